//! The journal: what was changed since a release was last saved, so that neither a crash nor
//! a pulled plug takes it.
//!
//! A journal begins with what it stands on and the release as it was when it was begun; then
//! comes each change. It's read up to the first record that isn't whole, and nothing is ever
//! taken from it but in the order in which it happened. It says of which file's content it
//! goes on, and is never applied to another by itself.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::disk::{Disk, Writing, write_whole};
use super::places::printable;
use super::read::read_kept;
use super::write::options;
use super::{Lineage, Stamp, write};
use crate::edit::{self, Edit, Label};
use crate::release::{Id, Release};

/// What a journal's file begins with.
const MAGIC: &[u8] = b"communique journal 1\n";
/// How long a record may be, in bytes: as long as a release, written twice over.
const LONGEST_RECORD: usize = 128 * 1024 * 1024;
/// How many records no journal has.
const MOST_RECORDS: u64 = 1 << 32;
/// How long a journal may be that is read, in bytes.
pub(super) const LONGEST: u64 = 1024 * 1024 * 1024;
/// The length of what stands before each record: its own length, its checksum, its number.
const HEAD: usize = 16;

/// What a journal is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subject {
    /// The release's id.
    pub release: Id,
    /// The file that it was opened from or saved as, if there is one.
    #[serde(with = "any_path")]
    pub file: Option<PathBuf>,
    /// The state of that file on which the changes stand.
    pub standing: Option<Stamp>,
    /// All saves that what was changed has come from: there may be more of them than of the file.
    #[serde(default)]
    pub lineage: Lineage,
}

/// Paths as text, those too that aren't: by their bytes then, which no whole path begins like.
mod any_path {
    use std::path::PathBuf;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    const BYTES: &str = "bytes:";

    pub fn serialize<S: Serializer>(
        path: &Option<PathBuf>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let text = path.as_ref().map(|path| match path.to_str() {
            Some(text) => text.to_owned(),
            None => {
                let bytes = path.as_os_str().as_encoded_bytes().iter();
                let numbers: Vec<String> = bytes.map(ToString::to_string).collect();
                format!("{BYTES}{}", numbers.join(" "))
            }
        });
        text.serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<PathBuf>, D::Error> {
        let text: Option<String> = Option::deserialize(deserializer)?;
        Ok(
            text.map(|text| match text.strip_prefix(BYTES).map(numbers) {
                Some(Some(bytes)) => path_of(bytes),
                _ => PathBuf::from(text),
            }),
        )
    }

    fn numbers(text: &str) -> Option<Vec<u8>> {
        let numbers = text.split_whitespace().map(str::parse);
        numbers.collect::<Result<_, _>>().ok()
    }

    #[cfg(unix)]
    fn path_of(bytes: Vec<u8>) -> PathBuf {
        use std::os::unix::ffi::OsStringExt;
        std::ffi::OsString::from_vec(bytes).into()
    }

    /// Only what can be said as text is found again there.
    #[cfg(not(unix))]
    fn path_of(bytes: Vec<u8>) -> PathBuf {
        PathBuf::from(String::from_utf8_lossy(&bytes).into_owned())
    }
}

/// What a record holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Subject = 1,
    Base = 2,
    Snapshot = 3,
    Change = 4,
}

impl Kind {
    fn of(tag: u8) -> Option<Self> {
        let all = [Self::Subject, Self::Base, Self::Snapshot, Self::Change];
        all.into_iter().find(|kind| *kind as u8 == tag)
    }
}

/// Why a journal can't be written or read.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    /// The system doesn't let it be.
    #[error("{}: the changes can't be kept safe ({why})", .file.display())]
    Io {
        /// The journal, or the folder that it's to be in.
        file: PathBuf,
        /// What the system says.
        #[source]
        why: io::Error,
    },
    /// Something can't be said in it.
    #[error("the changes can't be kept safe: {0}")]
    Unwritable(String),
    /// It doesn't say what it's about, or not whole.
    #[error("{}: nothing can be recovered from it: {why}", .file.display())]
    Damaged {
        /// The journal.
        file: PathBuf,
        /// What is wrong.
        why: String,
    },
}

/// A journal that is being written.
pub struct Journal {
    path: PathBuf,
    file: Box<dyn Writing>,
    next: u64,
    /// How long its first part is, and all of it, in bytes.
    begun: usize,
    length: usize,
}

impl fmt::Debug for Journal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} with {} records", self.path.display(), self.next)
    }
}

impl Journal {
    /// Begins a journal at `path`, in the place of the one that was there: from now on
    /// `release` is changed. `base` is what the file says that it stands on, where that isn't
    /// `release` itself.
    ///
    /// # Errors
    /// If it can't be written; the one that was there is there still.
    pub fn begin(
        disk: &dyn Disk,
        path: &Path,
        subject: &Subject,
        base: Option<&Release>,
        release: &Release,
    ) -> Result<Self, JournalError> {
        let said = |error: ron::Error| JournalError::Unwritable(error.to_string());
        let mut bytes = MAGIC.to_vec();
        let mut next = 0;
        let mut add = |kind, payload: &[u8]| {
            add_record(&mut bytes, next, kind, payload);
            next += 1;
        };
        let about = options().to_string(subject).map_err(said)?;
        add(Kind::Subject, about.as_bytes());
        if let Some(base) = base {
            add(Kind::Base, write(base).map_err(said)?.as_bytes());
        }
        add(Kind::Snapshot, write(release).map_err(said)?.as_bytes());
        let failed = |why| JournalError::Io {
            file: path.to_owned(),
            why,
        };
        write_whole(disk, path, &bytes).map_err(failed)?;
        let file = disk.append(path, bytes.len() as u64).map_err(failed)?;
        Ok(Self {
            path: path.to_owned(),
            file,
            next,
            begun: bytes.len(),
            length: bytes.len(),
        })
    }

    /// Adds changes, and forces them to the disk.
    ///
    /// # Errors
    /// If it can't. What is in the file behind the changes before isn't known then: the
    /// journal is to be begun again.
    pub fn add(&mut self, changes: &[(Label, Edit)]) -> Result<(), JournalError> {
        let mut bytes = Vec::new();
        for change in changes {
            let said = options().to_string(change);
            let said = said.map_err(|error| JournalError::Unwritable(error.to_string()))?;
            add_record(&mut bytes, self.next, Kind::Change, said.as_bytes());
            self.next += 1;
        }
        let written = self.file.write(&bytes).and_then(|()| self.file.sync());
        self.length += bytes.len();
        written.map_err(|why| JournalError::Io {
            file: self.path.clone(),
            why,
        })
    }

    /// Whether reading it would take far longer than reading the release: it's better begun
    /// again.
    pub fn is_long(&self) -> bool {
        const SHORT: usize = 4 * 1024 * 1024;
        let changes = self.length.saturating_sub(self.begun);
        changes > SHORT.max(2 * self.begun)
    }
}

fn add_record(bytes: &mut Vec<u8>, number: u64, kind: Kind, payload: &[u8]) {
    let length = u32::try_from(payload.len() + 1).unwrap_or(u32::MAX);
    let mut rest = number.to_le_bytes().to_vec();
    rest.push(kind as u8);
    rest.extend_from_slice(payload);
    bytes.extend_from_slice(&length.to_le_bytes());
    bytes.extend_from_slice(&crc32fast::hash(&rest).to_le_bytes());
    bytes.append(&mut rest);
}

/// What a journal tells.
#[derive(Clone, Debug)]
pub struct Told {
    /// What it's about.
    pub subject: Subject,
    /// What the file said that the changes stand on.
    pub base: Release,
    /// The release after all changes.
    pub release: Release,
    /// The changes, in order.
    pub changes: Vec<(Label, Edit)>,
    /// Whether there was more that isn't whole, or can't be made.
    pub is_cut: bool,
    /// Whether it's that: more may stand behind it.
    pub is_damaged: bool,
}

impl Told {
    /// Whether what it tells of was `release` at some time: a save has written that, and the
    /// program ended before the journal could say so.
    pub fn has_been(&self, release: &Release) -> bool {
        let mut state = self.release.clone();
        let mut back = self.changes.iter().rev();
        while state != *release {
            let Some((_, change)) = back.next() else {
                return false;
            };
            if edit::apply(&mut state, &change.inverse()).is_err() {
                return false;
            }
        }
        true
    }
}

/// Reads a journal as far as it's whole.
///
/// # Errors
/// If it doesn't even say what it begins with.
pub fn read_journal(disk: &dyn Disk, path: &Path) -> Result<Told, JournalError> {
    let bytes = disk.read(path, LONGEST).map_err(|why| JournalError::Io {
        file: path.to_owned(),
        why,
    })?;
    told(&bytes).map_err(|why| JournalError::Damaged {
        file: path.to_owned(),
        why,
    })
}

/// What the bytes of a journal tell.
///
/// # Errors
/// What is wrong, if they don't even say what it begins with.
pub fn told(bytes: &[u8]) -> Result<Told, String> {
    let records = bytes.strip_prefix(MAGIC).ok_or("it isn't a journal")?;
    let mut records = Records {
        rest: records,
        next: 0,
    };
    let text = |record: Option<(Kind, &[u8])>, wanted: Kind| -> Result<String, String> {
        let cut = || "it's cut off before its changes".to_owned();
        let (kind, payload) = record.ok_or_else(cut)?;
        if kind != wanted {
            return Err("its records don't belong together".into());
        }
        String::from_utf8(payload.to_vec()).map_err(|error| error.to_string())
    };
    let release = |text: String| -> Result<Release, String> {
        read_kept(text.as_bytes()).map_err(|error| printable(&error.to_string()))
    };
    let subject = text(records.next(), Kind::Subject)?;
    let subject: Subject = options()
        .from_str(&subject)
        .map_err(|error| printable(&error.to_string()))?;
    let mut record = records.next();
    let base = match record {
        Some((Kind::Base, _)) => {
            let base = release(text(record, Kind::Base)?)?;
            record = records.next();
            Some(base)
        }
        _ => None,
    };
    let first = release(text(record, Kind::Snapshot)?)?;
    let mut told = Told {
        subject,
        base: base.unwrap_or_else(|| first.clone()),
        release: first,
        changes: Vec::new(),
        is_cut: false,
        is_damaged: false,
    };
    while let Some((kind, payload)) = records.next() {
        let said = std::str::from_utf8(payload).ok();
        let change = said.filter(|_| kind == Kind::Change);
        let change: Option<(Label, Edit)> = change.and_then(|said| options().from_str(said).ok());
        let made = change.filter(|(_, edit)| edit::apply(&mut told.release, edit).is_ok());
        // What comes behind a change that can't be made stands on it.
        let Some(change) = made else {
            told.is_cut = true;
            told.is_damaged = true;
            return Ok(told);
        };
        told.changes.push(change);
    }
    told.is_cut = !records.rest.is_empty();
    told.is_damaged = records.are_damaged();
    Ok(told)
}

/// The records of a journal, up to the first that isn't whole or in its place.
struct Records<'a> {
    rest: &'a [u8],
    next: u64,
}

impl<'a> Records<'a> {
    /// Whether a later record is whole: a crash cuts off the last, and damages none.
    fn are_damaged(&self) -> bool {
        (1..self.rest.len()).any(|at| {
            let rest = self.rest.get(at..).unwrap_or_default();
            let later = self.next + 1..self.next + MOST_RECORDS;
            whole(rest, |number| later.contains(&number)).is_some()
        })
    }

    fn next(&mut self) -> Option<(Kind, &'a [u8])> {
        let (kind, payload, rest) = whole(self.rest, |number| number == self.next)?;
        self.next += 1;
        self.rest = rest;
        Some((kind, payload))
    }
}

/// The record that `bytes` begin with, if it's whole and its number is meant: what it is, what it
/// says, and what is behind it.
fn whole(bytes: &[u8], is_meant: impl Fn(u64) -> bool) -> Option<(Kind, &[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk()?;
    let (checksum, rest) = rest.split_first_chunk()?;
    let length = u32::from_le_bytes(*length) as usize;
    if length > LONGEST_RECORD {
        return None;
    }
    let (record, rest) = rest.split_at_checked(length + HEAD - 8)?;
    let (number, payload) = record.split_first_chunk()?;
    let (tag, payload) = payload.split_first()?;
    let kind = Kind::of(*tag)?;
    // The checksum last, since it costs most.
    let is_whole = is_meant(u64::from_le_bytes(*number))
        && crc32fast::hash(record) == u32::from_le_bytes(*checksum);
    is_whole.then_some((kind, payload, rest))
}
