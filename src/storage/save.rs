//! Saving a release: the file is the old one or the new one, whole, whatever happens
//! meanwhile, and what somebody else has saved in between is merged, never overwritten.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::disk::{Disk, Shared, System};
use super::leftovers::sweep;
use super::letters::letters;
use super::lineage::had_seen;
use super::put::{Expected, Put, folder_of, force, put};
use super::read::read_back;
use super::{Digest, LARGEST_FILE, Notice, OlderStates, Opened, SaveError, read_merging, write};
use crate::compare::{MergedWithFile, Names, OwnChanges, merge_with_file};
use crate::release::Release;

/// What is known of a file's content.
#[derive(Clone, Debug)]
pub struct Known {
    /// What tells it from others.
    pub digest: Digest,
    /// What it says.
    pub release: Arc<Release>,
}

impl Known {
    /// What was read from, or written as, these bytes.
    pub fn new(bytes: &[u8], release: Arc<Release>) -> Self {
        Self {
            digest: Digest::of(bytes),
            release,
        }
    }

    /// What it says.
    pub fn to_release(&self) -> Arc<Release> {
        Arc::clone(&self.release)
    }
}

/// What a release stands on that is to be saved.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    /// The states of the file that were seen, the latest last. With none, whatever stands
    /// there gives way: it's a new file, or somebody was asked.
    pub seen: Vec<Known>,
    /// What was put into it here.
    pub own: OwnChanges,
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
    /// Who saves, and who else may have.
    pub names: Names,
}

/// What came of saving.
#[derive(Clone, Debug)]
pub struct Saved {
    /// The states of the file that were seen, the latest, which it holds now, last.
    pub seen: Vec<Known>,
    /// What was put into it here.
    pub own: OwnChanges,
    /// What it holds now.
    pub bytes: Vec<u8>,
    /// The drive that it's on, where that's known.
    pub volume: Option<u64>,
    /// Whether what others had saved in between was merged into it.
    pub is_merged: bool,
    /// What was saved without what was put in here and somebody may have taken out in between,
    /// and with it, where there is such a thing.
    pub held: Option<[Arc<Release>; 2]>,
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

/// Saves `release` as the file at `path`, which stands on nothing.
///
/// # Errors
/// If it can't; the old file is unchanged then.
pub fn save(path: &Path, release: &Release) -> Result<Vec<u8>, SaveError> {
    let release = Arc::new(release.clone());
    save_on(&System, path, &release, &Standing::default()).map(|saved| saved.bytes)
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
        own: own_with(standing, release),
        notices: Vec::new(),
        held: None,
        displaced: None,
        set_aside: None,
        rewritten: None,
    };
    let bytes = attempt.run()?;
    attempt.see(&bytes);
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
        own: attempt.own,
        bytes,
        volume: seen.and_then(|seen| seen.volume),
        notices: attempt.notices,
        held: attempt.held,
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

/// What was put in here, with what `release` puts in.
fn own_with(standing: &Standing, release: &Arc<Release>) -> OwnChanges {
    let mut own = standing.own.clone();
    if let Some(known) = standing.seen.last() {
        own.add(&known.release, release);
    }
    own
}

/// A save under way.
struct Attempt<'a> {
    disk: &'a dyn Disk,
    target: &'a Path,
    standing: &'a Standing,
    wanted: Arc<Release>,
    expected: Expected,
    /// States of the file that somebody else's may be made of.
    seen: Vec<Known>,
    own: OwnChanges,
    notices: Vec<Notice>,
    held: Option<[Arc<Release>; 2]>,
    displaced: Option<Displaced>,
    set_aside: Option<PathBuf>,
    rewritten: Option<Shared>,
}

/// What was displaced and isn't in the file yet, and what stands there meanwhile.
struct Displaced {
    /// Where it's kept.
    kept: PathBuf,
    bytes: Vec<u8>,
    release: Arc<Release>,
    /// What was seen of the file before.
    seen: Vec<Known>,
    held: Option<[Arc<Release>; 2]>,
}

impl Attempt<'_> {
    /// Answers what stands there in the end.
    fn run(&mut self) -> Result<Vec<u8>, SaveError> {
        let put = self.put_and_merge();
        let Some(displaced) = self.displaced.take() else {
            return put;
        };
        match put {
            Ok(bytes) => {
                // It's in the file now.
                let _ = self.disk.remove(&displaced.kept);
                Ok(bytes)
            }
            Err(error @ (SaveError::Gone(_) | SaveError::NoFolder(_))) => Err(error),
            // What took its place stands there.
            Err(_) => {
                self.set_aside = Some(self.set_aside(displaced.kept));
                self.wanted = displaced.release;
                self.seen = displaced.seen;
                self.held = displaced.held;
                Ok(displaced.bytes)
            }
        }
    }

    fn put_and_merge(&mut self) -> Result<Vec<u8>, SaveError> {
        for _ in 0..MOST_TRIES {
            let bytes = faithful_text(&self.wanted)?.into_bytes();
            let put = put(self.disk, self.target, &bytes, self.expected)?;
            match put {
                Put::Done => return Ok(bytes),
                Put::Rewritten(shared) => {
                    self.rewritten = Some(shared);
                    return Ok(bytes);
                }
                Put::Found(found) if found == bytes => {
                    force(self.disk, self.target)?;
                    return Ok(bytes);
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
                    self.expected = Expected::This(Digest::of(&bytes));
                    self.displace(kept, bytes.clone());
                    let Ok(theirs) = read_merging(&found) else {
                        let kept = self.displaced.take().map(|displaced| displaced.kept);
                        self.set_aside = kept.map(|kept| self.set_aside(kept));
                        return Ok(bytes);
                    };
                    let ours = Known::new(&bytes, Arc::clone(&self.wanted));
                    self.merge(theirs)?;
                    self.seen.push(ours);
                }
            }
        }
        Err(SaveError::Busy(self.target.to_owned()))
    }

    /// Whether it's what a save has left torn.
    fn is_torn(&self, found: &[u8]) -> bool {
        let torn = self.standing.torn.as_ref();
        torn.is_some_and(|(digest, _)| *digest == Digest::of(found))
    }

    /// These bytes stand there now; what did is kept. What was displaced before is in them.
    fn displace(&mut self, kept: PathBuf, bytes: Vec<u8>) {
        let displaced = Displaced {
            kept,
            bytes,
            release: Arc::clone(&self.wanted),
            seen: self.seen.clone(),
            held: self.held.clone(),
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

    /// Remembers what it says now, as these bytes.
    fn see(&mut self, bytes: &[u8]) {
        let known = Known::new(bytes, Arc::clone(&self.wanted));
        self.seen.retain(|seen| seen.digest != known.digest);
        self.seen.push(known);
    }

    /// Merges what somebody else has saved.
    fn merge(&mut self, theirs: Opened) -> Result<(), SaveError> {
        let Opened {
            release,
            notices,
            digest,
            volume: _,
        } = theirs;
        if release.id != self.wanted.id {
            return Err(SaveError::Another(self.target.to_owned()));
        }
        let states: Vec<Arc<Release>> = self.seen.iter().map(Known::to_release).collect();
        let older = self.standing.older.iter();
        let latest = self.seen.last().map(|known| known.digest);
        let had_seen_it =
            || latest.is_some_and(|latest| had_seen(self.disk, self.target, digest, latest));
        let MergedWithFile { merged, without } = merge_with_file(
            &states,
            &self.own,
            &self.wanted,
            &release,
            older.flat_map(|older| older.releases(&release.id)),
            had_seen_it,
            &self.standing.names,
        )
        .map_err(|why| SaveError::Merge {
            file: self.target.to_owned(),
            why,
        })?;
        // Where nothing comes of it, it's what was to be saved.
        if !merged.edit.is_empty() {
            self.wanted = Arc::new(merged.release);
        }
        if let Some(without) = without {
            self.held = Some([without, Arc::clone(&self.wanted)]);
        }
        self.notices
            .extend(notices.into_iter().filter(Notice::is_loss));
        self.seen.push(Known {
            digest,
            release: Arc::new(release),
        });
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

/// Whether two paths lead to one file that is there.
pub fn is_same_file(a: &Path, b: &Path) -> bool {
    match (fs::canonicalize(a), fs::canonicalize(b)) {
        (Ok(a), Ok(b)) => a == b,
        _ => false,
    }
}

/// The release's text, after it was read back and found to be the same.
fn faithful_text(release: &Release) -> Result<String, SaveError> {
    let unfaithful = |error: &dyn std::fmt::Display| SaveError::Unfaithful(error.to_string());
    let text = write(release).map_err(|error| unfaithful(&error))?;
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
