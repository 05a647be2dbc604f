//! A file system that fails at a chosen step.

use std::fmt;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use communique::storage::disk::{Disk, Rewriting, Rights, Seen, System, Writing};

/// What happens at the step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There is no room.
    Full,
    /// The disk is broken.
    Broken,
    /// The system doesn't allow it.
    Denied,
    /// The medium can't be written.
    ReadOnly,
    /// Half of what is written is, and then there is no room.
    Short,
    /// The program ends in the middle of the step: half of what it writes is written, and
    /// nothing happens any more.
    Kill,
}

impl Fault {
    pub const ALL: [Self; 6] = [
        Self::Full,
        Self::Broken,
        Self::Denied,
        Self::ReadOnly,
        Self::Short,
        Self::Kill,
    ];

    fn error(self) -> io::Error {
        match self {
            Self::Full | Self::Short => ErrorKind::StorageFull.into(),
            Self::Broken => io::Error::from_raw_os_error(5),
            Self::Denied => ErrorKind::PermissionDenied.into(),
            Self::ReadOnly => ErrorKind::ReadOnlyFilesystem.into(),
            Self::Kill => io::Error::other("the program was killed"),
        }
    }
}

/// The machine's file system, but for one step.
#[derive(Clone)]
pub struct Faulty {
    steps: Arc<AtomicUsize>,
    at: usize,
    fault: Fault,
    is_plain: bool,
    before_change: Arc<dyn Fn() + Send + Sync>,
    before_taking: Arc<dyn Fn() + Send + Sync>,
}

impl fmt::Debug for Faulty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} at step {}", self.fault, self.at)
    }
}

impl Faulty {
    /// Fails at the step `at`, counted from 0.
    pub fn at(at: usize, fault: Fault) -> Self {
        Self {
            steps: Arc::default(),
            at,
            fault,
            is_plain: false,
            before_change: Arc::new(|| {}),
            before_taking: Arc::new(|| {}),
        }
    }

    /// The same where files can't change places, as on some network drives.
    pub fn plain(self) -> Self {
        Self {
            is_plain: true,
            ..self
        }
    }

    /// The same, with this done before files change places, or one is written into.
    pub fn with_rival(self, rival: impl Fn() + Send + Sync + 'static) -> Self {
        Self {
            before_change: Arc::new(rival),
            ..self
        }
    }

    /// The same, with this done before a file is taken away or gets another name.
    pub fn with_rival_before_taking(self, rival: impl Fn() + Send + Sync + 'static) -> Self {
        Self {
            before_taking: Arc::new(rival),
            ..self
        }
    }

    /// Never fails; only counts.
    pub fn counting() -> Self {
        Self::at(usize::MAX, Fault::Kill)
    }

    /// How many steps there were.
    pub fn steps(&self) -> usize {
        self.steps.load(Ordering::Relaxed)
    }

    /// Whether the fault has happened.
    pub fn has_failed(&self) -> bool {
        self.steps() > self.at
    }

    fn step(&self) -> io::Result<()> {
        let step = self.steps.fetch_add(1, Ordering::Relaxed);
        let is_dead = step > self.at && self.fault == Fault::Kill;
        if step == self.at || is_dead {
            return Err(self.fault.error());
        }
        Ok(())
    }
}

impl Disk for Faulty {
    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        self.step()?;
        System.resolve(path)
    }

    fn linked(&self, path: &Path) -> Option<PathBuf> {
        self.step().ok()?;
        System.linked(path)
    }

    fn look(&self, path: &Path) -> io::Result<Seen> {
        self.step()?;
        System.look(path)
    }

    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        self.step()?;
        System.read(path, most)
    }

    fn create(&self, path: &Path, rights: Rights<'_>) -> io::Result<Box<dyn Writing>> {
        self.step()?;
        self.wrapped(System.create(path, rights))
    }

    fn rewrite(&self, path: &Path) -> io::Result<Box<dyn Rewriting>> {
        self.step()?;
        let (file, disk) = (System.rewrite(path)?, self.clone());
        Ok(Box::new(FaultyFile { file, disk }))
    }

    fn append(&self, path: &Path, length: u64) -> io::Result<Box<dyn Writing>> {
        self.step()?;
        self.wrapped(System.append(path, length))
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        self.step()?;
        if self.is_plain {
            return Err(ErrorKind::Unsupported.into());
        }
        (self.before_change)();
        System.exchange(one, other)
    }

    fn name(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step()?;
        if self.is_plain {
            return Err(ErrorKind::Unsupported.into());
        }
        System.name(from, to)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step()?;
        (self.before_taking)();
        System.rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.step()?;
        (self.before_taking)();
        System.remove(path)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.step()?;
        System.sync_folder(folder)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        self.step()?;
        System.list(folder)
    }

    fn make_private_folder(&self, folder: &Path) -> io::Result<()> {
        self.step()?;
        System.make_private_folder(folder)
    }
}

impl Faulty {
    fn wrapped(&self, file: io::Result<Box<dyn Writing>>) -> io::Result<Box<dyn Writing>> {
        let file = file?;
        let disk = self.clone();
        Ok(Box::new(FaultyFile { file, disk }))
    }
}

struct FaultyFile<F: ?Sized> {
    file: Box<F>,
    disk: Faulty,
}

impl<F: Writing + ?Sized> Writing for FaultyFile<F> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        let was_alive = !self.disk.has_failed();
        if let Err(error) = self.disk.step() {
            if was_alive && matches!(self.disk.fault, Fault::Short | Fault::Kill) {
                self.file.write(&bytes[..bytes.len() / 2])?;
            }
            return Err(error);
        }
        self.file.write(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.disk.step()?;
        self.file.sync()
    }
}

impl Rewriting for FaultyFile<dyn Rewriting> {
    fn read(&mut self, most: u64) -> io::Result<Vec<u8>> {
        self.disk.step()?;
        self.file.read(most)
    }

    fn begin(&mut self) -> io::Result<()> {
        self.disk.step()?;
        (self.disk.before_change)();
        self.file.begin()
    }

    fn cut(&mut self) -> io::Result<()> {
        self.disk.step()?;
        self.file.cut()
    }

    fn number(&self) -> io::Result<u64> {
        self.disk.step()?;
        self.file.number()
    }
}
