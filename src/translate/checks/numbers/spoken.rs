//! Numbers that a text says in words, as far as they're certain: 'six', 'deux millions',
//! 'ثلاثة عشر'.
//!
//! What has more to it than is read, such as 'two hundred' and 'two and a half', is left out, but
//! for the words that multiply it.

use std::collections::HashSet;

use super::chinese;
use super::reader::Reader;
use super::value::Value;
use crate::language::{Cardinal, Tag, arabic_forms, cardinal, scale, scale_alone, without_accents};

/// How many words behind a number may say that there's a half more.
const HALF_BEHIND: usize = 3;
/// A number in words.
#[derive(Clone, Debug)]
pub(super) struct Number {
    pub value: Value,
    /// Whether a word multiplies it.
    pub is_scaled: bool,
    pub written: String,
}

/// The numbers that a text says in words.
#[derive(Debug, Default)]
pub(super) struct Spoken {
    /// Those that are certain.
    pub all: Vec<Number>,
    /// The powers of ten that words say of which it isn't certain what they multiply.
    pub scales: HashSet<i32>,
}

/// A word of a text.
struct Word {
    bare: String,
    start: usize,
    end: usize,
    /// Whether nothing but a blank or a hyphen is between it and the word before it.
    is_joined: bool,
    is_hyphened: bool,
}

impl Spoken {
    pub fn of(text: &str, language: &Tag) -> Self {
        let reader = Reader::new(text, language);
        match reader.is_chinese {
            true => Self::of_chinese(&reader),
            false => Self::of_words(&reader),
        }
    }

    fn of_chinese(reader: &Reader<'_>) -> Self {
        let mut spoken = Self::default();
        if !reader.language.is_chinese() {
            return spoken;
        }
        let mut place = 0;
        while place < reader.len() {
            let behind_digit = place
                .checked_sub(1)
                .is_some_and(|at| reader.digit(at).is_some());
            if behind_digit || !chinese::is_number(reader, place) {
                place += 1;
                continue;
            }
            if let Some((value, end)) = chinese::certain(reader, place) {
                spoken.all.push(Number {
                    value,
                    is_scaled: value.whole().is_some_and(|whole| whole >= 1000),
                    written: reader.text(place..end),
                });
            }
            let end = chinese::read(reader, None, place).map_or(place, |(_, end)| end);
            place = end.max(place + 1);
        }
        spoken
    }

    fn of_words(reader: &Reader<'_>) -> Self {
        let mut spoken = Self::default();
        let words = words(reader);
        let mut place = 0;
        while let Some(word) = words.get(place) {
            let Some((number, behind)) = small(&words, place, reader.language) else {
                spoken
                    .scales
                    .extend(scale_alone(&word.bare, reader.language));
                place += 1;
                continue;
            };
            let (power, end) = power(&words, behind, reader.language);
            if is_whole(&words, place, end, reader.language) {
                spoken.all.push(Number {
                    value: Value::of(number).times(power),
                    is_scaled: power > 0,
                    written: reader
                        .text(word.start..words.get(end - 1).map_or(word.end, |last| last.end)),
                });
            } else if power > 0 {
                spoken.scales.insert(power);
            }
            place = end;
        }
        spoken
    }
}

fn words(reader: &Reader<'_>) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut place = 0;
    while place < reader.len() {
        let is_letter = reader.letter(place).is_some_and(char::is_alphabetic);
        if let Some(end) = reader.address_end(place) {
            place = end;
            continue;
        }
        if !is_letter {
            place += 1;
            continue;
        }
        let (word, end) = reader.word(place);
        let before = words.last().map_or(0, |last| last.end);
        let between = reader.text(before..place);
        let is_hyphened = matches!(between.as_str(), "-" | "\u{2010}" | "\u{2011}");
        words.push(Word {
            bare: without_accents(&word),
            start: place,
            end,
            is_joined: is_hyphened || matches!(between.as_str(), " " | "\u{a0}" | "\u{202f}"),
            is_hyphened,
        });
        place = end.max(place + 1);
    }
    words
}

/// What a word says of a number; in Arabic without what is written to it.
fn said(word: &Word, language: &Tag) -> Option<Cardinal> {
    cardinal(&word.bare, language).or_else(|| {
        let is_arabic = language.language() == "ar";
        let forms = is_arabic.then(|| arabic_forms(&word.bare, true));
        let numbers = forms.into_iter().flatten();
        let mut numbers = numbers.filter_map(|form| cardinal(&form, language));
        numbers.find(|one| *one != Cardinal::More)
    })
}

/// The number below a hundred that begins with a word, with the place behind its last one.
fn small(words: &[Word], place: usize, language: &Tag) -> Option<(u64, usize)> {
    let first = said(words.get(place)?, language)?;
    let next = words.get(place + 1).filter(|next| next.is_joined);
    let number = |word: Option<&Word>| match word.and_then(|word| said(word, language)) {
        Some(Cardinal::Number(number) | Cardinal::Within(number)) => Some(number),
        _ => None,
    };
    let behind = number(next);
    let is_hyphened = next.is_some_and(|next| next.is_hyphened);
    let (one, is_alone) = match first {
        Cardinal::Number(number) => (number, true),
        Cardinal::Within(number) => (number, false),
        Cardinal::More => return None,
    };
    let joined = match (language.language(), one, behind) {
        // 'Quatre-vingt-dix', 'soixante-quinze', 'dix-neuf', 'vingt-deux'.
        ("fr", 4, Some(20)) if is_hyphened => {
            let third = words.get(place + 2).filter(|third| third.is_hyphened);
            match number(third) {
                Some(third) => Some((80 + third, 3)),
                None => Some((80, 2)),
            }
        }
        ("fr", 60, Some(more @ 1..=19)) if is_hyphened => Some((60 + more, 2)),
        ("fr", 10, Some(more @ 7..=9)) if is_hyphened => Some((10 + more, 2)),
        ("fr", 20..=50, Some(more @ 1..=9)) if is_hyphened => Some((one + more, 2)),
        ("en" | "ru", 20..=90, Some(more @ 1..=9)) => Some((one + more, 2)),
        ("es", 30..=90, _) if next.is_some_and(|next| next.bare == "y") => {
            let third = words.get(place + 2).filter(|third| third.is_joined);
            number(third)
                .filter(|more| *more < 10)
                .map(|more| (one + more, 3))
        }
        ("ar", 1..=9, Some(10)) => Some((one + 10, 2)),
        // The tens stand behind, with 'and' written to them.
        ("ar", 1..=9, Some(tens @ 20..=90))
            if next.is_some_and(|next| next.bare.starts_with('و')) =>
        {
            Some((one + tens, 2))
        }
        _ => None,
    };
    match joined {
        Some((number, count)) => Some((number, place + count)),
        None => is_alone.then_some((one, place + 1)),
    }
}

/// The power of ten that the words at a place multiply with, with the place behind them.
fn power(words: &[Word], place: usize, language: &Tag) -> (i32, usize) {
    let scale_at = |place: usize| {
        let word = words.get(place).filter(|word| word.is_joined)?;
        let found = scale(&word.bare, language)?;
        (!found.may_be_unit && found.power >= 3).then_some(found.power)
    };
    let Some(first) = scale_at(place) else {
        return (0, place);
    };
    // A thousand million.
    match scale_at(place + 1) {
        Some(second) if first == 3 && second >= 6 => (first + second, place + 2),
        _ => (first, place + 1),
    }
}

/// Whether the words from one place to another are all of a number: there's no more before or
/// behind them.
fn is_whole(words: &[Word], start: usize, end: usize, language: &Tag) -> bool {
    let says = |place: usize| words.get(place).and_then(|word| said(word, language));
    let is_joined = |place: usize| words.get(place).is_some_and(|word| word.is_joined);
    let is_more_before = is_joined(start)
        && start.checked_sub(1).is_some_and(|before| {
            let is_scale = words
                .get(before)
                .is_some_and(|word| scale_alone(&word.bare, language).is_some());
            says(before).is_some() || is_scale
        });
    let is_and = words
        .get(end)
        .is_some_and(|word| matches!(word.bare.as_str(), "and" | "et" | "y" | "и"));
    // 'And three' is another one where nothing is multiplied.
    let is_scaled = words
        .get(end - 1)
        .is_some_and(|word| scale_alone(&word.bare, language).is_some());
    let next = if is_and && is_scaled { end + 1 } else { end };
    let is_scale_behind = words
        .get(next)
        .is_some_and(|word| scale_alone(&word.bare, language).is_some());
    let is_more_behind = is_joined(end) && (says(next).is_some() || is_scale_behind);
    let mut near = end..end + HALF_BEHIND;
    let has_half = near.any(|place| {
        words.get(place).is_some_and(|word| {
            [
                "half",
                "demi",
                "demie",
                "medio",
                "media",
                "половинои",
                "ونصف",
                "نصف",
            ]
            .contains(&word.bare.as_str())
        })
    });
    !is_more_before && !is_more_behind && !has_half
}
