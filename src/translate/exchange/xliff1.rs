//! XLIFF 1.2, in the form of which the tools lose least: a unit a text, without segments, codes
//! as `g` and `x`, the state and whether it's approved side by side, what was translated before
//! as an alternative. Read is 1.0 to 1.2 as other tools write it.
//!
//! The standard: OASIS, XLIFF Version 1.2 (2008).

use std::collections::HashMap;
use std::sync::Arc;

use roxmltree::Node;

use super::codes::{Arriving, Links, Named, named};
use super::content::{Code, Content, Token};
use super::handed::{HandedOut, may_be_copy};
use super::notes::notes_in;
use super::parcel::{Packed, Packing, Parcel};
use super::xml::{XML, Xml, child, children, is_translated, text_of};
use super::{Refusal, Remark};

/// The namespace of version 1.2.
const NAMESPACE: &str = "urn:oasis:names:tc:xliff:document:1.2";
/// Before the name of a link, what the context is called that holds its address.
const LINK: &str = "x-link-";
/// The context that says how a text was handed out.
const HANDED_OUT: &str = "x-handed-out";
/// What an alternative is that holds what was translated before.
const PREVIOUS: &str = "previous-version";
/// Who has written a note.
const AUTHOR: &str = "communique";

/// A parcel as a file; where nothing is translated yet, with a copy of the source if `filled`.
pub(super) fn write(parcel: &Parcel, is_filled: bool) -> String {
    let mut xml = Xml::new();
    xml.open("xliff", &[("version", "1.2"), ("xmlns", NAMESPACE)]);
    let attributes = [
        ("original", parcel.release.as_deref().unwrap_or_default()),
        (
            "source-language",
            parcel.from.as_deref().unwrap_or_default(),
        ),
        (
            "target-language",
            parcel.into.as_deref().unwrap_or_default(),
        ),
        ("datatype", "x-communique"),
    ];
    xml.open("file", &attributes);
    xml.open("header", &[]);
    xml.holding("note", &[("from", AUTHOR)], &parcel.title);
    xml.close();
    xml.open("body", &[]);
    for unit in &parcel.units {
        write_unit(&mut xml, unit, is_filled);
    }
    xml.finish()
}

fn write_unit(xml: &mut Xml, unit: &Packed, is_filled: bool) {
    let approved = match unit.state {
        Packing::Final => "yes",
        _ => "no",
    };
    let attributes = [
        ("id", unit.key.as_str()),
        ("resname", unit.key.as_str()),
        ("approved", approved),
        ("xml:space", "preserve"),
    ];
    xml.open("trans-unit", &attributes);
    let mut links = Links::default();
    let source = Content::tokens_of(unit.source.as_ref());
    write_text(xml, ("source", &[]), &source, &mut links);
    match &unit.target {
        Some(target) => {
            let state = match unit.state {
                Packing::Final => "final",
                Packing::OutOfDate => "needs-review-translation",
                _ => "needs-translation",
            };
            let attributes = [("state", state)];
            write_text(
                xml,
                ("target", &attributes),
                &Content::tokens_of(Some(target)),
                &mut links,
            );
        }
        None if is_filled => {
            write_text(xml, ("target", &[("state", "new")]), &source, &mut links);
        }
        None => xml.holding("target", &[("state", "new")], ""),
    }
    let previous = unit
        .previous
        .as_ref()
        .map(|previous| Content::tokens_of(Some(previous)));
    // The addresses of links that only what was translated had are told as well.
    let mut all = links.clone();
    if let Some(previous) = &previous {
        named(previous, &mut all);
    }
    let addresses = all.iter();
    let addresses = addresses.map(|(id, url)| (format!("{LINK}{id}"), url.to_owned()));
    let handed_out = unit.handed_out.iter();
    let handed_out = handed_out.map(|handed_out| (HANDED_OUT.to_owned(), handed_out.to_string()));
    let contexts: Vec<(String, String)> = handed_out.chain(addresses).collect();
    if !contexts.is_empty() {
        xml.open("context-group", &[("purpose", "information")]);
        for (kind, said) in &contexts {
            xml.holding("context", &[("context-type", kind)], said);
        }
        xml.close();
    }
    if !unit.name.is_empty() {
        xml.holding("note", &[("from", AUTHOR)], &unit.name);
    }
    if let Some(previous) = previous {
        xml.open("alt-trans", &[("alttranstype", PREVIOUS)]);
        write_text(xml, ("source", &[]), &previous, &mut links);
        let target = Content::tokens_of(unit.target.as_ref());
        write_text(xml, ("target", &[]), &target, &mut links);
        xml.close();
    }
    xml.close();
}

fn write_text(
    xml: &mut Xml,
    (element, attributes): (&'static str, &[(&str, &str)]),
    tokens: &[Token],
    links: &mut Links,
) {
    xml.open_text(element, attributes);
    for token in named(tokens, links) {
        match token {
            Named::Text(text) => xml.text(text),
            Named::Open(id, code) => {
                let kind = match code {
                    Code::Strong => "bold",
                    Code::Emphasis => "italic",
                    _ => "link",
                };
                xml.open_inline("g", &[("id", &id), ("ctype", kind)]);
            }
            Named::Close => xml.close_inline(),
            Named::Lone(id, code) => {
                let kind = match code {
                    Code::LineBreak => "lb",
                    Code::Paragraph => "x-paragraph",
                    Code::Character(_) => "x-character",
                    _ => "x-footnote",
                };
                xml.empty_inline("x", &[("id", &id), ("ctype", kind)]);
            }
        }
    }
    xml.close();
}

/// Takes a file apart whose root element is this.
pub(super) fn read(root: Node<'_, '_>) -> Result<Parcel, Refusal> {
    let mut parcel = Parcel::default();
    for file in children(root, "file") {
        let said = |name: &str| file.attribute(name);
        let (from, into) = (said("source-language"), said("target-language"));
        parcel.is_of(said("original"), from, into)?;
        let units = file
            .descendants()
            .filter(|node| node.tag_name().name() == "trans-unit");
        for unit in units {
            parcel.take(read_unit(unit), is_translated(unit));
        }
    }
    Ok(parcel)
}

fn read_unit(unit: Node<'_, '_>) -> Packed {
    // Some tools put what a text belongs to before its id.
    let key = unit.attribute("resname").or(unit.attribute("id"));
    let contexts = unit.descendants().filter_map(|node| {
        let kind = node.attribute("context-type")?;
        Some((kind.to_owned(), text_of(node)))
    });
    let contexts: HashMap<String, String> = contexts.collect();
    let links = contexts.iter().filter_map(|(kind, url)| {
        let id = kind.strip_prefix(LINK)?;
        Some((id.to_owned(), url.as_str().into()))
    });
    let links: HashMap<String, Arc<str>> = links.collect();
    let handed_out = contexts.get(HANDED_OUT);
    let handed_out: Option<HandedOut> = handed_out.and_then(|said| said.parse().ok());
    let space = unit
        .ancestors()
        .find_map(|node| node.attribute((XML, "space")));
    let keeps_blanks = space == Some("preserve");
    let text = |node: Node<'_, '_>| {
        let mut arriving = Arriving::new(&links, keeps_blanks);
        arrive(node, &mut arriving);
        arriving.finish()
    };
    let (source, _) = child(unit, "source").map(text).unwrap_or_default();
    let mut targets = children(unit, "target");
    let first = targets.next();
    let target = first.map(text).unwrap_or_default();
    let state = first.and_then(|target| target.attribute("state"));
    let previous = previous(unit).map(|source| Content::Coded(text(source).0));
    let was_old = handed_out.as_ref().map(HandedOut::state) == Some(Packing::OutOfDate);
    let is_old = previous.is_some() || was_old;
    let packing = packing(state, unit.attribute("approved"), is_old);
    let key = key.unwrap_or_default().to_owned();
    let is_untouched = state == Some("new") && may_be_copy(handed_out.as_ref());
    let mut packed = Packed::arrived(key, source, target, packing, is_untouched);
    let language = first.and_then(|target| target.attribute((XML, "lang")));
    packed.language = language.map(str::to_owned);
    packed.handed_out = handed_out;
    packed.previous = previous;
    packed.notes = notes_in(unit, &|note| note.attribute("from") == Some(AUTHOR));
    if targets.next().is_some() {
        packed.remarks.push(Remark::SeveralTargets);
    }
    packed
}

/// What was translated, where that says something else now.
fn previous<'a, 'input: 'a>(unit: Node<'a, 'input>) -> Option<Node<'a, 'input>> {
    let mut alternatives = children(unit, "alt-trans");
    let is_previous = |node: &Node<'_, '_>| node.attribute("alttranstype") == Some(PREVIOUS);
    child(alternatives.find(is_previous)?, "source")
}

/// How far a text is, by what its target's state and the unit's approval say; tools set the one
/// or the other. That a translation needs a review says that it's out of date only where it is
/// one of an older source.
fn packing(state: Option<&str>, approved: Option<&str>, is_old: bool) -> Packing {
    match (state, approved) {
        (Some("needs-review-translation"), _) if is_old => Packing::OutOfDate,
        (Some("translated" | "signed-off" | "final"), _) => Packing::Final,
        (None | Some("new" | "needs-translation"), Some("yes")) => Packing::Final,
        _ => Packing::Draft,
    }
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
        let pair = child.attribute("rid").unwrap_or(id);
        let hint = child.attribute("ctype").unwrap_or_default();
        match child.tag_name().name() {
            "g" => {
                let number = arriving.open(id, hint);
                arrive(child, arriving);
                arriving.close(number);
            }
            "x" | "ph" => arriving.lone(id, hint),
            "bx" | "bpt" => arriving.open_one(pair, hint),
            "ex" | "ept" => arriving.close_one(pair),
            // What stands in it are codes of the format that it was taken from.
            "it" => arriving.unknown.push(id.to_owned()),
            // Segments and marks are around text that belongs to the whole.
            _ => arrive(child, arriving),
        }
    }
}
