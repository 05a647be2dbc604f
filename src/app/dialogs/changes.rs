//! What has changed in the release without the person's doing, field by field, with what can
//! be done about it.

use std::sync::Arc;

use egui::Ui;

use super::{Dialog, Outcome, buttons, default_button, told};
use crate::app::comparison::Comparison;
use crate::app::theme;
use crate::release::FieldPath;
use crate::session::{Action, Compared, CopyKind, FoundCopy, Wanted};
use crate::texts::say;

/// How much of the window's height the list has at most.
const SHARE: f32 = 0.55;

/// Why something has changed.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::app) enum ChangedBy {
    /// Somebody else has saved it.
    Others,
    /// The file was put back to an earlier state: what is seen, and what it says.
    PutBack(Compared),
    /// It's in a copy of the file, and may be merged in.
    Copy(Box<FoundCopy>),
    /// It's back after a crash: without it, and with it.
    Recovery(Compared),
}

impl ChangedBy {
    /// What the dialog is called.
    pub fn title(&self) -> String {
        say(match self {
            Self::Others => "changes-title-others",
            Self::PutBack(_) => "changes-title-put-back",
            Self::Copy(copy) if is_held(copy) => "changes-title-held",
            Self::Copy(_) => "changes-title-copy",
            Self::Recovery(_) => "changes-title-recovered",
        })
    }
}

fn is_held(copy: &FoundCopy) -> bool {
    matches!(copy.kind, CopyKind::Held(_))
}

/// Draws the dialog.
pub(super) fn show(ui: &mut Ui, dialog: &mut Dialog, outcome: &mut Outcome) {
    let Dialog::Changes { by, comparison } = dialog else {
        return;
    };
    told(
        ui,
        &say(match by {
            ChangedBy::Others => "changes-text-others",
            ChangedBy::PutBack(_) => "changes-text-put-back",
            ChangedBy::Copy(copy) if is_held(copy) => "changes-text-held",
            ChangedBy::Copy(_) => "changes-text-copy",
            ChangedBy::Recovery(_) => "changes-text-recovered",
        }),
    );
    // What is only offered isn't in the form.
    let leads = matches!(by, ChangedBy::Others | ChangedBy::Recovery(_));
    if let Some(place) = list(ui, comparison, leads) {
        outcome.actions.push(Action::GoTo(place, None));
        outcome.close();
    }
    buttons(ui, ("changes", by.title()), |ui| {
        if let ChangedBy::Copy(copy) = by {
            if ui.button(say("not-now")).clicked() {
                outcome.close();
            }
            if default_button(ui, &say("merge-copy")).clicked() {
                outcome.actions.push(Action::BringCopy(copy.clone()));
                outcome.close();
            }
            return;
        }
        let wanted = match by {
            ChangedBy::Others | ChangedBy::Copy(_) => None,
            ChangedBy::PutBack(compared) => {
                let [seen, file] = [compared.before(), compared.after()].map(Arc::clone);
                Some(("take-over", Wanted::State(Compared::new(file, seen))))
            }
            ChangedBy::Recovery(compared) => {
                Some(("discard-recovered", Wanted::Without(compared.clone())))
            }
        };
        let close = match &wanted {
            None => "close",
            Some(_) => "keep-what-is-seen",
        };
        if let Some((button, wanted)) = wanted
            && ui.button(say(button)).clicked()
        {
            outcome.actions.push(Action::Restore(wanted));
            outcome.close();
        }
        if default_button(ui, &say(close)).clicked() {
            outcome.close();
        }
    });
}

/// Draws a list of differences as high as the window has room for. Answers the place that was
/// chosen.
fn list(ui: &mut Ui, comparison: &mut Comparison, leads: bool) -> Option<FieldPath> {
    let frame = egui::Frame::new()
        .fill(theme::palette(ui).field)
        .corner_radius(theme::FIELD_CORNER)
        .inner_margin(egui::Margin::symmetric(12, 4));
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        let height = ui.ctx().content_rect().height() * SHARE;
        comparison.show(ui, height, leads)
    });
    shown.inner
}
