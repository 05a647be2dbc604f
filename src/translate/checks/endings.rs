//! Whether a translation ends as its source does, with its own language's sign.

use std::ops::Range;

use super::flat::Flat;
use super::mending::Mend;
use super::{Checked, Finding, FindingKind};
use crate::language::{
    Ending, Tag, count_words, has_full_stops, is_abbreviated, is_spaceless, may_close,
};
use crate::release::FOOTNOTE_CHAR;
use crate::translate::units::Wording;

/// From how many words on a text that is no paragraph is taken for a sentence.
const SENTENCE: usize = 4;
/// The same of one that ends as an exclamation.
const EXCLAMATION: usize = 2;
/// How many characters of Chinese a word has.
const CHARACTERS: usize = 2;

/// How a text ends.
pub(super) struct End {
    pub ending: Option<Ending>,
    /// The sign, and where it stands; where it would, if there is none.
    sign: Range<usize>,
    /// Whether it's a stop that may be of an abbreviation.
    pub is_abbreviated: bool,
    /// How else it ends: '?!' is both, and Spanish has a stop behind what is quoted: '?».'.
    also: Option<Ending>,
}

fn is_stop_or_none(ending: Option<Ending>) -> bool {
    matches!(ending, None | Some(Ending::Stop))
}

/// Looks at how a translation ends.
pub(super) fn look(checked: &Checked<'_>, source: &Flat, target: &Flat) -> Option<Finding> {
    let ours = end(without_conjunction(&source.text), checked.from);
    let theirs = end(without_conjunction(&target.text), checked.into);
    // Names end as they do: 'Ltd.', 'Yahoo!'.
    let words = match source.text.contains(is_spaceless) {
        true => count_words(&source.text) / CHARACTERS,
        false => source.text.split_whitespace().count(),
    };
    let least = match ours.ending {
        _ if checked.wording == Wording::Sentences => 0,
        Some(Ending::Question) => 1,
        Some(Ending::Exclamation) => EXCLAMATION,
        _ => SENTENCE,
    };
    if words < least {
        return None;
    }
    let wanted = ours.ending.map(|ending| ending.written(checked.into));
    let written = target.text.get(theirs.sign.clone()).unwrap_or_default();
    let is_also = |end: &End, other: &End| end.also.is_some() && end.also == other.ending;
    let is_alike =
        ours.ending == theirs.ending || is_also(&ours, &theirs) || is_also(&theirs, &ours);
    // What is abbreviated there needn't be here, and its stop is of whatever letters it has.
    let is_open = (ours.is_abbreviated || theirs.is_abbreviated)
        && [ours.ending, theirs.ending].map(is_stop_or_none) == [true; 2];
    let is_own = theirs
        .ending
        .is_none_or(|ending| ending.may_be_written(written, checked.into));
    if (is_alike && is_own) || is_open {
        return None;
    }
    let is_unstopped = |end: &End, language| end.ending.is_none() && !has_full_stops(language);
    let is_missing_there = is_unstopped(&theirs, checked.into) && is_stop_or_none(ours.ending);
    let is_missing_here = is_unstopped(&ours, checked.from) && is_stop_or_none(theirs.ending);
    if is_missing_there || is_missing_here {
        return None;
    }
    let (one, other) = (ours.ending, theirs.ending);
    // What is unfinished may be finished, but is no question yet.
    let is_unfinished = |ending| ending == Some(Ending::Ellipsis);
    let calls = |ending| matches!(ending, Some(Ending::Question | Ending::Exclamation));
    if is_own
        && (is_unfinished(one) || is_unfinished(other))
        && one.is_some()
        && other.is_some()
        && !calls(one)
        && !calls(other)
    {
        return None;
    }
    // What leads on to something leads on in another way, as behind a salutation.
    let leads_on = |ending| {
        matches!(
            ending,
            Some(Ending::Comma | Ending::Colon | Ending::Exclamation)
        )
    };
    if is_own && leads_on(one) && leads_on(other) {
        return None;
    }
    let wanted = match is_alike {
        true => theirs.ending.map(|ending| ending.written(checked.into)),
        false => wanted,
    };
    let sign = spaced(checked, target, &theirs, wanted.unwrap_or_default());
    let fix = Mend::letters(target, &theirs.sign, &sign);
    let opening = { fix.as_ref() }
        .filter(|_| !is_alike)
        .and_then(|_| opening(checked, target, (&theirs, one)));
    Some(Finding {
        at: (!theirs.sign.is_empty()).then(|| theirs.sign.clone()),
        fix: fix.into_iter().chain(opening).collect(),
        ..Finding::of(FindingKind::Ending(wanted))
    })
}

/// A sign with the space before it that a French edition has there, where none stands yet.
fn spaced(checked: &Checked<'_>, target: &Flat, theirs: &End, sign: &str) -> String {
    let (before, _) = target.around(theirs.sign.start);
    let is_spaced = checked.into.language() != "fr" || before.is_none_or(char::is_whitespace);
    let spacing = checked.conventions.spacing;
    let space = sign.chars().next().and_then(|sign| spacing.at(sign));
    match space.filter(|_| !is_spaced) {
        Some(space) => format!("{space}{sign}"),
        None => sign.to_owned(),
    }
}

/// What puts the sign right that opens a question or an exclamation in Spanish, where it's to end
/// as another: with the one that the source's ending has, or none.
fn opening(
    checked: &Checked<'_>,
    target: &Flat,
    (theirs, wanted): (&End, Option<Ending>),
) -> Option<Mend> {
    if checked.into.language() != "es" {
        return None;
    }
    let sign = |ending| match ending {
        Some(Ending::Question) => "¿",
        Some(Ending::Exclamation) => "¡",
        _ => "",
    };
    let (old, new) = (sign(theirs.ending), sign(wanted));
    if old.is_empty() {
        return None;
    }
    let before = target.text.get(..theirs.sign.start)?;
    let at = before.rfind(old)?;
    Mend::letters(target, &(at..at + old.len()), new)
}

/// A text without the word that leads from an item of a list to the last one, which other
/// languages have before that or leave out: 'border security; and'.
fn without_conjunction(text: &str) -> &str {
    const CONJUNCTIONS: &[&str] = &[
        "and", "or", "et", "ou", "y", "e", "o", "u", "и", "или", "و", "أو", "和", "及", "以及",
        "或",
    ];
    let trimmed = text.trim_end();
    let rest = CONJUNCTIONS
        .iter()
        .filter_map(|word| trimmed.strip_suffix(word));
    let mut rest = rest.map(str::trim_end);
    let ends_item = |rest: &&str| rest.ends_with([';', ',', '；', '，', '؛', '،', '、']);
    rest.find(ends_item).unwrap_or(text)
}

/// How a text ends, whatever closes behind that: quotation marks, brackets, marks of notes.
pub(super) fn end(text: &str, language: &Tag) -> End {
    // Where a sign would stand: behind what closes, before marks of notes.
    let mut missing = text.trim_end().len();
    let mut letters = text.get(..missing).unwrap_or_default().char_indices().rev();
    while let Some((at, sign)) = letters.next() {
        if let Some(ending) = Ending::of(sign, language) {
            let mut start = at;
            // '...' and '……' are one sign.
            while let Some((before, other)) = letters.next()
                && matches!((sign, other), ('.', '.') | ('…', '…'))
            {
                start = before;
            }
            let end = at + sign.len_utf8();
            let is_ellipsis = sign == '.' && end - start >= 3;
            let before = text.get(..start).unwrap_or_default();
            return End {
                also: also(ending, before, language),
                ending: Some(if is_ellipsis {
                    Ending::Ellipsis
                } else {
                    ending
                }),
                is_abbreviated: end - start == 1 && sign == '.' && is_abbreviated(before),
                sign: start..end,
            };
        }
        let closes = may_close(sign) || sign.is_whitespace() || sign == FOOTNOTE_CHAR;
        if !closes {
            break;
        }
        let is_behind = sign == FOOTNOTE_CHAR || sign.is_whitespace();
        if is_behind && at + sign.len_utf8() == missing {
            missing = at;
        }
    }
    End {
        ending: None,
        sign: missing..missing,
        is_abbreviated: false,
        also: None,
    }
}

/// How a text ends as well whose last sign says `ending`, by what stands before that.
fn also(ending: Ending, before: &str, language: &Tag) -> Option<Ending> {
    let bare = match ending {
        Ending::Stop => before.trim_end_matches(|c: char| may_close(c) || c.is_whitespace()),
        _ => before,
    };
    let is_quoted = bare.len() < before.len();
    let last = Ending::of(bare.chars().next_back()?, language)?;
    match (ending, last) {
        (Ending::Stop, Ending::Question | Ending::Exclamation) => is_quoted.then_some(last),
        (Ending::Question, Ending::Exclamation) | (Ending::Exclamation, Ending::Question) => {
            Some(last)
        }
        _ => None,
    }
}
