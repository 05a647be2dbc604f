//! What is asked before a window closes whose release isn't saved, or is being saved.

use egui::Ui;

use super::{Outcome, Wish, buttons, default_button};
use crate::texts::say;

/// Asks about changes that aren't saved.
pub(super) fn unsaved(ui: &mut Ui, outcome: &mut Outcome) {
    ui.label(say("close-text"));
    buttons(ui, "close", |ui| {
        if ui.button(say("close-discard")).clicked() {
            outcome.wish(Wish::Discard);
        }
        if ui.button(say("cancel")).clicked() {
            outcome.wish(Wish::Stay);
        }
        if default_button(ui, &say("close-save")).clicked() {
            outcome.wish(Wish::SaveAndClose);
        }
    });
}

/// Asks about a save that hasn't ended.
pub(super) fn still_saving(ui: &mut Ui, outcome: &mut Outcome) {
    ui.label(say("still-saving-text"));
    buttons(ui, "still saving", |ui| {
        if ui.button(say("still-saving-close")).clicked() {
            outcome.wish(Wish::CloseAnyway);
        }
        if ui.button(say("still-saving-stay")).clicked() {
            outcome.wish(Wish::Stay);
        }
        if default_button(ui, &say("still-saving-wait")).clicked() {
            outcome.close();
        }
    });
}
