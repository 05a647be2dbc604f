//! How two releases differ, and what two people's changes of one come to.
//!
//! [`merge`] makes one release of two that were made of a third; [`between`] says what leads
//! from one to another. Both answer [`Edit`](crate::edit::Edit)s and change nothing. Items
//! are alike by their ids, texts word by word.

mod both;
mod carried;
mod choices;
mod common;
mod confirmed;
mod differences;
mod edits;
mod hunks;
mod losses;
mod merge;
mod missing;
mod order;
mod prose;
mod reopened;
mod settle;
mod styles;
mod text;
mod turned;
mod weave;
mod words;

pub use choices::{choices, length_of, now_at};
pub use differences::{Change, Difference, Piece, differences, pieces};
pub use merge::{Merged, Names, between, merge, unknown_base};
pub use settle::{Settlement, settle, settlements};
pub use turned::turned;

/// How many letters the ids have that are drawn from what they name: enough that no two of
/// one release meet.
const LETTERS: usize = 8;
