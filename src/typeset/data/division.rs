//! Paragraphs that are too long to be set as one.
//!
//! For each letter of a paragraph, Typst looks through all pieces that its source
//! consists of, and each sign that is escaped is one: what a paragraph of a hundred
//! pages takes grows with the square of its length. It's set as several.

use std::ops::Range;

use unicode_segmentation::GraphemeCursor;

use super::super::escape::{SetIn, escaped_paragraph};
use crate::release::Fragment;

/// Of how many pieces a paragraph may consist: those of some ten pages.
const MOST_PIECES: usize = 4_000;
/// How long it may be, in bytes. Thrice that is within what a PDF's writer takes for
/// one word: 16 bits count its bytes.
const LONGEST: usize = 20_000;

/// The stretches of a paragraph's text that are set as a paragraph each, without gaps,
/// in bytes. They end between words, if there are any, or else between letters.
///
/// `None` for one that isn't too long.
pub(super) fn divided(content: &Fragment, setting: SetIn<'_>) -> Option<Vec<Range<usize>>> {
    let text = content.text();
    // As many pieces as this none has, so hardly any is looked at more closely.
    if text.len() + content.marks().len() <= MOST_PIECES {
        return None;
    }
    let escaped = escaped_paragraph(content, &[], setting);
    let mut pieces = escaped.pieces().peekable();
    let mut stretches = Vec::new();
    let (mut start, mut count, mut after_blank) = (0, 0, false);
    for (at, c) in text.char_indices() {
        while pieces.next_if(|piece| *piece <= at).is_some() {
            count += 1;
        }
        let is_long = |most: usize| count > most * MOST_PIECES || at - start > most * LONGEST;
        if after_blank && is_long(1) || is_long(2) && ends_letter(text, at) || is_long(3) {
            stretches.push(start..at);
            (start, count) = (at, 0);
        }
        after_blank = c.is_whitespace();
    }
    if start == 0 {
        return None;
    }
    stretches.push(start..text.len());
    Some(stretches)
}

/// Whether a letter with all its marks ends at `at`.
fn ends_letter(text: &str, at: usize) -> bool {
    let ends = GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0);
    ends.unwrap_or(true)
}
