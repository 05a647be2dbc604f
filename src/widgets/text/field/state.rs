//! What is kept of a field from frame to frame.

use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use egui::{Context, Id, Pos2};

use super::history::History;
use crate::widgets::text::editor::{Editor, TextShape};
use crate::widgets::text::flow::{FlowStyle, Spot};

/// What is kept of a field from frame to frame.
pub(super) struct FieldState {
    pub editor: Editor,
    /// What its text was taken from: a plain text, or a revision of prose.
    pub plain: String,
    pub revision: Option<u64>,
    /// Whether the direction was turned round by hand.
    pub is_turned: bool,
    /// When and where it was pressed last, and how often in a row.
    pub pressed: Option<(f64, Pos2, u32)>,
    pub is_dragged: bool,
    /// What is selected was pressed, or is dragged.
    pub grabbed: Option<Grab>,
    /// Where what is dragged over it would come to stand.
    pub drop_at: Option<Spot>,
    /// What can be taken back, where nobody else keeps that.
    pub history: Option<History>,
    /// What was last handed to other programs as what is selected.
    pub settled: Range<usize>,
}

/// What a hand does with what is selected.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Grab {
    /// It was pressed here.
    Pressed(Pos2),
    /// It's dragged.
    Dragged,
}

#[derive(Clone)]
pub(super) struct SharedState(pub Arc<Mutex<FieldState>>);

impl SharedState {
    pub fn of(ctx: &Context, id: Id, shape: TextShape, style: FlowStyle) -> Self {
        ctx.data_mut(|data| {
            data.get_temp_mut_or_insert_with(id, || {
                Self(Arc::new(Mutex::new(FieldState {
                    editor: Editor::new(shape, style),
                    plain: String::new(),
                    revision: None,
                    is_turned: false,
                    pressed: None,
                    is_dragged: false,
                    grabbed: None,
                    drop_at: None,
                    settled: 0..0,
                    history: None,
                })))
            })
            .clone()
        })
    }
}

/// What `ask` answers for the field that has the keyboard; `None` where no field has it.
fn of_focused<T>(ctx: &Context, ask: impl FnOnce(&FieldState) -> T) -> Option<T> {
    let focused = ctx.memory(|memory| memory.focused())?;
    let state: SharedState = ctx.data(|data| data.get_temp(focused))?;
    let state = state.0.lock().unwrap_or_else(PoisonError::into_inner);
    Some(ask(&state))
}

/// Whether an input method is composing in the field that has the keyboard: its keys are
/// nobody else's.
pub fn is_composing(ctx: &Context) -> bool {
    let composes = |state: &FieldState| state.editor.composition().is_some();
    of_focused(ctx, composes).unwrap_or(false)
}

/// Whether the keys that take something back are those of the field that has the keyboard,
/// and those that do it again.
pub fn own_history(ctx: &Context) -> (bool, bool) {
    let history = |state: &FieldState| state.history.as_ref().map(History::has_keys);
    of_focused(ctx, history).flatten().unwrap_or((false, false))
}

/// Turns the text of the field `id` round: from right to left where it ran from left to
/// right. The field does so until it's turned again.
pub fn turn_round(ctx: &Context, id: Id) {
    let state: Option<SharedState> = ctx.data(|data| data.get_temp(id));
    if let Some(state) = state {
        let mut state = state.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.is_turned = !state.is_turned;
        ctx.request_repaint();
    }
}
