//! Conflicts that are open, or were settled, while both sides went on.
//!
//! Where one side holds a conflict with what the other had written, that isn't taken out: both
//! go on from what the conflict is of. And where both have settled the same, each in its own
//! way, neither knew of the other. So what such a place was made of is what the conflict was
//! made of, and what both make of it now takes the place of the conflict, if it's at odds still.

use std::collections::{HashMap, HashSet};

use super::choices::{is_same, now_at, paragraphs_of, standing, text_of};
use super::losses::words_in;
use super::settle::put;
use super::{prose, text};
use crate::edit::{self, Edit, Refused};
use crate::release::{Conflict, Content, FieldPath, Id, Release};

/// Three versions without the conflicts that are to be found anew.
pub(super) struct Reopened {
    pub base: Release,
    pub ours: Release,
    pub theirs: Release,
    /// What leads there from ours.
    pub edit: Edit,
    /// The conflicts that are to be found anew.
    pub conflicts: Vec<Conflict>,
    /// The values of which nobody knows what they were.
    pub unknown: HashSet<FieldPath>,
}

/// Three versions without the conflicts that are to be found anew, of which none is of those
/// called `held`; `None` where there are none.
///
/// # Errors
/// As [`merge`](super::merge).
pub(super) fn reopened(
    held: &HashSet<Id>,
    base: &Release,
    ours: &Release,
    theirs: &Release,
) -> Result<Option<Reopened>, Refused> {
    let versions = [base, ours, theirs];
    let mut known: Vec<&Conflict> = versions
        .into_iter()
        .flat_map(|version| version.conflicts.iter())
        .filter(|conflict| !held.contains(&conflict.id))
        .collect();
    // In one order, whoever is called ours.
    known.sort_by(|one, other| one.id.cmp(&other.id));
    known.dedup_by(|one, other| one.id == other.id);
    let open = versions.map(Open::of);
    let mut chosen: Vec<(&Conflict, &Content)> = Vec::new();
    let mut chosen_at: HashMap<&FieldPath, Vec<&Conflict>> = HashMap::new();
    for conflict in known {
        let at_its_place = chosen_at.entry(&conflict.at).or_default();
        let is_chosen = at_its_place.iter().any(|other| is_of_same(conflict, other));
        if !is_chosen && let Some(made_of) = made_of(conflict, versions, &open) {
            at_its_place.push(conflict);
            chosen.push((conflict, made_of));
        }
    }
    if chosen.is_empty() {
        return Ok(None);
    }
    let [mut base, mut ours, mut theirs] = versions.map(Release::clone);
    let mut edits = Vec::new();
    let mut unknown = HashSet::new();
    let conflicts = chosen.iter().map(|(conflict, _)| (*conflict).clone());
    let conflicts = conflicts.collect();
    for (conflict, made_of) in chosen {
        let path = conflict.path();
        for version in [&mut base, &mut theirs] {
            if let Some(taken_out) = edit::remove(version, &path) {
                edit::apply(version, &taken_out)?;
            }
        }
        if let Some(taken_out) = edit::remove(&ours, &path) {
            edit::apply(&mut ours, &taken_out)?;
            edits.push(taken_out);
        }
        let mut before = Vec::new();
        let put = put(&base, conflict, made_of, &mut before);
        // Somebody may have written into the file what doesn't fit there.
        if put.is_none() || edit::apply(&mut base, &Edit::Group(before)).is_err() {
            unknown.insert(conflict.at.clone());
        }
    }
    Ok(Some(Reopened {
        base,
        ours,
        theirs,
        edit: Edit::Group(edits),
        conflicts,
        unknown,
    }))
}

/// The conflicts of a release.
struct Open<'a> {
    ids: HashSet<&'a Id>,
    /// By their places.
    places: HashMap<&'a FieldPath, Vec<&'a Conflict>>,
}

impl<'a> Open<'a> {
    fn of(release: &'a Release) -> Self {
        let mut places: HashMap<&FieldPath, Vec<&Conflict>> = HashMap::new();
        for conflict in &release.conflicts {
            places.entry(&conflict.at).or_default().push(conflict);
        }
        Self {
            ids: release.conflicts.iter().map(|one| &one.id).collect(),
            places,
        }
    }

    fn has(&self, conflict: &Conflict) -> bool {
        self.ids.contains(&conflict.id)
    }

    /// Whether there is another than those of `earlier` about the same words.
    fn goes_on(&self, conflict: &Conflict, earlier: &Self) -> bool {
        let here = self.places.get(&conflict.at);
        let mut others = here.into_iter().flatten();
        others.any(|other| !earlier.has(other) && is_of_same(conflict, other))
    }
}

/// Whether two conflicts of one place are about the same words.
fn is_of_same(one: &Conflict, other: &Conflict) -> bool {
    let paragraphs = |conflict: &Conflict| -> HashSet<Id> {
        let contents = conflict.contents().into_iter().filter_map(paragraphs_of);
        let ids = contents.flatten().map(|paragraph| paragraph.id.clone());
        ids.collect()
    };
    let (here, there) = (paragraphs(one), paragraphs(other));
    let are_apart = !here.is_empty() && !there.is_empty() && here.is_disjoint(&there);
    !are_apart
}

/// What the place of a conflict was made of on both sides, if it's to be found anew.
fn made_of<'a>(
    conflict: &'a Conflict,
    versions: [&Release; 3],
    open: &[Open<'_>; 3],
) -> Option<&'a Content> {
    let [was, our, their] = versions.map(|version| now_at(version, conflict));
    if our == their {
        None
    } else if is_settled_twice(conflict, open) && (was == our || was == their) {
        // Whoever has decided for something hasn't left it as it was.
        let mut undecided = conflict.contents().into_iter();
        undecided.find(|version| !is_same(version, &our) && !is_same(version, &their))
    } else {
        let [_, ours, theirs] = open;
        let is_held = was != our
            && was != their
            && ((theirs.has(conflict) && is_held(conflict, &was, &their, &our))
                || (ours.has(conflict) && is_held(conflict, &was, &our, &their)));
        is_held.then_some(&conflict.base)
    }
}

/// Whether both have settled a conflict, and neither goes on with another about the same.
fn is_settled_twice(conflict: &Conflict, open: &[Open<'_>; 3]) -> bool {
    let [base, ours, theirs] = open;
    let is_settled_in =
        |version: &Open<'_>| !version.has(conflict) && !version.goes_on(conflict, base);
    base.has(conflict) && is_settled_in(ours) && is_settled_in(theirs)
}

/// Whether a conflict holds what was there before, which the other side has gone on with, beside
/// what `now` has gone on from.
fn is_held(conflict: &Conflict, was: &Content, now: &Content, other: &Content) -> bool {
    let versions = conflict.contents();
    let [base, ours, theirs] = versions;
    let Some(stood) = standing(versions, now) else {
        return false;
    };
    let kept = if std::ptr::eq(stood, ours) {
        theirs
    } else if std::ptr::eq(stood, theirs) {
        ours
    } else {
        return false;
    };
    // Who goes on from the same has nothing to do with what is kept.
    let goes_on_as_well = match other {
        // One value has nothing of another.
        Content::Value(_) => other == stood,
        _ => standing(versions, other).is_some_and(|other| std::ptr::eq(other, stood)),
    };
    !goes_on_as_well && is_in(base, was, kept) && !is_in(base, was, stood) && {
        let known = [was, now, other, base].map(words_in);
        // The conflict goes, so that each word that it keeps must be somewhere else as often: a
        // third person may have put in some of them.
        words_in(kept).iter().all(|(word, count)| {
            let mut known = known.iter().filter_map(|words| words.get(word));
            known.any(|known| known >= count)
        })
    }
}

/// Whether all that was made of `base` is in `whole`.
fn is_in(base: &Content, made: &Content, whole: &Content) -> bool {
    match whole {
        Content::Text(_) => match [base, made, whole].map(text_of) {
            [Some(base), Some(made), Some(whole)] => {
                let merged = text::merged(base, made, whole);
                merged.odds.is_none() && merged.text == whole
            }
            _ => false,
        },
        Content::Paragraphs(_) => match [base, made, whole].map(paragraphs_of) {
            [Some(base), Some(made), Some(whole)] => {
                let merged = prose::merged(&base, &made, &whole);
                merged.odds.is_empty() && merged.paragraphs.iter().eq(whole)
            }
            _ => false,
        },
        _ => made == whole,
    }
}
