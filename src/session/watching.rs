//! The file while others have it too: what they put there is merged in as it comes, and what
//! can't be read is waited for.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use super::incoming::FromFile;
use super::{Message, SaveFailure, Session};
use crate::storage::disk::What;
use crate::storage::{Notice, Presence, Sighting, Watch, Who};

/// How the file was last seen.
#[derive(Debug, Default)]
pub(super) struct Watching {
    /// Whether it's wanted.
    is_on: bool,
    watch: Option<Watch>,
    /// Whether it can't be read.
    is_unclear: bool,
    /// What stood in its place when it was gone.
    instead: Instead,
    /// Who has it open here, where others are to know.
    who: Option<Who>,
    presence: Option<Presence>,
}

/// What stands where a release's file was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Instead {
    /// Nothing.
    #[default]
    Nothing,
    /// Another release's file.
    Release,
    /// A folder.
    Folder,
    /// A device or a pipe.
    Device,
}

impl Session {
    /// Looks from now on for what others do to the file.
    pub fn watch_file(&mut self) {
        self.watching.is_on = true;
        self.poll_file();
    }

    /// Has others know from now on that `who` has the file open; `None` where they aren't to.
    pub fn show_presence(&mut self, who: Option<Who>) {
        match (&self.watching.presence, &who) {
            (Some(presence), Some(who)) => presence.rename(who.clone()),
            _ => self.end_presence(),
        }
        self.watching.who = who;
        self.poll_file();
    }

    pub(super) fn take_presence(&mut self) -> Option<Presence> {
        self.watching.presence.take()
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
        let presence = self.watching.presence.as_ref();
        presence.map(Presence::others).unwrap_or_default()
    }

    /// Whether the file can't be read at the moment: it may be on its way.
    pub fn is_file_unclear(&self) -> bool {
        self.watching.is_unclear
    }

    /// Whether the file that was here is gone.
    pub fn is_file_gone(&self) -> bool {
        self.saving.is_gone()
    }

    /// What stands where the file was, if it's gone.
    pub fn stands_instead(&self) -> Option<Instead> {
        self.is_file_gone().then_some(self.watching.instead)
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

    /// Why it couldn't be saved, if it couldn't.
    pub fn save_failure(&self) -> Option<&SaveFailure> {
        self.saving.failure()
    }

    /// In how long something is to be done by itself.
    pub fn wait(&self) -> Option<Duration> {
        let waits = [self.saving.wait(), self.wait_for_copies()];
        waits.into_iter().flatten().min()
    }

    /// Takes what was seen of the file.
    pub(super) fn poll_file(&mut self) {
        let path = self.saving.path().filter(|_| self.watching.is_on);
        let Some(path) = path.map(Path::to_owned) else {
            return;
        };
        let is_shown = |presence: &Presence| presence.path() == path;
        if let Some(who) = self.watching.who.clone()
            && !self.watching.presence.as_ref().is_some_and(is_shown)
        {
            let (disk, wake) = (self.saving.disk(), Arc::clone(&self.wake));
            let origin = self.places().map(|places| places.folder);
            let origin = origin.unwrap_or_default();
            let presence = Presence::begin(disk, &path, who, &origin, wake);
            self.end_presence();
            self.watching.presence = presence.ok();
        }
        let is_watched = |watch: &Watch| watch.path() == path;
        if !self.watching.watch.as_ref().is_some_and(is_watched) {
            self.begin_watch(&path);
        }
        self.poll_copies();
        // What is on its way into the file or out of it comes first.
        while self.saving.is_idle() && !self.is_bringing() {
            let watch = self.watching.watch.as_ref();
            let Some(sighting) = watch.and_then(Watch::poll) else {
                return;
            };
            self.take_sighting(sighting);
        }
    }

    fn begin_watch(&mut self, path: &Path) {
        let disk = self.saving.disk();
        let known = self.saving.known().map(|known| known.digest);
        let wake = Arc::clone(&self.wake);
        self.watching.is_unclear = false;
        // Without a thread for it, saving looks for itself.
        self.watching.watch = Watch::begin(disk, path, known, wake).ok();
    }

    /// What the file holds now is known.
    pub(super) fn know_file(&mut self) {
        self.watching.is_unclear = false;
        let known = self.saving.known().map(|known| known.digest);
        if let (Some(watch), Some(known)) = (&self.watching.watch, known) {
            watch.knows(known);
        }
    }

    /// The release isn't in its file any more.
    fn lose_file(&mut self, instead: Instead) {
        self.watching.is_unclear = false;
        self.watching.instead = instead;
        self.saving.lose(self.document.state());
        self.stand_anew();
        let path = self.saving.path().map(Path::to_owned);
        let message = path.map(|path| Message::FileGone(path, instead));
        self.messages.extend(message);
    }

    fn take_sighting(&mut self, sighting: Sighting) {
        // Whoever changed it may have left a copy.
        self.expect_copies();
        match sighting {
            Sighting::Holds { known, .. } if known.release.id != self.release().id => {
                self.lose_file(Instead::Release);
            }
            Sighting::Holds {
                known,
                bytes,
                notices,
            } => {
                self.watching.is_unclear = false;
                let now = self.saving.known().map(|known| known.digest);
                if now == Some(known.digest) {
                    let state = self.document.state();
                    self.saving.find_again(state);
                    // The journal goes on from what the file holds again.
                    self.stand_anew();
                } else {
                    let is_whole = !notices.iter().any(Notice::is_change);
                    let told = notices.into_iter().filter(Notice::is_loss);
                    self.messages.extend(told.map(Message::Opened));
                    self.bring_from_file(FromFile {
                        known,
                        bytes,
                        is_whole,
                    });
                }
            }
            Sighting::Gone(what) => self.lose_file(match what {
                None | Some(What::File) => Instead::Nothing,
                Some(What::Folder) => Instead::Folder,
                Some(What::Other) => Instead::Device,
            }),
            Sighting::Unclear { why, lasts } => {
                if lasts {
                    // The words are here alone.
                    self.saving.doubt(self.document.state());
                    self.stand_anew();
                    self.messages.push(Message::FileUnclear(why.to_string()));
                }
                self.watching.is_unclear = true;
            }
        }
    }
}
