//! Whether bold and italic words of a source were lost on the way.

use std::ops::Range;

use super::flat::Flat;
use super::mending::Mend;
use super::quotations::quoted;
use super::{Checked, Finding, FindingKind};
use crate::language::{WrittenIn, script_of};
use crate::release::MarkKind;

/// Looks whether the translation has bold or italic words where the source has some. Which ones
/// each language marks is its own affair.
pub(super) fn look(checked: &Checked<'_>, source: &Flat, target: &Flat) -> Option<Finding> {
    let mut marked = stretches(source);
    // Arabic and Chinese letters have no slant: titles stand in marks there.
    let has_slant = !matches!(
        script_of(checked.into),
        Some(WrittenIn::Arabic | WrittenIn::Chinese)
    );
    marked.retain(|(_, kind)| has_slant || *kind != MarkKind::Emphasis);
    if marked.is_empty() || !stretches(target).is_empty() {
        return None;
    }
    let fix = fix(source, target, &marked).into_iter().collect();
    Some(Finding {
        fix,
        ..Finding::of(FindingKind::FormattingLost)
    })
}

/// What of a text is bold or italic.
pub(super) fn stretches(text: &Flat) -> Vec<(Range<usize>, MarkKind)> {
    let looks = |kind: &MarkKind| matches!(kind, MarkKind::Strong | MarkKind::Emphasis);
    let marks = text.marks().filter(|(_, kind)| looks(kind));
    marks.map(|(range, kind)| (range, kind.clone())).collect()
}

/// What would mark the same words, where it's plain which those are: all of the text, or what
/// is quoted.
fn fix(source: &Flat, target: &Flat, marked: &[(Range<usize>, MarkKind)]) -> Option<Mend> {
    let [(range, kind)] = marked else {
        return None;
    };
    let is_whole = source.text.get(range.clone())?.trim() == source.text.trim();
    if is_whole && target.paragraphs.len() == 1 {
        return Mend::mark(target, &(0..target.text.len()), kind);
    }
    let (ours, theirs) = (quoted(&source.text), quoted(&target.text));
    let place = ours.iter().position(|quoted| quoted == range)?;
    let there = theirs.get(place).filter(|_| ours.len() == theirs.len())?;
    Mend::mark(target, there, kind)
}
