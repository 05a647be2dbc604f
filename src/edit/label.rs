//! What a step of the history did, to be said in a menu.

use serde::{Deserialize, Serialize};

use crate::release::{Block, FieldPath, Item};

/// What a step did. The words for it are found in `texts`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Label {
    /// Text was typed into a field.
    Typing(FieldPath),
    /// Text was deleted from a field.
    Deleting(FieldPath),
    /// A field was set.
    Change(FieldPath),
    /// An item was added.
    Add(ItemKind),
    /// An item was removed.
    Remove(ItemKind),
    /// An item was copied.
    Duplicate(ItemKind),
    /// An item was moved.
    Move(ItemKind),
    /// Text was made strong, or no longer.
    Strong,
    /// Text was emphasised, or no longer.
    Emphasis,
    /// A link was set, changed or removed.
    Link,
    /// A list was made of paragraphs, or paragraphs of a list.
    List,
    /// Text was pasted.
    Paste,
    /// A part of the release was emptied.
    Clear(FieldPath),
}

/// What an item is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ItemKind {
    /// A paragraph.
    Paragraph,
    /// An organizer.
    Organizer,
    /// The release in another language.
    LanguageVersion,
    /// A section.
    Section,
    /// A block of running text.
    ProseBlock,
    /// A quote.
    Quote,
    /// A picture.
    Picture,
    /// Key points.
    KeyPoints,
    /// A table.
    Table,
    /// A column.
    Column,
    /// A row.
    Row,
    /// A cell.
    Cell,
    /// A boilerplate.
    Boilerplate,
    /// A group of contacts.
    ContactGroup,
    /// A contact.
    Contact,
    /// Something that editors can print.
    MediaAsset,
    /// A link to read on.
    Link,
    /// A footnote.
    Footnote,
    /// A fixed word printed otherwise.
    FixedWord,
    /// An image.
    Image,
}

impl From<&Item> for ItemKind {
    fn from(item: &Item) -> Self {
        match item {
            Item::Paragraph(_) => Self::Paragraph,
            Item::Organizer(_) => Self::Organizer,
            Item::LanguageVersion(_) => Self::LanguageVersion,
            Item::Section(_) => Self::Section,
            Item::Block(Block::Prose(_)) => Self::ProseBlock,
            Item::Block(Block::Quote(_)) => Self::Quote,
            Item::Block(Block::Picture(_)) => Self::Picture,
            Item::Block(Block::KeyPoints(_)) => Self::KeyPoints,
            Item::Block(Block::Table(_)) => Self::Table,
            Item::Column(_) => Self::Column,
            Item::Row(_) => Self::Row,
            Item::Cell(_) => Self::Cell,
            Item::Boilerplate(_) => Self::Boilerplate,
            Item::ContactGroup(_) => Self::ContactGroup,
            Item::Contact(_) => Self::Contact,
            Item::MediaAsset(_) => Self::MediaAsset,
            Item::Link(_) => Self::Link,
            Item::Footnote(_) => Self::Footnote,
            Item::FixedWordOverride(_) => Self::FixedWord,
            Item::Image(_) => Self::Image,
        }
    }
}
