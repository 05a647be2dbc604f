//! The earlier states of the release as they're looked through: listed and read off the window's
//! thread, and compared with what is open.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::thread;

use super::comparison::Comparison;
use crate::jobs::{Once, Progress, Wake};
use crate::release::Release;
use crate::session::{
    Compared, EarlierFailure, EarlierState, Places, earlier_states, read_earlier, sizes_of_change,
};
use crate::texts::{earlier_failure, say};

/// What the thread tells.
enum Answer {
    Listed(Vec<EarlierState>),
    Changes(usize, usize),
    Over,
}

/// The earlier states, and the one that is looked at.
pub(super) struct Earlier {
    now: Arc<Release>,
    places: Option<Places>,
    wake: Wake,
    answers: Receiver<Answer>,
    is_listing: bool,
    /// Those that were issued first, each kind with the latest first; each with by how many
    /// things it differs from the one before it, once that's known.
    pub entries: Vec<(EarlierState, Option<usize>)>,
    /// Which of them is looked at.
    pub chosen: Option<usize>,
    /// Whether somebody has chosen it; else it's the first that differs.
    is_chosen: bool,
    /// Which of them the keyboard was at last.
    held: Option<usize>,
    reading: Option<Once<Result<Release, EarlierFailure>>>,
    looked_at: Option<Arc<Release>>,
    failure: Option<String>,
    comparison: Option<Comparison>,
}

impl Earlier {
    /// Begins to list the states before `now`, which `has_file` or not.
    pub fn begin(now: Arc<Release>, has_file: bool, places: Option<Places>, wake: Wake) -> Self {
        let (tell, answers) = channel();
        let (of, folders, waking) = (Arc::clone(&now), places.clone(), Arc::clone(&wake));
        let begun = thread::Builder::new()
            .name("versions".into())
            .stack_size(8 * 1024 * 1024)
            .spawn(move || list(&of, has_file, folders.as_ref(), &tell, &waking));
        Self {
            now,
            places,
            wake,
            answers,
            is_listing: begun.is_ok(),
            entries: Vec::new(),
            chosen: None,
            is_chosen: false,
            held: None,
            reading: None,
            looked_at: None,
            failure: begun.err().map(|error| error.to_string()),
            comparison: None,
        }
    }

    /// What is open is this now.
    pub fn follow(&mut self, now: &Arc<Release>) {
        if Arc::ptr_eq(&self.now, now) {
            return;
        }
        self.now = Arc::clone(now);
        if let Some(looked_at) = &self.looked_at {
            let since = Compared::new(Arc::clone(looked_at), Arc::clone(now));
            self.comparison = Some(Comparison::begin(vec![since], Arc::clone(&self.wake)));
        }
    }

    /// Whether something is being read that changes what is shown.
    pub fn is_working(&self) -> bool {
        self.is_listing
            || self.reading.is_some()
            || self.comparison.as_ref().is_some_and(Comparison::is_working)
    }

    /// Whether nothing is listed yet.
    pub fn is_listing(&self) -> bool {
        self.is_listing && self.entries.is_empty()
    }

    /// Whether the one that is looked at stays so until somebody chooses another.
    pub fn is_settled(&self) -> bool {
        let compared = self.comparison.as_ref();
        self.failure.is_some() || compared.is_some_and(|compared| !compared.is_working())
    }

    /// Why the chosen one can't be shown, if it can't.
    pub fn failure(&self) -> Option<&str> {
        self.failure.as_deref()
    }

    /// What has changed since the chosen one.
    pub fn comparison(&mut self) -> Option<&mut Comparison> {
        self.comparison.as_mut()
    }

    /// The chosen one, once it's read, with what is open, unless that's the same.
    pub fn restorable(&self) -> Option<Compared> {
        let is_same = self.comparison.as_ref().is_some_and(Comparison::is_same);
        let looked_at = self.looked_at.as_ref().filter(|_| !is_same)?;
        Some(Compared::new(Arc::clone(looked_at), Arc::clone(&self.now)))
    }

    /// Chooses one of the list, as somebody wants.
    pub fn choose(&mut self, index: usize) {
        self.is_chosen = true;
        self.look_at(index);
    }

    /// The keyboard is at one of the list, which chooses it as it comes there.
    pub fn hold(&mut self, index: usize) {
        if self.held.replace(index) != Some(index) {
            self.choose(index);
        }
    }

    /// Where nobody has chosen one, the state that is open isn't looked at longer than it takes
    /// to see that.
    fn pass_over_what_is_open(&mut self) {
        let is_same = self.comparison.as_mut().is_some_and(|comparison| {
            comparison.poll();
            comparison.is_same()
        });
        if let Some(chosen) = self.chosen
            && !self.is_chosen
            && is_same
            && chosen + 1 < self.entries.len()
        {
            self.look_at(chosen + 1);
        }
    }

    fn look_at(&mut self, index: usize) {
        let entry = self.entries.get(index);
        let Some((state, _)) = entry.filter(|_| self.chosen != Some(index)) else {
            return;
        };
        self.chosen = Some(index);
        self.comparison = None;
        self.looked_at = None;
        self.failure = None;
        let (state, now, places) = (state.clone(), Arc::clone(&self.now), self.places.clone());
        let work = move || read_earlier(&state, &now, places.as_ref());
        match Once::spawn("reading a version", Arc::clone(&self.wake), work) {
            Ok(job) => self.reading = Some(job),
            Err(error) => self.failure = Some(error.to_string()),
        }
    }

    /// Takes what was read meanwhile.
    pub fn poll(&mut self) {
        loop {
            match self.answers.try_recv() {
                Ok(Answer::Listed(states)) => {
                    self.entries = states.into_iter().map(|state| (state, None)).collect();
                    self.look_at(0);
                }
                Ok(Answer::Changes(index, changes)) => {
                    if let Some((_, known)) = self.entries.get_mut(index) {
                        *known = Some(changes);
                    }
                }
                Ok(Answer::Over) | Err(TryRecvError::Disconnected) => {
                    self.is_listing = false;
                    break;
                }
                Err(TryRecvError::Empty) => break,
            }
        }
        self.pass_over_what_is_open();
        let Some(reading) = &self.reading else {
            return;
        };
        match reading.poll() {
            Progress::Running => return,
            Progress::Done(Ok(release)) => {
                let release = Arc::new(release);
                let since = Compared::new(Arc::clone(&release), Arc::clone(&self.now));
                self.comparison = Some(Comparison::begin(vec![since], Arc::clone(&self.wake)));
                self.looked_at = Some(release);
            }
            Progress::Done(Err(why)) => self.failure = Some(earlier_failure(&why)),
            Progress::Failed => self.failure = Some(say("version-broke")),
        }
        self.reading = None;
    }
}

fn list(
    now: &Release,
    has_file: bool,
    places: Option<&Places>,
    tell: &Sender<Answer>,
    wake: &Wake,
) {
    let states = earlier_states(now, has_file, places);
    let say = |answer: Answer| {
        let is_heard = tell.send(answer).is_ok();
        (wake)();
        is_heard
    };
    if say(Answer::Listed(states.clone())) {
        sizes_of_change(&states, now, places, &mut |index, changes| {
            say(Answer::Changes(index, changes))
        });
    }
    say(Answer::Over);
}
