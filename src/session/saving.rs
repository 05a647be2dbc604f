//! Saving as it's asked for: by whoever works here, or by the program itself where it has failed
//! before; and what comes of it for what is open.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::closing::Closing;
use super::save::{Asked, Ended, SaveBy, ToSave, Written};
use super::{Message, SaveFailure, Session};
use crate::storage::disk::Disk;

impl Session {
    /// Keeps the file on `disk` instead of the machine's own file system.
    #[must_use]
    pub fn on_disk(mut self, disk: Arc<dyn Disk>) -> Self {
        self.saving.disk = disk;
        self
    }

    /// Why it couldn't be saved, if it couldn't.
    pub fn save_failure(&self) -> Option<&SaveFailure> {
        self.saving.failure()
    }

    pub(super) fn save_to(&mut self, path: PathBuf) {
        self.save_by(SaveBy::Person, path);
    }

    fn save_by(&mut self, by: SaveBy, path: PathBuf) {
        if self.is_bringing() {
            // What was found in the file belongs into it, too.
            self.saving.save_next(path);
            return;
        }
        let state = self.document.state();
        // An undo leads back to what was saved.
        self.document.seal();
        let wait = self.until_kept();
        self.name_others();
        let what = ToSave {
            release: Arc::clone(self.document.release()),
            state,
            lineage: self.lineage(),
        };
        match self.saving.save(path, what, by, wait) {
            Asked::Begun => self.save_copies(),
            Asked::Queued => {}
            Asked::Failed => self.saved(Ended::Badly),
        }
    }

    pub(super) fn saved(&mut self, ended: Ended) {
        self.messages.extend(self.saving.take_said());
        if let Some(Written { bytes, moved }) = self.saving.take_written() {
            self.know_file();
            // What somebody else had saved isn't in the release yet, nor is it in the journal
            // that what was written stands on.
            let is_here = !matches!(ended, Ended::Merged { .. });
            self.keep_saved(bytes, moved, is_here);
        }
        match ended {
            Ended::Again(path) => self.save_to(path),
            Ended::Merged { wanted, saved } => self.bring(wanted, saved),
            Ended::Badly => {
                self.keep_copies();
                self.closing = Closing::No;
                let failure = self.saving.failure().cloned();
                self.messages.extend(failure.map(Message::NotSaved));
            }
            Ended::BadlyAgain => {
                self.keep_copies();
                self.closing = Closing::No;
            }
            Ended::Well => {
                self.sweep_copies();
                self.stay_if_unsaved();
                if let Some(path) = self.path().map(Path::to_owned) {
                    self.messages.push(Message::Saved(path));
                }
            }
        }
    }

    /// Tries again what has failed, when it's time to.
    pub(super) fn retry_save(&mut self) {
        if let Some(path) = self.saving.due() {
            self.save_by(SaveBy::Retry, path);
        }
    }
}
