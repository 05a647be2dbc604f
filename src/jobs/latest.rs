//! A worker whose newest job wins.

use std::io;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// A thread that works on the newest job it was given.
///
/// When this is dropped the thread ends after the job at hand; nobody waits
/// for that, so a job that never ends can be abandoned by dropping its worker.
pub struct Latest<Job> {
    shared: Arc<Shared<Job>>,
}

struct Shared<Job> {
    waiting: Mutex<Waiting<Job>>,
    changed: Condvar,
}

struct Waiting<Job> {
    job: Option<Job>,
    closed: bool,
}

impl<Job> Shared<Job> {
    fn lock(&self) -> MutexGuard<'_, Waiting<Job>> {
        // Nothing is half done under this lock, so a panic elsewhere spoils nothing.
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn next(&self) -> Option<Job> {
        let mut waiting = self.lock();
        loop {
            if waiting.closed {
                return None;
            }
            if let Some(job) = waiting.job.take() {
                return Some(job);
            }
            waiting = self
                .changed
                .wait(waiting)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }
}

impl<Job: Send + 'static> Latest<Job> {
    /// Starts a thread called `name` with `stack` bytes of stack, which does
    /// `work` for each job. What `work` is given besides answers whether a newer
    /// job waits, so that what nobody needs any longer can be left undone.
    ///
    /// # Errors
    /// If the system has no thread left.
    pub fn spawn(
        name: &str,
        stack: usize,
        mut work: impl FnMut(Job, &dyn Fn() -> bool) + Send + 'static,
    ) -> io::Result<Self> {
        let shared = Arc::new(Shared {
            waiting: Mutex::new(Waiting {
                job: None,
                closed: false,
            }),
            changed: Condvar::new(),
        });
        let theirs = Arc::clone(&shared);
        thread::Builder::new()
            .name(name.to_owned())
            .stack_size(stack)
            .spawn(move || {
                let newer = || theirs.lock().job.is_some();
                while let Some(job) = theirs.next() {
                    work(job, &newer);
                }
            })?;
        Ok(Self { shared })
    }

    /// Hands a job in. One that hasn't begun gives way to it.
    pub fn submit(&self, job: Job) {
        self.shared.lock().job = Some(job);
        self.shared.changed.notify_one();
    }
}

impl<Job> Drop for Latest<Job> {
    fn drop(&mut self) {
        self.shared.lock().closed = true;
        self.shared.changed.notify_one();
    }
}
