//! What a window finds when it opens a release: the file, who has it, and what a crash left
//! of it.

use std::path::Path;

use super::App;
use crate::session::Places;
use crate::storage::{Desk, DeskTaken, Opened, ReadError, Told, call, open, read_journal};

/// After how many tries to bring back what a crash left that never ended it's left alone.
const MOST_TRIES: usize = 2;

/// What a window was begun for, until that is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BegunFor {
    /// A file.
    File,
    /// What was last open.
    Last,
    /// Whatever is done in it.
    Itself,
}

/// What there is.
pub(super) enum Found {
    /// The file, with what a crash left of it.
    File {
        /// What the file says.
        opened: Box<Opened>,
        /// Where the release is kept safe; nowhere where that can't be.
        desk: Option<Desk>,
        /// What wasn't saved.
        left: Option<Box<Told>>,
    },
    /// What a crash left of a release that has no file, or whose file can't be read.
    Left {
        /// Where it was kept safe.
        desk: Desk,
        /// What wasn't saved, and what it stands on.
        left: Box<Told>,
        /// Why its file can't be read.
        error: Option<ReadError>,
    },
    /// Another window of the same person has it, and was asked to come to the front.
    Elsewhere,
}

/// Looks for the release in the file at `path`.
///
/// # Errors
/// If it can't be read.
pub(super) fn find(path: &Path, places: Option<&Places>) -> Result<Found, ReadError> {
    let desk = places.and_then(|places| {
        // Where it can't be kept safe it's opened all the same.
        Desk::of_file(&*places.disk, &places.desks(), path).ok()
    });
    let desk = match (desk, places) {
        (Some(DeskTaken::Theirs(folder)), Some(places)) => {
            // Somebody finds it without being called.
            let _ = call(&*places.disk, &folder);
            return Ok(Found::Elsewhere);
        }
        (Some(DeskTaken::Ours(desk)), _) => Some(desk),
        _ => None,
    };
    let left = desk
        .as_ref()
        .zip(places)
        .and_then(|(desk, places)| left_on(desk, places));
    match (open(path), desk, left) {
        (Ok(opened), desk, left) => Ok(Found::File {
            opened: Box::new(opened),
            desk,
            left,
        }),
        (Err(error), Some(desk), Some(left)) => Ok(Found::Left {
            desk,
            left,
            error: Some(error),
        }),
        (Err(error), ..) => Err(error),
    }
}

impl App {
    /// Shows what a crash left of a release that was never saved, where nothing else was
    /// asked for.
    pub(super) fn take_left(&mut self) {
        let left = self.places().as_ref().and_then(find_left);
        if let Some(found) = left {
            self.opening = None;
            self.show_found(found, Path::new(""));
        }
    }
}

/// Looks for a release without a file that a crash left.
fn find_left(places: &Places) -> Option<Found> {
    let desks = Desk::left(&*places.disk, &places.desks()).into_iter();
    let disk = &*places.disk;
    let without_file = desks.filter(|desk| {
        let left = read_journal(disk, &desk.journal());
        left.is_ok_and(|left| left.subject.file.is_none())
    });
    let mut found = without_file.filter_map(|desk| {
        let left = left_on(&desk, places)?;
        let error = None;
        Some(Found::Left { desk, left, error })
    });
    found.next()
}

/// What a crash left on a desk. What can't be brought back, or has made the program crash
/// again and again, goes into the bin, where it's to be had for some time.
fn left_on(desk: &Desk, places: &Places) -> Option<Box<Told>> {
    let disk = &*places.disk;
    if !desk.has_journal(disk) {
        return None;
    }
    let is_hopeless = desk.begin_try(disk) >= MOST_TRIES;
    let left = read_journal(disk, &desk.journal()).ok();
    match left.filter(|_| !is_hopeless) {
        Some(left) => Some(Box::new(left)),
        None => {
            // Where even that fails, the journal that is begun next takes its place.
            let _ = desk.discard(disk, &places.bin());
            None
        }
    }
}
