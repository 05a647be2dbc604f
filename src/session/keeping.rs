//! What a crash must not take: every change goes into a journal as it's made, and each saved
//! state is kept as a version, on a thread of its own.

use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use jiff::Timestamp;

use super::{Compared, Message, Session};
use crate::compare::{self, Names};
use crate::edit::{Edit, Join, Label, Refused};
use crate::jobs::Wake;
use crate::release::{Id, Release};
use crate::storage::disk::Disk;
use crate::storage::{
    Desk, DeskTaken, Digest, Journal, KeptStates, Subject, Told, Versions, write,
};

/// How long the end of the window waits for what is being written.
const LONGEST_END: Duration = Duration::from_secs(3);
/// How long a save waits for the journal.
const LONGEST_WAIT: Duration = Duration::from_secs(1);
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

    /// The folder for journals that somebody has discarded.
    pub fn bin(&self) -> PathBuf {
        self.folder.join("bin")
    }
}

/// What the thread is asked to do.
enum Order {
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
    /// The release is in this file from now on.
    Move(PathBuf),
    /// Tell when all that was ordered before is done.
    Tell(Sender<()>),
}

/// What the thread tells.
#[derive(Debug, Default)]
struct State {
    /// Why the last changes aren't safe, if they aren't.
    failure: Option<String>,
    /// Whether the journal is to be begun again.
    wants_begin: bool,
    /// Whether another window has asked for this one.
    is_called: bool,
}

/// Keeps what one session changes.
pub(super) struct Keeper {
    places: Places,
    orders: Option<Sender<Order>>,
    state: Arc<Mutex<State>>,
    ended: Receiver<()>,
    /// Whether there is a journal that goes on.
    is_begun: bool,
    /// What a release without a file began as.
    first: Arc<Release>,
}

impl Keeper {
    /// Begins to keep, at `desk` if the release has one already.
    ///
    /// # Errors
    /// If the system gives no thread.
    fn start(
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
            journal: None,
            state: Arc::clone(&state),
            wake,
            has_ended_try: false,
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

    fn state(&self) -> MutexGuard<'_, State> {
        // Nothing is half done under this lock.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn order(&self, order: Order) {
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

struct Worker {
    places: Places,
    desk: Option<Desk>,
    /// The desk of the file before, whose journal is needed until there is another.
    left: Option<Desk>,
    journal: Option<Journal>,
    state: Arc<Mutex<State>>,
    wake: Wake,
    /// Whether bringing back what a crash had left is known not to have crashed.
    has_ended_try: bool,
}

impl Worker {
    fn run(mut self, orders: &Receiver<Order>) {
        let mut listened = Instant::now();
        loop {
            let wait = CALLS.saturating_sub(listened.elapsed());
            match orders.recv_timeout(wait) {
                Ok(order) => self.obey(order),
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
            let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
            state.is_called = true;
            drop(state);
            (self.wake)();
        }
    }

    /// Has the journal begun again that couldn't be written: there may be room now.
    fn ask_again(&self) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
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
                if subject.standing.is_some()
                    && let Ok(text) = write(&base)
                {
                    self.keep_version(&subject.release, text.as_bytes());
                }
                self.begin(&subject, &base, &release)
            }
            Order::Add(changes) => self.add(&changes),
            Order::Clear => self.clear(),
            Order::Discard => self.discard(),
            Order::Keep(id, bytes) => return self.keep_version(&id, &bytes),
            Order::Move(file) => self.take_desk_of(&file),
            Order::Tell(done) => {
                // Nobody may be waiting any more.
                let _ = done.send(());
                return;
            }
        };
        let failure = done.err();
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
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
    ) -> Result<(), String> {
        self.journal = None;
        let disk = &*self.places.disk;
        let desk = match self.desk.take() {
            Some(desk) => desk,
            None => Desk::new(disk, &self.places.desks()).map_err(|error| error.to_string())?,
        };
        let begun = Journal::begin(disk, &desk.journal(), subject, Some(base), release);
        self.desk = Some(desk);
        self.journal = Some(begun.map_err(|error| error.to_string())?);
        self.leave()
    }

    /// Leaves nothing on the desk of the file before.
    fn leave(&mut self) -> Result<(), String> {
        match self.left.take() {
            Some(desk) => desk
                .clear(&*self.places.disk)
                .map_err(|error| error.to_string()),
            None => Ok(()),
        }
    }

    /// Keeps what a file holds.
    fn keep_version(&self, id: &Id, bytes: &[u8]) {
        let versions = Versions::of(&self.places.versions(), id);
        // A version less is no loss: the file holds it.
        let _ = versions.keep(&*self.places.disk, bytes, Timestamp::now());
    }

    fn add(&mut self, changes: &[(Label, Edit)]) -> Result<(), String> {
        // One that couldn't be begun is begun again with all that was changed.
        let Some(journal) = &mut self.journal else {
            return Err("the journal isn't begun".into());
        };
        let added = journal.add(changes).map_err(|error| error.to_string());
        if added.is_err() {
            self.journal = None;
        } else if journal.is_long() {
            let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
            state.wants_begin = true;
        }
        added
    }

    fn clear(&mut self) -> Result<(), String> {
        self.journal = None;
        self.leave()?;
        let Some(desk) = &self.desk else {
            return Ok(());
        };
        desk.clear(&*self.places.disk)
            .map_err(|error| error.to_string())
    }

    fn discard(&mut self) -> Result<(), String> {
        self.journal = None;
        let disk = &*self.places.disk;
        match &self.desk {
            Some(desk) if desk.has_journal(disk) => desk
                .discard(disk, &self.places.bin())
                .map_err(|error| error.to_string()),
            _ => Ok(()),
        }
    }

    /// Goes to the desk of another file.
    fn take_desk_of(&mut self, file: &std::path::Path) -> Result<(), String> {
        let taken = Desk::of_file(&*self.places.disk, &self.places.desks(), file);
        if let DeskTaken::Ours(desk) = taken.map_err(|error| error.to_string())? {
            let disk = &*self.places.disk;
            // What a crash has left of the file that gives way may be wanted.
            if desk.has_journal(disk) {
                desk.discard(disk, &self.places.bin())
                    .map_err(|error| error.to_string())?;
            }
            self.journal = None;
            let left = self.desk.replace(desk);
            self.left = left.filter(|desk| desk.has_journal(disk));
        }
        Ok(())
    }
}

impl Session {
    /// Keeps what is changed from now on in `places`, at `desk` if the release has one.
    pub fn keep_safe(&mut self, places: Places, desk: Option<Desk>) {
        let first = Arc::clone(self.document.release());
        self.saving.kept = Some(KeptStates {
            disk: Arc::clone(&places.disk),
            folder: places.versions(),
        });
        self.document.remember_edits();
        match Keeper::start(places, desk, Arc::clone(&self.wake), first) {
            Ok(keeper) => self.keeper = Some(keeper),
            Err(error) => self.messages.push(Message::Failed(error.to_string())),
        }
    }

    /// Where this session's changes are kept, if they are.
    pub(super) fn places(&self) -> Option<Places> {
        Some(self.keeper.as_ref()?.places.clone())
    }

    /// Why the last changes wouldn't survive a crash, if they wouldn't.
    pub fn unsafe_because(&self) -> Option<String> {
        self.keeper.as_ref()?.state().failure.clone()
    }

    /// Whether another window has asked for this one since this was last asked.
    pub fn take_call(&mut self) -> bool {
        let keeper = self.keeper.as_ref();
        keeper.is_some_and(|keeper| std::mem::take(&mut keeper.state().is_called))
    }

    /// Brings what was changed since this was last done to the journal.
    pub(super) fn keep_changes(&mut self) {
        let changes = self.take_changes();
        self.keep(changes);
    }

    /// What was changed since this was last asked.
    pub(super) fn take_changes(&mut self) -> Vec<(Label, Edit)> {
        let changes = self.document.take_edits();
        for (_, edit) in &changes {
            self.follow_with_news(edit);
        }
        changes
    }

    /// Brings these changes to the journal.
    pub(super) fn keep(&mut self, changes: Vec<(Label, Edit)>) {
        // What is being written may be there before anybody has heard of it.
        let is_dirty = self.saving.is_dirty(self.document.state());
        let Some(keeper) = &mut self.keeper else {
            return;
        };
        let wants_begin = std::mem::take(&mut keeper.state().wants_begin);
        if changes.is_empty() && !wants_begin {
            return;
        }
        if !is_dirty {
            if std::mem::take(&mut keeper.is_begun) {
                keeper.order(Order::Clear);
            }
        } else if keeper.is_begun && !wants_begin {
            keeper.order(Order::Add(changes));
        } else {
            self.begin_journal();
        }
    }

    /// What waits until all that was changed is in the journal, though not for ever: a file
    /// that was ahead of it would look as if somebody else had saved it.
    pub(super) fn until_kept(&mut self) -> impl FnOnce() + Send + 'static {
        self.keep_changes();
        let (tell, told) = channel();
        if let Some(keeper) = &self.keeper {
            keeper.order(Order::Tell(tell));
        }
        move || {
            // Whatever comes of it: the file is saved.
            let _ = told.recv_timeout(LONGEST_WAIT);
        }
    }

    fn begin_journal(&mut self) {
        let known = self.saving.known();
        let (standing, base) = match self.coming_base() {
            // The file holds more than is here, and isn't what this was made of.
            Some(base) => (None, Some(base)),
            None => (
                known.map(|known| known.digest),
                known.map(|known| Arc::clone(&known.release)),
            ),
        };
        let release = Arc::clone(self.document.release());
        let file = self.saving.path().map(PathBuf::from);
        let Some(keeper) = &mut self.keeper else {
            return;
        };
        keeper.is_begun = true;
        keeper.order(Order::Begin {
            subject: Subject {
                release: release.id.clone(),
                file,
                standing,
            },
            base: base.unwrap_or_else(|| Arc::clone(&keeper.first)),
            release,
        });
    }

    /// The file holds these bytes now; `is_moved` where it's another one than before, `is_here`
    /// where the release holds all of them.
    pub(super) fn keep_saved(&mut self, bytes: Vec<u8>, is_moved: bool, is_here: bool) {
        let path = self.saving.path().map(PathBuf::from);
        self.keep_theirs(bytes);
        if let (Some(path), Some(keeper)) = (path.filter(|_| is_moved), &self.keeper) {
            keeper.order(Order::Move(path));
        }
        if is_here {
            self.stand_anew();
        }
    }

    /// What is in the journal stands on what the file held before: it's begun again.
    pub(super) fn stand_anew(&mut self) {
        self.take_changes();
        if self.is_discarding() {
            return;
        }
        let is_dirty = self.saving.differs(self.document.state());
        let Some(keeper) = &mut self.keeper else {
            return;
        };
        if is_dirty {
            self.begin_journal();
        } else if std::mem::take(&mut keeper.is_begun) {
            keeper.order(Order::Clear);
        }
    }

    /// Keeps what somebody else has put into the file as a version.
    pub(super) fn keep_theirs(&mut self, bytes: Vec<u8>) {
        let id = self.release().id.clone();
        if let Some(keeper) = &mut self.keeper {
            keeper.order(Order::Keep(id, bytes));
        }
    }

    /// What wasn't saved isn't wanted.
    pub(super) fn discard_changes(&mut self) {
        if let Some(keeper) = &mut self.keeper {
            keeper.is_begun = false;
            keeper.order(Order::Discard);
        }
    }

    /// Brings back what wasn't saved, as one step. Nothing is written.
    pub fn recover(&mut self, recovery: Recovery) {
        let Recovery {
            edit,
            changes,
            compared,
        } = recovery;
        if changes == 0 {
            // All of it is in the file.
            if let Some(keeper) = &self.keeper {
                keeper.order(Order::Clear);
            }
            return;
        }
        if edit.is_empty() {
            self.saving.mark_unsaved();
        }
        let applied = self.document.apply(Label::Recover, edit, Join::Separate);
        self.document.seal();
        self.preview.show(self.document.release());
        self.stand_anew();
        self.messages.push(match applied {
            Ok(()) => Message::Recovered(changes, compared),
            Err(refused) => Message::NotBrought(refused.to_string()),
        });
    }
}

/// What a crash has left, as it's brought back.
#[derive(Clone, Debug)]
pub struct Recovery {
    edit: Edit,
    /// How many things it changes.
    changes: usize,
    compared: Compared,
}

impl Recovery {
    /// What a journal tells, brought onto `file`, which its file holds with the content
    /// `standing`, or merged with what that has become since; whoever had written it is called
    /// `name`. May take a while.
    ///
    /// # Errors
    /// As [`merge`](crate::compare::merge).
    pub fn of(
        told: &Told,
        file: &Arc<Release>,
        standing: Option<Digest>,
        name: &str,
    ) -> Result<Self, Refused> {
        let names = Names {
            ours: name.to_owned(),
            ..Names::default()
        };
        let stands_on_file = standing == told.subject.standing || told.has_been(file);
        let wanted = match stands_on_file {
            true => told.release.clone(),
            false => compare::merge(&told.base, &told.release, file, &names)?.release,
        };
        Self::between(file, wanted)
    }

    /// What a journal tells of a release whose file isn't there, and what that stands on.
    pub fn alone(told: Told) -> (Release, Self) {
        let base = Arc::new(told.base);
        match Self::between(&base, told.release.clone()) {
            Ok(recovery) => (Release::clone(&base), recovery),
            // Then all of it is new.
            Err(_) => {
                let whole = Self {
                    edit: Edit::Group(Vec::new()),
                    changes: told.changes.len().max(1),
                    compared: Compared::new(base, Arc::new(told.release.clone())),
                };
                (told.release, whole)
            }
        }
    }

    fn between(file: &Arc<Release>, wanted: Release) -> Result<Self, Refused> {
        Ok(Self {
            edit: compare::between(file, &wanted)?,
            changes: compare::differences(file, &wanted)?.len(),
            compared: Compared::new(Arc::clone(file), Arc::new(wanted)),
        })
    }
}
