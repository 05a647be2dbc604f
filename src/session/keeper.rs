//! The thread that keeps what must not be lost: the journal of one session, the versions of its
//! file, the desk that says which window has it. It's ordered what to do, in order, and tells
//! when something isn't safe.

use std::collections::HashSet;
use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use jiff::Timestamp;

use crate::edit::{Edit, Label};
use crate::jobs::Wake;
use crate::release::{Id, Release};
use crate::storage::disk::Disk;
use crate::storage::{
    Desk, DeskName, DeskTaken, Journal, JournalError, Lineage, OlderStates, Subject, Versions,
    write_with,
};

/// How long the end of the window waits for what is being written.
const LONGEST_END: Duration = Duration::from_secs(3);
/// How long it may take to keep a change.
const SLOW: Duration = Duration::from_secs(1);
/// How often it's seen whether another window has asked for this one.
const CALLS: Duration = Duration::from_secs(1);

/// Where what must not be lost is kept.
#[derive(Clone, Debug)]
pub struct Places {
    /// The file system.
    pub disk: Arc<dyn Disk>,
    /// The program's own folder for it.
    pub folder: PathBuf,
}

impl Places {
    /// The folder for desks.
    pub fn desks(&self) -> PathBuf {
        self.folder.join("desks")
    }

    /// The folder for versions.
    pub fn versions(&self) -> PathBuf {
        self.folder.join("versions")
    }

    /// The states that are kept there.
    pub fn older(&self) -> OlderStates {
        OlderStates {
            disk: Arc::clone(&self.disk),
            folder: self.versions(),
        }
    }

    /// The folder for journals that somebody has discarded.
    pub fn bin(&self) -> PathBuf {
        self.folder.join("bin")
    }
}

/// Why what is changed wouldn't survive a crash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeepFailure {
    /// The machine has no folder for it.
    Nowhere,
    /// What the system says.
    Refused(String),
    /// The drive doesn't answer.
    Slow,
}

impl From<io::Error> for KeepFailure {
    fn from(error: io::Error) -> Self {
        Self::Refused(error.to_string())
    }
}

impl From<JournalError> for KeepFailure {
    fn from(error: JournalError) -> Self {
        Self::Refused(error.to_string())
    }
}

/// What the thread is asked to do.
pub(super) enum Order {
    /// Begin a journal: `release` is changed from here on.
    Begin {
        subject: Subject,
        base: Arc<Release>,
        release: Arc<Release>,
    },
    /// Add changes to it.
    Add(Vec<(Label, Edit)>),
    /// All that it says is saved.
    Clear,
    /// Nobody wants what it says.
    Discard,
    /// Keep a saved state of the release called so.
    Keep(Id, Vec<u8>),
    /// A state that the file held before, called so among the versions, is in what it holds.
    NotLost(String),
    /// Such a state, or the one that it holds, isn't wanted back.
    LetGo(String),
    /// Nor is any other: what the file holds is what is wanted.
    LetGoAll,
    /// The release is in the file from now on whose desk is called so.
    Move(DeskName),
    /// Tell when all that was ordered before is done.
    Tell(Sender<()>),
}

/// What the thread tells.
#[derive(Debug, Default)]
pub(super) struct State {
    /// Why the last changes aren't safe, if they aren't.
    failure: Option<KeepFailure>,
    /// Whether the journal is to be begun again.
    pub wants_begin: bool,
    /// Whether another window has asked for this one.
    pub is_called: bool,
    /// The names, among the versions, of the states that the file held, the last as far as is
    /// known here and those that are lost from it; until somebody asks.
    pub held: Vec<String>,
    /// Since when what was ordered is being done.
    obeys_since: Option<Instant>,
}

impl State {
    /// Why the last changes wouldn't survive a crash, if they wouldn't.
    pub fn failure(&self) -> Option<KeepFailure> {
        let is_slow = self
            .obeys_since
            .is_some_and(|since| since.elapsed() >= SLOW);
        let slow = is_slow.then_some(KeepFailure::Slow);
        self.failure.clone().or(slow)
    }
}

/// Keeps what one session changes.
pub(super) struct Keeper {
    pub places: Places,
    orders: Option<Sender<Order>>,
    state: Arc<Mutex<State>>,
    ended: Receiver<()>,
    /// Whether there is a journal that goes on.
    pub is_begun: bool,
    /// What a release without a file began as.
    pub first: Arc<Release>,
}

impl Keeper {
    /// Begins to keep, at `desk` if the release has one already.
    ///
    /// # Errors
    /// If the system gives no thread.
    pub fn start(
        places: Places,
        desk: Option<Desk>,
        wake: Wake,
        first: Arc<Release>,
    ) -> io::Result<Self> {
        let (orders, ordered) = channel();
        let (end, ended) = channel();
        let state: Arc<Mutex<State>> = Arc::default();
        let worker = Worker {
            places: places.clone(),
            desk,
            left: None,
            moving: None,
            journal: None,
            state: Arc::clone(&state),
            wake,
            has_ended_try: false,
            let_go: HashSet::new(),
        };
        thread::Builder::new()
            .name("keeping".into())
            .stack_size(8 * 1024 * 1024)
            .spawn(move || {
                worker.run(&ordered);
                // Nobody may be waiting.
                let _ = end.send(());
            })?;
        Ok(Self {
            places,
            orders: Some(orders),
            state,
            ended,
            is_begun: false,
            first,
        })
    }

    pub fn state(&self) -> MutexGuard<'_, State> {
        lock(&self.state)
    }

    pub fn order(&self, order: Order) {
        if let Some(orders) = &self.orders {
            // A thread that is gone has said why.
            let _ = orders.send(order);
        }
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.orders = None;
        // A drive that hangs keeps nobody here for ever.
        match self.ended.recv_timeout(LONGEST_END) {
            Ok(()) | Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {}
        }
    }
}

fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    // Nothing is half done under this lock.
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

struct Worker {
    places: Places,
    desk: Option<Desk>,
    /// The desk of the file before, whose journal is needed until there is another.
    left: Option<Desk>,
    /// What the desk of the file is called that the release is in, until it's taken.
    moving: Option<DeskName>,
    journal: Option<Journal>,
    state: Arc<Mutex<State>>,
    wake: Wake,
    /// Whether bringing back what a crash had left is known not to have crashed.
    has_ended_try: bool,
    /// The states that the file held and that nobody wants back.
    let_go: HashSet<String>,
}

impl Worker {
    fn run(mut self, orders: &Receiver<Order>) {
        self.tell_held();
        let mut listened = Instant::now();
        loop {
            let wait = CALLS.saturating_sub(listened.elapsed());
            match orders.recv_timeout(wait) {
                Ok(order) => {
                    lock(&self.state).obeys_since = Some(Instant::now());
                    self.obey(order);
                    lock(&self.state).obeys_since = None;
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
            }
            // Also while somebody writes without a pause.
            if listened.elapsed() >= CALLS {
                listened = Instant::now();
                self.listen();
            }
        }
    }

    /// Tells what the file held when that was last known here.
    fn tell_held(&self) {
        let desk = self.desk.as_ref();
        let held = desk.map(|desk| desk.held(&*self.places.disk));
        if let Some(held) = held.filter(|held| !held.is_empty()) {
            lock(&self.state).held = held;
            (self.wake)();
        }
    }

    /// Whether another window has asked for this one. What was brought back after a crash has
    /// been seen by now without another.
    fn listen(&mut self) {
        self.ask_again();
        let Some(desk) = &self.desk else { return };
        let disk = &*self.places.disk;
        if !std::mem::replace(&mut self.has_ended_try, true) {
            desk.end_try(disk);
        }
        if desk.is_called(disk) {
            let mut state = lock(&self.state);
            state.is_called = true;
            drop(state);
            (self.wake)();
        }
    }

    /// Has the journal begun again that couldn't be written: there may be room now.
    fn ask_again(&self) {
        let mut state = lock(&self.state);
        if state.failure.is_some() {
            state.wants_begin = true;
            drop(state);
            (self.wake)();
        }
    }

    fn obey(&mut self, order: Order) {
        let done = match order {
            Order::Begin {
                subject,
                base,
                release,
            } => {
                if let Some(stamp) = &subject.standing
                    && let Ok(text) = write_with(&base, &stamp.lineage)
                {
                    let _ = self.keep_version(&subject.release, text.as_bytes());
                }
                self.begin(&subject, &base, &release)
            }
            // One that couldn't be begun is begun again with all that was changed.
            Order::Add(_) if self.journal.is_none() => {
                lock(&self.state).wants_begin = true;
                return (self.wake)();
            }
            Order::Add(changes) => self.add(&changes),
            Order::Clear => self.clear(),
            Order::Discard => self.discard(),
            Order::Keep(id, bytes) => {
                if let Some(version) = self.keep_version(&id, &bytes) {
                    self.hold(&id, version, &Lineage::of(&bytes));
                }
                return;
            }
            Order::NotLost(version) => return self.hold_without(&HashSet::from([version])),
            Order::LetGo(version) => {
                self.let_go.insert(version);
                return self.hold_without(&self.let_go);
            }
            Order::LetGoAll => {
                let disk = &*self.places.disk;
                let held = self.file_desk().map(|desk| desk.held(disk));
                self.let_go.extend(held.into_iter().flatten());
                return self.hold_without(&self.let_go);
            }
            Order::Move(name) => {
                self.moving = Some(name);
                self.move_desk()
            }
            Order::Tell(done) => {
                // Nobody may be waiting any more.
                let _ = done.send(());
                return;
            }
        };
        let failure = done.err();
        let mut state = lock(&self.state);
        state.wants_begin |= failure.is_some();
        let is_new = state.failure != failure;
        state.failure = failure;
        drop(state);
        if is_new {
            (self.wake)();
        }
    }

    fn begin(
        &mut self,
        subject: &Subject,
        base: &Release,
        release: &Release,
    ) -> Result<(), KeepFailure> {
        self.journal = None;
        self.move_desk()?;
        let disk = &*self.places.disk;
        let desk = match self.desk.take() {
            Some(desk) => desk,
            // It couldn't be had before.
            None => self.desk_for(subject)?,
        };
        let begun = Journal::begin(disk, &desk.journal(), subject, Some(base), release);
        self.desk = Some(desk);
        self.journal = Some(begun?);
        self.leave()
    }

    /// A desk for what is kept: that of its file, if it has one and no other window has it.
    fn desk_for(&self, subject: &Subject) -> io::Result<Desk> {
        let (disk, desks) = (&*self.places.disk, self.places.desks());
        let Some(path) = &subject.file else {
            return Desk::new(disk, &desks);
        };
        match Desk::of_file(disk, &desks, path)? {
            // What a crash has left there, and couldn't be brought back, stays.
            DeskTaken::Ours(desk) if !desk.has_journal(disk) => Ok(desk),
            DeskTaken::Ours(_) | DeskTaken::Theirs(_) => Desk::new(disk, &desks),
        }
    }

    /// Leaves nothing on the desk of the file before.
    fn leave(&mut self) -> Result<(), KeepFailure> {
        match self.left.take() {
            Some(desk) => Ok(desk.clear(&*self.places.disk)?),
            None => Ok(()),
        }
    }

    /// Keeps what a file holds. Answers what that is called, where it was kept: a version less
    /// is no loss, since the file holds it.
    fn keep_version(&self, id: &Id, bytes: &[u8]) -> Option<String> {
        let versions = Versions::of(&self.places.versions(), id);
        let kept = versions.keep(&*self.places.disk, bytes, Timestamp::now());
        kept.ok()
    }

    /// The desk of the file, if it has one that wasn't moved on from.
    fn file_desk(&self) -> Option<&Desk> {
        self.desk.as_ref().filter(|_| self.moving.is_none())
    }

    /// The file holds the state that is called `version`, made of these saves: what it held
    /// before stays told unless that was made of it.
    fn hold(&self, id: &Id, version: String, lineage: &Lineage) {
        let Some(desk) = self.file_desk() else { return };
        let disk = &*self.places.disk;
        let older = self.places.older();
        let is_lost = |name: &String| {
            let earlier = older.called(id, name);
            let bytes = earlier.and_then(|earlier| earlier.bytes(disk).ok());
            bytes.is_some_and(|bytes| !lineage.includes(&Lineage::of(&bytes)))
        };
        let mut held = desk.held(disk);
        held.retain(|name| *name != version && !self.let_go.contains(name) && is_lost(name));
        held.insert(0, version);
        desk.hold(disk, &held);
    }

    /// Of what the file held before, these aren't told any more.
    fn hold_without(&self, versions: &HashSet<String>) {
        let Some(desk) = self.file_desk() else { return };
        let disk = &*self.places.disk;
        let mut held = desk.held(disk);
        let all = held.len();
        let mut is_latest = true;
        held.retain(|name| std::mem::take(&mut is_latest) || !versions.contains(name));
        if held.len() < all {
            desk.hold(disk, &held);
        }
    }

    fn add(&mut self, changes: &[(Label, Edit)]) -> Result<(), KeepFailure> {
        let Some(journal) = &mut self.journal else {
            return Ok(());
        };
        if let Err(error) = journal.add(changes) {
            self.journal = None;
            return Err(error.into());
        }
        if journal.is_long() {
            lock(&self.state).wants_begin = true;
        }
        Ok(())
    }

    fn clear(&mut self) -> Result<(), KeepFailure> {
        self.journal = None;
        self.leave()?;
        if let Some(desk) = &self.desk {
            desk.clear(&*self.places.disk)?;
        }
        self.move_desk()
    }

    fn discard(&mut self) -> Result<(), KeepFailure> {
        self.journal = None;
        let disk = &*self.places.disk;
        match &self.desk {
            Some(desk) if desk.has_journal(disk) => Ok(desk.discard(disk, &self.places.bin())?),
            _ => Ok(()),
        }
    }

    /// Goes to the desk of the file that the release is in now, if it isn't there yet.
    fn move_desk(&mut self) -> Result<(), KeepFailure> {
        let Some(name) = self.moving.clone() else {
            return Ok(());
        };
        self.take_desk(&name)?;
        self.moving = None;
        Ok(())
    }

    fn take_desk(&mut self, name: &DeskName) -> Result<(), KeepFailure> {
        let disk = &*self.places.disk;
        let desks = self.places.desks();
        let desk = match Desk::called(disk, &desks, name)? {
            DeskTaken::Ours(desk) => desk,
            // Another window has the file, too. What is changed here belongs on no desk but
            // one of its own: the one before is another file's.
            DeskTaken::Theirs(_) => Desk::new(disk, &desks)?,
        };
        // What a crash has left of the file that gives way is told of at the next start.
        if desk.has_journal(disk) {
            desk.hand_over(disk, &desks)?;
        }
        self.journal = None;
        let left = self.desk.replace(desk);
        self.left = left.filter(|desk| desk.has_journal(disk));
        Ok(())
    }
}
