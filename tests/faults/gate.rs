//! A file system that hangs: from a chosen step on nothing comes back until its gate is opened.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;

use communique::storage::disk::{Disk, Rewriting, Rights, Seen, System, Writing};

/// The machine's file system behind a gate.
#[derive(Clone)]
pub struct Gate {
    /// The thread whose steps are counted.
    thread: &'static str,
    /// The folder that is behind it; with none, all is.
    folder: Option<PathBuf>,
    state: Arc<Mutex<State>>,
    changed: Arc<Condvar>,
}

#[derive(Default)]
struct State {
    /// How many steps of the thread get through before it closes for all.
    left: Option<usize>,
    /// How many steps of the thread got through.
    steps: usize,
    /// How many of them wait.
    waiting: usize,
}

impl fmt::Debug for Gate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a gate at which {} wait", self.waiting())
    }
}

impl Gate {
    /// An open gate that counts the steps of the thread called so.
    pub fn of(thread: &'static str) -> Self {
        Self {
            thread,
            folder: None,
            state: Arc::default(),
            changed: Arc::default(),
        }
    }

    /// The same with nothing behind it but what is in this folder.
    pub fn around(self, folder: &Path) -> Self {
        Self {
            folder: Some(folder.to_owned()),
            ..self
        }
    }

    /// Closes it for all behind so many more steps of the thread.
    pub fn close_after(&self, steps: usize) {
        self.state.lock().expect("a state").left = Some(steps);
    }

    /// Opens it for good.
    pub fn open(&self) {
        self.state.lock().expect("a state").left = None;
        self.changed.notify_all();
    }

    /// How many steps of the thread got through.
    pub fn steps(&self) -> usize {
        self.state.lock().expect("a state").steps
    }

    /// How many steps of the thread wait at it.
    pub fn waiting(&self) -> usize {
        self.state.lock().expect("a state").waiting
    }

    /// Gets through to `path`, sooner or later.
    fn pass(&self, path: &Path) {
        if self.folder.as_ref().is_some_and(|of| !path.starts_with(of)) {
            return;
        }
        let is_counted = thread::current().name() == Some(self.thread);
        let mut state = self.state.lock().expect("a state");
        if state.left == Some(0) {
            state.waiting += usize::from(is_counted);
            self.changed.notify_all();
            while state.left.is_some() {
                state = self.changed.wait(state).expect("a state");
            }
            state.waiting -= usize::from(is_counted);
        }
        if is_counted {
            state.left = state.left.map(|left| left.saturating_sub(1));
            state.steps += 1;
        }
    }

    /// Waits until the thread hangs.
    pub fn wait_until_it_hangs(&self) {
        let mut state = self.state.lock().expect("a state");
        while state.waiting == 0 {
            state = self.changed.wait(state).expect("a state");
        }
    }

    fn wrapped(
        &self,
        path: &Path,
        file: io::Result<Box<dyn Writing>>,
    ) -> io::Result<Box<dyn Writing>> {
        let (file, path, gate) = (file?, path.to_owned(), self.clone());
        Ok(Box::new(GatedFile { file, path, gate }))
    }
}

impl Disk for Gate {
    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        self.pass(path);
        System.resolve(path)
    }

    fn linked(&self, path: &Path) -> Option<PathBuf> {
        self.pass(path);
        System.linked(path)
    }

    fn look(&self, path: &Path) -> io::Result<Seen> {
        self.pass(path);
        System.look(path)
    }

    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        self.pass(path);
        System.read(path, most)
    }

    fn create(&self, path: &Path, rights: Rights<'_>) -> io::Result<Box<dyn Writing>> {
        self.pass(path);
        self.wrapped(path, System.create(path, rights))
    }

    fn rewrite(&self, path: &Path) -> io::Result<Box<dyn Rewriting>> {
        self.pass(path);
        let (file, gate) = (System.rewrite(path)?, self.clone());
        let path = path.to_owned();
        Ok(Box::new(GatedFile { file, path, gate }))
    }

    fn append(&self, path: &Path, length: u64) -> io::Result<Box<dyn Writing>> {
        self.pass(path);
        self.wrapped(path, System.append(path, length))
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        self.pass(one);
        System.exchange(one, other)
    }

    fn name(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.pass(from);
        System.name(from, to)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.pass(from);
        System.rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.pass(path);
        System.remove(path)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.pass(folder);
        System.sync_folder(folder)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        self.pass(folder);
        System.list(folder)
    }

    fn make_private_folder(&self, folder: &Path) -> io::Result<()> {
        self.pass(folder);
        System.make_private_folder(folder)
    }
}

struct GatedFile<F: ?Sized> {
    file: Box<F>,
    path: PathBuf,
    gate: Gate,
}

impl<F: Writing + ?Sized> Writing for GatedFile<F> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.gate.pass(&self.path);
        self.file.write(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.gate.pass(&self.path);
        self.file.sync()
    }
}

impl Rewriting for GatedFile<dyn Rewriting> {
    fn read(&mut self, most: u64) -> io::Result<Vec<u8>> {
        self.gate.pass(&self.path);
        self.file.read(most)
    }

    fn begin(&mut self) -> io::Result<()> {
        self.gate.pass(&self.path);
        self.file.begin()
    }

    fn cut(&mut self) -> io::Result<()> {
        self.gate.pass(&self.path);
        self.file.cut()
    }

    fn number(&self) -> io::Result<u64> {
        self.gate.pass(&self.path);
        self.file.number()
    }
}
