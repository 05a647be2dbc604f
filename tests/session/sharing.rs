//! One file and two people who have it open.

use std::fs;
use std::path::{Path, PathBuf};

use communique::release::{FieldPath, RevisionKind};
use communique::session::{Action, Caret, Command, FileState, Means, Message, Request, Session};
use communique::session::{NewRevision, TextChange, Typed};
use communique::storage::LARGEST_LINE;

use super::place::{Place, opened, set, until};
use super::wait;

/// A file that several have.
fn shared() -> (Place, PathBuf) {
    let place = Place::new();
    let file = place.file.clone();
    (place, file)
}

fn path(text: &str) -> FieldPath {
    text.parse().expect("an address")
}

fn save(session: &mut Session) {
    session.perform(Action::Do(Command::Save));
    wait(session);
}

fn says(file: &Path) -> String {
    fs::read_to_string(file).expect("it's there")
}

/// How many things others have changed, how many are at odds, and whether the embargo is
/// another, each time that something was merged in.
fn brought(session: &mut Session) -> Vec<(usize, usize, bool)> {
    let messages = session.take_messages().into_iter();
    let brought = messages.filter_map(|message| match message {
        Message::Brought {
            is_of_copy: false,
            changes,
            conflicts,
            embargo,
            ..
        } => Some((changes, conflicts, embargo)),
        _ => None,
    });
    brought.collect()
}

#[test]
fn who_saves_second_keeps_what_the_first_has_saved() {
    let (_folder, file) = shared();
    let (mut anna, mut boris) = (opened(&file), opened(&file));
    set(&mut anna, "banner/tag", "MAIN EVENT");
    set(&mut boris, "headline", "Civil society in prisons");
    save(&mut anna);
    save(&mut boris);
    assert_eq!(boris.file_state(), FileState::Saved);
    assert_eq!(brought(&mut boris), [(1, 0, false)]);
    assert_eq!(boris.release().banner.tag.as_str(), "MAIN EVENT");
    let both = says(&file);
    assert!(both.contains("MAIN EVENT") && both.contains("Civil society in prisons"));

    // Undo is Boris's own.
    boris.perform(Action::Do(Command::Undo));
    assert_eq!(boris.release().banner.tag.as_str(), "MAIN EVENT");
    assert_ne!(
        boris.release().headline.as_str(),
        "Civil society in prisons"
    );
    assert_eq!(boris.undoable(), None);
    assert_eq!(boris.file_state(), FileState::Unsaved);
    boris.perform(Action::Do(Command::Redo));
    assert_eq!(
        boris.release().headline.as_str(),
        "Civil society in prisons"
    );
}

#[test]
fn the_same_words_are_kept_twice_until_somebody_settles_them() {
    let (_folder, file) = shared();
    let (mut anna, mut boris) = (opened(&file), opened(&file));
    set(&mut anna, "banner/tag", "MAIN EVENT");
    set(&mut boris, "banner/tag", "OPEN EVENT");
    save(&mut anna);
    save(&mut boris);
    assert_eq!(boris.release().conflicts.len(), 1);
    assert_eq!(boris.release().banner.tag.as_str(), "OPEN EVENT");
    assert!(says(&file).contains("MAIN EVENT"));
    // Anna gets both with her next save.
    set(&mut anna, "headline", "Civil society in prisons");
    save(&mut anna);
    assert_eq!(anna.release().conflicts.len(), 1);
    assert_eq!(anna.release().headline.as_str(), "Civil society in prisons");
}

#[test]
fn the_caret_stays_at_its_letters() {
    let (_folder, file) = shared();
    let (mut anna, mut boris) = (opened(&file), opened(&file));
    let release = boris.release();
    let opening = release.sections.first().expect("a section");
    let field = format!(
        "sections/{}/blocks/{}/text",
        opening.id,
        communique::release::Identified::id(opening.blocks.first().expect("a block"))
    );
    let prose = boris.release().prose(&path(&field)).expect("prose");
    let text = prose.whole_text();
    let at = text.find("However").expect("the word");
    boris.perform(Action::Caret(Some(Caret::at(path(&field), at))));
    boris.perform(Action::Type {
        field: path(&field),
        changes: vec![Typed::Text(
            TextChange {
                range: at..at,
                inserted: "Yet ".into(),
            },
            Means::Keys,
        )],
    });
    boris.perform(Action::Caret(Some(Caret::at(path(&field), at + 4))));
    // Anna lengthens a paragraph before it.
    anna.perform(Action::Type {
        field: path(&field),
        changes: vec![Typed::Text(
            TextChange {
                range: 0..3,
                inserted: "It was said that the".into(),
            },
            Means::Keys,
        )],
    });
    save(&mut anna);
    boris.take_requests();
    save(&mut boris);
    let now = boris
        .release()
        .prose(&path(&field))
        .expect("prose")
        .whole_text();
    let expected = now.find("However").expect("the word");
    assert_ne!(expected, at + 4);
    let caret = boris.caret().expect("a caret");
    assert_eq!((caret.anchor, caret.head), (expected, expected));
    let followed = Request::FollowCaret(caret.clone());
    assert!(boris.take_requests().contains(&followed));
    // And undo takes out what Boris typed, where it is now.
    boris.perform(Action::Do(Command::Undo));
    let undone = boris
        .release()
        .prose(&path(&field))
        .expect("prose")
        .whole_text();
    assert_eq!(undone, now.replace("Yet However", "However"));
}

#[test]
fn a_file_that_is_gone_is_saved_again_only_by_whoever_knows() {
    let (_folder, file) = shared();
    let mut anna = opened(&file);
    set(&mut anna, "banner/tag", "MAIN EVENT");
    fs::remove_file(&file).expect("it can go");
    save(&mut anna);
    assert_eq!(anna.file_state(), FileState::Failed);
    assert!(!file.exists());
    let messages = anna.take_messages();
    let said = messages.iter().find_map(|message| match message {
        Message::NotSaved(failure) => Some(failure.to_string()),
        _ => None,
    });
    assert!(said.is_some_and(|said| said.contains("gone")));
    save(&mut anna);
    assert_eq!(anna.file_state(), FileState::Saved);
    assert!(says(&file).contains("MAIN EVENT"));
}

#[test]
fn what_is_written_while_it_is_merged_is_kept() {
    let (_folder, file) = shared();
    let (mut anna, mut boris) = (opened(&file), opened(&file));
    set(&mut anna, "banner/tag", "MAIN EVENT");
    save(&mut anna);
    set(&mut boris, "headline", "First");
    boris.perform(Action::Do(Command::Save));
    for letter in 0..20 {
        set(&mut boris, "subheadline", &"x".repeat(letter + 1));
        boris.poll();
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    wait(&mut boris);
    assert_eq!(boris.release().subheadline.as_str(), "x".repeat(20));
    assert_eq!(boris.release().banner.tag.as_str(), "MAIN EVENT");
    assert_eq!(boris.file_state(), FileState::Unsaved);
    save(&mut boris);
    assert!(says(&file).contains(&"x".repeat(20)));
}

#[test]
fn what_two_have_made_longer_than_a_field_may_be_is_kept_and_said() {
    let scene = Place::new();
    let mut anna = scene.open();
    let headline = anna.release().headline.as_str().to_owned();
    let long = "long ".repeat(LARGEST_LINE / 8);
    set(&mut anna, "headline", &format!("{headline} {long}"));
    scene.colleague("headline: \"", &format!("headline: \"{long}"));
    anna.watch_file();
    let both = format!("{long}{headline} {long}");
    until(&mut anna, "merged", |anna| {
        anna.release().headline.as_str() == both
    });
    save(&mut anna);
    assert_eq!(anna.file_state(), FileState::Failed);
    let said = anna.save_failure().expect("it failed").to_string();
    assert!(
        said.contains("in headline: ") && said.contains("shorten it"),
        "{said}"
    );

    // A crash takes nothing of it.
    drop(anna);
    let mut again = scene.again();
    assert_eq!(again.release().headline.as_str(), both);
    set(&mut again, "headline", &headline);
    save(&mut again);
    assert_eq!(again.file_state(), FileState::Saved);
    assert!(scene.says().contains(&headline));
}

#[test]
fn that_a_file_is_written_into_is_said_once() {
    let scene = Place::new();
    let second_name = scene.file.with_extension("second");
    fs::hard_link(&scene.file, second_name).expect("a second name");
    let mut session = scene.open();
    for (tag, times) in [("MAIN EVENT", 1), ("OPEN EVENT", 0)] {
        set(&mut session, "banner/tag", tag);
        save(&mut session);
        let messages = session.take_messages().into_iter();
        let is_said = |message: &Message| matches!(message, Message::SavedInPlace(..));
        assert_eq!(messages.filter(is_said).count(), times);
    }
}

#[test]
fn what_two_note_alike_of_what_went_out_is_said_once() {
    let (place, file) = shared();
    let mut first = opened(&file);
    first.perform(Action::Do(Command::MarkIssued));
    save(&mut first);
    let mut both = [opened(&place.file), opened(&place.file)];
    let note = NewRevision {
        kind: RevisionKind::Updated,
        date: "2026-11-27".parse().expect("a date"),
        note: "Event: “MAIN” was added.\nThe date is another.".into(),
    };
    for session in &mut both {
        session.perform(Action::Revise(note.clone()));
    }
    for session in &mut both {
        save(session);
    }
    let [_, last] = &both;
    assert_eq!(last.release().revision.note.whole_text(), note.note);
    assert!(last.release().conflicts.is_empty());
}
