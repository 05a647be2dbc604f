//! The file of a release: saved on a worker, with a state that can be shown, and tried again
//! by itself where it failed.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use super::Message;
use super::save::{Asked, Ended, FileState, SaveBy, SaveFailure, ToSave, Written};
use crate::compare::Names;
use crate::edit::StateId;
use crate::jobs::{Once, Progress, Wake};
use crate::release::Release;
use crate::storage::disk::{Disk, System, What};
use crate::storage::{
    DeskName, Digest, Known, LARGEST_FILE, Lineage, MOST_SEEN, OlderStates, SaveError, Saved,
    Standing, Tried, Writer, save_on,
};

/// How long it's waited before what has failed is tried again.
const RETRIES: Duration = Duration::from_secs(4);

/// How long a save takes that only a slow drive explains.
const SLOW_SAVE: Duration = Duration::from_secs(3);

/// How long a save is waited for before one elsewhere is begun beside it.
const LONGEST_SAVE: Duration = Duration::from_secs(2);

/// Where a release is kept.
pub(super) struct Saver {
    wake: Wake,
    pub disk: Arc<dyn Disk>,
    /// Who saves.
    pub names: Names,
    /// Where older states of the file are.
    pub older: Option<OlderStates>,
    path: Option<PathBuf>,
    /// The same without links in it, where that's known: nobody has to ask the drive that it's
    /// on.
    pub resolved: Option<PathBuf>,
    /// What the file was seen to hold, the latest last.
    seen: Vec<Known>,
    /// All saves that what is open has come from.
    lineage: Lineage,
    /// Who saves here, as states tell it.
    writer: Writer,
    /// What saves have tried to write.
    tried: Tried,
    /// The state of the document that is what the file was seen to hold, if one is.
    saved: Option<StateId>,
    /// Whether the file holds that still.
    stands: Stands,
    job: Option<Job>,
    /// Where to save again once the save under way is done.
    next: Option<PathBuf>,
    failure: Option<SaveFailure>,
    /// The drive that it's on, where that's known.
    pub volume: Option<u64>,
    /// What the file holds, and what lies beside it, since a save has left it torn.
    torn: Option<(Digest, PathBuf)>,
    /// When to try again what has failed, and where.
    retry: Option<(Instant, PathBuf)>,
    /// Whether what has failed is to be tried again once the file is there.
    waits_for_file: bool,
    /// What stood in another file's place when somebody agreed to see that replaced, once it's
    /// known.
    agreed: Option<Arc<OnceLock<Option<Digest>>>>,
    written: Option<Written>,
    /// What was seen of the file before a save into which others' was merged, and all saves that
    /// what is open had come from.
    before_merge: Option<(Vec<Known>, Lineage)>,
    /// What there is to be said of the last save.
    said: Vec<Message>,
    /// The file of which it was said that it's written into.
    told_rewritten: Option<PathBuf>,
}

/// How the file stands to what it was seen to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stands {
    /// It holds that, as far as is known.
    Here,
    /// It's gone.
    Gone,
    /// It can't be read.
    Unclear,
}

/// A save under way.
struct Job {
    write: Once<Result<(Saved, DeskName), SaveError>>,
    path: PathBuf,
    state: StateId,
    release: Arc<Release>,
    by: SaveBy,
}

impl Saver {
    /// The file at `path`, which was seen to hold `known`, which is `state`; nothing of these
    /// for a new release.
    pub fn new(wake: Wake, path: Option<PathBuf>, known: Option<Known>, state: StateId) -> Self {
        Self {
            wake,
            disk: Arc::new(System),
            names: Names::default(),
            older: None,
            path,
            resolved: None,
            lineage: known
                .as_ref()
                .map(|known| known.lineage.clone())
                .unwrap_or_default(),
            seen: known.into_iter().collect(),
            writer: Writer::default(),
            tried: Tried::default(),
            saved: Some(state),
            stands: Stands::Here,
            job: None,
            next: None,
            failure: None,
            volume: None,
            torn: None,
            retry: None,
            waits_for_file: false,
            agreed: None,
            written: None,
            before_merge: None,
            said: Vec::new(),
            told_rewritten: None,
        }
    }

    /// The file that holds the release.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// The file that it's being written into, or else the one that holds it.
    pub fn target(&self) -> Option<&Path> {
        let job = self.job.as_ref().map(|job| &job.path);
        let target = self.next.as_ref().or(job).or(self.path.as_ref());
        target.map(PathBuf::as_path)
    }

    /// How the file stands to the document in `state`.
    pub fn state(&self, state: StateId) -> FileState {
        // That it's tried again is no news before it has gone well.
        if self
            .job
            .as_ref()
            .is_some_and(|job| job.by == SaveBy::Person)
        {
            FileState::Saving
        } else if self.failure.is_some() {
            FileState::Failed
        } else if !self.differs(state) {
            FileState::Saved
        } else {
            FileState::Unsaved
        }
    }

    /// Whether the drive takes unusually long to save.
    pub fn is_slow(&self) -> bool {
        self.until_slow().is_some_and(|left| left.is_zero())
    }

    /// In how long it's said of the save under way that it's slow.
    fn until_slow(&self) -> Option<Duration> {
        let begun = self.job.as_ref()?.write.begun();
        Some(SLOW_SAVE.saturating_sub(begun.elapsed()))
    }

    /// Whether something would be lost if the program ended now.
    pub fn is_dirty(&self, state: StateId) -> bool {
        self.differs(state) || self.job.is_some()
    }

    /// Whether nothing will be lost if the save under way ends well. One that the program tries
    /// by itself has failed before, and may again.
    pub fn is_being_saved(&self, state: StateId) -> bool {
        match &self.job {
            Some(job) if job.by == SaveBy::Retry => false,
            Some(job) => job.state == state || self.next.is_some(),
            None => self.next.is_some(),
        }
    }

    /// What a newly read file holds isn't what was written: it will be another.
    pub fn mark_unsaved(&mut self) {
        self.saved = None;
    }

    /// Why the last save failed, if it did.
    pub fn failure(&self) -> Option<&SaveFailure> {
        self.failure.as_ref()
    }

    /// Begins to save `what` behind `wait`; where a save is under way, once that's done.
    pub fn save(
        &mut self,
        path: PathBuf,
        what: ToSave,
        by: SaveBy,
        wait: impl FnOnce() + Send + 'static,
    ) -> Asked {
        let ToSave {
            release,
            state,
            lineage,
        } = what;
        if let Some(job) = &mut self.job {
            // Somebody waits for it now.
            job.by = by;
            self.next = Some(path.clone());
            if !self.gives_up() {
                return Asked::Queued;
            }
            self.next = None;
        }
        self.retry = None;
        let is_retry = by == SaveBy::Retry;
        let own = (self.path.clone(), self.resolved.clone());
        let standing = Standing {
            seen: self.seen.clone(),
            tried: self.tried.clone(),
            lineage,
            writer: Some(self.writer.clone()),
            replaces: None,
            is_gone: self.is_gone(),
            torn: self.torn.clone(),
            volume: self.volume,
            older: self.older.clone(),
            names: self.names.clone(),
        };
        let agreed = self.agreed.take().filter(|_| is_retry).unwrap_or_default();
        self.agreed = Some(Arc::clone(&agreed));
        let (disk, target, wanted) = (Arc::clone(&self.disk), path.clone(), Arc::clone(&release));
        let work = move || {
            let (own, resolved) = own;
            // Another file gives way: whoever chose it was asked. What has come there since, nobody
            // was asked about.
            let is_other = own.as_ref() != Some(&target);
            let replaces = is_other.then(|| *agreed.get_or_init(|| digest_at(&*disk, &target)));
            let is_own = || disk.resolve(&target).is_ok_and(|it| Some(it) == resolved);
            let standing = match replaces {
                Some(found) if !is_own() => Standing {
                    replaces: Some(found),
                    lineage: standing.lineage,
                    writer: standing.writer,
                    names: standing.names,
                    ..Standing::default()
                },
                _ => standing,
            };
            wait();
            let saved = save_on(&*disk, &target, &wanted, &standing)?;
            Ok((saved, DeskName::of_file(&*disk, &target)))
        };
        match Once::spawn("saving", Arc::clone(&self.wake), work) {
            Ok(write) => {
                self.job = Some(Job {
                    write,
                    path,
                    state,
                    release,
                    by,
                });
                Asked::Begun
            }
            Err(error) => {
                self.failure = Some(SaveFailure::NoThread {
                    file: path,
                    why: error.into(),
                });
                Asked::Failed
            }
        }
    }

    /// Looks whether a save has ended.
    pub fn poll(&mut self) -> Option<Ended> {
        let progress = match self.job.as_ref()?.write.poll() {
            Progress::Running if self.gives_up() => return self.take_next().map(Ended::Again),
            Progress::Running => return None,
            progress => progress,
        };
        let job = self.job.take()?;
        let before = self.failure.take();
        let ended = match progress {
            Progress::Running => return None,
            Progress::Done(Ok((saved, desk))) => self.done(job, saved, desk),
            Progress::Done(Err(error)) => {
                // Whoever saves there again has been told.
                if matches!(error, SaveError::Gone(_)) {
                    self.stands = Stands::Gone;
                }
                if let SaveError::Torn { now, copy, .. } = &error {
                    self.torn = Some((*now, copy.clone()));
                }
                let again = Instant::now() + RETRIES;
                self.retry = error.may_pass().then(|| (again, job.path.clone()));
                self.failure = Some(error.into());
                match job.by == SaveBy::Retry && before == self.failure {
                    true => Ended::BadlyAgain,
                    false => Ended::Badly,
                }
            }
            Progress::Failed => {
                self.failure = Some(SaveFailure::Broke(job.path));
                Ended::Badly
            }
        };
        Some(match ended {
            // What was brought has to be in the release first.
            Ended::Merged { .. } => ended,
            ended => self.take_next().map_or(ended, Ended::Again),
        })
    }

    /// In how long the save under way isn't waited for any more, if somebody wants to save
    /// elsewhere.
    fn patience(&self) -> Option<Duration> {
        let (job, next) = self.job.as_ref().zip(self.next.as_ref())?;
        let begun = job.write.begun();
        (job.path != *next).then(|| LONGEST_SAVE.saturating_sub(begun.elapsed()))
    }

    /// Gives the save under way up, if it isn't waited for any more; answers whether it did. What
    /// a drive that hangs makes of it comes to its own file, if ever.
    fn gives_up(&mut self) -> bool {
        let is_over = self.patience().is_some_and(|left| left.is_zero());
        if is_over {
            self.job = None;
            self.saved = None;
        }
        is_over
    }

    /// What was written last, if nobody has taken it.
    pub fn take_written(&mut self) -> Option<Written> {
        self.written.take()
    }

    /// It's to be saved here once what is under way is done.
    pub fn save_next(&mut self, path: PathBuf) {
        self.next = Some(path);
    }

    /// What there is to be said of saves since this was last asked.
    pub fn take_said(&mut self) -> Vec<Message> {
        std::mem::take(&mut self.said)
    }

    /// Where it was to be saved again once this was done.
    pub fn take_next(&mut self) -> Option<PathBuf> {
        self.next.take()
    }

    fn done(&mut self, job: Job, saved: Saved, desk: DeskName) -> Ended {
        let is_moved = self.path.as_ref() != Some(&job.path);
        self.written = Some(Written {
            bytes: saved.bytes,
            moved: is_moved.then_some(desk),
        });
        let seen = std::mem::replace(&mut self.seen, saved.seen);
        let lineage = self.lineage.clone();
        // More may have been merged in while it was written.
        self.lineage.join(&saved.lineage);
        self.before_merge = saved.is_merged.then_some((seen, lineage));
        self.path = Some(job.path);
        self.volume = saved.volume;
        self.resolved = Some(saved.resolved);
        self.tried = Tried::default();
        self.said.extend(saved.set_aside.map(Message::SetAside));
        if let Some(shared) = saved.rewritten
            && self.told_rewritten != self.path
        {
            self.told_rewritten.clone_from(&self.path);
            let path = self.path.clone();
            self.said
                .extend(path.map(|path| Message::SavedInPlace(path, shared)));
        }
        self.stands = Stands::Here;
        self.said
            .extend(saved.notices.into_iter().map(Message::Opened));
        match self.seen.last() {
            Some(known) if saved.is_merged => Ended::Merged {
                wanted: job.release,
                saved: Arc::clone(&known.release),
            },
            _ => {
                self.saved = Some(job.state);
                Ended::Well
            }
        }
    }

    /// In how long what has failed is to be tried again, or something else is to be said or done
    /// about the save under way.
    pub fn wait(&self) -> Option<Duration> {
        let slow = self.until_slow().filter(|left| !left.is_zero());
        let retry = self.retry.as_ref().filter(|_| self.job.is_none());
        let retry = retry.map(|(due, _)| due.saturating_duration_since(Instant::now()));
        let waits = [self.patience().or(retry), slow];
        waits.into_iter().flatten().min()
    }

    /// Where to try again now what has failed.
    pub fn due(&self) -> Option<PathBuf> {
        let (due, path) = self.retry.as_ref().filter(|_| self.job.is_none())?;
        (*due <= Instant::now()).then(|| path.clone())
    }

    /// The file was seen to hold this, which is in the release now.
    pub fn saw(&mut self, known: Known) {
        self.stands = Stands::Here;
        self.lineage.join(&known.lineage);
        // What came before all saves is what all were made of, also where it's put back.
        let mut is_first = true;
        self.seen.retain(|seen| {
            let is_untold = std::mem::take(&mut is_first) && seen.lineage.is_empty();
            is_untold || seen.digest != known.digest
        });
        self.seen.push(known);
        let forgotten = self.seen.len().saturating_sub(MOST_SEEN);
        self.seen.drain(..forgotten);
        self.retry_now();
    }

    /// All saves that what is open has come from.
    pub fn lineage(&self) -> &Lineage {
        &self.lineage
    }

    /// What has come from these saves is in what is open.
    pub fn join(&mut self, lineage: &Lineage) {
        self.lineage.join(lineage);
        if let Some((_, before)) = &mut self.before_merge {
            before.join(lineage);
        }
    }

    /// What others had saved couldn't be merged in: what is open stands on what the file held
    /// before.
    pub fn forget_merge(&mut self) {
        if let Some((seen, lineage)) = self.before_merge.take() {
            (self.seen, self.lineage) = (seen, lineage);
        }
        self.saved = None;
    }

    /// What the file was seen to hold, the latest last.
    pub fn seen(&self) -> &[Known] {
        &self.seen
    }

    /// The same, and what it may have held.
    pub fn states(&self) -> Vec<Known> {
        let mut states = self.seen.clone();
        states.extend(self.tried.states());
        states
    }

    /// Whether the file was seen to hold this before.
    pub fn has_seen(&self, digest: Digest) -> bool {
        self.seen.iter().any(|seen| seen.digest == digest)
    }

    /// The file was seen to be gone.
    pub fn lose(&mut self) {
        self.stands = Stands::Gone;
        // Nothing stands in the way any more.
        self.failure
            .take_if(|failure| matches!(failure, SaveFailure::Write(SaveError::NotAFile { .. })));
        // Nobody is to make it anew who wasn't told.
        if self
            .retry
            .take_if(|(_, at)| Some(&*at) == self.path.as_ref())
            .is_some()
        {
            self.waits_for_file = true;
        }
    }

    /// What the file holds can't be read any more.
    pub fn doubt(&mut self) {
        self.stands = Stands::Unclear;
    }

    /// The file is there again as it was.
    pub fn find_again(&mut self) {
        self.stands = Stands::Here;
        self.retry_now();
    }

    /// What couldn't be saved since the file was gone, or another's, can be.
    fn retry_now(&mut self) {
        let failed_by_it = matches!(
            self.failure,
            Some(SaveFailure::Write(
                SaveError::Gone(_) | SaveError::Another(_)
            ))
        );
        if failed_by_it {
            self.failure = None;
        }
        if std::mem::take(&mut self.waits_for_file) || failed_by_it {
            self.retry = self.path.clone().map(|path| (Instant::now(), path));
        }
    }

    /// Whether the file is known to be gone.
    pub fn is_gone(&self) -> bool {
        self.stands == Stands::Gone
    }

    /// The file system that it's kept on.
    pub fn disk(&self) -> Arc<dyn Disk> {
        Arc::clone(&self.disk)
    }

    /// Whether nothing is being written.
    pub fn is_idle(&self) -> bool {
        self.job.is_none()
    }

    /// What the file was last seen to hold.
    pub fn known(&self) -> Option<&Known> {
        self.seen.last()
    }

    /// Whether the file doesn't hold the document in `state`, as far as is known.
    pub fn differs(&self, state: StateId) -> bool {
        self.stands != Stands::Here || self.saved != Some(state)
    }

    /// The document in `state` is what the file was seen to hold.
    pub fn mark_saved(&mut self, state: StateId) {
        self.saved = Some(state);
    }
}

/// What tells the content of the file at `path`, if one is there.
fn digest_at(disk: &dyn Disk, path: &Path) -> Option<Digest> {
    // Opening a pipe would wait for its writer.
    let seen = disk.look(path).ok()?;
    let is_file = seen.what == What::File;
    let bytes = is_file.then(|| disk.read(path, LARGEST_FILE + 1).ok());
    bytes.flatten().map(|bytes| Digest::of(&bytes))
}
