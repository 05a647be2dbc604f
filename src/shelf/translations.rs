//! What a person keeps for translating: the translations of releases that were open here,
//! memories and glossaries that come from other tools.
//!
//! A file each, in the folder for data, which its owner alone can read. One that can't be read
//! is as if it weren't there.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::Folders;
use super::folders::make_private;
use crate::release::Release;
use crate::translate::exchange::Refusal;
use crate::translate::glossary::{Concept, read_table, read_tbx};
use crate::translate::memory::{MemorySource, read_tmx, remembered};

/// The largest file that's read, in bytes.
const LARGEST: u64 = 512 * 1024 * 1024;
/// The longest name of an imported file that's kept, in letters.
const LONGEST_NAME: usize = 60;

/// How the names end of files of other tools that can be kept.
pub const KEPT_FORMATS: &[&str] = &["tmx", "tbx", "csv", "tsv", "txt", "xml"];

/// What something is that's kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum KeptKind {
    /// The translations of a release.
    Release,
    /// A memory of another tool.
    Memory,
    /// A glossary.
    Glossary,
}

impl KeptKind {
    const ALL: [Self; 3] = [Self::Release, Self::Memory, Self::Glossary];

    fn folder(self, folders: &Folders) -> PathBuf {
        let name = match self {
            Self::Release => "releases",
            Self::Memory => "memories",
            Self::Glossary => "glossaries",
        };
        folders.data.join("translations").join(name)
    }
}

/// Something that's kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// What it is.
    pub kind: KeptKind,
    /// Its file.
    pub file: PathBuf,
    /// What it's called, for people.
    pub title: String,
    /// How many texts or terms it has.
    pub count: usize,
}

/// All that's kept.
#[derive(Clone, Debug, Default)]
pub struct KeptTranslations {
    /// What there is, by kind and by name.
    pub all: Vec<Kept>,
    /// What was translated, but for the release that `but` names.
    pub memories: Vec<MemorySource>,
    /// What terms are called.
    pub concepts: Vec<Concept>,
}

/// A glossary as it's kept.
#[derive(Default, Serialize, Deserialize)]
struct KeptGlossary {
    title: String,
    concepts: Vec<Concept>,
}

/// Reads all that's kept; of the release whose id is `but`, only that it's there.
pub fn kept_translations(folders: &Folders, but: &str) -> KeptTranslations {
    let mut kept = KeptTranslations::default();
    for kind in KeptKind::ALL {
        let entries = fs::read_dir(kind.folder(folders));
        let files = entries
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.path());
        let mut files: Vec<PathBuf> = files
            .filter(|path| path.extension().is_some_and(|it| it == "ron"))
            .collect();
        files.sort();
        for file in files {
            let (title, count) = match kind {
                KeptKind::Glossary => {
                    let Some(read) = read::<KeptGlossary>(&file) else {
                        continue;
                    };
                    let count = read.concepts.len();
                    kept.concepts.extend(read.concepts);
                    (read.title, count)
                }
                KeptKind::Release | KeptKind::Memory => {
                    let Some(read) = read::<MemorySource>(&file) else {
                        continue;
                    };
                    let is_own = kind == KeptKind::Release
                        && file.file_stem().is_some_and(|stem| stem == but);
                    let (title, count) = (read.title.clone(), read.units.len());
                    if !is_own {
                        kept.memories.push(read);
                    }
                    (title, count)
                }
            };
            kept.all.push(Kept {
                kind,
                file,
                title,
                count,
            });
        }
    }
    kept
}

fn read<T: DeserializeOwned>(file: &Path) -> Option<T> {
    let length = fs::metadata(file).ok()?.len();
    if length > LARGEST {
        return None;
    }
    ron::from_str(&fs::read_to_string(file).ok()?).ok()
}

/// Remembers what somebody has confirmed of a release's translations, in the place of what was
/// known of it; forgets it where that's nothing.
///
/// # Errors
/// If it can't be written.
pub fn remember_translations(folders: &Folders, release: &Release) -> io::Result<()> {
    let file = KeptKind::Release
        .folder(folders)
        .join(format!("{}.ron", release.id));
    let title = match release.headline.as_str().trim() {
        "" => release.id.to_string(),
        headline => headline.to_owned(),
    };
    let source = remembered(release, title, None);
    if source.units.is_empty() {
        return forget(&file);
    }
    put(&file, &source)
}

/// Forgets something that was kept.
///
/// # Errors
/// If its file can't be removed.
pub fn forget(file: &Path) -> io::Result<()> {
    match fs::remove_file(file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

/// Why a file of another tool isn't kept.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotKept {
    /// It can't be read.
    #[error("{0}")]
    Unreadable(String),
    /// It's none that's known, or isn't whole.
    #[error("{0}")]
    Refused(#[from] Refusal),
    /// It couldn't be written here.
    #[error("{0}")]
    Unwritten(String),
}

/// Keeps what another tool has written: TMX, TBX or a table of terms. One of the same name gives
/// way.
///
/// # Errors
/// Why it isn't kept.
pub fn keep(folders: &Folders, file: &Path) -> Result<(), NotKept> {
    let unreadable = |error: io::Error| NotKept::Unreadable(error.to_string());
    let length = fs::metadata(file).map_err(unreadable)?.len();
    if length > LARGEST {
        return Err(
            Refusal::TooLarge(usize::try_from(LARGEST / (1024 * 1024)).unwrap_or(0)).into(),
        );
    }
    let bytes = fs::read(file).map_err(unreadable)?;
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let title: String = stem
        .chars()
        .filter(|c| !c.is_control())
        .take(LONGEST_NAME)
        .collect();
    let put_at = |kind: KeptKind| {
        kind.folder(folders)
            .join(format!("{}.ron", file_name(&title)))
    };
    let unwritten = |error: io::Error| NotKept::Unwritten(error.to_string());
    let concepts = if is_xml(&bytes) {
        match read_tmx(&bytes, title.clone()) {
            Ok(read) => {
                return put(&put_at(KeptKind::Memory), &read.source).map_err(unwritten);
            }
            Err(Refusal::Unknown) => read_tbx(&bytes)?,
            Err(refusal) => return Err(refusal.into()),
        }
    } else {
        read_table(&bytes)?
    };
    let glossary = KeptGlossary {
        title: title.clone(),
        concepts,
    };
    put(&put_at(KeptKind::Glossary), &glossary).map_err(unwritten)
}

/// Whether a file's first letter is one of XML's.
fn is_xml(bytes: &[u8]) -> bool {
    let is_mark = |byte: u8| matches!(byte, 0 | 0xef | 0xbb | 0xbf | 0xff | 0xfe);
    let mut letters = bytes
        .iter()
        .filter(|byte| !byte.is_ascii_whitespace() && !is_mark(**byte));
    letters.next() == Some(&b'<')
}

/// A file's name for what is called so: letters and digits stay.
fn file_name(title: &str) -> String {
    let letters = title.chars().map(|c| match c.is_alphanumeric() {
        true => c,
        false => '-',
    });
    letters.collect()
}

fn put(file: &Path, what: &impl Serialize) -> io::Result<()> {
    let text = ron::to_string(what).map_err(io::Error::other)?;
    let folder = file.parent().unwrap_or(Path::new("."));
    make_private(folder)?;
    let mut new = tempfile::NamedTempFile::new_in(folder)?;
    io::Write::write_all(&mut new, text.as_bytes())?;
    new.persist(file).map_err(|error| error.error)?;
    Ok(())
}
