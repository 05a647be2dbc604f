//! What keys and the clipboard do in a field.

use std::ops::Range;

use egui::{Event, EventFilter, Key, Ui};

use super::history::Step;
use super::state::FieldState;
use super::{CopiedText, TextField};
use crate::widgets::text::editor::{By, TextShape};
use crate::widgets::text::engine::TextEngine;
use crate::widgets::text::flow::FlowStyle;
use crate::widgets::text::keys::Keys;

/// A field isn't left by Escape, or the next Tab would begin at the top.
pub(super) const FILTER: EventFilter = EventFilter {
    tab: false,
    horizontal_arrows: true,
    vertical_arrows: true,
    escape: true,
};

/// What came of the keyboard's events.
#[derive(Debug, Default)]
pub(super) struct Taken {
    /// Whether the caret is to be seen.
    pub is_used: bool,
    /// What is to be copied, where the field doesn't know all that belongs to it.
    pub copied: Option<CopiedText>,
    /// The chip or link for which Enter was pressed, in bytes of the text.
    pub chosen: Option<Range<usize>>,
}

impl TextField<'_> {
    /// Takes the keyboard's events.
    pub(super) fn take_events(
        &self,
        ui: &Ui,
        engine: &mut TextEngine,
        state: &mut FieldState,
        style: &FlowStyle,
    ) -> Taken {
        let keys = Keys {
            os: ui.ctx().os(),
            shape: self.shape,
            page: page(ui, style),
            arrow_keys: engine.arrow_keys,
        };
        let events = ui.input(|input| input.filtered_events(&self.filter));
        let mut taken = Taken::default();
        if self.has_history {
            state.history.get_or_insert_default().is_alone = self.is_alone;
        }
        for event in &events {
            let history = state.history.as_mut();
            if history.is_some_and(|history| history.take(event, &mut state.editor)) {
                taken.is_used = true;
                continue;
            }
            if is_enter(event)
                && let Some(range) = state.editor.selected_chip()
            {
                taken.chosen = Some(range);
                continue;
            }
            let before = self.has_history.then(|| Step::of(&state.editor));
            if let Event::Copy | Event::Cut = event {
                let selection = state.editor.selection();
                if selection.is_empty() {
                    continue;
                }
                taken.is_used = true;
                match self.shape {
                    TextShape::Prose => {
                        taken.copied = Some(CopiedText {
                            range: selection.range(),
                            after: state.editor.changes(),
                        });
                    }
                    _ => {
                        let text = state.editor.text().get(selection.range());
                        ui.ctx().copy_text(text.unwrap_or_default().to_owned());
                    }
                }
                if matches!(event, Event::Cut) {
                    state.editor.insert("", By::Cutting);
                }
            } else {
                let handled = keys.take(&mut state.editor, &mut engine.fonts, event);
                taken.is_used |= handled.is_used;
                if handled.turns {
                    state.is_turned = !state.is_turned;
                }
            }
            if let (Some(history), Some(before)) = (&mut state.history, before) {
                history.keep(before, event, &state.editor);
            }
        }
        taken
    }
}

fn is_enter(event: &Event) -> bool {
    matches!(event, Event::Key { key: Key::Enter, pressed: true, modifiers, .. } if modifiers.is_none())
}

/// How many lines a page is.
fn page(ui: &Ui, style: &FlowStyle) -> usize {
    let scale = ui.ctx().pixels_per_point();
    let lines = ui.clip_rect().height() * scale / style.line_height.max(1.0);
    (lines as usize).saturating_sub(1).max(1)
}
