//! What opens over the window and takes the keyboard for a while: dialogs, lists,
//! calendars, menus.

use egui::{Key, Modifiers};

use crate::support::window::{CTRL, Window};

#[test]
fn a_dialog_gives_the_keyboard_back_to_what_had_it() {
    let mut window = Window::sample("ct-week-2021.ron");
    window.focus("Headline");
    window.ctrl(Key::Home);
    window.keys(Modifiers::NONE, Key::F1);
    assert_ne!(window.focused().as_deref(), Some("Headline"));
    window.keys(Modifiers::NONE, Key::Escape);
    assert_eq!(window.focused().as_deref(), Some("Headline"));
    window.type_text("A ");
    let headline = window.value("Headline");
    assert!(headline.starts_with("A "), "{headline}");
    // By Enter in its field, by Enter on a button, and by a press.
    window.menu(&["Style", "Other colour…"]);
    window.keys(Modifiers::NONE, Key::Enter);
    assert_eq!(window.focused().as_deref(), Some("Headline"));
    window.keys(Modifiers::NONE, Key::F1);
    window.find("Close").focus();
    window.settle();
    window.keys(Modifiers::NONE, Key::Enter);
    assert_eq!(window.focused().as_deref(), Some("Headline"));
    window.find("Open UNODC").focus();
    window.settle();
    window.menu(&["Help", "About"]);
    window.press("Close");
    assert_eq!(window.focused().as_deref(), Some("Open UNODC"));
    // What a dialog was for goes before what was there.
    window.focus("Text, Opening");
    window.ctrl(Key::End);
    window.ctrl(Key::K);
    window.keys(Modifiers::NONE, Key::Escape);
    assert_eq!(window.focused().as_deref(), Some("Text, Opening"));
}

#[test]
fn a_menu_is_opened_by_alt_and_its_letter_from_within_a_field() {
    let mut window = Window::sample("ct-week-2021.ron");
    window.focus("Headline");
    let before = window.value("Headline");
    // A window gets the letter too.
    let pressed = egui::Event::Key {
        key: Key::I,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::ALT,
    };
    let typed = egui::Event::Text("i".to_owned());
    window.harness().input_mut().events.extend([pressed, typed]);
    window.settle();
    assert_eq!(window.value("Headline"), before);
    window.keys(Modifiers::NONE, Key::ArrowDown);
    window.keys(Modifiers::NONE, Key::Escape);
    assert_eq!(window.focused().as_deref(), Some("Headline"));
    window.keys(Modifiers::ALT, Key::H);
    window.keys(Modifiers::NONE, Key::ArrowDown);
    window.keys(Modifiers::NONE, Key::Enter);
    assert!(window.shows("Open a menu; the arrows lead through it"));
    // What is behind a dialog isn't opened.
    window.keys(Modifiers::ALT, Key::F);
    assert!(window.all("Quit").is_empty());
}

#[test]
fn a_dialog_gives_the_selection_back_too() {
    let mut window = Window::new();
    window.write("Text, Opening", "some words");
    window.ctrl(Key::A);
    window.ctrl(Key::K);
    window.keys(Modifiers::NONE, Key::Escape);
    window.ctrl(Key::B);
    let spelt = window.written();
    assert!(spelt.contains("**some words**"), "{spelt}");
}

#[test]
fn enter_answers_a_dialog_as_its_main_button_does() {
    let mut window = Window::new();
    window.write("Headline", "News");
    window.ctrl(Key::Q);
    assert_eq!(window.focused().as_deref(), Some("Save"));
    window.keys(Modifiers::NONE, Key::Enter);
    assert_eq!(window.focused().as_deref(), Some("Path"));
    // What is typed is the file's name: its folder and its ending stay.
    let path = window.value("Path");
    window.type_text("another");
    let typed = window.value("Path");
    let folder = path.rfind('/').expect("it's in a folder");
    assert_eq!(typed, format!("{}/another.ron", &path[..folder]));
    window.keys(Modifiers::NONE, Key::Escape);
    window.keys(Modifiers::NONE, Key::F1);
    window.keys(Modifiers::NONE, Key::Enter);
    assert!(window.all("Close").is_empty());
    assert_eq!(window.focused().as_deref(), Some("Headline"));
}

#[test]
fn the_list_of_shortcuts_fits_the_smallest_window_and_is_scrolled_by_keys() {
    const HEIGHT: f32 = 320.0;
    let mut window = Window::sample("ct-week-2021.ron");
    window.resize(420.0, HEIGHT);
    window.keys(Modifiers::NONE, Key::F1);
    let sees = |window: &Window, text: &str| window.is_in_view(text, 420.0, HEIGHT);
    let first = "Begin a new release in a window of its own";
    let last = "List the keys for all commands";
    assert!(sees(&window, "Close") && sees(&window, first));
    assert!(!sees(&window, last));
    window.keys(Modifiers::NONE, Key::End);
    assert!(sees(&window, "Close") && sees(&window, last));
    window.keys(Modifiers::NONE, Key::Enter);
    assert!(window.all("Close").is_empty());
}

#[test]
fn letters_lead_to_the_option_that_begins_with_them() {
    let mut window = Window::new();
    window.press("Language");
    window.type_text("dut");
    assert_eq!(window.focused().as_deref(), Some("Dutch"));
    window.keys(Modifiers::NONE, Key::Enter);
    assert_eq!(window.release().language.as_str(), "nl");
}

#[test]
fn a_day_is_chosen_by_keys_across_months() {
    let mut window = Window::sample("ct-week-2021.ron");
    let days = |window: &mut Window, keys: &[Key]| {
        window.find("Date").focus();
        window.settle();
        window.keys(Modifiers::NONE, Key::Space);
        for key in keys {
            window.keys(Modifiers::NONE, *key);
        }
        window.focused().expect("something has the keyboard")
    };
    let date = |window: &Window| window.release().dateline.date.map(|date| date.to_string());
    assert_eq!(days(&mut window, &[]), "25 June 2021");
    window.keys(Modifiers::NONE, Key::ArrowLeft);
    window.keys(Modifiers::NONE, Key::ArrowDown);
    assert_eq!(window.focused().as_deref(), Some("1 July 2021"));
    window.keys(Modifiers::NONE, Key::End);
    window.keys(Modifiers::NONE, Key::ArrowRight);
    assert_eq!(window.focused().as_deref(), Some("5 July 2021"));
    window.keys(Modifiers::NONE, Key::Enter);
    assert_eq!(date(&window).as_deref(), Some("2021-07-05"));
    assert_eq!(window.focused().as_deref(), Some("Date"));
    assert_eq!(days(&mut window, &[Key::PageUp, Key::Home]), "31 May 2021");
    window.keys(Modifiers::NONE, Key::Escape);
    assert!(window.all("31 May 2021").is_empty());
    assert_eq!(date(&window).as_deref(), Some("2021-07-05"));
    assert_eq!(window.focused().as_deref(), Some("Date"));
    // A mouse leaves the keyboard there too.
    window.press("Date");
    window.press("14 July 2021");
    assert_eq!(date(&window).as_deref(), Some("2021-07-14"));
    assert_eq!(window.focused().as_deref(), Some("Date"));
}

#[test]
fn a_file_that_is_not_replaced_gets_another_name() {
    let mut window = Window::sample("ct-week-2021.ron");
    let there = window.folder.path().join("there.ron");
    std::fs::write(&there, "mine").expect("it can be written");
    window.keys(CTRL | Modifiers::SHIFT, Key::S);
    window.give_path(&there, "Save");
    assert_eq!(window.focused().as_deref(), Some("Cancel"));
    window.keys(Modifiers::NONE, Key::Escape);
    assert_eq!(window.value("Path"), there.display().to_string());
    let other = window.folder.path().join("other.ron");
    window.give_path(&other, "Save");
    assert_eq!(window.session().path(), Some(&*other));
    let kept = std::fs::read_to_string(&there).expect("it's there");
    assert_eq!(kept, "mine");
}

#[test]
fn keys_in_a_list_go_on_from_what_is_chosen() {
    let mut window = Window::sample("ct-week-2021.ron");
    window.find("Kind").focus();
    window.settle();
    window.keys(Modifiers::NONE, Key::Space);
    assert_eq!(window.focused().as_deref(), Some("Press release"));
    window.keys(Modifiers::NONE, Key::ArrowDown);
    window.keys(Modifiers::NONE, Key::ArrowDown);
    let chosen = window.focused().expect("an entry");
    window.keys(Modifiers::NONE, Key::Enter);
    assert_eq!(window.focused().as_deref(), Some("Kind"));
    window.keys(Modifiers::NONE, Key::Space);
    assert_eq!(window.focused(), Some(chosen));
    window.keys(Modifiers::NONE, Key::Escape);
    assert_eq!(window.focused().as_deref(), Some("Kind"));
    // So do those of the language, which stands in the bar.
    window.find("Language").focus();
    window.settle();
    window.keys(Modifiers::NONE, Key::Space);
    assert_eq!(window.focused().as_deref(), Some("English"));
    window.keys(Modifiers::NONE, Key::ArrowUp);
    let chosen = window.focused().expect("an entry");
    window.keys(Modifiers::NONE, Key::Enter);
    assert_eq!(window.focused().as_deref(), Some("Language"));
    assert_ne!(window.release().language.as_str(), "en", "{chosen}");
}

#[test]
fn a_menu_is_whole_where_there_is_room_and_scrolled_where_there_is_none() {
    let mut window = Window::sample("ct-week-2021.ron");
    window.press("Insert");
    for entry in ["Section", "Language version", "Media asset", "Fixed words"] {
        assert!(window.is_in_view(entry, 1440.0, 900.0), "{entry}");
    }
    // What is seen can be pressed where it's seen.
    let last = window.find("Disclaimer").rect().center();
    window.click(last);
    assert!(!window.all("Remove Disclaimer").is_empty());
    window.ctrl(Key::Z);
    window.resize(500.0, 480.0);
    window.press("Insert");
    assert!(window.is_in_view("Section", 500.0, 480.0));
    assert!(!window.is_in_view("Fixed words", 500.0, 480.0));
    window.find("Fixed words").focus();
    window.settle();
    window.keys(Modifiers::NONE, Key::ArrowUp);
    window.keys(Modifiers::NONE, Key::ArrowDown);
    assert!(window.is_in_view("Fixed words", 500.0, 480.0));
}
