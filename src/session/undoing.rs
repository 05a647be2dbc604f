//! Undo and redo, and where they lead: for typing to the caret as it was, for
//! anything else to what has changed.

use std::collections::HashMap;

use super::{Caret, Message, PARTS, Session};
use crate::edit::{Edit, Label, StateId};
use crate::release::{
    Comment, FieldPath, Id, Item, Part, Release, Revision, comments_list, editions_list,
    footnotes_list,
};
use crate::translate::translated_by;

/// Parts that have no place in the form: what is changed there is seen on the
/// page.
const UNSEEN: [&str; 3] = ["images", "style", "language"];

/// Where the caret was before and after the steps that were made at it, by the
/// states that they left.
#[derive(Debug, Default)]
pub(super) struct Carets(HashMap<StateId, (Caret, Caret)>);

/// A part that a person has added, which says nothing yet.
#[derive(Clone, Debug)]
pub(super) struct Begun {
    /// Where it's found.
    path: FieldPath,
    /// The state of the document when it was added.
    state: StateId,
    /// The state in which the most usual was said for it, if that was.
    usual: Option<StateId>,
    /// What taking it back is called.
    label: Label,
    /// Where the caret was.
    was: Option<Caret>,
}

/// How a document stood before an edit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Before {
    state: StateId,
    steps: usize,
}

/// Where something has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Place {
    /// Behind a byte of a text, plain or a paragraph's.
    Text(FieldPath, usize),
    /// An item or a value.
    Part(FieldPath),
    /// Behind this item of a list, where others are gone.
    Gone(FieldPath, Option<Id>),
}

impl Carets {
    /// Forgets all: the texts that they were in have changed.
    pub fn forget(&mut self) {
        self.0.clear();
    }
}

impl Session {
    /// To be asked before an edit whose carets are remembered.
    pub(super) fn before_edit(&self) -> Before {
        Before {
            state: self.document.state(),
            steps: self.document.steps(),
        }
    }

    /// Remembers where the caret was before and after what has been done since
    /// `before`.
    pub(super) fn remember_carets(&mut self, before: Before, was: Caret, is: Caret) {
        let state = self.document.state();
        if state == before.state {
            return;
        }
        let steps = self.document.steps();
        if steps < before.steps {
            // It took the step before back, and is none itself.
            self.carets.0.remove(&before.state);
            return;
        }
        let first = match steps == before.steps {
            // It joined the step before.
            true => self.carets.0.remove(&before.state).map(|(was, _)| was),
            false => None,
        };
        self.carets.0.insert(state, (first.unwrap_or(was), is));
    }

    /// What an undo takes back.
    pub fn undoable(&self) -> Option<&Label> {
        match self.last_begun() {
            Some(begun) => Some(&begun.label),
            None => self.document.undoable().map(|step| &step.label),
        }
    }

    /// Remembers that the part at `path` has got its place in the form, and nothing else.
    pub(super) fn begin_part(&mut self, path: FieldPath) {
        self.begun.push(Begun {
            label: Label::Begin(path.clone()),
            path,
            state: self.document.state(),
            usual: None,
            was: self.caret.clone(),
        });
    }

    /// Remembers that the most usual has been said for the part that was added last.
    pub(super) fn begin_with_usual(&mut self) {
        let state = self.document.state();
        if let Some(begun) = self.begun.last_mut() {
            begun.usual = Some(state);
        }
    }

    /// The part that was added last, if nothing has been done since that isn't undone.
    fn last_begun(&self) -> Option<&Begun> {
        let mut begun = self.begun.iter().rev();
        // One that was taken away since is none.
        let begun = begun.find(|begun| self.shown.contains(&begun.path))?;
        let part = PARTS.iter().find(|part| part.path() == begun.path)?;
        let is_last = begun.state == self.document.state();
        (is_last && !part.is_used(self.release())).then_some(begun)
    }

    /// Takes the place of the part that was added last out of the form. Answers whether
    /// there was one.
    fn take_begun_back(&mut self) -> bool {
        let Some(begun) = self.last_begun().cloned() else {
            return false;
        };
        let Begun {
            path, usual, was, ..
        } = begun;
        self.shown.retain(|shown| *shown != path);
        // What was said for it has a step of its own.
        if usual.is_none() {
            self.taken_back.push((self.document.state(), path.clone()));
        }
        let is_there = |caret: &Caret| {
            self.release().part(&caret.field).is_some() && self.hidden_part(&caret.field).is_none()
        };
        match was.filter(is_there) {
            Some(caret) => self.focus(caret),
            None => self.show_emptied(&path),
        }
        true
    }

    /// The part whose place a redo brings back: the last that was taken back here.
    fn part_to_redo(&self) -> Option<&FieldPath> {
        let (state, path) = self.taken_back.last()?;
        (*state == self.document.state()).then_some(path)
    }

    /// What a redo does again.
    pub fn redoable(&self) -> Option<Label> {
        let part = self.part_to_redo().cloned().map(Label::Begin);
        part.or_else(|| self.document.redoable().map(|step| step.label.clone()))
    }

    pub(super) fn undo(&mut self) {
        if self.take_begun_back() {
            return;
        }
        let left = self.document.state();
        let (label, edit) = match self.document.undo() {
            Ok(Some(step)) => (step.label.clone(), step.edit.inverse()),
            Ok(None) => return,
            Err(label) => return self.messages.push(Message::NotUndone(label)),
        };
        if let Label::MergeCopy(number) = label {
            self.undo_copy(number);
        }
        if label == Label::Revise && self.release().revision == Revision::default() {
            let revision = FieldPath::root().field("revision");
            self.shown.retain(|shown| *shown != revision);
        }
        // What was said when the part was added goes with its place.
        let begun = self.last_begun();
        if begun.is_some_and(|begun| begun.usual == Some(left)) && self.take_begun_back() {
            return;
        }
        match self.carets.0.get(&left).cloned() {
            Some((was, _)) => self.focus(was),
            None => self.show_change(&edit),
        }
    }

    pub(super) fn redo(&mut self) {
        if let Some(path) = self.part_to_redo().cloned() {
            self.taken_back.pop();
            self.shown.push(path.clone());
            return self.show_new(&path);
        }
        let step = match self.document.redo() {
            Ok(Some(step)) => step,
            Ok(None) => return,
            Err(label) => return self.messages.push(Message::NotRedone(label)),
        };
        let (label, edit) = (step.label.clone(), step.edit.clone());
        self.begin_again(&label, &edit);
        if let Label::MergeCopy(number) = label {
            self.redo_copy(number);
        }
        // A part that is taken away again loses its place again.
        if let Label::Clear(path) = label {
            self.shown.retain(|shown| *shown != path);
        }
        match self.carets.0.get(&self.document.state()).cloned() {
            Some((_, is)) => self.focus(is),
            None => self.show_change(&edit),
        }
    }

    /// Goes on with the text whose translation an edit has changed, or with the one at hand.
    /// Answers whether that's what it has changed.
    fn show_translation(&mut self, edit: &Edit) -> bool {
        let touched = edit.touched();
        let is_of_editions = touched.iter().all(|at| at.is_within(&editions_list()));
        if !self.is_translating() || !is_of_editions {
            return false;
        }
        let Some(edition) = self.edition_at_hand() else {
            return false;
        };
        let at = touched.iter().find_map(|at| {
            let segments: Vec<&str> = at.segments().collect();
            match segments.as_slice() {
                ["editions", of, "segments", segment, ..] if edition.id == **of => {
                    translated_by(self.release(), edition, segment)
                }
                _ => None,
            }
        });
        let at = at.or_else(|| self.unit_at_hand().map(|unit| unit.at));
        if let Some(at) = &at {
            self.take_unit(at);
        }
        at.is_some()
    }

    /// Shows what an edit has changed, and gives it the keyboard. What the form
    /// has no place for leaves the keyboard where it is.
    fn show_change(&mut self, edit: &Edit) {
        if self.show_translation(edit) {
            return;
        }
        let place = place(self.release(), edit);
        // Of what was said of it nothing is left: the text itself is gone on with.
        if let Some(Place::Gone(list, _)) = &place
            && let Some(comment) = commented(self.release(), edit, list)
        {
            return self.go_back_from(&comment);
        }
        // What was begun is gone on with.
        if let Some(Place::Part(path)) = &place
            && path.is_within(&comments_list())
            && let Some(Part::Node(_)) = self.release().part(path)
        {
            return self.focus_on(path.field("text"));
        }
        let hidden = place
            .as_ref()
            .and_then(|place| self.hidden_part(place.path()));
        if let Some(part) = hidden {
            return self.show_emptied(&part.path());
        }
        match place {
            None => {}
            Some(Place::Text(path, offset)) => match self.caret_at(&path, offset) {
                Some(caret) => self.focus(caret),
                None => self.reveal(&path),
            },
            Some(Place::Part(path)) => match self.release().part(&path) {
                Some(Part::Node(_)) => self.show_new(&path),
                _ => self.reveal(&path),
            },
            Some(Place::Gone(list, before)) => self.show_left(&list, before),
        }
    }

    /// Shows what is left of a list: the item before those that are gone, or else
    /// its first.
    fn show_left(&mut self, list: &FieldPath, before: Option<Id>) {
        if self.release().prose(list).is_some() {
            return self.focus(Caret::at(list.clone(), 0));
        }
        let items = match self.release().part(list) {
            Some(Part::List(items)) => items.ids(),
            _ => Vec::new(),
        };
        let before = before.filter(|id| items.contains(id));
        match before.or_else(|| items.first().cloned()) {
            Some(id) => self.show_new(&list.item(&id)),
            None => self.show_emptied(list),
        }
    }
}

impl Place {
    fn path(&self) -> &FieldPath {
        match self {
            Self::Text(path, _) | Self::Part(path) | Self::Gone(path, _) => path,
        }
    }
}

/// The comment that `edit` has taken out of the list, or that it has taken an answer of.
fn commented(release: &Release, edit: &Edit, list: &FieldPath) -> Option<Comment> {
    if *list != comments_list() {
        return release.comment_at(list).cloned();
    }
    let mut steps = Vec::new();
    flatten(edit, &mut steps);
    steps.into_iter().find_map(|(_, step)| match step {
        Edit::Remove { item, .. } => match &**item {
            Item::Comment(comment) => Some(comment.clone()),
            _ => None,
        },
        _ => None,
    })
}

/// Where `edit`, which has been applied to `release`, has changed something that
/// the form shows.
fn place(release: &Release, edit: &Edit) -> Option<Place> {
    let mut steps = Vec::new();
    flatten(edit, &mut steps);
    let unseen = UNSEEN.map(|part| FieldPath::root().field(part));
    steps.retain(|(at, _)| !unseen.iter().any(|part| at.is_within(part)));
    // A note comes and goes with its mark, and the mark is where somebody reads.
    let notes = footnotes_list();
    if steps.iter().any(|(at, _)| !at.is_within(&notes)) {
        steps.retain(|(at, _)| !at.is_within(&notes));
    }
    let there = steps.iter().find(|(at, _)| release.part(at).is_some());
    let Some((at, edit)) = there else {
        // What is around the rest: a row, of which the cells are gone too.
        let gone = steps.iter().filter_map(|(_, edit)| match edit {
            Edit::Remove { list, after, .. } => Some((list, after)),
            _ => None,
        });
        let outermost = gone.min_by_key(|(list, _)| list.segments().len());
        return outermost.map(|(list, after)| Place::Gone(list.clone(), after.clone()));
    };
    Some(match edit {
        Edit::Splice {
            offset, inserted, ..
        } => Place::Text(at.clone(), offset + inserted.len()),
        Edit::Mark { range, .. } => Place::Text(at.clone(), range.end),
        Edit::Insert { item, .. } => match &**item {
            Item::Paragraph(paragraph) => Place::Text(at.clone(), paragraph.text().len()),
            _ => Place::Part(at.clone()),
        },
        _ => Place::Part(at.clone()),
    })
}

/// The edits that are no groups, each with the address of what it changes.
fn flatten<'a>(edit: &'a Edit, steps: &mut Vec<(FieldPath, &'a Edit)>) {
    match edit {
        Edit::Group(edits) => edits.iter().for_each(|edit| flatten(edit, steps)),
        edit => steps.extend(edit.touched().into_iter().map(|at| (at, edit))),
    }
}
