//! Earlier states brought back, what a crash had left taken back, and long conflicts settled:
//! one step each, worked out off the window's thread, one after the other.

use std::sync::Arc;
use std::time::Instant;

use super::anew::{Anew, Come};
use super::{Compared, Message, Session};
use crate::compare::{self, Names, Settlement};
use crate::edit::{Edit, Join, Label, Refused, rebased};
use crate::release::{Id, Items, Release};
use crate::review;

/// What the release is to be.
#[derive(Clone, Debug, PartialEq)]
pub enum Wanted {
    /// The first of these, where the second was seen: what has come since stays.
    State(Compared),
    /// What it is, without what has changed between these two, which a crash had left.
    Without(Compared),
    /// What it is, with this conflict settled so.
    Settled(Id, Settlement),
}

/// What leads to what is wanted.
struct Way {
    edit: Edit,
    /// What the file held that it leads to, if it does.
    saved: Option<Arc<Release>>,
}

impl Wanted {
    /// What leads there from `now`, where the file holds `known`; `None` where there's nothing
    /// to be done any more.
    fn way(&self, now: &Release, known: Option<Arc<Release>>) -> Result<Option<Way>, Refused> {
        let (edit, release) = match self {
            Self::State(back) => {
                let seen = back.after();
                let wanted = with_what_went_out(back.before(), seen);
                match *now == **seen {
                    true => (compare::between(now, &wanted)?, wanted),
                    false => {
                        let merged = compare::merge(seen, now, &wanted, &Names::default())?;
                        (merged.edit, merged.release)
                    }
                }
            }
            Self::Without(compared) => {
                let names = Names::default();
                let merged = compare::merge(compared.after(), now, compared.before(), &names)?;
                (merged.edit, merged.release)
            }
            Self::Settled(id, settlement) => {
                let edit = compare::settle(now, id, *settlement);
                return Ok(edit.map(|edit| Way { edit, saved: None }));
            }
        };
        let saved = known.filter(|known| **known == release);
        Ok(Some(Way { edit, saved }))
    }
}

/// What is being worked out.
pub(super) struct Pending {
    wanted: Wanted,
    since: Instant,
    job: Anew<Result<Option<Way>, Refused>>,
}

impl Pending {
    /// When it was wished for.
    pub fn since(&self) -> Instant {
        self.since
    }
}

impl Session {
    /// Brings the release to what is wanted, once that's worked out.
    pub(super) fn want(&mut self, wanted: Wanted) {
        self.wanted.push_back(Pending {
            wanted,
            since: Instant::now(),
            job: Anew::new(),
        });
        self.poll_wanted();
    }

    pub(super) fn poll_wanted(&mut self) {
        let now = self.document.release();
        let known = self.saving.known().map(|known| &known.release);
        let Some(pending) = self.wanted.front_mut() else {
            return;
        };
        let wanted = &pending.wanted;
        let work = || {
            let (wanted, now, known) = (wanted.clone(), Arc::clone(now), known.cloned());
            move || wanted.way(&now, known)
        };
        match pending.job.poll("working-out", &self.wake, work) {
            Come::Nothing => {}
            Come::Done(Ok(None), _) => {
                self.wanted.pop_front();
            }
            Come::Done(Ok(Some(way)), written) if written.is_empty() => {
                if let Err(refused) = self.go(way) {
                    self.not_done(Message::Refused(refused));
                }
            }
            Come::Done(Ok(Some(way)), written) => {
                let done = rebased(&way.edit, &written).map(|(edit, _)| {
                    let way = Way { edit, saved: None };
                    self.go(way)
                });
                // Once more, with what was written.
                if !matches!(done, Some(Ok(()))) {
                    self.poll_wanted();
                }
            }
            Come::Done(Err(refused), _) => self.not_done(Message::Refused(refused)),
            Come::Failed => {
                let is_settling = matches!(wanted, Wanted::Settled(..));
                self.not_done(match is_settling {
                    true => Message::NotSettled,
                    false => Message::NotRestored,
                });
            }
        }
    }

    /// The document was changed so, while something may be worked out for it.
    pub(super) fn follow_with_wanted(&mut self, changes: &[(Label, Edit)]) {
        if let Some(pending) = self.wanted.front_mut() {
            pending.job.follow(changes);
        }
    }

    fn not_done(&mut self, why: Message) {
        self.wanted.pop_front();
        self.messages.push(why);
    }

    /// Brings the release to what is wanted first.
    ///
    /// # Errors
    /// If the release isn't as the edit expects; nothing is changed then.
    fn go(&mut self, way: Way) -> Result<(), Refused> {
        let Some(pending) = self.wanted.front() else {
            return Ok(());
        };
        let (state, revision) = (self.document.state(), self.release().revision.clone());
        match pending.wanted.clone() {
            Wanted::State(_) => {
                self.restored(Label::Restore, way)?;
                if !self.is_dirty() {
                    // What the file says was chosen, whatever it had said.
                    self.let_go_all();
                }
            }
            Wanted::Without(_) => {
                self.restored(Label::Discard, way)?;
                // What it came from may be wanted; what was written since is.
                self.discard_changes();
                self.stand_anew();
            }
            Wanted::Settled(id, _) => self.settled(&id, way.edit),
        }
        self.wanted.pop_front();
        self.take_noted_since(&revision);
        self.offer_revision(state);
        self.preview.show(self.document.release());
        self.keep_changes();
        Ok(())
    }

    fn restored(&mut self, label: Label, way: Way) -> Result<(), Refused> {
        let caret = self.caret.as_ref();
        let followed = caret.and_then(|caret| self.followed(caret, &way.edit));
        self.document.apply(label, way.edit, Join::Separate)?;
        self.document.seal();
        self.carets.forget();
        if let Some(followed) = followed {
            self.follow(followed);
        }
        let known = self.saving.known().map(|known| &known.release);
        let is_saved = way
            .saved
            .zip(known)
            .is_some_and(|(saved, known)| Arc::ptr_eq(&saved, known));
        if is_saved && self.saving.is_idle() {
            self.saving.mark_saved(self.document.state());
        }
        Ok(())
    }
}

/// An earlier state with all that went out since, and what is said of its texts, which stay
/// whatever is brought back.
fn with_what_went_out(state: &Release, now: &Release) -> Release {
    let mut wanted = state.clone();
    wanted.issued = now.issued.clone();
    wanted.comments = review::together(now, state);
    let kept = wanted.kept_images();
    for image in now.images.iter().filter(|image| kept.contains(&image.id)) {
        if wanted.images.get(image.id.as_str()).is_none() {
            let last = wanted.images.last().map(|last| last.id.clone());
            wanted.images.insert(last.as_ref(), image.clone().into());
        }
    }
    wanted
}
