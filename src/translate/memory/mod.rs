//! What was translated before, found again by how alike its source is.
//!
//! A [`Memory`] holds units of texts that say the same in two languages or more, from releases
//! ([`remembered`]) and from other tools' files ([`read_tmx`]). [`suggested`] finds those
//! whose text in one language is most like a given one, and those that are like one of its
//! sentences; [`Memory::find`] those that have given words. Texts are kept in their spelling, so
//! that a translation comes back with its bold words and links. What is of another territory is
//! offered, a little lower and with its language; what is in another script never. A pair that
//! stands in several places is offered once, with all of them.

mod assembling;
mod earlier;
mod gathering;
mod index;
mod sentences;
mod tmx;

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use super::folding::folded;
use super::nearest::{nearest, nearest_translation};
use crate::language::{Kinship, Tag};
use crate::release::spelling;
use crate::translate::Text;
pub use assembling::suggested;
pub use earlier::earlier;
pub use gathering::{lacking, remembered};
use index::{Entry, Index, Pair};
pub use sentences::put_in;
use sentences::sentence_pairs;
pub use tmx::{LONGEST_TEXT, ReadMemory, read_tmx};

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
    /// How alike its source is, of 100: 100 for the very same, a little less where the
    /// translation is of another territory, or is known as a sentence of a longer one.
    pub score: u8,
    /// The sentence that it's for, with its notes; `None` where it's for the whole text.
    pub part: Option<Text>,
    /// The language of its translation, where that's of another territory than is wanted.
    pub other: Option<Tag>,
    /// Where it stands, for people, each place once.
    pub places: Vec<String>,
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

    fn is_same(&self, other: &Self) -> bool {
        self.target == other.target && self.source == other.source && self.part == other.part
    }

    /// Takes what another memory has of the same.
    fn join(&mut self, other: Self) {
        self.score = self.score.max(other.score);
        // What is said so in this very territory is no other's.
        if other.other.is_none() {
            self.other = None;
        }
        self.stands_also_in(other.places);
    }

    fn stands_also_in(&mut self, places: Vec<String>) {
        for place in places {
            if !self.places.contains(&place) {
                self.places.push(place);
            }
        }
    }
}

/// What several memories have found, in their order: what is the same stands once, with all its
/// places, as the best of them has it.
pub fn together(found: impl IntoIterator<Item = Suggestion>) -> Vec<Suggestion> {
    let mut together: Vec<Suggestion> = Vec::new();
    for one in found {
        match together.iter_mut().find(|known| known.is_same(&one)) {
            Some(known) => known.join(one),
            None => together.push(one),
        }
    }
    together
}

/// What several memories suggest, the most alike first, each translation once.
pub fn best(suggested: impl IntoIterator<Item = Suggestion>) -> Vec<Suggestion> {
    let mut suggested = together(suggested);
    suggested.sort_by_key(|one| std::cmp::Reverse(one.score));
    let mut best: Vec<Suggestion> = Vec::new();
    for one in suggested {
        if best.iter().all(|known| known.target != one.target) {
            best.push(one);
        }
    }
    best.truncate(MOST_SUGGESTIONS);
    best
}

/// What was translated before.
#[derive(Debug, Default)]
pub struct Memory {
    sources: Vec<Arc<MemorySource>>,
    /// By the languages from and into which is translated, once they're asked for.
    indexes: Mutex<HashMap<(Tag, Tag), Arc<Index>>>,
}

impl Memory {
    /// A memory of what comes from these places.
    pub fn new<S: Into<Arc<MemorySource>>>(sources: impl IntoIterator<Item = S>) -> Self {
        Self {
            sources: sources.into_iter().map(Into::into).collect(),
            indexes: Mutex::default(),
        }
    }

    /// What it alone has [`suggested`].
    pub fn suggest(&self, source: &Text, from: &Tag, into: &Tag) -> Vec<Suggestion> {
        suggested(&[self], source, from, into)
    }

    /// What was said in one language for what is at least so much like `text` in the other, the
    /// most alike first.
    fn alike(&self, text: &str, least: u8, from: &Tag, into: &Tag) -> Vec<Suggestion> {
        let index = self.index(from, into);
        let alike = index.alike(text, least, MOST_SUGGESTIONS * 3).into_iter();
        { alike }
            .map(|(entry, score)| self.suggestion(entry, score))
            .collect()
    }

    /// Where all these words stand in either language, the shortest text first.
    pub fn find(&self, words: &str, from: &Tag, into: &Tag) -> Vec<Suggestion> {
        let index = self.index(from, into);
        let found = index.with_words(&folded(words), MOST_FOUND);
        let found = found.into_iter();
        found.map(|entry| self.suggestion(entry, 100)).collect()
    }

    fn suggestion(&self, entry: &Entry, score: u8) -> Suggestion {
        let sources = entry.places.iter();
        let sources = sources.filter_map(|place| self.sources.get(*place));
        let mut suggestion = Suggestion {
            source: entry.source.to_string(),
            target: entry.target.to_string(),
            score,
            part: None,
            other: entry.other.clone(),
            places: Vec::new(),
        };
        suggestion.stands_also_in(sources.map(|source| source.title.clone()).collect());
        suggestion
    }

    /// The index of two languages, made when it's first asked for.
    fn index(&self, from: &Tag, into: &Tag) -> Arc<Index> {
        let key = (from.clone(), into.clone());
        let lock = || self.indexes.lock().unwrap_or_else(PoisonError::into_inner);
        let known = lock().get(&key).cloned();
        if let Some(index) = known {
            return index;
        }
        let sources = self.sources.iter().enumerate();
        let units = sources.flat_map(|(place, source)| {
            let units = source.units.iter();
            units.map(move |unit| (place, unit))
        });
        let pairs = units.filter_map(|(place, unit)| unit.pair(place, from, into));
        let pairs = pairs.flat_map(|pair| {
            let sentences = sentence_pairs(&pair);
            [pair].into_iter().chain(sentences)
        });
        let index = Arc::new(Index::new(pairs));
        lock().insert(key, Arc::clone(&index));
        index
    }
}

impl MemoryUnit {
    /// What it says in one language with what it says in another; `None` where it doesn't.
    fn pair(&self, place: usize, from: &Tag, into: &Tag) -> Option<Pair<'_>> {
        let (_, (_, source)) = nearest(&self.texts, from).into_iter().next()?;
        let translations = nearest_translation(&self.texts, from, into);
        let (kinship, (language, target)) = translations.into_iter().next()?;
        Some(Pair {
            place,
            source: plain(source),
            target: Cow::Borrowed(target),
            target_plain: plain(target),
            other: (kinship == Kinship::OtherTerritory).then_some(language),
            is_of_longer: false,
        })
    }
}

/// The letters of a text in its spelling.
fn plain(said: &str) -> String {
    let lines = said.split('\n').map(|line| spelling::read(line).1);
    Text::Prose(lines.collect()).plain()
}
