//! Drawing a field: its frame, its text with what is selected and set off, its caret.

use std::sync::Arc;

use egui::{Color32, CornerRadius, Pos2, Rect, Response, Stroke, StrokeKind, Ui, pos2, vec2};

use super::TextField;
use super::state::FieldState;
use crate::widgets::text::block::Block;
use crate::widgets::text::direction::TextDirection;
use crate::widgets::text::editor::TextShape;
use crate::widgets::text::engine::TextEngine;
use crate::widgets::text::flow::Placed;
use crate::widgets::text::paint::{Canvas, Highlight, Ink};

impl TextField<'_> {
    pub(super) fn paint(
        &self,
        ui: &Ui,
        engine: &mut TextEngine,
        state: &mut FieldState,
        response: &Response,
        origin: Pos2,
    ) {
        let rect = response.rect;
        if !ui.is_rect_visible(rect) {
            return;
        }
        let has_focus = ui.memory(|memory| memory.has_focus(self.id));
        if !self.is_read {
            paint_frame(ui, rect, has_focus, response.hovered());
        }
        engine.atlas.begin(ui);
        let painter = ui.painter_at(rect.expand(1.0));
        let scale = ui.ctx().pixels_per_point();
        let canvas = Canvas {
            painter: &painter,
            origin,
            scale,
        };
        let ink = ink(ui);
        let clip = painter.clip_rect();
        let (top, bottom) = (clip.min.y * scale - origin.y, clip.max.y * scale - origin.y);
        let seen = state
            .editor
            .flow_mut()
            .between(&mut engine.fonts, top, bottom);
        let selected = state.editor.selection().range();
        let composition = state.editor.composition().cloned();
        for placed in &seen {
            for highlighted in self.highlights {
                if let Highlight::Ground(colour) = highlighted.by {
                    canvas.ground(placed, &highlighted.range, colour);
                }
            }
            if has_focus && !selected.is_empty() {
                canvas.ground(placed, &selected, ink.selection);
            }
            canvas.block(engine, state.editor.flow(), placed, &ink);
            if self.shows_marks {
                let flow = state.editor.flow();
                canvas.marks(flow, placed, &ink);
                if self.shape != TextShape::Line {
                    canvas.end_mark(engine, flow, placed, &ink);
                }
            }
            for highlighted in self.highlights {
                match highlighted.by {
                    Highlight::Ground(_) => {}
                    Highlight::Underline(colour) => {
                        canvas.underline(placed, &highlighted.range, colour, 1.0);
                    }
                    Highlight::Wave(colour) => canvas.wave(placed, &highlighted.range, colour),
                }
            }
            if let Some(composition) = &composition {
                canvas.underline(placed, &composition.range, ink.text, 1.0);
                if let Some(active) = &composition.active {
                    let start = composition.range.start;
                    let active = start + active.start..start + active.end;
                    canvas.underline(placed, &active, ink.text, 2.0);
                }
            }
        }
        if has_focus && !selected.is_empty() {
            self.paint_line_ends(&canvas, state, &seen, &ink);
        }
        if state.editor.text().is_empty() && !self.hint.is_empty() {
            self.paint_hint(ui, engine, state, &canvas);
        }
        if let Some(spot) = state.drop_at.take() {
            let height = state.editor.flow().style().line_height;
            let x = spot.x.floor();
            let mark = canvas.rect(x, spot.top, x + 2.0 * scale, spot.top + height);
            painter.rect_filled(mark, CornerRadius::ZERO, ink.link);
        }
        if has_focus && ui.input(|input| input.focused) {
            let caret = self.caret_rect(ui, engine, state, origin);
            let stroke = ui.visuals().text_cursor.stroke;
            painter.rect_filled(caret, CornerRadius::ZERO, stroke.color);
        }
    }

    /// A line feed that is selected shows as a narrow stretch.
    fn paint_line_ends(&self, canvas: &Canvas<'_>, state: &FieldState, seen: &[Placed], ink: &Ink) {
        let selected = state.editor.selection().range();
        let size = state.editor.flow().style().size;
        for placed in seen {
            let Some(line) = placed.block.lines.last() else {
                continue;
            };
            let end = placed.start + line.range.end;
            let is_fed = state
                .editor
                .text()
                .get(end..)
                .is_some_and(|rest| rest.starts_with('\n'));
            if is_fed && selected.contains(&end) {
                let top =
                    placed.top + (placed.block.lines.len() - 1) as f32 * placed.block.line_height;
                let (left, right) = match placed.block.base {
                    TextDirection::LeftToRight => (line.edges.1, line.edges.1 + size * 0.3),
                    TextDirection::RightToLeft => (line.edges.0 - size * 0.3, line.edges.0),
                };
                let rect = canvas.rect(
                    placed.left + left,
                    top,
                    placed.left + right,
                    top + placed.block.line_height,
                );
                canvas
                    .painter
                    .rect_filled(rect, CornerRadius::ZERO, ink.selection);
            }
        }
    }

    /// What stands there while it's empty.
    pub(super) fn hint_block(&self, engine: &mut TextEngine, state: &FieldState) -> Arc<Block> {
        let style = *state.editor.flow().style();
        let base = style.direction.unwrap_or(style.usual);
        engine.fonts.hint(self.hint, &style, base)
    }

    fn paint_hint(
        &self,
        ui: &Ui,
        engine: &mut TextEngine,
        state: &FieldState,
        canvas: &Canvas<'_>,
    ) {
        let block = self.hint_block(engine, state);
        let colour = ui.visuals().weak_text_color();
        canvas.glyphs(engine, (&block, 0.0, 0.0), &|_| colour);
    }

    /// Where the caret is, in points.
    pub(super) fn caret_rect(
        &self,
        ui: &Ui,
        engine: &mut TextEngine,
        state: &mut FieldState,
        origin: Pos2,
    ) -> Rect {
        let scale = ui.ctx().pixels_per_point();
        let width = ui.visuals().text_cursor.stroke.width;
        let height = state.editor.flow().style().line_height;
        let spot = state.editor.spot(&mut engine.fonts);
        let x = ((origin.x + spot.x).floor() - (width * scale / 2.0).floor()) / scale;
        let top = (origin.y + spot.top) / scale;
        Rect::from_min_size(pos2(x, top), vec2(width, height / scale))
    }
}

fn ink(ui: &Ui) -> Ink {
    let visuals = ui.visuals();
    Ink {
        text: visuals.text_color(),
        link: visuals.hyperlink_color,
        faint: visuals.weak_text_color(),
        chip: visuals.widgets.hovered.bg_fill,
        selection: visuals.selection.bg_fill,
    }
}

fn paint_frame(ui: &Ui, rect: Rect, has_focus: bool, is_hovered: bool) {
    let visuals = ui.visuals();
    let fill = visuals.text_edit_bg_color();
    let corner = visuals.widgets.inactive.corner_radius;
    let stroke = if has_focus {
        visuals.selection.stroke
    } else if is_hovered && ui.is_enabled() {
        visuals.widgets.hovered.bg_stroke
    } else {
        Stroke::new(1.0, Color32::TRANSPARENT)
    };
    ui.painter()
        .rect(rect, corner, fill, stroke, StrokeKind::Inside);
}
