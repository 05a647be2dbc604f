//! What whoever saved a state of a file had seen of it: told by the small files that those leave
//! beside it who have it open. A hint, as they are: where it isn't to be had, content decides.

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use super::Digest;
use super::disk::Disk;
use super::presence::beats_beside;

/// How many of one's own saves are told.
const MOST: usize = 8;
/// How long it's waited for what somebody tells of a save that has just been made, and how often
/// it's looked for.
const PATIENCE: Duration = Duration::from_millis(600);
const LOOKS: Duration = Duration::from_millis(60);

/// A state that somebody has saved, and those that were seen by then.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SavedState {
    state: String,
    seen: Vec<String>,
}

impl SavedState {
    /// The last of these states, which was saved when the others had been seen; `None` without
    /// one.
    pub fn last_of(states: &[Digest]) -> Option<Self> {
        let (state, seen) = states.split_last()?;
        Some(Self {
            state: state.short(),
            seen: seen.iter().map(Digest::short).collect(),
        })
    }
}

/// Adds what was saved to what is told of.
pub(super) fn add(told: &mut Vec<SavedState>, saved: SavedState) {
    told.push(saved);
    let forgotten = told.len().saturating_sub(MOST);
    told.drain(..forgotten);
}

/// Whether whoever saved the state `of` of the file at `path` had seen `earlier`, as far as
/// that's told. What was saved just now is waited for a little, where somebody is there to tell.
pub fn had_seen(disk: &dyn Disk, path: &Path, of: Digest, earlier: Digest) -> bool {
    let (of, earlier) = (of.short(), earlier.short());
    let begun = Instant::now();
    loop {
        let beats = beats_beside(disk, path);
        let told: HashMap<&str, &[String]> = beats
            .iter()
            .flat_map(|beat| &beat.saved)
            .map(|saved| (saved.state.as_str(), saved.seen.as_slice()))
            .collect();
        if told.contains_key(of.as_str()) {
            return leads_to(&told, &of, &earlier);
        }
        if beats.is_empty() || begun.elapsed() >= PATIENCE {
            return false;
        }
        thread::sleep(LOOKS);
    }
}

/// Whether one comes from a state to an earlier one by what was seen of each.
fn leads_to(told: &HashMap<&str, &[String]>, from: &str, to: &str) -> bool {
    let mut known = HashSet::new();
    let mut next = vec![from];
    while let Some(state) = next.pop() {
        if state == to {
            return true;
        }
        if known.insert(state) {
            let seen = told.get(state).copied().unwrap_or_default();
            next.extend(seen.iter().map(String::as_str));
        }
    }
    false
}
