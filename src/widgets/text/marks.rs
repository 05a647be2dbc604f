//! What is otherwise not seen of a text, for those who want to: blanks, where paragraphs
//! and lines end, where emphasis and links begin and end.

use egui::{Shape, Stroke, vec2};

use super::direction::TextDirection;
use super::engine::TextEngine;
use super::flow::{Flow, Placed};
use super::paint::{Canvas, Ink, stretches};

/// What stands at the end of a paragraph, and of a line within one.
const PARAGRAPH: &str = "¶";
const LINE: &str = "↵";
/// How large a blank's dot is, in sizes of the font.
const DOT: f32 = 0.06;

impl Canvas<'_> {
    /// Draws the signs within a block of `flow`.
    pub fn marks(&self, flow: &Flow, placed: &Placed, ink: &Ink) {
        self.blanks(flow, placed, ink);
        self.edges(flow, placed, ink);
    }

    /// Draws the sign at a block's end, where a paragraph or a line of it ends there.
    pub fn end_mark(&self, engine: &mut TextEngine, flow: &Flow, placed: &Placed, ink: &Ink) {
        if (placed.is_last || placed.is_fed) && !flow.text().is_empty() {
            self.end(engine, flow, placed, ink);
        }
    }

    fn blanks(&self, flow: &Flow, placed: &Placed, ink: &Ink) {
        let size = flow.style().size;
        for (index, line) in placed.block.lines.iter().enumerate() {
            let top = placed.top + index as f32 * placed.block.line_height;
            let y = top + placed.block.baseline - size * 0.28;
            for cluster in &line.clusters {
                let at = placed.start + cluster.start;
                let is_blank = flow
                    .text()
                    .get(at..)
                    .is_some_and(|text| text.starts_with(' '));
                if is_blank {
                    let x = placed.left + cluster.x + cluster.advance / 2.0;
                    let middle = self.rect(x, y, x, y).min;
                    let radius = size * DOT / self.scale;
                    self.painter.circle_filled(middle, radius, ink.faint);
                }
            }
        }
    }

    /// Brackets around what is emphasised or a link: two strokes for bold.
    fn edges(&self, flow: &Flow, placed: &Placed, ink: &Ink) {
        let size = flow.style().size;
        let stroke = Stroke::new(1.0, ink.link);
        for (range, look) in flow.spans_of(placed) {
            if look.chip.is_some() {
                continue;
            }
            let strokes = usize::from(look.strong) * 2
                + usize::from(look.emphasis)
                + usize::from(look.link.is_some());
            let places = stretches(placed, &range);
            let (Some(first), Some(last)) = (places.first(), places.last()) else {
                continue;
            };
            let (start, end) = match placed.block.base {
                TextDirection::LeftToRight => ((first.0, first.2), (last.1, last.2)),
                TextDirection::RightToLeft => ((first.1, first.2), (last.0, last.2)),
            };
            let onwards = if placed.block.base.is_rtl() {
                -1.0
            } else {
                1.0
            };
            for ((x, top), inwards) in [(start, onwards), (end, -onwards)] {
                let bottom = top + placed.block.baseline + size * 0.25;
                let top = bottom - size * 1.15;
                for index in 0..strokes {
                    let x = x - inwards * index as f32 * 2.0 * self.scale;
                    let line = self.rect(x, top, x, bottom);
                    let foot = vec2(inwards * 3.0, 0.0);
                    let corners = [
                        line.left_top() + foot,
                        line.left_top(),
                        line.left_bottom(),
                        line.left_bottom() + foot,
                    ];
                    self.painter.add(Shape::line(corners.to_vec(), stroke));
                }
            }
        }
    }

    fn end(&self, engine: &mut TextEngine, flow: &Flow, placed: &Placed, ink: &Ink) {
        let sign = if placed.is_last { PARAGRAPH } else { LINE };
        let base = placed.block.base;
        let sign = engine.fonts.line(sign, flow.style().size, base);
        let Some(line) = placed.block.lines.last() else {
            return;
        };
        let last = placed.block.lines.len().saturating_sub(1) as f32;
        let baseline = placed.top + last * placed.block.line_height + placed.block.baseline;
        let left = match base {
            TextDirection::LeftToRight => placed.left + line.edges.1,
            TextDirection::RightToLeft => placed.left + line.edges.0 - sign.width(),
        };
        let at = (&*sign, left, baseline - sign.baseline);
        self.glyphs(engine, at, &|_| ink.faint);
    }
}
