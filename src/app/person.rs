//! Who works here: asked for when it's first of use, told to those who have the same file open,
//! and put beside what is at odds.

use super::App;
use super::dialogs::Dialog;
use super::messages::Happening;
use crate::session::Message;
use crate::shelf::{Person, Settings};
use crate::storage::Who;

impl App {
    /// Has the session know who works here, and others, if they're to.
    pub(super) fn introduce(&mut self) {
        let Settings {
            person,
            hides_presence,
            ..
        } = &self.settings;
        self.session.set_name(&person.name);
        let who = (!hides_presence).then(|| Who {
            name: person.name.clone(),
            organization: person.organization.clone(),
            host: self.outside.host.clone(),
            colour: Some(person.colour),
        });
        self.session.show_presence(who);
    }

    /// Asks who works here, once, where others would see it.
    pub(super) fn ask_who(&mut self) {
        let is_known = !self.settings.person.name.is_empty() || self.settings.has_asked_person;
        if is_known || self.session.others().is_empty() {
            return;
        }
        self.settings.has_asked_person = true;
        self.say(Message::WhoAreYou);
    }

    pub(super) fn ask_person_dialog(&mut self) {
        self.ask_person(Dialog::Person {
            person: self.settings.person.clone(),
            begun: false,
        });
    }

    /// Somebody has said who works here.
    pub(super) fn take_person(&mut self, person: Person) {
        self.settings.person = person;
        self.messages.forget(&Happening::Introduced);
        self.introduce();
        self.keep_settings();
    }

    pub(super) fn toggle_presence(&mut self) {
        self.settings.hides_presence = !self.settings.hides_presence;
        self.introduce();
        self.keep_settings();
    }

    /// Writes the settings, for windows that are opened next.
    pub(super) fn keep_settings(&self) {
        let (Some(folders), settings) = (self.outside.folders.clone(), self.settings.clone())
        else {
            return;
        };
        // What isn't remembered is no loss.
        let work = move || settings.write(&folders).ok();
        let _ = std::thread::Builder::new()
            .name("settings".into())
            .spawn(work);
    }
}
