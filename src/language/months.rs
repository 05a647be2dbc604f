//! The months as texts have them, to be recognised.

use std::ops::Range;
use std::sync::LazyLock;

use super::arabic_months::{NAMES, arabic_month};
use super::{Months, Tag, without_accents};

/// How many letters a name of the Levant has at most, with the signs of its vowels.
const LONGEST_NAME: usize = 40;

const ENGLISH: [&[&str]; 12] = [
    &["january", "jan"],
    &["february", "feb"],
    &["march", "mar"],
    &["april", "apr"],
    &["may"],
    &["june", "jun"],
    &["july", "jul"],
    &["august", "aug"],
    &["september", "sept", "sep"],
    &["october", "oct"],
    &["november", "nov"],
    &["december", "dec"],
];

const FRENCH: [&[&str]; 12] = [
    &["janvier", "janv"],
    &["fevrier", "fevr"],
    &["mars"],
    &["avril", "avr"],
    &["mai"],
    &["juin"],
    &["juillet", "juil"],
    &["aout"],
    &["septembre", "sept"],
    &["octobre", "oct"],
    &["novembre", "nov"],
    &["decembre", "dec"],
];

const SPANISH: [&[&str]; 12] = [
    &["enero"],
    &["febrero"],
    &["marzo"],
    &["abril"],
    &["mayo"],
    &["junio"],
    &["julio"],
    &["agosto"],
    &["septiembre", "setiembre"],
    &["octubre"],
    &["noviembre"],
    &["diciembre"],
];

const GERMAN: [&[&str]; 12] = [
    &["januar", "janner"],
    &["februar", "feber"],
    &["marz"],
    &["april"],
    &["mai"],
    &["juni"],
    &["juli"],
    &["august"],
    &["september"],
    &["oktober"],
    &["november"],
    &["dezember"],
];

/// The nominative and what a date wants.
const RUSSIAN: [&[&str]; 12] = [
    &["январь", "января", "январе"],
    &["февраль", "февраля", "феврале"],
    &["март", "марта", "марте"],
    &["апрель", "апреля", "апреле"],
    &["маи", "мая", "мае"],
    &["июнь", "июня", "июне"],
    &["июль", "июля", "июле"],
    &["август", "августа", "августе"],
    &["сентябрь", "сентября", "сентябре"],
    &["октябрь", "октября", "октябре"],
    &["ноябрь", "ноября", "ноябре"],
    &["декабрь", "декабря", "декабре"],
];

/// The month whose name these words begin with, counted from 1, with how many of them that is;
/// `None` where it's none, or the names of the language aren't known.
pub fn month_named(words: &[&str], language: &Tag) -> Option<(u8, usize)> {
    let first = words.first()?;
    let names = match language.language() {
        // In small letters they're other words: 'may', 'march'.
        "en" if !first.starts_with(char::is_uppercase) => return None,
        "en" => &ENGLISH,
        "fr" => &FRENCH,
        "es" => &SPANISH,
        "de" => &GERMAN,
        "ru" => &RUSSIAN,
        "ar" => return arabic(words),
        _ => return None,
    };
    let word = without_accents(first);
    let month = (1..).zip(names).find(|(_, names)| names.contains(&&*word));
    month.map(|(month, _)| (month, 1))
}

/// A name of a month in Arabic, as texts are looked up.
struct ArabicMonth {
    number: u8,
    name: String,
    is_levantine: bool,
}

/// All names of the months of Arabic.
static ARABIC: LazyLock<Vec<ArabicMonth>> = LazyLock::new(|| {
    let months = (1..).zip(&NAMES).flat_map(|(month, names)| {
        let both = arabic_month(month, Months::Both);
        let cairo = both.split_once('/').map(|(_, cairo)| cairo.to_owned());
        let [_, levantine, _] = names;
        let named = names.iter().map(|name| (*name).to_owned()).chain(cairo);
        named.map(move |name| ArabicMonth {
            number: month.unsigned_abs(),
            is_levantine: name == *levantine,
            name: without_accents(&name),
        })
    });
    months.collect()
});

fn arabic(words: &[&str]) -> Option<(u8, usize)> {
    let words: Vec<String> = words
        .iter()
        .take(2)
        .map(|word| without_accents(word))
        .collect();
    let first = words.first()?;
    ARABIC.iter().find_map(|month| {
        let mut parts = month.name.split(' ');
        let begins = parts.next() == Some(first);
        match parts.next() {
            None => begins.then_some((month.number, 1)),
            second => {
                let is_there = begins && second == words.get(1).map(String::as_str);
                is_there.then_some((month.number, 2))
            }
        }
    })
}

/// A month by two of its names, as Arabic has it in documents of the United Nations:
/// 'حزيران/يونيه'.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoubleMonth {
    /// Where both names stand, in bytes.
    pub at: Range<usize>,
    /// The month of the first name, counted from 1, and that of the second.
    pub months: (u8, u8),
}

/// The months of a text in Arabic that are called by a name of the Levant and, behind a stroke, by
/// one of Cairo or Rabat. Two names of one place are a span of months: 'يونيو/يوليو'.
pub fn double_months(text: &str) -> Vec<DoubleMonth> {
    let strokes = text.match_indices('/').map(|(at, _)| at);
    let months = strokes.filter_map(|at| {
        let (before, behind) = (text.get(..at)?, text.get(at + 1..)?);
        let trimmed = behind.trim_start();
        let word = trimmed.split(|c: char| !is_of_name(c)).next()?;
        let bare = without_accents(word);
        let mut others = ARABIC.iter();
        let second = others.find(|month| !month.is_levantine && month.name == bare)?;
        let (start, first) = month_before(before)?;
        Some(DoubleMonth {
            at: start..at + 1 + behind.len() - trimmed.len() + word.len(),
            months: (first, second.number),
        })
    });
    months.collect()
}

/// The month that a text ends with by a name of the Levant, with where that begins.
fn month_before(text: &str) -> Option<(usize, u8)> {
    let letters = text.char_indices().rev().take(LONGEST_NAME);
    let (start, _) = letters.last()?;
    let near = text.get(start..)?.trim_end();
    let mut words = near.rsplitn(3, |c: char| !is_of_name(c));
    let (last, before) = (words.next()?, words.next().unwrap_or_default());
    let both = near.len() - last.len();
    let both = near.get(..both)?.trim_end().strip_suffix(before)?.len();
    let names = [
        (near.len() - last.len(), last.to_owned()),
        (both, format!("{before} {last}")),
    ];
    names.into_iter().find_map(|(at, name)| {
        let name = without_accents(&name);
        // 'And', 'in' are written to it.
        let bare = name.strip_prefix(['و', 'ب', 'ل', 'ف']);
        let number = |name: &str| {
            let mut known = ARABIC.iter().filter(|month| month.is_levantine);
            known
                .find(|month| month.name == name)
                .map(|month| month.number)
        };
        let particle = |number| {
            let particle = near.get(at..)?.chars().next()?;
            Some((start + at + particle.len_utf8(), number))
        };
        match number(&name) {
            Some(number) => Some((start + at, number)),
            None => particle(number(bare?)?),
        }
    })
}

/// The months that a text names, counted from 1, each once; in Chinese by their numbers.
pub fn months_in(text: &str, language: &Tag) -> Vec<u8> {
    let mut months: Vec<u8> = Vec::new();
    if language.is_chinese() {
        let named = text.match_indices('月').filter_map(|(at, _)| {
            let before = text.get(..at)?;
            let digits = before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
            before.get(digits..)?.parse::<u8>().ok()
        });
        months.extend(named.filter(|month| (1..=12).contains(month)));
    } else {
        let words: Vec<&str> = { text.split(|c: char| !is_of_name(c)) }
            .filter(|word| !word.is_empty())
            .collect();
        let places = (0..words.len()).filter_map(|place| words.get(place..));
        let named = places.filter_map(|words| month_named(words, language));
        months.extend(named.map(|(month, _)| month));
    }
    months.sort_unstable();
    months.dedup();
    months
}

/// What a month, counted from 1, is called by both of its names in Arabic.
pub fn month_by_both_names(month: u8) -> String {
    arabic_month(i8::try_from(month).unwrap_or_default(), Months::Both)
}

fn is_of_name(letter: char) -> bool {
    letter.is_alphabetic() || matches!(letter, '\u{64b}'..='\u{652}')
}
