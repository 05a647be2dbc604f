//! Copies of the file that lie beside it, while it's open.

use std::fs;
use std::sync::Arc;
use std::time::{Duration, Instant};

use communique::session::{Action, Command, FileState};
use communique::storage::disk::System;
use communique::storage::{read, read_journal};

use super::held::save;
use super::place::{Place, copy_told, set, tag, until};
use super::wait;
use crate::faults::Gate;
use crate::support::files::leftover;

#[test]
fn a_copy_that_comes_while_the_file_is_open_is_told_at_once() {
    let scene = Place::new();
    let mut session = scene.open();
    session.watch_file();
    // A first look has found none.
    let begun = Instant::now();
    until(&mut session, "looked", |_| {
        begun.elapsed() > Duration::from_millis(500)
    });
    let copy = scene.file.with_file_name("release (1).ron");
    let text = scene.says().replace("SIDE EVENT", "SIDE EVENT IN VIENNA");
    fs::write(&copy, text).expect("it can be written");
    let begun = Instant::now();
    assert_eq!(copy_told(&mut session).path, copy);
    // The next look would come by itself after half a minute.
    assert!(begun.elapsed() < Duration::from_secs(10));
}

#[test]
fn a_copy_that_was_merged_and_changed_since_brings_nothing_back() {
    let scene = Place::new();
    let other = Place::new();
    let mut boris = other.open();
    set(&mut boris, "banner/tag", "MAIN SIDE EVENT");
    boris.perform(Action::Do(Command::Save));
    wait(&mut boris);
    let copy = scene.file.with_file_name("release (1).ron");
    fs::write(&copy, other.says()).expect("it can be written");
    let mut session = scene.open();
    session.watch_file();
    let copy = copy_told(&mut session);
    session.perform(Action::BringCopy(copy.clone()));
    until(&mut session, "merged", |session| {
        tag(session) == "MAIN SIDE EVENT"
    });
    set(&mut session, "banner/tag", "OPEN EVENT");
    session.perform(Action::Do(Command::Save));
    wait(&mut session);
    // From a notice that stood there still.
    assert!(session.has_taken_in(&copy));
    session.perform(Action::BringCopy(copy));
    session.perform(Action::Do(Command::Save));
    wait(&mut session);
    assert_eq!(tag(&session), "OPEN EVENT");
    assert!(session.release().conflicts.is_empty());
}

#[test]
fn what_a_save_left_goes_only_once_its_words_are_saved() {
    let scene = Place::new();
    let text = scene.says();
    let lost = text.replace("SIDE EVENT", "SIDE EVENT IN VIENNA");
    let left = leftover(&scene.file, &text, &lost);
    let gate = Gate::of("saving");
    let mut session = scene.open_on(&scene.file, Arc::new(gate.clone()));
    session.watch_file();
    let copy = copy_told(&mut session);
    // A save is under way that began before.
    set(&mut session, "headline", "Civil society in prisons");
    gate.close_after(0);
    session.perform(Action::Do(Command::Save));
    session.perform(Action::BringCopy(copy));
    until(&mut session, "merged", |session| {
        !session.release().conflicts.is_empty()
    });
    gate.open();
    wait(&mut session);
    assert!(left.exists() && !scene.says().contains("VIENNA"));
    session.perform(Action::Do(Command::Save));
    wait(&mut session);
    assert!(scene.says().contains("VIENNA"));
    until(&mut session, "swept", |_| !left.exists());
}

#[test]
fn what_a_save_left_stays_where_somebody_has_taken_it_out_again() {
    let scene = Place::new();
    let text = scene.says();
    let lost = text.replace("SIDE EVENT", "SIDE EVENT IN VIENNA");
    let left = leftover(&scene.file, &text, &lost);
    let mut session = scene.open();
    session.watch_file();
    let copy = copy_told(&mut session);
    session.perform(Action::BringCopy(copy));
    until(&mut session, "merged", |session| {
        session.file_state() == FileState::Unsaved
    });
    session.perform(Action::Do(Command::Undo));
    set(&mut session, "headline", "Civil society in prisons");
    session.perform(Action::Do(Command::Save));
    wait(&mut session);
    assert!(!scene.says().contains("VIENNA"));
    // A sweep would be over by then.
    std::thread::sleep(Duration::from_millis(200));
    assert!(left.exists());
}

#[test]
fn the_saves_of_a_copy_that_was_merged_are_known_after_a_crash() {
    let place = Place::new();
    let mut anna = place.open();
    anna.watch_file();
    set(&mut anna, "subheadline", "Never saved words");
    let other = Place::new();
    save(&other, "MAIN SIDE EVENT");
    let copy = "release.sync-conflict-20261127-090000-GHIJKLM.ron";
    fs::write(place.file.with_file_name(copy), other.says()).expect("it can be written");
    // Whoever changes the file may have left a copy.
    fs::write(
        &place.file,
        place.says().replace("UNODC", "UNODC in Vienna"),
    )
    .expect("written");
    let found = copy_told(&mut anna);
    anna.perform(Action::BringCopy(found));
    until(&mut anna, "merged", |anna| tag(anna) == "MAIN SIDE EVENT");
    drop(anna);
    let told = read_journal(&System, &place.desk().journal()).expect("a journal was left");
    let copied = read(other.says().as_bytes()).expect("it opens").lineage;
    assert!(!copied.is_empty() && told.subject.lineage.includes(&copied));
}
