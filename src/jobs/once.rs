//! A single piece of work, and what comes of it.

use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError, TryRecvError, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::Wake;

/// Work that was begun on a thread of its own. Dropping it abandons the work:
/// it may go on, but nobody hears of it.
#[derive(Debug)]
pub struct Once<T> {
    done: Receiver<T>,
    begun: Instant,
}

/// How far a piece of work is.
#[derive(Debug, PartialEq, Eq)]
pub enum Progress<T> {
    /// Not yet done.
    Running,
    /// Done, and this came of it.
    Done(T),
    /// It will never be done: it failed on the way.
    Failed,
}

impl<T: Send + 'static> Once<T> {
    /// Begins `work` on a thread called `name`; `wake` is called when it's done.
    ///
    /// # Errors
    /// If the system has no thread left.
    pub fn spawn(
        name: &str,
        wake: Wake,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> io::Result<Self> {
        let (sender, done) = channel();
        thread::Builder::new()
            .name(name.to_owned())
            .stack_size(8 * 1024 * 1024)
            .spawn(move || {
                // Told also where the work panics, so that nobody waits for ever.
                let _told = WakeOnDrop(wake);
                // Nobody may be listening any longer.
                let _ = sender.send(work());
            })?;
        Ok(Self {
            done,
            begun: Instant::now(),
        })
    }

    /// What has come of it; asked again after `Done`, it is `Failed`.
    pub fn poll(&self) -> Progress<T> {
        match self.done.try_recv() {
            Ok(result) => Progress::Done(result),
            Err(TryRecvError::Empty) => Progress::Running,
            Err(TryRecvError::Disconnected) => Progress::Failed,
        }
    }

    /// What has come of it, once it's done or so long has passed: for who can't be told later.
    pub fn wait(&self, longest: Duration) -> Progress<T> {
        match self.done.recv_timeout(longest) {
            Ok(result) => Progress::Done(result),
            Err(RecvTimeoutError::Timeout) => Progress::Running,
            Err(RecvTimeoutError::Disconnected) => Progress::Failed,
        }
    }

    /// When it was begun.
    pub fn begun(&self) -> Instant {
        self.begun
    }
}

struct WakeOnDrop(Wake);

impl Drop for WakeOnDrop {
    fn drop(&mut self) {
        (self.0)();
    }
}
