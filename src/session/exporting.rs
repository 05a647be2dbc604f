//! Handing out: exports on workers.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::closing::Closing;
use super::{Message, Request, Session};
use crate::jobs::{Once, Progress};
use crate::publish::{self, Concessions, PdfFailure};
use crate::release::Id;
use crate::storage::disk::{Disk, System};
use crate::storage::{self, SaveError};

pub(super) struct Export {
    pub job: Once<Result<(), ExportFailure>>,
    wanted: ExportWanted,
    abandoned: Arc<AtomicBool>,
}

impl Drop for Export {
    fn drop(&mut self) {
        self.abandoned.store(true, Ordering::Relaxed);
    }
}

/// What somebody wants to hand out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportWanted {
    /// The file that it goes to.
    pub target: PathBuf,
    /// The edition; the release itself with none.
    pub edition: Option<Id>,
    /// What was conceded.
    pub concessions: Concessions,
    /// Whether it's only to be seen, and printed from there.
    pub is_shown: bool,
}

impl ExportWanted {
    /// The same without what made it fail; `None` where nothing is to be conceded.
    fn conceding(&self, failure: &PdfFailure) -> Option<Self> {
        let mut wanted = self.clone();
        match failure {
            PdfFailure::AlternativeTexts(_) | PdfFailure::MissingLetters(_) => {
                wanted.concessions.inaccessible = true;
            }
            PdfFailure::Incomplete { .. } => wanted.concessions.incomplete = true,
            _ => return None,
        }
        Some(wanted)
    }
}

/// An export that wasn't made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotExported {
    /// Where it was to go.
    pub target: PathBuf,
    /// Why it wasn't made.
    pub failure: PdfFailure,
    /// What can be had all the same.
    pub instead: Option<ExportWanted>,
}

impl NotExported {
    fn new(wanted: &ExportWanted, failure: PdfFailure) -> Self {
        Self {
            target: wanted.target.clone(),
            instead: wanted.conceding(&failure),
            failure,
        }
    }
}

pub(super) enum ExportFailure {
    /// The release itself stands there.
    OverRelease,
    Pdf(PdfFailure),
    Write(SaveError),
}

impl Session {
    /// What would be exported to `target` now: the edition whose pages are seen.
    pub fn export_to(&self, target: PathBuf) -> ExportWanted {
        ExportWanted {
            target,
            edition: self.shown_edition().map(|edition| edition.id.clone()),
            concessions: Concessions::default(),
            is_shown: false,
        }
    }

    /// What would be shown to be printed, by way of `target`.
    pub fn print_via(&self, target: PathBuf) -> ExportWanted {
        let concessions = Concessions {
            inaccessible: true,
            ..Concessions::default()
        };
        ExportWanted {
            concessions,
            is_shown: true,
            ..self.export_to(target)
        }
    }

    pub(super) fn export(&mut self, wanted: ExportWanted) {
        // What the page hasn't had for ten seconds, a PDF hasn't either.
        let house = self.release().style.house.as_str();
        let trouble = self.preview.trouble();
        let slow = trouble.filter(|trouble| trouble.too_slow && trouble.style == house);
        if let Some(trouble) = slow {
            let failure = PdfFailure::SlowStyle(trouble.style.clone());
            self.not_exported(NotExported::new(&wanted, failure));
            return;
        }
        let release = Arc::clone(self.release());
        let styles = self.preview.styles().to_vec();
        let asked = wanted.clone();
        let own = self.path().map(Path::to_owned);
        let resolved = self.saving.resolved.clone();
        let abandoned = Arc::new(AtomicBool::new(false));
        let is_abandoned = Arc::clone(&abandoned);
        let work = move || {
            let path = &asked.target;
            let is_own = || System.resolve(path).is_ok_and(|it| Some(it) == resolved);
            if own.as_ref() == Some(path) || is_own() {
                return Err(ExportFailure::OverRelease);
            }
            let edition = asked.edition.as_ref();
            let bytes = publish::pdf(&release, edition, &styles, asked.concessions)
                .map_err(ExportFailure::Pdf)?;
            if is_abandoned.load(Ordering::Relaxed) {
                return Ok(());
            }
            storage::replace_file(path, &bytes).map_err(ExportFailure::Write)
        };
        match Once::spawn("exporting", Arc::clone(&self.wake), work) {
            Ok(job) => self.exports.push(Export {
                job,
                wanted,
                abandoned,
            }),
            Err(error) => self.messages.push(Message::Failed(error.to_string())),
        }
    }

    fn not_exported(&mut self, what: NotExported) {
        self.messages.push(Message::NotExported(Box::new(what)));
        self.closing = Closing::No;
    }

    /// Says that nothing is handed out while something is at odds, before it's asked where to.
    pub(super) fn refuse_unsettled(&mut self) {
        let target = self.path().map(|path| path.with_extension("pdf"));
        let failure = PdfFailure::Unsettled(self.release().unsettled().count());
        let wanted = self.export_to(target.unwrap_or_default());
        self.not_exported(NotExported::new(&wanted, failure));
    }

    pub(super) fn poll_exports(&mut self) {
        let (messages, requests) = (&mut self.messages, &mut self.requests);
        let mut all_well = true;
        self.exports.retain(|export| {
            let wanted = &export.wanted;
            let target = || wanted.target.clone();
            match export.job.poll() {
                Progress::Running => return true,
                Progress::Done(Ok(())) => {
                    match wanted.is_shown {
                        false => messages.push(Message::Exported(target())),
                        true => requests.push(Request::OpenInViewer(target())),
                    }
                    return false;
                }
                Progress::Done(Err(ExportFailure::Pdf(failure))) => {
                    let what = NotExported::new(wanted, failure);
                    messages.push(Message::NotExported(Box::new(what)));
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
