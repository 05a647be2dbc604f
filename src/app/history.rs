//! The dialogs about what a release was: its earlier states, and what went out.

use std::sync::Arc;

use super::App;
use super::dialogs::{Dialog, Draft};
use super::earlier::Earlier;
use crate::compare;
use crate::jobs::Once;
use crate::release::RevisionKind;
use crate::texts::revision_note;

impl App {
    pub(super) fn show_versions(&mut self) {
        let now = Arc::clone(self.session.release());
        let has_file = self.session.path().is_some();
        let earlier = Earlier::begin(now, has_file, self.places(), Arc::clone(&self.wake));
        self.ask_person(Dialog::Versions(Box::new(earlier)));
    }

    /// Asks what kind of revision this is, with what changed since the last issue written behind
    /// what is said of it already.
    pub(super) fn note_revision(&mut self) {
        let now = Arc::clone(self.session.release());
        let direction = now.language.direction().into();
        let kind = now.revision.kind.unwrap_or(RevisionKind::Corrected);
        let work = move || {
            let issued = now.issued.last().map(|issued| issued.with_images(&now));
            let found = issued.and_then(|issued| {
                let found = compare::differences(&issued, &now).ok()?;
                Some(revision_note(&issued, &now, &found))
            });
            let said = now.revision.note.whole_text();
            let mut lines: Vec<&str> = said.lines().collect();
            let found = found.unwrap_or_default();
            for line in found.lines() {
                // Whoever has said it may have said more of it.
                if !lines.iter().any(|said| said.contains(line)) {
                    lines.push(line);
                }
            }
            lines.join("\n")
        };
        let writing = Once::spawn("comparing", Arc::clone(&self.wake), work);
        self.ask_person(Dialog::Revision(Draft {
            kind,
            note: String::new(),
            direction,
            // Without a thread it's written by hand.
            writing: writing.ok(),
        }));
    }
}
