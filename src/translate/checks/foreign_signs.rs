//! Whether the signs between the words of a translation are those of its script: '،' in Arabic,
//! '，' in Chinese.
//!
//! What stands among Latin words, within figures and addresses is left alone.

use std::ops::Range;

use super::addresses::addresses;
use super::flat::Flat;
use super::mending::Mend;
use super::{Checked, Finding, FindingKind};
use crate::language::{Ending, WrittenIn, may_close, script_of, sentences, written_in};
use crate::release::FOOTNOTE_CHAR;

/// Looks for signs of another script, and tells each once. `told` is where one is told already.
pub(super) fn look(
    checked: &Checked<'_>,
    source: &Flat,
    target: &Flat,
    told: Option<&Range<usize>>,
) -> Vec<Finding> {
    let script = match script_of(checked.into) {
        Some(WrittenIn::Arabic) => WrittenIn::Arabic,
        Some(WrittenIn::Chinese) if checked.into.is_chinese() => WrittenIn::Chinese,
        _ => return Vec::new(),
    };
    let addresses = addresses(&target.text);
    let are_several = sentences(source.text.trim()).len() > 1;
    let mut findings: Vec<Finding> = Vec::new();
    for (at, sign) in target.text.char_indices() {
        let Some((ending, own)) = own_sign(checked, sign) else {
            continue;
        };
        let mut range = at..at + sign.len_utf8();
        let behind = addresses.partition_point(|address| address.range.end <= at);
        let address = addresses.get(behind);
        let is_in_address = address.is_some_and(|address| address.range.contains(&at));
        if told == Some(&range)
            || is_in_address
            || !is_among(&target.text, at, (ending, are_several), script)
        {
            continue;
        }
        let shown = range.clone();
        // A sign of Chinese has its blank within.
        if script == WrittenIn::Chinese {
            let behind = target.text.get(range.end..).unwrap_or_default();
            range.end += behind.len() - behind.trim_start_matches(' ').len();
        }
        let fix = Mend::letters(target, &range, own);
        let kind = FindingKind::ForeignSign { sign, own };
        match findings.iter_mut().find(|finding| finding.kind == kind) {
            Some(finding) => finding.fix.extend(fix),
            None => findings.push(Finding {
                at: Some(shown),
                fix: fix.into_iter().collect(),
                kind,
            }),
        }
    }
    findings
}

/// What the language writes for a Latin sign, where that is another; with what it says.
fn own_sign(checked: &Checked<'_>, sign: char) -> Option<(Ending, &'static str)> {
    let ending = Ending::of(sign, checked.into).filter(|_| sign.is_ascii())?;
    let own = ending.written(checked.into);
    let is_own = ending.may_be_written(&sign.to_string(), checked.into);
    (!is_own && !own.is_ascii()).then_some((ending, own))
}

/// Whether a sign stands among words of a script. A stop between two letters parts sentences only
/// where the source has several.
fn is_among(
    text: &str,
    at: usize,
    (ending, are_several): (Ending, bool),
    script: WrittenIn,
) -> bool {
    let (before, behind) = text.split_at_checked(at).unwrap_or_default();
    let mut behind = behind.chars();
    let sign = behind.next();
    let is_own = |c: char| written_in(c) == Some(script);
    let is_blank = |c: &char| c.is_whitespace() || *c == FOOTNOTE_CHAR;
    let closes = |c: &char| is_blank(c) || may_close(*c);
    let [last, next] = [before.chars().next_back(), behind.clone().next()];
    let has = |letter: Option<char>, is: fn(char) -> bool| letter.is_some_and(is);
    // 1,000, 10:30, '...'.
    if (has(last, char::is_numeric) && has(next, char::is_numeric)) || last == sign || next == sign
    {
        return false;
    }
    let last_word = before
        .chars()
        .rev()
        .find(|c| !closes(c))
        .is_some_and(is_own);
    match ending {
        // 'Inc. 公司', 'A.史密斯', '约翰.史密斯', which wants a dot of another kind.
        Ending::Stop => {
            let ends = |c: char| closes(&c) || (are_several && is_own(c));
            last.is_some_and(is_own) && next.is_none_or(ends)
        }
        // What ends a sentence belongs to that alone.
        Ending::Question | Ending::Exclamation => last_word,
        _ => last_word || behind.find(|c| !is_blank(c)).is_some_and(is_own),
    }
}
