//! XLIFF 2.1: a unit a text with one segment, codes as `pc` and `ph`, addresses of links in the
//! original data, what was translated before in the metadata. Read is any 2.x, with whatever
//! segments.
//!
//! The standard: OASIS, XLIFF Version 2.1 (2018).

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use roxmltree::Node;

use super::codes::{Arriving, Links, Named, named};
use super::content::{Code, Content, Token};
use super::handed::{HandedOut, may_be_copy};
use super::notes::notes_in;
use super::parcel::{Packed, Packing, Parcel};
use super::xml::{XML, Xml, child, children, is_translated, text_of};
use super::{Refusal, Remark};

/// The namespace that versions 2.0 and 2.1 share.
const NAMESPACE: &str = "urn:oasis:names:tc:xliff:document:2.0";
/// The namespace of the metadata module.
const METADATA: &str = "urn:oasis:names:tc:xliff:metadata:2.0";
/// The category of what this program says of a text.
const OWN: &str = "communique";
/// What a text was translated from, in a release's spelling, where that says something else now.
const PREVIOUS: &str = "previous-source";
/// How a text was handed out.
const HANDED_OUT: &str = "handed-out";
/// What kind of note says what a text is.
const NAME: &str = "name";
/// Says of a text that what was translated says something else now.
const OUT_OF_DATE: &str = "communique:out-of-date";

/// A parcel as a file; where nothing is translated yet, with a copy of the source if `filled`.
pub(super) fn write(parcel: &Parcel, is_filled: bool) -> String {
    let mut xml = Xml::new();
    let attributes = [
        ("version", "2.1"),
        ("srcLang", parcel.from.as_deref().unwrap_or_default()),
        ("trgLang", parcel.into.as_deref().unwrap_or_default()),
        ("xmlns", NAMESPACE),
        ("xmlns:mda", METADATA),
    ];
    xml.open("xliff", &attributes);
    let original = parcel.release.as_deref().unwrap_or_default();
    xml.open("file", &[("id", "release"), ("original", original)]);
    if !parcel.title.is_empty() {
        xml.open("notes", &[]);
        xml.holding("note", &[("category", "title")], &parcel.title);
        xml.close();
    }
    for unit in &parcel.units {
        write_unit(&mut xml, unit, is_filled);
    }
    xml.finish()
}

fn write_unit(xml: &mut Xml, unit: &Packed, is_filled: bool) {
    // An id of a unit has no strokes; those of a release have no dots.
    let id = unit.key.replace('/', ".");
    let attributes = [
        ("id", id.as_str()),
        ("name", unit.key.as_str()),
        ("canResegment", "no"),
    ];
    xml.open("unit", &attributes);
    let handed_out = unit.handed_out.iter();
    let handed_out = handed_out.map(|handed_out| (HANDED_OUT, handed_out.to_string()));
    let previous = unit.previous.iter();
    let previous = previous.map(|previous| (PREVIOUS, previous.as_spelled()));
    let own: Vec<(&str, String)> = handed_out.chain(previous).collect();
    if !own.is_empty() {
        xml.open("mda:metadata", &[]);
        xml.open("mda:metaGroup", &[("category", OWN)]);
        for (kind, said) in &own {
            xml.holding("mda:meta", &[("type", kind)], said);
        }
        xml.close();
        xml.close();
    }
    if !unit.name.is_empty() {
        xml.open("notes", &[]);
        xml.holding("note", &[("category", NAME)], &unit.name);
        xml.close();
    }
    let source = Content::tokens_of(unit.source.as_ref());
    let target = Content::tokens_of(unit.target.as_ref());
    let mut links = Links::default();
    named(&source, &mut links);
    named(&target, &mut links);
    if links.iter().next().is_some() {
        xml.open("originalData", &[]);
        for (id, url) in links.iter() {
            xml.holding("data", &[("id", &format!("d-{id}"))], url);
        }
        xml.close();
    }
    let mut attributes = vec![("id", "s1")];
    match unit.state {
        Packing::Final => attributes.push(("state", "final")),
        Packing::OutOfDate => {
            attributes.extend([("state", "initial"), ("subState", OUT_OF_DATE)]);
        }
        _ => attributes.push(("state", "initial")),
    }
    xml.open("segment", &attributes);
    // A unit's links are all known by now: both texts call them as they're told.
    let mut links = Links::default();
    write_text(xml, "source", &source, &mut links);
    match (&unit.target, is_filled) {
        (Some(_), _) => write_text(xml, "target", &target, &mut links),
        (None, true) => write_text(xml, "target", &source, &mut links),
        (None, false) => {}
    }
    xml.close();
    xml.close();
}

fn write_text(xml: &mut Xml, element: &'static str, tokens: &[Token], links: &mut Links) {
    xml.open_text(element, &[("xml:space", "preserve")]);
    for token in named(tokens, links) {
        match token {
            Named::Text(text) => xml.text(text),
            Named::Open(id, code) => match code {
                Code::Link(_) => {
                    let data = format!("d-{id}");
                    let attributes = [("id", &*id), ("type", "link"), ("dataRefStart", &data)];
                    xml.open_inline("pc", &attributes);
                }
                _ => {
                    let looks = match code {
                        Code::Strong => "xlf:b",
                        _ => "xlf:i",
                    };
                    let attributes = [("id", &*id), ("type", "fmt"), ("subType", looks)];
                    xml.open_inline("pc", &attributes);
                }
            },
            Named::Close => xml.close_inline(),
            Named::Lone(_, Code::Character(letter)) => {
                let hex = format!("{:04X}", u32::from(*letter));
                xml.empty_inline("cp", &[("hex", &hex)]);
            }
            Named::Lone(id, Code::LineBreak) => {
                let attributes = [("id", &*id), ("type", "fmt"), ("subType", "xlf:lb")];
                xml.empty_inline("ph", &attributes);
            }
            Named::Lone(id, code) => {
                let kind = match code {
                    Code::Paragraph => "communique:paragraph",
                    _ => "communique:footnote",
                };
                let attributes = [("id", &*id), ("type", "other"), ("subType", kind)];
                xml.empty_inline("ph", &attributes);
            }
        }
    }
    xml.close();
}

/// Takes a file apart whose root element is this.
pub(super) fn read(root: Node<'_, '_>) -> Result<Parcel, Refusal> {
    let said = |name: &str| root.attribute(name).map(str::to_owned);
    let mut parcel = Parcel {
        from: said("srcLang"),
        into: said("trgLang"),
        ..Parcel::default()
    };
    for file in children(root, "file") {
        parcel.is_of(file.attribute("original"), None, None)?;
        let units = file
            .descendants()
            .filter(|node| node.tag_name().name() == "unit");
        for unit in units {
            parcel.take(read_unit(unit), is_translated(unit));
        }
    }
    Ok(parcel)
}

fn read_unit(unit: Node<'_, '_>) -> Packed {
    let id = unit.attribute("id").unwrap_or_default();
    let named = unit
        .attribute("name")
        .filter(|name| name.contains(['/', '.']) || *name == id);
    let key = named.map_or_else(|| id.replace('.', "/"), str::to_owned);
    let data = child(unit, "originalData");
    let data = data.into_iter().flat_map(|data| children(data, "data"));
    let data: HashMap<&str, Arc<str>> = data
        .filter_map(|data| Some((data.attribute("id")?, text_of(data).into())))
        .collect();
    let pairs = unit.descendants().filter_map(|node| {
        let data = node
            .attribute("dataRefStart")
            .or(node.attribute("dataRef"))?;
        Some((node.attribute("id")?.to_owned(), data))
    });
    let links = pairs.filter(|(id, _)| id.starts_with('l'));
    let links: HashMap<String, Arc<str>> = links
        .filter_map(|(id, place)| Some((id, Arc::clone(data.get(place)?))))
        .collect();
    let parts = unit
        .children()
        .filter(|part| matches!(part.tag_name().name(), "segment" | "ignorable"));
    let parts: Vec<Node<'_, '_>> = parts.collect();
    let source = parts.iter().filter_map(|part| child(*part, "source"));
    let (source, _) = text_in(source, &links);
    let mut targets: Vec<Node<'_, '_>> = Vec::new();
    let mut is_half = false;
    for part in &parts {
        let target = child(*part, "target");
        let is_said =
            |text: Option<Node<'_, '_>>| text.is_some_and(|text| !text_of(text).trim().is_empty());
        let is_segment = part.tag_name().name() == "segment";
        is_half |= is_segment && is_said(child(*part, "source")) && !is_said(target);
        // Blanks between segments stand in both languages.
        let between = (part.tag_name().name() == "ignorable").then(|| child(*part, "source"));
        targets.extend(target.or(between.flatten()));
    }
    // Segments may stand in another order in the translation.
    let order = |target: &Node<'_, '_>| {
        let order = target.attribute("order");
        order.and_then(|order| order.parse::<usize>().ok())
    };
    if targets.iter().any(|target| order(target).is_some()) {
        let places = targets.iter().enumerate();
        let mut places: Vec<(usize, Node<'_, '_>)> = places
            .map(|(place, target)| (order(target).unwrap_or(place + 1), *target))
            .collect();
        places.sort_by_key(|(place, _)| *place);
        targets = places.into_iter().map(|(_, target)| target).collect();
    }
    let mut languages = targets.iter();
    let language = languages.find_map(|target| target.attribute((XML, "lang")));
    let (target, unknown) = text_in(targets.iter().copied(), &links);
    let segments = parts
        .iter()
        .filter(|part| part.tag_name().name() == "segment");
    let packing = segments.map(|segment| packing(*segment)).min();
    let packing = packing.unwrap_or(Packing::Empty);
    let handed_out: Option<HandedOut> = own(unit, HANDED_OUT).and_then(|said| said.parse().ok());
    let is_untouched = packing == Packing::Draft && may_be_copy(handed_out.as_ref());
    let mut packed = Packed::arrived(key, source, (target, unknown), packing, is_untouched);
    packed.language = language.map(str::to_owned);
    packed.handed_out = handed_out;
    packed.notes = notes_in(unit, &|note| note.attribute("category") == Some(NAME));
    packed.previous = own(unit, PREVIOUS).map(Content::Spelled);
    if packed.target.is_some() && is_half {
        packed.remarks.push(Remark::HalfTranslated);
    }
    if parts
        .iter()
        .any(|part| children(*part, "target").count() > 1)
    {
        packed.remarks.push(Remark::SeveralTargets);
    }
    packed
}

/// What this program has said of a text.
fn own(unit: Node<'_, '_>, kind: &str) -> Option<String> {
    let mut groups = children(child(unit, "metadata")?, "metaGroup");
    let group = groups.find(|group| group.attribute("category") == Some(OWN))?;
    let mut metas = children(group, "meta");
    let meta = metas.find(|meta| meta.attribute("type") == Some(kind))?;
    Some(text_of(meta))
}

/// How far a segment is. One without a state is a draft: who translated it may have had a tool
/// that doesn't write states, and confirmed nothing.
fn packing(segment: Node<'_, '_>) -> Packing {
    match (segment.attribute("state"), segment.attribute("subState")) {
        (Some("initial"), Some(OUT_OF_DATE)) => Packing::OutOfDate,
        (_, Some("poedit:fuzzy")) | (Some("initial"), _) => Packing::Draft,
        (Some("translated" | "reviewed" | "final"), _) => Packing::Final,
        _ => Packing::Draft,
    }
}

/// What several elements say one behind the other.
fn text_in<'a, 'input: 'a>(
    nodes: impl Iterator<Item = Node<'a, 'input>>,
    links: &HashMap<String, Arc<str>>,
) -> (Vec<Token>, BTreeSet<String>) {
    let mut arriving = Arriving::new(links, false);
    for node in nodes {
        let space = node
            .ancestors()
            .find_map(|node| node.attribute((XML, "space")));
        arriving.keep_blanks(space == Some("preserve"));
        arrive(node, &mut arriving);
    }
    arriving.finish()
}

fn arrive(node: Node<'_, '_>, arriving: &mut Arriving<'_>) {
    for child in node.children() {
        if let Some(text) = child.text().filter(|_| child.is_text()) {
            arriving.text(text);
            continue;
        }
        if !child.is_element() {
            continue;
        }
        let id = child.attribute("id").unwrap_or_default();
        let hint = child.attribute("subType").unwrap_or_default();
        match child.tag_name().name() {
            "pc" => {
                let number = arriving.open(id, hint);
                arrive(child, arriving);
                arriving.close(number);
            }
            "sc" => arriving.open_one(id, hint),
            "ec" => arriving.close_one(child.attribute("startRef").unwrap_or(id)),
            "ph" => arriving.lone(id, hint),
            "cp" => {
                let hex = child.attribute("hex").unwrap_or_default();
                arriving.lone(&format!("u-{hex}"), "");
            }
            "sm" | "em" => {}
            _ => arrive(child, arriving),
        }
    }
}
