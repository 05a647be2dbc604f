//! How much there is to look at in each translation of the edition at hand.
//!
//! It's counted on a worker, which keeps each count as long as neither text says anything else,
//! and is known a moment after the rows that it stands in.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::rc::Rc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Weak};

use super::Session;
use super::advice::Library;
use super::terms::wanted;
use crate::jobs::{Latest, Wake};
use crate::language::Tag;
use crate::release::{FieldPath, Id, Release};
use crate::translate::checks::{findings, looked_at};
use crate::translate::{Translation, Unit};

/// The stack of the worker, in bytes.
const STACK: usize = 4 * 1024 * 1024;

/// What is asked of the worker.
struct Job {
    number: u64,
    release: Arc<Release>,
    edition: Id,
    library: Library,
}

/// What the worker has found of an edition.
#[derive(Debug, Default)]
struct Counts {
    number: u64,
    edition: Option<Id>,
    /// None for a text that has nothing.
    counts: HashMap<FieldPath, usize>,
}

/// What counting needs.
pub(super) struct Doubts {
    worker: Option<Latest<Job>>,
    results: Receiver<Counts>,
    counts: Rc<Counts>,
    submitted: u64,
    last: Option<(Weak<Release>, Id, Library)>,
}

impl Doubts {
    pub fn new(wake: Wake) -> Self {
        let (sender, results) = channel();
        Self {
            worker: start(sender, wake),
            results,
            counts: Rc::default(),
            submitted: 0,
            last: None,
        }
    }

    /// Has the translations of an edition looked at, unless that was the last.
    pub fn look(&mut self, release: &Arc<Release>, edition: &Id, library: &Library) {
        let is_last = self.last.as_ref().is_some_and(|(last, of, with)| {
            Weak::as_ptr(last) == Arc::as_ptr(release) && of == edition && with.is(library)
        });
        let Some(worker) = self.worker.as_ref().filter(|_| !is_last) else {
            return;
        };
        self.last = Some((Arc::downgrade(release), edition.clone(), library.clone()));
        self.submitted += 1;
        worker.submit(Job {
            number: self.submitted,
            release: Arc::clone(release),
            edition: edition.clone(),
            library: library.clone(),
        });
    }

    /// Takes what the worker has found.
    pub fn poll(&mut self) {
        while let Ok(counts) = self.results.try_recv() {
            self.counts = Rc::new(counts);
        }
    }

    /// Whether what is known is of an older state.
    pub fn is_behind(&self) -> bool {
        self.counts.number < self.submitted
    }
}

/// What the worker keeps from one job to the next.
#[derive(Default)]
struct Kept {
    library: Library,
    /// By the edition and the text, what both texts say, and how much there is to look at.
    counts: HashMap<(Id, FieldPath), (u64, usize)>,
}

fn start(sender: Sender<Counts>, wake: Wake) -> Option<Latest<Job>> {
    let mut kept = Kept::default();
    let work = move |job: Job, is_outdated: &dyn Fn() -> bool| {
        if let Some(counts) = kept.count(&job, is_outdated) {
            // Nobody listens any longer where the window was closed.
            let _ = sender.send(counts);
            wake();
        }
    };
    Latest::spawn("findings", STACK, work).ok()
}

impl Kept {
    /// `None` where a newer job waits, which goes on with what was found.
    fn count(&mut self, job: &Job, is_outdated: &dyn Fn() -> bool) -> Option<Counts> {
        if !self.library.is(&job.library) {
            self.library = job.library.clone();
            self.counts.clear();
        }
        let mut found = Counts {
            number: job.number,
            edition: Some(job.edition.clone()),
            ..Counts::default()
        };
        let Some(edition) = job.release.edition(&job.edition) else {
            return Some(found);
        };
        let translation = Translation::new(&job.release, edition);
        for unit in translation.units() {
            if is_outdated() {
                return None;
            }
            let count = self.count_one(job, &translation, &unit);
            if count > 0 {
                found.counts.insert(unit.at, count);
            }
        }
        Some(found)
    }

    fn count_one(&mut self, job: &Job, translation: &Translation<'_>, unit: &Unit) -> usize {
        let Some(target) = translation.target(unit) else {
            return 0;
        };
        let into = &translation.edition().language;
        let source = looked_at(&job.release, translation, unit);
        let source = source.map(|(text, from)| (text.said(), from));
        let standing = translation.standing(unit);
        let mut hasher = DefaultHasher::new();
        (
            source,
            target.said(),
            into,
            translation.edition().conventions.spacing,
            standing.state,
            standing.is_joined,
            standing.is_left_out,
        )
            .hash(&mut hasher);
        let key = hasher.finish();
        let place = (job.edition.clone(), unit.at.clone());
        if let Some((_, count)) = self.counts.get(&place).filter(|(known, _)| *known == key) {
            return *count;
        }
        let glossary = &self.library.glossary;
        let terms = |text: &str, from: &Tag| wanted(glossary, text, from, into);
        let count = findings(&job.release, translation, unit, &terms).len();
        self.counts.insert(place, (key, count));
        count
    }
}

impl Session {
    /// How many things there are to look at in the translation of a text of the edition at hand,
    /// as far as it's known.
    pub fn count_findings(&self, unit: &Unit) -> usize {
        let counts = &self.translating.doubts.counts;
        let edition = self.edition_at_hand().map(|edition| &edition.id);
        let known = counts.edition.as_ref() == edition;
        let count = counts.counts.get(&unit.at).filter(|_| known);
        count.copied().unwrap_or_default()
    }

    pub(super) fn look_for_doubts(&mut self) {
        if !self.translating.is_on {
            return;
        }
        let Some(edition) = self.edition_at_hand().map(|edition| edition.id.clone()) else {
            return;
        };
        let release = Arc::clone(self.document.release());
        let library = self.translating.advising.library().clone();
        self.translating.doubts.look(&release, &edition, &library);
    }
}
