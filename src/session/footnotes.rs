//! Footnotes: numbered, put in at the caret, gone with their last mark.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::Ids;
use super::writing::Labelled;
use crate::edit::{self, Edit, ItemKind, Label};
use crate::release::{
    FOOTNOTE_CHAR, FieldPath, Footnote, Fragment, Id, Identified, Mark, MarkKind, Paragraph, Part,
    Release, footnotes_list,
};

/// The footnotes by their numbers, and the other way round.
#[derive(Clone, Debug)]
pub(super) struct FootnoteOrder {
    pub ids: Rc<[Id]>,
    pub numbers: Rc<HashMap<Id, usize>>,
}

impl FootnoteOrder {
    pub fn of(release: &Release) -> Self {
        let ids: Rc<[Id]> = release.footnote_order().into();
        let numbers = ids.iter().enumerate();
        let numbers = numbers.map(|(index, id)| (id.clone(), index + 1));
        Self {
            numbers: Rc::new(numbers.collect()),
            ids,
        }
    }
}

/// Puts a new footnote's mark before the byte `at` of the prose at
/// `path`, and its note where its number puts it. Answers the note's text.
pub(super) fn insert(
    release: &Release,
    path: &FieldPath,
    at: usize,
) -> Option<(Labelled, FieldPath)> {
    if path.is_within(&footnotes_list()) {
        return None;
    }
    let prose = release.prose(path)?;
    let mut ids = Ids::new(release);
    let id = ids.draw("note", "note");
    let first = Paragraph::new(ids.draw("p", "p"), Fragment::default());
    let note = Footnote {
        id: id.clone(),
        text: [first].into_iter().collect(),
    };
    let text = footnotes_list().item(&id).field("text");
    let mark = Fragment::new(
        FOOTNOTE_CHAR.to_string(),
        vec![Mark::new(
            0..FOOTNOTE_CHAR.len_utf8(),
            MarkKind::Footnote(id),
        )],
    );
    let place = prose.address_at(path, at);
    let before = place
        .as_ref()
        .and_then(|(paragraph, offset)| note_before(release, paragraph, *offset));
    let marked = match place {
        Some((paragraph, offset)) => edit::splice(release, &paragraph, offset..offset, mark)?,
        None => edit::insert(path, None, Paragraph::new(ids.draw("p", "p"), mark)),
    };
    let edit = Edit::Group(vec![edit::insert(&footnotes_list(), before, note), marked]);
    Some(((Label::Add(ItemKind::Footnote), edit), text))
}

/// The note whose mark is the last before a place.
fn note_before(release: &Release, paragraph: &FieldPath, offset: usize) -> Option<Id> {
    let known: HashSet<&Id> = release.footnotes.iter().map(Identified::id).collect();
    let mut last = None;
    let mut passed = false;
    release.visit(&mut |path, part| {
        let Part::Paragraph(here) = part else {
            return;
        };
        if passed || path.is_within(&footnotes_list()) {
            return;
        }
        passed = path == paragraph;
        for (at, id) in here.content.footnotes() {
            if known.contains(id) && (!passed || at < offset) {
                last = Some(id.clone());
            }
        }
    });
    last
}

/// The edit, and with it the notes whose last marks it takes out of the text.
pub(super) fn with_orphaned_notes(release: &Release, edit: Edit) -> Edit {
    let mut change = HashMap::new();
    count_marks(&edit, &mut change);
    change.retain(|_, count| *count < 0);
    if change.is_empty() {
        return edit;
    }
    let marks = release.footnote_marks();
    let kept = release.kept_footnotes();
    let orphans: Vec<Edit> = change
        .into_iter()
        .filter(|(id, _)| !kept.contains(id))
        .filter(|(id, _)| !takes_note_out(&edit, id))
        .filter(|(id, lost)| {
            let had = marks.iter().filter(|mark| mark.footnote == *id).count();
            had as i64 + lost <= 0
        })
        .filter_map(|(id, _)| edit::remove(release, &footnotes_list().item(&id)))
        .collect();
    if orphans.is_empty() {
        return edit;
    }
    // One after the other: each says what it stands behind.
    let mut removals = orphans;
    removals.sort_by_key(|removal| match removal {
        Edit::Remove { item, .. } => {
            std::cmp::Reverse(release.footnotes.position(item.id().as_str()))
        }
        _ => std::cmp::Reverse(None),
    });
    Edit::Group(std::iter::once(edit).chain(removals).collect())
}

/// Whether the edit itself takes the note of this footnote out.
fn takes_note_out(edit: &Edit, note: &Id) -> bool {
    match edit {
        Edit::Remove { list, item, .. } => *list == footnotes_list() && item.id() == note,
        Edit::Group(edits) => edits.iter().any(|edit| takes_note_out(edit, note)),
        _ => false,
    }
}

/// How many marks of each footnote an edit brings, or takes.
fn count_marks(edit: &Edit, counts: &mut HashMap<Id, i64>) {
    let mut count = |fragment: &Fragment, by: i64| {
        for (_, id) in fragment.footnotes() {
            *counts.entry(id.clone()).or_default() += by;
        }
    };
    match edit {
        Edit::Splice {
            removed, inserted, ..
        } => {
            count(removed, -1);
            count(inserted, 1);
        }
        Edit::Insert { item, .. } => marks_in(item.part(), &mut |fragment| count(fragment, 1)),
        Edit::Remove { item, .. } => marks_in(item.part(), &mut |fragment| count(fragment, -1)),
        Edit::Group(edits) => {
            for edit in edits {
                count_marks(edit, counts);
            }
        }
        Edit::Set { .. } | Edit::Mark { .. } | Edit::Move { .. } => {}
    }
}

fn marks_in(part: Part<'_>, visit: &mut dyn FnMut(&Fragment)) {
    part.walk(&mut |part| {
        if let Part::Paragraph(paragraph) = part {
            visit(&paragraph.content);
        }
    });
}

/// Takes a footnote out, with all of its marks.
pub(super) fn remove(release: &Release, id: &Id) -> Option<Labelled> {
    let mut edits = Vec::new();
    // From behind, so that the places of those before stay true.
    for mark in release.footnote_marks().into_iter().rev() {
        if mark.footnote == *id {
            let range = mark.offset..mark.offset + FOOTNOTE_CHAR.len_utf8();
            edits.push(edit::splice(
                release,
                &mark.paragraph,
                range,
                Fragment::default(),
            )?);
        }
    }
    edits.push(edit::remove(release, &footnotes_list().item(id))?);
    Some((Label::Remove(ItemKind::Footnote), Edit::Group(edits)))
}
