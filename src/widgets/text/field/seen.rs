//! Where a field stands, which of its lines are seen, and what is scrolled to.

use egui::{Pos2, Rect, Response, Sense, Ui, Vec2, vec2};

use super::state::FieldState;
use super::{LABEL_ROOM, MARGIN, TextField};
use crate::widgets::text::engine::TextEngine;
use crate::widgets::text::flow::Placed;

/// Where a field stands.
pub(super) struct Stand {
    pub response: Response,
    /// The text's corner, in pixels of the screen.
    pub corner: Pos2,
    /// The first line that is seen as a whole: the byte that it begins with, and its top in
    /// pixels of the text.
    pub first_line: Option<(usize, f32)>,
}

impl TextField<'_> {
    /// Takes room for the field.
    pub(super) fn place(
        &self,
        ui: &mut Ui,
        engine: &mut TextEngine,
        state: &mut FieldState,
        width: f32,
    ) -> Stand {
        let scale = ui.ctx().pixels_per_point();
        let corner = |min: Pos2| ((min + MARGIN).to_vec2() * scale).round().to_pos2();
        // What is seen is laid out first: its height isn't to be guessed.
        let from = corner(ui.next_widget_position());
        let clip = ui.clip_rect();
        let caret = state.editor.selection().head.at;
        let flow = state.editor.flow_mut();
        let (top, bottom) = (clip.min.y * scale - from.y, clip.max.y * scale - from.y);
        let seen = flow.between(&mut engine.fonts, top, bottom);
        let first_line = first_line(&seen, top, bottom);
        let has_focus = ui.memory(|memory| memory.has_focus(self.id));
        flow.forget_far(top, bottom, has_focus.then_some(caret));
        let least = self.lines as f32 * flow.style().line_height;
        // Who can't write there has nothing but this to read.
        let least = match self.is_read && state.editor.text().is_empty() {
            true => least.max(self.hint_block(engine, state).height()),
            false => least,
        };
        let flow = state.editor.flow_mut();
        let height = (flow.height().max(least) / scale).ceil() + 2.0 * MARGIN.y;
        let (_, rect) = ui.allocate_space(vec2(width, height));
        let sense = match self.is_read {
            // It has no caret, so the keyboard doesn't come there.
            true => Sense::CLICK,
            false => Sense::click_and_drag(),
        };
        let response = ui.interact(rect, self.id, sense);
        Stand {
            response,
            corner: corner(rect.min),
            first_line,
        }
    }

    /// Scrolls to the caret where that was asked for, or keys have moved it. Answers what is
    /// to be seen then.
    pub(super) fn keep_in_view(
        &self,
        ui: &Ui,
        response: &Response,
        at: Rect,
        is_used: bool,
    ) -> Option<Rect> {
        let pane = ui.clip_rect();
        let with_label = response.rect.min.y - LABEL_ROOM;
        let whole = response.rect.with_min_y(with_label);
        let is_wanted = self.caret.is_some_and(|caret| caret.in_view);
        let wanted = if is_wanted && whole.height() <= pane.height() {
            // With some of what is around it.
            let spare = (pane.height() - whole.height()) / 2.0;
            let around = Vec2::new(0.0, spare.min(pane.height() / 4.0));
            (!pane.contains_rect(whole)).then(|| whole.expand2(around))
        } else {
            let is_unseen = (is_wanted || is_used) && !pane.contains_rect(at);
            is_unseen.then(|| at.expand(LABEL_ROOM))
        };
        if let Some(wanted) = wanted {
            ui.scroll_to_rect(wanted, None);
        }
        wanted
    }
}

/// The first of these lines that begins between `top` and `bottom`.
fn first_line(seen: &[Placed], top: f32, bottom: f32) -> Option<(usize, f32)> {
    let mut lines = seen.iter().flat_map(|placed| {
        let lines = placed.block.lines.iter().enumerate();
        lines.map(|(index, line)| {
            let y = placed.top + index as f32 * placed.block.line_height;
            (placed.start + line.range.start, y)
        })
    });
    lines.find(|(_, y)| top <= *y && *y < bottom)
}
