//! What a crash has left, brought back: onto the file as it was, or merged with what that has
//! become since. Nothing is written by it.

use std::sync::Arc;

use super::keeper::Order;
use super::{Compared, Message, Session};
use crate::compare::{self, Names};
use crate::edit::{Edit, Join, Label, Refused};
use crate::release::Release;
use crate::storage::{Known, Lineage, OlderStates, Stamp, Told, base_of};

/// What a crash has left, as it's brought back.
#[derive(Clone, Debug)]
pub struct Recovery {
    edit: Edit,
    /// How many things it changes.
    changes: usize,
    compared: Compared,
    /// Whether there was more, which can't be read.
    is_cut: bool,
    /// The saves that it has come from.
    lineage: Lineage,
}

impl Recovery {
    /// What a journal tells, brought onto what its `file` says, in a state of this `stamp`, or
    /// merged with what that has become since it was made of one that the journal stands on or of
    /// an `older` one; whoever had written it is called `name`. May take a while.
    ///
    /// # Errors
    /// As [`merge`](crate::compare::merge).
    pub fn of(
        told: &Told,
        file: &Arc<Release>,
        stamp: &Stamp,
        older: Option<&OlderStates>,
        name: &str,
    ) -> Result<Self, Refused> {
        let names = Names {
            ours: name.to_owned(),
            ..Names::default()
        };
        let stood = told.subject.standing.as_ref();
        let is_stood = stood.is_some_and(|stood| stood.digest == stamp.digest);
        let wanted = match is_stood || told.has_been(file) {
            true => told.release.clone(),
            false => {
                let base = Arc::new(told.base.clone());
                let seen = stood.map(|stood| Known::new(stood.clone(), Arc::clone(&base)));
                let base = match seen {
                    Some(seen) => {
                        base_of(&[seen], older, &told.subject.lineage, file, &stamp.lineage)
                    }
                    None => base,
                };
                compare::merge(&base, &told.release, file, &names)?.release
            }
        };
        let mut recovery = Self::between(file, wanted, told.is_cut)?;
        recovery.lineage = told.subject.lineage.clone();
        Ok(recovery)
    }

    /// What a journal tells of a release whose file isn't there, and what that stands on.
    pub fn alone(told: Told) -> (Release, Self) {
        let base = Arc::new(told.base);
        match Self::between(&base, told.release.clone(), told.is_cut) {
            Ok(recovery) => {
                let lineage = told.subject.lineage;
                (
                    Release::clone(&base),
                    Self {
                        lineage,
                        ..recovery
                    },
                )
            }
            // Then all of it is new.
            Err(_) => {
                let whole = Self {
                    edit: Edit::Group(Vec::new()),
                    changes: told.changes.len().max(1),
                    compared: Compared::new(base, Arc::new(told.release.clone())),
                    is_cut: told.is_cut,
                    lineage: told.subject.lineage,
                };
                (told.release, whole)
            }
        }
    }

    fn between(file: &Arc<Release>, wanted: Release, is_cut: bool) -> Result<Self, Refused> {
        Ok(Self {
            edit: compare::between(file, &wanted)?,
            changes: compare::differences(file, &wanted)?.len(),
            compared: Compared::new(Arc::clone(file), Arc::new(wanted)),
            is_cut,
            lineage: Lineage::default(),
        })
    }
}

impl Session {
    /// Brings back what wasn't saved, as one step. Nothing is written.
    pub fn recover(&mut self, recovery: Recovery) {
        let Recovery {
            edit,
            changes,
            compared,
            is_cut,
            lineage,
        } = recovery;
        if changes == 0 {
            // All of it is in the file.
            if let Some(keeper) = &self.keeper {
                keeper.order(Order::Clear);
            }
            return;
        }
        if edit.is_empty() {
            self.saving.mark_unsaved();
        }
        let before = self.document.state();
        let revision = self.release().revision.clone();
        let applied = self.document.apply(Label::Recover, edit, Join::Separate);
        if applied.is_ok() {
            self.saving.join(&lineage);
        }
        self.document.seal();
        self.preview.show(self.document.release());
        self.stand_anew();
        self.messages.push(match applied {
            Ok(()) => Message::Recovered {
                changes,
                compared,
                is_cut,
            },
            Err(refused) => Message::NotBrought(Some(refused)),
        });
        self.take_noted_since(&revision);
        self.offer_revision(before);
    }
}
