//! What a crash must not take: every change goes into a journal as it's made, and each saved
//! state is kept as a version.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::time::Duration;

use super::Session;
use super::keeper::{KeepFailure, Keeper, Order, Places};
use crate::edit::{Edit, Label};
use crate::storage::{Desk, DeskName, Known, Subject};

/// How long a save waits for the journal.
const LONGEST_WAIT: Duration = Duration::from_secs(1);

impl Session {
    /// Keeps what is changed from now on in `places`, at `desk` if the release has one.
    pub fn keep_safe(&mut self, places: Places, desk: Option<Desk>) {
        let first = Arc::clone(self.document.release());
        self.saving.older = Some(places.older());
        match Keeper::start(places, desk, Arc::clone(&self.wake), first) {
            Ok(keeper) => self.keeper = Some(keeper),
            Err(error) => self.unkept = Some(error.into()),
        }
    }

    /// There is no place to keep anything: that is told.
    pub fn keep_nowhere(&mut self) {
        self.unkept = Some(KeepFailure::Nowhere);
    }

    /// Ends it off this thread, since its drives may be slow: another is open in its place.
    pub fn leave(mut self) {
        let (keeper, presence) = (self.keeper.take(), self.take_presence());
        let end = move || drop((keeper, presence));
        // Without a thread it ends here.
        let _ = std::thread::Builder::new()
            .name("leaving".into())
            .spawn(end);
    }

    /// Where this session's changes are kept, if they are.
    pub(super) fn places(&self) -> Option<Places> {
        Some(self.keeper.as_ref()?.places.clone())
    }

    /// Why the last changes wouldn't survive a crash, if they wouldn't.
    pub fn unsafe_because(&self) -> Option<KeepFailure> {
        match &self.keeper {
            Some(keeper) => keeper.state().failure(),
            None => self.unkept.clone(),
        }
    }

    /// Whether another window has asked for this one since this was last asked.
    pub fn take_call(&mut self) -> bool {
        let keeper = self.keeper.as_ref();
        keeper.is_some_and(|keeper| std::mem::take(&mut keeper.state().is_called))
    }

    /// What the states are called that the file held when that was last known here, and that
    /// may be lost from it; said once.
    pub(super) fn take_held(&self) -> Vec<String> {
        let keeper = self.keeper.as_ref();
        keeper.map_or_else(Vec::new, |keeper| std::mem::take(&mut keeper.state().held))
    }

    /// What a state of the file held before, called so, is in what it holds.
    pub(super) fn not_lost(&self, version: String) {
        if let Some(keeper) = &self.keeper {
            keeper.order(Order::NotLost(version));
        }
    }

    /// What a state of the file held, called so, isn't wanted back.
    pub(super) fn let_go(&self, version: String) {
        if let Some(keeper) = &self.keeper {
            keeper.order(Order::LetGo(version));
        }
    }

    /// What the file holds is what is wanted.
    pub(super) fn let_go_all(&self) {
        if let Some(keeper) = &self.keeper {
            keeper.order(Order::LetGoAll);
        }
    }

    /// Brings what was changed since this was last done to the journal.
    pub(super) fn keep_changes(&mut self) {
        let changes = self.take_changes();
        self.keep(changes);
    }

    /// What was changed since this was last asked.
    pub(super) fn take_changes(&mut self) -> Vec<(Label, Edit)> {
        let changes = self.document.take_edits();
        for (_, edit) in &changes {
            self.follow_with_news(edit);
        }
        self.follow_with_incoming(&changes);
        self.follow_with_wanted(&changes);
        changes
    }

    /// Brings these changes to the journal.
    pub(super) fn keep(&mut self, changes: Vec<(Label, Edit)>) {
        // What is being written may be there before anybody has heard of it.
        let is_dirty = self.saving.is_dirty(self.document.state());
        let Some(keeper) = &mut self.keeper else {
            return;
        };
        let wants_begin = std::mem::take(&mut keeper.state().wants_begin);
        if changes.is_empty() && !wants_begin {
            return;
        }
        if !is_dirty {
            if std::mem::take(&mut keeper.is_begun) {
                keeper.order(Order::Clear);
            }
        } else if keeper.is_begun && !wants_begin {
            keeper.order(Order::Add(changes));
        } else {
            self.begin_journal();
        }
    }

    /// What waits until all that was changed is in the journal, though not for ever: a file
    /// that was ahead of it would look as if somebody else had saved it.
    pub(super) fn until_kept(&mut self) -> impl FnOnce() + Send + 'static {
        self.keep_changes();
        let (tell, told) = channel();
        if let Some(keeper) = &self.keeper {
            keeper.order(Order::Tell(tell));
        }
        move || {
            // Whatever comes of it: the file is saved.
            let _ = told.recv_timeout(LONGEST_WAIT);
        }
    }

    fn begin_journal(&mut self) {
        let known = self.saving.known();
        let (standing, base) = match self.coming_base() {
            // The file holds more than is here, and isn't what this was made of.
            Some(base) => (None, Some(base)),
            None => (
                known.map(Known::stamp),
                known.map(|known| Arc::clone(&known.release)),
            ),
        };
        let release = Arc::clone(self.document.release());
        let file = self.saving.path().map(PathBuf::from);
        let lineage = self.lineage();
        let Some(keeper) = &mut self.keeper else {
            return;
        };
        keeper.is_begun = true;
        keeper.order(Order::Begin {
            subject: Subject {
                release: release.id.clone(),
                file,
                standing,
                lineage,
            },
            base: base.unwrap_or_else(|| Arc::clone(&keeper.first)),
            release,
        });
    }

    /// The file holds these bytes now; `moved` is what the desk of that is called, where it's
    /// another file than before, and `is_here` is whether the release holds all of them.
    pub(super) fn keep_saved(&mut self, bytes: Vec<u8>, moved: Option<DeskName>, is_here: bool) {
        if let (Some(name), Some(keeper)) = (moved, &self.keeper) {
            keeper.order(Order::Move(name));
        }
        self.keep_theirs(bytes);
        if is_here {
            self.stand_anew();
        }
    }

    /// What is in the journal stands on what the file held before: it's begun again.
    pub(super) fn stand_anew(&mut self) {
        self.take_changes();
        if self.is_discarding() {
            return;
        }
        let is_dirty = self.saving.differs(self.document.state());
        let Some(keeper) = &mut self.keeper else {
            return;
        };
        if is_dirty {
            self.begin_journal();
        } else if std::mem::take(&mut keeper.is_begun) {
            keeper.order(Order::Clear);
        }
    }

    /// Keeps what somebody else has put into the file as a version.
    pub(super) fn keep_theirs(&mut self, bytes: Vec<u8>) {
        let id = self.release().id.clone();
        if let Some(keeper) = &mut self.keeper {
            keeper.order(Order::Keep(id, bytes));
        }
    }

    /// What wasn't saved isn't wanted.
    pub(super) fn discard_changes(&mut self) {
        if let Some(keeper) = &mut self.keeper {
            keeper.is_begun = false;
            keeper.order(Order::Discard);
        }
    }
}
