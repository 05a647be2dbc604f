//! Files in which git has left two versions, between its marks.

use super::places::comment_lines;
use super::{Digest, Notice, Opened, ReadError, Reason, lineage, read};
use crate::compare::{self, Names};

/// What a file says on either side of git's marks.
#[derive(Debug, Default, PartialEq, Eq)]
struct Marked {
    ours: String,
    theirs: String,
    /// What both were made of, where git was told to leave that, too.
    base: Option<String>,
    names: Names,
}

/// Between which marks a line stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    Both,
    Ours,
    Base,
    Theirs,
}

/// Reads a release as [`read`] does; where git has left two versions in the file, both of
/// them, merged: what they say otherwise is to be settled.
///
/// # Errors
/// As [`read`]; where one of the two versions can't be read, that git has left them.
pub fn read_merging(bytes: &[u8]) -> Result<Opened, ReadError> {
    let error = match read(bytes) {
        Err(error) if matches!(error.reason, Reason::ConflictMarkers) => error,
        read => return read,
    };
    let text = std::str::from_utf8(bytes).ok();
    text.and_then(|text| merged(text, &marked(text)?))
        .map(|opened| Opened {
            digest: Digest::of(bytes),
            ..opened
        })
        .ok_or(error)
}

/// Both versions as one, and what was noticed of them.
fn merged(text: &str, marked: &Marked) -> Option<Opened> {
    let read = |text: &str| read(text.as_bytes()).ok();
    let (ours, theirs) = (read(&marked.ours)?, read(&marked.theirs)?);
    let base = marked.base.as_deref().and_then(read);
    let base = base.map_or_else(|| compare::unknown_base(&ours.release), |base| base.release);
    let merged = compare::merge(&base, &ours.release, &theirs.release, &marked.names).ok()?;
    let mut notices = vec![Notice::TwoVersions(merged.release.conflicts.len())];
    let lines: Vec<&str> = text.lines().collect();
    let is_told = |number: &usize| {
        let line = number.checked_sub(1).and_then(|index| lines.get(index));
        line.is_some_and(|line| lineage::is_line(line))
    };
    let comments: Vec<usize> = comment_lines(text)
        .into_iter()
        .filter(|line| !is_told(line))
        .collect();
    if !comments.is_empty() {
        notices.push(Notice::Comments(comments));
    }
    for notice in ours.notices.iter().chain(&theirs.notices) {
        let is_of_content = matches!(
            notice,
            Notice::ControlCharacters(_) | Notice::HiddenInImage(_)
        );
        if is_of_content && !notices.contains(notice) {
            notices.push(notice.clone());
        }
    }
    Some(Opened {
        release: merged.release,
        notices,
        lineage: ours.lineage.joined(&theirs.lineage),
        ..ours
    })
}

/// The versions that a text holds; `None` if git's marks aren't as git leaves them.
fn marked(text: &str) -> Option<Marked> {
    let mut found = Marked::default();
    let mut base = String::new();
    let mut has_base = false;
    let mut within = Within::Both;
    for line in text.split_inclusive('\n') {
        let mark = line.trim_end();
        let named = |sign: &str| {
            let rest = mark.strip_prefix(sign)?;
            (rest.is_empty() || rest.starts_with(' ')).then(|| rest.trim())
        };
        match within {
            Within::Both if named("<<<<<<<").is_some() => {
                found.names.ours = named("<<<<<<<").unwrap_or_default().into();
                within = Within::Ours;
            }
            Within::Ours if named("|||||||").is_some() => {
                has_base = true;
                within = Within::Base;
            }
            Within::Ours | Within::Base if named("=======").is_some() => within = Within::Theirs,
            Within::Theirs if named(">>>>>>>").is_some() => {
                found.names.theirs = named(">>>>>>>").unwrap_or_default().into();
                within = Within::Both;
            }
            Within::Both => {
                for text in [&mut found.ours, &mut found.theirs, &mut base] {
                    text.push_str(line);
                }
            }
            Within::Ours => found.ours.push_str(line),
            Within::Base => base.push_str(line),
            Within::Theirs => found.theirs.push_str(line),
        }
    }
    found.base = has_base.then_some(base);
    (within == Within::Both).then_some(found)
}
