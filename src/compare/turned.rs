//! Conflicts turned about, so that whoever writes at a place goes on in words of their own.

use super::choices::{choices, now_at, standing};
use super::merge::{Names, conflict_of};
use super::settle::put;
use crate::edit::{self, Edit, Refused};
use crate::release::{Conflict, Content, FieldPath, Release, conflicts_list};

/// What was `merged` with the text or prose at `at` saying what it says in `ours`, of which that
/// was made, where conflicts there have the others' words stand and ours as the choice: the others'
/// are the choice then. `None` where there are none. Nothing is settled by it.
pub fn turned(ours: &Release, merged: &Release, at: &FieldPath) -> Option<Release> {
    let mut turned = None;
    for conflict in merged.conflicts.iter().filter(|one| one.at == *at) {
        let now = turned.as_ref().unwrap_or(merged);
        if let Some(edit) = turned_one(ours, now, conflict) {
            turned = Some(edit::applied(now, &edit).ok()?);
        }
    }
    turned
}

/// What has the places of conflicts in `version` say again what they say in `base`, of which that
/// was made, where they were only turned about there, and settled in `other`: who has settled
/// them has decided.
pub(super) fn turned_back(
    base: &Release,
    version: &Release,
    other: &Release,
) -> Result<Option<Edit>, Refused> {
    let mut after = None;
    let mut edits = Vec::new();
    for conflict in &base.conflicts {
        let id = conflict.id.as_str();
        let is_settled = other.conflicts.get(id).is_none();
        if !is_settled || version.conflicts.get(id).is_none() {
            continue;
        }
        let now = after.as_ref().unwrap_or(version);
        let (was, is) = (now_at(base, conflict), now_at(now, conflict));
        let [_, ours, theirs] = conflict.contents();
        let is_turned = (was == *ours && is == *theirs) || (was == *theirs && is == *ours);
        let mut back = Vec::new();
        if is_turned && put(now, conflict, &was, &mut back).is_some() {
            let back = Edit::Group(back);
            after = Some(edit::applied(now, &back)?);
            edits.push(back);
        }
    }
    Ok((!edits.is_empty()).then_some(Edit::Group(edits)))
}

fn turned_one(ours: &Release, merged: &Release, conflict: &Conflict) -> Option<Edit> {
    let (before, now) = (now_at(ours, conflict), now_at(merged, conflict));
    let versions = conflict.contents();
    let [_, our, their] = versions;
    let is_said = matches!(now, Content::Text(_) | Content::Paragraphs(_));
    let stands = |now, side| standing(versions, now).is_some_and(|one| std::ptr::eq(one, side));
    if !is_said || before == now || !stands(&before, their) || !stands(&now, our) {
        return None;
    }
    let [_, stood, own] = choices(conflict, &now);
    let mut edits = Vec::new();
    put(merged, conflict, &own, &mut edits)?;
    let path = conflict.path();
    let list = conflicts_list();
    let place = merged.conflicts.position(conflict.id.as_str())?;
    let before = place
        .checked_sub(1)
        .and_then(|before| merged.conflicts.nth(before));
    let before = before.map(|before| before.id.clone());
    edits.push(edit::remove(merged, &path)?);
    let names = Names {
        ours: conflict.theirs.by.to_string(),
        theirs: conflict.ours.by.to_string(),
    };
    let turned = conflict_of(&names, &conflict.at, conflict.base.clone(), own, stood);
    let is_there = turned.id != conflict.id && merged.conflicts.get(turned.id.as_str()).is_some();
    if !is_there {
        edits.push(edit::insert(&list, before, turned));
    }
    Some(Edit::Group(edits))
}
