//! PO, as gettext has it: an entry a text, its address as context, its text as a release's file
//! spells it, what was translated before as the previous one.
//!
//! The format: GNU gettext's manual, 'The Format of PO Files'.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::Refusal;
use super::content::Content;
use super::handed::{HandedOut, may_be_copy};
use super::notes::Note;
use super::parcel::{Packed, Packing, Parcel, Refused, Why};

/// The header in which the release is named.
const RELEASE: &str = "X-Communique-Release";
/// Before what a comment says of how a text was handed out.
const HANDED_OUT: &str = "handed out: ";
/// The header in which the release's language is named.
const FROM: &str = "X-Source-Language";

/// A parcel as a file; where nothing is translated yet, with a copy of the source if `filled`.
pub(super) fn write(parcel: &Parcel, is_filled: bool) -> String {
    let mut out = String::new();
    let language = parcel.into.as_deref().unwrap_or_default().replace('-', "_");
    let header = [
        ("Project-Id-Version", parcel.title.replace('\n', " ")),
        ("Language", language),
        ("MIME-Version", "1.0".to_owned()),
        ("Content-Type", "text/plain; charset=UTF-8".to_owned()),
        ("Content-Transfer-Encoding", "8bit".to_owned()),
        ("X-Generator", "Communique".to_owned()),
        (RELEASE, parcel.release.clone().unwrap_or_default()),
        (FROM, parcel.from.clone().unwrap_or_default()),
    ];
    out.push_str("msgid \"\"\nmsgstr \"\"\n");
    for (name, value) in header {
        let _ = writeln!(out, "\"{}\\n\"", escaped(&format!("{name}: {value}")));
    }
    for unit in &parcel.units {
        write_unit(&mut out, unit, is_filled);
    }
    out
}

fn write_unit(out: &mut String, unit: &Packed, is_filled: bool) {
    out.push('\n');
    for line in unit.name.lines() {
        let _ = writeln!(out, "#. {line}");
    }
    if let Some(handed_out) = &unit.handed_out {
        let _ = writeln!(out, "#. {HANDED_OUT}{handed_out}");
    }
    let is_fuzzy = matches!(unit.state, Packing::Draft | Packing::OutOfDate)
        || (is_filled && unit.target.is_none());
    if is_fuzzy {
        out.push_str("#, fuzzy\n");
    }
    if let Some(previous) = &unit.previous {
        string(out, ("#| msgid", "#| "), &previous.as_spelled());
    }
    string(out, ("msgctxt", ""), &unit.key);
    let source = unit
        .source
        .as_ref()
        .map(Content::as_spelled)
        .unwrap_or_default();
    string(out, ("msgid", ""), &source);
    let target = match &unit.target {
        Some(target) => target.as_spelled(),
        None if is_filled => source,
        None => String::new(),
    };
    string(out, ("msgstr", ""), &target);
}

fn string(out: &mut String, (keyword, before): (&str, &str), text: &str) {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    if lines.len() < 2 {
        let _ = writeln!(out, "{keyword} \"{}\"", escaped(text));
        return;
    }
    let _ = writeln!(out, "{keyword} \"\"");
    for line in lines {
        let _ = writeln!(out, "{before}\"{}\"", escaped(line));
    }
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' => escaped.push_str("\\\\"),
            '"' => escaped.push_str("\\\""),
            '\n' => escaped.push_str("\\n"),
            '\t' => escaped.push_str("\\t"),
            '\r' => escaped.push_str("\\r"),
            _ => escaped.push(letter),
        }
    }
    escaped
}

/// An entry, as it's read.
#[derive(Default)]
struct Entry {
    context: String,
    source: String,
    target: String,
    /// What was translated, where that says something else now.
    previous: Option<String>,
    handed_out: Option<HandedOut>,
    /// What the translator has noted.
    noted: String,
    has_plurals: bool,
    is_fuzzy: bool,
    /// Whether there is anything in it.
    is_begun: bool,
}

/// The string that goes on in the lines that follow.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Place {
    #[default]
    Nowhere,
    Context,
    Source,
    Target,
    Ignored,
}

/// Takes a file apart.
pub(super) fn read(text: &str) -> Result<Parcel, Refusal> {
    let mut reader = Reader::default();
    for (index, line) in text.lines().enumerate() {
        let read = match line.trim() {
            "" => Ok(()),
            line => match line.strip_prefix('#') {
                Some(comment) => reader.comment(comment),
                None => reader.line(line),
            },
        };
        read.map_err(|fault| match fault {
            Fault::Line(what) => Refusal::Damaged {
                line: u32::try_from(index + 1).unwrap_or(u32::MAX),
                what: what.to_owned(),
            },
            Fault::File(refusal) => refusal,
        })?;
    }
    reader.take()?;
    Ok(reader.parcel)
}

/// Why a file isn't read on.
enum Fault {
    /// A line isn't as the format has it.
    Line(&'static str),
    /// The whole of it isn't read.
    File(Refusal),
}

impl From<Refusal> for Fault {
    fn from(refusal: Refusal) -> Self {
        Self::File(refusal)
    }
}

/// A file that is read line by line.
#[derive(Default)]
struct Reader {
    parcel: Parcel,
    entry: Entry,
    place: Place,
    /// The same among the comments that say what an entry was before.
    place_before: Place,
}

impl Reader {
    fn comment(&mut self, comment: &str) -> Result<(), Fault> {
        // Comments stand before what they belong to.
        if self.place == Place::Target {
            self.take()?;
            self.place = Place::Nowhere;
        }
        // What is obsolete says nothing of what comes behind it.
        if comment.starts_with('~') {
            self.take()?;
            self.entry = Entry::default();
        }
        // What the translator says has a blank before it, or nothing in it.
        if comment.starts_with(char::is_whitespace) || comment.is_empty() {
            let noted = &mut self.entry.noted;
            noted.push_str(comment.trim());
            noted.push('\n');
        }
        if let Some(flags) = comment.strip_prefix(',') {
            self.entry.is_fuzzy |= flags.split(',').any(|flag| flag.trim() == "fuzzy");
        }
        if let Some(said) = comment.strip_prefix('.')
            && let Some(said) = said.trim().strip_prefix(HANDED_OUT)
        {
            self.entry.handed_out = said.parse().ok();
        }
        if let Some(before) = comment.strip_prefix('|') {
            // It's there to be looked at: a damaged one spoils nothing.
            if let Some((keyword, said)) = string_of(before.trim()) {
                self.place_before = match keyword {
                    "" => self.place_before,
                    "msgid" => Place::Source,
                    _ => Place::Ignored,
                };
                if self.place_before == Place::Source {
                    self.entry.previous.get_or_insert_default().push_str(&said);
                }
            }
        }
        Ok(())
    }

    fn line(&mut self, line: &str) -> Result<(), Fault> {
        if !line.contains('"') {
            return Err(Fault::Line("there is no text in quotation marks in it"));
        }
        let (keyword, said) =
            string_of(line).ok_or(Fault::Line("its quotation marks aren't closed"))?;
        if matches!(keyword, "msgctxt" | "msgid") && self.place == Place::Target {
            self.take()?;
        }
        let entry = &mut self.entry;
        self.place = match keyword {
            "" => self.place,
            "msgctxt" => Place::Context,
            "msgid" => Place::Source,
            "msgstr" => Place::Target,
            "msgid_plural" => {
                entry.has_plurals = true;
                Place::Ignored
            }
            _ if keyword.starts_with("msgstr[") => {
                entry.has_plurals = true;
                Place::Target
            }
            _ => return Err(Fault::Line("it begins with a word that no PO file has")),
        };
        entry.is_begun = true;
        match self.place {
            Place::Context => entry.context.push_str(&said),
            Place::Source => entry.source.push_str(&said),
            Place::Target => entry.target.push_str(&said),
            Place::Ignored => {}
            Place::Nowhere => return Err(Fault::Line("its text belongs to nothing")),
        }
        Ok(())
    }

    /// Takes in the entry that has ended.
    fn take(&mut self) -> Result<(), Refusal> {
        self.place_before = Place::Nowhere;
        let entry = std::mem::take(&mut self.entry);
        if !entry.is_begun {
            return Ok(());
        }
        if entry.source.is_empty() && entry.context.is_empty() {
            return header(&mut self.parcel, &entry.target);
        }
        match entry.has_plurals {
            true => self.parcel.refused.push(Refused {
                key: entry.context,
                source: entry.source,
                why: Why::Plurals,
            }),
            false => self.parcel.units.push(entry.packed()),
        }
        Ok(())
    }
}

impl Entry {
    fn packed(self) -> Packed {
        let target = Content::Spelled(self.target);
        let source = Content::Spelled(self.source);
        let had = self.handed_out.as_ref().map(HandedOut::state);
        let is_old = self.previous.is_some() || had == Some(Packing::OutOfDate);
        let state = match self.is_fuzzy {
            _ if target.is_blank() => Packing::Empty,
            // A copy of the source that nobody has touched yet.
            true if target == source && may_be_copy(self.handed_out.as_ref()) => Packing::Empty,
            true if is_old => Packing::OutOfDate,
            true => Packing::Draft,
            false => Packing::Final,
        };
        Packed {
            key: self.context,
            source: Some(source),
            target: Some(target).filter(|_| state != Packing::Empty),
            previous: self.previous.map(Content::Spelled),
            state,
            handed_out: self.handed_out,
            notes: Note::new("", &self.noted).into_iter().collect(),
            ..Packed::default()
        }
    }
}

fn header(parcel: &mut Parcel, said: &str) -> Result<(), Refusal> {
    let fields = said.lines().filter_map(|line| line.split_once(':'));
    let fields: HashMap<&str, &str> = fields
        .map(|(name, value)| (name.trim(), value.trim()))
        .collect();
    if let Some(kind) = fields.get("Content-Type") {
        let kind = kind.to_ascii_lowercase();
        let coding = kind.split("charset=").nth(1).unwrap_or("utf-8").trim();
        // What is plain in ASCII is in UTF-8 too.
        if !matches!(coding, "utf-8" | "utf8" | "us-ascii" | "ascii" | "charset") {
            return Err(Refusal::Letters);
        }
    }
    let said = |name: &str| {
        let value = fields.get(name).filter(|value| !value.is_empty());
        value.map(|value| (*value).to_owned())
    };
    // A territory is written behind a stroke, what else a locale says behind a dot or an @.
    let into = said("Language").map(|locale| {
        let tag = locale.split(['.', '@']).next().unwrap_or_default();
        tag.replace('_', "-")
    });
    let (release, from) = (said(RELEASE), said(FROM));
    parcel.is_of(release.as_deref(), from.as_deref(), into.as_deref())
}

/// The word that a line begins with, and what stands in its quotation marks.
fn string_of(line: &str) -> Option<(&str, String)> {
    let (keyword, quoted) = line.split_at(line.find('"')?);
    Some((keyword.trim(), unescaped(quoted)?))
}

/// What stands between the quotation marks of a line.
fn unescaped(quoted: &str) -> Option<String> {
    // Some tools write letters byte by byte.
    let mut said = Vec::new();
    let mut letters = quoted.strip_prefix('"')?.chars();
    loop {
        let letter = match letters.next()? {
            '"' => break,
            '\\' => match letters.next()? {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                'a' | 'b' | 'f' | 'v' => continue,
                'x' => {
                    said.push(byte(&mut letters, "", (16, 2))?);
                    continue;
                }
                first @ '0'..='7' => {
                    said.push(byte(&mut letters, first.encode_utf8(&mut [0; 4]), (8, 3))?);
                    continue;
                }
                letter => letter,
            },
            letter => letter,
        };
        said.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
    }
    let is_whole = letters.as_str().trim().is_empty();
    String::from_utf8(said).ok().filter(|_| is_whole)
}

/// The byte whose number, which has begun so, goes on in these letters: as many of them as there
/// are, at the most so many.
fn byte(letters: &mut std::str::Chars<'_>, begun: &str, (radix, most): (u32, usize)) -> Option<u8> {
    let rest = letters.as_str();
    let digits = rest.chars().take_while(|letter| letter.is_digit(radix));
    let count = digits.take(most - begun.len()).count();
    let (digits, rest) = rest.split_at(count);
    let number = format!("{begun}{digits}");
    *letters = rest.chars();
    u8::from_str_radix(&number, radix).ok()
}
