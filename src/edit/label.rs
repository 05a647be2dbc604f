//! What a step of the history did, to be said in a menu.

use serde::{Deserialize, Serialize};

use crate::release::{Block, CommentState, FieldPath, Item, ItemRef};

/// What a step did. The words for it are found in `texts`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Label {
    /// Text was typed into a field.
    Typing(FieldPath),
    /// Text was deleted from a field.
    Deleting(FieldPath),
    /// Text was pasted into a field.
    Paste(FieldPath),
    /// Text was moved into a field by hand.
    MoveText(FieldPath),
    /// Text was cut out of a field.
    Cut(FieldPath),
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
    /// A part of the release was added.
    Begin(FieldPath),
    /// A part of the release was emptied.
    Clear(FieldPath),
    /// What two people had changed at once was settled.
    Settle(FieldPath),
    /// What somebody else had changed was merged in.
    Merge,
    /// A copy of the file was merged in: the so-manieth since it was opened.
    MergeCopy(u32),
    /// What wasn't saved before a crash was brought back.
    Recover,
    /// It was taken back.
    Discard,
    /// An earlier state was brought back.
    Restore,
    /// It was marked as issued.
    Issue,
    /// A revision was noted.
    Revise,
    /// A translation was confirmed.
    ConfirmUnit(FieldPath),
    /// A translation was found to be right still.
    StillRight(FieldPath),
    /// What is to be translated was copied into its translation.
    CopySource(FieldPath),
    /// What was translated before was taken for its translation.
    TakeSuggestion(FieldPath),
    /// What was told of its translation was mended.
    Mend(FieldPath),
    /// A paragraph is said in the translation of the one before.
    JoinUnits(FieldPath),
    /// It's translated by itself again.
    PartUnits(FieldPath),
    /// A translation is made of another text.
    TranslateFrom(FieldPath),
    /// A translation was taken out.
    ClearUnit(FieldPath),
    /// It was said that the meaning of a text hasn't changed.
    MeaningUnchanged(FieldPath),
    /// An edition leaves an item out.
    LeaveOut,
    /// It prints it again.
    PrintAgain,
    /// Translations were brought in from a file of this name.
    BringIn(String),
    /// Whether something is to be done about a comment was said.
    Resolve(CommentState),
}

/// What an item is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ItemKind {
    /// A paragraph.
    Paragraph,
    /// An organizer.
    Organizer,
    /// The release in another language, published elsewhere.
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
    /// The release in another language.
    Edition,
    /// What a text says in an edition.
    Segment,
    /// An image of an edition's own.
    OwnImage,
    /// An item that an edition doesn't print.
    LeftOut,
    /// What somebody says of a text.
    Comment,
    /// An answer to that.
    Reply,
    /// Something that several people changed at once.
    Conflict,
    /// A state that was issued.
    Issued,
    /// An image.
    Image,
}

impl ItemKind {
    /// All kinds.
    pub const ALL: &[Self] = &[
        Self::Paragraph,
        Self::Organizer,
        Self::LanguageVersion,
        Self::Section,
        Self::ProseBlock,
        Self::Quote,
        Self::Picture,
        Self::KeyPoints,
        Self::Table,
        Self::Column,
        Self::Row,
        Self::Cell,
        Self::Boilerplate,
        Self::ContactGroup,
        Self::Contact,
        Self::MediaAsset,
        Self::Link,
        Self::Footnote,
        Self::FixedWord,
        Self::Edition,
        Self::Segment,
        Self::OwnImage,
        Self::LeftOut,
        Self::Comment,
        Self::Reply,
        Self::Conflict,
        Self::Issued,
        Self::Image,
    ];
}

impl From<ItemRef<'_>> for ItemKind {
    fn from(item: ItemRef<'_>) -> Self {
        match item {
            ItemRef::Paragraph(_) => Self::Paragraph,
            ItemRef::Organizer(_) => Self::Organizer,
            ItemRef::LanguageVersion(_) => Self::LanguageVersion,
            ItemRef::Section(_) => Self::Section,
            ItemRef::Block(Block::Prose(_)) => Self::ProseBlock,
            ItemRef::Block(Block::Quote(_)) => Self::Quote,
            ItemRef::Block(Block::Picture(_)) => Self::Picture,
            ItemRef::Block(Block::KeyPoints(_)) => Self::KeyPoints,
            ItemRef::Block(Block::Table(_)) => Self::Table,
            ItemRef::Column(_) => Self::Column,
            ItemRef::Row(_) => Self::Row,
            ItemRef::Cell(_) => Self::Cell,
            ItemRef::Boilerplate(_) => Self::Boilerplate,
            ItemRef::ContactGroup(_) => Self::ContactGroup,
            ItemRef::Contact(_) => Self::Contact,
            ItemRef::MediaAsset(_) => Self::MediaAsset,
            ItemRef::Link(_) => Self::Link,
            ItemRef::Footnote(_) => Self::Footnote,
            ItemRef::FixedWordOverride(_) => Self::FixedWord,
            ItemRef::Edition(_) => Self::Edition,
            ItemRef::Segment(_) => Self::Segment,
            ItemRef::OwnImage(_) => Self::OwnImage,
            ItemRef::LeftOut(_) => Self::LeftOut,
            ItemRef::Comment(_) => Self::Comment,
            ItemRef::Reply(_) => Self::Reply,
            ItemRef::Conflict(_) => Self::Conflict,
            ItemRef::Issued(_) => Self::Issued,
            ItemRef::Image(_) => Self::Image,
        }
    }
}

impl From<&Item> for ItemKind {
    fn from(item: &Item) -> Self {
        ItemRef::from(item).into()
    }
}
