//! Where words begin and end (UAX #29), Chinese and Japanese ones by a dictionary.

use std::ops::Range;

use icu::properties::CodePointMapData;
use icu::properties::props::{GeneralCategory, GeneralCategoryGroup};
use icu::segmenter::WordSegmenter;
use icu::segmenter::options::WordBreakInvariantOptions;

/// A place between two words, or between a word and what isn't one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordBoundary {
    /// The byte before which it is.
    pub at: usize,
    /// Whether something ends here that one wants to stop behind: a word, or a row of
    /// signs. As in Chromium's text fields, found from recordings of them.
    pub is_end: bool,
    /// Whether something begins here that one wants to stop before.
    pub is_start: bool,
}

/// The boundaries of words in `text`, its ends included.
pub fn word_boundaries(text: &str) -> Vec<WordBoundary> {
    let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    let boundaries = segmenter.segment_str(text);
    let boundaries = boundaries.scan(0, |start, end| {
        let word = text.get(*start..end).unwrap_or_default();
        let dots = dots(word).flat_map(|dot| [dot, dot + 1]);
        let found: Vec<usize> = dots.map(|at| *start + at).chain([end]).collect();
        *start = end;
        Some(found)
    });
    let boundaries = boundaries.flatten().map(|at| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let behind = text.get(at..).and_then(|behind| behind.chars().next());
        let between_signs = before.is_some_and(is_sign) && behind.is_some_and(is_sign);
        let is_cut_off = before.is_some_and(is_mark) && behind.is_some_and(is_sign);
        let stops = before.is_some_and(|c| !c.is_whitespace() && !is_format(c));
        let starts = behind.is_some_and(|c| !c.is_whitespace());
        WordBoundary {
            at,
            is_end: behind.is_none() || (stops && !between_signs && !is_cut_off),
            is_start: before.is_none() || (starts && !between_signs),
        }
    });
    boundaries.collect()
}

/// The word, the blanks or the sign that holds the byte `at`, in bytes.
pub fn word_at(text: &str, at: usize) -> Range<usize> {
    let boundaries = word_boundaries(text);
    let after = boundaries.partition_point(|boundary| boundary.at <= at);
    let after = after.clamp(1, boundaries.len().saturating_sub(1).max(1));
    let place = |index: usize| boundaries.get(index).map_or(text.len(), |found| found.at);
    place(after - 1)..place(after)
}

/// The full stops within a word, between letters: as in Chromium, 'e.g.' and 'un.org'
/// aren't words as a whole, but 3.14 is.
fn dots(word: &str) -> impl Iterator<Item = usize> {
    let before = |at: usize| word.get(..at).and_then(|before| before.chars().next_back());
    let behind = |at: usize| word.get(at + 1..).and_then(|behind| behind.chars().next());
    let dots = word.match_indices('.').map(|(at, _)| at);
    dots.filter(move |at| {
        before(*at).is_some_and(char::is_alphabetic) && behind(*at).is_some_and(char::is_alphabetic)
    })
}

fn group(c: char) -> GeneralCategory {
    CodePointMapData::<GeneralCategory>::new().get(c)
}

/// Whether it's punctuation or a symbol.
fn is_sign(c: char) -> bool {
    let category = group(c);
    GeneralCategoryGroup::Punctuation.contains(category)
        || GeneralCategoryGroup::Symbol.contains(category)
}

fn is_mark(c: char) -> bool {
    group(c) == GeneralCategory::NonspacingMark
}

fn is_format(c: char) -> bool {
    group(c) == GeneralCategory::Format
}
