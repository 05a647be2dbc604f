//! What was discarded: journals of changes that nobody wanted, kept for a while in a folder of
//! the person's own.

use std::cmp::Reverse;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::disk::{Disk, What, write_whole};
use super::journal::LONGEST;
use super::letters::letters;

/// For how long they're kept.
const DAYS: Duration = Duration::from_secs(30 * 24 * 60 * 60);
/// How many whatever their age, since a clock may be wrong by years.
const ALWAYS: usize = 10;
/// How many at most.
const MOST: usize = 200;
const ENDING: &str = "journal";

/// A journal that was discarded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Discarded {
    /// Where it is.
    pub path: PathBuf,
    /// When it was written last, as its file system has it.
    pub at: SystemTime,
}

/// Puts the journal at `path` into the folder `bin`, and takes what is too old out of that.
///
/// # Errors
/// If it can't; it's where it was then.
pub(super) fn put_away(disk: &dyn Disk, path: &Path, bin: &Path) -> io::Result<()> {
    disk.make_private_folder(bin)?;
    let letters = letters(12);
    disk.rename(path, &bin.join(letters).with_extension(ENDING))?;
    // It's moved: that this fails doesn't bring it back.
    let _ = disk.sync_folder(bin);
    sweep(disk, bin);
    Ok(())
}

/// Puts a copy of the journal at `path` into the folder `bin`.
///
/// # Errors
/// If it can't.
pub(super) fn put_copy_away(disk: &dyn Disk, path: &Path, bin: &Path) -> io::Result<()> {
    disk.make_private_folder(bin)?;
    let bytes = disk.read(path, LONGEST)?;
    let letters = letters(12);
    write_whole(disk, &bin.join(letters).with_extension(ENDING), &bytes)?;
    sweep(disk, bin);
    Ok(())
}

/// The journals in the folder `bin`, the latest first.
pub fn discarded(disk: &dyn Disk, bin: &Path) -> Vec<Discarded> {
    let paths = disk.list(bin).unwrap_or_default().into_iter();
    let is_one = |path: &PathBuf| path.extension().is_some_and(|ending| ending == ENDING);
    let mut all: Vec<Discarded> = paths
        .filter(is_one)
        .filter_map(|path| {
            let seen = disk.look(&path).ok()?;
            let at = seen.changed.filter(|_| seen.what == What::File)?;
            Some(Discarded { path, at })
        })
        .collect();
    all.sort_by_key(|one| Reverse(one.at));
    all
}

fn sweep(disk: &dyn Disk, bin: &Path) {
    for (index, one) in discarded(disk, bin).into_iter().enumerate() {
        let is_old = one.at.elapsed().is_ok_and(|age| age > DAYS);
        if index >= MOST || is_old && index >= ALWAYS {
            // What can't be taken away stays.
            let _ = disk.remove(&one.path);
        }
    }
}
