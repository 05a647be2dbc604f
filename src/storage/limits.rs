//! How large a file may be: far above any real release, and low enough that
//! a hostile one can't fill the memory or stop the program.

/// The largest file, in bytes.
pub const LARGEST_FILE: u64 = 32 * 1024 * 1024;
/// The longest text of one field or paragraph, in bytes.
pub const LARGEST_FIELD: usize = 1024 * 1024;
/// The most items in a release, all collections together.
pub const MOST_ITEMS: usize = 20_000;
/// How deeply brackets may stand in one another. A release's own stand a
/// dozen deep.
pub(super) const DEEPEST: usize = 48;
