//! What the session asks of the window: dialogs, panes, the keyboard's place, files to be shown.

use egui::Context;

use super::App;
use super::asking::Purpose;
use super::dialogs::{Dialog, Editions};
use super::form;
use super::panes::Pane;
use crate::release::{FieldPath, conflicts_list};
use crate::session::{Command, Request, field_of};
use crate::widgets::text::{set_arrow_keys, turn_round};

impl App {
    pub(super) fn answer_requests(&mut self, ctx: &Context) {
        if let Some(field) = self.form.take_wanted_picture() {
            self.ask(Purpose::Picture(field));
        }
        for request in self.session.take_requests() {
            match request {
                Request::NewWindow => self.new_window(None),
                Request::ChooseOpen => self.ask(Purpose::Open),
                Request::ChooseSave => self.ask(Purpose::Save),
                Request::ChooseExport => self.ask(Purpose::Export),
                Request::ChooseTexts => self.ask(Purpose::Texts),
                Request::ShowBrought(brought) => self.show_brought(*brought),
                Request::AskLink { field, range, url } => {
                    self.ask_person(Dialog::Link {
                        field,
                        range,
                        linked: url.is_some(),
                        words: String::new(),
                        url: url.unwrap_or_default(),
                        begun: false,
                    });
                }
                Request::Focus(caret) => {
                    let seen_at = self.session.seen_at(&caret.field);
                    self.form.focus(caret);
                    if let Some(seen_at) = seen_at {
                        self.form.open_around(&seen_at);
                    }
                    self.panes.turn_to(Pane::Form);
                }
                Request::FollowCaret(caret) => self.form.focus_in_place(caret),
                Request::Copy { text, html } => self.copy(ctx, text, html),
                Request::Clipboard(command) => self.use_clipboard(ctx, command),
                Request::Reveal(path) => {
                    self.reveal(path);
                    self.panes.turn_to(Pane::Form);
                }
                Request::ScrollTo(path) => self.form.scroll_to(path),
                Request::Reach(path) => self.form.reach(path),
                Request::Print => self.print(),
                Request::OpenInViewer(path) => self.view_file(&path),
                Request::Zoom(command) => self.view.zoom_by(command),
                Request::Window(command) => self.window_command(ctx, command),
                Request::AskToClose => self.close_if_safe(ctx),
                Request::Close => self.close(ctx),
            }
            ctx.request_repaint();
        }
    }

    /// Shows a part of the form; what is to be settled, or said, of a field with it.
    fn reveal(&mut self, path: FieldPath) {
        let release = self.session.release();
        let id = path
            .last()
            .filter(|_| path.parent() == Some(conflicts_list()));
        let conflict = id.and_then(|id| release.conflicts.get(id));
        let field = match conflict {
            Some(conflict) => field_of(release, &conflict.at),
            None => self.session.seen_at(&path).filter(|field| *field != path),
        };
        match field {
            Some(field) => self.form.reveal_below(path, field),
            None => self.form.reveal(path),
        }
    }

    /// Turns the text with the caret round.
    fn turn_text(&self, ctx: &Context) {
        if let Some(caret) = self.session.caret() {
            turn_round(ctx, form::field_id(&caret.field));
        }
    }

    fn window_command(&mut self, ctx: &Context, command: Command) {
        match command {
            Command::ToggleOutline => self.panes.toggle(Pane::Outline, &mut self.settings),
            Command::TurnPane => self.turn_pane(ctx),
            Command::TogglePage => self.panes.toggle(Pane::Page, &mut self.settings),
            Command::ToggleMarks => self.settings.shows_marks = !self.settings.shows_marks,
            Command::ToggleVisualArrows => {
                self.settings.visual_arrows = !self.settings.visual_arrows;
                set_arrow_keys(ctx, super::arrow_keys(&self.settings));
            }
            Command::TurnText => self.turn_text(ctx),
            Command::Versions => self.show_versions(),
            Command::Editions => self.ask_person(Dialog::Editions(Editions::default())),
            Command::HandOut => self.choose_hand_out(),
            Command::Library => self.show_library(),
            Command::NoteRevision => self.note_revision(),
            Command::Person => self.ask_person_dialog(),
            Command::TogglePresence => self.toggle_presence(),
            Command::Shortcuts => self.ask_person(Dialog::Shortcuts { begun: false }),
            Command::About => self.ask_person(Dialog::About),
            _ => {}
        }
    }
}
