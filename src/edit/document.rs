//! A release under edit: what it is now, and how it came to be so.

use std::sync::Arc;

use super::apply::apply;
use super::rebase::{TextEdits, apply_anew};
use super::referred::with_referred;
use super::{Edit, Label, Refused};
use crate::release::{FieldPath, Fragment, Item, Release};

/// Names one state of a document. Undoing to a state gives its name back, so
/// that what was saved is known again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StateId(u64);

impl StateId {
    /// A number that no other state of the document has.
    pub fn number(self) -> u64 {
        self.0
    }
}

/// Whether an edit may join the step before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Join {
    /// It's a step of its own.
    Separate,
    /// It joins the step before if both are typing, or both deleting, in the
    /// same place.
    IfContiguous,
}

/// One step of the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What it did.
    pub label: Label,
    /// How.
    pub edit: Edit,
    /// The state that it left.
    state: StateId,
}

/// How many letters typing joins into one step before the next word starts
/// another: about a sentence.
const LONGEST_TYPING: usize = 80;

/// A release under edit, with its history.
///
/// The release is behind an [`Arc`]: a snapshot for a worker costs nothing,
/// and the next edit copies only if the snapshot is still held.
#[derive(Clone, Debug)]
pub struct Document {
    release: Arc<Release>,
    first: StateId,
    past: Vec<Step>,
    future: Vec<Step>,
    newest: StateId,
    /// Whether the last step is over: nothing joins it.
    is_sealed: bool,
    /// Whether anything came from somebody else: it may refer to what one's own steps have put
    /// in.
    has_merged: bool,
    /// Every edit since they were last taken, if anybody takes them.
    edits: Option<Vec<(Label, Edit)>>,
}

impl Document {
    /// A document that starts as `release`, with no history.
    pub fn new(release: Release) -> Self {
        Self {
            release: Arc::new(release),
            first: StateId::default(),
            past: Vec::new(),
            future: Vec::new(),
            newest: StateId::default(),
            is_sealed: false,
            has_merged: false,
            edits: None,
        }
    }

    /// From now on each edit is remembered until it's taken.
    pub fn remember_edits(&mut self) {
        self.edits.get_or_insert_default();
    }

    /// Every edit that was made since this was last asked, in order, undo and redo and what
    /// was merged in with them.
    pub fn take_edits(&mut self) -> Vec<(Label, Edit)> {
        self.edits.as_mut().map(std::mem::take).unwrap_or_default()
    }

    fn remember(&mut self, label: &Label, edit: &Edit) {
        if let Some(edits) = &mut self.edits {
            edits.push((label.clone(), edit.clone()));
        }
    }

    /// Ends the last step: what is typed next is one of its own.
    pub fn seal(&mut self) {
        self.is_sealed = true;
    }

    /// The release as it is now.
    pub fn release(&self) -> &Arc<Release> {
        &self.release
    }

    /// The name of the state that it's in.
    pub fn state(&self) -> StateId {
        self.past.last().map_or(self.first, |step| step.state)
    }

    /// How many steps lead here.
    pub fn steps(&self) -> usize {
        self.past.len()
    }

    /// The step that undo would take back.
    pub fn undoable(&self) -> Option<&Step> {
        self.past.last()
    }

    /// The step that redo would do again.
    pub fn redoable(&self) -> Option<&Step> {
        self.future.last()
    }

    /// Applies `edit`. One that changes nothing leaves no step.
    ///
    /// # Errors
    /// If the release isn't as the edit expects; nothing is changed then.
    pub fn apply(&mut self, label: Label, edit: Edit, join: Join) -> Result<(), Refused> {
        if edit.is_empty() {
            return Ok(());
        }
        apply(Arc::make_mut(&mut self.release), &edit)?;
        self.remember(&label, &edit);
        self.future.clear();
        self.newest = StateId(self.newest.0 + 1);
        let state = self.newest;
        let is_sealed = std::mem::take(&mut self.is_sealed);
        if join == Join::IfContiguous
            && !is_sealed
            && let Some(last) = self.past.last_mut()
            && last.label == label
            && let Some(joined) = joined(&label, &last.edit, &edit)
        {
            // A value that is again what it was is no step.
            if joined.is_empty() {
                self.past.pop();
                self.seal();
                return Ok(());
            }
            last.edit = joined;
            last.state = state;
            return Ok(());
        }
        self.past.push(Step { label, edit, state });
        Ok(())
    }

    /// Makes one step of the last two, which is called as the last.
    pub fn join_last(&mut self) {
        if let Some(last) = self.past.pop() {
            match self.past.pop() {
                Some(before) => self.past.push(Step {
                    edit: Edit::Group(vec![before.edit, last.edit]),
                    ..last
                }),
                None => self.past.push(last),
            }
        }
    }

    /// Takes the last step back; answers it, or `None` where there is none or somebody else
    /// has changed what it changed: that one is no step any more.
    ///
    /// # Errors
    /// The step that can't be taken back.
    pub fn undo(&mut self) -> Result<Option<&Step>, Label> {
        self.seal();
        let now = self.state();
        let Some(step) = self.past.pop() else {
            return Ok(None);
        };
        match self.apply_step(&step.edit.inverse()) {
            Ok(undone) => {
                self.remember(&step.label, &undone);
                let edit = undone.inverse();
                self.future.push(Step { edit, ..step });
                Ok(self.future.last())
            }
            Err(_) => {
                self.forget_names();
                // Nothing has changed.
                match self.past.last_mut() {
                    Some(last) => last.state = now,
                    None => self.first = now,
                }
                Err(step.label)
            }
        }
    }

    /// Takes the last step back for good: nothing does it again, nor what was done behind it and
    /// taken back. Where that can't be done, it stays.
    pub fn withdraw(&mut self) {
        if let Ok(Some(_)) = self.undo() {
            self.future.clear();
        }
    }

    /// Does the step again that was last taken back; answers it, as [`undo`](Self::undo)
    /// does.
    ///
    /// # Errors
    /// The step that can't be done again. Those that came behind it are none any more, too.
    pub fn redo(&mut self) -> Result<Option<&Step>, Label> {
        self.seal();
        let Some(step) = self.future.pop() else {
            return Ok(None);
        };
        match self.apply_step(&step.edit) {
            Ok(edit) => {
                self.remember(&step.label, &edit);
                self.past.push(Step { edit, ..step });
                Ok(self.past.last())
            }
            Err(_) => {
                self.future.clear();
                Err(step.label)
            }
        }
    }

    /// Applies a step or its inverse, without what others refer to by now. Answers what was done.
    fn apply_step(&mut self, edit: &Edit) -> Result<Edit, Refused> {
        let release = Arc::make_mut(&mut self.release);
        let made = apply_anew(release, edit)?;
        Ok(match self.has_merged {
            true => with_referred(release, made),
            false => made,
        })
    }

    /// Applies what somebody else changed, its items behind what they stand behind now. It's
    /// no step of one's own: undo takes back what was done before, and leaves it. Answers the
    /// steps that can't be taken back any more, as they changed the same letters.
    ///
    /// # Errors
    /// If the release isn't as the edit expects; nothing is changed then.
    pub fn merge_in(&mut self, edit: &Edit) -> Result<Vec<Label>, Refused> {
        if edit.is_empty() {
            return Ok(Vec::new());
        }
        let made = apply_anew(Arc::make_mut(&mut self.release), edit)?;
        self.seal();
        self.has_merged = true;
        let mut lost = Vec::new();
        let mut over = TextEdits::of([&made]);
        let mut kept = Vec::with_capacity(self.past.len());
        while let Some(step) = self.past.pop() {
            match over.carry(&step.edit.inverse()) {
                Some(undone) => {
                    let edit = undone.inverse();
                    kept.push(Step { edit, ..step });
                }
                None => {
                    // It stays done, and those before it stand on it.
                    over.begin_with(&step.edit);
                    lost.push(step.label);
                }
            }
        }
        kept.reverse();
        self.past = kept;
        let mut over = TextEdits::of([&made]);
        let mut kept = Vec::with_capacity(self.future.len());
        while let Some(step) = self.future.pop() {
            let Some(edit) = over.carry(&step.edit) else {
                break;
            };
            kept.push(Step { edit, ..step });
        }
        kept.reverse();
        self.future = kept;
        self.remember(&Label::Merge, &made);
        self.forget_names();
        Ok(lost)
    }

    /// No state that a step leads to is one that was there before.
    fn forget_names(&mut self) {
        let mut newest = self.newest.0;
        let mut name = || {
            newest += 1;
            StateId(newest)
        };
        self.first = name();
        for step in self.past.iter_mut().chain(&mut self.future) {
            step.state = name();
        }
        self.newest = StateId(newest);
    }
}

/// Both edits as one step, where they're one stretch of typing or deleting, or
/// set one value again and again.
fn joined(label: &Label, first: &Edit, second: &Edit) -> Option<Edit> {
    if let Label::Typing(_) = label
        && let Some(grown) = grown(first, second)
    {
        return Some(grown);
    }
    if let (Edit::Set { at, from, .. }, Edit::Set { at: again, to, .. }) = (first, second) {
        return (at == again).then(|| Edit::Set {
            at: at.clone(),
            from: from.clone(),
            to: to.clone(),
        });
    }
    match label {
        Label::Deleting(_) => deleted_on(first, second),
        _ => None,
    }
}

/// Both as one where they're typing at one place.
fn typed_on(first: &Edit, second: &Edit) -> Option<Edit> {
    let ((at, offset, removed, inserted), (at2, offset2, removed2, inserted2)) =
        (as_splice(first)?, as_splice(second)?);
    let is_typed = at == at2
        && removed2.is_empty()
        && offset2 == offset + inserted.len()
        && !begins_new_step(inserted, inserted2);
    is_typed.then(|| {
        let inserted = joined_text(inserted, inserted2);
        spliced(at, offset, removed.clone(), inserted)
    })
}

/// Both as one where they're deleting at one place.
fn deleted_on(first: &Edit, second: &Edit) -> Option<Edit> {
    let ((at, offset, removed, inserted), (at2, offset2, removed2, inserted2)) =
        (as_splice(first)?, as_splice(second)?);
    if at != at2 || !inserted.is_empty() || !inserted2.is_empty() {
        return None;
    }
    if offset2 + removed2.len() == offset {
        let removed = joined_text(removed2, removed);
        return Some(spliced(at, offset2, removed, Fragment::default()));
    }
    (offset2 == offset).then(|| {
        let removed = joined_text(removed, removed2);
        spliced(at, offset, removed, Fragment::default())
    })
}

fn as_splice(edit: &Edit) -> Option<(&FieldPath, usize, &Fragment, &Fragment)> {
    match edit {
        Edit::Splice {
            at,
            offset,
            removed,
            inserted,
        } => Some((at, *offset, removed, inserted)),
        _ => None,
    }
}

/// A paragraph that was typed anew, with what is typed at its end.
fn grown(first: &Edit, second: &Edit) -> Option<Edit> {
    match first {
        Edit::Group(edits) => {
            let (last, before) = edits.split_last()?;
            let grown = grown(last, second)?;
            let edits = before.iter().cloned().chain([grown]);
            Some(Edit::Group(edits.collect()))
        }
        Edit::Insert { list, after, item } => {
            let Item::Paragraph(paragraph) = &**item else {
                return None;
            };
            let Edit::Splice {
                at,
                offset,
                removed,
                inserted,
            } = second
            else {
                return None;
            };
            let is_at_end = *at == list.item(&paragraph.id)
                && *offset == paragraph.content.len()
                && removed.is_empty()
                && !begins_new_step(&paragraph.content, inserted);
            is_at_end.then(|| {
                let mut paragraph = paragraph.clone();
                paragraph.content.push(inserted);
                Edit::Insert {
                    list: list.clone(),
                    after: after.clone(),
                    item: Box::new(Item::Paragraph(paragraph)),
                }
            })
        }
        Edit::Splice { .. } => typed_on(first, second),
        _ => None,
    }
}

fn spliced(at: &FieldPath, offset: usize, removed: Fragment, inserted: Fragment) -> Edit {
    Edit::Splice {
        at: at.clone(),
        offset,
        removed,
        inserted,
    }
}

fn joined_text(first: &Fragment, second: &Fragment) -> Fragment {
    let mut joined = first.clone();
    joined.push(second);
    joined
}

/// Whether what is typed now begins a word after a long stretch of typing, or a
/// sentence in a script that puts no blanks between words.
fn begins_new_step(typed: &Fragment, next: &Fragment) -> bool {
    let ends = |c: char| c.is_whitespace() || matches!(c, '。' | '！' | '？' | '，' | '；' | '、');
    let begins = typed.text().ends_with(ends) && !next.text().starts_with(ends);
    begins && typed.len() >= LONGEST_TYPING
}
