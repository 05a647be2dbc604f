//! Where sentences begin and end (UAX #29), whatever abbreviations stand in them.
//!
//! Tools for translating hand texts on sentence by sentence, and what they take for one differs
//! little from this: a full stop behind an abbreviation, an initial or a number of a list ends
//! none, a footnote's mark behind the stop belongs to it, and each line is by itself.

use std::ops::Range;

use icu::segmenter::SentenceSegmenter;
use icu::segmenter::options::SentenceBreakInvariantOptions;

use super::Tag;
use super::entry::OBJECT;
use super::punctuation::{is_abbreviated, last_word};

/// What stands before a name.
const TITLES: &[&str] = &[
    "mr", "mrs", "ms", "mx", "messrs", "dr", "dra", "drs", "prof", "rev", "hon", "gen", "col",
    "maj", "capt", "lt", "sgt", "gov", "sen", "rep", "amb", "st", "ste", "mm", "mme", "mmes",
    "mlle", "sr", "sres", "srta", "dña", "excmo", "excma", "lic", "ing", "hr", "проф", "акад",
    "тов",
];
/// What stands before a number, and is a word besides.
const BEFORE_NUMBERS: &[&str] = &[
    "no", "nos", "art", "arts", "vol", "vols", "p", "pp", "par", "para", "paras", "fig", "figs",
    "sec", "ch", "chap", "cf", "núm", "núms", "nr", "abs", "st", "est", "min", "ст", "п", "пп",
    "рис", "гл", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov",
    "dec",
];
/// What stands before a name in Russian: 'см. Приложение', 'им. Пушкина'.
const BEFORE_WORDS: &[&str] = &["см", "напр", "им", "ул", "т", "гр", "пос", "обл", "р"];

/// How far words are looked for before and behind a stop, in letters: a text may be nothing but
/// stops.
const NEAR: usize = 64;

/// The sentences of a text, in bytes, in order, without the blanks around them: all its other
/// letters are in one of them.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let segmenter = SentenceSegmenter::new(SentenceBreakInvariantOptions::default());
    let mut sentences = Vec::new();
    let mut start = 0;
    for found in segmenter.segment_str(text) {
        let end = found + belonging(text.get(found..).unwrap_or_default());
        // It may have ended within what belongs to the one before.
        let Some(said) = text.get(start..end) else {
            continue;
        };
        let next = text.get(end..).unwrap_or_default();
        if next.is_empty() || !goes_on(said, next) {
            sentences.extend(trimmed(said, start));
            start = end;
        }
    }
    sentences
}

/// How long what belongs to the sentence before is at the beginning of a text, in bytes: marks of
/// objects, and the quotation mark that French puts behind a blank.
fn belonging(text: &str) -> usize {
    let behind = text.trim_start_matches(OBJECT);
    let behind = match behind.strip_prefix('»') {
        Some(next) if !next.starts_with(char::is_alphanumeric) => next,
        _ => behind,
    };
    text.len() - behind.len()
}

/// Where a text is without the blanks around it; `None` where there are only blanks.
fn trimmed(said: &str, start: usize) -> Option<Range<usize>> {
    let from = start + (said.len() - said.trim_start().len());
    let length = said.trim().len();
    (length > 0).then_some(from..from + length)
}

/// Whether a sentence that has said this goes on with what is next.
fn goes_on(said: &str, next: &str) -> bool {
    let is_line_end = |c: char| matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{85}');
    if said.trim_end_matches(' ').ends_with(is_line_end) {
        return false;
    }
    let said = said.trim_end().trim_end_matches(OBJECT).trim_end();
    let next = next.trim_start();
    let has_word = said.chars().rev().take(NEAR).any(char::is_alphabetic);
    let is_followed = next.chars().take(NEAR).any(char::is_alphanumeric);
    // The number of a list's item, and signs that stand alone.
    if !has_word || !is_followed {
        return true;
    }
    if next.starts_with(char::is_lowercase) {
        return true;
    }
    said.strip_suffix('.')
        .is_some_and(|before| is_abbreviation(before, next))
}

/// Whether the full stop between these is of an abbreviation.
fn is_abbreviation(before: &str, next: &str) -> bool {
    let word = last_word(before);
    let lower = word.to_lowercase();
    let lower = lower.as_str();
    if TITLES.contains(&lower) && !word.starts_with(char::is_lowercase) {
        return true;
    }
    if BEFORE_WORDS.contains(&lower) {
        return true;
    }
    match BEFORE_NUMBERS.contains(&lower) {
        true => next.starts_with(char::is_numeric),
        false => is_abbreviated(before),
    }
}

/// What stands between two sentences of a language.
pub fn between_sentences(language: &Tag) -> &'static str {
    match language.language() {
        "zh" | "ja" => "",
        _ => " ",
    }
}
