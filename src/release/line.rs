//! Plain text without marks: one line, or several.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Plain text on one line: a headline, a name, an address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct Line(String);

impl Line {
    /// A line of `text`; line feeds become spaces.
    pub fn new(text: impl Into<String>) -> Self {
        let mut text = text.into();
        if text.contains('\n') {
            text = text.replace('\n', " ");
        }
        Self(text)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is nothing to print.
    pub fn is_blank(&self) -> bool {
        self.0.trim().is_empty()
    }
}

/// Plain text on several lines, each of which stays one: an organizer's name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Lines(String);

impl Lines {
    /// Text whose line feeds part its lines.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text, its lines parted by line feeds.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The lines that hold something.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        self.0.split('\n').filter(|line| !line.trim().is_empty())
    }

    /// Whether there is nothing to print.
    pub fn is_blank(&self) -> bool {
        self.0.trim().is_empty()
    }
}

/// Plain text that can be edited in place.
pub trait PlainText {
    /// The text.
    fn text(&self) -> &str;
    /// Puts `insert` in the place of `range`; answers whether it did, which
    /// it does where `range` is a stretch of whole characters and `insert` may
    /// stand here.
    fn splice(&mut self, range: std::ops::Range<usize>, insert: &str) -> bool;
}

impl PlainText for Line {
    fn text(&self) -> &str {
        &self.0
    }

    fn splice(&mut self, range: std::ops::Range<usize>, insert: &str) -> bool {
        let sound = self.0.get(range.clone()).is_some() && !insert.contains('\n');
        if sound {
            self.0.replace_range(range, insert);
        }
        sound
    }
}

impl PlainText for Lines {
    fn text(&self) -> &str {
        &self.0
    }

    fn splice(&mut self, range: std::ops::Range<usize>, insert: &str) -> bool {
        let sound = self.0.get(range.clone()).is_some();
        if sound {
            self.0.replace_range(range, insert);
        }
        sound
    }
}

impl From<&str> for Line {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl From<&str> for Lines {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Line {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::new)
    }
}

impl Serialize for Lines {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.split('\n'))
    }
}

impl<'de> Deserialize<'de> for Lines {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let lines = Vec::<String>::deserialize(deserializer)?;
        Ok(Self(lines.join("\n")))
    }
}
