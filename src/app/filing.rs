//! The files of the open release: which one is meant, whether it may be
//! replaced, and what comes of opening it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::App;
use super::asking::{Answer, Asking, Purpose};
use super::dialogs::Dialog;
use super::form::FormState;
use super::page::PageView;
use crate::jobs::{Once, Progress};
use crate::release::Edition;
use crate::session::{Action, BegunFor, Found, Message, Others, Places, look};
use crate::shelf::Settings;
use crate::storage::ReadError;
use crate::storage::disk::System;
use crate::texts::{say, say_with};

/// What stands where a file is to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum There {
    Nothing,
    File,
    /// A folder, by the name as it was chosen or with its ending.
    Folder,
    /// Not even a folder to write it in.
    NoFolder,
}

impl App {
    /// A file's name to begin with, beside the release.
    pub(super) fn suggested(&self, extension: &str) -> PathBuf {
        match self.session.path() {
            Some(path) => path.with_extension(extension),
            None => {
                let name = say("new-file-name");
                let folder = std::env::current_dir().unwrap_or_default();
                folder.join(name).with_extension(extension)
            }
        }
    }

    /// The same for what is made of an edition; of the release itself with none.
    pub(super) fn suggested_of(&self, edition: Option<&Edition>, extension: &str) -> PathBuf {
        let suggested = self.suggested(extension);
        let stem = suggested.file_stem().map(|stem| stem.to_string_lossy());
        match (edition, stem) {
            (Some(edition), Some(stem)) => {
                let name = format!("{stem}-{}.{extension}", edition.language);
                suggested.with_file_name(name)
            }
            _ => suggested,
        }
    }

    pub(super) fn ask(&mut self, purpose: Purpose) {
        // A second click does nothing while a dialog is open.
        if let Some(asking) = &self.asking {
            if *asking.purpose() != Purpose::Save {
                self.session.cancel_close();
            }
            return;
        }
        let suggested = match &purpose {
            Purpose::Export => self.suggested_of(self.session.shown_edition(), "pdf"),
            Purpose::HandOut(wanted) => {
                let edition = self.session.release().edition(&wanted.edition);
                self.suggested_of(edition, wanted.format.extension())
            }
            _ => self.suggested("ron"),
        };
        if self.has_dialogs == Some(false) {
            self.ask_ourselves(purpose, &suggested);
            return;
        }
        match Asking::begin(purpose.clone(), suggested.clone(), &self.wake) {
            Ok(asking) => self.asking = Some(asking),
            Err(_) => self.ask_ourselves(purpose, &suggested),
        }
    }

    /// Asks for another name than that of a file that isn't to be replaced.
    pub(super) fn ask_again(&mut self, purpose: Purpose, path: &Path) {
        if self.has_dialogs == Some(false) {
            self.ask_ourselves(purpose, path);
        } else {
            self.session.cancel_close();
        }
    }

    fn ask_ourselves(&mut self, purpose: Purpose, suggested: &Path) {
        let text = if purpose.is_written() {
            suggested.display().to_string()
        } else {
            let folder = suggested.parent().unwrap_or(Path::new(""));
            format!("{}{}", folder.display(), std::path::MAIN_SEPARATOR)
        };
        self.ask_person(Dialog::Path {
            purpose,
            text,
            wrong: None,
            begun: false,
        });
    }

    pub(super) fn take_chosen(&mut self) {
        let Some(asking) = &self.asking else {
            return;
        };
        let answer = asking.poll();
        if answer != Answer::Open {
            self.asking = None;
        }
        match answer {
            Answer::Open => {}
            Answer::Chosen(purpose, path) => self.use_path(purpose, path),
            // What was asked about replacing was another name.
            Answer::ChosenWithoutEnding(purpose, path) => self.look_before_writing(purpose, path),
            Answer::Cancelled => {
                self.session.cancel_close();
            }
            Answer::NoDialog(purpose, suggested) => self.ask_ourselves(purpose, &suggested),
        }
    }

    /// Looks whether there is a file to be read, and asks before one is replaced that
    /// the release isn't kept in. Its name gets its ending where `chosen` has none.
    pub(super) fn look_before_writing(&mut self, purpose: Purpose, chosen: PathBuf) {
        let path = purpose.with_extension(chosen.clone());
        let looked_at = chosen.clone();
        let own = purpose == Purpose::Save && self.session.path() == Some(&*path);
        if own {
            self.use_path(purpose, path);
            return;
        }
        let work = move || what_stands_at(&chosen, &path);
        match Once::spawn("looking", Arc::clone(&self.wake), work) {
            Ok(job) => self.looking.push((job, purpose, looked_at)),
            Err(error) => {
                self.session.cancel_close();
                self.failed(error.to_string());
            }
        }
    }

    pub(super) fn take_looked(&mut self) {
        while self.take_one_looked() {}
    }

    /// Goes on with one of the files that were looked at; whether there was one.
    fn take_one_looked(&mut self) -> bool {
        let looked = self.looking.iter().enumerate();
        let done = { looked }.find_map(|(index, (job, ..))| match job.poll() {
            Progress::Running => None,
            Progress::Done(there) => Some((index, there)),
            Progress::Failed => Some((index, There::File)),
        });
        let Some((index, there)) = done else {
            return false;
        };
        let (_, purpose, chosen) = self.looking.remove(index);
        let path = purpose.with_extension(chosen.clone());
        let is_written = purpose.is_written();
        let wrong = match there {
            There::File if is_written => {
                self.ask_person(Dialog::Replace(purpose, path));
                return true;
            }
            There::Nothing if is_written => {
                self.use_path(purpose, path);
                return true;
            }
            There::File => {
                self.use_path(purpose, path);
                return true;
            }
            There::Folder => "path-folder",
            There::NoFolder if is_written => "path-no-folder",
            There::Nothing | There::NoFolder => "path-no-file",
        };
        self.ask_person(Dialog::Path {
            purpose,
            text: chosen.display().to_string(),
            wrong: Some(say(wrong)),
            begun: false,
        });
        true
    }

    pub(super) fn use_path(&mut self, purpose: Purpose, path: PathBuf) {
        match purpose {
            Purpose::Open => self.open(path),
            Purpose::Save => self.session.perform(Action::SaveTo(path)),
            Purpose::Export => {
                let wanted = self.session.export_to(path);
                self.session.perform(Action::Export(wanted));
            }
            Purpose::Picture(field) => self.perform(Action::PictureFile(field, path)),
            Purpose::Library => self.keep_file(&path),
            Purpose::Texts => self.session.perform(Action::LookAtTexts(path)),
            Purpose::HandOut(wanted) => self.session.perform(Action::HandOut(path, wanted)),
        }
    }

    /// Whether nothing would be lost if another release were here.
    fn is_untouched(&self) -> bool {
        self.session.path().is_none() && !self.session.is_dirty() && !self.session.is_writing()
    }

    /// Opens a file: here where nothing would be lost, in a window of its own
    /// otherwise.
    pub(super) fn open(&mut self, path: PathBuf) {
        if !self.is_untouched() || self.opening.is_some() {
            self.new_window(Some(&path));
            return;
        }
        self.look_for(Some(path));
    }

    /// Looks for what is to be opened here.
    pub(super) fn look_for(&mut self, path: Option<PathBuf>) {
        let (file, places, begun_for) = (path.clone(), self.places(), self.begun_for);
        let name = self.settings.person.name.clone();
        let work = move || look(begun_for, file.as_deref(), places.as_ref(), &name);
        match Once::spawn("opening", Arc::clone(&self.wake), work) {
            Ok(job) => self.opening = Some((job, path)),
            Err(error) => self.failed(error.to_string()),
        }
    }

    pub(super) fn take_opened(&mut self) {
        let Some((job, path)) = &self.opening else {
            return;
        };
        // A release may be in a style of the person's own.
        if self.reading_styles.is_some() {
            return;
        }
        let path = path.clone();
        match job.poll() {
            Progress::Running => return,
            Progress::Done(looked) => {
                self.take_looked_for(looked.found);
                self.take_others(looked.others);
            }
            Progress::Failed => {
                let file = path.map_or_else(String::new, |path| path.display().to_string());
                self.failed(say_with("open-failed", &[("file", file.into())]));
            }
        }
        self.opening = None;
        self.begun_for = BegunFor::Itself;
    }

    fn take_looked_for(&mut self, found: Option<Result<Found, ReadError>>) {
        let is_untouched = self.is_untouched();
        match found {
            None => {}
            // Something was written here meanwhile.
            Some(Ok(Found::File { path, .. })) if !is_untouched => self.new_window(Some(&path)),
            Some(Ok(Found::Left { desk, file, .. })) if !is_untouched => {
                // For the other window to have.
                drop(desk);
                let file = file.map(|(file, _)| file);
                self.new_window(file.as_deref());
            }
            Some(Ok(Found::Elsewhere(path))) => match self.begun_for {
                // It was begun for this file alone, which has its window.
                BegunFor::File if is_untouched => self.session.discard_and_close(),
                BegunFor::Last => self.begin_writing(),
                BegunFor::File | BegunFor::New | BegunFor::Itself => {
                    self.say(Message::OpenElsewhere(path));
                }
            },
            Some(Ok(found)) => self.show_found(found),
            Some(Err(error)) => self.ask_person(Dialog::NotOpened(Box::new(error))),
        }
    }

    /// Opens what else a crash left, or says that it's there, where somebody wanted one file.
    fn take_others(&mut self, others: Others) {
        if let Some(places) = self.places().filter(|_| others.is_in_bin) {
            self.say(Message::LeftInBin(places.bin()));
        }
        if let Some(folder) = &others.stays {
            self.say(Message::LeftStays(folder.clone()));
        }
        if self.begun_for != BegunFor::File {
            self.open_others(&others);
        } else if !others.is_empty() {
            self.say(Message::LeftElsewhere(others));
        }
    }

    /// Opens what else a crash left, each in a window of its own.
    pub(super) fn open_others(&mut self, others: &Others) {
        let own = self.session.path().map(Path::to_owned);
        // What was left of a file that this release has been saved over has no file since.
        let (here, elsewhere): (Vec<&PathBuf>, Vec<&PathBuf>) = others
            .files
            .iter()
            .partition(|file| Some(*file) == own.as_ref());
        for file in elsewhere {
            self.new_window(Some(file));
        }
        if others.has_new || !here.is_empty() {
            self.new_window(None);
        }
    }

    /// Where what must not be lost is kept, if there is a folder for it.
    pub(super) fn places(&self) -> Option<Places> {
        let folders = self.outside.folders.as_ref()?;
        Some(Places {
            disk: Arc::new(System),
            folder: folders.state.clone(),
        })
    }

    /// Shows what was found, with what a crash left of it.
    fn show_found(&mut self, found: Found) {
        if let Found::File { path, .. } = &found {
            self.remember(path);
        }
        let (styles, wake) = (self.styles.clone(), Arc::clone(&self.wake));
        let Some((session, error)) = found.begin(styles, wake, self.places()) else {
            return;
        };
        if let Some(error) = error {
            self.failed(error.to_string());
        }
        std::mem::replace(&mut self.session, session).leave();
        self.forget_library();
        self.remember_opened();
        self.introduce();
        self.form = FormState::default();
        self.view = PageView::new(self.view.zoom());
    }

    pub(super) fn remember(&mut self, path: &Path) {
        self.settings.remember(path);
        let Some(folders) = self.outside.folders.clone() else {
            return;
        };
        let path = path.to_owned();
        // What isn't remembered is no loss.
        let work = move || Settings::remember_for_good(&folders, &path).ok();
        let _ = std::thread::Builder::new()
            .name("settings".into())
            .spawn(work);
    }
}

/// What stands where a file is to be written whose name was chosen as `chosen`
/// and is `path` with its ending.
fn what_stands_at(chosen: &Path, path: &Path) -> There {
    if chosen.is_dir() || path.is_dir() {
        There::Folder
    } else if path.exists() {
        There::File
    } else if path.parent().is_some_and(Path::is_dir) {
        There::Nothing
    } else {
        There::NoFolder
    }
}
