//! Whether a translation is its source as it was.

use super::Checked;
use super::addresses::without_addresses;
use super::copied::everyday;
use super::flat::Flat;
use super::sentences::{CONNECTORS, is_more_than_a_name, is_small, without_titles};
use crate::language::{is_spaceless, script_of};
use crate::translate::units::Wording;

/// How many words a text has at least that is more than a name.
struct Least {
    /// Where some of them are of its language alone.
    telling: usize,
    /// Where none is.
    others: usize,
}

/// Whether a translation is its source: not where that is a name, a number, or much the same in
/// both languages.
pub(super) fn is_untranslated(checked: &Checked<'_>, source: &Flat, target: &Flat) -> bool {
    if checked.from.language() == checked.into.language() || !is_same(&source.text, &target.text) {
        return false;
    }
    let [from, into] = [checked.from, checked.into].map(script_of);
    let is_among_own = from == into || from.is_none() || into.is_none();
    let text = without_titles(source);
    is_more_than_a_name(&text, checked.from, is_among_own)
        || is_worded(checked, &text, is_among_own)
}

/// Whether two texts have the same letters and figures.
fn is_same(one: &str, other: &str) -> bool {
    let letters = |text: &str| {
        let letters = text.chars().filter(|c| c.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect::<String>()
    };
    letters(one) == letters(other)
}

/// Whether a short text is more than a name by what it's for: capitals don't tell, since headlines
/// may have them on every word. Acronyms, addresses and figures say nothing.
fn is_worded(checked: &Checked<'_>, text: &str, is_among_own: bool) -> bool {
    let least = match (checked.wording, is_among_own) {
        (Wording::Sentences | Wording::Name, _) => return false,
        (Wording::Headline, true) => Least {
            telling: 3,
            others: 4,
        },
        (Wording::Headline, false) => Least {
            telling: 2,
            others: 3,
        },
        // 'Chef de cabinet' is said in other languages, too.
        (Wording::Phrase, true) => Least {
            telling: if checked.from.language() == "en" {
                3
            } else {
                4
            },
            others: 5,
        },
        (Wording::Phrase, false) => Least {
            telling: 2,
            others: 4,
        },
        (Wording::Description, is_among_own) => Least {
            telling: if is_among_own { 3 } else { 2 },
            others: usize::MAX,
        },
    };
    if text.contains(is_spaceless) {
        let characters = text.chars().filter(|c| is_spaceless(*c)).count();
        return !is_among_own && characters >= 2 * least.telling;
    }
    let text = without_addresses(text);
    let has_capitals = text.contains(char::is_uppercase);
    // In a line of capitals any word looks like an acronym.
    let is_shouted = has_capitals && !text.contains(char::is_lowercase);
    let text = match is_shouted {
        true => text.to_lowercase(),
        false => text,
    };
    let words = text.split_whitespace();
    let words = words.filter(|word| {
        let capitals = word.chars().filter(|c| c.is_uppercase()).count();
        let is_acronym = capitals > 1 && !word.contains(char::is_lowercase);
        word.contains(char::is_alphabetic) && !is_acronym && !word.starts_with(['#', '@'])
    });
    let words: Vec<&str> = words.collect();
    if words.len() >= least.others {
        return true;
    }
    let ours = everyday(checked.from).unwrap_or_default();
    let theirs = everyday(checked.into).unwrap_or_default();
    let tells = |word: &&str| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let is_everyday = ours.contains(&bare) && !theirs.contains(&bare);
        let may_be_of_name = checked.wording == Wording::Description && CONNECTORS.contains(&bare);
        // In letters without capitals, and in a line of them, names look as others do.
        (is_everyday && !may_be_of_name) || (has_capitals && !is_shouted && is_small(word))
    };
    let is_told = words.iter().skip(1).any(tells) || (!has_capitals && !is_among_own);
    words.len() >= least.telling && is_told
}
