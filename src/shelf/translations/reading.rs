//! Reading what is kept: of each file once, as long as it isn't written anew.

use std::collections::HashMap;
use std::fs::{self, Metadata};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use serde::de::DeserializeOwned;

use super::place::sweep;
use super::{KeptFile, KeptGlossary, KeptKind, KeptTranslations, MOST_KEPT, NotRead};
use crate::shelf::Folders;
use crate::translate::memory::MemorySource;

/// What was read, so that only what has changed is read again.
#[derive(Debug, Default)]
pub struct KeptReader {
    known: HashMap<PathBuf, Known>,
}

#[derive(Clone, Debug)]
struct Known {
    /// What the file was; `None` where it couldn't be asked.
    stamp: Option<Stamp>,
    content: Result<Content, NotRead>,
}

/// By what a file is known to be as it was. Its length and its time alone don't tell: some drives
/// count no finer than two seconds. But what is kept is always a new file in the place of the old.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Stamp {
    length: u64,
    modified: Option<SystemTime>,
    created: Option<SystemTime>,
    /// Which file it is, and when it got its name, to the nanosecond.
    #[cfg(unix)]
    node: (u64, i64, i64),
}

impl Stamp {
    fn of(metadata: &Metadata) -> Self {
        Self {
            length: metadata.len(),
            modified: metadata.modified().ok(),
            created: metadata.created().ok(),
            #[cfg(unix)]
            node: {
                use std::os::unix::fs::MetadataExt;
                (metadata.ino(), metadata.ctime(), metadata.ctime_nsec())
            },
        }
    }
}

#[derive(Clone, Debug)]
enum Content {
    Memory(Arc<MemorySource>),
    Glossary(Arc<KeptGlossary>),
}

impl KeptReader {
    /// All that's kept, for the release that is `open`, by its id.
    pub fn read(&mut self, folders: &Folders, open: &str) -> KeptTranslations {
        sweep(folders);
        let mut kept = KeptTranslations::default();
        let mut known = HashMap::new();
        let mut sum: u64 = 0;
        for kind in KeptKind::ALL {
            for file in kind.files(folders) {
                let length = fs::metadata(&file).map_or(0, |metadata| metadata.len());
                sum = sum.saturating_add(length);
                let one = match sum > MOST_KEPT {
                    true => Known {
                        stamp: None,
                        content: Err(NotRead::TooMuch),
                    },
                    false => self.known(kind, &file),
                };
                let is_own =
                    kind == KeptKind::Release && file.file_stem().is_some_and(|stem| stem == open);
                kept.add(kind, &file, &one.content, is_own);
                known.insert(file, one);
            }
        }
        self.known = known;
        kept
    }

    /// What a file holds, which is read where it has changed.
    fn known(&self, kind: KeptKind, file: &Path) -> Known {
        let metadata = match fs::metadata(file) {
            Ok(metadata) => metadata,
            Err(error) => {
                return Known {
                    stamp: None,
                    content: Err(NotRead::Unreadable(error.to_string())),
                };
            }
        };
        let stamp = Some(Stamp::of(&metadata));
        let known = self.known.get(file);
        let known = known.filter(|known| known.stamp == stamp && known.content.is_ok());
        let read = || match kind {
            KeptKind::Glossary => read(file).map(Content::Glossary),
            KeptKind::Release | KeptKind::Memory => read(file).map(Content::Memory),
        };
        known.cloned().unwrap_or_else(|| Known {
            stamp,
            // Else it would take all others with it, and nobody knew which it was.
            content: catch_unwind(AssertUnwindSafe(read)).unwrap_or(Err(NotRead::Broke)),
        })
    }
}

impl KeptTranslations {
    fn add(
        &mut self,
        kind: KeptKind,
        file: &Path,
        content: &Result<Content, NotRead>,
        is_own: bool,
    ) {
        let (title, count) = match content {
            Ok(Content::Glossary(glossary)) => {
                self.glossaries.push(Arc::clone(glossary));
                (glossary.title.clone(), Ok(glossary.concepts.len()))
            }
            Ok(Content::Memory(memory)) => {
                match is_own {
                    true => self.own = Some(Arc::clone(memory)),
                    false => self.memories.push(Arc::clone(memory)),
                }
                (memory.title.clone(), Ok(memory.units.len()))
            }
            Err(why) => {
                let name = file.file_name().unwrap_or_default();
                (name.to_string_lossy().into_owned(), Err(why.clone()))
            }
        };
        self.all.push(KeptFile {
            kind,
            file: file.to_owned(),
            title,
            count,
        });
    }
}

fn read<T: DeserializeOwned>(file: &Path) -> Result<Arc<T>, NotRead> {
    let unreadable = |why: String| NotRead::Unreadable(why);
    let text = fs::read_to_string(file).map_err(|error| unreadable(error.to_string()))?;
    let read = ron::from_str(&text).map_err(|error| unreadable(error.to_string()))?;
    Ok(Arc::new(read))
}
