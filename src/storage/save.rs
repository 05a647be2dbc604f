//! Saving a release: the file is the old one or the new one, whole, whatever happens
//! meanwhile, and what somebody else has saved in between is merged, never overwritten.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::bases::{KeptStates, Own, base_of};
use super::disk::{Disk, System};
use super::leftovers::sweep;
use super::letters::letters;
use super::put::{Expected, Put, folder_of, put};
use super::read::read_back;
use super::{Digest, LARGEST_FILE, read, read_merging, write};
use crate::compare::{self, Merged, Names};
use crate::edit::{Edit, Refused};
use crate::release::{Id, Release};

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
            Some(code) => io::Error::from_raw_os_error(code).to_string(),
            // The folder is there: it's one of the system's own.
            None if kind == io::ErrorKind::NotFound => "no file can be made there".into(),
            None => kind.to_string(),
        };
        Self { kind, said }
    }
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
            | Self::Folder { .. }
            | Self::Write { .. }
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
}

/// What a release stands on that is to be saved.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    /// The states of the file that were seen, the latest last. With none, whatever stands
    /// there gives way: it's a new file, or somebody was asked.
    pub seen: Vec<Known>,
    /// What was put into it here.
    pub own: Own,
    /// What somebody agreed to see replaced, which may be nothing, where this is tried again:
    /// what has come there since is merged.
    pub replaces: Option<Option<Digest>>,
    /// Whether the file is known to be gone. What has come there since is merged.
    pub is_gone: bool,
    /// Older states of it.
    pub kept: Option<KeptStates>,
    /// Who saves, and who else may have.
    pub names: Names,
}

/// What came of saving.
#[derive(Clone, Debug)]
pub struct Saved {
    /// The states of the file that were seen, the latest, which it holds now, last.
    pub seen: Vec<Known>,
    /// What was put into it here.
    pub own: Own,
    /// What it holds now.
    pub bytes: Vec<u8>,
    /// What others had saved in between, if anybody had.
    pub brought: Option<Brought>,
    /// Where something is kept that somebody else had saved and that can't be read.
    pub set_aside: Option<PathBuf>,
    /// Whether it was written into the file that was there, as that has several names or is
    /// somebody else's: a crash at that moment would have left it cut off, and its new content
    /// beside it.
    pub is_rewritten: bool,
}

/// What was merged into a release.
#[derive(Clone, Debug)]
pub struct Brought {
    /// What leads from what was to be saved to what was.
    pub edit: Edit,
    /// The conflicts that are new.
    pub conflicts: Vec<Id>,
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
    let target = disk.resolve(path).unwrap_or_else(|_| path.to_owned());
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
        edits: Vec::new(),
        conflicts: Vec::new(),
        kept: Vec::new(),
        set_aside: None,
        is_rewritten: false,
    };
    let bytes = attempt.run()?;
    let brought = (!attempt.edits.is_empty()).then(|| Brought {
        edit: Edit::Group(std::mem::take(&mut attempt.edits)),
        conflicts: std::mem::take(&mut attempt.conflicts),
    });
    attempt.see(&bytes);
    sweep(disk, &folder_of(&target));
    let forgotten = attempt.seen.len().saturating_sub(MOST_SEEN);
    Ok(Saved {
        seen: attempt.seen.split_off(forgotten),
        own: std::mem::take(&mut attempt.own),
        bytes,
        brought,
        set_aside: attempt.set_aside.take(),
        is_rewritten: attempt.is_rewritten,
    })
}

/// What was put in here, with what `release` puts in.
fn own_with(standing: &Standing, release: &Arc<Release>) -> Own {
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
    own: Own,
    edits: Vec<Edit>,
    conflicts: Vec<Id>,
    /// What was displaced, until what it was merged into is written.
    kept: Vec<PathBuf>,
    set_aside: Option<PathBuf>,
    is_rewritten: bool,
}

impl Attempt<'_> {
    /// Answers what stands there in the end.
    fn run(&mut self) -> Result<Vec<u8>, SaveError> {
        let (wanted, seen) = (Arc::clone(&self.wanted), self.seen.clone());
        let error = match self.put_and_merge() {
            Err(error) => error,
            done => return done,
        };
        // What was to be saved stands there, and what it took the place of couldn't be merged.
        if self.kept.is_empty() {
            return Err(error);
        }
        for kept in std::mem::take(&mut self.kept) {
            self.set_aside = Some(self.set_aside(kept));
        }
        self.wanted = wanted;
        self.seen = seen;
        self.edits.clear();
        self.conflicts.clear();
        Ok(faithful_text(&self.wanted)?.into_bytes())
    }

    fn put_and_merge(&mut self) -> Result<Vec<u8>, SaveError> {
        for _ in 0..MOST_TRIES {
            let bytes = faithful_text(&self.wanted)?.into_bytes();
            let put = put(self.disk, self.target, &bytes, self.expected)?;
            self.is_rewritten = matches!(put, Put::Rewritten);
            match put {
                Put::Done | Put::Rewritten => {
                    for kept in self.kept.drain(..) {
                        let _ = self.disk.remove(&kept);
                    }
                    return Ok(bytes);
                }
                Put::Found(found) if found == bytes => return Ok(bytes),
                Put::Found(found) => {
                    let theirs = read_merging(&found).map_err(|why| SaveError::Unreadable {
                        file: self.target.to_owned(),
                        why: why.to_string(),
                    })?;
                    self.merge(Known::new(&found, Arc::new(theirs.release)))?;
                    self.expected = Expected::This(Digest::of(&found));
                }
                Put::Displaced { found, kept } => {
                    self.expected = Expected::This(Digest::of(&bytes));
                    match read(&found) {
                        Ok(theirs) => {
                            self.kept.push(kept);
                            let ours = Arc::clone(&self.wanted);
                            self.merge(Known::new(&found, Arc::new(theirs.release)))?;
                            self.seen.push(Known::new(&bytes, ours));
                        }
                        Err(_) => {
                            self.set_aside = Some(self.set_aside(kept));
                            return Ok(bytes);
                        }
                    }
                }
            }
        }
        Err(SaveError::Busy(self.target.to_owned()))
    }

    /// Gives what somebody else had saved, and can't be read, a name that's seen. Answers where
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
    fn merge(&mut self, theirs: Known) -> Result<(), SaveError> {
        let failed = |why| SaveError::Merge {
            file: self.target.to_owned(),
            why,
        };
        if theirs.release.id != self.wanted.id {
            return Err(SaveError::Another(self.target.to_owned()));
        }
        let base = {
            let kept = self.standing.kept.as_ref();
            base_of(&self.seen, &self.own, &self.wanted, &theirs.release, kept).map_err(failed)?
        };
        // Where nobody can say what it was made of, all that differs is to be settled.
        let base = base.unwrap_or_else(|| {
            let wanted = &self.wanted;
            Arc::new(Release::new(wanted.id.clone(), wanted.language.clone()))
        });
        let Merged {
            edit,
            release,
            conflicts,
        } = compare::merge(&base, &self.wanted, &theirs.release, &self.standing.names)
            .map_err(failed)?;
        self.wanted = Arc::new(release);
        if !edit.is_empty() {
            self.edits.push(edit);
        }
        self.conflicts.extend(conflicts);
        self.seen.push(theirs);
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
