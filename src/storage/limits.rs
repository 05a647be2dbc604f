//! How large a file may be: far above any real release, and low enough that
//! a hostile one can't fill the memory or stop the program.

use crate::release::{Part, Prose, Value};

/// The largest file, in bytes.
pub const LARGEST_FILE: u64 = 32 * 1024 * 1024;
/// The longest prose of one field, all its paragraphs together, in bytes.
pub const LARGEST_FIELD: usize = 1024 * 1024;
/// The longest text that isn't prose, as a headline or a name, in bytes: many times what
/// anybody reads. Typesetting one takes far more time and memory than prose does.
pub const LARGEST_LINE: usize = 20_000;
/// The most text of a release, all its fields together, in bytes: more than a thousand
/// pages. Typesetting takes some five hundred times as much memory.
pub const MOST_TEXT: usize = 4 * 1024 * 1024;
/// How much more may be read than can be put in: what is typed letter by letter isn't
/// added up.
pub(super) const READ_BEYOND: usize = 1024 * 1024;
/// The most text of a release that's read.
pub(super) const MOST_TEXT_READ: usize = MOST_TEXT + READ_BEYOND;
/// The most items in a release, all collections together, with the forced line breaks
/// and the marks in its texts: a line of its own or a link takes as much on the page.
pub const MOST_ITEMS: usize = 20_000;
/// The most text that the conflicts of a release hold, in bytes: each that of three versions.
pub(super) const MOST_IN_CONFLICTS: usize = 3 * MOST_TEXT_READ;
/// The most editions in a release. Each has as much room as the release itself.
pub const MOST_EDITIONS: usize = 24;
/// The most text of an edition, in bytes: translations, and what they were made of.
pub const MOST_IN_EDITION: usize = 2 * MOST_TEXT;
/// The most conflicts in a release.
pub const MOST_CONFLICTS: usize = 1_000;
/// How deeply brackets may stand in one another. A release's own stand a
/// dozen deep.
pub(super) const DEEPEST: usize = 48;

/// What a part of a release takes by itself, without the parts in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// How many items it has, with its texts' forced line breaks and marks.
    pub items: usize,
    /// How long its text is, in bytes; of prose, that of its paragraphs, which take
    /// none by themselves.
    pub text: usize,
    /// How long it may be at the most.
    pub longest: usize,
}

impl Taken {
    /// What `part` takes.
    pub fn by(part: &Part<'_>) -> Self {
        match part {
            Part::List(list) => Self {
                items: list.refs().len(),
                text: list.as_prose().map_or(0, Prose::text_length),
                longest: LARGEST_FIELD,
            },
            Part::Text(text, _) => Self {
                items: counted_in(text.text(), 0),
                text: text.text().len(),
                longest: LARGEST_LINE,
            },
            Part::Paragraph(paragraph) => Self {
                items: counted_in(paragraph.text(), paragraph.marks().len()),
                ..Self::default()
            },
            Part::Value(Value::Source(Some(source))) => Self {
                text: source.said.len(),
                longest: LARGEST_FIELD,
                ..Self::default()
            },
            Part::Node(_) | Part::Value(_) => Self::default(),
        }
    }

    /// Whether it's more than its field holds.
    pub fn is_too_long(self) -> bool {
        self.text > self.longest
    }
}

/// What counts as items in a text with so many marks: those, and its forced line breaks
/// (those of UAX #14).
pub fn counted_in(text: &str, marks: usize) -> usize {
    let in_ascii = |byte: &u8| matches!(byte, b'\n' | 0xb | 0xc);
    let others = match text.is_ascii() {
        true => 0,
        false => text.matches(['\u{85}', '\u{2028}', '\u{2029}']).count(),
    };
    text.as_bytes().iter().filter(|byte| in_ascii(byte)).count() + others + marks
}
