//! Settling what two people changed at once.

use super::{Message, Session, Wanted};
use crate::compare::{self, Settlement, length_of, now_at};
use crate::edit::{Edit, Label};
use crate::release::Id;

/// How long the versions of a conflict and its place may be together, in bytes, that is settled
/// at once: longer ones take longer than a frame.
const AT_ONCE: usize = 4_000;

impl Session {
    /// Settles the conflict called `id`, in one step that can be undone, and shows what the
    /// release says there now.
    pub(super) fn settle(&mut self, id: &Id, settlement: Settlement) {
        let release = self.release();
        let Some(conflict) = release.conflicts.get(id.as_str()) else {
            return;
        };
        if length_of(conflict, &now_at(release, conflict)) > AT_ONCE {
            self.want(Wanted::Settled(id.clone(), settlement));
        } else if let Some(edit) = compare::settle(release, id, settlement) {
            self.settled(id, edit);
        } else {
            self.messages.push(Message::NotSettled);
        }
    }

    /// Settles the conflict called `id` by this edit.
    pub(super) fn settled(&mut self, id: &Id, edit: Edit) {
        let Some(conflict) = self.release().conflicts.get(id.as_str()) else {
            return;
        };
        let at = conflict.at.clone();
        if !self.apply(Some((Label::Settle(at.clone()), edit))) {
            return;
        }
        match self.release().conflicts.first().map(|next| next.path()) {
            Some(next) => self.reveal(&next),
            None => self.go_to(&at, None),
        }
    }
}
