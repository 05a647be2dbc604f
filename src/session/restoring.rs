//! Earlier states brought back, and what a crash had left taken back: one step each, worked
//! out off the window's thread.

use std::sync::Arc;

use super::anew::{Anew, Come};
use super::{Compared, Message, Session};
use crate::compare::{self, Names};
use crate::edit::{Edit, Join, Label, Refused, rebased};
use crate::release::{Items, Release};

/// What the release is to be.
#[derive(Clone, Debug, PartialEq)]
pub enum Wanted {
    /// This.
    State(Arc<Release>),
    /// What it is, without what has changed between these two, which a crash had left.
    Without(Compared),
}

impl Wanted {
    fn label(&self) -> Label {
        match self {
            Self::State(_) => Label::Restore,
            Self::Without(_) => Label::Discard,
        }
    }

    /// What leads there from `now`, and the release that it leads to.
    fn edit(&self, now: &Release) -> Result<(Edit, Release), Refused> {
        match self {
            Self::State(state) => {
                let wanted = with_what_went_out(state, now);
                Ok((compare::between(now, &wanted)?, wanted))
            }
            Self::Without(compared) => {
                let names = Names::default();
                let merged = compare::merge(compared.after(), now, compared.before(), &names)?;
                Ok((merged.edit, merged.release))
            }
        }
    }
}

/// Work under way.
pub(super) struct Restoring {
    wanted: Wanted,
    job: Anew<Result<Restored, Refused>>,
}

struct Restored {
    edit: Edit,
    /// What the file held that it is, if it is.
    saved: Option<Arc<Release>>,
}

impl Session {
    /// Brings the release to what is wanted.
    pub(super) fn restore(&mut self, wanted: Wanted) {
        self.restoring.push_back(Restoring {
            wanted,
            job: Anew::new(),
        });
        self.poll_restoring();
    }

    /// Whether an earlier state is being brought back.
    pub fn is_restoring(&self) -> bool {
        !self.restoring.is_empty()
    }

    pub(super) fn poll_restoring(&mut self) {
        let now = self.document.release();
        let known = self.saving.known().map(|known| &known.release);
        let Some(restoring) = self.restoring.front_mut() else {
            return;
        };
        let wanted = &restoring.wanted;
        let work = || {
            let (wanted, now, known) = (wanted.clone(), Arc::clone(now), known.cloned());
            move || {
                let (edit, release) = wanted.edit(&now)?;
                let saved = known.filter(|known| **known == release);
                Ok(Restored { edit, saved })
            }
        };
        match restoring.job.poll("restoring", &self.wake, work) {
            Come::Nothing => {}
            Come::Done(Ok(Restored { edit, saved }), written) if written.is_empty() => {
                if let Err(refused) = self.restored(edit, saved) {
                    self.not_restored(refused);
                }
            }
            Come::Done(Ok(Restored { edit, .. }), written) => {
                let done = rebased(&edit, &written).map(|(edit, _)| self.restored(edit, None));
                // Once more, with what was written.
                if !matches!(done, Some(Ok(()))) {
                    self.poll_restoring();
                }
            }
            Come::Done(Err(refused), _) => self.not_restored(refused),
            Come::Failed => {
                self.restoring.pop_front();
                self.messages.push(Message::NotRestored);
            }
        }
    }

    /// The document was changed so, while something may be worked out for it.
    pub(super) fn follow_with_restoring(&mut self, changes: &[(Label, Edit)]) {
        if let Some(restoring) = self.restoring.front_mut() {
            restoring.job.follow(changes);
        }
    }

    fn not_restored(&mut self, refused: Refused) {
        self.restoring.pop_front();
        self.messages.push(Message::Refused(refused));
    }

    /// Brings the release to what is wanted, by `edit`; that's what the file held as `saved`,
    /// if it's the same.
    ///
    /// # Errors
    /// If the release isn't as the edit expects; nothing is changed then.
    fn restored(&mut self, edit: Edit, saved: Option<Arc<Release>>) -> Result<(), Refused> {
        let Some(restoring) = self.restoring.front() else {
            return Ok(());
        };
        let wanted = restoring.wanted.clone();
        let caret = self.caret.as_ref();
        let followed = caret.and_then(|caret| self.followed(caret, &edit));
        self.document.apply(wanted.label(), edit, Join::Separate)?;
        self.restoring.pop_front();
        self.document.seal();
        self.carets.forget();
        if let Some(followed) = followed {
            self.follow(followed);
        }
        let known = self.saving.known().map(|known| &known.release);
        let is_saved = saved
            .zip(known)
            .is_some_and(|(saved, known)| Arc::ptr_eq(&saved, known));
        if is_saved && self.saving.is_idle() && !self.saving.is_gone() {
            self.saving.mark_saved(self.document.state());
        }
        if let Wanted::Without(_) = wanted {
            // What it came from may be wanted; what was written since is.
            self.discard_changes();
            self.stand_anew();
        }
        self.preview.show(self.document.release());
        self.keep_changes();
        Ok(())
    }
}

/// An earlier state with all that went out since, which stays whatever is brought back.
fn with_what_went_out(state: &Release, now: &Release) -> Release {
    let mut wanted = state.clone();
    wanted.issued = now.issued.clone();
    let kept = wanted.kept_images();
    for image in now.images.iter().filter(|image| kept.contains(&image.id)) {
        if wanted.images.get(image.id.as_str()).is_none() {
            let last = wanted.images.last().map(|last| last.id.clone());
            wanted.images.insert(last.as_ref(), image.clone().into());
        }
    }
    wanted
}
