//! The dialogs about texts that go to translators and come back.

use super::App;
use super::dialogs::{BringIn, Dialog, HandingOut};
use crate::session::Brought;

impl App {
    /// Asks which texts are handed out, and how.
    pub(super) fn choose_hand_out(&mut self) {
        if let Some(choice) = HandingOut::begin(&self.session) {
            self.ask_person(Dialog::HandOut(choice));
        }
    }

    /// Shows what a file would bring, before anything of it is brought in.
    pub(super) fn show_brought(&mut self, brought: Brought) {
        let release = std::sync::Arc::clone(self.session.release());
        let shown = BringIn::begin(brought, release, &self.wake);
        self.ask_person(Dialog::BringIn(Box::new(shown)));
    }
}
