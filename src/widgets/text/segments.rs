//! Where a line of text that is too long to be laid out as one is divided.

use std::ops::Range;

use super::steps::{at_letter, next_letter};

/// How long a stretch is laid out as one, in bytes. Longer ones cost more than a frame
/// has time for.
const LONGEST: usize = 4096;

/// The stretches of `line`, without gaps, none longer than a few thousand bytes but
/// where a single grapheme is; it's divided at `hints` where it was divided there before
/// and needn't be otherwise.
pub(super) fn segments(line: &str, hints: &[usize]) -> Vec<Range<usize>> {
    if line.len() <= LONGEST {
        return std::iter::once(0..line.len()).collect();
    }
    let mut ranges = Vec::new();
    let mut start = 0;
    let mut hints = hints
        .iter()
        .copied()
        .filter(|hint| at_letter(line, *hint) == *hint);
    let mut next = hints.next();
    while line.len() - start > LONGEST {
        while next.is_some_and(|hint| hint <= start) {
            next = hints.next();
        }
        let end = match next {
            // Twice as long, so that one that grows isn't divided at each letter.
            Some(hint) if hint - start <= 2 * LONGEST => hint,
            _ => end_from(line, start),
        };
        ranges.push(start..end);
        start = end;
    }
    if start < line.len() {
        ranges.push(start..line.len());
    }
    ranges
}

/// Behind the last blank within reach, else between two graphemes.
fn end_from(line: &str, start: usize) -> usize {
    let limit = line.floor_char_boundary(start + LONGEST);
    let reach = line.get(start..limit).unwrap_or_default();
    let blank = reach.rfind(char::is_whitespace).and_then(|at| {
        let c = reach.get(at..)?.chars().next()?;
        Some(start + at + c.len_utf8())
    });
    let end = at_letter(line, blank.unwrap_or(limit));
    if end > start {
        end
    } else {
        next_letter(line, start)
    }
}
