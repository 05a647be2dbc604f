//! What tells a sentence from a name, which may stay as it is in every language: words in small
//! letters that names don't hold, how it ends, how long it is.

use std::ops::Range;

use super::endings::end;
use super::flat::Flat;
use crate::language::{Ending, Tag, is_spaceless};
use crate::release::MarkKind;

/// Words in small letters that stand within names.
pub(super) const CONNECTORS: &[&str] = &[
    "of", "the", "and", "for", "in", "on", "to", "with", "without", "at", "by", "from", "as", "a",
    "an", "or", "de", "du", "des", "la", "le", "les", "et", "en", "au", "aux", "pour", "sans",
    "sur", "del", "los", "las", "el", "y", "e", "o", "para", "por", "con", "da", "do", "dos",
    "das", "di", "della", "dei", "van", "von", "der", "die", "den", "und", "für", "bin", "ibn",
    "al", "и", "по", "в", "на", "о", "об", "с", "за", "для", "от", "из", "при", "без",
];

/// From how much on a text isn't taken for a name: where it stands among others of its script,
/// and where it doesn't.
struct Least {
    among_own: usize,
    among_others: usize,
}

/// In words in small letters, behind the first word.
const SMALL_WORDS: Least = Least {
    among_own: 3,
    among_others: 2,
};
/// The same without capitals behind the first word, of which most names have some.
const SMALL_WORDS_ALONE: Least = Least {
    among_own: 3,
    among_others: 1,
};
/// The same with such capitals, where it ends as a sentence.
const SMALL_WORDS_OF_SENTENCE: Least = Least {
    among_own: 2,
    among_others: 1,
};
/// The same without, where it ends as one.
const SMALL_WORDS_OF_SENTENCE_ALONE: Least = Least {
    among_own: 1,
    among_others: 1,
};
/// In words of a script without capitals, by which names are told.
const WORDS: Least = Least {
    among_own: 6,
    among_others: 3,
};
/// The same where it ends as a sentence.
const WORDS_OF_SENTENCE: Least = Least {
    among_own: 6,
    among_others: 2,
};
/// In characters of a script without words.
const CHARACTERS: Least = Least {
    among_own: 11,
    among_others: 5,
};

/// Whether a text is more than a name.
///
/// `is_among_own` says whether it stands among others of its script, where names are more often
/// left as they are.
pub(super) fn is_more_than_a_name(text: &str, language: &Tag, is_among_own: bool) -> bool {
    let least = |least: &Least| match is_among_own {
        true => least.among_own,
        false => least.among_others,
    };
    if text.contains(is_spaceless) {
        let characters = text.chars().filter(|c| is_spaceless(*c));
        return characters.count() >= least(&CHARACTERS);
    }
    let is_sentence = ends_as_sentence(text, language);
    let mut words = text.split_whitespace();
    if !text.contains(char::is_lowercase) {
        // Words that two languages share are short.
        let shortest = if is_among_own { 4 } else { 2 };
        let is_long = |word: &&str| {
            let word = bare(word);
            word.chars().count() >= shortest
                && word.chars().all(|c| c.is_alphabetic() && !c.is_uppercase())
        };
        return words.filter(is_long).count()
            >= least(match is_sentence {
                true => &WORDS_OF_SENTENCE,
                false => &WORDS,
            });
    }
    words.next();
    let has_capitals = { words.clone() }.any(|word| word.contains(char::is_uppercase));
    words.filter(|word| is_small(word)).count()
        >= least(match (has_capitals, is_sentence) {
            (true, true) => &SMALL_WORDS_OF_SENTENCE,
            (true, false) => &SMALL_WORDS,
            (false, true) => &SMALL_WORDS_OF_SENTENCE_ALONE,
            (false, false) => &SMALL_WORDS_ALONE,
        })
}

/// A text without its words in italics, where those aren't all of it: publications are cited by
/// the titles that they have.
pub(super) fn without_titles(text: &Flat) -> String {
    let marks = text.marks();
    let italics = marks.filter(|(_, kind)| matches!(kind, MarkKind::Emphasis));
    let titles: Vec<Range<usize>> = italics.map(|(range, _)| range).collect();
    let letters = text.text.char_indices();
    let letters = letters.filter(|(at, _)| !titles.iter().any(|title| title.contains(at)));
    let rest: String = letters.map(|(_, letter)| letter).collect();
    match rest.contains(char::is_alphabetic) {
        true => rest,
        false => text.text.clone(),
    }
}

/// A word without the signs around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// Whether a word is in small letters, and names don't hold it.
pub(super) fn is_small(word: &str) -> bool {
    let bare = bare(word);
    let is_of_word = |c: char| c.is_alphabetic() || matches!(c, '-' | '\'' | '’');
    bare.chars().nth(1).is_some()
        && bare.chars().all(is_of_word)
        && bare.contains(char::is_lowercase)
        && !bare.contains(char::is_uppercase)
        && !CONNECTORS.contains(&bare)
        // What people are called by on the web.
        && !word.starts_with(['#', '@'])
}

/// Whether a text ends as a sentence does, which names seldom do.
pub(super) fn ends_as_sentence(text: &str, language: &Tag) -> bool {
    let end = end(text, language);
    let is_ended = matches!(
        end.ending,
        Some(Ending::Stop | Ending::Question | Ending::Exclamation)
    );
    is_ended && !end.is_abbreviated
}
