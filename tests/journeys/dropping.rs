//! What is dragged and dropped with the mouse: parts of a release, and selected text.

use egui::{Key, Modifiers};

use crate::support::window::{CTRL, Window};

fn sections(window: &Window) -> Vec<String> {
    let sections = window.release().sections.iter();
    sections
        .map(|section| section.heading.to_string().chars().take(10).collect())
        .collect()
}

#[test]
fn a_section_is_dragged_over_any_part_of_another() {
    let mut window = Window::sample("ct-week-2021.ron");
    let before = sections(&window);
    window.press("QUOTES FROM PARTICIPANTS");
    let handle = "Drag QUOTES FROM PARTICIPANTS";
    // In the column of the handles, beside the last line of the section before.
    let above = window.find(handle).rect().center() - egui::vec2(0.0, 60.0);
    window.drag(handle, above, 0);
    let after = sections(&window);
    assert_eq!(after[1], before[2]);
    assert_eq!(after[2], before[1]);
    window.ctrl(Key::Z);
    assert_eq!(sections(&window), before);
}

#[test]
fn an_item_is_dropped_beyond_the_ends_of_its_list_and_stays_on_escape() {
    let mut window = Window::sample("ct-week-2021.ron");
    let first = |window: &Window| {
        let organizer = window.release().organizers.iter().next();
        organizer.map(|organizer| organizer.name.as_str().to_owned())
    };
    let before = first(&window);
    let last = window.find("Open UNODC").rect();
    let beyond = last.center_bottom() + egui::vec2(0.0, 20.0);
    window.drag("Drag Kingdom of the Netherlands", beyond, 0);
    let after = first(&window);
    assert_ne!(after, before);
    window.ctrl(Key::Z);
    assert_eq!(first(&window), before);
    // Escape lets go of it.
    let from = window.find("Drag Kingdom of the Netherlands").rect();
    let pressed = egui::Event::Key {
        key: Key::Escape,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    window.drag_with(from.center(), beyond, pressed);
    assert_eq!(first(&window), before);
}

#[test]
fn the_form_scrolls_while_something_is_dragged_at_its_edge() {
    let mut window = Window::sample("ct-week-2021.ron");
    window.press("QUOTES FROM PARTICIPANTS");
    let handle = "Drag QUOTES FROM PARTICIPANTS";
    let from = window.find(handle).rect().center();
    // The first section is far above.
    window.drag(handle, egui::pos2(from.x, 50.0), 400);
    assert!(window.find("Headline").rect().top() > 0.0);
}

#[test]
fn selected_text_is_dragged_with_its_look_to_another_place_and_field() {
    let mut window = Window::new();
    window.write("Text, Opening", "one two three");
    window.ctrl(Key::Home);
    window.ctrl(Key::ArrowRight);
    window.keys(Modifiers::NONE, Key::ArrowRight);
    window.keys(CTRL | Modifiers::SHIFT, Key::ArrowRight);
    window.ctrl(Key::B);
    let before = window.release().clone();
    let text = window.find("Text, Opening").rect();
    let two = text.min + egui::vec2(46.0, 15.0);
    window.drag_from(two, text.min + egui::vec2(200.0, 15.0), 6);
    assert_eq!(window.value("Text, Opening"), "one  threetwo");
    assert!(window.written().contains("**two**"), "{}", window.written());
    // It's selected there, and dragged on.
    let end = text.min + egui::vec2(86.0, 15.0);
    let heading = window.find("Heading, Opening").rect();
    window.drag_from(end, heading.min + egui::vec2(200.0, 15.0), 6);
    assert_eq!(window.value("Text, two"), "one  three");
    assert_eq!(window.value("Heading, two"), "two");
    window.ctrl(Key::Z);
    window.ctrl(Key::Z);
    assert_eq!(window.release(), &before);
    // Pressed and let go of, it's no longer selected.
    window.click(two);
    window.type_text("!");
    let text = window.value("Text, Opening");
    assert!(text.contains('!'), "{text}");
    assert_eq!(text.replace('!', ""), "one two three");
}

#[test]
fn text_is_dropped_into_a_cell_that_says_nothing() {
    let mut window = Window::new();
    window.menu(&["Insert", "Table"]);
    window.write("Row 1, column 1", "moved");
    window.ctrl(Key::A);
    let from = window.find("Row 1, column 1").rect().min + egui::vec2(25.0, 15.0);
    let to = window.find("Row 2, column 2").rect().center();
    window.drag_from(from, to, 6);
    assert_eq!(window.value("Row 2, column 2"), "moved");
    assert_eq!(window.value("Row 1, column 1"), "");
    window.ctrl(Key::Z);
    assert_eq!(window.value("Row 1, column 1"), "moved");
}

#[test]
fn a_footnotes_mark_dropped_on_a_plain_text_stays_where_it_is() {
    let mut window = Window::new();
    window.write("Text, Opening", "");
    window.keys(CTRL | Modifiers::ALT, Key::F);
    window.type_text("See there.");
    window.focus("Text, Opening");
    window.ctrl(Key::A);
    let mark = window.find("Text, Opening").rect().min + egui::vec2(14.0, 15.0);
    let before = window.release().clone();
    let headline = window.find("Headline").rect().center();
    window.drag_from(mark, headline, 6);
    assert_eq!(window.release(), &before);
}
