//! The list of shortcuts: every command that has keys, with what it does.

use egui::{Key, KeyboardShortcut, Modifiers, RichText, ScrollArea, Ui, Vec2};

use super::{Outcome, buttons, default_button};
use crate::app::{access_keys, menus, shortcuts, theme};
use crate::session::Command;
use crate::texts::{command_hint, command_name, say};

/// What the dialog needs besides the list, in points.
const AROUND: f32 = 180.0;
/// In a narrower list what a command does stands below its name, in points.
const ROOM_FOR_HINTS: f32 = 560.0;
/// How far an arrow scrolls, in points.
const STEP: f32 = 48.0;

/// Draws the dialog.
pub(super) fn show(ui: &mut Ui, begun: &mut bool, outcome: &mut Outcome) {
    let height = (ui.ctx().content_rect().height() - AROUND).max(STEP);
    let scrolled = scrolled_by_keys(ui, height);
    let mut area = ScrollArea::vertical()
        .max_height(height)
        .auto_shrink([false, true]);
    if !std::mem::replace(begun, true) {
        area = area.vertical_scroll_offset(0.0);
    }
    area.show(ui, |ui| {
        if scrolled != 0.0 {
            ui.scroll_with_delta(Vec2::new(0.0, -scrolled));
        }
        for command in Command::ALL {
            let keys = shortcuts::all_written(ui.ctx(), *command);
            let (name, hint) = (command_name(*command), command_hint(*command));
            row(ui, &name, &keys, &hint);
        }
        let digits = [
            (
                Modifiers::COMMAND,
                "suggestion-keys",
                "suggestion-keys-hint",
            ),
            (
                Modifiers::COMMAND | Modifiers::ALT,
                "page-keys",
                "page-keys-hint",
            ),
        ];
        for (modifiers, name, hint) in digits {
            row(ui, &say(name), &[digit_keys(ui, modifiers)], &say(hint));
        }
        let keys: Vec<String> = menus::titles()
            .filter_map(|title| access_keys::written(ui.ctx(), &title))
            .collect();
        row(ui, &say("menus"), &keys, &say("menus-hint"));
    });
    buttons(ui, "shortcuts", |ui| {
        if default_button(ui, &say("close")).clicked() {
            outcome.close();
        }
    });
}

fn row(ui: &mut Ui, name: &str, keys: &[String], hint: &str) {
    if keys.is_empty() {
        return;
    }
    let width = ui.available_width() - ui.spacing().scroll.bar_width;
    let has_room = width >= ROOM_FOR_HINTS;
    let shares: &[f32] = if has_room {
        &[0.28, 0.27, 0.45]
    } else {
        &[0.55, 0.45]
    };
    let hint = RichText::new(hint).color(theme::palette(ui).muted);
    let cells = [
        RichText::new(name),
        RichText::new(keys.join(", ")).font(theme::bold_font(theme::TEXT)),
        hint.clone(),
    ];
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        for (text, share) in cells.into_iter().zip(shares) {
            ui.vertical(|ui| {
                ui.set_width(width * share);
                ui.add(egui::Label::new(text).wrap());
            });
        }
    });
    if !has_room {
        ui.add(egui::Label::new(hint.size(theme::LABEL)).wrap());
    }
}

/// How far the keys scroll down a list that is `height` high, in points: it has
/// nothing in it that the keyboard could go to.
fn scrolled_by_keys(ui: &Ui, height: f32) -> f32 {
    let steps = [
        (Key::ArrowUp, -STEP),
        (Key::ArrowDown, STEP),
        (Key::PageUp, -height),
        (Key::PageDown, height),
        (Key::Home, f32::MIN / 2.0),
        (Key::End, f32::MAX / 2.0),
    ];
    ui.input_mut(|input| {
        let pressed = steps.into_iter().map(|(key, step)| {
            let times = input.count_and_consume_key(Modifiers::NONE, key);
            times as f32 * step
        });
        pressed.sum()
    })
}

/// How the keys of the digits from the first to the last are written: 'Ctrl+1…9'.
fn digit_keys(ui: &Ui, modifiers: Modifiers) -> String {
    let first = KeyboardShortcut::new(modifiers, Key::Num1);
    format!("{}…9", ui.ctx().format_shortcut(&first))
}
