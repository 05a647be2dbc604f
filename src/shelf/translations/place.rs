//! Where what is kept lies, and how it's written there: whole or not at all, one window at a time.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::Builder;

use super::{KeptKind, MOST_KEPT, NotKept};
use crate::shelf::Folders;
use crate::shelf::folders::make_private;

/// What files are called first before they're whole.
const PART: &str = ".part-";
/// What says that a window writes here.
const LOCK: &str = "lock";
/// How long another window is waited for, and how often it's looked whether it's done.
const PATIENCE: Duration = Duration::from_secs(5);
const LOOKS: Duration = Duration::from_millis(20);

impl KeptKind {
    pub(super) const ALL: [Self; 3] = [Self::Release, Self::Memory, Self::Glossary];

    pub(super) fn folder(self, folders: &Folders) -> PathBuf {
        let name = match self {
            Self::Release => "releases",
            Self::Memory => "memories",
            Self::Glossary => "glossaries",
        };
        root(folders).join(name)
    }

    /// The files of this kind, in the order of their names.
    pub(super) fn files(self, folders: &Folders) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.folder(folders)).into_iter().flatten();
        let files = entries.flatten().map(|entry| entry.path());
        let mut files: Vec<PathBuf> = files
            .filter(|path| path.extension().is_some_and(|it| it == "ron"))
            .collect();
        files.sort();
        files
    }
}

fn root(folders: &Folders) -> PathBuf {
    folders.data.join("translations")
}

/// What says of a kept release that somebody wants nothing of it remembered.
pub(super) fn mark_of(folders: &Folders, file: &Path) -> PathBuf {
    let name = file.file_stem().unwrap_or_default();
    root(folders).join("forgotten").join(name)
}

/// The right to write here, until it's dropped or the process ends.
pub(super) struct Turn {
    folders: Folders,
    /// None where the file system knows no locks: what is written there is whole still.
    _lock: Option<File>,
}

impl Turn {
    /// Waits for one's turn.
    ///
    /// # Errors
    /// If another window has it for long, or the folder can't be made.
    pub fn wait(folders: &Folders) -> Result<Self, NotKept> {
        let begun = Instant::now();
        loop {
            match Self::take(folders)? {
                Some(turn) => return Ok(turn),
                None if begun.elapsed() >= PATIENCE => return Err(NotKept::Busy),
                None => thread::sleep(LOOKS),
            }
        }
    }

    /// Takes it, if nobody has it.
    fn take(folders: &Folders) -> Result<Option<Self>, NotKept> {
        let root = root(folders);
        let unwritten = |error: io::Error| NotKept::Unwritten(root.clone(), error.to_string());
        make_private(&root).map_err(unwritten)?;
        let mut options = OpenOptions::new();
        let options = options.write(true).create(true).truncate(false);
        let lock = options.open(root.join(LOCK)).map_err(unwritten)?;
        let lock = match lock.try_lock() {
            Ok(()) => Some(lock),
            Err(TryLockError::WouldBlock) => return Ok(None),
            Err(TryLockError::Error(_)) => None,
        };
        let folders = folders.clone();
        Ok(Some(Self {
            folders,
            _lock: lock,
        }))
    }

    /// Makes `bytes` the file at `path`; what was there gives way.
    ///
    /// # Errors
    /// If that would be too much in all, or it can't be written.
    pub fn put(&self, path: &Path, bytes: &[u8]) -> Result<(), NotKept> {
        let length = |path: &Path| fs::metadata(path).map_or(0, |metadata| metadata.len());
        let all = KeptKind::ALL.iter();
        let all = all.flat_map(|kind| kind.files(&self.folders));
        let others = all.filter(|file| file != path);
        let others: u64 = others.map(|file| length(&file)).sum();
        let sum = others.saturating_add(u64::try_from(bytes.len()).unwrap_or(u64::MAX));
        if sum > MOST_KEPT {
            return Err(NotKept::TooMuch(sum.div_ceil(1024 * 1024)));
        }
        let folder = path.parent().unwrap_or(Path::new("."));
        let written = write(folder, path, bytes);
        written.map_err(|error| NotKept::Unwritten(folder.to_owned(), error.to_string()))
    }

    /// Puts a mark at `path`. It's as good as whole as soon as it's there, and takes no room, so
    /// that neither the disk is waited for nor all that's kept added up: there may be hundreds.
    ///
    /// # Errors
    /// If it can't be.
    pub fn mark(&self, path: &Path) -> Result<(), NotKept> {
        let folder = path.parent().unwrap_or(Path::new("."));
        let marked = make_private(folder).and_then(|()| File::create(path));
        let unmarked = |error: io::Error| NotKept::Unmarked(folder.to_owned(), error.to_string());
        marked.map(drop).map_err(unmarked)
    }

    /// Takes a file away, if it's there.
    ///
    /// # Errors
    /// If it can't be.
    pub fn remove(&self, file: &Path) -> Result<(), NotKept> {
        match fs::remove_file(file) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(NotKept::Unwritten(file.to_owned(), error.to_string()))
            }
            _ => Ok(()),
        }
    }
}

/// Takes away what windows left that were ended while they wrote, unless one is writing now.
pub(super) fn sweep(folders: &Folders) {
    // Where there is nothing yet, there is nothing to be swept.
    if !root(folders).is_dir() {
        return;
    }
    let Ok(Some(Turn {
        _lock: Some(_lock), ..
    })) = Turn::take(folders)
    else {
        return;
    };
    for kind in KeptKind::ALL {
        let entries = fs::read_dir(kind.folder(folders)).into_iter().flatten();
        for entry in entries.flatten() {
            if entry.file_name().to_string_lossy().starts_with(PART) {
                // What can't be taken away stays.
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

fn write(folder: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
    make_private(folder)?;
    let mut new = Builder::new().prefix(PART).tempfile_in(folder)?;
    new.write_all(bytes)?;
    new.as_file().sync_all()?;
    new.persist(path).map_err(|error| error.error)?;
    Ok(())
}
