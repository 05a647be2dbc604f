//! What is put to what is kept, and taken out of it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::place::{Turn, mark_of};
use super::strangers::strange_kind;
use super::{KeptGlossary, KeptKind, MOST_KEPT, NotKept};
use crate::release::{Id, Release};
use crate::shelf::Folders;
use crate::translate::exchange::Refusal;
use crate::translate::glossary::{read_table, read_tbx};
use crate::translate::memory::{ReadMemory, earlier, read_tmx, remembered};

/// How many letters tell a file's name from others of the same beginning.
const LETTERS: usize = 12;

/// What came of keeping a file of another tool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// What it is.
    pub kind: KeptKind,
    /// How many texts or terms it has.
    pub count: usize,
    /// How many texts were left out, since they're too long.
    pub too_long: usize,
    /// Whether it took the place of one of the same name.
    pub has_replaced: bool,
}

/// Where the translations of a release are remembered.
fn file_of(folders: &Folders, release: &Release) -> PathBuf {
    let name = format!("{}.ron", release.id);
    KeptKind::Release.folder(folders).join(name)
}

fn title_of(release: &Release) -> String {
    match release.headline.as_str().trim() {
        "" => release.id.to_string(),
        headline => headline.to_owned(),
    }
}

/// Remembers what is confirmed of a release's translations if nothing is known of it yet, and
/// nobody has had it forgotten: a copy that somebody sends changes nothing of what was said here.
/// Answers how many texts that are.
///
/// # Errors
/// If it can't be written.
pub fn remember_opened(folders: &Folders, release: &Release) -> Result<usize, NotKept> {
    let file = file_of(folders, release);
    let is_known = || file.exists() || mark_of(folders, &file).exists();
    if is_known() {
        return Ok(0);
    }
    let source = remembered(release, title_of(release), None);
    if source.units.is_empty() {
        return Ok(0);
    }
    let text = spelled(&file, &source)?;
    let turn = Turn::wait(folders)?;
    // Another window may have been first.
    if !is_known() {
        turn.put(&file, text.as_bytes())?;
    }
    Ok(source.units.len())
}

/// Remembers what somebody has confirmed of a release's translations, in the place of what was
/// known of it; what that was of texts that it doesn't say any longer is remembered behind it.
/// Forgets it where that's nothing. Answers how many texts that are.
///
/// # Errors
/// If it can't be written.
pub fn remember_translations(folders: &Folders, release: &Release) -> Result<usize, NotKept> {
    let file = file_of(folders, release);
    let mark = mark_of(folders, &file);
    let mut source = remembered(release, title_of(release), None);
    if source.units.is_empty() && !mark.exists() && !file.exists() {
        return Ok(0);
    }
    let turn = Turn::wait(folders)?;
    turn.remove(&mark)?;
    // What can't be read is written anew.
    let known = fs::read_to_string(&file).unwrap_or_default();
    if let Ok(was) = ron::from_str(&known) {
        let earlier = earlier(release, &source, was);
        source.units.extend(earlier);
    }
    if source.units.is_empty() {
        turn.remove(&file)?;
        return Ok(0);
    }
    let text = spelled(&file, &source)?;
    // Written anew, it would be read anew everywhere.
    if known != text {
        turn.put(&file, text.as_bytes())?;
    }
    Ok(source.units.len())
}

/// Keeps the translations of a release that was read from a file of this name, beside what is
/// remembered of it when it's saved: it may be another copy of one that's open. One of the same
/// name and release gives way.
///
/// # Errors
/// Why it isn't kept.
pub fn keep_release(folders: &Folders, release: &Release, name: &str) -> Result<Kept, NotKept> {
    let title = format!("{} ({})", title_of(release), shown_name(name));
    let source = remembered(release, title, None);
    if source.units.is_empty() {
        return Err(NotKept::NoTexts);
    }
    let id = release.id.to_string();
    let stem = Id::drawn(name, LETTERS, &[&id, name]);
    let kind = KeptKind::Release;
    let file = kind.folder(folders).join(format!("{stem}.ron"));
    put(folders, &file, &source, (kind, source.units.len(), 0))
}

/// Forgets what is kept in these files. A release that is forgotten is remembered again only when
/// it's saved.
///
/// # Errors
/// If one of them can't be removed, or nothing says of it that it was; the others are.
pub fn forget(folders: &Folders, files: &[PathBuf]) -> Result<(), NotKept> {
    let turn = Turn::wait(folders)?;
    let releases = KeptKind::Release.folder(folders);
    let forgotten = |file: &PathBuf| {
        let mark = (file.parent() == Some(&releases)).then(|| mark_of(folders, file));
        let is_marked = mark.map_or(Ok(()), |mark| turn.mark(&mark));
        // Where there is no room for a mark, least of all what should go may stay.
        turn.remove(file).and(is_marked)
    };
    let removed: Vec<_> = files.iter().map(forgotten).collect();
    removed.into_iter().collect()
}

/// Keeps what another tool has written: TMX, TBX or a table of terms. One of the same name gives
/// way.
///
/// # Errors
/// Why it isn't kept; what was kept before is as it was.
pub fn keep(folders: &Folders, file: &Path) -> Result<Kept, NotKept> {
    let bytes = bytes_of(file)?;
    if let Some(kind) = strange_kind(&bytes) {
        return Err(NotKept::Strange(kind));
    }
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let title = shown_name(&name);
    let place = |kind: KeptKind| kind.folder(folders).join(file_name(&title));
    if is_xml(&bytes) {
        match read_tmx(&bytes, title.clone()) {
            Ok(ReadMemory { source, too_long }) => {
                if source.units.is_empty() && too_long == 0 {
                    return Err(NotKept::NoTexts);
                }
                let kind = KeptKind::Memory;
                let kept = (kind, source.units.len(), too_long);
                return put(folders, &place(kind), &source, kept);
            }
            Err(Refusal::Unknown) => {}
            Err(refusal) => return Err(refusal.into()),
        }
    }
    let concepts = match is_xml(&bytes) {
        true => read_tbx(&bytes)?,
        false => read_table(&bytes)?,
    };
    let kind = KeptKind::Glossary;
    let kept = (kind, concepts.len(), 0);
    let file = place(kind);
    let glossary = KeptGlossary { title, concepts };
    put(folders, &file, &glossary, kept)
}

fn put(
    folders: &Folders,
    file: &Path,
    what: &impl Serialize,
    (kind, count, too_long): (KeptKind, usize, usize),
) -> Result<Kept, NotKept> {
    let text = spelled(file, what)?;
    let turn = Turn::wait(folders)?;
    let has_replaced = file.exists();
    turn.put(file, text.as_bytes())?;
    Ok(Kept {
        kind,
        count,
        too_long,
        has_replaced,
    })
}

/// The bytes of a file that somebody has chosen.
fn bytes_of(file: &Path) -> Result<Vec<u8>, NotKept> {
    let unreadable = |error: io::Error| NotKept::Unreadable(error.to_string());
    let metadata = fs::metadata(file).map_err(unreadable)?;
    // Reading a pipe would wait for its writer.
    if !metadata.is_file() {
        return Err(NotKept::Unknown);
    }
    if metadata.len() > MOST_KEPT {
        let most = usize::try_from(MOST_KEPT / (1024 * 1024)).unwrap_or(usize::MAX);
        return Err(Refusal::TooLarge(most).into());
    }
    let bytes = fs::read(file).map_err(unreadable)?;
    match bytes.iter().all(u8::is_ascii_whitespace) {
        true => Err(NotKept::Empty),
        false => Ok(bytes),
    }
}

/// A file's name for people.
fn shown_name(name: &str) -> String {
    name.chars().filter(|c| !c.is_control()).collect()
}

/// Whether a file's first letter is one of XML's.
fn is_xml(bytes: &[u8]) -> bool {
    let is_mark = |byte: u8| matches!(byte, 0 | 0xef | 0xbb | 0xbf | 0xff | 0xfe);
    let mut letters = bytes
        .iter()
        .filter(|byte| !byte.is_ascii_whitespace() && !is_mark(**byte));
    letters.next() == Some(&b'<')
}

/// What a file is kept as that is called so: its first letters, and what tells it from others of
/// the same beginning, on drives that don't tell capitals from small letters, too.
fn file_name(title: &str) -> String {
    format!("{}.ron", Id::drawn(title, LETTERS, &[title]))
}

fn spelled(file: &Path, what: &impl Serialize) -> Result<String, NotKept> {
    ron::to_string(what).map_err(|error| NotKept::Unwritten(file.to_owned(), error.to_string()))
}
