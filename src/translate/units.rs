//! What there is to translate in a release, in the order in which it's read.

use crate::language::{Tag, is_written_alike, standard_phrase, usual_end_mark};
use crate::release::{FieldPath, Node, Paragraph, Part, Quote, Release, TextKind, link_address};

use super::said::quote_of;

/// A text that a translator has before them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Its address.
    pub at: FieldPath,
    /// What kind of text it is.
    pub kind: UnitKind,
    /// What an edition needs of it.
    pub need: Need,
    /// How many words it has.
    pub words: usize,
}

/// What kind of text a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitKind {
    /// A plain text of one line.
    Line,
    /// A plain text of several.
    Lines,
    /// A paragraph.
    Paragraph,
}

/// How a text is worded, which says what can be told of its translation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wording {
    /// In sentences.
    Sentences,
    /// As a headline: a sentence without its stop, perhaps in capitals.
    Headline,
    /// As a heading or a role: a few words that aren't a name by themselves.
    Phrase,
    /// As what is seen in a picture or said in a table: a few words that may be a name.
    Description,
    /// As a name or an address, which may be the same in every language.
    Name,
}

impl Unit {
    /// How it's worded, by its address.
    pub fn wording(&self) -> Wording {
        let mut names = self.at.segments().rev();
        // A paragraph is in a field.
        let name = match self.kind {
            UnitKind::Paragraph => names.nth(1),
            UnitKind::Line | UnitKind::Lines => names.next(),
        };
        match (self.kind, name.unwrap_or_default()) {
            (_, "caption" | "alternative_text") => Wording::Description,
            (UnitKind::Paragraph, _) => Wording::Sentences,
            (_, "headline" | "subheadline") => Wording::Headline,
            (_, "heading" | "title" | "role" | "label" | "event" | "tag" | "note" | "hours") => {
                Wording::Phrase
            }
            (_, "text") => Wording::Description,
            _ => Wording::Name,
        }
    }
}

/// What an edition needs of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Need {
    /// Somebody has to translate it.
    Translation,
    /// It says this by itself, where nobody says otherwise.
    Itself(String),
    /// It's the same in every language, unless an edition has one of its own: an address, a
    /// number.
    Nothing,
    /// The edition prints the words as they were spoken.
    Spoken,
}

/// Parts of a release whose texts an edition doesn't translate: what they say belongs to the
/// release itself.
const UNTRANSLATED: &[&str] = &[
    "language_versions",
    "style",
    "conventions",
    "fixed_words",
    "editions",
    "comments",
    "conflicts",
    "issued",
    "images",
];

/// Fields that say the same in every language.
const SAME_EVERYWHERE: &[&str] = &["reference", "telephone", "out_of_hours", "email", "url"];

/// All that there is to translate of a release into a language, in the order of the page.
pub fn units(release: &Release, into: &Tag) -> Vec<Unit> {
    let mut units = Vec::new();
    let root = FieldPath::root();
    for name in Node::names(release) {
        if !UNTRANSLATED.contains(name)
            && let Some(part) = Node::part(release, name)
        {
            part.visit(&root.field(name), &mut |at, part| {
                units.extend(unit(release, into, at, part));
            });
        }
    }
    units
}

/// The text at an address, if there is anything to translate.
pub fn unit_at(release: &Release, into: &Tag, at: &FieldPath) -> Option<Unit> {
    let first = at.segments().next()?;
    match UNTRANSLATED.contains(&first) {
        true => None,
        false => unit(release, into, at, &release.part(at)?),
    }
}

fn unit(release: &Release, into: &Tag, at: &FieldPath, part: &Part<'_>) -> Option<Unit> {
    let (kind, text) = match part {
        Part::Text(text, TextKind::Line) => (UnitKind::Line, text.text()),
        Part::Text(text, TextKind::Lines) => (UnitKind::Lines, text.text()),
        Part::Paragraph(paragraph) => (UnitKind::Paragraph, paragraph.text()),
        _ => return None,
    };
    // The words as they were spoken are nobody's to translate in their own place.
    let is_original = at.segments().rev().nth(1) == Some("original");
    if text.trim().is_empty() || is_original {
        return None;
    }
    let need = match part {
        Part::Paragraph(paragraph) => need_of_paragraph(release, into, at, paragraph),
        _ => need_of_text(release, into, at, text),
    };
    Some(Unit {
        at: at.clone(),
        kind,
        need,
        words: crate::language::count_words(text),
    })
}

fn need_of_paragraph(release: &Release, into: &Tag, at: &FieldPath, paragraph: &Paragraph) -> Need {
    if quote_of(release, at).is_some_and(|(quote, _)| prints_original(quote, into)) {
        return Need::Spoken;
    }
    let text = paragraph.text();
    match says_something(text) && !is_address(text) {
        true => Need::Translation,
        false => Need::Nothing,
    }
}

/// Whether the edition in a language prints a quote's words as they were spoken.
pub(super) fn prints_original(quote: &Quote, into: &Tag) -> bool {
    was_spoken_in(quote, into) && !quote.original.is_blank()
}

/// Whether a quote was spoken in a language, and its words are a translation.
pub(super) fn was_spoken_in(quote: &Quote, language: &Tag) -> bool {
    let from = quote.translated_from.as_ref();
    from.is_some_and(|from| is_written_alike(from, language))
}

fn need_of_text(release: &Release, into: &Tag, at: &FieldPath, text: &str) -> Need {
    let name = at.last().unwrap_or_default();
    if SAME_EVERYWHERE.contains(&name) || !says_something(text) || is_address(text) {
        return Need::Nothing;
    }
    let is_end_mark = *at == FieldPath::root().field("end_mark");
    if is_end_mark && text.trim() == usual_end_mark(&release.language) {
        return Need::Itself(usual_end_mark(into).to_owned());
    }
    match standard_phrase(text, &release.language, into) {
        Some(phrase) => Need::Itself(phrase),
        None => Need::Translation,
    }
}

/// Whether there is a letter in it: what has none is the same in every language.
fn says_something(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

fn is_address(text: &str) -> bool {
    !text.trim().contains(char::is_whitespace) && link_address(text).is_some()
}
