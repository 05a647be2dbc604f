//! The stable name of an item: a readable stem and a few random letters,
//! never a position and never used again.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// How long an id may be, in bytes.
pub const LONGEST_ID: usize = 64;

/// The id of one item of a release, such as `unodc-2fd8`.
///
/// It holds small letters, digits, `-` and `_` only, so that it can stand in a
/// [`FieldPath`](super::FieldPath) and in a file without any escaping. The
/// default is the empty id of an item that has none yet: a hand-written file
/// may hold such items, a release in memory doesn't.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Arc<str>);

/// Why a text isn't an id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "‘{0}’ can't be an id: an id has 1 to {LONGEST_ID} small letters a–z, digits, hyphens and low lines"
)]
pub struct BadId(String);

impl Id {
    /// The letters that make ids unlike others: none that looks like another.
    pub const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    /// How many of them an item's id has.
    pub const DRAWN: usize = 4;

    /// Reads an id.
    ///
    /// # Errors
    /// If the text is empty, too long, or holds a letter that ids don't.
    pub fn parse(text: &str) -> Result<Self, BadId> {
        let good = (1..=LONGEST_ID).contains(&text.len())
            && text
                .bytes()
                .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_'));
        if good {
            Ok(Self(text.into()))
        } else {
            Err(BadId(shortened(text)))
        }
    }

    /// The id of an item called `name`, made unlike others by `letters`.
    ///
    /// What can't stand in an id is left out of both; a name of which nothing
    /// is left (Arabic, say) gives way to `fallback`.
    pub fn new(name: &str, fallback: &str, letters: &str) -> Self {
        let stem = match stem(name) {
            stem if stem.is_empty() => self::stem(fallback),
            stem => stem,
        };
        let letters = self::stem(letters);
        Self(format!("{stem}-{letters}").trim_matches('-').into())
    }

    /// The id of an item called `name` whose `count` letters are drawn from `seeds`: the same
    /// for the same seeds, whoever draws. At most 12 letters differ.
    pub fn drawn(name: &str, count: usize, seeds: &[&str]) -> Self {
        let mut hash = FNV_START;
        for seed in seeds {
            hash = fnv(fnv(hash, seed.as_bytes()), &seed.len().to_le_bytes());
        }
        let letters: String = (0..count.min(12))
            .map(|place| {
                let letter = (hash >> (place * 5)) as usize % Self::LETTERS.len();
                char::from(Self::LETTERS.get(letter).copied().unwrap_or(b'a'))
            })
            .collect();
        Self::new(name, "item", &letters)
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this stands for an item that has no id yet.
    pub fn is_unset(&self) -> bool {
        self.0.is_empty()
    }
}

const FNV_START: u64 = 0xcbf2_9ce4_8422_2325;

/// The FNV-1a hash of `bytes`, begun at `hash`: the same in every version of
/// the program, which the standard library's hasher doesn't promise.
fn fnv(hash: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(hash, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// The first words of `name`, as far as an id can hold them.
fn stem(name: &str) -> String {
    const LONGEST_STEM: usize = 16;
    let mut stem = String::new();
    for word in name.split(|c: char| !c.is_ascii_alphanumeric()) {
        if word.is_empty() {
            continue;
        }
        if !stem.is_empty() {
            if stem.len() + 1 + word.len() > LONGEST_STEM {
                break;
            }
            stem.push('-');
        }
        stem.extend(
            word.chars()
                .take(LONGEST_STEM)
                .map(|c| c.to_ascii_lowercase()),
        );
    }
    stem
}

fn shortened(text: &str) -> String {
    const SHOWN: usize = 40;
    if text.chars().count() <= SHOWN {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(SHOWN).collect();
    short.push('…');
    short
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for Id {
    fn eq(&self, other: &str) -> bool {
        &*self.0 == other
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(de::Error::custom)
    }
}
