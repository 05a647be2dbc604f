//! Numbers of which one of two texts says it in words, compared.
//!
//! Languages count in many ways: both of them, a fortnight, a decade, three in the afternoon. So a
//! number in words is only told where the other text has nothing that may stand for it, and has
//! another number that nothing in this one stands for.

use std::collections::HashSet;

use super::figures::Figures;
use super::spoken::{Number, Spoken};
use super::value::Value;
use super::words::Words;
use crate::language::Tag;

/// How many times a number another one may be that says the same in other measures: days of
/// weeks, years of decades, months of years, hours of days, minutes of hours.
const TIMES: &[u64] = &[7, 10, 12, 24, 30, 60];
/// How many hours a half of the day has.
const HALF_DAY: u64 = 12;
/// How long two weeks are in French and Spanish, in days.
const TWO_WEEKS: (u64, u64) = (2, 15);

/// How many numbers of a text are compared with those of the other: nobody looks at more.
const MOST: usize = 40;

/// What a text says of numbers.
pub(super) struct Said<'a> {
    figures: &'a Figures,
    spoken: &'a Spoken,
    words: Words,
    text: &'a str,
    is_chinese: bool,
    /// Whether nothing is said of two of them: Arabic has a form of the word for those.
    has_dual: bool,
    /// All that its digits may say.
    in_digits: HashSet<Value>,
}

impl<'a> Said<'a> {
    pub fn new(
        figures: &'a Figures,
        spoken: &'a Spoken,
        (text, language): (&'a str, &Tag),
    ) -> Self {
        let all = figures.all.iter();
        let in_digits = all.flat_map(|one| {
            let hours = one.clock.iter().flat_map(|clock| &clock.hours);
            let hours = hours.map(|hour| Value::of(u64::from(*hour)));
            let values = one.values.iter().chain(&one.parts).copied();
            values.chain(hours)
        });
        Self {
            in_digits: in_digits
                .chain(figures.in_characters.iter().copied())
                .collect(),
            words: Words::of(text, language),
            is_chinese: language.is_chinese(),
            has_dual: language.language() == "ar",
            figures,
            spoken,
            text,
        }
    }

    /// Its numbers that are certain: those in words, and small ones in digits, which are as likely
    /// to be in words, and large ones that words multiply.
    fn certain(&self) -> impl Iterator<Item = (Number, bool)> {
        let spoken = self.spoken.all.iter().map(|one| (one.clone(), true));
        let figures = self.figures.all.iter().filter_map(|one| {
            let [value] = one.values.as_slice() else {
                return None;
            };
            let whole = value.whole()?;
            let is_scaled = one.scale > 0;
            let is_small = (2..=super::IN_WORDS).contains(&whole);
            let is_plain = one.clock.is_none() && !one.is_name && one.parts.is_empty();
            let number = Number {
                value: *value,
                is_scaled,
                written: one.written.clone(),
            };
            (is_plain && !one.is_share && (is_scaled || is_small)).then_some((number, false))
        });
        spoken.chain(figures)
    }

    /// Whether it may say a number in any way.
    fn may_say(&self, number: &Number) -> bool {
        let is_spoken = self.spoken.all.iter().any(|one| one.value == number.value);
        if is_spoken || self.in_digits.contains(&number.value) {
            return true;
        }
        let Some(whole) = number.value.whole() else {
            return true;
        };
        if number.is_scaled {
            let mut scales = self.spoken.scales.iter();
            return scales.any(|power| number.value.times(-power).whole().is_some());
        }
        // A name may have it in another language.
        let is_kept = || self.text.contains(number.written.as_str());
        match self.words.say_whole(whole) {
            Some(is_said) => is_said || is_kept(),
            None => !self.is_chinese || is_kept(),
        }
    }
}

/// The numbers that are in words in either text and that the translation hasn't, and those that it
/// has in their place.
pub(super) fn differing(ours: &Said<'_>, theirs: &Said<'_>) -> (Vec<String>, Vec<String>) {
    if ours.spoken.all.is_empty() && theirs.spoken.all.is_empty() {
        return (Vec::new(), Vec::new());
    }
    let only = |these: &Said<'_>, others: &Said<'_>| -> Vec<(Number, bool)> {
        let two = Value::of(2);
        let is_dual = |one: &Number| others.has_dual && one.value == two;
        let mut seen = HashSet::new();
        let numbers = these.certain();
        let only = numbers.filter(|(one, _)| !is_dual(one) && !others.may_say(one));
        let only = only.filter(|(one, _)| seen.insert(one.value));
        only.take(MOST).collect()
    };
    let (missing, instead) = (only(ours, theirs), only(theirs, ours));
    let differs = |(one, in_words): &(Number, bool), (other, other_in_words): &(Number, bool)| {
        (*in_words || *other_in_words) && one.is_scaled == other.is_scaled
    };
    let is_other_measure = |number: &Number, others: &[(Number, bool)]| {
        let mut others = others.iter();
        !number.is_scaled && others.any(|(other, _)| may_be_measured(number.value, other.value))
    };
    let told = |these: &[(Number, bool)], others: &[(Number, bool)]| -> Vec<String> {
        let told = these.iter().filter(|one| {
            let mut others = others.iter().filter(|other| differs(one, other));
            others.next().is_some()
        });
        told.map(|(one, _)| one.written.clone()).collect()
    };
    let apart = |these: &[(Number, bool)], others: &[(Number, bool)]| -> Vec<(Number, bool)> {
        let these = these.iter();
        let apart = these.filter(|(one, _)| !is_other_measure(one, others));
        apart.cloned().collect()
    };
    let (missing, instead) = (apart(&missing, &instead), apart(&instead, &missing));
    (told(&missing, &instead), told(&instead, &missing))
}

/// Whether two numbers may be of the same in other measures.
pub(super) fn may_be_measured(one: Value, other: Value) -> bool {
    let (Some(first), Some(second)) = (one.whole(), other.whole()) else {
        return false;
    };
    let (less, more) = (first.min(second), first.max(second));
    TIMES
        .iter()
        .any(|times| less.checked_mul(*times) == Some(more))
        || may_be_of_other_half(one, other)
        || (less, more) == TWO_WEEKS
}

/// Whether two numbers may be one hour, which one text tells by halves of the day.
pub(super) fn may_be_of_other_half(one: Value, other: Value) -> bool {
    let hours = one.whole().zip(other.whole());
    hours.is_some_and(|(one, other)| {
        one.abs_diff(other) == HALF_DAY && one.max(other) <= 2 * HALF_DAY
    })
}
