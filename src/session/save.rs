//! What is asked of whoever saves a release, and what is answered.

use std::path::PathBuf;
use std::sync::Arc;

use crate::edit::StateId;
use crate::release::Release;
use crate::storage::{DeskName, Lineage, SaveError, SystemRefusal};

/// What is to be saved.
pub(super) struct ToSave {
    /// The release.
    pub release: Arc<Release>,
    /// The document's state.
    pub state: StateId,
    /// All saves that it has come from.
    pub lineage: Lineage,
}

/// What asking for a save comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// It has begun.
    Begun,
    /// It comes after the one that is under way.
    Queued,
    /// It can't be begun.
    Failed,
}

/// How a release and its file stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileState {
    /// The file holds what is seen.
    Saved,
    /// It's being written.
    Saving,
    /// It doesn't hold the last changes, or there is none.
    Unsaved,
    /// It couldn't be written.
    Failed,
}

/// Why a release wasn't saved. Its file is as it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SaveFailure {
    /// It couldn't be written.
    #[error(transparent)]
    Write(#[from] SaveError),
    /// The system gives no thread to write it on.
    #[error("{}: it wasn't saved ({why}): close other programs, then save again", .file.display())]
    NoThread {
        /// The file.
        file: PathBuf,
        /// What the system says.
        why: SystemRefusal,
    },
    /// Writing it made the program fail.
    #[error("{}: saving failed; try again, or save it elsewhere", .0.display())]
    Broke(PathBuf),
}

/// Whose wish a save is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SaveBy {
    /// Somebody wants it.
    Person,
    /// The program does it by itself, since it has failed before.
    Retry,
}

/// What was written.
pub(super) struct Written {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// What the desk of the file is called, where it's another one than before.
    pub moved: Option<DeskName>,
}

/// What has come of a save.
#[derive(Clone, Debug)]
pub(super) enum Ended {
    /// The file holds what it should.
    Well,
    /// It holds more: what somebody else had saved was merged into what was to be saved.
    Merged {
        /// What was to be saved.
        wanted: Arc<Release>,
        /// What was.
        saved: Arc<Release>,
    },
    /// It couldn't be written.
    Badly,
    /// Nor could it now, for the same reason.
    BadlyAgain,
    /// It's to be saved again, here.
    Again(PathBuf),
}
