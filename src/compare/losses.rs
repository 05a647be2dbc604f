//! What a merge would lose where there are conflicts.
//!
//! Where several people hold conflicts with each other's words, and each goes on from another
//! side of them, what one has never seen can look like what they took out. So whatever a merge
//! has come to is looked at once more, wherever there is a conflict: how often each word is
//! owed, by how often it's in each version, and how often it's there.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};

use unicode_segmentation::UnicodeSegmentation;

use super::choices::{choices, now_at, paragraphs_of, text_in};
use crate::release::{Conflict, Content, FieldPath, Id, MarkKind, Part, Release};

/// How much may be said, in bytes, where conflicts are, for each of them once: more isn't looked
/// at, since no people's is as much.
const MOST: usize = 8 * 1024 * 1024;

/// How often each word is somewhere. Addresses of links, and values, are words here.
type Words = HashMap<String, usize>;

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
/// somebody the choice of.
pub(super) fn losses<'a>(versions: [&'a Release; 3], made: &Release) -> Vec<Loss<'a>> {
    let mut known: HashSet<&Id> = HashSet::new();
    let mut places: BTreeMap<&FieldPath, Vec<&Conflict>> = BTreeMap::new();
    for conflict in versions.into_iter().flat_map(|one| one.conflicts.iter()) {
        if known.insert(&conflict.id) {
            places.entry(&conflict.at).or_default().push(conflict);
        }
    }
    let mut room = MOST;
    let is_too_much = places.values().flatten().any(|conflict| {
        let said = versions.map(|version| text_in(&now_at(version, conflict)).len());
        let kept = conflict.contents().map(|content| text_in(content).len());
        let taken: usize = said.iter().chain(&kept).sum();
        let is_too_much = taken > room;
        room = room.saturating_sub(taken);
        is_too_much
    });
    if is_too_much {
        return Vec::new();
    }
    let losses = places.into_iter().filter_map(|(at, conflicts)| {
        let words = lost_words(at, &conflicts, versions, made);
        let holder = at.parent();
        // What its place was in is gone, and all there with it.
        let is_there = holder.is_some_and(|holder| made.part(&holder).is_some());
        (is_there && !words.is_empty()).then_some(Loss {
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
    let counted = versions.map(|version| words_at(version, at, conflicts));
    let [base, ours, theirs] = &counted;
    let made = words_at(made, at, conflicts);
    let count = |words: &Words, word: &String| words.get(word).copied().unwrap_or(0);
    let is_lost = |word: &&String| {
        let owed = owed(count(base, word), count(ours, word), count(theirs, word));
        count(&made, word) < owed && !has_grown(word, &counted, &made)
    };
    let words: HashSet<&String> = ours.keys().chain(theirs.keys()).collect();
    words.into_iter().filter(is_lost).cloned().collect()
}

/// How often a word must be there that is so often in each version.
fn owed(base: usize, ours: usize, theirs: usize) -> usize {
    if ours == theirs {
        ours
    } else if ours >= base && theirs >= base {
        ours.max(theirs)
    } else {
        // What one took out stays out.
        (ours + theirs).saturating_sub(base)
    }
}

/// Whether somebody has added letters to a word: there is a longer one, which no version has
/// beside it.
fn has_grown(word: &str, versions: &[Words; 3], made: &Words) -> bool {
    let mut longer = made.keys().filter(|longer| longer.starts_with(word));
    longer.any(|longer| {
        let has_both = |words: &Words| words.contains_key(word) && words.contains_key(longer);
        longer != word && !versions.iter().any(has_both)
    })
}

/// What is at odds with what stands somewhere, since it isn't there.
pub(super) struct LeftOut {
    /// What both were made of, as far as is known.
    pub base: Content,
    /// What stands there in one of the versions.
    pub standing: Content,
    /// What somebody has, or has the choice of.
    pub content: Content,
}

impl Loss<'_> {
    /// What has most of the words that were lost and isn't to be had in `made`, and what of the
    /// two versions has fewest of them: the same whoever is called ours.
    pub fn left_out(&self, made: &Release) -> Option<LeftOut> {
        // What a conflict keeps isn't to be had where somebody has taken it out of what that was
        // made of.
        let here = conflicts_at(made, self.at);
        let kept: Vec<Content> = here
            .flat_map(|(conflict, now)| choices(conflict, &now))
            .collect();
        let [_, ours, theirs] = self.versions;
        let mut found: Vec<(&Conflict, Content)> = Vec::new();
        for version in [ours, theirs] {
            let standing = self.conflicts.iter();
            found.extend(standing.map(|conflict| (*conflict, now_at(version, conflict))));
            for (conflict, now) in conflicts_at(version, self.at) {
                found.extend(choices(conflict, &now).map(|content| (conflict, content)));
            }
        }
        found.retain(|(_, content)| !kept.contains(content));
        let (conflict, content) = found.into_iter().min_by_key(|(conflict, content)| {
            let lost = Reverse(self.lost_in(content));
            (lost, format!("{content:?}"), conflict.id.clone())
        })?;
        if self.lost_in(&content) == 0 {
            return None;
        }
        let standing = [ours, theirs].map(|version| now_at(version, conflict));
        let others = standing.into_iter().filter(|standing| *standing != content);
        let standing = others.min_by_key(|now| (self.lost_in(now), format!("{now:?}")));
        let standing = standing.unwrap_or_default();
        let base = match self.lost_in(&conflict.base) {
            0 => conflict.base.clone(),
            // Of what had the words, they'd be taken out again.
            _ => standing.clone(),
        };
        Some(LeftOut {
            base,
            standing,
            content,
        })
    }

    /// How many of the words that were lost are in it.
    fn lost_in(&self, content: &Content) -> usize {
        let words = words_in(content);
        let lost = self.words.iter().filter(|word| words.contains_key(*word));
        lost.count()
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

/// How often each word is in what a release says where some conflicts are, or in what somebody
/// has the choice of there: wherever it's most often, and in each conflict about something in
/// it.
fn words_at(release: &Release, at: &FieldPath, conflicts: &[&Conflict]) -> Words {
    let mut most = Words::new();
    for conflict in conflicts {
        add_most(&mut most, &now_at(release, conflict), &Words::new());
    }
    for (conflict, now) in conflicts_at(release, at) {
        let [_, ours, theirs] = choices(conflict, &now);
        for content in [&now, &ours, &theirs] {
            add_most(&mut most, content, &Words::new());
        }
        // What stands around it stays, whatever is chosen.
        for whole in conflicts.iter().map(|one| now_at(release, one)) {
            if is_part_of(&now, &whole) {
                for content in [&ours, &theirs] {
                    add_chosen(&mut most, &whole, &now, content);
                }
            }
        }
    }
    let inside = release.conflicts.iter();
    for conflict in inside.filter(|one| one.at != *at && one.at.is_within(at)) {
        let now = now_at(release, conflict);
        let said = words_in(&now);
        let mut more = Words::new();
        let [_, ours, theirs] = choices(conflict, &now);
        for content in [&ours, &theirs] {
            add_most(&mut more, content, &said);
        }
        for (word, count) in more {
            *most.entry(word).or_default() += count;
        }
    }
    most
}

/// Whether some of the paragraphs of `whole` are what `part` says, and not all.
fn is_part_of(part: &Content, whole: &Content) -> bool {
    let (Some(part), Some(whole)) = (paragraphs_of(part), paragraphs_of(whole)) else {
        return false;
    };
    let ids: HashSet<&Id> = whole.iter().map(|paragraph| &paragraph.id).collect();
    let is_in_whole = part.iter().all(|paragraph| ids.contains(&paragraph.id));
    !part.is_empty() && part.len() < whole.len() && is_in_whole
}

/// Has `most` say how often each word is in `whole` with what was `chosen` in the place of
/// what stands there `now`, if that's more often.
fn add_chosen(most: &mut Words, whole: &Content, now: &Content, chosen: &Content) {
    let mut words = words_in(whole);
    for (word, count) in words_in(now) {
        if let Some(known) = words.get_mut(&word) {
            *known = known.saturating_sub(count);
        }
    }
    for (word, count) in words_in(chosen) {
        *words.entry(word).or_default() += count;
    }
    for (word, count) in words {
        let known = most.entry(word).or_default();
        *known = count.max(*known);
    }
}

/// Has `most` say how often each word is in it beyond those that are said anyway, if that's more
/// often.
fn add_most(most: &mut Words, content: &Content, said: &Words) {
    for (word, count) in words_in(content) {
        let beyond = count.saturating_sub(said.get(&word).copied().unwrap_or(0));
        let known = most.entry(word).or_default();
        *known = beyond.max(*known);
    }
}

/// How often each word is in it.
pub(super) fn words_in(content: &Content) -> Words {
    let mut words = Words::new();
    let mut add = |word: String| *words.entry(word).or_default() += 1;
    content.walk(&mut |part| match part {
        Part::Text(text, _) => text
            .text()
            .unicode_words()
            .map(str::to_owned)
            .for_each(&mut add),
        Part::Paragraph(paragraph) => {
            paragraph
                .text()
                .unicode_words()
                .map(str::to_owned)
                .for_each(&mut add);
            for mark in paragraph.marks() {
                if let MarkKind::Link(address) = &mark.kind {
                    add(address.clone());
                }
            }
        }
        Part::Value(value) => add(format!("{value:?}")),
        _ => {}
    });
    words
}
