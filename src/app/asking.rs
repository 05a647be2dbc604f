//! Asking for files: by the system's dialogs, or by a field of our own where
//! there are none.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use rfd::FileDialog;

use crate::jobs::{Once, Progress, Wake};
use crate::release::FieldPath;
use crate::session::HandOut;
use crate::shelf::KEPT_FORMATS;
use crate::texts::{format_name, say};
use crate::translate::exchange::FORMATS_READ;

/// What a file is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// A release, to open it.
    Open,
    /// Where to save the release.
    Save,
    /// Where to put the PDF.
    Export,
    /// A picture, for this field.
    Picture(FieldPath),
    /// Translations, to bring them in.
    Texts,
    /// A memory or a glossary, to keep it.
    Library,
    /// Where to put these texts for translators.
    HandOut(HandOut),
}

impl Purpose {
    /// What the dialog is called.
    pub fn title(&self) -> String {
        say(match self {
            Self::Open => "choose-open",
            Self::Save => "choose-save",
            Self::Export => "choose-export",
            Self::Picture(_) => "choose-picture-title",
            Self::Texts => "choose-texts",
            Self::Library => "choose-library",
            Self::HandOut(_) => "hand-out-title",
        })
    }

    /// Whether the file is written.
    pub fn is_written(&self) -> bool {
        matches!(self, Self::Save | Self::Export | Self::HandOut(_))
    }

    /// How the file's name ends where it doesn't say.
    fn extension(&self) -> Option<&'static str> {
        match self {
            Self::Save => Some("ron"),
            Self::Export => Some("pdf"),
            Self::HandOut(wanted) => Some(wanted.format.extension()),
            Self::Open | Self::Picture(_) | Self::Texts | Self::Library => None,
        }
    }

    /// The path with the ending that it should have. Dialogs on Linux add none,
    /// and what follows a point in 'Release 2.0' is none.
    pub fn with_extension(&self, path: PathBuf) -> PathBuf {
        let Some(wanted) = self.extension() else {
            return path;
        };
        let has = |ending: &OsStr| ending.eq_ignore_ascii_case(wanted);
        if path.extension().is_some_and(has) {
            return path;
        }
        let mut whole = path.into_os_string();
        whole.push(".");
        whole.push(wanted);
        whole.into()
    }
}

/// A dialog answers faster than a person where there is none.
const NOBODY: Duration = Duration::from_millis(250);

/// A system dialog that is open.
pub(super) struct Asking {
    purpose: Purpose,
    suggested: PathBuf,
    job: Once<Option<PathBuf>>,
}

/// What came of a dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// It's still open.
    Open,
    /// A file was chosen.
    Chosen(Purpose, PathBuf),
    /// A file was chosen whose name lacks its ending: with it, it may be another
    /// one that is there.
    ChosenWithoutEnding(Purpose, PathBuf),
    /// None was.
    Cancelled,
    /// There was no dialog: the program's own is needed, beginning with this.
    NoDialog(Purpose, PathBuf),
}

impl Asking {
    /// Opens a system dialog, beginning with the file `suggested`.
    pub fn begin(purpose: Purpose, suggested: PathBuf, wake: &Wake) -> std::io::Result<Self> {
        let dialog = dialog(&purpose, &suggested);
        let written = purpose.is_written();
        let work = move || {
            if written {
                dialog.save_file()
            } else {
                dialog.pick_file()
            }
        };
        Ok(Self {
            purpose,
            suggested,
            job: Once::spawn("file dialog", Arc::clone(wake), work)?,
        })
    }

    /// What it's for.
    pub fn purpose(&self) -> &Purpose {
        &self.purpose
    }

    /// What has come of it.
    pub fn poll(&self) -> Answer {
        let (purpose, suggested) = (self.purpose.clone(), self.suggested.clone());
        match self.job.poll() {
            Progress::Running => Answer::Open,
            Progress::Done(Some(path)) => {
                if purpose.with_extension(path.clone()) == path {
                    Answer::Chosen(purpose, path)
                } else {
                    Answer::ChosenWithoutEnding(purpose, path)
                }
            }
            // The same answer means 'cancelled' and 'no dialog to be had'.
            Progress::Done(None) if self.job.begun().elapsed() < NOBODY => {
                Answer::NoDialog(purpose, suggested)
            }
            Progress::Done(None) => Answer::Cancelled,
            Progress::Failed => Answer::NoDialog(purpose, suggested),
        }
    }
}

fn dialog(purpose: &Purpose, suggested: &Path) -> FileDialog {
    let mut dialog = FileDialog::new().set_title(purpose.title());
    if let Some(folder) = suggested.parent().filter(|folder| folder.is_absolute()) {
        dialog = dialog.set_directory(folder);
    }
    if purpose.is_written()
        && let Some(name) = suggested.file_name()
    {
        dialog = dialog.set_file_name(name.to_string_lossy());
    }
    match purpose {
        Purpose::Open | Purpose::Save => dialog.add_filter(say("filter-releases"), &["ron"]),
        Purpose::Export => dialog.add_filter("PDF", &["pdf"]),
        Purpose::Picture(_) => {
            dialog.add_filter(say("filter-pictures"), &["png", "jpg", "jpeg", "svg"])
        }
        Purpose::Library => dialog.add_filter(say("filter-library"), KEPT_FORMATS),
        Purpose::Texts => dialog.add_filter(say("filter-texts"), FORMATS_READ),
        Purpose::HandOut(wanted) => {
            dialog.add_filter(format_name(wanted.format), &[wanted.format.extension()])
        }
    }
}
