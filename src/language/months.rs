//! The months as texts have them, to be recognised.

use std::sync::LazyLock;

use super::arabic_months::{NAMES, arabic_month};
use super::{Months, Tag, without_accents};

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

/// All names of the months of Arabic, each with which it is, as texts are looked up.
static ARABIC: LazyLock<Vec<(u8, String)>> = LazyLock::new(|| {
    let months = (1..).zip(&NAMES).flat_map(|(month, names)| {
        let both = arabic_month(month, Months::Both);
        let cairo = both
            .split_once('/')
            .map(|(_, cairo)| without_accents(cairo));
        let names = names.iter().map(|name| without_accents(name)).chain(cairo);
        names.map(move |name| (month.unsigned_abs(), name))
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
    ARABIC.iter().find_map(|(month, name)| {
        let mut parts = name.split(' ');
        let begins = parts.next() == Some(first);
        match parts.next() {
            None => begins.then_some((*month, 1)),
            second => (begins && second == words.get(1).map(String::as_str)).then_some((*month, 2)),
        }
    })
}
