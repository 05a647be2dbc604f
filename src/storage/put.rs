//! Putting bytes where a file is to be: the old file or the new one, whole, whatever happens
//! meanwhile, and never over something that nobody here has seen.

use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use super::disk::{Disk, Rewriting, Rights, Seen, Shared, What};
use super::letters::letters;
use super::turn::Turn;
use super::{Digest, LARGEST_FILE, SaveError};

/// For how long what takes a file's place may leave none.
const MOMENT: Duration = Duration::from_millis(120);

/// What is expected to stand where something is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Expected {
    /// Anything, or nothing: somebody was asked.
    Whatever,
    /// Nothing: the file was gone.
    Nothing,
    /// A file with this content.
    This(Digest),
}

/// What came of it.
#[derive(Debug)]
pub(super) enum Put {
    /// The bytes stand there.
    Done,
    /// The bytes stand there, and were written into the file that was there: it's more than
    /// its name.
    Rewritten(Shared),
    /// Something else did, and still does.
    Found(Vec<u8>),
    /// The bytes stand there, but took the place of something else, which is kept here.
    Displaced {
        /// What stood there.
        found: Vec<u8>,
        /// Where it's kept.
        kept: PathBuf,
    },
}

/// What files end with that aren't yet, or no longer, what they're to be.
const UNFINISHED: &str = ".saving";
/// What they begin with, and what it names that they were to take the place of.
const OURS: &str = ".communique-";

/// Of what content a file is to take the place that saving left behind when it was cut off;
/// `None` for any other file.
pub(super) fn named_digest(path: &Path) -> Option<&str> {
    let name = path.file_name()?.to_str()?;
    let named = name.strip_prefix(OURS)?.strip_suffix(UNFINISHED)?;
    named.split_once('-').map(|(digest, _)| digest)
}

/// Puts `bytes` at `target`, which has no links in it.
///
/// The bytes go into a new file in the same folder, are forced to the disk, and take the old
/// one's place in one step. What stood there is looked at before and, where the file system
/// can have two files change places, behind that step too.
///
/// # Errors
/// If it can't; what stood there stands there still.
pub(super) fn put(
    disk: &dyn Disk,
    target: &Path,
    bytes: &[u8],
    expected: Expected,
) -> Result<Put, SaveError> {
    let mut seen = look(disk, target)?;
    if seen.is_none() && matches!(expected, Expected::This(_)) {
        // What takes a file's place may leave none for a moment.
        thread::sleep(MOMENT);
        seen = look(disk, target)?;
    }
    let not_a_file = |what| {
        Err(SaveError::NotAFile {
            file: target.to_owned(),
            what,
        })
    };
    match &seen {
        Some(seen) if seen.what == What::Folder => return not_a_file("a folder"),
        Some(seen) if seen.what == What::Other => return not_a_file("a device or a pipe"),
        // Its folder would let another take its place all the same.
        Some(seen) if seen.is_read_only => return Err(SaveError::ReadOnly(target.to_owned())),
        Some(_) => {}
        None if matches!(expected, Expected::This(_)) => return Err(gone(disk, target)),
        None => {}
    }
    if let Some(found) = unexpected(disk, target, expected)? {
        return Ok(Put::Found(found));
    }
    let new = write_beside(disk, target, bytes, seen.is_some(), expected)?;
    let put = match &seen {
        // What was seen is gone by now.
        Some(_) if expected == Expected::Nothing => take_name(disk, &new, target, expected),
        Some(Seen {
            shared: Some(shared),
            length,
            ..
        }) => rewrite(disk, &new, target, (*shared, *length), bytes, expected),
        Some(_) => change_places(disk, &new, target, expected),
        None => take_name(disk, &new, target, expected),
    };
    match &put {
        // It's needed.
        Ok(Put::Displaced { .. }) | Err(SaveError::Torn { .. }) => {}
        // It has taken the other's name, or isn't wanted any more.
        _ => drop(disk.remove(&new)),
    }
    if matches!(put, Ok(Put::Done | Put::Rewritten(_))) {
        force(disk, target)?;
    }
    put
}

fn look(disk: &dyn Disk, target: &Path) -> Result<Option<Seen>, SaveError> {
    match disk.look(target) {
        Ok(seen) => Ok(Some(seen)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(failed(target, error)),
    }
}

/// Forces to the disk that the file at `target` is called so. Many a network drive knows no
/// such thing.
///
/// # Errors
/// If the drive says that it has failed; the file stands there all the same.
pub(super) fn force(disk: &dyn Disk, target: &Path) -> Result<(), SaveError> {
    use io::ErrorKind as Kind;
    const BROKEN: i32 = 5;
    match disk.sync_folder(&folder_of(target)) {
        Err(error)
            if cfg!(unix) && error.raw_os_error() == Some(BROKEN)
                || matches!(
                    error.kind(),
                    Kind::StorageFull | Kind::QuotaExceeded | Kind::ReadOnlyFilesystem
                ) =>
        {
            Err(SaveError::NotForced {
                file: target.to_owned(),
                why: error.into(),
            })
        }
        _ => Ok(()),
    }
}

/// What stands at `target`, if it's not what is expected.
fn unexpected(
    disk: &dyn Disk,
    target: &Path,
    expected: Expected,
) -> Result<Option<Vec<u8>>, SaveError> {
    if expected == Expected::Whatever {
        return Ok(None);
    }
    match disk.read(target, LARGEST_FILE + 1) {
        Ok(found) if Expected::This(Digest::of(&found)) == expected => Ok(None),
        Ok(found) => Ok(Some(found)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => match expected {
            Expected::Nothing => Ok(None),
            _ => Err(gone(disk, target)),
        },
        Err(error) => Err(failed(target, error)),
    }
}

/// A new file with these bytes in the folder of `target`, on the disk.
fn write_beside(
    disk: &dyn Disk,
    target: &Path,
    bytes: &[u8],
    is_there: bool,
    expected: Expected,
) -> Result<PathBuf, SaveError> {
    let folder = folder_of(target);
    let in_folder = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound if disk.look(&folder).is_err() => {
            SaveError::NoFolder(folder.clone())
        }
        _ => SaveError::Folder {
            folder: folder.clone(),
            why: error.into(),
        },
    };
    let stands_for = match expected {
        Expected::This(digest) => digest.short(),
        Expected::Whatever | Expected::Nothing => "any".into(),
    };
    let letters = letters(8);
    let new = folder.join(format!("{OURS}{stands_for}-{letters}{UNFINISHED}"));
    let rights = if is_there {
        Rights::As(target)
    } else {
        Rights::Usual
    };
    let mut file = disk.create(&new, rights).map_err(in_folder)?;
    let written = file.write(bytes).and_then(|()| file.sync());
    drop(file);
    if let Err(error) = written {
        let _ = disk.remove(&new);
        return Err(failed(target, error));
    }
    Ok(new)
}

/// Has the new file take the place of the one that is there.
fn change_places(
    disk: &dyn Disk,
    new: &Path,
    target: &Path,
    expected: Expected,
) -> Result<Put, SaveError> {
    if let Some(found) = unexpected(disk, target, expected)? {
        return Ok(Put::Found(found));
    }
    let Expected::This(digest) = expected else {
        return rename(disk, new, target);
    };
    match disk.exchange(new, target) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::Unsupported => {
            let _turn = Turn::wait(disk, target, new)?;
            return match unexpected(disk, target, expected)? {
                Some(found) => Ok(Put::Found(found)),
                None => rename(disk, new, target),
            };
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(gone(disk, target));
        }
        Err(error) => return Err(failed(target, error)),
    }
    // Somebody may have come between the look and the step.
    match disk.read(new, LARGEST_FILE + 1) {
        Ok(found) if Digest::of(&found) != digest => Ok(Put::Displaced {
            found,
            kept: new.to_owned(),
        }),
        Ok(_) => Ok(Put::Done),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Put::Done),
        // What can't be read now may be somebody's, and stays.
        Err(_) => Ok(Put::Displaced {
            found: Vec::new(),
            kept: new.to_owned(),
        }),
    }
}

/// Has the new file take a name that nothing has.
fn take_name(
    disk: &dyn Disk,
    new: &Path,
    target: &Path,
    expected: Expected,
) -> Result<Put, SaveError> {
    match disk.name(new, target) {
        Ok(()) => Ok(Put::Done),
        // Something has come there since.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            match unexpected(disk, target, expected)? {
                Some(found) => Ok(Put::Found(found)),
                None => rename(disk, new, target),
            }
        }
        // Somebody may have come while it was written.
        Err(error) if error.kind() == io::ErrorKind::Unsupported => {
            match (expected, unexpected(disk, target, expected)?) {
                (Expected::Nothing, Some(found)) => Ok(Put::Found(found)),
                _ => rename(disk, new, target),
            }
        }
        Err(error) => Err(failed(target, error)),
    }
}

fn rename(disk: &dyn Disk, new: &Path, target: &Path) -> Result<Put, SaveError> {
    disk.rename(new, target)
        .map(|()| Put::Done)
        .map_err(|error| failed(target, error))
}

/// Writes a file where it lies that is `shared`, `length` bytes long. A copy of the new content
/// lies beside as `new` until that's done.
fn rewrite(
    disk: &dyn Disk,
    new: &Path,
    target: &Path,
    (shared, length): (Shared, u64),
    bytes: &[u8],
    expected: Expected,
) -> Result<Put, SaveError> {
    let failed = |error| failed(target, error);
    let _turn = Turn::wait(disk, target, new)?;
    let mut file = disk.rewrite(target).map_err(failed)?;
    let old = file.read(length.max(LARGEST_FILE) + 1).map_err(failed)?;
    if matches!(expected, Expected::This(digest) if Digest::of(&old) != digest) {
        return Ok(Put::Found(old));
    }
    if let Err(why) = write_anew(&mut *file, bytes) {
        // As it was, if that is to be had.
        let Err(_) = write_anew(&mut *file, &old) else {
            return Err(failed(why));
        };
        let now = file.read(LARGEST_FILE + 1).unwrap_or_default();
        return Err(SaveError::Torn {
            file: target.to_owned(),
            copy: new.to_owned(),
            now: Digest::of(&now),
            why: why.into(),
        });
    }
    // Another may have taken its place meanwhile, by those who may do that.
    let written = file.number().map_err(failed)?;
    match look(disk, target)? {
        Some(seen) if seen.number == written => Ok(Put::Rewritten(shared)),
        Some(_) => disk
            .read(target, LARGEST_FILE + 1)
            .map(Put::Found)
            .map_err(failed),
        None => Err(gone(disk, target)),
    }
}

/// Has a file hold these bytes and no others.
fn write_anew(file: &mut dyn Rewriting, bytes: &[u8]) -> io::Result<()> {
    file.begin()?;
    file.write(bytes)?;
    file.cut()?;
    file.sync()
}

/// Why a file isn't there: it's gone, or all that it was in, as when a drive was pulled.
fn gone(disk: &dyn Disk, target: &Path) -> SaveError {
    let folder = folder_of(target);
    match disk.look(&folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => SaveError::NoFolder(folder),
        _ => SaveError::Gone(target.to_owned()),
    }
}

pub(super) fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

pub(super) fn failed(file: &Path, error: io::Error) -> SaveError {
    SaveError::Write {
        file: file.to_owned(),
        why: error.into(),
    }
}
