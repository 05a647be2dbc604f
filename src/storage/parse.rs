//! A release's text, and what it says: every message names the place and a remedy.

use std::thread;

use ron::error::SpannedError;
use serde::Deserialize;

use super::limits::DEEPEST;
use super::places::{is_unclosed, offset_of, place_at, place_of, printable, unclosed_text};
use super::remedies::explained;
use super::write::options;
use super::{ReadError, Reason};
use crate::release::{FORMAT, Release};

/// The bytes as text, without a byte order mark.
pub(super) fn text_of(bytes: &[u8]) -> Result<&str, ReadError> {
    if bytes.is_empty() || bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ReadError::of_file(Reason::Empty));
    }
    if bytes.iter().all(|byte| *byte == 0) {
        return Err(ReadError::of_file(Reason::OnlyNul));
    }
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(ReadError::of_file(Reason::Utf16));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let seen = String::from_utf8_lossy(bytes);
        ReadError::at(Some(place_at(&seen, error.valid_up_to())), Reason::NotUtf8)
    })?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    if let Some(offset) = text.find('\0') {
        return Err(ReadError::at(Some(place_at(text, offset)), Reason::Nul));
    }
    let markers = ["<<<<<<< ", ">>>>>>> "];
    if let Some(offset) = markers.iter().find_map(|marker| line_start(text, marker)) {
        return Err(ReadError::at(
            Some(place_at(text, offset)),
            Reason::ConflictMarkers,
        ));
    }
    Ok(text)
}

fn line_start(text: &str, prefix: &str) -> Option<usize> {
    let found = text.match_indices(prefix).map(|(offset, _)| offset);
    found.into_iter().find(|offset| {
        let before = text.get(..*offset).unwrap_or_default();
        before.is_empty() || before.ends_with('\n')
    })
}

/// Runs `work` where deep brackets can't exhaust the stack, whatever thread
/// this one is.
fn on_a_large_stack<T: Send>(
    work: impl FnOnce() -> Result<T, ReadError> + Send,
) -> Result<T, ReadError> {
    const STACK: usize = 8 * 1024 * 1024;
    thread::scope(|scope| {
        let worker = thread::Builder::new()
            .name("reading".into())
            .stack_size(STACK)
            .spawn_scoped(scope, work)
            .map_err(|error| ReadError::of_file(Reason::Io(error)))?;
        worker.join().unwrap_or_else(|_| {
            let message = "the file made the reader fail: please keep it, and report it";
            Err(ReadError::of_file(Reason::Syntax(message.into())))
        })
    })
}

/// What every version of the format has.
#[derive(Deserialize)]
#[serde(rename = "Release")]
struct Head {
    format: Option<u32>,
}

pub(super) fn parsed(text: &str) -> Result<Release, ReadError> {
    on_a_large_stack(|| parse(text))
}

fn parse(text: &str) -> Result<Release, ReadError> {
    // The version first: a newer format may have fields, or a form, that this one
    // lacks, and its own message says more than theirs.
    match written_format(text) {
        Some(found) if found > FORMAT => return Err(ReadError::of_file(Reason::Newer { found })),
        Some(1..) => {}
        // Looked for in the whole text, which takes as long as reading it.
        Some(0) | None => {
            if let Ok(head) = options().from_str::<Head>(text) {
                match head.format {
                    None => return Err(ReadError::of_file(Reason::NotARelease)),
                    Some(0) => {
                        return Err(ReadError::at(
                            place_of(text, "format"),
                            Reason::NoSuchFormat(0),
                        ));
                    }
                    Some(_) => {}
                }
            }
        }
    }
    let begins = text.trim_start();
    if !["(", "Release", "#", "/"]
        .iter()
        .any(|start| begins.starts_with(start))
    {
        return Err(ReadError::of_file(Reason::NotARelease));
    }
    options()
        .from_str(text)
        .map_err(|error| syntax_error(text, &error))
}

/// The format that a text begins with, whatever follows.
fn written_format(text: &str) -> Option<u32> {
    let (before, after) = text.split_once("format")?;
    let begins = before.trim().trim_start_matches("Release").trim() == "(";
    let number = after.trim_start().strip_prefix(':')?.trim_start();
    let end = number.find(|c: char| !c.is_ascii_digit());
    let digits = number.get(..end.unwrap_or(number.len()))?;
    begins.then(|| digits.parse().ok())?
}

/// What RON says, with its place.
fn syntax_error(text: &str, error: &SpannedError) -> ReadError {
    let (start, end) = (error.span.start, error.span.end);
    let offset = offset_of(text, start.line, start.col);
    let end = offset_of(text, end.line, end.col);
    let rest = text.get(offset..).unwrap_or_default();
    let ends = text.get(end..).is_none_or(|rest| rest.trim().is_empty());
    let brackets = rest.chars().take_while(|c| matches!(c, '(' | '[' | '{'));
    let (offset, error) = if let Some(opening) = unclosed_text(text, offset) {
        (opening, &ron::Error::ExpectedStringEnd)
    } else if ends && is_unclosed(text) {
        (end, &ron::Error::Eof)
    } else if brackets.count() > DEEPEST {
        (offset, &ron::Error::ExceededRecursionLimit)
    } else {
        (offset, &error.code)
    };
    let place = place_at(text, offset);
    let field = place.part.rsplit('/').next().unwrap_or_default();
    // It may name what stands there.
    let reason = printable(&explained(error, field, rest));
    ReadError::at(Some(place), Reason::Syntax(reason))
}
