//! What a text says, as it's kept with a translation, and whether two of them say the same.

use super::standing::{Translation, target_of};
use super::units::{Unit, unit_at};
use crate::language::Tag;
use crate::release::{
    Block, FOOTNOTE_CHAR, FieldPath, Fragment, Mark, MarkKind, ParagraphKind, Part, Prose, Quote,
    Release, SourceKind, TextKind, spelling,
};

/// A text of a release: what is translated, or its translation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Text {
    /// One line without marks.
    Line(String),
    /// Several lines without marks.
    Lines(String),
    /// A paragraph, or several.
    Prose(Vec<Fragment>),
}

impl Text {
    /// Whether it says nothing.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Line(text) | Self::Lines(text) => text.trim().is_empty(),
            Self::Prose(paragraphs) => paragraphs.iter().all(|one| one.text().trim().is_empty()),
        }
    }

    /// How long it is, in bytes: its letters, and the addresses of its links.
    pub fn length(&self) -> usize {
        let of_link = |mark: &Mark| match &mark.kind {
            MarkKind::Link(url) => url.len(),
            _ => 0,
        };
        match self {
            Self::Line(text) | Self::Lines(text) => text.len(),
            Self::Prose(paragraphs) => {
                let lengths = paragraphs.iter().map(|one| {
                    let links = one.marks().iter().map(of_link);
                    one.text().len() + links.sum::<usize>()
                });
                lengths.sum()
            }
        }
    }

    /// Its letters alone, without marks of footnotes, a line a paragraph.
    pub fn plain(&self) -> String {
        match self {
            Self::Line(text) | Self::Lines(text) => text.clone(),
            Self::Prose(paragraphs) => {
                let texts = paragraphs.iter();
                let texts = texts.map(|one| one.text().replace(FOOTNOTE_CHAR, ""));
                texts.collect::<Vec<_>>().join("\n")
            }
        }
    }

    /// This text and another as they're compared: their letters, where both have the same
    /// formatting, links and notes, else in their spelling, which has those too.
    pub fn beside(&self, other: &Self) -> [String; 2] {
        let plain = [self.plain(), other.plain()];
        let [letters, others] = &plain;
        let is_marked_alike = self.looks() == other.looks() && (letters != others || self == other);
        match is_marked_alike {
            true => plain,
            false => [self.said(), other.said()],
        }
    }

    fn looks(&self) -> Vec<MarkKind> {
        let paragraphs = self.paragraphs();
        let marks = paragraphs.iter().flat_map(|one| one.marks());
        marks.map(|mark| mark.kind.clone()).collect()
    }

    /// As it's kept in a file: paragraphs in their spelling, a line each.
    pub fn said(&self) -> String {
        match self {
            Self::Line(text) | Self::Lines(text) => text.clone(),
            Self::Prose(paragraphs) => {
                let lines = paragraphs.iter();
                let lines = lines.map(|one| spelling::write(ParagraphKind::Plain, one));
                lines.collect::<Vec<_>>().join("\n")
            }
        }
    }

    /// What was kept so, of a text of the same kind as this.
    pub fn read_alike(&self, said: &str) -> Self {
        match self {
            Self::Line(_) => Self::Line(said.to_owned()),
            Self::Lines(_) => Self::Lines(said.to_owned()),
            Self::Prose(_) => {
                let lines = said.split('\n');
                Self::Prose(lines.map(|line| spelling::read(line).1).collect())
            }
        }
    }

    /// It as paragraphs: those of a plain text are its lines.
    pub fn paragraphs(&self) -> Vec<Fragment> {
        match self {
            Self::Line(text) | Self::Lines(text) => text.split('\n').map(Fragment::plain).collect(),
            Self::Prose(paragraphs) => paragraphs.clone(),
        }
    }

    fn of_prose(prose: &Prose) -> Self {
        let paragraphs = prose.iter();
        Self::Prose(paragraphs.map(|one| one.content.clone()).collect())
    }
}

/// Whether two texts say the same, whatever blanks stand in them.
pub fn is_same_but_spacing(one: &Text, other: &Text) -> bool {
    one == other || bare(one) == bare(other)
}

/// A text with one blank where there are any between two words, and with its marks.
fn bare(text: &Text) -> String {
    let mut bare = String::new();
    for paragraph in text.paragraphs() {
        let mut is_apart = !bare.is_empty();
        for stretch in paragraph.stretches() {
            let looks = format!(
                "\u{1}{}{}{}{}\u{2}",
                if stretch.is_strong() { "*" } else { "" },
                if stretch.is_emphasised() { "_" } else { "" },
                stretch.link().unwrap_or_default(),
                stretch.footnote().map_or("", |note| note.as_str()),
            );
            let words = paragraph.text().get(stretch.range).unwrap_or_default();
            let mut is_told = false;
            for letter in words.chars() {
                if letter.is_whitespace() {
                    is_apart = true;
                    continue;
                }
                if std::mem::take(&mut is_apart) && !bare.is_empty() {
                    bare.push(' ');
                }
                if !is_told {
                    bare.push_str(&looks);
                    is_told = true;
                }
                bare.push(letter);
            }
        }
    }
    bare
}

/// What the text at `at` says where it's translated from: in the release, as it was spoken, in
/// another edition. `None` where there is nothing of that kind.
pub fn said_in(release: &Release, at: &FieldPath, from: &SourceKind) -> Option<Text> {
    match from {
        SourceKind::Release | SourceKind::Back => text_at(release, at),
        SourceKind::Original => original(release, at),
        SourceKind::Edition(language) => in_edition(release, at, language),
    }
}

/// The language of what a text is translated from.
pub fn language_of(release: &Release, unit: &Unit, from: &SourceKind) -> Tag {
    let spoken = || quote_of(release, &unit.at)?.0.translated_from.clone();
    match from {
        SourceKind::Edition(language) => language.clone(),
        SourceKind::Original => spoken().unwrap_or_else(|| release.language.clone()),
        SourceKind::Release | SourceKind::Back => release.language.clone(),
    }
}

/// What the text at `at` says in the release.
pub(super) fn text_at(release: &Release, at: &FieldPath) -> Option<Text> {
    Some(match release.part(at)? {
        Part::Text(text, TextKind::Line) => Text::Line(text.text().to_owned()),
        Part::Text(text, TextKind::Lines) => Text::Lines(text.text().to_owned()),
        Part::Paragraph(paragraph) => Text::Prose(vec![paragraph.content.clone()]),
        _ => return None,
    })
}

/// The quote whose words a paragraph is one of, and which of them.
pub(super) fn quote_of<'a>(release: &'a Release, at: &FieldPath) -> Option<(&'a Quote, usize)> {
    let segments: Vec<&str> = at.segments().collect();
    let ["sections", section, "blocks", block, "words", paragraph] = segments.as_slice() else {
        return None;
    };
    match release.sections.get(section)?.blocks.get(block)? {
        Block::Quote(quote) => Some((quote, quote.words.position(paragraph)?)),
        _ => None,
    }
}

/// The words as they were spoken that a paragraph of a quote translates: the one in the same
/// place, where there are as many of them; else all.
fn original(release: &Release, at: &FieldPath) -> Option<Text> {
    let (quote, place) = quote_of(release, at)?;
    if quote.original.is_blank() {
        return None;
    }
    if quote.original.len() == quote.words.len() {
        let paragraph = quote.original.nth(place)?;
        return Some(Text::Prose(vec![paragraph.content.clone()]));
    }
    Some(Text::of_prose(&quote.original))
}

fn in_edition(release: &Release, at: &FieldPath, language: &Tag) -> Option<Text> {
    let mut editions = release.editions.iter();
    let edition = editions.find(|edition| edition.language == *language)?;
    let unit = unit_at(release, language, at)?;
    // Mostly it's where it was translated: only what has been carried needs more.
    let mut segments = edition.segments.iter();
    let text = match segments.find(|segment| segment.at == *at) {
        Some(segment) => target_of(segment, unit.kind),
        None => Translation::new(release, edition).target(&unit)?,
    };
    (!text.is_blank()).then_some(text)
}
