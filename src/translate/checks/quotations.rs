//! Whether a translation quotes what its source quotes, in marks of its own language.

use std::ops::Range;

use super::flat::Flat;
use super::formatting::stretches;
use super::mending::Mend;
use super::sentences::is_small;
use super::{Checked, Finding, FindingKind};
use crate::language::{QuoteMarks, Quoting, WrittenIn, is_quote_mark, is_spaceless, written_in};

/// From how many words on what is quoted in small letters is more than a name.
const PHRASE: usize = 3;
/// The same of what begins with a capital, or is written without any.
const SENTENCE: usize = 6;
/// The same of what is written without blanks, in characters.
const SENTENCE_IN_CHARACTERS: usize = 12;

/// A quotation mark in a text.
struct Quote {
    at: usize,
    sign: char,
    opens: bool,
    /// Whether its quotation stands in another.
    is_within: bool,
}

impl Quote {
    fn is_of(&self, (open, close): &QuoteMarks) -> bool {
        self.sign == if self.opens { *open } else { *close }
    }

    fn range(&self) -> Range<usize> {
        self.at..self.at + self.sign.len_utf8()
    }
}

/// Looks at the quotation marks of a translation.
pub(super) fn look(checked: &Checked<'_>, source: &Flat, target: &Flat) -> Vec<Finding> {
    let ours = quotes(&source.text);
    let theirs = quotes(&target.text);
    // What is put into the language's marks is no longer mixed.
    let of_others = foreign(checked, target, &theirs).or_else(|| mixed(checked, target, &theirs));
    let mut findings: Vec<Finding> = of_others.into_iter().collect();
    let balance = |quotes: &[Quote]| {
        let opened = quotes.iter().filter(|quote| quote.opens).count();
        (opened, quotes.len() - opened)
    };
    let ((opened, closed), (opened_there, closed_there)) = (balance(&ours), balance(&theirs));
    if theirs.is_empty() {
        let mut quoted = quoted(&source.text).into_iter();
        let quotes_much =
            quoted.any(|range| source.text.get(range).is_some_and(is_more_than_a_name));
        if quotes_much && !is_set_apart(target) {
            findings.push(Finding::of(FindingKind::QuotesMissing));
        }
    } else if opened_there != closed_there && opened == closed && !is_shared(checked, &theirs) {
        findings.push(Finding {
            at: theirs.last().map(Quote::range),
            ..Finding::of(FindingKind::QuotesUnpaired)
        });
    }
    findings
}

/// Whether guillemets within others end with those, where two would stand side by side, as they do
/// in languages of Cyrillic letters: «Он работал в «Мемориале».
fn is_shared(checked: &Checked<'_>, quotes: &[Quote]) -> bool {
    let [opened, closed] = [true, false].map(|opens| {
        let marks = quotes.iter().filter(|quote| quote.opens == opens);
        marks.count()
    });
    matches!(checked.into.language(), "ru" | "uk" | "be")
        && opened > 1
        && opened == closed + 1
        && quotes.iter().all(|quote| matches!(quote.sign, '«' | '»'))
}

/// Whether a text without quotation marks sets words apart in another way: in the marks of
/// Chinese titles, single ones, bold or italic, or with the dash of what somebody says.
fn is_set_apart(target: &Flat) -> bool {
    target.text.contains(['《', '〈', '‘', '‹', '‚'])
        || target.text.trim_start().starts_with(['—', '–', '―'])
        || target.text.starts_with('\'')
        || target.text.contains(" '")
        || !stretches(target).is_empty()
}

/// Whether what is quoted is more than a name, which stands in no marks in some languages.
fn is_more_than_a_name(quoted: &str) -> bool {
    let has_end = quoted.ends_with(['.', '!', '?', ',', '。', '！', '？', '，', '؟', '،']);
    if quoted.contains(is_spaceless) {
        let letters = quoted.chars().filter(|c| c.is_alphabetic()).count();
        return letters >= SENTENCE_IN_CHARACTERS || (has_end && letters >= SENTENCE);
    }
    let words = quoted.split_whitespace();
    let mut behind_first = words.clone().skip(1);
    let has_small = behind_first.any(is_small);
    let is_phrase = has_small && (has_end || quoted.starts_with(char::is_lowercase));
    words.count() >= if is_phrase { PHRASE } else { SENTENCE }
}

/// The marks that aren't the language's in their place, with its own.
fn foreign(checked: &Checked<'_>, target: &Flat, quotes: &[Quote]) -> Option<Finding> {
    let own = Quoting::of(checked.into)?;
    let is_within = |quote: &Quote| quote.is_within || checked.is_quoted;
    let is_own = |quote: &&Quote| {
        let marks = if is_within(quote) {
            own.inner
        } else {
            own.outer
        };
        { marks.iter() }.any(|marks| quote.is_of(marks))
    };
    let first = quotes.iter().find(|quote| !is_own(quote))?;
    // Where a language has several, those that stand there already.
    let used = |marks: &&QuoteMarks| {
        let mut outermost = quotes.iter().filter(|quote| !is_within(quote));
        outermost.any(|quote| quote.is_of(marks))
    };
    let outer = own.outer.iter().find(used).or(own.outer.first())?;
    let inner = own.inner.iter().find(|marks| *marks != outer)?;
    // What stands within others isn't to look like them.
    let is_other = |quote: &&Quote| !is_own(quote) || (is_within(quote) && quote.is_of(outer));
    let others = quotes.iter().filter(is_other);
    let fix = others.map(|quote| {
        let (open, close) = if is_within(quote) { inner } else { outer };
        let sign = if quote.opens { open } else { close };
        Mend::letters(
            target,
            &quote.range(),
            &spaced(checked, target, quote, *sign),
        )
    });
    Some(Finding {
        at: Some(first.range()),
        fix: fix.collect::<Option<_>>().unwrap_or_default(),
        ..Finding::of(FindingKind::ForeignQuotes(first.sign.to_string()))
    })
}

/// The style that a mark is of. Those of one style close each other in some language or other:
/// „ja“, „tak”, ”نعم“.
fn style(sign: char) -> char {
    match sign {
        '“' | '”' | '„' | '‟' => '“',
        '«' | '»' => '«',
        '「' | '」' => '「',
        '『' | '』' => '『',
        '〝' | '〞' => '〝',
        sign => sign,
    }
}

/// Quotations that open in marks of one style and close in those of another: «نعم“. Which belongs
/// to which is only told where as many are closed as are opened.
fn mixed(checked: &Checked<'_>, target: &Flat, quotes: &[Quote]) -> Option<Finding> {
    let mut opened: Vec<&Quote> = Vec::new();
    let mut mixed: Vec<(&Quote, &Quote)> = Vec::new();
    for quote in quotes {
        if quote.opens {
            opened.push(quote);
            continue;
        }
        let open = opened.pop()?;
        if style(open.sign) != style(quote.sign) {
            mixed.push((open, quote));
        }
    }
    let (open, close) = mixed.first().copied().filter(|_| opened.is_empty())?;
    let fix = mixed.iter().map(|(open, close)| {
        let own = Quoting::of(checked.into)?;
        let marks = match open.is_within {
            true => own.inner,
            false => own.outer,
        };
        // How it opens says how it's to close, where the language opens so.
        let closing = marks.iter().find(|marks| open.is_of(marks));
        let opening = || marks.iter().find(|marks| close.is_of(marks));
        let (quote, sign) = match closing {
            Some((_, sign)) => (close, sign),
            None => (open, &opening()?.0),
        };
        Mend::letters(
            target,
            &quote.range(),
            &spaced(checked, target, quote, *sign),
        )
    });
    Some(Finding {
        at: Some(close.range()),
        fix: fix.collect::<Option<_>>().unwrap_or_default(),
        ..Finding::of(FindingKind::MixedQuotes {
            open: open.sign,
            close: close.sign,
        })
    })
}

/// A mark with the space that French may have within it, where there is none.
fn spaced(checked: &Checked<'_>, target: &Flat, quote: &Quote, sign: char) -> String {
    let space = checked.conventions.spacing.within_guillemets();
    let (before, _) = target.around(quote.at);
    let (_, behind) = target.around(quote.range().end);
    let has = |letter: Option<char>| letter.is_some_and(char::is_whitespace);
    match (checked.into.language(), sign) {
        ("fr", '«') if !has(behind) => format!("«{space}"),
        ("fr", '»') if !has(before) => format!("{space}»"),
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
            if !opens {
                open.pop();
            }
            quotes.push(Quote {
                at,
                sign,
                opens,
                is_within: !open.is_empty(),
            });
            if opens {
                open.push(sign);
            }
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
    // An apostrophe with a word behind it, as in 'l’“Agenda”', and what opens a question in Spanish.
    let leads = |before: Option<char>, behind: Option<char>| {
        before.is_some_and(|c| matches!(c, '’' | '\'' | '¿' | '¡' | '：' | '（'))
            && behind.is_some_and(|c| c.is_alphanumeric() || matches!(c, '¿' | '¡'))
    };
    match sign {
        '„' | '‟' | '「' | '『' | '〝' => true,
        '」' | '』' | '〞' => false,
        // Guillemets point outwards but in German and Polish, where those open that point inwards.
        '«' => open.last() != Some(&'»'),
        '»' => open.is_empty() && is_edge(before) && behind.is_some_and(char::is_alphanumeric),
        // Behind an address: '“https://”.'
        _ if before == Some('/') && !behind.is_some_and(char::is_alphanumeric) => open.is_empty(),
        _ => match (leads(before, behind) || is_edge(before), is_edge(behind)) {
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
