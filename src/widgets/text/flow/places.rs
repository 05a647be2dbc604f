//! Where a caret stands in a text, and which place in it a point is at.

use std::ops::Range;

use super::{Flow, Place, Placed, Spot};
use crate::widgets::text::block::{Line, start_edge};
use crate::widgets::text::labels::TextFonts;
use crate::widgets::text::steps;

impl Flow {
    /// Where the caret at `place` stands.
    pub fn spot(&mut self, fonts: &mut TextFonts, place: Place) -> Spot {
        let found = self
            .slot_of(place)
            .and_then(|index| self.laid(fonts, index));
        let Some(placed) = found else {
            return Spot {
                x: start_edge(self.style.usual, Some(self.style.width)),
                top: 0.0,
                line: 0,
                block: 0,
            };
        };
        let at = place.at.saturating_sub(placed.start);
        let line = placed.block.line_of(at, place.at_end);
        let x = placed
            .block
            .lines
            .get(line)
            .map_or(0.0, |line| line.caret_x(at, placed.block.base))
            .clamp(0.0, self.room(placed.paragraph));
        Spot {
            x: placed.left + x,
            top: placed.top + line as f32 * placed.block.line_height,
            line,
            block: placed.index,
        }
    }

    /// The place nearest to a point; the end of the text for one below it.
    pub fn place_at(&mut self, fonts: &mut TextFonts, x: f32, y: f32) -> Place {
        let last = self.slots.len().saturating_sub(1);
        if y >= self.height {
            // It may be higher than was guessed.
            self.laid(fonts, last);
            if y >= self.height {
                return Place::new(self.text.len());
            }
        }
        let Some((placed, line)) = self.line_under(fonts, y.max(0.0)) else {
            return Place::default();
        };
        let line = line.min(placed.block.lines.len().saturating_sub(1));
        self.place_on_line(fonts, (placed.index, line), x)
    }

    /// The block at a height, and which of its lines is there; one more than it has where
    /// it's between it and the next.
    fn line_under(&mut self, fonts: &mut TextFonts, y: f32) -> Option<(Placed, usize)> {
        let below = self.slots.partition_point(|slot| slot.top <= y);
        let placed = self.laid(fonts, below.checked_sub(1)?)?;
        let line = (y - placed.top) / placed.block.line_height;
        Some((placed, line.floor().max(0.0) as usize))
    }

    fn place_on_line(
        &mut self,
        fonts: &mut TextFonts,
        (block, line): (usize, usize),
        x: f32,
    ) -> Place {
        let Some(placed) = self.laid(fonts, block) else {
            return Place::default();
        };
        let Some(line) = placed.block.lines.get(line) else {
            return Place::default();
        };
        let room = self.room(placed.paragraph);
        let at = line.place_at(x - placed.left, placed.block.base, room);
        let at = steps::at_letter(&self.text, placed.start + at);
        Place {
            at,
            at_end: at == placed.start + line.range.end && self.continues(placed.index, line),
        }
    }

    /// The chip or link at a point, in bytes, and the top of the line that it's on there.
    pub(in crate::widgets::text) fn hit(
        &mut self,
        fonts: &mut TextFonts,
        x: f32,
        y: f32,
    ) -> Option<(Range<usize>, f32)> {
        let (placed, index) = self.line_under(fonts, y)?;
        let top = placed.top + index as f32 * placed.block.line_height;
        let line = placed.block.lines.get(index)?;
        let x = x - placed.left;
        let mut clusters = line.clusters.iter();
        let cluster = clusters.find(|cluster| cluster.x <= x && x < cluster.right())?;
        let at = placed.start + cluster.start;
        match self.look_at(at)? {
            (range, look) if look.chip.is_some() => Some((range, top)),
            (_, look) if look.link.is_some() => Some((self.link_at(at)?, top)),
            _ => None,
        }
    }

    /// Whether one of the letters in `range` is at a point.
    pub(in crate::widgets::text) fn covers(
        &mut self,
        fonts: &mut TextFonts,
        range: &Range<usize>,
        x: f32,
        y: f32,
    ) -> bool {
        let Some((placed, line)) = self.line_under(fonts, y) else {
            return false;
        };
        let line = placed.block.lines.get(line);
        let x = x - placed.left;
        line.is_some_and(|line| {
            let mut clusters = line.clusters.iter();
            clusters.any(|cluster| {
                let at = placed.start + cluster.start;
                range.contains(&at) && cluster.x <= x && x < cluster.right()
            })
        })
    }

    /// Whether what stands behind a line belongs to the same line of text.
    pub(super) fn continues(&self, block: usize, line: &Line) -> bool {
        line.is_wrapped
            || self
                .slots
                .get(block)
                .is_some_and(|slot| !slot.is_fed && !slot.is_last)
    }

    /// The place at `x` on the line that is `lines` below the one of `spot`; `None` where
    /// there is none.
    pub fn place_below(
        &mut self,
        fonts: &mut TextFonts,
        spot: &Spot,
        x: f32,
        lines: isize,
    ) -> Option<Place> {
        let (mut block, mut line) = (spot.block, spot.line);
        for _ in 0..lines.unsigned_abs() {
            if lines > 0 {
                let count = self.laid(fonts, block)?.block.lines.len();
                if line + 1 < count {
                    line += 1;
                } else {
                    block += 1;
                    line = 0;
                    self.slots.get(block)?;
                }
            } else if line > 0 {
                line -= 1;
            } else {
                block = block.checked_sub(1)?;
                line = self.laid(fonts, block)?.block.lines.len().saturating_sub(1);
            }
        }
        Some(self.place_on_line(fonts, (block, line), x))
    }

    /// The line of a place, in bytes, and whether what stands behind it belongs to the
    /// same line of text.
    pub fn line_at(&mut self, fonts: &mut TextFonts, place: Place) -> (Range<usize>, bool) {
        let found = self
            .slot_of(place)
            .and_then(|index| self.laid(fonts, index));
        let Some(placed) = found else {
            return (place.at..place.at, false);
        };
        let at = place.at.saturating_sub(placed.start);
        let index = placed.block.line_of(at, place.at_end);
        match placed.block.lines.get(index) {
            Some(line) => (
                placed.start + line.range.start..placed.start + line.range.end,
                self.continues(placed.index, line),
            ),
            None => (place.at..place.at, false),
        }
    }
}
