//! Whether a translation quotes what its source quotes, in marks of its own language.

use std::ops::Range;

use super::flat::Flat;
use super::mending::Mend;
use super::{Checked, Finding, FindingKind};
use crate::language::{WrittenIn, is_quote_mark, quote_marks, written_in};
use crate::translate::units::UnitKind;

/// A quotation mark in a text.
struct Quote {
    at: usize,
    sign: char,
    opens: bool,
}

/// Looks at the quotation marks of a translation.
pub(super) fn look(checked: &Checked<'_>, source: &Flat, target: &Flat) -> Vec<Finding> {
    let ours = quotes(&source.text);
    let theirs = quotes(&target.text);
    let mut findings: Vec<Finding> = foreign(checked, target, &theirs).into_iter().collect();
    let balance = |quotes: &[Quote]| {
        let opened = quotes.iter().filter(|quote| quote.opens).count();
        (opened, quotes.len() - opened)
    };
    let ((opened, closed), (opened_there, closed_there)) = (balance(&ours), balance(&theirs));
    if theirs.is_empty() {
        let has_others = target.text.contains(['《', '‘', '‹', '‚']);
        // Names and titles in quotes have none in some languages or the marks of titles, as in
        // Chinese, and a quote's own words get theirs from the page.
        let quotes_much = quoted(&source.text)
            .iter()
            .any(|range| source.text.get(range.clone()).is_some_and(is_sentence));
        if quotes_much && !has_others && checked.kind == UnitKind::Paragraph {
            findings.push(Finding::of(FindingKind::QuotesMissing));
        }
    } else if opened_there != closed_there && opened == closed {
        findings.push(Finding {
            at: theirs
                .last()
                .map(|last| last.at..last.at + last.sign.len_utf8()),
            ..Finding::of(FindingKind::QuotesUnpaired)
        });
    }
    findings
}

/// Whether what is quoted is more than a name.
fn is_sentence(text: &str) -> bool {
    text.split_whitespace().count() >= 6
}

/// The marks that aren't the language's, with its own in their place.
fn foreign(checked: &Checked<'_>, target: &Flat, quotes: &[Quote]) -> Option<Finding> {
    let own = quote_marks(checked.into)?;
    let is_own = |quote: &&Quote| {
        own.iter().any(|(open, close)| match quote.opens {
            true => quote.sign == *open,
            false => quote.sign == *close,
        })
    };
    let first = quotes.iter().find(|quote| !is_own(quote))?;
    let (open, close) = own.first()?;
    let others = quotes.iter().filter(|quote| !is_own(quote));
    let fix = others.map(|quote| {
        let sign = if quote.opens { open } else { close };
        let range = quote.at..quote.at + quote.sign.len_utf8();
        Mend::letters(target, &range, &spaced(checked, target, quote, *sign))
    });
    Some(Finding {
        at: Some(first.at..first.at + first.sign.len_utf8()),
        fix: fix.collect::<Option<_>>().unwrap_or_default(),
        ..Finding::of(FindingKind::ForeignQuotes(first.sign.to_string()))
    })
}

/// A mark with the blank that the language may want inside of it: how wide it is is the page's
/// affair.
fn spaced(checked: &Checked<'_>, target: &Flat, quote: &Quote, sign: char) -> String {
    let (before, _) = target.around(quote.at);
    let (_, behind) = target.around(quote.at + quote.sign.len_utf8());
    let has = |letter: Option<char>| letter.is_some_and(char::is_whitespace);
    match (checked.into.language(), sign) {
        ("fr", '«') if !has(behind) => "«\u{a0}".to_owned(),
        ("fr", '»') if !has(before) => "\u{a0}»".to_owned(),
        _ => sign.to_string(),
    }
}

/// The quotation marks of a text, in order.
fn quotes(text: &str) -> Vec<Quote> {
    let mut quotes: Vec<Quote> = Vec::new();
    let mut open: Vec<char> = Vec::new();
    let mut before: Option<char> = None;
    let mut letters = text.char_indices().peekable();
    while let Some((at, sign)) = letters.next() {
        let behind = letters.peek().map(|(_, behind)| *behind);
        let is_other = is_inch(sign, before, behind, &open) || is_of_word(sign, before, behind);
        if is_quote_mark(sign) && !is_other {
            let opens = opens(sign, before, behind, &open);
            match opens {
                true => open.push(sign),
                false => {
                    open.pop();
                }
            }
            quotes.push(Quote { at, sign, opens });
        }
        before = Some(sign);
    }
    quotes
}

/// Whether a straight mark is one of feet and inches, minutes and seconds: one behind a digit
/// with nothing to close. 'The "Agenda 2030"' has something.
fn is_inch(sign: char, before: Option<char>, behind: Option<char>, open: &[char]) -> bool {
    sign == '"'
        && before.is_some_and(|c| c.is_ascii_digit())
        && !open.contains(&'"')
        && behind.is_none_or(|c| !c.is_alphabetic() || matches!(c, 'x' | '×'))
}

/// Whether a straight mark is a letter's: Hebrew has one within its acronyms.
fn is_of_word(sign: char, before: Option<char>, behind: Option<char>) -> bool {
    let is_hebrew = |c: Option<char>| c.and_then(written_in) == Some(WrittenIn::Hebrew);
    sign == '"' && is_hebrew(before) && is_hebrew(behind)
}

/// Whether a mark opens a quotation: by what stands beside it, since what opens one in one
/// language closes it in another.
fn opens(sign: char, before: Option<char>, behind: Option<char>, open: &[char]) -> bool {
    let is_edge = |letter: Option<char>| {
        letter.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | '-' | '/'))
    };
    match sign {
        '„' | '‟' | '「' | '『' | '〝' => true,
        '」' | '』' | '〞' => false,
        // Guillemets point outwards but in German and Polish, where those open that point inwards.
        '«' => open.last() != Some(&'»'),
        '»' => open.is_empty() && is_edge(before) && !is_edge(behind),
        _ => match (is_edge(before), is_edge(behind)) {
            (true, false) => true,
            (false, true) => false,
            // Between letters, as in Chinese, or between marks: by what is open.
            _ => {
                open.is_empty()
                    || (before.is_some_and(is_quote_mark)
                        && behind.is_some_and(char::is_alphanumeric)
                        && before != Some(sign)
                        && open.last() == before.as_ref())
            }
        },
    }
}

/// What stands within quotation marks, without those, outermost ones alone.
pub(super) fn quoted(text: &str) -> Vec<Range<usize>> {
    let mut quoted = Vec::new();
    let mut opened: Vec<usize> = Vec::new();
    for quote in quotes(text) {
        if quote.opens {
            opened.push(quote.at + quote.sign.len_utf8());
            continue;
        }
        if let Some(start) = opened.pop()
            && opened.is_empty()
        {
            let within = text.get(start..quote.at).unwrap_or_default();
            let blanks = within.len() - within.trim_start().len();
            quoted.push(start + blanks..start + blanks + within.trim().len());
        }
    }
    quoted
}
