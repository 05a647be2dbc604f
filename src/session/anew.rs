//! Work that is made for one state of the document, off the window's thread, and begun again
//! where somebody writes meanwhile.

use crate::edit::StateId;
use crate::jobs::{Once, Progress, Wake};

/// How often it's begun again before it's done at once.
const MOST_TRIES: usize = 8;

/// Such work.
pub(super) struct Anew<T> {
    job: Option<(Once<T>, StateId)>,
    tries: usize,
}

/// What has come of it.
pub(super) enum Come<T> {
    /// Nothing yet.
    Nothing,
    /// This, for the document as it is.
    Done(T),
    /// It failed on the way, and would again.
    Failed,
}

impl<T: Send + 'static> Anew<T> {
    /// Work that is begun when it's first looked at.
    pub fn new() -> Self {
        Self {
            job: None,
            tries: 0,
        }
    }

    /// Looks for what has come of it, for the document in `state`. Where it isn't begun yet, or
    /// was for another state, it's begun on a thread called `name`: what `work` answers.
    pub fn poll<W>(
        &mut self,
        name: &str,
        state: StateId,
        wake: &Wake,
        work: impl FnOnce() -> W,
    ) -> Come<T>
    where
        W: FnOnce() -> T + Clone + Send + 'static,
    {
        match self.job.as_ref().map(|(job, of)| (job.poll(), *of)) {
            Some((Progress::Running, _)) => return Come::Nothing,
            Some((Progress::Failed, _)) => return Come::Failed,
            Some((Progress::Done(done), of)) if of == state => return Come::Done(done),
            Some((Progress::Done(_), _)) | None => {}
        }
        self.tries += 1;
        let work = work();
        if self.tries <= MOST_TRIES
            && let Ok(job) = Once::spawn(name, Wake::clone(wake), work.clone())
        {
            self.job = Some((job, state));
            return Come::Nothing;
        }
        Come::Done(work())
    }
}
