//! Paragraphs that two people have and what both started from hasn't: they got them from each
//! other, in a state that isn't known. What both say of them is what they most likely stand on.

use std::collections::HashSet;

use super::hunks::hunks;
use super::words::Words;
use crate::release::{Fragment, Id, Paragraph};

/// A paragraph that belongs into the base, behind the one called so, or first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SharedParagraph {
    pub behind: Option<Id>,
    pub paragraph: Paragraph,
}

/// The paragraphs of both that aren't in `base`, with the words of both. Whoever is called
/// ours, they're the same.
pub(super) fn shared_paragraphs(
    base: &[&Paragraph],
    ours: &[&Paragraph],
    theirs: &[&Paragraph],
) -> Vec<SharedParagraph> {
    let known: HashSet<&Id> = base.iter().map(|paragraph| &paragraph.id).collect();
    let here: HashSet<&Id> = ours.iter().map(|paragraph| &paragraph.id).collect();
    let is_shared = |id: &Id| here.contains(id) && !known.contains(id);
    if !theirs.iter().any(|paragraph| is_shared(&paragraph.id)) {
        return Vec::new();
    }
    let texts = |side: &[&Paragraph]| -> Vec<(Id, String)> {
        let texts = side
            .iter()
            .map(|one| (one.id.clone(), one.text().to_owned()));
        texts.collect()
    };
    let (first, second) = match texts(ours) <= texts(theirs) {
        true => (ours, theirs),
        false => (theirs, ours),
    };
    let mut behind: Option<&Id> = None;
    let mut shared = Vec::new();
    for paragraph in first {
        let id = &paragraph.id;
        let other = second.iter().find(|other| other.id == *id);
        let is_first = !shared
            .iter()
            .any(|known: &SharedParagraph| known.paragraph.id == *id);
        if let Some(other) = other.filter(|_| !known.contains(id) && is_first) {
            shared.push(SharedParagraph {
                behind: behind.cloned(),
                paragraph: Paragraph {
                    content: common(&paragraph.content, &other.content),
                    ..(*paragraph).clone()
                },
            });
        }
        if known.contains(id) || other.is_some() {
            behind = Some(id);
        }
    }
    shared
}

/// The words that both say, as the first has them.
fn common(first: &Fragment, second: &Fragment) -> Fragment {
    let (words, others) = (Words::of_fragment(first), Words::of_fragment(second));
    let mut common = Fragment::default();
    let mut done = 0;
    for hunk in hunks(&words, &others) {
        let gone = words.bytes(hunk.before);
        if let Some(kept) = first.slice(done..gone.start) {
            common.push(&kept);
        }
        done = gone.end.max(done);
    }
    if let Some(kept) = first.slice(done..first.len()) {
        common.push(&kept);
    }
    common
}
