//! The images that a release carries with it.

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::ser::SerializeStruct;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::Id;
use super::node::{Node, Part, PartMut, as_node};
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

/// An image's bytes are set when it is made and never edited.
impl Node for Image {
    fn names(&self) -> &'static [&'static str] {
        &[]
    }

    fn part(&self, _name: &str) -> Option<Part<'_>> {
        None
    }

    fn part_mut(&mut self, _name: &str) -> Option<PartMut<'_>> {
        None
    }
}

as_node!(Image);

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
    png: Option<Vec<String>>,
    jpeg: Option<Vec<String>>,
}

impl<'de> Deserialize<'de> for Image {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = Written::deserialize(deserializer)?;
        let (format, bytes) = match (written.svg, written.png, written.jpeg) {
            (Some(lines), None, None) => (Format::Svg, lines.join("\n").into_bytes()),
            (None, Some(lines), None) => (Format::Png, from_base64(&lines)?),
            (None, None, Some(lines)) => (Format::Jpeg, from_base64(&lines)?),
            _ => {
                return Err(de::Error::custom(
                    "an image has exactly one of the fields svg, png and jpeg",
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

fn from_base64<E: de::Error>(lines: &[String]) -> Result<Vec<u8>, E> {
    STANDARD.decode(lines.concat()).map_err(|error| {
        E::custom(format_args!(
            "the image's base64 is damaged ({error}): insert the image again"
        ))
    })
}
