//! Tables: rows and columns come, are copied and go with their cells.

use crate::edit::{self, Edit};
use crate::release::{Cell, FieldPath, Id, Item, Line, Part, Release};

/// The edit that adds `item` to `list`, with an empty cell for each column of a
/// new row and in each row for a new column: that is where they're typed into.
pub(super) fn with_cells(release: &Release, list: &FieldPath, item: &Item, insert: Edit) -> Edit {
    let Some(table) = list.parent() else {
        return insert;
    };
    let mut edits = vec![insert];
    match item {
        Item::Row(row) => {
            let cells = list.item(&row.id).field("cells");
            let mut after = None;
            for id in ids(release, &table.field("columns")) {
                let cell = cell(&id, Line::default());
                edits.push(edit::insert(&cells, after.replace(id), cell));
            }
        }
        Item::Column(column) => {
            for (cells, present) in rows(release, &table) {
                let cell = cell(&column.id, Line::default());
                edits.push(edit::insert(&cells, present.last().cloned(), cell));
            }
        }
        _ => {}
    }
    grouped(edits)
}

/// The edit that puts the copy `new` of the column at `path` behind it, with
/// copies of its cells.
pub(super) fn with_copied_cells(release: &Release, path: &FieldPath, new: &Id, copy: Edit) -> Edit {
    let mut edits = vec![copy];
    for (cells, old, text) in cells_of(release, path) {
        edits.push(edit::insert(&cells, Some(old), cell(new, text)));
    }
    grouped(edits)
}

/// The edit that takes the column at `path` out, with its cells.
pub(super) fn without_cells(release: &Release, path: &FieldPath, removal: Edit) -> Edit {
    let cells = cells_of(release, path).into_iter();
    let removed = cells.filter_map(|(cells, id, _)| edit::remove(release, &cells.item(&id)));
    grouped(removed.chain([removal]).collect())
}

/// The edit that makes the cell whose text is at `field` and says `text`, where
/// its row has none for its column.
pub(super) fn new_cell(release: &Release, field: &FieldPath, text: &str) -> Option<Edit> {
    let cell_path = field.parent()?;
    let (cells, column) = cell_path.split_last()?;
    let table = cells.parent()?.parent()?.parent()?;
    let columns = ids(release, &table.field("columns"));
    let column = columns.into_iter().find(|id| *id == *column)?;
    let Some(Part::List(present)) = release.part(&cells) else {
        return None;
    };
    if release.part(&cell_path).is_some() {
        return None;
    }
    let last = present.ids().last().cloned();
    Some(edit::insert(&cells, last, cell(&column, text.into())))
}

fn cell(column: &Id, text: Line) -> Cell {
    Cell {
        id: column.clone(),
        text,
    }
}

/// The cells of the column at `path`: the list that each is in, its id, its text.
fn cells_of(release: &Release, path: &FieldPath) -> Vec<(FieldPath, Id, Line)> {
    let Some((columns, column)) = path.split_last() else {
        return Vec::new();
    };
    let Some(table) = columns
        .parent()
        .filter(|_| columns.last() == Some("columns"))
    else {
        return Vec::new();
    };
    let rows = rows(release, &table).into_iter();
    rows.filter_map(|(cells, present)| {
        let id = present.into_iter().find(|id| *id == *column)?;
        match release.part(&cells.item(&id).field("text")) {
            Some(Part::Text(text, _)) => Some((cells, id, text.text().into())),
            _ => None,
        }
    })
    .collect()
}

/// The rows' lists of cells, each with the ids in it.
fn rows(release: &Release, table: &FieldPath) -> Vec<(FieldPath, Vec<Id>)> {
    let list = table.field("rows");
    let rows = ids(release, &list).into_iter();
    rows.map(|id| {
        let cells = list.item(&id).field("cells");
        let present = ids(release, &cells);
        (cells, present)
    })
    .collect()
}

fn ids(release: &Release, list: &FieldPath) -> Vec<Id> {
    match release.part(list) {
        Some(Part::List(items)) => items.ids(),
        _ => Vec::new(),
    }
}

fn grouped(mut edits: Vec<Edit>) -> Edit {
    match edits.len() {
        1 => edits.remove(0),
        _ => Edit::Group(edits),
    }
}
