//! Copies of the file beside it: what is in one of them and not in the release is offered to
//! be merged in.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::incoming::{Base, Origin};
use super::{Compared, Message, Session};
use crate::compare::{self, Names};
use crate::jobs::{Once, Progress};
use crate::release::Release;
use crate::storage::disk::Disk;
use crate::storage::{
    CopyBeside, Digest, LARGEST_FILE, Lineage, Opened, base_of, copies_beside, read,
};

/// How often it's looked for copies.
const LOOKS: Duration = Duration::from_secs(30);

/// What a copy has that the release hasn't.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundCopy {
    /// Where it is.
    pub path: PathBuf,
    /// Whether it's what a save of this program left, which is nobody's.
    pub is_leftover: bool,
    /// The release without it, and with it.
    pub compared: Compared,
    base: Arc<Release>,
    theirs: Arc<Release>,
    lineage: Lineage,
}

/// A copy that was looked at: what tells it, and what it has that the release hasn't.
type LookedAt = (Digest, Option<FoundCopy>);

/// What was looked for beside the file.
#[derive(Default)]
pub(super) struct Copies {
    job: Option<Once<Vec<LookedAt>>>,
    looked: Option<Instant>,
    /// What was told already.
    told: HashSet<Digest>,
    /// What goes once the release is saved, since it's in it.
    merged: Vec<PathBuf>,
    /// What goes once the save under way has gone well.
    being_saved: Vec<PathBuf>,
}

impl Session {
    /// In how long it's looked for copies again.
    pub(super) fn wait_for_copies(&self) -> Option<Duration> {
        let looked = self.copies.looked.filter(|_| self.copies.job.is_none())?;
        Some(LOOKS.saturating_sub(looked.elapsed()))
    }

    /// Has it looked for copies at once.
    pub(super) fn expect_copies(&mut self) {
        self.copies.looked = None;
    }

    /// Looks now and then for copies of the file.
    pub(super) fn poll_copies(&mut self) {
        if let Some(job) = &self.copies.job {
            match job.poll() {
                Progress::Running => return,
                Progress::Done(found) => {
                    for (digest, copy) in found {
                        let is_news = self.copies.told.insert(digest);
                        let copy = copy.filter(|_| is_news).map(Box::new);
                        self.messages.extend(copy.map(Message::CopyFound));
                    }
                }
                Progress::Failed => {}
            }
            self.copies.job = None;
        }
        let looked = self.copies.looked;
        if looked.is_some_and(|looked| looked.elapsed() < LOOKS) {
            return;
        }
        let Some(path) = self.saving.path().map(PathBuf::from) else {
            return;
        };
        self.copies.looked = Some(Instant::now());
        let (disk, now) = (self.saving.disk(), Arc::clone(self.document.release()));
        let mut seen = self.saving.seen().to_vec();
        // What the file holds isn't what somebody's copy beside it was made of, as long as no
        // save tells that it was.
        seen.pop_if(|known| known.lineage.is_empty());
        let (kept, told) = (self.saving.older.clone(), self.copies.told.clone());
        let work = move || {
            let base_of =
                |theirs: &Opened| base_of(&seen, kept.as_ref(), &theirs.release, &theirs.lineage);
            let copies = copies_beside(&*disk, &path).into_iter();
            let found = copies.filter_map(|copy| look_at(copy, &*disk, &now, &base_of, &told));
            found.collect()
        };
        self.copies.job = Once::spawn("copies", Arc::clone(&self.wake), work).ok();
    }

    /// Merges a copy in.
    pub(super) fn bring_copy(&mut self, copy: &FoundCopy) {
        let base = Base::Known(Arc::clone(&copy.base));
        let leftover = copy.is_leftover.then(|| copy.path.clone());
        let origin = Origin::Copy(copy.lineage.clone(), leftover);
        self.begin_bringing(base, Arc::clone(&copy.theirs), origin);
    }

    /// What was in what a save had left is in the release.
    pub(super) fn note_merged(&mut self, leftover: Option<PathBuf>) {
        self.copies.merged.extend(leftover);
    }

    /// A save begins that writes all that was merged so far.
    pub(super) fn save_copies(&mut self) {
        let merged = std::mem::take(&mut self.copies.merged);
        self.copies.being_saved.extend(merged);
    }

    /// It hasn't gone well.
    pub(super) fn keep_copies(&mut self) {
        let kept = std::mem::take(&mut self.copies.being_saved);
        self.copies.merged.extend(kept);
    }

    /// Takes away what saves had left, once it's saved.
    pub(super) fn sweep_copies(&mut self) {
        let merged = std::mem::take(&mut self.copies.being_saved);
        if merged.is_empty() {
            return;
        }
        let disk = self.saving.disk();
        let work = move || {
            for path in merged {
                // What stays is swept another time.
                let _ = disk.remove(&path);
            }
        };
        let _ = std::thread::Builder::new()
            .name("sweeping".into())
            .spawn(work);
    }
}

/// What a copy was made of.
type BaseOf<'a> = &'a dyn Fn(&Opened) -> Arc<Release>;

/// A copy's digest, with what it has that `now` hasn't, if that's anything; `None` if it can't
/// be read or was told.
fn look_at(
    copy: CopyBeside,
    disk: &dyn Disk,
    now: &Arc<Release>,
    base_of: BaseOf<'_>,
    told: &HashSet<Digest>,
) -> Option<LookedAt> {
    let CopyBeside { path, is_leftover } = copy;
    let bytes = disk.read(&path, LARGEST_FILE + 1).ok()?;
    let digest = Digest::of(&bytes);
    if told.contains(&digest) {
        return None;
    }
    let found = compared(path, is_leftover, &bytes, now, base_of);
    Some((digest, found))
}

fn compared(
    path: PathBuf,
    is_leftover: bool,
    bytes: &[u8],
    now: &Arc<Release>,
    base_of: BaseOf<'_>,
) -> Option<FoundCopy> {
    let opened = read(bytes).ok()?;
    if opened.release.id != now.id {
        return None;
    }
    let base = base_of(&opened);
    let theirs = Arc::new(opened.release);
    let merged = compare::merge(&base, now, &theirs, &Names::default()).ok()?;
    (!merged.edit.is_empty()).then(|| FoundCopy {
        path,
        is_leftover,
        compared: Compared::new(Arc::clone(now), Arc::new(merged.release)),
        base,
        theirs,
        lineage: opened.lineage,
    })
}
