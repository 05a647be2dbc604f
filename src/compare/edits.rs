//! The edits that lead from what a release says to what it's to say.

use std::collections::HashMap;

use super::hunks::hunks;
use super::order;
use super::words::Words;
use crate::edit::{self, Edit};
use crate::release::{
    FieldPath, Fragment, Id, Identified, Item, List, Mark, Paragraph, Prose, Value,
};

/// Makes the plain text at `at`, which says `from`, say `to`.
pub(super) fn retext(at: &FieldPath, from: &str, to: &str, edits: &mut Vec<Edit>) {
    let (old, new) = (Words::of_text(from), Words::of_text(to));
    // From behind, so that the places of those before stay true.
    for hunk in hunks(&old, &new).into_iter().rev() {
        let (before, after) = (old.bytes(hunk.before), new.bytes(hunk.after));
        edits.push(Edit::Splice {
            at: at.clone(),
            offset: before.start,
            removed: Fragment::plain(from.get(before).unwrap_or_default()),
            inserted: Fragment::plain(to.get(after).unwrap_or_default()),
        });
    }
}

/// Sets the value at `at`.
pub(super) fn reset(at: &FieldPath, from: Value, to: Value, edits: &mut Vec<Edit>) {
    if from != to {
        edits.push(Edit::Set {
            at: at.clone(),
            from,
            to,
        });
    }
}

/// Makes the paragraphs at `at` those of `to`.
pub(super) fn rewrite(at: &FieldPath, from: &Prose, to: Vec<Paragraph>, edits: &mut Vec<Edit>) {
    let old: HashMap<&Id, &Paragraph> = from.iter().map(|one| (&one.id, one)).collect();
    for paragraph in &to {
        if let Some(old) = old.get(&paragraph.id) {
            rewrite_paragraph(&at.item(&paragraph.id), old, paragraph, edits);
        }
    }
    let ids = to.iter().map(|one| one.id.clone()).collect::<Vec<_>>();
    let items = to.into_iter().map(|one| (one.id.clone(), one.into()));
    let old = from.iter().map(|one| one.id.clone()).collect::<Vec<_>>();
    let take = &mut |id: &Id| from.get(id.as_str()).cloned().map(Item::from);
    rearrange(at, &old, &ids, &mut items.collect(), take, edits);
}

fn rewrite_paragraph(at: &FieldPath, from: &Paragraph, to: &Paragraph, edits: &mut Vec<Edit>) {
    reset(&at.field("kind"), from.kind.into(), to.kind.into(), edits);
    if from.content == to.content {
        return;
    }
    let (old, new) = (
        Words::of_fragment(&from.content),
        Words::of_fragment(&to.content),
    );
    let mut now = from.content.clone();
    for hunk in hunks(&old, &new).into_iter().rev() {
        let (before, after) = (old.bytes(hunk.before), new.bytes(hunk.after));
        let (Some(removed), Some(inserted)) =
            (from.content.slice(before.clone()), to.content.slice(after))
        else {
            continue;
        };
        now.splice(before.clone(), &inserted);
        edits.push(Edit::Splice {
            at: at.clone(),
            offset: before.start,
            removed,
            inserted,
        });
    }
    let differing = now.marks().iter().filter(|mark| !to.marks().contains(mark));
    let differing = differing.chain(to.marks().iter().filter(|mark| !now.marks().contains(mark)));
    let ends = differing.map(Mark::range);
    let range = ends.reduce(|all, one| all.start.min(one.start)..all.end.max(one.end));
    if let Some(range) = range {
        edits.push(Edit::Mark {
            at: at.clone(),
            from: now.styles_in(range.clone()),
            to: to.content.styles_in(range.clone()),
            range,
        });
    }
}

/// Makes the collection at `list`, whose items are called `from`, hold those called `to` in
/// their order. `items` has what is new, `take` what is there.
pub(super) fn rearrange(
    list: &FieldPath,
    from: &[Id],
    to: &[Id],
    items: &mut HashMap<Id, Item>,
    take: &mut dyn FnMut(&Id) -> Option<Item>,
    edits: &mut Vec<Edit>,
) {
    let mut now: Vec<&Id> = from.iter().collect();
    let wanted: HashMap<&Id, ()> = to.iter().map(|id| (id, ())).collect();
    for index in (0..from.len()).rev() {
        let Some(id) = from.get(index).filter(|id| !wanted.contains_key(id)) else {
            continue;
        };
        let Some(item) = take(id) else { continue };
        let before = index.checked_sub(1).and_then(|before| from.get(before));
        now.remove(index);
        edits.push(Edit::Remove {
            list: list.clone(),
            after: before.cloned(),
            item: Box::new(item),
        });
    }
    let order: Vec<&Id> = to.iter().collect();
    for (id, from, to) in order::moves(&now, &order) {
        edits.push(Edit::Move {
            list: list.clone(),
            id,
            from,
            to,
        });
    }
    let there: HashMap<&Id, ()> = now.iter().map(|id| (*id, ())).collect();
    let mut before: Option<&Id> = None;
    for id in to {
        if !there.contains_key(id)
            && let Some(item) = items.remove(id)
        {
            edits.push(Edit::Insert {
                list: list.clone(),
                after: before.cloned(),
                item: Box::new(item),
            });
        }
        before = Some(id);
    }
}

/// Puts items at the end of a collection of the release.
pub(super) fn append<T: Identified + Into<Item>>(
    list: &List<T>,
    name: &str,
    items: Vec<T>,
) -> Edit {
    let path = FieldPath::root().field(name);
    let mut last = list.last().map(|item| item.id().clone());
    let appended = items.into_iter().map(|item| {
        let id = item.id().clone();
        edit::insert(&path, last.replace(id), item)
    });
    Edit::Group(appended.collect())
}
