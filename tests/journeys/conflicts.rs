//! Two people, one file: what both changed is settled in the window.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use communique::app::Start;
use communique::compare::{Names, merge};
use communique::edit;
use communique::release::{
    Block, Cell, Column, Conflict, Content, FieldPath, Fragment, Paragraph, Part, Release, Row,
    Side, Table,
};
use communique::session::FileState;
use communique::storage::{self, read, write};
use communique::texts::conflict_place;
use egui::{Key, Modifiers};

use crate::support::window::{CTRL, Window};
use crate::support::{arbitrary, sample_text, whole_sample_text};

fn release(text: &str) -> Release {
    read(text.as_bytes()).expect("a release").release
}

/// A window with a release in which two people have changed the same.
fn at_odds() -> Window {
    at_odds_in(&sample_text("ct-week-2021.ron"))
}

fn at_odds_in(base: &str) -> Window {
    let of = |tag: &str, day: &str, words: &str| {
        let text = base.replace("SIDE EVENT", tag);
        let text = text.replace("date: \"2021-06-25\"", &format!("date: \"2021-06-{day}\""));
        release(&text.replace("continued to grow, making", &format!("{words}, making")))
    };
    let ours = of("MAIN EVENT", "26", "kept growing");
    let theirs = of("OPEN EVENT", "27", "continued to rise fast");
    let names = Names {
        ours: "Anna Muster".into(),
        theirs: "Boris Beispiel".into(),
    };
    let merged = merge(&release(base), &ours, &theirs, &names).expect("it merges");
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("release.ron");
    let text = write(&merged.release).expect("it can be written");
    fs::write(&file, text).expect("it can be written");
    Window::begin_in(Start::File(file), folder)
}

#[test]
fn both_versions_are_seen_and_each_is_settled_and_undone() {
    let mut window = at_odds();
    for said in [
        "Anna Muster",
        "Boris Beispiel",
        "MAIN EVENT",
        "OPEN EVENT",
        "26 June 2021",
    ] {
        assert!(window.shows(said), "{said}");
    }
    assert!(window.shows("Banner: two people changed the same"));
    window.find("3 to settle");

    window.press("Keep the second version: Kind of event");
    assert_eq!(window.release().banner.tag.as_str(), "OPEN EVENT");
    assert_eq!(window.release().conflicts.len(), 2);
    window.press("Keep what stood there before: Date");
    assert!(window.written().contains("date: \"2021-06-25\""));
    window.press("Keep both: Text, Opening");
    let both = window.written();
    assert!(both.contains("kept growing") && both.contains("continued to rise fast"));
    assert!(!window.shows("To be settled"));
    assert_eq!(window.release().conflicts.len(), 0);

    window.ctrl(Key::Z);
    window.ctrl(Key::Z);
    window.ctrl(Key::Z);
    assert_eq!(window.release().conflicts.len(), 3);
    assert_eq!(window.release().banner.tag.as_str(), "MAIN EVENT");
    assert_eq!(window.session().file_state(), FileState::Saved);
}

#[test]
fn what_two_translators_have_changed_is_settled_at_its_text() {
    const RUSSIAN: &str = "Неделя борьбы с терроризмом 2021 года";
    let base = whole_sample_text("ct-week-2021.ron");
    assert_eq!(base.matches(RUSSIAN).count(), 1);
    let of = |week: &str, tag: &str| {
        let text = base.replace(RUSSIAN, week);
        release(&text.replace("SIDE EVENT", tag))
    };
    let (ours, theirs) = (
        of("Неделя первая", "MAIN EVENT"),
        of("Неделя вторая", "OPEN EVENT"),
    );
    let merged = merge(&release(&base), &ours, &theirs, &Names::default());
    let text = write(&merged.expect("it merges").release).expect("it can be written");
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("release.ron");
    fs::write(&file, text).expect("it can be written");
    let mut window = Window::begin_in(Start::File(file), folder);
    let go = "To be settled: Event (Russian)";
    let keep = "Keep the second version: Event (Russian)";
    // From where it's written, and from another language.
    window.press(go);
    window.settle();
    assert!(window.session().is_translating());
    assert_eq!(
        window.focused().as_deref(),
        Some("Keep what stood there before: Event (Russian)")
    );
    window.keys(CTRL | Modifiers::ALT, Key::Num2);
    window.ctrl(Key::ArrowDown);
    window.settle();
    assert!(window.all(keep).is_empty());
    window.press(go);
    window.settle();
    window.press(keep);
    window.settle();
    assert!(window.written().contains("Неделя вторая"));
    // The other one is settled where it's written.
    assert!(!window.session().is_translating());
    window.press("Keep the first version: Kind of event");
    assert_eq!(window.release().conflicts.len(), 0);
    window.ctrl(Key::Z);
    window.ctrl(Key::Z);
    assert!(window.session().is_translating(), "{:?}", window.focused());
    assert!(!window.all(keep).is_empty(), "{:?}", window.names());
}

#[test]
fn what_is_to_be_settled_again_is_seen_with_its_field() {
    let mut window = at_odds();
    window.resize(1000.0, 560.0);
    for place in ["Text, Opening", "Date", "Kind of event"] {
        window.press(&format!("Keep the second version: {place}"));
    }
    let field_and_card = |window: &Window| {
        let field = window.field("Kind of event").rect();
        let card = window.all("Keep both: Kind of event");
        (field, card.first().map(|button| button.rect()))
    };
    let top = window.find("Publish…").rect().bottom();
    window.ctrl(Key::Z);
    // What stands above the form is there again, too.
    assert!(window.shows("Banner: two people changed the same"));
    let (field, card) = field_and_card(&window);
    let card = card.expect("it's to be settled again");
    assert!(field.top() > top && field.bottom() < card.top() && card.bottom() < 560.0);
}

#[test]
fn a_third_version_is_written_in_the_field() {
    let mut window = at_odds();
    window.focus("Kind of event");
    window.ctrl(Key::A);
    window.type_text("CLOSING EVENT");
    window.press("Leave as it stands: Kind of event");
    assert_eq!(window.release().banner.tag.as_str(), "CLOSING EVENT");
    assert_eq!(window.release().conflicts.len(), 2);
}

#[test]
fn what_is_written_on_is_seen_in_each_version_and_stays_whichever_is_kept() {
    let mut window = at_odds();
    window.write("Kind of event", " TODAY");
    assert!(window.shows("MAIN EVENT TODAY") && window.shows("OPEN EVENT TODAY"));
    window.press("Keep the first version: Kind of event");
    assert_eq!(window.release().banner.tag.as_str(), "MAIN EVENT TODAY");
    window.ctrl(Key::Z);
    window.press("Keep both: Kind of event");
    assert_eq!(
        window.release().banner.tag.as_str(),
        "MAIN OPEN EVENT TODAY"
    );
}

#[test]
fn long_ones_are_settled_one_after_the_other_while_others_are_settled_at_once() {
    let words = "words that go on, ".repeat(8_000);
    let base = sample_text("ct-week-2021.ron");
    let long = base.replace("continued to grow", &format!("{words}continued to grow"));
    let mut window = at_odds_in(&long);
    // Nobody waits for what was pressed before.
    window.find("Keep both: Text, Opening").click_accesskit();
    window.press("Keep the second version: Kind of event");
    assert_eq!(window.release().banner.tag.as_str(), "OPEN EVENT");
    let both = window.written();
    assert!(both.contains("kept growing") && both.contains("continued to rise fast"));
    assert_eq!(window.release().conflicts.len(), 1);
    window.ctrl(Key::Z);
    window.ctrl(Key::Z);
    assert_eq!(window.release().conflicts.len(), 3);
    assert_eq!(window.session().file_state(), FileState::Saved);
}

#[test]
fn each_is_settled_at_its_field_and_found_from_above_the_form() {
    let mut window = at_odds();
    window.press("To be settled: Text, Opening");
    assert_eq!(
        window.focused().as_deref(),
        Some("Keep what stood there before: Text, Opening")
    );
    // It stands below the field that it's about.
    let field = window.find("Text, Opening").rect();
    let card = window.find("Keep both: Text, Opening").rect();
    assert!(field.bottom() < card.top() && card.top() - field.bottom() < 400.0);
}

/// A table of one cell.
fn table() -> Block {
    let column = Column {
        id: arbitrary::id("column-c2d3"),
        heading: "Town".into(),
        ..Column::default()
    };
    let cell = Cell {
        id: column.id.clone(),
        text: "Fairhollow".into(),
    };
    let row = Row {
        id: arbitrary::id("row-q2w3"),
        cells: [cell].into_iter().collect(),
    };
    Block::Table(Table {
        id: arbitrary::id("table-q2w3"),
        columns: [column].into_iter().collect(),
        rows: [row].into_iter().collect(),
        ..Table::default()
    })
}

/// A conflict at each kind of text and prose of a release, in which that is `blank` or says
/// something.
fn at_odds_everywhere(sample: &str, blank: bool) -> Release {
    let mut release = release(&sample_text(sample));
    let section = release.sections.first().expect("a section").id.clone();
    let blocks = "sections".parse::<FieldPath>().expect("an address");
    let insert = edit::insert(&blocks.item(&section).field("blocks"), None, table());
    edit::apply(&mut release, &insert).expect("it can be made");
    let mut kinds = HashSet::new();
    let mut places = Vec::new();
    release.visit(&mut |path, part| {
        let first = path.segments().next().unwrap_or_default();
        let names: Vec<&str> = path.segments().step_by(2).collect();
        let content = match part {
            Part::Text(..) => Some(Content::Text("Before".into())),
            Part::List(list) if list.as_prose().is_some() => Some(Content::Paragraphs(Vec::new())),
            Part::Value(value) => Some(Content::Value(value.clone())),
            _ => None,
        };
        // Those have no field, and stand above the form.
        let has_field = !matches!(first, "style" | "images");
        if has_field && kinds.insert(names.join("/")) {
            places.extend(content.map(|content| (path.clone(), content)));
        }
    });
    for (at, content) in &places {
        let edit = match release.part(at) {
            Some(Part::Text(text, _)) => {
                let says = Fragment::plain(if blank { "" } else { "Ours" });
                edit::splice(&release, at, 0..text.text().len(), says)
            }
            _ if blank && matches!(content, Content::Paragraphs(_)) => {
                edit::replace_list(&release, at, Vec::new())
            }
            _ => None,
        };
        if let Some(edit) = edit {
            edit::apply(&mut release, &edit).expect("it can be made");
        }
    }
    let conflicts = places.into_iter().enumerate();
    let conflicts = conflicts.map(|(index, (at, base))| {
        let [ours, theirs] = ["Ours", "Theirs"].map(|says| match &base {
            Content::Paragraphs(_) => Content::Paragraphs(vec![Paragraph::new(
                arbitrary::id(&format!("p-{index}-{}", says.to_lowercase())),
                Fragment::plain(says),
            )]),
            Content::Text(_) => Content::Text(says.into()),
            other => other.clone(),
        });
        let side = |says| Side {
            says,
            ..Side::default()
        };
        Conflict {
            id: arbitrary::id(&format!("conflict-{index}")),
            at,
            base,
            ours: side(ours),
            theirs: side(theirs),
        }
    });
    release.conflicts = conflicts.collect();
    release
}

#[test]
fn whatever_is_to_be_settled_stands_at_its_field() {
    for (sample, blank) in [
        ("ct-week-2021.ron", false),
        ("ct-week-2021.ron", true),
        ("flood-warning-2026.ron", false),
        ("flood-warning-2026.ron", true),
    ] {
        let release = at_odds_everywhere(sample, blank);
        let count = release.conflicts.len();
        assert!(count > 30 && count <= 60, "all of them are shown: {count}");
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("release.ron");
        fs::write(&file, write(&release).expect("it can be written")).expect("it's written");
        let mut window = Window::begin_in(Start::File(file), folder);
        // Each is called so that it's told from others.
        let mut conflicts = release.conflicts.iter();
        let place = |conflict| conflict_place(&release, conflict);
        assert!(conflicts.any(|conflict| place(conflict) == "Row 1, column 1"));
        for conflict in &release.conflicts {
            let place = place(conflict);
            let keep = format!("Keep what stood there before: {place}");
            let go = format!("To be settled: {place}");
            let what = format!("{sample}, {blank}: {}", conflict.at);
            let ways = window.all(&go);
            let Some(way) = ways.first() else {
                // It stands above the form.
                assert!(!window.all(&keep).is_empty(), "{what}");
                continue;
            };
            way.click_accesskit();
            window.settle();
            assert_eq!(window.focused(), Some(keep), "{what}");
        }
    }
}

#[test]
fn nothing_goes_out_before_all_is_settled() {
    let mut window = at_odds();
    // It isn't even asked where to.
    window.press("Publish…");
    assert!(window.shows(
        "Two people changed the same in 3 places: settle that before the release goes out."
    ));
    window.press("Settle Date");
    assert_eq!(
        window.focused().as_deref(),
        Some("Keep what stood there before: Date")
    );
}

#[test]
fn what_somebody_else_saved_is_in_the_window_after_a_save() {
    let mut window = Window::sample("ct-week-2021.ron");
    let file = window.folder.path().join("ct-week-2021.ron");
    window.write("Headline", " and beyond");
    change(&file, "Kingdom of the Netherlands\",", "The Netherlands\",");
    window.ctrl(Key::S);
    wait_until_saved(&mut window);
    assert!(
        window.shows("Updated by somebody else: 1 change."),
        "{:?}",
        window.names()
    );
    let both = storage::open(&file).expect("it opens").release;
    assert_eq!(&both, window.release());
    assert!(both.headline.as_str().contains(" and beyond"));
    window.ctrl(Key::Z);
    assert!(!window.written().contains(" and beyond"));
    assert!(window.written().contains("\"The Netherlands\""));
}

#[test]
fn what_is_written_stays_in_its_place_when_somebody_else_saves() {
    let mut window = Window::sample("ct-week-2021.ron");
    let file = window.folder.path().join("ct-week-2021.ron");
    window.write("Headline", " and beyond");
    let before = window.field("Headline").rect();
    change(&file, "Kingdom of the Netherlands\",", "The Netherlands\",");
    window.ctrl(Key::S);
    wait_until_saved(&mut window);
    assert!(window.shows("Updated by somebody else: 1 change."));
    let after = window.field("Headline").rect();
    assert!((before.top() - after.top()).abs() < 1.0, "{before} {after}");
    window.press_of_message("Dismiss");
    let after = window.field("Headline").rect();
    assert!((before.top() - after.top()).abs() < 1.0, "{before} {after}");
}

fn change(file: &Path, old: &str, new: &str) {
    let text = fs::read_to_string(file).expect("it's there");
    assert!(text.contains(old));
    fs::write(file, text.replace(old, new)).expect("it can be written");
}

fn wait_until_saved(window: &mut Window) {
    for _ in 0..200 {
        window.settle();
        if window.session().file_state() == FileState::Saved {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    panic!("it's never saved: {:?}", window.session().file_state());
}
