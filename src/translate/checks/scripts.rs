//! Whether a translation is in the script of its language, and its words are in one.

use std::collections::HashSet;

use super::addresses::without_addresses;
use super::flat::Flat;
use super::sentences::{is_more_than_a_name, without_titles};
use super::{Checked, Finding, FindingKind};
use crate::language::{WrittenIn, script_of, written_in};

/// From how many words on what is in another script isn't taken for a name.
const MORE_THAN_A_NAME: usize = 3;

/// Looks for words in another script than the language's. Names and acronyms may be; whole
/// phrases in small letters mayn't.
pub(super) fn look(checked: &Checked<'_>, source: &Flat, target: &Flat) -> Vec<Finding> {
    let mut findings = Vec::new();
    let known: HashSet<&str> = words(&source.text).collect();
    let mixed: Vec<String> = words(&target.text)
        // What is a name in the source is one here.
        .filter(|word| is_mixed(word) && !known.contains(word))
        .map(str::to_owned)
        .collect();
    if !mixed.is_empty() {
        findings.push(Finding::of(FindingKind::MixedScripts(mixed)));
    }
    let Some(own) = script_of(checked.into) else {
        return findings;
    };
    let said = without_addresses(&target.text);
    let letters = said.chars().filter_map(written_in);
    let (own_letters, others): (Vec<WrittenIn>, Vec<WrittenIn>) =
        letters.partition(|script| *script == own);
    // A word of Chinese is a character or two, one of others five letters or so.
    let weight = if own == WrittenIn::Chinese { 3 } else { 1 };
    let other_words: Vec<String> = words(&said)
        .filter(|word| is_in_other(word, own))
        .map(str::to_owned)
        .collect();
    let is_much = others.len() > own_letters.len() * weight;
    let is_more_than_a_name = match own_letters.is_empty() {
        true => is_other_alone(checked, source, target, &others),
        false => other_words.len() >= MORE_THAN_A_NAME,
    };
    if is_much && is_more_than_a_name {
        findings.push(Finding::of(FindingKind::OtherScript(other_words)));
    }
    findings
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_of_word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’');
    let words = text.split(move |c: char| !is_of_word(c));
    words.filter(|word| !word.is_empty())
}

/// Whether a translation that has no letter of its own script is more than a name, and more than
/// what its source has of that script as well.
fn is_other_alone(
    checked: &Checked<'_>,
    source: &Flat,
    target: &Flat,
    others: &[WrittenIn],
) -> bool {
    let is_of_source = others.first().copied() == script_of(checked.from);
    let is_cited = !is_of_source && source.text.contains(target.text.trim());
    !is_cited && is_more_than_a_name(&without_titles(target), checked.into, false)
}

/// Whether a word has letters of two scripts that look alike. A letter of Greek beside Latin
/// ones is a sign of the sciences: 'kΩ', 'TGFβ'.
fn is_mixed(word: &str) -> bool {
    let parts = word.split(['-', '\'', '’']);
    { parts }.any(|part| {
        let count = |script| {
            let letters = part.chars().filter_map(written_in);
            letters.filter(|other| *other == script).count()
        };
        let [latin, cyrillic, greek] =
            [WrittenIn::Latin, WrittenIn::Cyrillic, WrittenIn::Greek].map(count);
        (cyrillic > 0 && latin + greek > 0) || (latin > 0 && greek > 1)
    })
}

/// Whether a word is in small letters of another script.
fn is_in_other(word: &str, own: WrittenIn) -> bool {
    let mut letters = word.chars().filter(|c| written_in(*c).is_some());
    let is_small = |c: char| !c.is_uppercase() && written_in(c) != Some(own);
    word.chars().count() > 2 && letters.all(is_small) && word.chars().any(char::is_alphabetic)
}
