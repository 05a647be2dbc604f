//! Earlier states of the release: when each was, how much it changed, what has changed since,
//! and the way back to it.

use egui::{Align, Layout, RichText, Role, ScrollArea, Ui, Vec2, WidgetInfo};

use super::{Dialog, Outcome, buttons, main_button, told};
use crate::app::earlier::Earlier;
use crate::app::theme;
use crate::session::{Action, EarlierKind, EarlierState, Wanted};
use crate::texts::{exact_moment_name, say, say_with};

/// From this width on the list stands beside what has changed, in points.
const ROOMY: f32 = 600.0;
/// How wide the list is then.
const LIST: f32 = 210.0;
/// How much of the window's height there is for both.
const SHARE: f32 = 0.58;
/// How much of that the list has where it stands above.
const LIST_SHARE: f32 = 0.4;

/// Draws the dialog.
pub(super) fn show(ui: &mut Ui, dialog: &mut Dialog, outcome: &mut Outcome) {
    let Dialog::Versions(earlier) = dialog else {
        return;
    };
    earlier.poll();
    let height = ui.ctx().content_rect().height() * SHARE;
    if earlier.entries.is_empty() {
        told(
            ui,
            &say(match earlier.is_listing() {
                true => "versions-listing",
                false => "versions-none",
            }),
        );
    } else if ui.available_width() >= ROOMY {
        let size = Vec2::new(ui.available_width(), height);
        ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.x = theme::GRID * 4.0;
            ui.vertical(|ui| {
                ui.set_width(LIST);
                list(ui, earlier, height);
            });
            ui.vertical(|ui| since(ui, earlier, height));
        });
    } else {
        list(ui, earlier, height * LIST_SHARE);
        ui.separator();
        since(ui, earlier, height * (1.0 - LIST_SHARE));
    }
    let restorable = earlier.restorable();
    buttons(ui, "versions", |ui| {
        if ui.button(say("close")).clicked() {
            outcome.close();
        }
        let restore = ui.add_enabled_ui(restorable.is_some(), |ui| {
            main_button(ui, &say("versions-restore")).clicked()
        });
        if restore.inner
            && let Some(state) = restorable
        {
            outcome.actions.push(Action::Restore(Wanted::State(state)));
            outcome.close();
        }
    });
}

fn list(ui: &mut Ui, earlier: &mut Earlier, height: f32) {
    let area = ScrollArea::vertical()
        .id_salt("versions")
        .max_height(height)
        .auto_shrink([false, true]);
    area.show(ui, |ui| {
        // The scroll bar doesn't lie on what it scrolls.
        ui.set_max_width(ui.available_width() - theme::GRID * 2.0);
        let is_settled = earlier.is_settled();
        let (mut chosen, mut held) = (None, None);
        let mut last = None;
        for (index, (state, changes)) in earlier.entries.iter().enumerate() {
            let is_chosen = earlier.chosen == Some(index);
            // It says what the one before it says, as where a save came to what was there.
            let is_same = state.kind == EarlierKind::Saved && *changes == Some(0);
            if is_same && !is_chosen {
                continue;
            }
            if last.replace(state.kind) != Some(state.kind) {
                heading(ui, state.kind);
            }
            let name = name(state, *changes);
            let row = egui::Button::selectable(is_chosen, RichText::new(&name));
            let row = ui.add(row.min_size(Vec2::new(ui.available_width(), 0.0)));
            // States of two kinds may be of one moment.
            let spoken = format!("{}: {}", group(state.kind), name.replace('\n', ", "));
            row.widget_info(|| WidgetInfo::selected(Role::Button, true, is_chosen, &spoken));
            if row.clicked() {
                chosen = Some(index);
            }
            if row.has_focus() {
                held = Some(index);
            }
            if is_chosen && is_settled && ui.memory(|memory| memory.focused().is_none()) {
                row.request_focus();
            }
        }
        if let Some(index) = held {
            earlier.hold(index);
        }
        if let Some(index) = chosen {
            earlier.choose(index);
        }
    });
}

fn heading(ui: &mut Ui, kind: EarlierKind) {
    let muted = theme::palette(ui).muted;
    let text = RichText::new(group(kind));
    ui.label(text.size(theme::LABEL).color(muted));
}

fn group(kind: EarlierKind) -> String {
    say(match kind {
        EarlierKind::Issued => "versions-issued",
        EarlierKind::Saved => "versions-saved",
        EarlierKind::Discarded => "versions-discarded",
    })
}

/// When a state was, and how much it changed.
fn name(state: &EarlierState, changes: Option<usize>) -> String {
    let moment = exact_moment_name(state.at);
    match changes {
        Some(changes) => {
            let changes = say_with("versions-changes", &[("count", changes.into())]);
            format!("{moment}\n{changes}")
        }
        None => moment,
    }
}

/// What has changed since the chosen one.
fn since(ui: &mut Ui, earlier: &mut Earlier, height: f32) {
    let palette = theme::palette(ui);
    let heading = RichText::new(say("versions-since"));
    ui.label(heading.size(theme::LABEL).color(palette.muted));
    if let Some(why) = earlier.failure() {
        let why = say_with("versions-unreadable", &[("why", why.into())]);
        return told(ui, &why);
    }
    if let Some(comparison) = earlier.comparison() {
        comparison.show(ui, height - theme::GRID * 6.0, false);
    }
}
