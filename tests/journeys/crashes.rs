//! The program ends before anything was saved, and is begun again.

use std::fs;

use communique::app::Start;
use communique::session::FileState;
use egui::Key;

use crate::support::sample_text;
use crate::support::window::Window;

#[test]
fn what_was_typed_into_a_file_is_back_and_not_saved() {
    let mut window = Window::sample("ct-week-2021.ron");
    let file = window.folder.path().join("ct-week-2021.ron");
    window.write("Headline", " and beyond");
    let typed = window.written();
    let folder = window.into_folder();

    let mut again = Window::begin_in(Start::File(file.clone()), folder);
    assert!(again.shows("Recovered 1 change that wasn't saved."));
    assert_eq!(again.written(), typed);
    assert_eq!(again.session().file_state(), FileState::Unsaved);
    let saved = fs::read_to_string(&file).expect("it's there");
    assert_eq!(saved, sample_text("ct-week-2021.ron"));
    again.ctrl(Key::Z);
    assert_eq!(again.written(), saved);
    assert_eq!(again.session().file_state(), FileState::Saved);
    assert!(!again.shows("Recovered 1 change that wasn't saved."));

    // What was taken back stays so.
    let once_more = Window::begin_in(Start::File(file), again.into_folder());
    assert!(
        !once_more
            .names()
            .iter()
            .any(|name| name.contains("Recovered"))
    );
    assert_eq!(once_more.written(), saved);
}

#[test]
fn a_release_that_was_never_saved_is_back() {
    let mut window = Window::new();
    window.write("Headline", "News of the day");
    let typed = window.written();
    let again = Window::begin_in(Start::Last, window.into_folder());
    assert!(again.names().iter().any(|name| name.contains("Recovered")));
    assert_eq!(again.written(), typed);
    assert_eq!(again.session().path(), None);
}

#[test]
fn what_was_saved_is_not_recovered() {
    let mut window = Window::sample("ct-week-2021.ron");
    let file = window.folder.path().join("ct-week-2021.ron");
    window.write("Headline", " and beyond");
    window.ctrl(Key::S);
    window.settle();
    let saved = window.written();
    let again = Window::begin_in(Start::File(file), window.into_folder());
    assert!(!again.names().iter().any(|name| name.contains("Recovered")));
    assert_eq!(again.written(), saved);
}

#[test]
fn what_was_not_wanted_is_not_recovered() {
    let mut window = Window::sample("ct-week-2021.ron");
    let file = window.folder.path().join("ct-week-2021.ron");
    window.write("Headline", " and beyond");
    window.ctrl(Key::Q);
    window.press("Discard");
    assert!(window.closed());
    let again = Window::begin_in(Start::File(file), window.into_folder());
    assert!(!again.names().iter().any(|name| name.contains("Recovered")));
    assert_eq!(again.written(), sample_text("ct-week-2021.ron"));
}

#[test]
fn work_is_back_although_its_file_is_gone() {
    let mut window = Window::sample("ct-week-2021.ron");
    let file = window.folder.path().join("ct-week-2021.ron");
    window.write("Headline", " and beyond");
    let typed = window.written();
    fs::remove_file(&file).expect("it can go");
    let again = Window::begin_in(Start::File(file), window.into_folder());
    assert_eq!(again.written(), typed);
    assert!(
        again
            .names()
            .iter()
            .any(|name| name.contains("there is no such file"))
    );
}

#[test]
fn where_nothing_can_be_kept_safe_that_is_said() {
    let folder = tempfile::tempdir().expect("a folder");
    // A file stands where the folder for it would be.
    fs::write(folder.path().join("state"), "").expect("it can be written");
    let mut window = Window::begin_in(Start::New, folder);
    window.write("Headline", "News");
    for _ in 0..200 {
        if window.shows("Not safe from a crash") {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
        window.settle();
    }
    panic!("nobody is told");
}

#[test]
fn what_was_recovered_is_shown_field_by_field_and_discarded() {
    let mut window = Window::sample("ct-week-2021.ron");
    let file = window.folder.path().join("ct-week-2021.ron");
    window.write("Headline", " and beyond");
    let mut again = Window::begin_in(Start::File(file), window.into_folder());
    again.press_of_message("Show");
    assert!(again.shows("It isn't in the file before you save."));
    assert!(again.shows("put in: and beyond"));
    again.press("Discard");
    assert_eq!(again.written(), sample_text("ct-week-2021.ron"));
    assert_eq!(again.session().file_state(), FileState::Saved);
    assert!(!again.shows("Recovered"));
    let bin = fs::read_dir(again.folder.path().join("state/bin")).expect("a bin");
    assert_eq!(bin.count(), 1);
}

#[test]
fn all_that_a_crash_left_is_opened_at_the_next_start() {
    let mut window = Window::sample("ct-week-2021.ron");
    let file = window.folder.path().join("ct-week-2021.ron");
    window.write("Headline", " and beyond");
    let mut new = Window::begin_in(Start::New, window.into_folder());
    // The one before is seen in a window of its own; this one is written into.
    new.write("Headline", "News of the day");
    let written = new.written();

    let again = Window::begin_in(Start::Last, new.into_folder());
    assert_eq!(again.written(), written);
    assert_eq!(again.asked().windows, [Some(file)]);
}

#[test]
fn what_ended_the_program_twice_is_opened_without_its_page() {
    let mut window = Window::sample("ct-week-2021.ron");
    let file = window.folder.path().join("ct-week-2021.ron");
    window.write("Headline", " and beyond");
    let written = window.written();
    let folder = window.into_folder();
    let desks = fs::read_dir(folder.path().join("state/desks")).expect("desks");
    for desk in desks {
        let tries = desk.expect("a desk").path().join("tries");
        fs::write(tries, "||").expect("it can be written");
    }
    let mut again = Window::begin_in(Start::File(file), folder);
    assert_eq!(again.written(), written);
    assert!(again.session().preview().pages().is_none());
    again.press("Show the page");
    assert!(again.session().preview().pages().is_some());
}

#[test]
fn what_a_crash_left_of_other_files_is_told_where_one_is_opened() {
    let mut window = Window::sample("ct-week-2021.ron");
    let file = window.folder.path().join("ct-week-2021.ron");
    window.write("Headline", " and beyond");
    let folder = window.into_folder();
    let other = folder.path().join("other.ron");
    fs::write(&other, sample_text("flood-warning-2026.ron")).expect("it can be written");

    let mut again = Window::begin_in(Start::File(other), folder);
    assert!(again.shows("Another release had changes that weren't saved"));
    assert!(!again.shows("Recovered"));
    again.press_of_message("Open them");
    assert_eq!(again.asked().windows, [Some(file)]);
    assert!(!again.shows("Another release had changes"));
}
