//! Making an edit of what would mend a translation.

use std::ops::Range;

use super::flat::Flat;
use crate::edit::{self, Edit};
use crate::release::{Fragment, Mark, MarkKind, Part, Release};
use crate::translate::{Text, Translation, Unit, target_field};

/// A stretch of a translation that something else would stand for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mend {
    /// Which paragraph of it, or which line of a plain text.
    pub paragraph: usize,
    /// Where in that, in bytes.
    pub range: Range<usize>,
    /// What would stand there.
    pub with: Fragment,
}

impl Mend {
    /// Puts plain letters in the place of a stretch, with the marks that were there; `None`
    /// where the stretch isn't whole in a paragraph.
    pub(super) fn letters(target: &Flat, range: &Range<usize>, with: &str) -> Option<Self> {
        let (paragraph, range) = target.place(range)?;
        let whole = target.paragraphs.get(paragraph)?;
        // What is put in beside a letter is as that letter.
        let beside = match range.is_empty() {
            true => range.start.saturating_sub(1)..range.end,
            false => range.clone(),
        };
        let covers = |mark: &&Mark| mark.start <= beside.start && mark.end >= beside.end;
        // A note's mark is a letter of its own; a link would be cut in two.
        let looks = |mark: &&Mark| !matches!(mark.kind, MarkKind::Footnote(_));
        let marks = whole.marks().iter().filter(covers).filter(looks);
        let marks = marks.map(|mark| Mark::new(0..with.len(), mark.kind.clone()));
        Some(Self {
            paragraph,
            range,
            with: Fragment::new(with, marks.collect()),
        })
    }

    /// Marks a stretch.
    pub(super) fn mark(target: &Flat, range: &Range<usize>, kind: &MarkKind) -> Option<Self> {
        let (paragraph, range) = target.place(range)?;
        let slice = target.paragraphs.get(paragraph)?.slice(range.clone())?;
        let mut marks = slice.marks().to_vec();
        marks.push(Mark::new(0..slice.len(), kind.clone()));
        Some(Self {
            paragraph,
            range,
            with: Fragment::new(slice.text(), marks),
        })
    }

    /// Makes a stretch a link to an address, and to no other.
    pub(super) fn link(target: &Flat, range: &Range<usize>, url: &str) -> Option<Self> {
        let (paragraph, range) = target.place(range)?;
        let slice = target.paragraphs.get(paragraph)?.slice(range.clone())?;
        let mut marks = slice.marks().to_vec();
        marks.retain(|mark| !matches!(mark.kind, MarkKind::Link(_)));
        marks.push(Mark::new(0..slice.len(), MarkKind::Link(url.to_owned())));
        Some(Self {
            paragraph,
            range,
            with: Fragment::new(slice.text(), marks),
        })
    }
}

/// The edit that mends the translation of a text so; `None` where there is nothing to mend, or
/// the translation isn't as it was.
pub fn mended(
    release: &Release,
    translation: &Translation<'_>,
    unit: &Unit,
    mends: &[Mend],
) -> Option<Edit> {
    let field = target_field(translation, unit);
    let mut mends: Vec<&Mend> = mends.iter().collect();
    // From the end, so that what is before stays where it was.
    mends.sort_by_key(|mend| std::cmp::Reverse((mend.paragraph, mend.range.start)));
    let target = translation.target(unit)?;
    let edits = mends.into_iter().map(|mend| {
        let (at, start) = match &target {
            Text::Prose(_) => {
                let paragraph = release.prose(&field)?.nth(mend.paragraph)?;
                (field.item(&paragraph.id), 0)
            }
            // Its lines are looked at as paragraphs, and are one text.
            Text::Line(text) | Text::Lines(text) => {
                let before = text.split('\n').take(mend.paragraph);
                (field.clone(), before.map(|line| line.len() + 1).sum())
            }
        };
        let length = match release.part(&at)? {
            Part::Paragraph(paragraph) => paragraph.content.len(),
            Part::Text(text, _) => text.text().len(),
            _ => return None,
        };
        let range = start + mend.range.start..start + mend.range.end;
        (range.end <= length).then_some(())?;
        edit::splice(release, &at, range, mend.with.clone())
    });
    let edits: Vec<Edit> = edits.collect::<Option<_>>()?;
    (!edits.is_empty()).then_some(Edit::Group(edits))
}
