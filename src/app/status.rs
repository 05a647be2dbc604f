//! The bar at the bottom: whether the file is saved, how long the release is,
//! which page is shown how large.

use egui::{RichText, Sense, Ui, Vec2};

use super::menus::zoom_menu;
use super::page::PageView;
use super::theme;
use crate::release::Timing;
use crate::session::{Action, FileState, Instead, Session};
use crate::storage::Who;
use crate::texts::{failure_reason, keep_failure, say, say_with, timing_name};
use crate::widgets::RowEnd;
use crate::widgets::text::Written;

/// What must be left of the bar, in points, for the embargo, for how long the release is and
/// for the page's number: the zoom stands at its end.
const ROOM_FOR_EMBARGO: f32 = 400.0;
const ROOM_FOR_WORDS: f32 = 310.0;
const ROOM_FOR_PAGE: f32 = 220.0;
/// How wide the dot of somebody's colour is, in points.
const DOT: f32 = 8.0;

/// How the file stands to what is seen.
fn file_state(ui: &mut Ui, session: &Session) {
    let palette = theme::palette(ui);
    let state = session.file_state();
    let failure = session
        .save_failure()
        .filter(|_| state == FileState::Failed);
    let instead = session.stands_instead();
    let (text, hint, colour) = match state {
        FileState::Saving if session.is_save_slow() => {
            let hint = Some(say("state-saving-slow-hint"));
            (say("state-saving-slow"), hint, palette.should)
        }
        FileState::Saving => (say("state-saving"), None, palette.muted),
        FileState::Failed => {
            let why = failure.map_or_else(String::new, failure_reason);
            let text = say_with("state-failed", &[("why", why.into())]);
            (text, failure.map(ToString::to_string), palette.must)
        }
        _ if session.is_file_unclear() => {
            let hint = Some(say("state-syncing-hint"));
            (say("state-syncing"), hint, palette.should)
        }
        _ if instead == Some(Instead::Nothing) => {
            let hint = Some(say("state-gone-hint"));
            (say("state-gone"), hint, palette.must)
        }
        _ if instead.is_some() => {
            let hint = Some(say("state-replaced-hint"));
            (say("state-replaced"), hint, palette.must)
        }
        FileState::Saved if session.path().is_none() => (say("state-new"), None, palette.muted),
        FileState::Saved => (say("state-saved"), None, palette.fine),
        FileState::Unsaved => (say("state-unsaved"), None, palette.should),
    };
    let label = ui.label(RichText::new(text).size(theme::LABEL + 0.5).color(colour));
    if let Some(hint) = hint {
        label.on_hover_text(hint);
    }
}

/// Who else has the file open.
fn also_open(ui: &mut Ui, session: &Session) {
    let others = session.others();
    let Some(first) = others.first() else {
        return;
    };
    let palette = theme::palette(ui);
    let name = |who: &Who| match who.name.as_str() {
        "" => say("somebody"),
        name => name.to_owned(),
    };
    let arguments = [
        ("name", name(first).into()),
        ("host", first.host.as_str().into()),
        ("more", (others.len() - 1).into()),
    ];
    let text = say_with("also-open", &arguments);
    let dot = theme::person(first.colour).unwrap_or(palette.accent);
    let label = Written::new(&text)
        .size(theme::LABEL + 0.5)
        .colour(palette.accent);
    let all = others.iter().map(|who| {
        let name = ("name", name(who).into());
        let organization = ("organization", who.organization.as_str().into());
        let host = ("host", who.host.as_str().into());
        let id = match who.organization.as_str() {
            "" => "also-open-one",
            _ => "also-open-one-of",
        };
        say_with(id, &[name, organization, host])
    });
    let all: Vec<String> = all.collect();
    // Beside what it's the colour of.
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let (place, _) = ui.allocate_exact_size(Vec2::splat(DOT), Sense::hover());
        ui.painter().circle_filled(place.center(), DOT / 2.0, dot);
        label.show(ui).on_hover_text(all.join("\n"));
    });
}

/// Draws the bar. Answers whether work that is under way should be abandoned.
pub(super) fn show(
    ui: &mut Ui,
    session: &Session,
    is_opening: bool,
    view: &mut PageView,
    actions: &mut Vec<Action>,
) -> bool {
    let palette = theme::palette(ui);
    let mut abandon = false;
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 20.0;
        file_state(ui, session);
        let muted = |text: String| {
            RichText::new(text)
                .size(theme::LABEL + 0.5)
                .color(palette.muted)
        };
        if let Some(why) = session.unsafe_because() {
            let text = RichText::new(say("state-unsafe")).size(theme::LABEL + 0.5);
            let why = keep_failure(&why);
            ui.label(text.color(palette.must)).on_hover_text(why);
        }
        let conflicts = &session.release().conflicts;
        if let Some(first) = conflicts.first() {
            let text = say_with("status-conflicts", &[("count", conflicts.len().into())]);
            let text = RichText::new(text).size(theme::LABEL + 0.5);
            if ui.button(text.color(palette.must)).clicked() {
                actions.push(Action::GoTo(first.path(), None));
            }
        }
        also_open(ui, session);
        if ui.available_width() >= ROOM_FOR_WORDS {
            let words = session.preview().words();
            ui.label(muted(say_with("status-words", &[("count", words.into())])));
        }
        let embargo = match &session.release().timing {
            timing @ Timing::Embargoed { .. } => timing_name(timing),
            Timing::Unstated | Timing::Immediate => say("status-no-embargo"),
        };
        if ui.available_width() >= ROOM_FOR_EMBARGO {
            ui.label(muted(embargo));
        }
        if session.is_busy() || is_opening {
            ui.label(muted(say("status-busy")));
            abandon = ui.button(say("abandon")).clicked();
        }
        let has_room = ui.available_width() >= ROOM_FOR_PAGE;
        let pages = session.preview().pages().filter(|_| has_room);
        RowEnd::new(ui, ("status", pages.is_some())).show(ui, |ui| {
            ui.spacing_mut().item_spacing.x = 16.0;
            if let Some(pages) = pages {
                let arguments = [
                    ("page", (view.current() + 1).into()),
                    ("pages", pages.count().into()),
                ];
                ui.label(muted(say_with("page-number", &arguments)));
            }
            let share = (view.share() * 100.0).round();
            let id = match view.zoom() {
                crate::shelf::Zoom::FitWidth => "status-fit-width",
                crate::shelf::Zoom::FitPage => "status-fit-page",
                crate::shelf::Zoom::Share(_) => "status-zoom",
            };
            let text = muted(say_with(id, &[("share", share.into())]));
            ui.menu_button(text, |ui| zoom_menu(ui, view, session, actions));
        });
    });
    abandon
}
