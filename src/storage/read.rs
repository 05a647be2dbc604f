//! Text into a release, with what was noticed on the way.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::thread;

use ron::error::SpannedError;
use serde::Deserialize;

use super::disk::{Disk, System};
use super::formats;
use super::limits::{
    DEEPEST, LARGEST_FIELD, LARGEST_FILE, MOST_CONFLICTS, MOST_IN_CONFLICTS, MOST_ITEMS,
    MOST_TEXT_READ, Taken,
};
use super::places::{
    comment_lines, is_unclosed, offset_of, place_at, place_of, printable, second_place_of,
    unclosed_text,
};
use super::remedies::explained;
use super::write::{options, write};
use super::{Digest, Lineage, Place, ReadError, Reason, Stamp, lineage, read_merging};
use crate::images::{
    Format, MOST_DECODED, PictureError, decoded_size, recheck, recheck_whole, without_hidden,
};
use crate::language::sanitize;
use crate::release::{Content, FORMAT, FaultKind, FieldPath, Id, Node, Part, Release, TextKind};

/// A release that was read.
#[derive(Debug)]
pub struct Opened {
    /// The release.
    pub release: Release,
    /// What its reader should know before it's written again.
    pub notices: Vec<Notice>,
    /// What tells the content that it was read from.
    pub digest: Digest,
    /// Which saves it has come from.
    pub lineage: Lineage,
    /// What tells the drive that it was read from, where that's known.
    pub volume: Option<u64>,
    /// The path of the file that it was read from, without links in it, where that's known.
    pub resolved: Option<PathBuf>,
}

impl Opened {
    /// What tells the state of the file that it was read from.
    pub fn stamp(&self) -> Stamp {
        Stamp {
            digest: self.digest,
            lineage: self.lineage.clone(),
        }
    }
}

/// Something about a file that was mended or can't be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Comments, which a release has no room for.
    Comments(Vec<usize>),
    /// Control characters, which nothing can show or print.
    ControlCharacters(usize),
    /// Git has left two versions in the file, which are at odds in so many places.
    TwoVersions(usize),
    /// An image with data that isn't seen in it.
    HiddenInImage(Id),
    /// A footnote without any mark in the text.
    UnmarkedFootnote(Id),
    /// The file isn't in the form in which it will be written.
    OtherForm,
}

impl Notice {
    /// Whether what was read isn't word for word what the file holds.
    pub fn is_change(&self) -> bool {
        match self {
            Self::ControlCharacters(_) | Self::TwoVersions(_) | Self::HiddenInImage(_) => true,
            Self::Comments(_) | Self::UnmarkedFootnote(_) | Self::OtherForm => false,
        }
    }

    /// Whether the file holds something that a release that is written anew won't.
    pub fn is_loss(&self) -> bool {
        self.is_change() || matches!(self, Self::Comments(_))
    }
}

/// Opens the release in the file at `path`.
///
/// # Errors
/// If it can't be read, or isn't a release; the message says where and what to do.
pub fn open(path: &Path) -> Result<Opened, ReadError> {
    open_with(path, read)
}

/// Opens the release in the file at `path`; where git has left two versions in it, both of
/// them.
///
/// # Errors
/// As [`open`](fn@open).
pub fn open_merging(path: &Path) -> Result<Opened, ReadError> {
    open_with(path, read_merging)
}

fn open_with(
    path: &Path,
    read: impl FnOnce(&[u8]) -> Result<Opened, ReadError>,
) -> Result<Opened, ReadError> {
    let in_file = |error: ReadError| ReadError {
        file: Some(path.to_owned()),
        ..error
    };
    let opened = bytes_of(path)
        .map_err(whole_file)
        .and_then(|bytes| read(&bytes))
        .map_err(in_file)?;
    let volume = System.look(path).ok().and_then(|seen| seen.volume);
    Ok(Opened {
        volume,
        resolved: System.resolve(path).ok(),
        ..opened
    })
}

fn bytes_of(path: &Path) -> Result<Vec<u8>, Reason> {
    // Looked at before it's opened: opening a pipe would wait for its writer.
    let metadata = path.metadata().map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => Reason::Missing,
        _ => Reason::Io(error),
    })?;
    if metadata.is_dir() {
        return Err(Reason::NotAFile("a folder"));
    }
    if !metadata.is_file() {
        return Err(Reason::NotAFile("a device or a pipe"));
    }
    check_length(metadata.len())?;
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(Reason::Io)?;
    file.take(LARGEST_FILE + 1)
        .read_to_end(&mut bytes)
        .map_err(Reason::Io)?;
    Ok(bytes)
}

fn check_length(length: u64) -> Result<(), Reason> {
    let limit = LARGEST_FILE;
    match length > limit {
        true => Err(Reason::TooLong { length, limit }),
        false => Ok(()),
    }
}

fn whole_file(reason: Reason) -> ReadError {
    ReadError {
        file: None,
        place: None,
        reason,
    }
}

fn at(place: Option<Place>, reason: Reason) -> ReadError {
    ReadError {
        file: None,
        place: place.map(Box::new),
        reason,
    }
}

/// Reads a release from a file's bytes.
///
/// # Errors
/// If they aren't a release; the message says where and what to do.
pub fn read(bytes: &[u8]) -> Result<Opened, ReadError> {
    check_length(bytes.len() as u64).map_err(whole_file)?;
    let whole = text_of(bytes)?;
    let (text, lineage) = lineage::split(whole);
    let release = parsed(text)?;
    // First of all, since what follows costs more the more there is.
    check_size(&release, text)?;
    let Sound {
        mut release,
        removed,
        cleaned,
    } = sound(release, text, strange, MOST_DECODED)?;

    let mut notices = Vec::new();
    let mut comments = comment_lines(text);
    // Below the line that tells the saves, which is the first there.
    let below = comment_lines(whole.get(text.len()..).unwrap_or_default());
    let above = text.matches('\n').count();
    comments.extend(below.into_iter().skip(1).map(|line| above + line));
    if !comments.is_empty() {
        notices.push(Notice::Comments(comments));
    }
    if removed > 0 {
        notices.push(Notice::ControlCharacters(removed));
    }
    notices.extend(cleaned.into_iter().map(Notice::HiddenInImage));
    notices.extend(
        release
            .unmarked_footnotes()
            .into_iter()
            .map(Notice::UnmarkedFootnote),
    );
    let has_mark = whole.len() != bytes.len();
    if has_mark || write(&release).is_ok_and(|written| written != text) {
        notices.push(Notice::OtherForm);
    }
    formats::upgrade(&mut release);
    Ok(Opened {
        release,
        notices,
        digest: Digest::of(bytes),
        lineage,
        volume: None,
        resolved: None,
    })
}

/// Reads back what was just written from a release that is open: its images were seen.
///
/// # Errors
/// As those of [`read`].
pub(super) fn read_back(bytes: &[u8]) -> Result<Sound, ReadError> {
    let text = text_of(bytes)?;
    let release = parsed(text)?;
    check_size(&release, text)?;
    sound(release, text, known, MOST_DECODED)
}

/// Reads what this program has kept for itself, of a release that was open: what two people
/// have put in may be more together than a file may have.
///
/// # Errors
/// As those of [`read`].
pub(super) fn read_kept(bytes: &[u8]) -> Result<Release, ReadError> {
    let text = text_of(bytes)?;
    let release = parsed(text)?;
    let mut release = sound(release, text, known, u64::MAX)?.release;
    formats::upgrade(&mut release);
    Ok(release)
}

/// A release in which all holds that must.
pub(super) struct Sound {
    /// The release, in the format in which it was written.
    pub release: Release,
    /// How many control characters were taken out.
    removed: usize,
    /// The images that something was taken out of.
    cleaned: Vec<Id>,
}

/// How an image is checked; answers what is to stand in its place, if anything is.
type CheckImage = fn(Format, &[u8]) -> Result<Option<Vec<u8>>, PictureError>;

/// Checks an image that anybody may have put there.
fn strange(format: Format, bytes: &[u8]) -> Result<Option<Vec<u8>>, PictureError> {
    recheck_whole(format, bytes)?;
    without_hidden(format, bytes)
}

/// Checks an image that was opened or taken in before.
fn known(format: Format, bytes: &[u8]) -> Result<Option<Vec<u8>>, PictureError> {
    recheck(format, bytes).map(|_| None)
}

/// The release that was parsed from a text, if all holds in it that must, and its images take
/// no more than `most_decoded` bytes of memory.
fn sound(
    mut release: Release,
    text: &str,
    check_image: CheckImage,
    most_decoded: u64,
) -> Result<Sound, ReadError> {
    let mut letters = Letters::new(text);
    release.draw_missing_ids(&mut |list, index| letters.draw(list, index));
    let mut removed = 0;
    release.clean_texts(&mut |text| {
        let (clean, count) = sanitize(text);
        removed += count;
        match clean {
            Cow::Owned(clean) => Some(clean),
            Cow::Borrowed(_) => None,
        }
    });
    if let Some(fault) = release.faults().into_iter().next() {
        let part = fault.at.to_string();
        let again = match &fault.kind {
            FaultKind::DuplicateId(_) => second_place_of(text, &part),
            _ => None,
        };
        let place = again.or_else(|| place_of(text, &part));
        return Err(at(place, Reason::Fault(fault.kind)));
    }
    let cleaned = check_images(&mut release, text, check_image, most_decoded)?;
    Ok(Sound {
        release,
        removed,
        cleaned,
    })
}

/// The bytes as text, without a byte order mark.
fn text_of(bytes: &[u8]) -> Result<&str, ReadError> {
    if bytes.is_empty() || bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(whole_file(Reason::Empty));
    }
    if bytes.iter().all(|byte| *byte == 0) {
        return Err(whole_file(Reason::OnlyNul));
    }
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(whole_file(Reason::Utf16));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let seen = String::from_utf8_lossy(bytes);
        at(Some(place_at(&seen, error.valid_up_to())), Reason::NotUtf8)
    })?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    if let Some(offset) = text.find('\0') {
        return Err(at(Some(place_at(text, offset)), Reason::Nul));
    }
    let markers = ["<<<<<<< ", ">>>>>>> "];
    if let Some(offset) = markers.iter().find_map(|marker| line_start(text, marker)) {
        return Err(at(Some(place_at(text, offset)), Reason::ConflictMarkers));
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
            .map_err(|error| whole_file(Reason::Io(error)))?;
        worker.join().unwrap_or_else(|_| {
            let message = "the file made the reader fail: please keep it, and report it";
            Err(whole_file(Reason::Syntax(message.into())))
        })
    })
}

/// What every version of the format has.
#[derive(Deserialize)]
#[serde(rename = "Release")]
struct Head {
    format: Option<u32>,
}

fn parsed(text: &str) -> Result<Release, ReadError> {
    on_a_large_stack(|| parse(text))
}

fn parse(text: &str) -> Result<Release, ReadError> {
    // The version first: a newer format may have fields, or a form, that this one
    // lacks, and its own message says more than theirs.
    match written_format(text) {
        Some(found) if found > FORMAT => return Err(whole_file(Reason::Newer { found })),
        Some(1..) => {}
        // Looked for in the whole text, which takes as long as reading it.
        Some(0) | None => {
            if let Ok(head) = options().from_str::<Head>(text) {
                match head.format {
                    None => return Err(whole_file(Reason::NotARelease)),
                    Some(0) => return Err(at(place_of(text, "format"), Reason::NoSuchFormat(0))),
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
        return Err(whole_file(Reason::NotARelease));
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
    at(Some(place), Reason::Syntax(reason))
}

fn check_size(release: &Release, text: &str) -> Result<(), ReadError> {
    check_size_of(release, text)?;
    let mut issued = release.all_issued();
    issued.try_for_each(|(_, issued)| check_size_of(&issued.release, text))
}

fn check_size_of(release: &Release, text: &str) -> Result<(), ReadError> {
    let (mut items, mut whole) = (0, 0);
    let mut is_long = false;
    let written: &dyn Node = release;
    Part::Node(written).walk(&mut |part| {
        let taken = Taken::by(part);
        items += taken.items;
        whole += taken.text;
        is_long |= taken.is_too_long();
    });
    // Where it is takes longer to find than that there is none.
    let mut long = None;
    if is_long {
        release.visit(&mut |path, part| {
            let taken = Taken::by(part);
            if taken.is_too_long() && long.is_none() {
                let reason = match part {
                    Part::Text(..) => Reason::LongLine(taken.text),
                    _ => Reason::LongField(taken.text),
                };
                long = Some((path.clone(), reason));
            }
        });
    }
    if release.conflicts.len() > MOST_CONFLICTS {
        return Err(whole_file(Reason::ManyConflicts(release.conflicts.len())));
    }
    let mut in_conflicts = 0;
    for conflict in &release.conflicts {
        for name in conflict.names() {
            let taken = Taken::by(&Part::Text(name, TextKind::Line));
            if taken.is_too_long() && long.is_none() {
                long = Some((conflict.path(), Reason::LongLine(taken.text)));
            }
        }
        for content in conflict.contents() {
            let taken = taken_by(content);
            items += taken.items;
            in_conflicts += taken.text;
            if taken.is_too_long() && long.is_none() {
                long = Some((conflict.path(), Reason::LongField(taken.text)));
            }
        }
    }
    if in_conflicts > MOST_IN_CONFLICTS {
        return Err(whole_file(Reason::LongTexts(in_conflicts)));
    }
    if items > MOST_ITEMS {
        return Err(whole_file(Reason::ManyItems(items)));
    }
    if let Some((path, reason)) = long {
        let place = place_of(text, &path.to_string());
        return Err(at(place, reason));
    }
    if whole > MOST_TEXT_READ {
        return Err(whole_file(Reason::LongTexts(whole)));
    }
    Ok(())
}

/// What a version of a conflict takes: what is said in it may be as long as the field that it's
/// about.
fn taken_by(content: &Content) -> Taken {
    let mut all = Taken {
        longest: match content {
            Content::Item(_) => MOST_TEXT_READ,
            _ => LARGEST_FIELD,
        },
        ..Taken::default()
    };
    content.walk(&mut |part| {
        all.items += Taken::by(part).items;
        all.text += match part {
            Part::Text(text, _) => text.text().len(),
            Part::Paragraph(paragraph) => paragraph.text_length(),
            _ => 0,
        };
    });
    all
}

/// Checks the images, and answers those that something was taken out of.
fn check_images(
    release: &mut Release,
    text: &str,
    check_image: CheckImage,
    most_decoded: u64,
) -> Result<Vec<Id>, ReadError> {
    let mut decoded = 0;
    let mut cleaned = Vec::new();
    let mut refused = None;
    release.each_image_mut(&mut |path, image| {
        let reason = match check_image(image.format, &image.bytes) {
            _ if refused.is_some() => return,
            Ok(clean) => {
                decoded += decoded_size(image.format, &image.bytes);
                if let Some(bytes) = clean {
                    cleaned.push(image.id.clone());
                    image.bytes = bytes.into();
                }
                if decoded <= most_decoded {
                    return;
                }
                Reason::ManyPixels
            }
            Err(error) => Reason::Image(error),
        };
        refused = Some(at(place_of(text, &path.to_string()), reason));
    });
    match refused {
        Some(error) => Err(error),
        None => Ok(cleaned),
    }
}

/// Ids for items that were written by hand without one. They depend on the
/// text alone, so that two people who open the same file agree on them.
struct Letters<'a> {
    text: &'a str,
    /// What stands for the text, so that it's gone through once, and only if any is missing.
    of_text: Option<Id>,
    drawn: HashSet<Id>,
}

impl<'a> Letters<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            text,
            of_text: None,
            drawn: HashSet::new(),
        }
    }

    fn draw(&mut self, list: &FieldPath, index: usize) -> Id {
        let stem = match list.last() {
            None => "release",
            Some("organizers") => "organizer",
            Some("sections") => "section",
            Some("blocks") => "block",
            Some("contacts") => "contacts",
            Some("people") => "contact",
            Some("boilerplates") => "boilerplate",
            Some("footnotes") => "note",
            Some("images") => "image",
            Some("links") => "link",
            Some("conflicts") => "conflict",
            Some("issued") => "issued",
            Some("media_assets") => "asset",
            Some("language_versions") => "version",
            Some("rows") => "row",
            Some("columns" | "cells") => "column",
            Some(_) => "p",
        };
        let of_text = self
            .of_text
            .get_or_insert_with(|| Id::drawn("text", 12, &[self.text]));
        let place = format!("{list}/{index}");
        let mut again = String::new();
        loop {
            let id = Id::drawn(stem, Id::DRAWN, &[of_text.as_str(), &place, &again]);
            if self.drawn.insert(id.clone()) {
                return id;
            }
            again.push('+');
        }
    }
}
