//! What a hand with a mouse does in a field: it puts the caret, selects, drags what is
//! selected, clicks on chips, pastes with the middle button.

use egui::{
    CursorIcon, DragAndDrop, Event, PointerButton, Pos2, Rect, Response, Ui, Vec2, pos2, vec2,
};

use super::{Clicked, DraggedText, DroppedText, FieldState, Grab, NEAR, PRESSES, TextField};
use crate::widgets::text::editor::{By, Unit};
use crate::widgets::text::engine::TextEngine;

impl TextField<'_> {
    /// Takes the mouse. Answers whether the caret was put somewhere, and the chip or link
    /// that was clicked.
    pub(super) fn take_pointer(
        &self,
        ui: &Ui,
        engine: &mut TextEngine,
        state: &mut FieldState,
        response: &Response,
        origin: Pos2,
    ) -> (bool, Option<Clicked>) {
        if response.hovered() {
            ui.set_cursor_icon(CursorIcon::Text);
        }
        let scale = ui.ctx().pixels_per_point();
        let (pointer, is_down, now, shift) = ui.input(|input| {
            (
                input.pointer.interact_pos(),
                input.pointer.primary_down(),
                input.time,
                input.modifiers.shift,
            )
        });
        let Some(pointer) = pointer else {
            state.is_dragged = false;
            return (false, None);
        };
        let in_text = |pos: Pos2| pos.to_vec2() * scale - origin.to_vec2();
        let at = in_text(pointer);
        let has_focus = ui.memory(|memory| memory.has_focus(self.id));
        let mut is_moved = false;
        for press in presses(ui, response, PointerButton::Primary) {
            state.editor.end_composition();
            let count = match state.pressed {
                Some((then, place, count))
                    if now - then < PRESSES && place.distance(press) < NEAR =>
                {
                    count % 3 + 1
                }
                _ => 1,
            };
            state.pressed = Some((now, press, count));
            let unit = match count {
                1 => Unit::Letter,
                2 => Unit::Word,
                _ => Unit::Line,
            };
            let at = in_text(press);
            let place = state
                .editor
                .flow_mut()
                .place_at(&mut engine.fonts, at.x, at.y);
            let may_drag = has_focus && count == 1 && !shift;
            let is_on_selected = may_drag && is_selected(state, engine, at);
            if is_on_selected && is_down {
                // It may be dragged; let go of at once, it's no longer selected.
                state.grabbed = Some(Grab::Pressed(press));
                continue;
            }
            state.editor.press(place, unit, shift && count == 1);
            state.is_dragged = true;
            ui.memory_mut(|memory| memory.request_focus(self.id));
            is_moved = true;
        }
        // What a menu is asked for is what was pressed, or what is selected there.
        for press in presses(ui, response, PointerButton::Secondary) {
            let at = in_text(press);
            if !has_focus || !is_selected(state, engine, at) {
                state.editor.end_composition();
                let flow = state.editor.flow_mut();
                let place = flow.place_at(&mut engine.fonts, at.x, at.y);
                state.editor.press(place, Unit::Letter, false);
                ui.memory_mut(|memory| memory.request_focus(self.id));
                is_moved = true;
            }
        }
        if !is_moved && state.is_dragged && is_down && response.is_pointer_button_down_on() {
            let is_still = ui.input(|input| input.pointer.delta() == Vec2::ZERO);
            if !is_still {
                let place = state
                    .editor
                    .flow_mut()
                    .place_at(&mut engine.fonts, at.x, at.y);
                state.editor.drag(place);
                is_moved = true;
            }
        }
        if !is_down {
            state.is_dragged = false;
        }
        let is_clicked = response.clicked_by(PointerButton::Primary);
        let is_single = state.pressed.is_some_and(|(_, _, count)| count == 1);
        let flow = state.editor.flow_mut();
        let clicked = match is_clicked && is_single {
            true => flow.hit(&mut engine.fonts, at.x, at.y),
            false => None,
        };
        let clicked = clicked.map(|(range, top)| {
            let top = (origin.y + top) / scale;
            let height = flow.style().line_height / scale;
            Clicked {
                range,
                at: Rect::from_min_size(pos2(pointer.x, top), vec2(1.0, height)),
            }
        });
        (is_moved, clicked)
    }

    /// What is selected can be dragged to another place, of this field or of another.
    pub(super) fn take_dragged(
        &self,
        ui: &Ui,
        engine: &mut TextEngine,
        state: &mut FieldState,
        response: &Response,
        origin: Pos2,
    ) -> Option<DroppedText> {
        let (pointer, is_down, is_copied) = ui.input(|input| {
            let pointer = &input.pointer;
            let is_copied = input.modifiers.command || input.modifiers.alt;
            (pointer.latest_pos(), pointer.primary_down(), is_copied)
        });
        let scale = ui.ctx().pixels_per_point();
        let place = |engine: &mut TextEngine, state: &mut FieldState, pos: Pos2| {
            let at = pos.to_vec2() * scale - origin.to_vec2();
            state
                .editor
                .flow_mut()
                .place_at(&mut engine.fonts, at.x, at.y)
        };
        match (state.grabbed, pointer) {
            (Some(Grab::Pressed(press)), Some(pos)) if is_down && pos.distance(press) > NEAR => {
                state.grabbed = Some(Grab::Dragged);
                let dragged = DraggedText {
                    from: self.id,
                    range: state.editor.selection().range(),
                };
                DragAndDrop::set_payload(ui.ctx(), dragged);
            }
            (Some(Grab::Pressed(press)), _) if !is_down => {
                state.grabbed = None;
                let place = place(engine, state, press);
                state.editor.press(place, Unit::Letter, false);
            }
            (Some(Grab::Dragged), _) if !is_down => state.grabbed = None,
            _ => {}
        }
        let is_over = DragAndDrop::has_payload_of_type::<DraggedText>(ui.ctx())
            && pointer.is_some_and(|pos| response.interact_rect.contains(pos));
        if !is_over {
            return None;
        }
        ui.set_cursor_icon(match is_copied {
            true => CursorIcon::Copy,
            false => CursorIcon::Move,
        });
        let at = place(engine, state, pointer?);
        if !ui.input(|input| input.pointer.any_released()) {
            let spot = state.editor.flow_mut().spot(&mut engine.fonts, at);
            state.drop_at = Some(spot);
            ui.ctx().request_repaint();
            return None;
        }
        let dragged = DragAndDrop::take_payload::<DraggedText>(ui.ctx())?;
        Some(DroppedText {
            from: dragged.from,
            range: dragged.range.clone(),
            at: at.at,
            is_copied,
        })
    }

    /// A click with the middle button puts in what was selected last, wherever that was
    /// (on X11 and Wayland).
    pub(super) fn take_middle_click(
        &self,
        ui: &Ui,
        engine: &mut TextEngine,
        state: &mut FieldState,
        response: &Response,
        origin: Pos2,
    ) {
        if !response.contains_pointer() {
            return;
        }
        let pasted = ui.input(|input| {
            let mut events = input.events.iter();
            events.find_map(|event| match event {
                Event::MiddleClickPaste { pos, text } => Some((*pos, text.clone())),
                _ => None,
            })
        });
        let Some((pos, text)) = pasted.filter(|(pos, _)| response.rect.contains(*pos)) else {
            return;
        };
        let at = pos.to_vec2() * ui.ctx().pixels_per_point() - origin.to_vec2();
        let flow = state.editor.flow_mut();
        let place = flow.place_at(&mut engine.fonts, at.x, at.y);
        state.editor.end_composition();
        state.editor.press(place, Unit::Letter, false);
        state.editor.insert(&text, By::PastingSelected);
        ui.memory_mut(|memory| memory.request_focus(self.id));
    }
}

/// Whether the letters at a place in the text are selected.
fn is_selected(state: &mut FieldState, engine: &mut TextEngine, at: Vec2) -> bool {
    let selected = state.editor.selection().range();
    let flow = state.editor.flow_mut();
    flow.covers(&mut engine.fonts, &selected, at.x, at.y)
}

/// Where in the field a button of the mouse was pressed in this frame. From a fast hand, or
/// to a slow machine, several presses come at once, and their releases with them.
fn presses(ui: &Ui, response: &Response, wanted: PointerButton) -> Vec<Pos2> {
    let is_on_top = response.contains_pointer()
        || response.is_pointer_button_down_on()
        || response.clicked_by(wanted);
    if !is_on_top || !response.enabled() {
        return Vec::new();
    }
    ui.input(|input| {
        let events = input.events.iter();
        let presses = events.filter_map(|event| match event {
            Event::PointerButton {
                pos,
                button,
                pressed: true,
                ..
            } if *button == wanted => Some(*pos),
            _ => None,
        });
        presses
            .filter(|pos| response.interact_rect.contains(*pos))
            .collect()
    })
}

/// Hands what is selected to other programs, once the hand is off the button.
pub(super) fn offer_selection(ui: &Ui, state: &mut FieldState, has_focus: bool) {
    let selected = state.editor.selection().range();
    if !has_focus || selected == state.settled || ui.input(|input| input.pointer.any_down()) {
        return;
    }
    state.settled = selected.clone();
    if !selected.is_empty() {
        let text = state.editor.flow().words(selected);
        let settled = egui::OutputCommand::TextSelectionSettled(text);
        ui.ctx().send_cmd(settled);
    }
}
