//! What each choice in a conflict comes to, by what its place says now.
//!
//! A conflict keeps what two people had made of something when they met. Its place goes on
//! from there: whoever has it open goes on writing. So one of the versions, the one that the
//! place has gone on from, is always what stands there now, and choosing another puts that in
//! the place of what's at odds and leaves what else was written since.

use std::collections::HashSet;

use super::hunks::hunks;
use super::merge::is_whole;
use super::words::{Word, Words};
use super::{prose, text};
use crate::release::{Conflict, Content, FieldPath, Id, Lines, Paragraph, Part, Prose, Release};

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
/// before, ours and theirs. The one that it has gone on from is what it says now.
pub fn choices(conflict: &Conflict, now: &Content) -> [Content; 3] {
    let versions = conflict.contents();
    let chosen = |stood, version, now: &Content| chosen(&conflict.at, stood, version, now);
    if let Some(stood) = standing(versions, now) {
        return versions.map(|version| match std::ptr::eq(version, stood) {
            true => now.clone(),
            false => chosen(stood, version, now),
        });
    }
    let [base, ours, theirs] = versions;
    let with_ours = chosen(base, ours, now);
    [
        // What it was made of says nothing against it: by way of one of the sides.
        chosen(ours, base, &with_ours),
        with_ours,
        chosen(base, theirs, now),
    ]
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
/// gone on from that says `now`: one of which nothing is gone. `None` if there is none: it says
/// something else then, and nobody is to be kept from choosing either.
pub(super) fn standing<'a>(versions: [&'a Content; 3], now: &Content) -> Option<&'a Content> {
    let [base, ours, theirs] = versions;
    let mut exactly = [ours, theirs, base].into_iter();
    if let Some(version) = exactly.find(|version| is_same(version, now)) {
        return Some(version);
    }
    match (ours, theirs, now) {
        // What is there is what one of the two has, if the other took it out.
        (Content::Nothing, Content::Item(_), Content::Item(_)) => return Some(theirs),
        (Content::Item(_), Content::Nothing, Content::Item(_)) => return Some(ours),
        // One value has nothing of another; it's ours that is set.
        (_, _, Content::Value(_)) => return Some(ours),
        _ => {}
    }
    let texts = [ours, theirs, now].map(text_in);
    let [our, their, now] = texts.each_ref().map(|text| text.as_str());
    let is_of = |version: &str| says_all_of(now, version);
    match (is_of(our), is_of(their)) {
        // Nothing is gone of what says nothing.
        (true, true) if says_all_of(their, our) => Some(theirs),
        (true, _) => Some(ours),
        (false, true) => Some(theirs),
        (false, false) => None,
    }
}

/// Whether all words of a version are in `now`, in their places, some with more letters.
fn says_all_of(now: &str, version: &str) -> bool {
    let (before, after) = (Words::of_text(version), Words::of_text(now));
    hunks(&before, &after).into_iter().all(|hunk| {
        let mut new = after.at(hunk.after).iter();
        before.at(hunk.before).iter().all(|word| match word {
            Word::Letters(word) if !word.trim().is_empty() => new.any(|new| match new {
                Word::Letters(new) => new.starts_with(word),
                _ => false,
            }),
            _ => true,
        })
    })
}

/// How much the versions of a conflict and its place, which says `now`, say together, in bytes:
/// how long it takes to compare them hangs on that.
pub fn length_of(conflict: &Conflict, now: &Content) -> usize {
    let mut length = 0;
    let mut add = |part: &Part<'_>| match part {
        Part::Text(text, _) => length += text.text().len(),
        Part::Paragraph(paragraph) => length += paragraph.text().len(),
        _ => {}
    };
    for content in conflict.contents().into_iter().chain([now]) {
        content.walk(&mut add);
    }
    length
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
