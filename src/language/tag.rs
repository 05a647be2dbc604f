//! Language tags.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use icu::locale::{Locale, LocaleCanonicalizer, LocaleDirectionality};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// The longest tag read, in bytes: far above any in use.
const LONGEST_TAG: usize = 64;

/// A BCP 47 language tag in its canonical form: `en`, `ar`, `zh-Hant`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tag(Arc<str>);

/// Why a text isn't a language tag.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("‘{0}’ isn't a language tag: write one such as en, fr, zh or pt-BR")]
pub struct BadTag(String);

/// Which way a language is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// From left to right, as English.
    LeftToRight,
    /// From right to left, as Arabic.
    RightToLeft,
}

impl Tag {
    /// Reads a tag and brings it into its canonical form.
    ///
    /// # Errors
    /// If the text isn't a tag, or one that says nothing (`und`).
    pub fn parse(text: &str) -> Result<Self, BadTag> {
        let bad = || BadTag(text.chars().take(LONGEST_TAG).collect());
        if text.len() > LONGEST_TAG {
            return Err(bad());
        }
        let mut locale = Locale::try_from_str(text).map_err(|_| bad())?;
        LocaleCanonicalizer::new_common().canonicalize(&mut locale);
        if locale.id.language.is_unknown() {
            return Err(bad());
        }
        let tag = locale.to_string();
        // Its canonical form may be longer than what was written, and has to be read again.
        match tag.len() > LONGEST_TAG {
            true => Err(bad()),
            false => Ok(Self(tag.into())),
        }
    }

    /// Reads a tag as other programs write it: `EN-US`, `fr_FR`, `zh-CHT`.
    ///
    /// # Errors
    /// As [`parse`](Self::parse).
    pub fn parse_foreign(text: &str) -> Result<Self, BadTag> {
        let tag = text.trim().replace('_', "-");
        match tag.to_ascii_lowercase().as_str() {
            // As Windows called them before there were tags of scripts.
            "zh-chs" => Self::parse("zh-Hans"),
            "zh-cht" => Self::parse("zh-Hant"),
            _ => Self::parse(&tag),
        }
    }

    /// English.
    pub fn english() -> Self {
        Self("en".into())
    }

    /// The tag as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The language alone: `zh` of `zh-Hant`.
    pub fn language(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }

    /// Whether it's Chinese, in whatever script.
    pub fn is_chinese(&self) -> bool {
        matches!(self.language(), "zh" | "yue" | "wuu" | "lzh")
    }

    /// Which way it's written, by its script or its language's usual one.
    pub fn direction(&self) -> Direction {
        let right_to_left = Locale::try_from_str(&self.0)
            .is_ok_and(|locale| LocaleDirectionality::new_common().is_right_to_left(&locale.id));
        if right_to_left {
            Direction::RightToLeft
        } else {
            Direction::LeftToRight
        }
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Tag {
    type Err = BadTag;

    fn from_str(text: &str) -> Result<Self, BadTag> {
        Self::parse(text)
    }
}

impl Serialize for Tag {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Tag {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(de::Error::custom)
    }
}
