//! Files as they come to lie on a disk.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use communique::storage::{Digest, Known, read};

/// What is known of a file that was read and holds this.
pub fn known(text: &str) -> Known {
    let opened = read(text.as_bytes()).expect("a release");
    Known {
        digest: opened.digest,
        release: Arc::new(opened.release),
        lineage: opened.lineage,
    }
}

/// What a file says, without the line that tells of its saves.
pub fn without_saves(text: &str) -> &str {
    let start = text.rfind("// Saves in this file").unwrap_or(text.len());
    text.get(..start).unwrap_or(text)
}

/// What tells from others what a file says, whichever saves it has come from.
pub fn content(bytes: &[u8]) -> Digest {
    let text = String::from_utf8_lossy(bytes);
    Digest::of(without_saves(&text).as_bytes())
}

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
