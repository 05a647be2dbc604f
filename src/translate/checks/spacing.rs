//! Whether the signs of a French text have the spaces that its edition has at them.
//!
//! How wide a no-break space is, is a matter of taste. Signs of addresses, times, figures and code
//! are left alone, and so are those of names that the source has, too: 'Yahoo!'.

use std::ops::Range;

use super::addresses::addresses;
use super::flat::Flat;
use super::mending::Mend;
use super::{Checked, Finding, FindingKind};
use crate::language::may_close;
use crate::release::FOOTNOTE_CHAR;

const NARROW: &str = "\u{202f}";

/// What is told already at the signs of a text.
pub(super) struct Told<'a> {
    /// The sign that it ends with.
    pub ending: Option<&'a Range<usize>>,
    /// Whether its quotation marks are to be others.
    pub quotes: bool,
}

/// Looks for signs with other spaces than the edition's; all of a text are mended at once.
pub(super) fn look(
    checked: &Checked<'_>,
    source: &Flat,
    target: &Flat,
    told: &Told<'_>,
) -> Option<Finding> {
    if checked.into.language() != "fr" {
        return None;
    }
    let spacing = checked.conventions.spacing;
    let addresses = addresses(&target.text);
    let is_in_address = |at: usize| {
        let behind = addresses.partition_point(|address| address.range.end <= at);
        let address = addresses.get(behind);
        address.is_some_and(|address| address.range.contains(&at))
    };
    let mut first = None;
    let mut signs: Vec<char> = Vec::new();
    let mut fix = Vec::new();
    for (at, sign) in target.text.char_indices() {
        let Some(wanted) = spacing.at(sign) else {
            continue;
        };
        let is_told = told.ending.is_some_and(|ending| ending.contains(&at))
            || (told.quotes && matches!(sign, '«' | '»'));
        if is_told || is_in_address(at) || !is_punctuation(&target.text, at, sign) {
            continue;
        }
        let spaces = spaces(&target.text, at, sign);
        let written = target.text.get(spaces.clone()).unwrap_or_default();
        if spacing.may_have(sign, written) || is_of_name(checked, source, target, (at, sign)) {
            continue;
        }
        let sign_end = at + sign.len_utf8();
        first.get_or_insert(spaces.start.min(at)..spaces.end.max(sign_end));
        if !signs.contains(&sign) {
            signs.push(sign);
        }
        // Where one or none may stand, one that was typed is kept from breaking the line.
        let wanted = match written.is_empty() || !spacing.may_have(sign, NARROW) {
            false if wanted.is_empty() => NARROW,
            _ => wanted,
        };
        fix.extend(Mend::letters(target, &spaces, wanted));
    }
    Some(Finding {
        at: Some(first?),
        fix,
        kind: FindingKind::Spacing(signs),
    })
}

/// The spaces that a sign has beside it: behind what opens a quotation, before any other.
fn spaces(text: &str, at: usize, sign: char) -> Range<usize> {
    let is_space = |c: char| c.is_whitespace() && c != '\n';
    let (before, behind) = text.split_at_checked(at).unwrap_or_default();
    match sign {
        '«' => {
            let start = at + sign.len_utf8();
            let behind = behind.get(sign.len_utf8()..).unwrap_or_default();
            start..text.len() - behind.trim_start_matches(is_space).len()
        }
        _ => before.trim_end_matches(is_space).len()..at,
    }
}

/// Whether a sign is one between words, not of a figure, of code or of a face.
fn is_punctuation(text: &str, at: usize, sign: char) -> bool {
    let spaces = spaces(text, at, sign);
    let letter_before = |at: usize| text.get(..at).and_then(|text| text.chars().next_back());
    let letter_behind = |at: usize| text.get(at..).and_then(|text| text.chars().next());
    let sign_end = at + sign.len_utf8();
    let (before, behind) = (letter_before(spaces.start), letter_behind(sign_end));
    let is_edge = |letter: Option<char>| letter.is_none_or(|letter| letter == '\n');
    match sign {
        '«' => return !is_edge(letter_behind(spaces.end)),
        '»' => return !is_edge(before),
        _ => {}
    }
    let opens = |letter: char| matches!(letter, '(' | '[' | '{' | '«' | '“' | '‘' | '/' | '\\');
    // The second of '?!', and what stands behind an ellipsis with a space or none.
    let goes_on = |letter: char| matches!(letter, '!' | '?' | ':' | ';' | '.' | '…' | ',');
    let leads = |letter: char| !opens(letter) && !goes_on(letter);
    if is_edge(before) || !before.is_some_and(leads) {
        return false;
    }
    let ends = |letter: char| {
        letter.is_whitespace()
            || letter == FOOTNOTE_CHAR
            || may_close(letter)
            || letter == '«'
            || (matches!(sign, '!' | '?') && goes_on(letter))
    };
    if !behind.is_none_or(ends) {
        return false;
    }
    let is_digit = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_digit());
    let next = text.get(sign_end..).unwrap_or_default();
    let next = next.chars().find(|letter| !letter.is_whitespace());
    match sign {
        // '3 : 1'.
        ':' => !(is_digit(before) && is_digit(next)),
        // '&nbsp;'.
        ';' => {
            let before = text.get(..at).unwrap_or_default();
            let word = before.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || c == '#');
            !(word.len() < before.len() && word.ends_with('&'))
        }
        _ => true,
    }
}

/// Whether the source has the same sign at the same word at once, and that may be a name's.
fn is_of_name(
    checked: &Checked<'_>,
    source: &Flat,
    target: &Flat,
    (at, sign): (usize, char),
) -> bool {
    if !matches!(sign, '!' | '?') || checked.from.language() == "fr" {
        return false;
    }
    let before = target.text.get(..at).unwrap_or_default();
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next();
    let word = word.filter(|word| word.contains(char::is_uppercase));
    word.is_some_and(|word| source.text.contains(&format!("{word}{sign}")))
}
