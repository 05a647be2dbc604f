//! Where keys lead a caret.
//!
//! Moves are those of Chromium's text field on Linux: arrows follow the text in the
//! direction of its paragraph, never the letters' places on the screen. Those that do
//! follow the screen are moves of their own.

use super::Editor;
use crate::widgets::text::flow::{Place, Side};
use crate::widgets::text::labels::TextFonts;
use crate::widgets::text::steps;

/// Where a caret goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    /// A letter to the left.
    Left,
    /// A letter to the right.
    Right,
    /// To the place that is next on the left.
    VisualLeft,
    /// To the place that is next on the right.
    VisualRight,
    /// A word to the left.
    WordLeft,
    /// A word to the right.
    WordRight,
    /// So many lines down; up where it's less than nothing.
    Lines(isize),
    /// To the start of the paragraph, or of the one above.
    ParagraphUp,
    /// To the start of the paragraph below.
    ParagraphDown,
    /// To the left end of the line.
    LineLeft,
    /// To its right end.
    LineRight,
    /// To the start of the line.
    LineStart,
    /// To the end of the line.
    LineEnd,
    /// To the start of the text.
    TextStart,
    /// To its end.
    TextEnd,
}

impl Editor {
    /// Moves the caret; what is between stays selected or is, where it's to `extend`.
    pub fn go(&mut self, fonts: &mut TextFonts, motion: Motion, extend: bool) {
        let range = self.selection.range();
        let at = self.selection.head.at;
        let is_rtl = self.flow.direction_at(at).is_rtl();
        let motion = match motion {
            Motion::LineLeft | Motion::LineRight if (motion == Motion::LineLeft) != is_rtl => {
                Motion::LineStart
            }
            Motion::LineLeft | Motion::LineRight => Motion::LineEnd,
            motion => motion,
        };
        let (place, goal) = match motion {
            Motion::Left | Motion::Right if !extend && !range.is_empty() => {
                let to_start = (motion == Motion::Left) != is_rtl;
                let at = if to_start { range.start } else { range.end };
                (Place::new(at), None)
            }
            Motion::Left | Motion::Right => {
                let forwards = (motion == Motion::Right) != is_rtl;
                let at = if forwards {
                    steps::next_letter(self.text(), at)
                } else {
                    steps::previous_letter(self.text(), at)
                };
                (Place::new(at), None)
            }
            Motion::VisualLeft | Motion::VisualRight => {
                let side = if motion == Motion::VisualLeft {
                    Side::Left
                } else {
                    Side::Right
                };
                (self.visual(fonts, side, extend), None)
            }
            Motion::WordLeft | Motion::WordRight => {
                let forwards = (motion == Motion::WordRight) != is_rtl;
                let at = if forwards {
                    steps::next_word(self.text(), at)
                } else {
                    steps::previous_word(self.text(), at)
                };
                (Place::new(steps::at_letter(self.text(), at)), None)
            }
            Motion::ParagraphUp => (Place::new(self.paragraph_above(at)), None),
            Motion::ParagraphDown => (Place::new(self.paragraph_below(at)), None),
            Motion::LineLeft | Motion::LineRight | Motion::LineStart => {
                let (line, _) = self.flow.line_at(fonts, self.selection.head);
                (Place::new(line.start), None)
            }
            Motion::LineEnd => {
                let (line, continues) = self.flow.line_at(fonts, self.selection.head);
                let at = line.end;
                let place = Place {
                    at,
                    at_end: continues,
                };
                (place, None)
            }
            Motion::TextStart => (Place::new(0), None),
            Motion::TextEnd => (Place::new(self.text().len()), None),
            Motion::Lines(lines) => self.vertical(fonts, lines, extend),
        };
        self.selection.head = place;
        if !extend {
            self.selection.anchor = place.at;
        }
        self.goal = goal;
    }

    /// The place beside the caret; where something is selected that is let go of, the end
    /// of it that stands on that side.
    fn visual(&mut self, fonts: &mut TextFonts, side: Side, extend: bool) -> Place {
        let range = self.selection.range();
        if extend || range.is_empty() {
            return self.flow.place_beside(fonts, self.selection.head, side);
        }
        let [start, end] = [range.start, range.end].map(Place::new);
        let [first, last] = [start, end].map(|place| self.flow.spot(fonts, place));
        let is_start_left = match first.top == last.top {
            true => first.x <= last.x,
            false => !self.flow.direction_at(range.start).is_rtl(),
        };
        if is_start_left == (side == Side::Left) {
            start
        } else {
            end
        }
    }

    fn paragraph_above(&self, at: usize) -> usize {
        let line = steps::line_around(self.text(), at);
        match line.start.checked_sub(1) {
            Some(before) if at == line.start => steps::line_around(self.text(), before).start,
            _ => line.start,
        }
    }

    fn paragraph_below(&self, at: usize) -> usize {
        let line = steps::line_around(self.text(), at);
        self.text().len().min(line.end + 1)
    }

    fn vertical(
        &mut self,
        fonts: &mut TextFonts,
        lines: isize,
        extend: bool,
    ) -> (Place, Option<f32>) {
        let range = self.selection.range();
        let from = if extend || range.is_empty() {
            self.selection.head
        } else if lines < 0 {
            Place::new(range.start)
        } else {
            Place::new(range.end)
        };
        let spot = self.flow.spot(fonts, from);
        // Carets stand on whole pixels.
        let goal = self.goal.unwrap_or(spot.x.floor());
        let mut most = lines;
        // A page up from the third line leads to the first.
        while most != 0 {
            if let Some(place) = self.flow.place_below(fonts, &spot, goal, most) {
                return (place, Some(goal));
            }
            if most.unsigned_abs() == 1 {
                break;
            }
            most -= most.signum();
        }
        let at = if lines < 0 { 0 } else { self.text().len() };
        (Place::new(at), Some(goal))
    }
}
