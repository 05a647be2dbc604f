//! Finding texts that are alike: those that share most rows of three letters are compared letter
//! by letter.

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};

use rapidfuzz::distance::levenshtein::{Args, BatchComparator};

use crate::language::Tag;
use crate::translate::folding::folded;

/// How many texts are compared letter by letter.
const COMPARED: usize = 60;
/// The longest text that's compared, in letters: beyond it, the beginning counts.
const LONGEST: usize = 2_000;
/// How many places are looked at for one text: those of its rarest threes, which tell most.
const LOOKED_AT: usize = 400_000;
/// How much less a translation counts that is of another territory than is wanted, of 100.
const OF_OTHER_TERRITORY: u8 = 2;
/// How much less one of a sentence counts that was taken out of a longer text: which of its
/// sentences says what is known by their order alone.
const OF_LONGER_TEXT: u8 = 2;

/// Texts of one language with their translations into another, each pair once, wherever it
/// stands.
#[derive(Debug, Default)]
pub(super) struct Index {
    entries: Vec<Entry>,
    /// Which entries have three letters, in order.
    threes: HashMap<[char; 3], Vec<u32>>,
}

/// A text with its translation.
#[derive(Debug)]
pub(super) struct Entry {
    /// The text's letters.
    pub source: Box<str>,
    /// The translation, in its spelling.
    pub target: Box<str>,
    /// Its language, where that's of another territory than is wanted.
    pub other: Option<Tag>,
    /// The sources that have the pair, in order, each once.
    pub places: Vec<usize>,
    /// Whether it's only known as a sentence of a longer text.
    is_of_longer: bool,
    source_folded: Box<str>,
    target_folded: Box<str>,
    /// How many different threes its source has.
    threes: u32,
}

/// A text with its translation as a source has it.
#[derive(Debug)]
pub(super) struct Pair<'a> {
    /// The source's number.
    pub place: usize,
    /// The text's letters.
    pub source: String,
    /// The translation, in its spelling.
    pub target: Cow<'a, str>,
    /// The translation's letters.
    pub target_plain: String,
    /// Its language, where that's of another territory than is wanted.
    pub other: Option<&'a Tag>,
    /// Whether it's a sentence of a longer text.
    pub is_of_longer: bool,
}

impl Entry {
    fn is(&self, pair: &Pair<'_>) -> bool {
        *self.source == *pair.source && *self.target == *pair.target
    }

    fn stands_also_as(&mut self, pair: &Pair<'_>) {
        // What is said so in this very territory is no other's.
        if pair.other.is_none() {
            self.other = None;
        }
        self.is_of_longer &= pair.is_of_longer;
        if self.places.last() != Some(&pair.place) {
            self.places.push(pair.place);
        }
    }

    /// How much less it counts than it's alike.
    fn less(&self) -> u8 {
        let of_territory = self.other.as_ref().map_or(0, |_| OF_OTHER_TERRITORY);
        let of_longer = if self.is_of_longer { OF_LONGER_TEXT } else { 0 };
        of_territory + of_longer
    }
}

impl Index {
    /// An index of these pairs.
    pub fn new<'a>(pairs: impl Iterator<Item = Pair<'a>>) -> Self {
        let mut index = Self::default();
        let mut known: HashMap<u64, usize> = HashMap::new();
        let hasher = RandomState::new();
        for pair in pairs {
            let next = index.entries.len();
            let key = hasher.hash_one((&pair.source, &pair.target));
            let place = *known.entry(key).or_insert(next);
            match index.entries.get_mut(place) {
                Some(entry) if entry.is(&pair) => entry.stands_also_as(&pair),
                _ => index.add(pair),
            }
        }
        index
    }

    fn add(&mut self, pair: Pair<'_>) {
        // There are never so many.
        let Ok(place) = u32::try_from(self.entries.len()) else {
            return;
        };
        let source_folded = folded(&pair.source);
        let threes = threes(&source_folded);
        for three in &threes {
            self.threes.entry(*three).or_default().push(place);
        }
        self.entries.push(Entry {
            source: pair.source.into(),
            target: pair.target.into(),
            other: pair.other.cloned(),
            places: vec![pair.place],
            is_of_longer: pair.is_of_longer,
            source_folded: source_folded.into(),
            target_folded: folded(&pair.target_plain).into(),
            threes: u32::try_from(threes.len()).unwrap_or(u32::MAX),
        });
    }

    /// The entries whose sources are at least so much like a text, the most alike first, so many
    /// at most, with how alike they are, of 100: a little less where the translation is of
    /// another territory, or taken out of a longer one.
    pub fn alike(&self, text: &str, least: u8, most: usize) -> Vec<(&Entry, u8)> {
        let text_folded = folded(text);
        let candidates = self.candidates(&text_folded);
        let letters: Vec<char> = text_folded.chars().take(LONGEST).collect();
        let comparator = BatchComparator::new(letters.iter().copied());
        let cutoff = Args::default().score_cutoff(f64::from(least) / 100.0);
        let mut alike: Vec<(usize, &Entry, u8)> = candidates
            .into_iter()
            .filter_map(|place| {
                let entry = self.entries.get(place)?;
                let score = if *entry.source == *text {
                    100
                } else if *entry.source_folded == *text_folded {
                    99
                } else {
                    let others: Vec<char> = entry.source_folded.chars().take(LONGEST).collect();
                    let others = others.iter().copied();
                    let similarity = comparator.normalized_similarity_with_args(others, &cutoff)?;
                    // Rounded down: what is all but the same isn't.
                    ((similarity * 100.0) as u8).min(98)
                };
                let score = score.saturating_sub(entry.less());
                (score >= least).then_some((place, entry, score))
            })
            .collect();
        // The later of two that are as much alike was translated with the earlier at hand.
        alike.sort_by_key(|(place, _, score)| {
            (std::cmp::Reverse(*score), std::cmp::Reverse(*place))
        });
        alike.truncate(most);
        let alike = alike.into_iter();
        alike.map(|(_, entry, score)| (entry, score)).collect()
    }

    /// The entries that share most threes with a text, by its rarest ones where there is much to
    /// look at.
    fn candidates(&self, text_folded: &str) -> Vec<usize> {
        let wanted = threes(text_folded);
        let known = wanted.iter().filter_map(|three| self.threes.get(three));
        let mut known: Vec<&Vec<u32>> = known.collect();
        known.sort_by_key(|places| places.len());
        let mut left = LOOKED_AT;
        let rare = known.iter().take_while(|places| {
            let is_within = left > 0;
            left = left.saturating_sub(places.len());
            is_within
        });
        let rare = rare.count();
        let mut shared: Vec<u16> = vec![0; self.entries.len()];
        for place in known.iter().take(rare).copied().flatten() {
            let place = usize::try_from(*place).ok();
            if let Some(count) = place.and_then(|it| shared.get_mut(it)) {
                *count = count.saturating_add(1);
            }
        }
        let [of_all, of_rare] =
            [known.len(), rare.max(1)].map(|count| u64::try_from(count).unwrap_or(u64::MAX));
        let count = u32::try_from(wanted.len()).unwrap_or(u32::MAX);
        let mut best: Vec<(u32, usize)> = Vec::new();
        for (place, (shared, entry)) in shared.iter().zip(&self.entries).enumerate() {
            if *shared == 0 && count > 0 {
                continue;
            }
            let both = u64::from(count) + u64::from(entry.threes);
            // Dice's coefficient, in thousandths.
            let shared = u64::from(*shared) * of_all / of_rare;
            let likeness = 2_000 * shared / both.max(1);
            let is_short = count == 0 && entry.threes == 0;
            if likeness >= 200 || is_short {
                best.push((u32::try_from(likeness).unwrap_or(u32::MAX), place));
            }
        }
        if best.len() > COMPARED {
            best.select_nth_unstable_by_key(COMPARED, |(likeness, place)| {
                (std::cmp::Reverse(*likeness), *place)
            });
            best.truncate(COMPARED);
        }
        best.into_iter().map(|(_, place)| place).collect()
    }

    /// The entries that have all of some words in their source or all in their target, the
    /// shortest first.
    pub fn with_words(&self, words: &str, most: usize) -> Vec<&Entry> {
        let words: Vec<&str> = words.split_whitespace().collect();
        if words.is_empty() {
            return Vec::new();
        }
        let has = |text: &str| words.iter().all(|word| text.contains(word));
        let entries = self.entries.iter();
        // A sentence stands where its whole text does.
        let found = entries.filter(|entry| {
            !entry.is_of_longer && (has(&entry.source_folded) || has(&entry.target_folded))
        });
        let mut found: Vec<&Entry> = found.collect();
        found.sort_by_key(|entry| (entry.source_folded.len(), entry.other.is_some()));
        found.truncate(most);
        found
    }
}

/// The different rows of three letters in a text, its ends among them.
fn threes(text: &str) -> Vec<[char; 3]> {
    let mut letters = vec![' '];
    letters.extend(text.chars().take(LONGEST));
    letters.push(' ');
    let mut threes: Vec<[char; 3]> = letters.array_windows::<3>().copied().collect();
    threes.sort_unstable();
    threes.dedup();
    threes
}
