//! The images that a release carries with it.

use std::fmt;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::de::{SeqAccess, Visitor};
use serde::ser::SerializeStruct;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::Id;
use super::node::whole_node;
use crate::images::Format;

/// How many letters of base64 stand on a line: as in MIME (RFC 2045).
const BASE64_LINE: usize = 76;

/// An image of a release. Organizers, pictures and media assets name it by
/// its id, so that one used twice is stored once.
///
/// Its bytes are shared: copying a release doesn't copy them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// Its id.
    pub id: Id,
    /// What kind of image it is.
    pub format: Format,
    /// The file's bytes; of an SVG, its text.
    pub bytes: Arc<[u8]>,
}

// An image's bytes are set when it is made and never edited.
whole_node!(Image);

impl Serialize for Image {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut file = serializer.serialize_struct("Image", 2)?;
        file.serialize_field("id", &self.id)?;
        match self.format {
            Format::Svg => {
                let text = String::from_utf8_lossy(&self.bytes);
                file.serialize_field("svg", &text.split('\n').collect::<Vec<_>>())?;
            }
            Format::Png => file.serialize_field("png", &base64_lines(&self.bytes))?,
            Format::Jpeg => file.serialize_field("jpeg", &base64_lines(&self.bytes))?,
        }
        file.end()
    }
}

fn base64_lines(bytes: &[u8]) -> Vec<String> {
    // 76 letters of base64 stand for 57 bytes.
    let lines = bytes.chunks(BASE64_LINE / 4 * 3);
    lines.map(|line| STANDARD.encode(line)).collect()
}

/// An image as it stands in a file.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename = "Image")]
struct Written {
    id: Id,
    svg: Option<Vec<String>>,
    png: Option<Base64>,
    jpeg: Option<Base64>,
}

/// Bytes that stand in a file as lines of base64.
struct Base64(Vec<u8>);

impl<'de> Deserialize<'de> for Image {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = Written::deserialize(deserializer)?;
        let (format, bytes) = match (written.svg, written.png, written.jpeg) {
            (Some(lines), None, None) => (Format::Svg, lines.join("\n").into_bytes()),
            (None, Some(Base64(bytes)), None) => (Format::Png, bytes),
            (None, None, Some(Base64(bytes))) => (Format::Jpeg, bytes),
            _ => {
                return Err(de::Error::custom(
                    "an image has exactly one of the fields svg, png and jpeg: keep one of them",
                ));
            }
        };
        Ok(Self {
            id: written.id,
            format,
            bytes: bytes.into(),
        })
    }
}

impl<'de> Deserialize<'de> for Base64 {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(WrittenBase64)
    }
}

struct WrittenBase64;

impl<'de> Visitor<'de> for WrittenBase64 {
    type Value = Base64;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of texts in base64")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut lines: A) -> Result<Base64, A::Error> {
        let mut letters = String::new();
        while let Some(line) = lines.next_element::<String>()? {
            // Seen at its line: the whole is decoded behind its last.
            if let Some(letter) = line.chars().find(|letter| !is_of_base64(*letter)) {
                return Err(damaged(format_args!("‘{letter}’ isn't of it")));
            }
            letters.push_str(&line);
        }
        STANDARD.decode(letters).map(Base64).map_err(damaged)
    }
}

fn is_of_base64(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '+' | '/' | '=')
}

fn damaged<E: de::Error>(why: impl fmt::Display) -> E {
    E::custom(format_args!(
        "the image's base64 is damaged ({why}): insert the image again"
    ))
}
