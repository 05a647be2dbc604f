//! Notes, images and columns that an edit takes out while others refer to them.
//!
//! An edit that was made for another state, as one's own step that is undone after others have
//! changed the release, doesn't know what has come to refer to what it takes out.

use std::cell::LazyCell;

use super::{Edit, apply, insert};
use crate::release::{FieldPath, Identified, Item, Part, Release};

/// Whether an edit takes out something that others may refer to.
pub fn takes_out_referred(edit: &Edit) -> bool {
    let mut removed = Vec::new();
    take_removed(edit, &mut removed);
    !removed.is_empty()
}

/// Brings back what an edit that has just been applied has taken out and what the release
/// refers to. Answers the edit with that.
pub(super) fn with_referred(release: &mut Release, made: Edit) -> Edit {
    let mut removed = Vec::new();
    take_removed(&made, &mut removed);
    // Each goes through the whole release.
    let footnotes = LazyCell::new(|| release.referred_footnotes());
    let images = LazyCell::new(|| release.referred_images());
    let columns = LazyCell::new(|| release.referred_columns());
    removed.retain(|(list, item)| match item {
        Item::Footnote(note) => footnotes.contains(&note.id),
        Item::Image(image) => images.contains(&image.id),
        Item::Column(column) => columns.contains(&((*list).clone(), column.id.clone())),
        _ => false,
    });
    let wanted = removed.into_iter();
    let wanted: Vec<Edit> = wanted
        .filter_map(|(list, item)| back(release, list, item))
        .collect();
    let mut steps = vec![made];
    for back in wanted {
        if apply(release, &back).is_ok() {
            steps.push(back);
        }
    }
    match steps.pop() {
        Some(made) if steps.is_empty() => made,
        last => Edit::Group(steps.into_iter().chain(last).collect()),
    }
}

/// What others may refer to of what an edit takes out, with the lists that it was in.
fn take_removed<'a>(edit: &'a Edit, removed: &mut Vec<(&'a FieldPath, &'a Item)>) {
    match edit {
        Edit::Group(edits) => edits.iter().for_each(|edit| take_removed(edit, removed)),
        Edit::Remove { list, item, .. }
            if matches!(**item, Item::Footnote(_) | Item::Image(_) | Item::Column(_)) =>
        {
            removed.push((list, item));
        }
        _ => {}
    }
}

/// What puts an item at the end of its list, unless it's there.
fn back(release: &Release, list: &FieldPath, item: &Item) -> Option<Edit> {
    let Some(Part::List(items)) = release.part(list) else {
        return None;
    };
    let ids = items.ids();
    let is_there = ids.contains(item.id());
    (!is_there).then(|| insert(list, ids.last().cloned(), item.clone()))
}
