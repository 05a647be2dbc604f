//! The table, as Word or LibreOffice has saved it.

use std::collections::HashMap;
use std::io::{Cursor, Read as _};

use roxmltree::{Document, Node};
use zip::ZipArchive;

use super::super::Refusal;
use super::super::codes::character;
use super::super::content::{Code, Content, Token};
use super::super::parcel::{Packed, Packing, Parcel, Refused, Why, address};
use super::super::xml::{LARGEST, child, children, decoded, document, text_of};
use super::{ABOUT, CHARACTER, LETTERS, NOTE, STATES, mark};
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
    let known = Known {
        links: match relations.is_empty() {
            true => HashMap::new(),
            false => links(&document(&relations)?),
        },
        styles: match styles.is_empty() {
            true => HashMap::new(),
            false => style_names(&document(&styles)?),
        },
    };
    let tree = document(&text)?;
    let rows = tree.descendants().filter(|node| is(*node, "tr"));
    let cells = rows.map(|row| children(row, "tc").collect::<Vec<_>>());
    // The first says what stands in the columns.
    for (place, cells) in cells.enumerate() {
        match row(&cells, &known) {
            Ok(packed) => parcel.units.extend(packed),
            Err(refused) => parcel.refused.extend(Some(refused).filter(|_| place > 0)),
        }
    }
    match parcel.units.is_empty() && parcel.release.is_none() {
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

/// What the file refers to.
struct Known {
    /// Addresses of links.
    links: HashMap<String, String>,
    /// Names of styles.
    styles: HashMap<String, String>,
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

fn links(relations: &Document<'_>) -> HashMap<String, String> {
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
            Some((id.to_owned(), url.to_owned()))
        })
        .collect()
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

fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}

/// An attribute by its name, whatever its prefix.
fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    let mut attributes = node.attributes();
    let found = attributes.find(|attribute| attribute.name() == name)?;
    Some(found.value())
}

/// The text in a row: its first cell says its address. `None` where nothing is said in it.
///
/// # Errors
/// If a cell or the address is gone, so that nobody can know what is translated in it.
fn row(cells: &[Node<'_, '_>], known: &Known) -> Result<Option<Packed>, Refused> {
    let Some(first) = cells.first() else {
        return Ok(None);
    };
    let lines: Vec<String> = children(*first, "p").map(text_of).collect();
    let refused = |why: Why| {
        let name = lines.iter().find(|line| !line.trim().is_empty());
        let key = name.cloned().unwrap_or_default();
        Err(Refused { key, why })
    };
    let is_said = |cell: &Node<'_, '_>| !text_of(*cell).trim().is_empty();
    let [_, source, target, said] = cells else {
        return match cells.iter().any(is_said) {
            true => refused(Why::Cells),
            false => Ok(None),
        };
    };
    // The address stands below the text's name.
    let is_address = |line: &&String| address(line).is_some();
    let key = lines
        .iter()
        .skip(1)
        .find(is_address)
        .or(lines.iter().find(is_address));
    let Some(key) = key else {
        return match is_said(target) {
            true => refused(Why::NoAddress),
            false => Ok(None),
        };
    };
    let notes: Vec<Option<Id>> = (0..lines.len())
        .map(|place| {
            let line = lines
                .iter()
                .find_map(|line| line.strip_prefix(&mark(place)))?;
            Id::parse(line.trim()).ok()
        })
        .collect();
    let source = cell(*source, known, &notes);
    let target = unmarked(cell(*target, known, &notes), &notes);
    let target = Content::Coded(target);
    let said = text_of(*said);
    let [_, _, out_of_date, done] = STATES;
    let is = |state: &str| said.trim().eq_ignore_ascii_case(state);
    let state = match () {
        _ if target.is_blank() => Packing::Empty,
        _ if is(done) => Packing::Final,
        _ if is(out_of_date) => Packing::OutOfDate,
        _ => Packing::Draft,
    };
    Ok(Some(Packed {
        key: key.trim().to_owned(),
        name: String::new(),
        source: Some(Content::Coded(
            source.into_iter().map(|(token, _)| token).collect(),
        )),
        target: Some(target).filter(|_| state != Packing::Empty),
        previous: None,
        state,
        made_of: None,
        remarks: Vec::new(),
    }))
}

/// A token, and whether its letters may be a footnote's mark that somebody has typed.
type Read = (Token, bool);

/// A translation in which the marks of footnotes that were typed as letters are marks, where it
/// has none of that note otherwise.
fn unmarked(read: Vec<Read>, notes: &[Option<Id>]) -> Vec<Token> {
    let has = |id: &Id| {
        let mut tokens = read.iter();
        tokens.any(|(token, _)| matches!(token, Token::Lone(Code::Footnote(own)) if own == id))
    };
    let wanted: Vec<(String, Id)> = notes
        .iter()
        .enumerate()
        .filter_map(|(place, id)| Some((mark(place), id.clone()?)))
        .filter(|(_, id)| !has(id))
        .collect();
    let mut tokens = Vec::with_capacity(read.len());
    for (token, may_be_mark) in read {
        match token {
            Token::Text(text) if may_be_mark => typed_marks(&text, &wanted, &mut tokens),
            token => tokens.push(token),
        }
    }
    tokens
}

fn typed_marks(text: &str, wanted: &[(String, Id)], tokens: &mut Vec<Token>) {
    let mut rest = text;
    loop {
        let places = wanted
            .iter()
            .filter_map(|(mark, id)| Some((rest.find(mark)?, mark, id)));
        let Some((at, mark, id)) = places.min_by_key(|(at, ..)| *at) else {
            break;
        };
        let (before, after) = rest.split_at(at);
        tokens.push(Token::Text(before.to_owned()));
        tokens.push(Token::Lone(Code::Footnote(id.clone())));
        rest = after.strip_prefix(mark.as_str()).unwrap_or_default();
    }
    tokens.push(Token::Text(rest.to_owned()));
}

/// What a cell says.
fn cell(cell: Node<'_, '_>, known: &Known, notes: &[Option<Id>]) -> Vec<Read> {
    let mut read = Vec::new();
    for (index, paragraph) in children(cell, "p").enumerate() {
        if index > 0 {
            read.push((Token::Lone(Code::Paragraph), false));
        }
        inside(paragraph, known, notes, &mut read);
    }
    // An empty paragraph at the end is what was pressed last, not a text.
    while matches!(read.last(), Some((Token::Lone(Code::Paragraph), _))) {
        read.pop();
    }
    read
}

fn inside(around: Node<'_, '_>, known: &Known, notes: &[Option<Id>], read: &mut Vec<Read>) {
    for node in around.children().filter(Node::is_element) {
        match node.tag_name().name() {
            "r" => run(node, known, notes, read),
            "hyperlink" => {
                let url = attribute(node, "id").and_then(|id| known.links.get(id));
                if let Some(url) = url {
                    read.push((Token::Open(Code::Link(url.clone())), false));
                }
                inside(node, known, notes, read);
                if url.is_some() {
                    read.push((Token::Close, false));
                }
            }
            // What was taken out, and what is said of the paragraph.
            "del" | "moveFrom" | "pPr" => {}
            _ => inside(node, known, notes, read),
        }
    }
}

fn run(run: Node<'_, '_>, known: &Known, notes: &[Option<Id>], read: &mut Vec<Read>) {
    let looks = child(run, "rPr");
    let style = looks.and_then(|looks| attribute(child(looks, "rStyle")?, "val"));
    let style = style.map_or("", |id| known.styles.get(id).map_or(id, String::as_str));
    let is_on = |names: [&'static str; 2]| {
        names.iter().any(|name| {
            let look = looks.and_then(|looks| child(looks, name));
            look.is_some_and(|look| {
                !matches!(attribute(look, "val"), Some("0" | "false" | "off" | "none"))
            })
        })
    };
    let is_strong = is_on(["b", "bCs"]) || style == "Strong";
    let is_emphasised = is_on(["i", "iCs"]) || style == "Emphasis";
    let around = [(is_strong, Code::Strong), (is_emphasised, Code::Emphasis)];
    let around: Vec<Code> = around
        .into_iter()
        .filter(|(is, _)| *is)
        .map(|(_, code)| code)
        .collect();
    read.extend(around.iter().map(|code| (Token::Open(code.clone()), false)));
    for node in run.children().filter(Node::is_element) {
        let token = match node.tag_name().name() {
            "t" => letters(&text_of(node), style, notes),
            "tab" => Token::Text("\t".to_owned()),
            "br" | "cr" => Token::Lone(Code::LineBreak),
            "noBreakHyphen" => Token::Text("\u{2011}".to_owned()),
            "softHyphen" => Token::Text("\u{ad}".to_owned()),
            _ => continue,
        };
        read.push((token, style != LETTERS));
    }
    read.extend(around.iter().map(|_| (Token::Close, false)));
}

/// What the letters of a run mean in a style.
fn letters(text: &str, style: &str, notes: &[Option<Id>]) -> Token {
    let own = match style {
        NOTE => {
            let place = (0..notes.len()).find(|place| mark(*place) == text.trim());
            let id = place.and_then(|place| notes.get(place)?.clone());
            id.map(Code::Footnote)
        }
        CHARACTER => {
            let number = text.trim().strip_prefix("U+");
            number.and_then(character).map(Code::Character)
        }
        _ => None,
    };
    own.map_or_else(|| Token::Text(text.to_owned()), Token::Lone)
}
