//! PO, as gettext has it: an entry a text, its address as context, its text as a release's file
//! spells it, what was translated before as the previous one.
//!
//! The format: GNU gettext's manual, 'The Format of PO Files'.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::Refusal;
use super::content::Content;
use super::parcel::{Packed, Packing, Parcel, Refused, Why};

/// The header in which the release is named.
const RELEASE: &str = "X-Communique-Release";
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
    has_plurals: bool,
    has_previous: bool,
    is_fuzzy: bool,
    /// Whether there is anything in it.
    is_begun: bool,
}

/// The string that goes on in the lines that follow.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Nowhere,
    Context,
    Source,
    Target,
    Ignored,
}

/// Takes a file apart.
pub(super) fn read(text: &str) -> Result<Parcel, Refusal> {
    let mut parcel = Parcel::default();
    let mut entry = Entry::default();
    let mut place = Place::Nowhere;
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        let damaged = |what: &str| Refusal::Damaged {
            line: u32::try_from(index + 1).unwrap_or(u32::MAX),
            what: what.to_owned(),
        };
        if line.is_empty() {
            continue;
        }
        if let Some(comment) = line.strip_prefix('#') {
            // Comments stand before what they belong to.
            if matches!(place, Place::Target) {
                take(&mut parcel, std::mem::take(&mut entry))?;
                place = Place::Nowhere;
            }
            if let Some(flags) = comment.strip_prefix(',') {
                entry.is_fuzzy |= flags.split(',').any(|flag| flag.trim() == "fuzzy");
            }
            entry.has_previous |= comment.starts_with('|');
            continue;
        }
        let (keyword, quoted) = match line.find('"') {
            Some(0) => ("", line),
            Some(at) => line.split_at(at),
            None => return Err(damaged("there is no text in quotation marks in it")),
        };
        let said = unescaped(quoted).ok_or_else(|| damaged("its quotation marks aren't closed"))?;
        let keyword = keyword.trim();
        if matches!(keyword, "msgctxt" | "msgid") && place == Place::Target {
            take(&mut parcel, std::mem::take(&mut entry))?;
        }
        place = match keyword {
            "" => place,
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
            _ => return Err(damaged("it begins with a word that no PO file has")),
        };
        entry.is_begun = true;
        match place {
            Place::Context => entry.context.push_str(&said),
            Place::Source => entry.source.push_str(&said),
            Place::Target => entry.target.push_str(&said),
            Place::Ignored => {}
            Place::Nowhere => return Err(damaged("its text belongs to nothing")),
        }
    }
    take(&mut parcel, entry)?;
    Ok(parcel)
}

fn take(parcel: &mut Parcel, entry: Entry) -> Result<(), Refusal> {
    if !entry.is_begun {
        return Ok(());
    }
    if entry.source.is_empty() && entry.context.is_empty() {
        return header(parcel, &entry.target);
    }
    if entry.has_plurals {
        parcel.refused.push(Refused {
            key: entry.context,
            why: Why::Plurals,
        });
        return Ok(());
    }
    let target = Content::Spelled(entry.target);
    let source = Content::Spelled(entry.source);
    let state = match (entry.is_fuzzy, entry.has_previous) {
        _ if target.is_blank() => Packing::Empty,
        // A copy of the source that nobody has touched yet.
        (true, _) if target == source => Packing::Empty,
        (true, true) => Packing::OutOfDate,
        (true, false) => Packing::Draft,
        (false, _) => Packing::Final,
    };
    parcel.units.push(Packed {
        key: entry.context,
        name: String::new(),
        source: Some(source),
        target: Some(target).filter(|_| state != Packing::Empty),
        previous: None,
        state,
        made_of: None,
        remarks: Vec::new(),
    });
    Ok(())
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
    parcel.release = said(RELEASE);
    parcel.from = said(FROM);
    // A territory is written behind a stroke, what else a locale says behind a dot or an @.
    parcel.into = said("Language").map(|locale| {
        let tag = locale.split(['.', '@']).next().unwrap_or_default();
        tag.replace('_', "-")
    });
    Ok(())
}

/// What stands between the quotation marks of a line.
fn unescaped(quoted: &str) -> Option<String> {
    let mut said = String::new();
    let mut letters = quoted.strip_prefix('"')?.chars();
    loop {
        match letters.next()? {
            '"' => return letters.as_str().trim().is_empty().then_some(said),
            '\\' => match letters.next()? {
                'n' => said.push('\n'),
                't' => said.push('\t'),
                'r' => said.push('\r'),
                'a' | 'b' | 'f' | 'v' => {}
                letter => said.push(letter),
            },
            letter => said.push(letter),
        }
    }
}
