//! From one place in a text to the next: by letters, by words, by what a key deletes.
//!
//! Places are bytes, always between graphemes. What a word is, `language` knows; where
//! words are gone through, it's as Chromium does on Linux: forwards to their ends,
//! backwards to their starts, punctuation a stop of its own.

use std::ops::Range;

use unicode_segmentation::{GraphemeCursor, GraphemeIncomplete};

use crate::language::{word_at, word_boundaries};

/// How much of a text is searched for words at a time, in bytes: no word is longer, and
/// nobody wants to wait for one that is.
const REACH: usize = 4096;

/// The place behind the grapheme that begins at `at`.
pub(super) fn next_letter(text: &str, at: usize) -> usize {
    let at = floor(text, at);
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    match cursor.next_boundary(text, 0) {
        Ok(Some(next)) => next,
        Ok(None) | Err(_) => text.len(),
    }
}

/// The place before the grapheme that ends at `at`.
pub(super) fn previous_letter(text: &str, at: usize) -> usize {
    let at = floor(text, at);
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    match cursor.prev_boundary(text, 0) {
        Ok(Some(previous)) => previous,
        Ok(None) | Err(_) => 0,
    }
}

/// The nearest place at `at` or before it that isn't within a grapheme.
pub(super) fn at_letter(text: &str, at: usize) -> usize {
    let at = floor(text, at);
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    match cursor.is_boundary(text, 0) {
        Ok(false) => previous_letter(text, at),
        Ok(true) | Err(GraphemeIncomplete::InvalidOffset) => at,
        Err(_) => at,
    }
}

/// The place where a Backspace at `at` deletes from. Of a letter with marks on it the
/// last mark is deleted alone; of what is one sign (an emoji, a flag) all.
pub(super) fn backspace_start(text: &str, at: usize) -> usize {
    let start = previous_letter(text, at);
    let grapheme = text.get(start..at).unwrap_or_default();
    let mut letters = grapheme.char_indices();
    let first = letters.next().map(|(_, c)| c);
    let last = letters.next_back();
    match (first, last) {
        (Some(first), Some((offset, last)))
            if first.is_alphabetic() && is_mark(last) && !is_joiner_before(grapheme, offset) =>
        {
            start + offset
        }
        _ => start,
    }
}

fn is_mark(c: char) -> bool {
    use unicode_bidi::{BidiClass, bidi_class};
    bidi_class(c) == BidiClass::NSM && !is_selector(c)
}

fn is_selector(c: char) -> bool {
    matches!(u32::from(c), 0xFE00..=0xFE0F | 0xE0100..=0xE01EF | 0x20E3)
}

fn is_joiner_before(grapheme: &str, offset: usize) -> bool {
    grapheme
        .get(..offset)
        .is_some_and(|before| before.ends_with('\u{200d}'))
}

/// The end of the next word behind `at`; the end of a line and the start of the next are
/// stops.
pub(super) fn next_word(text: &str, at: usize) -> usize {
    let line = line_around(text, at);
    if at >= line.end {
        return next_letter(text, at);
    }
    let window = window(text, at, &line);
    let stretch = text.get(window.clone()).unwrap_or_default();
    let boundaries = word_boundaries(stretch).into_iter();
    let mut behind =
        boundaries.filter(|boundary| boundary.is_end && window.start + boundary.at > at);
    behind
        .next()
        .map_or(line.end, |boundary| window.start + boundary.at)
}

/// The start of the next word before `at`; the start of a line and the end of the one
/// before are stops.
pub(super) fn previous_word(text: &str, at: usize) -> usize {
    let line = line_around(text, at);
    if at <= line.start {
        return previous_letter(text, at);
    }
    let window = window(text, at, &line);
    let stretch = text.get(window.clone()).unwrap_or_default();
    let boundaries = word_boundaries(stretch).into_iter().rev();
    let mut before =
        boundaries.filter(|boundary| boundary.is_start && window.start + boundary.at < at);
    before
        .next()
        .map_or(line.start, |boundary| window.start + boundary.at)
}

/// The word, the blanks or the sign in which `at` stands, for a double click.
pub(super) fn word_around(text: &str, at: usize) -> Range<usize> {
    let window = window(text, at, &line_around(text, at));
    let stretch = text.get(window.clone()).unwrap_or_default();
    let word = word_at(stretch, at.saturating_sub(window.start));
    // A dictionary knows nothing of marks on letters.
    let start = at_letter(text, window.start + word.start);
    let end = window.start + word.end;
    match at_letter(text, end) {
        inside if inside < end => start..next_letter(text, inside),
        end => start..end,
    }
}

/// The stretch between line feeds in which `at` stands.
pub(super) fn line_around(text: &str, at: usize) -> Range<usize> {
    let at = floor(text, at);
    let before = text.get(..at).unwrap_or_default();
    let behind = text.get(at..).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |feed| feed + 1);
    let end = behind.find('\n').map_or(text.len(), |feed| at + feed);
    start..end
}

/// A stretch of a line around `at` that begins and ends where no word is cut, where there
/// is such a place within reach.
fn window(text: &str, at: usize, line: &Range<usize>) -> Range<usize> {
    let from = floor(text, at.saturating_sub(REACH)).max(line.start);
    let to = floor(text, at + REACH).min(line.end);
    let cut_start = from > line.start;
    let start = match text.get(from..at).filter(|_| cut_start) {
        Some(before) => before
            .find(char::is_whitespace)
            .map_or(from, |blank| from + blank),
        None => from,
    };
    let cut_end = to < line.end;
    let end = match text.get(at..to).filter(|_| cut_end) {
        Some(behind) => behind
            .rfind(char::is_whitespace)
            .map_or(to, |blank| at + blank),
        None => to,
    };
    start..end.max(at)
}

/// The nearest boundary of characters at `at` or before it.
pub(super) fn floor(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at)
}
