//! Words of Arabic letters that a tatweel draws out within: 'المؤتمـر'.
//!
//! It fills a line of handwriting; in a text that is typeset it's a slip, and nobody finds the word
//! who searches for it. At a word's end or alone it says something: 'هـ' is a year of the hijra,
//! 'لـ«كوفيد»' joins a particle to a name, 'ـ' heads what is listed.

use std::collections::HashSet;
use std::ops::Range;

use super::flat::Flat;
use super::mending::Mend;
use super::{Checked, Finding, FindingKind};
use crate::language::{WrittenIn, script_of, written_in};

const TATWEEL: char = '\u{640}';

/// Looks for words that are drawn out.
pub(super) fn look(checked: &Checked<'_>, target: &Flat) -> Option<Finding> {
    if script_of(checked.into) != Some(WrittenIn::Arabic) || !target.text.contains(TATWEEL) {
        return None;
    }
    let mut stretches: Vec<Range<usize>> = Vec::new();
    let mut words: Vec<String> = Vec::new();
    let mut seen = HashSet::new();
    let mut at = 0;
    for word in target.text.split(|c| !is_of_word(c)) {
        let within = drawn_out(word);
        if !within.is_empty() && seen.insert(word) {
            words.push(word.to_owned());
        }
        let within = within.into_iter();
        stretches.extend(within.map(|range| at + range.start..at + range.end));
        at += word.len();
        let sign = target.text.get(at..).and_then(|rest| rest.chars().next());
        at += sign.map_or(0, char::len_utf8);
    }
    let first = stretches.first()?.clone();
    let fix = { stretches.iter() }.filter_map(|range| Mend::letters(target, range, ""));
    Some(Finding {
        at: Some(first),
        fix: fix.collect(),
        ..Finding::of(FindingKind::DrawnOut(words))
    })
}

/// Where tatweels stand between two letters of a word. One that carries the sign of a vowel is
/// there on purpose.
fn drawn_out(word: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut stretch: Option<Range<usize>> = None;
    let mut has_letter = false;
    for (at, letter) in word.char_indices() {
        let end = at + letter.len_utf8();
        if letter == TATWEEL {
            stretch = match stretch {
                Some(stretch) => Some(stretch.start..end),
                None => has_letter.then_some(at..end),
            };
        } else if is_letter(letter) {
            found.extend(stretch.take());
            has_letter = true;
        } else {
            stretch = None;
        }
    }
    found
}

fn is_of_word(letter: char) -> bool {
    letter == TATWEEL || is_letter(letter) || matches!(letter, '\u{64b}'..='\u{65f}' | '\u{670}')
}

fn is_letter(letter: char) -> bool {
    written_in(letter) == Some(WrittenIn::Arabic)
}
