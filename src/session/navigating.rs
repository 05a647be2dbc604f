//! Going to a place: of the page, of the outline.

use super::{Caret, Request, Session, first_field};
use crate::release::{FieldPath, comments_list, conflicts_list, editions_list};
use crate::translate;

impl Session {
    pub(super) fn go_to(&mut self, path: &FieldPath, offset: Option<usize>) {
        if self.go_to_translation(path, offset) {
            return;
        }
        let is_beside = |list: FieldPath| path.is_within(&list);
        if self.is_translating() && !is_beside(editions_list()) && !is_beside(comments_list()) {
            // What isn't of an edition is written in the form.
            if let Some(edition) = self.edition_at_hand()
                && translate::unit_at(self.release(), &edition.language, path).is_some()
            {
                self.take_unit(path);
                return;
            }
            self.leave_translating();
        }
        self.keep_place_of(path);
        let caret = self.caret_at(path, offset.unwrap_or(0));
        match caret {
            Some(caret) => self.focus(caret),
            None => match first_field(self.release(), path) {
                Some(field) => self.focus(Caret::at(field, 0)),
                None => self.reveal(path),
            },
        }
    }

    /// Shows a part that has no text, and gives its first control the keyboard.
    pub(super) fn reveal(&mut self, path: &FieldPath) {
        self.set_caret(None);
        let conflicts = &self.release().conflicts;
        let at_odds = path.is_within(&conflicts_list()).then_some(path.last());
        let at_odds = at_odds.flatten().and_then(|id| conflicts.get(id));
        let place = at_odds.map_or(path, |conflict| &conflict.at).clone();
        if place.is_within(&editions_list()) {
            self.turn_to_caret(&place);
        } else if at_odds.is_some() && !place.is_within(&comments_list()) {
            // It's settled where it's written.
            self.translating.is_on = false;
        } else if at_odds.is_none() {
            self.turn_to_comment(&place);
        }
        self.requests.push(Request::Reveal(path.clone()));
        self.requests.push(Request::Reach(path.clone()));
    }
}
