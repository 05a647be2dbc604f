//! The table, as Word or LibreOffice has saved it.

use std::collections::HashMap;
use std::io::{Cursor, Read as _};
use std::sync::Arc;

use roxmltree::{Document, Node};
use zip::ZipArchive;

use super::super::content::Content;
use super::super::handed::HandedOut;
use super::super::notes::{MOST as MOST_NOTES, Note};
use super::super::parcel::{Packed, Packing, Parcel, Refused, Why, address};
use super::super::xml::{LARGEST, child, decoded, document, text_of};
use super::super::{Refusal, Remark};
use super::cell::{Known, attribute, cell, is, leading_mark, parts_of, seen_in, unmarked};
use super::{ABOUT, STATES};
use crate::language::Tag;
use crate::release::Id;

/// How many files a document may have.
const MOST_PARTS: usize = 4_000;

/// Takes a document apart.
pub(in super::super) fn read(bytes: &[u8]) -> Result<Parcel, Refusal> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    if zip.len() > MOST_PARTS {
        return Err(Refusal::TooMuch);
    }
    let text = part(&mut zip, "word/document.xml")?.ok_or(Refusal::Unknown)?;
    let relations = part(&mut zip, "word/_rels/document.xml.rels")?.unwrap_or_default();
    let styles = part(&mut zip, "word/styles.xml")?.unwrap_or_default();
    let properties = part(&mut zip, "docProps/core.xml")?.unwrap_or_default();
    let mut parcel = Parcel::default();
    if !properties.is_empty() {
        about(&document(&properties)?, &mut parcel);
    }
    let relations = match relations.is_empty() {
        true => None,
        false => Some(document(&relations)?),
    };
    let comments = relations.as_ref().and_then(comments_part);
    let comments = match comments {
        Some(name) => part(&mut zip, &name)?.unwrap_or_default(),
        None => String::new(),
    };
    let known = Known {
        links: relations.as_ref().map(links).unwrap_or_default(),
        styles: match styles.is_empty() {
            true => HashMap::new(),
            false => style_names(&document(&styles)?),
        },
    };
    let mut comments = match comments.is_empty() {
        true => HashMap::new(),
        false => said_in(&document(&comments)?),
    };
    let tree = document(&text)?;
    let all = || tree.descendants().filter(|node| is(*node, "tr"));
    let rows = all().filter(|node| !is_taken_out(*node));
    let rows: Vec<Vec<Node<'_, '_>>> = rows.map(|row| parts_of(row, "tc")).collect();
    for (place, cells) in rows.iter().enumerate() {
        match row(cells, &known, &mut comments) {
            Ok(packed) => parcel.units.extend(packed),
            // The first says what stands in the columns.
            Err(refused) if place == 0 && address(&refused.key).is_none() => {}
            Err(refused) => parcel.refused.push(refused),
        }
    }
    if let Some([_, from, into, _]) = rows.first().map(Vec::as_slice) {
        let language = |cell: &Node<'_, '_>| {
            let said = seen_in(*cell).trim().to_owned();
            Tag::parse(&said).is_ok().then_some(said)
        };
        parcel.from = parcel.from.take().or_else(|| language(from));
        parcel.into = parcel.into.take().or_else(|| language(into));
    }
    let is_nothing = parcel.units.is_empty() && parcel.refused.is_empty();
    match all().next().is_none() || is_nothing && parcel.release.is_none() {
        true => Err(Refusal::NoTable),
        false => Ok(parcel),
    }
}

fn broken(error: zip::result::ZipError) -> Refusal {
    Refusal::Package(error.to_string())
}

/// A part of the package; one that says less of its length than it has isn't read beyond the
/// limit.
fn part(zip: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<Option<String>, Refusal> {
    let file = match zip.by_name(name) {
        Ok(file) => file,
        Err(zip::result::ZipError::FileNotFound) => return Ok(None),
        Err(error) => return Err(broken(error)),
    };
    let mut bytes = Vec::new();
    let limit = u64::try_from(LARGEST + 1).unwrap_or(u64::MAX);
    let read = file.take(limit).read_to_end(&mut bytes);
    read.map_err(|error| Refusal::Package(error.to_string()))?;
    decoded(&bytes).map(Some)
}

fn about(properties: &Document<'_>, parcel: &mut Parcel) {
    let mut keywords = properties
        .descendants()
        .filter(|node| is(*node, "keywords"));
    let said = keywords.next().map(text_of).unwrap_or_default();
    // LibreOffice puts blanks where colons were.
    let words = said.split([',', ';', ':', ' ']);
    let words = words.filter(|word| !word.is_empty());
    let mut about = words.skip_while(|word| *word != ABOUT).skip(1);
    let mut next = || about.next().map(str::to_owned);
    parcel.release = next();
    parcel.from = next();
    parcel.into = next();
}

fn links(relations: &Document<'_>) -> HashMap<String, Arc<str>> {
    let all = relations
        .descendants()
        .filter(|node| is(*node, "Relationship"));
    let links = all.filter(|node| {
        let kind = node.attribute("Type").unwrap_or_default();
        kind.ends_with("/hyperlink")
    });
    links
        .filter_map(|node| {
            let (id, url) = (node.attribute("Id")?, node.attribute("Target")?);
            Some((id.to_owned(), url.into()))
        })
        .collect()
}

/// The part of the package in which the document's comments are.
fn comments_part(relations: &Document<'_>) -> Option<String> {
    let mut all = relations.descendants();
    let target = all.find_map(|node| {
        let kind = node.attribute("Type")?;
        kind.ends_with("/comments")
            .then(|| node.attribute("Target"))?
    })?;
    Some(match target.strip_prefix('/') {
        Some(whole) => whole.to_owned(),
        None => format!("word/{target}"),
    })
}

/// What is said in comments, by their ids.
fn said_in(comments: &Document<'_>) -> HashMap<String, Note> {
    let all = comments.descendants().filter(|node| is(*node, "comment"));
    let said = all.filter_map(|comment| {
        let paragraphs = parts_of(comment, "p").into_iter().map(seen_in);
        let text = paragraphs.collect::<Vec<_>>().join("\n");
        let by = attribute(comment, "author").unwrap_or_default();
        Some((attribute(comment, "id")?.to_owned(), Note::new(by, &text)?))
    });
    said.collect()
}

/// What is said of a row's cells, in the order in which it's referred to. Each comment is of the
/// first row that refers to it: a file could have every row refer to all.
fn comments_in(cells: &[Node<'_, '_>], comments: &mut HashMap<String, Note>) -> Vec<Note> {
    let nodes = cells.iter().flat_map(|cell| cell.descendants());
    let referred = nodes.filter(|node| is(*node, "commentReference"));
    let ids = referred.filter_map(|node| attribute(node, "id"));
    let notes = ids.filter_map(|id| comments.remove(id));
    notes.take(MOST_NOTES).collect()
}

fn style_names(styles: &Document<'_>) -> HashMap<String, String> {
    let all = styles.descendants().filter(|node| is(*node, "style"));
    all.filter_map(|style| {
        let id = attribute(style, "styleId")?;
        let name = attribute(child(style, "name")?, "val")?;
        Some((id.to_owned(), name.to_owned()))
    })
    .collect()
}

/// Whether a row was taken out by a change that is tracked.
fn is_taken_out(row: Node<'_, '_>) -> bool {
    child(row, "trPr").is_some_and(|looks| child(looks, "del").is_some())
}

/// The text in a row: its first cell says its address. `None` where nothing is said in it.
///
/// # Errors
/// If a cell or the address is gone, so that nobody can know what is translated in it.
fn row(
    cells: &[Node<'_, '_>],
    known: &Known,
    comments: &mut HashMap<String, Note>,
) -> Result<Option<Packed>, Refused> {
    let Some(first) = cells.first() else {
        return Ok(None);
    };
    let about = About::read(*first);
    let is_said = |cell: &Node<'_, '_>| !seen_in(*cell).trim().is_empty();
    let refused = |why: Why| {
        let source = cells.get(1).map(|source| seen_in(*source));
        Err(Refused {
            key: about
                .address()
                .map_or_else(|| about.called(), str::to_owned),
            source: source.unwrap_or_default(),
            why,
        })
    };
    let [_, source, target, said] = cells else {
        return match cells.iter().any(is_said) {
            true => refused(Why::Cells),
            false => Ok(None),
        };
    };
    let Some(key) = about.address() else {
        return match is_said(target) {
            true => refused(Why::NoAddress),
            false => Ok(None),
        };
    };
    let (source, _) = cell(*source, known, &about.notes);
    let (target, remarks) = cell(*target, known, &about.notes);
    let target = Content::Coded(unmarked(target, &about.notes));
    let (state, unknown) = state(&seen_in(*said));
    let is_blank = target.is_blank();
    Ok(Some(Packed {
        key: key.trim().to_owned(),
        source: Some(Content::Coded(
            source.into_iter().map(|(token, _)| token).collect(),
        )),
        target: Some(target).filter(|_| !is_blank),
        state: if is_blank { Packing::Empty } else { state },
        handed_out: about.lines.iter().find_map(|line| line.parse().ok()),
        remarks: remarks.into_iter().chain(unknown).collect(),
        notes: comments_in(cells, comments),
        ..Packed::default()
    }))
}

/// How far a text is, as its last cell says.
fn state(said: &str) -> (Packing, Option<Remark>) {
    let said = said.trim();
    let word = said.trim_matches(|c: char| !c.is_alphanumeric());
    let states = [
        Packing::Draft,
        Packing::Draft,
        Packing::OutOfDate,
        Packing::Final,
    ];
    let mut known = STATES.iter().zip(states);
    match known.find(|(name, _)| word.eq_ignore_ascii_case(name)) {
        Some((_, state)) => (state, None),
        None if word.is_empty() => (Packing::Draft, None),
        None => (Packing::Draft, Some(Remark::UnknownState(said.to_owned()))),
    }
}

/// What a row's first cell says of its text.
struct About {
    lines: Vec<String>,
    /// Its footnotes, by their numbers there.
    notes: HashMap<usize, Id>,
}

impl About {
    fn read(cell: Node<'_, '_>) -> Self {
        let paragraphs = parts_of(cell, "p").into_iter();
        let lines: Vec<String> = paragraphs.map(seen_in).collect();
        let notes = lines.iter().filter_map(|line| {
            let (number, rest) = leading_mark(line)?;
            Some((number, Id::parse(rest.trim()).ok()?))
        });
        Self {
            notes: notes.collect(),
            lines,
        }
    }

    /// Its address, which stands below its name.
    fn address(&self) -> Option<&str> {
        let is_address =
            |line: &&String| address(line).is_some() && line.parse::<HandedOut>().is_err();
        let mut below = self.lines.iter().skip(1);
        let found = below
            .find(is_address)
            .or(self.lines.iter().find(is_address));
        found.map(String::as_str)
    }

    /// What it's called: its name, else whatever stands there.
    fn called(&self) -> String {
        let mut lines = self.lines.iter();
        let name = lines.find(|line| !line.trim().is_empty());
        name.cloned().unwrap_or_default()
    }
}
