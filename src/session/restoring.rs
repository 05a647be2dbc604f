//! Earlier states brought back, and what a crash had left taken back: one step each, worked
//! out off the window's thread.

use std::sync::Arc;

use super::{Compared, Message, Session};
use crate::compare::{self, Names};
use crate::edit::{Edit, Join, Label, Refused, StateId};
use crate::jobs::{Once, Progress};
use crate::release::{Items, Release};

/// How often it's begun again because somebody has written meanwhile, before it's done at
/// once.
const MOST_TRIES: usize = 8;

/// What the release is to be.
#[derive(Clone, Debug, PartialEq)]
pub enum Wanted {
    /// This.
    State(Arc<Release>),
    /// What it is, without what has changed between these two.
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
    job: Option<(Once<Result<Restored, Refused>>, StateId)>,
    tries: usize,
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
            job: None,
            tries: 0,
        });
        self.poll_restoring();
    }

    /// Whether an earlier state is being brought back.
    pub fn is_restoring(&self) -> bool {
        !self.restoring.is_empty()
    }

    pub(super) fn poll_restoring(&mut self) {
        let state = self.document.state();
        let Some(restoring) = self.restoring.front_mut() else {
            return;
        };
        let progress = restoring.job.as_ref().map(|(job, of)| (job.poll(), *of));
        match progress {
            Some((Progress::Running, _)) => return,
            Some((Progress::Done(restored), of)) if of == state => {
                return self.restored(restored);
            }
            _ => {}
        }
        // It isn't begun yet, or somebody has written meanwhile.
        restoring.tries += 1;
        let (wanted, now) = (
            restoring.wanted.clone(),
            Arc::clone(self.document.release()),
        );
        let known = self.saving.known().map(|known| Arc::clone(&known.release));
        let work = move || {
            let (edit, release) = wanted.edit(&now)?;
            let saved = known.filter(|known| **known == release);
            Ok(Restored { edit, saved })
        };
        if restoring.tries <= MOST_TRIES
            && let Ok(job) = Once::spawn("restoring", Arc::clone(&self.wake), work.clone())
        {
            restoring.job = Some((job, state));
        } else {
            self.restored(work());
        }
    }

    fn restored(&mut self, restored: Result<Restored, Refused>) {
        let Some(restoring) = self.restoring.pop_front() else {
            return;
        };
        let applied = restored.and_then(|Restored { edit, saved }| {
            let caret = self.caret.as_ref();
            let followed = caret.and_then(|caret| self.followed(caret, &edit));
            let label = restoring.wanted.label();
            self.document.apply(label, edit, Join::Separate)?;
            self.document.seal();
            self.carets.forget();
            if let Some(followed) = followed {
                self.follow(followed);
            }
            Ok(saved)
        });
        match applied {
            Err(refused) => self.messages.push(Message::Refused(refused)),
            Ok(saved) => {
                let known = self.saving.known().map(|known| &known.release);
                let is_saved = saved
                    .zip(known)
                    .is_some_and(|(saved, known)| Arc::ptr_eq(&saved, known));
                if is_saved && self.saving.is_idle() && !self.saving.is_gone() {
                    self.saving.mark_saved(self.document.state());
                }
                if let Wanted::Without(_) = restoring.wanted {
                    // What it came from may be wanted; what was written since is.
                    self.discard_changes();
                    self.stand_anew();
                }
                self.preview.show(self.document.release());
                self.keep_changes();
            }
        }
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
