//! The links and footnotes of a source, which its translation should have too.

use super::changes::{begin, id_of, target_field};
use super::said::{Text, said_in};
use super::sites::Page;
use super::standing::Translation;
use super::units::Unit;
use crate::edit::{self, Edit};
use crate::release::{
    FOOTNOTE_CHAR, FieldPath, Fragment, Id, Mark, MarkKind, Paragraph, Release, SourceKind,
};

/// Something in a source that isn't letters alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SourceChip {
    /// The mark of this footnote.
    Footnote(Id),
    /// These words, which are a link to this address.
    Link(String, String),
}

impl SourceChip {
    /// It as a piece of text.
    fn fragment(&self) -> Fragment {
        match self {
            Self::Footnote(id) => {
                let mark = Mark::new(0..FOOTNOTE_CHAR.len_utf8(), MarkKind::Footnote(id.clone()));
                Fragment::new(FOOTNOTE_CHAR.to_string(), vec![mark])
            }
            Self::Link(words, url) => {
                let mark = Mark::new(0..words.len(), MarkKind::Link(url.clone()));
                Fragment::new(words.clone(), vec![mark])
            }
        }
    }

    /// Whether a translation has it: a link by its address, whatever its words are.
    pub(super) fn is_alike(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Link(_, url), Self::Link(_, there)) => url == there,
            _ => self == other,
        }
    }

    /// Whether a translation has it in its own language: a link to that page of the same site.
    fn is_of_same_page(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Link(_, url), Self::Link(_, there)) => Page::of(url).may_be(&Page::of(there)),
            _ => false,
        }
    }
}

/// The links and footnotes of a text, in order.
pub fn chips(text: &Text) -> Vec<SourceChip> {
    let paragraphs = text.paragraphs();
    let chips = paragraphs.iter().flat_map(|paragraph| {
        let marks = paragraph.marks().iter();
        marks.filter_map(|mark| match &mark.kind {
            MarkKind::Footnote(id) => Some(SourceChip::Footnote(id.clone())),
            MarkKind::Link(url) => {
                let words = paragraph.text().get(mark.range()).unwrap_or_default();
                let words = words.replace(FOOTNOTE_CHAR, "");
                Some(SourceChip::Link(words, url.clone()))
            }
            MarkKind::Strong | MarkKind::Emphasis => None,
        })
    });
    chips.collect()
}

/// Those of a source that its translation lacks, in order.
pub fn missing_chips(source: &Text, target: Option<&Text>) -> Vec<SourceChip> {
    let mut there = target.map(chips).unwrap_or_default();
    let mut missing = chips(source);
    for is_it in [SourceChip::is_alike, SourceChip::is_of_same_page] {
        missing.retain(|chip| {
            let found = there.iter().position(|other| is_it(chip, other));
            if let Some(place) = found {
                there.remove(place);
            }
            found.is_none()
        });
    }
    missing
}

/// Puts the next one that a translation lacks in before the byte `at` of its field. Answers the
/// edit, and where the caret is after it; `None` where it lacks none.
pub fn insert_chip(
    release: &Release,
    translation: &Translation<'_>,
    unit: &Unit,
    at: usize,
) -> Option<(Edit, usize)> {
    let source = said_in(release, &unit.at, &SourceKind::Release)?;
    if !matches!(source, Text::Prose(_)) {
        return None;
    }
    let target = translation.target(unit);
    let chip = missing_chips(&source, target.as_ref()).into_iter().next()?;
    let inserted = chip.fragment();
    let end = at + inserted.len();
    let field = target_field(translation, unit);
    let begun = begin(release, translation, unit);
    let with_room = match &begun {
        Some(begun) => edit::applied(release, begun).ok()?,
        None => release.clone(),
    };
    let splice = put(&with_room, &field, unit, (at, inserted))?;
    let edits = begun.into_iter().chain([splice]);
    Some((Edit::Group(edits.collect()), end))
}

fn put(
    release: &Release,
    field: &FieldPath,
    unit: &Unit,
    (at, inserted): (usize, Fragment),
) -> Option<Edit> {
    let prose = release.prose(field)?;
    match prose.address_at(field, at) {
        Some((paragraph, offset)) => edit::splice(release, &paragraph, offset..offset, inserted),
        None => {
            let first = Paragraph::new(id_of(unit, 0), inserted);
            Some(edit::insert(field, None, first))
        }
    }
}

/// A text that was made elsewhere as one of this release: marks of footnotes that aren't here
/// become those of its source, in their order, and go where that has no more.
pub fn fitted(release: &Release, source: &Text, text: &Text) -> Text {
    let Text::Prose(paragraphs) = text else {
        return text.clone();
    };
    let is_here = |id: &Id| release.footnotes.get(id.as_str()).is_some();
    let mut missing = missing_chips(source, Some(text))
        .into_iter()
        .filter_map(|chip| match chip {
            SourceChip::Footnote(id) => Some(id),
            SourceChip::Link(..) => None,
        });
    let paragraphs = paragraphs.iter().map(|paragraph| {
        let marks = paragraph.marks().iter().filter_map(|mark| {
            let kind = match &mark.kind {
                MarkKind::Footnote(id) if !is_here(id) => MarkKind::Footnote(missing.next()?),
                kind => kind.clone(),
            };
            Some(Mark::new(mark.range(), kind))
        });
        // A note's letter without a note is left out.
        Fragment::new(paragraph.text(), marks.collect())
    });
    Text::Prose(paragraphs.collect())
}
