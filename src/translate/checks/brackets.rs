//! Whether the brackets of a translation are in pairs, as its source's are.

use std::ops::Range;

use super::flat::Flat;
use super::{Finding, FindingKind};

/// What opens, and what closes. Wide ones of Chinese and narrow ones close each other in practice.
const BRACKETS: &[(&[char], &[char])] = &[
    (&['(', '（'], &[')', '）']),
    (&['[', '［', '〔', '【'], &[']', '］', '〕', '】']),
    (&['《'], &['》']),
    (&['〈'], &['〉']),
];

/// How long what stands before the bracket of a list is at most: 'a)', '12)', 'iii)'.
const LABEL: usize = 3;

/// Looks whether a bracket of the translation has no other one.
pub(super) fn look(source: &Flat, target: &Flat) -> Option<Finding> {
    let has_labels = has_labels(&source.text);
    let range = unpaired(&target.text, has_labels)?;
    if unpaired(&source.text, false).is_some() {
        return None;
    }
    Some(Finding {
        at: Some(range.clone()),
        ..Finding::of(FindingKind::BracketUnpaired(
            target.text.get(range)?.to_owned(),
        ))
    })
}

/// Whether a text has the labels of a list in brackets: '(a) schools and (b) clinics'.
fn has_labels(text: &str) -> bool {
    text.match_indices(['(', '（']).any(|(at, _)| {
        let label = text.get(at..).unwrap_or_default();
        let label = label.get(1..).and_then(|label| label.split_once(')'));
        label.is_some_and(|(label, _)| {
            (1..=LABEL).contains(&label.chars().count()) && label.chars().all(char::is_alphanumeric)
        })
    })
}

/// The first bracket of a text that has no other one. What closes behind the label of a list
/// belongs to that, within brackets only where there `are_labels`.
fn unpaired(text: &str, are_labels: bool) -> Option<Range<usize>> {
    let mut open: Vec<(usize, Range<usize>)> = Vec::new();
    for (at, sign) in text.char_indices() {
        let range = at..at + sign.len_utf8();
        let mut kinds = BRACKETS.iter().enumerate();
        let Some((kind, (_, closing))) = kinds
            .find(|(_, (opening, closing))| opening.contains(&sign) || closing.contains(&sign))
        else {
            continue;
        };
        let is_label = || is_of_list(text.get(..at).unwrap_or_default());
        if !closing.contains(&sign) {
            open.push((kind, range));
        } else if are_labels && is_label() {
            continue;
        } else if open.last().is_some_and(|(other, _)| *other == kind) {
            open.pop();
        } else if open.is_empty() && is_label() {
            continue;
        } else {
            return Some(open.pop().map_or(range, |(_, range)| range));
        }
    }
    open.into_iter().next().map(|(_, range)| range)
}

/// Whether what stands before a bracket is the letter or the number of a list.
fn is_of_list(before: &str) -> bool {
    let label = before.rsplit(|c: char| !c.is_alphanumeric()).next();
    let label = label.unwrap_or_default();
    let around = before.strip_suffix(label).unwrap_or_default();
    let is_apart = !around.ends_with(|c: char| !c.is_whitespace() && !matches!(c, '؛' | '；'));
    let is_number = |c: char| c.is_numeric() || "ivxIVX一二三四五六七八九十".contains(c);
    let is_label = match label.chars().count() {
        0 => false,
        1 => true,
        length => length <= LABEL && label.chars().all(is_number),
    };
    is_apart && is_label
}
