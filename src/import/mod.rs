//! What comes from other programs, as paragraphs.
//!
//! It changes nothing: whoever takes it over draws ids and makes edits of it.

mod html;
mod notes;

pub use html::{LeftOut, Pasted, from_html};
