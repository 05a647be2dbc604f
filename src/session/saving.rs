//! The file of a release: saved on a worker, with a state that can be shown.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::edit::StateId;
use crate::jobs::{Once, Progress, Wake};
use crate::release::Release;
use crate::storage::{self, SaveError};

/// How a release and its file stand to each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileState {
    /// The file holds what is seen.
    Saved,
    /// It's being written.
    Saving,
    /// It doesn't hold the last changes, or there is none.
    Unsaved,
    /// It couldn't be written; what to do about it.
    Failed(String),
}

/// Where a release is kept.
pub(super) struct Saving {
    wake: Wake,
    path: Option<PathBuf>,
    /// The state of the document that the file holds.
    saved: Option<StateId>,
    job: Option<Job>,
    failure: Option<String>,
}

/// A save under way.
struct Job {
    write: Once<Result<Vec<u8>, SaveError>>,
    path: PathBuf,
    state: StateId,
}

impl Saving {
    /// The file at `path`, which holds `state`; neither for a new release.
    pub fn new(wake: Wake, path: Option<PathBuf>, state: StateId) -> Self {
        Self {
            wake,
            path,
            saved: Some(state),
            job: None,
            failure: None,
        }
    }

    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// How the file stands to the document in `state`.
    pub fn state(&self, state: StateId) -> FileState {
        if self.job.is_some() {
            FileState::Saving
        } else if self.saved == Some(state) {
            FileState::Saved
        } else if let Some(failure) = &self.failure {
            FileState::Failed(failure.clone())
        } else {
            FileState::Unsaved
        }
    }

    /// Whether something would be lost without saving.
    pub fn is_dirty(&self, state: StateId) -> bool {
        self.saved != Some(state)
    }

    /// What a newly read file holds isn't what was written: it will be another.
    pub fn mark_unsaved(&mut self) {
        self.saved = None;
    }

    /// Begins to save. One save at a time: `false` where one is under way.
    pub fn save(&mut self, path: PathBuf, release: &Arc<Release>, state: StateId) -> bool {
        if self.job.is_some() {
            return false;
        }
        let (target, release) = (path.clone(), Arc::clone(release));
        let work = move || storage::save(&target, &release);
        match Once::spawn("saving", Arc::clone(&self.wake), work) {
            Ok(write) => self.job = Some(Job { write, path, state }),
            Err(error) => self.failure = Some(error.to_string()),
        }
        true
    }

    /// Looks whether the save is done: `None` while none has just ended, then
    /// whether it ended well.
    pub fn poll(&mut self) -> Option<bool> {
        let Job { write, path, state } = self.job.as_ref()?;
        let failure = match write.poll() {
            Progress::Running => return None,
            Progress::Done(Ok(_)) => {
                self.path = Some(path.clone());
                self.saved = Some(*state);
                None
            }
            Progress::Done(Err(error)) => Some(error.to_string()),
            Progress::Failed => Some(format!(
                "{}: saving failed; try again, or save it elsewhere",
                path.display()
            )),
        };
        self.failure = failure;
        self.job = None;
        Some(self.failure.is_none())
    }
}
