//! What a state of a file was made of, by the saves that it has come from.

use std::sync::Arc;

use super::lineage::Lineage;
use super::save::Known;
use super::versions::OlderStates;
use crate::compare;
use crate::release::Release;

/// What a state that has come from `theirs` was made of: of the states that were `seen`, of
/// which the latest is the last, the one that all others of those that it has come from are in;
/// or else the latest of `older` ones. Where none of them is that, nobody knows, and all that
/// differs is to be settled.
pub fn base_of(
    seen: &[Known],
    older: Option<&OlderStates>,
    release: &Release,
    theirs: &Lineage,
) -> Arc<Release> {
    let is_before_all = |at: usize| seen.iter().take(at).all(|known| known.lineage.is_empty());
    let candidates: Vec<&Known> = seen
        .iter()
        .enumerate()
        // One that tells of no save is in all only as long as there was none.
        .filter(|(at, known)| !known.lineage.is_empty() || is_before_all(*at))
        .map(|(_, known)| known)
        .filter(|known| theirs.includes(&known.lineage))
        .collect();
    let is_latest = |known: &&&Known| {
        let lineage = &known.lineage;
        let mut others = candidates.iter().map(|other| &other.lineage);
        !others.any(|other| other.includes(lineage) && !lineage.includes(other))
    };
    if let Some(known) = candidates.iter().rev().find(is_latest) {
        return Arc::clone(&known.release);
    }
    let mut found: Option<(Release, Lineage)> = None;
    for (state, lineage) in older
        .into_iter()
        .flat_map(|older| older.states(&release.id))
    {
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
        if found.is_none() && theirs.includes(&lineage) {
            found = Some((state, lineage));
        }
    }
    found.map_or_else(
        || Arc::new(compare::unknown_base(release)),
        |(state, _)| Arc::new(state),
    )
}
