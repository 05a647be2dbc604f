//! Watching a release's file for what others do to it.
//!
//! The system tells where it can; where it can't, as on network drives, the file is looked
//! at every few seconds. Its content decides whether it has changed, never its time, and only
//! content that two looks agree on counts: what is being copied or synced is waited for. All
//! of it happens on a thread of its own, which a drive that hangs may keep for ever.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode};
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::copies::is_conflict_copy;
use super::disk::{Disk, Seen, What};
use super::put::folder_of;
use super::{Digest, Known, LARGEST_FILE, Notice, ReadError, Reason, lineage, read_merging};
use crate::jobs::Wake;

/// How often a file is looked at, whether or not the system tells of changes.
const LOOKS: Duration = Duration::from_secs(2);
/// How long two looks that are to agree are apart.
const SETTLING: Duration = Duration::from_millis(120);
/// How often a file is read whole that looks as it did: its time may be wrong.
const READS: Duration = Duration::from_secs(4);
/// Of the time, at most one part in so many goes into reading it again.
const LEISURE: u32 = 20;
/// For how long what can't be read may be on its way still, and for how long where it ends as
/// a release does.
const PATIENCE: Duration = Duration::from_secs(10);
const PATIENCE_WITH_WHOLE: Duration = Duration::from_secs(1);

/// What was seen of a file. Told when it changes.
#[derive(Debug)]
pub enum Sighting {
    /// It holds this release.
    Holds {
        /// What it says.
        known: Known,
        /// The file's bytes.
        bytes: Vec<u8>,
        /// What was noticed on reading it.
        notices: Vec<Notice>,
    },
    /// No file stands there: nothing, or this.
    Gone(Option<What>),
    /// It holds no release, or can't be read: it may be on its way.
    Unclear {
        /// Why it can't be read.
        why: Box<ReadError>,
        /// Whether it has been so for longer than a sync takes.
        lasts: bool,
    },
}

/// A file that is being watched, until this is dropped.
#[derive(Debug)]
pub struct Watch {
    path: PathBuf,
    sightings: Receiver<(u64, Sighting)>,
    shared: Arc<Shared>,
    nudge: Sender<()>,
}

#[derive(Debug, Default)]
struct Shared {
    is_over: AtomicBool,
    /// Whether a copy has come beside the file, or changed.
    has_copy: AtomicBool,
    known: Mutex<Knowledge>,
}

/// What whoever watches knows, which isn't told.
#[derive(Clone, Copy, Debug, Default)]
struct Knowledge {
    /// What the file holds.
    digest: Option<Digest>,
    /// How often that has become known: what was seen before is no news.
    number: u64,
}

impl Shared {
    fn known(&self) -> MutexGuard<'_, Knowledge> {
        // Nothing is half done under this lock.
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Watch {
    /// Watches the file at `path`, which is known to hold `known`. `wake` is called when there
    /// is something to be told.
    ///
    /// # Errors
    /// If the system gives no thread.
    pub fn begin(
        disk: Arc<dyn Disk>,
        path: &Path,
        known: Option<Digest>,
        wake: Wake,
    ) -> io::Result<Self> {
        let (tell, sightings) = channel();
        let (nudge, nudged) = channel();
        let shared = Arc::new(Shared {
            is_over: AtomicBool::new(false),
            has_copy: AtomicBool::new(false),
            known: Mutex::new(Knowledge {
                digest: known,
                number: 0,
            }),
        });
        let eye = Eye {
            disk,
            path: path.to_owned(),
            shared: Arc::clone(&shared),
            tell,
            wake,
            events: None,
            nudge: nudge.clone(),
            looked: None,
            read: None,
            told: LastTold::Held(known),
            number: 0,
        };
        thread::Builder::new()
            .name("watching".into())
            .stack_size(8 * 1024 * 1024)
            .spawn(move || eye.run(&nudged))?;
        Ok(Self {
            path: path.to_owned(),
            sightings,
            shared,
            nudge,
        })
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// It holds this now, as whoever watches it knows.
    pub fn knows(&self, digest: Digest) {
        let mut known = self.shared.known();
        known.digest = Some(digest);
        known.number += 1;
    }

    /// Whether the system has told of a copy beside the file since this was last asked.
    pub fn has_copy(&self) -> bool {
        self.shared.has_copy.swap(false, Ordering::Relaxed)
    }

    /// What was seen next, if anything was.
    pub fn poll(&self) -> Option<Sighting> {
        // A thread that is gone sees nothing more; saving looks for itself.
        while let Ok((number, sighting)) = self.sightings.try_recv() {
            if number == self.shared.known().number {
                return Some(sighting);
            }
        }
        None
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.shared.is_over.store(true, Ordering::Relaxed);
        // It may be gone already.
        let _ = self.nudge.send(());
    }
}

/// What was told last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LastTold {
    /// It held this.
    Held(Option<Digest>),
    /// It was gone, and this was there.
    Gone(Option<What>),
    /// It couldn't be read.
    Unclear {
        since: Instant,
        patience: Duration,
        lasts: bool,
    },
}

/// How the file looked when it was last read, and when and for how long that was.
#[derive(Debug)]
struct Look {
    seen: Seen,
    at: Instant,
    took: Duration,
}

struct Eye {
    disk: Arc<dyn Disk>,
    path: PathBuf,
    shared: Arc<Shared>,
    tell: Sender<(u64, Sighting)>,
    wake: Wake,
    events: Option<(RecommendedWatcher, PathBuf)>,
    nudge: Sender<()>,
    looked: Option<Look>,
    /// What it held when it was last read.
    read: Option<Digest>,
    told: LastTold,
    /// Which knowledge that stands on.
    number: u64,
}

impl Eye {
    fn run(mut self, nudged: &Receiver<()>) {
        loop {
            self.listen();
            self.look();
            match nudged.recv_timeout(LOOKS) {
                Ok(()) => {
                    // What else the system has to tell comes at once.
                    while nudged.try_recv().is_ok() {}
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
            }
            if self.is_over() {
                return;
            }
        }
    }

    fn is_over(&self) -> bool {
        self.shared.is_over.load(Ordering::Relaxed)
    }

    /// Has the system tell of what happens in the file's folder. Where it can't, the file is
    /// looked at all the same.
    fn listen(&mut self) {
        let target = self.disk.resolve(&self.path);
        let target = target.unwrap_or_else(|_| self.path.clone());
        let folder = folder_of(&target);
        let is_heard = self.events.as_ref().is_some_and(|(_, of)| *of == folder);
        if is_heard && !matches!(self.told, LastTold::Gone(_)) {
            return;
        }
        // A folder that was gone with its drive is another one when it's back.
        self.events = None;
        let nudge = self.nudge.clone();
        let (shared, wake) = (Arc::clone(&self.shared), Arc::clone(&self.wake));
        let watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            let Ok(event) = event else { return };
            let tells = match event.kind {
                // Reading it is one, too.
                EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
                EventKind::Access(_) => false,
                _ => true,
            };
            if !tells {
                return;
            }
            let is_copy = |path: &PathBuf| is_conflict_copy(&target, path);
            if event.paths.iter().any(is_copy) {
                shared.has_copy.store(true, Ordering::Relaxed);
                wake();
            }
            let _ = nudge.send(());
        });
        let Ok(mut watcher) = watcher else { return };
        if watcher.watch(&folder, RecursiveMode::NonRecursive).is_ok() {
            self.events = Some((watcher, folder));
        }
    }

    fn look(&mut self) {
        let known = *self.shared.known();
        if known.number != self.number {
            self.number = known.number;
            self.told = LastTold::Held(known.digest);
            // What was read before may be what is told now.
            self.looked = None;
        }
        let seen = match self.disk.look(&self.path) {
            Ok(seen) if seen.what == What::File => seen,
            Ok(seen) => return self.miss(Some(seen.what)),
            Err(error) => return self.fail(error),
        };
        if self.looks_as_it_did(&seen) {
            return self.see_again();
        }
        let begun = Instant::now();
        let bytes = match self.settled() {
            Ok(bytes) => bytes,
            Err(error) => return self.fail(error),
        };
        let took = begun.elapsed();
        let at = Instant::now();
        self.looked = Some(Look { seen, at, took });
        self.read = Some(Digest::of(&bytes));
        self.judge(bytes);
    }

    fn fail(&mut self, error: io::Error) {
        match error.kind() {
            io::ErrorKind::NotFound => self.miss(None),
            _ => {
                self.looked = None;
                let why = ReadError {
                    file: None,
                    place: None,
                    reason: Reason::Io(error),
                };
                self.doubt(why, PATIENCE);
            }
        }
    }

    fn looks_as_it_did(&self, seen: &Seen) -> bool {
        self.looked.as_ref().is_some_and(|look| {
            let rests = READS.max(look.took.saturating_sub(SETTLING) * LEISURE);
            look.seen == *seen && look.at.elapsed() < rests
        })
    }

    /// What the file holds, once two looks agree.
    fn settled(&self) -> io::Result<Vec<u8>> {
        let read = || self.disk.read(&self.path, LARGEST_FILE + 1);
        let mut bytes = read()?;
        if Some(Digest::of(&bytes)) == self.read {
            // The same as at the last look.
            return Ok(bytes);
        }
        while !self.is_over() {
            thread::sleep(SETTLING);
            let again = read()?;
            if again == bytes {
                break;
            }
            bytes = again;
        }
        Ok(bytes)
    }

    /// No file stands there. What takes a file's place may leave none for a moment.
    fn miss(&mut self, instead: Option<What>) {
        let was_there = std::mem::take(&mut self.looked).is_some();
        self.read = None;
        if was_there {
            thread::sleep(SETTLING);
            return self.look();
        }
        let gone = LastTold::Gone(instead);
        if self.told != gone {
            self.told = gone;
            self.say(Sighting::Gone(instead));
        }
    }

    /// It's as it was. What can't be read then isn't on its way any more.
    fn see_again(&mut self) {
        if let LastTold::Unclear {
            since,
            patience,
            lasts: false,
        } = self.told
            && since.elapsed() >= patience
            && let Ok(bytes) = self.disk.read(&self.path, LARGEST_FILE + 1)
        {
            self.judge(bytes);
        }
    }

    fn judge(&mut self, bytes: Vec<u8>) {
        let digest = Digest::of(&bytes);
        if self.told == LastTold::Held(Some(digest)) {
            return;
        }
        match read_merging(&bytes) {
            Ok(opened) => {
                self.told = LastTold::Held(Some(digest));
                let known = Known::new(opened.stamp(), Arc::new(opened.release));
                let notices = opened.notices;
                self.say(Sighting::Holds {
                    known,
                    bytes,
                    notices,
                });
            }
            Err(why) => {
                let patience = match is_whole(&bytes) {
                    true => PATIENCE_WITH_WHOLE,
                    false => PATIENCE,
                };
                self.doubt(why, patience);
            }
        }
    }

    /// It can't be read as a release. For so long it may be on its way.
    fn doubt(&mut self, why: ReadError, patience: Duration) {
        let (since, was_told) = match self.told {
            LastTold::Unclear { since, lasts, .. } => (since, Some(lasts)),
            _ => (Instant::now(), None),
        };
        let lasts = since.elapsed() >= patience;
        self.told = LastTold::Unclear {
            since,
            patience,
            lasts,
        };
        if was_told != Some(lasts) {
            let why = Box::new(ReadError {
                file: Some(self.path.clone()),
                ..why
            });
            self.say(Sighting::Unclear { why, lasts });
        }
    }

    fn say(&self, sighting: Sighting) {
        // Nobody may be listening any longer.
        if self.tell.send((self.number, sighting)).is_ok() {
            (self.wake)();
        }
    }
}

/// Whether a file ends as a release does, whatever comes before: what is synced is cut off, or
/// has nothing where there will be something.
fn is_whole(bytes: &[u8]) -> bool {
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    let (content, _) = lineage::split(text);
    content.trim_end().ends_with(')') && !content.contains('\0')
}
