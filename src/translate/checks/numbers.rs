//! Whether a translation has the numbers of its source, however each language writes them.
//!
//! A number may be read in several ways: '1.234' is one thousand and so on in Spanish, and one
//! and a bit in English. Two numbers are the same where any of their readings are.

use super::{Finding, FindingKind};

/// Up to this, numbers are often written in words.
const IN_WORDS: f64 = 12.0;

/// What multiplies the number before it, in the six languages; the longest of those that begin
/// alike first.
const SCALES: &[(&str, f64)] = &[
    ("thousand", 1e3),
    ("million", 1e6),
    ("billion", 1e9),
    ("trillion", 1e12),
    ("mille", 1e3),
    ("milliard", 1e9),
    ("mil millones", 1e9),
    ("mil", 1e3),
    ("millón", 1e6),
    ("millon", 1e6),
    ("тыс", 1e3),
    ("млн", 1e6),
    ("миллион", 1e6),
    ("млрд", 1e9),
    ("миллиард", 1e9),
    ("трлн", 1e12),
    ("триллион", 1e12),
    ("ألف", 1e3),
    ("آلاف", 1e3),
    ("مليون", 1e6),
    ("ملايين", 1e6),
    ("مليار", 1e9),
    ("بليون", 1e9),
    ("بلايين", 1e9),
    ("تريليون", 1e12),
    ("万亿", 1e12),
    ("亿", 1e8),
    ("千万", 1e7),
    ("百万", 1e6),
    ("十亿", 1e9),
    ("万", 1e4),
    ("千", 1e3),
];

/// Looks whether the translation has the source's numbers.
pub(super) fn look(source: &str, target: &str) -> Option<Finding> {
    let wanted = numbers(source);
    if wanted.is_empty() {
        return None;
    }
    let mut there = numbers(target);
    let mut missing: Vec<Number> = Vec::new();
    for number in wanted {
        match there.iter().position(|other| number.is_same(other)) {
            Some(place) => {
                there.remove(place);
            }
            None => missing.push(number),
        }
    }
    missing.retain(|number| !is_said_otherwise(number, target, &there));
    if missing.is_empty() {
        return None;
    }
    let written = |numbers: &[Number]| numbers.iter().map(|one| one.written.clone()).collect();
    // Only what stands in their place: what else there is may be written in words in the source.
    there.truncate(missing.len());
    Some(Finding::of(FindingKind::Numbers {
        missing: written(&missing),
        instead: written(&there),
    }))
}

/// Whether a number may be there in another form than in digits.
fn is_said_otherwise(number: &Number, target: &str, others: &[Number]) -> bool {
    let small = |value: &f64| value.fract() == 0.0 && *value <= IN_WORDS;
    if number.values.iter().any(small) {
        return true;
    }
    let centuries = ["世纪", "siècle", "век", "siglo", "قرن"];
    let lower = target.to_lowercase();
    number.values.iter().any(|value| {
        let is_in_roman = roman(*value).is_some_and(|roman| {
            let mut words = target.split(|c: char| !c.is_alphanumeric());
            words.any(|word| {
                word.strip_prefix(&roman)
                    .is_some_and(|rest| rest.chars().all(char::is_lowercase))
            })
        });
        // '3 p.m.' is '15 heures'.
        let is_afternoon = others
            .iter()
            .any(|other| other.values.contains(&(value + 12.0)) && *value <= 12.0);
        // The 1990s are the 90s of the twentieth century.
        let is_decade = (1000.0..2200.0).contains(value)
            && value % 10.0 == 0.0
            && centuries.iter().any(|century| lower.contains(century))
            && others
                .iter()
                .any(|other| other.values.contains(&(value % 100.0)));
        is_in_roman || is_afternoon || is_decade
    })
}

/// A number as it's written, and what it may be.
#[derive(Clone, Debug)]
struct Number {
    written: String,
    digits: String,
    values: Vec<f64>,
}

impl Number {
    fn is_same(&self, other: &Self) -> bool {
        let is_value = |value: &f64| {
            let mut others = other.values.iter();
            others.any(|there| (value - there).abs() <= value.abs() * 1e-9)
        };
        self.values.iter().any(is_value)
            || (self.digits == other.digits && self.is_unscaled() && other.is_unscaled())
    }

    /// Whether nothing multiplies it.
    fn is_unscaled(&self) -> bool {
        self.values.iter().all(|value| *value < 1e3) || self.digits.len() > 3
    }
}

/// The numbers of a text, in order.
fn numbers(text: &str) -> Vec<Number> {
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let digit = |place: usize| letters.get(place).and_then(|(_, c)| value_of(*c));
    let sign = |place: usize| letters.get(place).map(|(_, c)| *c);
    let mut numbers = Vec::new();
    let mut place = 0;
    while place < letters.len() {
        if digit(place).is_none() {
            place += 1;
            continue;
        }
        let start = place;
        let mut groups: Vec<String> = vec![String::new()];
        let mut signs: Vec<char> = Vec::new();
        loop {
            while let (Some(value), Some(group)) = (digit(place), groups.last_mut()) {
                group.push(value);
                place += 1;
            }
            let next = sign(place).filter(|c| is_separator(*c));
            let Some(separator) = next.filter(|_| digit(place + 1).is_some()) else {
                break;
            };
            // Blanks separate groups of three alone.
            let is_group =
                (1..=3).all(|ahead| digit(place + ahead).is_some()) && digit(place + 4).is_none();
            let is_short = groups.last().is_some_and(|group| group.len() <= 3);
            if separator.is_whitespace() && !(is_group && is_short) {
                break;
            }
            signs.push(separator);
            groups.push(String::new());
            place += 1;
        }
        let end = letters.get(place).map_or(text.len(), |(at, _)| *at);
        let from = letters.get(start).map_or(0, |(at, _)| *at);
        let written = text.get(from..end).unwrap_or_default().to_owned();
        let mut values = readings(&groups, &signs);
        let (scale, length) = scale(text.get(end..).unwrap_or_default());
        if scale != 1.0 {
            values.iter_mut().for_each(|value| *value *= scale);
        }
        numbers.push(Number {
            written: format!(
                "{written}{}",
                text.get(end..end + length).unwrap_or_default()
            ),
            digits: groups.concat(),
            values,
        });
    }
    numbers
}

/// What a number may be: all its groups together, and with the last as a fraction.
fn readings(groups: &[String], signs: &[char]) -> Vec<f64> {
    let mut values = Vec::new();
    let mut add = |text: &str| {
        if let Ok(value) = text.parse::<f64>() {
            values.push(value);
        }
    };
    match (groups.split_last(), signs.last()) {
        (Some((last, [])), _) => add(last),
        (Some((last, before)), Some(sign)) => {
            let is_fraction = !sign.is_whitespace();
            if last.len() == 3 && before.iter().skip(1).all(|group| group.len() == 3) {
                add(&groups.concat());
            }
            if is_fraction && (signs.iter().filter(|other| *other == sign).count() == 1) {
                add(&format!("{}.{last}", before.concat()));
            }
            if values.is_empty() {
                // A date, a section: as it's written.
                values.extend(groups.concat().parse::<f64>());
            }
        }
        _ => {}
    }
    values
}

fn is_separator(c: char) -> bool {
    matches!(
        c,
        '.' | ',' | '٫' | '٬' | '\'' | '’' | ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '．' | '，'
    )
}

/// The western digit of any.
fn value_of(c: char) -> Option<char> {
    let value = match c {
        '0'..='9' => return Some(c),
        '٠'..='٩' => u32::from(c) - 0x660,
        '۰'..='۹' => u32::from(c) - 0x6f0,
        '０'..='９' => u32::from(c) - 0xff10,
        _ => return None,
    };
    char::from_digit(value, 10)
}

/// What the words behind a number multiply it with, and how long they are.
fn scale(behind: &str) -> (f64, usize) {
    let words = behind.trim_start_matches([' ', '\u{a0}', '\u{202f}', '-']);
    let blanks = behind.len() - words.len();
    let lower = words.chars().take(24).collect::<String>().to_lowercase();
    let known = SCALES.iter().filter(|(word, _)| lower.starts_with(word));
    let found = known.max_by_key(|(word, _)| word.len());
    let Some((word, scale)) = found else {
        return (1.0, 0);
    };
    // Of Chinese, nothing else need stand behind it; of others, the word may be in any form.
    let is_word = !word.starts_with(|c: char| c.is_ascii_alphabetic()) || {
        let rest = lower.get(word.len()..).unwrap_or_default();
        let letters = rest.chars().take_while(|c| c.is_alphabetic()).count();
        letters <= 2 || lower.starts_with("millones")
    };
    match is_word && words.get(..word.len()).is_some() {
        true => (*scale, blanks + word.len()),
        false => (1.0, 0),
    }
}

/// A number up to thirty-nine, as centuries and monarchs have it.
fn roman(value: f64) -> Option<String> {
    if value.fract() != 0.0 || !(1.0..40.0).contains(&value) {
        return None;
    }
    let value = value as usize;
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let ones = ONES.get(value % 10)?;
    Some(format!("{}{ones}", "X".repeat(value / 10)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn differ(source: &str, target: &str) -> Option<(Vec<String>, Vec<String>)> {
        match look(source, target)?.kind {
            FindingKind::Numbers { missing, instead } => Some((missing, instead)),
            _ => None,
        }
    }

    #[test]
    fn numbers_are_the_same_however_they_are_grouped_and_scaled() {
        for (source, target) in [
            ("2.5 million people", "2,5 millions de personnes"),
            ("2.5 million people", "250万人"),
            ("2.5 million people", "2,5 миллиона человек"),
            ("2.5 million people", "2,5 млн человек"),
            ("2.5 million people", "2.5 مليون شخص"),
            ("2.5 million people", "٢٫٥ مليون شخص"),
            ("2.5 billion", "2 500 millones"),
            ("2.5 billion", "2500 millones"),
            ("2.5 billion", "2.500 millones"),
            ("3 billion dollars", "3.000 millones de dólares"),
            ("3 billion dollars", "3 mil millones de dólares"),
            ("1,234,567 people", "1 234 567 personnes"),
            ("1,234,567 people", "1\u{202f}234\u{202f}567 personnes"),
            ("1,234,567 people", "1.234.567 personas"),
            ("1,234.50", "1 234,50"),
            ("12,000 people", "12 тыс. человек"),
            ("12,000 people", "1.2万人"),
            ("resolution 2396 (2017)", "第2396（2017）号决议"),
            ("S/2017/716", "S/2017/716"),
            ("25 June 2021", "25 حزيران/يونيه 2021"),
            ("25 June 2021", "٢٥ حزيران/يونيه ٢٠٢١"),
            ("in the 21st century", "au XXIe siècle"),
            ("at 3 p.m.", "à 15 heures"),
            ("the 1990s", "20世纪90年代"),
            ("three of 5 cities", "trois villes sur cinq"),
            ("two million", "2 millions"),
            ("15 per cent", "15 %"),
            ("0.5 per cent", "0,5 %"),
            ("10:30", "10 h 30"),
        ] {
            assert_eq!(differ(source, target), None, "{source}: {target}");
        }
    }

    #[test]
    fn numbers_that_differ_are_named() {
        for (source, target, missing, instead) in [
            ("resolution 2396", "résolution 2369", "2396", "2369"),
            (
                "2.5 million people",
                "25 millions de personnes",
                "2.5 million",
                "25 million",
            ),
            (
                "2.5 million people",
                "2,5 milliards de personnes",
                "2.5 million",
                "2,5 milliard",
            ),
            ("2.5 million people", "25万人", "2.5 million", "25万"),
            ("1,234 people", "1 243 personnes", "1,234", "1 243"),
            ("in 2021", "en 2012", "2021", "2012"),
        ] {
            let found = differ(source, target);
            let wanted = (vec![missing.to_owned()], vec![instead.to_owned()]);
            assert_eq!(found, Some(wanted), "{source}: {target}");
        }
        assert_eq!(
            differ("in 2021", "cette année"),
            Some((vec!["2021".to_owned()], vec![]))
        );
    }
}
