//! An item of whatever collection, as edits carry it.

use serde::{Deserialize, Serialize};

use super::*;

macro_rules! items {
    ($($(#[$doc:meta])* $type:ident,)*) => {
        /// An item of whatever collection.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        pub enum Item {
            $($(#[$doc])* $type($type),)*
        }

        /// An item of whatever collection, where it stands.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum ItemRef<'a> {
            $($(#[$doc])* $type(&'a $type),)*
        }

        impl<'a> ItemRef<'a> {
            /// Its id.
            pub fn id(self) -> &'a Id {
                match self {
                    $(Self::$type(item) => item.id(),)*
                }
            }

            /// The item, to be read by the names of its parts.
            pub fn part(self) -> Part<'a> {
                match self {
                    $(Self::$type(item) => item.into(),)*
                }
            }

            /// A copy of it.
            pub fn to_item(self) -> Item {
                match self {
                    $(Self::$type(item) => Item::$type(item.clone()),)*
                }
            }
        }

        impl<'a> From<&'a Item> for ItemRef<'a> {
            fn from(item: &'a Item) -> Self {
                match item {
                    $(Item::$type(item) => Self::$type(item),)*
                }
            }
        }

        impl Identified for Item {
            fn id(&self) -> &Id {
                match self {
                    $(Self::$type(item) => item.id(),)*
                }
            }

            fn id_mut(&mut self) -> &mut Id {
                match self {
                    $(Self::$type(item) => item.id_mut(),)*
                }
            }
        }

        impl Item {
            /// The item, to be read by the names of its parts.
            pub fn part(&self) -> Part<'_> {
                match self {
                    $(Self::$type(item) => item.into(),)*
                }
            }

            /// The item, to be changed before it is put into a release.
            pub fn part_mut(&mut self) -> PartMut<'_> {
                match self {
                    $(Self::$type(item) => item.into(),)*
                }
            }
        }

        $(
            impl<'a> From<&'a $type> for ItemRef<'a> {
                fn from(item: &'a $type) -> Self {
                    Self::$type(item)
                }
            }

            impl From<$type> for Item {
                fn from(item: $type) -> Self {
                    Self::$type(item)
                }
            }

            impl TryFrom<Item> for $type {
                type Error = Item;

                fn try_from(item: Item) -> Result<Self, Item> {
                    match item {
                        Item::$type(item) => Ok(item),
                        other => Err(other),
                    }
                }
            }
        )*
    };
}

items! {
    /// A paragraph.
    Paragraph,
    /// An organizer.
    Organizer,
    /// The release in another language, published elsewhere.
    LanguageVersion,
    /// A section.
    Section,
    /// A block of a section.
    Block,
    /// A column of a table.
    Column,
    /// A row of a table.
    Row,
    /// A cell of a table.
    Cell,
    /// What an organization says of itself.
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
    FixedWordOverride,
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

macro_rules! identified {
    ($($type:ident),* $(,)?) => {
        $(
            impl Identified for $type {
                fn id(&self) -> &Id {
                    &self.id
                }

                fn id_mut(&mut self) -> &mut Id {
                    &mut self.id
                }
            }
        )*
    };
}

identified!(
    Paragraph,
    Organizer,
    LanguageVersion,
    Section,
    Column,
    Row,
    Cell,
    Boilerplate,
    ContactGroup,
    Contact,
    MediaAsset,
    Link,
    Footnote,
    FixedWordOverride,
    Edition,
    Segment,
    OwnImage,
    LeftOut,
    Comment,
    Reply,
    Conflict,
    Issued,
    Image,
);
