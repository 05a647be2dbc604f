//! Going through a text as it stands on the screen: to what is on the left of a caret, or on
//! its right.
//!
//! Each place has one caret, so that those of a line have an order from left to right; a
//! line that the text goes on with is behind its end.

use super::{Flow, Place};
use crate::widgets::text::labels::TextFonts;
use crate::widgets::text::steps;

/// Nearer to each other, carets are at one place, in pixels.
const NEAR: f32 = 0.25;

/// A side of a caret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::widgets::text) enum Side {
    Left,
    Right,
}

impl Side {
    /// How far `x` is from `from` on this side.
    fn distance(self, from: f32, x: f32) -> f32 {
        match self {
            Self::Left => from - x,
            Self::Right => x - from,
        }
    }
}

impl Flow {
    /// The place that is next to `place` on a side; itself at the text's end.
    pub(in crate::widgets::text) fn place_beside(
        &mut self,
        fonts: &mut TextFonts,
        place: Place,
        side: Side,
    ) -> Place {
        let spot = self.spot(fonts, place);
        let here = self.stops(fonts, (spot.block, spot.line));
        let beside = here
            .iter()
            .filter(|(x, _)| side.distance(spot.x, *x) > NEAR);
        let nearest = beside.min_by(|one, other| {
            let [one, other] = [one, other].map(|(x, _)| side.distance(spot.x, *x));
            one.total_cmp(&other)
        });
        if let Some((_, at)) = nearest {
            return Place::new(*at);
        }
        let is_onwards = (side == Side::Right) != self.direction_at(place.at).is_rtl();
        let Some(line) = self.line_beside(fonts, (spot.block, spot.line), is_onwards) else {
            return place;
        };
        let there = self.stops(fonts, line);
        let farthest = there.iter().min_by(|(one, _), (other, _)| {
            let [one, other] = [one, other].map(|x| side.distance(0.0, *x));
            one.total_cmp(&other)
        });
        farthest.map_or(place, |(_, at)| Place::new(*at))
    }

    /// The line behind one, or the one before it.
    fn line_beside(
        &mut self,
        fonts: &mut TextFonts,
        (block, line): (usize, usize),
        is_onwards: bool,
    ) -> Option<(usize, usize)> {
        if !is_onwards {
            return match line.checked_sub(1) {
                Some(before) => Some((block, before)),
                None => {
                    let before = block.checked_sub(1)?;
                    let lines = self.laid(fonts, before)?.block.lines.len();
                    Some((before, lines.saturating_sub(1)))
                }
            };
        }
        if line + 1 < self.laid(fonts, block)?.block.lines.len() {
            return Some((block, line + 1));
        }
        self.laid(fonts, block + 1).map(|_| (block + 1, 0))
    }

    /// The carets of a line: where each stands, and before which byte. What belongs to the
    /// next line, too, isn't among them.
    fn stops(&mut self, fonts: &mut TextFonts, (block, line): (usize, usize)) -> Vec<(f32, usize)> {
        let Some(placed) = self.laid(fonts, block) else {
            return Vec::new();
        };
        let Some(line) = placed.block.lines.get(line) else {
            return Vec::new();
        };
        let room = self.room(placed.paragraph);
        let end = (!self.continues(block, line)).then_some(line.range.end);
        let starts = line.clusters.iter().map(|cluster| cluster.start);
        let places = starts.chain(end);
        let places = places.map(|at| (at, placed.start + at));
        let between = places.filter(|(_, at)| steps::at_letter(&self.text, *at) == *at);
        between
            .map(|(inside, at)| {
                let x = line.caret_x(inside, placed.block.base).clamp(0.0, room);
                (placed.left + x, at)
            })
            .collect()
    }
}
