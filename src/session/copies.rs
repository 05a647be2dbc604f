//! Copies of the file beside it, and what it held when it was last saved here: what is in one
//! of them and not in the release is offered to be merged in.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use unicode_segmentation::UnicodeSegmentation;

use super::incoming::{Base, Origin};
use super::{Compared, Message, Session};
use crate::compare::{self, Names};
use crate::jobs::{Once, Progress};
use crate::release::{Part, Release};
use crate::storage::disk::Disk;
use crate::storage::{
    Digest, Known, LARGEST_FILE, Lineage, OlderStates, Opened, base_of, copies_beside, read,
};

/// How often it's looked for copies.
const LOOKS: Duration = Duration::from_secs(30);

/// What a copy has that the release hasn't.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundCopy {
    /// Where it is.
    pub path: PathBuf,
    /// Which copy it is.
    pub kind: CopyKind,
    /// The release without it, and with it.
    pub compared: Compared,
    digest: Digest,
    base: Arc<Release>,
    theirs: Arc<Release>,
    lineage: Lineage,
}

/// A copy of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyKind {
    /// It lies beside the file.
    Beside,
    /// It's what a save of this program left beside the file, which is nobody's.
    Leftover,
    /// It's what the file held when it was last saved here, or seen to hold: at this moment.
    Held(Timestamp),
}

/// A copy that was looked at: what tells it, and what it has that the release hasn't.
type LookedAt = (Digest, Option<FoundCopy>);

/// A copy that was merged in.
struct MergedCopy {
    /// The so-manieth since the file was opened.
    number: u32,
    /// Which saves it has come from.
    lineage: Lineage,
    /// What goes once the release is saved.
    leftover: Option<PathBuf>,
}

/// What was looked for beside the file.
#[derive(Default)]
pub(super) struct Copies {
    job: Option<Once<Vec<LookedAt>>>,
    looked: Option<Instant>,
    /// The names, among the versions, of the states that the file held, until they're compared.
    held: Vec<String>,
    /// What was told already.
    told: HashSet<Digest>,
    /// How many were merged in.
    count: u32,
    /// Those that are in the release and weren't saved yet.
    merged: Vec<MergedCopy>,
    /// Those that were taken out again before that.
    undone: Vec<MergedCopy>,
    /// Those that the save under way writes.
    being_saved: Vec<MergedCopy>,
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
                        if copy.is_none() {
                            self.not_lost(digest.short());
                        }
                        let is_news = self.copies.told.insert(digest);
                        let copy = copy.filter(|_| is_news).map(Box::new);
                        self.messages.extend(copy.map(Message::CopyFound));
                    }
                }
                Progress::Failed => {}
            }
            self.copies.job = None;
        }
        let held = self.take_held();
        if !held.is_empty() {
            self.copies.held = held;
            self.expect_copies();
        }
        let looked = self.copies.looked;
        if looked.is_some_and(|looked| looked.elapsed() < LOOKS) {
            return;
        }
        let Some(path) = self.saving.path().map(PathBuf::from) else {
            return;
        };
        self.copies.looked = Some(Instant::now());
        let look = Look {
            disk: self.saving.disk(),
            now: Arc::clone(self.document.release()),
            lineage: self.lineage(),
            seen: self.saving.seen().to_vec(),
            older: self.saving.older.clone(),
            told: self.copies.told.clone(),
        };
        let held = std::mem::take(&mut self.copies.held);
        let work = move || look.at_all(&path, &held);
        self.copies.job = Once::spawn("copies", Arc::clone(&self.wake), work).ok();
    }

    /// Whether what is open was made of a copy by now.
    pub fn has_taken_in(&self, copy: &FoundCopy) -> bool {
        self.lineage().is_made_of(&copy.lineage)
    }

    /// A copy isn't wanted. One beside the file is told of again when that is next opened.
    pub(super) fn let_copy_go(&self, copy: &FoundCopy) {
        if matches!(copy.kind, CopyKind::Held(_)) {
            self.let_go(copy.digest.short());
        }
    }

    /// Merges a copy in.
    pub(super) fn bring_copy(&mut self, copy: &FoundCopy) {
        // More may have come into the release since it was found.
        let is_known = copy.lineage.is_empty() || matches!(copy.kind, CopyKind::Held(_));
        let base = match is_known {
            true => Base::Known(Arc::clone(&copy.base)),
            false => self.one_of(seen_told(self.saving.seen()).to_vec(), &copy.lineage),
        };
        let leftover = (copy.kind == CopyKind::Leftover).then(|| copy.path.clone());
        let origin = Origin::Copy {
            lineage: copy.lineage.clone(),
            leftover,
        };
        self.begin_bringing(base, Arc::clone(&copy.theirs), origin);
    }

    /// All saves that what is open has come from.
    pub(super) fn lineage(&self) -> Lineage {
        let mut lineage = self.saving.lineage().clone();
        for copy in self.copies.merged.iter().chain(&self.copies.being_saved) {
            lineage.join(&copy.lineage);
        }
        lineage
    }

    /// Which number the copy has that is merged in next.
    pub(super) fn number_of_copy(&self) -> u32 {
        self.copies.count + 1
    }

    /// That copy is in the release.
    pub(super) fn note_merged(&mut self, lineage: Lineage, leftover: Option<PathBuf>) {
        self.copies.count += 1;
        self.copies.merged.push(MergedCopy {
            number: self.copies.count,
            lineage,
            leftover,
        });
        // The journal tells of its saves, too.
        self.stand_anew();
    }

    /// The copy of that number was taken out again by undo: it counts as never seen, and stays.
    /// What is saved already is in the file.
    pub(super) fn undo_copy(&mut self, number: u32) {
        let Copies {
            merged,
            being_saved,
            undone,
            ..
        } = &mut self.copies;
        let is_it = |copy: &mut MergedCopy| copy.number == number;
        undone.extend(merged.extract_if(.., is_it));
        undone.extend(being_saved.extract_if(.., is_it));
        self.stand_anew();
    }

    /// It was put in again by redo.
    pub(super) fn redo_copy(&mut self, number: u32) {
        let undone = &mut self.copies.undone;
        let again = undone.extract_if(.., |copy| copy.number == number);
        self.copies.merged.extend(again);
        self.stand_anew();
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
        let saved = std::mem::take(&mut self.copies.being_saved).into_iter();
        let left: Vec<PathBuf> = saved.filter_map(|copy| copy.leftover).collect();
        if left.is_empty() {
            return;
        }
        let disk = self.saving.disk();
        let work = move || {
            for path in left {
                // What stays is swept another time.
                let _ = disk.remove(&path);
            }
        };
        let _ = std::thread::Builder::new()
            .name("sweeping".into())
            .spawn(work);
    }
}

/// A look at copies.
struct Look {
    disk: Arc<dyn Disk>,
    /// What is in the window.
    now: Arc<Release>,
    /// Which saves that has come from.
    lineage: Lineage,
    /// What the file has held, its latest state last.
    seen: Vec<Known>,
    older: Option<OlderStates>,
    /// What was looked at before.
    told: HashSet<Digest>,
}

impl Look {
    /// What the copies beside the file at `path` have that the window hasn't, and what the states
    /// have among the versions that are called so.
    fn at_all(&self, path: &Path, held: &[String]) -> Vec<LookedAt> {
        let beside = copies_beside(&*self.disk, path).into_iter();
        let beside = beside.filter_map(|copy| {
            let kind = match copy.is_leftover {
                true => CopyKind::Leftover,
                false => CopyKind::Beside,
            };
            self.at(&*self.disk, copy.path, kind)
        });
        let held = held.iter().filter_map(|name| {
            let older = self.older.as_ref()?;
            let version = older.called(&self.now.id, name)?;
            self.at(&*older.disk, version.path, CopyKind::Held(version.at))
        });
        beside.chain(held).collect()
    }

    /// A copy's digest, with what it has that the window hasn't, if that's anything; `None` if it
    /// can't be read or was looked at.
    fn at(&self, disk: &dyn Disk, path: PathBuf, kind: CopyKind) -> Option<LookedAt> {
        let bytes = disk.read(&path, LARGEST_FILE + 1).ok()?;
        let digest = Digest::of(&bytes);
        if self.told.contains(&digest) {
            return None;
        }
        Some((digest, self.compared(path, kind, &bytes)))
    }

    fn compared(&self, path: PathBuf, kind: CopyKind, bytes: &[u8]) -> Option<FoundCopy> {
        let Opened {
            release,
            lineage,
            digest,
            ..
        } = read(bytes).ok()?;
        if release.id != self.now.id {
            return None;
        }
        let base = match kind {
            CopyKind::Held(_) => self.base_of_held(&release, &lineage)?,
            CopyKind::Beside | CopyKind::Leftover => {
                self.base_of(seen_told(&self.seen), &release, &lineage)
            }
        };
        let theirs = Arc::new(release);
        let merged = compare::merge(&base, &self.now, &theirs, &Names::default()).ok()?;
        (!merged.edit.is_empty()).then(|| FoundCopy {
            path,
            kind,
            compared: Compared::new(Arc::clone(&self.now), Arc::new(merged.release)),
            digest,
            base,
            theirs,
            lineage,
        })
    }

    fn base_of(&self, seen: &[Known], copy: &Release, lineage: &Lineage) -> Arc<Release> {
        base_of(seen, self.older.as_ref(), &self.lineage, copy, lineage)
    }

    /// What the file holds and what it held, with this lineage, were both made of; `None` where
    /// the file has gone on from that.
    fn base_of_held(&self, held: &Release, lineage: &Lineage) -> Option<Arc<Release>> {
        let file = self.seen.last()?;
        if file.lineage.includes(lineage) {
            return None;
        }
        if !file.lineage.is_empty() {
            return Some(self.base_of(&self.seen, held, lineage));
        }
        // It's from before the first save, or another program has left out what tells of saves.
        let older = self.older.as_ref();
        let states = older.into_iter().flat_map(|older| older.states(&held.id));
        let mut untold = states.filter(|(_, lineage)| lineage.is_empty());
        let (first, _) = untold.next()?;
        let [first_words, held, file] = [&first, held, &file.release].map(words_of);
        let new: HashSet<&String> = held.difference(&first_words).collect();
        let is_most = new.iter().filter(|word| file.contains(**word)).count() * 2 > new.len();
        (!is_most).then(|| Arc::new(first))
    }
}

/// Of what a copy beside the file may be made: that the file holds something is no sign of that,
/// as long as no save tells of it.
fn seen_told(seen: &[Known]) -> &[Known] {
    match seen.split_last() {
        Some((file, before)) if file.lineage.is_empty() => before,
        _ => seen,
    }
}

/// All words of a release.
fn words_of(release: &Release) -> HashSet<String> {
    let mut words = HashSet::new();
    release.visit(&mut |_, part| {
        let text = match part {
            Part::Text(text, _) => text.text(),
            Part::Paragraph(paragraph) => paragraph.text(),
            _ => "",
        };
        words.extend(text.unicode_words().map(str::to_owned));
    });
    words
}
