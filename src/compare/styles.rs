//! Strong, emphasised, linked: looks of the same words in three versions, as one.

use std::ops::Range;

use super::weave::By;
use crate::release::{Fragment, Mark, MarkKind};

/// What one letter looks like.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Looks<'a> {
    strong: bool,
    emphasis: bool,
    link: Option<&'a str>,
}

/// The same words in three versions, with the looks that two of them gave them. Links are the
/// only looks that can be at odds: then `by` says whose stays, and the answer is whether
/// there were any.
pub(super) fn merged(
    base: Option<&Fragment>,
    ours: &Fragment,
    theirs: &Fragment,
    by: By,
) -> (Fragment, bool) {
    if ours.marks() == theirs.marks() {
        return (ours.clone(), false);
    }
    if let Some(base) = base {
        if base.marks() == ours.marks() {
            return (theirs.clone(), false);
        }
        if base.marks() == theirs.marks() {
            return (ours.clone(), false);
        }
    }
    let mut is_at_odds = false;
    let mut marks = Vec::new();
    for range in stretches(base, ours, theirs) {
        let was = base.map(|base| looks(base, &range)).unwrap_or_default();
        let (our, their) = (looks(ours, &range), looks(theirs, &range));
        let is = |was: bool, ours: bool, theirs: bool| if ours == was { theirs } else { ours };
        let link = if our.link == was.link {
            their.link
        } else if their.link == was.link || our.link == their.link {
            our.link
        } else {
            is_at_odds = true;
            match by {
                By::Ours => our.link,
                By::Theirs => their.link,
            }
        };
        let kinds = [
            is(was.strong, our.strong, their.strong).then_some(MarkKind::Strong),
            is(was.emphasis, our.emphasis, their.emphasis).then_some(MarkKind::Emphasis),
            link.map(|url| MarkKind::Link(url.to_owned())),
        ];
        let kinds = kinds.into_iter().flatten();
        marks.extend(kinds.map(|kind| Mark::new(range.clone(), kind)));
    }
    let notes = ours.marks().iter();
    let notes = notes.filter(|mark| matches!(mark.kind, MarkKind::Footnote(_)));
    marks.extend(notes.cloned());
    (Fragment::new(ours.text(), marks), is_at_odds)
}

/// The looks that all letters of some stretches have, as marks of those letters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Shared {
    kinds: Vec<MarkKind>,
}

impl Shared {
    /// What all of these have; nothing where there are none.
    pub fn by(stretches: &[Fragment]) -> Self {
        let mut shared: Option<Vec<MarkKind>> = None;
        for stretch in stretches {
            let over = stretch.marks().iter();
            let over = over.filter(|mark| mark.range() == (0..stretch.len()));
            let here: Vec<MarkKind> = over
                .filter(|mark| !matches!(mark.kind, MarkKind::Footnote(_)))
                .map(|mark| mark.kind.clone())
                .collect();
            shared = Some(match shared {
                Some(shared) => shared
                    .into_iter()
                    .filter(|kind| here.contains(kind))
                    .collect(),
                None => here,
            });
        }
        let kinds = shared.unwrap_or_default();
        Self { kinds }
    }

    /// What of it `before` hasn't.
    #[must_use]
    pub fn without(mut self, before: &Self) -> Self {
        self.kinds.retain(|kind| !before.kinds.contains(kind));
        self
    }

    /// Puts it on all of `content`.
    pub fn on(&self, content: Fragment) -> Fragment {
        if self.kinds.is_empty() {
            return content;
        }
        let kinds = self.kinds.iter().cloned();
        let new = kinds.map(|kind| Mark::new(0..content.len(), kind));
        let marks = content.marks().iter().cloned().chain(new).collect();
        Fragment::new(content.text(), marks)
    }
}

/// The stretches in each of which all letters look alike in every version.
fn stretches(base: Option<&Fragment>, ours: &Fragment, theirs: &Fragment) -> Vec<Range<usize>> {
    let versions = [base, Some(ours), Some(theirs)].into_iter().flatten();
    let marks = versions.flat_map(Fragment::marks);
    let mut ends: Vec<usize> = marks.flat_map(|mark| [mark.start, mark.end]).collect();
    ends.extend([0, ours.len()]);
    ends.sort_unstable();
    ends.dedup();
    let pairs = ends.iter().zip(ends.iter().skip(1));
    pairs.map(|(start, end)| *start..*end).collect()
}

fn looks<'a>(fragment: &'a Fragment, range: &Range<usize>) -> Looks<'a> {
    let mut looks = Looks::default();
    let over = |mark: &&Mark| mark.start <= range.start && range.end <= mark.end;
    for mark in fragment.marks().iter().filter(over) {
        match &mark.kind {
            MarkKind::Strong => looks.strong = true,
            MarkKind::Emphasis => looks.emphasis = true,
            MarkKind::Link(url) => looks.link = Some(url),
            MarkKind::Footnote(_) => {}
        }
    }
    looks
}
