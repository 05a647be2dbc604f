//! A text that has come back, as one of the release: what of it is left out, and what somebody
//! should look at.

use super::content::{Code, Content, Token, tokens};
use super::parcel::has_footnote;
use crate::language::{LINE_BREAK, deceptive_signs, sanitize};
use crate::release::{Release, link_address};
use crate::translate::{SourceChip, Text, Unit, UnitKind, chips, missing_chips};

/// Something in a text that came back that somebody should look at. What comes from another
/// program with any is brought in as a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// A code that means nothing here was left out.
    UnknownCode(String),
    /// A footnote's mark was left out, as the release has no such footnote.
    UnknownNote(String),
    /// It lacks these of its source.
    Lacks(Vec<SourceChip>),
    /// It has these more often than its source.
    HasMore(Vec<SourceChip>),
    /// It has so many line breaks, and its source so many.
    LineBreaks(usize, usize),
    /// The old words seem to stand behind the new ones, as some programs leave them.
    OldWords,
    /// Formatting, links and notes were left out: a text of this kind has none.
    Plain,
    /// Some of its segments aren't translated.
    HalfTranslated,
    /// The file has several translations of it; the first counts.
    SeveralTargets,
    /// Its state is called so, and nobody knows what that means.
    UnknownState(String),
    /// Paragraphs behind it are said in its translation here, and whoever changed it may not have
    /// seen them.
    SaysMore,
    /// When it was handed out, it said more of the paragraphs behind it than it does here, where
    /// they're translated by themselves.
    SaysAgain,
    /// These words of it aren't in the script of its language.
    OtherScript(Vec<String>),
    /// It has signs that its source and its translation here haven't, and that have it read
    /// otherwise than its letters are written.
    Deceptive(Vec<char>),
}

/// What a content says, as a text of a release: without control characters, marks of footnotes
/// that aren't there and links that lead nowhere, unless the texts that are `known` have them,
/// and without empty paragraphs.
pub(super) fn arrived(
    release: &Release,
    unit: &Unit,
    content: &Content,
    known: &[&Text],
    remarks: &mut Vec<Remark>,
) -> Text {
    // What was opened as a release has been looked at.
    let is_of_stranger = !matches!(content, Content::Said(_));
    let mut arrived = content.as_tokens_of(unit.kind);
    let own: Vec<SourceChip> = known.iter().flat_map(|text| chips(text)).collect();
    let is_own = |url: &str| {
        let mut own = own.iter();
        own.any(|chip| matches!(chip, SourceChip::Link(_, there) if there == url))
    };
    let is_marked =
        |token: &Token| matches!(token, Token::Open(_) | Token::Lone(Code::Footnote(_)));
    if unit.kind != UnitKind::Paragraph && arrived.iter().any(is_marked) {
        remarks.push(Remark::Plain);
    }
    arrived.retain_mut(|token| {
        match token {
            Token::Text(text) => *text = sanitize(text).0.into_owned(),
            Token::Lone(Code::Footnote(id)) if !has_footnote(release, id) => {
                remarks.push(Remark::UnknownNote(id.to_string()));
                return false;
            }
            Token::Open(code) => {
                if let Code::Link(url) = code
                    && is_of_stranger
                    && !is_own(url)
                {
                    match link_address(url) {
                        Some(address) if sanitize(url).0 != **url => *url = address.into(),
                        Some(_) => {}
                        None => {
                            remarks.push(Remark::UnknownCode(url.to_string()));
                            // Around nothing else than it is: it's closed where it was.
                            *code = Code::LineBreak;
                        }
                    }
                }
            }
            Token::Lone(_) | Token::Close => {}
        }
        true
    });
    let text = Content::Coded(arrived).as_text(unit.kind);
    let known_signs = known.iter().map(|text| text.plain());
    let known_signs = deceptive_signs(&known_signs.collect::<String>());
    let mut signs = deceptive_signs(&text.plain());
    signs.retain(|sign| !known_signs.contains(sign));
    if !signs.is_empty() {
        remarks.push(Remark::Deceptive(signs));
    }
    match text {
        Text::Prose(paragraphs) if is_of_stranger => {
            let said = paragraphs.into_iter();
            Text::Prose(said.filter(|one| !one.text().trim().is_empty()).collect())
        }
        text => text,
    }
}

/// What of a translation's links and notes isn't as in its source, and whether words were left
/// over in it: of its translation `before`, or of the source `there`, in the file.
pub(super) fn look_at_codes(
    source: &Text,
    (before, there): (Option<&Text>, Option<&Text>),
    after: &Text,
    remarks: &mut Vec<Remark>,
) {
    let lacks = missing_chips(source, Some(after));
    if !lacks.is_empty() {
        remarks.push(Remark::Lacks(lacks));
    }
    let more = missing_chips(after, Some(source));
    if !more.is_empty() {
        remarks.push(Remark::HasMore(more));
    }
    // A tool that was given a copy of the source has that before it.
    let had = [(before, LEAST_LEFT), (there, LEAST_LEFT_OF_SOURCE)];
    let mut had = had.into_iter();
    let keeps_some =
        had.any(|(had, least)| had.is_some_and(|had| keeps_old_words(had, after, least)));
    if keeps_some {
        remarks.push(Remark::OldWords);
    }
}

/// That a translation has more line breaks than its source, or less.
pub(super) fn look_at_line_breaks(source: &Text, after: &Text) -> Option<Remark> {
    let (breaks, wanted) = (line_breaks(after), line_breaks(source));
    (breaks != wanted).then_some(Remark::LineBreaks(breaks, wanted))
}

/// How many line breaks a text has that are none of a paragraph's end.
fn line_breaks(text: &Text) -> usize {
    match text {
        Text::Line(_) => 0,
        Text::Lines(text) => text.matches('\n').count(),
        Text::Prose(paragraphs) => {
            let breaks = paragraphs
                .iter()
                .map(|one| one.text().matches(LINE_BREAK).count());
            breaks.sum()
        }
    }
}

/// How many letters have to stand behind the first code for something to be left over of a
/// translation, and of a source, whose links often say the same in all languages.
const LEAST_LEFT: usize = 8;
const LEAST_LEFT_OF_SOURCE: usize = 24;
/// How alike what stands before the first code is, of 1, if it's only been mended.
const MENDED: f64 = 0.4;
/// How many letters of it are looked at for that.
const LOOKED_AT: usize = 400;

/// Whether a translation seems to have the old words behind the new ones: some programs put a
/// new text before the first code, and leave what stood from there on.
fn keeps_old_words(before: &Text, after: &Text, least: usize) -> bool {
    let (before, after) = (tokens(before), tokens(after));
    let split = |tokens: &[Token]| {
        let is_code = |token: &Token| !matches!(token, Token::Text(_));
        let (head, tail) = tokens.split_at(tokens.iter().position(is_code)?);
        Some((letters(head), tail.to_vec()))
    };
    let (Some((old, old_tail)), Some((new, new_tail))) = (split(&before), split(&after)) else {
        return false;
    };
    let rest = letters(&old_tail);
    let is_left = rest.chars().filter(|c| c.is_alphabetic()).count() >= least;
    if old_tail != new_tail || !is_left || old.is_empty() {
        return false;
    }
    let length = |text: &str| text.chars().count();
    let is_as_long_as_all = length(&new) > length(&old) * 3 / 2 + 8
        && length(&new) * 10 > (length(&old) + length(&rest)) * 6;
    let begins = |text: &str| text.chars().take(LOOKED_AT).collect::<Vec<_>>();
    is_as_long_as_all || rapidfuzz::fuzz::ratio(begins(&old), begins(&new)) < MENDED
}

fn letters(tokens: &[Token]) -> String {
    let letters = tokens.iter().map(|token| match token {
        Token::Text(text) => text.as_str(),
        Token::Open(_) | Token::Close | Token::Lone(_) => "",
    });
    letters.collect()
}
