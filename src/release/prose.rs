//! Prose: text in paragraphs, with marks instead of markup.

use std::fmt;

use serde::de::{SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::{FieldPath, Fragment, Id, List, Mark, spelling};

/// What a paragraph is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum ParagraphKind {
    /// Running text.
    #[default]
    Plain,
    /// An item of a list without numbers, `level` steps in.
    Bullet(u8),
    /// An item of a numbered list, `level` steps in.
    Numbered(u8),
}

impl<'de> Deserialize<'de> for ParagraphKind {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        /// As it stands in a file.
        #[derive(Deserialize)]
        #[serde(rename = "ParagraphKind")]
        enum Written {
            Plain,
            Bullet(u8),
            Numbered(u8),
        }
        let (kind, level) = match Written::deserialize(deserializer)? {
            Written::Plain => (Self::Plain, 0),
            Written::Bullet(level) => (Self::Bullet(0), level),
            Written::Numbered(level) => (Self::Numbered(0), level),
        };
        Ok(kind.at_level(level))
    }
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

    /// How long its text and the addresses of its links are together, in bytes.
    pub fn text_length(&self) -> usize {
        self.content.text_length()
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

    /// How long its paragraphs' texts and the addresses of their links are together, in bytes.
    pub fn text_length(&self) -> usize {
        self.iter().map(Paragraph::text_length).sum()
    }
}

/// A place in prose: before a byte of a paragraph's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Which paragraph, counted from 0.
    pub paragraph: usize,
    /// The byte of its text.
    pub offset: usize,
}

/// Prose as one text: that of its paragraphs, with a line feed between two of them. Places
/// in it are bytes, too.
impl Prose {
    /// That text.
    pub fn whole_text(&self) -> String {
        let texts: Vec<&str> = self.iter().map(Paragraph::text).collect();
        texts.join("\n")
    }

    /// How long it is.
    pub fn whole_length(&self) -> usize {
        self.text_length() + self.len().saturating_sub(1)
    }

    /// What stands before each paragraph where it's an item of a list: `•`, `2.`.
    pub fn signs(&self) -> impl Iterator<Item = Option<String>> {
        let mut counted: Vec<usize> = Vec::new();
        self.iter().map(move |paragraph| {
            let level = usize::from(paragraph.kind.level());
            match paragraph.kind {
                ParagraphKind::Plain => {
                    counted.clear();
                    None
                }
                ParagraphKind::Bullet(_) => {
                    counted.truncate(level);
                    Some("•".to_owned())
                }
                ParagraphKind::Numbered(_) => {
                    counted.resize(level + 1, 0);
                    let count = counted.last_mut()?;
                    *count += 1;
                    Some(format!("{count}."))
                }
            }
        })
    }

    /// The place at the byte `at` of it, or at the nearest one before. A place between two
    /// paragraphs belongs to the first; without any there is none.
    pub fn position_at(&self, at: usize) -> Option<Position> {
        let mut start = 0;
        for (paragraph, item) in self.iter().enumerate() {
            let text = item.text();
            if at <= start + text.len() || paragraph + 1 == self.len() {
                let offset = text.floor_char_boundary(at.saturating_sub(start));
                return Some(Position { paragraph, offset });
            }
            start += text.len() + 1;
        }
        None
    }

    /// Where the byte `offset` of the paragraph called `id` is in it.
    pub fn whole_offset(&self, id: &str, offset: usize) -> Option<usize> {
        let mut start = 0;
        for paragraph in self {
            let length = paragraph.text().len();
            if paragraph.id == *id {
                return (offset <= length).then_some(start + offset);
            }
            start += length + 1;
        }
        None
    }

    /// The address, in the prose at `path`, of the paragraph in which the byte `at` of it
    /// stands, and the byte of that.
    pub fn address_at(&self, path: &FieldPath, at: usize) -> Option<(FieldPath, usize)> {
        let position = self.position_at(at)?;
        let paragraph = self.nth(position.paragraph)?;
        Some((path.item(&paragraph.id), position.offset))
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
