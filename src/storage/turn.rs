//! Whose turn it is to save a file, where no step of the file system tells what a file took the
//! place of, or where a file is written into: two who did so at once would lose one of both.
//!
//! Whoever's turn it is has a small file beside the release for those milliseconds. What a
//! crash left of it is nobody's after a few seconds, by the clock of the drive that has both.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use super::disk::{Disk, Rights};
use super::letters::letters;
use super::put::{failed, folder_of};
use super::{Digest, SaveError};

/// What such files are called first.
const OURS: &str = ".communique-turn-";
/// How long somebody's turn is waited for, and how often it's looked whether it's over.
const PATIENCE: Duration = Duration::from_secs(3);
const LOOKS: Duration = Duration::from_millis(40);
/// How old the file is that a crash has left.
const LONGEST: Duration = Duration::from_secs(10);
/// How many letters are drawn for the name under which that is taken away.
const LETTERS: usize = 8;

/// One's turn, until it's dropped.
pub(super) struct Turn<'a> {
    disk: &'a dyn Disk,
    path: PathBuf,
    /// What tells one's own file from others'.
    number: Option<u64>,
}

impl<'a> Turn<'a> {
    /// Waits for one's turn to save the file at `target`, in whose folder `new` has just been
    /// made.
    ///
    /// # Errors
    /// If it doesn't come, or no file can be made there.
    pub fn wait(disk: &'a dyn Disk, target: &Path, new: &Path) -> Result<Self, SaveError> {
        let name = target.file_name().unwrap_or_default();
        let digest = Digest::of(name.as_encoded_bytes()).short();
        let path = folder_of(target).join(format!("{OURS}{digest}"));
        let begun = Instant::now();
        loop {
            match disk.create(&path, Rights::Usual) {
                Ok(_) => {
                    let number = number_of(disk, &path);
                    return Ok(Self { disk, path, number });
                }
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(failed(target, error)),
            }
            if is_left(disk, &path, new) && take_away(disk, &path, new) {
                continue;
            }
            if begun.elapsed() >= PATIENCE {
                return Err(SaveError::Busy(target.to_owned()));
            }
            thread::sleep(LOOKS);
        }
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        // Somebody who took it for one that was left may have made another.
        let is_own = || {
            let now = number_of(self.disk, &self.path);
            self.number.is_none() || now.is_none() || self.number == now
        };
        if is_own() && self.disk.remove(&self.path).is_err() && is_own() {
            // Others would wait for nothing.
            let _ = self.disk.remove(&self.path);
        }
    }
}

/// Takes away what a crash has left at `path`; answers whether it did.
///
/// Two who wait may have seen it, and one of them have its turn there by now: it's looked once
/// more under a name that only one of them can give it.
fn take_away(disk: &dyn Disk, path: &Path, new: &Path) -> bool {
    let aside = path.with_extension(letters(LETTERS));
    if disk.rename(path, &aside).is_err() {
        return false;
    }
    if is_left(disk, &aside, new) {
        return disk.remove(&aside).is_ok();
    }
    let _ = match disk.name(&aside, path) {
        // Somebody has made one in this very moment.
        Err(error) if error.kind() == ErrorKind::AlreadyExists => disk.remove(&aside),
        Err(_) => disk.rename(&aside, path),
        Ok(()) => Ok(()),
    };
    false
}

fn number_of(disk: &dyn Disk, path: &Path) -> Option<u64> {
    disk.look(path).ok().map(|seen| seen.number)
}

/// Whether the file at `path` is one that tells whose turn it is.
pub(super) fn is_turn(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str());
    name.is_some_and(|name| name.starts_with(OURS))
}

/// Whether nobody has the turn any more that `path` tells of: it's older than what has just
/// been made.
fn is_left(disk: &dyn Disk, path: &Path, new: &Path) -> bool {
    let changed = |path: &Path| disk.look(path).ok()?.changed;
    let age = changed(new)
        .zip(changed(path))
        .and_then(|(new, old)| new.duration_since(old).ok());
    age.is_some_and(|age| age >= LONGEST)
}
