//! Where a line may be broken (UAX #14), where it can't, and where a language's typographers
//! don't.

use std::ops::Range;

use icu::segmenter::LineSegmenter;
use icu::segmenter::options::LineBreakOptions;

use super::Tag;

/// The stretches of `text`, in bytes, that have more than `longest` characters in which a
/// line can't be broken: long words, rows of signs. Those in scripts whose words only a
/// dictionary tells apart aren't among them.
pub fn unbreakable(text: &str, longest: usize) -> Vec<Range<usize>> {
    if !may_be_unbreakable(text, longest) {
        return Vec::new();
    }
    let segmenter = LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());
    let mut start = 0;
    let mut found = Vec::new();
    for end in segmenter.segment_str(text) {
        let stretch = text.get(start..end).unwrap_or_default().trim_end();
        let mut at = start;
        for run in stretch.split_inclusive(is_told_by_dictionary) {
            if run.len() > longest && run.chars().count() > longest {
                found.push(at..at + run.len());
            }
            at += run.len();
        }
        start = end;
    }
    found
}

/// Whether there is no blank before a letter or figure, where most lines are broken, in
/// so many characters: that is cheaper to tell.
fn may_be_unbreakable(text: &str, longest: usize) -> bool {
    let (mut count, mut after_blank) = (0, false);
    text.chars().any(|c| {
        count = if after_blank && c.is_alphanumeric() {
            1
        } else {
            count + 1
        };
        after_blank = c == ' ';
        count > longest
    })
}

/// Whether a character is of a script that does without blanks between words: Thai, Lao,
/// Burmese, Khmer, those of the Tai (class SA of UAX #14).
fn is_told_by_dictionary(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{1950}'..='\u{19df}' | '\u{1a20}'..='\u{1aad}' | '\u{a9e0}'..='\u{a9ff}'
        | '\u{aa60}'..='\u{aadf}')
}

/// Where no line of a text is broken though UAX #14 would let it, in bytes, rising.
///
/// In any language a number isn't parted from its per cent. In Russian contractions stay whole
/// ('г-жа', 'д-р') and with the name behind them, a year with its 'г.', and no line begins with a
/// dash; in French no sign is parted from what it belongs to, nor a number from its unit.
pub fn unparted(text: &str, language: &Tag) -> Vec<usize> {
    let is_looked_at = |c: char| matches!(c, ' ' | '-');
    let places = text.char_indices().filter(|(_, c)| is_looked_at(*c));
    let places = places.filter(|(at, c)| {
        let (before, behind) = (text.get(..*at), text.get(at + 1..));
        let (before, behind) = (before.unwrap_or_default(), behind.unwrap_or_default());
        match (c, language.language()) {
            ('-', "ru") => is_contracted(before, behind),
            (' ', "ru") => is_russian(before, behind) || is_share(before, behind),
            (' ', "fr") => is_french(before, behind) || is_share(before, behind),
            (' ', _) => is_share(before, behind),
            _ => false,
        }
    });
    places.map(|(at, _)| at + 1).collect()
}

/// Whether a blank stands between a number and its per cent.
fn is_share(before: &str, behind: &str) -> bool {
    before.ends_with(char::is_numeric) && behind.starts_with(['%', '‰'])
}

/// The most letters that a Russian contraction has behind its hyphen: 'г-жою'.
const LONGEST_CONTRACTED: usize = 3;

/// Whether a hyphen stands in a contraction: behind a letter alone, and before few.
fn is_contracted(before: &str, behind: &str) -> bool {
    let mut letters = before.chars().rev();
    let is_letter = letters.next().is_some_and(char::is_alphabetic);
    let is_alone = letters.next().is_none_or(|c| !is_of_word(c));
    let count = behind.chars().take_while(|c| c.is_alphabetic()).count();
    let goes_on = behind.chars().nth(count).is_some_and(is_of_word);
    is_letter && is_alone && (1..=LONGEST_CONTRACTED).contains(&count) && !goes_on
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

fn is_russian(before: &str, behind: &str) -> bool {
    let begins_with_dash = behind.starts_with('—');
    let is_year = || {
        let is_word = ["г.", "гг."].iter().any(|word| behind.starts_with(word));
        is_word && before.ends_with(|c: char| c.is_ascii_digit())
    };
    let is_title = || {
        let letters = before.chars().rev().take_while(|c| c.is_alphabetic());
        let length: usize = letters.map(char::len_utf8).sum();
        let (before, end) = before.split_at(before.len() - length);
        let contracted = before.strip_suffix('-');
        contracted.is_some_and(|before| is_contracted(before, end))
            && behind.starts_with(char::is_uppercase)
    };
    begins_with_dash || is_year() || is_title()
}

/// Units that French sets apart from their number by a space.
const UNITS: [&str; 16] = [
    "km", "m", "cm", "mm", "ha", "kg", "g", "mg", "t", "l", "h", "min", "s", "°C", "€", "$",
];

fn is_french(before: &str, behind: &str) -> bool {
    let is_unit = || {
        let unit = behind.split(|c: char| !c.is_alphabetic() && !matches!(c, '°' | '€' | '$'));
        let unit = unit.into_iter().next().unwrap_or_default();
        UNITS.contains(&unit) && before.ends_with(|c: char| c.is_ascii_digit())
    };
    before.ends_with('«') || behind.starts_with(['»', ':', ';', '!', '?']) || is_unit()
}
