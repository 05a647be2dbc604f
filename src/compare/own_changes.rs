//! What was put in and taken out by those who work here, as far as it tells whose a difference
//! to somebody else's release is.

use std::collections::HashSet;
use std::sync::Arc;

use super::merge::between;
use crate::edit::{Edit, Refused};
use crate::release::{FieldPath, Identified, Item, Part, Release};

/// How many rows of saves are kept to be compared when that's needed.
const MOST_ROWS: usize = 8;

/// What was changed in a file here. It's worked out only where somebody else comes in between.
#[derive(Clone, Debug, Default)]
pub struct OwnChanges {
    /// What each row of saves with nobody's between them has led from and to.
    rows: Vec<Row>,
    /// What earlier ones have changed.
    earlier: Arc<Changed>,
}

#[derive(Clone, Debug)]
struct Row {
    before: Arc<Release>,
    after: Arc<Release>,
}

impl OwnChanges {
    /// Remembers that `after` was saved here where the file held `before`.
    pub fn add(&mut self, before: &Arc<Release>, after: &Arc<Release>) {
        match self.rows.last_mut() {
            Some(row) if Arc::ptr_eq(&row.after, before) => row.after = Arc::clone(after),
            _ => self.rows.push(Row {
                before: Arc::clone(before),
                after: Arc::clone(after),
            }),
        }
        if self.rows.len() > MOST_ROWS {
            let row = self.rows.remove(0);
            // What can't be compared can't be merged either.
            let _ = Arc::make_mut(&mut self.earlier).add_row(&row);
        }
    }

    pub(super) fn changed(&self) -> Result<Changed, Refused> {
        let mut changed = Changed::clone(&self.earlier);
        for row in &self.rows {
            changed.add_row(row)?;
        }
        Ok(changed)
    }
}

/// What was put in and what was taken out.
#[derive(Clone, Debug, Default)]
pub(super) struct Changed {
    pub new: Said,
    pub gone: Said,
}

impl Changed {
    fn add_row(&mut self, row: &Row) -> Result<(), Refused> {
        let edit = between(&row.before, &row.after)?;
        self.new.add_new(&edit, &row.after);
        self.gone.add_gone(&edit, &row.before);
        Ok(())
    }
}

/// Words, each with the field that it's in, values that were set, and items: wherever the items
/// stand that these are of.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    pub words: HashSet<(FieldEnd, String)>,
    places: HashSet<FieldEnd>,
}

/// A field by its name and by what it's of, or an item: the end of its address, so that it's
/// the same wherever somebody has carried it.
type FieldEnd = [Option<String>; 2];

impl Said {
    /// All that a release says.
    pub(super) fn of(release: &Release) -> Self {
        let mut all = Self::default();
        release.visit(&mut |path, part| all.add_part(path, part));
        all
    }

    /// What is gone by an edit that leads from `before` to `after`. What only moves isn't.
    pub(super) fn gone_by(edit: &Edit, before: &Release, after: &Release) -> Self {
        let (mut gone, mut new) = (Self::default(), Self::default());
        gone.add_gone(edit, before);
        new.add_new(edit, after);
        let there: HashSet<&String> = new.words.iter().map(|(_, word)| word).collect();
        gone.words.retain(|(_, word)| !there.contains(word));
        gone.places.retain(|place| !new.places.contains(place));
        gone
    }

    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty() && self.places.is_empty()
    }

    pub(super) fn take_away(&mut self, other: &Self) {
        self.words.retain(|word| !other.words.contains(word));
        self.places.retain(|place| !other.places.contains(place));
    }

    pub(super) fn meets(&self, other: &Self) -> bool {
        let mut words = self.words.iter();
        let mut places = self.places.iter();
        words.any(|word| other.words.contains(word))
            || places.any(|place| other.places.contains(place))
    }

    fn add_gone(&mut self, edit: &Edit, before: &Release) {
        match edit {
            Edit::Group(edits) => edits.iter().for_each(|edit| self.add_gone(edit, before)),
            Edit::Splice { at, removed, .. } => {
                self.add_text(&field_at(before, at), removed.text())
            }
            Edit::Remove { list, item, .. } => self.add_item(list, item),
            Edit::Set { at, .. } => drop(self.places.insert(end_of(at))),
            Edit::Insert { .. } | Edit::Mark { .. } | Edit::Move { .. } => {}
        }
    }

    fn add_new(&mut self, edit: &Edit, after: &Release) {
        match edit {
            Edit::Group(edits) => edits.iter().for_each(|edit| self.add_new(edit, after)),
            Edit::Splice { at, inserted, .. } => {
                self.add_text(&field_at(after, at), inserted.text())
            }
            Edit::Insert { list, item, .. } => self.add_item(list, item),
            Edit::Set { at, .. } => drop(self.places.insert(end_of(at))),
            Edit::Remove { .. } | Edit::Mark { .. } | Edit::Move { .. } => {}
        }
    }

    fn add_text(&mut self, field: &FieldPath, text: &str) {
        let field = end_of(field);
        let words = text.split_whitespace();
        self.words
            .extend(words.map(|word| (field.clone(), word.to_owned())));
    }

    fn add_item(&mut self, list: &FieldPath, item: &Item) {
        let at = list.item(item.id());
        if let Item::Conflict(conflict) = item {
            // It keeps what either side says.
            for content in conflict.contents() {
                content.walk(&mut |part| self.add_part(&at, part));
            }
        }
        item.part()
            .visit(&at, &mut |path, part| self.add_part(path, part));
        self.places.insert([None, Some(item.id().to_string())]);
    }

    fn add_part(&mut self, at: &FieldPath, part: &Part<'_>) {
        match part {
            Part::Text(text, _) => self.add_text(at, text.text()),
            Part::Paragraph(paragraph) => {
                let field = at.parent();
                self.add_text(field.as_ref().unwrap_or(at), paragraph.text());
            }
            _ => {}
        }
    }
}

/// The field that the text at `at` is of: a paragraph's prose, whose words may be divided into
/// other paragraphs.
fn field_at(release: &Release, at: &FieldPath) -> FieldPath {
    let is_paragraph = matches!(release.part(at), Some(Part::Paragraph(_)));
    let prose = at.parent().filter(|_| is_paragraph);
    prose.unwrap_or_else(|| at.clone())
}

fn end_of(at: &FieldPath) -> FieldEnd {
    let of = at.parent();
    let names = [of.as_ref().and_then(FieldPath::last), at.last()];
    names.map(|name| name.map(str::to_owned))
}
