//! What was typed into a field whose owner keeps no history: it can be taken back and done
//! again, as long as the field's text isn't changed otherwise.

use egui::{Event, Key};

use crate::widgets::text::editor::{By, Editor, Selection};

/// How many steps are kept.
const MOST_STEPS: usize = 100;

/// The steps of a field.
#[derive(Debug, Default)]
pub(super) struct History {
    undo: Vec<Step>,
    redo: Vec<Step>,
    /// Whether a letter joins the last step.
    joins: bool,
    /// Whether the keys for it are the field's also where it has no steps.
    pub is_alone: bool,
}

/// A text as it was.
#[derive(Clone, Debug)]
pub(super) struct Step {
    text: String,
    selection: Selection,
}

impl Step {
    /// That of `editor` now.
    pub fn of(editor: &Editor) -> Self {
        Self {
            text: editor.text().to_owned(),
            selection: editor.selection(),
        }
    }
}

impl History {
    /// Whether the keys that take something back are the field's, and those that do it again.
    pub fn has_keys(&self) -> (bool, bool) {
        let is_own = |steps: &[Step]| self.is_alone || !steps.is_empty();
        (is_own(&self.undo), is_own(&self.redo))
    }

    /// Keeps what was `before` an event that may have changed the text.
    pub fn keep(&mut self, before: Step, event: &Event, editor: &Editor) {
        if before.text == editor.text() {
            // The caret was put elsewhere.
            self.joins &= before.selection == editor.selection();
            return;
        }
        let is_letter = matches!(event, Event::Text(text) if text.chars().nth(1).is_none());
        if !(is_letter && self.joins) {
            self.undo.push(before);
            let beyond = self.undo.len().saturating_sub(MOST_STEPS);
            self.undo.drain(..beyond);
        }
        self.joins = is_letter;
        self.redo.clear();
    }

    /// Takes a step back or does it again, if `event` asks for that. Answers whether it
    /// does.
    pub fn take(&mut self, event: &Event, editor: &mut Editor) -> bool {
        let Event::Key {
            key,
            pressed: true,
            modifiers,
            ..
        } = event
        else {
            return false;
        };
        let is_back = match key {
            Key::Z if modifiers.command && !modifiers.alt => !modifiers.shift,
            Key::Y if modifiers.command && !modifiers.alt && !modifiers.shift => false,
            _ => return false,
        };
        let (from, to) = match is_back {
            true => (&mut self.undo, &mut self.redo),
            false => (&mut self.redo, &mut self.undo),
        };
        if let Some(step) = from.pop() {
            editor.end_composition();
            to.push(Step::of(editor));
            editor.select_all();
            editor.insert(&step.text, By::Cutting);
            editor.select(step.selection);
        }
        self.joins = false;
        true
    }
}
