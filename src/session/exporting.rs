//! Handing out: exports on workers.

use std::path::PathBuf;
use std::sync::Arc;

use super::{Message, Request, Session};
use crate::jobs::{Once, Progress};
use crate::publish::{self, Accessibility, PdfFailure};
use crate::release::{FieldPath, Part, TextKind};
use crate::storage;

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
}

pub(super) enum ExportFailure {
    Pdf(PdfFailure),
    Write(String),
}

impl Session {
    pub(super) fn save_to(&mut self, path: PathBuf) {
        let state = self.document.state();
        if !self
            .saving
            .save(path.clone(), self.document.release(), state)
        {
            self.save_again = Some(path);
        }
    }

    pub(super) fn export(
        &mut self,
        target: PathBuf,
        accessibility: Accessibility,
        purpose: ExportFor,
    ) {
        let release = Arc::clone(self.release());
        let styles = self.preview.styles().to_vec();
        let path = target.clone();
        let work = move || {
            let bytes =
                publish::pdf(&release, &styles, accessibility).map_err(ExportFailure::Pdf)?;
            storage::replace_file(&path, &bytes)
                .map_err(|error| ExportFailure::Write(error.to_string()))
        };
        match Once::spawn("exporting", Arc::clone(&self.wake), work) {
            Ok(job) => self.exports.push(Export {
                job,
                target,
                purpose,
            }),
            Err(error) => self.messages.push(Message::ExportFailed(error.to_string())),
        }
    }

    pub(super) fn poll_exports(&mut self) {
        let (messages, requests) = (&mut self.messages, &mut self.requests);
        self.exports.retain(|export| {
            let target = || export.target.clone();
            match export.job.poll() {
                Progress::Running => return true,
                Progress::Done(Ok(())) => match export.purpose {
                    ExportFor::File => messages.push(Message::Exported(target())),
                    ExportFor::Viewer => requests.push(Request::OpenInViewer(target())),
                },
                Progress::Done(Err(ExportFailure::Pdf(failure))) => {
                    messages.push(Message::NotExported(target(), failure));
                }
                Progress::Done(Err(ExportFailure::Write(error))) => {
                    messages.push(Message::ExportFailed(error));
                }
                Progress::Failed => {
                    let error = "the export failed: please report this release".to_owned();
                    messages.push(Message::ExportFailed(error));
                }
            }
            false
        });
    }

    /// Says that the system's own program for a file can't be started.
    pub fn viewer_failed(&mut self, error: String) {
        self.messages.push(Message::ExportFailed(error));
    }

    /// What kind of text is at `path`, if it's a plain text.
    pub fn text_kind(&self, path: &FieldPath) -> Option<TextKind> {
        match self.release().part(path)? {
            Part::Text(_, kind) => Some(kind),
            _ => None,
        }
    }
}
