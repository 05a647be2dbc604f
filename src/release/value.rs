//! Small values that are set whole: dates, languages, choices.

use std::fmt;

use jiff::civil;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::{CommentState, Id, ParagraphKind, SegmentState, Source};
use crate::language::{BackTranslations, Digits, Months, Spacing, Tag, Word};

/// What a document is; decides the label it prints.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Kind {
    /// A press release.
    #[default]
    PressRelease,
    /// The same under the name that some organizations give it.
    NewsRelease,
    /// An invitation to the media.
    MediaAdvisory,
    /// Somebody's statement.
    Statement,
    /// Background to a piece of news.
    BackgroundNote,
}

impl Kind {
    /// The fixed word that a page prints for it.
    pub fn word(self) -> Word {
        match self {
            Self::PressRelease => Word::PressRelease,
            Self::NewsRelease => Word::NewsRelease,
            Self::MediaAdvisory => Word::MediaAdvisory,
            Self::Statement => Word::Statement,
            Self::BackgroundNote => Word::BackgroundNote,
        }
    }

    /// All kinds, in the order in which they're offered.
    pub const ALL: [Self; 5] = [
        Self::PressRelease,
        Self::NewsRelease,
        Self::MediaAdvisory,
        Self::Statement,
        Self::BackgroundNote,
    ];
}

/// When a release may be used.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Timing {
    /// It doesn't say.
    #[default]
    Unstated,
    /// For immediate release.
    Immediate,
    /// Not before a moment.
    Embargoed {
        /// Date and time in `zone`.
        until: civil::DateTime,
        /// The zone's name in the time zone database, such as `America/New_York`.
        zone: String,
    },
}

/// How this release changes an earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum RevisionKind {
    /// Something was added.
    Updated,
    /// Something was wrong.
    Corrected,
    /// It should no longer be used.
    Withdrawn,
}

impl RevisionKind {
    /// All kinds, in the order in which they're offered.
    pub const ALL: [Self; 3] = [Self::Updated, Self::Corrected, Self::Withdrawn];
}

/// What an organization has to do with a release.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Role {
    /// It is the release's own.
    #[default]
    Organizer,
    /// It is so together with others.
    CoOrganizer,
    /// It helped.
    Partner,
}

impl Role {
    /// All roles, in the order in which they're offered and printed.
    pub const ALL: [Self; 3] = [Self::Organizer, Self::CoOrganizer, Self::Partner];
}

/// The paper that pages are set for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Paper {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 8.5 × 11 inches.
    UsLetter,
}

impl Paper {
    /// All papers, in the order in which they're offered.
    pub const ALL: [Self; 2] = [Self::A4, Self::UsLetter];
}

/// Where a table's column sets its text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Align {
    /// At the line's start: left in English, right in Arabic.
    #[default]
    Start,
    /// In the middle.
    Center,
    /// At the line's end, as numbers are.
    End,
}

/// A colour, written `#rrggbb`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Colour {
    /// Red, green and blue in sRGB.
    pub rgb: [u8; 3],
}

impl Colour {
    /// Reads `#rrggbb`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let [_, red, green, blue] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
        Some(Self {
            rgb: [red, green, blue],
        })
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.rgb;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl Serialize for Colour {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Colour {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| {
            de::Error::custom(format_args!(
                "‘{text}’ isn't a colour: write six hexadecimal digits, such as #0b6ea8"
            ))
        })
    }
}

macro_rules! values {
    ($($(#[$doc:meta])* $variant:ident($type:ty),)*) => {
        /// The value of any field that is set whole.
        #[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum Value {
            $($(#[$doc])* $variant($type),)*
        }

        $(
            impl From<$type> for Value {
                fn from(value: $type) -> Self {
                    Self::$variant(value)
                }
            }

            impl Setting for $type {
                fn value(&self) -> Value {
                    Value::$variant(self.clone())
                }

                fn set(&mut self, value: Value) -> Result<(), Value> {
                    match value {
                        Value::$variant(value) => {
                            *self = value;
                            Ok(())
                        }
                        other => Err(other),
                    }
                }
            }
        )*
    };
}

/// A field that is set whole.
pub trait Setting {
    /// What it is now.
    fn value(&self) -> Value;
    /// Makes it `value`.
    ///
    /// # Errors
    /// The value, if it's of another kind than the field.
    fn set(&mut self, value: Value) -> Result<(), Value>;
}

values! {
    /// The language of a release.
    Language(Tag),
    /// A language that need not be known.
    OptionalLanguage(Option<Tag>),
    /// What a document is.
    Kind(Kind),
    /// A date that need not be known.
    Date(Option<civil::Date>),
    /// When a release may be used.
    Timing(Timing),
    /// How a release changes an earlier one, if it does.
    Revision(Option<RevisionKind>),
    /// An organization's part.
    Role(Role),
    /// One of the release's images, if any.
    Image(Option<Id>),
    /// The paper.
    Paper(Paper),
    /// A colour other than the house style's own.
    Colour(Option<Colour>),
    /// Where a column sets its text.
    Align(Align),
    /// What a paragraph is.
    Paragraph(ParagraphKind),
    /// The digits of a language that has several.
    Digits(Digits),
    /// The names of the months.
    Months(Months),
    /// The spaces at signs.
    Spacing(Spacing),
    /// What is said of words that were translated back.
    BackTranslations(BackTranslations),
    /// How far a translation is.
    Segment(SegmentState),
    /// What was translated, if that's known.
    Source(Option<Source>),
    /// Whether something is to be done about a comment.
    Comment(CommentState),
}
