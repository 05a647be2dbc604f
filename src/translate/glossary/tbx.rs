//! TBX, in which glossaries are handed on: TBX 2 (ISO 30042:2008, `martif`) and TBX 3 (ISO
//! 30042:2019, `tbx`).

use roxmltree::Node;

use super::Concept;
use crate::language::{Tag, sanitize};
use crate::translate::exchange::{Refusal, decoded, document};

/// The concepts of a TBX file. Terms that it says aren't to be used aren't among them.
///
/// # Errors
/// Why it can't be read.
pub fn read_tbx(bytes: &[u8]) -> Result<Vec<Concept>, Refusal> {
    let text = decoded(bytes)?;
    let tree = document(&text)?;
    let root = tree.root_element();
    if !matches!(root.tag_name().name(), "martif" | "tbx") {
        return Err(Refusal::Unknown);
    }
    let entries = root
        .descendants()
        .filter(|node| is(*node, &["termEntry", "conceptEntry"]));
    let concepts = entries.map(concept);
    let concepts: Vec<Concept> = concepts.filter(|concept| concept.terms.len() > 1).collect();
    match concepts.is_empty() {
        true => Err(Refusal::NoLanguages),
        false => Ok(concepts),
    }
}

fn is(node: Node<'_, '_>, names: &[&str]) -> bool {
    node.is_element() && names.contains(&node.tag_name().name())
}

fn concept(entry: Node<'_, '_>) -> Concept {
    let mut terms: Vec<(Tag, Vec<String>)> = Vec::new();
    for language in entry
        .children()
        .filter(|node| is(*node, &["langSet", "langSec"]))
    {
        let said = language.attributes().find(|one| one.name() == "lang");
        let Some(tag) = said.and_then(|said| Tag::parse(&said.value().replace('_', "-")).ok())
        else {
            continue;
        };
        let sets = language
            .descendants()
            .filter(|node| is(*node, &["tig", "ntig", "termSec"]));
        let mut found: Vec<(u8, String)> = sets.filter_map(term).collect();
        found.sort_by_key(|(rank, _)| *rank);
        if !found.is_empty() {
            terms.push((tag, found.into_iter().map(|(_, term)| term).collect()));
        }
    }
    let note = entry
        .descendants()
        .find(|node| is(*node, &["note", "descrip"]))
        .map(text_of);
    Concept {
        terms,
        note: note.unwrap_or_default(),
    }
}

/// A term with its rank, preferred ones first; `None` for one that isn't to be used.
fn term(set: Node<'_, '_>) -> Option<(u8, String)> {
    let term = set
        .descendants()
        .find(|node| is(*node, &["term"]))
        .map(text_of)?;
    let mut notes = set.descendants().filter(|node| {
        is(*node, &["termNote"])
            && matches!(
                node.attribute("type"),
                Some("administrativeStatus" | "normativeAuthorization")
            )
    });
    let status = notes.next().map(text_of).unwrap_or_default();
    let rank = match status.as_str() {
        "preferredTerm-admn-sts" | "preferredTerm" => 0,
        "deprecatedTerm-admn-sts"
        | "deprecatedTerm"
        | "supersededTerm-admn-sts"
        | "supersededTerm" => return None,
        _ => 1,
    };
    (!term.is_empty()).then_some((rank, term))
}

fn text_of(node: Node<'_, '_>) -> String {
    let texts = node.descendants().filter(Node::is_text);
    let text: String = texts.filter_map(|text| text.text()).collect();
    let words: Vec<&str> = text.split_whitespace().collect();
    sanitize(&words.join(" ")).0.into_owned()
}
