//! A piece of a web page, as Word, LibreOffice, Google Docs and browsers put it on the
//! clipboard: emphasis, links, lists and footnotes become ours, other looks are left out.
//!
//! Nothing of it is trusted: only links that lead somewhere are kept, no style is
//! followed but for weight and slant, nothing is fetched.

use std::borrow::Cow;

use ego_tree::NodeRef;
use scraper::node::Element;
use scraper::{Html, Node};

use super::notes::{Notes, Part};

use crate::language::sanitize;
use crate::release::{
    DEEPEST_LEVEL, FOOTNOTE_CHAR, Fragment, Id, Mark, MarkKind, ParagraphKind, link_address,
};

/// The longest piece that is read, in bytes.
const LONGEST: usize = 16 << 20;

/// Paragraphs with what belongs to them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pasted {
    /// The paragraphs. Footnotes' marks have ids that only the notes here have.
    pub paragraphs: Vec<(ParagraphKind, Fragment)>,
    /// The notes, with their paragraphs.
    pub notes: Vec<(Id, Vec<(ParagraphKind, Fragment)>)>,
    /// What isn't among them.
    pub left_out: LeftOut,
}

/// What was left out, by how much; words never are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Pictures.
    pub pictures: usize,
    /// Tables whose cells became lines.
    pub tables: usize,
    /// Links that lead nowhere outside of where they come from.
    pub links: usize,
    /// Stretches that were struck out, and whose words are ordinary ones now.
    pub struck: usize,
    /// Lists that began with another number than 1.
    pub starts: usize,
}

impl LeftOut {
    /// Whether nothing was.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The paragraphs in a piece of a web page; `None` where it's too long or says nothing.
pub fn from_html(html: &str) -> Option<Pasted> {
    if html.len() > LONGEST {
        return None;
    }
    let html = piece(html);
    let tree = Html::parse_fragment(html);
    let mut reader = Reader::new(Notes::of(&tree));
    for edge in tree.root_element().traverse() {
        match edge {
            ego_tree::iter::Edge::Open(node) => reader.open(node),
            ego_tree::iter::Edge::Close(node) => reader.close(node.value()),
        }
    }
    reader.end_paragraph();
    let pasted = reader.pasted;
    (!pasted.paragraphs.is_empty()).then_some(pasted)
}

/// What was selected, where the clipboard says more than that.
fn piece(html: &str) -> &str {
    const START: &str = "<!--StartFragment-->";
    const END: &str = "<!--EndFragment-->";
    let html = html.split_once(START).map_or(html, |(_, rest)| rest);
    html.split_once(END).map_or(html, |(piece, _)| piece)
}

/// What holds within an element.
#[derive(Clone, Debug, Default)]
struct Within {
    strong: bool,
    emphasis: bool,
    link: Option<String>,
    is_hidden: bool,
    is_kept_as_is: bool,
    is_struck: bool,
    height: Height,
    /// The lists around it: whether each is numbered.
    lists: Vec<bool>,
}

/// Where letters stand on their line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Height {
    #[default]
    Usual,
    Raised,
    Lowered,
}

struct Reader {
    notes: Notes,
    pasted: Pasted,
    within: Vec<Within>,
    text: String,
    marks: Vec<Mark>,
    kind: ParagraphKind,
    /// The elements that are open: what can hold a note, with how much had been read when
    /// it began.
    holders: Vec<Option<usize>>,
    /// The note that is being read.
    note: Option<OpenNote>,
    /// Whether blanks at the paragraph's start and end are meant.
    keeps_start: bool,
    keeps_end: bool,
}

/// A note that is being read.
#[derive(Clone, Copy, Debug)]
struct OpenNote {
    number: usize,
    /// Whether its number may stand before its words: it isn't an item of a list, and
    /// nothing before them was its sign.
    is_numbered: bool,
    /// How many elements are open when it ends; none where it's a paragraph.
    ends: Option<usize>,
}

impl Reader {
    fn new(notes: Notes) -> Self {
        Self {
            notes,
            pasted: Pasted::default(),
            within: vec![Within::default()],
            text: String::new(),
            marks: Vec::new(),
            kind: ParagraphKind::Plain,
            holders: Vec::new(),
            note: None,
            keeps_start: false,
            keeps_end: false,
        }
    }

    /// How many paragraphs were read.
    fn read(&self) -> usize {
        let notes = self.pasted.notes.iter();
        let in_notes: usize = notes.map(|(_, paragraphs)| paragraphs.len()).sum();
        self.pasted.paragraphs.len() + in_notes
    }

    fn open(&mut self, node: NodeRef<'_, Node>) {
        match node.value() {
            Node::Text(text) => self.push(text),
            Node::Element(element) => {
                let part = self.notes.part(node.id());
                self.open_element(element, part);
            }
            _ => {}
        }
    }

    fn open_element(&mut self, element: &Element, part: Option<Part>) {
        let around = self.within.last().cloned().unwrap_or_default();
        let was_hidden = around.is_hidden;
        let mut within = around;
        let name = element.name();
        if is_block(name) {
            self.end_paragraph();
        }
        match name {
            "b" | "strong" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => within.strong = true,
            "i" | "em" | "cite" | "dfn" => within.emphasis = true,
            "pre" | "textarea" => within.is_kept_as_is = true,
            "script" | "style" | "head" | "title" | "template" | "noscript" | "object" => {
                within.is_hidden = true;
            }
            // Deeper ones are as deep as the deepest that there is here.
            "ul" | "ol" if within.lists.len() <= usize::from(DEEPEST_LEVEL) => {
                within.lists.push(name == "ol");
                let start = element.attr("start");
                let is_usual = start.is_none_or(|start| start.trim() == "1");
                self.pasted.left_out.starts += usize::from(!is_usual && !was_hidden);
            }
            "s" | "strike" | "del" if !within.is_struck => {
                within.is_struck = true;
                self.pasted.left_out.struck += usize::from(!was_hidden);
            }
            "sup" => within.height = Height::Raised,
            "sub" => within.height = Height::Lowered,
            "br" if !was_hidden => self.break_line(),
            "img" | "svg" | "video" | "canvas" if !was_hidden => {
                self.pasted.left_out.pictures += 1;
                within.is_hidden = true;
            }
            "table" if !was_hidden => self.pasted.left_out.tables += 1,
            "td" | "th" => {
                within.strong |= name == "th";
                if !self.text.is_empty() {
                    self.push_kept("\t");
                }
            }
            "a" => self.open_anchor(element, part, &mut within),
            _ => {}
        }
        if let Some(Part::Holder(number)) = part {
            self.note = Some(OpenNote {
                number,
                is_numbered: name != "li",
                ends: Some(self.holders.len()),
            });
        }
        if let Some(style) = element.attr("style") {
            read_style(style, &mut within);
            self.read_word_list(style);
        }
        if name == "li" && !matches!(part, Some(Part::Holder(_))) {
            self.begin_item(&within);
        }
        let holds_notes = matches!(name, "div" | "li" | "aside");
        self.holders.push(holds_notes.then(|| self.read()));
        self.within.push(within);
    }

    fn open_anchor(&mut self, anchor: &Element, part: Option<Part>, within: &mut Within) {
        if within.is_hidden {
            return;
        }
        match part {
            // A note has no notes.
            Some(Part::Mark(_)) if self.note.is_some() => {}
            Some(Part::Mark(number)) => {
                within.is_hidden = true;
                let start = self.text.len();
                self.text.push(FOOTNOTE_CHAR);
                let range = start..self.text.len();
                let kind = MarkKind::Footnote(note_id(number));
                self.marks.push(Mark::new(range, kind));
            }
            Some(Part::Sign(number)) => {
                within.is_hidden = true;
                self.note = Some(self.begin_note(number));
            }
            Some(Part::Back) => within.is_hidden = true,
            Some(Part::Holder(_)) | None => {
                if let Some(href) = anchor.attr("href") {
                    within.link = link_address(href);
                    self.pasted.left_out.links += usize::from(within.link.is_none());
                }
            }
        }
    }

    /// A note is all that holds its sign and nothing before that.
    fn begin_note(&self, number: usize) -> OpenNote {
        let read = self.read();
        let is_first = self.text.trim().is_empty();
        let holder = self.holders.iter().rposition(Option::is_some);
        let ends = holder.filter(|holder| {
            let began = self.holders.get(*holder).copied().flatten();
            is_first && began == Some(read)
        });
        OpenNote {
            number,
            is_numbered: false,
            ends,
        }
    }

    fn close(&mut self, node: &Node) {
        let Node::Element(element) = node else {
            return;
        };
        self.within.pop();
        self.holders.pop();
        if is_block(element.name()) {
            self.end_paragraph();
        }
        let open = self.holders.len();
        self.note
            .take_if(|note| note.ends.is_some_and(|ends| ends >= open));
    }

    fn begin_item(&mut self, within: &Within) {
        let level = u8::try_from(within.lists.len().saturating_sub(1)).unwrap_or(DEEPEST_LEVEL);
        let is_numbered = within.lists.last() == Some(&true);
        self.kind = match is_numbered {
            true => ParagraphKind::Numbered(0).at_level(level),
            false => ParagraphKind::Bullet(0).at_level(level),
        };
    }

    /// In Word's lists the sign is text that is to be left out, and says what list it is.
    fn read_word_list(&mut self, style: &str) {
        let Some((_, list)) = style.split_once("mso-list:") else {
            return;
        };
        let list = list.split(';').next().unwrap_or_default();
        let level = list
            .split_whitespace()
            .find_map(|word| word.strip_prefix("level"));
        if let Some(level) = level.and_then(|level| level.parse::<u8>().ok()) {
            self.kind = ParagraphKind::Bullet(0).at_level(level.saturating_sub(1));
        }
    }

    fn push(&mut self, text: &str) {
        let Some(within) = self.within.last().cloned() else {
            return;
        };
        if within.is_hidden {
            // The sign of Word's numbered lists.
            let is_number = text.trim_end_matches(['.', ')', ' ', '\u{a0}']);
            let is_number = !is_number.is_empty() && is_number.chars().all(char::is_alphanumeric);
            if let ParagraphKind::Bullet(level) = self.kind
                && is_number
                && self.text.is_empty()
                && text.trim_end().ends_with(['.', ')'])
            {
                self.kind = ParagraphKind::Numbered(level);
            }
            return;
        }
        let (text, _) = sanitize(text);
        let start = self.text.len();
        if start == 0 {
            self.keeps_start = within.is_kept_as_is;
        }
        if !text.is_empty() {
            self.keeps_end = within.is_kept_as_is;
        }
        let text = at_height(&text, within.height);
        if within.is_kept_as_is {
            self.text.push_str(&text);
        } else {
            for c in text.chars() {
                if !matches!(c, ' ' | '\t' | '\n') {
                    self.text.push(c);
                } else if !self.text.is_empty() && !self.text.ends_with([' ', '\t', '\n']) {
                    self.text.push(' ');
                }
            }
        }
        self.mark_from(start);
    }

    /// Has what stands behind `start` look as what is open says.
    fn mark_from(&mut self, start: usize) {
        let Some(within) = self.within.last() else {
            return;
        };
        let range = start..self.text.len();
        let kinds = [
            within.strong.then_some(MarkKind::Strong),
            within.emphasis.then_some(MarkKind::Emphasis),
            within.link.clone().map(MarkKind::Link),
        ];
        let kinds = kinds.into_iter().flatten();
        let marks = kinds.map(|kind| Mark::new(range.clone(), kind));
        self.marks.extend(marks);
    }

    fn push_kept(&mut self, text: &str) {
        if !self.keeps_end {
            while self.text.ends_with(' ') {
                self.text.pop();
            }
            // What looked like something there doesn't go on behind it.
            let end = self.text.len();
            for mark in &mut self.marks {
                mark.start = mark.start.min(end);
                mark.end = mark.end.min(end);
            }
            self.marks.retain(|mark| mark.start < mark.end);
        }
        let start = self.text.len();
        self.text.push_str(text);
        self.mark_from(start);
    }

    fn break_line(&mut self) {
        if !self.text.is_empty() {
            self.push_kept("\n");
        }
    }

    fn end_paragraph(&mut self) {
        let text = std::mem::take(&mut self.text);
        let marks = std::mem::take(&mut self.marks);
        let kind = std::mem::take(&mut self.kind);
        let note = self.note;
        self.note.take_if(|note| note.ends.is_none());
        let (keeps_start, keeps_end) = (self.keeps_start, self.keeps_end);
        (self.keeps_start, self.keeps_end) = (false, false);
        if text.trim().is_empty() {
            // An item's own paragraph may only begin.
            if note.is_none() {
                self.kind = kind;
            }
            return;
        }
        let is_cut = |keeps: bool| move |c: char| c == '\n' || (c.is_whitespace() && !keeps);
        let is_first_of = |note: &OpenNote| {
            let known = self.pasted.notes.last();
            known.is_none_or(|(last, _)| *last != note_id(note.number))
        };
        // A note's own number stands before it on the page, and is none of its words.
        let numbered = note.filter(|note| note.is_numbered && is_first_of(note));
        let number = numbered.map_or(0, |note| {
            let blanks = text.len() - text.trim_start().len();
            let length = self.notes.number_length(note.number, text.trim_start());
            length + if length > 0 { blanks } else { 0 }
        });
        let kept = text.get(number..).unwrap_or_default();
        let kept = kept.trim_start_matches(is_cut(keeps_start));
        let start = text.len() - kept.len();
        let end = start + kept.trim_end_matches(is_cut(keeps_end)).len();
        let whole = Fragment::new(text.as_str(), marks);
        let content = whole.slice(start..end).unwrap_or_default();
        let Some(note) = note else {
            self.pasted.paragraphs.push((kind, content));
            return;
        };
        let id = note_id(note.number);
        match self.pasted.notes.last_mut() {
            Some((last, paragraphs)) if *last == id => paragraphs.push((kind, content)),
            _ => self.pasted.notes.push((id, vec![(kind, content)])),
        }
    }
}

/// Digits and signs of a formula as raised and lowered ones have characters of their own,
/// where all of a text has such: 'x²' isn't 'x2'.
fn at_height(text: &str, height: Height) -> Cow<'_, str> {
    let other = |c: char| match (height, c) {
        (Height::Usual, _) => None,
        (Height::Raised, '1') => Some('¹'),
        (Height::Raised, '2') => Some('²'),
        (Height::Raised, '3') => Some('³'),
        (Height::Raised, '0' | '4'..='9') => char::from_u32(0x2070 + (c as u32 - 0x30)),
        (Height::Lowered, '0'..='9') => char::from_u32(0x2080 + (c as u32 - 0x30)),
        (Height::Raised, '+') => Some('⁺'),
        (Height::Raised, '-' | '−') => Some('⁻'),
        (Height::Lowered, '+') => Some('₊'),
        (Height::Lowered, '-' | '−') => Some('₋'),
        _ => None,
    };
    let letters: Option<String> = text.chars().map(other).collect();
    match letters.filter(|letters| !letters.is_empty()) {
        Some(letters) => letters.into(),
        None => text.into(),
    }
}

fn note_id(number: usize) -> Id {
    Id::new("pasted", "pasted", &format!("{number:04}"))
}

pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "li"
            | "ul"
            | "ol"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "blockquote"
            | "pre"
            | "table"
            | "tr"
            | "section"
            | "article"
            | "header"
            | "footer"
            | "main"
            | "aside"
            | "nav"
            | "figure"
            | "figcaption"
            | "dl"
            | "dt"
            | "dd"
            | "hr"
            | "body"
            | "html"
            | "form"
            | "address"
    )
}

/// Reads what of a style is followed.
fn read_style(style: &str, within: &mut Within) {
    for rule in style.split(';') {
        let Some((property, value)) = rule.split_once(':') else {
            continue;
        };
        let (property, value) = (property.trim(), value.trim().to_ascii_lowercase());
        match property.to_ascii_lowercase().as_str() {
            "font-weight" => {
                within.strong = match value.as_str() {
                    "bold" | "bolder" => true,
                    weight => weight.parse::<u32>().is_ok_and(|weight| weight >= 600),
                }
            }
            "font-style" => within.emphasis = matches!(value.as_str(), "italic" | "oblique"),
            "vertical-align" => {
                within.height = match value.as_str() {
                    "super" => Height::Raised,
                    "sub" => Height::Lowered,
                    _ => within.height,
                }
            }
            "display" if value == "none" => within.is_hidden = true,
            "white-space" => within.is_kept_as_is = matches!(value.as_str(), "pre" | "pre-wrap"),
            "mso-list" if value.contains("ignore") => within.is_hidden = true,
            "mso-element" if value.contains("comment") => within.is_hidden = true,
            _ => {}
        }
    }
}
