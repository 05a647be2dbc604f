//! The numbers of a text, each with all that it may be.

use std::collections::HashSet;
use std::ops::Range;

use super::chinese;
use super::clock::{self, Clock};
use super::grouping::{groups, parts, readings};
use super::joining::joined;
use super::reader::Reader;
use super::value::Value;
use crate::language::{
    Scale, Tag, WrittenIn, month_named, periods, scale, scale_alone, without_accents, written_in,
};

/// How far the number may be that makes a word the name of a month, in letters: '25 de junio'.
const MONTH_APART: usize = 5;
/// The longest second word of a month's name, and what else may stand before its number: another
/// name of it.
const LONGEST_NAME: usize = 16;
/// How many words behind a number may say that it counts time: 'the past 3 long weeks'.
const WORDS_OF_TIME: usize = 2;

/// A number in digits, with what it may be.
#[derive(Clone, Debug, Default)]
pub(super) struct Figure {
    /// As the text has it.
    pub written: String,
    /// Its digits, in groups.
    pub groups: Vec<String>,
    /// What it may be as one number.
    pub values: Vec<Value>,
    /// What it may be as several numbers: those of a date, of a time, of a list.
    pub parts: Vec<Value>,
    /// The time of day that it is.
    pub clock: Option<Clock>,
    /// Whether it's part of a name: 'G20', 'COVID-19'.
    pub is_name: bool,
    /// Whether it may be of a name or an item's number, which another language may have otherwise:
    /// '5G', '4x4', '6’4”', '(2)'.
    pub is_label: bool,
    /// Whether it counts time: days, weeks.
    pub is_of_time: bool,
    /// Whether it's of a hundred: a quarter is 25 per cent.
    pub is_share: bool,
    /// By which power of ten a word behind it multiplies it.
    pub(super) scale: i32,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Figure {
    /// Whether it's said by another name in another language, as likely as not: the G20.
    pub fn is_of_name(&self) -> bool {
        const LONGEST: usize = 3;
        let digits: usize = self.groups.iter().map(String::len).sum();
        self.is_name && self.scale == 0 && digits <= LONGEST
    }

    /// Whether it's at most `most`, and whole.
    pub fn is_up_to(&self, most: u64) -> bool {
        let mut values = self.values.iter();
        values.any(|value| value.whole().is_some_and(|whole| whole <= most))
    }

    /// Where it begins.
    pub fn place(&self) -> usize {
        self.start
    }

    /// The time of day that it is or may be.
    pub fn possible_clock(&self) -> Option<Clock> {
        match &self.clock {
            Some(clock) => Some(clock.clone()),
            None if self.scale == 0 => Clock::of_digits(&self.groups),
            None => None,
        }
    }
}

/// A month, by its name or, in Chinese, by its number.
#[derive(Clone, Debug)]
pub(super) struct Month {
    pub written: String,
    pub number: u8,
}

impl Month {
    /// It as a number.
    pub fn value(&self) -> Value {
        Value::of(u64::from(self.number))
    }
}

/// The numbers of a text.
#[derive(Debug, Default)]
pub(super) struct Figures {
    /// Those in digits, in order.
    pub all: Vec<Figure>,
    /// The months of its dates.
    pub months: Vec<Month>,
    /// Those in the characters of Chinese, which may be part of words.
    pub in_characters: HashSet<Value>,
    /// The powers of ten that words say without digits before them.
    pub scales: HashSet<i32>,
}

impl Figures {
    pub fn of(text: &str, language: &Tag) -> Self {
        let reader = Reader::new(text, language);
        let mut figures = Self::default();
        let mut place = 0;
        while place < reader.len() {
            place = figures.read(&reader, place).max(place + 1);
        }
        figures.all = joined(figures.all, &reader);
        figures
    }

    /// Reads what stands at a place; answers where it ends.
    fn read(&mut self, reader: &Reader<'_>, place: usize) -> usize {
        if let Some(end) = reader.address_end(place) {
            return end;
        }
        if reader.digit(place).is_some() {
            return self.read_digits(reader, place);
        }
        let Some(letter) = reader.letter(place) else {
            return place;
        };
        if reader.is_chinese && chinese::is_number(reader, place) {
            return self.read_characters(reader, place);
        }
        match letter.is_alphabetic() && !reader.is_chinese {
            true => self.read_word(reader, place),
            false => place + 1,
        }
    }

    fn read_characters(&mut self, reader: &Reader<'_>, place: usize) -> usize {
        let Some((value, end)) = chinese::read(reader, None, place) else {
            return place + 1;
        };
        self.in_characters.insert(value);
        // 'Two or three': '两三'.
        let digits = (place..end).map(|at| reader.letter(at).and_then(chinese::digit));
        if let [Some(one), Some(other)] = digits.collect::<Vec<_>>().as_slice()
            && one + 1 == *other
        {
            self.in_characters.extend([*one, *other].map(Value::of));
        }
        // Tenths: '七成' is seventy per cent.
        if reader.letter(end) == Some('成') {
            self.in_characters.insert(value.times(1));
        }
        end
    }

    fn read_word(&mut self, reader: &Reader<'_>, place: usize) -> usize {
        let (word, end) = reader.word(place);
        if let Some(power) = scale_alone(&without_accents(&word), reader.language) {
            self.scales.insert(power);
        }
        let has_digit = |from: usize, to: usize| (from..to).any(|at| reader.digit(at).is_some());
        let is_behind = has_digit(place.saturating_sub(MONTH_APART), place);
        // Arabic has two names of one month behind each other.
        let is_second = place.checked_sub(1).and_then(|at| reader.letter(at)) == Some('/');
        if !is_behind && !is_second && !has_digit(end, end + LONGEST_NAME + MONTH_APART) {
            return end;
        }
        let (second, second_end) = reader.word(reader.behind_blanks(end));
        let Some((number, words)) = month_named(&[&word, &second], reader.language) else {
            return end;
        };
        let end = if words > 1 { second_end } else { end };
        let goes_on = is_second && self.months.last().is_some_and(|last| last.number == number);
        if is_behind || goes_on || has_digit(end, end + MONTH_APART) {
            self.months.push(Month {
                written: reader.text(place..end),
                number,
            });
        }
        end
    }

    fn read_digits(&mut self, reader: &Reader<'_>, start: usize) -> usize {
        let (groups, signs, digits_end) = groups(reader, start);
        let mut figure = Figure {
            values: readings(&groups, &signs),
            parts: parts(&groups, &signs),
            is_name: is_name(reader, start),
            is_label: is_label(reader, start..digits_end),
            start,
            end: digits_end,
            ..Figure::default()
        };
        if reader.is_chinese
            && reader.letter(digits_end) == Some('月')
            && let [Some(number @ 1..=12)] = figure.whole_values().as_slice()
            && let Ok(number) = u8::try_from(*number)
        {
            self.months.push(Month {
                written: reader.text(start..digits_end + 1),
                number,
            });
            return digits_end + 1;
        }
        if reader.is_chinese && chinese::is_number(reader, digits_end) {
            figure.read_chinese(reader);
        } else if let Some((clock, end, has_half)) =
            clock::read(reader, (start, digits_end), &groups)
        {
            let hours = clock.hours.iter().map(|hour| Value::of(u64::from(*hour)));
            let parts = hours.chain([Value::of(u64::from(clock.minute))]);
            figure.parts = parts.collect();
            // Five hours are a number, too.
            if clock.minute != 0 || has_half {
                figure.values.clear();
            }
            figure.clock = Some(clock);
            figure.end = end;
        } else {
            figure.read_scale(reader);
        }
        let behind = reader.letter(reader.behind_blanks(figure.end));
        figure.is_share = matches!(behind, Some('%' | '٪' | '％' | '‰'));
        figure.is_of_time = is_of_time(reader, figure.end);
        figure.written = reader.text(start..figure.end);
        figure.groups = groups;
        let end = figure.end;
        self.all.push(figure);
        end
    }
}

impl Figure {
    fn whole_values(&self) -> Vec<Option<u64>> {
        self.values.iter().map(|value| value.whole()).collect()
    }

    /// Reads the characters of Chinese that multiply it.
    fn read_chinese(&mut self, reader: &Reader<'_>) {
        let read = |first: &Value| chinese::read(reader, Some(*first), self.end);
        let read: Vec<(Value, usize)> = self.values.iter().filter_map(read).collect();
        let Some((_, end)) = read.first() else {
            return;
        };
        self.end = *end;
        self.values = read.iter().map(|(value, _)| *value).collect();
        self.parts.clear();
        // Only that it's more than its digits matters: what a range is counted in.
        let units = (self.start..self.end)
            .rev()
            .filter_map(|at| reader.letter(at));
        self.scale = { units }.map_while(chinese::power).sum();
    }

    /// Reads the words that multiply it.
    fn read_scale(&mut self, reader: &Reader<'_>) {
        let Some((first, mut end)) = scale_at(reader, self.end) else {
            return;
        };
        let mut power = first.power;
        // A thousand million.
        if power == 3
            && let Some((second, behind)) = scale_at(reader, end)
            && second.power >= 6
            && !second.may_be_unit
        {
            power += second.power;
            end = behind;
        }
        let scaled: Vec<Value> = self.values.iter().map(|value| value.times(power)).collect();
        if first.may_be_unit {
            self.values.extend(scaled);
        } else {
            self.values = scaled;
            self.parts.clear();
            self.scale = power;
        }
        self.end = end;
    }
}

/// What the word behind a place multiplies with, with where it ends.
fn scale_at(reader: &Reader<'_>, end: usize) -> Option<(Scale, usize)> {
    let start = match reader.letter(end) {
        Some('-' | '\u{2010}' | '\u{2011}') => end + 1,
        _ => reader.behind_blanks(end),
    };
    let (word, behind) = reader.word(start);
    let found = scale(&without_accents(&word), reader.language)?;
    // A unit of its own stands apart: '5 m'.
    let is_apart = found.may_be_unit && start > end;
    (!is_apart || word == "M").then_some((found, behind))
}

/// Whether a number is part of a name: what stands before it at once, or by a hyphen, is a name.
fn is_name(reader: &Reader<'_>, start: usize) -> bool {
    let before = |back: usize| start.checked_sub(back).and_then(|at| reader.letter(at));
    let is_character = |letter| written_in(letter) == Some(WrittenIn::Chinese);
    let is_name_letter =
        |letter: char| letter.is_alphabetic() && !letter.is_lowercase() && !is_character(letter);
    match before(1) {
        Some('-' | '\u{2010}' | '\u{2011}') => before(2).is_some_and(is_name_letter),
        // What Arabic puts before a number is no name: 'و30 دقيقة'.
        Some(letter) => is_name_letter(letter) && reader.language.language() != "ar",
        None => false,
    }
}

/// Whether a capital or a sign of dimensions or of feet stands at a number at once, or it's numbered
/// so what stands behind it: in brackets, or at the start of a line with a sign.
fn is_label(reader: &Reader<'_>, at: Range<usize>) -> bool {
    let before = |back: usize| at.start.checked_sub(back).and_then(|at| reader.letter(at));
    let behind = |on: usize| reader.letter(at.end + on);
    let is_capital = |letter: char| letter.is_uppercase();
    let is_foot = |letter: Option<char>| matches!(letter, Some('’' | '\'' | '′'));
    let is_of_feet = (is_foot(behind(0)) && reader.digit(at.end + 1).is_some())
        || (is_foot(before(1)) && at.start > 1 && reader.digit(at.start - 2).is_some());
    let is_of_dimensions =
        |letter: char| matches!(letter, 'x' | '×' | 'х') && reader.digit(at.end + 1).is_some();
    let begins_line = |letter: Option<char>| letter.is_none_or(|letter| letter == '\n');
    let is_bracketed =
        matches!(before(1), Some('(' | '（' | '[')) && matches!(behind(0), Some(')' | '）' | ']'));
    let is_dotted = begins_line(before(1))
        && matches!(behind(0), Some('.' | ')' | '）' | '、' | '．' | '°'))
        && behind(1).is_none_or(|letter| !letter.is_numeric());
    behind(0).is_some_and(|letter| is_capital(letter) || is_of_dimensions(letter))
        || matches!(before(1), Some('x' | '×' | 'х'))
        || is_of_feet
        || is_bracketed
        || is_dotted
}

/// Whether a word close behind a number is one that time is counted in.
fn is_of_time(reader: &Reader<'_>, mut end: usize) -> bool {
    if reader.is_chinese {
        let near = reader.text(end..(end + WORDS_OF_TIME).min(reader.len()));
        return periods(reader.language).any(|period| near.contains(period));
    }
    for _ in 0..WORDS_OF_TIME {
        let start = match reader.letter(end) {
            Some('-' | '\u{2010}' | '\u{2011}') => end + 1,
            _ => reader.behind_blanks(end),
        };
        let (word, behind) = reader.word(start);
        let bare = without_accents(&word);
        let is_period = |period: &str| match period.strip_suffix(' ') {
            Some(whole) => bare == whole,
            None => bare.starts_with(period),
        };
        if periods(reader.language).any(is_period) {
            return true;
        }
        end = behind;
    }
    false
}
