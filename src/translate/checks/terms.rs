//! Whether a translation has what a glossary wants said.
//!
//! Terms are looked for word by word, each in whatever form its language bends it into: that is
//! known by what words begin with, so that a form is sooner taken for one too many than missed.
//! In a script without words they're looked for letter by letter.

use std::collections::{HashMap, HashSet};

use super::flat::Flat;
use super::{Checked, Finding, FindingKind, TermWanted};
use crate::language::{
    Tag, WrittenIn, arabic_consonants, arabic_forms, may_be_form, without_accents, written_in,
};

/// How many letters words are found by, which no form of theirs changes.
const BEGINNING: usize = 2;
/// How many characters may stand within a term of Chinese: '常驻联合国代表'.
const WITHIN: usize = 6;
/// Up to how many letters an acronym may be a word, too: 'WHO', 'IT'.
const SHORT: usize = 3;

/// Looks whether a translation has what the glossary wants said.
pub(super) fn look(checked: &Checked<'_>, source: &Flat, target: &Flat) -> Vec<Finding> {
    let terms: Vec<&TermWanted> = checked.terms.iter().collect();
    let missing = missing_terms(&source.text, &terms, &target.text, checked.into);
    let missing = missing.into_iter().filter_map(|place| terms.get(place));
    let findings = missing.map(|term| Finding::of(FindingKind::Term((*term).clone())));
    findings.collect()
}

/// Which of the terms of a source its translation has nothing of what is wanted for, by their
/// places. What is wanted more than once is told once; an acronym in a line of capitals alone may
/// be a word, and isn't told.
pub fn missing_terms(source: &str, terms: &[&TermWanted], target: &str, into: &Tag) -> Vec<usize> {
    if terms.is_empty() {
        return Vec::new();
    }
    let words = Words::of(target, into);
    let mut seen = HashSet::new();
    let missing = terms.iter().enumerate().filter(|(_, term)| {
        let mut wanted = term.wanted.iter();
        !term.wanted.is_empty()
            && seen.insert(&term.wanted)
            && !wanted.any(|wanted| words.have(wanted))
            && !is_shouted(source, &term.said)
    });
    missing.map(|(place, _)| place).collect()
}

/// Whether a text of a language has a term, in whatever form.
pub fn has_term(text: &str, term: &str, language: &Tag) -> bool {
    Words::of(text, language).have(term)
}

/// Whether a term is an acronym that stands only in lines that are all in capitals.
fn is_shouted(source: &str, said: &str) -> bool {
    let is_acronym = said.contains(char::is_uppercase)
        && !said.contains(|c: char| c.is_lowercase() || c.is_whitespace());
    let mut lines = source.lines().filter(|line| line.contains(said));
    is_acronym
        && lines.all(|line| {
            !line.contains(char::is_lowercase) && line.split_whitespace().nth(1).is_some()
        })
}

/// A text, to be looked through for terms.
struct Words<'a> {
    language: &'a Tag,
    /// Its words, as they're looked up, by their beginnings.
    by_beginning: HashMap<String, HashSet<String>>,
    /// Those that begin with a capital.
    capitals: HashSet<String>,
    /// Its letters without blanks, where some are Chinese.
    characters: Vec<char>,
}

impl<'a> Words<'a> {
    fn of(text: &str, language: &'a Tag) -> Self {
        let mut words = Self {
            language,
            by_beginning: HashMap::new(),
            capitals: HashSet::new(),
            characters: Vec::new(),
        };
        for word in words_of(text) {
            let plain = without_accents(word);
            for form in words.bare(&plain) {
                let known = words.by_beginning.entry(beginning(&form)).or_default();
                known.insert(form);
            }
            if word.starts_with(char::is_uppercase) {
                words.capitals.insert(plain);
            }
        }
        if text.contains(is_character) {
            let letters = text.chars().filter(|c| !c.is_whitespace());
            words.characters = letters.collect();
        }
        words
    }

    /// A word as it may be without what its language puts before it.
    fn bare(&self, word: &str) -> Vec<String> {
        match self.language.language() {
            "ar" => arabic_forms(word, true),
            // A word may be the end of another: 'Sicherheitsrat'.
            "de" => {
                let starts = word.char_indices().map(|(at, _)| at).take(LONGEST);
                let ends = starts.filter_map(|at| word.get(at..));
                let is_whole = |end: &&str| end.len() == word.len() || end.len() > SHORT;
                ends.filter(is_whole).map(str::to_owned).collect()
            }
            _ => vec![word.to_owned()],
        }
    }

    fn have(&self, term: &str) -> bool {
        if term.contains(is_character) {
            let term: Vec<char> = term.chars().filter(|c| !c.is_whitespace()).collect();
            return is_spread(&self.characters, &term);
        }
        let all: Vec<&str> = words_of(term).collect();
        // 'Of' and 'the' are other words elsewhere.
        let has_long = all.iter().any(|word| word.chars().count() > 2);
        let mut words = all.iter();
        !all.is_empty()
            && words.all(|word| {
                (has_long && word.chars().count() <= 2 && !is_acronym(word)) || self.has(word)
            })
    }

    fn has(&self, word: &str) -> bool {
        let wanted = without_accents(word);
        if is_acronym(word) && word.chars().count() <= SHORT {
            let plural = format!("{wanted}s");
            return self.capitals.contains(&wanted) || self.capitals.contains(&plural);
        }
        let wanted = match self.language.language() {
            "ar" => wanted.strip_prefix("ال").unwrap_or(&wanted),
            _ => &wanted,
        };
        let alike = self.by_beginning.get(&beginning(wanted));
        let mut alike = alike.into_iter().flatten();
        if alike.any(|other| may_be_form(other, wanted, self.language)) {
            return true;
        }
        // The plural of Arabic may change what is within a word: 'عضو', 'أعضاء'.
        let is_arabic = self.language.language() == "ar";
        let bones = arabic_consonants(wanted);
        let mut all = self.by_beginning.values().flatten();
        is_arabic && bones.chars().count() > 1 && all.any(|other| arabic_consonants(other) == bones)
    }
}

/// The longest word whose end is looked at, in letters.
const LONGEST: usize = 40;

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    // Vowel signs belong to their word.
    let is_of_word = |c: char| {
        (c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{652}'))
            && !is_character(c)
    };
    let words = text.split(move |c: char| !is_of_word(c));
    words.filter(|word| !word.is_empty())
}

fn is_character(letter: char) -> bool {
    written_in(letter) == Some(WrittenIn::Chinese)
}

fn is_acronym(word: &str) -> bool {
    word.chars().count() > 1 && word.chars().all(char::is_uppercase)
}

fn beginning(word: &str) -> String {
    word.chars().take(BEGINNING).collect()
}

/// Whether the letters of a term stand in a text in their order, with not much between them.
fn is_spread(letters: &[char], term: &[char]) -> bool {
    let room = term.len() + if term.len() > 2 { WITHIN } else { 0 };
    let is_same =
        |one: &char, other: &char| one == other || one.to_lowercase().eq(other.to_lowercase());
    letters.iter().enumerate().any(|(start, first)| {
        if term.first().is_none_or(|wanted| !is_same(wanted, first)) {
            return false;
        }
        let mut wanted = term.iter().peekable();
        for letter in letters.iter().skip(start).take(room) {
            wanted.next_if(|wanted| is_same(wanted, letter));
        }
        wanted.peek().is_none()
    })
}
