//! In which forms a word may stand: with the endings that its language gives it, and with what
//! Arabic writes before it.
//!
//! There are two questions. [`is_bent`] asks whether a word is a form of another for certain, for
//! those who look for it; [`may_be_form`] whether it may be one at all, for those who'd rather miss
//! that it's lacking than tell of what is there. Both take words in small letters.

use super::{Tag, WrittenIn, written_in};

/// How many letters a word has at least that may have an ending, or another in place of it.
pub const SHORTEST_BENT: usize = 3;
/// How many letters of an ending may stand behind a word of a language of which nothing is known.
const ENDING: usize = 2;

/// Whether a word is a form of another: in English and in languages of which nothing is known only
/// where that is the last of what is looked for.
pub fn is_bent(said: &str, word: &str, language: &Tag, is_last: bool) -> bool {
    let length = word.chars().count();
    if length < SHORTEST_BENT {
        return false;
    }
    // What stands in the place of an ending.
    let exchanged = |pairs: &[(&str, &str)]| {
        pairs.iter().any(|(old, new)| {
            let stem = word.strip_suffix(old);
            stem.is_some_and(|stem| said.strip_prefix(stem) == Some(*new))
        })
    };
    let ending = said.strip_prefix(word);
    let has = |endings: &[&str]| ending.is_some_and(|ending| endings.contains(&ending));
    match language.language() {
        "en" => {
            let hisses = word.ends_with(['s', 'x', 'z', 'h', 'o']);
            let is_plural = has(&["s"]) || (hisses && has(&["es"]));
            let others = [("y", "ies"), ("f", "ves"), ("fe", "ves"), ("man", "men")];
            is_last && (is_plural || exchanged(&others))
        }
        "fr" => has(&["s", "x", "e", "es"]) || exchanged(&[("al", "aux"), ("ail", "aux")]),
        "es" => {
            has(&["s", "es", "a", "as"])
                || exchanged(&[("o", "a"), ("o", "as"), ("z", "ces"), ("ión", "iones")])
        }
        "pt" => {
            has(&["s", "es", "a", "as"])
                || exchanged(&[("o", "a"), ("o", "as"), ("ão", "ões"), ("m", "ns")])
        }
        "it" => exchanged(&[("o", "i"), ("a", "e"), ("e", "i"), ("o", "a"), ("a", "i")]),
        "de" => has(&["e", "en", "er", "ern", "es", "n", "s"]),
        "ru" | "uk" | "be" => is_bent_slavic(said, word),
        // Particles are written to the word before them.
        "ko" => ending.is_some_and(|ending| ending.chars().count() <= ENDING + 1),
        _ => is_last && ending.is_some_and(|ending| ending.chars().count() <= ENDING),
    }
}

/// What cases and numbers put behind the stem of a word.
const SLAVIC_ENDINGS: &[&str] = &[
    "", "а", "ам", "ами", "ах", "ая", "е", "ев", "его", "ее", "ей", "ем", "ему", "и", "ие", "ией",
    "ием", "ии", "ий", "им", "ими", "их", "ию", "ия", "иям", "иями", "иях", "й", "о", "ов", "ого",
    "ое", "ой", "ом", "ому", "ою", "у", "ую", "ы", "ый", "ые", "ым", "ыми", "ых", "ь", "ью", "ю",
    "юю", "я", "ям", "ями", "ях", "яя", "і", "ії", "ія", "ію",
];

fn is_bent_slavic(said: &str, word: &str) -> bool {
    let endings = SLAVIC_ENDINGS.iter();
    let stems = endings.filter_map(|ending| word.strip_suffix(ending));
    { stems }
        .filter(|stem| stem.chars().count() >= SHORTEST_BENT)
        .any(|stem| {
            let ending = said.strip_prefix(stem);
            ending.is_some_and(|ending| SLAVIC_ENDINGS.contains(&ending))
        })
}

/// What Arabic writes behind a word.
const ARABIC_ENDINGS: &[&str] = &["", "ا", "ات", "ان", "ه", "ها", "هم", "ون", "ي", "ين", "نا"];

/// Whether a word of Arabic is a form of another, without the signs that are written or not.
/// `is_first` says whether it begins what is looked for: particles are written to that.
pub fn is_bent_arabic(said: &str, word: &str, is_first: bool) -> bool {
    let forms = arabic_forms(said, is_first);
    { forms.iter() }.any(|form| {
        let ending = form.strip_prefix(word);
        match word.chars().count() < SHORTEST_BENT {
            true => ending == Some(""),
            false => ending.is_some_and(|ending| ARABIC_ENDINGS.contains(&ending)),
        }
    })
}

/// What a word may be: in Arabic without its article and, where it begins something, without the
/// particles that are written to it.
pub fn arabic_forms(word: &str, is_first: bool) -> Vec<String> {
    let mut forms = vec![word.to_owned()];
    if word.chars().next().and_then(written_in) != Some(WrittenIn::Arabic) {
        return forms;
    }
    // One after the other: 'and', 'in', 'the'.
    let particles: &[(&[&str], &str)] = match is_first {
        true => &[
            (&["و", "ف"], ""),
            (&["ب", "ك", "ل"], ""),
            (&["لل"], "ال"),
            (&["ال"], ""),
        ],
        false => &[(&["ال"], "")],
    };
    for (beginnings, instead) in particles {
        for form in forms.clone() {
            for beginning in *beginnings {
                let rest = form.strip_prefix(beginning);
                let rest = rest.filter(|rest| rest.chars().count() >= SHORTEST_BENT - 1);
                forms.extend(rest.map(|rest| format!("{instead}{rest}")));
            }
        }
    }
    forms
}

/// The letters of an Arabic word that its forms have in common.
pub fn arabic_consonants(word: &str) -> String {
    let word = word.strip_suffix('ه').unwrap_or(word);
    let letters = word.chars();
    letters.filter(|c| !"اويءآ".contains(*c)).collect()
}

/// Whether a word may be a form of another: by how much they have in common from their beginnings,
/// in English by its endings and the spellings of both sides of the ocean. Both are as
/// [`without_accents`](super::without_accents) has them.
pub fn may_be_form(word: &str, wanted: &str, language: &Tag) -> bool {
    if word == wanted {
        return true;
    }
    let common = { word.chars().zip(wanted.chars()) }
        .take_while(|(one, other)| one == other)
        .count();
    let length = wanted.chars().count();
    let (ending, other) = (word.chars().count() - common, length - common);
    match language.language() {
        "en" => {
            let [word, wanted] = [word, wanted].map(|word| word.replace('z', "s"));
            word == wanted
                || is_bent(&word, &wanted, language, true)
                || is_bent(&wanted, &word, language, true)
        }
        "fr" | "es" | "pt" | "it" | "ca" | "gl" | "ro" => match length {
            ..=3 => other == 0 && ending <= 2,
            _ => common >= 3 && other <= 2 && ending <= 3,
        },
        "ru" | "uk" | "be" | "bg" | "sr" | "mk" => match length {
            ..=3 => other <= 1 && ending <= 2,
            _ => common >= 3 && other <= 3 && ending <= 3,
        },
        "ar" => match length {
            ..=3 => common >= 2 && other <= 1 && ending <= 2,
            _ => common >= 3 && other <= 2 && ending <= 3,
        },
        // A compound goes on.
        "de" => other <= 1 && (length > 4 || ending <= 2),
        _ => common * 3 >= length * 2,
    }
}
