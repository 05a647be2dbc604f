//! Whether a translation ends as its source does, with its own language's sign.

use super::flat::Flat;
use super::mending::Mend;
use super::{Checked, Finding, FindingKind};
use crate::language::{Ending, is_quote_mark};
use crate::release::FOOTNOTE_CHAR;
use crate::translate::units::UnitKind;

/// From how many words on a text that is no paragraph is taken for a sentence.
const SENTENCE: usize = 4;

/// How a text ends.
struct End {
    ending: Option<Ending>,
    /// The sign, and where it stands; where it would, if there is none.
    sign: std::ops::Range<usize>,
}

/// Looks at how a translation ends.
pub(super) fn look(checked: &Checked<'_>, source: &Flat, target: &Flat) -> Option<Finding> {
    let words = source.text.split_whitespace().count();
    // Names end as they do: 'Ltd.'.
    if checked.kind != UnitKind::Paragraph && words < SENTENCE {
        return None;
    }
    let (ours, theirs) = (end(&source.text), end(&target.text));
    let wanted = ours.ending.map(|ending| ending.written(checked.into));
    let written = target.text.get(theirs.sign.clone()).unwrap_or_default();
    let is_alike = ours.ending == theirs.ending;
    let is_own = theirs.ending.is_none_or(|ending| {
        let own = ending.written(checked.into);
        written == own || own.starts_with(written) || written.starts_with(own)
    });
    if is_alike && is_own {
        return None;
    }
    // A sentence of one language is one of another with an exclamation, or unfinished.
    let is_taste = |ending| matches!(ending, Some(Ending::Exclamation | Ending::Ellipsis));
    if !is_alike && is_own && is_taste(theirs.ending) && ours.ending.is_some() {
        return None;
    }
    let wanted = match is_alike {
        true => theirs.ending.map(|ending| ending.written(checked.into)),
        false => wanted,
    };
    let fix = Mend::letters(target, &theirs.sign, wanted.unwrap_or_default());
    Some(Finding {
        at: (!theirs.sign.is_empty()).then(|| theirs.sign.clone()),
        fix: fix.into_iter().collect(),
        ..Finding::of(FindingKind::Ending(wanted))
    })
}

/// How a text ends, whatever closes behind that: quotation marks, brackets, marks of notes.
fn end(text: &str) -> End {
    // Where a sign would stand: behind what closes, before marks of notes.
    let mut missing = text.trim_end().len();
    let mut letters = text.get(..missing).unwrap_or_default().char_indices().rev();
    while let Some((at, sign)) = letters.next() {
        if let Some(ending) = Ending::of(sign) {
            let mut start = at;
            // '...' and '……' are one sign.
            while let Some((before, other)) = letters.next()
                && matches!((sign, other), ('.', '.') | ('…', '…'))
            {
                start = before;
            }
            let length = at + sign.len_utf8() - start;
            let is_ellipsis = sign == '.' && length >= 3;
            return End {
                ending: Some(if is_ellipsis {
                    Ending::Ellipsis
                } else {
                    ending
                }),
                sign: start..at + sign.len_utf8(),
            };
        }
        let closes = is_quote_mark(sign)
            || sign.is_whitespace()
            || sign == FOOTNOTE_CHAR
            || matches!(sign, '’' | '\'' | '›' | ')' | '）' | '》');
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
    }
}
