//! Telephone numbers, whose digits each country groups in its own way.

use std::borrow::Cow;
use std::ops::Range;

/// How many digits a telephone number has at least with its country's.
const FEWEST: usize = 7;

/// Both texts without the telephone numbers that both have, each letter of those made a blank: what
/// stands behind them stands where it did.
pub(super) fn without_same<'a>(ours: &'a str, theirs: &'a str) -> (Cow<'a, str>, Cow<'a, str>) {
    let (mut own, mut others) = (telephones(ours), telephones(theirs));
    own.retain(|(_, digits)| others.iter().any(|(_, other)| other == digits));
    others.retain(|(_, digits)| own.iter().any(|(_, other)| other == digits));
    (blanked(ours, &own), blanked(theirs, &others))
}

/// The numbers of a text that begin with the sign of a country's: where, and their digits.
fn telephones(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    for (start, _) in text.match_indices('+') {
        let mut digits = String::new();
        let mut end = start;
        let behind = text.get(start + 1..).unwrap_or_default();
        for (at, letter) in behind.char_indices() {
            match letter {
                '0'..='9' => {
                    digits.push(letter);
                    end = start + 2 + at;
                }
                ' ' | '\u{a0}' | '\u{202f}' | '-' | '\u{2011}' | '.' | '(' | ')' | '/' => {}
                _ => break,
            }
        }
        if digits.len() >= FEWEST {
            found.push((start..end, digits));
        }
    }
    found
}

fn blanked<'a>(text: &'a str, all: &[(Range<usize>, String)]) -> Cow<'a, str> {
    let mut text = Cow::Borrowed(text);
    for (range, _) in all {
        let blanks = " ".repeat(range.len());
        text.to_mut().replace_range(range.clone(), &blanks);
    }
    text
}
