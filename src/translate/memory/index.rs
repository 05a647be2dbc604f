//! Finding texts that are alike: those that share most rows of three letters are compared letter
//! by letter.

use std::collections::HashMap;

use rapidfuzz::distance::levenshtein::{Args, BatchComparator};

use crate::translate::folding::folded;

/// How many texts are compared letter by letter.
const COMPARED: usize = 60;
/// The longest text that's compared, in letters: beyond it, the beginning counts.
const LONGEST: usize = 2_000;

/// Texts of one language with their translations into another.
#[derive(Debug)]
pub(super) struct Index {
    entries: Vec<Entry>,
    /// Which entries have three letters, in order.
    threes: HashMap<[char; 3], Vec<u32>>,
}

#[derive(Debug)]
struct Entry {
    /// Its unit's place in the memory.
    unit: usize,
    source: String,
    source_folded: Box<str>,
    target_folded: Box<str>,
    /// How many different threes its source has.
    threes: u32,
}

impl Index {
    /// An index of units, each with its source and its target.
    pub fn new(pairs: impl Iterator<Item = (usize, String, String)>) -> Self {
        let mut index = Self {
            entries: Vec::new(),
            threes: HashMap::new(),
        };
        for (unit, source, target) in pairs {
            let source_folded = folded(&source);
            let Ok(place) = u32::try_from(index.entries.len()) else {
                break;
            };
            let threes = threes(&source_folded);
            for three in &threes {
                index.threes.entry(*three).or_default().push(place);
            }
            index.entries.push(Entry {
                unit,
                source,
                source_folded: source_folded.into(),
                target_folded: folded(&target).into(),
                threes: u32::try_from(threes.len()).unwrap_or(u32::MAX),
            });
        }
        index
    }

    /// The unit of an entry.
    pub fn unit(&self, place: usize) -> usize {
        self.entries
            .get(place)
            .map_or(usize::MAX, |entry| entry.unit)
    }

    /// The entries whose sources are at least so much like a text, the most alike first, so many
    /// at most, with how alike they are, of 100.
    pub fn alike(&self, text: &str, least: u8, most: usize) -> Vec<(usize, u8)> {
        let text_folded = folded(text);
        let candidates = self.candidates(&text_folded);
        let letters: Vec<char> = text_folded.chars().take(LONGEST).collect();
        let comparator = BatchComparator::new(letters.iter().copied());
        let cutoff = Args::default().score_cutoff(f64::from(least) / 100.0);
        let mut alike: Vec<(usize, u8)> = candidates
            .into_iter()
            .filter_map(|place| {
                let entry = self.entries.get(place)?;
                let score = if entry.source == text {
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
                (score >= least).then_some((place, score))
            })
            .collect();
        // The later of two that are as much alike was translated with the earlier at hand.
        alike.sort_by_key(|(place, score)| (std::cmp::Reverse(*score), std::cmp::Reverse(*place)));
        alike.truncate(most);
        alike
    }

    /// The entries that share most threes with a text.
    fn candidates(&self, text_folded: &str) -> Vec<usize> {
        let wanted = threes(text_folded);
        let mut shared: Vec<u16> = vec![0; self.entries.len()];
        for three in &wanted {
            for place in self.threes.get(three).into_iter().flatten() {
                if let Some(count) = usize::try_from(*place)
                    .ok()
                    .and_then(|it| shared.get_mut(it))
                {
                    *count = count.saturating_add(1);
                }
            }
        }
        let count = u32::try_from(wanted.len()).unwrap_or(u32::MAX);
        let mut best: Vec<(u32, usize)> = Vec::new();
        for (place, (shared, entry)) in shared.iter().zip(&self.entries).enumerate() {
            if *shared == 0 && count > 0 {
                continue;
            }
            let both = u64::from(count) + u64::from(entry.threes);
            // Dice's coefficient, in thousandths.
            let likeness = 2_000 * u64::from(*shared) / both.max(1);
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

    /// The units that have all of some words in their source or all in their target, the
    /// shortest first.
    pub fn with_words(&self, words: &str, most: usize) -> Vec<usize> {
        let words: Vec<&str> = words.split_whitespace().collect();
        if words.is_empty() {
            return Vec::new();
        }
        let has = |text: &str| words.iter().all(|word| text.contains(word));
        let entries = self.entries.iter();
        let found = entries.filter(|entry| has(&entry.source_folded) || has(&entry.target_folded));
        let mut found: Vec<&Entry> = found.collect();
        found.sort_by_key(|entry| entry.source_folded.len());
        found.truncate(most);
        found.into_iter().map(|entry| entry.unit).collect()
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
