//! Files: opened, saved, refused; windows closed.

use std::fs;

use communique::session::FileState;
use communique::storage;
use egui::{Key, Modifiers};

use crate::support::files::without_saves;
use crate::support::sample_text;
use crate::support::window::{CTRL, Window};

#[test]
fn open_edit_save_open() {
    let mut window = Window::sample("ct-week-2021.ron");
    let file = window.folder.path().join("ct-week-2021.ron");
    assert_eq!(window.session().file_state(), FileState::Saved);
    window.write("Headline", "!");
    assert_eq!(window.session().file_state(), FileState::Unsaved);
    window.ctrl(Key::S);
    assert_eq!(window.session().file_state(), FileState::Saved);

    let (before, after) = (
        sample_text("ct-week-2021.ron"),
        fs::read_to_string(&file).expect("it's there"),
    );
    let lines = before.lines().zip(without_saves(&after).lines());
    let changed = lines.filter(|(before, after)| before != after).count();
    assert_eq!(changed, 1, "one line has changed");
    // And one is new.
    assert_eq!(after.lines().count(), before.lines().count() + 1);

    let again = Window::open(&file);
    assert_eq!(again.release(), window.release());
    assert_eq!(again.session().file_state(), FileState::Saved);
}

#[test]
fn undoing_to_what_was_saved_is_saved() {
    let mut window = Window::sample("ct-week-2021.ron");
    window.write("Headline", "!");
    assert!(window.session().is_dirty());
    window.ctrl(Key::Z);
    assert!(!window.session().is_dirty());
}

#[test]
fn a_new_release_is_saved_under_a_name_with_its_ending() {
    let mut window = Window::new();
    window.write("Headline", "News");
    window.ctrl(Key::S);
    let file = window.folder.path().join("news");
    window.give_path(&file, "Save");
    let file = file.with_extension("ron");
    let opened = storage::open(&file).expect("it was saved");
    assert_eq!(&opened.release, window.release());
    assert_eq!(window.session().path(), Some(&*file));

    // Another file that is there is replaced only when asked.
    let other = window.folder.path().join("other.ron");
    fs::write(&other, "precious").expect("it can be written");
    window.keys(CTRL | Modifiers::SHIFT, Key::S);
    window.give_path(&other, "Save");
    assert!(window.shows("is there already"));
    window.press("Cancel");
    assert_eq!(fs::read_to_string(&other).expect("it's there"), "precious");
    window.keys(CTRL | Modifiers::SHIFT, Key::S);
    window.give_path(&other, "Save");
    window.press("Replace");
    assert!(storage::open(&other).is_ok());
}

#[test]
fn a_file_that_cannot_be_read_says_where_and_what_to_do() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("bad.ron");
    fs::write(
        &file,
        sample_text("ct-week-2021.ron").replace("headline:", "hedline:"),
    )
    .expect("it can be written");
    let mut window = Window::open(&file);
    for said in [
        "The file can't be opened",
        "bad.ron",
        "did you mean ‘headline’",
        "hedline: \"Engagement",
    ] {
        assert!(window.shows(said), "{said}");
    }
    assert!(window.shows("line 49"), "the line");
    window.press("Close");
    assert!(!window.session().is_dirty());
    assert_eq!(window.session().path(), None);
}

#[test]
fn what_cannot_be_written_leaves_the_release_unsaved_and_says_so() {
    let mut window = Window::new();
    window.write("Headline", "News");
    window.ctrl(Key::S);
    let nowhere = window.folder.path().join("no/such/folder/a.ron");
    window.give_path(&nowhere, "Save");
    assert!(window.shows("There is no such folder"));
    assert_eq!(window.value("Path"), nowhere.display().to_string());
    // No file system takes a name of 300 letters.
    let endless = format!("{}.ron", "a".repeat(300));
    window.give_path(&window.folder.path().join(endless), "Save");
    assert_eq!(window.session().file_state(), FileState::Failed);
    assert!(window.shows("Could not save"));
    assert!(window.shows("give it a shorter, simpler name"));
    assert!(window.session().is_dirty());
    // What was said is gone once it's no longer so.
    window.ctrl(Key::S);
    window.give_path(&window.folder.path().join("a.ron"), "Save");
    assert_eq!(window.session().file_state(), FileState::Saved);
    assert!(!window.shows("give it a shorter, simpler name"));
}

#[test]
fn a_second_release_gets_a_window_of_its_own() {
    let mut window = Window::sample("ct-week-2021.ron");
    window.ctrl(Key::N);
    window.ctrl(Key::O);
    let other = window.folder.path().join("other.ron");
    window.give_path(&other, "Open");
    assert!(window.shows("There is no such file"));
    fs::write(&other, sample_text("flood-warning-2026.ron")).expect("it can be written");
    window.press("Open");
    assert_eq!(window.asked().windows, [None, Some(other)]);

    // A new release that nobody has touched gives way.
    let mut window = Window::new();
    let file = window.folder.path().join("a.ron");
    fs::write(&file, sample_text("flood-warning-2026.ron")).expect("it can be written");
    window.ctrl(Key::O);
    window.give_path(&file, "Open");
    assert_eq!(window.asked().windows, []);
    assert!(
        window
            .release()
            .headline
            .as_str()
            .starts_with("Harrow & Vane")
    );
}

#[test]
fn a_pdf_is_exported_and_a_missing_alternative_text_leads_to_its_field() {
    let mut window = Window::sample("ct-week-2021.ron");
    window.press("Publish…");
    let file = window.folder.path().join("out");
    window.give_path(&file, "Save");
    let pdf = fs::read(file.with_extension("pdf")).expect("it was exported");
    assert!(pdf.starts_with(b"%PDF"));
    assert!(window.shows("Exported as"));

    window.press("Open UNODC");
    window.focus("Alternative text, UNODC");
    window.ctrl(Key::A);
    window.keys(Modifiers::NONE, Key::Delete);
    window.press("Headline");
    window.press("Publish…");
    window.give_path(&window.folder.path().join("second"), "Save");
    assert!(window.shows("A picture has no alternative text"));
    assert!(!window.folder.path().join("second.pdf").exists());
    window.press("Go to the field");
    assert_eq!(window.focused().as_deref(), Some("Alternative text, UNODC"));
}

#[test]
fn a_letter_that_no_font_has_is_named_and_leads_to_its_field() {
    let mut window = Window::sample("ct-week-2021.ron");
    let tofu = egui::MissingGlyphPolicy::Tofu;
    window.harness().ctx.set_missing_glyph_policy(tofu);
    window.write("Headline", "\u{13000}");
    window.press("Banner");
    window.press("Publish…");
    window.give_path(&window.folder.path().join("out"), "Save");
    assert!(window.shows("Headline: write \u{13000} (U+13000) otherwise"));
    window.press("Go to the field");
    assert_eq!(window.focused().as_deref(), Some("Headline"));
}

#[test]
fn printing_shows_a_pdf_in_the_systems_viewer() {
    let mut window = Window::sample("ct-week-2021.ron");
    window.ctrl(Key::P);
    let viewed = window.asked().viewed;
    assert_eq!(viewed.len(), 1, "{viewed:?}");
    assert!(
        viewed[0].starts_with(window.folder.path().join("cache")),
        "{viewed:?}"
    );
    assert!(
        fs::read(&viewed[0])
            .expect("it's there")
            .starts_with(b"%PDF")
    );
}

#[test]
fn closing_with_changes_asks_first() {
    let mut window = Window::sample("ct-week-2021.ron");
    window.write("Headline", "!");
    window.ctrl(Key::Q);
    assert!(window.shows("Save the changes?"));
    window.press("Cancel");
    assert!(!window.closed());
    window.ctrl(Key::Q);
    window.press("Save");
    assert!(window.closed());
    let file = window.folder.path().join("ct-week-2021.ron");
    assert!(
        fs::read_to_string(file)
            .expect("it's there")
            .contains("in Prisons!\",")
    );

    let mut window = Window::sample("ct-week-2021.ron");
    window.write("Headline", "!");
    window.ctrl(Key::Q);
    window.press("Discard");
    assert!(window.closed());
    let file = window.folder.path().join("ct-week-2021.ron");
    assert_eq!(
        fs::read_to_string(file).expect("it's there"),
        sample_text("ct-week-2021.ron")
    );
}

#[test]
fn the_last_file_is_opened_again_and_recent_ones_are_offered() {
    let mut window = Window::sample("ct-week-2021.ron");
    let file = window.folder.path().join("ct-week-2021.ron");
    window.menu(&["File", "Open recent"]);
    assert!(!window.all("ct-week-2021.ron").is_empty());
    window.leave();
    let folder = window.into_folder();
    let again = Window::begin_in(communique::app::Start::Last, folder);
    assert_eq!(again.session().path(), Some(&*file));
}

#[test]
fn shortcuts_are_listed() {
    let mut window = Window::new();
    window.keys(Modifiers::NONE, Key::F1);
    for said in ["Keyboard shortcuts", "Ctrl+Shift+S", "Footnote"] {
        assert!(window.shows(said), "{said}");
    }
}

#[test]
fn a_pdf_never_takes_the_place_of_the_release_itself() {
    let mut window = Window::sample("ct-week-2021.ron");
    let file = window.folder.path().join("ct-week-2021.pdf");
    // The release's own file may be called so; its name says nothing.
    window.keys(CTRL | Modifiers::SHIFT, Key::S);
    window.give_path(&file, "Save");
    let file = file.with_extension("pdf.ron");
    assert_eq!(window.session().path(), Some(&*file));
    let before = fs::read(&file).expect("it was saved");
    let link = window.folder.path().join("out.pdf");
    #[cfg(unix)]
    std::os::unix::fs::symlink(&file, &link).expect("a link");
    #[cfg(not(unix))]
    fs::hard_link(&file, &link).expect("a link");
    window.press("Publish…");
    window.give_path(&link, "Save");
    window.press("Replace");
    assert!(window.shows("The release itself is kept in that file"));
    assert_eq!(fs::read(&file).expect("it's there"), before);
}

#[test]
fn closing_waits_for_what_is_being_written() {
    let mut window = Window::sample("ct-week-2021.ron");
    let copy = window.folder.path().join("copy.ron");
    window.keys(CTRL | Modifiers::SHIFT, Key::S);
    window.focus("Path");
    window.ctrl(Key::A);
    window.type_text(&copy.display().to_string());
    // Enter and Ctrl+Q before a worker has had time to save.
    window.harness().key_press(Key::Enter);
    window.harness().step();
    window.harness().key_press_modifiers(CTRL, Key::Q);
    window.settle();
    window.settle();
    assert!(window.closed());
    assert!(storage::open(&copy).is_ok());
}

#[test]
fn a_name_with_a_point_gets_its_ending() {
    let mut window = Window::new();
    window.write("Headline", "News");
    window.ctrl(Key::S);
    window.give_path(&window.folder.path().join("Release 2.0"), "Save");
    let file = window.folder.path().join("Release 2.0.ron");
    assert_eq!(window.session().path(), Some(&*file));
    // Beside a folder of the same name, which is none for a file.
    let folder = window.folder.path().join("annex");
    std::fs::create_dir(&folder).expect("it can be made");
    window.menu(&["File", "Save as…"]);
    window.give_path(&folder, "Save");
    assert!(window.shows("That is a folder"));
    let file = window.folder.path().join("annex.ron");
    window.give_path(&file, "Save");
    assert_eq!(window.session().path(), Some(&*file));
}

#[test]
fn escape_in_the_path_calls_closing_off() {
    let mut window = Window::new();
    window.write("Headline", "News");
    window.ctrl(Key::Q);
    window.press("Save");
    window.keys(Modifiers::NONE, Key::Escape);
    assert!(!window.closed());
    window.ctrl(Key::S);
    window.give_path(&window.folder.path().join("kept.ron"), "Save");
    assert!(!window.closed(), "it was called off");
    assert!(!window.session().is_dirty());
}

#[test]
fn panes_are_as_wide_as_they_were_left() {
    let mut window = Window::sample("ct-week-2021.ron");
    let before = window.page_width();
    let grips = window.all("Resize panel");
    let grip = grips.iter().map(|grip| grip.rect().center());
    let grip = grip.max_by(|a, b| a.x.total_cmp(&b.x)).expect("a grip");
    window.drag_from(grip, grip - egui::Vec2::new(150.0, 0.0), 2);
    let drawn = window.page_width();
    assert!(drawn > before + 100.0, "{before} {drawn}");
    window.leave();
    let folder = window.into_folder();
    let mut again = Window::begin_in(communique::app::Start::Last, folder);
    assert!((again.page_width() - drawn).abs() < 2.0);
    // In a wider window all of them have more room.
    let card = again.find("Open UNODC").rect().width();
    again.resize(2000.0, 900.0);
    assert!(again.page_width() > drawn + 100.0);
    assert!(again.find("Open UNODC").rect().width() > card + 30.0);
}

#[test]
fn a_file_that_is_marked_read_only_is_left_alone() {
    let mut window = Window::sample("ct-week-2021.ron");
    let file = window.folder.path().join("ct-week-2021.ron");
    let before = fs::read(&file).expect("it's there");
    let mut rights = fs::metadata(&file).expect("it's there").permissions();
    rights.set_readonly(true);
    fs::set_permissions(&file, rights).expect("its rights");
    window.write("Headline", "!");
    window.ctrl(Key::S);
    assert_eq!(window.session().file_state(), FileState::Failed);
    assert!(window.shows("marked read-only: save it under another name"));
    assert_eq!(fs::read(&file).expect("it's there"), before);
}
