//! Items of lists: added, copied, removed, moved.

use std::sync::Arc;

use super::{Action, Caret, Ids, PARTS, Request, Session, first_field, footnotes, parts};
use crate::edit::{self, Edit, ItemKind, Label};
use crate::release::{FieldPath, Id, Item, Part, Timing};

/// A step along a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Towards its start.
    Up,
    /// Towards its end.
    Down,
}

impl Session {
    pub(super) fn item_kind(&self, path: &FieldPath) -> Option<ItemKind> {
        let (list, id) = path.split_last()?;
        match self.release().part(&list)? {
            Part::List(items) => items.copy(id).as_ref().map(ItemKind::from),
            _ => None,
        }
    }

    pub(super) fn add(&mut self, list: &FieldPath, kind: ItemKind, after: Option<Id>) {
        let Some(item) = parts::blank(kind, self.release()) else {
            return;
        };
        let Some(Part::List(items)) = self.release().part(list) else {
            return;
        };
        let after = after.or_else(|| items.ids().last().cloned());
        let path = list.item(crate::release::Identified::id(&item));
        let edit = self.with_cells(list, &item, edit::insert(list, after, item.clone()));
        if self.apply(Some((Label::Add(kind), edit))) {
            self.show_new(&path);
        }
    }

    /// A new column comes with an empty cell in each row, and a new row with one
    /// for each column: that is where they're typed into.
    pub(super) fn with_cells(&self, list: &FieldPath, item: &Item, insert: Edit) -> Edit {
        let Some(table) = list.parent() else {
            return insert;
        };
        let cell = |id: &Id| crate::release::Cell {
            id: id.clone(),
            ..Default::default()
        };
        let mut edits = vec![insert];
        match item {
            Item::Row(row) => {
                let cells = list.item(&row.id).field("cells");
                if let Some(Part::List(columns)) = self.release().part(&table.field("columns")) {
                    let mut after = None;
                    for id in columns.ids() {
                        edits.push(edit::insert(&cells, after.replace(id.clone()), cell(&id)));
                    }
                }
            }
            Item::Column(column) => {
                let rows = table.field("rows");
                if let Some(Part::List(list)) = self.release().part(&rows) {
                    for id in list.ids() {
                        let cells = rows.item(&id).field("cells");
                        let last = match self.release().part(&cells) {
                            Some(Part::List(cells)) => cells.ids().last().cloned(),
                            _ => None,
                        };
                        edits.push(edit::insert(&cells, last, cell(&column.id)));
                    }
                }
            }
            _ => {}
        }
        match edits.len() {
            1 => edits.remove(0),
            _ => Edit::Group(edits),
        }
    }

    pub(super) fn show_new(&mut self, path: &FieldPath) {
        match first_field(self.release(), path) {
            Some(field) => self.focus(Caret::at(field, 0)),
            None => self.reveal(path),
        }
    }

    pub(super) fn show_part(&mut self, path: FieldPath) {
        let part = PARTS.iter().find(|part| part.path() == path);
        if let Some(kind) = part.and_then(|part| part.items)
            && let Some(Part::List(list)) = self.release().part(&path)
            && list.ids().is_empty()
            && kind != ItemKind::FixedWord
        {
            self.add(&path, kind, None);
            return;
        }
        if !self.shown.contains(&path) {
            self.shown.push(path.clone());
        }
        // Whoever adds a timing wants to say one.
        if path == FieldPath::root().field("timing") && self.release().timing == Timing::Unstated {
            let set = edit::set(self.release(), &path, Timing::Immediate);
            self.apply(set.map(|edit| (Label::Change(path.clone()), edit)));
        }
        self.show_new(&path);
    }

    pub(super) fn duplicate(&mut self, path: &FieldPath) {
        let release = Arc::clone(self.release());
        let mut ids = Ids::new(&release);
        let copied = edit::duplicate(&release, path, &mut |old| ids.draw_like(old));
        let kind = self.item_kind(path);
        let Some((edit, kind)) = copied.zip(kind) else {
            return;
        };
        let copy = edit.touched().into_iter().next();
        if self.apply(Some((Label::Duplicate(kind), edit)))
            && let Some(copy) = copy
        {
            self.show_new(&copy);
        }
    }

    pub(super) fn remove(&mut self, path: &FieldPath) {
        let notes = FieldPath::root().field("footnotes");
        let labelled = match (path.parent(), path.last().map(Id::parse)) {
            (Some(list), Some(Ok(id))) if list == notes => footnotes::remove(self.release(), &id),
            _ => {
                let removed = edit::remove(self.release(), path);
                let kind = self.item_kind(path);
                removed
                    .zip(kind)
                    .map(|(edit, kind)| (Label::Remove(kind), edit))
            }
        };
        let beside = self.beside(path);
        if !self.apply(labelled) {
            return;
        }
        if self.place().is_some_and(|place| place.is_within(path)) {
            self.set_caret(None);
        }
        let sections = FieldPath::root().field("sections");
        match beside {
            // A section is always open, and goes on with its heading.
            Some(beside) if path.parent() == Some(sections) => self.show_new(&beside),
            Some(beside) => self.requests.push(Request::Reach(beside)),
            None => {}
        }
    }

    /// The item behind the one at `path`, or else the one before it.
    fn beside(&self, path: &FieldPath) -> Option<FieldPath> {
        let (list, id) = path.split_last()?;
        let Some(Part::List(items)) = self.release().part(&list) else {
            return None;
        };
        let ids = items.ids();
        let at = ids.iter().position(|other| *other == *id)?;
        let before = at.checked_sub(1).and_then(|before| ids.get(before));
        ids.get(at + 1).or(before).map(|id| list.item(id))
    }

    /// Behind which item the one at `path` would stand a step up or down its list;
    /// `None` where that leads out of it.
    pub fn place_beside(&self, path: &FieldPath, step: Step) -> Option<Option<Id>> {
        let (list, id) = path.split_last()?;
        let Some(Part::List(items)) = self.release().part(&list) else {
            return None;
        };
        let ids = items.ids();
        let at = ids.iter().position(|other| *other == *id)?;
        match step {
            Step::Down => Some(Some(ids.get(at + 1)?.clone())),
            Step::Up => match at.checked_sub(1)? {
                0 => Some(None),
                before => Some(ids.get(before - 1).cloned()),
            },
        }
    }

    pub(super) fn move_current(&mut self, step: Step) {
        let path = self.current_item();
        let place = path.and_then(|path| Some((self.place_beside(&path, step)?, path)));
        if let Some((after, path)) = place {
            self.perform(Action::Move(path.clone(), after));
            // What is folded stays so.
            self.requests.push(match self.caret {
                Some(_) => Request::Reveal(path),
                None => Request::Reach(path),
            });
        }
    }
}
