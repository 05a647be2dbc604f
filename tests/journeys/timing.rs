//! When a release may be used: an embargo set, typed wrongly, undone.

use communique::release::Timing;
use communique::storage;
use egui::{Key, Modifiers};

use crate::support::window::{CTRL, Window};

fn embargo(window: &mut Window) {
    window.keys(Modifiers::NONE, Key::Space);
    window.press("Embargoed");
}

/// An embargo, chosen by the form.
fn with_embargo() -> Window {
    let mut window = Window::sample("ct-week-2021.ron");
    window.menu(&["Insert", "Timing"]);
    embargo(&mut window);
    window
}

fn embargo_of(window: &Window) -> String {
    match &window.release().timing {
        Timing::Embargoed { until, zone } => format!("{} {zone}", until.strftime("%H:%M")),
        other => format!("{other:?}"),
    }
}

#[test]
fn an_embargo_has_only_whole_times() {
    let mut window = with_embargo();
    for (typed, has) in [
        ("14:30", "14:30"),
        ("9", "09:00"),
        ("2.30 pm", "14:30"),
        ("1545", "15:45"),
        ("24:00", "15:45"),
        ("25", "15:45"),
        ("xx", "15:45"),
        ("12:05 a.m.", "00:05"),
        ("11h20", "11:20"),
    ] {
        window.focus("Embargo time");
        window.ctrl(Key::A);
        for letter in typed.chars() {
            window.type_text(&letter.to_string());
        }
        window.keys(Modifiers::NONE, Key::Tab);
        assert_eq!(embargo_of(&window), format!("{has} UTC"), "{typed}");
        let wrong = has == "15:45" && typed != "1545";
        assert_eq!(window.shows("as 14:30"), wrong, "{typed}");
    }
}

#[test]
fn the_parts_of_an_embargo_are_undone_apart() {
    let mut window = with_embargo();
    window.choose("Embargo zone", "Europe/Zurich");
    window.focus("Embargo time");
    window.ctrl(Key::A);
    for letter in "16:45".chars() {
        window.type_text(&letter.to_string());
    }
    assert_eq!(embargo_of(&window), "16:45 Europe/Zurich");
    for expected in ["11:00 Europe/Zurich", "11:00 UTC", "Immediate", "Unstated"] {
        window.ctrl(Key::Z);
        assert_eq!(embargo_of(&window), expected);
    }
    // What was typed and couldn't be is gone with its embargo.
    let mut window = with_embargo();
    window.focus("Embargo time");
    window.ctrl(Key::A);
    window.type_text("xx");
    window.press("Remove Timing");
    window.menu(&["Insert", "Timing"]);
    embargo(&mut window);
    assert_eq!(window.value("Embargo time"), "11:00");
}

#[test]
fn a_time_that_is_still_being_typed_is_saved() {
    let mut window = with_embargo();
    window.focus("Embargo time");
    window.ctrl(Key::A);
    window.type_text("8");
    window.ctrl(Key::S);
    assert_eq!(embargo_of(&window), "08:00 UTC");
    let file = window.folder.path().join("ct-week-2021.ron");
    let saved = storage::open(&file).expect("it opens").release;
    assert_eq!(&saved, window.release());
    assert!(!window.session().is_dirty());
    // What is none isn't, and that is said.
    window.focus("Embargo time");
    window.ctrl(Key::A);
    window.type_text("25:99");
    window.ctrl(Key::S);
    assert_eq!(embargo_of(&window), "08:00 UTC");
    assert!(window.shows("‘25:99’ isn't a time"));
}

#[test]
fn what_is_no_time_is_marked_in_the_outline_and_taken_back_first() {
    let mut window = with_embargo();
    let marked = "Timing: not a time of day";
    window.write("Embargo time", "25:99");
    assert!(!window.all(marked).is_empty());
    window.focus("Headline");
    assert!(!window.all(marked).is_empty());
    window.ctrl(Key::Z);
    assert!(window.all(marked).is_empty());
    assert_eq!(window.value("Embargo time"), "11:00");
    assert_eq!(embargo_of(&window), "11:00 UTC");
    // Then what was done before it.
    window.ctrl(Key::Z);
    assert!(window.all("Embargo time").is_empty());
}

#[test]
fn what_was_done_after_no_time_is_undone_before_it() {
    let mut window = with_embargo();
    window.write("Embargo time", "7:7x");
    let headline = window.value("Headline");
    window.write("Headline", " and more");
    window.ctrl(Key::Z);
    assert_eq!(window.value("Headline"), headline);
    assert_eq!(window.value("Embargo time"), "11:007:7x");
    window.ctrl(Key::Z);
    assert_eq!(window.value("Embargo time"), "11:00");
}

#[test]
fn no_time_is_not_lost_by_closing_without_a_word() {
    let mut window = with_embargo();
    window.ctrl(Key::S);
    window.write("Embargo time", " or so");
    window.focus("Headline");
    window.ctrl(Key::Q);
    assert!(window.shows("isn't a time"));
    assert_eq!(window.focused().as_deref(), Some("Embargo time"));
    assert!(!window.closed());
    // Whoever has been told may.
    window.ctrl(Key::Q);
    assert!(window.closed());
}

#[test]
fn an_embargo_fits_any_form() {
    let mut window = with_embargo();
    for width in [1250.0, 1100.0, 980.0, 700.0, 650.0, 500.0] {
        window.resize(width, 900.0);
        let grips = window.all("Resize panel");
        let edge = grips.iter().map(|grip| grip.rect().center().x);
        let edge = edge.fold(0.0_f32, f32::max);
        let edge = if edge > 300.0 { edge } else { width };
        for name in [
            "Event",
            "Embargo date",
            "Embargo time",
            "Embargo zone",
            "Places",
        ] {
            let rect = window.find(name).rect();
            assert!(rect.right() < edge, "{name} at {width}: {rect:?}, {edge}");
        }
    }
}

#[test]
fn a_saved_time_stays_whatever_is_typed_at_it_after() {
    let mut window = with_embargo();
    window.focus("Embargo time");
    window.ctrl(Key::A);
    window.type_text("15:45");
    window.ctrl(Key::S);
    assert!(!window.session().is_dirty());
    window.ctrl(Key::A);
    window.type_text("25:99");
    assert_eq!(embargo_of(&window), "15:45 UTC");
    window.ctrl(Key::S);
    assert_eq!(embargo_of(&window), "15:45 UTC");
    assert!(window.shows("isn't a time"));
    // What is no longer so isn't said.
    window.ctrl(Key::A);
    window.type_text("16:00");
    assert!(!window.shows("isn't a time"));
}

#[test]
fn what_is_typed_into_a_search_or_a_time_is_taken_back_there_first() {
    let mut window = Window::new();
    window.menu(&["Insert", "Timing"]);
    embargo(&mut window);
    let written = window.written();
    let time = window.value("Embargo time");
    window.focus("Embargo time");
    window.ctrl(Key::A);
    window.type_text("9");
    window.ctrl(Key::Z);
    assert_eq!(window.value("Embargo time"), time);
    assert_eq!(window.written(), written);
    window.press("Embargo zone");
    window.type_text("tok");
    assert_eq!(window.value("Search zones"), "tok");
    window.ctrl(Key::Z);
    assert_eq!(window.value("Search zones"), "");
    // With nothing left to take back there, the release stays as it is.
    window.ctrl(Key::Z);
    assert_eq!(window.value("Search zones"), "");
    window.keys(CTRL | Modifiers::SHIFT, Key::Z);
    assert_eq!(window.value("Search zones"), "tok");
    assert_eq!(window.written(), written);
}
