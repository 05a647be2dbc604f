//! In which forms a term may stand in a text: with the endings that its language gives words, in
//! capitals, behind the prefixes of Arabic.

use crate::language::{
    SHORTEST_BENT, Tag, WrittenIn, arabic_forms, is_bent, is_bent_arabic, is_spaceless, written_in,
};
use crate::translate::folding::{folded, folded_letter, folded_letters};

/// How many letters terms are looked up by at most.
const LOOKED_UP_BY: usize = 3;
/// How many letters of a word are looked at for those: what may be written before them, too.
const LOOKED_AT: usize = 12;
/// How many letters what is written before and behind a word has at most.
const AROUND: usize = 16;
/// The longest ending that another may take the place of, in letters.
const LONGEST_ENDING: usize = 4;

/// How whole a term stands in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Whole {
    /// In another form.
    Bent,
    /// As the glossary has it, but for capitals.
    Alike,
    /// Letter by letter.
    Same,
}

/// What a text says from some word on.
pub(super) struct Said<'a> {
    rest: &'a str,
    /// The language.
    pub language: &'a Tag,
    /// Whether all of it is in capitals, so that they say nothing.
    is_in_capitals: bool,
}

impl<'a> Said<'a> {
    pub fn new(rest: &'a str, language: &'a Tag, is_in_capitals: bool) -> Self {
        Self {
            rest,
            language,
            is_in_capitals,
        }
    }

    /// What the terms may begin with that stand there.
    pub fn beginnings(&self) -> Vec<String> {
        let letters = leading_letters(self.rest).flat_map(folded_letter);
        let mut beginnings: Vec<String> = Vec::new();
        let word: String = letters.take(LOOKED_AT).collect();
        for form in arabic_forms(&word, true) {
            for length in 1..=LOOKED_UP_BY {
                let beginning: String = form.chars().take(length).collect();
                if !beginnings.contains(&beginning) {
                    beginnings.push(beginning);
                }
            }
        }
        beginnings
    }
}

/// Whether a text is in capitals: it has some, and no small letter.
pub(super) fn is_in_capitals(text: &str) -> bool {
    let has_small = text.chars().any(char::is_lowercase);
    !has_small && text.chars().any(char::is_uppercase)
}

/// What a term is looked up by: the first letters of its first word, those that stay whatever
/// form it's in. `None` where it has none.
pub(super) fn beginning_of(term: &str) -> Option<String> {
    let word = leading_word(trimmed(term));
    let length = match folded_letters(word).count() {
        SHORTEST_BENT => SHORTEST_BENT - 1,
        length => length.min(LOOKED_UP_BY),
    };
    let beginning: String = folded_letters(word).take(length).collect();
    (!beginning.is_empty()).then_some(beginning)
}

/// How long a term is where `said` stands, in bytes, and how whole it is; `None` where it isn't
/// there.
pub(super) fn length_at(said: &Said<'_>, term: &str) -> Option<(usize, Whole)> {
    let mut term = trimmed(term);
    let mut rest = said.rest;
    let mut whole = Whole::Same;
    let mut is_first = true;
    while !term.is_empty() {
        let word = leading_word(term);
        term = term.get(word.len()..)?;
        if !word.is_empty() {
            let is_last = !term.chars().any(char::is_alphanumeric);
            let place = (is_first, is_last);
            let (length, how) = word_at(said, rest, word, place)?;
            whole = whole.min(how);
            rest = rest.get(length..)?;
        }
        let length = between(rest, between_words(term))?;
        term = term.get(between_words(term).len()..)?;
        rest = rest.get(length..)?;
        is_first = false;
    }
    Some((said.rest.len() - rest.len(), whole))
}

/// A term without the signs before its first word.
fn trimmed(term: &str) -> &str {
    term.trim_start_matches(|c: char| !c.is_alphanumeric())
        .trim_end()
}

/// The word at the beginning of a text: as long as its letters are of one kind, those with or
/// those without blanks between words.
fn leading_word(text: &str) -> &str {
    let length = leading_letters(text).map(char::len_utf8).sum();
    text.get(..length).unwrap_or_default()
}

/// Its letters.
fn leading_letters(text: &str) -> impl Iterator<Item = char> {
    let first = text.chars().next();
    let is_first_spaceless = first.is_some_and(is_spaceless);
    let is_of_it = move |c: &char| c.is_alphanumeric() && is_spaceless(*c) == is_first_spaceless;
    text.chars().take_while(is_of_it)
}

/// The word at the beginning of a text, as far as it may be a form of this one: with the signs of
/// vowels, of which a letter has two at most.
fn leading_form<'a>(text: &'a str, word: &str) -> &'a str {
    let most = 3 * word.chars().count() + AROUND;
    let letters = leading_letters(text).take(most);
    let length = letters.map(char::len_utf8).sum();
    text.get(..length).unwrap_or_default()
}

/// The blanks and signs at the beginning of a text.
fn between_words(text: &str) -> &str {
    let end = text.find(char::is_alphanumeric).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

/// How long what stands between two words of a term is at the beginning of a text, in bytes.
fn between(text: &str, wanted: &str) -> Option<usize> {
    let alike = |c: char| match c {
        c if c.is_whitespace() => ' ',
        '‐' | '‑' => '-',
        '’' | 'ʼ' => '\'',
        c => c,
    };
    let mut letters = text.char_indices().peekable();
    let mut length = 0;
    let mut wanted = wanted.chars().map(alike).peekable();
    while let Some(sign) = wanted.next() {
        // As many blanks as one likes.
        if sign == ' ' {
            while wanted.next_if_eq(&' ').is_some() {}
        }
        let (at, letter) = letters.next()?;
        if alike(letter) != sign {
            return None;
        }
        length = at + letter.len_utf8();
        while sign == ' '
            && let Some((at, blank)) = letters.next_if(|(_, c)| c.is_whitespace())
        {
            length = at + blank.len_utf8();
        }
    }
    Some(length)
}

/// How long a word of a term is at the beginning of a text, in bytes. It may be the term's first
/// and its last.
fn word_at(
    said: &Said<'_>,
    rest: &str,
    word: &str,
    (is_first, is_last): (bool, bool),
) -> Option<(usize, Whole)> {
    if word.chars().next().is_some_and(is_spaceless) {
        let is_there = rest.starts_with(word);
        return is_there.then_some((word.len(), Whole::Same));
    }
    let there = leading_form(rest, word);
    if there == word {
        return Some((there.len(), Whole::Same));
    }
    let capitals = |word: &str| word.chars().filter(|c| c.is_uppercase()).count();
    if capitals(word) > 1 {
        // An acronym: in small letters, it would be another word.
        let is_plural = is_last && there.strip_suffix('s') == Some(word);
        let is_in_capitals = said.is_in_capitals && folded_letters(there).eq(folded_letters(word));
        return match (is_in_capitals, is_plural) {
            (true, _) => Some((there.len(), Whole::Alike)),
            (_, true) => Some((there.len(), Whole::Bent)),
            _ => None,
        };
    }
    if folded_letters(there).eq(folded_letters(word)) {
        return Some((there.len(), Whole::Alike));
    }
    let is_arabic = word.chars().next().and_then(written_in) == Some(WrittenIn::Arabic);
    let is_bent = match is_arabic {
        true => is_bent_arabic(&folded(there), &folded(word), is_first),
        // Most words that begin alike are others altogether.
        false => {
            begin_alike(there, word)
                && is_bent(&folded(there), &folded(word), said.language, is_last)
        }
    };
    is_bent.then_some((there.len(), Whole::Bent))
}

/// Whether two words are the same but for an ending.
fn begin_alike(said: &str, word: &str) -> bool {
    let both = folded_letters(said).zip(folded_letters(word));
    let alike = both.take_while(|(one, other)| one == other).count();
    alike + LONGEST_ENDING >= word.chars().count()
}
