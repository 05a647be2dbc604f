//! A text as one row of letters, with the way back to its paragraphs.

use std::ops::Range;

use crate::release::{Fragment, MarkKind};
use crate::translate::Text;

/// A text, its paragraphs one behind the other.
pub(super) struct Flat {
    /// Its letters, a line a paragraph.
    pub text: String,
    /// Its paragraphs.
    pub paragraphs: Vec<Fragment>,
}

impl Flat {
    pub fn new(text: &Text) -> Self {
        let paragraphs = text.paragraphs();
        let texts: Vec<&str> = paragraphs.iter().map(Fragment::text).collect();
        Self {
            text: texts.join("\n"),
            paragraphs,
        }
    }

    /// Which paragraph a stretch of the text is in, and where in it; `None` where it's in none
    /// as a whole.
    pub fn place(&self, range: &Range<usize>) -> Option<(usize, Range<usize>)> {
        let mut start = 0;
        for (place, paragraph) in self.paragraphs.iter().enumerate() {
            let end = start + paragraph.len();
            if range.start >= start && range.end <= end {
                return Some((place, range.start - start..range.end - start));
            }
            start = end + 1;
        }
        None
    }

    /// Its marks, with where they stand.
    pub fn marks(&self) -> impl Iterator<Item = (Range<usize>, &MarkKind)> {
        let starts = self.paragraphs.iter().scan(0, |start, paragraph| {
            let this = *start;
            *start += paragraph.len() + 1;
            Some(this)
        });
        self.paragraphs
            .iter()
            .zip(starts)
            .flat_map(|(paragraph, start)| {
                let marks = paragraph.marks().iter();
                marks.map(move |mark| (start + mark.start..start + mark.end, &mark.kind))
            })
    }

    /// The letter before a byte, and the one behind it.
    pub fn around(&self, at: usize) -> (Option<char>, Option<char>) {
        let before = self
            .text
            .get(..at)
            .and_then(|text| text.chars().next_back());
        let behind = self.text.get(at..).and_then(|text| text.chars().next());
        (before, behind)
    }
}
