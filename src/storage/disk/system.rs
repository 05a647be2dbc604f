//! The machine's own file system.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::{Disk, Rewriting, Rights, Seen, Shared, What, Writing};

/// The file system that the program runs on.
#[derive(Clone, Copy, Debug, Default)]
pub struct System;

impl Disk for System {
    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        fs::canonicalize(path)
    }

    fn linked(&self, path: &Path) -> Option<PathBuf> {
        let to = fs::read_link(path).ok()?;
        Some(match path.parent() {
            Some(folder) => folder.join(to),
            None => to,
        })
    }

    fn look(&self, path: &Path) -> io::Result<Seen> {
        let metadata = fs::metadata(path)?;
        let what = if metadata.is_file() {
            What::File
        } else if metadata.is_dir() {
            What::Folder
        } else {
            What::Other
        };
        Ok(Seen {
            what,
            length: metadata.len(),
            is_read_only: metadata.permissions().readonly(),
            shared: shared(&metadata).filter(|_| what == What::File),
            changed: metadata.modified().ok(),
            number: number(&metadata),
            volume: volume(&metadata),
        })
    }

    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        File::open(path)?.take(most).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn create(&self, path: &Path, rights: Rights<'_>) -> io::Result<Box<dyn Writing>> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        if rights == Rights::Private {
            owner_alone(&mut options);
        }
        let file = options.open(path)?;
        if let Rights::As(other) = rights
            && let Err(error) = give_rights(&file, other)
        {
            drop(file);
            // Nobody knows of it.
            let _ = fs::remove_file(path);
            return Err(error);
        }
        Ok(Box::new(file))
    }

    fn rewrite(&self, path: &Path) -> io::Result<Box<dyn Rewriting>> {
        let mut options = OpenOptions::new();
        Ok(Box::new(options.read(true).write(true).open(path)?))
    }

    fn append(&self, path: &Path, length: u64) -> io::Result<Box<dyn Writing>> {
        let mut file = OpenOptions::new().write(true).open(path)?;
        file.set_len(length)?;
        file.seek(SeekFrom::End(0))?;
        Ok(Box::new(file))
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        steps::exchange(one, other)
    }

    fn name(&self, from: &Path, to: &Path) -> io::Result<()> {
        steps::name(from, to)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        patiently(|| fs::rename(from, to))
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        patiently(|| fs::remove_file(path))
    }

    #[cfg(unix)]
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        File::open(folder)?.sync_all()
    }

    /// Windows opens a folder as a file only if it's told that it's one.
    #[cfg(windows)]
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        use std::os::windows::fs::OpenOptionsExt;
        const FILE_FLAG_BACKUP_SEMANTICS: u32 = 0x0200_0000;
        let mut options = OpenOptions::new();
        options.write(true).custom_flags(FILE_FLAG_BACKUP_SEMANTICS);
        options.open(folder)?.sync_all()
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let mut paths = Vec::new();
        for entry in fs::read_dir(folder)? {
            paths.push(entry?.path());
        }
        paths.sort();
        Ok(paths)
    }

    #[cfg(unix)]
    fn make_private_folder(&self, folder: &Path) -> io::Result<()> {
        use std::os::unix::fs::DirBuilderExt;
        fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(folder)
    }

    /// Windows keeps these folders in the person's own profile.
    #[cfg(not(unix))]
    fn make_private_folder(&self, folder: &Path) -> io::Result<()> {
        fs::create_dir_all(folder)
    }
}

/// Gives a new file the rights of `other`, and its group where that's possible.
fn give_rights(file: &File, other: &Path) -> io::Result<()> {
    let wanted = fs::metadata(other)?;
    give_group(file, &wanted);
    match file.set_permissions(wanted.permissions()) {
        // There are no rights on such a file system, or they're the same for all files.
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::Unsupported | io::ErrorKind::PermissionDenied
            ) && file.metadata()?.permissions() == wanted.permissions() =>
        {
            Ok(())
        }
        done => done,
    }
}

/// In a folder that several write into, a file is often its group's.
#[cfg(unix)]
fn give_group(file: &File, like: &fs::Metadata) {
    use std::os::unix::fs::{MetadataExt, fchown};
    if file.metadata().is_ok_and(|own| own.gid() != like.gid()) {
        // Who isn't in that group can't; the file is as readable as its rights say.
        let _ = fchown(file, None, Some(like.gid()));
    }
}

#[cfg(not(unix))]
fn give_group(_file: &File, _like: &fs::Metadata) {}

impl Writing for File {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.write_all(bytes)
    }

    #[cfg(not(target_os = "macos"))]
    fn sync(&mut self) -> io::Result<()> {
        self.sync_data()
    }

    /// Shares and foreign file systems don't know the call that the standard library makes,
    /// which empties the drive's own memory, too.
    #[cfg(target_os = "macos")]
    fn sync(&mut self) -> io::Result<()> {
        use rustix::io::Errno;
        const UNKNOWN: [Errno; 4] = [Errno::NOTSUP, Errno::OPNOTSUPP, Errno::INVAL, Errno::NOTTY];
        let is_unknown = |error: &io::Error| {
            let unknown = UNKNOWN.map(Errno::raw_os_error);
            error
                .raw_os_error()
                .is_some_and(|code| unknown.contains(&code))
        };
        match self.sync_data() {
            Err(error) if is_unknown(&error) => Ok(rustix::fs::fsync(&*self)?),
            done => done,
        }
    }
}

impl Rewriting for File {
    fn read(&mut self, most: u64) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.seek(SeekFrom::Start(0))?;
        Read::by_ref(self).take(most).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn begin(&mut self) -> io::Result<()> {
        self.seek(SeekFrom::Start(0)).map(drop)
    }

    fn cut(&mut self) -> io::Result<()> {
        let end = self.stream_position()?;
        self.set_len(end)
    }

    fn number(&self) -> io::Result<u64> {
        Ok(number(&self.metadata()?))
    }
}

#[cfg(unix)]
fn owner_alone(options: &mut OpenOptions) {
    use std::os::unix::fs::OpenOptionsExt;
    options.mode(0o600);
}

/// Windows keeps such files in the person's own profile.
#[cfg(not(unix))]
fn owner_alone(_options: &mut OpenOptions) {}

#[cfg(unix)]
fn shared(metadata: &fs::Metadata) -> Option<Shared> {
    use std::os::unix::fs::MetadataExt;
    let is_foreign = metadata.uid() != rustix::process::geteuid().as_raw();
    match metadata.nlink() > 1 {
        true => Some(Shared::Names),
        false => is_foreign.then_some(Shared::Owner),
    }
}

/// The standard library doesn't tell on Windows; a file that takes another's place there
/// keeps the folder's rights.
#[cfg(not(unix))]
fn shared(_metadata: &fs::Metadata) -> Option<Shared> {
    None
}

#[cfg(unix)]
fn number(metadata: &fs::Metadata) -> u64 {
    use std::os::unix::fs::MetadataExt;
    metadata.ino() ^ metadata.dev().rotate_left(32)
}

#[cfg(unix)]
fn volume(metadata: &fs::Metadata) -> Option<u64> {
    use std::os::unix::fs::MetadataExt;
    Some(metadata.dev())
}

/// A drive that is away takes its letter with it there.
#[cfg(not(unix))]
fn volume(_metadata: &fs::Metadata) -> Option<u64> {
    None
}

#[cfg(not(unix))]
fn number(_metadata: &fs::Metadata) -> u64 {
    0
}

/// Virus scanners and sync tools hold a file for some ten milliseconds on Windows, and what
/// is done to it meanwhile fails with 'access denied' (5) or 'sharing violation' (32).
#[cfg(windows)]
fn patiently(mut step: impl FnMut() -> io::Result<()>) -> io::Result<()> {
    const PAUSES: [u64; 6] = [5, 10, 20, 40, 80, 160];
    for pause in PAUSES {
        match step() {
            Err(error) if matches!(error.raw_os_error(), Some(5 | 32)) => {
                std::thread::sleep(std::time::Duration::from_millis(pause));
            }
            done => return done,
        }
    }
    step()
}

#[cfg(not(windows))]
fn patiently(mut step: impl FnMut() -> io::Result<()>) -> io::Result<()> {
    step()
}

/// Steps that tell what they find, which the standard library doesn't have.
#[cfg(any(target_os = "linux", target_os = "macos"))]
mod steps {
    use std::io;
    use std::path::Path;

    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;

    /// What file systems, network drives and old kernels answer that don't know these steps.
    const UNKNOWN: [Errno; 4] = [Errno::INVAL, Errno::NOSYS, Errno::OPNOTSUPP, Errno::NOTSUP];

    pub fn exchange(one: &Path, other: &Path) -> io::Result<()> {
        with(one, other, RenameFlags::EXCHANGE)
    }

    pub fn name(from: &Path, to: &Path) -> io::Result<()> {
        with(from, to, RenameFlags::NOREPLACE)
    }

    fn with(from: &Path, to: &Path, flags: RenameFlags) -> io::Result<()> {
        renameat_with(CWD, from, CWD, to, flags).map_err(|error| match error {
            error if UNKNOWN.contains(&error) => io::ErrorKind::Unsupported.into(),
            error => error.into(),
        })
    }
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
mod steps {
    use std::io;
    use std::path::Path;

    pub fn exchange(_one: &Path, _other: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    pub fn name(_from: &Path, _to: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }
}
