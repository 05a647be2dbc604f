//! Earlier states of releases, as they were saved, in a folder of the person's own.
//!
//! Each state is the file that it was, whole, so that it can be read whatever else is lost.
//! They're kept in the order in which they came, whatever clocks say.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use jiff::{Span, Timestamp};

use super::disk::{Disk, PART, write_whole};
use super::{Digest, LARGEST_FILE, Lineage, read};
use crate::release::{Id, Release};

/// How many states of a release are kept.
const MOST: usize = 50;
/// How many of them whatever their age, since a clock may be wrong by years.
const ALWAYS: usize = 10;
/// For how long the others.
const DAYS: i64 = 30;
/// How old what was cut off must be to be nobody's.
const HOUR: Duration = Duration::from_secs(60 * 60);
/// How much room those of one release may take, in bytes.
const MOST_BYTES: u64 = 200 * 1024 * 1024;

/// The states of one release.
#[derive(Clone, Debug)]
pub struct Versions {
    folder: PathBuf,
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// When it was saved, by this machine's clock.
    pub at: Timestamp,
    /// How long its file is, in bytes.
    pub length: u64,
    /// Where it comes in their order.
    number: u64,
    /// Where that is.
    pub path: PathBuf,
}

impl Version {
    /// Whether it's the state that is called so.
    pub fn is_called(&self, name: &str) -> bool {
        let called = name_of(&self.path).rsplit('-').next();
        called == Some(name)
    }

    /// The bytes of its file.
    ///
    /// # Errors
    /// If it can't be read.
    pub fn bytes(&self, disk: &dyn Disk) -> io::Result<Vec<u8>> {
        disk.read(&self.path, LARGEST_FILE + 1)
    }
}

impl Versions {
    /// Those of the release called `id`, in a folder for those of all.
    pub fn of(folder: &Path, id: &Id) -> Self {
        Self {
            folder: folder.join(id.as_str()),
        }
    }

    /// Keeps a state that was saved at the moment `at`, unless it's the latest already. Answers
    /// what it's called.
    ///
    /// # Errors
    /// If it can't be written.
    pub fn keep(&self, disk: &dyn Disk, bytes: &[u8], at: Timestamp) -> io::Result<String> {
        disk.make_private_folder(&self.folder)?;
        let all = self.all(disk);
        let digest = Digest::of(bytes).short();
        let latest = all.first();
        if latest.is_some_and(|version| version.is_called(&digest)) {
            return Ok(digest);
        }
        let number = latest.map_or(1, |version| version.number + 1);
        let millis = at.as_millisecond();
        let name = format!("{number:08}-{millis}-{digest}.ron");
        write_whole(disk, &self.folder.join(name), bytes)?;
        self.prune(disk, at);
        Ok(digest)
    }

    /// All that are kept, the latest first. What can't be read is left out.
    pub fn all(&self, disk: &dyn Disk) -> Vec<Version> {
        let paths = disk.list(&self.folder).unwrap_or_default();
        let mut all: Vec<Version> = paths
            .into_iter()
            .filter_map(|path| {
                let (number, millis) = numbers(&path)?;
                Some(Version {
                    at: Timestamp::from_millisecond(millis).ok()?,
                    length: disk.look(&path).ok()?.length,
                    number,
                    path,
                })
            })
            .collect();
        all.sort_by_key(|version| std::cmp::Reverse(version.number));
        all
    }

    /// Takes away what is too old or too much. The latest stays.
    fn prune(&self, disk: &dyn Disk, now: Timestamp) {
        let oldest = now.checked_sub(Span::new().hours(DAYS * 24)).ok();
        let mut room = MOST_BYTES;
        for (index, version) in self.all(disk).into_iter().enumerate() {
            let fits = version.length <= room;
            room = room.saturating_sub(version.length);
            let is_old = oldest.is_some_and(|oldest| version.at < oldest);
            if index > 0 && (index >= MOST || !fits || is_old && index >= ALWAYS) {
                // What can't be taken away stays.
                let _ = disk.remove(&version.path);
            }
        }
        self.sweep(disk);
    }

    /// Takes away what was cut off while it was written, once nobody can be writing it.
    fn sweep(&self, disk: &dyn Disk) {
        let is_part = |path: &PathBuf| path.extension().is_some_and(|ending| ending == PART);
        let paths = disk.list(&self.folder).unwrap_or_default().into_iter();
        for path in paths.filter(is_part) {
            let age = disk.look(&path).ok().and_then(|seen| seen.age());
            if age.is_some_and(|age| age > HOUR) {
                let _ = disk.remove(&path);
            }
        }
    }
}

fn name_of(path: &Path) -> &str {
    let name = path.file_stem().and_then(|name| name.to_str());
    name.unwrap_or_default()
}

/// The number and the moment in a version's name.
fn numbers(path: &Path) -> Option<(u64, i64)> {
    let is_ron = path.extension().is_some_and(|extension| extension == "ron");
    let mut parts = name_of(path).splitn(2, '-');
    let number = parts.next()?.parse().ok()?;
    // A moment before 1970 has a sign of its own.
    let (millis, _) = parts.next()?.rsplit_once('-')?;
    is_ron.then_some((number, millis.parse().ok()?))
}

/// The states of files that are kept as versions.
#[derive(Clone, Debug)]
pub struct OlderStates {
    /// The file system.
    pub disk: Arc<dyn Disk>,
    /// The folder for those of all releases.
    pub folder: PathBuf,
}

impl OlderStates {
    /// The one of the release called `id` that is called so itself.
    pub fn called(&self, id: &Id, name: &str) -> Option<Version> {
        let mut all = Versions::of(&self.folder, id).all(&*self.disk).into_iter();
        all.find(|version| version.is_called(name))
    }

    /// Those of the release called `id` that can be read, the latest first, each with the saves
    /// that it has come from.
    pub fn states(&self, id: &Id) -> impl Iterator<Item = (Release, Lineage)> {
        let versions = Versions::of(&self.folder, id);
        let all = versions.all(&*self.disk).into_iter();
        all.filter_map(|version| {
            let bytes = version.bytes(&*self.disk).ok()?;
            let opened = read(&bytes).ok()?;
            Some((opened.release, opened.lineage))
        })
    }
}
