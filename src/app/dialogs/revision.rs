//! A revision of what went out: what kind it is, and what changed, as it was written from the
//! comparison and can be changed.

use egui::{RichText, Ui};

use super::{Dialog, Outcome, buttons, main_button, told};
use crate::app::form::today;
use crate::app::theme;
use crate::jobs::{Once, Progress};
use crate::release::RevisionKind;
use crate::session::{Action, NewRevision};
use crate::texts::{revision_name, say};
use crate::widgets::text::{TextDirection, TextField};

/// How many lines the note has room for at least.
const LINES: usize = 6;

/// A revision that is being noted.
pub(in crate::app) struct Draft {
    /// What kind it is.
    pub kind: RevisionKind,
    /// What changed.
    pub note: String,
    /// Which way the release's language runs.
    pub direction: TextDirection,
    /// What is being written of the comparison.
    pub writing: Option<Once<String>>,
}

impl Draft {
    /// Takes what was written, unless somebody has written something already.
    fn poll(&mut self) {
        let Some(writing) = &self.writing else {
            return;
        };
        match writing.poll() {
            Progress::Running => return,
            Progress::Done(note) if self.note.is_empty() => self.note = note,
            Progress::Done(_) | Progress::Failed => {}
        }
        self.writing = None;
    }
}

/// Draws the dialog.
pub(super) fn show(ui: &mut Ui, dialog: &mut Dialog, outcome: &mut Outcome) {
    let Dialog::Revision(draft) = dialog else {
        return;
    };
    draft.poll();
    told(ui, &say("revision-text"));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = theme::GRID * 4.0;
        for kind in RevisionKind::ALL {
            let name = revision_name(Some(kind));
            ui.radio_value(&mut draft.kind, kind, name);
        }
    });
    let label = say("revision-note-field");
    let muted = theme::palette(ui).muted;
    ui.label(RichText::new(&label).size(theme::LABEL).color(muted));
    let id = ui.scope_id().with("note");
    let shown = draft.note.clone();
    let hint = match draft.writing {
        Some(_) => say("comparing"),
        None => String::new(),
    };
    let area = egui::ScrollArea::vertical()
        .max_height(ui.ctx().content_rect().height() * 0.4)
        .auto_shrink([false, true]);
    area.show(ui, |ui| {
        let field = TextField::lines(id, &shown, &label)
            .hint(&hint)
            .at_least(LINES)
            .direction(Some(draft.direction))
            .with_history();
        field.show(ui).apply_to(&mut draft.note);
    });
    buttons(ui, "revision", |ui| {
        if ui.button(say("cancel")).clicked() {
            outcome.close();
        }
        if main_button(ui, &say("revision-set")).clicked() {
            outcome.actions.push(Action::Revise(NewRevision {
                kind: draft.kind,
                date: today(),
                note: draft.note.clone(),
            }));
            outcome.close();
        }
    });
}
