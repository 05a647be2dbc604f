//! The file system, as far as keeping releases needs it.
//!
//! All that is written to files that must not be lost goes through a [`Disk`], step by step,
//! so that each step can be made to fail. A step either happens or says that it didn't; nothing
//! here tries again.

mod system;
mod whole;

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

pub use system::System;
pub(super) use whole::{PART, write_whole};

/// What stands at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A file.
    File,
    /// A folder.
    Folder,
    /// A device, a pipe or a socket, which nobody should wait for.
    Other,
}

/// What makes a file more than its name and its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shared {
    /// It has other names.
    Names,
    /// It belongs to somebody else.
    Owner,
}

/// What can be seen of something without opening it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// What it is.
    pub what: What,
    /// How long it is, in bytes.
    pub length: u64,
    /// Whether it's marked as not to be written.
    pub is_read_only: bool,
    /// What would get lost if another file took its place, if anything would.
    pub shared: Option<Shared>,
    /// When it was changed, as its file system has it: a hint, no more.
    pub changed: Option<SystemTime>,
    /// What tells it from other files, where there is such a thing.
    pub number: u64,
    /// What tells the drive that it's on from others, where there is such a thing.
    pub volume: Option<u64>,
}

impl Seen {
    /// How long ago it was changed, by this machine's clock; `None` where nobody knows, or it
    /// hasn't been yet.
    pub fn age(&self) -> Option<Duration> {
        self.changed?.elapsed().ok()
    }
}

/// Who may read and write a new file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rights<'a> {
    /// Whoever may what the person's programs usually make.
    Usual,
    /// Whoever may this one.
    As(&'a Path),
    /// Its owner alone.
    Private,
}

/// A file system.
pub trait Disk: fmt::Debug + Send + Sync {
    /// The path without links in it.
    ///
    /// # Errors
    /// If nothing stands there.
    fn resolve(&self, path: &Path) -> io::Result<PathBuf>;

    /// Where the link at `path` leads, whether or not something stands there; `None` where no
    /// link is.
    fn linked(&self, path: &Path) -> Option<PathBuf>;

    /// What stands at `path`; links are followed.
    ///
    /// # Errors
    /// If nothing does, or it can't be seen.
    fn look(&self, path: &Path) -> io::Result<Seen>;

    /// The first bytes of the file at `path`, `most` at the most.
    ///
    /// # Errors
    /// If it can't be read.
    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>>;

    /// Makes a file that isn't there yet.
    ///
    /// # Errors
    /// If there is one, or none can be made.
    fn create(&self, path: &Path, rights: Rights<'_>) -> io::Result<Box<dyn Writing>>;

    /// Opens a file to write it anew where it lies; nothing of it is changed by that.
    ///
    /// # Errors
    /// If it can't be opened.
    fn rewrite(&self, path: &Path) -> io::Result<Box<dyn Rewriting>>;

    /// Opens a file to write behind its first `length` bytes; the rest is cut off.
    ///
    /// # Errors
    /// If it can't be opened.
    fn append(&self, path: &Path, length: u64) -> io::Result<Box<dyn Writing>>;

    /// Has two files change places in one step.
    ///
    /// # Errors
    /// If they can't; [`Unsupported`](io::ErrorKind::Unsupported) where the file system
    /// knows no such step.
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()>;

    /// Gives a file another name in one step, which nothing has yet.
    ///
    /// # Errors
    /// If something has it; [`Unsupported`](io::ErrorKind::Unsupported) where the file system
    /// can't tell in the same step.
    fn name(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Gives a file another name in one step; what had it is gone.
    ///
    /// # Errors
    /// If it can't.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Takes a file away.
    ///
    /// # Errors
    /// If it can't.
    fn remove(&self, path: &Path) -> io::Result<()>;

    /// Forces what is known of a folder's entries to the disk.
    ///
    /// # Errors
    /// If it can't.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;

    /// What is in a folder.
    ///
    /// # Errors
    /// If it can't be read.
    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>>;

    /// Makes a folder that only its owner can look into, and those around it that aren't
    /// there.
    ///
    /// # Errors
    /// If it can't be made.
    fn make_private_folder(&self, folder: &Path) -> io::Result<()>;
}

/// A file that is being written.
pub trait Writing: Send {
    /// Writes all of `bytes` behind what was written.
    ///
    /// # Errors
    /// If not all of it was.
    fn write(&mut self, bytes: &[u8]) -> io::Result<()>;

    /// Forces what was written to the disk. After an error nothing is known of what was
    /// written before, and trying again would say nothing.
    ///
    /// # Errors
    /// If it can't.
    fn sync(&mut self) -> io::Result<()>;
}

/// A file that is being written anew where it lies.
pub trait Rewriting: Writing {
    /// What it holds, `most` bytes at the most.
    ///
    /// # Errors
    /// If it can't be read.
    fn read(&mut self, most: u64) -> io::Result<Vec<u8>>;

    /// Has what is written next stand at its beginning.
    ///
    /// # Errors
    /// If it can't.
    fn begin(&mut self) -> io::Result<()>;

    /// Cuts off what stands behind what was written.
    ///
    /// # Errors
    /// If it can't.
    fn cut(&mut self) -> io::Result<()>;

    /// What tells it from other files, as in [`Seen::number`].
    ///
    /// # Errors
    /// If it can't be seen.
    fn number(&self) -> io::Result<u64>;
}
