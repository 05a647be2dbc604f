//! A text as a field shows it, with its looks and chips, only to be read.

use std::sync::PoisonError;

use egui::accesskit::Role as NodeRole;
use egui::{Response, Role, Ui, WidgetInfo};

use super::MARGIN;
use super::TextField;
use super::state::SharedState;
use crate::widgets::text::engine::SharedEngine;

impl TextField<'_> {
    /// Draws it as a text that's read, without a frame and without a caret. It can be clicked.
    pub fn show_read(mut self, ui: &mut Ui) -> Response {
        self.is_read = true;
        let engine = SharedEngine::of(ui.ctx());
        let mut engine = engine.lock();
        let width = ui.available_width().min(self.width).max(24.0);
        let style = self.flow_style(ui, width - 2.0 * MARGIN.x);
        let state = SharedState::of(ui.ctx(), self.id, self.shape, style);
        let mut state = state.0.lock().unwrap_or_else(PoisonError::into_inner);
        let state = &mut *state;
        self.take_text(state, style);
        let stand = self.place(ui, &mut engine, state, width);
        self.paint(ui, &mut engine, state, &stand.response, stand.corner);
        let said = match state.editor.text() {
            "" => self.hint.to_owned(),
            text => text.to_owned(),
        };
        stand
            .response
            .widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
        ui.ctx().accesskit_node_builder(self.id, |node| {
            node.set_role(NodeRole::Label);
            node.set_label(self.name);
            node.set_value(said.as_str());
        });
        stand.response
    }
}
