//! Making edits from what is wanted and how the release is now.
//!
//! Each function answers the edit that brings it about, or `None` where what
//! it's about isn't there. They change nothing.

use std::ops::Range;

use super::Edit;
use crate::release::{
    FieldPath, Fragment, Id, Identified, Item, Mark, Part, PartMut, Release, Value,
};

/// Sets the value at `at`.
pub fn set(release: &Release, at: &FieldPath, to: impl Into<Value>) -> Option<Edit> {
    let Some(Part::Value(from)) = release.part(at) else {
        return None;
    };
    Some(Edit::Set {
        at: at.clone(),
        from,
        to: to.into(),
    })
}

/// Puts `inserted` in the place of `range` in a plain text or a paragraph.
pub fn splice(
    release: &Release,
    at: &FieldPath,
    range: Range<usize>,
    inserted: Fragment,
) -> Option<Edit> {
    let removed = match release.part(at)? {
        Part::Text(text, _) => Fragment::plain(text.text().get(range.clone())?),
        Part::Paragraph(paragraph) => paragraph.content.slice(range.clone())?,
        _ => return None,
    };
    Some(Edit::Splice {
        at: at.clone(),
        offset: range.start,
        removed,
        inserted,
    })
}

/// Puts `marks` in the place of those in `range` of a paragraph, footnotes'
/// excepted. Offsets are of the paragraph.
pub fn restyle(
    release: &Release,
    at: &FieldPath,
    range: Range<usize>,
    marks: &[Mark],
) -> Option<Edit> {
    let Some(Part::Paragraph(paragraph)) = release.part(at) else {
        return None;
    };
    let from = paragraph.content.styles_in(range.clone());
    let mut content = paragraph.content.clone();
    if !content.restyle(range.clone(), marks) {
        return None;
    }
    Some(Edit::Mark {
        at: at.clone(),
        to: content.styles_in(range.clone()),
        range,
        from,
    })
}

/// Puts `item` into the collection at `list`, behind `after` or first.
pub fn insert(list: &FieldPath, after: Option<Id>, item: impl Into<Item>) -> Edit {
    Edit::Insert {
        list: list.clone(),
        after,
        item: Box::new(item.into()),
    }
}

/// Takes the item at `path` out of its collection.
pub fn remove(release: &Release, path: &FieldPath) -> Option<Edit> {
    let (list, id) = path.split_last()?;
    let Some(Part::List(items)) = release.part(&list) else {
        return None;
    };
    Some(Edit::Remove {
        after: items.before(id)?,
        item: Box::new(items.copy(id)?),
        list,
    })
}

/// Moves the item at `path` behind the item `after` of its collection, or to
/// its start.
pub fn move_item(release: &Release, path: &FieldPath, after: Option<Id>) -> Option<Edit> {
    let (list, name) = path.split_last()?;
    let Some(Part::List(items)) = release.part(&list) else {
        return None;
    };
    if after.as_ref().is_some_and(|after| after.as_str() == name) {
        return None;
    }
    if let Some(after) = &after {
        items.item(after.as_str())?;
    }
    Some(Edit::Move {
        id: items.copy(name)?.id().clone(),
        from: items.before(name)?,
        to: after,
        list,
    })
}

/// Puts a copy of the item at `path` behind it; `draw` makes a new id of an
/// old one, for the item and for everything in it. A table's cells keep theirs,
/// which are those of its columns, renewed alike.
///
/// Marks of footnotes stay: the copy refers to the same notes.
pub fn duplicate(
    release: &Release,
    path: &FieldPath,
    draw: &mut dyn FnMut(&Id) -> Id,
) -> Option<Edit> {
    let (list, name) = path.split_last()?;
    let Some(Part::List(items)) = release.part(&list) else {
        return None;
    };
    let original = items.copy(name)?;
    let after = original.id().clone();
    let mut drawn: Vec<(Id, Id)> = Vec::new();
    let mut renewed = |old: &Id| match drawn.iter().find(|(known, _)| known == old) {
        Some((_, new)) => new.clone(),
        None => {
            let new = draw(old);
            drawn.push((old.clone(), new.clone()));
            new
        }
    };
    let item = match original {
        // A row's cells go by the ids of the columns, which it shares.
        Item::Row(mut row) => {
            row.id = renewed(&row.id);
            row.into()
        }
        other => with_ids(other, &mut renewed),
    };
    Some(Edit::Insert {
        list,
        after: Some(after),
        item: Box::new(item),
    })
}

/// The item with `renew` of its id and of all ids inside it.
fn with_ids(mut item: Item, renew: &mut dyn FnMut(&Id) -> Id) -> Item {
    let id = renew(item.id());
    *item.id_mut() = id;
    renew_within(item.part_mut(), renew);
    item
}

fn renew_within(part: PartMut<'_>, renew: &mut dyn FnMut(&Id) -> Id) {
    match part {
        PartMut::Node(node) => {
            for name in node.names() {
                if let Some(part) = node.part_mut(name) {
                    renew_within(part, renew);
                }
            }
        }
        PartMut::List(list) => {
            let mut last: Option<Id> = None;
            for id in list.ids() {
                let Some(item) = list.remove(id.as_str()) else {
                    continue;
                };
                let item = with_ids(item, renew);
                let new = item.id().clone();
                if list.insert(last.as_ref(), item) {
                    last = Some(new);
                }
            }
        }
        PartMut::Text(_) | PartMut::Value(_) | PartMut::Paragraph(_) => {}
    }
}

/// Puts `items` in the place of all that the collection at `list` holds.
pub fn replace_list(release: &Release, list: &FieldPath, items: Vec<Item>) -> Option<Edit> {
    let Some(Part::List(old)) = release.part(list) else {
        return None;
    };
    let mut edits = Vec::new();
    for id in old.ids().into_iter().rev() {
        edits.push(Edit::Remove {
            list: list.clone(),
            after: old.before(id.as_str())?,
            item: Box::new(old.copy(id.as_str())?),
        });
    }
    let mut after = None;
    for item in items {
        let id = item.id().clone();
        edits.push(insert(list, after.replace(id), item));
    }
    Some(Edit::Group(edits))
}

/// Empties everything at `path`: a text, a collection, or all parts of a
/// group. Values become what they are in an empty release.
pub fn clear(release: &Release, path: &FieldPath) -> Option<Edit> {
    match release.part(path)? {
        Part::Text(text, _) => splice(release, path, 0..text.text().len(), Fragment::default()),
        Part::List(_) => replace_list(release, path, Vec::new()),
        Part::Node(node) => {
            let parts = node.names().iter();
            let edits = parts.filter_map(|name| clear(release, &path.field(name)));
            Some(Edit::Group(edits.filter(|edit| !edit.is_empty()).collect()))
        }
        Part::Value(_) => match Release::default().part(path)? {
            Part::Value(empty) => set(release, path, empty),
            _ => None,
        },
        Part::Paragraph(_) => None,
    }
}
