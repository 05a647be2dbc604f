//! What two people changed at once, kept until somebody settles it.
//!
//! Nothing is lost by a conflict: the release goes on saying what one of the two wrote, and
//! the conflict holds what stood there before and what each of them made of it.

use serde::{Deserialize, Serialize};

use super::node::{Part, whole_node};
use super::{FieldPath, Id, Item, Line, Lines, Paragraph, Release, TextKind, Value, comments_list};

/// One place that two people changed in ways that don't go together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Conflict {
    /// Its id, which depends on what it holds alone: whoever meets the same conflict calls
    /// it the same.
    pub id: Id,
    /// The text, prose, value or item that it is about.
    pub at: FieldPath,
    /// What stood there before.
    pub base: Content,
    /// What the release went on saying.
    pub ours: Side,
    /// What it didn't.
    pub theirs: Side,
}

/// What one of the two made of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Side {
    /// Who, as far as that is known; for the eyes of editors only.
    #[serde(default, skip_serializing_if = "Line::is_blank")]
    pub by: Line,
    /// What it says.
    pub says: Content,
}

/// What stands, stood or would stand in a place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Content {
    /// Nothing: it was taken out, or wasn't there.
    #[default]
    Nothing,
    /// A plain text.
    Text(Lines),
    /// A value.
    Value(Value),
    /// Those paragraphs of a prose that are at odds.
    Paragraphs(Vec<Paragraph>),
    /// An item, with all that is in it.
    Item(Box<Item>),
}

// A conflict is settled as a whole.
whole_node!(Conflict);

/// The address of the list of conflicts.
pub fn conflicts_list() -> FieldPath {
    FieldPath::root().field("conflicts")
}

impl Release {
    /// The conflicts of what readers see: those are settled before anything goes out.
    pub fn unsettled(&self) -> impl Iterator<Item = &Conflict> {
        let comments = comments_list();
        let conflicts = self.conflicts.iter();
        conflicts.filter(move |conflict| !conflict.at.is_within(&comments))
    }
}

impl Conflict {
    /// Its own address.
    pub fn path(&self) -> FieldPath {
        conflicts_list().item(&self.id)
    }

    /// All that it keeps: what stood there, and both sides.
    pub fn contents(&self) -> [&Content; 3] {
        [&self.base, &self.ours.says, &self.theirs.says]
    }

    /// The names of the two who wrote its sides, as far as they're known.
    pub fn names(&self) -> [&Line; 2] {
        [&self.ours.by, &self.theirs.by]
    }

    pub(super) fn names_mut(&mut self) -> [&mut Line; 2] {
        [&mut self.ours.by, &mut self.theirs.by]
    }

    pub(super) fn contents_mut(&mut self) -> [&mut Content; 3] {
        [&mut self.base, &mut self.ours.says, &mut self.theirs.says]
    }
}

impl Content {
    /// Visits what it holds, as [`Part::walk`] does.
    pub fn walk<'a>(&'a self, visitor: &mut dyn FnMut(&Part<'a>)) {
        match self {
            Self::Nothing => {}
            Self::Text(text) => visitor(&Part::Text(text, TextKind::Lines)),
            Self::Value(value) => visitor(&Part::Value(value.clone())),
            Self::Paragraphs(paragraphs) => {
                for paragraph in paragraphs {
                    visitor(&Part::Paragraph(paragraph));
                }
            }
            Self::Item(item) => item.part().walk(visitor),
        }
    }

    /// The ids of the footnotes whose marks stand in it.
    pub fn footnotes(&self) -> Vec<&Id> {
        let mut found = Vec::new();
        self.walk(&mut |part| {
            if let Part::Paragraph(paragraph) = part {
                found.extend(paragraph.content.footnotes().map(|(_, id)| id));
            }
        });
        found
    }

    /// The ids of the images that it shows.
    pub fn images(&self) -> Vec<Id> {
        let mut found = Vec::new();
        self.walk(&mut |part| {
            if let Part::Value(Value::Image(Some(id))) = part {
                found.push(id.clone());
            }
        });
        found
    }
}
