//! What each choice in a conflict comes to, by what its place says now.
//!
//! A conflict keeps what two people had made of something when they met. Its place goes on
//! from there: whoever has it open goes on writing. So one of the versions, the one that the
//! place has gone on from, is always what stands there now, and choosing another puts that in
//! the place of what's at odds and leaves what else was written since.

use std::collections::HashSet;
use std::ops::Range;

use super::hunks::hunks;
use super::merge::is_whole;
use super::words::{Word, Words};
use super::{prose, text};
use crate::release::{Conflict, Content, FieldPath, Id, Lines, Paragraph, Part, Prose, Release};

/// What stands between two versions of a text that isn't words.
const BETWEEN_WHOLE: &str = " / ";

/// What the place of a conflict says now, as far as the conflict is about it.
pub fn now_at(release: &Release, conflict: &Conflict) -> Content {
    match release.part(&conflict.at) {
        Some(Part::Text(text, _)) => Content::Text(Lines::new(text.text())),
        Some(Part::Value(value)) => Content::Value(value),
        Some(Part::List(list)) => match list.as_prose() {
            Some(prose) => {
                let is_concerned = concerned(conflict);
                let paragraphs = prose.iter().filter(|one| is_concerned(&one.id));
                Content::Paragraphs(paragraphs.cloned().collect())
            }
            None => Content::Nothing,
        },
        _ => item_at(release, &conflict.at),
    }
}

fn item_at(release: &Release, at: &FieldPath) -> Content {
    let item = at.split_last().and_then(|(list, id)| {
        let Some(Part::List(items)) = release.part(&list) else {
            return None;
        };
        items.copy(id)
    });
    item.map_or(Content::Nothing, |item| Content::Item(Box::new(item)))
}

/// Which paragraphs a conflict is about.
fn concerned(conflict: &Conflict) -> impl Fn(&Id) -> bool {
    let versions = conflict.contents().into_iter().filter_map(paragraphs_of);
    let ids: HashSet<&Id> = versions.flatten().map(|paragraph| &paragraph.id).collect();
    move |id| ids.contains(id)
}

/// What the place of a conflict, which says `now`, would say by each choice: what stood there
/// before, ours and theirs. One of them is what it says now.
pub fn choices(conflict: &Conflict, now: &Content) -> [Content; 3] {
    let versions = conflict.contents();
    let stood = standing(versions, now);
    versions.map(|version| match std::ptr::eq(version, stood) {
        true => now.clone(),
        false => chosen(&conflict.at, stood, version, now),
    })
}

/// What the place of a conflict, which says `now`, would say with first ours and then theirs;
/// `None` where that can't be.
pub fn both(conflict: &Conflict, now: &Content) -> Option<Content> {
    let [_, ours, theirs] = choices(conflict, now);
    match now {
        Content::Text(_) => {
            let (ours, theirs) = (text_of(&ours)?, text_of(&theirs)?);
            let both = match is_whole(&conflict.at) {
                true => wholes(ours, theirs),
                false => joined(ours, theirs),
            };
            Some(Content::Text(Lines::new(both)))
        }
        Content::Paragraphs(_) => {
            let (mut both, theirs) = (owned(&ours)?, owned(&theirs)?);
            let new = theirs.into_iter().filter(|one| !both.contains(one));
            let new: Vec<Paragraph> = new.collect();
            both.extend(new);
            Some(Content::Paragraphs(prose::with_ids_of_their_own(both)))
        }
        _ => None,
    }
}

/// The prose with these paragraphs in the place of those that a conflict is about.
pub(super) fn with_paragraphs(
    prose: &Prose,
    conflict: &Conflict,
    said: Vec<Paragraph>,
) -> Vec<Paragraph> {
    let is_concerned = concerned(conflict);
    let mut said = Some(said);
    let mut whole = Vec::new();
    for paragraph in prose {
        if is_concerned(&paragraph.id) {
            whole.extend(said.take().into_iter().flatten());
        } else {
            whole.push(paragraph.clone());
        }
    }
    whole.extend(said.take().into_iter().flatten());
    prose::with_ids_of_their_own(whole)
}

/// Which of these versions, of which the first is what both others were made of, a place has
/// gone on from that says `now`.
///
/// That's ours, which a release goes on saying, but where it says all that theirs alone says,
/// and not all that ours alone does. So nothing of theirs is taken for changed that nobody has
/// changed.
pub(super) fn standing<'a>(versions: [&'a Content; 3], now: &Content) -> &'a Content {
    let [base, ours, theirs] = versions;
    let mut exactly = [ours, theirs, base].into_iter();
    if let Some(version) = exactly.find(|version| is_same(version, now)) {
        return version;
    }
    if let (Content::Nothing, Content::Item(_), Content::Item(_)) = (ours, theirs, now) {
        return theirs;
    }
    let texts = [ours, theirs, now].map(text_in);
    let [our, their, now] = texts.each_ref().map(|text| Words::of_text(text));
    let is_theirs = says_all_of(&now, &their, &our) && !says_all_of(&now, &our, &their);
    if is_theirs { theirs } else { ours }
}

/// Whether `now` says all that one version says and another doesn't, if that's anything: line
/// by line, word for word.
fn says_all_of(now: &Words<'_>, version: &Words<'_>, other: &Words<'_>) -> bool {
    let is_blank = |word: &Word<'_>| matches!(word, Word::Letters(word) if word.trim().is_empty());
    let is_end = |word: &Word<'_>| matches!(word, Word::Letters("\n"));
    let hunks = hunks(version, other);
    let lines = hunks
        .iter()
        .flat_map(|hunk| version.at(hunk.before.clone()).split(is_end));
    let said: Vec<&[Word<'_>]> = lines
        .filter_map(|line| {
            let start = line.iter().position(|word| !is_blank(word))?;
            let end = line.iter().rposition(|word| !is_blank(word))?;
            line.get(start..=end)
        })
        .collect();
    let mut lines = said.iter();
    !said.is_empty() && lines.all(|line| now.words.windows(line.len()).any(|words| words == *line))
}

/// All that is said in it.
pub(super) fn text_in(content: &Content) -> String {
    let mut texts = Vec::new();
    let mut add = |part: &Part<'_>| match part {
        Part::Text(text, _) => texts.push(text.text().to_owned()),
        Part::Paragraph(paragraph) => texts.push(paragraph.text().to_owned()),
        _ => {}
    };
    content.walk(&mut add);
    texts.join("\n")
}

/// Whether two contents are one, whatever says nothing being called.
pub(super) fn is_same(one: &Content, other: &Content) -> bool {
    match (one, other) {
        (Content::Nothing, Content::Text(text)) => text.as_str().is_empty(),
        (Content::Nothing, Content::Paragraphs(paragraphs)) => paragraphs.is_empty(),
        _ => one == other,
    }
}

/// What a place that says `now`, and has said `stood`, says with another version in the place
/// of that: with what was written since, where that isn't at the same words.
fn chosen(at: &FieldPath, stood: &Content, version: &Content, now: &Content) -> Content {
    match now {
        Content::Text(now) if !is_whole(at) => match (text_of(stood), text_of(version)) {
            (Some(stood), Some(version)) => {
                Content::Text(Lines::new(text::chosen(stood, version, now.as_str())))
            }
            _ => version.clone(),
        },
        Content::Paragraphs(now) => match (paragraphs_of(stood), paragraphs_of(version)) {
            (Some(stood), Some(version)) => {
                let now: Vec<&Paragraph> = now.iter().collect();
                Content::Paragraphs(prose::chosen(&stood, &version, &now))
            }
            _ => version.clone(),
        },
        _ => version.clone(),
    }
}

/// Two texts as one: what differs of the first, then what differs of the second, between what is
/// the same before and behind it.
fn joined(first: &str, second: &str) -> String {
    let words = [Words::of_text(first), Words::of_text(second)];
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
    let parts = |text: &'_ str, range: Range<usize>| -> Option<[String; 3]> {
        let (before, behind) = (text.get(..range.start)?, text.get(range.end..)?);
        Some([before, text.get(range)?, behind].map(str::to_owned))
    };
    let (Some([begins, here, ends]), Some([_, there, _])) =
        (parts(first, one), parts(second, other))
    else {
        return [first, second].join(" ");
    };
    let is_parted = here.trim().is_empty()
        || there.trim().is_empty()
        || here.ends_with(char::is_whitespace)
        || there.starts_with(char::is_whitespace);
    let between = if is_parted { "" } else { " " };
    [begins.as_str(), &here, between, &there, &ends].concat()
}

/// Two texts that aren't words, one behind the other.
fn wholes(first: &str, second: &str) -> String {
    let mut there = first.split(BETWEEN_WHOLE);
    match first.trim().is_empty() || there.any(|one| one == second) {
        true if first.trim().is_empty() => second.to_owned(),
        true => first.to_owned(),
        false if second.trim().is_empty() => first.to_owned(),
        false => [first, BETWEEN_WHOLE, second].concat(),
    }
}

pub(super) fn text_of(content: &Content) -> Option<&str> {
    match content {
        Content::Text(text) => Some(text.as_str()),
        Content::Nothing => Some(""),
        _ => None,
    }
}

pub(super) fn paragraphs_of(content: &Content) -> Option<Vec<&Paragraph>> {
    match content {
        Content::Paragraphs(paragraphs) => Some(paragraphs.iter().collect()),
        Content::Nothing => Some(Vec::new()),
        _ => None,
    }
}

fn owned(content: &Content) -> Option<Vec<Paragraph>> {
    Some(paragraphs_of(content)?.into_iter().cloned().collect())
}
