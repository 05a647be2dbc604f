//! What a person keeps for translating: the translations of releases that were opened or
//! saved here, copies of releases that were added, memories and glossaries that come from other
//! tools.
//!
//! A file each, in the folder for data, which its owner alone can read. Each is written whole or
//! not at all, by one window at a time; what a window left that was killed on the way is taken
//! away. All of them together are [`MOST_KEPT`] bytes at most: what would go beyond is refused
//! with the sum, and nothing gives way by itself. A file that can't be read is told of, and
//! takes nothing from the others.

mod keeping;
mod place;
mod reading;
mod strangers;

use std::path::PathBuf;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::translate::exchange::Refusal;
use crate::translate::glossary::{BadGlossary, Beyond, Concept};
use crate::translate::memory::MemorySource;
pub use keeping::{Kept, forget, keep, keep_release, remember_opened, remember_translations};
pub use reading::KeptReader;
pub use strangers::StrangeKind;

/// The most that is kept in all, in bytes: some hundred thousand texts, with what is needed to
/// find them about a GB of memory.
pub const MOST_KEPT: u64 = 256 * 1024 * 1024;

/// How the names end of files that can be kept: those of other tools, and releases.
pub const KEPT_FORMATS: &[&str] = &["tmx", "tbx", "csv", "tsv", "txt", "xml", "ron"];

/// What something is that's kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeptKind {
    /// The translations of a release.
    Release,
    /// A memory of another tool.
    Memory,
    /// A glossary.
    Glossary,
}

/// Something that's kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptFile {
    /// What it is.
    pub kind: KeptKind,
    /// Its file.
    pub file: PathBuf,
    /// What it's called, for people.
    pub title: String,
    /// How many texts or terms it has; why it can't be read.
    pub count: Result<usize, NotRead>,
}

/// Why something that's kept isn't used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotRead {
    /// It can't be read; what the system or the file's reader says.
    Unreadable(String),
    /// Reading it ended in a fault of the program.
    Broke,
    /// With it, more would be kept than is read.
    TooMuch,
}

/// All that's kept.
#[derive(Clone, Debug, Default)]
pub struct KeptTranslations {
    /// What there is, by kind and by name.
    pub all: Vec<KeptFile>,
    /// What was translated, but for what is remembered of the release that is open.
    pub memories: Vec<Arc<MemorySource>>,
    /// What is remembered of that: another copy of it may have been saved here.
    pub own: Option<Arc<MemorySource>>,
    /// What terms are called.
    pub glossaries: Vec<Arc<KeptGlossary>>,
}

/// A glossary as it's kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptGlossary {
    /// What it's called, for people.
    pub title: String,
    /// What is in it.
    pub concepts: Vec<Concept>,
}

/// Why something isn't kept, or not forgotten.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotKept {
    /// Its file can't be read; what the system says.
    #[error("it can't be read: {0}")]
    Unreadable(String),
    /// It's a release that can't be read; what its reader says.
    #[error("{0}")]
    Release(String),
    /// There is nothing in its file.
    #[error("it's empty")]
    Empty,
    /// It's neither a memory nor a glossary.
    #[error("it's neither TMX, TBX nor a table of terms")]
    Unknown,
    /// It's a file of quite another kind.
    #[error("it's neither TMX, TBX nor a table of terms, but {0:?}")]
    Strange(StrangeKind),
    /// It's none that's known, or isn't whole.
    #[error("{0}")]
    Refused(Refusal),
    /// It's a glossary with more in it than is read.
    #[error("{0}")]
    Glossary(Beyond),
    /// No text in it is in two languages.
    #[error("no text in it is in two languages")]
    NoTexts,
    /// With it, more would be kept than [`MOST_KEPT`].
    #[error("with it, {0} MB would be kept")]
    TooMuch(u64),
    /// Another window writes there, and doesn't come to an end.
    #[error("another window writes there")]
    Busy,
    /// It couldn't be written into this folder, or taken out of it; what the system says.
    #[error("{0}: {1}")]
    Unwritten(PathBuf, String),
    /// It was forgotten, but it couldn't be written into this folder that it's not to be
    /// remembered again; what the system says.
    #[error("it's gone, but may be remembered again: {0}: {1}")]
    Unmarked(PathBuf, String),
}

impl From<Refusal> for NotKept {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Unknown => Self::Unknown,
            refusal => Self::Refused(refusal),
        }
    }
}

impl From<BadGlossary> for NotKept {
    fn from(why: BadGlossary) -> Self {
        match why {
            BadGlossary::Refused(refusal) => refusal.into(),
            BadGlossary::Beyond(beyond) => Self::Glossary(beyond),
        }
    }
}
