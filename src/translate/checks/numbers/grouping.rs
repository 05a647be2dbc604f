//! The groups of digits of a number, and what they come to.

use super::clock::Clock;
use super::reader::Reader;
use super::value::Value;

/// The digits from a place on in their groups, what stands between those, and where they end.
pub(super) fn groups(reader: &Reader<'_>, start: usize) -> (Vec<String>, Vec<char>, usize) {
    let (digits, mut end) = reader.digits(start);
    let mut groups = vec![digits];
    let mut signs = Vec::new();
    while let Some(sign) = reader.letter(end).filter(|letter| is_separator(*letter)) {
        let (digits, behind) = reader.digits(end + 1);
        let is_short = groups.last().is_some_and(|last| last.len() <= 3);
        let may_be = match is_blank(sign) {
            // Blanks and apostrophes separate groups of three alone.
            true => digits.len() == 3 && is_short,
            false => !digits.is_empty(),
        };
        if !may_be {
            break;
        }
        signs.push(sign);
        groups.push(digits);
        end = behind;
    }
    (groups, signs, end)
}

/// What a number may be as one: all its groups together, and with the last as a fraction.
pub(super) fn readings(groups: &[String], signs: &[char]) -> Vec<Value> {
    let joined = groups.concat();
    let Some((sign, before)) = signs.split_last() else {
        return vec![Value::new(&joined, 0)];
    };
    let mut values = Vec::new();
    let (first, last) = (groups.first(), groups.last());
    let length = |group: Option<&String>| group.map_or(0, String::len);
    let middle = groups.get(1..groups.len() - 1).unwrap_or_default();
    let is_one_sign = before.iter().all(|other| other == sign);
    let begins = first.is_some_and(|first| first.len() <= 3 && first != "0");
    // Of India's lakhs, two digits are a group.
    let is_grouped = |middle: &[String]| {
        middle.iter().all(|group| group.len() == 3) || middle.iter().all(|group| group.len() == 2)
    };
    if begins && is_one_sign && length(last) == 3 && is_grouped(middle) {
        values.push(Value::new(&joined, 0));
    }
    if !is_blank(*sign) && !before.contains(sign) && is_grouped(middle) {
        let fraction = i32::try_from(length(last)).unwrap_or(0);
        values.push(Value::new(&joined, -fraction));
    }
    // A date, a section: as it's written.
    if values.is_empty() {
        values.push(Value::new(&joined, 0));
    }
    values
}

/// What a number may be as several: the parts of a date, of a time, of a list.
pub(super) fn parts(groups: &[String], signs: &[char]) -> Vec<Value> {
    let has_blank = signs.iter().any(|sign| is_blank(*sign));
    let is_list = match groups {
        [_] => false,
        [first, second] => {
            has_blank || first.len() > 3 || second.len() > 3 || Clock::of_digits(groups).is_some()
        }
        _ => has_blank || groups.iter().skip(1).any(|group| group.len() != 3),
    };
    let groups = groups.iter().filter(|_| is_list);
    groups.map(|group| Value::new(group, 0)).collect()
}

fn is_separator(sign: char) -> bool {
    is_blank(sign) || matches!(sign, '.' | ',' | '٫' | '٬' | '．')
}

/// Whether a sign separates groups of three alone.
fn is_blank(sign: char) -> bool {
    matches!(sign, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’')
}
