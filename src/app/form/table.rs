//! A simple table: a column's heading and place above its cells.

use egui::{ScrollArea, Ui};

use super::Form;
use super::card::{add_button, small_button, widget_id};
use super::fields::{Options, report, text, wanted_caret};
use crate::edit::ItemKind;
use crate::release::{Align, FieldPath, Id, Part, Table};
use crate::session::{Action, Step};
use crate::texts::{say, say_with};
use crate::widgets::TextField;

/// How wide a cell is at least, in points.
const CELL: f32 = 120.0;
/// What the buttons behind a row take.
const BUTTONS: f32 = 64.0;
/// Between two cells.
const GAP: f32 = 6.0;

/// The fields of the table at `path`.
pub(super) fn show(ui: &mut Ui, form: &mut Form<'_>, path: &FieldPath) {
    text(ui, form, &path.field("caption"), Options::default());
    let Some(table) = find(form, path) else {
        return;
    };
    let columns = table.columns.len().max(1) as f32;
    let width = ((ui.available_width() - BUTTONS) / columns - GAP).max(CELL);
    ScrollArea::horizontal()
        .id_salt(widget_id("table", path))
        .show(ui, |ui| {
            egui::Grid::new(widget_id("grid", path))
                .spacing([GAP, GAP])
                .show(ui, |ui| {
                    headings(ui, form, path, &table, width);
                    rows(ui, form, path, &table, width);
                });
        });
    ui.horizontal(|ui| {
        let mut add = |ui: &mut Ui, id: &str, field: &str, kind: ItemKind| {
            if add_button(ui, &say(id), &say(id)).clicked() {
                form.actions.push(Action::Add {
                    list: path.field(field),
                    kind,
                    after: None,
                });
            }
        };
        add(ui, "add-column", "columns", ItemKind::Column);
        add(ui, "add-row", "rows", ItemKind::Row);
    });
}

fn find(form: &Form<'_>, path: &FieldPath) -> Option<Table> {
    use crate::release::{Block, Item};
    let (list, id) = path.split_last()?;
    let Some(Part::List(blocks)) = form.session.release().part(&list) else {
        return None;
    };
    match blocks.copy(id)? {
        Item::Block(Block::Table(table)) => Some(table),
        _ => None,
    }
}

fn headings(ui: &mut Ui, form: &mut Form<'_>, path: &FieldPath, table: &Table, width: f32) {
    let list = path.field("columns");
    for (index, column) in table.columns.iter().enumerate() {
        let at = list.item(&column.id);
        ui.vertical(|ui| {
            ui.set_width(width);
            let number = index + 1;
            let name = say_with("column-heading", &[("column", number.into())]);
            cell(ui, form, &at.field("heading"), &name, &say("column-hint"));
            ui.horizontal(|ui| {
                let (next, id) = match column.align {
                    Align::Start => (Align::Center, "align-start"),
                    Align::Center => (Align::End, "align-center"),
                    Align::End => (Align::Start, "align-end"),
                };
                let name = say_with("align-column", &[("column", number.into())]);
                if small_button(ui, &say(id), &name).clicked() {
                    form.actions
                        .push(Action::Set(at.field("align"), next.into()));
                }
                shift_buttons(ui, form, &list, &column.id, "column", number);
            });
        });
    }
    ui.end_row();
}

fn rows(ui: &mut Ui, form: &mut Form<'_>, path: &FieldPath, table: &Table, width: f32) {
    let list = path.field("rows");
    for (index, row) in table.rows.iter().enumerate() {
        let cells = list.item(&row.id).field("cells");
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
        ui.horizontal(|ui| {
            shift_buttons(ui, form, &list, &row.id, "row", index + 1);
        });
        ui.end_row();
    }
}

fn cell(ui: &mut Ui, form: &mut Form<'_>, path: &FieldPath, name: &str, hint: &str) {
    let Some(Part::Text(text, _)) = form.session.release().part(path) else {
        return;
    };
    let output = TextField::new(widget_id("field", path), text.text(), name)
        .one_line()
        .hint(hint)
        .right_to_left(super::fields::runs_right_to_left(form))
        .caret(wanted_caret(form, path))
        .show(ui);
    report(ui, form, path, output);
}

/// Buttons that move a row or a column, and take it out.
fn shift_buttons(
    ui: &mut Ui,
    form: &mut Form<'_>,
    list: &FieldPath,
    id: &Id,
    what: &str,
    number: usize,
) {
    let Some(Part::List(items)) = form.session.release().part(list) else {
        return;
    };
    let several = items.ids().len() > 1;
    let path = list.item(id);
    let (back, on) = if what == "row" {
        ("↑", "↓")
    } else {
        ("←", "→")
    };
    let name = |id: &str| say_with(&format!("{id}-{what}"), &[("number", number.into())]);
    for (step, sign, id) in [(Step::Up, back, "move-back"), (Step::Down, on, "move-on")] {
        if let Some(after) = form.session.place_beside(&path, step)
            && small_button(ui, sign, &name(id)).clicked()
        {
            form.actions.push(Action::Move(path.clone(), after));
        }
    }
    if several && small_button(ui, "✕", &name("remove")).clicked() {
        form.actions.push(Action::Remove(path));
    }
}
