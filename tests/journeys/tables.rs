//! Tables: cells, rows and columns.

use communique::release::{Block, Table};
use egui::{Key, Modifiers};

use crate::support::sample_text;
use crate::support::window::{CTRL, Window};

#[test]
fn a_table_is_filled_cell_by_cell_and_keeps_its_cells_when_it_grows() {
    let mut window = Window::new();
    window.menu(&["Insert", "Table"]);
    window.write("Heading of column 1", "Town");
    window.write("Heading of column 2", "Gauges");
    window.write("Row 1, column 1", "Fairhollow");
    window.write("Row 1, column 2", "3");
    window.press("Add a column");
    window.press("Add a row");
    window.write("Row 3, column 3", "new");
    window.press("Move column 2 on");
    assert_eq!(window.value("Row 1, column 3"), "3");
    window.press("Remove row 2");
    assert_eq!(window.value("Row 2, column 2"), "new");
    let words = crate::support::pages::words(&crate::support::pages::pages(window.release()));
    assert!(
        words.contains("Fairhollow") && words.contains("new"),
        "{words}"
    );
}

/// The first table, as what stands in its rows.
fn table(window: &Window) -> Table {
    let sections = window.release().sections.iter();
    let mut blocks = sections.flat_map(|section| &section.blocks);
    let found = blocks.find_map(|block| match block {
        Block::Table(table) => Some(table.clone()),
        _ => None,
    });
    found.expect("a table")
}

fn cells(window: &Window) -> Vec<Vec<String>> {
    let table = table(window);
    let rows = table.rows.iter();
    rows.map(|row| {
        let columns = table.columns.iter();
        let cells = columns.map(|column| row.cells.get(column.id.as_str()));
        cells
            .map(|cell| cell.map_or_else(|| "-".into(), |cell| cell.text.to_string()))
            .collect()
    })
    .collect()
}

fn filled() -> Window {
    let mut window = Window::new();
    window.menu(&["Insert", "Table"]);
    for (row, column, text) in [(1, 1, "a"), (1, 2, "b"), (2, 1, "c"), (2, 2, "d")] {
        window.write(&format!("Row {row}, column {column}"), text);
    }
    window
}

#[test]
fn keys_in_a_cell_are_for_its_row() {
    let mut window = filled();
    window.focus("Row 1, column 2");
    window.keys(Modifiers::ALT, Key::ArrowDown);
    assert_eq!(cells(&window), [["c", "d"], ["a", "b"]]);
    window.ctrl(Key::D);
    assert_eq!(cells(&window), [["c", "d"], ["a", "b"], ["a", "b"]]);
    window.focus("Row 1, column 1");
    window.keys(CTRL | Modifiers::SHIFT, Key::Delete);
    assert_eq!(cells(&window), [["a", "b"], ["a", "b"]]);
    assert_eq!(window.focused().as_deref(), Some("Row 1, column 1"));
}

#[test]
fn a_column_is_copied_and_goes_with_its_cells() {
    let mut window = filled();
    window.focus("Heading of column 2");
    window.ctrl(Key::D);
    assert_eq!(cells(&window), [["a", "b", "b"], ["c", "d", "d"]]);
    window.write("Row 1, column 3", "!");
    window.press("Remove column 1");
    assert_eq!(cells(&window), [["b", "b!"], ["d", "d"]]);
    let rows = table(&window).rows;
    assert!(rows.iter().all(|row| row.cells.len() == 2));
    window.ctrl(Key::Z);
    assert_eq!(cells(&window), [["a", "b", "b!"], ["c", "d", "d"]]);
}

#[test]
fn a_row_is_moved_by_the_same_button_again_and_again() {
    let mut window = filled();
    window.press("Add a row");
    window.write("Row 3, column 1", "e");
    window.find("Move row 1 down").focus();
    window.settle();
    window.keys(Modifiers::NONE, Key::Space);
    window.keys(Modifiers::NONE, Key::Space);
    let first: Vec<String> = cells(&window)
        .into_iter()
        .map(|row| row[0].clone())
        .collect();
    assert_eq!(first, ["c", "e", "a"]);
}

#[test]
fn a_cell_that_a_file_leaves_out_is_typed_into() {
    let text = sample_text("flood-warning-2026.ron");
    let (head, foot) = text.split_once("  sections: [\n").expect("sections");
    let table = "    (id: \"figures-aaaa\", blocks: [Table(id: \"table-aaaa\", columns: \
        [(id: \"one-aaaa\", heading: \"One\"), (id: \"two-aaaa\", heading: \"Two\")], \
        rows: [(id: \"row-aaaa\", cells: [(id: \"one-aaaa\", text: \"1\")])])]),\n";
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("table.ron");
    std::fs::write(&file, format!("{head}  sections: [\n{table}{foot}")).expect("it's written");
    let mut window = Window::open(&file);
    window.press("Table 1");
    assert_eq!(cells(&window), [["1", "-"]]);
    window.write("Row 1, column 2", "2");
    window.type_text("3");
    assert_eq!(cells(&window), [["1", "23"]]);
    window.ctrl(Key::Z);
    window.ctrl(Key::Z);
    assert_eq!(cells(&window), [["1", "-"]]);
}

#[test]
fn a_cell_far_from_what_is_seen_comes_into_view_when_it_is_typed_into() {
    let mut window = filled();
    window.resize(1_440.0, 420.0);
    window.focus("Row 2, column 2");
    window.wheel(egui::pos2(500.0, 200.0), 3_000.0);
    assert!(!sees_cell(&window));
    window.type_text("q");
    assert!(sees_cell(&window));
}

/// Whether the last cell is in a low window's view.
fn sees_cell(window: &Window) -> bool {
    let cell = window.find("Row 2, column 2").rect();
    (0.0..420.0).contains(&cell.center().y)
}
