//! A release as the files that are handed out: a module a format.
//!
//! Whatever is published is made from what stands on the page, and from
//! nothing else that a release's file holds.

mod concessions;
mod pdf;
mod piece;

pub use concessions::Concessions;
pub use pdf::{PdfFailure, pdf};
pub use piece::html_piece;

/// The formats in which a release is handed out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// PDF, by the standard PDF/UA-1 where nothing stands against it.
    Pdf,
}

impl Format {
    /// How the names of its files end, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
        }
    }
}
