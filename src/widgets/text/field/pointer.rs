//! What a hand with a mouse does in a field: it puts the caret, selects, drags what is
//! selected, clicks on chips, pastes with the middle button.

use egui::{
    CursorIcon, DragAndDrop, Event, PointerButton, Pos2, Rect, Response, Ui, Vec2, pos2, vec2,
};

use super::state::{FieldState, Grab};
use super::{Clicked, DraggedText, DroppedText, NEAR, PRESSES, TextField};
use crate::widgets::text::editor::{By, Unit};
use crate::widgets::text::engine::TextEngine;
use crate::widgets::text::flow::Place;

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
        let Some(pointer) = ui.input(|input| input.pointer.interact_pos()) else {
            state.is_dragged = false;
            return (false, None);
        };
        let mut is_moved = false;
        for press in presses(ui, response, PointerButton::Primary) {
            is_moved |= self.press(ui, engine, state, (press, origin));
        }
        for press in presses(ui, response, PointerButton::Secondary) {
            is_moved |= self.press_for_menu(ui, engine, state, (press, origin));
        }
        let is_down = ui.input(|input| input.pointer.primary_down());
        let is_still = ui.input(|input| input.pointer.delta() == Vec2::ZERO);
        let is_held = state.is_dragged && is_down && response.is_pointer_button_down_on();
        if is_held && !is_moved && !is_still {
            let place = place_under(ui, engine, state, (pointer, origin));
            state.editor.drag(place);
            is_moved = true;
        }
        state.is_dragged &= is_down;
        let is_clicked = response.clicked_by(PointerButton::Primary);
        let is_single = state.pressed.is_some_and(|(_, _, count)| count == 1);
        let clicked = (is_clicked && is_single)
            .then(|| clicked_chip(ui, engine, state, (pointer, origin)))
            .flatten();
        (is_moved, clicked)
    }

    /// A press of the first button. Answers whether the caret was put somewhere.
    fn press(
        &self,
        ui: &Ui,
        engine: &mut TextEngine,
        state: &mut FieldState,
        (press, origin): (Pos2, Pos2),
    ) -> bool {
        let (now, shift, is_down) = ui.input(|input| {
            let is_down = input.pointer.primary_down();
            (input.time, input.modifiers.shift, is_down)
        });
        state.editor.end_composition();
        let count = match state.pressed {
            Some((then, place, count)) if now - then < PRESSES && place.distance(press) < NEAR => {
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
        let has_focus = ui.memory(|memory| memory.has_focus(self.id));
        let may_drag = has_focus && is_down && count == 1 && !shift;
        if may_drag && is_selected(ui, engine, state, (press, origin)) {
            // Let go of at once, it's no longer selected.
            state.grabbed = Some(Grab::Pressed(press));
            return false;
        }
        let place = place_under(ui, engine, state, (press, origin));
        state.editor.press(place, unit, shift && count == 1);
        state.is_dragged = true;
        ui.memory_mut(|memory| memory.request_focus(self.id));
        true
    }

    /// A press of the second button: what a menu is asked for is what was pressed, or what
    /// is selected there. Answers whether the caret was put somewhere.
    fn press_for_menu(
        &self,
        ui: &Ui,
        engine: &mut TextEngine,
        state: &mut FieldState,
        (press, origin): (Pos2, Pos2),
    ) -> bool {
        let has_focus = ui.memory(|memory| memory.has_focus(self.id));
        if has_focus && is_selected(ui, engine, state, (press, origin)) {
            return false;
        }
        state.editor.end_composition();
        let place = place_under(ui, engine, state, (press, origin));
        state.editor.press(place, Unit::Letter, false);
        ui.memory_mut(|memory| memory.request_focus(self.id));
        true
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
        let place = |engine: &mut TextEngine, state: &mut FieldState, pos: Pos2| {
            place_under(ui, engine, state, (pos, origin))
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
        state.editor.end_composition();
        let place = place_under(ui, engine, state, (pos, origin));
        state.editor.press(place, Unit::Letter, false);
        state.editor.insert(&text, By::PastingSelected);
        ui.memory_mut(|memory| memory.request_focus(self.id));
    }
}

/// Where a point is in a text that begins at `origin`, in pixels.
fn in_text(ui: &Ui, (pos, origin): (Pos2, Pos2)) -> Vec2 {
    pos.to_vec2() * ui.ctx().pixels_per_point() - origin.to_vec2()
}

/// The place in the text that is nearest to a point.
fn place_under(
    ui: &Ui,
    engine: &mut TextEngine,
    state: &mut FieldState,
    pointed: (Pos2, Pos2),
) -> Place {
    let at = in_text(ui, pointed);
    let flow = state.editor.flow_mut();
    flow.place_at(&mut engine.fonts, at.x, at.y)
}

/// Whether the letters at a point are selected.
fn is_selected(
    ui: &Ui,
    engine: &mut TextEngine,
    state: &mut FieldState,
    pointed: (Pos2, Pos2),
) -> bool {
    let at = in_text(ui, pointed);
    let selected = state.editor.selection().range();
    let flow = state.editor.flow_mut();
    flow.covers(&mut engine.fonts, &selected, at.x, at.y)
}

/// The chip or link at a point.
fn clicked_chip(
    ui: &Ui,
    engine: &mut TextEngine,
    state: &mut FieldState,
    (pointer, origin): (Pos2, Pos2),
) -> Option<Clicked> {
    let scale = ui.ctx().pixels_per_point();
    let at = in_text(ui, (pointer, origin));
    let flow = state.editor.flow_mut();
    let (range, top) = flow.hit(&mut engine.fonts, at.x, at.y)?;
    let corner = pos2(pointer.x, (origin.y + top) / scale);
    let height = flow.style().line_height / scale;
    Some(Clicked {
        range,
        at: Rect::from_min_size(corner, vec2(1.0, height)),
    })
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
