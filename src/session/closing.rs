//! The window's end: it closes by itself once what was waited for is written.

use super::{Command, Request, Session};

/// Whether the window is to close by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Closing {
    /// No.
    No,
    /// Once the release is saved, which may have to be asked where.
    Saved,
    /// Once what is being written is. Nothing else was to be asked about then.
    Written,
    /// Once what is being written is, whatever isn't saved.
    Discarded,
}

impl Session {
    /// Saves, and closes when that went well.
    pub fn save_and_close(&mut self) {
        self.closing = Closing::Saved;
        self.command(Command::Save);
    }

    /// Closes when what is being written is.
    pub fn close_when_written(&mut self) {
        self.closing = Closing::Written;
    }

    /// Closes without what isn't saved, once what is being written is.
    pub fn discard_and_close(&mut self) {
        self.closing = Closing::Discarded;
        self.discard_changes();
        self.close_if_done();
    }

    /// Asks the window to close, if all is written that was waited for.
    pub(super) fn close_if_done(&mut self) {
        if self.closing == Closing::Written && !self.is_safe() {
            // Somebody has gone on writing.
            self.closing = Closing::No;
        }
        let has_all = !self.is_dirty() || self.closing == Closing::Discarded;
        if self.closing != Closing::No && !self.is_writing() && has_all {
            self.closing = Closing::No;
            self.requests.push(Request::Close);
        }
    }

    /// Whether the window closes once what is being written is.
    pub fn is_closing(&self) -> bool {
        self.closing != Closing::No && self.is_writing()
    }

    /// Whether what isn't saved isn't wanted.
    pub(super) fn is_discarding(&self) -> bool {
        self.closing == Closing::Discarded
    }

    /// It was to close once it was saved, and there is more now that isn't.
    pub(super) fn stay_if_unsaved(&mut self) {
        if self.is_dirty() && self.closing != Closing::Discarded {
            self.closing = Closing::No;
        }
    }

    /// Closing is no longer wanted.
    pub fn cancel_close(&mut self) {
        let was = std::mem::replace(&mut self.closing, Closing::No);
        if was == Closing::Discarded {
            // What wasn't wanted is, and its journal is in the bin.
            self.stand_anew();
        }
    }
}
