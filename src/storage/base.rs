//! What a state of a file was made of, by the saves that it has come from.

use std::sync::Arc;

use super::lineage::Lineage;
use super::save::Known;
use super::versions::OlderStates;
use crate::compare::{self, Names};
use crate::release::{Id, Release};

/// What a state that has come from `theirs` was made of: of the states that were `seen`, of
/// which the latest is the last, the one that all others of those that it has come from are in;
/// where that's several, of which none is in another, what they come to together. Where it has
/// come from none of them, the latest of `older` ones that it has come from; and where none is
/// that, nobody knows, and all that differs is to be settled.
pub fn base_of(
    seen: &[Known],
    older: Option<&OlderStates>,
    release: &Release,
    theirs: &Lineage,
) -> Arc<Release> {
    let has_come_from = |lineage: &Lineage| theirs.includes(lineage);
    let mut latest = latest(seen, &has_come_from).into_iter();
    let Some(first) = latest.next() else {
        return older_base(older, &release.id, &has_come_from)
            .unwrap_or_else(|| Arc::new(compare::unknown_base(release)));
    };
    let mut together = first.clone();
    for next in latest {
        together = joined(seen, older, &together, next);
    }
    together.release
}

/// What two states come to that both have become parts of another.
fn joined(seen: &[Known], older: Option<&OlderStates>, one: &Known, other: &Known) -> Known {
    let both = |lineage: &Lineage| one.lineage.includes(lineage) && other.lineage.includes(lineage);
    let mut earlier = latest(seen, &both).into_iter().rev();
    let base = match earlier.next() {
        Some(known) => Some(Arc::clone(&known.release)),
        None => older_base(older, &one.release.id, &both),
    };
    let base = base.unwrap_or_else(|| Arc::new(compare::unknown_base(&one.release)));
    let merged = compare::merge(&base, &one.release, &other.release, &Names::default());
    match merged {
        Ok(merged) => Known {
            release: Arc::new(merged.release),
            lineage: one.lineage.joined(&other.lineage),
            ..other.clone()
        },
        // The later one says more of what was seen than nothing.
        Err(_) => other.clone(),
    }
}

/// Of the states that were seen, with these lineages, those that are in no other of them: one of
/// those that are the same, and in the order in which they were seen.
fn latest<'a>(seen: &'a [Known], is_meant: &dyn Fn(&Lineage) -> bool) -> Vec<&'a Known> {
    let is_before_all = |at: usize| seen.iter().take(at).all(|known| known.lineage.is_empty());
    let meant: Vec<&Known> = seen
        .iter()
        .enumerate()
        // One that tells of no save is in all only as long as there was none.
        .filter(|(at, known)| !known.lineage.is_empty() || is_before_all(*at))
        .map(|(_, known)| known)
        .filter(|known| is_meant(&known.lineage))
        .collect();
    let is_latest = |at: usize, known: &Known| {
        let mut others = meant.iter().enumerate();
        !others.any(|(other_at, other)| {
            let is_in_this = known.lineage.includes(&other.lineage);
            other.lineage.includes(&known.lineage) && (!is_in_this || other_at > at)
        })
    };
    let all = meant.iter().enumerate();
    all.filter(|(at, known)| is_latest(*at, known))
        .map(|(_, known)| *known)
        .collect()
}

/// The latest of the older states of a release with these lineages.
fn older_base(
    older: Option<&OlderStates>,
    id: &Id,
    is_meant: &dyn Fn(&Lineage) -> bool,
) -> Option<Arc<Release>> {
    let mut found: Option<(Release, Lineage)> = None;
    for (state, lineage) in older.into_iter().flat_map(|older| older.states(id)) {
        let is_told = found
            .as_ref()
            .is_some_and(|(_, lineage)| !lineage.is_empty());
        if is_told {
            break;
        }
        if !lineage.is_empty() {
            // There was a save before the one that tells of none.
            found = None;
        }
        if found.is_none() && is_meant(&lineage) {
            found = Some((state, lineage));
        }
    }
    found.map(|(state, _)| Arc::new(state))
}
