//! Why something couldn't be saved, kept or read.

use std::io;

use super::{say, say_with};
use crate::session::{EarlierFailure, KeepFailure, SaveFailure};
use crate::storage::{SaveError, SystemRefusal};

/// Why a release wasn't saved, in a word or two.
pub fn failure_reason(failure: &SaveFailure) -> String {
    use io::ErrorKind as Kind;
    let of_system = |why: &SystemRefusal| match why.kind() {
        Kind::StorageFull | Kind::QuotaExceeded | Kind::FileTooLarge => "failure-full",
        Kind::PermissionDenied => "failure-denied",
        Kind::ReadOnlyFilesystem => "failure-read-only",
        Kind::InvalidFilename | Kind::InvalidInput => "failure-name",
        _ => "failure-system",
    };
    say(match failure {
        SaveFailure::NoThread { .. } | SaveFailure::Broke(_) => "failure-program",
        SaveFailure::Write(error) => match error {
            SaveError::Folder { why, .. }
            | SaveError::Write { why, .. }
            | SaveError::NotForced { why, .. }
            | SaveError::Torn { why, .. } => of_system(why),
            SaveError::NoFolder(_) => "failure-no-folder",
            SaveError::NoDrive(_) => "failure-no-drive",
            SaveError::NotAFile { .. } => "failure-not-a-file",
            SaveError::ReadOnly(_) => "failure-read-only",
            SaveError::Gone(_) => "failure-gone",
            SaveError::Another(_) => "failure-another",
            SaveError::Unreadable { .. } => "failure-unreadable",
            SaveError::Busy(_) => "failure-busy",
            SaveError::TooLong { .. } | SaveError::TooMuch { .. } => "failure-too-long",
            SaveError::Unfaithful(_) | SaveError::Merge { .. } => "failure-program",
        },
    })
}

/// Why an earlier state can't be read.
pub fn earlier_failure(failure: &EarlierFailure) -> String {
    match failure {
        EarlierFailure::Nowhere => say("version-nowhere"),
        EarlierFailure::Io(error) => error.to_string(),
        // The library's own words say what is wrong and where.
        EarlierFailure::Read(error) => error.to_string(),
        EarlierFailure::Journal(error) => error.to_string(),
    }
}

/// Why what isn't saved wouldn't survive a crash, and what can be done.
pub fn keep_failure(failure: &KeepFailure) -> String {
    match failure {
        KeepFailure::Nowhere => say("state-unsafe-nowhere"),
        KeepFailure::Slow => say("state-unsafe-slow"),
        KeepFailure::Refused(why) => say_with("state-unsafe-hint", &[("why", why.as_str().into())]),
    }
}
