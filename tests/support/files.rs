//! Files as they come to lie on a disk.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use communique::storage::Digest;

/// Has the file at `path` look as if it was written this long ago.
pub fn age(path: &Path, by: Duration) {
    let file = fs::File::options().write(true).open(path);
    let then = SystemTime::now() - by;
    let aged = file.and_then(|file| file.set_modified(then));
    aged.expect("a time can be set");
}

/// What a save left beside `file` some time ago that was cut off: `text`, which was to take the
/// place of what `before` says.
pub fn leftover(file: &Path, before: &str, text: &str) -> PathBuf {
    let digest = Digest::of(before.as_bytes()).short();
    let left = file.with_file_name(format!(".communique-{digest}-abcdefgh.saving"));
    fs::write(&left, text).expect("it can be written");
    age(&left, Duration::from_secs(600));
    left
}
