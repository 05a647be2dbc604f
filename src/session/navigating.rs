//! Going to a place: of the page, of the outline.

use super::{Caret, Request, Session, first_field};
use crate::release::{FieldPath, editions_list};
use crate::translate;

impl Session {
    pub(super) fn go_to(&mut self, path: &FieldPath, offset: Option<usize>) {
        if self.go_to_translation(path, offset) {
            return;
        }
        if self.is_translating() && !path.is_within(&editions_list()) {
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
        if path.is_within(&editions_list()) {
            self.turn_to_caret(path);
        }
        self.requests.push(Request::Reveal(path.clone()));
        self.requests.push(Request::Reach(path.clone()));
    }
}
