//! Letters that no font has: a frame with the letter's number in it, as browsers draw it.

use egui::{Color32, CornerRadius, Mesh, Stroke, StrokeKind, pos2};

use super::block::Block;
use super::engine::TextEngine;
use super::paint::Canvas;

/// The frame, in sizes of the font: above the baseline, below it, and what is left free
/// on both sides.
const ABOVE: f32 = 0.76;
const BELOW: f32 = 0.14;
const BESIDE: f32 = 0.05;
/// How large digits are, in sizes of the font, where there are two in a row, and where
/// there are three.
const TWO: f32 = 0.38;
const THREE: f32 = 0.27;

impl Canvas<'_> {
    /// Draws a frame for each letter of a block that no font has. `colour` says with which
    /// colour, for a byte of the text.
    pub fn missing_letters(
        &self,
        engine: &mut TextEngine,
        (block, left, top): (&Block, f32, f32),
        colour: &dyn Fn(usize) -> Color32,
    ) {
        let clip = self.painter.clip_rect();
        let size = block.measure.size;
        let mut mesh = Mesh::default();
        for (index, line) in block.lines.iter().enumerate() {
            let baseline = top + index as f32 * block.line_height + block.baseline;
            for (start, letter) in &line.missing {
                let Some(cluster) = line.cluster_at(*start) else {
                    continue;
                };
                let frame = self.rect(
                    (left + cluster.x + BESIDE * size).round(),
                    (baseline - ABOVE * size).round(),
                    (left + cluster.right() - BESIDE * size).round(),
                    (baseline + BELOW * size).round(),
                );
                if !clip.intersects(frame) {
                    continue;
                }
                let ink = colour(*start);
                let stroke = Stroke::new(1.0, ink.gamma_multiply(0.6));
                let corner = CornerRadius::ZERO;
                let kind = StrokeKind::Inside;
                self.painter.rect_stroke(frame, corner, stroke, kind);
                let middle = left + cluster.x + cluster.advance / 2.0;
                let height = (ABOVE + BELOW) * size;
                let place = (middle, baseline - ABOVE * size, height);
                self.number(engine, &mut mesh, (*letter, size), place, ink);
            }
        }
        self.add_mesh(engine, mesh);
    }

    /// Adds a letter's number to `mesh`, in two rows, around `middle` from `top` on.
    fn number(
        &self,
        engine: &mut TextEngine,
        mesh: &mut Mesh,
        (letter, size): (char, f32),
        (middle, top, height): (f32, f32, f32),
        ink: Color32,
    ) {
        let number = format!("{:04X}", u32::from(letter));
        let a_row = number.len().div_ceil(2);
        let size = size * if a_row > 2 { THREE } else { TWO };
        let digits = engine.fonts.digits(size);
        let Some(line) = digits.lines.first() else {
            return;
        };
        let values = |row: &str| row.chars().filter_map(|c| c.to_digit(16)).collect();
        let (upper, lower) = number.split_at(number.len() - a_row);
        let rows: [Vec<u32>; 2] = [values(upper), values(lower)];
        for (row, values) in rows.iter().enumerate() {
            // Digits are as high as seven tenths of their size.
            let spare = (height / 2.0 - 0.72 * size) / 2.0;
            let y = top + height / 2.0 * (row as f32 + 1.0) - spare;
            let advances = values.iter().map(|value| {
                let cluster = line.clusters.get(*value as usize);
                cluster.map_or(0.0, |cluster| cluster.advance)
            });
            let mut x = middle - advances.sum::<f32>() / 2.0;
            for value in values {
                let cluster = line.clusters.get(*value as usize);
                let glyph = line.glyphs.get(*value as usize);
                let face = glyph.and_then(|glyph| digits.faces.get(usize::from(glyph.face)));
                if let (Some(cluster), Some(glyph), Some(face)) = (cluster, glyph, face) {
                    let at = pos2(self.origin.x + x, self.origin.y + y);
                    self.add_glyph(engine, mesh, (face, glyph.id), at, ink);
                    x += cluster.advance;
                }
            }
        }
    }
}
