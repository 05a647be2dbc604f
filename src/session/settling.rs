//! Settling what two people changed at once.

use super::Session;
use crate::compare::{self, Settlement};
use crate::edit::Label;
use crate::release::Id;

impl Session {
    /// Settles the conflict called `id`, in one step that can be undone, and shows what the
    /// release says there now.
    pub(super) fn settle(&mut self, id: &Id, settlement: Settlement) {
        let Some(conflict) = self.release().conflicts.get(id.as_str()) else {
            return;
        };
        let at = conflict.at.clone();
        let edit = compare::settle(self.release(), id, settlement);
        let settled = self.apply(edit.map(|edit| (Label::Settle(at.clone()), edit)));
        if settled && let Some(next) = self.release().conflicts.first() {
            let next = next.path();
            self.reveal(&next);
        } else if settled {
            self.go_to(&at, None);
        }
    }
}
