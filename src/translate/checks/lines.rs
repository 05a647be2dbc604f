//! Whether a translation has the lines of its source.

use super::{Finding, FindingKind};
use crate::translate::Text;

/// Looks at the lines of a translation: those of a text of several lines are as many as its
/// source's, and a paragraph with lines has some. A paragraph may be several instead.
pub(super) fn look(source: &Text, target: &Text) -> Option<Finding> {
    let (ours, theirs) = (count(source), count(target));
    let is_unlike = match (source, target) {
        (Text::Lines(_), Text::Lines(_)) => ours != theirs,
        (Text::Prose(before), Text::Prose(_)) => ours > before.len() && theirs == 1,
        _ => false,
    };
    is_unlike.then(|| Finding::of(FindingKind::Lines { ours, theirs }))
}

/// How many lines of a text say something.
fn count(text: &Text) -> usize {
    let paragraphs = text.paragraphs();
    let lines = paragraphs.iter().flat_map(|one| one.text().lines());
    lines.filter(|line| !line.trim().is_empty()).count()
}
