//! Copies of a release's file that lie beside it: those that sync tools make when two people
//! have changed it, and what a save that was cut off has left.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::disk::{Disk, What};
use super::put::{folder_of, named_digest};
use super::{Digest, LARGEST_FILE};

/// How old what a save left must be to be nobody's that is under way.
const MINUTE: Duration = Duration::from_secs(60);
/// The most that are told of.
const MOST: usize = 20;

/// A copy beside a release's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopyBeside {
    /// Where it is.
    pub path: PathBuf,
    /// Whether it's what a save of this program left, which is nobody's.
    pub is_leftover: bool,
}

/// The copies of the file at `path` that lie beside it, as far as their names say so.
pub fn copies_beside(disk: &dyn Disk, path: &Path) -> Vec<CopyBeside> {
    let target = disk.resolve(path).unwrap_or_else(|_| path.to_owned());
    let paths = disk.list(&folder_of(&target)).unwrap_or_default();
    let found = paths.into_iter().filter_map(|path| {
        let is_leftover = named_digest(&path).is_some();
        let is_named = is_leftover || is_conflict_copy(&target, &path);
        let is_meant = is_named
            && is_file(disk, &path)
            && (!is_leftover || is_old(disk, &path) && !is_replaced(disk, &path));
        is_meant.then_some(CopyBeside { path, is_leftover })
    });
    found.take(MOST).collect()
}

/// Whether a sync tool calls a copy of the file at `target` so that it couldn't merge, or may:
/// Syncthing 'name.sync-conflict-20261126-120000-ABCDEFG.ron', older ownCloud
/// 'name_conflict-20261126-120000.ron', Resilio 'name.Conflict.ron', pCloud 'name
/// [conflicted].ron', OneDrive 'name-DESKTOP-AB12.ron', and, in as many languages as they're in,
/// Dropbox 'name (Anna's conflicted copy 2026-11-26).ron', Nextcloud, Seafile and Google Drive
/// 'name (1).ron'. Not iCloud's 'name 2.ron', which is what people call files of their own.
pub(super) fn is_conflict_copy(target: &Path, path: &Path) -> bool {
    let parts = |path: &Path| {
        let stem = path.file_stem()?.to_str()?.to_owned();
        let extension = path.extension()?.to_str()?.to_lowercase();
        Some((stem, extension))
    };
    let Some(((stem, extension), (copy, of_copy))) = parts(target).zip(parts(path)) else {
        return false;
    };
    let Some(rest) = copy.strip_prefix(&stem).filter(|_| extension == of_copy) else {
        return false;
    };
    let is_machine = |name: &str| {
        let mut letters = name.chars();
        name.len() >= 3 && letters.all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-')
    };
    rest.to_lowercase().contains("conflict")
        || rest.trim_start().starts_with('(') && rest.ends_with(')')
        || rest.strip_prefix('-').is_some_and(is_machine)
}

/// Whether it's a file: opening a pipe would wait for its writer.
pub(super) fn is_file(disk: &dyn Disk, path: &Path) -> bool {
    disk.look(path).is_ok_and(|seen| seen.what == What::File)
}

/// Whether it's what stood in the file's place before, which was saved over.
fn is_replaced(disk: &dyn Disk, path: &Path) -> bool {
    let bytes = disk.read(path, LARGEST_FILE + 1).ok();
    bytes.is_some_and(|bytes| named_digest(path) == Some(&Digest::of(&bytes).short()))
}

fn is_old(disk: &dyn Disk, path: &Path) -> bool {
    let age = disk.look(path).ok().and_then(|seen| seen.age());
    age.is_some_and(|age| age >= MINUTE)
}
