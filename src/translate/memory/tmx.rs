//! TMX, in which translation tools hand memories on (LISA, TMX 1.4b): read as a stream, since
//! they're long.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::gathering::spelled_plain;
use super::{MemorySource, MemoryUnit};
use crate::language::Tag;
use crate::translate::exchange::{Refusal, letters_of};

/// The largest file that's read, in bytes.
const LARGEST: usize = 256 * 1024 * 1024;
/// The most units that are kept of one.
const MOST_UNITS: usize = 500_000;
/// The longest text of one that's kept, in bytes.
const LONGEST: usize = 64 * 1024;

/// The elements whose text is another program's codes.
const CODES: &[&str] = &["bpt", "ept", "ph", "it", "ut"];

/// The units of a TMX file; `title` says where they come from.
///
/// # Errors
/// Why it can't be read.
pub fn read_tmx(bytes: &[u8], title: String) -> Result<MemorySource, Refusal> {
    if bytes.len() > LARGEST {
        return Err(Refusal::TooLarge(LARGEST / (1024 * 1024)));
    }
    let text = letters_of(bytes).ok_or(Refusal::Letters)?;
    if text.contains("<!ENTITY") {
        return Err(Refusal::Entities);
    }
    let mut reading = Reading::default();
    let mut reader = Reader::from_str(&text);
    let mut is_tmx = false;
    loop {
        let event = reader.read_event().map_err(|error| {
            let before = usize::try_from(reader.error_position()).unwrap_or(usize::MAX);
            damaged(&text, before, error.to_string())
        })?;
        match event {
            Event::Eof => break,
            Event::Start(start) if start.local_name().as_ref() == "tmx" => is_tmx = true,
            Event::Start(_) | Event::Empty(_) if !is_tmx => return Err(Refusal::Unknown),
            Event::Start(start) => reading.open(&start),
            Event::End(end) => reading.close(end.local_name().as_ref()),
            Event::Text(text) => reading.add(&text.xml_content(quick_xml::XmlVersion::Implicit1_0)),
            Event::CData(text) => {
                reading.add(&text.xml_content(quick_xml::XmlVersion::Implicit1_0))
            }
            Event::GeneralRef(name) => match name.resolve_char_ref() {
                Ok(Some(letter)) => reading.add(letter.encode_utf8(&mut [0; 4])),
                _ => match quick_xml::escape::resolve_predefined_entity(&name) {
                    Some(letters) => reading.add(letters),
                    None => return Err(Refusal::Entities),
                },
            },
            _ => {}
        }
        if reading.units.len() >= MOST_UNITS {
            return Err(Refusal::TooMuch);
        }
    }
    if !is_tmx {
        return Err(Refusal::Unknown);
    }
    if reading.depth != 0 {
        return Err(damaged(&text, text.len(), "it ends too early".to_owned()));
    }
    Ok(MemorySource {
        title,
        units: reading.units,
    })
}

fn damaged(text: &str, before: usize, what: String) -> Refusal {
    let read = text
        .as_bytes()
        .get(..before.min(text.len()))
        .unwrap_or_default();
    let lines = read.iter().filter(|byte| **byte == b'\n').count();
    Refusal::Damaged {
        line: u32::try_from(lines + 1).unwrap_or(u32::MAX),
        what,
    }
}

/// What has been read so far.
#[derive(Default)]
struct Reading {
    units: Vec<MemoryUnit>,
    texts: Vec<(Tag, String)>,
    language: Option<Tag>,
    segment: String,
    is_in_segment: bool,
    /// How deep in codes it stands.
    codes: usize,
    depth: usize,
}

impl Reading {
    fn open(&mut self, start: &BytesStart<'_>) {
        self.depth += 1;
        match start.local_name().as_ref() {
            "tu" => self.texts.clear(),
            "tuv" => self.language = language(start),
            "seg" => {
                self.is_in_segment = true;
                self.segment.clear();
            }
            name if self.codes > 0 || CODES.contains(&name) => self.codes += 1,
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        self.depth = self.depth.saturating_sub(1);
        match name {
            "tu" if self.texts.len() > 1 => self.units.push(MemoryUnit {
                texts: std::mem::take(&mut self.texts),
            }),
            "seg" => {
                self.is_in_segment = false;
                self.codes = 0;
                if let Some(language) = self.language.take() {
                    self.texts.extend(spelled_plain(&language, &self.segment));
                }
            }
            _ => self.codes = self.codes.saturating_sub(1),
        }
    }

    fn add(&mut self, text: &str) {
        if self.is_in_segment && self.codes == 0 && self.segment.len() + text.len() <= LONGEST {
            self.segment.push_str(text);
        }
    }
}

/// The language of a text: older files say `lang`, newer ones `xml:lang`.
fn language(start: &BytesStart<'_>) -> Option<Tag> {
    let attributes = start.attributes().flatten();
    let mut languages = attributes.filter(|one| one.key.local_name().as_ref() == "lang");
    let said = languages
        .next()?
        .normalized_value(quick_xml::XmlVersion::Implicit1_0)
        .ok()?
        .into_owned();
    Tag::parse(&said.replace('_', "-")).ok()
}
