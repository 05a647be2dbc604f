//! Text into a release, with what was noticed on the way.

use std::borrow::Cow;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::bounds::check_size;
use super::disk::{Disk, System};
use super::formats;
use super::limits::LARGEST_FILE;
use super::missing_ids::MissingIds;
use super::parse::{parsed, text_of};
use super::places::{comment_lines, place_of, second_place_of};
use super::write::write;
use super::{Digest, Lineage, ReadError, Reason, Stamp, lineage, read_merging};
use crate::images::{
    Format, MOST_DECODED, PictureError, decoded_size, recheck, recheck_whole, without_hidden,
};
use crate::language::{Tag, sanitize};
use crate::release::{FaultKind, FieldPath, Id, Release};

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
    /// A setting of how a language is printed, which that hasn't: it does nothing.
    UnfitSetting(FieldPath, Tag),
    /// The file isn't in the form in which it will be written.
    OtherForm,
}

impl Notice {
    /// Whether what was read isn't word for word what the file holds.
    pub fn is_change(&self) -> bool {
        match self {
            Self::ControlCharacters(_) | Self::TwoVersions(_) | Self::HiddenInImage(_) => true,
            Self::Comments(_)
            | Self::UnmarkedFootnote(_)
            | Self::UnfitSetting(..)
            | Self::OtherForm => false,
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
    let opened = read_whole(path)
        .map_err(ReadError::of_file)
        .and_then(|bytes| read(&bytes))
        .map_err(in_file)?;
    let volume = System.look(path).ok().and_then(|seen| seen.volume);
    Ok(Opened {
        volume,
        resolved: System.resolve(path).ok(),
        ..opened
    })
}

/// What a file that somebody chose says, as it is: nothing of it is looked at.
///
/// # Errors
/// If it can't be read, or is larger than any release.
pub fn bytes_of(path: &Path) -> Result<Vec<u8>, ReadError> {
    read_whole(path).map_err(|reason| ReadError {
        file: Some(path.to_owned()),
        ..ReadError::of_file(reason)
    })
}

fn read_whole(path: &Path) -> Result<Vec<u8>, Reason> {
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

/// Reads a release from a file's bytes.
///
/// # Errors
/// If they aren't a release; the message says where and what to do.
pub fn read(bytes: &[u8]) -> Result<Opened, ReadError> {
    check_length(bytes.len() as u64).map_err(ReadError::of_file)?;
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
    let unfit = release.unfit_settings().into_iter();
    notices.extend(unfit.map(|(at, language)| Notice::UnfitSetting(at, language)));
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
    let mut ids = MissingIds::new(text);
    release.draw_missing_ids(&mut |list, index| ids.draw(list, index));
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
        return Err(ReadError::at(place, Reason::Fault(fault.kind)));
    }
    let cleaned = check_images(&mut release, text, check_image, most_decoded)?;
    Ok(Sound {
        release,
        removed,
        cleaned,
    })
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
        // What comes behind one that is refused may cost as much as it.
        if refused.is_some() {
            return;
        }
        let reason = match check_image(image.format, &image.bytes) {
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
        refused = Some(ReadError::at(place_of(text, &path.to_string()), reason));
    });
    match refused {
        Some(error) => Err(error),
        None => Ok(cleaned),
    }
}
