//! What a file held when its window was closed, and holds no more when it's opened again.

use std::fs;
use std::sync::Arc;
use std::time::{Duration, Instant};

use communique::session::{
    Action, Command, Compared, CopyKind, FileState, FoundCopy, Message, Session, Wanted,
};
use communique::storage::{read, write};

use super::place::{Place, copy_told, set, tag, told, until, wait_until};
use super::wait;
use crate::faults::Gate;
use crate::support::files::without_saves;

/// How long after its opening a window has said of each copy what there is to be said.
const AFTERWARDS: Duration = Duration::from_millis(600);

/// A window that saves this, and is closed.
pub fn save(place: &Place, tag: &str) {
    let mut session = place.open();
    set(&mut session, "banner/tag", tag);
    session.perform(Action::Do(Command::Save));
    wait(&mut session);
}

/// What somebody makes of the file who has it elsewhere, and never saw what is saved here.
fn saved_elsewhere() -> String {
    let other = Place::new();
    let mut boris = other.open();
    set(&mut boris, "headline", "Civil society in prisons");
    boris.perform(Action::Do(Command::Save));
    wait(&mut boris);
    other.says()
}

/// A window that looks what is beside its file; answers what it finds until there's a copy that
/// lies there.
fn look(place: &Place) -> (Session, Vec<FoundCopy>) {
    let copy = place.says().replace("Civil society", "Societies");
    let beside = place
        .file
        .with_file_name("release.sync-conflict-20261126-120000-ABCDEFG.ron");
    fs::write(beside, copy).expect("it can be written");
    let mut session = place.open();
    session.watch_file();
    let mut found: Vec<FoundCopy> = Vec::new();
    let begun = Instant::now();
    wait_until("looked", || {
        session.poll();
        let messages = session.take_messages().into_iter();
        found.extend(messages.filter_map(|message| match message {
            Message::CopyFound(copy) => Some(*copy),
            _ => None,
        }));
        let is_beside = |copy: &FoundCopy| copy.kind == CopyKind::Beside;
        found.iter().any(is_beside) && begun.elapsed() > AFTERWARDS
    });
    (session, found)
}

fn is_held(copy: &FoundCopy) -> bool {
    matches!(copy.kind, CopyKind::Held(_))
}

#[test]
fn what_a_tool_has_put_an_earlier_state_in_the_place_of_is_offered() {
    let place = Place::new();
    let before = place.says();
    save(&place, "MAIN SIDE EVENT");
    fs::write(&place.file, &before).expect("it can be written");
    let session = merged(&place);
    assert_eq!(session.file_state(), FileState::Unsaved);
    assert!(session.release().conflicts.is_empty());
}

#[test]
fn what_the_file_has_gone_on_from_is_not_offered() {
    let place = Place::new();
    save(&place, "MAIN SIDE EVENT");
    // Somebody takes out by another program what was saved, twice.
    for tag in ["SIDE EVENT", "EVENT"] {
        let now = place
            .says()
            .replace("MAIN SIDE EVENT", tag)
            .replace("SIDE EVENT", tag);
        fs::write(&place.file, now).expect("it can be written");
        let (session, found) = look(&place);
        assert!(!found.iter().any(is_held), "{found:#?}");
        drop(session);
    }
}

/// What is offered of what the file held, merged in.
fn merged(place: &Place) -> Session {
    let (mut session, found) = look(place);
    let held = found.into_iter().find(is_held).expect("it's offered");
    session.perform(Action::BringCopy(Box::new(held)));
    until(&mut session, "merged", |session| {
        tag(session) == "MAIN SIDE EVENT"
    });
    session
}

#[test]
fn a_copy_that_was_merged_is_taken_out_again_and_counts_as_never_seen() {
    for is_redone in [false, true] {
        let place = Place::new();
        let before = place.says();
        save(&place, "MAIN SIDE EVENT");
        let lineage = || read(place.says().as_bytes()).expect("it opens").lineage;
        let saved = lineage();
        fs::write(&place.file, &before).expect("it can be written");
        let mut session = merged(&place);
        session.perform(Action::Do(Command::Undo));
        assert_eq!(tag(&session), "SIDE EVENT");
        assert_eq!(session.file_state(), FileState::Saved);
        if is_redone {
            session.perform(Action::Do(Command::Redo));
            assert_eq!(tag(&session), "MAIN SIDE EVENT");
        }
        set(&mut session, "headline", "Civil society in prisons");
        session.perform(Action::Do(Command::Save));
        wait(&mut session);
        assert!(!saved.is_empty() && !lineage().is_empty());
        assert_eq!(lineage().includes(&saved), is_redone);
    }
}

#[test]
fn a_copy_that_is_taken_out_before_it_was_saved_counts_as_never_seen() {
    let place = Place::new();
    let before = place.says();
    save(&place, "MAIN SIDE EVENT");
    let lineage = || read(place.says().as_bytes()).expect("it opens").lineage;
    let saved = lineage();
    fs::write(&place.file, &before).expect("it can be written");
    let gate = Gate::of("saving");
    let mut session = place.open_on(&place.file, Arc::new(gate.clone()));
    session.watch_file();
    let held = copy_told(&mut session);
    // While one save hangs, it comes and goes, and another save is asked for in between.
    set(&mut session, "headline", "Civil society in prisons");
    gate.close_after(0);
    session.perform(Action::Do(Command::Save));
    gate.wait_until_it_hangs();
    session.perform(Action::BringCopy(held));
    until(&mut session, "merged", |session| {
        tag(session) == "MAIN SIDE EVENT"
    });
    session.perform(Action::Do(Command::Save));
    session.perform(Action::Do(Command::Undo));
    assert_eq!(tag(&session), "SIDE EVENT");
    gate.open();
    wait(&mut session);
    assert!(place.says().contains("Civil society in prisons"));
    assert!(!lineage().is_empty() && !lineage().includes(&saved));
}

#[test]
fn what_a_colleagues_file_never_had_is_offered() {
    let place = Place::new();
    save(&place, "MAIN SIDE EVENT");
    fs::write(&place.file, saved_elsewhere()).expect("it can be written");
    let session = merged(&place);
    assert_eq!(
        session.release().headline.as_str(),
        "Civil society in prisons"
    );
    assert!(session.release().conflicts.is_empty());
}

/// Whether what the file held is offered, whenever it's opened from now on.
fn is_offered(place: &Place) -> bool {
    [(); 2].into_iter().all(|()| {
        let (_session, found) = look(place);
        found.iter().any(is_held)
    })
}

#[test]
fn what_was_offered_stays_so_until_somebody_has_answered() {
    for is_answered in [false, true] {
        let place = Place::new();
        save(&place, "MAIN SIDE EVENT");
        fs::write(&place.file, saved_elsewhere()).expect("it can be written");
        let (mut session, found) = look(&place);
        let held = found.into_iter().find(is_held).expect("it's offered");
        if is_answered {
            session.perform(Action::LetCopyGo(Box::new(held)));
        }
        for subheadline in ["Once", "Twice"] {
            set(&mut session, "subheadline", subheadline);
            session.perform(Action::Do(Command::Save));
            wait(&mut session);
        }
        drop(session);
        assert_eq!(is_offered(&place), !is_answered);
    }
}

#[test]
fn what_was_merged_and_not_saved_is_offered_when_it_is_opened_again() {
    for is_saved in [false, true] {
        let place = Place::new();
        save(&place, "MAIN SIDE EVENT");
        let mut session = place.open();
        session.watch_file();
        fs::write(&place.file, saved_elsewhere()).expect("it can be written");
        until(&mut session, "merged", |session| {
            session.release().headline.as_str() == "Civil society in prisons"
        });
        assert_eq!(tag(&session), "MAIN SIDE EVENT");
        assert_eq!(session.file_state(), FileState::Unsaved);
        if is_saved {
            session.perform(Action::Do(Command::Save));
            wait(&mut session);
        } else {
            session.discard_and_close();
        }
        drop(session);
        assert_eq!(is_offered(&place), !is_saved);
    }
}

#[test]
fn what_the_file_held_is_not_offered_where_what_it_says_was_chosen() {
    let place = Place::new();
    let before = place.says();
    save(&place, "MAIN SIDE EVENT");
    let mut session = place.open();
    session.watch_file();
    fs::write(&place.file, before).expect("it can be written");
    let put_back = told(&mut session, |message| match message {
        Message::PutBack(compared) => Some(compared),
        _ => None,
    });
    let [seen, file] = [put_back.before(), put_back.after()].map(Arc::clone);
    let back = Compared::new(file, seen);
    session.perform(Action::Restore(Wanted::State(back)));
    until(&mut session, "taken over", |session| {
        session.file_state() == FileState::Saved
    });
    assert_eq!(tag(&session), "SIDE EVENT");
    drop(session);
    assert!(!is_offered(&place));
}

#[test]
fn a_copy_beside_it_that_holds_what_one_had_saved_is_offered() {
    let place = Place::new();
    save(&place, "MAIN SIDE EVENT");
    // As a sync tool does that has chosen.
    let copy = "release.sync-conflict-20261127-090000-GHIJKLM.ron";
    fs::rename(&place.file, place.file.with_file_name(copy)).expect("it can be renamed");
    fs::write(&place.file, saved_elsewhere()).expect("it can be written");
    let (_session, found) = look(&place);
    let has_it = |copy: &FoundCopy| copy.compared.after().banner.tag.as_str() == "MAIN SIDE EVENT";
    assert_eq!(found.iter().filter(|copy| has_it(copy)).count(), 1);
}

#[test]
fn what_an_earlier_state_never_had_that_was_changed_by_hand_is_offered() {
    let place = Place::new();
    save(&place, "OPEN SIDE EVENT");
    let earlier = place.says().replace("UNODC", "UNODC in Vienna");
    save(&place, "MAIN SIDE EVENT");
    fs::write(&place.file, earlier).expect("it can be written");
    let session = merged(&place);
    assert!(
        write(session.release())
            .expect("it can be written")
            .contains("UNODC in Vienna")
    );
    assert!(session.release().conflicts.is_empty());
}

#[test]
fn what_another_program_goes_on_with_that_leaves_comments_out_is_not_offered() {
    let place = Place::new();
    save(&place, "MAIN SIDE EVENT OF THE DAY");
    let changed = place.says().replace("UNODC", "UNODC in Vienna");
    fs::write(&place.file, without_saves(&changed)).expect("it can be written");
    let (_session, found) = look(&place);
    assert!(!found.iter().any(is_held), "{found:#?}");
}

#[test]
fn a_copy_that_was_merged_and_settled_is_not_offered_again() {
    let place = Place::new();
    let other = Place::new();
    save(&other, "MAIN SIDE EVENT");
    let beside = "release (Boris's conflicted copy 2026-11-27).ron";
    fs::write(place.file.with_file_name(beside), other.says()).expect("it can be written");
    let is_others = |copy: &FoundCopy| copy.path.ends_with(beside);
    let (mut session, found) = look(&place);
    let copy = found.into_iter().find(is_others).expect("it's offered");
    session.perform(Action::BringCopy(Box::new(copy)));
    until(&mut session, "merged", |session| {
        tag(session) == "MAIN SIDE EVENT"
    });
    set(&mut session, "banner/tag", "OPEN EVENT");
    session.perform(Action::Do(Command::Save));
    wait(&mut session);
    drop(session);
    let (_session, found) = look(&place);
    assert!(!found.iter().any(is_others), "{found:#?}");
}
