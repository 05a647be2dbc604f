//! Files that saving left behind when it was cut off.

use std::path::Path;
use std::time::Duration;

use super::disk::{Disk, What};
use super::places::is_unclosed;
use super::put::named_digest;
use super::turn::is_turn;
use super::{Digest, LARGEST_FILE, Reason, read};

/// How old they must be to be nobody's any more.
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Takes away what saving left in `folder` more than a day ago, by this machine's clock. A
/// whole release that isn't what its file held before stays: it may be somebody's only copy.
pub(super) fn sweep(disk: &dyn Disk, folder: &Path) {
    for path in disk.list(folder).unwrap_or_default() {
        let stands_for = named_digest(&path);
        if stands_for.is_none() && !is_turn(&path) {
            continue;
        }
        let seen = disk.look(&path).ok();
        // Opening a pipe would wait for its writer.
        let seen = seen.filter(|seen| seen.what == What::File);
        let age = seen.and_then(|seen| seen.age());
        if age.is_none_or(|age| age < DAY) {
            continue;
        }
        let Ok(bytes) = disk.read(&path, LARGEST_FILE + 1) else {
            continue;
        };
        let is_known = stands_for == Some(&Digest::of(&bytes).short());
        if is_known || is_cut_off(&bytes) {
            // What can't be taken away stays.
            let _ = disk.remove(&path);
        }
    }
}

/// Whether these are the first bytes of something that was never whole: nobody misses them. A
/// release that can't be read for another reason may be one of a newer version.
fn is_cut_off(bytes: &[u8]) -> bool {
    read(bytes).is_err_and(|error| match error.reason {
        Reason::Empty | Reason::OnlyNul | Reason::Nul => true,
        Reason::Newer { .. } => false,
        _ => is_unclosed(&String::from_utf8_lossy(bytes)),
    })
}
