//! Why a release isn't saved, and what can be done.

use std::io;
use std::path::PathBuf;

use super::Digest;
use crate::edit::Refused;

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
            Some(code) => without_number(&io::Error::from_raw_os_error(code).to_string()),
            // The folder is there: it's one of the system's own.
            None if kind == io::ErrorKind::NotFound => "no file can be made there".into(),
            None => kind.to_string(),
        };
        Self { kind, said }
    }
}

/// What the system says without its own number for it, which says nothing to people.
fn without_number(said: &str) -> String {
    let words = said
        .split_once(" (os error ")
        .map_or(said, |(words, _)| words);
    words.to_owned()
}

impl SystemRefusal {
    /// What kind of refusal it is.
    pub fn kind(&self) -> io::ErrorKind {
        self.kind
    }

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
    /// There is more in it than in any that can be opened again, as can be where two people
    /// have put something in.
    #[error("{}{why}; nothing was saved", in_part(.part))]
    TooMuch {
        /// The field that has too much, as an address; empty where it's all together.
        part: String,
        /// What there is too much of, and what can be done.
        why: String,
    },
    /// Another drive is where the one was that the file is on, or none.
    #[error("{}: the drive that the file was on isn't there: it's saved once that is back, or save it elsewhere", .0.display())]
    NoDrive(PathBuf),
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
    /// The file that was saved before isn't there any more.
    #[error("{}: the file is gone; it may have been moved, renamed or deleted: save it here again, or elsewhere", .0.display())]
    Gone(PathBuf),
    /// Another release stands there now.
    #[error("{}: another release was put there; it's as it is: save under another name", .0.display())]
    Another(PathBuf),
    /// What stands there now can't be read, so that it can't be merged.
    #[error("{}: somebody has changed it, and what it says now can't be read ({why}); it's as it is: wait if it's being synced, or save under another name", .file.display())]
    Unreadable {
        /// The file.
        file: PathBuf,
        /// Why it can't.
        why: String,
    },
    /// Others save it all the time.
    #[error("{}: others keep changing it while it's being saved: try again in a moment", .0.display())]
    Busy(PathBuf),
    /// What others changed couldn't be merged.
    #[error("{}: what somebody else has changed couldn't be merged ({why}): save under another name, and please report it", .file.display())]
    Merge {
        /// The file.
        file: PathBuf,
        /// What went wrong.
        why: Refused,
    },
    /// It stands there, and the drive doesn't say that it's safe.
    #[error("{}: it was written, but the drive can't say that it's safe there ({why}): {}", .file.display(), .why.remedy())]
    NotForced {
        /// The file.
        file: PathBuf,
        /// What the system says.
        why: SystemRefusal,
    },
    /// A file that had to be written where it lies is neither the old nor the new one.
    #[error("{}: it couldn't be written whole ({why}), nor be put back as it was; what you wrote is in {}: {}", .file.display(), .copy.display(), .why.remedy())]
    Torn {
        /// The file.
        file: PathBuf,
        /// Where its new content is.
        copy: PathBuf,
        /// What tells what it holds now.
        now: Digest,
        /// What the system says.
        why: SystemRefusal,
    },
    /// Writing failed.
    #[error("{}: it couldn't be written ({why}); the old file, if there is one, is as it was: {}", .file.display(), .why.remedy())]
    Write {
        /// The file.
        file: PathBuf,
        /// What the system says.
        why: SystemRefusal,
    },
}

fn in_part(part: &str) -> String {
    match part {
        "" => String::new(),
        part => format!("in {part}: "),
    }
}

impl SaveError {
    /// Whether it may go well later, without anybody's doing: a drive comes back, room is
    /// made, a sync ends.
    pub fn may_pass(&self) -> bool {
        match self {
            Self::NoFolder(_)
            | Self::NoDrive(_)
            | Self::Folder { .. }
            | Self::Write { .. }
            | Self::NotForced { .. }
            | Self::Torn { .. }
            | Self::Unreadable { .. }
            | Self::NotAFile { .. }
            | Self::ReadOnly(_)
            | Self::Busy(_) => true,
            Self::Unfaithful(_)
            | Self::TooLong { .. }
            | Self::TooMuch { .. }
            | Self::Gone(_)
            | Self::Another(_)
            | Self::Merge { .. } => false,
        }
    }
}
