//! Going to a place: of the page, of the outline, of what was undone.

use super::{Caret, PARTS, Request, Session, first_field};
use crate::edit::Edit;
use crate::release::{FieldPath, Id, Part};

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
        self.set_caret(None);
        self.requests.push(Request::Reveal(path.clone()));
        self.requests.push(Request::Reach(path.clone()));
    }

    /// After undo or redo: shows where something has changed, and gives it the
    /// keyboard.
    pub(super) fn show_change(&mut self, edit: Option<Edit>) {
        let Some(edit) = edit else {
            return;
        };
        let places = edit.touched();
        let still_there = places
            .iter()
            .find(|path| self.release().part(path).is_some());
        let Some(path) = still_there.cloned() else {
            if let Some(list) = places.first().and_then(FieldPath::parent) {
                self.show_left(&edit, &list);
            }
            return;
        };
        let offset = changed_to(&edit, &path);
        self.show_changed(&path, offset);
    }

    /// Gives what has changed the keyboard: a text behind what was put in.
    fn show_changed(&mut self, path: &FieldPath, offset: Option<usize>) {
        let length = match self.release().part(path) {
            Some(Part::Node(_)) => return self.show_new(path),
            Some(Part::Text(text, _)) => text.text().len(),
            Some(Part::Paragraph(paragraph)) => paragraph.text().len(),
            _ => 0,
        };
        match self.caret_at(path, offset.unwrap_or(length)) {
            Some(caret) => self.focus(caret),
            None => self.requests.push(Request::Reveal(path.clone())),
        }
    }

    /// Shows what is left where items are gone from `list`: the one before the
    /// first of them, or else the first of all.
    fn show_left(&mut self, edit: &Edit, list: &FieldPath) {
        let items = match self.release().part(list) {
            Some(Part::List(items)) => items.ids(),
            _ => Vec::new(),
        };
        let before = removed_after(edit).filter(|id| items.contains(id));
        match before.or_else(|| items.first().cloned()) {
            Some(id) => self.show_changed(&list.item(&id), None),
            None => self.reveal(list),
        }
    }
}

/// The item behind which the first of those stood that an edit takes out.
fn removed_after(edit: &Edit) -> Option<Id> {
    match edit {
        Edit::Remove { after, .. } => after.clone(),
        Edit::Group(edits) => edits.first().and_then(removed_after),
        _ => None,
    }
}

/// The byte behind what an edit has put into the text at `path`.
fn changed_to(edit: &Edit, path: &FieldPath) -> Option<usize> {
    match edit {
        Edit::Splice {
            at,
            offset,
            inserted,
            ..
        } if at == path => Some(offset + inserted.len()),
        Edit::Mark { at, range, .. } if at == path => Some(range.end),
        Edit::Group(edits) => edits.iter().find_map(|edit| changed_to(edit, path)),
        _ => None,
    }
}
