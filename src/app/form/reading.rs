//! What is read stays in its place, whatever becomes higher or lower above it: fields in a
//! form of another width, texts that nobody had looked at yet.
//!
//! The first line that is seen of a field is remembered; where it has moved within the form
//! without anybody having scrolled, the form is scrolled by as much before it's seen. So it is
//! where a bar above the form comes or goes.

use egui::style::ScrollAnimation;
use egui::{Ui, Vec2};

use super::Form;
use crate::edit::StateId;
use crate::release::FieldPath;
use crate::widgets::text::FieldOutput;

/// Nearer than this it has stayed where it was, in points.
const NEAR: f32 = 0.5;

/// The line that is read.
#[derive(Clone, Debug)]
struct ReadLine {
    field: FieldPath,
    /// The byte of the field's text that it begins with.
    at: usize,
    /// How far it's from the form's top, in points.
    y: f32,
}

/// What is read in a form.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// The form's top on the screen, in points, and that of what is seen of it.
    top: f32,
    pane_top: Option<f32>,
    was: Option<ReadLine>,
    /// The same in this frame: how far it's from the form's top now.
    now: Option<f32>,
    /// The first line of this frame.
    next: Option<ReadLine>,
    state: Option<StateId>,
    /// Whether a place is being gone to in this frame.
    is_going: bool,
}

/// To be called where the form begins.
pub(super) fn begin(ui: &Ui, form: &mut Form<'_>) {
    let is_written = form.session.caret().is_some();
    let is_going = form.state.is_going();
    let reading = &mut form.state.reading;
    reading.is_going = is_going;
    reading.top = ui.cursor().top();
    let pane_top = ui.clip_rect().top();
    let was = reading.pane_top.replace(pane_top);
    let moved = was.map_or(0.0, |was| pane_top - was);
    // Whoever sees the form's beginning and writes nothing goes on seeing it.
    let is_scrolled = reading.top < pane_top;
    if moved.abs() > NEAR && (is_written || is_scrolled) {
        ui.scroll_with_delta_animation(Vec2::new(0.0, -moved), ScrollAnimation::none());
        ui.ctx().request_discard("a bar has come or gone");
    }
    reading.now = None;
    reading.next = None;
}

/// The byte whose line the field at `path` is to tell.
pub(super) fn anchor(form: &Form<'_>, path: &FieldPath) -> Option<usize> {
    let was = form.state.reading.was.as_ref();
    was.filter(|was| was.field == *path).map(|was| was.at)
}

/// Takes what a field told, field by field.
pub(super) fn take(form: &mut Form<'_>, path: &FieldPath, output: &FieldOutput) {
    let reading = &mut form.state.reading;
    if let Some(y) = output.anchored {
        reading.now = Some(y - reading.top);
    }
    if let (Some((at, y)), None) = (output.first_line, &reading.next) {
        reading.next = Some(ReadLine {
            field: path.clone(),
            at,
            y: y - reading.top,
        });
    }
}

/// Scrolls the form so that what is read is where it was. To be called where it ends.
pub(super) fn end(ui: &Ui, form: &mut Form<'_>) {
    let state = form.session.document().state();
    let caret = form.session.caret().map(|caret| caret.field.clone());
    let reading = &mut form.state.reading;
    // Also where it's reached by now: it's scrolled to already.
    let is_going = reading.is_going;
    let is_changed = reading.state.replace(state) != Some(state);
    let Some(was) = std::mem::replace(&mut reading.was, reading.next.take()) else {
        return;
    };
    // Who writes there has moved it.
    let is_written = is_changed && caret.as_ref() == Some(&was.field);
    let Some(now) = reading.now.filter(|_| !is_going && !is_written) else {
        return;
    };
    let moved = now - was.y;
    if moved.abs() > NEAR {
        ui.scroll_with_delta_animation(Vec2::new(0.0, -moved), ScrollAnimation::none());
        ui.ctx().request_discard("what is read stays where it was");
        // In the next pass it's this line still.
        reading.was = Some(ReadLine { y: now, ..was });
    }
}
