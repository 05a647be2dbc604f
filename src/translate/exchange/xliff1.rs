//! XLIFF 1.2, in the form of which the tools lose least: a unit a text, without segments, codes
//! as `g` and `x`, the state and whether it's approved side by side, what was translated before
//! as an alternative. Read is 1.0 to 1.2 as other tools write it.
//!
//! The standard: OASIS, XLIFF Version 1.2 (2008).

use std::collections::HashMap;

use roxmltree::Node;

use super::Refusal;
use super::codes::{Arriving, Links, Named, named};
use super::content::{Code, Content, Token};
use super::parcel::{Packed, Packing, Parcel};
use super::xml::{Xml, child, children, text_of};

/// The namespace of version 1.2.
const NAMESPACE: &str = "urn:oasis:names:tc:xliff:document:1.2";
/// Before the name of a link in the context that holds its address.
const LINK: &str = "x-link-";
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
    if all.iter().next().is_some() {
        xml.open("context-group", &[("purpose", "information")]);
        for (id, url) in all.iter() {
            let kind = format!("{LINK}{id}");
            xml.holding("context", &[("context-type", &kind)], url);
        }
        xml.close();
    }
    if !unit.name.is_empty() {
        xml.holding("note", &[("from", AUTHOR)], &unit.name);
    }
    if let Some(previous) = previous {
        xml.open("alt-trans", &[("alttranstype", "previous-version")]);
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
        let units = file.descendants().filter(|node| {
            node.tag_name().name() == "trans-unit" && node.attribute("translate") != Some("no")
        });
        parcel.units.extend(units.map(read_unit));
    }
    Ok(parcel)
}

fn read_unit(unit: Node<'_, '_>) -> Packed {
    // Some tools put what a text belongs to before its id.
    let key = unit.attribute("resname").or(unit.attribute("id"));
    let links = unit.descendants().filter_map(|node| {
        let id = node.attribute("context-type")?.strip_prefix(LINK)?;
        Some((id.to_owned(), text_of(node)))
    });
    let links: HashMap<String, String> = links.collect();
    let space = unit
        .ancestors()
        .find_map(|node| node.attribute(("http://www.w3.org/XML/1998/namespace", "space")));
    let keeps_blanks = space == Some("preserve");
    let text = |node: Node<'_, '_>| {
        let mut arriving = Arriving::new(&links, keeps_blanks);
        arrive(node, &mut arriving);
        arriving.finish()
    };
    let source = child(unit, "source").map(text);
    let target_node = child(unit, "target");
    let target = target_node.map(text);
    let state = target_node.and_then(|target| target.attribute("state"));
    let (source, _) = source.unwrap_or_default();
    let target = target.unwrap_or_default();
    let packing = packing(state, unit.attribute("approved"));
    let key = key.unwrap_or_default().to_owned();
    Packed::arrived(key, source, target, packing, state == Some("new"))
}

/// How far a text is, by what its target's state and the unit's approval say; tools set the one
/// or the other.
fn packing(state: Option<&str>, approved: Option<&str>) -> Packing {
    match (state, approved) {
        (Some("needs-review-translation"), _) => Packing::OutOfDate,
        (Some("translated" | "signed-off" | "final"), _) | (None, Some("yes")) => Packing::Final,
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
                arriving.open(id, hint);
                arrive(child, arriving);
                arriving.close();
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
