//! Writing a file so that it's the old one or the new one, whole, whatever
//! happens meanwhile.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::Builder;

use super::read::read_back;
use super::{LARGEST_FILE, write};
use crate::release::Release;

/// What the system said when it didn't take a file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{said}")]
pub struct SystemRefusal {
    kind: io::ErrorKind,
    said: String,
}

impl From<io::Error> for SystemRefusal {
    fn from(error: io::Error) -> Self {
        let kind = error.kind();
        // Without the name of the new file, which nobody knows.
        let said = match error.raw_os_error() {
            Some(code) => io::Error::from_raw_os_error(code).to_string(),
            // The folder is there: it's one of the system's own.
            None if kind == io::ErrorKind::NotFound => "no file can be made there".into(),
            None => kind.to_string(),
        };
        Self { kind, said }
    }
}

impl SystemRefusal {
    /// What can be done about it.
    fn remedy(&self) -> &'static str {
        use io::ErrorKind as Kind;
        match self.kind {
            Kind::StorageFull | Kind::QuotaExceeded | Kind::FileTooLarge => {
                "make room, or save it elsewhere"
            }
            Kind::InvalidFilename | Kind::InvalidInput => "give it a shorter, simpler name",
            Kind::PermissionDenied | Kind::ReadOnlyFilesystem => {
                "save it in another folder, or ask whoever has the rights to this one"
            }
            _ => "try again, or save it elsewhere",
        }
    }
}

/// Why a release couldn't be saved. The file that was there is as it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SaveError {
    /// The text that was made doesn't read back as the same release.
    #[error(
        "the release can't be written so that it reads back the same ({0}): nothing was saved, please report it"
    )]
    Unfaithful(String),
    /// The file would be larger than any that can be opened again.
    #[error(
        "the release would take {length} bytes, and a file has at most {limit}: nothing was saved; make its pictures smaller, or take some out"
    )]
    TooLong {
        /// Its length in bytes.
        length: u64,
        /// The largest allowed.
        limit: u64,
    },
    /// There is no folder to save it in.
    #[error("{}: there is no such folder: make it first, or save in another", .0.display())]
    NoFolder(PathBuf),
    /// The folder doesn't take a file.
    #[error("{}: the folder doesn't take a new file ({why}): {}", .folder.display(), .why.remedy())]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// What the system says.
        why: SystemRefusal,
    },
    /// What stands there isn't a file.
    #[error("{}: that is {what}, not a file: choose another name", .file.display())]
    NotAFile {
        /// What was to be replaced.
        file: PathBuf,
        /// What it is.
        what: &'static str,
    },
    /// Somebody has marked the file as one that isn't to be changed.
    #[error("{}: it's marked read-only: save it under another name, or take the mark off", .0.display())]
    ReadOnly(PathBuf),
    /// Writing failed.
    #[error("{}: it couldn't be written ({why}); the old file, if there is one, is as it was: {}", .file.display(), .why.remedy())]
    Write {
        /// The file.
        file: PathBuf,
        /// What the system says.
        why: SystemRefusal,
    },
}

/// Saves `release` as the file at `path`; answers the bytes that stand there
/// now.
///
/// The text is read back and compared before anything is written. It goes
/// into a new file in the same folder, is forced to the disk, and takes the
/// old one's place in one step. A link is followed: the file that it names is
/// replaced, not the link.
///
/// # Errors
/// If it can't; the old file is unchanged then.
pub fn save(path: &Path, release: &Release) -> Result<Vec<u8>, SaveError> {
    let bytes = faithful_text(release)?.into_bytes();
    replace_file(path, &bytes)?;
    Ok(bytes)
}

/// Makes `bytes` what the file at `path` holds, as [`save`] does.
///
/// # Errors
/// If it can't; the old file is unchanged then.
pub fn replace_file(path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let what = match fs::metadata(&target) {
        Ok(there) if there.is_dir() => Some("a folder"),
        Ok(there) if !there.is_file() => Some("a device or a pipe"),
        _ => None,
    };
    let is_read_only = |there: fs::Metadata| there.permissions().readonly();
    match what {
        Some(what) => Err(SaveError::NotAFile { file: target, what }),
        // Its folder would let another take its place all the same.
        None if fs::metadata(&target).is_ok_and(is_read_only) => Err(SaveError::ReadOnly(target)),
        None => replace(&target, bytes),
    }
}

/// Whether two paths lead to one file that is there.
pub fn is_same_file(a: &Path, b: &Path) -> bool {
    match (fs::canonicalize(a), fs::canonicalize(b)) {
        (Ok(a), Ok(b)) => a == b,
        _ => false,
    }
}

/// The release's text, after it was read back and found to be the same.
fn faithful_text(release: &Release) -> Result<String, SaveError> {
    let unfaithful = |error: &dyn std::fmt::Display| SaveError::Unfaithful(error.to_string());
    let text = write(release).map_err(|error| unfaithful(&error))?;
    let length = text.len() as u64;
    if length > LARGEST_FILE {
        let limit = LARGEST_FILE;
        return Err(SaveError::TooLong { length, limit });
    }
    let back = read_back(text.as_bytes()).map_err(|error| unfaithful(&error))?;
    if back.release == *release {
        Ok(text)
    } else {
        Err(unfaithful(&"some of it would change"))
    }
}

/// Puts a file with these bytes in the place of the one at `target`.
///
/// # Errors
/// If it can't; the old file is unchanged then.
fn replace(target: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let in_folder = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound if !folder.is_dir() => SaveError::NoFolder(folder.to_owned()),
        _ => SaveError::Folder {
            folder: folder.to_owned(),
            why: error.into(),
        },
    };
    let in_file = |error: io::Error| SaveError::Write {
        file: target.to_owned(),
        why: error.into(),
    };
    let mut builder = Builder::new();
    builder.prefix(".communique-").suffix(".saving");
    let mut new = with_usual_rights(&mut builder)
        .tempfile_in(folder)
        .map_err(in_folder)?;
    new.write_all(bytes).map_err(in_file)?;
    if let Ok(old) = fs::metadata(target) {
        let rights = old.permissions();
        new.as_file().set_permissions(rights).map_err(in_file)?;
    }
    new.as_file().sync_all().map_err(in_file)?;
    new.persist(target).map_err(|error| in_file(error.error))?;
    // The new file stands there, so that this fails is no failure to save.
    let _ = sync_folder(folder);
    Ok(())
}

/// A new file gets the rights that the person's programs give: the system takes
/// its mask off these.
#[cfg(unix)]
fn with_usual_rights<'a, 'b, 'c>(builder: &'a mut Builder<'b, 'c>) -> &'a mut Builder<'b, 'c> {
    use std::os::unix::fs::PermissionsExt;
    builder.permissions(fs::Permissions::from_mode(0o666))
}

/// Windows hands a folder's rights to what is put into it.
#[cfg(not(unix))]
fn with_usual_rights<'a, 'b, 'c>(builder: &'a mut Builder<'b, 'c>) -> &'a mut Builder<'b, 'c> {
    builder
}

/// Forces the folder's new entry to the disk.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    fs::File::open(folder)?.sync_all()
}

/// Windows has no such call; its file systems journal the entry.
#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}
