//! A text that remembers how it was changed.
//!
//! A text field hands back a whole new text; whoever keeps the text elsewhere
//! wants to know which letters changed. This takes a field's changes one by
//! one, as they're made.

use std::any::TypeId;
use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use egui::TextBuffer;
use egui::text::CharIndex;

/// A change: what was replaced, in characters, and what stands there now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What was replaced, in characters of the text before.
    pub range: Range<usize>,
    /// What stands there now.
    pub inserted: String,
}

/// The changes of a text that is still being changed, for whoever lays it out
/// meanwhile.
pub type Changes = Rc<RefCell<Vec<Change>>>;

/// A text with the changes made to it.
#[derive(Clone, Debug, Default)]
pub struct Recorded {
    text: String,
    changes: Changes,
    one_line: bool,
}

impl Recorded {
    /// The text, unchanged. Line feeds put into a text of one line become spaces.
    pub fn new(text: String, one_line: bool) -> Self {
        Self {
            text,
            changes: Changes::default(),
            one_line,
        }
    }

    /// The changes so far, in the order in which they were made.
    pub fn changes(&self) -> Changes {
        Rc::clone(&self.changes)
    }

    /// Deleting and then inserting in one place is one replacement.
    fn record(&mut self, change: Change) {
        let mut changes = self.changes.borrow_mut();
        if let Some(last) = changes.last_mut()
            && last.inserted.is_empty()
            && change.range.is_empty()
            && change.range.start == last.range.start
        {
            last.inserted = change.inserted;
            return;
        }
        changes.push(change);
    }
}

impl TextBuffer for Recorded {
    fn is_mutable(&self) -> bool {
        true
    }

    fn as_str(&self) -> &str {
        &self.text
    }

    fn insert_text(&mut self, text: &str, char_index: CharIndex) -> usize {
        let text = if self.one_line {
            text.replace("\r\n", " ").replace(['\n', '\r'], " ")
        } else {
            text.replace("\r\n", "\n").replace('\r', "\n")
        };
        let at = self.byte_index_from_char_index(char_index);
        self.text.insert_str(at.0, &text);
        let count = text.chars().count();
        if count > 0 {
            self.record(Change {
                range: char_index.0..char_index.0,
                inserted: text,
            });
        }
        count
    }

    fn delete_char_range(&mut self, char_range: Range<CharIndex>) {
        let start = self.byte_index_from_char_index(char_range.start);
        let end = self.byte_index_from_char_index(char_range.end);
        if start.0 >= end.0 {
            return;
        }
        self.text.replace_range(start.0..end.0, "");
        self.record(Change {
            range: char_range.start.0..char_range.end.0,
            inserted: String::new(),
        });
    }

    fn type_id(&self) -> TypeId {
        TypeId::of::<Self>()
    }
}
