//! Whether all words that two people have put in somewhere are there, and conflicts of what
//! isn't.
//!
//! Where several people hold conflicts with each other's words, and each goes on from another
//! side of them, what one has never seen can look like what they took out. So whatever a merge
//! has come to is looked at once more, wherever there is a conflict.

use std::collections::{BTreeMap, HashSet};

use unicode_segmentation::UnicodeSegmentation;

use super::choices::{choices, now_at, text_in};
use crate::release::{Conflict, Content, FieldPath, Id, Release};

/// Words that nobody took out, and that aren't in what was made of two versions.
pub(super) struct Loss<'a> {
    /// Where they should be.
    pub at: &'a FieldPath,
    words: HashSet<String>,
    /// All conflicts of that place, whoever has them.
    conflicts: Vec<&'a Conflict>,
    versions: [&'a Release; 3],
}

/// What was lost where there are conflicts: the words that both versions have, or that one has
/// and what both were made of hasn't, and that what was made of them neither says nor gives
/// somebody the choice of. A word to which letters were added is there.
pub(super) fn losses<'a>(versions: [&'a Release; 3], made: &Release) -> Vec<Loss<'a>> {
    let mut known: HashSet<&Id> = HashSet::new();
    let mut places: BTreeMap<&FieldPath, Vec<&Conflict>> = BTreeMap::new();
    for conflict in versions.into_iter().flat_map(|one| one.conflicts.iter()) {
        if known.insert(&conflict.id) {
            places.entry(&conflict.at).or_default().push(conflict);
        }
    }
    let losses = places.into_iter().filter_map(|(at, conflicts)| {
        let words = lost_words(at, &conflicts, versions, made);
        // What its place was in is gone, and all there with it.
        let is_lost = !words.is_empty() && made.part(at).is_some();
        is_lost.then_some(Loss {
            at,
            words,
            conflicts,
            versions,
        })
    });
    losses.collect()
}

fn lost_words(
    at: &FieldPath,
    conflicts: &[&Conflict],
    versions: [&Release; 3],
    made: &Release,
) -> HashSet<String> {
    let [base, ours, theirs] = versions.map(|version| words_at(version, at, conflicts));
    let made = words_at(made, at, conflicts);
    let is_there = |word: &String| {
        made.contains(word) || made.iter().any(|longer| longer.starts_with(word.as_str()))
    };
    let new = ours.difference(&base).chain(theirs.difference(&base));
    let to_be_kept = new.chain(ours.intersection(&theirs));
    to_be_kept.filter(|word| !is_there(word)).cloned().collect()
}

/// What is at odds with what stands somewhere, since it isn't there.
pub(super) struct LeftOut {
    /// What both were made of, as far as is known.
    pub base: Content,
    /// What stands there.
    pub standing: Content,
    /// What somebody has, or has the choice of.
    pub content: Content,
}

impl Loss<'_> {
    /// What has most of the words that were lost when `made` was made.
    pub fn left_out(&self, made: &Release) -> Option<LeftOut> {
        let [_, ours, theirs] = self.versions;
        let mut best: Option<(usize, LeftOut)> = None;
        let mut weigh = |conflict: &Conflict, content: Content| {
            let words = words_in(&content);
            let count = self.words.intersection(&words).count();
            if count > best.as_ref().map_or(0, |(most, _)| *most) {
                let left_out = LeftOut {
                    base: conflict.base.clone(),
                    standing: now_at(made, conflict),
                    content,
                };
                best = Some((count, left_out));
            }
        };
        for version in [theirs, ours] {
            for conflict in &self.conflicts {
                weigh(conflict, now_at(version, conflict));
            }
            for (conflict, now) in conflicts_at(version, self.at) {
                for content in choices(conflict, &now) {
                    weigh(conflict, content);
                }
            }
        }
        best.map(|(_, left_out)| left_out)
    }
}

/// The conflicts of a release about a place, each with what that says as far as it's about it.
fn conflicts_at<'a>(
    release: &'a Release,
    at: &'a FieldPath,
) -> impl Iterator<Item = (&'a Conflict, Content)> {
    let here = release.conflicts.iter().filter(move |one| one.at == *at);
    here.map(|conflict| (conflict, now_at(release, conflict)))
}

/// What a release says where some conflicts are, and what somebody has the choice of there.
fn words_at(release: &Release, at: &FieldPath, conflicts: &[&Conflict]) -> HashSet<String> {
    let said = conflicts.iter().map(|conflict| now_at(release, conflict));
    let mut words: HashSet<String> = said.flat_map(|content| words_in(&content)).collect();
    for (conflict, now) in conflicts_at(release, at) {
        let [_, ours, theirs] = choices(conflict, &now);
        for content in [&now, &ours, &theirs] {
            words.extend(words_in(content));
        }
    }
    words
}

fn words_in(content: &Content) -> HashSet<String> {
    let text = text_in(content);
    text.unicode_words().map(str::to_owned).collect()
}
