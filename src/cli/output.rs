//! Where what is made of a release goes: beside it, into a folder, or to the standard output.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::language::Tag;
use crate::storage;

/// What stands for the standard output where a file is named.
const STANDARD_OUTPUT: &str = "-";

/// The name of what is made of `file`, beside it: of an edition it says so.
pub(super) fn beside(file: &Path, edition: Option<&Tag>, extension: &str) -> PathBuf {
    let beside = file.with_extension(extension);
    match (edition, file.file_stem()) {
        (Some(edition), Some(stem)) => {
            let stem = stem.to_string_lossy();
            beside.with_file_name(format!("{stem}-{edition}.{extension}"))
        }
        _ => beside,
    }
}

/// Where something goes that would go `beside` its release, if nothing else were `wanted`.
pub(super) fn target(beside: &Path, wanted: Option<&Path>) -> PathBuf {
    match (wanted, beside.file_name()) {
        (None, _) => beside.to_owned(),
        (Some(folder), Some(name)) if folder.is_dir() => folder.join(name),
        (Some(path), _) => path.to_owned(),
    }
}

/// Whether something made of `release` may stand at `target`.
///
/// # Errors
/// Why it mayn't.
pub(super) fn check(target: &Path, release: &Path) -> Result<(), &'static str> {
    if storage::is_same_file(target, release) {
        return Err("that is the release itself: choose another name");
    }
    // Behind -o a shell may have put the first of several releases.
    let ending = target.extension();
    if ending.is_some_and(|ending| ending.eq_ignore_ascii_case("ron")) {
        return Err("that is a release's name, not one for what is made of it: choose another");
    }
    Ok(())
}

/// Writes it there, and says so; answers whether it's written.
///
/// # Errors
/// If nothing can be written to the streams.
pub(super) fn put(
    target: &Path,
    bytes: &[u8],
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<bool> {
    if target == Path::new(STANDARD_OUTPUT) {
        out.write_all(bytes)?;
        out.flush()?;
        return Ok(true);
    }
    match storage::replace_file(target, bytes) {
        Ok(()) => {
            writeln!(out, "{}", target.display())?;
            Ok(true)
        }
        Err(error) => {
            writeln!(err, "{error}")?;
            Ok(false)
        }
    }
}
