//! What parts of a release refer to: notes, images, and the columns that a table's cells stand
//! in. Whoever takes one of those out looks here whether somebody's words want it still.

use std::collections::HashSet;

use super::node::Node;
use super::{Block, FieldPath, Id, Part, Release, Value};

impl Release {
    /// The footnotes whose marks stand in it or in a conflict.
    pub fn referred_footnotes(&self) -> HashSet<Id> {
        let marks = self.footnote_marks().into_iter();
        let mut referred = self.kept_footnotes();
        referred.extend(marks.map(|mark| mark.footnote));
        referred
    }

    /// The images that it shows, or a conflict or an issued state.
    pub fn referred_images(&self) -> HashSet<Id> {
        let mut referred = self.kept_images();
        let shown: &dyn Node = self;
        Part::Node(shown).walk(&mut |part| {
            if let Part::Value(Value::Image(Some(id))) = part {
                referred.insert(id.clone());
            }
        });
        referred
    }

    /// The columns whose cells say something or are to be settled, each with the address of the
    /// table's list of columns.
    pub fn referred_columns(&self) -> HashSet<(FieldPath, Id)> {
        let sections = FieldPath::root().field("sections");
        let mut referred = HashSet::new();
        for section in &self.sections {
            let blocks = sections.item(&section.id).field("blocks");
            for block in &section.blocks {
                let Block::Table(table) = block else {
                    continue;
                };
                let columns = blocks.item(&table.id).field("columns");
                let cells = table.rows.iter().flat_map(|row| row.cells.iter());
                let cells = cells.filter(|cell| !cell.text.is_blank());
                referred.extend(cells.map(|cell| (columns.clone(), cell.id.clone())));
            }
        }
        let conflicts = self.conflicts.iter();
        referred.extend(conflicts.filter_map(|conflict| column_of(&conflict.at)));
        referred
    }
}

/// The column of the cell that is at this address or has it in it, with the address of the list of
/// the table's columns.
fn column_of(path: &FieldPath) -> Option<(FieldPath, Id)> {
    let mut at = path.clone();
    while let Some((holder, last)) = at.split_last() {
        if holder.last() == Some("cells") {
            let table = holder.parent()?.parent()?.parent()?;
            return Some((table.field("columns"), Id::parse(last).ok()?));
        }
        at = holder;
    }
    None
}
