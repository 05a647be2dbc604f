//! Which links of a piece of a web page are footnotes' marks, and where the notes are.
//!
//! A mark leads to its note, further down, and the note leads back to it, as Word,
//! LibreOffice, Google Docs, Wikipedia and most tools that make web pages have it; a number
//! set as a footnote's mark that leads to a paragraph is one, too, if nothing leads back.

use std::collections::{HashMap, HashSet};

use ego_tree::{NodeId, NodeRef};
use scraper::node::Element;
use scraper::{Html, Node};

use super::html::is_block;

/// More links than these aren't looked at, nor more that lead to one place.
const MOST_LINKS: usize = 20_000;
const MOST_BACKS: usize = 64;
/// The longest number or sign of a note, in bytes.
const LONGEST_LABEL: usize = 12;

/// Footnotes' marks, and the notes.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// The notes' numbers, by the marks.
    marks: HashMap<NodeId, usize>,
    /// By what stands before a note.
    signs: HashMap<NodeId, usize>,
    /// By what holds a note and nothing else.
    holders: HashMap<NodeId, usize>,
    /// What leads back to a mark.
    backs: HashSet<NodeId>,
    /// What the marks say, by number.
    labels: Vec<String>,
}

/// What an element is to a footnote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Its mark.
    Mark(usize),
    /// What stands before the note.
    Sign(usize),
    /// What holds the note.
    Holder(usize),
    /// What leads back from it.
    Back,
}

/// A link within the page.
struct Link<'a> {
    node: NodeRef<'a, Node>,
    /// What it can be found by, and what it's part of.
    names: Vec<&'a str>,
    target: &'a str,
}

impl Notes {
    /// Those of `tree`.
    pub fn of(tree: &Html) -> Self {
        let mut order: HashMap<NodeId, usize> = HashMap::new();
        let mut named: HashMap<&str, NodeRef<'_, Node>> = HashMap::new();
        let mut links: Vec<Link<'_>> = Vec::new();
        for (index, node) in tree.tree.root().descendants().enumerate() {
            order.insert(node.id(), index);
            let Node::Element(element) = node.value() else {
                continue;
            };
            if let Some(name) = name_of(element) {
                named.entry(name).or_insert(node);
            }
            if element.name() == "a"
                && let Some(target) = target_of(element)
            {
                links.push(Link {
                    names: names_around(node),
                    node,
                    target,
                });
            }
        }
        let mut by_target: HashMap<&str, Vec<usize>> = HashMap::new();
        for (index, link) in links.iter().enumerate().take(MOST_LINKS) {
            let leading = by_target.entry(link.target).or_default();
            if leading.len() < MOST_BACKS {
                leading.push(index);
            }
        }
        let mut notes = Self::default();
        let mut numbers: HashMap<NodeId, usize> = HashMap::new();
        for link in links.iter().take(MOST_LINKS) {
            let Some(note) = named.get(link.target) else {
                continue;
            };
            let place = |node: &NodeRef<'_, Node>| order.get(&node.id()).copied();
            if place(note) <= place(&link.node) {
                continue;
            }
            let leading_back = link.names.iter().filter_map(|name| by_target.get(name));
            let leading_back = leading_back.flatten().filter_map(|back| links.get(*back));
            let backs: Vec<NodeId> = leading_back
                .map(|back| back.node)
                .filter(|back| is_within(*back, *note))
                .map(|back| back.id())
                .collect();
            let is_mark = match backs.is_empty() {
                true => is_set_as_mark(link.node),
                // Entries of a table of contents are led back to as well.
                false => is_short(&label(link.node)),
            };
            if !is_mark {
                continue;
            }
            let is_anchor = matches!(note.value(), Node::Element(element) if element.name() == "a");
            let is_paragraph =
                matches!(note.value(), Node::Element(element) if may_hold_note(element.name()));
            if !is_anchor && !is_paragraph {
                continue;
            }
            let next = numbers.len();
            let number = *numbers.entry(note.id()).or_insert(next);
            if number == next {
                notes.labels.push(label(link.node));
            }
            notes.marks.insert(link.node.id(), number);
            if is_anchor {
                notes.signs.insert(note.id(), number);
            } else {
                notes.holders.insert(note.id(), number);
                notes.backs.extend(backs);
            }
        }
        notes
    }

    /// What `node` is to a footnote; nothing, mostly.
    pub fn part(&self, node: NodeId) -> Option<Part> {
        let of = |map: &HashMap<NodeId, usize>| map.get(&node).copied();
        let is_back = || self.backs.contains(&node).then_some(Part::Back);
        of(&self.marks)
            .map(Part::Mark)
            .or_else(|| of(&self.signs).map(Part::Sign))
            .or_else(|| of(&self.holders).map(Part::Holder))
            .or_else(is_back)
    }

    /// How many bytes at the start of a note's text are its number, with what separates it
    /// from the words.
    pub fn number_length(&self, number: usize, text: &str) -> usize {
        let label = self.labels.get(number).map_or("", String::as_str);
        let text_start = text.trim_start_matches(['[', '(']);
        let Some(rest) = text_start.strip_prefix(label).filter(|_| !label.is_empty()) else {
            return 0;
        };
        let words = rest.trim_start_matches(['.', ')', ']', ':']);
        let trimmed = words.trim_start();
        // '3.2 per cent' isn't note 3.
        if trimmed.len() == words.len() {
            return 0;
        }
        text.len() - trimmed.len()
    }
}

fn name_of(element: &Element) -> Option<&str> {
    let name = element.attr("id");
    name.or_else(|| element.attr("name").filter(|_| element.name() == "a"))
}

fn target_of(anchor: &Element) -> Option<&str> {
    // Word writes its file's address before it, and browsers the page's.
    let (_, target) = anchor.attr("href")?.rsplit_once('#')?;
    Some(target).filter(|target| !target.is_empty())
}

/// The names of an anchor and of what it's in, as far as its paragraph.
fn names_around(anchor: NodeRef<'_, Node>) -> Vec<&str> {
    let around = std::iter::once(anchor).chain(anchor.ancestors());
    let elements = around.map_while(|node| match node.value() {
        Node::Element(element) if !is_block(element.name()) => Some(element),
        _ => None,
    });
    elements.filter_map(name_of).collect()
}

fn is_within(node: NodeRef<'_, Node>, around: NodeRef<'_, Node>) -> bool {
    node == around || node.ancestors().any(|ancestor| ancestor == around)
}

/// Whether a note may be in such an element, and nothing else.
fn may_hold_note(name: &str) -> bool {
    matches!(
        name,
        "p" | "div" | "li" | "aside" | "dd" | "td" | "blockquote"
    )
}

/// Whether it's as short as a note's number or sign, and one word.
fn is_short(label: &str) -> bool {
    !label.is_empty() && label.len() <= LONGEST_LABEL && !label.contains(char::is_whitespace)
}

/// Whether an anchor is raised or said to be a footnote's mark, and says a number or a sign.
fn is_set_as_mark(anchor: NodeRef<'_, Node>) -> bool {
    let says_mark = |element: &Element| {
        let role = element.attr("role").unwrap_or_default();
        let class = element.attr("class").unwrap_or_default();
        element.name() == "sup" || role == "doc-noteref" || class.contains("footnote-ref")
    };
    let nodes = anchor.descendants().chain(anchor.ancestors().take(2));
    let mut elements = nodes.filter_map(|node| node.value().as_element());
    let label = label(anchor);
    let is_number = label.len() <= 3 && label.chars().all(|c| c.is_ascii_digit());
    let is_sign = matches!(label.as_str(), "*" | "**" | "†" | "‡");
    !label.is_empty() && (is_number || is_sign) && elements.any(says_mark)
}

/// What an anchor says, without brackets.
fn label(anchor: NodeRef<'_, Node>) -> String {
    let texts = anchor.descendants().filter_map(|node| match node.value() {
        Node::Text(text) => Some(&**text),
        _ => None,
    });
    let text: String = texts.collect();
    let text = text.trim();
    text.trim_matches(['[', ']', '(', ')', '.']).to_owned()
}
