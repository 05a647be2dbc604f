//! A release's file, and what belongs to it: its folder, which others have too, and the
//! person's own for what must not be lost.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use communique::jobs::no_wake;
use communique::release::FieldPath;
use communique::session::{Action, FoundCopy, Message, Places, Recovery, Session};
use communique::storage::disk::{Disk, System};
use communique::storage::{self, Desk, DeskTaken, read_journal};
use communique::typeset::HouseStyle;
use tempfile::TempDir;

use crate::support::sample_text;

/// How long anything may take.
const PATIENCE: Duration = Duration::from_secs(20);

pub struct Place {
    pub folder: TempDir,
    pub file: PathBuf,
}

impl Place {
    /// One with the sample in it.
    pub fn new() -> Self {
        let folder = TempDir::new().expect("a folder");
        let place = folder.path().join("shared");
        fs::create_dir(&place).expect("a folder");
        let file = place.join("release.ron");
        fs::write(&file, sample_text("ct-week-2021.ron")).expect("it can be written");
        Self { folder, file }
    }

    pub fn places(&self) -> Places {
        Places {
            disk: Arc::new(System),
            folder: self.folder.path().join("state"),
        }
    }

    /// The desk of a file, if nobody has it.
    pub fn desk_of(&self, file: &Path) -> Option<Desk> {
        let taken = Desk::of_file(&System, &self.places().desks(), file);
        match taken.expect("a folder") {
            DeskTaken::Ours(desk) => Some(desk),
            DeskTaken::Theirs(_) => None,
        }
    }

    /// The desk of the file, which nobody has.
    pub fn desk(&self) -> Desk {
        self.desk_of(&self.file).expect("it's nobody's")
    }

    /// A session whose changes are kept nowhere.
    pub fn opened(&self) -> Session {
        opened(&self.file)
    }

    /// A session whose changes are kept.
    pub fn open(&self) -> Session {
        self.open_on(&self.file, Arc::new(System))
    }

    pub fn open_on(&self, file: &Path, disk: Arc<dyn Disk>) -> Session {
        let mut session = opened(file).on_disk(disk);
        session.keep_safe(self.places(), self.desk_of(file));
        session
    }

    /// The session that opens after a crash which has left something.
    pub fn again(&self) -> Session {
        let desk = self.desk();
        let told = read_journal(&System, &desk.journal()).expect("a journal was left");
        let stamp = storage::open(&self.file).expect("it opens").stamp();
        let older = self.places().older();
        let mut session = self.opened();
        session.keep_safe(self.places(), Some(desk));
        let file = Arc::clone(session.release());
        let recovery = Recovery::of(&told, &file, &stamp, Some(&older), "");
        let recovery = recovery.expect("it can be merged");
        session.recover(recovery);
        session
    }

    /// The files of which a crash has left something.
    pub fn files_left(&self) -> Vec<PathBuf> {
        Desk::files_left(&System, &self.places().desks())
    }

    pub fn says(&self) -> String {
        fs::read_to_string(&self.file).expect("it's there")
    }

    /// What a colleague makes of the file, as programs do that put another in its place.
    pub fn colleague(&self, from: &str, to: &str) {
        let text = self.says();
        assert!(text.contains(from), "there is no {from}");
        let beside = self.file.with_extension("new");
        fs::write(&beside, text.replace(from, to)).expect("it can be written");
        fs::rename(&beside, &self.file).expect("it can be renamed");
    }

    /// The other files in the file's folder.
    pub fn beside(&self) -> Vec<PathBuf> {
        let folder = self.file.parent().expect("a folder");
        let entries = fs::read_dir(folder).expect("a folder");
        let paths = entries.map(|entry| entry.expect("an entry").path());
        paths.filter(|path| *path != self.file).collect()
    }
}

pub fn opened(file: &Path) -> Session {
    let opened = storage::open(file).expect("it opens");
    Session::opened(opened, file.to_owned(), HouseStyle::shipped(), no_wake())
}

pub fn set(session: &mut Session, field: &str, text: &str) {
    let field: FieldPath = field.parse().expect("an address");
    session.perform(Action::SetText(field, text.into()));
}

pub fn tag(session: &Session) -> &str {
    session.release().banner.tag.as_str()
}

/// Waits until this is so; `what` says it.
pub fn wait_until(what: &str, mut is_so: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !is_so() {
        assert!(begun.elapsed() < PATIENCE, "never {what}");
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// The same while the session goes on as in a window.
pub fn until(session: &mut Session, what: &str, is_so: impl Fn(&Session) -> bool) {
    wait_until(what, || {
        let done = is_so(session);
        session.poll();
        done
    });
}

/// What a window tells first that is meant.
pub fn told<T>(session: &mut Session, is_it: impl Fn(Message) -> Option<T>) -> T {
    let mut found = None;
    wait_until("told", || {
        session.poll();
        found = session.take_messages().into_iter().find_map(&is_it);
        found.is_some()
    });
    found.expect("it's told")
}

/// The first copy of the file that a window tells of.
pub fn copy_told(session: &mut Session) -> Box<FoundCopy> {
    told(session, |message| match message {
        Message::CopyFound(copy) => Some(copy),
        _ => None,
    })
}
