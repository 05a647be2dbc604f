//! What letters of a text look like, and what stands for more than a letter: links, chips,
//! the signs of lists.

use std::ops::Range;
use std::sync::Arc;

use super::{CHIP, Flow, Look, Placed};

impl Flow {
    /// The looks of the stretch that holds the byte `at`, with that stretch.
    pub fn look_at(&self, at: usize) -> Option<(Range<usize>, &Look)> {
        let (start, paragraph) = self.paragraph_at(self.paragraph_of(at))?;
        let inside = at.checked_sub(start)?;
        let spans = &paragraph.kind.spans;
        let span = spans.iter().find(|span| span.range.contains(&inside))?;
        Some((span.range.start + start..span.range.end + start, &span.look))
    }

    /// The chip that is the byte `at`.
    pub(in crate::widgets::text) fn chip_at(&self, at: usize) -> Option<Range<usize>> {
        self.chip_label(at).map(|_| at..at + CHIP.len_utf8())
    }

    /// The whole link that holds the byte `at`.
    pub fn link_at(&self, at: usize) -> Option<Range<usize>> {
        let (start, paragraph) = self.paragraph_at(self.paragraph_of(at))?;
        let inside = at.checked_sub(start)?;
        let spans = &paragraph.kind.spans;
        let index = spans.iter().position(|span| span.range.contains(&inside))?;
        let link = spans.get(index)?.look.link?;
        let mut range = spans.get(index)?.range.clone();
        for span in spans.iter().skip(index + 1) {
            if span.look.link != Some(link) || span.range.start != range.end {
                break;
            }
            range.end = span.range.end;
        }
        for span in spans.iter().take(index).rev() {
            if span.look.link != Some(link) || span.range.end != range.start {
                break;
            }
            range.start = span.range.start;
        }
        Some(range.start + start..range.end + start)
    }

    /// What stands before the item of a list that begins at the byte `at`.
    pub(in crate::widgets::text) fn marker_at(&self, at: usize) -> Option<Arc<str>> {
        let (start, paragraph) = self.paragraph_at(self.paragraph_of(at))?;
        paragraph.kind.marker.clone().filter(|_| start == at)
    }

    /// The stretches of a block that look like something, in bytes of the whole.
    pub(in crate::widgets::text) fn spans_of(&self, placed: &Placed) -> Vec<(Range<usize>, Look)> {
        let Some((start, paragraph)) = self.paragraph_at(placed.paragraph) else {
            return Vec::new();
        };
        let length = placed.block.lines.last().map_or(0, |line| line.range.end);
        let range = placed.start..placed.start + length;
        let spans = paragraph.kind.spans.iter();
        spans
            .map(|span| (span.range.start + start..span.range.end + start, &span.look))
            .filter(|(span, _)| span.start < range.end && range.start < span.end)
            .map(|(span, look)| {
                (
                    span.start.max(range.start)..span.end.min(range.end),
                    look.clone(),
                )
            })
            .collect()
    }

    /// The label of the chip at the byte `at`, if one is there.
    pub(in crate::widgets::text) fn chip_label(&self, at: usize) -> Option<Arc<str>> {
        if !self.text.get(at..)?.starts_with(CHIP) {
            return None;
        }
        let (_, look) = self.look_at(at)?;
        look.chip.as_ref().map(|chip| Arc::clone(&chip.label))
    }

    /// A stretch of the text as words, for other programs: of chips what is written on them,
    /// in brackets.
    pub(in crate::widgets::text) fn words(&self, range: Range<usize>) -> String {
        let text = self.text.get(range.clone()).unwrap_or_default();
        let mut words = String::with_capacity(text.len());
        for (at, letter) in text.char_indices() {
            match (letter == CHIP).then(|| self.chip_label(range.start + at)) {
                None => words.push(letter),
                Some(label) => {
                    words.extend(label.map(|label| format!("[{label}]")));
                }
            }
        }
        words
    }
}
