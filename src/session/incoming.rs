//! What others have changed in the file: merged into the release that is open, off the
//! window's thread, while somebody goes on writing.

use std::sync::Arc;

use super::{Caret, Message, Request, Session};
use crate::compare::{self, Merged, Names};
use crate::edit::{Edit, Refused, StateId, moved_offset};
use crate::jobs::{Once, Progress};
use crate::release::{FieldPath, Part, Release};

/// How often a merge is begun again because somebody has written meanwhile, before it's done
/// at once.
const MOST_TRIES: usize = 8;

/// A state of the file that is to be merged in.
pub(super) struct Incoming {
    /// What both were made of.
    base: Arc<Release>,
    theirs: Arc<Release>,
    job: Option<Merging>,
    tries: usize,
}

/// A merge under way.
struct Merging {
    job: Once<Result<Merged, Refused>>,
    /// The state of the document that it's made for.
    state: StateId,
}

impl Session {
    /// Merges `theirs`, which was made of `base` as what is open was.
    pub(super) fn bring(&mut self, base: Arc<Release>, theirs: Arc<Release>) {
        self.incoming.push_back(Incoming {
            base,
            theirs,
            job: None,
            tries: 0,
        });
        self.poll_incoming();
    }

    /// Whether something is being merged in.
    pub(super) fn is_bringing(&self) -> bool {
        !self.incoming.is_empty()
    }

    pub(super) fn poll_incoming(&mut self) {
        let state = self.document.state();
        let Some(incoming) = self.incoming.front_mut() else {
            return;
        };
        let progress = incoming.job.as_ref().map(|merging| merging.job.poll());
        let merged = match progress {
            Some(Progress::Running) => return,
            Some(Progress::Done(merged))
                if incoming.job.as_ref().is_some_and(|job| job.state == state) =>
            {
                Some(merged)
            }
            _ => None,
        };
        if let Some(merged) = merged {
            return self.brought(merged);
        }
        // It isn't begun yet, or somebody has written meanwhile.
        incoming.tries += 1;
        let (base, theirs) = (Arc::clone(&incoming.base), Arc::clone(&incoming.theirs));
        let ours = Arc::clone(self.document.release());
        let work = move || compare::merge(&base, &ours, &theirs, &Names::default());
        let wake = Arc::clone(&self.wake);
        if incoming.tries <= MOST_TRIES
            && let Ok(job) = Once::spawn("merging", wake, work.clone())
        {
            incoming.job = Some(Merging { job, state });
        } else {
            self.brought(work());
        }
    }

    /// Takes what a merge has come to into the release.
    fn brought(&mut self, merged: Result<Merged, Refused>) {
        let Some(incoming) = self.incoming.pop_front() else {
            return;
        };
        let before = Arc::clone(self.document.release());
        let done = merged.and_then(|merged| {
            let caret = self.caret.as_ref();
            let followed = caret.and_then(|caret| self.followed(caret, &merged.edit));
            let lost = self.document.merge_in(&merged.edit)?;
            Ok((merged, lost, followed))
        });
        match done {
            Err(refused) => self.messages.push(Message::NotBrought(refused)),
            Ok((merged, lost, followed)) => {
                self.carets.forget();
                if **self.document.release() == *incoming.theirs {
                    self.saving.mark_saved(self.document.state());
                }
                if let Some(followed) = followed {
                    self.follow(followed);
                }
                if !merged.edit.is_empty() {
                    let found = compare::differences(&before, self.document.release());
                    let after = self.document.release();
                    self.messages.push(Message::Brought {
                        changes: found.map_or(0, |found| found.len()),
                        conflicts: merged.conflicts.len(),
                        embargo: before.timing != after.timing,
                    });
                }
                if !lost.is_empty() {
                    self.messages.push(Message::Kept(lost));
                }
            }
        }
        if self.incoming.is_empty()
            && let Some(path) = self.saving.take_next()
        {
            self.save_to(path);
        }
    }

    /// Where the ends of a selection are after `edit`.
    fn followed(&self, caret: &Caret, edit: &Edit) -> Option<[(FieldPath, usize); 2]> {
        let follow = |at: usize| {
            let (path, offset) = self.address_of(&caret.field, at)?;
            let offset = moved_offset(edit, &path, offset);
            Some((path, offset))
        };
        Some([follow(caret.anchor)?, follow(caret.head)?])
    }

    /// Puts the caret where the letters are now that it was at; where they're gone, it's in
    /// the field still.
    fn follow(&mut self, ends: [(FieldPath, usize); 2]) {
        let Some(caret) = self.caret.clone() else {
            return;
        };
        let [anchor, head] = ends.map(|(path, offset)| {
            let offset = match self.release().part(&path) {
                Some(Part::Text(text, _)) => text.text().floor_char_boundary(offset),
                Some(Part::Paragraph(paragraph)) => paragraph.text().floor_char_boundary(offset),
                _ => 0,
            };
            let found = self.caret_at(&path, offset);
            found.filter(|found| found.field == caret.field)
        });
        let field = caret.field.clone();
        let (anchor, head) = match (anchor, head) {
            (Some(anchor), Some(head)) => (anchor.head, head.head),
            _ if self.address_of(&field, 0).is_some() => (caret.anchor, caret.head),
            // What it was in is gone.
            _ => return self.set_caret(None),
        };
        let caret = Caret {
            field,
            anchor,
            head,
        };
        self.set_caret(Some(caret.clone()));
        self.requests.push(Request::FollowCaret(caret));
    }
}
