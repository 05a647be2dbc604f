//! The window's panels: bars above and below, panes between them.

use egui::{CentralPanel, Frame, Margin, Panel, Ui};

use super::dialogs::Dialog;
use super::form::{self, Form};
use super::keyboard::Beside;
use super::menus::{self, Bar, BarRequest};
use super::panes::{self, Pane};
use super::{App, languages, outline, page, set_theme, status, theme, translator};
use crate::edit::Label;
use crate::release::FieldPath;
use crate::session::{Action, Command, SLOW, Session};
use crate::texts::{command_name, say};
use crate::widgets::RowEnd;

/// What is left free at the form's edge beside the page, in points.
const GRIP: i8 = 6;

impl App {
    pub(super) fn panels(&mut self, ui: &mut Ui, actions: &mut Vec<Action>) {
        let palette = theme::palette(ui);
        self.panes.fit(ui.available_width());
        let bar = |ui: &Ui, margin: Margin| {
            Frame::new()
                .fill(theme::palette(ui).pane)
                .inner_margin(margin)
        };
        let mut requests = Vec::new();
        let state = self.session.document().state();
        let time = self.form.can_take_back_time(state);
        let undoable = time.then(|| Label::Change(FieldPath::root().field("timing")));
        Panel::top("menus")
            .frame(bar(ui, Margin::symmetric(8, 5)))
            .show(ui, |ui| {
                let mut bar = Bar {
                    session: &self.session,
                    settings: &self.settings,
                    panes: self.panes,
                    view: &mut self.view,
                    undoable: undoable.as_ref(),
                    actions: &mut *actions,
                    requests: &mut requests,
                    titles: self.keyboard.begin_menus(),
                };
                menus::show(ui, &mut bar);
            });
        for request in requests {
            match request {
                BarRequest::OpenRecent(path) => self.open(path),
                BarRequest::Accent => self.ask_person(Dialog::accent(self.session.release())),
                BarRequest::Theme(choice) => {
                    self.settings.theme = choice;
                    set_theme(ui.ctx(), choice);
                }
            }
        }
        self.show_messages(ui);
        let is_opening = self.opening.as_ref();
        let is_opening = is_opening.is_some_and(|(job, _)| job.begun().elapsed() >= SLOW);
        let abandon = Panel::bottom("status")
            .exact_size(28.0)
            .frame(bar(ui, Margin::symmetric(14, 0)))
            .show(ui, |ui| {
                status::show(ui, &self.session, is_opening, &mut self.view, actions)
            });
        if abandon.inner {
            self.session.abandon_jobs();
            self.opening = None;
        }
        let alone = self.panes.alone();
        if alone.is_some() {
            self.pane_tabs(ui, actions);
        }
        let beside = |pane| alone.is_none() && self.panes.shows(pane, &self.settings);
        self.beside.begin();
        let has_no_time = self.form.no_time().is_some();
        let (has_outline, has_page) = (beside(Pane::Outline), beside(Pane::Page));
        if has_outline {
            let frame = Frame::new().fill(palette.background);
            panes::outline(ui, &mut self.settings, frame, |ui| {
                let session = &self.session;
                self::beside(ui, session, &mut self.beside, has_no_time, actions);
            });
        }
        if has_page {
            let frame = Frame::new().fill(ground(ui));
            panes::page(ui, &mut self.settings, frame, |ui| {
                page::show(ui, &mut self.view, &mut self.session, actions);
            });
        }
        let fill = match alone {
            Some(Pane::Outline) => palette.background,
            Some(Pane::Page) => ground(ui),
            _ => palette.pane,
        };
        // The form's scroll bar leaves room for what the page is drawn wider by.
        let grip = if has_page { GRIP } else { 0 };
        let margin = Margin {
            right: grip,
            ..Margin::ZERO
        };
        CentralPanel::no_frame()
            .frame(Frame::new().fill(fill).inner_margin(margin))
            .show(ui, |ui| match alone {
                Some(Pane::Outline) => {
                    let session = &self.session;
                    self::beside(ui, session, &mut self.beside, has_no_time, actions);
                }
                Some(Pane::Page) => page::show(ui, &mut self.view, &mut self.session, actions),
                _ => {
                    let mut form = Form {
                        session: &self.session,
                        state: &mut self.form,
                        thumbnails: &mut self.thumbnails,
                        arrivals: &mut self.arrivals,
                        wake: &self.wake,
                        shows_marks: self.settings.shows_marks,
                        pastes_words: self.pasting.is_plain(),
                        actions,
                    };
                    form::show(ui, &mut form);
                }
            });
    }

    /// The tabs of a window that has room for one pane.
    fn pane_tabs(&mut self, ui: &mut Ui, actions: &mut Vec<Action>) {
        Panel::top("panes")
            .frame(
                Frame::new()
                    .fill(theme::palette(ui).pane)
                    .inner_margin(Margin::symmetric(14, 4)),
            )
            .show(ui, |ui| {
                ui.horizontal(|ui| {
                    for pane in Pane::ALL {
                        let name = match pane {
                            Pane::Outline => command_name(Command::ToggleOutline),
                            Pane::Form => say("pane-form"),
                            Pane::Page => command_name(Command::TogglePage),
                        };
                        let shown = self.panes.shows(pane, &self.settings);
                        if ui.selectable_label(shown, name).clicked() {
                            self.panes.turn_to(pane);
                        }
                    }
                    // The bar of such a window has no room for them.
                    if languages::has_room_for_modes_alone(ui) {
                        RowEnd::new(ui, "modes").show(ui, |ui| {
                            languages::modes(ui, &self.session, actions);
                        });
                    }
                });
            });
    }
}

/// What leads through what the form shows.
fn beside(
    ui: &mut Ui,
    session: &Session,
    keyboard: &mut Beside,
    has_no_time: bool,
    actions: &mut Vec<Action>,
) {
    match session.is_translating() {
        true => translator::show(ui, session, keyboard, actions),
        false => outline::show(ui, session, keyboard, has_no_time, actions),
    }
    keyboard.see(ui);
}

/// What lies under paper.
fn ground(ui: &Ui) -> egui::Color32 {
    if ui.visuals().dark_mode {
        egui::Color32::from_rgb(0x0f, 0x12, 0x16)
    } else {
        egui::Color32::from_rgb(0xe3, 0xe6, 0xea)
    }
}
