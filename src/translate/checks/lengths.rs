//! Whether a translation is far longer or shorter than its source.

use super::flat::Flat;
use super::{Checked, Finding, FindingKind};
use crate::language::{Tag, script_of, written_in};
use crate::translate::units::Wording;

/// How many times longer one of two texts may be than the other, beyond what their languages are
/// anyway.
const MOST_TIMES: f64 = 1.8;
/// How many letters longer it may be besides, which is much of a short text and little of a long
/// one: a translation may be this much longer, as names are said in full.
const MORE: f64 = 80.0;
/// And this much shorter.
const LESS: f64 = 30.0;
/// From how many letters on a headline or another short text of some words is too short for its
/// source, and by how much: of a sentence alone, much may be understood.
const SHORTEST_LINE: f64 = 24.0;
/// The same of what is no headline: a post or a label may be said in a word.
const SHORTEST_PHRASE: f64 = 36.0;
const LINE_TIMES: f64 = 2.5;
const LINE_LESS: f64 = 8.0;
/// How many letters more what an acronym stands for has.
const WRITTEN_OUT: f64 = 60.0;

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
pub(super) fn look(checked: &Checked<'_>, source: &Flat, target: &Flat) -> Option<Finding> {
    let ours = scaled(&source.text, checked.from);
    let theirs = scaled(&target.text, checked.into);
    let [acronyms, acronyms_there] = [source, target].map(|text| acronyms(&text.text));
    let written_out = |more: usize, than: usize| more.saturating_sub(than) as f64 * WRITTEN_OUT;
    if theirs > ours * MOST_TIMES + MORE + written_out(acronyms, acronyms_there) {
        Some(Finding::of(FindingKind::Long))
    } else if ours > theirs * MOST_TIMES + LESS + written_out(acronyms_there, acronyms)
        || (is_line(checked.wording)
            && ours > shortest(checked.wording)
            && !source.text.trim_end().ends_with(':')
            && ours > theirs * LINE_TIMES + LINE_LESS + written_out(acronyms_there, acronyms))
    {
        Some(Finding::of(FindingKind::Short))
    } else {
        None
    }
}

fn shortest(wording: Wording) -> f64 {
    match wording {
        Wording::Headline => SHORTEST_LINE,
        _ => SHORTEST_PHRASE,
    }
}

/// Whether a text is short, and more than a name.
fn is_line(wording: Wording) -> bool {
    matches!(
        wording,
        Wording::Headline | Wording::Phrase | Wording::Description
    )
}

/// How long a text is, in letters of English. Names in another script are as long as they are.
fn scaled(text: &str, language: &Tag) -> f64 {
    let (own, density) = (script_of(language), density(language));
    let letters = text.chars().filter(|c| !c.is_whitespace());
    let lengths = letters.map(|letter| match own.is_some() && written_in(letter) == own {
        true => 1.0 / density,
        false => 1.0,
    });
    lengths.sum()
}

/// How many acronyms a text has.
fn acronyms(text: &str) -> usize {
    // In a line of capitals any word looks like one.
    let lines = text
        .lines()
        .filter(|line| line.contains(char::is_lowercase) || !line.contains(' '));
    let words = lines.flat_map(|line| line.split(|c: char| !c.is_alphanumeric()));
    let is_acronym = |word: &&str| word.chars().filter(|c| c.is_uppercase()).count() > 1;
    words.filter(is_acronym).count()
}
