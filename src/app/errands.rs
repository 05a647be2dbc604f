//! What the window has done outside, each on a thread of its own: another window
//! opened, a file shown, the person's house styles read.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::App;
use crate::jobs::{Once, Progress};
use crate::session::Action;
use crate::shelf::house_styles;
use crate::texts::{say, say_with};
use crate::typeset::HouseStyle;

impl App {
    pub(super) fn new_window(&mut self, path: Option<&Path>) {
        let (open, path) = (
            Arc::clone(&self.outside.open_window),
            path.map(Path::to_owned),
        );
        self.send(move || open(path.as_deref()));
    }

    pub(super) fn view_file(&mut self, path: &Path) {
        let (view, path) = (Arc::clone(&self.outside.view), path.to_owned());
        let shown = path.display().to_string();
        self.send(move || {
            view(&path).map_err(|_| {
                let said = say_with("no-viewer", &[("file", shown.into())]);
                io::Error::other(said)
            })
        });
    }

    /// Has something done outside, which may take its time.
    fn send(&mut self, errand: impl FnOnce() -> io::Result<()> + Send + 'static) {
        match Once::spawn("errand", Arc::clone(&self.wake), errand) {
            Ok(errand) => self.errands.push(errand),
            Err(error) => self.failed(error.to_string()),
        }
    }

    pub(super) fn print(&mut self) {
        let folders = self.outside.folders.clone();
        let work = move || match folders {
            Some(folders) => folders.for_printing(),
            None => Err(io::Error::other(say("no-folder"))),
        };
        match Once::spawn("printing", Arc::clone(&self.wake), work) {
            Ok(job) => self.printing = Some(job),
            Err(error) => self.failed(error.to_string()),
        }
    }

    pub(super) fn take_errands(&mut self) {
        let mut failures = Vec::new();
        self.errands.retain(|errand| match errand.poll() {
            Progress::Running => true,
            Progress::Done(done) => {
                failures.extend(done.err().map(|error| error.to_string()));
                false
            }
            Progress::Failed => {
                failures.push(say("message-errand-broke"));
                false
            }
        });
        match self.printing.as_ref().map(Once::poll) {
            None | Some(Progress::Running) => {}
            Some(Progress::Done(Ok(folder))) => {
                let name = self.suggested_of(self.session.shown_edition(), "pdf");
                let name = name.file_name().map(PathBuf::from).unwrap_or_default();
                let wanted = self.session.print_via(folder.join(name));
                self.session.perform(Action::Export(wanted));
                self.printing = None;
            }
            Some(Progress::Done(Err(error))) => {
                failures.push(error.to_string());
                self.printing = None;
            }
            Some(Progress::Failed) => {
                failures.push(say("message-errand-broke"));
                self.printing = None;
            }
        }
        for failure in failures {
            self.failed(failure);
        }
    }

    /// Reads the person's house styles: they may have been mended.
    pub(super) fn read_styles(&mut self) {
        let Some(folders) = self.outside.folders.clone() else {
            return;
        };
        let work = move || HouseStyle::with_own(house_styles(&folders));
        let job = Once::spawn("house styles", Arc::clone(&self.wake), work);
        self.reading_styles = job.ok();
    }

    pub(super) fn take_styles(&mut self) {
        let Some(job) = &self.reading_styles else {
            return;
        };
        match job.poll() {
            Progress::Running => return,
            Progress::Done(styles) => {
                self.styles.clone_from(&styles);
                self.session.preview_mut().set_styles(styles);
            }
            Progress::Failed => {}
        }
        self.reading_styles = None;
    }
}
