//! A table in a Word document (Office Open XML), for whoever has no translator's tool: a row a
//! text, its address and name, source, translation and state.
//!
//! What is strong or emphasised is so in Word, links are links, a footnote's mark is its number
//! in brackets in a style of its own. Read is what Word or LibreOffice has saved of it, rows in
//! any order, tracked changes as if they were accepted.
//!
//! The standard: ECMA-376, Office Open XML File Formats.

mod cell;
mod read;
mod write;

pub(super) use read::read;
pub(super) use write::write;

/// The name of the character style of a footnote's mark.
const NOTE: &str = "Communique note";
/// That of a character that XML can't have, which stands there as `U+FFFE`.
const CHARACTER: &str = "Communique character";
/// That of letters that look like a footnote's mark.
const LETTERS: &str = "Communique letters";
/// The name of the paragraph style of a text's address.
const ADDRESS: &str = "Communique address";
/// Before what the file says of the release, among the document's keywords.
const ABOUT: &str = "communique";

/// What the column of states says: a text is empty, a draft, out of date, final.
const STATES: [&str; 4] = ["Empty", "Draft", "Out of date", "Final"];

/// The number of a footnote's mark, as it stands in a text.
fn mark(place: usize) -> String {
    format!("[{}]", place + 1)
}
