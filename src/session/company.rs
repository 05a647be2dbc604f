//! Who works here, and who else has the file open.

use std::path::Path;
use std::sync::Arc;

use super::Session;
use crate::storage::{Presence, Who};

/// Those who have the file open.
#[derive(Debug, Default)]
pub(super) struct Company {
    /// Who has it open here, where others are to know.
    who: Option<Who>,
    presence: Option<Presence>,
}

impl Session {
    /// Has others know from now on that `who` has the file open; `None` where they aren't to.
    pub fn show_presence(&mut self, who: Option<Who>) {
        match (&self.company.presence, &who) {
            (Some(presence), Some(who)) => presence.rename(who.clone()),
            _ => self.end_presence(),
        }
        self.company.who = who;
        self.poll_file();
    }

    pub(super) fn take_presence(&mut self) -> Option<Presence> {
        self.company.presence.take()
    }

    /// Ends it off this thread: its drive may be slow.
    fn end_presence(&mut self) {
        if let Some(presence) = self.take_presence() {
            let end = move || drop(presence);
            // Without a thread it ends here.
            let _ = std::thread::Builder::new()
                .name("leaving".into())
                .spawn(end);
        }
    }

    /// Who else has the file open, as far as is known.
    pub fn others(&self) -> Vec<Who> {
        let presence = self.company.presence.as_ref();
        presence.map(Presence::others).unwrap_or_default()
    }

    /// Whoever has the file too, where that's one alone: it's their words that come.
    pub(super) fn only_other(&self) -> Option<Who> {
        <[Who; 1]>::try_from(self.others()).ok().map(|[one]| one)
    }

    /// The words that come are called by whoever's they are, where that's known.
    pub(super) fn name_others(&mut self) {
        let other = self.only_other();
        self.saving.names.theirs = other.map_or_else(String::new, |one| one.name);
    }

    /// Whoever works here is called so where it's at odds with others.
    pub fn set_name(&mut self, name: &str) {
        self.saving.names.ours = name.to_owned();
    }

    /// Tells whoever else has the file at `path` open, if they're to know.
    pub(super) fn poll_presence(&mut self, path: &Path) {
        let is_shown = |presence: &Presence| presence.path() == path;
        if let Some(who) = self.company.who.clone()
            && !self.company.presence.as_ref().is_some_and(is_shown)
        {
            let (disk, wake) = (self.saving.disk(), Arc::clone(&self.wake));
            let origin = self.places().map(|places| places.folder);
            let origin = origin.unwrap_or_default();
            let presence = Presence::begin(disk, path, who, &origin, wake);
            self.end_presence();
            self.company.presence = presence.ok();
        }
    }
}
