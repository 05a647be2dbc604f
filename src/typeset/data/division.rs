//! Paragraphs that are too long to be set as one.
//!
//! For each letter of a paragraph, Typst looks through all pieces that its source
//! consists of, and there is one for each sign that is escaped: what a paragraph of a
//! hundred pages takes grows with the square of its length. It's set as several.

use std::ops::Range;

/// How many signs a paragraph may have that aren't letters, figures or blanks: those of
/// some fifteen pages.
const MOST_SIGNS: usize = 2_000;
/// How long it may be, in bytes.
const LONGEST: usize = 60_000;

/// The stretches of `text` that are set as a paragraph each, without gaps, in bytes.
/// They end between words, if there are any.
pub(super) fn divided(text: &str) -> Vec<Range<usize>> {
    let mut stretches = Vec::new();
    let (mut start, mut signs, mut after_blank) = (0, 0, false);
    for (at, c) in text.char_indices() {
        let is_long = |most: usize| signs > most * MOST_SIGNS || at - start > most * LONGEST;
        if is_long(2) || (after_blank && is_long(1)) {
            stretches.push(start..at);
            (start, signs) = (at, 0);
        }
        signs += usize::from(c != ' ' && !c.is_alphanumeric());
        after_blank = c.is_whitespace();
    }
    stretches.push(start..text.len());
    stretches
}
