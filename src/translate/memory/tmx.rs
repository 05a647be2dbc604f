//! TMX, in which translation tools hand memories on (LISA, TMX 1.4b): read as a stream, since
//! they're long. Other programs' codes are left out; a text within them, such as a footnote's, is
//! a unit of its own where each language has as many, since it's no part of what it stands in.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::gathering::spelled_plain;
use super::{MemorySource, MemoryUnit};
use crate::language::Tag;
use crate::translate::exchange::{Refusal, letters_of};

/// The largest file that's read, in bytes.
const LARGEST: usize = 256 * 1024 * 1024;
/// The most units that are kept of one.
const MOST_UNITS: usize = 500_000;
/// The longest text of one that's kept, in bytes.
pub const LONGEST_TEXT: usize = 64 * 1024;

/// The elements whose text is another program's codes.
const CODES: &[&str] = &["bpt", "ept", "ph", "it", "ut"];
/// What the code of a line break begins with, which is short.
const BREAK: &str = "<br";
const LONGEST_CODE: usize = 64;
/// How many texts within a text's codes are read.
const MOST_WITHIN: usize = 64;
/// How deep elements stand in each other within a text.
const DEEPEST: usize = 64;

/// What was read of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadMemory {
    /// Its units.
    pub source: MemorySource,
    /// How many units were left out, since a text of theirs is longer than [`LONGEST_TEXT`].
    pub too_long: usize,
}

/// The units of a TMX file; `title` says where they come from. Each text of theirs is whole.
///
/// # Errors
/// Why it can't be read.
pub fn read_tmx(bytes: &[u8], title: String) -> Result<ReadMemory, Refusal> {
    if bytes.len() > LARGEST {
        return Err(Refusal::TooLarge(LARGEST / (1024 * 1024)));
    }
    let text = letters_of(bytes).ok_or(Refusal::Letters)?;
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
            // An entity that is declared may stand for another many times over.
            Event::DocType(declared) if declared.contains("<!ENTITY") => {
                return Err(Refusal::Entities);
            }
            Event::Start(start) if start.local_name().as_ref() == "tmx" => {
                is_tmx = true;
                reading.open(&start);
            }
            Event::Start(_) | Event::Empty(_) if !is_tmx => return Err(Refusal::Unknown),
            Event::Start(start) => reading.open(&start),
            Event::Empty(empty) => {
                reading.open(&empty);
                reading.close(empty.local_name().as_ref());
            }
            Event::End(end) => reading.close(end.local_name().as_ref()),
            Event::Text(text) => reading.add(&text.xml_content(XmlVersion::Implicit1_0)),
            Event::CData(text) => reading.add(&text.xml_content(XmlVersion::Implicit1_0)),
            Event::GeneralRef(name) => match name.resolve_char_ref() {
                Ok(Some(letter)) => reading.add(letter.encode_utf8(&mut [0; 4])),
                _ => match quick_xml::escape::resolve_predefined_entity(&name) {
                    Some(letters) => reading.add(letters),
                    None => return Err(Refusal::Entities),
                },
            },
            _ => {}
        }
        if reading.units.len() >= MOST_UNITS || reading.inline.len() > DEEPEST {
            return Err(Refusal::TooMuch);
        }
    }
    if !is_tmx {
        return Err(Refusal::Unknown);
    }
    if reading.depth != 0 {
        return Err(damaged(&text, text.len(), "it ends too early".to_owned()));
    }
    let source = MemorySource {
        title,
        units: reading.units,
    };
    Ok(ReadMemory {
        source,
        too_long: reading.too_long,
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

/// An element within a text.
enum Inline {
    /// Another program's code, and what it says.
    Code(String),
    /// A text within such a code.
    Sub(String),
    /// One whose text is part of the text that it stands in.
    Kept,
}

/// What has been read so far.
#[derive(Default)]
struct Reading {
    units: Vec<MemoryUnit>,
    too_long: usize,
    texts: Vec<(Tag, String)>,
    /// In each language the texts within the codes of its text.
    within: Vec<(Tag, Vec<String>)>,
    language: Option<Tag>,
    segment: String,
    subs: Vec<String>,
    is_in_segment: bool,
    /// Whether a text of the unit is too long.
    is_too_long: bool,
    /// The elements within the text that are open.
    inline: Vec<Inline>,
    depth: usize,
}

impl Reading {
    fn open(&mut self, start: &BytesStart<'_>) {
        self.depth += 1;
        if self.is_in_segment {
            let inline = self.inline(start);
            self.inline.push(inline);
            return;
        }
        match start.local_name().as_ref() {
            "tu" => {
                self.texts.clear();
                self.within.clear();
                self.is_too_long = false;
            }
            "tuv" => self.language = language(start),
            "seg" => {
                self.is_in_segment = true;
                self.segment.clear();
                self.subs.clear();
            }
            _ => {}
        }
    }

    fn inline(&self, start: &BytesStart<'_>) -> Inline {
        let mut open = self.inline.iter().rev();
        let innermost = open.find(|one| !matches!(one, Inline::Kept));
        let is_in_code = matches!(innermost, Some(Inline::Code(_)));
        match start.local_name().as_ref() {
            "sub" if is_in_code => Inline::Sub(String::new()),
            name if is_in_code || CODES.contains(&name) => {
                let kind = attribute(start, "type").unwrap_or_default();
                let is_break = matches!(kind.as_str(), "lb" | "pb");
                Inline::Code(if is_break { BREAK } else { "" }.to_owned())
            }
            _ => Inline::Kept,
        }
    }

    fn close(&mut self, name: &str) {
        self.depth = self.depth.saturating_sub(1);
        match self.inline.pop() {
            // It parts two words, which mustn't become one.
            Some(Inline::Code(code)) if code.contains(BREAK) => self.add(" "),
            Some(Inline::Sub(text)) if self.subs.len() < MOST_WITHIN => self.subs.push(text),
            Some(_) => {}
            None => self.close_structure(name),
        }
    }

    fn close_structure(&mut self, name: &str) {
        match name {
            "tu" if self.is_too_long => self.too_long += 1,
            "tu" => {
                let texts = std::mem::take(&mut self.texts);
                let within = self.units_within();
                let all = [MemoryUnit { texts }].into_iter().chain(within);
                self.units.extend(all.filter(|unit| unit.texts.len() > 1));
            }
            "seg" => {
                self.is_in_segment = false;
                if let Some(language) = self.language.take() {
                    self.texts.extend(spelled_plain(&language, &self.segment));
                    self.within.push((language, std::mem::take(&mut self.subs)));
                }
            }
            _ => {}
        }
    }

    /// What stands within the codes of a unit's texts, each in all its languages, where they have
    /// as many.
    fn units_within(&self) -> Vec<MemoryUnit> {
        let counts = || self.within.iter().map(|(_, subs)| subs.len());
        let count = counts().next().unwrap_or_default();
        if counts().any(|other| other != count) {
            return Vec::new();
        }
        let unit = |place: usize| {
            let texts = self.within.iter().filter_map(|(language, subs)| {
                let text = subs.get(place)?;
                spelled_plain(language, text)
            });
            MemoryUnit {
                texts: texts.collect(),
            }
        };
        (0..count).map(unit).collect()
    }

    fn add(&mut self, text: &str) {
        if !self.is_in_segment {
            return;
        }
        let mut open = self.inline.iter_mut().rev();
        let innermost = open.find(|one| !matches!(one, Inline::Kept));
        let (into, longest) = match innermost {
            Some(Inline::Code(code)) => (code, LONGEST_CODE),
            Some(Inline::Sub(sub)) => (sub, LONGEST_TEXT),
            Some(Inline::Kept) | None => (&mut self.segment, LONGEST_TEXT),
        };
        if into.len() + text.len() <= longest {
            into.push_str(text);
        } else if longest == LONGEST_TEXT {
            self.is_too_long = true;
        }
    }
}

/// The language of a text: older files say `lang`, newer ones `xml:lang`.
fn language(start: &BytesStart<'_>) -> Option<Tag> {
    Tag::parse_foreign(&attribute(start, "lang")?).ok()
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let attributes = start.attributes().flatten();
    let mut named = attributes.filter(|one| one.key.local_name().as_ref() == name);
    let said = named.next()?.normalized_value(XmlVersion::Implicit1_0);
    Some(said.ok()?.into_owned())
}
