//! The words of a translation: doubled, left as they were, in another script, too many or too
//! few, not the glossary's.

use super::flat::Flat;
use super::mending::Mend;
use super::{Checked, Finding, FindingKind};
use crate::language::{Tag, WrittenIn, script_of, word_boundaries, written_in};

/// How far the lengths of a text and its translation may be apart, beyond what their languages
/// are anyway.
const MOST_APART: f64 = 2.5;
/// From how many letters on lengths are compared.
const LONG_ENOUGH: usize = 40;
/// From how many words on a text that stays as it is isn't taken for a name.
const MORE_THAN_A_NAME: usize = 3;

/// Whether a translation is its source: not where that is a name, a number, or much the same in
/// both languages.
pub(super) fn is_untranslated(checked: &Checked<'_>, source: &Flat, target: &Flat) -> bool {
    let is_same = source.text.trim() == target.text.trim();
    if !is_same || checked.from.language() == checked.into.language() {
        return false;
    }
    // Names begin with capitals, and what stands between them is short.
    let small = source
        .text
        .split_whitespace()
        .filter(|word| word.chars().all(char::is_lowercase) && word.chars().count() > 3);
    let is_spaceless = matches!(script_of(checked.from), Some(WrittenIn::Chinese));
    match is_spaceless {
        true => source.text.chars().count() > 10,
        false => small.count() >= MORE_THAN_A_NAME,
    }
}

/// Words that may stand twice behind each other in a language: 'nous nous', 'that that'.
fn may_be_doubled(language: &Tag, word: &str) -> bool {
    match language.language() {
        "en" => matches!(word, "had" | "that"),
        "fr" => matches!(word, "nous" | "vous"),
        "es" => matches!(word, "no"),
        // Where a character is a word, they double as they please.
        "zh" | "ja" => true,
        _ => false,
    }
}

/// Looks for words that stand twice behind each other.
pub(super) fn doubled(checked: &Checked<'_>, source: &Flat, target: &Flat) -> Vec<Finding> {
    let in_source: Vec<String> = pairs(&source.text)
        .into_iter()
        .map(|(word, ..)| word)
        .collect();
    let mut findings = Vec::new();
    for (word, range) in pairs(&target.text) {
        let is_number = !word.chars().any(char::is_alphabetic);
        if is_number || may_be_doubled(checked.into, &word) || !in_source.is_empty() {
            continue;
        }
        let fix = Mend::letters(target, &range, "");
        findings.push(Finding {
            at: Some(range),
            fix: fix.into_iter().collect(),
            ..Finding::of(FindingKind::DoubledWord(word))
        });
    }
    findings
}

/// Words that stand twice with nothing but blanks between, in small letters, with where the
/// second and the blanks before it are.
fn pairs(text: &str) -> Vec<(String, std::ops::Range<usize>)> {
    let boundaries = word_boundaries(text);
    let mut pairs = Vec::new();
    let mut last: Option<(String, usize)> = None;
    for (start, end) in boundaries.iter().zip(boundaries.iter().skip(1)) {
        let word = text.get(start.at..end.at).unwrap_or_default();
        if word.chars().all(char::is_whitespace) && !word.contains('\n') {
            continue;
        }
        if !word.chars().any(char::is_alphanumeric) {
            last = None;
            continue;
        }
        let lower = word.to_lowercase();
        if let Some((before, at)) = &last
            && *before == lower
            && *at < start.at
        {
            pairs.push((lower.clone(), *at..end.at));
        }
        last = Some((lower, end.at));
    }
    pairs
}

/// How many letters a language needs for what English says in one.
fn density(language: &Tag) -> f64 {
    match language.language() {
        "zh" => 0.32,
        "ja" => 0.45,
        "ko" => 0.5,
        "ar" | "he" | "fa" => 0.85,
        "fr" | "es" | "pt" | "it" | "de" => 1.15,
        "ru" | "uk" => 1.05,
        _ => 1.0,
    }
}

/// Looks whether a translation is far longer or shorter than its source.
pub(super) fn length(checked: &Checked<'_>, source: &Flat, target: &Flat) -> Option<Finding> {
    let length = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
    let (ours, theirs) = (length(&source.text), length(&target.text));
    let scaled = |count: usize, language: &Tag| count as f64 / density(language);
    let (ours, theirs) = (scaled(ours, checked.from), scaled(theirs, checked.into));
    // Acronyms are written out in some languages.
    if ours < LONG_ENOUGH as f64 {
        return None;
    }
    let ratio = theirs / ours;
    if ratio > MOST_APART {
        Some(Finding::of(FindingKind::Long))
    } else if ratio < 1.0 / MOST_APART {
        Some(Finding::of(FindingKind::Short))
    } else {
        None
    }
}

/// Looks for words in another script than the language's. Names and acronyms may be; whole
/// phrases in small letters mayn't.
pub(super) fn scripts(checked: &Checked<'_>, target: &Flat) -> Vec<Finding> {
    let mut findings = Vec::new();
    let is_word_sign = |c: char| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’');
    let words = target.text.split(|c: char| !is_word_sign(c));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let mixed: Vec<String> = words
        .iter()
        .filter(|word| is_mixed(word))
        .map(|word| (*word).to_owned())
        .collect();
    if !mixed.is_empty() {
        findings.push(Finding::of(FindingKind::MixedScripts(mixed)));
    }
    let Some(own) = script_of(checked.into) else {
        return findings;
    };
    let letters = target.text.chars().filter_map(written_in);
    let (own_letters, others): (Vec<WrittenIn>, Vec<WrittenIn>) =
        letters.partition(|script| *script == own);
    // A word of Chinese is a character or two, one of others five letters or so.
    let weight = if own == WrittenIn::Chinese { 3 } else { 1 };
    let other_words: Vec<String> = words
        .iter()
        .filter(|word| is_in_other(word, own))
        .map(|word| (*word).to_owned())
        .collect();
    let is_much = others.len() > own_letters.len() * weight;
    if is_much && other_words.len() >= MORE_THAN_A_NAME {
        findings.push(Finding::of(FindingKind::OtherScript(other_words)));
    }
    findings
}

/// Whether a word has letters of two scripts that look alike.
fn is_mixed(word: &str) -> bool {
    let parts = word.split(['-', '\'', '’']);
    { parts }.any(|part| {
        let mut scripts = part.chars().filter_map(written_in);
        let look_alike = |script| {
            matches!(
                script,
                WrittenIn::Latin | WrittenIn::Cyrillic | WrittenIn::Greek
            )
        };
        let first = scripts.next();
        first.is_some_and(|first| {
            look_alike(first) && scripts.any(|other| other != first && look_alike(other))
        })
    })
}

/// Whether a word is in small letters of another script.
fn is_in_other(word: &str, own: WrittenIn) -> bool {
    let mut letters = word.chars().filter(|c| written_in(*c).is_some());
    let is_small = |c: char| !c.is_uppercase() && written_in(c) != Some(own);
    word.chars().count() > 2 && letters.all(is_small) && word.chars().any(char::is_alphabetic)
}

/// Looks whether a translation has what the glossary wants said.
pub(super) fn terms(checked: &Checked<'_>, target: &Flat) -> Vec<Finding> {
    let said = checked.terms.iter().filter(|term| {
        let mut wanted = term.wanted.iter();
        !wanted.any(|wanted| has_term(&target.text, wanted))
    });
    let findings = said.map(|term| Finding::of(FindingKind::Term(term.clone())));
    findings.collect()
}

/// How many characters may stand within a term of Chinese: '常驻联合国代表'.
const WITHIN: usize = 6;

/// Whether a text has a term, in whatever form: each of the term's words is there as a word that
/// begins alike, or has it within, as Arabic puts articles before and endings behind. A term of
/// Chinese may have something within it.
pub fn has_term(text: &str, term: &str) -> bool {
    let text = text.to_lowercase();
    let lower = term.to_lowercase();
    if text.contains(&lower) {
        return true;
    }
    let is_chinese = |c: char| written_in(c) == Some(WrittenIn::Chinese);
    if lower.chars().all(is_chinese) {
        return is_spread(&text, &lower);
    }
    let mut words = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    words.all(|word| {
        let length = word.chars().count();
        // What is bent is the end: a third of a word, three letters at most.
        let stem = length - (length / 3).min(3);
        let stem: String = word.chars().take(stem.max(1)).collect();
        let mut there = text.split(|c: char| !c.is_alphanumeric());
        match length {
            0..=3 => there.any(|other| other == word),
            _ => there.any(|other| other.contains(&stem)),
        }
    })
}

/// Whether the letters of a term stand in a text in their order, with not much between them.
fn is_spread(text: &str, term: &str) -> bool {
    let letters: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    let term: Vec<char> = term.chars().collect();
    let room = term.len() + if term.len() > 2 { WITHIN } else { 0 };
    letters.iter().enumerate().any(|(start, first)| {
        if Some(first) != term.first() {
            return false;
        }
        let mut wanted = term.iter().peekable();
        for letter in letters.iter().skip(start).take(room) {
            wanted.next_if_eq(&letter);
        }
        wanted.peek().is_none()
    })
}
