//! Who else has a release's file open: a hint, which never keeps anybody from anything.
//!
//! Whoever has it open leaves a small file beside it, and touches it now and then. Since
//! clocks differ and drives are slow, somebody counts as there while his file goes on
//! changing, or is hardly older than one's own, which the same drive has dated. What is in
//! it is told, and nothing else is done with it. All of it happens on a thread of its own.

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use serde::{Deserialize, Serialize};

use super::Digest;
use super::copies::is_file;
use super::disk::{Disk, Rights};
use super::letters::letters;
use super::put::folder_of;
use crate::jobs::Wake;
use crate::language::told_name;

/// How often one's own file is touched.
const BEATS: Duration = Duration::from_secs(30);
/// How often it's looked for others.
const LOOKS: Duration = Duration::from_secs(5);
/// For how long somebody counts as there whose file doesn't change.
const SILENCE: Duration = Duration::from_secs(100);
/// How old a file is that somebody has left behind.
const DAY: Duration = Duration::from_secs(24 * 60 * 60);
/// How long the end of the window waits for one's own file to go.
const LONGEST_END: Duration = Duration::from_millis(800);
/// The most bytes that are read of anybody's file.
const LONGEST: u64 = 4096;
/// The most people that are told of.
const MOST: usize = 20;
/// What such files are called first.
const OURS: &str = ".communique-open-";

/// Somebody who has a file open.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Who {
    /// The name; empty where it wasn't said.
    pub name: String,
    /// Of whom.
    pub organization: String,
    /// The machine.
    pub host: String,
    /// Which colour the person's marks have, of those that the program offers; `None` where
    /// it wasn't said.
    pub colour: Option<usize>,
}

/// What a file of somebody's says.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Beat {
    who: Who,
    /// What tells the person's own folder from others': what a crash left there is one's own.
    origin: String,
    beat: u64,
}

/// Tells others that somebody has a file open, and who else has, until it's dropped.
#[derive(Debug)]
pub struct Presence {
    path: PathBuf,
    others: Arc<Mutex<Vec<Who>>>,
    /// Takes how whoever has it open is called from now on.
    names: Option<Sender<Who>>,
    ended: Receiver<()>,
}

impl Presence {
    /// Begins to tell that `who` has the file at `path` open. What others leave from the same
    /// `origin`, which is told hashed, is one's own of an earlier time. `wake` is called when
    /// others come or go.
    ///
    /// # Errors
    /// If the system gives no thread.
    pub fn begin(
        disk: Arc<dyn Disk>,
        path: &Path,
        who: Who,
        origin: &Path,
        wake: Wake,
    ) -> io::Result<Self> {
        let others: Arc<Mutex<Vec<Who>>> = Arc::default();
        let (names, named) = channel();
        let (end, ended) = channel();
        let mut teller = Teller {
            disk,
            path: path.to_owned(),
            origin: origin_name(&who, origin),
            who,
            own: None,
            beaten: None,
            beat: 0,
            known: HashMap::new(),
            others: Arc::clone(&others),
            wake,
        };
        thread::Builder::new()
            .name("presence".into())
            .spawn(move || {
                teller.run(&named);
                teller.leave();
                // Nobody may be waiting.
                let _ = end.send(());
            })?;
        Ok(Self {
            path: path.to_owned(),
            others,
            names: Some(names),
            ended,
        })
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Who else has it open, as far as is known.
    pub fn others(&self) -> Vec<Who> {
        lock(&self.others).clone()
    }

    /// Whoever has it open here is called so from now on.
    pub fn rename(&self, who: Who) {
        if let Some(names) = &self.names {
            // A thread that is gone tells nothing any more.
            let _ = names.send(who);
        }
    }
}

impl Drop for Presence {
    fn drop(&mut self) {
        self.names = None;
        // A drive that hangs keeps nobody here: the file is old in a while.
        let _ = self.ended.recv_timeout(LONGEST_END);
    }
}

fn lock(others: &Mutex<Vec<Who>>) -> MutexGuard<'_, Vec<Who>> {
    // Nothing is half done under this lock.
    others.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Somebody else's file as it was last seen.
#[derive(Debug)]
struct Heard {
    who: Who,
    beat: u64,
    /// When that was new here; `None` where it was old already.
    heard: Option<Instant>,
}

struct Teller {
    disk: Arc<dyn Disk>,
    path: PathBuf,
    who: Who,
    origin: String,
    own: Option<PathBuf>,
    beaten: Option<Instant>,
    beat: u64,
    known: HashMap<PathBuf, Heard>,
    others: Arc<Mutex<Vec<Who>>>,
    wake: Wake,
}

impl Teller {
    fn run(&mut self, names: &Receiver<Who>) {
        loop {
            self.tell();
            self.look();
            match names.recv_timeout(LOOKS) {
                Ok(who) => {
                    self.who = who;
                    self.beaten = None;
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    /// Touches one's own file. Where none can be made, others don't know of it.
    fn tell(&mut self) {
        if self.beaten.is_some_and(|beaten| beaten.elapsed() < BEATS) {
            return;
        }
        self.beat += 1;
        let beat = Beat {
            who: self.who.clone(),
            origin: self.origin.clone(),
            beat: self.beat,
        };
        let Ok(text) = ron::to_string(&beat) else {
            return;
        };
        // The first time whatever has the name is somebody else's; later it gives way, and what
        // a link in its place leads to isn't touched.
        let (own, is_first) = match self.own.take() {
            Some(own) => (own, false),
            None => {
                let (folder, begins) = place(&*self.disk, &self.path);
                (folder.join(begins + &letters(8)), true)
            }
        };
        match self.write(&own, is_first, text.as_bytes()) {
            Ok(()) => {
                self.beaten = Some(Instant::now());
                self.own = Some(own);
            }
            // The drive is gone, or the folder takes no file: others don't know of it.
            Err(_) => drop(self.disk.remove(&own)),
        }
    }

    fn write(&self, own: &Path, is_first: bool, bytes: &[u8]) -> io::Result<()> {
        if is_first {
            return self.disk.create(own, Rights::Usual)?.write(bytes);
        }
        let new = own.with_added_extension("new");
        let written = self
            .disk
            .create(&new, Rights::Usual)
            .and_then(|mut file| file.write(bytes))
            .and_then(|()| self.disk.rename(&new, own));
        if written.is_err() {
            let _ = self.disk.remove(&new);
        }
        written
    }

    fn leave(&mut self) {
        if let Some(own) = self.own.take() {
            // What stays is old in a while.
            let _ = self.disk.remove(&own);
        }
    }

    /// Looks who else is there.
    fn look(&mut self) {
        let own = self.own.as_ref().and_then(|own| self.changed(own));
        let mut there = Vec::new();
        let paths = files_beside(&*self.disk, &self.path);
        for path in &paths {
            if self.own.as_ref() != Some(path)
                && let Some(who) = self.look_at(path, own)
                && there.len() < MOST
            {
                there.push(who);
            }
        }
        // Who has a name says more.
        there.sort_by_key(|who: &Who| who.name.is_empty());
        self.known.retain(|path, _| paths.contains(path));
        let mut others = lock(&self.others);
        if *others != there {
            *others = there;
            drop(others);
            (self.wake)();
        }
    }

    fn changed(&self, path: &Path) -> Option<SystemTime> {
        self.disk.look(path).ok()?.changed
    }

    /// Who has left the file at `path`, if they're still there; `own` is the date of one's own.
    fn look_at(&mut self, path: &Path, own: Option<SystemTime>) -> Option<Who> {
        if !is_file(&*self.disk, path) {
            return None;
        }
        let bytes = self.disk.read(path, LONGEST).ok();
        // One that is just being touched is as it was.
        let beat = bytes.and_then(|bytes| ron::de::from_bytes::<Beat>(&bytes).ok());
        let age = own.zip(self.changed(path));
        let age = age.map(|(own, changed)| own.duration_since(changed).unwrap_or_default());
        if age.is_some_and(|age| age > DAY) {
            let _ = self.disk.remove(path);
            return None;
        }
        if beat.as_ref().is_some_and(|beat| beat.origin == self.origin) {
            let _ = self.disk.remove(path);
            return None;
        }
        if let Some(Beat { who, beat, .. }) = beat {
            let known = self.known.get(path);
            let heard = match known {
                Some(seen) if seen.beat == beat => seen.heard,
                Some(_) => Some(Instant::now()),
                None => age.is_none_or(|age| age < SILENCE).then(Instant::now),
            };
            let seen = Heard { who, beat, heard };
            self.known.insert(path.to_owned(), seen);
        }
        let Heard { who, heard, .. } = self.known.get(path)?;
        (heard.as_ref()?.elapsed() < SILENCE).then(|| Who {
            name: told_name(&who.name),
            organization: told_name(&who.organization),
            host: told_name(&who.host),
            colour: who.colour,
        })
    }
}

/// The folder that the file at `path` is in, and what such files for it are called first.
fn place(disk: &dyn Disk, path: &Path) -> (PathBuf, String) {
    let target = disk.resolve(path).unwrap_or_else(|_| path.to_owned());
    let name = target.file_name().unwrap_or_default();
    let digest = Digest::of(name.as_encoded_bytes()).short();
    (folder_of(&target), format!("{OURS}{digest}-"))
}

/// The files that those leave who have the file at `path` open.
fn files_beside(disk: &dyn Disk, path: &Path) -> Vec<PathBuf> {
    let (folder, begins) = place(disk, path);
    let mut paths = disk.list(&folder).unwrap_or_default();
    paths.retain(|path| {
        let name = path.file_name().and_then(|name| name.to_str());
        name.is_some_and(|name| name.starts_with(&begins))
    });
    paths
}

fn origin_name(who: &Who, origin: &Path) -> String {
    let mut bytes = who.host.as_bytes().to_vec();
    bytes.extend(origin.as_os_str().as_encoded_bytes());
    Digest::of(&bytes).short()
}
