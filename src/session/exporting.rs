//! Handing out: exports on workers.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::closing::Closing;
use super::{Message, Request, Session};
use crate::jobs::{Once, Progress};
use crate::publish::{self, Accessibility, PdfFailure};
use crate::storage::disk::{Disk, System};
use crate::storage::{self, SaveError};

/// What an export that is under way is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ExportFor {
    File,
    Viewer,
}

pub(super) struct Export {
    pub job: Once<Result<(), ExportFailure>>,
    target: PathBuf,
    purpose: ExportFor,
    abandoned: Arc<AtomicBool>,
}

impl Drop for Export {
    fn drop(&mut self) {
        self.abandoned.store(true, Ordering::Relaxed);
    }
}

pub(super) enum ExportFailure {
    /// The release itself stands there.
    OverRelease,
    Pdf(PdfFailure),
    Write(SaveError),
}

impl Session {
    pub(super) fn export(
        &mut self,
        target: PathBuf,
        accessibility: Accessibility,
        purpose: ExportFor,
    ) {
        // What the page hasn't had for ten seconds, a PDF hasn't either.
        let house = self.release().style.house.as_str();
        let trouble = self.preview.trouble();
        let slow = trouble.filter(|trouble| trouble.too_slow && trouble.style == house);
        if let Some(trouble) = slow {
            let failure = PdfFailure::SlowStyle(trouble.style.clone());
            self.messages.push(Message::NotExported(target, failure));
            self.closing = Closing::No;
            return;
        }
        let release = Arc::clone(self.release());
        let styles = self.preview.styles().to_vec();
        let path = target.clone();
        let own = self.path().map(Path::to_owned);
        let resolved = self.saving.resolved.clone();
        let abandoned = Arc::new(AtomicBool::new(false));
        let is_abandoned = Arc::clone(&abandoned);
        let work = move || {
            let is_own = || System.resolve(&path).is_ok_and(|it| Some(it) == resolved);
            if own.as_ref() == Some(&path) || is_own() {
                return Err(ExportFailure::OverRelease);
            }
            let bytes =
                publish::pdf(&release, &styles, accessibility).map_err(ExportFailure::Pdf)?;
            if is_abandoned.load(Ordering::Relaxed) {
                return Ok(());
            }
            storage::replace_file(&path, &bytes).map_err(ExportFailure::Write)
        };
        match Once::spawn("exporting", Arc::clone(&self.wake), work) {
            Ok(job) => self.exports.push(Export {
                job,
                target,
                purpose,
                abandoned,
            }),
            Err(error) => self.messages.push(Message::Failed(error.to_string())),
        }
    }

    /// Says that nothing is handed out while something is at odds, before it's asked where to.
    pub(super) fn refuse_unsettled(&mut self) {
        let target = self.path().map(|path| path.with_extension("pdf"));
        let failure = PdfFailure::Unsettled(self.release().conflicts.len());
        let refusal = Message::NotExported(target.unwrap_or_default(), failure);
        self.messages.push(refusal);
        self.closing = Closing::No;
    }

    pub(super) fn poll_exports(&mut self) {
        let (messages, requests) = (&mut self.messages, &mut self.requests);
        let mut all_well = true;
        self.exports.retain(|export| {
            let target = || export.target.clone();
            match export.job.poll() {
                Progress::Running => return true,
                Progress::Done(Ok(())) => {
                    match export.purpose {
                        ExportFor::File => messages.push(Message::Exported(target())),
                        ExportFor::Viewer => requests.push(Request::OpenInViewer(target())),
                    }
                    return false;
                }
                Progress::Done(Err(ExportFailure::Pdf(failure))) => {
                    messages.push(Message::NotExported(target(), failure));
                }
                Progress::Done(Err(ExportFailure::OverRelease)) => {
                    messages.push(Message::ExportOverRelease);
                }
                Progress::Done(Err(ExportFailure::Write(error))) => {
                    messages.push(Message::NotWritten(error));
                }
                Progress::Failed => {
                    messages.push(Message::ExportStopped(target()));
                }
            }
            all_well = false;
            false
        });
        // Whoever is on the way out has to be told.
        if !all_well {
            self.closing = Closing::No;
        }
    }
}
