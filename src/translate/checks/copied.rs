//! Whether most of a translation is its source as it was: 'The meeting ended on lundi afternoon.'
//!
//! Words that two languages share, names and titles don't count for it: it's told by words that
//! one of the two languages has at every turn and the other hasn't, such as 'the', among others in
//! small letters that stand in the source's order. It's asked of languages of one script alone:
//! among others, words of another script are told.

use std::collections::HashMap;
use std::ops::Range;

use rapidfuzz::distance::lcs_seq;

use super::Checked;
use super::flat::Flat;
use super::quotations::quoted;
use super::sentences::{ends_as_sentence, is_small, without_titles};
use crate::language::{Tag, script_of};

/// How many words a source has at least of which most may be a copy.
const LEAST: usize = 6;
/// How many of ten words of the source are there, in its order.
const OF_SOURCE: usize = 7;
/// How many of ten words of the translation these are.
const OF_TARGET: usize = 6;
/// How many of them tell that they aren't of names: words in small letters, and those that its
/// language has at every turn.
const TELLING: usize = 4;
/// How many of those in small letters are no such words: in a sentence, and in what may be a name
/// or an address.
const SMALL: usize = 2;
const SMALL_OF_NAME: usize = 4;

/// Words that a language has at every turn.
pub(super) fn everyday(language: &Tag) -> Option<&'static [&'static str]> {
    Some(match language.language() {
        "en" => &[
            "the", "of", "and", "to", "in", "for", "on", "with", "was", "were", "that", "by",
            "from", "at", "is", "are", "has", "have", "been", "not", "will", "its", "their",
            "this", "which", "who", "as", "be", "an", "or", "it", "he", "she", "they", "we", "but",
        ],
        "fr" => &[
            "le", "la", "les", "des", "du", "de", "et", "dans", "pour", "sur", "avec", "est",
            "sont", "a", "à", "par", "que", "qui", "au", "aux", "une", "un", "en", "ce", "cette",
            "ces", "il", "elle", "ils", "on", "ont", "été", "ne", "pas", "plus", "leur", "leurs",
            "son", "sa", "ses", "se",
        ],
        "es" => &[
            "el", "la", "los", "las", "de", "del", "y", "en", "para", "con", "por", "que", "una",
            "un", "se", "al", "a", "lo", "su", "sus", "es", "son", "fue", "han", "ha", "no", "más",
            "como", "este", "esta",
        ],
        "pt" => &[
            "o", "a", "os", "as", "de", "do", "da", "dos", "das", "e", "em", "para", "com", "por",
            "que", "uma", "um", "se", "ao", "no", "na", "nos", "nas", "não", "mais", "como", "foi",
            "são", "este", "esta",
        ],
        "it" => &[
            "il", "lo", "la", "i", "gli", "le", "di", "del", "della", "dei", "delle", "e", "in",
            "per", "con", "da", "che", "una", "un", "si", "al", "è", "sono", "non", "più", "come",
            "a", "ha",
        ],
        "de" => &[
            "der", "die", "das", "und", "in", "den", "von", "zu", "mit", "sich", "des", "auf",
            "für", "ist", "im", "dem", "nicht", "ein", "eine", "als", "auch", "es", "an", "werden",
            "aus", "er", "hat", "dass", "sie", "nach", "wird", "bei", "am",
        ],
        "nl" => &[
            "de", "het", "een", "en", "van", "in", "op", "te", "dat", "die", "is", "voor", "met",
            "zijn", "niet", "aan", "er", "om", "ook", "als", "bij", "was",
        ],
        "ru" => &[
            "и",
            "в",
            "не",
            "на",
            "что",
            "с",
            "по",
            "это",
            "из",
            "для",
            "как",
            "к",
            "от",
            "за",
            "также",
            "его",
            "или",
            "при",
            "о",
            "об",
            "до",
            "их",
            "был",
            "была",
            "были",
            "у",
        ],
        "uk" => &[
            "і",
            "й",
            "в",
            "у",
            "не",
            "на",
            "що",
            "з",
            "по",
            "це",
            "із",
            "для",
            "як",
            "до",
            "від",
            "за",
            "також",
            "його",
            "або",
            "при",
            "про",
            "та",
            "їх",
            "був",
            "була",
            "були",
            "о",
        ],
        _ => return None,
    })
}

/// Whether most of a translation's words are its source's, in their order.
pub(super) fn is_mostly_copied(checked: &Checked<'_>, source: &Flat, target: &Flat) -> bool {
    let (from, into) = (checked.from, checked.into);
    if from.language() == into.language() || script_of(from) != script_of(into) {
        return false;
    }
    let (Some(everyday), Some(of_target)) = (everyday(from), everyday(into)) else {
        return false;
    };
    let said = without_quoted_names(&without_titles(source));
    let ours: Vec<&str> = words(&said).collect();
    if ours.len() < LEAST {
        return false;
    }
    let mut known: HashMap<String, u32> = HashMap::new();
    let mut number = |word: &str| {
        let next = u32::try_from(known.len()).unwrap_or(u32::MAX);
        *known.entry(word.to_lowercase()).or_insert(next)
    };
    let numbers: Vec<u32> = ours.iter().map(|word| number(word)).collect();
    let others: Vec<u32> = words(&target.text).map(number).collect();
    let mut there: HashMap<u32, usize> = HashMap::new();
    for number in &others {
        *there.entry(*number).or_default() += 1;
    }
    let (mut shared, mut small, mut telling) = (0, 0, 0);
    for (place, (word, number)) in ours.iter().zip(&numbers).enumerate() {
        let Some(count) = there.get_mut(number).filter(|count| **count > 0) else {
            continue;
        };
        *count -= 1;
        shared += 1;
        let lower = word.to_lowercase();
        let is_everyday = |words: &[&str]| words.contains(&lower.as_str());
        // Within names, 'The' is theirs.
        if is_everyday(everyday) && (place == 0 || lower == *word) {
            telling += usize::from(!is_everyday(of_target));
        } else if is_small(word) {
            small += 1;
        }
    }
    let least_small = match ends_as_sentence(&source.text, from) {
        true => SMALL,
        false => SMALL_OF_NAME,
    };
    let is_most = |count: usize| {
        count * 10 >= ours.len() * OF_SOURCE && count * 10 >= others.len() * OF_TARGET
    };
    is_most(shared)
        && telling > 0
        && small >= least_small
        && telling + small >= TELLING
        && is_most(lcs_seq::similarity(
            numbers.iter().copied(),
            others.iter().copied(),
        ))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split_whitespace();
    let words = words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    words.filter(|word| word.contains(char::is_alphabetic))
}

/// A text without what it quotes but for sentences: titles may stay as they are.
fn without_quoted_names(text: &str) -> String {
    let ends_sentence = |range: &Range<usize>| {
        let quoted = text.get(range.clone()).unwrap_or_default();
        quoted.ends_with(['.', ',', '!', '?', '…'])
    };
    let mut said = String::new();
    let mut at = 0;
    for name in quoted(text).into_iter().filter(|one| !ends_sentence(one)) {
        said.push_str(text.get(at..name.start).unwrap_or_default());
        at = name.end;
    }
    said.push_str(text.get(at..).unwrap_or_default());
    said
}
