//! The file while others have it too: what they put there is merged in as it comes, and what
//! can't be read is waited for.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use super::incoming::FromFile;
use super::{Message, Session};
use crate::storage::disk::What;
use crate::storage::{Notice, Sighting, Watch};

/// How the file was last seen.
#[derive(Debug, Default)]
pub(super) struct Watching {
    /// Whether it's wanted.
    is_on: bool,
    watch: Option<Watch>,
    /// Whether it can't be read, and may be on its way.
    is_unclear: bool,
    /// What stood in its place when it was gone.
    instead: Instead,
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

    /// Whether the file can't be read at the moment, and may be on its way.
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
        self.poll_presence(&path);
        let is_watched = |watch: &Watch| watch.path() == path;
        if !self.watching.watch.as_ref().is_some_and(is_watched) {
            self.begin_watch(&path);
        }
        if self.watching.watch.as_ref().is_some_and(Watch::has_copy) {
            self.expect_copies();
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
        self.saving.lose();
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
                    self.saving.find_again();
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
                    self.saving.doubt();
                    self.stand_anew();
                    self.messages.push(Message::FileUnclear(why.to_string()));
                }
                self.watching.is_unclear = !lasts;
            }
        }
    }
}
