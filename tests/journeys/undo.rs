//! Undo and redo: what a step is, and what it leads back to.

use communique::session::Command;
use egui::{Key, Modifiers};

use crate::support::window::{CTRL, Window};

#[test]
fn everything_is_undone_and_redone() {
    let mut window = Window::sample("ct-week-2021.ron");
    let first = window.written();
    window.write("Headline", " and beyond");
    window.press("Ms. Indira Aslanova");
    window.choose("Translated from, Aslanova", "French");
    window.press("Duplicate Ms. Indira Aslanova");
    window.keys(Modifiers::SHIFT | Modifiers::ALT, Key::ArrowUp);
    window.press("Open UNODC");
    window.press("Remove Logo, UNODC");
    window.press("Remove UNODC");
    window.menu(&["Insert", "Notes to editors"]);
    window.type_text("One.\nTwo.");
    window.ctrl(Key::A);
    window.ctrl(Key::B);
    window.keys(CTRL | Modifiers::SHIFT, Key::Num7);
    window.press("Remove Footnote 1");
    window.press("Remove Contacts");
    let last = window.written();
    assert_ne!(first, last);

    let mut steps = 0;
    while window.session().can(Command::Undo) {
        window.ctrl(Key::Z);
        steps += 1;
        assert!(steps < 100, "it never ends");
    }
    assert!(steps > 8, "{steps} steps");
    assert_eq!(window.written(), first);
    while window.session().can(Command::Redo) {
        window.keys(CTRL | Modifiers::SHIFT, Key::Z);
    }
    assert_eq!(window.written(), last);
}

#[test]
fn menus_say_what_is_undone() {
    let mut window = Window::sample("ct-week-2021.ron");
    window.write("Headline", "!");
    window.menu(&["Edit", "Undo typing in Headline"]);
    window.menu(&["Edit", "Redo typing in Headline"]);
    window.write("Headline", " Then");
    window.paste(" pasted");
    window.type_text(" and typed");
    window.menu(&["Edit", "Undo typing in Headline"]);
    window.menu(&["Edit", "Undo pasting into Headline"]);
    let headline = window.value("Headline");
    assert!(headline.ends_with(" Then"), "{headline}");
    window.press("Remove Footnote 1");
    assert!(window.release().footnotes.is_empty());
    window.menu(&["Edit", "Undo removing Footnote"]);
    assert_eq!(window.release().footnotes.len(), 1);
    assert_eq!(window.release().footnote_marks().len(), 1);
}

#[test]
fn a_part_that_was_added_is_taken_back_before_what_was_done_before_it() {
    let mut window = Window::new();
    window.write("Headline", "XY");
    for part in ["Reference", "Timing", "End mark", "Summary"] {
        window.menu(&["Insert", part]);
        let remove = format!("Remove {part}");
        assert!(!window.all(&remove).is_empty(), "{part}");
        window.ctrl(Key::Z);
        assert!(window.all(&remove).is_empty(), "{part}");
        assert_eq!(window.value("Headline"), "XY", "{part}");
    }
    // What was written into it goes first.
    window.menu(&["Insert", "Reference"]);
    window.type_text("A/1");
    window.ctrl(Key::Z);
    assert_eq!(window.value("Reference"), "");
    window.ctrl(Key::Z);
    assert!(window.all("Remove Reference").is_empty());
    window.ctrl(Key::Z);
    assert_eq!(window.value("Headline"), "");
}

#[test]
fn a_step_ends_where_it_was_saved_and_where_its_field_was_left() {
    let mut window = Window::sample("ct-week-2021.ron");
    let before = window.value("Headline");
    window.write("Headline", " A");
    window.ctrl(Key::S);
    window.type_text("B");
    window.focus("Places");
    window.write("Headline", "C");
    window.ctrl(Key::Z);
    assert_eq!(window.value("Headline"), format!("{before} AB"));
    window.ctrl(Key::Z);
    assert_eq!(window.value("Headline"), format!("{before} A"));
    assert!(!window.session().is_dirty());
    // Nor where what is typed again is what was there.
    window.keys(Modifiers::SHIFT, Key::ArrowLeft);
    window.type_text("A");
    window.type_text("x");
    window.ctrl(Key::Z);
    assert_eq!(window.value("Headline"), format!("{before} A"));
    assert!(!window.session().is_dirty());
    // Nor does it go on after an undo.
    window.keys(CTRL | Modifiers::SHIFT, Key::Z);
    window.type_text("D");
    window.ctrl(Key::Z);
    assert_eq!(window.value("Headline"), format!("{before} Ax"));
}

#[test]
fn what_is_typed_into_an_empty_field_is_one_step() {
    let mut window = Window::new();
    window.focus("Text, Opening");
    for letter in "A few words.".chars() {
        window.type_text(&letter.to_string());
    }
    window.ctrl(Key::Z);
    assert_eq!(window.value("Text, Opening"), "");
    window.keys(CTRL | Modifiers::SHIFT, Key::Z);
    assert_eq!(window.value("Text, Opening"), "A few words.");
}

#[test]
fn a_part_whose_adding_is_undone_is_gone_again_and_again() {
    let mut window = Window::new();
    for part in ["Organizers", "Contacts", "Links"] {
        let remove = format!("Remove {part}");
        let item = match part {
            "Organizers" => "Organizer",
            "Contacts" => "Group of contacts",
            _ => "Link",
        };
        window.menu(&["Insert", item]);
        for _ in 0..2 {
            assert!(!window.all(&remove).is_empty(), "{part}");
            window.ctrl(Key::Z);
            assert!(window.all(&remove).is_empty(), "{part}");
            window.keys(CTRL | Modifiers::SHIFT, Key::Z);
        }
    }
}

#[test]
fn a_day_chosen_for_an_added_part_is_undone_before_the_part() {
    let mut window = Window::new();
    window.menu(&["Insert", "Date of issue"]);
    window.keys(Modifiers::NONE, Key::Enter);
    window.keys(Modifiers::NONE, Key::Enter);
    assert!(window.release().issue_date.is_some());
    window.ctrl(Key::Z);
    assert!(window.release().issue_date.is_none());
    assert!(!window.all("Remove Date of issue").is_empty());
    window.ctrl(Key::Z);
    assert!(window.all("Remove Date of issue").is_empty());
}

#[test]
fn an_added_part_that_was_taken_back_is_redone_in_its_turn() {
    let mut window = Window::new();
    window.menu(&["Insert", "Summary"]);
    window.type_text("S");
    window.menu(&["Edit", "Undo typing in Summary"]);
    window.menu(&["Edit", "Undo adding Summary"]);
    assert!(window.all("Remove Summary").is_empty());
    window.menu(&["Edit", "Redo adding Summary"]);
    assert_eq!(window.value("Summary"), "");
    window.ctrl(Key::Y);
    assert_eq!(window.value("Summary"), "S");
    // What was done since is not undone by a redo.
    window.ctrl(Key::Z);
    window.ctrl(Key::Z);
    window.write("Headline", "News");
    window.ctrl(Key::Z);
    window.ctrl(Key::Y);
    assert_eq!(window.value("Headline"), "News");
    assert!(window.all("Remove Summary").is_empty());
}

#[test]
fn where_adding_a_part_is_undone_the_caret_is_back_where_it_was() {
    let mut window = Window::sample("ct-week-2021.ron");
    for part in ["Disclaimer", "Revision notice"] {
        window.focus("Headline");
        window.menu(&["Insert", part]);
        assert_ne!(window.focused().as_deref(), Some("Headline"), "{part}");
        window.ctrl(Key::Z);
        assert_eq!(window.focused().as_deref(), Some("Headline"), "{part}");
    }
}
