//! What must hold in a release and can't be said by its types: ids that are
//! there and are unique, marks with notes, images that exist.

use std::collections::{HashMap, HashSet};

use super::{
    Edition, FieldPath, FixedWordOverride, Id, Identified, Item, List, Part, PartMut, Release,
    Timing, Value, conflicts_list, footnotes_list,
};
use crate::language::{Word, is_zone};

/// Something that doesn't hold, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The place: an item, a paragraph or a field.
    pub at: FieldPath,
    /// What is wrong there.
    pub kind: FaultKind,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FaultKind {
    /// Two items of one collection have one id.
    #[error("the id ‘{0}’ stands twice in one list: give one of the two another id")]
    DuplicateId(Id),
    /// A mark names a footnote that isn't there.
    #[error(
        "the text refers to the footnote ‘{0}’, which isn't in the list of footnotes: add it there, or take [^{0}] out of the text"
    )]
    DanglingMark(Id),
    /// A footnote's text holds a mark of a footnote.
    #[error("a footnote can't have footnotes of its own: take [^{0}] out of it")]
    MarkInFootnote(Id),
    /// The embargo's time zone isn't one.
    #[error(
        "there is no time zone ‘{}’: write one like ‘Europe/Zurich’, or ‘UTC’",
        .0.replace(char::is_control, "\u{fffd}")
    )]
    UnknownZone(String),
    /// A word is printed otherwise that no page prints.
    #[error("no page prints a word called ‘{0}’: write one of {known}, or take it out", known = word_keys())]
    UnknownWord(Id),
    /// An edition translates a text twice.
    #[error("‘{0}’ is translated twice here: take one of the two out")]
    TranslatedTwice(FieldPath),
    /// A field names an image that isn't there.
    #[error(
        "the image ‘{0}’ isn't in the list of images: add it there, or take the name out and choose the picture again in the window"
    )]
    MissingImage(Id),
    /// A state that was issued holds what only the release itself does.
    #[error(
        "what was issued has no {0} of its own: take them out of it; those of the release itself stand outside"
    )]
    WithinIssued(&'static str),
    /// A conflict holds a conflict.
    #[error("a conflict can't be about another one: take it out")]
    WithinConflict,
}

impl Release {
    /// All that doesn't hold, in the order of the file.
    pub fn faults(&self) -> Vec<Fault> {
        let images = self.images.iter().map(Identified::id).collect();
        let mut faults = self.faults_with(&images, &FieldPath::root());
        for (at, item) in self.items_in_conflicts() {
            if matches!(item, Item::Conflict(_)) {
                let kind = FaultKind::WithinConflict;
                faults.push(Fault { at, kind });
            }
        }
        for (at, issued) in self.all_issued() {
            faults.extend(issued.release.faults_with(&images, &at));
            let issued = &issued.release;
            for (name, is_empty) in [
                ("comments", issued.comments.is_empty()),
                ("conflicts", issued.conflicts.is_empty()),
                ("issued", issued.issued.is_empty()),
                ("images", issued.images.is_empty()),
            ] {
                if !is_empty {
                    faults.push(Fault {
                        at: at.field(name),
                        kind: FaultKind::WithinIssued(name),
                    });
                }
            }
        }
        faults
    }

    /// All that doesn't hold in a release that stands at `root` and shows `images`.
    fn faults_with(&self, images: &HashSet<&Id>, root: &FieldPath) -> Vec<Fault> {
        let known = Known {
            notes: self.footnotes.iter().map(Identified::id).collect(),
            images,
            list_of_notes: root.field("footnotes"),
        };
        let mut faults = Vec::new();
        check_words(&self.fixed_words, root, &mut faults);
        let editions = root.field("editions");
        for edition in &self.editions {
            let at = editions.item(&edition.id);
            check_words(&edition.fixed_words, &at, &mut faults);
            check_segments(edition, &at, &mut faults);
        }
        Part::Node(self).visit(root, &mut |path, part| known.check(path, part, &mut faults));
        let conflicts = conflicts_list();
        for conflict in &self.conflicts {
            let at = conflicts.item(&conflict.id);
            for content in conflict.contents() {
                content.walk(&mut |part| known.check(&at, part, &mut faults));
            }
        }
        faults
    }

    /// The footnotes that no text refers to, and which are therefore not printed.
    pub fn unmarked_footnotes(&self) -> Vec<Id> {
        let marks = self.footnote_marks().into_iter();
        let marked: HashSet<Id> = marks.map(|mark| mark.footnote).collect();
        let unmarked = |id: &&Id| !marked.contains(*id);
        let ids = self.footnotes.iter().map(Identified::id);
        ids.filter(unmarked).cloned().collect()
    }

    /// Gives each item that has no id the one that `draw` makes of its
    /// collection's address and its place there; a table's cell that of the column
    /// above it. Answers how many there were.
    pub fn draw_missing_ids(&mut self, draw: &mut dyn FnMut(&FieldPath, usize) -> Id) -> usize {
        let drawn = if self.id.is_unset() {
            self.id = draw(&FieldPath::root(), 0);
            1
        } else {
            0
        };
        let drawn = drawn + self.name_editions();
        let root = FieldPath::root();
        let drawn = drawn + draw_within(&root, PartMut::Node(self), Wanted::AllButCells, draw);
        let columns = self.columns();
        let under = |cells: &FieldPath, index: usize| {
            let table = cells.parent()?.parent()?.parent()?;
            columns.get(&table)?.get(index).cloned()
        };
        let mut draw_cell =
            |cells: &FieldPath, index| under(cells, index).unwrap_or_else(|| draw(cells, index));
        let drawn = drawn + draw_within(&root, PartMut::Node(self), Wanted::Cells, &mut draw_cell);
        drawn + self.draw_in_kept(draw)
    }

    /// The columns of each table.
    fn columns(&self) -> HashMap<FieldPath, Vec<Id>> {
        let mut columns = HashMap::new();
        self.visit(&mut |path, part| {
            if let Part::List(list) = part
                && path.last() == Some("columns")
                && let Some(table) = path.parent()
            {
                columns.insert(table, list.ids());
            }
        });
        columns
    }

    /// Has `clean` look at every text. It answers what should stand there
    /// instead, if anything. For what comes from outside, before it is opened.
    pub fn clean_texts(&mut self, clean: &mut dyn FnMut(&str) -> Option<String>) {
        clean_within(PartMut::Node(self), clean);
        self.clean_kept(clean);
    }
}

/// What a release's parts may refer to.
struct Known<'a> {
    notes: HashSet<&'a Id>,
    images: &'a HashSet<&'a Id>,
    list_of_notes: FieldPath,
}

impl Known<'_> {
    /// Adds what doesn't hold for `part` by itself, which stands at `path`.
    fn check(&self, path: &FieldPath, part: &Part<'_>, faults: &mut Vec<Fault>) {
        let mut fault = |at: &FieldPath, kind| {
            faults.push(Fault {
                at: at.clone(),
                kind,
            });
        };
        match part {
            Part::List(list) => {
                let mut seen = HashSet::new();
                for id in list.ids() {
                    if !seen.insert(id.clone()) {
                        fault(&path.item(&id), FaultKind::DuplicateId(id));
                    }
                }
            }
            Part::Paragraph(paragraph) => {
                for (_, id) in paragraph.content.footnotes() {
                    if path.is_within(&self.list_of_notes) {
                        fault(path, FaultKind::MarkInFootnote(id.clone()));
                    } else if !self.notes.contains(id) {
                        fault(path, FaultKind::DanglingMark(id.clone()));
                    }
                }
            }
            Part::Value(Value::Image(Some(id))) if !self.images.contains(id) => {
                fault(path, FaultKind::MissingImage(id.clone()));
            }
            Part::Value(Value::Timing(Timing::Embargoed { zone, .. })) if !is_zone(zone) => {
                fault(path, FaultKind::UnknownZone(zone.clone()));
            }
            Part::Text(..) | Part::Value(_) | Part::Node(_) => {}
        }
    }
}

fn check_words(words: &List<FixedWordOverride>, around: &FieldPath, faults: &mut Vec<Fault>) {
    let is_known = |id: &Id| Word::ALL.iter().any(|word| id.as_str() == word.key());
    for word in words.iter().filter(|word| !is_known(&word.id)) {
        faults.push(Fault {
            at: around.field("fixed_words").item(&word.id),
            kind: FaultKind::UnknownWord(word.id.clone()),
        });
    }
}

/// A text is translated once, and a footnote's has no marks of others in a translation either.
fn check_segments(edition: &Edition, around: &FieldPath, faults: &mut Vec<Fault>) {
    let list = around.field("segments");
    let notes = footnotes_list();
    let mut seen = HashSet::new();
    for segment in &edition.segments {
        let mut fault = |kind| {
            faults.push(Fault {
                at: list.item(&segment.id),
                kind,
            });
        };
        if !seen.insert(&segment.at) {
            fault(FaultKind::TranslatedTwice(segment.at.clone()));
        }
        if segment.at.is_within(&notes) {
            let marks = segment.text.iter().flat_map(|one| one.content.footnotes());
            marks.for_each(|(_, id)| fault(FaultKind::MarkInFootnote(id.clone())));
        }
    }
}

fn word_keys() -> String {
    let keys: Vec<&str> = Word::ALL.iter().map(|word| word.key()).collect();
    keys.join(", ")
}

/// Which items are given ids.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    AllButCells,
    Cells,
}

pub(super) fn draw_within(
    path: &FieldPath,
    part: PartMut<'_>,
    wanted: Wanted,
    draw: &mut dyn FnMut(&FieldPath, usize) -> Id,
) -> usize {
    match part {
        PartMut::Node(node) => {
            let mut drawn = 0;
            for name in node.names() {
                if let Some(part) = node.part_mut(name) {
                    drawn += draw_within(&path.field(name), part, wanted, draw);
                }
            }
            drawn
        }
        PartMut::List(list) => {
            let is_cells = path.last() == Some("cells");
            let mut drawn = match is_cells == (wanted == Wanted::Cells) {
                true => list.name_unset(&mut |index| draw(path, index)),
                false => 0,
            };
            list.each_mut(&mut |id, part| {
                drawn += draw_within(&path.item(id), part, wanted, draw);
            });
            drawn
        }
        PartMut::Text(_) | PartMut::Value(_) | PartMut::Paragraph(_) => 0,
    }
}

pub(super) fn clean_within(part: PartMut<'_>, clean: &mut dyn FnMut(&str) -> Option<String>) {
    match part {
        PartMut::Node(node) => {
            for name in node.names() {
                if let Some(part) = node.part_mut(name) {
                    clean_within(part, clean);
                }
            }
        }
        PartMut::List(list) => list.each_mut(&mut |_, part| clean_within(part, clean)),
        PartMut::Text(text) => {
            if let Some(cleaned) = clean(text.text()) {
                let whole = 0..text.text().len();
                // A line has no line feed, which a lone carriage return becomes.
                if !text.splice(whole.clone(), &cleaned) {
                    text.splice(whole, &cleaned.replace('\n', " "));
                }
            }
        }
        PartMut::Paragraph(paragraph) => paragraph.content.clean(clean),
        PartMut::Value(setting) => {
            if let Value::Source(Some(mut source)) = setting.value()
                && let Some(cleaned) = clean(&source.said)
            {
                source.said = cleaned;
                // It's of the kind that it was.
                let _ = setting.set(Some(source).into());
            }
        }
    }
}
