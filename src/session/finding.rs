//! What is found when a release is to be opened: the file, who has it, and what a crash left
//! of it and of others.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use super::{Places, Recovery, Session};
use crate::jobs::Wake;
use crate::release::Release;
use crate::storage::disk::Disk;
use crate::storage::{
    Desk, DeskTaken, JournalError, Opened, ReadError, Reason, Stamp, Told, call, open_merging,
    read_journal,
};
use crate::typeset::HouseStyle;

/// After how many tries to bring back what a crash left that never ended it's done without
/// showing the page, and after how many it's left alone.
const RISKY_TRIES: usize = 2;
const MOST_TRIES: usize = 10;

/// How long what is empty is waited for, and how often it's looked at meanwhile.
const PATIENCE: Duration = Duration::from_secs(3);
const PAUSE: Duration = Duration::from_millis(200);

/// What the program was begun for, until that is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BegunFor {
    /// A file.
    File,
    /// What was last open.
    Last,
    /// A new release.
    New,
    /// Whatever is done in it: it's there already.
    Itself,
}

/// What came of looking.
pub struct Looked {
    /// What was looked for; nothing where there was nothing to be opened.
    pub found: Option<Result<Found, ReadError>>,
    /// What else a crash left.
    pub others: Others,
}

/// What a crash left of other releases than the one that was looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Others {
    /// Files.
    pub files: Vec<PathBuf>,
    /// Whether there are releases without a file.
    pub has_new: bool,
    /// Whether something can't be brought back, and was put into the bin.
    pub is_in_bin: bool,
    /// Where something stays that can't be read now, or put away.
    pub stays: Option<PathBuf>,
}

/// What there is.
pub enum Found {
    /// The file, with what a crash left of it.
    File {
        /// Where it is.
        path: PathBuf,
        /// What the file says.
        opened: Box<Opened>,
        /// Where the release is kept safe; nowhere where that can't be.
        desk: Option<Desk>,
        /// What wasn't saved.
        left: Option<LeftOver>,
    },
    /// What a crash left of a release that has no file, or whose file can't be read.
    Left {
        /// Where it was kept safe.
        desk: Desk,
        /// What it stands on.
        base: Box<Release>,
        /// The file that held that, and what told its state.
        file: Option<(PathBuf, Stamp)>,
        /// What wasn't saved.
        left: LeftOver,
        /// Why its file can't be read.
        error: Option<ReadError>,
    },
    /// Another window of the same person has it, and was asked to come to the front.
    Elsewhere(PathBuf),
}

/// What a crash left.
#[derive(Debug)]
pub struct LeftOver {
    /// What wasn't saved.
    pub recovery: Box<Recovery>,
    /// Whether bringing it back has made the program end before.
    pub is_risky: bool,
}

impl Found {
    /// The session of it, kept safe in `places`, with what a crash left of it brought back, and
    /// why its file can't be read, if it can't. `None` where another window has it.
    pub fn begin(
        self,
        styles: Vec<HouseStyle>,
        wake: Wake,
        places: Option<Places>,
    ) -> Option<(Session, Option<ReadError>)> {
        let (mut session, desk, left, error) = match self {
            Self::File {
                path,
                opened,
                desk,
                left,
            } => {
                let session = Session::opened(*opened, path, styles, wake);
                (session, desk, left, None)
            }
            Self::Left {
                desk,
                base,
                file,
                left,
                error,
            } => {
                let session = match file {
                    // It's merged with what stands there once that can be read.
                    Some((path, stamp)) => Session::away(*base, path, stamp, styles, wake),
                    None => Session::new(*base, styles, wake),
                };
                (session, Some(desk), Some(left), error)
            }
            Self::Elsewhere(_) => return None,
        };
        match places {
            Some(places) => session.keep_safe(places, desk),
            None => session.keep_nowhere(),
        }
        if let Some(left) = left {
            if left.is_risky {
                session.preview_mut().turn_off();
            }
            session.recover(*left.recovery);
        }
        // What lies beside the file is compared with all that is here.
        session.watch_file();
        Some((session, error))
    }
}

impl Others {
    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty() && !self.has_new
    }
}

/// Looks for what the program was begun for: the release in the file at `path`, or else what a
/// crash left of one without a file. `name` is that of whoever works here.
pub fn look(
    begun_for: BegunFor,
    path: Option<&Path>,
    places: Option<&Places>,
    name: &str,
) -> Looked {
    let path = path.map(|path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned()));
    let mut others = Others::default();
    let mut found = None;
    if let Some(places) = places {
        let (disk, desks) = (&*places.disk, places.desks());
        match begun_for {
            BegunFor::Last => others.files = Desk::files_left(disk, &desks),
            // Another window has told of them.
            BegunFor::File if Desk::is_any_taken(disk, &desks) => {}
            BegunFor::File => {
                others.files = Desk::files_left(disk, &desks);
                others.has_new = !Desk::left_without_file(disk, &desks).is_empty();
            }
            BegunFor::New | BegunFor::Itself => {}
        }
        if matches!(begun_for, BegunFor::Last | BegunFor::New) {
            (found, others.has_new) = find_new(places, &mut others.is_in_bin);
        }
    }
    // The file that was open last is to be had from the list of those that were.
    let found = match (found, path) {
        (Some(found), _) => Some(Ok(found)),
        (None, Some(path)) => Some(find(&path, places, name, &mut others)),
        (None, None) => None,
    };
    let own = match &found {
        Some(Ok(
            Found::File { path, .. }
            | Found::Elsewhere(path)
            | Found::Left {
                file: Some((path, _)),
                ..
            },
        )) => Some(path),
        _ => None,
    };
    others.files.retain(|file| Some(file) != own);
    Looked { found, others }
}

/// Looks for the release in the file at `path`.
///
/// # Errors
/// If it can't be read.
fn find(
    path: &Path,
    places: Option<&Places>,
    name: &str,
    others: &mut Others,
) -> Result<Found, ReadError> {
    let desk = places.and_then(|places| {
        // Where it can't be kept safe it's opened all the same.
        Desk::of_file(&*places.disk, &places.desks(), path).ok()
    });
    let desk = match (desk, places) {
        (Some(DeskTaken::Theirs(folder)), Some(places)) => {
            // Somebody finds it without being called.
            let _ = call(&*places.disk, &folder);
            return Ok(Found::Elsewhere(path.to_owned()));
        }
        (Some(DeskTaken::Ours(desk)), _) => Some(desk),
        _ => None,
    };
    let left = desk
        .as_ref()
        .zip(places)
        .map_or(Left::Nothing, |(desk, places)| {
            left_on(desk, places, &mut others.is_in_bin)
        });
    let (desk, left) = match left {
        Left::Nothing => (desk, None),
        Left::This(told, is_risky) => (desk, Some((*told, is_risky))),
        Left::Stays => {
            // The next journal would take its place.
            others.stays = desk.as_ref().map(|desk| desk.folder().to_owned());
            (None, None)
        }
    };
    match (open_patiently(path), desk, left) {
        (Ok(opened), desk, None) => Ok(Found::File {
            path: path.to_owned(),
            opened: Box::new(opened),
            desk,
            left: None,
        }),
        // Another release has come into the file: what was left isn't about this one.
        (Ok(opened), Some(desk), Some((told, _))) if told.release.id != opened.release.id => {
            let handed_over =
                places.is_some_and(|places| desk.hand_over(&*places.disk, &places.desks()).is_ok());
            others.has_new |= handed_over;
            if !handed_over {
                // The next journal would take its place.
                others.stays = Some(desk.folder().to_owned());
            }
            Ok(Found::File {
                path: path.to_owned(),
                opened: Box::new(opened),
                desk: handed_over.then_some(desk),
                left: None,
            })
        }
        (Ok(opened), desk, Some((told, is_risky))) => {
            // Not before: that a drive doesn't answer isn't the journal's fault.
            begin_try(desk.as_ref(), places);
            let file = Arc::new(opened.release.clone());
            let older = places.map(Places::older);
            let recovery = Recovery::of(&told, &file, &opened.stamp(), older.as_ref(), name);
            match (recovery, desk) {
                (Err(_), Some(desk)) => Ok(alone(desk, told, is_risky, None)),
                (recovery, desk) => Ok(Found::File {
                    path: path.to_owned(),
                    opened: Box::new(opened),
                    desk,
                    left: recovery.ok().map(|recovery| LeftOver {
                        recovery: Box::new(recovery),
                        is_risky,
                    }),
                }),
            }
        }
        (Err(error), Some(desk), Some((told, is_risky))) => {
            begin_try(Some(&desk), places);
            Ok(alone(desk, told, is_risky, Some(error)))
        }
        (Err(error), ..) => Err(error),
    }
}

/// Opens a file. One that's empty may be on its way, as a sync tool or a copy brings it: it's
/// waited for a little.
fn open_patiently(path: &Path) -> Result<Opened, ReadError> {
    let begun = Instant::now();
    loop {
        let opened = open_merging(path);
        let is_coming = opened
            .as_ref()
            .is_err_and(|error| matches!(error.reason, Reason::Empty | Reason::OnlyNul));
        if !is_coming || begun.elapsed() >= PATIENCE {
            return opened;
        }
        thread::sleep(PAUSE);
    }
}

/// A try to bring back what is on a desk begins.
fn begin_try(desk: Option<&Desk>, places: Option<&Places>) {
    if let (Some(desk), Some(places)) = (desk, places) {
        desk.begin_try(&*places.disk);
    }
}

/// What a crash left, without the file that it stood on.
fn alone(desk: Desk, told: Told, is_risky: bool, error: Option<ReadError>) -> Found {
    let subject = &told.subject;
    let file = subject.file.clone().zip(subject.standing.clone());
    let (base, recovery) = Recovery::alone(told);
    Found::Left {
        desk,
        base: Box::new(base),
        file,
        left: LeftOver {
            recovery: Box::new(recovery),
            is_risky,
        },
        error,
    }
}

/// Looks for a release without a file that a crash left, and whether there are more.
fn find_new(places: &Places, is_in_bin: &mut bool) -> (Option<Found>, bool) {
    let desks = Desk::left_without_file(&*places.disk, &places.desks());
    let mut found = None;
    for desk in desks {
        if found.is_some() {
            return (found, true);
        }
        if let Left::This(told, is_risky) = left_on(&desk, places, is_in_bin) {
            begin_try(Some(&desk), Some(places));
            found = Some(alone(desk, *told, is_risky, None));
        }
    }
    (found, false)
}

/// What a crash left on a desk.
enum Left {
    /// Nothing that can be brought back.
    Nothing,
    /// This, and whether bringing it back has made the program end before.
    This(Box<Told>, bool),
    /// It can't be read or put away now, and is to stay there: the desk isn't to be used.
    Stays,
}

/// Looks what a crash left on a desk. What can't be brought back, or has made the program end
/// again and again, goes into the bin, where it's to be had for some time.
fn left_on(desk: &Desk, places: &Places, is_in_bin: &mut bool) -> Left {
    let disk = &*places.disk;
    if !desk.has_journal(disk) {
        return Left::Nothing;
    }
    let tries = desk.tries(disk);
    match read_patiently(disk, &desk.journal()) {
        Ok(told) if tries < MOST_TRIES => {
            if told.is_damaged {
                // What is behind the damage can be looked for there.
                *is_in_bin |= desk.copy(disk, &places.bin()).is_ok();
            }
            return Left::This(Box::new(told), tries >= RISKY_TRIES);
        }
        Ok(_) | Err(JournalError::Damaged { .. }) => {}
        Err(JournalError::Io { why, .. }) if why.kind() == io::ErrorKind::NotFound => {
            return Left::Nothing;
        }
        Err(_) => return Left::Stays,
    }
    match desk.discard(disk, &places.bin()) {
        Ok(()) => {
            *is_in_bin = true;
            Left::Nothing
        }
        Err(_) => Left::Stays,
    }
}

/// Reads a journal. Who else reads it, as a virus scanner does, is waited for a little.
fn read_patiently(disk: &dyn Disk, path: &Path) -> Result<Told, JournalError> {
    const TRIES: usize = 5;
    let mut read = read_journal(disk, path);
    for _ in 1..TRIES {
        if !matches!(read, Err(JournalError::Io { .. })) {
            break;
        }
        thread::sleep(PAUSE);
        read = read_journal(disk, path);
    }
    read
}
