//! Prose: text in paragraphs, with marks instead of markup.

use std::fmt;

use serde::de::{SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::{Fragment, Id, List, Mark, spelling};

/// What a paragraph is.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum ParagraphKind {
    /// Running text.
    #[default]
    Plain,
    /// An item of a list without numbers, `level` steps in.
    Bullet(u8),
    /// An item of a numbered list, `level` steps in.
    Numbered(u8),
}

/// How many steps in a list's item may stand.
pub const DEEPEST_LEVEL: u8 = 5;

impl ParagraphKind {
    /// How many steps in it stands; 0 for running text.
    pub fn level(self) -> u8 {
        match self {
            Self::Plain => 0,
            Self::Bullet(level) | Self::Numbered(level) => level,
        }
    }

    /// The same kind of item, `level` steps in, at most [`DEEPEST_LEVEL`].
    #[must_use]
    pub fn at_level(self, level: u8) -> Self {
        let level = level.min(DEEPEST_LEVEL);
        match self {
            Self::Plain => Self::Plain,
            Self::Bullet(_) => Self::Bullet(level),
            Self::Numbered(_) => Self::Numbered(level),
        }
    }
}

/// One paragraph: an item of [`Prose`], whose text is edited in place.
///
/// All offsets, everywhere, are bytes into [`text`](Self::text). A line feed
/// in it is a forced line break.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// Its id; the first half of a paragraph that is split keeps it.
    pub id: Id,
    /// What it is.
    pub kind: ParagraphKind,
    /// Its text and marks.
    pub content: Fragment,
}

impl Paragraph {
    /// A plain paragraph.
    pub fn new(id: Id, content: Fragment) -> Self {
        Self {
            id,
            kind: ParagraphKind::Plain,
            content,
        }
    }

    /// Its text, footnote marks as one [`FOOTNOTE_CHAR`](super::FOOTNOTE_CHAR) each.
    pub fn text(&self) -> &str {
        self.content.text()
    }

    /// Its marks, in order.
    pub fn marks(&self) -> &[Mark] {
        self.content.marks()
    }
}

/// Text in paragraphs.
pub type Prose = List<Paragraph>;

impl Prose {
    /// Whether there is nothing to print: no paragraph with any text.
    pub fn is_blank(&self) -> bool {
        self.iter()
            .all(|paragraph| paragraph.text().trim().is_empty())
    }

    /// How long its paragraphs' texts are together, in bytes.
    pub fn text_length(&self) -> usize {
        self.iter().map(|paragraph| paragraph.text().len()).sum()
    }
}

/// In a file a paragraph is its id and one line, as [`spelling`](super::spelling) has it.
impl Serialize for Paragraph {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (&self.id, spelling::write(self.kind, &self.content)).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Paragraph {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(WrittenParagraph)
    }
}

/// Reads a paragraph with its id, or one written by hand that has none yet.
struct WrittenParagraph;

impl WrittenParagraph {
    fn paragraph(id: Id, line: &str) -> Paragraph {
        let (kind, content) = spelling::read(line);
        Paragraph { id, kind, content }
    }
}

impl<'de> Visitor<'de> for WrittenParagraph {
    type Value = Paragraph;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a paragraph: (\"its-id\", \"its text\") or just \"its text\"")
    }

    fn visit_str<E: de::Error>(self, line: &str) -> Result<Paragraph, E> {
        Ok(Self::paragraph(Id::default(), line))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Paragraph, A::Error> {
        let id = items
            .next_element()?
            .ok_or_else(|| de::Error::invalid_length(0, &self))?;
        let line: String = items
            .next_element()?
            .ok_or_else(|| de::Error::invalid_length(1, &self))?;
        if items.next_element::<de::IgnoredAny>()?.is_some() {
            return Err(de::Error::invalid_length(3, &self));
        }
        Ok(Self::paragraph(id, &line))
    }
}
