//! What is alike in two sequences of words, and what isn't.

use std::collections::HashMap;
use std::ops::Range;

use imara_diff::{Algorithm, Diff, InternedInput, Interner};

use super::order::longest_rise;
use super::words::{Word, Words};

/// How many words, blanks and signs are compared by what stands alone in both.
const MOST_SEEN: usize = 20_000;

/// Words that stand in the place of others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hunk {
    /// Which ones are gone, or where.
    pub before: Range<usize>,
    /// Which ones are there, or where.
    pub after: Range<usize>,
}

/// How `after` differs from `before`: stretches in their order. Between two of them stands
/// at least one word that says something, or the start of a paragraph; blanks and signs that
/// happen to be in both are not what somebody kept.
///
/// A paragraph that is in both is alike at least in its start, as far as the order of
/// paragraphs is the same.
pub(super) fn hunks(before: &Words<'_>, after: &Words<'_>) -> Vec<Hunk> {
    let mut hunks: Vec<Hunk> = Vec::new();
    let (mut start, mut other) = (0, 0);
    let end = (before.len(), after.len());
    for (at, there) in common_starts(before, after).into_iter().chain([end]) {
        for hunk in differing(before, start..at, after, other..there) {
            match hunks.last_mut() {
                Some(last) if !before.parts(last.before.end..hunk.before.start) => {
                    last.before.end = hunk.before.end;
                    last.after.end = hunk.after.end;
                }
                _ => hunks.push(hunk),
            }
        }
        (start, other) = (at, there);
    }
    hunks
}

/// Where paragraphs that are in both begin.
fn common_starts(before: &Words<'_>, after: &Words<'_>) -> Vec<(usize, usize)> {
    let starts = |words: &Words<'_>| -> Vec<(usize, String)> {
        let words = words.words.iter().enumerate();
        words
            .filter_map(|(at, word)| match word {
                Word::Start(id) => Some((at, id.as_str().to_owned())),
                _ => None,
            })
            .collect()
    };
    let places: HashMap<String, usize> =
        starts(after).into_iter().map(|(at, id)| (id, at)).collect();
    let common: Vec<(usize, usize)> = starts(before)
        .into_iter()
        .filter_map(|(at, id)| Some((at, *places.get(&id)?)))
        .collect();
    let theirs: Vec<usize> = common.iter().map(|(_, there)| *there).collect();
    let rising = longest_rise(&theirs);
    let kept = common.into_iter().zip(rising);
    kept.filter(|(_, rises)| *rises)
        .map(|(common, _)| common)
        .collect()
}

/// How one stretch differs from another.
fn differing(
    before: &Words<'_>,
    here: Range<usize>,
    after: &Words<'_>,
    there: Range<usize>,
) -> Vec<Hunk> {
    let (old, new) = (before.at(here.clone()), after.at(there.clone()));
    if old == new {
        return Vec::new();
    }
    let mut input = InternedInput {
        before: Vec::with_capacity(old.len()),
        after: Vec::with_capacity(new.len()),
        interner: Interner::new(old.len() + new.len()),
    };
    input.update_before(old.iter().copied());
    input.update_after(new.iter().copied());
    // Which of them stand alone is what people see; of very many it takes very long.
    let algorithm = match old.len() + new.len() <= MOST_SEEN {
        true => Algorithm::Histogram,
        false => Algorithm::Myers,
    };
    let mut diff = Diff::compute(algorithm, &input);
    diff.postprocess_no_heuristic(&input);
    let moved = |range: Range<u32>, by: usize| range.start as usize + by..range.end as usize + by;
    diff.hunks()
        .map(|hunk| Hunk {
            before: moved(hunk.before, here.start),
            after: moved(hunk.after, there.start),
        })
        .collect()
}
