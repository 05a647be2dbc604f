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
        let mut hand = Hand {
            ui,
            engine,
            state,
            origin,
        };
        let mut is_moved = false;
        for press in presses(ui, response, PointerButton::Primary) {
            is_moved |= self.press(&mut hand, press);
        }
        for press in presses(ui, response, PointerButton::Secondary) {
            is_moved |= self.press_for_menu(&mut hand, press);
        }
        let is_down = ui.input(|input| input.pointer.primary_down());
        let is_still = ui.input(|input| input.pointer.delta() == Vec2::ZERO);
        let is_held = hand.state.is_dragged && is_down && response.is_pointer_button_down_on();
        if is_held && !is_moved && !is_still {
            let place = hand.place(pointer);
            hand.state.editor.drag(place);
            is_moved = true;
        }
        hand.state.is_dragged &= is_down;
        let is_clicked = response.clicked_by(PointerButton::Primary);
        let is_single = hand.state.pressed.is_some_and(|(_, _, count)| count == 1);
        let clicked = is_clicked && is_single;
        let clicked = clicked.then(|| hand.chip(pointer)).flatten();
        (is_moved, clicked)
    }

    /// A press of the first button. Answers whether the caret was put somewhere.
    fn press(&self, hand: &mut Hand<'_>, press: Pos2) -> bool {
        let (now, shift, is_down) = hand.ui.input(|input| {
            let is_down = input.pointer.primary_down();
            (input.time, input.modifiers.shift, is_down)
        });
        hand.state.editor.end_composition();
        let count = match hand.state.pressed {
            Some((then, place, count)) if now - then < PRESSES && place.distance(press) < NEAR => {
                count % 3 + 1
            }
            _ => 1,
        };
        hand.state.pressed = Some((now, press, count));
        let unit = match count {
            1 => Unit::Letter,
            2 => Unit::Word,
            _ => Unit::Line,
        };
        let has_focus = hand.ui.memory(|memory| memory.has_focus(self.id));
        let may_drag = has_focus && is_down && count == 1 && !shift;
        if may_drag && hand.is_on_selected(press) {
            // Let go of at once, it's no longer selected.
            hand.state.grabbed = Some(Grab::Pressed(press));
            return false;
        }
        let place = hand.place(press);
        hand.state.editor.press(place, unit, shift && count == 1);
        hand.state.is_dragged = true;
        hand.ui.memory_mut(|memory| memory.request_focus(self.id));
        true
    }

    /// A press of the second button: what a menu is asked for is what was pressed, or what
    /// is selected there. Answers whether the caret was put somewhere.
    fn press_for_menu(&self, hand: &mut Hand<'_>, press: Pos2) -> bool {
        let has_focus = hand.ui.memory(|memory| memory.has_focus(self.id));
        if has_focus && hand.is_on_selected(press) {
            return false;
        }
        hand.state.editor.end_composition();
        let place = hand.place(press);
        hand.state.editor.press(place, Unit::Letter, false);
        hand.ui.memory_mut(|memory| memory.request_focus(self.id));
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
        let mut hand = Hand {
            ui,
            engine,
            state,
            origin,
        };
        match (hand.state.grabbed, pointer) {
            (Some(Grab::Pressed(press)), Some(pos)) if is_down && pos.distance(press) > NEAR => {
                hand.state.grabbed = Some(Grab::Dragged);
                let dragged = DraggedText {
                    from: self.id,
                    range: hand.state.editor.selection().range(),
                };
                DragAndDrop::set_payload(ui.ctx(), dragged);
            }
            (Some(Grab::Pressed(press)), _) if !is_down => {
                hand.state.grabbed = None;
                let place = hand.place(press);
                hand.state.editor.press(place, Unit::Letter, false);
            }
            (Some(Grab::Dragged), _) if !is_down => hand.state.grabbed = None,
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
        let at = hand.place(pointer?);
        if !ui.input(|input| input.pointer.any_released()) {
            let flow = hand.state.editor.flow_mut();
            hand.state.drop_at = Some(flow.spot(&mut hand.engine.fonts, at));
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
        let mut hand = Hand {
            ui,
            engine,
            state,
            origin,
        };
        let place = hand.place(pos);
        state.editor.press(place, Unit::Letter, false);
        state.editor.insert(&text, By::PastingSelected);
        ui.memory_mut(|memory| memory.request_focus(self.id));
    }
}

/// A hand over a field whose text begins at `origin`, in pixels of the screen.
struct Hand<'a> {
    ui: &'a Ui,
    engine: &'a mut TextEngine,
    state: &'a mut FieldState,
    origin: Pos2,
}

impl Hand<'_> {
    /// Where a point is in the text, in pixels.
    fn in_text(&self, pos: Pos2) -> Vec2 {
        pos.to_vec2() * self.ui.ctx().pixels_per_point() - self.origin.to_vec2()
    }

    /// The place in the text that is nearest to a point.
    fn place(&mut self, pos: Pos2) -> Place {
        let at = self.in_text(pos);
        let flow = self.state.editor.flow_mut();
        flow.place_at(&mut self.engine.fonts, at.x, at.y)
    }

    /// Whether the letters at a point are selected.
    fn is_on_selected(&mut self, pos: Pos2) -> bool {
        let at = self.in_text(pos);
        let selected = self.state.editor.selection().range();
        let flow = self.state.editor.flow_mut();
        flow.covers(&mut self.engine.fonts, &selected, at.x, at.y)
    }

    /// The chip or link at a point.
    fn chip(&mut self, pos: Pos2) -> Option<Clicked> {
        let scale = self.ui.ctx().pixels_per_point();
        let at = self.in_text(pos);
        let flow = self.state.editor.flow_mut();
        let (range, top) = flow.hit(&mut self.engine.fonts, at.x, at.y)?;
        let corner = pos2(pos.x, (self.origin.y + top) / scale);
        let height = flow.style().line_height / scale;
        Some(Clicked {
            range,
            at: Rect::from_min_size(corner, vec2(1.0, height)),
        })
    }
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
