//! Whether a translation's links lead to where its source's do: to the same pages, or to those in
//! its own language.

use std::ops::Range;

use super::flat::Flat;
use super::mending::Mend;
use super::{Checked, Finding, FindingKind};
use crate::release::MarkKind;
use crate::translate::chips::{SourceChip, chips, missing_chips};
use crate::translate::sites::Page;

/// Looks at the links and notes of a translation: what it lacks, what it has once too often, and
/// which link leads to another page of the same site.
pub(super) fn look(checked: &Checked<'_>, target: &Flat) -> Vec<Finding> {
    let mut lacks = missing_chips(checked.source, Some(checked.target));
    let mut more = missing_chips(checked.target, Some(checked.source));
    let mut taken = Vec::new();
    let mut findings = Vec::new();
    lacks.retain(|chip| {
        let found = elsewhere(chip, &mut more, (target, &mut taken));
        let is_there = found.is_some();
        findings.extend(found);
        !is_there
    });
    let known = chips(checked.source);
    // A footnote's mark that stands twice is one too many; a link to another place may be the
    // page of that language.
    more.retain(|chip| match chip {
        SourceChip::Footnote(_) => true,
        SourceChip::Link(..) => known.iter().any(|own| own.is_alike(chip)),
    });
    let told = [
        (!lacks.is_empty()).then(|| Finding::of(FindingKind::Lacks(lacks))),
        (!more.is_empty()).then(|| Finding::of(FindingKind::HasMore(more))),
    ];
    told.into_iter().flatten().chain(findings).collect()
}

/// A link of the source that leads elsewhere in the translation: to another page of its site. It's
/// taken out of those that the translation has more.
fn elsewhere(
    chip: &SourceChip,
    more: &mut Vec<SourceChip>,
    (target, taken): (&Flat, &mut Vec<Range<usize>>),
) -> Option<Finding> {
    let SourceChip::Link(_, ours) = chip else {
        return None;
    };
    let site = Page::of(ours).site;
    let is_beside = |other: &SourceChip| match other {
        SourceChip::Link(_, theirs) => Page::of(theirs).site == site,
        SourceChip::Footnote(_) => false,
    };
    let place = more.iter().position(is_beside)?;
    let SourceChip::Link(_, theirs) = more.remove(place) else {
        return None;
    };
    let is_it = |(range, kind): &(Range<usize>, &MarkKind)| {
        matches!(kind, MarkKind::Link(url) if *url == theirs) && !taken.contains(range)
    };
    let at = target.marks().find(is_it).map(|(range, _)| range)?;
    taken.push(at.clone());
    Some(Finding {
        fix: Mend::link(target, &at, ours).into_iter().collect(),
        at: Some(at),
        kind: FindingKind::OtherPage {
            ours: ours.clone(),
            theirs,
        },
    })
}
