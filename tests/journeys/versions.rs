//! What a release was: earlier versions, and what was issued.

use std::fs;
use std::time::{Duration, Instant};

use communique::app::Start;
use communique::release::RevisionKind;
use communique::session::FileState;
use egui::{Key, Modifiers};

use crate::support::sample_text;
use crate::support::window::Window;

/// Writes into the headline and saves.
fn write_and_save(window: &mut Window, words: &str) {
    window.write("Headline", words);
    window.ctrl(Key::S);
    window.settle();
    assert_eq!(window.session().file_state(), FileState::Saved);
}

/// The versions that are listed, as they're called.
fn listed(window: &Window) -> Vec<String> {
    let names = window.names().into_iter();
    let kinds = ["Issued: ", "Saved: ", "Discarded: "];
    let is_one = |name: &String| kinds.iter().any(|kind| name.starts_with(kind));
    names.filter(is_one).collect()
}

#[test]
fn an_earlier_version_is_compared_and_restored_in_one_step() {
    let mut window = Window::sample("ct-week-2021.ron");
    let first = window.written();
    write_and_save(&mut window, " one");
    write_and_save(&mut window, " two");
    window.write("Headline", " three");
    let last = window.written();

    window.menu(&["File", "Versions…"]);
    let versions = listed(&window);
    assert_eq!(versions.len(), 3, "{versions:?}");
    assert!(versions[0].ends_with("1 change"), "{versions:?}");
    assert!(window.shows("put in: three"));
    // Keys go through them at once.
    assert_eq!(window.focused(), Some(versions[0].clone()));
    window.keys(Modifiers::NONE, Key::ArrowDown);
    assert_eq!(window.focused(), Some(versions[1].clone()));
    assert!(window.shows("put in: two three"));
    // The first is as the file was.
    let oldest = versions.last().expect("versions").clone();
    window.press(&oldest);
    assert!(window.shows("put in: one two three"));
    window.press("Restore");
    assert_eq!(window.written(), first);
    assert_eq!(window.session().file_state(), FileState::Unsaved);
    window.ctrl(Key::Z);
    assert_eq!(window.written(), last);
}

#[test]
fn what_a_colleague_saves_while_versions_are_looked_at_is_shown_there_and_stays() {
    let mut window = Window::sample("ct-week-2021.ron");
    let file = window.folder.path().join("ct-week-2021.ron");
    write_and_save(&mut window, " one");
    window.menu(&["File", "Versions…"]);
    let oldest = listed(&window).last().expect("versions").clone();
    window.press(&oldest);
    assert!(window.shows("put in: one"));
    let saved = fs::read_to_string(&file).expect("it's there");
    let changed = saved.replace("SIDE EVENT", "OPEN SIDE EVENT");
    fs::write(&file, changed).expect("it can be written");
    let begun = Instant::now();
    while !window.shows("put in: OPEN") {
        assert!(
            begun.elapsed() < Duration::from_secs(20),
            "it's never shown"
        );
        window.settle();
    }
    window.press("Restore");
    assert_eq!(window.release().banner.tag.as_str(), "SIDE EVENT");
    assert!(!window.release().headline.as_str().ends_with(" one"));
}

#[test]
fn where_nothing_was_saved_there_are_no_versions() {
    let mut window = Window::new();
    window.menu(&["File", "Versions…"]);
    assert!(window.shows("There are no earlier versions yet"));
    window.press("Close");
}

#[test]
fn what_was_issued_stays_and_what_is_changed_after_it_is_a_revision() {
    let mut window = Window::sample("ct-week-2021.ron");
    window.menu(&["File", "Mark as issued"]);
    assert!(window.shows("Marked as issued"));
    assert_eq!(window.release().issued.len(), 1);
    window.menu(&["File", "Mark as issued"]);
    assert_eq!(window.release().issued.len(), 1);
    assert!(window.shows("It's marked as issued as it is"));

    let headline = window.release().headline.clone();
    window.write("Headline", " and beyond");
    assert!(window.shows("What is changed now goes out as a revision."));
    window.press_of_message("Note the revision…");
    let note = window.value("Note on what changed");
    assert_eq!(note, "Headline: “and beyond” was added.");
    window.write("Note on what changed", " Sorry.");
    window.press("Updated");
    window.press("Note it");
    let revision = &window.release().revision;
    assert_eq!(revision.kind, Some(RevisionKind::Updated));
    assert!(revision.date.is_some());
    assert_eq!(revision.note.whole_text(), format!("{note} Sorry."));
    assert!(!window.shows("What is changed now goes out as a revision."));
    // Its place goes with it, and comes with it again.
    window.ctrl(Key::Z);
    assert!(!window.names().contains(&"What changed".to_owned()));
    window.ctrl(Key::Y);
    assert!(window.names().contains(&"What changed".to_owned()));
    // What is changed after that isn't noted, which is said once.
    window.write("Headline", ".");
    assert!(window.shows("What is changed now goes out as a revision."));
    // Noted again, what was said before is said still.
    window.press_of_message("Note the revision…");
    let again = window.value("Note on what changed");
    assert!(again.starts_with(&format!("{note} Sorry.\n")), "{again}");
    window.press("Cancel");
    window.press_of_message("Dismiss");
    window.write("Headline", ".");
    assert!(!window.shows("What is changed now goes out as a revision."));

    // The state that went out is there still, and is kept when it's restored.
    window.menu(&["File", "Versions…"]);
    assert!(window.shows("Issued"));
    window.press("Restore");
    assert_eq!(window.release().headline, headline);
    assert_eq!(window.release().issued.len(), 1);
    assert_eq!(window.release().revision.kind, None);
    window.ctrl(Key::Z);
    assert_eq!(window.release().revision.kind, Some(RevisionKind::Updated));
    // What was issued stands in the file, not on the page.
    assert!(window.written().contains("issued: ["));
    assert_eq!(
        sample_text("ct-week-2021.ron")
            .matches("Tarek Ladeb")
            .count()
            * 2,
        window.written().matches("Tarek Ladeb").count()
    );
}

#[test]
fn what_is_changed_after_a_note_is_noted_by_itself_whenever_that_is() {
    let mut window = Window::sample("ct-week-2021.ron");
    let file = window.folder.path().join("ct-week-2021.ron");
    let offer = "What is changed now goes out as a revision.";
    window.menu(&["File", "Mark as issued"]);
    window.write("Headline", " and beyond");
    // From the form's other end.
    let last = window.field_names().pop().expect("fields");
    window.focus(&last);
    window.press_of_message("Note the revision…");
    window.write("Note on what changed", "The headline was cut off. ");
    window.press("Note it");
    assert_eq!(window.focused().as_deref(), Some("What changed"));
    let top = window.find("Publish…").rect().bottom();
    let note = window.field("What changed").rect();
    assert!(note.top() > top && note.bottom() < 800.0, "{note:?}");
    window.ctrl(Key::S);
    window.settle();

    // In another window, and another day.
    let mut window = Window::begin_in(Start::File(file), window.into_folder());
    assert!(!window.shows(offer));
    window.write("Event", " in Vienna");
    assert!(window.shows(offer));
    window.press_of_message("Note the revision…");
    let note = window.value("Note on what changed");
    let lines: Vec<&str> = note.lines().collect();
    assert_eq!(lines.len(), 2, "{note}");
    assert!(lines[0].contains("The headline was cut off."), "{note}");
    assert_eq!(lines[1], "Event: “in Vienna” was added.");
    window.press("Note it");

    // What went out with its note is noted no more.
    window.menu(&["File", "Mark as issued"]);
    assert!(window.shows("Marked as issued"));
    window.ctrl(Key::Z);
    assert!(!window.shows("Marked as issued"));
    window.ctrl(Key::Y);
    window.write("Kind of event", "S");
    assert!(window.shows(offer));
    window.press_of_message("Note the revision…");
    let note = window.value("Note on what changed");
    assert_eq!(note.lines().count(), 1, "{note}");
    assert!(note.starts_with("Kind of event: "), "{note}");
}

#[test]
fn what_was_issued_and_is_replaced_by_an_earlier_version_is_offered_as_a_revision() {
    let mut window = Window::sample("ct-week-2021.ron");
    write_and_save(&mut window, " one");
    write_and_save(&mut window, " two");
    window.menu(&["File", "Mark as issued"]);
    // It's as it went out again.
    window.write("Headline", "x");
    window.ctrl(Key::Z);
    window.menu(&["File", "Mark as issued"]);
    assert!(window.shows("It's marked as issued as it is"));
    window.menu(&["File", "Versions…"]);
    let oldest = listed(&window).last().expect("versions").clone();
    window.press(&oldest);
    window.press("Restore");
    assert!(window.shows("What is changed now goes out as a revision."));
    assert!(!window.shows("It's marked as issued as it is"));
}

#[test]
fn what_was_discarded_is_to_be_had_for_a_while() {
    let mut window = Window::sample("ct-week-2021.ron");
    let file = window.folder.path().join("ct-week-2021.ron");
    window.write("Headline", " and beyond");
    let discarded = window.written();
    window.ctrl(Key::Q);
    window.press("Discard");
    let mut again = Window::begin_in(Start::File(file), window.into_folder());
    again.menu(&["File", "Versions…"]);
    assert!(again.shows("Discarded"));
    let version = listed(&again).pop().expect("a version");
    again.press(&version);
    assert!(again.shows("taken out: and beyond"), "{:?}", again.names());
    again.press("Restore");
    assert_eq!(again.written(), discarded);
}
