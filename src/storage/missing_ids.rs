//! Ids for items that were written by hand without one.

use std::collections::HashSet;

use crate::release::{FieldPath, Id};

/// The ids of one text's items. They depend on the text alone, so that two people who open the
/// same file agree on them.
pub(super) struct MissingIds<'a> {
    text: &'a str,
    /// What stands for the text, so that it's gone through once, and only if any is missing.
    of_text: Option<Id>,
    drawn: HashSet<Id>,
}

impl<'a> MissingIds<'a> {
    /// Those for items of this text.
    pub fn new(text: &'a str) -> Self {
        Self {
            text,
            of_text: None,
            drawn: HashSet::new(),
        }
    }

    /// The one for the item at that place of a collection.
    pub fn draw(&mut self, list: &FieldPath, index: usize) -> Id {
        let stem = match list.last() {
            None => "release",
            Some("organizers") => "organizer",
            Some("sections") => "section",
            Some("blocks") => "block",
            Some("contacts") => "contacts",
            Some("people") => "contact",
            Some("boilerplates") => "boilerplate",
            Some("footnotes") => "note",
            Some("images") => "image",
            Some("links") => "link",
            Some("comments") => "comment",
            Some("replies") => "reply",
            Some("conflicts") => "conflict",
            Some("issued") => "issued",
            Some("media_assets") => "asset",
            Some("language_versions") => "version",
            Some("rows") => "row",
            Some("columns" | "cells") => "column",
            Some(_) => "p",
        };
        let of_text = self
            .of_text
            .get_or_insert_with(|| Id::drawn("text", 12, &[self.text]));
        let place = format!("{list}/{index}");
        let mut again = String::new();
        loop {
            let id = Id::drawn(stem, Id::DRAWN, &[of_text.as_str(), &place, &again]);
            if self.drawn.insert(id.clone()) {
                return id;
            }
            again.push('+');
        }
    }
}
