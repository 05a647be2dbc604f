//! Applying an edit: all of it, or nothing.

use super::Edit;
use crate::release::{
    FieldPath, Fragment, Id, Identified, Item, Items, Mark, Part, PartMut, Release, Value,
};

/// Why an edit can't be applied to a release.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// What the edit changes isn't there, or is of another kind.
    #[error("there is nothing of that kind at ‘{0}’")]
    Missing(FieldPath),
    /// It isn't as the edit expects to find it.
    #[error("‘{0}’ has changed since")]
    Changed(FieldPath),
    /// What it would become can't be: a line feed in a line, an id twice in a
    /// collection, an item of the wrong kind.
    #[error("that can't stand at ‘{0}’")]
    Unfit(FieldPath),
}

/// What `release` becomes by `edit`.
///
/// # Errors
/// If the release isn't as the edit expects it.
pub fn applied(release: &Release, edit: &Edit) -> Result<Release, Refused> {
    let mut changed = release.clone();
    apply(&mut changed, edit)?;
    Ok(changed)
}

/// Applies `edit` to `release`, which no [`Document`](super::Document) has.
///
/// # Errors
/// If the release isn't as the edit expects it; the release is unchanged then.
pub fn apply(release: &mut Release, edit: &Edit) -> Result<(), Refused> {
    match edit {
        Edit::Set { at, from, to } => set(release, at, from, to),
        Edit::Splice {
            at,
            offset,
            removed,
            inserted,
        } => splice(release, at, *offset, removed, inserted),
        Edit::Mark {
            at,
            range,
            from,
            to,
        } => mark(release, at, range.clone(), from, to),
        Edit::Insert { list, after, item } => insert(release, list, after.as_ref(), item),
        Edit::Remove { list, after, item } => remove(release, list, after.as_ref(), item),
        Edit::Move { list, id, from, to } => shift(release, list, id, from.as_ref(), to.as_ref()),
        Edit::Group(edits) => group(release, edits),
    }
}

fn set(release: &mut Release, at: &FieldPath, from: &Value, to: &Value) -> Result<(), Refused> {
    let Some(PartMut::Value(setting)) = release.part_mut(at) else {
        return Err(Refused::Missing(at.clone()));
    };
    if setting.value() != *from {
        return Err(Refused::Changed(at.clone()));
    }
    setting
        .set(to.clone())
        .map_err(|_| Refused::Unfit(at.clone()))
}

fn splice(
    release: &mut Release,
    at: &FieldPath,
    offset: usize,
    removed: &Fragment,
    inserted: &Fragment,
) -> Result<(), Refused> {
    let changed = || Refused::Changed(at.clone());
    let end = offset.checked_add(removed.len()).ok_or_else(changed)?;
    match release.part_mut(at) {
        Some(PartMut::Text(text)) => {
            if text.text().get(offset..end) != Some(removed.text()) {
                return Err(changed());
            }
            if !inserted.marks().is_empty() || !text.splice(offset..end, inserted.text()) {
                return Err(Refused::Unfit(at.clone()));
            }
        }
        Some(PartMut::Paragraph(paragraph)) => {
            let content = &mut paragraph.content;
            if content.text().get(offset..end) != Some(removed.text())
                || content.slice(offset..end).as_ref() != Some(removed)
            {
                return Err(changed());
            }
            if !content.splice(offset..end, inserted) {
                return Err(Refused::Unfit(at.clone()));
            }
        }
        _ => return Err(Refused::Missing(at.clone())),
    }
    Ok(())
}

fn mark(
    release: &mut Release,
    at: &FieldPath,
    range: std::ops::Range<usize>,
    from: &[Mark],
    to: &[Mark],
) -> Result<(), Refused> {
    let Some(PartMut::Paragraph(paragraph)) = release.part_mut(at) else {
        return Err(Refused::Missing(at.clone()));
    };
    if paragraph.content.styles_in(range.clone()) != from {
        return Err(Refused::Changed(at.clone()));
    }
    let mut marked = paragraph.content.clone();
    if !marked.restyle(range.clone(), to) || marked.styles_in(range) != to {
        return Err(Refused::Unfit(at.clone()));
    }
    paragraph.content = marked;
    Ok(())
}

/// The collection at `path`.
fn items<'a>(release: &'a mut Release, path: &FieldPath) -> Result<&'a mut dyn Items, Refused> {
    match release.part_mut(path) {
        Some(PartMut::List(list)) => Ok(list),
        _ => Err(Refused::Missing(path.clone())),
    }
}

fn insert(
    release: &mut Release,
    list: &FieldPath,
    after: Option<&Id>,
    item: &Item,
) -> Result<(), Refused> {
    if let Some(after) = after
        && !matches!(
            release.part(&list.item(after)),
            Some(Part::Node(_) | Part::Paragraph(_))
        )
    {
        return Err(Refused::Changed(list.clone()));
    }
    if items(release, list)?.insert(after, item.clone()) {
        Ok(())
    } else {
        Err(Refused::Unfit(list.clone()))
    }
}

fn remove(
    release: &mut Release,
    list: &FieldPath,
    after: Option<&Id>,
    item: &Item,
) -> Result<(), Refused> {
    let id = item.id().as_str();
    let collection = items(release, list)?;
    if collection.before(id).is_none() {
        return Err(Refused::Missing(list.item(item.id())));
    }
    if collection.before(id) != Some(after.cloned()) || collection.copy(id).as_ref() != Some(item) {
        return Err(Refused::Changed(list.item(item.id())));
    }
    collection.remove(id);
    Ok(())
}

fn shift(
    release: &mut Release,
    list: &FieldPath,
    id: &Id,
    from: Option<&Id>,
    to: Option<&Id>,
) -> Result<(), Refused> {
    let collection = items(release, list)?;
    if collection.before(id.as_str()) != Some(from.cloned()) {
        return Err(Refused::Changed(list.item(id)));
    }
    if from != to && !collection.shift(id.as_str(), to) {
        return Err(Refused::Changed(list.item(id)));
    }
    Ok(())
}

fn group(release: &mut Release, edits: &[Edit]) -> Result<(), Refused> {
    for (index, edit) in edits.iter().enumerate() {
        let Err(refused) = apply(release, edit) else {
            continue;
        };
        for done in edits.iter().take(index).rev() {
            // The inverse of what was just done finds what it expects.
            let undone = apply(release, &done.inverse());
            debug_assert_eq!(undone, Ok(()), "an edit's inverse always applies");
        }
        return Err(refused);
    }
    Ok(())
}
