//! What a field tells screen readers and input methods, and what it's asked for by them.

use egui::accesskit::{Action, ActionData, Role};
use egui::os::OperatingSystem;
use egui::output::IMEOutput;
use egui::{Event, Pos2, Rect, Response, Ui, WidgetInfo};

use super::TextField;
use super::state::FieldState;
use crate::widgets::text::access::Spoken;
use crate::widgets::text::editor::{By, Selection, TextShape};
use crate::widgets::text::flow::Place;
use crate::widgets::text::paint::Canvas;

impl TextField<'_> {
    /// Does what a screen reader asks for.
    pub(super) fn take_requests(&self, ui: &Ui, state: &mut FieldState) {
        let requests = ui.input(|input| {
            let events = input.events.iter();
            let requests = events.filter_map(|event| match event {
                Event::AccessKitActionRequest(request) => Some(request.clone()),
                _ => None,
            });
            requests.collect::<Vec<_>>()
        });
        for request in requests {
            let is_here = request.target_node == self.id.accesskit_id();
            match (&request.action, &request.data) {
                (Action::SetValue, Some(ActionData::Value(value))) if is_here => {
                    state.editor.end_composition();
                    state.editor.select_all();
                    state.editor.insert(value, By::Typing);
                }
                (Action::ReplaceSelectedText, Some(ActionData::Value(value))) if is_here => {
                    state.editor.insert(value, By::Typing);
                }
                (Action::SetTextSelection, _) if is_here => {
                    let spoken = Spoken::of(state.editor.flow_mut());
                    if let Some((anchor, head)) = spoken.selection(self.id, &request) {
                        state.editor.end_composition();
                        state.editor.select(Selection {
                            anchor,
                            head: Place::new(head),
                        });
                    }
                }
                _ => {}
            }
        }
    }

    /// Tells what the field says, and where its letters are.
    pub(super) fn speak(
        &self,
        ui: &mut Ui,
        state: &mut FieldState,
        response: &Response,
        origin: Pos2,
    ) {
        let is_enabled = ui.is_enabled();
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::TextInput, is_enabled, self.name);
            if !self.hint.is_empty() {
                info.hint_text = Some(self.hint.to_owned());
            }
            info
        });
        let role = match self.shape {
            TextShape::Line => Role::TextInput,
            _ => Role::MultilineTextInput,
        };
        let is_spoken = ui.ctx().accesskit_node_builder(self.id, |node| {
            node.set_role(role);
            node.set_label(self.name);
            node.add_action(Action::SetValue);
            node.add_action(Action::ReplaceSelectedText);
            node.add_action(Action::SetTextSelection);
        });
        if is_spoken.is_none() {
            return;
        }
        let painter = ui.painter().clone();
        let canvas = Canvas {
            painter: &painter,
            origin,
            scale: ui.ctx().pixels_per_point(),
        };
        let spoken = Spoken::of(state.editor.flow_mut());
        spoken.publish(ui, self.id, &canvas, Some(state.editor.selection()));
    }
}

/// Tells the input method where its candidates go.
pub(super) fn offer_ime(ui: &Ui, field: Rect, caret: Rect) {
    let to_global = ui
        .ctx()
        .layer_transform_to_global(ui.layer_id())
        .unwrap_or_default();
    // X11 knows a point only, from which candidates hang down.
    let is_x11 = ui.ctx().os() == OperatingSystem::Nix && !is_on_wayland();
    let caret = if is_x11 {
        Rect::from_min_max(caret.left_bottom(), caret.right_bottom())
    } else {
        caret
    };
    ui.output_mut(|output| {
        output.ime = Some(IMEOutput {
            purpose: egui::IMEPurpose::Normal,
            rect: to_global * field,
            cursor_rect: to_global * caret,
            should_interrupt_composition: false,
        });
    });
}

/// As the window's toolkit chooses between Wayland and X11.
fn is_on_wayland() -> bool {
    std::env::var_os("WAYLAND_DISPLAY").is_some_and(|display| !display.is_empty())
}
