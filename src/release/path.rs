//! Addresses: how every room names one place of a release.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::Id;

/// How many segments an address may have.
pub const DEEPEST_PATH: usize = 48;

/// The address of a field, a collection or an item of a release, such as
/// `sections/voices-x1c9/blocks/aslanova-k3f7/words/p-7hd2`.
///
/// Names of fields and ids of items take turns. An address says where
/// something would be, not that it is there. The empty address is the release
/// itself. Its text form, as [`Display`](fmt::Display) and [`FromStr`] have it,
/// round-trips.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FieldPath(Arc<[Arc<str>]>);

/// Why a text isn't an address.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadPath {
    /// A segment is empty or holds what neither a field nor an id can.
    #[error(
        "‘{0}’ isn't an address: its parts are names of small letters, digits, - and _, with / between them"
    )]
    Segment(String),
    /// There are more segments than any release has.
    #[error("an address of more than {DEEPEST_PATH} parts can't be one of a release")]
    TooDeep,
}

impl FieldPath {
    /// The address of the release itself.
    pub fn root() -> Self {
        Self::default()
    }

    /// The address of the field called `name` in what this address names.
    #[must_use]
    pub fn field(&self, name: &str) -> Self {
        self.joined(name.into())
    }

    /// The address of the item `id` in the collection that this address names.
    #[must_use]
    pub fn item(&self, id: &Id) -> Self {
        self.joined(id.as_str().into())
    }

    fn joined(&self, segment: Arc<str>) -> Self {
        Self(self.0.iter().cloned().chain([segment]).collect())
    }

    /// The address of what holds this, and this one's name in it; `None` for
    /// the release itself.
    pub fn split_last(&self) -> Option<(Self, &str)> {
        let (last, parent) = self.0.split_last()?;
        Some((Self(parent.into()), last))
    }

    /// The address of what holds this one.
    pub fn parent(&self) -> Option<Self> {
        self.split_last().map(|(parent, _)| parent)
    }

    /// The last segment: a field's name or an item's id.
    pub fn last(&self) -> Option<&str> {
        self.0.last().map(|segment| &**segment)
    }

    /// The segments, outermost first.
    pub fn segments(&self) -> impl DoubleEndedIterator<Item = &str> + ExactSizeIterator {
        self.0.iter().map(|segment| &**segment)
    }

    /// Whether this names `other` or something inside it.
    pub fn is_within(&self, other: &Self) -> bool {
        self.0.starts_with(&other.0)
    }
}

impl fmt::Display for FieldPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, segment) in self.segments().enumerate() {
            if index > 0 {
                f.write_str("/")?;
            }
            f.write_str(segment)?;
        }
        Ok(())
    }
}

impl FromStr for FieldPath {
    type Err = BadPath;

    fn from_str(text: &str) -> Result<Self, BadPath> {
        if text.is_empty() {
            return Ok(Self::root());
        }
        if text.split('/').count() > DEEPEST_PATH {
            return Err(BadPath::TooDeep);
        }
        text.split('/')
            .map(|segment| match Id::parse(segment) {
                Ok(_) => Ok(segment.into()),
                Err(_) => Err(BadPath::Segment(text.chars().take(80).collect())),
            })
            .collect::<Result<_, _>>()
            .map(Self)
    }
}

impl Serialize for FieldPath {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for FieldPath {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(de::Error::custom)
    }
}
