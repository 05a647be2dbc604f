//! What went out: a state marked as issued stays word for word, and what is changed after it
//! is offered to go out as a revision.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;

use super::{Ids, Message, Session};
use crate::edit::{self, Edit, Label, StateId};
use crate::release::{FieldPath, Fragment, Id, Issued, Paragraph, Release, Revision, RevisionKind};

/// How a release changes what went out before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRevision {
    /// How.
    pub kind: RevisionKind,
    /// When.
    pub date: Date,
    /// What changed, a paragraph a line.
    pub note: String,
}

impl Session {
    /// What went out last.
    pub fn last_issued(&self) -> Option<&Issued> {
        self.release().issued.last()
    }

    /// Keeps what is seen as a state that went out.
    pub(super) fn issue(&mut self) {
        let release = self.release();
        let count = release.unsettled().count();
        if count > 0 {
            return self.messages.push(Message::NotIssued(count));
        }
        let id = Ids::new(release).draw("issued", "issued");
        let issued = Issued::of(release, id, Timestamp::now());
        let last = release.issued.last();
        if last.is_some_and(|last| last.release == issued.release) {
            let at = last.map(|last| last.at).unwrap_or_default();
            // What is changed from here on is offered anew: this is said in the place of that.
            self.has_offered_revision = false;
            return self.messages.push(Message::IssuedAlready(at));
        }
        let behind = last.map(|last| last.id.clone());
        let at = issued.at;
        let insert = edit::insert(&FieldPath::root().field("issued"), behind, issued);
        if self.apply(Some((Label::Issue, insert))) {
            self.document.seal();
            self.has_offered_revision = false;
            self.noted = None;
            self.messages.push(Message::Issued(at));
        }
    }

    /// Notes that the release changes what went out before.
    pub(super) fn revise(&mut self, new: &NewRevision) {
        let release = self.release();
        let revision = FieldPath::root().field("revision");
        let note = revision.field("note");
        let mut ids = Ids::new(release);
        // What is said already goes on being the same, and what two say alike is said once.
        let said = release.revision.note.iter();
        ids.free(said.map(|paragraph| &paragraph.id));
        let lines = new.note.lines().filter(|line| !line.trim().is_empty());
        let paragraphs = lines.map(|line| {
            let line = line.trim();
            Paragraph::new(ids.draw_for("p", line), Fragment::plain(line)).into()
        });
        let paragraphs = paragraphs.collect();
        let edits = [
            edit::set(release, &revision.field("kind"), Some(new.kind)),
            edit::set(release, &revision.field("date"), Some(new.date)),
            edit::replace_list(release, &note, paragraphs),
        ];
        let edits: Vec<Edit> = edits.into_iter().flatten().collect();
        if self.apply(Some((Label::Revise, Edit::Group(edits)))) {
            self.keep_place_of(&revision);
            self.go_to(&note, None);
            // What is changed from here on isn't in the note.
            self.noted = Some(Arc::clone(self.release()));
            self.has_offered_revision = false;
        }
    }

    /// Offers once to note a revision, where what went out has been changed since the document
    /// was in the state `before`.
    pub(super) fn offer_revision(&mut self, before: StateId) {
        if self.has_offered_revision || self.document.state() == before {
            return;
        }
        let Some(at) = self.unnoted().map(|issued| issued.at) else {
            return;
        };
        self.has_offered_revision = true;
        self.messages.push(Message::AfterIssue(at));
    }

    /// What went out last, if it's changed since and no revision says so.
    pub(super) fn unnoted(&self) -> Option<&Issued> {
        let release: &Release = self.release();
        let last = release.issued.last()?;
        let is_noted = last.release.revision != release.revision
            && (self.noted.as_ref()).is_none_or(|noted| says_the_same(noted, release));
        let is_same = || *last.release == *Issued::of(release, last.id.clone(), last.at).release;
        (!is_noted && !is_same()).then_some(last)
    }

    /// What the release said when its revision was noted last, as far as that is known here.
    pub fn noted(&self) -> Option<&Arc<Release>> {
        let last = self.last_issued()?;
        let is_noted = last.release.revision != self.release().revision;
        self.noted.as_ref().filter(|_| is_noted)
    }

    /// The release has come with its revision from somewhere else: whoever noted that had seen
    /// what it says.
    pub(super) fn take_noted(&mut self) {
        let release = self.release();
        self.noted = (!release.issued.is_empty()).then(|| Arc::clone(release));
    }

    /// As [`take_noted`](Self::take_noted), where the revision isn't what it was in `before`.
    pub(super) fn take_noted_since(&mut self, before: &Revision) {
        if *before != self.release().revision {
            self.take_noted();
        }
    }
}

/// Whether two states say the same to readers but for how they change what went out.
fn says_the_same(one: &Release, other: &Release) -> bool {
    let [one, mut other] = [one, other].map(|state| {
        let issued = Issued::of(state, Id::default(), Timestamp::default());
        Release::clone(&issued.release)
    });
    other.revision = one.revision.clone();
    one == other
}
