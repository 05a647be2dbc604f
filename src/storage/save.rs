//! Saving a release: the file is the old one or the new one, whole, whatever happens
//! meanwhile, and what somebody else has saved in between is merged, never overwritten.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::disk::{Disk, System};
use super::leftovers::sweep;
use super::letters::letters;
use super::lineage::had_seen;
use super::put::{Expected, Put, folder_of, force, put};
use super::read::read_back;
use super::{Digest, LARGEST_FILE, Notice, OlderStates, Opened, read_merging, write};
use crate::compare::{MergedWithFile, Names, OwnChanges, merge_with_file};
use crate::edit::Refused;
use crate::release::Release;

/// What the system said when it didn't take a file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{said}")]
pub struct SystemRefusal {
    kind: io::ErrorKind,
    said: String,
}

impl From<io::Error> for SystemRefusal {
    fn from(error: io::Error) -> Self {
        let kind = error.kind();
        // Without the name of the new file, which nobody knows.
        let said = match error.raw_os_error() {
            Some(code) => without_number(&io::Error::from_raw_os_error(code).to_string()),
            // The folder is there: it's one of the system's own.
            None if kind == io::ErrorKind::NotFound => "no file can be made there".into(),
            None => kind.to_string(),
        };
        Self { kind, said }
    }
}

/// What the system says without its own number for it, which says nothing to people.
fn without_number(said: &str) -> String {
    let words = said
        .split_once(" (os error ")
        .map_or(said, |(words, _)| words);
    words.to_owned()
}

impl SystemRefusal {
    /// What kind of refusal it is.
    pub fn kind(&self) -> io::ErrorKind {
        self.kind
    }

    /// What can be done about it.
    fn remedy(&self) -> &'static str {
        use io::ErrorKind as Kind;
        match self.kind {
            Kind::StorageFull | Kind::QuotaExceeded | Kind::FileTooLarge => {
                "make room, or save it elsewhere"
            }
            Kind::InvalidFilename | Kind::InvalidInput => "give it a shorter, simpler name",
            Kind::PermissionDenied | Kind::ReadOnlyFilesystem => {
                "save it in another folder, or ask whoever has the rights to this one"
            }
            _ => "try again, or save it elsewhere",
        }
    }
}

/// Why a release couldn't be saved. The file that was there is as it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SaveError {
    /// The text that was made doesn't read back as the same release.
    #[error(
        "the release can't be written so that it reads back the same ({0}): nothing was saved, please report it"
    )]
    Unfaithful(String),
    /// The file would be larger than any that can be opened again.
    #[error(
        "the release would take {length} bytes, and a file has at most {limit}: nothing was saved; make its pictures smaller, or take some out"
    )]
    TooLong {
        /// Its length in bytes.
        length: u64,
        /// The largest allowed.
        limit: u64,
    },
    /// There is more in it than in any that can be opened again, as can be where two people
    /// have put something in.
    #[error("{}{why}; nothing was saved", in_part(.part))]
    TooMuch {
        /// The field that has too much, as an address; empty where it's all together.
        part: String,
        /// What there is too much of, and what can be done.
        why: String,
    },
    /// Another drive is where the one was that the file is on, or none.
    #[error("{}: the drive that the file was on isn't there: it's saved once that is back, or save it elsewhere", .0.display())]
    NoDrive(PathBuf),
    /// There is no folder to save it in.
    #[error("{}: there is no such folder: make it first, or save in another", .0.display())]
    NoFolder(PathBuf),
    /// The folder doesn't take a file.
    #[error("{}: the folder doesn't take a new file ({why}): {}", .folder.display(), .why.remedy())]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// What the system says.
        why: SystemRefusal,
    },
    /// What stands there isn't a file.
    #[error("{}: that is {what}, not a file: choose another name", .file.display())]
    NotAFile {
        /// What was to be replaced.
        file: PathBuf,
        /// What it is.
        what: &'static str,
    },
    /// Somebody has marked the file as one that isn't to be changed.
    #[error("{}: it's marked read-only: save it under another name, or take the mark off", .0.display())]
    ReadOnly(PathBuf),
    /// The file that was saved before isn't there any more.
    #[error("{}: the file is gone; it may have been moved, renamed or deleted: save it here again, or elsewhere", .0.display())]
    Gone(PathBuf),
    /// Another release stands there now.
    #[error("{}: another release was put there; it's as it is: save under another name", .0.display())]
    Another(PathBuf),
    /// What stands there now can't be read, so that it can't be merged.
    #[error("{}: somebody has changed it, and what it says now can't be read ({why}); it's as it is: wait if it's being synced, or save under another name", .file.display())]
    Unreadable {
        /// The file.
        file: PathBuf,
        /// Why it can't.
        why: String,
    },
    /// Others save it all the time.
    #[error("{}: others keep changing it while it's being saved: try again in a moment", .0.display())]
    Busy(PathBuf),
    /// What others changed couldn't be merged.
    #[error("{}: what somebody else has changed couldn't be merged ({why}): save under another name, and please report it", .file.display())]
    Merge {
        /// The file.
        file: PathBuf,
        /// What went wrong.
        why: Refused,
    },
    /// It stands there, and the drive doesn't say that it's safe.
    #[error("{}: it was written, but the drive can't say that it's safe there ({why}): {}", .file.display(), .why.remedy())]
    NotForced {
        /// The file.
        file: PathBuf,
        /// What the system says.
        why: SystemRefusal,
    },
    /// A file that had to be written where it lies is neither the old nor the new one.
    #[error("{}: it couldn't be written whole ({why}), nor be put back as it was; what you wrote is in {}: {}", .file.display(), .copy.display(), .why.remedy())]
    Torn {
        /// The file.
        file: PathBuf,
        /// Where its new content is.
        copy: PathBuf,
        /// What tells what it holds now.
        now: Digest,
        /// What the system says.
        why: SystemRefusal,
    },
    /// Writing failed.
    #[error("{}: it couldn't be written ({why}); the old file, if there is one, is as it was: {}", .file.display(), .why.remedy())]
    Write {
        /// The file.
        file: PathBuf,
        /// What the system says.
        why: SystemRefusal,
    },
}

fn in_part(part: &str) -> String {
    match part {
        "" => String::new(),
        part => format!("in {part}: "),
    }
}

impl SaveError {
    /// Whether it may go well later, without anybody's doing: a drive comes back, room is
    /// made, a sync ends.
    pub fn may_pass(&self) -> bool {
        match self {
            Self::NoFolder(_)
            | Self::NoDrive(_)
            | Self::Folder { .. }
            | Self::Write { .. }
            | Self::NotForced { .. }
            | Self::Torn { .. }
            | Self::Unreadable { .. }
            | Self::NotAFile { .. }
            | Self::ReadOnly(_)
            | Self::Busy(_) => true,
            Self::Unfaithful(_)
            | Self::TooLong { .. }
            | Self::TooMuch { .. }
            | Self::Gone(_)
            | Self::Another(_)
            | Self::Merge { .. } => false,
        }
    }
}

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
    /// Whether it was written into the file that was there, as that has several names or is
    /// somebody else's: a crash at that moment would have left it cut off, and its new content
    /// beside it.
    pub is_rewritten: bool,
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
        is_rewritten: false,
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
        is_rewritten: attempt.is_rewritten,
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
    is_rewritten: bool,
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
            self.is_rewritten = matches!(put, Put::Rewritten);
            match put {
                Put::Done | Put::Rewritten => return Ok(bytes),
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
        Put::Done | Put::Rewritten => Ok(()),
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
