//! Earlier states of the release, listed and read off the window's thread: those that were
//! issued, which are in the release, and those that were saved or discarded, in the person's
//! own folder.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::thread;

use jiff::Timestamp;

use super::comparison::Comparison;
use crate::compare;
use crate::jobs::{Once, Progress, Wake};
use crate::release::{Issued, Release};
use crate::session::{Compared, Places};
use crate::storage::{Version, Versions, discarded, read, read_journal};
use crate::texts::say;

/// How many of those that were discarded are looked through.
const MOST_DISCARDED: usize = 40;

/// What became of an earlier state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EntryKind {
    /// It went out.
    Issued,
    /// It was saved.
    Saved,
    /// Nobody wanted it.
    Discarded,
}

/// An earlier state.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// When it was saved or issued.
    pub at: Timestamp,
    /// What became of it.
    pub kind: EntryKind,
    /// By how many things it differs from the one before it, once that's known; nothing for
    /// the first.
    pub changes: Option<usize>,
    source: Source,
}

/// Where a state is to be had.
#[derive(Clone, Debug)]
enum Source {
    Issued(Box<Issued>),
    Saved(Version),
    Discarded(PathBuf),
}

/// What the thread tells.
enum Answer {
    Listed(Vec<Entry>),
    Changes(usize, usize),
    Over,
}

/// The earlier states, and the one that is looked at.
pub(super) struct Earlier {
    now: Arc<Release>,
    places: Option<Places>,
    wake: Wake,
    answers: Receiver<Answer>,
    is_listing: bool,
    /// Those that were issued first, each kind with the latest first.
    pub entries: Vec<Entry>,
    /// Which of them is looked at.
    pub chosen: Option<usize>,
    reading: Option<Once<Result<Release, String>>>,
    looked_at: Option<Arc<Release>>,
    failure: Option<String>,
    comparison: Option<Comparison>,
}

impl Earlier {
    /// Begins to list the states before `now`, which `has_file` or not.
    pub fn begin(now: Arc<Release>, has_file: bool, places: Option<Places>, wake: Wake) -> Self {
        let (tell, answers) = channel();
        let (of, folders, waking) = (Arc::clone(&now), places.clone(), Arc::clone(&wake));
        let begun = thread::Builder::new()
            .name("versions".into())
            .stack_size(8 * 1024 * 1024)
            .spawn(move || list(&of, has_file, folders.as_ref(), &tell, &waking));
        Self {
            now,
            places,
            wake,
            answers,
            is_listing: begun.is_ok(),
            entries: Vec::new(),
            chosen: None,
            reading: None,
            looked_at: None,
            failure: begun.err().map(|error| error.to_string()),
            comparison: None,
        }
    }

    /// Whether something is being read that changes what is shown.
    pub fn is_working(&self) -> bool {
        self.is_listing
            || self.reading.is_some()
            || self.comparison.as_ref().is_some_and(Comparison::is_working)
    }

    /// Whether nothing is listed yet.
    pub fn is_listing(&self) -> bool {
        self.is_listing && self.entries.is_empty()
    }

    /// Why the chosen one can't be shown, if it can't.
    pub fn failure(&self) -> Option<&str> {
        self.failure.as_deref()
    }

    /// What has changed since the chosen one.
    pub fn comparison(&mut self) -> Option<&mut Comparison> {
        self.comparison.as_mut()
    }

    /// The chosen one, once it's read, unless it's what is open.
    pub fn restorable(&self) -> Option<&Arc<Release>> {
        let is_same = self.comparison.as_ref().is_some_and(Comparison::is_same);
        self.looked_at.as_ref().filter(|_| !is_same)
    }

    /// Chooses one of the list.
    pub fn choose(&mut self, index: usize) {
        let Some(entry) = self
            .entries
            .get(index)
            .filter(|_| self.chosen != Some(index))
        else {
            return;
        };
        self.chosen = Some(index);
        self.comparison = None;
        self.looked_at = None;
        self.failure = None;
        let (source, now, places) = (
            entry.source.clone(),
            Arc::clone(&self.now),
            self.places.clone(),
        );
        let work = move || read_state(&source, &now, places.as_ref());
        match Once::spawn("reading a version", Arc::clone(&self.wake), work) {
            Ok(job) => self.reading = Some(job),
            Err(error) => self.failure = Some(error.to_string()),
        }
    }

    /// Takes what was read meanwhile.
    pub fn poll(&mut self) {
        loop {
            match self.answers.try_recv() {
                Ok(Answer::Listed(entries)) => {
                    self.entries = entries;
                    self.choose(0);
                }
                Ok(Answer::Changes(index, changes)) => {
                    if let Some(entry) = self.entries.get_mut(index) {
                        entry.changes = Some(changes);
                    }
                }
                Ok(Answer::Over) | Err(TryRecvError::Disconnected) => {
                    self.is_listing = false;
                    break;
                }
                Err(TryRecvError::Empty) => break,
            }
        }
        let Some(reading) = &self.reading else {
            return;
        };
        match reading.poll() {
            Progress::Running => return,
            Progress::Done(Ok(release)) => {
                let release = Arc::new(release);
                let since = Compared::new(Arc::clone(&release), Arc::clone(&self.now));
                self.comparison = Some(Comparison::begin(vec![since], Arc::clone(&self.wake)));
                self.looked_at = Some(release);
            }
            Progress::Done(Err(why)) => self.failure = Some(why),
            Progress::Failed => self.failure = Some(say("version-broke")),
        }
        self.reading = None;
    }
}

fn list(
    now: &Release,
    has_file: bool,
    places: Option<&Places>,
    tell: &Sender<Answer>,
    wake: &Wake,
) {
    let issued = now.issued.iter().rev().map(|issued| Entry {
        at: issued.at,
        kind: EntryKind::Issued,
        changes: None,
        source: Source::Issued(Box::new(issued.clone())),
    });
    let saved = places.map_or_else(Vec::new, |places| {
        Versions::of(&places.versions(), &now.id).all(&*places.disk)
    });
    let saved = saved.into_iter().map(|version| Entry {
        at: version.at,
        kind: EntryKind::Saved,
        changes: None,
        source: Source::Saved(version),
    });
    let binned = places.map_or_else(Vec::new, |places| in_bin(now, has_file, places));
    let entries: Vec<Entry> = issued.chain(saved).chain(binned).collect();
    let mut is_heard = tell.send(Answer::Listed(entries.clone())).is_ok();
    (wake)();
    let mut newer: Option<(usize, EntryKind, Release)> = None;
    for (index, entry) in entries.iter().enumerate() {
        // Nobody looks at the list any more.
        if !is_heard {
            return;
        }
        let Ok(state) = read_state(&entry.source, now, places) else {
            newer = None;
            continue;
        };
        if let Some((of, kind, newer)) = &newer
            && *kind == entry.kind
            && *kind != EntryKind::Discarded
            && let Ok(found) = compare::differences(&state, newer)
        {
            is_heard = tell.send(Answer::Changes(*of, found.len())).is_ok();
            (wake)();
        }
        newer = Some((index, entry.kind, state));
    }
    let _ = tell.send(Answer::Over);
    (wake)();
}

/// What was discarded of this release; of one without a file, what was of any such.
fn in_bin(now: &Release, has_file: bool, places: &Places) -> Vec<Entry> {
    let all = discarded(&*places.disk, &places.bin())
        .into_iter()
        .take(MOST_DISCARDED);
    let found = all.filter_map(|one| {
        let told = read_journal(&*places.disk, &one.path).ok()?;
        let is_of_it = told.subject.release == now.id;
        let is_of_none = told.subject.file.is_none() && !has_file;
        (is_of_it || is_of_none).then_some(Entry {
            at: Timestamp::try_from(one.at).ok()?,
            kind: EntryKind::Discarded,
            changes: None,
            source: Source::Discarded(one.path),
        })
    });
    found.collect()
}

fn read_state(source: &Source, now: &Release, places: Option<&Places>) -> Result<Release, String> {
    match (source, places) {
        (Source::Issued(issued), _) => {
            let mut release = issued.with_images(now);
            // That it was issued is no difference.
            release.issued = now.issued.clone();
            Ok(release)
        }
        (Source::Saved(version), Some(places)) => {
            let versions = Versions::of(&places.versions(), &now.id);
            let bytes = versions.read(&*places.disk, version);
            let bytes = bytes.map_err(|error| error.to_string())?;
            let opened = read(&bytes).map_err(|error| error.to_string())?;
            Ok(opened.release)
        }
        (Source::Discarded(path), Some(places)) => {
            let told = read_journal(&*places.disk, path);
            let release = told.map_err(|error| error.to_string())?.release;
            // It's to be this release's again, whatever it was called.
            Ok(Release {
                id: now.id.clone(),
                ..release
            })
        }
        (Source::Saved(_) | Source::Discarded(_), None) => Err(say("version-nowhere")),
    }
}
