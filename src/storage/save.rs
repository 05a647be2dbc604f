//! Saving a release: the file is the old one or the new one, whole, whatever happens
//! meanwhile, and what somebody else has saved in between is merged, never overwritten.

use std::collections::VecDeque;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::base::base_of;
use super::disk::{Disk, Shared, System};
use super::leftovers::sweep;
use super::letters::letters;
use super::lineage::{Lineage, Stamp, Writer};
use super::put::{Expected, Put, folder_of, force, put};
use super::read::read_back;
use super::{
    Digest, LARGEST_FILE, Notice, OlderStates, Opened, SaveError, read_merging, write_with,
};
use crate::compare::{Names, merge};
use crate::release::Release;

/// What is known of a file's content.
#[derive(Clone, Debug)]
pub struct Known {
    /// What tells it from others.
    pub digest: Digest,
    /// What it says.
    pub release: Arc<Release>,
    /// Which saves it has come from.
    pub lineage: Lineage,
}

impl Known {
    /// A state that is told by this `stamp`, and says this.
    pub fn new(stamp: Stamp, release: Arc<Release>) -> Self {
        let Stamp { digest, lineage } = stamp;
        Self {
            digest,
            release,
            lineage,
        }
    }

    /// What tells that state.
    pub fn stamp(&self) -> Stamp {
        Stamp {
            digest: self.digest,
            lineage: self.lineage.clone(),
        }
    }
}

/// What a release stands on that is to be saved.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    /// The states of the file that were seen, the latest last. With none, whatever stands
    /// there gives way: it's a new file, or somebody was asked.
    pub seen: Vec<Known>,
    /// States that a save has tried to write of which nobody knows whether it has.
    pub tried: Tried,
    /// All saves that it has come from.
    pub lineage: Lineage,
    /// Who saves it with changes; nobody where it's as it was.
    pub writer: Option<Writer>,
    /// What somebody agreed to see replaced, which may be nothing, where this is tried again:
    /// what has come there since is merged.
    pub replaces: Option<Option<Digest>>,
    /// Whether the file is known to be gone. What has come there since is merged.
    pub is_gone: bool,
    /// What the file holds, and what lies beside it, since a save has left it torn.
    pub torn: Option<(Digest, PathBuf)>,
    /// The drive that it was on, where that's known.
    pub volume: Option<u64>,
    /// Older states of it.
    pub older: Option<OlderStates>,
    /// Who saves, as people say it, and who else may have.
    pub names: Names,
}

/// States that saves of a file have tried to write, and of which nobody knows whether they're
/// there: a drive may fail, or not answer, behind the step that puts them there. What is open
/// was made of each of them.
#[derive(Clone, Debug, Default)]
pub struct Tried(Arc<Mutex<VecDeque<Known>>>);

impl Tried {
    /// The states, the latest last.
    pub fn states(&self) -> Vec<Known> {
        self.lock().iter().cloned().collect()
    }

    fn add(&self, known: Known) {
        let mut tried = self.lock();
        // It may be the first of them that is there.
        if tried
            .back()
            .is_some_and(|last| last.release == known.release)
        {
            return;
        }
        tried.push_back(known);
        let forgotten = tried.len().saturating_sub(MOST_SEEN);
        tried.drain(..forgotten);
    }

    fn lock(&self) -> MutexGuard<'_, VecDeque<Known>> {
        // Nothing is half done under this lock.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What came of saving.
#[derive(Clone, Debug)]
pub struct Saved {
    /// The states of the file that were seen, the latest, which it holds now, last.
    pub seen: Vec<Known>,
    /// All saves that it has come from.
    pub lineage: Lineage,
    /// What it holds now.
    pub bytes: Vec<u8>,
    /// The drive that it's on, where that's known.
    pub volume: Option<u64>,
    /// Where it lies: its path without links in it.
    pub resolved: PathBuf,
    /// Whether what others had saved in between was merged into it.
    pub is_merged: bool,
    /// What of others' isn't in it, as a release has no room for it.
    pub notices: Vec<Notice>,
    /// Where something is kept that somebody else had saved and that can't be merged.
    pub set_aside: Option<PathBuf>,
    /// Why it was written into the file that was there, if it was: a crash at that moment would
    /// have left it cut off, and its new content beside it.
    pub rewritten: Option<Shared>,
}

/// How many states of a file are remembered.
pub const MOST_SEEN: usize = 6;
/// How often others may come between before somebody is told.
const MOST_TRIES: usize = 20;

/// Saves `release` as the file at `path`, in the state that has come from these saves: nobody
/// has changed it. What stands there gives way.
///
/// # Errors
/// If it can't; the old file is unchanged then.
pub fn save(path: &Path, release: &Release, lineage: &Lineage) -> Result<Vec<u8>, SaveError> {
    let standing = Standing {
        lineage: lineage.clone(),
        ..Standing::default()
    };
    let release = Arc::new(release.clone());
    save_on(&System, path, &release, &standing).map(|saved| saved.bytes)
}

/// Saves `release` as the file at `path`.
///
/// The text is read back and compared before anything is written. It goes into a new file in
/// the same folder, is forced to the disk, and takes the old one's place in one step. A link
/// is followed: the file that it names is replaced, not the link. What stands there and isn't
/// what the release stands on is merged first.
///
/// # Errors
/// If it can't; the old file is unchanged then.
pub fn save_on(
    disk: &dyn Disk,
    path: &Path,
    release: &Arc<Release>,
    standing: &Standing,
) -> Result<Saved, SaveError> {
    let target = target_of(disk, path)?;
    check_drive(disk, &target, standing.volume)?;
    let mut attempt = Attempt {
        disk,
        target: &target,
        standing,
        release,
        wanted: Arc::clone(release),
        expected: match standing.seen.last() {
            _ if standing.is_gone => Expected::Nothing,
            Some(known) => Expected::This(known.digest),
            None => match standing.replaces {
                Some(Some(digest)) => Expected::This(digest),
                Some(None) => Expected::Nothing,
                None => Expected::Whatever,
            },
        },
        seen: standing.seen.clone(),
        lineage: standing.lineage.clone(),
        notices: Vec::new(),
        displaced: None,
        set_aside: None,
        rewritten: None,
    };
    let written = attempt.run()?;
    attempt.see(&written);
    if let Some((_, copy)) = &standing.torn {
        // It's in the file now.
        let _ = disk.remove(copy);
    }
    sweep(disk, &folder_of(&target));
    let seen = disk.look(&target).ok();
    let forgotten = attempt.seen.len().saturating_sub(MOST_SEEN);
    Ok(Saved {
        is_merged: !Arc::ptr_eq(&attempt.wanted, release),
        seen: attempt.seen.split_off(forgotten),
        lineage: attempt.lineage,
        bytes: written.bytes,
        volume: seen.and_then(|seen| seen.volume),
        resolved: target.clone(),
        notices: attempt.notices,
        set_aside: attempt.set_aside,
        rewritten: attempt.rewritten,
    })
}

/// A file that isn't there may be on a drive that isn't: its folder is another one then, and what
/// is put there would be hidden once the drive is back.
fn check_drive(disk: &dyn Disk, target: &Path, volume: Option<u64>) -> Result<(), SaveError> {
    let is_missing = |error: io::Error| error.kind() == io::ErrorKind::NotFound;
    let (Some(volume), true) = (volume, disk.look(target).is_err_and(is_missing)) else {
        return Ok(());
    };
    let folder = folder_of(target);
    match disk.look(&folder).ok().and_then(|seen| seen.volume) {
        Some(now) if now != volume => Err(SaveError::NoDrive(folder)),
        _ => Ok(()),
    }
}

/// The file that `path` leads to. Where it's a link to one that isn't there, that's where it is
/// to be: a file in the link's place would be another than the one that everybody else has.
fn target_of(disk: &dyn Disk, path: &Path) -> Result<PathBuf, SaveError> {
    const MOST_LINKS: usize = 16;
    if let Ok(target) = disk.resolve(path) {
        return Ok(target);
    }
    let mut target = path.to_owned();
    for _ in 0..MOST_LINKS {
        match disk.linked(&target) {
            Some(to) => target = to,
            None => break,
        }
    }
    let folder = folder_of(&target);
    match target == path || disk.look(&folder).is_ok() {
        true => Ok(target),
        false => Err(SaveError::NoFolder(folder)),
    }
}

/// A save under way.
struct Attempt<'a> {
    disk: &'a dyn Disk,
    target: &'a Path,
    standing: &'a Standing,
    /// What is to be saved.
    release: &'a Arc<Release>,
    /// The same with what others had saved.
    wanted: Arc<Release>,
    expected: Expected,
    /// States of the file that somebody else's may be made of.
    seen: Vec<Known>,
    /// All saves that what is wanted has come from.
    lineage: Lineage,
    notices: Vec<Notice>,
    displaced: Option<Displaced>,
    set_aside: Option<PathBuf>,
    rewritten: Option<Shared>,
}

/// What was displaced and isn't in the file yet, and what stands there meanwhile.
struct Displaced {
    /// Where it's kept.
    kept: PathBuf,
    written: Written,
    release: Arc<Release>,
    /// What was seen of the file before.
    seen: Vec<Known>,
    /// All saves that the release had come from.
    lineage: Lineage,
}

/// What was written, or found to stand there as it would have been.
#[derive(Clone)]
struct Written {
    bytes: Vec<u8>,
    lineage: Lineage,
}

impl Attempt<'_> {
    /// Answers what stands there in the end.
    fn run(&mut self) -> Result<Written, SaveError> {
        let put = self.put_and_merge();
        let Some(displaced) = self.displaced.take() else {
            return put;
        };
        match put {
            Ok(written) => {
                // It's in the file now.
                let _ = self.disk.remove(&displaced.kept);
                Ok(written)
            }
            Err(error @ (SaveError::Gone(_) | SaveError::NoFolder(_))) => Err(error),
            // What took its place stands there.
            Err(_) => {
                self.set_aside = Some(self.set_aside(displaced.kept));
                self.wanted = displaced.release;
                self.seen = displaced.seen;
                self.lineage = displaced.lineage;
                force(self.disk, self.target)?;
                Ok(displaced.written)
            }
        }
    }

    fn put_and_merge(&mut self) -> Result<Written, SaveError> {
        for _ in 0..MOST_TRIES {
            let written = self.written()?;
            let put = put(self.disk, self.target, &written.bytes, self.expected)
                .inspect_err(|_| self.note_tried(&written))?;
            match put {
                Put::Done => return Ok(written),
                Put::Rewritten(shared) => {
                    self.rewritten = Some(shared);
                    return Ok(written);
                }
                Put::Found(found) if found == written.bytes => {
                    force(self.disk, self.target)?;
                    return Ok(written);
                }
                Put::Found(found) if self.is_torn(&found) => {
                    self.expected = Expected::This(Digest::of(&found));
                }
                Put::Found(found) => {
                    let theirs = read_merging(&found).map_err(|why| SaveError::Unreadable {
                        file: self.target.to_owned(),
                        why: why.to_string(),
                    })?;
                    self.merge(theirs)?;
                    self.expected = Expected::This(Digest::of(&found));
                }
                Put::Displaced { found, kept } => {
                    self.expected = Expected::This(Digest::of(&written.bytes));
                    self.displace(kept, written.clone());
                    let Ok(theirs) = read_merging(&found) else {
                        let kept = self.displaced.take().map(|displaced| displaced.kept);
                        self.set_aside = kept.map(|kept| self.set_aside(kept));
                        force(self.disk, self.target)?;
                        return Ok(written);
                    };
                    let ours = self.known(&written);
                    self.merge(theirs)?;
                    self.seen.push(ours);
                }
            }
        }
        Err(SaveError::Busy(self.target.to_owned()))
    }

    /// What is wanted, as it's to be written. What the file held as it is hasn't come from
    /// another save.
    fn written(&self) -> Result<Written, SaveError> {
        let known = self.seen.last();
        let is_it =
            |known: &&Known| known.release == self.wanted && known.lineage.covers(&self.lineage);
        let known = known.filter(is_it);
        let lineage = match (known, &self.standing.writer) {
            (Some(known), _) => known.lineage.clone(),
            (None, Some(writer)) => writer.saves(&self.lineage),
            (None, None) => self.lineage.clone(),
        };
        let bytes = faithful_text(&self.wanted, &lineage)?.into_bytes();
        Ok(Written { bytes, lineage })
    }

    /// Whether it's what a save has left torn.
    fn is_torn(&self, found: &[u8]) -> bool {
        let torn = self.standing.torn.as_ref();
        torn.is_some_and(|(digest, _)| *digest == Digest::of(found))
    }

    /// These bytes stand there now; what did is kept. What was displaced before is in them.
    fn displace(&mut self, kept: PathBuf, written: Written) {
        let displaced = Displaced {
            kept,
            written,
            release: Arc::clone(&self.wanted),
            seen: self.seen.clone(),
            lineage: self.lineage.clone(),
        };
        if let Some(before) = self.displaced.replace(displaced) {
            let _ = self.disk.remove(&before.kept);
        }
    }

    /// Gives what somebody else had saved, and can't be merged, a name that's seen. Answers where
    /// it is.
    fn set_aside(&self, kept: PathBuf) -> PathBuf {
        let stem = self.target.file_stem().unwrap_or_default();
        let letters = letters(4);
        let name = format!("{} (set aside {letters}).ron", stem.to_string_lossy());
        let seen = self.target.with_file_name(name);
        match self.disk.rename(&kept, &seen) {
            Ok(()) => seen,
            Err(_) => kept,
        }
    }

    /// What the file holds once this is written.
    fn known(&self, written: &Written) -> Known {
        Known {
            digest: Digest::of(&written.bytes),
            release: Arc::clone(&self.wanted),
            lineage: written.lineage.clone(),
        }
    }

    /// Remembers what nobody knows of whether it's there. What was merged isn't in what is open
    /// yet, which can't count as made of it; and what tells of no save could be of any state.
    fn note_tried(&self, written: &Written) {
        let is_own = Arc::ptr_eq(&self.wanted, self.release);
        if is_own && !written.lineage.is_empty() {
            self.standing.tried.add(self.known(written));
        }
    }

    /// Remembers what it holds now.
    fn see(&mut self, written: &Written) {
        let known = self.known(written);
        self.lineage.join(&known.lineage);
        self.seen.retain(|seen| seen.digest != known.digest);
        self.seen.push(known);
    }

    /// Merges what somebody else has saved.
    fn merge(&mut self, theirs: Opened) -> Result<(), SaveError> {
        if theirs.release.id != self.wanted.id {
            return Err(SaveError::Another(self.target.to_owned()));
        }
        let older = self.standing.older.as_ref();
        let mut seen = self.seen.clone();
        seen.extend(self.standing.tried.states());
        let base = base_of(
            &seen,
            older,
            &self.lineage,
            &theirs.release,
            &theirs.lineage,
        );
        let names = &self.standing.names;
        let merged = merge(&base, &self.wanted, &theirs.release, names).map_err(|why| {
            let file = self.target.to_owned();
            SaveError::Merge { file, why }
        })?;
        // Where nothing comes of it, it's what was to be saved.
        if !merged.edit.is_empty() {
            self.wanted = Arc::new(merged.release);
        }
        self.lineage.join(&theirs.lineage);
        let lost = theirs.notices.iter().filter(|notice| notice.is_loss());
        self.notices.extend(lost.cloned());
        let stamp = theirs.stamp();
        self.seen.push(Known::new(stamp, Arc::new(theirs.release)));
        Ok(())
    }
}

/// Makes `bytes` what the file at `path` holds, whatever it held.
///
/// # Errors
/// If it can't; the old file is unchanged then.
pub fn replace_file(path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    let target = System.resolve(path).unwrap_or_else(|_| path.to_owned());
    match put(&System, &target, bytes, Expected::Whatever)? {
        Put::Done | Put::Rewritten(_) => Ok(()),
        // Nothing is unexpected.
        Put::Found(_) | Put::Displaced { .. } => Err(SaveError::Busy(target)),
    }
}

/// Whether two paths lead to one file that is there. Where either is on a drive that doesn't
/// answer, this doesn't either.
pub fn is_same_file(a: &Path, b: &Path) -> bool {
    match (fs::canonicalize(a), fs::canonicalize(b)) {
        (Ok(a), Ok(b)) => a == b,
        _ => false,
    }
}

/// The release's text, after it was read back and found to be the same.
fn faithful_text(release: &Release, lineage: &Lineage) -> Result<String, SaveError> {
    let unfaithful = |error: &dyn std::fmt::Display| SaveError::Unfaithful(error.to_string());
    let text = write_with(release, lineage).map_err(|error| unfaithful(&error))?;
    let length = text.len() as u64;
    if length > LARGEST_FILE {
        let limit = LARGEST_FILE;
        return Err(SaveError::TooLong { length, limit });
    }
    let back = read_back(text.as_bytes()).map_err(|error| match error.reason.is_limit() {
        true => SaveError::TooMuch {
            part: error.place.map(|place| place.part).unwrap_or_default(),
            why: error.reason.to_string(),
        },
        false => unfaithful(&error),
    })?;
    if back.release == *release {
        Ok(text)
    } else {
        Err(unfaithful(&"some of it would change"))
    }
}
