//! How large a file may be: far above any real release, and low enough that
//! a hostile one can't fill the memory or stop the program.

/// The largest file, in bytes.
pub const LARGEST_FILE: u64 = 32 * 1024 * 1024;
/// The longest text of one field, all its paragraphs together, in bytes.
pub const LARGEST_FIELD: usize = 1024 * 1024;
/// The most text of a release, all its fields together, in bytes: more than a thousand
/// pages. Typesetting takes some five hundred times as much memory.
pub const MOST_TEXT: usize = 4 * 1024 * 1024;
/// How much more may be read than can be put in: what is typed letter by letter isn't
/// added up.
pub(super) const MOST_TEXT_READ: usize = MOST_TEXT + 1024 * 1024;
/// The most items in a release, all collections together.
pub const MOST_ITEMS: usize = 20_000;
/// How deeply brackets may stand in one another. A release's own stand a
/// dozen deep.
pub(super) const DEEPEST: usize = 48;
