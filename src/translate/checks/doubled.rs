//! Words that stand twice behind each other by mistake.
//!
//! Many languages double words on purpose, so only those are looked at in which it's nearly
//! always a slip, and of Arabic only the words that nothing can double.

use std::ops::Range;

use super::flat::Flat;
use super::mending::Mend;
use super::{Checked, Finding, FindingKind};
use crate::language::{Tag, without_accents, word_boundaries};

/// Which words are a slip where they stand twice.
enum Slips {
    /// All but these.
    AllBut(&'static [&'static str]),
    /// These alone.
    Only(&'static [&'static str]),
}

fn slips(language: &Tag) -> Option<Slips> {
    Some(match language.language() {
        "en" => Slips::AllBut(&[
            "had", "that", "is", "very", "so", "no", "long", "many", "her", "you", "it",
        ]),
        "fr" => Slips::AllBut(&["nous", "vous", "faire", "tres", "non", "oui"]),
        "es" => Slips::AllBut(&["no", "si", "muy", "ya", "casi", "luego"]),
        "de" => Slips::AllBut(&[
            "die", "der", "das", "den", "dem", "sie", "ihr", "wir", "sehr", "nein", "ja",
        ]),
        "ru" => Slips::AllBut(&[
            "что",
            "кто",
            "их",
            "его",
            "ее",
            "очень",
            "да",
            "нет",
            "чуть",
        ]),
        // Doubled, others tell how something goes on: 'step by step'.
        "ar" => Slips::Only(&[
            "في",
            "على",
            "الي",
            "عن",
            "مع",
            "بين",
            "بعد",
            "قبل",
            "خلال",
            "التي",
            "الذي",
            "الذين",
            "هذا",
            "هذه",
            "ذلك",
            "تلك",
            "ان",
            "او",
            "كما",
            "وفي",
            "وعلي",
            "والتي",
        ]),
        _ => return None,
    })
}

impl Slips {
    fn has(&self, word: &str) -> bool {
        let word = without_accents(word);
        let is_among = |words: &[&str]| words.iter().any(|one| without_accents(one) == word);
        match self {
            Self::AllBut(words) => !is_among(words),
            Self::Only(words) => is_among(words),
        }
    }
}

/// Looks for words that stand twice behind each other.
pub(super) fn look(checked: &Checked<'_>, source: &Flat, target: &Flat) -> Vec<Finding> {
    let Some(slips) = slips(checked.into) else {
        return Vec::new();
    };
    let twice = pairs(&target.text);
    // Where the source doubles a word, its translation may.
    if twice.is_empty() || !pairs(&source.text).is_empty() {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for (word, range) in twice {
        // 'Boutros Boutros-Ghali', and numbers.
        let is_name = !word.starts_with(|c: char| c.is_alphabetic() && !c.is_uppercase());
        if is_name || !slips.has(&word) {
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

/// Words that stand twice with nothing but blanks between, as the second is written, with where
/// that and the blanks before it are.
fn pairs(text: &str) -> Vec<(String, Range<usize>)> {
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
            pairs.push((word.to_owned(), *at..end.at));
        }
        last = Some((lower, end.at));
    }
    pairs
}
