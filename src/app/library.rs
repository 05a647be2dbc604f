//! What is kept for translating: read when somebody begins to translate, remembered when a
//! release is saved, and when one is opened of which nothing is known, looked through in its
//! dialog.

use std::collections::VecDeque;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::App;
use super::asking::Purpose;
use super::dialogs::{Dialog, LibraryChoice, LibraryRows, LibraryShown};
use super::messages::Happening;
use crate::jobs::{Once, Progress, Wake};
use crate::release::{FieldPath, Release};
use crate::session::{Library, Message};
use crate::shelf::{
    Folders, Kept, KeptFile, KeptGlossary, KeptReader, NotKept, forget, keep, keep_release,
    remember_opened, remember_translations,
};
use crate::storage::{self, ReadError};
use crate::texts::{message as words, say};
use crate::translate::glossary::{Glossary, sample};
use crate::translate::memory::{Memory, MemorySource};
use crate::widgets::LongList;

/// When a release's translations are remembered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Occasion {
    Opened,
    Saved,
}

/// How long the process goes on for what is still being kept and forgotten when the window is
/// gone: longer than one window waits for another that writes.
const LONGEST_WAIT: Duration = Duration::from_secs(8);

/// From when on what was read is read again at another text.
const OLD: Duration = Duration::from_secs(2);

/// What is known of it, and what is under way.
#[derive(Default)]
pub(super) struct LibraryState {
    /// The release for which it was read.
    of: Option<String>,
    /// When, and with which text at hand: another window may have forgotten something since.
    read: Option<(Instant, Option<FieldPath>)>,
    /// Whether it's to be read again wherever that is.
    is_doubtful: bool,
    reader: Arc<Mutex<Reader>>,
    reading: Option<Once<(LibraryRows, Library)>>,
    keeping: Vec<(PathBuf, Once<Result<Kept, NotKept>>)>,
    forgetting: Vec<Once<Result<(), NotKept>>>,
    remembering: Option<Once<Result<usize, NotKept>>>,
    /// What is to be remembered once that's done, the last of each release: in its order, or the
    /// older would stay.
    to_remember: VecDeque<(Arc<Release>, Occasion)>,
    /// Where that goes, and who is told.
    remembers_in: Option<(Folders, Wake)>,
    /// What there is.
    all: Arc<LibraryRows>,
    /// What came of what was last asked for in its dialog.
    said: Vec<String>,
}

impl LibraryState {
    /// Whether something is being read or kept.
    pub fn is_busy(&self) -> bool {
        self.reading.is_some()
            || !self.keeping.is_empty()
            || !self.forgetting.is_empty()
            || self.remembering.is_some()
    }
}

impl LibraryState {
    /// Begins to remember what is next.
    fn next_remembered(&mut self) -> Option<io::Result<Once<Result<usize, NotKept>>>> {
        let (release, occasion) = self.to_remember.pop_front()?;
        let (folders, wake) = self.remembers_in.clone()?;
        let work = move || match occasion {
            Occasion::Opened => remember_opened(&folders, &release),
            Occasion::Saved => remember_translations(&folders, &release),
        };
        Some(Once::spawn("memory", wake, work))
    }

    /// Has a release remembered after all others. What was saved isn't given up for what was
    /// opened.
    fn queue(&mut self, release: Arc<Release>, occasion: Occasion) {
        let mut others = self.to_remember.iter();
        let is_known = others.any(|(other, _)| other.id == release.id);
        if occasion == Occasion::Opened && is_known {
            return;
        }
        self.to_remember.retain(|(other, _)| other.id != release.id);
        self.to_remember.push_back((release, occasion));
    }
}

impl Drop for LibraryState {
    /// The process ends soon after its window, in the midst of what it writes: first of all, what
    /// somebody wants gone is.
    fn drop(&mut self) {
        let begun = Instant::now();
        let left = || LONGEST_WAIT.saturating_sub(begun.elapsed());
        for job in &self.forgetting {
            job.wait(left());
        }
        while let Some(job) = self.remembering.take()
            && !matches!(job.wait(left()), Progress::Running)
        {
            self.remembering = self.next_remembered().and_then(Result::ok);
        }
        for (_, job) in &self.keeping {
            job.wait(left());
        }
    }
}

/// What was read, and what was made of it: indexes aren't made again as long as it's the same.
#[derive(Default)]
struct Reader {
    kept: KeptReader,
    made: Option<Made>,
}

/// What was made of what was kept.
struct Made {
    memories: Vec<Arc<MemorySource>>,
    glossaries: Vec<Arc<KeptGlossary>>,
    has_sample: bool,
    library: Library,
}

impl Reader {
    fn read(
        &mut self,
        folders: Option<&Folders>,
        open: &str,
        has_sample: bool,
    ) -> (Vec<KeptFile>, Library) {
        let kept = folders.map(|folders| self.kept.read(folders, open));
        let kept = kept.unwrap_or_default();
        let made = self.made.take().filter(|made| {
            made.has_sample == has_sample
                && are_same(&made.memories, &kept.memories)
                && are_same(&made.glossaries, &kept.glossaries)
        });
        let made = made.unwrap_or_else(|| Made::new(kept.memories, kept.glossaries, has_sample));
        let library = Library {
            own: kept.own,
            ..made.library.clone()
        };
        self.made = Some(made);
        (kept.all, library)
    }
}

impl Made {
    fn new(
        memories: Vec<Arc<MemorySource>>,
        glossaries: Vec<Arc<KeptGlossary>>,
        has_sample: bool,
    ) -> Self {
        let concepts = glossaries.iter();
        let concepts = concepts.flat_map(|glossary| glossary.concepts.iter().cloned());
        let own = has_sample.then(sample).into_iter().flatten();
        let library = Library {
            memory: Arc::new(Memory::new(memories.iter().cloned())),
            glossary: Arc::new(Glossary::new(concepts.chain(own).collect())),
            own: None,
        };
        Self {
            memories,
            glossaries,
            has_sample,
            library,
        }
    }
}

fn are_same<T>(some: &[Arc<T>], others: &[Arc<T>]) -> bool {
    some.len() == others.len() && { some.iter().zip(others) }.all(|(a, b)| Arc::ptr_eq(a, b))
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
        if self.session.is_translating() && (!is_read || self.is_library_old()) {
            self.read_library();
        }
        match self.library.reading.as_ref().map(Once::poll) {
            None | Some(Progress::Running) => {}
            Some(Progress::Done((all, library))) => {
                self.library.all = all.into();
                self.session.set_library(library);
                self.library.reading = None;
            }
            Some(Progress::Failed) => {
                self.library.reading = None;
                self.library_failed(say("library-broke"));
            }
        }
        self.take_kept();
        self.take_forgotten();
        self.take_remembered();
    }

    /// Has it read again: the person comes from another window.
    pub(super) fn doubt_library(&mut self) {
        self.library.is_doubtful = true;
    }

    /// Whether what is known of it is to be read again at the text that is at hand: another
    /// window may have kept or forgotten something since.
    fn is_library_old(&self) -> bool {
        let is_idle = self.dialogs.is_empty() && self.library.reading.is_none();
        let read = self.library.read.as_ref();
        let is_old =
            || read.is_some_and(|(read, at)| read.elapsed() >= OLD && *at != self.text_at_hand());
        is_idle && (self.library.is_doubtful || is_old())
    }

    fn text_at_hand(&self) -> Option<FieldPath> {
        self.session.unit_at_hand().map(|unit| unit.at)
    }

    /// Says what came of something in its dialog, or where all is said once that's closed.
    fn tell_of_library(&mut self, message: Message) {
        let is_open = { self.dialogs.iter() }.any(|one| matches!(one, Dialog::Library(_)));
        match is_open {
            true => self.library.said.push(words(&message)),
            false => self.say(message),
        }
    }

    /// The same of what didn't go as it should.
    fn library_failed(&mut self, why: String) {
        self.tell_of_library(Message::Failed(why));
    }

    fn take_kept(&mut self) {
        let mut kept = Vec::new();
        self.library.keeping.retain(|(file, job)| {
            let done = job.poll();
            let is_running = matches!(done, Progress::Running);
            if !is_running {
                kept.push((file.clone(), done));
            }
            is_running
        });
        for (file, done) in kept {
            match done {
                Progress::Done(Ok(kept)) => {
                    if kept.has_replaced || kept.too_long > 0 {
                        self.tell_of_library(Message::LibraryHas(file, kept));
                    }
                    self.read_library();
                }
                Progress::Done(Err(why)) => {
                    self.tell_of_library(Message::LibraryLacks(file, Box::new(why)));
                }
                Progress::Failed => self.tell_of_library(Message::KeepingBroke(file)),
                Progress::Running => {}
            }
        }
    }

    fn take_forgotten(&mut self) {
        let mut done = Vec::new();
        self.library.forgetting.retain(|job| {
            let progress = job.poll();
            let is_running = matches!(progress, Progress::Running);
            if !is_running {
                done.push(progress);
            }
            is_running
        });
        for progress in done {
            match progress {
                Progress::Done(Err(why)) => {
                    self.tell_of_library(Message::NotForgotten(Box::new(why)));
                }
                Progress::Failed => self.library_failed(say("library-broke")),
                Progress::Done(Ok(())) | Progress::Running => {}
            }
            self.read_library();
        }
    }

    fn take_remembered(&mut self) {
        match self.library.remembering.as_ref().map(Once::poll) {
            None | Some(Progress::Running) => return,
            Some(Progress::Done(Ok(_))) => self.messages.forget(&Happening::Remembered),
            Some(Progress::Done(Err(why))) => self.say(Message::NotRemembered(Box::new(why))),
            Some(Progress::Failed) => self.failed(say("library-broke")),
        }
        self.library.remembering = None;
        self.remember_next();
    }

    fn read_library(&mut self) {
        let id = self.session.release().id.to_string();
        self.library.of = Some(id.clone());
        self.library.is_doubtful = false;
        self.library.read = Some((Instant::now(), self.text_at_hand()));
        let folders = self.outside.folders.clone();
        let has_sample = !self.settings.hides_sample_glossary;
        let reader = Arc::clone(&self.library.reader);
        let work = move || {
            let mut reader = reader.lock().unwrap_or_else(PoisonError::into_inner);
            let (all, library) = reader.read(folders.as_ref(), &id, has_sample);
            (LibraryRows::of(all), library)
        };
        match Once::spawn("library", Arc::clone(&self.wake), work) {
            Ok(job) => self.library.reading = Some(job),
            Err(error) => self.library_failed(error.to_string()),
        }
    }

    /// Remembers the translations of the release that was saved.
    pub(super) fn remember_release(&mut self) {
        let release = Arc::clone(self.session.release());
        self.remember_translations(release, Occasion::Saved);
    }

    /// Remembers those of the release that was opened, if none of it are known.
    pub(super) fn remember_opened(&mut self) {
        let release = Arc::clone(self.session.release());
        if !release.editions.is_empty() {
            self.remember_translations(release, Occasion::Opened);
        }
    }

    fn remember_translations(&mut self, release: Arc<Release>, occasion: Occasion) {
        let Some(folders) = self.outside.folders.clone() else {
            return;
        };
        if self.settings.forgets_translations {
            return;
        }
        self.library.remembers_in = Some((folders, Arc::clone(&self.wake)));
        self.library.queue(release, occasion);
        if self.library.remembering.is_none() {
            self.remember_next();
        }
    }

    fn remember_next(&mut self) {
        match self.library.next_remembered() {
            Some(Ok(job)) => self.library.remembering = Some(job),
            Some(Err(error)) => self.failed(error.to_string()),
            None => {}
        }
    }

    /// Shows what is kept.
    pub(super) fn show_library(&mut self) {
        self.library.said.clear();
        self.read_library();
        self.ask_person(Dialog::Library(LibraryShown::default()));
    }

    /// What its dialog shows now.
    pub(super) fn library_shown(&self) -> LibraryShown {
        LibraryShown {
            kept: Arc::clone(&self.library.all),
            said: self.library.said.clone(),
            is_busy: self.library.is_busy(),
            remembers: !self.settings.forgets_translations,
            uses_sample: !self.settings.hides_sample_glossary,
            is_forgetting: false,
            list: LongList::default(),
        }
    }

    /// Does what its dialog asks for.
    pub(super) fn use_library(&mut self, choice: LibraryChoice) {
        self.library.said.clear();
        match choice {
            LibraryChoice::Import => self.ask(Purpose::Library),
            LibraryChoice::Forget(file) => self.forget_kept(vec![file]),
            LibraryChoice::ForgetReleases => {
                let files = self.library.all.releases().cloned().collect();
                self.forget_kept(files);
            }
            LibraryChoice::Remember(remembers) => self.settings.forgets_translations = !remembers,
            LibraryChoice::UseSample(uses) => {
                self.settings.hides_sample_glossary = !uses;
                self.read_library();
            }
        }
        self.keep_settings();
    }

    fn forget_kept(&mut self, files: Vec<PathBuf>) {
        let Some(folders) = self.outside.folders.clone() else {
            return;
        };
        let work = move || forget(&folders, &files);
        match Once::spawn("forgetting", Arc::clone(&self.wake), work) {
            Ok(job) => self.library.forgetting.push(job),
            Err(error) => self.library_failed(error.to_string()),
        }
    }

    /// Keeps a file of another tool, or the translations of another release.
    pub(super) fn keep_file(&mut self, file: &Path) {
        let Some(folders) = self.outside.folders.clone() else {
            self.library_failed(say("no-folder"));
            return;
        };
        let path = file.to_owned();
        let work = move || match path
            .extension()
            .is_some_and(|ending| ending.eq_ignore_ascii_case("ron"))
        {
            true => keep_release_in(&folders, &path),
            false => keep(&folders, &path),
        };
        match Once::spawn("keeping", Arc::clone(&self.wake), work) {
            Ok(job) => self.library.keeping.push((file.to_owned(), job)),
            Err(error) => self.library_failed(error.to_string()),
        }
    }
}

/// Keeps the translations of the release in a file, which may be a copy of the one that's open.
fn keep_release_in(folders: &Folders, path: &Path) -> Result<Kept, NotKept> {
    // Who tells of it names the file.
    let unreadable = |error| ReadError {
        file: None,
        ..error
    };
    let opened = storage::open(path);
    let opened = opened.map_err(|error| NotKept::Release(unreadable(error).to_string()))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    keep_release(folders, &opened.release, &name)
}
