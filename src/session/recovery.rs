//! What a crash has left, brought back: onto the file as it was, or merged with what that has
//! become since. Nothing is written by it.

use std::sync::Arc;

use super::keeper::Order;
use super::{Compared, Message, Session};
use crate::compare::{self, Names};
use crate::edit::{Edit, Join, Label, Refused};
use crate::release::Release;
use crate::storage::{Digest, Told};

/// What a crash has left, as it's brought back.
#[derive(Clone, Debug)]
pub struct Recovery {
    edit: Edit,
    /// How many things it changes.
    changes: usize,
    compared: Compared,
    /// Whether there was more, which can't be read.
    is_cut: bool,
}

impl Recovery {
    /// What a journal tells, brought onto `file`, which its file holds with the content
    /// `standing`, or merged with what that has become since; whoever had written it is called
    /// `name`. May take a while.
    ///
    /// # Errors
    /// As [`merge`](crate::compare::merge).
    pub fn of(
        told: &Told,
        file: &Arc<Release>,
        standing: Option<Digest>,
        name: &str,
    ) -> Result<Self, Refused> {
        let names = Names {
            ours: name.to_owned(),
            ..Names::default()
        };
        let stood = told.subject.standing.as_ref().map(|stamp| stamp.digest);
        let stands_on_file = standing == stood || told.has_been(file);
        let wanted = match stands_on_file {
            true => told.release.clone(),
            false => compare::merge(&told.base, &told.release, file, &names)?.release,
        };
        Self::between(file, wanted, told.is_cut)
    }

    /// What a journal tells of a release whose file isn't there, and what that stands on.
    pub fn alone(told: Told) -> (Release, Self) {
        let base = Arc::new(told.base);
        match Self::between(&base, told.release.clone(), told.is_cut) {
            Ok(recovery) => (Release::clone(&base), recovery),
            // Then all of it is new.
            Err(_) => {
                let whole = Self {
                    edit: Edit::Group(Vec::new()),
                    changes: told.changes.len().max(1),
                    compared: Compared::new(base, Arc::new(told.release.clone())),
                    is_cut: told.is_cut,
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
        let applied = self.document.apply(Label::Recover, edit, Join::Separate);
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
    }
}
