//! What has the keyboard: it's never lost, and keys are for what has it.

use egui::{Key, Modifiers};

use crate::support::window::{CTRL, Window};

#[test]
fn escape_and_what_is_removed_leave_the_keyboard_somewhere() {
    let mut window = Window::sample("ct-week-2021.ron");
    window.focus("Headline");
    window.keys(Modifiers::NONE, Key::Escape);
    assert_eq!(window.focused().as_deref(), Some("Headline"));
    window.press("Open UNODC");
    window.keys(CTRL | Modifiers::SHIFT, Key::Delete);
    assert_eq!(window.focused().as_deref(), Some("Open UNITED NATIONS"));
    window.menu(&["Insert", "Timing"]);
    assert_eq!(window.focused().as_deref(), Some("Timing"));
    window.focus("Heading, QUOTES FROM PARTICIPANTS");
    window.keys(CTRL | Modifiers::SHIFT, Key::Delete);
    assert_eq!(window.release().sections.len(), 2);
    let focused = window.focused().expect("something has the keyboard");
    assert!(focused.starts_with("Heading, Supporting"), "{focused}");
}

#[test]
fn keys_for_items_are_for_the_card_that_has_the_keyboard() {
    let mut window = Window::sample("ct-week-2021.ron");
    let names = |window: &Window| -> Vec<String> {
        let organizers = window.release().organizers.iter();
        organizers
            .map(|organizer| organizer.id.to_string())
            .collect()
    };
    let before = names(&window);
    window.focus("Headline");
    window.find("Open UNODC").focus();
    window.settle();
    window.keys(Modifiers::SHIFT | Modifiers::ALT, Key::ArrowUp);
    window.keys(Modifiers::SHIFT | Modifiers::ALT, Key::ArrowUp);
    let at = before.iter().position(|name| name.contains("unodc"));
    let now = names(&window);
    assert_eq!(
        now.iter().position(|name| name.contains("unodc")),
        at.map(|at| at - 2),
        "{now:?}"
    );
    assert_eq!(window.focused().as_deref(), Some("Open UNODC"));
    window.keys(CTRL | Modifiers::SHIFT, Key::Delete);
    assert!(!names(&window).iter().any(|name| name.contains("unodc")));
    assert_eq!(names(&window).len(), before.len() - 1);
    for _ in 0..3 {
        window.ctrl(Key::Z);
    }
    assert_eq!(names(&window), before);
}

#[test]
fn a_section_is_moved_by_the_same_button_again_and_again() {
    let mut window = Window::sample("ct-week-2021.ron");
    window.menu(&["Insert", "Section"]);
    window.write("Heading, Section 4", "Last");
    window.find("Move Last up").focus();
    window.settle();
    for place in [2, 1, 0, 0] {
        window.keys(Modifiers::NONE, Key::Enter);
        assert_eq!(window.focused().as_deref(), Some("Move Last up"));
        assert_eq!(sections(&window)[place], "Last");
    }
}

#[test]
fn what_undo_brings_back_gets_the_keyboard() {
    let mut window = Window::sample("ct-week-2021.ron");
    window.press("Ms. Indira Aslanova");
    window.press("Remove Ms. Indira Aslanova");
    window.ctrl(Key::Z);
    let focused = window.focused().expect("something has the keyboard");
    assert_eq!(focused, "Words, Aslanova");
    window.keys(CTRL | Modifiers::SHIFT, Key::Z);
    assert!(window.focused().is_some());
    window.ctrl(Key::Z);
    window.menu(&["Insert", "Section"]);
    window.ctrl(Key::Z);
    let focused = window.focused().expect("something has the keyboard");
    assert_eq!(focused, "Heading, QUOTES FROM PARTICIPANTS");
}

fn sections(window: &Window) -> Vec<String> {
    let sections = window.release().sections.iter();
    sections
        .map(|section| section.heading.to_string().chars().take(10).collect())
        .collect()
}

fn go(window: &mut Window, name: &str) {
    window.find(name).focus();
    window.settle();
}

fn right(window: &mut Window, times: usize) {
    for _ in 0..times {
        window.harness().key_press(Key::ArrowRight);
    }
    window.settle();
}

#[test]
fn undo_puts_the_caret_back_where_typing_was() {
    let mut window = Window::new();
    window.write("Text, Opening", "Hello world");
    window.ctrl(Key::Home);
    right(&mut window, 5);
    window.keys(Modifiers::NONE, Key::Enter);
    window.ctrl(Key::Z);
    window.type_text("!");
    assert_eq!(window.value("Text, Opening"), "Hello! world");
    window.ctrl(Key::Z);
    window.paste("A\nB");
    assert_eq!(window.value("Text, Opening"), "HelloA\nB world");
    window.ctrl(Key::Z);
    window.keys(CTRL | Modifiers::SHIFT, Key::Z);
    window.type_text("?");
    assert_eq!(window.value("Text, Opening"), "HelloA\nB? world");
}

#[test]
fn undoing_what_the_form_does_not_show_leaves_the_keyboard_alone() {
    let mut window = Window::sample("ct-week-2021.ron");
    window.press("Ms. Indira Aslanova");
    window.focus("Words, Aslanova");
    window.menu(&["Style", "US Letter"]);
    window.focus("Words, Aslanova");
    window.ctrl(Key::Z);
    assert_eq!(window.focused().as_deref(), Some("Words, Aslanova"));
    window.press("Open UNODC");
    window.press("Remove Logo, UNODC");
    window.ctrl(Key::Z);
    let focused = window.focused().expect("something has the keyboard");
    assert!(focused.contains("Logo, UNODC"), "{focused}");
}

#[test]
fn undoing_a_deleted_footnote_leads_to_its_sentence() {
    let mut window = Window::sample("ct-week-2021.ron");
    window.focus("Text, Opening");
    window.ctrl(Key::A);
    window.keys(Modifiers::NONE, Key::Delete);
    assert!(window.release().footnotes.is_empty());
    window.ctrl(Key::Z);
    assert_eq!(window.focused().as_deref(), Some("Text, Opening"));
    window.press("Remove Footnote 1");
    assert_eq!(window.focused().as_deref(), Some("Text, Opening"));
}

#[test]
fn undoing_a_choice_leads_to_it_and_keys_are_for_its_item() {
    let mut window = Window::sample("ct-week-2021.ron");
    window.press("Ms. Indira Aslanova");
    window.choose("Translated from, Aslanova", "French");
    window.press("H.E. Mr. Tarek Ladeb");
    window.ctrl(Key::Z);
    let focused = window.focused();
    assert_eq!(focused.as_deref(), Some("Translated from, Aslanova"));
    window.keys(CTRL | Modifiers::SHIFT, Key::Delete);
    assert!(window.all("Ms. Indira Aslanova").is_empty());
    assert!(!window.all("H.E. Mr. Tarek Ladeb").is_empty());
}

#[test]
fn the_title_of_an_open_card_and_the_outline_are_places_for_keys() {
    let mut window = Window::sample("ct-week-2021.ron");
    window.press("Open UNODC");
    go(&mut window, "Open UNITED NATIONS");
    go(&mut window, "Fold UNODC");
    window.keys(CTRL | Modifiers::SHIFT, Key::Delete);
    assert!(window.all("Open UNODC").is_empty());
    assert!(!window.all("Open UNITED NATIONS").is_empty());

    let before = sections(&window);
    window.focus("Headline");
    go(&mut window, "QUOTES FROM PARTICIPANTS");
    window.keys(Modifiers::SHIFT | Modifiers::ALT, Key::ArrowUp);
    assert_eq!(sections(&window)[1], before[2]);
    let focused = window.focused();
    assert_eq!(focused.as_deref(), Some("QUOTES FROM PARTICIPANTS"));
}

#[test]
fn a_part_removed_by_a_key_leaves_the_keyboard_near_it() {
    let mut window = Window::sample("ct-week-2021.ron");
    window.focus("Headline");
    go(&mut window, "Remove Contacts");
    window.keys(Modifiers::NONE, Key::Space);
    assert!(window.release().contacts.is_empty());
    assert_eq!(window.focused().as_deref(), Some("End mark"));
    for _ in 0..4 {
        let organizers = window.release().organizers.iter();
        let first = organizers.map(|organizer| organizer.id.to_string()).next();
        assert!(first.is_some());
        let names = window.names();
        let open = names.iter().find(|name| {
            let organizers = ["Kingdom of the Netherlands", "UNITED NATIONS", "UNODC"];
            organizers
                .iter()
                .any(|organizer| name.starts_with(&format!("Open {organizer}")))
        });
        let open = open.expect("an organizer").clone();
        go(&mut window, &open);
        window.keys(CTRL | Modifiers::SHIFT, Key::Delete);
        assert!(window.focused().is_some(), "after {open}");
    }
    assert!(window.release().organizers.is_empty());
}

#[test]
fn keys_for_prose_do_nothing_in_a_field_that_is_none() {
    let mut window = Window::sample("ct-week-2021.ron");
    window.menu(&["Insert", "Timing"]);
    window.keys(Modifiers::NONE, Key::Space);
    window.press("Embargoed");
    window.focus("Text, Opening");
    window.ctrl(Key::A);
    let before = window.written();
    go(&mut window, "Embargo time");
    window.ctrl(Key::B);
    window.keys(Modifiers::SHIFT, Key::Enter);
    assert_eq!(window.written(), before);
}

#[test]
fn tab_goes_round_the_whole_window() {
    let mut window = Window::new();
    window.focus("Headline");
    let mut seen = Vec::new();
    for _ in 0..60 {
        window.keys(Modifiers::NONE, Key::Tab);
        seen.push(window.focused().unwrap_or_default());
    }
    assert!(seen.iter().any(|name| name == "File"), "{seen:?}");
    let times = seen.iter().filter(|name| *name == "Headline").count();
    assert!(times >= 1, "{seen:?}");
}

#[test]
fn keys_are_for_the_card_that_arrow_keys_led_to() {
    let mut window = Window::sample("ct-week-2021.ron");
    go(&mut window, "Open UNITED NATIONS");
    window.keys(Modifiers::NONE, Key::ArrowDown);
    assert_eq!(window.focused().as_deref(), Some("Open UNODC"));
    window.keys(CTRL | Modifiers::SHIFT, Key::Delete);
    assert!(window.all("Open UNODC").is_empty());
    assert!(!window.all("Open UNITED NATIONS").is_empty());
}

#[test]
fn undo_of_a_choice_leads_to_it_from_a_field_above() {
    let mut window = Window::sample("ct-week-2021.ron");
    window.press("Ms. Indira Aslanova");
    window.choose("Translated from, Aslanova", "French");
    window.focus("Headline");
    window.ctrl(Key::Z);
    let focused = window.focused();
    assert_eq!(focused.as_deref(), Some("Translated from, Aslanova"));
}

#[test]
fn removing_a_part_again_leaves_the_keyboard_near_it() {
    let mut window = Window::sample("flood-warning-2026.ron");
    window.press("Remove Subheadline");
    window.ctrl(Key::Z);
    assert_eq!(window.focused().as_deref(), Some("Subheadline"));
    window.keys(CTRL | Modifiers::SHIFT, Key::Z);
    assert!(window.all("Remove Subheadline").is_empty());
    assert_eq!(window.focused().as_deref(), Some("Headline"));
    // One that is emptied by hand keeps its place as long as somebody is in it.
    window.ctrl(Key::Z);
    window.focus("Subheadline");
    window.ctrl(Key::A);
    window.keys(Modifiers::NONE, Key::Delete);
    assert_eq!(window.focused().as_deref(), Some("Subheadline"));
}

#[test]
fn undoing_a_row_leads_to_the_one_before_it() {
    let mut window = Window::new();
    window.menu(&["Insert", "Table"]);
    window.press("Add a row");
    assert_eq!(window.focused().as_deref(), Some("Row 3, column 1"));
    window.ctrl(Key::Z);
    assert_eq!(window.focused().as_deref(), Some("Row 2, column 1"));
}

#[test]
fn the_toolbars_link_begins_with_the_address() {
    let mut window = Window::new();
    window.write("Text, Opening", "here");
    window.ctrl(Key::A);
    window.press("Link…: Text, Opening");
    window.type_text("www.un.org");
    window.keys(Modifiers::NONE, Key::Enter);
    let spelt = window.written();
    assert!(spelt.contains("[here](https://www.un.org)"), "{spelt}");
}

#[test]
fn keys_that_cannot_do_what_they_are_for_take_nothing_away() {
    let mut window = Window::sample("ct-week-2021.ron");
    let before = window.written();
    for field in ["Headline", "Text, Opening", "Note, Footnote 1"] {
        window.focus(field);
        window.ctrl(Key::Home);
        for key in [Key::U, Key::W, Key::H] {
            window.ctrl(key);
        }
    }
    window.focus("Headline");
    window.ctrl(Key::Home);
    window.ctrl(Key::K);
    window.keys(CTRL | Modifiers::SHIFT, Key::Delete);
    // A footnote is one with its mark: there is no second one.
    window.focus("Note, Footnote 1");
    window.ctrl(Key::D);
    window.keys(Modifiers::ALT, Key::ArrowDown);
    assert_eq!(window.written(), before);
}

#[test]
fn tab_goes_through_buttons_as_they_are_read() {
    let mut window = Window::sample("ct-week-2021.ron");
    let mut tabbed = |modifiers: Modifiers, steps: usize| -> Vec<String> {
        window.focus("Heading, Opening");
        let step = |_| {
            window.keys(modifiers, Key::Tab);
            window.focused().expect("something has the keyboard")
        };
        (0..steps).map(step).collect()
    };
    // Those that a text's keys stand for aren't in the way to it.
    assert_eq!(tabbed(Modifiers::NONE, 1), ["Text, Opening"]);
    let before = [
        "Remove Opening",
        "Duplicate Opening",
        "Move Opening down",
        "Move Opening up",
    ];
    assert_eq!(tabbed(Modifiers::SHIFT, 4), before);
}

#[test]
fn what_a_key_leads_to_is_in_view() {
    const HEIGHT: f32 = 500.0;
    let mut window = Window::sample("ct-week-2021.ron");
    window.resize(1440.0, HEIGHT);
    window.focus("Headline");
    for name in [
        "Places",
        "Date",
        "Add to the head…",
        "Move Opening up",
        "Move Opening down",
        "Duplicate Opening",
        "Remove Opening",
        "Heading, Opening",
    ] {
        window.keys(Modifiers::NONE, Key::Tab);
        assert_eq!(window.focused().as_deref(), Some(name));
        assert!(window.is_in_view(name, 1440.0, HEIGHT), "{name}");
    }
    // A field that is higher than the window shows its caret.
    window.focus("Text, Opening");
    window.keys(CTRL, Key::End);
    let foot = |window: &Window| window.find("Text, Opening").rect().bottom();
    assert!((0.0..HEIGHT).contains(&foot(&window)), "{}", foot(&window));
    // So it does where a narrower window makes it higher still.
    window.resize(700.0, HEIGHT);
    assert!((0.0..HEIGHT).contains(&foot(&window)), "{}", foot(&window));
}

#[test]
fn fast_hands_lose_no_order() {
    let mut window = Window::new();
    window.focus("Text, Opening");
    let letters = |text: &str| egui::Event::Text(text.to_owned());
    let press = |key, modifiers| egui::Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers,
    };
    window.at_once(vec![
        letters("plain "),
        press(Key::I, CTRL),
        letters("slanted"),
        press(Key::I, CTRL),
        letters(" plain"),
        press(Key::Enter, Modifiers::NONE),
        letters("gone"),
        press(Key::Z, CTRL),
        press(Key::Z, CTRL),
        press(Key::Y, CTRL),
        press(Key::Backspace, Modifiers::NONE),
        press(Key::B, CTRL),
        letters("bold"),
        press(Key::Tab, Modifiers::SHIFT),
        press(Key::Tab, Modifiers::NONE),
        letters("!"),
    ]);
    let text = window.written();
    let expected = "\"plain _slanted_ plai**bold!**\"";
    assert!(text.contains(expected), "{text}");
}

#[test]
fn a_new_release_is_begun_with_its_headline() {
    let mut window = Window::new();
    window.type_text("News");
    assert_eq!(window.value("Headline"), "News");
}

#[test]
fn what_stands_alone_moves_with_what_it_stands_in() {
    let mut window = Window::sample("ct-week-2021.ron");
    window.press("Opening");
    window.focus("Text, Opening");
    window.keys(Modifiers::ALT, Key::ArrowDown);
    let opening = window.release().sections.position("opening-5acy");
    assert_eq!(opening, Some(1));
    assert_eq!(window.focused().as_deref(), Some("Text, Section 2"));
    window.keys(Modifiers::ALT, Key::ArrowUp);
    let opening = window.release().sections.position("opening-5acy");
    assert_eq!(opening, Some(0));
}

#[test]
fn who_opens_a_dialog_by_a_menus_keys_is_back_in_the_text_after_it() {
    let mut window = Window::sample("ct-week-2021.ron");
    window.focus("Headline");
    window.keys(Modifiers::ALT, Key::F);
    window.press("Editions…");
    window.settle();
    window.keys(Modifiers::NONE, Key::Escape);
    window.settle();
    assert_eq!(window.focused().as_deref(), Some("Headline"));
}
