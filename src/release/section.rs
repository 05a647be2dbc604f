//! The body: sections of blocks.

use serde::{Deserialize, Serialize};

use super::node::{Node, Part, PartMut, as_node, node};
use super::{Align, Id, Identified, Line, List, Prose};
use crate::language::Tag;

/// A stretch of the body under one heading, or under none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Section {
    /// Its id.
    pub id: Id,
    /// Its heading.
    pub heading: Line,
    /// What it holds.
    pub blocks: List<Block>,
}
node!(Section { id } [] heading, blocks);

/// One thing in a section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Block {
    /// Running text and lists.
    Prose(ProseBlock),
    /// What somebody said, set apart.
    Quote(Quote),
    /// A picture.
    Picture(Picture),
    /// The release in a few points.
    KeyPoints(KeyPoints),
    /// A table.
    Table(Table),
}

/// Running text and lists.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ProseBlock {
    /// Its id.
    pub id: Id,
    /// The text.
    pub text: Prose,
}
node!(ProseBlock { id } [] text);

/// What somebody said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Quote {
    /// Its id.
    pub id: Id,
    /// The words, without quotation marks: the page sets those.
    pub words: Prose,
    /// The speaker's name.
    pub speaker: Line,
    /// The speaker's title and organization.
    pub title: Line,
    /// The language that was spoken, where the words are a translation.
    pub translated_from: Option<Tag>,
    /// The words as they were spoken, where they're known.
    pub original: Prose,
}
node!(Quote { id } [] words, speaker, title, translated_from, original);

/// A picture with what belongs to it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Picture {
    /// Its id.
    pub id: Id,
    /// One of the release's images.
    pub image: Option<Id>,
    /// What it shows, for those who don't see it.
    pub alternative_text: Line,
    /// Its caption.
    pub caption: Prose,
    /// Who took it.
    pub credit: Line,
    /// Who may use it, and how.
    pub licence: Line,
}
node!(Picture { id } [] image, alternative_text, caption, credit, licence);

/// The release in a few points.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct KeyPoints {
    /// Its id.
    pub id: Id,
    /// What stands above them; empty for the fixed word.
    pub heading: Line,
    /// The points, a paragraph each.
    pub points: Prose,
}
node!(KeyPoints { id } [] heading, points);

/// A simple table: a heading a column, rows of cells.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Table {
    /// Its id.
    pub id: Id,
    /// What it shows.
    pub caption: Line,
    /// Its columns.
    pub columns: List<Column>,
    /// Its rows.
    pub rows: List<Row>,
}
node!(Table { id } [] caption, columns, rows);

/// A column of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Column {
    /// Its id.
    pub id: Id,
    /// What stands above it.
    pub heading: Line,
    /// Where its text is set.
    pub align: Align,
}
node!(Column { id } [] heading, align);

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Row {
    /// Its id.
    pub id: Id,
    /// Its cells, each under the id of its column. One that isn't here is
    /// empty, and one of a column that isn't there isn't printed, so that a
    /// table stays whole when two people change its rows and columns.
    pub cells: List<Cell>,
}
node!(Row { id } [] cells);

/// A cell of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Cell {
    /// The id of its column.
    pub id: Id,
    /// What stands in it.
    pub text: Line,
}
node!(Cell { id } [] text);

as_node!(Section, Block, Column, Row, Cell);

impl Block {
    fn node(&self) -> &dyn Node {
        match self {
            Self::Prose(block) => block,
            Self::Quote(block) => block,
            Self::Picture(block) => block,
            Self::KeyPoints(block) => block,
            Self::Table(block) => block,
        }
    }
}

impl Node for Block {
    fn names(&self) -> &'static [&'static str] {
        self.node().names()
    }

    fn part(&self, name: &str) -> Option<Part<'_>> {
        self.node().part(name)
    }

    fn part_mut(&mut self, name: &str) -> Option<PartMut<'_>> {
        match self {
            Self::Prose(block) => block.part_mut(name),
            Self::Quote(block) => block.part_mut(name),
            Self::Picture(block) => block.part_mut(name),
            Self::KeyPoints(block) => block.part_mut(name),
            Self::Table(block) => block.part_mut(name),
        }
    }
}

impl Identified for Block {
    fn id(&self) -> &Id {
        match self {
            Self::Prose(block) => &block.id,
            Self::Quote(block) => &block.id,
            Self::Picture(block) => &block.id,
            Self::KeyPoints(block) => &block.id,
            Self::Table(block) => &block.id,
        }
    }

    fn id_mut(&mut self) -> &mut Id {
        match self {
            Self::Prose(block) => &mut block.id,
            Self::Quote(block) => &mut block.id,
            Self::Picture(block) => &mut block.id,
            Self::KeyPoints(block) => &mut block.id,
            Self::Table(block) => &mut block.id,
        }
    }
}
