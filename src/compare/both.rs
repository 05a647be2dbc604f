//! Both versions of what two people made, one behind the other.

use std::collections::HashSet;

use super::choices::{choices, paragraphs_of, standing, text_in, text_of};
use super::merge::is_whole;
use super::prose;
use super::words::{Word, Words};
use crate::release::{Conflict, Content, Fragment, Id, Lines, Paragraph};

/// What stands between two versions of a text that isn't words.
const BETWEEN_WHOLE: &str = " / ";

/// Whether a conflict's versions can stand one behind the other: they're texts, and don't
/// differ only in how the same words look.
pub(super) fn can_be_both(conflict: &Conflict) -> bool {
    let [_, ours, theirs] = conflict.contents();
    if let (Some(ours), Some(theirs)) = (paragraphs_of(ours), paragraphs_of(theirs)) {
        return !says_same(&ours, &theirs);
    }
    let is_text = |content: &Content| text_of(content).is_some();
    is_text(ours) && is_text(theirs)
}

fn says_same(ours: &[&Paragraph], theirs: &[&Paragraph]) -> bool {
    let is_same = |(our, their): (&&Paragraph, &&Paragraph)| {
        let notes = our.content.footnotes();
        our.text() == their.text() && notes.eq(their.content.footnotes())
    };
    ours.len() == theirs.len() && ours.iter().zip(theirs).all(is_same)
}

/// What the place of a conflict, which says `now`, would say with both versions, behind what it
/// says where it has gone on from neither; `None` where that can't be.
///
/// Which of the two is first doesn't hang on who chooses: two who keep both at once have chosen
/// the same.
pub(super) fn both(conflict: &Conflict, now: &Content) -> Option<Content> {
    if !can_be_both(conflict) {
        return None;
    }
    let [_, ours, theirs] = choices(conflict, now);
    let [_, our, their] = conflict.contents();
    let (first, second) = match text_in(our) <= text_in(their) {
        true => (ours, theirs),
        false => (theirs, ours),
    };
    let both = together(conflict, &first, &second)?;
    match standing(conflict.contents(), now) {
        Some(_) => Some(both),
        None => together(conflict, now, &both),
    }
}

/// Two contents as one, the first before the second.
fn together(conflict: &Conflict, first: &Content, second: &Content) -> Option<Content> {
    if let (Content::Text(first), Content::Text(second)) = (first, second) {
        let (first, second) = (first.as_str(), second.as_str());
        let both = match is_whole(&conflict.at) {
            true => wholes(first, second),
            false => {
                let [first, second] = [first, second].map(Fragment::plain);
                joined(&first, &second).text().to_owned()
            }
        };
        return Some(Content::Text(Lines::new(both)));
    }
    let (first, second) = (paragraphs_of(first)?, paragraphs_of(second)?);
    let both = paragraphs_together(&first, &second);
    Some(Content::Paragraphs(prose::with_ids_of_their_own(both)))
}

/// The paragraphs of both: those that both have as one, the others where they stood.
fn paragraphs_together(first: &[&Paragraph], second: &[&Paragraph]) -> Vec<Paragraph> {
    let mut both: Vec<Paragraph> = first.iter().map(|one| (*one).clone()).collect();
    let of_second: HashSet<&Id> = second.iter().map(|one| &one.id).collect();
    let mut next = 0;
    for paragraph in second {
        match both.iter_mut().position(|one| one.id == paragraph.id) {
            Some(at) => {
                if let Some(one) = both.get_mut(at) {
                    one.content = joined(&one.content, &paragraph.content);
                }
                next = at + 1;
            }
            None => {
                // What the first has put in there comes before it.
                let rest = both.iter().skip(next);
                next += rest.take_while(|one| !of_second.contains(&one.id)).count();
                both.insert(next, (*paragraph).clone());
                next += 1;
            }
        }
    }
    both
}

/// Two texts as one: what differs of the first, then what differs of the second, between what is
/// the same before and behind it.
fn joined(first: &Fragment, second: &Fragment) -> Fragment {
    let words = [first, second].map(Words::of_fragment);
    let [one, other] = words.each_ref().map(|words| words.words.iter());
    let is_same = |(one, other): &(&Word<'_>, &Word<'_>)| one == other;
    let before = one.clone().zip(other.clone()).take_while(is_same).count();
    let most = one.len().min(other.len()) - before;
    let from_behind = one.rev().zip(other.rev()).take(most);
    let behind = from_behind.take_while(is_same).count();

    let [one, other] = words.each_ref().map(|words| {
        let bytes = words.bytes(before..words.len() - behind);
        // Where there are no words, they'd stand behind those that are the same.
        bytes.start.max(words.bytes(0..before).end)..bytes.end
    });
    let (begin, end) = (0..one.start, one.end..first.len());
    let pieces = [first.slice(begin), first.slice(one), second.slice(other)];
    let ([Some(mut all), Some(here), Some(there)], Some(end)) = (pieces, first.slice(end)) else {
        let mut all = first.clone();
        all.push(second);
        return all;
    };
    let is_blank = |piece: &Fragment| piece.text().trim().is_empty();
    let is_parted = is_blank(&here)
        || is_blank(&there)
        || here.text().ends_with(char::is_whitespace)
        || there.text().starts_with(char::is_whitespace);
    all.push(&here);
    if !is_parted {
        all.push(&Fragment::plain(" "));
    }
    all.push(&there);
    all.push(&end);
    all
}

/// Two texts that aren't words, one behind the other.
fn wholes(first: &str, second: &str) -> String {
    let mut all: Vec<&str> = Vec::new();
    for one in first
        .split(BETWEEN_WHOLE)
        .chain(second.split(BETWEEN_WHOLE))
    {
        if !one.trim().is_empty() && !all.contains(&one) {
            all.push(one);
        }
    }
    all.join(BETWEEN_WHOLE)
}
