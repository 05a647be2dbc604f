//! Changes that somebody else made meanwhile, and one's own steps brought to stand on them.
//!
//! Two edits that were made of one state can mostly be made one after the other in either
//! order: what one of them does to a text before the place of the other moves that place.
//! Where both change the same letters, they can't. Places among items are found anew when an
//! edit is made: see [`apply_anew`].

use std::collections::HashMap;
use std::ops::Range;

use super::apply::apply;
use super::{Edit, Refused};
use crate::release::{FieldPath, Id, Identified, Item, Items, Mark, Part, Release};

/// Edits that were made one after the other, by the text that each changes. Those that change
/// no text are left out, as they're in no other's way.
#[derive(Clone, Debug, Default)]
pub(super) struct TextEdits(HashMap<FieldPath, Vec<Edit>>);

impl TextEdits {
    /// Those of `edits`, and of the groups in them.
    pub fn of<'a>(edits: impl IntoIterator<Item = &'a Edit>) -> Self {
        let mut all = Self::default();
        for edit in edits {
            all.add(edit);
        }
        all
    }

    fn add(&mut self, edit: &Edit) {
        if let Edit::Group(edits) = edit {
            edits.iter().for_each(|edit| self.add(edit));
        } else if let Some(touched) = touched(edit) {
            self.0
                .entry(touched.at.clone())
                .or_default()
                .push(edit.clone());
        }
    }

    /// Puts `edit` before them.
    pub fn begin_with(&mut self, edit: &Edit) {
        for (at, mut edits) in Self::of([edit]).0 {
            let behind = self.0.entry(at).or_default();
            edits.append(behind);
            *behind = edits;
        }
    }

    /// Brings `edit`, which was made of the same state, to where it can be made after them,
    /// and them to where they can be made after it; `None` where they change the same letters,
    /// and they're as they were then.
    pub fn carry(&mut self, edit: &Edit) -> Option<Edit> {
        let Edit::Group(edits) = edit else {
            return self.carry_one(edit);
        };
        let concerned = Self::of([edit]).0.into_keys();
        let before: Vec<(FieldPath, Vec<Edit>)> = concerned
            .filter_map(|at| self.0.get_key_value(&at))
            .map(|(at, edits)| (at.clone(), edits.clone()))
            .collect();
        let carried: Option<Vec<Edit>> = edits.iter().map(|edit| self.carry(edit)).collect();
        if carried.is_none() {
            self.0.extend(before);
        }
        carried.map(Edit::Group)
    }

    fn carry_one(&mut self, edit: &Edit) -> Option<Edit> {
        let mut edit = edit.clone();
        let others = touched(&edit).and_then(|touched| self.0.get_mut(touched.at));
        let Some(others) = others else {
            return Some(edit);
        };
        let mut moved = Vec::with_capacity(others.len());
        for other in &*others {
            let (one, other) = past_each_other(&edit, other)?;
            edit = one;
            moved.push(other);
        }
        *others = moved;
        Some(edit)
    }

    /// All of them, those of each text in order.
    pub fn into_edit(self) -> Edit {
        Edit::Group(self.0.into_values().flatten().collect())
    }
}

/// A stretch of a text that an edit changes: where, how long it was, how long it is then.
struct Touched<'a> {
    at: &'a FieldPath,
    start: usize,
    was: usize,
    is: usize,
}

fn touched(edit: &Edit) -> Option<Touched<'_>> {
    match edit {
        Edit::Splice {
            at,
            offset,
            removed,
            inserted,
        } => Some(Touched {
            at,
            start: *offset,
            was: removed.len(),
            is: inserted.len(),
        }),
        Edit::Mark { at, range, .. } => Some(Touched {
            at,
            start: range.start,
            was: range.len(),
            is: range.len(),
        }),
        _ => None,
    }
}

/// Two edits of one text, each as it is after the other.
fn past_each_other(one: &Edit, other: &Edit) -> Option<(Edit, Edit)> {
    let (a, b) = (touched(one)?, touched(other)?);
    if a.start + a.was <= b.start {
        Some((one.clone(), shifted(other, a.was, a.is)))
    } else if b.start + b.was <= a.start {
        Some((shifted(one, b.was, b.is), other.clone()))
    } else {
        None
    }
}

/// The edit where a stretch before it that was `was` bytes long is `is`.
fn shifted(edit: &Edit, was: usize, is: usize) -> Edit {
    let moved = |at: usize| (at + is).saturating_sub(was);
    let moved_marks = |marks: &[Mark]| {
        let marks = marks.iter();
        let marks =
            marks.map(|mark| Mark::new(moved(mark.start)..moved(mark.end), mark.kind.clone()));
        marks.collect()
    };
    match edit {
        Edit::Splice {
            at,
            offset,
            removed,
            inserted,
        } => Edit::Splice {
            at: at.clone(),
            offset: moved(*offset),
            removed: removed.clone(),
            inserted: inserted.clone(),
        },
        Edit::Mark {
            at,
            range,
            from,
            to,
        } => Edit::Mark {
            at: at.clone(),
            range: moved(range.start)..moved(range.end),
            from: moved_marks(from),
            to: moved_marks(to),
        },
        other => other.clone(),
    }
}

/// `edit` as it's to be made after `made`, where all were made of one state, and what `made`
/// has done to texts as it's to be done after `edit`; `None` where they change the same
/// letters. Made then with [`Document::merge_in`](super::Document::merge_in), which finds the
/// places of items anew, or refuses.
pub fn rebased(edit: &Edit, made: &[Edit]) -> Option<(Edit, Edit)> {
    let mut over = TextEdits::of(made);
    let edit = over.carry(edit)?;
    Some((edit, over.into_edit()))
}

/// Where the byte `offset` of the text at `path` is after `edit`: behind the letters that it was
/// behind, as far as they're there, and before what is put in there.
pub fn moved_offset(edit: &Edit, path: &FieldPath, offset: usize) -> usize {
    let (at, start, removed, inserted) = match edit {
        Edit::Group(edits) => {
            let moved = |offset, edit| moved_offset(edit, path, offset);
            return edits.iter().fold(offset, moved);
        }
        Edit::Splice {
            at,
            offset,
            removed,
            inserted,
        } => (at, *offset, removed.text(), inserted.text()),
        _ => return offset,
    };
    if at != path || offset <= start {
        return offset;
    }
    let same = |(one, other): &(char, char)| one == other;
    let before = removed.chars().zip(inserted.chars()).take_while(same);
    let before: usize = before.map(|(letter, _)| letter.len_utf8()).sum();
    if offset <= start + before {
        return offset;
    }
    let behind = removed.chars().rev().zip(inserted.chars().rev());
    let behind = behind.take_while(same).map(|(letter, _)| letter.len_utf8());
    let most = removed.len().min(inserted.len()) - before;
    let behind = behind.sum::<usize>().min(most);
    let end = start + removed.len();
    match offset >= end - behind {
        true => offset + inserted.len() - removed.len(),
        // The letters that it was between are gone.
        false => start + before,
    }
}

/// Where the stretch `range` of the text at `path`, in bytes, is after `edit`: without what was
/// put in at its ends.
pub fn moved_range(edit: &Edit, path: &FieldPath, range: Range<usize>) -> Range<usize> {
    if let Edit::Group(edits) = edit {
        let moved = |range, edit| moved_range(edit, path, range);
        return edits.iter().fold(range, moved);
    }
    let change = match (edit, touched(edit)) {
        (Edit::Splice { .. }, Some(change)) if change.at == path => change,
        _ => return range,
    };
    let end_of_change = change.start + change.was;
    let shifted = |at: usize| at - change.was + change.is;
    let start = match range.start {
        start if start < change.start => start,
        start if start >= end_of_change => shifted(start),
        _ => change.start + change.is,
    };
    let end = match range.end {
        end if end <= change.start => end,
        end if end >= end_of_change => shifted(end),
        _ => change.start,
    };
    start..end.max(start)
}

/// Makes an edit whose items may stand elsewhere than when it was made, and answers it as it
/// was made now: behind what stands before them, or, where that is gone, at the end.
///
/// # Errors
/// If what it changes isn't there, or not as it was; nothing is changed then.
pub(super) fn apply_anew(release: &mut Release, edit: &Edit) -> Result<Edit, Refused> {
    let Edit::Group(edits) = edit else {
        let edit = found_anew(release, edit)?;
        apply(release, &edit)?;
        return Ok(edit);
    };
    let mut made: Vec<Edit> = Vec::with_capacity(edits.len());
    for edit in edits {
        match apply_anew(release, edit) {
            Ok(edit) => made.push(edit),
            Err(refused) => {
                for edit in made.iter().rev() {
                    // The inverse of what was just done finds what it expects.
                    let undone = apply(release, &edit.inverse());
                    debug_assert_eq!(undone, Ok(()), "an edit's inverse always applies");
                }
                return Err(refused);
            }
        }
    }
    Ok(Edit::Group(made))
}

fn found_anew(release: &Release, edit: &Edit) -> Result<Edit, Refused> {
    Ok(match edit {
        Edit::Insert { list, after, item } => {
            let items = items(release, list)?;
            let is_there = |id: &Id| items.before(id.as_str()).is_some();
            let after = match after {
                Some(after) if !is_there(after) => items.ids().last().cloned(),
                after => after.clone(),
            };
            Edit::Insert {
                list: list.clone(),
                after,
                item: item.clone(),
            }
        }
        Edit::Remove { list, item, .. } => Edit::Remove {
            list: list.clone(),
            after: before(release, list, item)?,
            item: item.clone(),
        },
        Edit::Move { list, id, to, .. } => {
            let from = items(release, list)?.before(id.as_str());
            Edit::Move {
                list: list.clone(),
                id: id.clone(),
                from: from.ok_or_else(|| Refused::Missing(list.item(id)))?,
                to: to.clone(),
            }
        }
        other => other.clone(),
    })
}

fn before(release: &Release, list: &FieldPath, item: &Item) -> Result<Option<Id>, Refused> {
    let before = items(release, list)?.before(item.id().as_str());
    before.ok_or_else(|| Refused::Missing(list.item(item.id())))
}

fn items<'a>(release: &'a Release, list: &FieldPath) -> Result<&'a dyn Items, Refused> {
    match release.part(list) {
        Some(Part::List(items)) => Ok(items),
        _ => Err(Refused::Missing(list.clone())),
    }
}
