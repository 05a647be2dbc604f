//! How large a file may be: far above any real release, and low enough that
//! a hostile one can't fill the memory or stop the program.

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
pub(super) const MOST_TEXT_READ: usize = MOST_TEXT + 1024 * 1024;
/// The most items in a release, all collections together, with the forced line breaks in
/// its texts: a line of its own takes as much memory on the page.
pub const MOST_ITEMS: usize = 20_000;
/// How many forced line breaks a text has.
pub fn line_breaks(text: &str) -> usize {
    text.bytes().filter(|byte| *byte == b'\n').count()
}

/// How deeply brackets may stand in one another. A release's own stand a
/// dozen deep.
pub(super) const DEEPEST: usize = 48;
