//! What a state of a file was made of, by the saves that it has come from.

use std::sync::Arc;

use super::lineage::Lineage;
use super::save::Known;
use super::versions::OlderStates;
use crate::compare::{self, Names};
use crate::release::Release;

/// What ours, which has come from the saves `ours`, and another state, which has come from
/// `theirs` and says this, were both made of: that state, if ours was made of it. Else of the
/// states that were `seen`, of which the latest
/// is the last, the one that all others are in from which theirs has come; where that's several,
/// of which none is in another, what they come to together. Where it has come from none of them,
/// the latest of `older` ones from which both have come; and where none is that, nobody knows,
/// and all that differs is to be settled.
pub fn base_of(
    seen: &[Known],
    older: Option<&OlderStates>,
    ours: &Lineage,
    release: &Release,
    theirs: &Lineage,
) -> Arc<Release> {
    if ours.is_made_of(theirs) {
        return Arc::new(release.clone());
    }
    let mut latest = latest(seen, &|earlier| theirs.includes(earlier)).into_iter();
    let Some(first) = latest.next() else {
        // A state that is kept needn't be one that ours was made of.
        let both = |earlier: &Lineage| theirs.includes(earlier) && ours.includes(earlier);
        return older_base(older, release, &both);
    };
    let mut together = first.clone();
    for next in latest {
        together = joined(seen, older, &together, next);
    }
    together.release
}

/// What two states come to that both have become parts of another.
fn joined(seen: &[Known], older: Option<&OlderStates>, one: &Known, other: &Known) -> Known {
    let both = |earlier: &Lineage| one.lineage.includes(earlier) && other.lineage.includes(earlier);
    let base = match latest(seen, &both).last() {
        Some(known) => Arc::clone(&known.release),
        None => older_base(older, &one.release, &both),
    };
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

/// The latest of the older states of a release with these lineages, or one that nobody knows.
fn older_base(
    older: Option<&OlderStates>,
    release: &Release,
    is_meant: &dyn Fn(&Lineage) -> bool,
) -> Arc<Release> {
    let mut found: Option<(Release, Lineage)> = None;
    let states = older
        .into_iter()
        .flat_map(|older| older.states(&release.id));
    for (state, lineage) in states {
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
    let found = found.map(|(state, _)| state);
    Arc::new(found.unwrap_or_else(|| compare::unknown_base(release)))
}
