//! Earlier states of the release, listed and read off the window's thread: those that were
//! issued, which are in the release, and those that were saved, in the person's own folder.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::thread;

use jiff::Timestamp;

use super::comparison::Comparison;
use crate::compare;
use crate::jobs::{Once, Progress, Wake};
use crate::release::{Issued, Release};
use crate::session::{Compared, Places};
use crate::storage::{Version, Versions, read};

/// An earlier state.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// When it was saved or issued.
    pub at: Timestamp,
    /// Whether it was issued.
    pub is_issued: bool,
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
}

/// What the thread tells.
enum News {
    Listed(Vec<Entry>),
    Changes(usize, usize),
    Over,
}

/// The earlier states, and the one that is looked at.
pub(super) struct Earlier {
    now: Arc<Release>,
    places: Option<Places>,
    wake: Wake,
    news: Receiver<News>,
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
    /// Begins to list the states before `now`.
    pub fn begin(now: Arc<Release>, places: Option<Places>, wake: Wake) -> Self {
        let (tell, news) = channel();
        let (of, folders, waking) = (Arc::clone(&now), places.clone(), Arc::clone(&wake));
        let begun = thread::Builder::new()
            .name("versions".into())
            .stack_size(8 * 1024 * 1024)
            .spawn(move || list(&of, folders.as_ref(), &tell, &waking));
        Self {
            now,
            places,
            wake,
            news,
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

    /// The chosen one, once it's read.
    pub fn looked_at(&self) -> Option<&Arc<Release>> {
        self.looked_at.as_ref()
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
            match self.news.try_recv() {
                Ok(News::Listed(entries)) => {
                    self.entries = entries;
                    self.choose(0);
                }
                Ok(News::Changes(index, changes)) => {
                    if let Some(entry) = self.entries.get_mut(index) {
                        entry.changes = Some(changes);
                    }
                }
                Ok(News::Over) | Err(TryRecvError::Disconnected) => {
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
            Progress::Failed => self.failure = Some(String::new()),
        }
        self.reading = None;
    }
}

fn list(now: &Release, places: Option<&Places>, tell: &Sender<News>, wake: &Wake) {
    let issued = now.issued.iter().rev().map(|issued| Entry {
        at: issued.at,
        is_issued: true,
        changes: None,
        source: Source::Issued(Box::new(issued.clone())),
    });
    let saved = places.map_or_else(Vec::new, |places| {
        Versions::of(&places.versions(), &now.id).all(&*places.disk)
    });
    let saved = saved.into_iter().map(|version| Entry {
        at: version.at,
        is_issued: false,
        changes: None,
        source: Source::Saved(version),
    });
    let entries: Vec<Entry> = issued.chain(saved).collect();
    let mut is_heard = tell.send(News::Listed(entries.clone())).is_ok();
    (wake)();
    let mut newer: Option<(usize, bool, Release)> = None;
    for (index, entry) in entries.iter().enumerate() {
        // Nobody looks at the list any more.
        if !is_heard {
            return;
        }
        let Ok(state) = read_state(&entry.source, now, places) else {
            newer = None;
            continue;
        };
        if let Some((of, is_issued, newer)) = &newer
            && *is_issued == entry.is_issued
            && let Ok(found) = compare::differences(&state, newer)
        {
            is_heard = tell.send(News::Changes(*of, found.len())).is_ok();
            (wake)();
        }
        newer = Some((index, entry.is_issued, state));
    }
    let _ = tell.send(News::Over);
    (wake)();
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
        (Source::Saved(_), None) => Err(String::new()),
    }
}
