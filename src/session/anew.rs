//! Work that is made for one state of the document, off the window's thread, while somebody
//! goes on writing.
//!
//! What has come of it when the document is another by then is begun again, a few times: it
//! sees what was written then. Where somebody writes faster than that, what was written is
//! told with it, so that it can be brought to stand on that.

use std::mem;

use crate::edit::{Edit, Label};
use crate::jobs::{Once, Progress, Wake};

/// How often it's begun again before what was written meanwhile is told with what has come of
/// it.
const MOST_TRIES: usize = 8;

/// Work on a thread of its own, and what was written since it was begun.
pub(super) struct Anew<T> {
    job: Option<Once<T>>,
    tries: usize,
    /// What was made of the document since it was begun.
    written: Vec<Edit>,
}

/// What has come of it.
pub(super) enum Come<T> {
    /// Nothing yet.
    Nothing,
    /// This, and these were made of the document since.
    Done(T, Vec<Edit>),
    /// It failed on the way, and would again.
    Failed,
}

impl<T: Send + 'static> Anew<T> {
    /// Work that is begun when it's first looked at.
    pub fn new() -> Self {
        Self {
            job: None,
            tries: 0,
            written: Vec::new(),
        }
    }

    /// The document was changed so.
    pub fn follow(&mut self, changes: &[(Label, Edit)]) {
        if self.job.is_some() {
            let edits = changes.iter().map(|(_, edit)| edit.clone());
            self.written.extend(edits);
        }
    }

    /// Looks for what has come of it. Where it isn't begun yet, it's begun on a thread called
    /// `name`: what `work` answers, which is made for the document as it is.
    pub fn poll<W>(&mut self, name: &str, wake: &Wake, work: impl FnOnce() -> W) -> Come<T>
    where
        W: FnOnce() -> T + Send + 'static,
    {
        match self.job.as_ref().map(Once::poll) {
            Some(Progress::Running) => return Come::Nothing,
            Some(Progress::Failed) => return Come::Failed,
            Some(Progress::Done(done)) => {
                self.job = None;
                let written = mem::take(&mut self.written);
                if written.is_empty() || self.tries >= MOST_TRIES {
                    return Come::Done(done, written);
                }
            }
            None => {}
        }
        self.tries += 1;
        match Once::spawn(name, Wake::clone(wake), work()) {
            Ok(job) => self.job = Some(job),
            Err(_) => return Come::Failed,
        }
        Come::Nothing
    }
}
