//! What is kept for translating: read when somebody begins to translate, remembered when a
//! release is saved or opened, looked through in its dialog.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::App;
use super::asking::Purpose;
use super::dialogs::{Dialog, LibraryChoice, LibraryShown};
use crate::jobs::{Once, Progress};
use crate::session::{Library, Message, NotBrought};
use crate::shelf::{
    Kept, KeptTranslations, NotKept, forget, keep, kept_translations, remember_translations,
};
use crate::translate::glossary::{Glossary, sample};
use crate::translate::memory::Memory;

/// What is known of it, and what is under way.
#[derive(Default)]
pub(super) struct LibraryState {
    /// The release for which it was read.
    of: Option<String>,
    reading: Option<Once<(Vec<Kept>, Library)>>,
    keeping: Vec<(PathBuf, Once<Result<(), NotKept>>)>,
    /// What there is.
    pub all: Vec<Kept>,
}

impl LibraryState {
    /// Whether something is being read or kept.
    pub fn is_busy(&self) -> bool {
        self.reading.is_some() || !self.keeping.is_empty()
    }
}

impl App {
    /// Another release is open, or the same anew: what is kept hasn't been read for it.
    pub(super) fn forget_library(&mut self) {
        self.library.of = None;
        self.library.reading = None;
    }

    /// Has what is kept read, once somebody translates this release.
    pub(super) fn see_to_library(&mut self) {
        let id = self.session.release().id.to_string();
        let is_read = self.library.of.as_ref() == Some(&id);
        if !is_read && self.session.is_translating() {
            self.read_library();
        }
        if let Some(reading) = &self.library.reading {
            match reading.poll() {
                Progress::Running => {}
                Progress::Done((all, library)) => {
                    self.library.all = all;
                    self.session.set_library(library);
                    self.library.reading = None;
                }
                // What isn't kept isn't offered.
                Progress::Failed => self.library.reading = None,
            }
        }
        let mut kept = Vec::new();
        self.library.keeping.retain(|(file, job)| {
            let done = match job.poll() {
                Progress::Running => return true,
                Progress::Done(done) => done,
                Progress::Failed => Err(NotKept::Unwritten(String::new())),
            };
            kept.push((file.clone(), done));
            false
        });
        for (file, done) in kept {
            match done {
                Ok(()) => self.read_library(),
                Err(why) => {
                    let why = match why {
                        NotKept::Refused(refusal) => NotBrought::Refused(refusal),
                        other => NotBrought::Unreadable(other.to_string()),
                    };
                    self.say(Message::TextsNotBrought(file, Box::new(why)));
                }
            }
        }
    }

    pub(super) fn read_library(&mut self) {
        let id = self.session.release().id.to_string();
        self.library.of = Some(id.clone());
        let folders = self.outside.folders.clone();
        let has_sample = !self.settings.hides_sample_glossary;
        let work = move || {
            let kept = match &folders {
                Some(folders) => kept_translations(folders, &id),
                None => KeptTranslations::default(),
            };
            let mut concepts = kept.concepts;
            if has_sample {
                concepts.extend(sample());
            }
            let library = Library {
                memory: Arc::new(Memory::new(kept.memories)),
                glossary: Arc::new(Glossary::new(concepts)),
            };
            (kept.all, library)
        };
        // Without a thread there are no suggestions.
        self.library.reading = Once::spawn("library", Arc::clone(&self.wake), work).ok();
    }

    /// Remembers the translations of the release that is open.
    pub(super) fn remember_release(&self) {
        let Some(folders) = self.outside.folders.clone() else {
            return;
        };
        let release = Arc::clone(self.session.release());
        if self.settings.forgets_translations {
            return;
        }
        // What isn't remembered is no loss.
        let work = move || remember_translations(&folders, &release).ok();
        let _ = std::thread::Builder::new()
            .name("memory".into())
            .spawn(work);
    }

    /// Shows what is kept.
    pub(super) fn show_library(&mut self) {
        self.read_library();
        self.ask_person(Dialog::Library(LibraryShown::default()));
    }

    /// What its dialog shows now.
    pub(super) fn library_shown(&self) -> LibraryShown {
        LibraryShown {
            kept: self.library.all.clone(),
            is_busy: self.library.is_busy(),
            remembers: !self.settings.forgets_translations,
            uses_sample: !self.settings.hides_sample_glossary,
        }
    }

    /// Does what its dialog asks for.
    pub(super) fn use_library(&mut self, choice: LibraryChoice) {
        match choice {
            LibraryChoice::Import => self.ask(Purpose::Library),
            LibraryChoice::Forget(file) => {
                if let Err(error) = forget(&file) {
                    self.failed(error.to_string());
                }
                self.read_library();
            }
            LibraryChoice::Remember(remembers) => self.settings.forgets_translations = !remembers,
            LibraryChoice::UseSample(uses) => {
                self.settings.hides_sample_glossary = !uses;
                self.read_library();
            }
        }
        self.keep_settings();
    }

    /// Keeps a file of another tool.
    pub(super) fn keep_file(&mut self, file: &Path) {
        let Some(folders) = self.outside.folders.clone() else {
            return;
        };
        let path = file.to_owned();
        let work = move || keep(&folders, &path);
        match Once::spawn("keeping", Arc::clone(&self.wake), work) {
            Ok(job) => self.library.keeping.push((file.to_owned(), job)),
            Err(error) => self.failed(error.to_string()),
        }
    }
}
