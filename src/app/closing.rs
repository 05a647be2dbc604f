//! The window's title, and its end: what is unsaved is asked about, and what is being written
//! is waited for.

use std::path::Path;
use std::time::{Duration, Instant};

use egui::{Context, ViewportCommand};

use super::App;
use super::dialogs::Dialog;
use super::panes::Pane;
use crate::release::FieldPath;
use crate::texts::{say, say_with};

/// How long closing waits for what is being written before somebody is asked.
const LONGEST_SAVE: Duration = Duration::from_secs(4);

impl App {
    /// Whether the window is to stay, because what was typed as a time would be lost, and
    /// nobody has been told yet.
    pub(super) fn keeps_window_for_time(&mut self) -> bool {
        let is_news = self.form.no_time().is_some() && !self.form.is_warned_of_time();
        if is_news {
            self.form.warn_of_time();
            let timing = FieldPath::root().field("timing").field("time");
            self.form.reach(timing);
            self.panes.turn_to(Pane::Form);
        }
        is_news
    }

    pub(super) fn see_to_window(&mut self, ctx: &Context) {
        self.see_to_closing(ctx);
        let title = self.window_title();
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
        let closing = ctx.input(|input| input.viewport().close_requested());
        if closing && !self.may_close {
            self.finish_typing();
        }
        if closing && !self.may_close && self.keeps_window_for_time() {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            ctx.request_repaint();
            return;
        }
        if closing && !self.may_close && (self.session.is_dirty() || self.session.is_writing()) {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.close_if_safe(ctx);
            ctx.request_repaint();
        }
    }

    /// Asks whether to go on waiting, where a drive takes what is written and doesn't answer.
    fn see_to_closing(&mut self, ctx: &Context) {
        if !self.session.is_closing() {
            self.closing_since = None;
            return;
        }
        let since = *self.closing_since.get_or_insert_with(Instant::now);
        let left = LONGEST_SAVE.saturating_sub(since.elapsed());
        if left.is_zero() {
            self.closing_since = Some(Instant::now());
            self.ask_person(Dialog::StillSaving);
            // This frame has been drawn.
            ctx.request_repaint();
        } else {
            ctx.request_repaint_after(left);
        }
    }

    /// Closes, unless something would be lost by it: that is asked about, and
    /// what is being written is waited for.
    pub(super) fn close_if_safe(&mut self, ctx: &Context) {
        if !self.session.is_safe() {
            self.ask_person(Dialog::Close);
        } else if self.session.is_writing() {
            self.session.close_when_written();
        } else {
            self.close(ctx);
        }
    }

    pub(super) fn close(&mut self, ctx: &Context) {
        self.may_close = true;
        ctx.send_viewport_cmd(ViewportCommand::Close);
    }

    /// The release's name, and whether something would be lost.
    fn window_title(&self) -> String {
        let name = match self.session.path().and_then(Path::file_name) {
            Some(name) => name.to_string_lossy().into_owned(),
            None => say("new-release"),
        };
        let id = if self.session.is_dirty() {
            "title-unsaved"
        } else {
            "title"
        };
        say_with(id, &[("name", name.into())])
    }
}
