//! Desks: where the program keeps what belongs to one open release, in a folder of the
//! person's own: its journal, and a lock that says that a window has it.
//!
//! Every file has one desk, found by the file's path, so that a person's second window on it
//! finds the first; where the file has other names, it's found by what they have in common. A
//! release without a file has a desk of its own. A desk that nobody has and that has a journal
//! was left by a crash.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use super::bin::{put_away, put_copy_away};
use super::disk::{Disk, write_whole};
use super::letters::letters;
use super::{Digest, read_journal};

/// What the desks of files, and those of releases without one, are called first.
const OF_FILE: &str = "file-";
const OF_NEW: &str = "new-";
/// What the lock is called first that is one for all names of a file.
const OF_NAMES: &str = "names-";
const JOURNAL: &str = "journal";
const LOCK: &str = "lock";
/// The longest that is read of what the file held, in bytes.
const LONGEST_HELD: u64 = 4096;
/// The most states that are told of.
const MOST_HELD: usize = 20;
/// What a second window leaves for the first.
const CALL: &str = "call";
/// How long another window has a desk only to see whether it's somebody's, and how often it's
/// waited for so long.
const PEEK: Duration = Duration::from_millis(10);
const PEEKS: usize = 5;
/// What says which state the file held when it was last saved here, or seen, and before that.
const HELD: &str = "held";
/// How often recovering from the journal was begun and not ended.
const TRIES: &str = "tries";

/// A desk that this window has.
#[derive(Debug)]
pub struct Desk {
    folder: PathBuf,
    /// Released when the process ends, however it does.
    _lock: File,
    /// Where windows on the file's other names call, if it may have any.
    names: Option<Box<Desk>>,
}

/// What the desk of a file is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskName {
    own: String,
    /// What the lock is called that is one for all names of the file, if it may have others.
    names: Option<String>,
}

impl DeskName {
    /// That of the file at `path`, which is looked at: its drive may take a while.
    pub fn of_file(disk: &dyn Disk, path: &Path) -> Self {
        let file = resolved(disk, path);
        let digest = Digest::of(file.as_os_str().as_encoded_bytes()).short();
        let seen = disk.look(&file).ok().filter(|seen| seen.shared.is_some());
        Self {
            own: format!("{OF_FILE}{digest}"),
            names: seen.map(|seen| format!("{OF_NAMES}{:016x}", seen.number)),
        }
    }
}

/// What taking a desk comes to.
#[derive(Debug)]
pub enum DeskTaken {
    /// It's this window's now.
    Ours(Desk),
    /// Another window has it.
    Theirs(PathBuf),
}

impl Desk {
    /// Takes the desk of the file at `path`, in the folder for desks.
    ///
    /// # Errors
    /// As [`called`](Self::called).
    pub fn of_file(disk: &dyn Disk, desks: &Path, path: &Path) -> io::Result<DeskTaken> {
        Self::called(disk, desks, &DeskName::of_file(disk, path))
    }

    /// Takes the desk that is called so, in the folder for desks. Another window may have it for
    /// a moment, to see whether it's somebody's: that's waited for.
    ///
    /// # Errors
    /// If the folder can't be written into.
    pub fn called(disk: &dyn Disk, desks: &Path, name: &DeskName) -> io::Result<DeskTaken> {
        let folder = desks.join(&name.own);
        let mut taken = Self::take(disk, &folder)?;
        for _ in 0..PEEKS {
            if matches!(taken, DeskTaken::Ours(_)) {
                break;
            }
            thread::sleep(PEEK);
            taken = Self::take(disk, &folder)?;
        }
        let (mut desk, names) = match (taken, &name.names) {
            (DeskTaken::Ours(desk), Some(names)) => (desk, desks.join(names)),
            (taken, _) => return Ok(taken),
        };
        match Self::take(disk, &names)? {
            DeskTaken::Ours(names) => {
                desk.names = Some(Box::new(names));
                Ok(DeskTaken::Ours(desk))
            }
            theirs => Ok(theirs),
        }
    }

    /// Takes a desk for a release that has no file yet.
    ///
    /// # Errors
    /// If the folder can't be written into.
    pub fn new(disk: &dyn Disk, desks: &Path) -> io::Result<Self> {
        loop {
            let letters = letters(12);
            let folder = desks.join(format!("{OF_NEW}{letters}"));
            if let DeskTaken::Ours(desk) = Self::take(disk, &folder)? {
                return Ok(desk);
            }
        }
    }

    /// Takes the desk in `folder`.
    ///
    /// # Errors
    /// If it can't be written into.
    pub fn take(disk: &dyn Disk, folder: &Path) -> io::Result<DeskTaken> {
        disk.make_private_folder(folder)?;
        let mut options = OpenOptions::new();
        let lock = options
            .write(true)
            .create(true)
            .truncate(false)
            .open(folder.join(LOCK))?;
        match lock.try_lock() {
            Ok(()) => Ok(DeskTaken::Ours(Self {
                folder: folder.to_owned(),
                _lock: lock,
                names: None,
            })),
            Err(TryLockError::WouldBlock) => Ok(DeskTaken::Theirs(folder.to_owned())),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    /// Those of releases without a file that were left with a journal on them, taken.
    pub fn left_without_file(disk: &dyn Disk, desks: &Path) -> Vec<Self> {
        let folders = with_journal(disk, desks, OF_NEW).into_iter();
        folders
            .filter_map(|folder| match Self::take(disk, &folder) {
                Ok(DeskTaken::Ours(desk)) => Some(desk),
                Ok(DeskTaken::Theirs(_)) | Err(_) => None,
            })
            .collect()
    }

    /// Whether some window has one.
    pub fn is_any_taken(disk: &dyn Disk, desks: &Path) -> bool {
        let mut folders = disk.list(desks).unwrap_or_default().into_iter();
        folders.any(|folder| matches!(Self::take(disk, &folder), Ok(DeskTaken::Theirs(_))))
    }

    /// The files of those that were left with a journal on them. They're nobody's still.
    pub fn files_left(disk: &dyn Disk, desks: &Path) -> Vec<PathBuf> {
        let folders = with_journal(disk, desks, OF_FILE).into_iter();
        folders
            .filter_map(|folder| {
                let DeskTaken::Ours(desk) = Self::take(disk, &folder).ok()? else {
                    return None;
                };
                let journal = desk.journal();
                // Reading takes time, in which somebody may want it.
                drop(desk);
                read_journal(disk, &journal).ok()?.subject.file
            })
            .collect()
    }

    /// Where its journal is, if it has one.
    pub fn journal(&self) -> PathBuf {
        self.folder.join(JOURNAL)
    }

    /// The folder that it is.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Whether there is a journal on it, as far as is known: one that can't be seen may be.
    pub fn has_journal(&self, disk: &dyn Disk) -> bool {
        let seen = disk.look(&self.journal());
        !seen.is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
    }

    /// Takes the journal away: all that it says is saved.
    ///
    /// # Errors
    /// If it can't be taken away.
    pub fn clear(&self, disk: &dyn Disk) -> io::Result<()> {
        match disk.remove(&self.journal()) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// Puts the journal into the folder `bin`, where it can be had for some time.
    ///
    /// # Errors
    /// If it can't; it's on the desk then.
    pub fn discard(&self, disk: &dyn Disk, bin: &Path) -> io::Result<()> {
        put_away(disk, &self.journal(), bin)
    }

    /// Puts a copy of the journal into the folder `bin`, too.
    ///
    /// # Errors
    /// If it can't.
    pub fn copy(&self, disk: &dyn Disk, bin: &Path) -> io::Result<()> {
        put_copy_away(disk, &self.journal(), bin)
    }

    /// Puts the journal onto a desk of a release without a file: what it tells of isn't what
    /// this one's file holds any more.
    ///
    /// # Errors
    /// If it can't; it's on this desk then.
    pub fn hand_over(&self, disk: &dyn Disk, desks: &Path) -> io::Result<()> {
        let other = Self::new(disk, desks)?;
        disk.rename(&self.journal(), &other.journal())
    }

    /// The file holds the first of these states, as they're called among the versions, and has
    /// held the others, which nothing was made of that it has held since.
    pub fn hold(&self, disk: &dyn Disk, versions: &[String]) {
        let told = versions.get(..MOST_HELD).unwrap_or(versions).join("\n");
        // Where it can't be said, nobody is told that the file holds something else.
        let _ = write_whole(disk, &self.folder.join(HELD), told.as_bytes());
    }

    /// What the states are called that the file held when that was last known here: the latest,
    /// and those before it that are lost from it as far as is known.
    pub fn held(&self, disk: &dyn Disk) -> Vec<String> {
        let held = disk.read(&self.folder.join(HELD), LONGEST_HELD);
        let held = held.ok().and_then(|held| String::from_utf8(held).ok());
        let held = held.unwrap_or_default();
        held.lines().map(str::to_owned).collect()
    }

    /// How many tries to recover from the journal were begun and never ended.
    pub fn tries(&self, disk: &dyn Disk) -> usize {
        let path = self.folder.join(TRIES);
        disk.read(&path, 8).unwrap_or_default().len()
    }

    /// Counts another.
    pub fn begin_try(&self, disk: &dyn Disk) {
        let marks = vec![b'|'; self.tries(disk) + 1];
        // Where it can't be counted, it's tried again.
        let _ = write_whole(disk, &self.folder.join(TRIES), &marks);
    }

    /// The try has ended well.
    pub fn end_try(&self, disk: &dyn Disk) {
        let _ = disk.remove(&self.folder.join(TRIES));
    }

    /// Whether another window has asked for this one to be shown, since this was last asked.
    pub fn is_called(&self, disk: &dyn Disk) -> bool {
        let is_called = disk.remove(&self.folder.join(CALL)).is_ok();
        is_called || self.names.as_ref().is_some_and(|desk| desk.is_called(disk))
    }
}

/// The path of a file without links in it, as far as what is in it is there: that a file is
/// gone, or its drive, makes no other desk of its own.
fn resolved(disk: &dyn Disk, path: &Path) -> PathBuf {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    for there in whole.ancestors() {
        if let Ok(resolved) = disk.resolve(there) {
            let rest = whole.strip_prefix(there).unwrap_or(Path::new(""));
            return match rest.as_os_str().is_empty() {
                true => resolved,
                false => resolved.join(rest),
            };
        }
    }
    whole
}

/// The desks whose names begin so and that have a journal.
fn with_journal(disk: &dyn Disk, desks: &Path, begins: &str) -> Vec<PathBuf> {
    let folders = disk.list(desks).unwrap_or_default().into_iter();
    let is_meant = |folder: &PathBuf| {
        let name = folder.file_name().and_then(|name| name.to_str());
        name.is_some_and(|name| name.starts_with(begins))
            && disk.look(&folder.join(JOURNAL)).is_ok()
    };
    folders.filter(is_meant).collect()
}

/// Asks the window that has the desk in `folder` to show itself.
///
/// # Errors
/// If it can't be asked.
pub fn call(disk: &dyn Disk, folder: &Path) -> io::Result<()> {
    write_whole(disk, &folder.join(CALL), b"")
}
