//! Going to a place: of the page, of the outline, of what was undone.

use super::{Caret, PARTS, Request, Session, first_field};
use crate::edit::Edit;
use crate::release::FieldPath;

impl Session {
    pub(super) fn go_to(&mut self, path: &FieldPath, offset: Option<usize>) {
        let part = path
            .segments()
            .next()
            .map(|name| FieldPath::root().field(name));
        if let Some(part) = part
            && PARTS
                .iter()
                .any(|known| known.path() == part && !self.shows(known))
        {
            self.shown.push(part);
        }
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
        self.caret = None;
        self.requests.push(Request::Reveal(path.clone()));
        self.requests.push(Request::Reach(path.clone()));
    }

    /// After undo or redo: shows where something has changed.
    pub(super) fn show_change(&mut self, edit: Option<Edit>) {
        let Some(edit) = edit else {
            return;
        };
        let places = edit.touched();
        let still_there = places
            .iter()
            .find(|path| self.release().part(path).is_some());
        match still_there.or(places.first()).cloned() {
            Some(path) if self.release().part(&path).is_some() => {
                let offset = changed_to(&edit);
                let caret = offset.and_then(|offset| self.caret_at(&path, offset));
                match caret {
                    Some(caret) => self.focus(caret),
                    None => self.requests.push(Request::Reveal(path)),
                }
            }
            Some(path) => {
                if let Some(parent) = path.parent() {
                    self.requests.push(Request::Reveal(parent));
                }
            }
            None => {}
        }
    }
}

/// The byte behind what an edit has put in.
fn changed_to(edit: &Edit) -> Option<usize> {
    match edit {
        Edit::Splice {
            offset, inserted, ..
        } => Some(offset + inserted.len()),
        Edit::Mark { range, .. } => Some(range.end),
        Edit::Group(edits) => edits.first().and_then(changed_to),
        Edit::Set { .. } | Edit::Insert { .. } | Edit::Remove { .. } | Edit::Move { .. } => None,
    }
}
