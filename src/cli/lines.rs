//! What git does with text by itself, for files that it gives to this program's drivers and that
//! aren't releases, or can't be read as such: merged and compared line by line.

use std::collections::HashSet;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use diffy::{ConflictStyle, DiffOptions, IncompleteHunkStyle, MergeOptions, PatchFormatter};

use crate::compare::Names;
use crate::storage::{self, LARGEST_FILE};

/// The most bytes of a file that are merged by lines.
const LARGEST: u64 = LARGEST_FILE;
/// How many bytes are looked at to tell a text from other files, as git does.
const LOOKED_AT: usize = 8000;
/// What git's marks are made of, and how long they are.
const MARKS: [u8; 4] = [b'<', b'|', b'=', b'>'];
const MARK: usize = 7;

/// What came of merging line by line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Merged {
    /// All went together.
    Whole,
    /// Both changed the same lines: the file holds both between git's marks.
    Marked,
    /// It's no text, or too long: ours is left as it was.
    LeftAsItWas,
}

/// What three files come to, written as `target`. A base that can't be read is an empty one.
/// Where both changed the same lines, the marks say by these names whose they are.
///
/// # Errors
/// If one can't be read, or it can't be written; nothing is then.
pub(super) fn merge(
    [base, ours, theirs]: [&Path; 3],
    target: &Path,
    names: &Names,
) -> Result<Merged, String> {
    let is_too_long = |error: &io::Error| error.kind() == io::ErrorKind::FileTooLarge;
    let [base, ours, theirs] = [base, ours, theirs].map(bytes_of);
    let all = [&base, &ours, &theirs];
    if all
        .iter()
        .any(|bytes| bytes.as_ref().is_err_and(is_too_long))
    {
        return Ok(Merged::LeftAsItWas);
    }
    let read = |bytes: io::Result<Vec<u8>>| bytes.map_err(|error| error.to_string());
    let (base, ours, theirs) = (base.unwrap_or_default(), read(ours)?, read(theirs)?);
    if [&base, &ours, &theirs].iter().any(|bytes| !is_text(bytes)) {
        return Ok(Merged::LeftAsItWas);
    }
    // Marks that stand in no file, so that those that are put in are told from others.
    let taken: HashSet<usize> = [&base, &ours, &theirs]
        .into_iter()
        .flat_map(|bytes| bytes.split(|byte| *byte == b'\n').map(mark_of))
        .collect();
    let mut free = (MARK + 1..).filter(|length| !taken.contains(length));
    let length = free.next().unwrap_or(MARK);
    let merged = MergeOptions::new()
        .set_conflict_style(ConflictStyle::Diff3)
        .set_conflict_marker_length(length)
        .set_incomplete_hunk_style(IncompleteHunkStyle::Git)
        .merge_bytes(&base, &ours, &theirs);
    let (bytes, merged) = match merged {
        Ok(bytes) => (bytes, Merged::Whole),
        Err(bytes) => (with_names(&bytes, length, names), Merged::Marked),
    };
    storage::replace_file(target, &bytes).map_err(|error| error.to_string())?;
    Ok(merged)
}

fn is_text(bytes: &[u8]) -> bool {
    !bytes.iter().take(LOOKED_AT).any(|byte| *byte == 0)
}

/// How many of one of the signs a line starts with that git's marks are made of.
fn mark_of(line: &[u8]) -> usize {
    let sign = line.first().filter(|sign| MARKS.contains(sign));
    let same = |byte: &&u8| Some(*byte) == sign;
    line.iter().take_while(same).count()
}

/// The text with marks as git makes them in the place of those that are so long.
fn with_names(bytes: &[u8], length: usize, names: &Names) -> Vec<u8> {
    let or = |name: &str, unnamed: &str| match name.trim() {
        "" => unnamed.to_owned(),
        name => name.to_owned(),
    };
    let (ours, theirs) = (or(&names.ours, "ours"), or(&names.theirs, "theirs"));
    let mut named = Vec::with_capacity(bytes.len());
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let sign = line.first().copied().unwrap_or_default();
        if mark_of(line) != length {
            named.extend_from_slice(line);
            continue;
        }
        named.extend(std::iter::repeat_n(sign, MARK));
        let name = match sign {
            b'<' => ours.as_str(),
            b'|' => "base",
            b'>' => theirs.as_str(),
            _ => "",
        };
        if !name.is_empty() {
            named.push(b' ');
            named.extend_from_slice(name.as_bytes());
        }
        named.push(b'\n');
    }
    named
}

/// How `new` differs from `old`, as a patch of the file that is called `name`.
///
/// # Errors
/// If one of them can't be read.
pub(super) fn patch(name: &Path, old: &Path, new: &Path) -> io::Result<String> {
    let (old, new) = (bytes_of(old)?, bytes_of(new)?);
    if !is_text(&old) || !is_text(&new) {
        let name = name.display();
        return Ok(format!("Binary files a/{name} and b/{name} differ\n"));
    }
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
        .take(LARGEST + 1)
        .read_to_end(&mut bytes)?;
    match bytes.len() as u64 > LARGEST {
        true => Err(io::ErrorKind::FileTooLarge.into()),
        false => Ok(bytes),
    }
}
