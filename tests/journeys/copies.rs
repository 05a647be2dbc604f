//! What git and sync tools leave where two people have changed a release.

use std::fs;
use std::path::PathBuf;

use communique::app::Start;
use communique::session::FileState;
use egui::Key;

use crate::support::files::{leftover, without_saves};
use crate::support::sample_text;
use crate::support::window::Window;

/// The sample's text with other words.
fn with(changes: &[(&str, &str)]) -> String {
    let mut text = sample_text("ct-week-2021.ron");
    for (from, to) in changes {
        assert!(text.contains(from), "there is no {from}");
        text = text.replace(from, to);
    }
    text
}

/// What git leaves of two texts that are alike but for some lines.
fn with_marks(ours: &str, theirs: &str) -> String {
    let lines = ours.lines().zip(theirs.lines());
    let lines = lines.map(|(ours, theirs)| match ours == theirs {
        true => format!("{ours}\n"),
        false => {
            format!("<<<<<<< HEAD\n{ours}\n=======\n{theirs}\n>>>>>>> translations\n")
        }
    });
    lines.collect()
}

fn begin(text: &str, beside: &[(&str, &str)]) -> (Window, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("release.ron");
    fs::write(&file, text).expect("it can be written");
    for (name, text) in beside {
        fs::write(folder.path().join(name), text).expect("it can be written");
    }
    (Window::begin_in(Start::File(file.clone()), folder), file)
}

/// Until it's said.
fn until_said(window: &mut Window, words: &str) {
    for _ in 0..400 {
        window.settle();
        if window.shows(words) {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    panic!("‘{words}’ is never said: {:?}", window.names());
}

#[test]
fn two_versions_that_git_left_are_opened_merged_and_nothing_is_written() {
    let ours = with(&[("SIDE EVENT", "MAIN EVENT")]);
    let theirs = with(&[("SIDE EVENT", "OPEN EVENT")]);
    let marked = with_marks(&ours, &theirs);
    let (mut window, file) = begin(&marked, &[]);
    assert!(window.shows("Git couldn't merge two versions of this file"));
    assert_eq!(window.session().file_state(), FileState::Unsaved);
    assert_eq!(fs::read_to_string(&file).expect("it's there"), marked);
    assert!(window.shows("HEAD") && window.shows("translations"));
    window.press("Keep the second version: Kind of event");
    assert_eq!(window.release().banner.tag.as_str(), "OPEN EVENT");
    window.ctrl(Key::S);
    window.settle();
    assert_eq!(window.session().file_state(), FileState::Saved);
    let says = fs::read_to_string(&file).expect("it's there");
    assert_eq!(without_saves(&says), theirs);
}

#[test]
fn the_language_that_git_left_twice_is_to_be_settled_too() {
    let ours = with(&[]);
    let theirs = with(&[("language: \"en\"", "language: \"fr\"")]);
    let (window, _) = begin(&with_marks(&ours, &theirs), &[]);
    assert_eq!(window.release().conflicts.len(), 1);
    assert_eq!(window.release().language.as_str(), "en");
}

#[test]
fn marks_that_hide_no_release_are_told_as_before() {
    let marked = with_marks("(format: 3,\n  oh\n)", "(format: 3,\n  no\n)");
    let (window, _) = begin(&marked, &[]);
    assert!(window.shows("git couldn't merge two versions and left both in the file"));
}

#[test]
fn a_sync_tools_copy_is_shown_and_merged_in() {
    let copy = with(&[("Kingdom of the Netherlands\",", "The Netherlands\",")]);
    let name = "release.sync-conflict-20261126-101112-ABCDEFG.ron";
    let (mut window, file) = begin(&with(&[("SIDE EVENT", "MAIN EVENT")]), &[(name, &copy)]);
    until_said(&mut window, "a copy as sync tools make them");
    window.press_of_message("Show");
    assert!(window.shows("The copy stays where it is."));
    window.press("Merge it in");
    until_said(&mut window, "Merged in");
    // Nobody knows what it said before: both stand there to be settled.
    assert_eq!(window.release().conflicts.len(), 2);
    assert_eq!(window.release().banner.tag.as_str(), "MAIN EVENT");
    assert_eq!(window.session().file_state(), FileState::Unsaved);
    assert!(!window.shows("a copy as sync tools make them"));
    assert!(file.with_file_name(name).exists());
}

#[test]
fn a_copy_whose_beginning_is_known_merges_without_questions() {
    let (mut window, file) = begin(&with(&[]), &[]);
    window.write("Headline", " and beyond");
    window.ctrl(Key::S);
    window.settle();
    let copy = with(&[("SIDE EVENT", "SIDE EVENT IN VIENNA")]);
    let name = "release (Anna's conflicted copy 2026-11-26).ron";
    let again = window.into_folder();
    fs::write(again.path().join(name), copy).expect("it can be written");
    let mut window = Window::begin_in(Start::File(file), again);
    until_said(&mut window, "a copy as sync tools make them");
    window.press_of_message("Show");
    window.press("Merge it in");
    until_said(&mut window, "Merged in: 1 change.");
    assert_eq!(window.release().conflicts.len(), 0);
    assert_eq!(window.release().banner.tag.as_str(), "SIDE EVENT IN VIENNA");
    assert!(window.written().contains(" and beyond"));
}

#[test]
fn copies_that_say_nothing_new_and_other_files_are_left_alone() {
    let same = with(&[]);
    let news = with(&[("SIDE EVENT", "OPEN EVENT")]);
    let other = with(&[("id: \"", "id: \"x")]);
    let (mut window, _) = begin(
        &same,
        &[
            ("release.sync-conflict-20261126-101112-ABCDEFG.ron", &same),
            (
                "release.sync-conflict-20261126-101113-ABCDEFG.ron",
                "no release",
            ),
            ("release.sync-conflict-20261126-101114-ABCDEFG.ron", &news),
            ("release draft.ron", &with(&[("SIDE EVENT", "MAIN EVENT")])),
            ("another.sync-conflict-20261126-101112-ABCDEFG.ron", &other),
        ],
    );
    // One of them has more, and all are looked at together.
    until_said(&mut window, "a copy as sync tools make them");
    let offered = |name: &&String| name.starts_with("Show:");
    let names = window.names();
    assert_eq!(names.iter().filter(offered).count(), 1, "{names:?}");
}

#[test]
fn what_a_save_left_that_was_cut_off_is_offered_and_goes_once_saved() {
    let text = with(&[]);
    let lost = with(&[("SIDE EVENT", "SIDE EVENT IN VIENNA")]);
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("release.ron");
    fs::write(&file, &text).expect("it can be written");
    let left = leftover(&file, &text, &lost);
    let mut window = Window::begin_in(Start::File(file), folder);
    until_said(&mut window, "A save of this file was cut off.");
    window.press_of_message("Show");
    window.press("Merge it in");
    until_said(&mut window, "Merged in");
    assert!(left.exists());
    assert_eq!(window.release().banner.tag.as_str(), "SIDE EVENT IN VIENNA");
    window.ctrl(Key::S);
    window.settle();
    for _ in 0..400 {
        if !left.exists() {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    panic!("it's there still");
}
