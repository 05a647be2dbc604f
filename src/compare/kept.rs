//! Whether all words that two people have put in somewhere are there.

use std::collections::HashSet;

use super::choices::{choices, now_at, text_in};
use crate::release::{Conflict, FieldPath, Release};
use unicode_segmentation::UnicodeSegmentation;

/// Whether what was made of two versions has all words, at the places of these conflicts, that
/// one of them has and what both were made of hasn't: it says them, or somebody has the choice
/// of them. A word to which letters were added is there.
pub(super) fn is_kept(conflict: &Conflict, versions: [&Release; 3], made: &Release) -> bool {
    let [base, ours, theirs] = versions.map(|version| words_at(version, conflict));
    let made = words_at(made, conflict);
    let is_there = |word: &String| {
        made.contains(word) || made.iter().any(|longer| longer.starts_with(word.as_str()))
    };
    let mut new = ours.difference(&base).chain(theirs.difference(&base));
    new.all(is_there)
}

/// What a release says where a conflict is, and what somebody has the choice of there.
fn words_at(release: &Release, conflict: &Conflict) -> HashSet<String> {
    let at: &FieldPath = &conflict.at;
    let mut words = HashSet::new();
    let mut add = |text: String| words.extend(text.unicode_words().map(str::to_owned));
    // What one has taken from the place of this is at another's.
    add(text_in(&now_at(release, conflict)));
    let here = release.conflicts.iter().filter(|other| other.at == *at);
    for other in here {
        let now = now_at(release, other);
        let [_, ours, theirs] = choices(other, &now);
        [now, ours, theirs]
            .iter()
            .for_each(|content| add(text_in(content)));
    }
    words
}
