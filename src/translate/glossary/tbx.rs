//! TBX, in which glossaries are handed on: TBX 2 (ISO 30042:2008, `martif`), TBX 3 (ISO
//! 30042:2019, `tbx`) and TBX-Min (`TBX`), with what is known of a term in attributes (DCA) or in
//! elements of a namespace of their own (DCT).

use roxmltree::Node;

use super::Concept;
use super::limits::{BadGlossary, Beyond, checked};
use crate::language::{Tag, sanitize};
use crate::translate::exchange::{Refusal, decoded, document, text_of};

/// The elements that hold a concept, its terms in a language, one of them.
const CONCEPTS: &[&str] = &["termEntry", "conceptEntry", "entry"];
const LANGUAGES: &[&str] = &["langSet", "langSec", "langGroup"];
const TERMS: &[&str] = &["tig", "ntig", "termSec", "termGroup"];
/// What says whether a term is to be used.
const STATUS: &[&str] = &[
    "administrativeStatus",
    "normativeAuthorization",
    "termStatus",
];
/// What terms are that aren't.
const UNUSED: &[&str] = &[
    "deprecatedTerm",
    "supersededTerm",
    "notRecommended",
    "obsolete",
];

/// The concepts of a TBX file. Terms that it says aren't to be used aren't among them.
///
/// # Errors
/// Why it can't be read.
pub fn read_tbx(bytes: &[u8]) -> Result<Vec<Concept>, BadGlossary> {
    let text = decoded(bytes)?;
    let tree = document(&text)?;
    let root = tree.root_element();
    if !matches!(root.tag_name().name(), "martif" | "tbx" | "TBX") {
        return Err(Refusal::Unknown.into());
    }
    let entries = root.descendants().filter(|node| is(*node, CONCEPTS));
    let concepts = entries.map(concept);
    checked(concepts.collect::<Result<_, _>>()?)
}

fn is(node: Node<'_, '_>, names: &[&str]) -> bool {
    node.is_element() && names.contains(&node.tag_name().name())
}

/// What an element says of what it stands in, such as `administrativeStatus`: its type, or, where
/// each has an element of its own, its name.
fn category<'a>(node: Node<'a, '_>) -> &'a str {
    match is(node, &["descrip", "termNote", "admin"]) {
        true => node.attribute("type").unwrap_or_default(),
        false => node.tag_name().name(),
    }
}

fn concept(entry: Node<'_, '_>) -> Result<Concept, Beyond> {
    let mut concept = Concept::default();
    for language in entry.children().filter(|node| is(*node, LANGUAGES)) {
        let said = language.attributes().find(|one| one.name() == "lang");
        let Some(tag) = said.and_then(|said| Tag::parse_foreign(said.value()).ok()) else {
            continue;
        };
        let sets = language.descendants().filter(|node| is(*node, TERMS));
        let mut found: Vec<(u8, String)> = sets.filter_map(term).collect();
        found.sort_by_key(|(rank, _)| *rank);
        let terms = found.into_iter().map(|(_, term)| term);
        concept.call_within(&tag, terms, || line(language))?;
    }
    let of = |name: &str| {
        let mut nodes = entry.descendants().filter(Node::is_element);
        nodes.find(|node| category(*node) == name)
    };
    let note = of("definition").or_else(|| of("note"));
    concept.note_within(&note.map(said).unwrap_or_default(), || line(entry))?;
    Ok(concept)
}

/// The line in which an element begins, counted from the file's beginning.
fn line(node: Node<'_, '_>) -> u32 {
    node.document().text_pos_at(node.range().start).row
}

/// A term with its rank, preferred ones first; `None` for one that isn't to be used.
fn term(set: Node<'_, '_>) -> Option<(u8, String)> {
    let term = set
        .descendants()
        .find(|node| is(*node, &["term"]))
        .map(said)?;
    let mut nodes = set.descendants().filter(Node::is_element);
    let status = nodes.find(|node| STATUS.contains(&category(*node)));
    let status = status.map(said).unwrap_or_default();
    let status = status.trim_end_matches("-admn-sts");
    let rank = match status {
        "preferredTerm" | "preferred" => 0,
        status if UNUSED.contains(&status) => return None,
        _ => 1,
    };
    (!term.is_empty()).then_some((rank, term))
}

/// What an element says, with one blank where there are any.
fn said(node: Node<'_, '_>) -> String {
    let text = text_of(node);
    let words: Vec<&str> = text.split_whitespace().collect();
    sanitize(&words.join(" ")).0.into_owned()
}
