//! Which saves a state of a file has come from.
//!
//! The last line of a file says it, as a comment: who saved it how often, each window under a
//! name that is drawn by chance and tells nobody who that was. So it goes wherever the file
//! goes, and whoever meets two states knows whether one was made of the other, or what both
//! were made of: what somebody took out who had seen it is out, and what somebody put in that
//! others haven't seen stays. A state that was changed by other means is told from the one that
//! it was by what it says.

use std::collections::HashSet;
use std::fmt::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use serde::{Deserialize, Serialize};

use super::Digest;
use super::letters::letters;
use crate::release::Id;

/// What the line begins with.
const BEGINS: &str = "// Saves in this file, by which two people's changes are told apart:";
/// What a line begins with that is read by people only.
const COMMENT: &str = "//";
/// How many lines are looked at from the end.
const LINES_BELOW: usize = 100;
/// What stands before the digest of the text above.
const OF: char = '=';
/// How many of those who saved a file are told, the latest.
const MOST: usize = 400;
/// The number of what isn't a save, but what another program has made of one.
const OTHERS: u64 = 0;
/// How many letters their names have, and the most that any has: those of merges.
const LETTERS: usize = 6;
const LONGEST_NAME: usize = "merge-".len() + 2 * LETTERS;

/// Which saves a state of a file has come from, the one that made it last.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lineage(Vec<Save>);

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Save {
    /// Whose it is.
    by: String,
    /// Which one of theirs.
    number: u64,
}

impl Lineage {
    /// Whether whoever made this state had the earlier one, or what was made of it. Whatever
    /// comes before the first save is in all; and of two states that other programs have made of
    /// one save, each counts as made of the other, since they don't tell, and change a file where
    /// it is.
    pub fn includes(&self, earlier: &Self) -> bool {
        let Some(last) = earlier.0.last() else {
            return true;
        };
        let before = self.before_others();
        if before.is_some() && before == earlier.before_others() {
            return true;
        }
        let mut saves = self.0.iter();
        saves.any(|save| save.by == last.by && save.number >= last.number)
    }

    /// Whether this state was made of the earlier one, and not each of the other, as far as
    /// anybody knows: what is told of no save may be anything.
    pub fn is_made_of(&self, earlier: &Self) -> bool {
        !earlier.is_empty() && self.includes(earlier) && !earlier.includes(self)
    }

    /// The saves before another program has changed it, if one has.
    fn before_others(&self) -> Option<&[Save]> {
        let (last, before) = self.0.split_last()?;
        (last.number == OTHERS).then_some(before)
    }

    /// Whether it has come from all saves that another state has.
    pub(super) fn covers(&self, other: &Self) -> bool {
        other.0.iter().all(|save| {
            let mut saves = self.0.iter();
            saves.any(|known| known.by == save.by && known.number >= save.number)
        })
    }

    /// That of a file's bytes, as far as they tell it.
    pub fn of(bytes: &[u8]) -> Self {
        let text = std::str::from_utf8(bytes).unwrap_or_default();
        split(text.strip_prefix('\u{FEFF}').unwrap_or(text)).1
    }

    /// Whether nothing is known of any save.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds what another state has come from, as the latest.
    pub fn join(&mut self, other: &Self) {
        self.take(other);
        self.forget();
    }

    fn take(&mut self, other: &Self) {
        for save in &other.0 {
            match self.0.iter_mut().find(|known| known.by == save.by) {
                Some(known) => known.number = known.number.max(save.number),
                None => self.0.push(save.clone()),
            }
        }
    }

    /// What comes of two states that are made one, the same for whoever does it.
    #[must_use]
    pub fn joined(&self, other: &Self) -> Self {
        if self == other {
            return self.clone();
        }
        let mut all = self.clone();
        all.take(other);
        // What each of them is goes last, so that it's forgotten last.
        let is_one_of_both = |save: &Save| {
            let mut last = [self, other].into_iter().filter_map(|one| one.0.last());
            last.any(|last| last.by == save.by)
        };
        all.0
            .sort_by_cached_key(|save| (is_one_of_both(save), save.by.clone()));
        let told: Vec<String> = all.0.iter().map(Save::told).collect();
        let told: Vec<&str> = told.iter().map(String::as_str).collect();
        all.add(Save {
            by: Id::drawn("merge", LETTERS, &told).to_string(),
            number: 1,
        });
        all
    }

    fn add(&mut self, save: Save) {
        self.0.retain(|known| known.by != save.by);
        self.0.push(save);
        self.forget();
    }

    fn forget(&mut self) {
        let forgotten = self.0.len().saturating_sub(MOST);
        self.0.drain(..forgotten);
    }

    /// The text with the line that says it.
    pub(super) fn with_line(&self, mut text: String) -> String {
        if self.0.is_empty() {
            return text;
        }
        let digest = Digest::of(text.as_bytes()).short();
        text.push_str(BEGINS);
        for save in &self.0 {
            text.push(' ');
            text.push_str(&save.told());
        }
        // Writing to a text can't fail.
        let _ = writeln!(text, " {OF}{digest}");
        text
    }
}

impl Save {
    fn told(&self) -> String {
        format!("{}-{}", self.by, self.number)
    }

    fn of(told: &str) -> Option<Self> {
        let (by, number) = told.rsplit_once('-')?;
        let is_name = by.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        (is_name && !by.is_empty() && by.len() <= LONGEST_NAME).then_some(Self {
            by: by.to_owned(),
            number: number.parse().ok()?,
        })
    }
}

/// A file's text without the line that says which saves it has come from, and what that says.
pub(super) fn split(text: &str) -> (&str, Lineage) {
    let Some((content, line)) = last_line(text) else {
        return (text, Lineage::default());
    };
    let mut digest = None;
    let mut names = HashSet::new();
    let mut saves = Vec::new();
    // The latest are told last, and of each the latest counts.
    for told in line.split_whitespace().rev() {
        if let Some(told) = told.strip_prefix(OF) {
            digest.get_or_insert(told);
        } else if let Some(save) = Save::of(told)
            && names.insert(save.by.clone())
        {
            saves.push(save);
        }
        if saves.len() >= MOST {
            break;
        }
    }
    saves.reverse();
    let mut lineage = Lineage(saves);
    // Line ends are changed by tools that change nothing else.
    let now = match content.contains('\r') {
        true => Digest::of(content.replace("\r\n", "\n").as_bytes()),
        false => Digest::of(content.as_bytes()),
    };
    let now = now.short();
    if digest != Some(now.as_str()) {
        // By whatever means: it's another state, for everybody who meets it.
        lineage.add(Save {
            by: format!("x{}", now.get(..LETTERS).unwrap_or_default()),
            number: OTHERS,
        });
    }
    (content, lineage)
}

/// Whether a line of a file is the one that says so.
pub(super) fn is_line(line: &str) -> bool {
    line.starts_with(BEGINS)
}

/// A text up to the line, and what stands in that behind its beginning. What somebody has noted
/// below it is no part of either.
fn last_line(text: &str) -> Option<(&str, &str)> {
    let mut end = text.len();
    for line in text.split_inclusive('\n').rev().take(LINES_BELOW) {
        end -= line.len();
        if let Some(told) = line.strip_prefix(BEGINS) {
            return Some((text.get(..end)?, told));
        }
        let line = line.trim();
        if !line.is_empty() && !line.starts_with(COMMENT) {
            break;
        }
    }
    None
}

/// What tells a state of a file from others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// Its content.
    pub digest: Digest,
    /// Which saves it has come from.
    pub lineage: Lineage,
}

/// Whoever saves a file, for as long as a window has it.
#[derive(Clone, Debug)]
pub struct Writer {
    name: Arc<str>,
    saves: Arc<AtomicU64>,
}

impl Writer {
    /// What a state that has come from `earlier` has come from once it's saved.
    pub fn saves(&self, earlier: &Lineage) -> Lineage {
        let mut lineage = earlier.clone();
        lineage.add(Save {
            by: self.name.to_string(),
            // One that fails may have been seen.
            number: self.saves.fetch_add(1, Ordering::Relaxed) + 1,
        });
        lineage
    }
}

impl Default for Writer {
    fn default() -> Self {
        Self {
            name: letters(LETTERS).into(),
            saves: Arc::default(),
        }
    }
}
