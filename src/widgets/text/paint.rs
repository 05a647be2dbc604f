//! Drawing what is laid out: glyphs, what is selected, lines below letters, chips, signs
//! for what can't be seen.

use std::ops::Range;

use egui::{Color32, CornerRadius, Mesh, Painter, Pos2, Rect, Shape, Stroke, pos2, vec2};

use super::block::{Block, Face, Line};
use super::engine::TextEngine;
use super::flow::{Flow, Look, Placed};
use super::labels::{CHIP_MARGIN, CHIP_SIZE};
use super::letters::{Unseen, unseen};
use crate::widgets::text::TextDirection;

/// The corners of chips.
const CORNER: CornerRadius = CornerRadius::same(4);

/// How a stretch is set off.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Highlight {
    /// A ground behind its letters.
    Ground(Color32),
    /// A line below them.
    Underline(Color32),
    /// A wavy line below them.
    Wave(Color32),
}

/// A stretch of a field's text that is set off: a search's hit, a misspelt word.
#[derive(Clone, Debug, PartialEq)]
pub struct Highlighted {
    /// The stretch, in bytes of the text.
    pub range: Range<usize>,
    /// How.
    pub by: Highlight,
}

/// The colours that text is drawn with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ink {
    pub text: Color32,
    pub link: Color32,
    pub faint: Color32,
    pub chip: Color32,
    pub selection: Color32,
}

/// Where text is drawn.
pub(super) struct Canvas<'a> {
    pub painter: &'a Painter,
    /// The text's upper left corner, in pixels of the screen.
    pub origin: Pos2,
    /// Pixels a point.
    pub scale: f32,
}

impl Canvas<'_> {
    /// A rectangle of the text, in points.
    pub fn rect(&self, left: f32, top: f32, right: f32, bottom: f32) -> Rect {
        let at = |x: f32, y: f32| {
            pos2(
                (self.origin.x + x) / self.scale,
                (self.origin.y + y) / self.scale,
            )
        };
        Rect::from_min_max(at(left, top), at(right, bottom))
    }

    /// Fills the places where `range`, in bytes of the text, stands in a block.
    pub fn ground(&self, placed: &Placed, range: &Range<usize>, colour: Color32) {
        for (left, right, top, bottom) in stretches(placed, range) {
            let rect = self.rect(left.round(), top, right.round(), bottom);
            self.painter.rect_filled(rect, CornerRadius::ZERO, colour);
        }
    }

    /// Draws a line below where `range` stands in a block, `thick` points thick.
    pub fn underline(&self, placed: &Placed, range: &Range<usize>, colour: Color32, thick: f32) {
        for (left, right, top, _) in stretches(placed, range) {
            let y = top + placed.block.baseline + 2.0 * self.scale;
            let rect = self.rect(left, y.round(), right, y.round() + thick * self.scale);
            self.painter.rect_filled(rect, CornerRadius::ZERO, colour);
        }
    }

    /// Draws a line through the letters of `range`.
    pub fn strike(&self, placed: &Placed, range: &Range<usize>, colour: Color32) {
        // Half as high as small letters are, of a line that is 1.4 times their font's size.
        let rise = placed.block.line_height / 1.4 * 0.27;
        for (left, right, top, _) in stretches(placed, range) {
            let y = (top + placed.block.baseline - rise).round();
            let rect = self.rect(left, y, right, y + self.scale.max(1.0).round());
            self.painter.rect_filled(rect, CornerRadius::ZERO, colour);
        }
    }

    /// Draws a wavy line there.
    pub fn wave(&self, placed: &Placed, range: &Range<usize>, colour: Color32) {
        for (left, right, top, _) in stretches(placed, range) {
            let y = top + placed.block.baseline + 3.0 * self.scale;
            let step = 2.0 * self.scale;
            let count = ((right - left) / step).ceil() as usize;
            let points = (0..=count).map(|index| {
                let x = (left + index as f32 * step).min(right);
                let up = if index % 2 == 0 { 0.0 } else { step * 0.75 };
                self.rect(x, y + up, x, y + up).min
            });
            let line = Shape::line(points.collect(), Stroke::new(1.0, colour));
            self.painter.add(line);
        }
    }

    /// Draws the glyphs of a block, each in the colour that `colour` says for the byte of
    /// the text that it stands for.
    pub fn glyphs(
        &self,
        engine: &mut TextEngine,
        (block, left, top): (&Block, f32, f32),
        colour: &dyn Fn(usize) -> Color32,
    ) {
        let clip = self.painter.clip_rect();
        for attempt in 0..2 {
            let generation = engine.atlas.generation();
            let mut mesh = Mesh::default();
            for (index, line) in block.lines.iter().enumerate() {
                let line_top = top + index as f32 * block.line_height;
                let seen = self.rect(0.0, line_top, 0.0, line_top + block.line_height);
                if seen.max.y < clip.min.y || seen.min.y > clip.max.y {
                    continue;
                }
                let baseline = line_top + block.baseline;
                self.line_glyphs(engine, &mut mesh, (block, line), (left, baseline), colour);
            }
            // What was drawn last may have begun a new texture.
            if engine.atlas.generation() == generation || attempt > 0 {
                self.add_mesh(engine, mesh);
                break;
            }
        }
        if block.lacks.is_some() {
            self.missing_letters(engine, (block, left, top), colour);
        }
    }

    /// Draws glyphs that were gathered.
    pub fn add_mesh(&self, engine: &mut TextEngine, mut mesh: Mesh) {
        if !mesh.is_empty() {
            mesh.texture_id = engine.atlas.texture(self.painter.ctx());
            self.painter.add(Shape::mesh(mesh));
        }
    }

    fn line_glyphs(
        &self,
        engine: &mut TextEngine,
        mesh: &mut Mesh,
        (block, line): (&Block, &Line),
        (left, baseline): (f32, f32),
        colour: &dyn Fn(usize) -> Color32,
    ) {
        for glyph in &line.glyphs {
            let Some(face) = block.faces.get(usize::from(glyph.face)) else {
                continue;
            };
            let x = self.origin.x + left + glyph.x;
            let y = self.origin.y + baseline + glyph.y;
            let colour = colour(glyph.at);
            self.add_glyph(engine, mesh, (face, glyph.id), pos2(x, y), colour);
        }
    }

    /// Adds a glyph to `mesh`, its origin at `at`, in pixels of the screen.
    pub fn add_glyph(
        &self,
        engine: &mut TextEngine,
        mesh: &mut Mesh,
        (face, id): (&Face, u32),
        at: Pos2,
        colour: Color32,
    ) {
        let quad = engine.atlas.glyph(self.painter.ctx(), face, id, at.x, at.y);
        let Some(quad) = quad else {
            return;
        };
        let rect = Rect::from_min_max(
            (quad.rect.min.to_vec2() / self.scale).to_pos2(),
            (quad.rect.max.to_vec2() / self.scale).to_pos2(),
        );
        let tint = if quad.is_coloured {
            Color32::WHITE
        } else {
            colour
        };
        mesh.add_rect_with_uv(rect, quad.uv, tint);
    }

    /// Draws a block of `flow` with all that belongs to it.
    pub fn block(&self, engine: &mut TextEngine, flow: &Flow, placed: &Placed, ink: &Ink) {
        let spans = flow.spans_of(placed);
        self.marker(engine, flow, placed, ink);
        for (range, look) in &spans {
            if look.link.is_some() {
                self.link(placed, range, (flow.style().size, ink));
            }
            if let Some(chip) = &look.chip {
                self.chip(
                    engine,
                    placed,
                    (range, &chip.label),
                    (flow.style().size, ink),
                );
            }
        }
        let start = placed.start;
        let colour = |at: usize| colour_at(&spans, start + at, ink);
        self.glyphs(engine, (&placed.block, placed.left, placed.top), &colour);
        self.unseen(flow, placed, ink);
    }

    /// The dot or number of an item of a list.
    fn marker(&self, engine: &mut TextEngine, flow: &Flow, placed: &Placed, ink: &Ink) {
        let kind = flow.kind(placed.paragraph).filter(|_| placed.is_first);
        let Some(marker) = kind.and_then(|kind| kind.marker.clone()) else {
            return;
        };
        let style = flow.style();
        let base = placed.block.base;
        let label = engine.fonts.line(&marker, style.size, base);
        let gap = style.size * 0.4;
        let left = match base {
            TextDirection::LeftToRight => placed.left - gap - label.width(),
            TextDirection::RightToLeft => flow.room_of(placed) + gap,
        };
        let top = placed.top + placed.block.baseline - label.baseline;
        self.glyphs(engine, (&label, left, top), &|_| ink.link);
    }

    fn link(&self, placed: &Placed, range: &Range<usize>, (size, ink): (f32, &Ink)) {
        for (left, right, top, _) in stretches(placed, range) {
            let baseline = top + placed.block.baseline;
            let rect = self.rect(
                left.round() - self.scale,
                (baseline - size * 0.95).round(),
                right.round() + self.scale,
                (baseline + size * 0.3).round(),
            );
            self.painter.rect_filled(rect, CORNER, ink.chip);
        }
        self.underline(placed, range, ink.link, 1.0);
    }

    fn chip(
        &self,
        engine: &mut TextEngine,
        placed: &Placed,
        (range, label): (&Range<usize>, &str),
        (size, ink): (f32, &Ink),
    ) {
        let text = engine
            .fonts
            .line(label, size * CHIP_SIZE, TextDirection::LeftToRight);
        for (left, right, top, _) in stretches(placed, range) {
            let margin = size * CHIP_MARGIN * 0.12;
            let baseline = top + placed.block.baseline;
            let rect = self.rect(
                left + margin,
                baseline - size * 0.86,
                right - margin,
                baseline + size * 0.16,
            );
            self.painter.rect_filled(rect, CORNER, ink.chip);
            let x = (left + right - text.width()) / 2.0;
            let y = baseline - size * 0.07 - text.baseline;
            self.glyphs(engine, (&text, x, y), &|_| ink.link);
        }
    }

    /// Signs for what can't be seen and yet does something.
    fn unseen(&self, flow: &Flow, placed: &Placed, ink: &Ink) {
        let height = flow.style().size;
        for (index, line) in placed.block.lines.iter().enumerate() {
            let top = placed.top + index as f32 * placed.block.line_height;
            let baseline = top + placed.block.baseline;
            // Where the last sign without width stands: the next is put beside it.
            let mut last = f32::MIN;
            for cluster in &line.clusters {
                let range = placed.start + cluster.start..placed.start + cluster.end;
                let letters = flow.text().get(range).unwrap_or_default();
                // An emoji's joiners aren't to be seen.
                let is_joined =
                    letters.chars().any(|c| c == '\u{200d}') && !letters.ends_with('\u{200d}');
                for kind in letters.chars().filter_map(unseen).filter(|_| !is_joined) {
                    let left = placed.left + cluster.x;
                    match kind {
                        Unseen::Blank => {
                            let middle = left + cluster.advance / 2.0;
                            let half = (cluster.advance / 2.0 - 1.0).max(height * 0.16);
                            self.blank((middle, half), (baseline, height), ink);
                        }
                        Unseen::Mark(turn) => {
                            let beside = last + height * 0.3;
                            let x = if (left - last).abs() < height * 0.3 {
                                beside
                            } else {
                                left
                            };
                            last = x;
                            self.mark_above((x, turn), (baseline, height), ink);
                        }
                    }
                }
            }
        }
    }

    /// A bracket well below the letters, and wider than a comma.
    fn blank(&self, (middle, half): (f32, f32), (baseline, height): (f32, f32), ink: &Ink) {
        let rect = self.rect(
            middle - half,
            baseline + height * 0.11,
            middle + half,
            baseline + height * 0.24,
        );
        let corners = [
            rect.left_top(),
            rect.left_bottom(),
            rect.right_bottom(),
            rect.right_top(),
        ];
        let stroke = Stroke::new(1.0, ink.faint);
        self.painter.add(Shape::line(corners.to_vec(), stroke));
    }

    /// A pin above the letters, with a hook to where what follows is turned.
    fn mark_above(&self, (x, turn): (f32, f32), (baseline, height): (f32, f32), ink: &Ink) {
        let pin = self.rect(x, baseline - height * 1.08, x, baseline - height * 0.74);
        let hook = vec2(turn * height * 0.22 / self.scale, 0.0);
        let stroke = Stroke::new(1.0, ink.link);
        let line = vec![pin.left_top() + hook, pin.left_top(), pin.left_bottom()];
        self.painter.add(Shape::line(line, stroke));
        let tip = pin.left_bottom();
        let radius = height * 0.07 / self.scale;
        self.painter.circle_filled(tip, radius, ink.link);
    }
}

fn colour_at(spans: &[(Range<usize>, Look)], at: usize, ink: &Ink) -> Color32 {
    let after = spans.partition_point(|(range, _)| range.end <= at);
    match spans.get(after) {
        Some((range, look)) if range.start <= at && look.link.is_some() => ink.link,
        _ => ink.text,
    }
}

/// Where `range`, in bytes of the text, stands in a block: left, right, top, bottom, in
/// pixels of the text.
pub(super) fn stretches(placed: &Placed, range: &Range<usize>) -> Vec<(f32, f32, f32, f32)> {
    let start = range.start.saturating_sub(placed.start);
    let end = range.end.saturating_sub(placed.start);
    let lines = placed.block.lines.iter().enumerate();
    lines
        .filter(|(_, line)| line.range.start < end && start < line.range.end)
        .flat_map(|(index, line)| {
            let top = placed.top + index as f32 * placed.block.line_height;
            let bottom = top + placed.block.line_height;
            let stretches = line.stretches(&(start..end)).into_iter();
            stretches
                .map(move |(left, right)| (placed.left + left, placed.left + right, top, bottom))
        })
        .collect()
}
