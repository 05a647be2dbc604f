//! The stretches of a text that are laid out each for itself, and where they stand below
//! each other.

use std::sync::Arc;

use super::{Flow, FlowStyle, Place};
use crate::widgets::text::access::Run;
use crate::widgets::text::block::Block;
use crate::widgets::text::direction::TextDirection;
use crate::widgets::text::patch::Before;
use crate::widgets::text::segments::segments;

/// How wide an ordinary letter is, in sizes of the font, where a height is guessed.
const USUAL_ADVANCE: f32 = 0.52;
/// From here on letters are as wide as they are high.
const WIDE_LETTERS: char = '\u{2e80}';

/// A stretch that is laid out as one.
#[derive(Clone, Debug)]
pub(super) struct Slot {
    pub start: usize,
    pub length: usize,
    /// Whether a line feed stands behind it.
    pub is_fed: bool,
    /// Whether one did when it was last said what it says.
    pub was_fed: bool,
    /// Whether its paragraph ends with it.
    pub is_last: bool,
    /// Whether its paragraph begins with it.
    pub is_first: bool,
    pub paragraph: usize,
    pub base: TextDirection,
    /// How wide it is, guessed, in sizes of the font.
    pub ems: f32,
    pub top: f32,
    pub height: f32,
    pub laid: Option<Arc<Block>>,
    /// What it was before it was changed.
    pub before: Option<Before>,
    /// What a screen reader says of it, as it's laid out or not.
    pub spoken: Option<Arc<[Run]>>,
}

impl Slot {
    pub fn let_go(&mut self) {
        self.before = None;
        if self.laid.take().is_some() {
            self.spoken = None;
        }
    }

    pub fn end(&self) -> usize {
        self.start + self.length
    }

    /// The byte from which on the next one has them.
    pub fn next_start(&self) -> usize {
        self.end() + usize::from(self.is_fed)
    }
}

impl Flow {
    /// Divides paragraph number `number`, which begins at `start`, into stretches; `hints` is
    /// where it was divided before.
    pub(super) fn push_slots(
        &self,
        slots: &mut Vec<Slot>,
        number: usize,
        (start, text): (usize, &str),
        hints: &[usize],
    ) {
        let mut line_start = 0;
        let mut is_first = true;
        for line in text.split('\n') {
            let base = self.style.direction.unwrap_or_else(|| {
                TextDirection::of_first_strong(line).unwrap_or(self.style.usual)
            });
            let at = start + line_start;
            let first = hints.partition_point(|hint| *hint <= at);
            let inside = hints.iter().skip(first);
            let inside = inside.take_while(|hint| **hint < at + line.len());
            let inside: Vec<usize> = inside.map(|hint| hint - at).collect();
            let ranges = segments(line, &inside);
            let count = ranges.len();
            for (index, range) in ranges.into_iter().enumerate() {
                let is_last_of_line = index + 1 == count;
                let ends_paragraph = is_last_of_line && line_start + line.len() == text.len();
                let stretch = line.get(range.clone()).unwrap_or_default();
                slots.push(Slot {
                    start: at + range.start,
                    length: range.len(),
                    is_fed: is_last_of_line,
                    was_fed: is_last_of_line,
                    is_last: ends_paragraph,
                    is_first: std::mem::take(&mut is_first),
                    paragraph: number,
                    base,
                    ems: guessed_width(stretch),
                    top: 0.0,
                    height: -1.0,
                    laid: None,
                    before: None,
                    spoken: None,
                });
            }
            line_start += line.len() + 1;
        }
    }

    /// Counts slots' paragraphs and starts anew.
    pub(super) fn renumber(&mut self) {
        let mut start = 0;
        let mut paragraph = 0;
        let last = self.slots.len().saturating_sub(1);
        for (index, slot) in self.slots.iter_mut().enumerate() {
            slot.start = start;
            slot.paragraph = paragraph;
            if index == last {
                slot.is_fed = false;
            } else if slot.is_last {
                slot.is_fed = true;
            }
            if slot.was_fed != slot.is_fed {
                slot.was_fed = slot.is_fed;
                slot.spoken = None;
            }
            start = slot.next_start();
            paragraph += usize::from(slot.is_last);
        }
        for index in 0..self.slots.len() {
            if self.slots.get(index).is_some_and(|slot| slot.height < 0.0) {
                let height = self.guessed_height(index);
                if let Some(slot) = self.slots.get_mut(index) {
                    slot.height = height;
                }
            }
        }
    }

    /// Puts slots below each other, from `first` on.
    pub(super) fn stack(&mut self, first: usize) {
        let mut top = match first
            .checked_sub(1)
            .and_then(|before| self.slots.get(before))
        {
            Some(slot) => slot.top + slot.height + gap(slot, &self.style),
            None => 0.0,
        };
        let last = self.slots.len().saturating_sub(1);
        for (index, slot) in self.slots.iter_mut().enumerate().skip(first) {
            slot.top = top;
            top += slot.height;
            if index < last {
                top += gap(slot, &self.style);
            }
        }
        self.height = top;
    }

    /// How high a stretch is that nobody has looked at.
    pub(super) fn guessed_height(&self, index: usize) -> f32 {
        let Some(slot) = self.slots.get(index) else {
            return 0.0;
        };
        let width = self.room(slot.paragraph);
        let lines = (slot.ems * self.style.size / width).ceil().max(1.0);
        lines * self.style.line_height
    }

    /// The stretch in which a place is.
    pub(super) fn slot_of(&self, place: Place) -> Option<usize> {
        let after = self
            .slots
            .partition_point(|slot| slot.next_start() <= place.at);
        let last = self.slots.len().checked_sub(1)?;
        let after = after.min(last);
        let ends_before = place.at_end
            && after > 0
            && self
                .slots
                .get(after - 1)
                .is_some_and(|slot| slot.end() == place.at && !slot.is_fed);
        Some(if ends_before { after - 1 } else { after })
    }
}

fn gap(slot: &Slot, style: &FlowStyle) -> f32 {
    if slot.is_last { style.gap } else { 0.0 }
}

fn guessed_width(text: &str) -> f32 {
    let widths = text.chars().map(|c| match c {
        c if c < WIDE_LETTERS => USUAL_ADVANCE,
        _ => 1.0,
    });
    widths.sum()
}
