//! Numbers that a text says in words, or in Roman numerals.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

use super::figures::Figure;
use super::value::Value;
use crate::language::{Tag, may_have_dual, measured_by, number_stems, without_accents};

/// How many letters words are found by.
const BEGINNING: usize = 2;
/// The longest word that is looked into, in letters.
const LONGEST: usize = 40;

/// What times are told with in words that aren't of whole hours: halves and quarters, in each
/// language.
const HALVES: &[&str] = &[
    "half",
    "quarter",
    "demi",
    "quart",
    "media",
    "cuarto",
    "полов",
    "четверт",
    "نصف",
    "ربع",
    "半",
    "刻",
    "halb",
    "viertel",
];

/// The words of a text, to be looked through for numbers. Nothing is done before somebody asks.
pub(super) struct Words {
    text: String,
    language: Tag,
    known: OnceCell<Known>,
    /// Whether two of something may be said by a word's form alone.
    has_dual: OnceCell<bool>,
}

struct Known {
    /// The words as they're looked up, by how they begin.
    bare: HashMap<String, Vec<String>>,
    /// Those that begin with a Roman numeral, as far as that goes.
    roman: HashSet<String>,
}

impl Words {
    pub fn of(text: &str, language: &Tag) -> Self {
        Self {
            text: text.to_owned(),
            language: language.clone(),
            known: OnceCell::new(),
            has_dual: OnceCell::new(),
        }
    }

    fn known(&self) -> &Known {
        self.known.get_or_init(|| {
            let mut known = Known {
                bare: HashMap::new(),
                roman: HashSet::new(),
            };
            let mut seen = HashSet::new();
            for word in self.text.split(|c: char| !c.is_alphanumeric()) {
                if word.is_empty() || !seen.insert(word) {
                    continue;
                }
                let numeral: String = word.chars().take_while(|c| "IVXLC".contains(*c)).collect();
                // 'XXIe', 'XX-го'.
                let rest = word.chars().skip(numeral.len());
                if !numeral.is_empty() && { rest }.all(char::is_lowercase) {
                    known.roman.insert(numeral);
                }
                known.add(&without_accents(word), &self.language);
            }
            known
        })
    }

    /// Whether they say a number.
    pub fn say(&self, one: &Figure) -> bool {
        let whole = one.values.iter().filter_map(|value| value.whole());
        { whole }.any(|value| {
            self.say_roman(value)
                || self.say_number(value)
                // The nineties.
                || ((1800..2100).contains(&value) && value % 10 == 0 && self.say_number(value % 100))
        })
    }

    /// Whether they may say a time of day: a whole hour in any words, a half and a quarter in
    /// some.
    pub fn say_time(&self, one: &Figure) -> bool {
        one.clock.as_ref().is_some_and(|clock| match clock.minute {
            0 => true,
            15 | 30 | 45 => HALVES.iter().any(|half| self.text.contains(half)),
            _ => false,
        })
    }

    /// Whether they'd be known to say a small number. That there is one of something is said in
    /// too many ways.
    pub fn would_say(&self, one: &Figure) -> bool {
        let is_chinese = self.language.is_chinese();
        let mut whole = one.values.iter().filter_map(|value| value.whole());
        one.clock.is_none()
            && whole.any(|value| {
                (2..=super::IN_WORDS).contains(&value)
                    && (is_chinese || number_stems(value, &self.language).is_some())
            })
    }

    /// Whether they may say a small number by another name: a week for seven days, half for one
    /// of two parts, the dual of Arabic.
    pub fn may_say_otherwise(&self, one: &Figure) -> bool {
        let is_two = |value: &Value| value.whole() == Some(2);
        let has_dual = || *self.has_dual.get_or_init(|| may_have_dual(&self.text));
        let may_be_dual =
            self.language.language() == "ar" && one.values.iter().any(is_two) && has_dual();
        let mut whole = one.values.iter().filter_map(|value| value.whole());
        may_be_dual || whole.any(|value| self.say_any(measured_by(value, &self.language)))
    }

    /// Whether they may say half of something.
    pub fn may_say_half(&self) -> bool {
        self.say_any(measured_by(2, &self.language))
    }

    /// Whether they say a small whole number, in whatever form; none where that can't be told.
    pub fn say_whole(&self, value: u64) -> Option<bool> {
        let is_told = number_stems(value, &self.language).is_some();
        is_told.then(|| self.say_roman(value) || self.say_number(value))
    }

    fn say_roman(&self, value: u64) -> bool {
        roman(value).is_some_and(|roman| self.known().roman.contains(&roman))
    }

    fn say_number(&self, value: u64) -> bool {
        let stems = number_stems(value, &self.language);
        stems.is_some_and(|stems| self.say_any(stems))
    }

    /// Whether a word begins with one of these, or is one that ends with a blank.
    fn say_any(&self, mut stems: impl Iterator<Item = &'static str>) -> bool {
        if self.language.is_chinese() {
            return stems.any(|stem| self.text.contains(stem));
        }
        stems.any(|stem| {
            let beginning: String = stem.chars().take(BEGINNING).collect();
            let words = self.known().bare.get(&beginning);
            let mut words = words.into_iter().flatten();
            match stem.strip_suffix(' ') {
                Some(whole) => words.any(|word| word == whole),
                None => words.any(|word| word.starts_with(stem)),
            }
        })
    }
}

impl Known {
    fn add(&mut self, word: &str, language: &Tag) {
        // Numbers stand within words of German, and behind what Arabic puts before them.
        let is_anywhere = matches!(language.language(), "de" | "ar");
        let starts = word.char_indices().map(|(at, _)| at).take(LONGEST);
        for start in starts.take(if is_anywhere { usize::MAX } else { 1 }) {
            let rest = word.get(start..).unwrap_or_default();
            let rest: String = rest.chars().take(LONGEST).collect();
            let beginning: String = rest.chars().take(BEGINNING).collect();
            self.bare.entry(beginning).or_default().push(rest);
        }
    }
}

/// A number up to thirty-nine, as centuries and monarchs have it.
fn roman(value: u64) -> Option<String> {
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let value = usize::try_from(value)
        .ok()
        .filter(|value| (1..40).contains(value))?;
    let ones = ONES.get(value % 10)?;
    Some(format!("{}{ones}", "X".repeat(value / 10)))
}
