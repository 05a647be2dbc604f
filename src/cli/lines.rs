//! What git does with text by itself, for files that it gives to this program's drivers and that
//! aren't releases, or can't be read as such: merged and compared line by line.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use diffy::{ConflictStyle, DiffOptions, IncompleteHunkStyle, MergeOptions, PatchFormatter};

use crate::storage::{self, LARGEST_FILE};

/// What three files come to, written as `target`; whether both changed the same lines, which it
/// holds between git's marks then. A base that can't be read is an empty one.
///
/// # Errors
/// If it can't be written; nothing is then.
pub(super) fn merge(
    base: &Path,
    ours: &Path,
    theirs: &Path,
    target: &Path,
) -> Result<bool, String> {
    let base = bytes_of(base).unwrap_or_default();
    let of = |file: &Path| bytes_of(file).map_err(|error| error.to_string());
    let (ours, theirs) = (of(ours)?, of(theirs)?);
    let merged = MergeOptions::new()
        .set_conflict_style(ConflictStyle::Diff3)
        .set_incomplete_hunk_style(IncompleteHunkStyle::Git)
        .merge_bytes(&base, &ours, &theirs);
    let (bytes, is_at_odds) = match merged {
        Ok(bytes) => (bytes, false),
        Err(bytes) => (bytes, true),
    };
    storage::replace_file(target, &bytes).map_err(|error| error.to_string())?;
    Ok(is_at_odds)
}

/// How `new` differs from `old`, as a patch of the file that is called `name`.
///
/// # Errors
/// If one of them can't be read.
pub(super) fn patch(name: &Path, old: &Path, new: &Path) -> io::Result<String> {
    let (old, new) = (bytes_of(old)?, bytes_of(new)?);
    let [old, new] = [&old, &new].map(|bytes| String::from_utf8_lossy(bytes));
    let patch = DiffOptions::new()
        .set_original_filename(format!("a/{}", name.display()))
        .set_modified_filename(format!("b/{}", name.display()))
        .create_patch(&old, &new);
    Ok(PatchFormatter::new().fmt_patch(&patch).to_string())
}

fn bytes_of(file: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(file)?
        .take(LARGEST_FILE + 1)
        .read_to_end(&mut bytes)?;
    match bytes.len() as u64 > LARGEST_FILE {
        true => Err(io::ErrorKind::FileTooLarge.into()),
        false => Ok(bytes),
    }
}
