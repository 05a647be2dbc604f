//! Items of lists: added, copied, removed, moved.

use std::sync::Arc;

use super::{
    Action, Caret, Ids, PARTS, PartName, Request, Session, first_field, footnotes, parts, tables,
};
use crate::edit::{self, Edit, ItemKind, Label};
use crate::language::{Word, usual_end_mark};
use crate::release::{FieldPath, Fragment, Id, Part, RevisionKind, Timing, footnotes_list};

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
        let ids = items.ids();
        let is_part = PARTS.iter().any(|part| part.path() == *list);
        let begins_part = is_part && ids.is_empty() && !self.shown.contains(list);
        let after = after.or_else(|| ids.last().cloned());
        let path = list.item(crate::release::Identified::id(&item));
        let insert = edit::insert(list, after, item.clone());
        let edit = tables::with_cells(self.release(), list, &item, insert);
        if begins_part {
            self.begin_part(list.clone());
        }
        if self.apply(Some((Label::Add(kind), edit))) {
            if begins_part {
                self.begin_with_usual();
            }
            self.show_new(&path);
        }
    }

    /// Has fixed words printed otherwise, by the release or an edition; the first is gone on with.
    pub(super) fn override_words(&mut self, list: &FieldPath, words: &[Word]) {
        let Some(Part::List(known)) = self.release().part(list) else {
            return;
        };
        let mut last = known.ids().last().cloned();
        let mut first = None;
        let mut edits = Vec::new();
        for word in words
            .iter()
            .filter_map(|word| parts::fixed_word(word.key()))
        {
            first.get_or_insert_with(|| list.item(&word.id).field("text"));
            let id = word.id.clone();
            edits.push(edit::insert(list, last.replace(id), word));
        }
        if self.apply(Some((Label::Add(ItemKind::FixedWord), Edit::Group(edits))))
            && let Some(first) = first
        {
            self.focus(Caret::at(first, 0));
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
        let is_new = !self.shown.contains(&path);
        if is_new {
            self.shown.push(path.clone());
            self.begin_part(path.clone());
        }
        let said = self.say_usual(&path);
        if is_new && said {
            self.begin_with_usual();
        }
        match self.release().part(&path) {
            // What is typed takes its place.
            Some(Part::Text(text, _)) if said => {
                let head = text.text().len();
                self.focus(Caret {
                    field: path,
                    anchor: 0,
                    head,
                });
            }
            _ => self.show_new(&path),
        }
    }

    /// Whoever adds one of these parts wants to say something by it: the most usual,
    /// to begin with. Answers whether that was said.
    fn say_usual(&mut self, path: &FieldPath) -> bool {
        let release = Arc::clone(self.release());
        let usual = match path.last() {
            Some("timing") if release.timing == Timing::Unstated => {
                edit::set(&release, path, Timing::Immediate)
            }
            Some("revision") if release.revision.kind.is_none() => {
                let kind = Some(RevisionKind::Updated);
                edit::set(&release, &path.field("kind"), kind)
            }
            Some("end_mark") if release.end_mark.is_blank() => {
                let mark = Fragment::plain(usual_end_mark(&release.language));
                edit::splice(&release, path, 0..release.end_mark.as_str().len(), mark)
            }
            _ => None,
        };
        self.apply(usual.map(|edit| (Label::Begin(path.clone()), edit)))
    }

    /// Whether there may be two of an item: not where it's one with what it's about.
    pub(super) fn can_be_copied(&self, path: &FieldPath) -> bool {
        let kind = self.item_kind(path);
        kind.is_some_and(|kind| {
            !matches!(
                kind,
                ItemKind::Footnote
                    | ItemKind::FixedWord
                    | ItemKind::Edition
                    | ItemKind::Segment
                    | ItemKind::OwnImage
                    | ItemKind::LeftOut
                    | ItemKind::Comment
                    | ItemKind::Reply
            )
        }) && !path.is_within(&footnotes_list())
    }

    pub(super) fn duplicate(&mut self, path: &FieldPath) {
        if !self.can_be_copied(path) {
            return;
        }
        let release = Arc::clone(self.release());
        let mut ids = Ids::new(&release);
        let copied = edit::duplicate(&release, path, &mut |old| ids.draw_like(old));
        let kind = self.item_kind(path);
        let Some((edit, kind)) = copied.zip(kind) else {
            return;
        };
        let Some(copy) = edit.touched().into_iter().next() else {
            return;
        };
        let edit = match copy.last().map(Id::parse) {
            Some(Ok(id)) if kind == ItemKind::Column => {
                tables::with_copied_cells(&release, path, &id, edit)
            }
            _ => edit,
        };
        if self.apply(Some((Label::Duplicate(kind), edit))) {
            self.show_new(&copy);
        }
    }

    pub(super) fn remove(&mut self, path: &FieldPath) {
        let Some((list, kind)) = path.parent().zip(self.item_kind(path)) else {
            return;
        };
        let release = self.release();
        let (removed, mark) = match path.last().map(Id::parse) {
            Some(Ok(id)) if kind == ItemKind::Footnote => {
                let marks = release.footnote_marks().into_iter();
                let mark = { marks }.find(|mark| mark.footnote == id);
                (footnotes::remove(release, &id), mark)
            }
            _ => {
                let removal = edit::remove(release, path);
                let whole = removal.map(|edit| tables::without_cells(release, path, edit));
                (whole.map(|edit| (Label::Remove(kind), edit)), None)
            }
        };
        let beside = self.beside(path);
        let comment = self.release().comment_at(path).cloned();
        if !self.apply(removed) {
            return;
        }
        if self.place().is_some_and(|place| place.is_within(path)) {
            self.set_caret(None);
        }
        if let Some(comment) = comment {
            return self.go_back_from(&comment);
        }
        let at_mark = mark.and_then(|mark| self.caret_at(&mark.paragraph, mark.offset));
        match (at_mark, beside) {
            // Where it was referred to.
            (Some(caret), _) => self.focus(caret),
            (None, Some(beside)) if is_card(kind) => self.requests.push(Request::Reach(beside)),
            (None, Some(beside)) => self.show_new(&beside),
            (None, None) => self.show_emptied(&list),
        }
    }

    /// Empties a part and takes its place out of the form.
    pub(super) fn clear_part(&mut self, path: FieldPath) {
        self.shown.retain(|shown| *shown != path);
        let cleared = edit::clear(self.release(), &path);
        let was_there = self.place().is_some_and(|place| place.is_within(&path));
        self.apply(cleared.map(|edit| (Label::Clear(path.clone()), edit)));
        if was_there {
            self.show_emptied(&path);
        }
    }

    /// Goes on where a list, or a part, says nothing any more: with what adds to
    /// it, or with the part before it where its own place is gone too.
    pub(super) fn show_emptied(&mut self, path: &FieldPath) {
        let Some(gone) = self.hidden_part(path).filter(|part| part.path() == *path) else {
            self.reveal(path);
            return;
        };
        let at = PARTS.iter().position(|part| part == gone).unwrap_or(0);
        let (before, behind) = PARTS.split_at(at);
        let near = || before.iter().rev().chain(behind);
        let mut in_group = near().filter(|part| part.group == gone.group);
        let beside = in_group.find(|part| self.shows(part));
        let beside = beside.or_else(|| near().find(|part| self.shows(part)));
        if let Some(beside) = beside {
            self.show_new(&beside.path());
        }
    }

    /// Whether something is in a part whose place isn't in the form.
    pub fn is_hidden(&self, path: &FieldPath) -> bool {
        self.hidden_part(path).is_some()
    }

    /// The part that `path` is in, if its place isn't in the form.
    pub(super) fn hidden_part(&self, path: &FieldPath) -> Option<&'static PartName> {
        let name = path.segments().next()?;
        let part = PARTS.iter().find(|part| part.field == name)?;
        (!self.shows(part)).then_some(part)
    }

    /// Keeps the place of the part that the caret is in, also when it's emptied.
    pub(super) fn keep_place_of(&mut self, path: &FieldPath) {
        let name = path.segments().next().unwrap_or_default();
        let part = PARTS.iter().find(|part| part.field == name);
        if let Some(part) = part.filter(|part| !part.always)
            && !self.shown.contains(&part.path())
        {
            self.shown.push(part.path());
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
        let path = self.item_to_move();
        let place = path.and_then(|path| Some((self.place_beside(&path, step)?, path)));
        if let Some((after, path)) = place {
            self.perform(Action::Move(path.clone(), after));
            self.requests.push(Request::ScrollTo(path));
        }
    }
}

/// Whether an item is a card in the form, which is folded to one control.
fn is_card(kind: ItemKind) -> bool {
    !matches!(
        kind,
        ItemKind::Section | ItemKind::Row | ItemKind::Column | ItemKind::FixedWord
    )
}
