//! What can be wrong with a file, said with its place and a remedy.

use std::fmt;
use std::path::PathBuf;

use crate::release::{FORMAT, FaultKind};

/// Why a file can't be read as a release.
#[derive(Debug, thiserror::Error)]
pub struct ReadError {
    /// The file, where the text came from one.
    pub file: Option<PathBuf>,
    /// Where in it, where that is known.
    pub place: Option<Box<Place>>,
    /// What is wrong.
    pub reason: Reason,
}

impl ReadError {
    /// What is wrong with a file as a whole.
    pub(super) fn of_file(reason: Reason) -> Self {
        Self::at(None, reason)
    }

    /// What is wrong at a place of a file, where that's known.
    pub(super) fn at(place: Option<Place>, reason: Reason) -> Self {
        Self {
            file: None,
            place: place.map(Box::new),
            reason,
        }
    }
}

/// A place in a file's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The line, counted from 1.
    pub line: usize,
    /// The column in characters, counted from 1, where there is one.
    pub column: Option<usize>,
    /// The part of the release that it belongs to, as an address; empty at
    /// the top level.
    pub part: String,
    /// The line's text, cut where it's long.
    pub excerpt: String,
    /// The lines around it and itself, with their numbers.
    pub around: Vec<(usize, String)>,
}

/// What is wrong with a file.
#[derive(Debug, thiserror::Error)]
pub enum Reason {
    /// It isn't there.
    #[error("there is no such file: it may have been moved, renamed or deleted")]
    Missing,
    /// The system doesn't hand it out.
    #[error("it can't be read ({0}): ask whoever has the rights to it, or open a copy")]
    Io(#[source] std::io::Error),
    /// It isn't a regular file.
    #[error("it's {0}, not a file: choose the .ron file of a release")]
    NotAFile(&'static str),
    /// There is nothing in it.
    #[error("it's empty: look for an earlier copy of it; nothing was changed")]
    Empty,
    /// There are only NUL bytes in it.
    #[error(
        "it holds nothing but NUL bytes, as files do that weren't yet synced or whose disk failed: wait for the sync, or look for an earlier copy"
    )]
    OnlyNul,
    /// There are NUL bytes in it.
    #[error("there is a NUL byte, so the file is damaged or isn't text: look for an earlier copy")]
    Nul,
    /// It is too long.
    #[error(
        "it has {length} bytes, and a release has at most {limit}: if it is a release, its images are too large"
    )]
    TooLong {
        /// Its length in bytes.
        length: u64,
        /// The largest allowed.
        limit: u64,
    },
    /// It is text in UTF-16.
    #[error("it's saved as UTF-16: save it as UTF-8 in the program that wrote it")]
    Utf16,
    /// It isn't UTF-8.
    #[error(
        "these bytes aren't text in UTF-8: save the file as UTF-8 in the program that wrote it, or look for an earlier copy"
    )]
    NotUtf8,
    /// Git left its marks in it.
    #[error(
        "git couldn't merge two versions and left both in the file: keep one of the two, and take the lines that begin with <<<<<<<, ======= and >>>>>>> out"
    )]
    ConflictMarkers,
    /// It is RON, but of something else.
    #[error(
        "this isn't a Communique release: a release begins with ‘(format: {FORMAT},’. If it's one written by hand, add that"
    )]
    NotARelease,
    /// It was written by a newer version.
    #[error(
        "it was written by a newer version of Communique (format {found}, this one reads up to {FORMAT}): open it with that version"
    )]
    Newer {
        /// Its format.
        found: u32,
    },
    /// There is no such format.
    #[error("there is no format {0}: this version writes format {FORMAT}")]
    NoSuchFormat(u32),
    /// It isn't RON, or doesn't have a release's form.
    #[error("{0}")]
    Syntax(String),
    /// It has the form, but something in it can't be.
    #[error("{0}")]
    Fault(#[source] FaultKind),
    /// A prose is too long.
    #[error("this text has {0} bytes, and a field holds at most {limit}: divide it", limit = super::LARGEST_FIELD)]
    LongField(usize),
    /// A text that isn't prose is too long.
    #[error("this text has {0} bytes, and such a field holds at most {limit}: shorten it", limit = super::LARGEST_LINE)]
    LongLine(usize),
    /// All texts together are too long.
    #[error("its texts have {0} bytes, and a release has at most {limit}: divide it into several", limit = super::MOST_TEXT)]
    LongTexts(usize),
    /// Its pictures are too large together.
    #[error("with this one, the pictures of the release take more than {limit} MB of memory: make them smaller, or take some out", limit = crate::images::MOST_DECODED / 1024 / 1024)]
    ManyPixels,
    /// There is too much in it.
    #[error("it has {0} items, forced line breaks and marks, and a release has at most {limit}: divide it into several", limit = super::MOST_ITEMS)]
    ManyItems(usize),
    /// It has too many editions.
    #[error("it has {0} editions, and a release has at most {limit}: keep some in another file", limit = super::MOST_EDITIONS)]
    ManyEditions(usize),
    /// An edition says too much.
    #[error("an edition has {0} bytes of translations and what they were made of, and holds at most {limit}: divide the release into several", limit = super::MOST_IN_EDITION)]
    LongEdition(usize),
    /// There is too much to be settled in it.
    #[error("in {0} places two people changed the same, and a release holds at most {limit} of them: settle some in the files that it was merged from", limit = super::MOST_CONFLICTS)]
    ManyConflicts(usize),
    /// One of its images can't be used.
    #[error(
        "the image can't be used: {0}. To open the release without it, take it and what names it out with a text editor"
    )]
    Image(#[source] crate::images::PictureError),
}

impl Reason {
    /// Whether it's nothing but that there is more than there may be.
    pub fn is_limit(&self) -> bool {
        matches!(
            self,
            Self::TooLong { .. }
                | Self::LongField(_)
                | Self::LongLine(_)
                | Self::LongTexts(_)
                | Self::ManyPixels
                | Self::ManyItems(_)
                | Self::ManyEditions(_)
                | Self::LongEdition(_)
                | Self::ManyConflicts(_)
        )
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(file) = &self.file {
            write!(f, "{}: ", file.display())?;
        }
        if let Some(place) = &self.place {
            write!(f, "{place}: ")?;
        }
        write!(f, "{}", self.reason)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}", self.line)?;
        if let Some(column) = self.column {
            write!(f, ", column {column}")?;
        }
        if !self.part.is_empty() {
            write!(f, ", in {}", self.part)?;
        }
        Ok(())
    }
}
