//! The dialogs about what a release was: its earlier states, and what went out.

use std::sync::Arc;

use super::App;
use super::dialogs::{Dialog, Draft};
use super::earlier::Earlier;
use crate::compare;
use crate::jobs::Once;
use crate::release::{FieldPath, Release, RevisionKind};
use crate::texts::revision_note;

impl App {
    pub(super) fn show_versions(&mut self) {
        let now = Arc::clone(self.session.release());
        let has_file = self.session.path().is_some();
        let earlier = Earlier::begin(now, has_file, self.places(), Arc::clone(&self.wake));
        self.ask_person(Dialog::Versions(Box::new(earlier)));
    }

    /// Asks what kind of revision this is, with what changed since the last issue written behind
    /// what is said of that already.
    pub(super) fn note_revision(&mut self) {
        let now = Arc::clone(self.session.release());
        let direction = now.language.direction().into();
        let kind = now.revision.kind.unwrap_or(RevisionKind::Corrected);
        let noted = self.session.noted().cloned();
        let work = move || what_changed(&now, noted.as_deref());
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

/// What is said of what changed in `now` since the last issue, and behind it what isn't said
/// yet: all, or what has changed since it was `noted`.
fn what_changed(now: &Release, noted: Option<&Release>) -> String {
    let Some(issued) = now.issued.last() else {
        return now.revision.note.whole_text();
    };
    let said = match issued.release.revision.note == now.revision.note {
        // It went out with what it's about.
        true => String::new(),
        false => now.revision.note.whole_text(),
    };
    let mut lines: Vec<&str> = said.lines().collect();
    let issued = issued.with_images(now);
    let mut found = compare::differences(&issued, now).unwrap_or_default();
    let since = noted.and_then(|noted| compare::differences(noted, now).ok());
    if let Some(since) = since {
        let is_one_place =
            |one: &FieldPath, other: &FieldPath| one.is_within(other) || other.is_within(one);
        found.retain(|found| since.iter().any(|new| is_one_place(&found.at, &new.at)));
    }
    let found = revision_note(&issued, now, &found);
    for line in found.lines() {
        // Whoever has said it may have said more of it.
        if !lines.iter().any(|said| said.contains(line)) {
            lines.push(line);
        }
    }
    lines.join("\n")
}
