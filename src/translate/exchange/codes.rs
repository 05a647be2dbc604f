//! What codes are called in XLIFF, and what a code that is called so means.
//!
//! Strong text is `b1`, `b2`, emphasis `i1`, links `l1`, so that the third bold stretch of a
//! translation is the third of its source; a footnote's mark is `note-` and its id. A tool that
//! keeps a code's id keeps what it means, whatever else it changes.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::content::{Code, Token};
use crate::release::Id;

/// How many codes may be open at once that can end in any order: each that ends has those within
/// it end, and begin again.
const MOST_OPEN: usize = 64;

/// The addresses of the links of a text and its translation, by what they're called.
#[derive(Clone, Debug, Default)]
pub(super) struct Links(Vec<(String, Arc<str>)>);

impl Links {
    /// They, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(id, url)| (id.as_str(), &**url))
    }

    fn add(&mut self, url: &Arc<str>) -> String {
        let id = format!("l{}", self.0.len() + 1);
        self.0.push((id.clone(), Arc::clone(url)));
        id
    }
}

/// A token with what its code is called.
pub(super) enum Named<'a> {
    /// Letters.
    Text(&'a str),
    /// A code around text begins.
    Open(String, &'a Code),
    /// It ends.
    Close,
    /// A code by itself.
    Lone(String, &'a Code),
}

/// Names the codes of a text; of a translation, links that its source has too are called alike.
pub(super) fn named<'a>(tokens: &'a [Token], links: &mut Links) -> Vec<Named<'a>> {
    let mut free: Vec<(String, Arc<str>)> = links.0.clone();
    let mut counts: HashMap<String, usize> = HashMap::new();
    let mut name = |code: &Code| {
        let stem = match code {
            Code::Link(url) => {
                let known = free.iter().position(|(_, other)| other == url);
                return match known {
                    Some(place) => free.remove(place).0,
                    None => links.add(url),
                };
            }
            Code::Strong => "b".to_owned(),
            Code::Emphasis => "i".to_owned(),
            Code::LineBreak => "br".to_owned(),
            Code::Paragraph => "para".to_owned(),
            Code::Footnote(id) => format!("note-{id}"),
            Code::Character(letter) => format!("u-{:X}", u32::from(*letter)),
        };
        let count = counts.entry(stem.clone()).or_default();
        *count += 1;
        match code {
            Code::Footnote(_) | Code::Character(_) if *count == 1 => stem,
            Code::Footnote(_) | Code::Character(_) => format!("{stem}.{count}"),
            _ => format!("{stem}{count}"),
        }
    };
    let named = tokens.iter().map(|token| match token {
        Token::Text(text) => Named::Text(text),
        Token::Open(code) => Named::Open(name(code), code),
        Token::Close => Named::Close,
        Token::Lone(code) => Named::Lone(name(code), code),
    });
    named.collect()
}

/// The character of a release that XML can't have whose number this is.
pub(super) fn character(hex: &str) -> Option<char> {
    let letter = u32::from_str_radix(hex, 16).ok().and_then(char::from_u32);
    letter.filter(|letter| matches!(letter, '\u{FFFE}' | '\u{FFFF}'))
}

/// What a code is that is called `id` and said to be a `hint` (a `ctype`, a `subType`).
fn meant(id: &str, hint: &str, links: &HashMap<String, Arc<str>>) -> Option<Code> {
    let own = id.split('.').next().unwrap_or(id);
    if let Some(note) = own.strip_prefix("note-") {
        return Id::parse(note).ok().map(Code::Footnote);
    }
    if let Some(number) = own.strip_prefix("u-") {
        return character(number).map(Code::Character);
    }
    if let Some(url) = links.get(own) {
        return Some(Code::Link(Arc::clone(url)));
    }
    let stem = own.trim_end_matches(|c: char| c.is_ascii_digit());
    match (stem, hint) {
        ("b", _) | (_, "bold" | "xlf:b") => Some(Code::Strong),
        ("i", _) | (_, "italic" | "xlf:i") => Some(Code::Emphasis),
        ("br", _) | (_, "lb" | "xlf:lb") => Some(Code::LineBreak),
        ("para", _) => Some(Code::Paragraph),
        _ => None,
    }
}

/// A text with codes, as it's read piece by piece.
///
/// Codes that overlap are brought into an order in which one stands in the other; those that
/// mean nothing here are left out, and told.
pub(super) struct Arriving<'a> {
    links: &'a HashMap<String, Arc<str>>,
    tokens: Vec<Token>,
    /// What is open, innermost last.
    open: Vec<Opened>,
    /// How many have been opened.
    count: usize,
    /// Codes that mean nothing here.
    pub unknown: Vec<String>,
    /// Whether blanks are as they stand there, line ends too.
    keeps_blanks: bool,
}

impl<'a> Arriving<'a> {
    /// Nothing yet.
    pub fn new(links: &'a HashMap<String, Arc<str>>, keeps_blanks: bool) -> Self {
        Self {
            links,
            tokens: Vec::new(),
            open: Vec::new(),
            count: 0,
            unknown: Vec::new(),
            keeps_blanks,
        }
    }

    /// Says whether the blanks that come are as they stand there.
    pub fn keep_blanks(&mut self, keeps_blanks: bool) {
        self.keeps_blanks = keeps_blanks;
    }

    /// Letters come.
    pub fn text(&mut self, text: &str) {
        if self.keeps_blanks {
            let mut lines = text.split('\n');
            let first = lines.next().unwrap_or_default();
            self.letters(first);
            for line in lines {
                self.tokens.push(Token::Lone(Code::LineBreak));
                self.letters(line);
            }
            return;
        }
        // Line ends and what stands around them are the file's, not the text's.
        let lines: Vec<&str> = text.split('\n').collect();
        let last = lines.len() - 1;
        let trimmed = lines.iter().enumerate().map(|(index, line)| {
            let line = match index {
                0 => line,
                _ => line.trim_start_matches([' ', '\t']),
            };
            match index == last {
                true => line,
                false => line.trim_end_matches([' ', '\t']),
            }
        });
        let joined = trimmed.collect::<Vec<_>>().join(" ");
        self.letters(&joined);
    }

    fn letters(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        match self.tokens.last_mut() {
            Some(Token::Text(before)) => before.push_str(text),
            _ => self.tokens.push(Token::Text(text.to_owned())),
        }
    }

    /// A code around text begins. Answers which one it is, to be closed by.
    pub fn open(&mut self, id: &str, hint: &str) -> usize {
        let code = meant(id, hint, self.links);
        let code =
            code.filter(|code| matches!(code, Code::Strong | Code::Emphasis | Code::Link(_)));
        match &code {
            Some(code) => self.tokens.push(Token::Open(code.clone())),
            None => self.unknown.push(id.to_owned()),
        }
        self.count += 1;
        self.open.push(Opened {
            number: self.count,
            id: id.to_owned(),
            code,
        });
        self.count
    }

    /// The same for one that may end within another. Beyond so many that are open it means
    /// nothing.
    pub fn open_one(&mut self, id: &str, hint: &str) {
        match self.open.len() < MOST_OPEN {
            true => {
                self.open(id, hint);
            }
            false => self.unknown.push(id.to_owned()),
        }
    }

    /// The code of this number ends.
    pub fn close(&mut self, number: usize) {
        let place = self.open.iter().rposition(|open| open.number == number);
        self.close_at(place);
    }

    /// The code called so ends.
    pub fn close_one(&mut self, id: &str) {
        let place = self.open.iter().rposition(|open| open.id == id);
        if place.is_none() {
            self.unknown.push(id.to_owned());
        }
        self.close_at(place);
    }

    /// The code at a place among those that are open ends; those within it go on behind it.
    fn close_at(&mut self, place: Option<usize>) {
        let Some(place) = place else {
            return;
        };
        let mut within = self.open.split_off(place);
        let closes = within.iter().filter(|open| open.code.is_some());
        self.tokens.extend(closes.map(|_| Token::Close));
        within.remove(0);
        let reopened = within.iter().filter_map(|open| open.code.clone());
        self.tokens.extend(reopened.map(Token::Open));
        self.open.extend(within);
    }

    /// A code comes that stands by itself.
    pub fn lone(&mut self, id: &str, hint: &str) {
        match meant(id, hint, self.links) {
            Some(
                code @ (Code::Footnote(_) | Code::LineBreak | Code::Paragraph | Code::Character(_)),
            ) => self.tokens.push(Token::Lone(code)),
            _ => self.unknown.push(id.to_owned()),
        }
    }

    /// What it came to, and the codes of it that mean nothing here.
    pub fn finish(mut self) -> (Vec<Token>, BTreeSet<String>) {
        let open = self.open.iter().filter(|open| open.code.is_some());
        self.tokens.extend(open.map(|_| Token::Close));
        (self.tokens, self.unknown.into_iter().collect())
    }
}

/// A code around text that hasn't ended yet.
struct Opened {
    number: usize,
    id: String,
    /// What it means, if that's anything.
    code: Option<Code>,
}
