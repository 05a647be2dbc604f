//! Changing a release: the only way to.
//!
//! Every change is an [`Edit`] with an exact inverse; a [`Document`] applies
//! them and keeps what undo and redo need. An edit says what it finds as well
//! as what it leaves, so that one made for another state of the release is
//! refused rather than overwriting what it doesn't know of. A change of some
//! letters is an edit of some letters, however long the text.

mod apply;
mod document;
mod label;
mod operations;
mod rebase;
mod referred;

use std::ops::Range;

use serde::{Deserialize, Serialize};

pub use apply::{Refused, applied, apply};
pub use document::{Document, Join, StateId, Step};
pub use label::{ItemKind, Label};
pub use operations::{
    clear, duplicate, insert, move_item, remove, replace_list, restyle, set, splice,
};
pub use rebase::{moved_offset, moved_range, rebased};
pub use referred::takes_out_referred;

use crate::release::{FieldPath, Fragment, Id, Item, Mark, Value};

/// One change of a release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Edit {
    /// Sets the value at `at`.
    Set {
        /// The field.
        at: FieldPath,
        /// What it was.
        from: Value,
        /// What it becomes.
        to: Value,
    },
    /// Puts text in the place of other text, in a plain text or a paragraph.
    Splice {
        /// The plain text, or the paragraph.
        at: FieldPath,
        /// Where, in bytes of the text.
        offset: usize,
        /// What stood there.
        removed: Fragment,
        /// What stands there now.
        inserted: Fragment,
    },
    /// Changes the marks on a stretch of a paragraph, footnotes' excepted.
    Mark {
        /// The paragraph.
        at: FieldPath,
        /// The stretch, in bytes of its text.
        range: Range<usize>,
        /// The marks in it as they were, in offsets of the paragraph.
        from: Vec<Mark>,
        /// The marks in it as they become.
        to: Vec<Mark>,
    },
    /// Puts a new item into a collection.
    Insert {
        /// The collection.
        list: FieldPath,
        /// The item that it stands behind; `None` to be the first.
        after: Option<Id>,
        /// The item.
        item: Box<Item>,
    },
    /// Takes an item out of a collection.
    Remove {
        /// The collection.
        list: FieldPath,
        /// The item that it stood behind.
        after: Option<Id>,
        /// The item as it was.
        item: Box<Item>,
    },
    /// Moves an item within its collection.
    Move {
        /// The collection.
        list: FieldPath,
        /// The item.
        id: Id,
        /// The item that it stood behind.
        from: Option<Id>,
        /// The item that it stands behind now.
        to: Option<Id>,
    },
    /// Several edits that are one step: all or none of them are applied.
    Group(Vec<Self>),
}

impl Edit {
    /// The edit that takes this one back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        match self.clone() {
            Self::Set { at, from, to } => Self::Set {
                at,
                from: to,
                to: from,
            },
            Self::Splice {
                at,
                offset,
                removed,
                inserted,
            } => Self::Splice {
                at,
                offset,
                removed: inserted,
                inserted: removed,
            },
            Self::Mark {
                at,
                range,
                from,
                to,
            } => Self::Mark {
                at,
                range,
                from: to,
                to: from,
            },
            Self::Insert { list, after, item } => Self::Remove { list, after, item },
            Self::Remove { list, after, item } => Self::Insert { list, after, item },
            Self::Move { list, id, from, to } => Self::Move {
                list,
                id,
                from: to,
                to: from,
            },
            Self::Group(edits) => Self::Group(edits.iter().rev().map(Self::inverse).collect()),
        }
    }

    /// Whether it changes nothing.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Set { from, to, .. } => from == to,
            Self::Splice {
                removed, inserted, ..
            } => removed == inserted,
            Self::Mark { from, to, .. } => from == to,
            Self::Insert { .. } | Self::Remove { .. } => false,
            Self::Move { from, to, .. } => from == to,
            Self::Group(edits) => edits.iter().all(Self::is_empty),
        }
    }

    /// The addresses of what it changes: fields, paragraphs and items.
    pub fn touched(&self) -> Vec<FieldPath> {
        match self {
            Self::Set { at, .. } | Self::Splice { at, .. } | Self::Mark { at, .. } => {
                vec![at.clone()]
            }
            Self::Insert { list, item, .. } | Self::Remove { list, item, .. } => {
                vec![list.item(crate::release::Identified::id(&**item))]
            }
            Self::Move { list, id, .. } => vec![list.item(id)],
            Self::Group(edits) => edits.iter().flat_map(Self::touched).collect(),
        }
    }
}
