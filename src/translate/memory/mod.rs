//! What was translated before, found again by how alike its source is.
//!
//! A [`Memory`] holds units of texts that say the same in two languages or more, from releases
//! ([`remembered`]) and from other tools' files ([`read_tmx`]). [`Memory::suggest`] finds those
//! whose text in one language is most like a given one; [`Memory::find`] those that have given
//! words. Texts are kept in their spelling, so that a translation comes back with its bold words
//! and links.

mod gathering;
mod index;
mod tmx;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use super::folding::folded;
use crate::language::Tag;
use crate::release::spelling;
use crate::translate::Text;
pub use gathering::remembered;
use index::Index;
pub use tmx::read_tmx;

/// How alike a text has to be to be suggested, of 100.
pub const LEAST_ALIKE: u8 = 50;
/// How many suggestions there are at most: as many as there are digits to take them by.
pub const MOST_SUGGESTIONS: usize = 9;
/// How many places are shown where words are found.
pub const MOST_FOUND: usize = 50;

/// A text in several languages, each in its spelling.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemoryUnit {
    /// Its languages, and what it says in each.
    pub texts: Vec<(Tag, String)>,
}

/// Units that come from one place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemorySource {
    /// What that's called, for people: a release's headline, a file's name.
    pub title: String,
    /// The units.
    pub units: Vec<MemoryUnit>,
}

/// Something that was translated before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// What was translated, its letters alone.
    pub source: String,
    /// Its translation, in its spelling.
    pub target: String,
    /// How alike its source is, of 100: 100 for the very same.
    pub score: u8,
    /// Where it comes from, for people.
    pub title: Arc<str>,
}

impl Suggestion {
    /// Its translation as a text of the same kind as this.
    pub fn text_like(&self, alike: &Text) -> Text {
        let lines = self.target.split('\n');
        let paragraphs: Vec<_> = lines.map(|line| spelling::read(line).1).collect();
        let plain = || {
            let texts = paragraphs
                .iter()
                .map(|one| Text::Prose(vec![one.clone()]).plain());
            texts.collect::<Vec<_>>()
        };
        match alike {
            Text::Prose(_) => Text::Prose(paragraphs),
            Text::Line(_) => Text::Line(plain().join(" ")),
            Text::Lines(_) => Text::Lines(plain().join("\n")),
        }
    }

    /// Its translation's letters alone.
    pub fn plain(&self) -> String {
        plain(&self.target)
    }
}

/// What was translated before.
#[derive(Debug, Default)]
pub struct Memory {
    units: Vec<(MemoryUnit, Arc<str>)>,
    /// By the languages from and into which is translated, once they're asked for.
    indexes: Mutex<HashMap<(String, String), Arc<Index>>>,
}

impl Memory {
    /// A memory of what comes from these places. Of what says the same in all languages, the
    /// first counts.
    pub fn new(sources: impl IntoIterator<Item = MemorySource>) -> Self {
        let mut units = Vec::new();
        for source in sources {
            let title: Arc<str> = source.title.into();
            let all = source.units.into_iter();
            units.extend(all.map(|unit| (unit, Arc::clone(&title))));
        }
        Self {
            units,
            indexes: Mutex::default(),
        }
    }

    /// How many units there are.
    pub fn len(&self) -> usize {
        self.units.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.units.is_empty()
    }

    /// What was said in one language for what is most like `source` in the other, the most alike
    /// first.
    pub fn suggest(&self, source: &Text, from: &Tag, into: &Tag) -> Vec<Suggestion> {
        let plain = source.plain();
        let index = self.index(from, into);
        let mut suggestions: Vec<Suggestion> = Vec::new();
        for (place, score) in index.alike(&plain, LEAST_ALIKE, MOST_SUGGESTIONS * 3) {
            let Some(found) = self.suggestion(index.unit(place), from, into, score) else {
                continue;
            };
            // The same translation twice is of no use.
            if suggestions.iter().all(|known| known.target != found.target) {
                suggestions.push(found);
            }
        }
        suggestions.truncate(MOST_SUGGESTIONS);
        suggestions
    }

    /// Where all these words stand in either language, the shortest text first.
    pub fn find(&self, words: &str, from: &Tag, into: &Tag) -> Vec<Suggestion> {
        let index = self.index(from, into);
        let found = index.with_words(&folded(words), MOST_FOUND);
        let found = found.into_iter();
        found
            .filter_map(|unit| self.suggestion(unit, from, into, 0))
            .collect()
    }

    fn suggestion(&self, unit: usize, from: &Tag, into: &Tag, score: u8) -> Option<Suggestion> {
        let (unit, title) = self.units.get(unit)?;
        Some(Suggestion {
            source: plain(unit.in_language(from)?),
            target: unit.in_language(into)?.to_owned(),
            score,
            title: Arc::clone(title),
        })
    }

    /// The index of two languages, made when it's first asked for.
    fn index(&self, from: &Tag, into: &Tag) -> Arc<Index> {
        let key = (from.language().to_owned(), into.language().to_owned());
        let known = |memory: &Self| {
            let indexes = memory
                .indexes
                .lock()
                .unwrap_or_else(PoisonError::into_inner);
            indexes.get(&key).cloned()
        };
        if let Some(index) = known(self) {
            return index;
        }
        let units = self.units.iter().enumerate();
        let pairs = units.filter_map(|(place, (unit, _))| {
            let (source, target) = (unit.in_language(from)?, unit.in_language(into)?);
            Some((place, plain(source), plain(target)))
        });
        let index = Arc::new(Index::new(pairs));
        let mut indexes = self.indexes.lock().unwrap_or_else(PoisonError::into_inner);
        indexes.insert(key, Arc::clone(&index));
        index
    }
}

impl MemoryUnit {
    /// What it says in a language, whatever territory that's of.
    fn in_language(&self, language: &Tag) -> Option<&str> {
        let mut exact = self.texts.iter().filter(|(tag, _)| tag == language);
        let mut alike = self
            .texts
            .iter()
            .filter(|(tag, _)| tag.language() == language.language());
        let found = exact.next().or_else(|| alike.next())?;
        Some(&found.1)
    }
}

/// The letters of a text in its spelling.
fn plain(said: &str) -> String {
    let lines = said.split('\n').map(|line| spelling::read(line).1);
    Text::Prose(lines.collect()).plain()
}
