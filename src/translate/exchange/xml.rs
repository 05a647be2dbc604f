//! XML: read within limits, written piece by piece.

use std::fmt::Write as _;

use quick_xml::escape::{escape, partial_escape};
use roxmltree::{Document, Node, ParsingOptions};

use super::Refusal;

/// The namespace of the attributes that every XML file may have.
pub(super) const XML: &str = "http://www.w3.org/XML/1998/namespace";
/// The largest file that's read, in bytes.
pub(in crate::translate) const LARGEST: usize = 32 * 1024 * 1024;
/// The most elements, texts and comments of one.
const MOST_NODES: u32 = 1_000_000;
/// The most attributes of an element.
const MOST_ATTRIBUTES: usize = 256;
/// How many steps deep its elements may stand in one another.
const DEEPEST: usize = 64;

/// The letters of a file in UTF-8 or UTF-16, as their mark or their XML declaration says.
pub(in crate::translate) fn decoded(bytes: &[u8]) -> Result<String, Refusal> {
    if bytes.len() > LARGEST {
        return Err(Refusal::TooLarge(LARGEST / (1024 * 1024)));
    }
    letters_of(bytes).ok_or(Refusal::Letters)
}

/// The same of a file of any length; `None` where they're in neither.
pub(in crate::translate) fn letters_of(bytes: &[u8]) -> Option<String> {
    match bytes {
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        [b'<', 0, ..] => wide(bytes, u16::from_le_bytes),
        [0, b'<', ..] => wide(bytes, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => narrow(rest),
        _ => narrow(bytes),
    }
}

fn narrow(bytes: &[u8]) -> Option<String> {
    std::str::from_utf8(bytes).ok().map(str::to_owned)
}

fn wide(bytes: &[u8], read: fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() {
        return None;
    }
    let units = pairs.iter().map(|pair| read(*pair));
    char::decode_utf16(units).collect::<Result<_, _>>().ok()
}

/// The elements of a text in XML, within limits.
pub(in crate::translate) fn document(text: &str) -> Result<Document<'_>, Refusal> {
    // An entity that is declared may stand for another many times over.
    if text.contains("<!ENTITY") {
        return Err(Refusal::Entities);
    }
    if !are_tags_short(text) {
        return Err(Refusal::TooMuch);
    }
    let options = ParsingOptions {
        allow_dtd: true,
        nodes_limit: MOST_NODES,
        ..ParsingOptions::default()
    };
    let document = Document::parse_with_options(text, options).map_err(|error| match error {
        roxmltree::Error::NodesLimitReached => Refusal::TooMuch,
        roxmltree::Error::UnclosedRootNode
        | roxmltree::Error::UnexpectedEndOfStream
        | roxmltree::Error::NoRootNode => Refusal::CutOff,
        _ if !text.trim_end().ends_with('>') => Refusal::CutOff,
        error => Refusal::Damaged {
            line: error.pos().row,
            what: error.to_string(),
        },
    })?;
    let mut depths: Vec<usize> = Vec::new();
    for node in document.descendants() {
        let parent = node.parent().map(|parent| parent.id().get_usize());
        let around = parent.and_then(|parent| depths.get(parent)).copied();
        let depth = around.map_or(0, |around| around + 1);
        if depth > DEEPEST {
            return Err(Refusal::TooMuch);
        }
        let place = node.id().get_usize();
        if depths.len() <= place {
            depths.resize(place + 1, 0);
        }
        if let Some(known) = depths.get_mut(place) {
            *known = depth;
        }
    }
    Ok(document)
}

/// Whether no tag has more attributes than any has: the reader compares each with all others.
fn are_tags_short(text: &str) -> bool {
    let mut rest = text;
    while let Some((_, begun)) = rest.split_once('<') {
        let ends = [("!--", "-->"), ("![CDATA[", "]]>"), ("?", "?>")];
        let mut ends = ends.into_iter();
        if let Some((_, end)) = ends.find(|(begin, _)| begun.starts_with(begin)) {
            rest = begun.split_once(end).map_or("", |(_, rest)| rest);
            continue;
        }
        let mut quoted = None;
        let mut attributes = 0;
        let end = begun.bytes().position(|byte| {
            match (byte, quoted) {
                (b'"' | b'\'', None) => quoted = Some(byte),
                (_, Some(quote)) if quote == byte => quoted = None,
                (b'=', None) => attributes += 1,
                _ => {}
            }
            (byte == b'>' && quoted.is_none()) || attributes > MOST_ATTRIBUTES
        });
        if attributes > MOST_ATTRIBUTES {
            return false;
        }
        rest = end.and_then(|end| begun.get(end..)).unwrap_or_default();
    }
    true
}

/// The elements in a node that are called so, whatever their prefix.
pub(super) fn children<'a, 'input: 'a>(
    node: Node<'a, 'input>,
    name: &'static str,
) -> impl Iterator<Item = Node<'a, 'input>> {
    node.children()
        .filter(move |child| child.is_element() && child.tag_name().name() == name)
}

/// Whether a text is to be translated, as it or what it stands in says.
pub(super) fn is_translated(unit: Node<'_, '_>) -> bool {
    let said = unit
        .ancestors()
        .find_map(|node| node.attribute("translate"));
    said != Some("no")
}

/// The first of them.
pub(super) fn child<'a, 'input: 'a>(
    node: Node<'a, 'input>,
    name: &'static str,
) -> Option<Node<'a, 'input>> {
    children(node, name).next()
}

/// All text in a node.
pub(in crate::translate) fn text_of(node: Node<'_, '_>) -> String {
    let texts = node.descendants().filter(Node::is_text);
    texts.filter_map(|text| text.text()).collect()
}

/// An XML file on its way out. What is opened is closed by [`Xml::close`], in its order.
pub(super) struct Xml {
    out: String,
    open: Vec<&'static str>,
    is_indented: bool,
}

impl Xml {
    /// A file without anything in it yet.
    pub fn new() -> Self {
        Self {
            out: "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".to_owned(),
            open: Vec::new(),
            is_indented: true,
        }
    }

    /// Opens an element on a line of its own.
    pub fn open(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        self.indent();
        self.start(name, attributes);
        self.out.push('>');
        self.open.push(name);
        self.is_indented = true;
    }

    /// Opens an element within text.
    pub fn open_inline(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        self.start(name, attributes);
        self.out.push('>');
        self.open.push(name);
    }

    /// Opens an element on a line of its own whose content is text.
    pub fn open_text(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        self.indent();
        self.open_inline(name, attributes);
        self.is_indented = false;
    }

    /// An element without content on a line of its own.
    pub fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.indent();
        self.empty_inline(name, attributes);
        self.is_indented = true;
    }

    /// An element without content within text.
    pub fn empty_inline(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.start(name, attributes);
        self.out.push_str("/>");
    }

    /// An element on a line of its own that holds a text.
    pub fn holding(&mut self, name: &'static str, attributes: &[(&str, &str)], text: &str) {
        self.open_text(name, attributes);
        self.text(text);
        self.close();
    }

    /// Text. What XML can't have is left out: a release's texts have none of it, or codes for it.
    pub fn text(&mut self, text: &str) {
        self.out.push_str(&partial_escape(allowed(text)));
    }

    /// Closes the element that was opened last.
    pub fn close(&mut self) {
        let Some(name) = self.open.pop() else {
            return;
        };
        if self.is_indented {
            self.indent();
        }
        let _ = write!(self.out, "</{name}>");
        self.is_indented = true;
    }

    /// Closes an element within text.
    pub fn close_inline(&mut self) {
        if let Some(name) = self.open.pop() {
            let _ = write!(self.out, "</{name}>");
        }
    }

    /// The whole file; what is open is closed.
    pub fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.out.push('\n');
        self.out
    }

    fn start(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.out.push('<');
        self.out.push_str(name);
        for (name, value) in attributes {
            // Within an attribute, line feeds and tabs would be read as blanks.
            let value = escape(allowed(value));
            let value = value.replace('\n', "&#10;").replace('\t', "&#9;");
            let _ = write!(self.out, " {name}=\"{value}\"");
        }
    }

    fn indent(&mut self) {
        if !self.out.ends_with('\n') {
            self.out.push('\n');
        }
        self.out.push_str(&"  ".repeat(self.open.len()));
    }
}

/// A text without the characters that no XML file has.
fn allowed(text: &str) -> std::borrow::Cow<'_, str> {
    let is_not = |c: char| {
        matches!(c, '\u{FFFE}' | '\u{FFFF}') || (c < ' ' && !matches!(c, '\t' | '\n' | '\r'))
    };
    match text.contains(is_not) {
        true => text.replace(is_not, "").into(),
        false => text.into(),
    }
}
