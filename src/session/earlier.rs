//! Earlier states of a release: those that were issued, which are in the release, and those
//! that were saved or discarded, in the person's own folder.

use std::io;
use std::path::PathBuf;

use jiff::Timestamp;

use super::Places;
use crate::compare;
use crate::release::{Issued, Release};
use crate::storage::{JournalError, ReadError, Version, Versions, discarded, read, read_journal};

/// How many of those that were discarded are looked through.
const MOST_DISCARDED: usize = 40;

/// What became of an earlier state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EarlierKind {
    /// It went out.
    Issued,
    /// It was saved.
    Saved,
    /// Nobody wanted it.
    Discarded,
}

/// An earlier state.
#[derive(Clone, Debug)]
pub struct EarlierState {
    /// When it was saved, issued or discarded.
    pub at: Timestamp,
    /// What became of it.
    pub kind: EarlierKind,
    source: Source,
}

/// Where a state is to be had.
#[derive(Clone, Debug)]
enum Source {
    Issued(Box<Issued>),
    Saved(Version),
    Discarded(PathBuf),
}

/// Why an earlier state can't be read.
#[derive(Debug)]
pub enum EarlierFailure {
    /// There is no folder for such states.
    Nowhere,
    /// The system doesn't give it.
    Io(io::Error),
    /// It isn't a release.
    Read(Box<ReadError>),
    /// Its journal tells nothing.
    Journal(JournalError),
}

/// The states before `now`, which `has_file` or not: those that were issued first, each kind
/// with the latest first. May take a while.
pub fn earlier_states(now: &Release, has_file: bool, places: Option<&Places>) -> Vec<EarlierState> {
    let issued = now.issued.iter().rev().map(|issued| EarlierState {
        at: issued.at,
        kind: EarlierKind::Issued,
        source: Source::Issued(Box::new(issued.clone())),
    });
    let saved = places.map_or_else(Vec::new, |places| {
        Versions::of(&places.versions(), &now.id).all(&*places.disk)
    });
    let saved = saved.into_iter().map(|version| EarlierState {
        at: version.at,
        kind: EarlierKind::Saved,
        source: Source::Saved(version),
    });
    let binned = places.map_or_else(Vec::new, |places| in_bin(now, has_file, places));
    issued.chain(saved).chain(binned).collect()
}

/// By how many things each of `states` differs from the one before it: told with its place
/// among them as it's known, until `tell` answers that nobody listens. May take a while.
pub fn sizes_of_change(
    states: &[EarlierState],
    now: &Release,
    places: Option<&Places>,
    tell: &mut dyn FnMut(usize, usize) -> bool,
) {
    let mut newer: Option<(usize, EarlierKind, Release)> = None;
    for (index, of) in states.iter().enumerate() {
        let Ok(state) = read_earlier(of, now, places) else {
            newer = None;
            continue;
        };
        if let Some((of_newer, kind, newer)) = &newer
            && *kind == of.kind
            && *kind != EarlierKind::Discarded
            && let Ok(found) = compare::differences(&state, newer)
            && !tell(*of_newer, found.len())
        {
            return;
        }
        newer = Some((index, of.kind, state));
    }
}

/// What was discarded of this release; of one without a file, what was of any such.
fn in_bin(now: &Release, has_file: bool, places: &Places) -> Vec<EarlierState> {
    let all = discarded(&*places.disk, &places.bin())
        .into_iter()
        .take(MOST_DISCARDED);
    let found = all.filter_map(|one| {
        let told = read_journal(&*places.disk, &one.path).ok()?;
        let is_of_it = told.subject.release == now.id;
        let is_of_none = told.subject.file.is_none() && !has_file;
        (is_of_it || is_of_none).then_some(EarlierState {
            at: Timestamp::try_from(one.at).ok()?,
            kind: EarlierKind::Discarded,
            source: Source::Discarded(one.path),
        })
    });
    found.collect()
}

/// Reads one of the states before `now`.
///
/// What people say of it is no part of a state: it's as it is now.
///
/// # Errors
/// If it can't be read.
pub fn read_earlier(
    state: &EarlierState,
    now: &Release,
    places: Option<&Places>,
) -> Result<Release, EarlierFailure> {
    match (&state.source, places) {
        (Source::Issued(issued), _) => {
            let mut release = issued.with_images(now);
            // That it was issued is no difference.
            release.issued = now.issued.clone();
            Ok(with_comments_of(now, release))
        }
        (Source::Saved(version), Some(places)) => {
            let bytes = version.bytes(&*places.disk);
            let opened = read(&bytes.map_err(EarlierFailure::Io)?);
            let opened = opened.map_err(|error| EarlierFailure::Read(Box::new(error)))?;
            Ok(with_comments_of(now, opened.release))
        }
        (Source::Discarded(path), Some(places)) => {
            let told = read_journal(&*places.disk, path);
            let release = told.map_err(EarlierFailure::Journal)?.release;
            // It's to be this release's again, whatever it was called.
            Ok(Release {
                id: now.id.clone(),
                ..release
            })
        }
        (Source::Saved(_) | Source::Discarded(_), None) => Err(EarlierFailure::Nowhere),
    }
}

fn with_comments_of(now: &Release, state: Release) -> Release {
    Release {
        comments: now.comments.clone(),
        ..state
    }
}
