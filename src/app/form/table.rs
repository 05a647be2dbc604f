//! A simple table: a column's heading and place above its cells.

use egui::{ScrollArea, Ui, UiBuilder};

use super::buttons::{add_button, item_button, small_button, step_button};
use super::card::widget_id;
use super::fields::{Options, dressed, report, text};
use super::{Form, below, far, news, reveal_here};
use crate::edit::ItemKind;
use crate::release::{Align, Block, FieldPath, Id, ItemRef, Part, Release, Table};
use crate::session::Action;
use crate::texts::{align_name, say, say_with};
use crate::widgets::text::TextField;

/// How wide a cell is at least, in points.
const CELL: f32 = 120.0;
/// What the buttons behind a row take.
const BUTTONS: f32 = 64.0;
/// Between two cells.
const GAP: f32 = 6.0;

/// What buttons stand at, and what they're called by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line {
    Column,
    Row,
}

/// The fields of the table at `path`.
pub(super) fn show(ui: &mut Ui, form: &mut Form<'_>, path: &FieldPath) {
    text(ui, form, &path.field("caption"), Options::default());
    let session = form.session;
    let Some(table) = find(session.release(), path) else {
        return;
    };
    let columns = table.columns.len().max(1) as f32;
    let width = ((ui.available_width() - BUTTONS) / columns - GAP).max(CELL);
    form.state.scrolls_to = None;
    ScrollArea::horizontal()
        .id_salt(widget_id("table", path))
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing = egui::Vec2::splat(GAP);
            headings(ui, form, path, table, width);
            rows(ui, form, path, table, width);
        });
    // The form has to scroll, too.
    if let Some(wanted) = form.state.scrolls_to.take() {
        ui.scroll_to_rect(wanted, None);
    }
    below::in_list(ui, form, &path.field("columns"));
    below::in_list(ui, form, &path.field("rows"));
    ui.horizontal(|ui| {
        let (column, row) = (say("add-column"), say("add-row"));
        let columns = path.field("columns");
        add_button(ui, form, (&columns, ItemKind::Column), &column, &column);
        let rows = path.field("rows");
        add_button(ui, form, (&rows, ItemKind::Row), &row, &row);
    });
}

fn find<'a>(release: &'a Release, path: &FieldPath) -> Option<&'a Table> {
    let (list, id) = path.split_last()?;
    let Some(Part::List(blocks)) = release.part(&list) else {
        return None;
    };
    let mut blocks = blocks.refs().into_iter();
    blocks.find_map(|block| match block {
        ItemRef::Block(Block::Table(table)) if table.id == *id => Some(table),
        _ => None,
    })
}

fn headings(ui: &mut Ui, form: &mut Form<'_>, path: &FieldPath, table: &Table, width: f32) {
    let list = path.field("columns");
    let ids: Vec<&Id> = table.columns.iter().map(|column| &column.id).collect();
    ui.horizontal_top(|ui| {
        for (index, column) in table.columns.iter().enumerate() {
            let at = list.item(&column.id);
            let number = index + 1;
            let in_column = UiBuilder::new().scope_id(widget_id("column", &at));
            let shown = ui.scope_builder(in_column, |ui| {
                ui.vertical(|ui| {
                    ui.set_width(width);
                    let name = say_with("column-heading", &[("column", number.into())]);
                    cell(ui, form, &at.field("heading"), &name, &say("column-hint"));
                    ui.horizontal(|ui| {
                        align_button(ui, form, &at.field("align"), column.align, number);
                        line_buttons(ui, form, &list, &ids, index, Line::Column);
                    });
                });
            });
            reveal_here(ui, form, &at, &shown.response);
        }
    });
}

fn align_button(ui: &mut Ui, form: &mut Form<'_>, path: &FieldPath, now: Align, number: usize) {
    let next = match now {
        Align::Start => Align::Center,
        Align::Center => Align::End,
        Align::End => Align::Start,
    };
    let name = say_with("align-column", &[("column", number.into())]);
    let button = small_button(ui, &align_name(now), &name);
    form.control(path, &button);
    if button.clicked() {
        form.actions.push(Action::Set(path.clone(), next.into()));
    }
}

fn rows(ui: &mut Ui, form: &mut Form<'_>, path: &FieldPath, table: &Table, width: f32) {
    let list = path.field("rows");
    let ids: Vec<&Id> = table.rows.iter().map(|row| &row.id).collect();
    for (index, row) in table.rows.iter().enumerate() {
        let at = list.item(&row.id);
        far::show(ui, form, &at, |ui, form| {
            let in_row = UiBuilder::new().scope_id(widget_id("row", &at));
            let shown = ui.scope_builder(in_row, |ui| {
                ui.horizontal(|ui| {
                    cells(ui, form, &at.field("cells"), table, (index, width));
                    line_buttons(ui, form, &list, &ids, index, Line::Row);
                });
            });
            reveal_here(ui, form, &at, &shown.response);
        });
    }
}

/// The cells of the row `index`, each `width` wide.
fn cells(
    ui: &mut Ui,
    form: &mut Form<'_>,
    cells: &FieldPath,
    table: &Table,
    (index, width): (usize, f32),
) {
    for (column_index, column) in table.columns.iter().enumerate() {
        let arguments = [
            ("row", (index + 1).into()),
            ("column", (column_index + 1).into()),
        ];
        let name = say_with("cell-name", &arguments);
        ui.vertical(|ui| {
            ui.set_width(width);
            cell(ui, form, &cells.item(&column.id).field("text"), &name, "");
        });
    }
}

/// A field. A cell that isn't there is empty, and is made when it's typed into.
fn cell(ui: &mut Ui, form: &mut Form<'_>, path: &FieldPath, name: &str, hint: &str) {
    let session = form.session;
    let text = match session.release().part(path) {
        Some(Part::Text(text, _)) => text.text(),
        _ => "",
    };
    let options = Options {
        hint,
        ..Options::default()
    };
    let field = TextField::line(widget_id("field", path), text, name);
    let marked = news::stretches(ui, form, path);
    let field = dressed(field, form, path, options).highlights(&marked);
    let output = field.show(ui);
    report(ui, form, path, output);
}

/// Buttons that move a row or a column along its list, and take it out.
fn line_buttons(
    ui: &mut Ui,
    form: &mut Form<'_>,
    list: &FieldPath,
    ids: &[&Id],
    index: usize,
    line: Line,
) {
    let Some(id) = ids.get(index) else {
        return;
    };
    let path = list.item(id);
    let ([back, on], what) = match line {
        Line::Column => (["←", "→"], "column"),
        Line::Row => (["↑", "↓"], "row"),
    };
    let name = |id: &str| say_with(&format!("{id}-{what}"), &[("number", (index + 1).into())]);
    let owned = |at: usize| ids.get(at).map(|id| (*id).clone());
    // Behind which line it would stand.
    let further = owned(index + 1).map(Some);
    let nearer = (index > 0).then(|| index.checked_sub(2).and_then(owned));
    for (after, sign, id) in [(nearer, back, "move-back"), (further, on, "move-on")] {
        let button = step_button(ui, sign, &name(id), after.is_some());
        form.control(&path, &button);
        if let Some(after) = after.filter(|_| button.clicked()) {
            form.actions.push(Action::Move(path.clone(), after));
        }
    }
    if ids.len() > 1 && item_button(ui, form, &path, "✕", &name("remove")) {
        form.actions.push(Action::Remove(path));
    }
}
