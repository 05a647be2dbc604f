//! What a cell of the table says, as Word or LibreOffice has saved it.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use roxmltree::Node;

use super::super::Remark;
use super::super::codes::character;
use super::super::content::{Code, Token};
use super::super::xml::{child, text_of};
use super::{CHARACTER, LETTERS, NOTE, mark};
use crate::release::Id;

/// What the file refers to.
pub(super) struct Known {
    /// Addresses of links.
    pub links: HashMap<String, Arc<str>>,
    /// Names of styles.
    pub styles: HashMap<String, String>,
}

/// Whether a node is an element called so, whatever its prefix.
pub(super) fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}

/// An attribute by its name, whatever its prefix.
pub(super) fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    let mut attributes = node.attributes();
    let found = attributes.find(|attribute| attribute.name() == name)?;
    Some(found.value())
}

/// The parts of a row or a cell that are called so; programs put some into controls.
pub(super) fn parts_of<'a, 'input: 'a>(
    node: Node<'a, 'input>,
    name: &'static str,
) -> Vec<Node<'a, 'input>> {
    let mut parts = Vec::new();
    for child in node.children().filter(Node::is_element) {
        match child.tag_name().name() {
            own if own == name => parts.push(child),
            "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo" => {
                parts.extend(parts_of(child, name));
            }
            _ => {}
        }
    }
    parts
}

/// Whether a paragraph's end was, so that the next one goes on in it.
fn goes_on(paragraph: Node<'_, '_>) -> bool {
    let looks = child(paragraph, "pPr").and_then(|looks| child(looks, "rPr"));
    looks.is_some_and(|looks| child(looks, "del").is_some())
}

/// The letters that are seen in a node.
pub(super) fn seen_in(node: Node<'_, '_>) -> String {
    let letters = node.descendants().filter(|node| is(*node, "t"));
    let seen = letters.filter(|letters| {
        let mut around = letters.ancestors();
        !around.any(|node| is(node, "del") || is(node, "moveFrom"))
    });
    seen.map(text_of).collect()
}

/// The most digits of a footnote's number.
const MOST_DIGITS: usize = 6;

/// The number of a footnote's mark that letters begin with, and what follows it.
pub(super) fn leading_mark(text: &str) -> Option<(usize, &str)> {
    let within = text.strip_prefix('[')?;
    let is_digit = |byte: &u8| byte.is_ascii_digit();
    let count = within
        .bytes()
        .take(MOST_DIGITS)
        .take_while(is_digit)
        .count();
    let number: usize = within.get(..count)?.parse().ok()?;
    // As they're written, without a sign or noughts before them.
    let rest = text.strip_prefix(&mark(number.checked_sub(1)?))?;
    Some((number, rest))
}

/// A token, and what its letters may mean.
pub(super) type Read = (Token, Style);

/// What letters are in whose style they stand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// Letters; a footnote's mark among them was typed.
    Any,
    /// Letters, whatever they look like.
    Letters,
    /// Marks of footnotes.
    Note,
    /// The number of a character.
    Character,
}

/// A translation in which the marks of footnotes that were typed as letters are marks, where it
/// has none of that note otherwise.
pub(super) fn unmarked(read: Vec<Read>, notes: &HashMap<usize, Id>) -> Vec<Token> {
    let marked: HashSet<Id> = read
        .iter()
        .filter_map(|(token, _)| match token {
            Token::Lone(Code::Footnote(id)) => Some(id.clone()),
            _ => None,
        })
        .collect();
    let wanted = |number: usize| notes.get(&number).filter(|id| !marked.contains(*id));
    let mut tokens = Vec::with_capacity(read.len());
    for (token, style) in read {
        match token {
            Token::Text(text) if style == Style::Any => marks_in(&text, &wanted, &mut tokens),
            token => tokens.push(token),
        }
    }
    tokens
}

/// Letters, and among them the marks of footnotes that there are.
fn marks_in<'a>(text: &str, known: &dyn Fn(usize) -> Option<&'a Id>, tokens: &mut Vec<Token>) {
    let mut begun = 0;
    let letters = |from: usize, to: usize| text.get(from..to).unwrap_or_default().to_owned();
    for (at, _) in text.match_indices('[') {
        let Some((number, rest)) = text.get(at..).and_then(leading_mark) else {
            continue;
        };
        let Some(id) = known(number) else {
            continue;
        };
        if at > begun {
            tokens.push(Token::Text(letters(begun, at)));
        }
        tokens.push(Token::Lone(Code::Footnote(id.clone())));
        begun = text.len() - rest.len();
    }
    if begun < text.len() {
        tokens.push(Token::Text(letters(begun, text.len())));
    }
}

/// What a cell says, and what in it isn't a release's.
pub(super) fn cell(
    cell: Node<'_, '_>,
    known: &Known,
    notes: &HashMap<usize, Id>,
) -> (Vec<Read>, Vec<Remark>) {
    let mut reader = Reader {
        known,
        read: Vec::new(),
        remarks: Vec::new(),
    };
    let mut is_next = false;
    for paragraph in parts_of(cell, "p") {
        if is_next {
            reader.read.push((Token::Lone(Code::Paragraph), Style::Any));
        }
        reader.inside(paragraph);
        is_next = !goes_on(paragraph);
    }
    // An empty paragraph at the end is what was pressed last, not a text.
    while matches!(reader.read.last(), Some((Token::Lone(Code::Paragraph), _))) {
        reader.read.pop();
    }
    (meant(reader.read, notes), reader.remarks)
}

/// What was read, with the marks and characters that it means. Programs tear a run apart, in
/// Arabic at each bracket: what stands in one style one behind the other is one.
fn meant(read: Vec<Read>, notes: &HashMap<usize, Id>) -> Vec<Read> {
    let mut meant: Vec<Read> = Vec::with_capacity(read.len());
    let mut whole: Option<(Style, usize)> = None;
    for (token, style) in read {
        match (token, whole) {
            (Token::Text(text), Some((open, place))) if open == style => {
                if let Some((Token::Text(before), _)) = meant.get_mut(place) {
                    before.push_str(&text);
                }
            }
            (token @ (Token::Open(_) | Token::Close), _) => meant.push((token, style)),
            (token, _) => {
                whole = matches!(token, Token::Text(_)).then_some((style, meant.len()));
                meant.push((token, style));
            }
        }
        // Looks may begin and end within a mark, but not within letters, and not in one that has
        // ended.
        whole = whole.filter(|(style, place)| match (style, meant.get(*place)) {
            (Style::Note, Some((Token::Text(text), _))) => !text.trim_end().ends_with(']'),
            (Style::Character, Some((Token::Text(text), _))) => number_in(text).is_none(),
            _ => false,
        });
    }
    let mut read = Vec::with_capacity(meant.len());
    for (token, style) in meant {
        let Token::Text(text) = &token else {
            read.push((token, style));
            continue;
        };
        match (style, number_in(text)) {
            (Style::Note, _) => {
                let mut tokens = Vec::new();
                marks_in(text, &|number| notes.get(&number), &mut tokens);
                read.extend(tokens.into_iter().map(|token| (token, Style::Any)));
            }
            (Style::Character, Some(letter)) => {
                read.push((Token::Lone(Code::Character(letter)), style));
            }
            _ => read.push((token, style)),
        }
    }
    read
}

/// The character whose number letters are.
fn number_in(text: &str) -> Option<char> {
    character(text.trim().strip_prefix("U+")?)
}

/// A cell that is read.
struct Reader<'a> {
    known: &'a Known,
    read: Vec<Read>,
    remarks: Vec<Remark>,
}

impl Reader<'_> {
    fn inside(&mut self, around: Node<'_, '_>) {
        for node in around.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "r" => self.run(node),
                "hyperlink" => {
                    let url = attribute(node, "id").and_then(|id| self.known.links.get(id));
                    if let Some(url) = url {
                        let code = Code::Link(Arc::clone(url));
                        self.read.push((Token::Open(code), Style::Any));
                    }
                    self.inside(node);
                    if url.is_some() {
                        self.read.push((Token::Close, Style::Any));
                    }
                }
                // What was taken out, and what is said of the paragraph.
                "del" | "moveFrom" | "pPr" | "sdtPr" | "sdtEndPr" => {}
                _ => self.inside(node),
            }
        }
    }

    fn run(&mut self, run: Node<'_, '_>) {
        let looks = child(run, "rPr");
        let style = looks.and_then(|looks| attribute(child(looks, "rStyle")?, "val"));
        let names = &self.known.styles;
        let style = style.map_or("", |id| names.get(id).map_or(id, String::as_str));
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
        let around = around.into_iter().filter(|(is, _)| *is);
        let around: Vec<Token> = around.map(|(_, code)| Token::Open(code)).collect();
        let style = match style {
            NOTE => Style::Note,
            CHARACTER => Style::Character,
            LETTERS => Style::Letters,
            _ => Style::Any,
        };
        let count = around.len();
        self.read
            .extend(around.into_iter().map(|open| (open, style)));
        for node in run.children().filter(Node::is_element) {
            let token = match node.tag_name().name() {
                "t" => Token::Text(text_of(node)),
                "tab" => Token::Text("\t".to_owned()),
                "br" | "cr" => Token::Lone(Code::LineBreak),
                "noBreakHyphen" => Token::Text("\u{2011}".to_owned()),
                "softHyphen" => Token::Text("\u{ad}".to_owned()),
                // What is said of the run, and what isn't seen of it.
                "rPr"
                | "instrText"
                | "fldChar"
                | "delText"
                | "delInstrText"
                | "lastRenderedPageBreak"
                | "proofErr"
                | "commentReference"
                | "annotationRef" => continue,
                name => {
                    self.remarks.push(Remark::UnknownCode(name.to_owned()));
                    continue;
                }
            };
            self.read.push((token, style));
        }
        let closes = std::iter::repeat_n((Token::Close, style), count);
        self.read.extend(closes);
    }
}
