//! The document, part by part.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::super::Refusal;
use super::super::content::{Code, Content, Token};
use super::super::handed::HandedOut;
use super::super::parcel::{Packed, Packing, Parcel};
use super::super::xml::Xml;
use super::{ABOUT, ADDRESS, CHARACTER, LETTERS, NOTE, STATES, mark};
use crate::language::{Direction, Tag};
use crate::release::Id;

/// The namespace of the text.
const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// The namespace of relationships, as the text refers to them.
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// The namespace of a package's relationships.
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// A parcel as a document.
pub(in super::super) fn write(parcel: &Parcel) -> Result<Vec<u8>, Refusal> {
    let mut links = Vec::new();
    let document = document(parcel, &mut links);
    let parts = [
        ("[Content_Types].xml", content_types()),
        ("_rels/.rels", package_relations()),
        ("docProps/core.xml", properties(parcel)),
        ("word/document.xml", document),
        ("word/styles.xml", styles()),
        ("word/_rels/document.xml.rels", relations(&links)),
    ];
    packed(&parts).map_err(|error| Refusal::Package(error.to_string()))
}

fn packed(parts: &[(&str, String)]) -> zip::result::ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // The same parcel is the same file, whenever it's written.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for (name, part) in parts {
        zip.start_file(*name, options)?;
        zip.write_all(part.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

fn content_types() -> String {
    let mut xml = Xml::new();
    let namespace = "http://schemas.openxmlformats.org/package/2006/content-types";
    xml.open("Types", &[("xmlns", namespace)]);
    let relations = "application/vnd.openxmlformats-package.relationships+xml";
    xml.empty(
        "Default",
        &[("Extension", "rels"), ("ContentType", relations)],
    );
    xml.empty(
        "Default",
        &[("Extension", "xml"), ("ContentType", "application/xml")],
    );
    let word = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    for (part, kind) in [
        ("/word/document.xml", format!("{word}.document.main+xml")),
        ("/word/styles.xml", format!("{word}.styles+xml")),
        (
            "/docProps/core.xml",
            "application/vnd.openxmlformats-package.core-properties+xml".to_owned(),
        ),
    ] {
        xml.empty("Override", &[("PartName", part), ("ContentType", &kind)]);
    }
    xml.finish()
}

fn package_relations() -> String {
    let mut xml = Xml::new();
    xml.open("Relationships", &[("xmlns", PACKAGE)]);
    let document = format!("{RELATIONS}/officeDocument");
    let properties =
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    for (id, kind, target) in [
        ("rId1", document.as_str(), "word/document.xml"),
        ("rId2", properties, "docProps/core.xml"),
    ] {
        xml.empty(
            "Relationship",
            &[("Id", id), ("Type", kind), ("Target", target)],
        );
    }
    xml.finish()
}

/// What release and languages it's of stands among the document's keywords, which programs keep.
fn properties(parcel: &Parcel) -> String {
    let mut xml = Xml::new();
    let core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    let namespaces = [
        ("xmlns:cp", core),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ];
    xml.open("cp:coreProperties", &namespaces);
    xml.holding("dc:title", &[], &parcel.title);
    let said = |said: &Option<String>| said.clone().unwrap_or_default();
    let about = [
        said(&parcel.release),
        said(&parcel.from),
        said(&parcel.into),
    ];
    xml.holding("cp:keywords", &[], &format!("{ABOUT}:{}", about.join(":")));
    xml.finish()
}

fn styles() -> String {
    let mut xml = Xml::new();
    xml.open("w:styles", &[("xmlns:w", MAIN)]);
    xml.open("w:docDefaults", &[]);
    xml.open("w:rPrDefault", &[]);
    xml.open("w:rPr", &[]);
    let fonts = [
        ("w:ascii", "Calibri"),
        ("w:hAnsi", "Calibri"),
        ("w:cs", "Arial"),
        ("w:eastAsia", "SimSun"),
    ];
    xml.empty("w:rFonts", &fonts);
    xml.empty("w:sz", &[("w:val", "21")]);
    xml.empty("w:szCs", &[("w:val", "21")]);
    (0..3).for_each(|_| xml.close());
    let mut style = |kind: &str, name: &str, looks: &[(&str, &str)]| {
        let id = style_id(name);
        let attributes = [
            ("w:type", kind),
            ("w:customStyle", "1"),
            ("w:styleId", &*id),
        ];
        xml.open("w:style", &attributes);
        xml.empty("w:name", &[("w:val", name)]);
        xml.open("w:rPr", &[]);
        for (look, value) in looks {
            xml.empty(look, &[("w:val", value)]);
        }
        xml.close();
        xml.close();
    };
    let small = [("w:color", "808080"), ("w:sz", "14"), ("w:szCs", "14")];
    let code = [("w:color", "1F4E79")];
    style("paragraph", ADDRESS, &small);
    style("character", NOTE, &code);
    style("character", CHARACTER, &code);
    style("character", LETTERS, &[]);
    xml.finish()
}

/// What a style is called where it's used.
fn style_id(name: &str) -> String {
    name.replace(' ', "")
}

fn relations(links: &[String]) -> String {
    let mut xml = Xml::new();
    xml.open("Relationships", &[("xmlns", PACKAGE)]);
    let styles = format!("{RELATIONS}/styles");
    xml.empty(
        "Relationship",
        &[("Id", "rId1"), ("Type", &styles), ("Target", "styles.xml")],
    );
    let kind = format!("{RELATIONS}/hyperlink");
    for (index, url) in links.iter().enumerate() {
        let id = link_id(index);
        let attributes = [
            ("Id", id.as_str()),
            ("Type", &kind),
            ("Target", url),
            ("TargetMode", "External"),
        ];
        xml.empty("Relationship", &attributes);
    }
    xml.finish()
}

fn link_id(index: usize) -> String {
    format!("rId{}", index + 2)
}

fn document(parcel: &Parcel, links: &mut Vec<String>) -> String {
    let language = |said: &Option<String>| said.as_deref().and_then(|tag| Tag::parse(tag).ok());
    let (from, into) = (language(&parcel.from), language(&parcel.into));
    let mut xml = Xml::new();
    xml.open("w:document", &[("xmlns:w", MAIN), ("xmlns:r", RELATIONS)]);
    xml.open("w:body", &[]);
    xml.open("w:tbl", &[]);
    xml.open("w:tblPr", &[]);
    xml.empty("w:tblW", &[("w:w", "5000"), ("w:type", "pct")]);
    xml.open("w:tblBorders", &[]);
    for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
        let line = [
            ("w:val", "single"),
            ("w:sz", "4"),
            ("w:space", "0"),
            ("w:color", "A0A0A0"),
        ];
        xml.empty(&format!("w:{side}"), &line);
    }
    xml.close();
    xml.empty("w:tblLayout", &[("w:type", "fixed")]);
    xml.close();
    xml.open("w:tblGrid", &[]);
    for width in WIDTHS {
        xml.empty("w:gridCol", &[("w:w", width)]);
    }
    xml.close();
    let name = |tag: &Option<Tag>| tag.as_ref().map_or("", Tag::as_str).to_owned();
    let heads = [
        "Text".to_owned(),
        name(&from),
        name(&into),
        "State".to_owned(),
    ];
    row(&mut xml, true, |xml| {
        for (head, width) in heads.iter().zip(WIDTHS) {
            let token = Token::Text(head.clone());
            cell(xml, width, |xml| {
                paragraphs(
                    xml,
                    &[Token::Open(Code::Strong), token, Token::Close],
                    &mut Look::default(),
                );
            });
        }
    });
    for unit in &parcel.units {
        write_unit(&mut xml, unit, (from.as_ref(), into.as_ref()), links);
    }
    xml.close();
    xml.open("w:p", &[]);
    xml.close();
    xml.open("w:sectPr", &[]);
    let size = [
        ("w:w", "16838"),
        ("w:h", "11906"),
        ("w:orient", "landscape"),
    ];
    xml.empty("w:pgSz", &size);
    let margins = [
        ("w:top", "850"),
        ("w:right", "850"),
        ("w:bottom", "850"),
        ("w:left", "850"),
        ("w:header", "400"),
        ("w:footer", "400"),
        ("w:gutter", "0"),
    ];
    xml.empty("w:pgMar", &margins);
    xml.finish()
}

/// How wide the columns are, in twentieths of a point.
const WIDTHS: [&str; 4] = ["2400", "5800", "5800", "1138"];

fn row(xml: &mut Xml, is_head: bool, cells: impl FnOnce(&mut Xml)) {
    xml.open("w:tr", &[]);
    xml.open("w:trPr", &[]);
    xml.empty("w:cantSplit", &[]);
    if is_head {
        xml.empty("w:tblHeader", &[]);
    }
    xml.close();
    cells(xml);
    xml.close();
}

fn cell(xml: &mut Xml, width: &str, inside: impl FnOnce(&mut Xml)) {
    xml.open("w:tc", &[]);
    xml.open("w:tcPr", &[]);
    xml.empty("w:tcW", &[("w:w", width), ("w:type", "dxa")]);
    xml.close();
    inside(xml);
    xml.close();
}

fn write_unit(
    xml: &mut Xml,
    unit: &Packed,
    (from, into): (Option<&Tag>, Option<&Tag>),
    links: &mut Vec<String>,
) {
    let tokens = |content: Option<&Content>| content.map(Content::as_tokens).unwrap_or_default();
    let source = tokens(unit.source.as_ref());
    let target = tokens(unit.target.as_ref());
    let notes = notes(&source, &target);
    let [empty, draft, out_of_date, done] = STATES;
    let state = match unit.state {
        Packing::Empty | Packing::Joined => empty,
        Packing::Draft => draft,
        Packing::OutOfDate => out_of_date,
        Packing::Final => done,
    };
    row(xml, false, |xml| {
        let [first, second, third, fourth] = WIDTHS;
        cell(xml, first, |xml| {
            let mut lines = unit.name.lines();
            let name = [Token::Text(lines.next().unwrap_or_default().to_owned())];
            paragraphs(xml, &name, &mut Look::default());
            let numbered = notes.iter().enumerate();
            let numbered = numbered.map(|(place, note)| format!("{} {note}", mark(place)));
            let handed_out = unit.handed_out.iter().map(HandedOut::to_string);
            let about = std::iter::once(unit.key.clone()).chain(numbered);
            let rest = lines.map(str::to_owned);
            for line in about.chain(handed_out).chain(rest) {
                let look = &mut Look {
                    style: Some(ADDRESS),
                    ..Look::default()
                };
                paragraphs(xml, &[Token::Text(line)], look);
            }
        });
        for (width, tokens, language) in [(second, &source, from), (third, &target, into)] {
            cell(xml, width, |xml| {
                let look = &mut Look {
                    language,
                    notes: &notes,
                    links: Some(links),
                    style: None,
                };
                paragraphs(xml, tokens, look);
            });
        }
        cell(xml, fourth, |xml| {
            paragraphs(xml, &[Token::Text(state.to_owned())], &mut Look::default());
        });
    });
}

/// The footnotes of a text and its translation, in the order in which they're numbered there.
fn notes(source: &[Token], target: &[Token]) -> Vec<Id> {
    let mut notes: Vec<Id> = Vec::new();
    for token in source.iter().chain(target) {
        if let Token::Lone(Code::Footnote(id)) = token
            && !notes.contains(id)
        {
            notes.push(id.clone());
        }
    }
    notes
}

/// How a cell's text is written.
#[derive(Default)]
struct Look<'a> {
    language: Option<&'a Tag>,
    /// The footnotes of the text, in the order of their numbers.
    notes: &'a [Id],
    /// The addresses of links so far.
    links: Option<&'a mut Vec<String>>,
    /// The paragraphs' style.
    style: Option<&'static str>,
}

impl Look<'_> {
    fn is_leftward(&self) -> bool {
        self.language
            .is_some_and(|tag| tag.direction() == Direction::RightToLeft)
    }
}

/// Writes a text's paragraphs; there is one at least.
fn paragraphs(xml: &mut Xml, tokens: &[Token], look: &mut Look<'_>) {
    let (mut strong, mut emphasis) = (0_usize, 0_usize);
    let mut open: Vec<&Code> = Vec::new();
    begin(xml, look);
    for token in tokens {
        match token {
            Token::Open(code) => {
                open.push(code);
                match code {
                    Code::Strong => strong += 1,
                    Code::Emphasis => emphasis += 1,
                    Code::Link(url) => open_link(xml, url, look),
                    _ => {}
                }
            }
            Token::Close => match open.pop() {
                Some(Code::Strong) => strong -= 1,
                Some(Code::Emphasis) => emphasis -= 1,
                Some(Code::Link(_)) => xml.close_inline(),
                _ => {}
            },
            Token::Text(text) => {
                let numbers = 0..look.notes.len();
                let is_like_mark = numbers.map(mark).any(|mark| text.contains(&mark));
                let style = is_like_mark.then_some(LETTERS);
                run(xml, look, (strong > 0, emphasis > 0, style), |xml| {
                    // A tab is an element of its own.
                    for (index, piece) in text.split('\t').enumerate() {
                        if index > 0 {
                            xml.empty_inline("w:tab", &[]);
                        }
                        letters(xml, piece);
                    }
                });
            }
            Token::Lone(Code::Paragraph) => {
                xml.close_inline();
                begin(xml, look);
            }
            Token::Lone(Code::LineBreak) => {
                run(xml, look, (strong > 0, emphasis > 0, None), |xml| {
                    xml.empty_inline("w:br", &[]);
                });
            }
            Token::Lone(Code::Footnote(id)) => {
                let place = look.notes.iter().position(|note| note == id);
                let looks = (strong > 0, emphasis > 0, Some(NOTE));
                run(xml, look, looks, |xml| {
                    letters(xml, &mark(place.unwrap_or_default()))
                });
            }
            Token::Lone(Code::Character(letter)) => {
                let said = format!("U+{:04X}", u32::from(*letter));
                let looks = (strong > 0, emphasis > 0, Some(CHARACTER));
                run(xml, look, looks, |xml| letters(xml, &said));
            }
            Token::Lone(Code::Strong | Code::Emphasis | Code::Link(_)) => {}
        }
    }
    xml.close_inline();
}

fn open_link(xml: &mut Xml, url: &str, look: &mut Look<'_>) {
    let id = match look.links.as_deref_mut() {
        Some(links) => {
            links.push(url.to_owned());
            link_id(links.len() - 1)
        }
        None => String::new(),
    };
    xml.open_inline("w:hyperlink", &[("r:id", &id)]);
}

fn begin(xml: &mut Xml, look: &Look<'_>) {
    xml.open_text("w:p", &[]);
    xml.open_inline("w:pPr", &[]);
    if let Some(style) = look.style {
        xml.empty_inline("w:pStyle", &[("w:val", &style_id(style))]);
    }
    if look.is_leftward() {
        xml.empty_inline("w:bidi", &[]);
    }
    xml.close_inline();
}

fn run(
    xml: &mut Xml,
    look: &Look<'_>,
    (strong, emphasis, style): (bool, bool, Option<&str>),
    inside: impl FnOnce(&mut Xml),
) {
    xml.open_inline("w:r", &[]);
    xml.open_inline("w:rPr", &[]);
    if let Some(style) = style {
        xml.empty_inline("w:rStyle", &[("w:val", &style_id(style))]);
    }
    if strong {
        xml.empty_inline("w:b", &[]);
        xml.empty_inline("w:bCs", &[]);
    }
    if emphasis {
        xml.empty_inline("w:i", &[]);
        xml.empty_inline("w:iCs", &[]);
    }
    if look.is_leftward() {
        xml.empty_inline("w:rtl", &[]);
    }
    if let Some(language) = look.language {
        let attribute = match (look.is_leftward(), language.is_chinese()) {
            (true, _) => "w:bidi",
            (_, true) => "w:eastAsia",
            _ => "w:val",
        };
        xml.empty_inline("w:lang", &[(attribute, language.as_str())]);
    }
    xml.close_inline();
    inside(xml);
    xml.close_inline();
}

fn letters(xml: &mut Xml, text: &str) {
    if text.is_empty() {
        return;
    }
    xml.open_inline("w:t", &[("xml:space", "preserve")]);
    xml.text(text);
    xml.close_inline();
}
