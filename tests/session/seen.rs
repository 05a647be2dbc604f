//! What somebody has seen of another's words may be changed by them, and nothing else is.

use std::fs;

use communique::compare::{Settlement, choices, now_at};
use communique::release::{Content, FieldPath, Lines};
use communique::session::{Action, Caret, Command, FileState, Message, Session};
use communique::storage;

use super::place::{Place, set, tag, until};
use super::wait;

fn open(place: &Place) -> Session {
    let mut session = place.opened();
    session.watch_file();
    session
}

fn two(place: &Place) -> [Session; 2] {
    [open(place), open(place)]
}

fn write_and_save(session: &mut Session, field: &str, text: &str) {
    set(session, field, text);
    session.perform(Action::Do(Command::Save));
    wait(session);
}

#[test]
fn what_a_colleague_takes_out_of_ones_own_words_having_seen_them_is_out() {
    // With another change beside it, and alone, which is what the file said before.
    for cuts_alone in [false, true] {
        let place = Place::new();
        let [mut anna, mut boris] = two(&place);
        write_and_save(&mut anna, "banner/tag", "MAIN SIDE EVENT");
        until(&mut boris, "merged", |boris| {
            tag(boris) == "MAIN SIDE EVENT"
        });
        if !cuts_alone {
            set(&mut boris, "headline", "Civil society in prisons");
        }
        write_and_save(&mut boris, "banner/tag", "SIDE EVENT");
        until(&mut anna, "taken out", |anna| tag(anna) == "SIDE EVENT");
        assert_eq!(anna.file_state(), FileState::Saved);
        let messages = anna.take_messages();
        let is_put_back = |message: &Message| matches!(message, Message::PutBack(_));
        assert!(!messages.iter().any(is_put_back), "{messages:?}");
        // Nor does it come back by saving.
        write_and_save(&mut anna, "subheadline", "Mine");
        assert_eq!(tag(&anna), "SIDE EVENT");
        assert!(!place.says().contains("MAIN SIDE EVENT"));
    }
}

#[test]
fn what_is_settled_by_one_is_settled_for_the_other() {
    let place = Place::new();
    let [mut anna, mut boris] = two(&place);
    set(&mut boris, "banner/tag", "OPEN EVENT");
    write_and_save(&mut anna, "banner/tag", "MAIN EVENT");
    until(&mut boris, "at odds", |boris| {
        !boris.release().conflicts.is_empty()
    });
    let conflict = boris.release().conflicts.first().expect("one").id.clone();
    boris.perform(Action::Settle(conflict, Settlement::Ours));
    boris.perform(Action::Do(Command::Save));
    wait(&mut boris);
    until(&mut anna, "settled", |anna| tag(anna) == "OPEN EVENT");
    assert!(anna.release().conflicts.is_empty());
    assert_eq!(anna.file_state(), FileState::Saved);
}

#[test]
fn what_a_colleague_takes_out_is_out_however_long_one_was_away() {
    let place = Place::new();
    let mut anna = open(&place);
    write_and_save(&mut anna, "banner/tag", "MAIN SIDE EVENT");
    // Anna's machine sleeps. Others come, save often, and go.
    for name in ["Boris", "Chen"] {
        let mut other = open(&place);
        for count in 0..15 {
            write_and_save(&mut other, "headline", &format!("{name} {count}"));
        }
        set(&mut other, "banner/tag", "SIDE EVENT");
        write_and_save(&mut other, "headline", "Civil society in prisons");
    }
    until(&mut anna, "taken out", |anna| tag(anna) == "SIDE EVENT");
    assert!(anna.release().conflicts.is_empty());
    assert_eq!(anna.file_state(), FileState::Saved);
}

#[test]
fn what_a_colleague_writes_who_has_not_seen_ones_own_words_takes_none_of_them() {
    let place = Place::new();
    let mut boris = place.opened();
    let mut anna = open(&place);
    let before = place.says();
    for tag in ["MAIN SIDE EVENT", "MAIN SIDE EVENT OF THE DAY"] {
        write_and_save(&mut anna, "banner/tag", tag);
    }
    let anna_saved = place.says();
    // Boris is elsewhere, and a tool brings what he saved there in the place of Anna's.
    fs::write(&place.file, &before).expect("it can be written");
    write_and_save(&mut boris, "headline", "Civil society in prisons");
    until(&mut anna, "merged", |anna| {
        anna.release().headline.as_str() == "Civil society in prisons"
    });
    assert_eq!(tag(&anna), "MAIN SIDE EVENT OF THE DAY");
    assert_eq!(anna.file_state(), FileState::Unsaved);
    // And where it brings Anna's back, Boris' words stay.
    fs::write(&place.file, &anna_saved).expect("it can be written");
    boris.watch_file();
    until(&mut boris, "merged", |boris| {
        tag(boris) == "MAIN SIDE EVENT OF THE DAY"
    });
    assert_eq!(
        boris.release().headline.as_str(),
        "Civil society in prisons"
    );
}

#[test]
fn what_a_colleague_takes_out_who_has_seen_two_states_that_were_apart_is_out() {
    let place = Place::new();
    let mut boris = place.opened();
    let [mut anna, mut chen] = two(&place);
    let before = place.says();
    write_and_save(&mut anna, "banner/tag", "MAIN SIDE EVENT");
    until(&mut chen, "merged", |chen| tag(chen) == "MAIN SIDE EVENT");
    // A tool brings what Boris saved elsewhere in the place of Anna's.
    fs::write(&place.file, &before).expect("it can be written");
    write_and_save(&mut boris, "headline", "Civil society in prisons");
    let is_merged =
        |session: &Session| session.release().headline.as_str() == "Civil society in prisons";
    until(&mut anna, "merged", is_merged);
    until(&mut chen, "merged", is_merged);
    write_and_save(&mut chen, "banner/tag", "SIDE EVENT");
    until(&mut anna, "taken out", |anna| tag(anna) == "SIDE EVENT");
    assert!(is_merged(&anna));
    assert!(anna.release().conflicts.is_empty());
    assert_eq!(anna.file_state(), FileState::Saved);
}

#[test]
fn a_file_tells_of_its_saves_and_of_nobody() {
    let place = Place::new();
    let mut anna = open(&place);
    write_and_save(&mut anna, "banner/tag", "MAIN SIDE EVENT");
    let says = place.says();
    let last = says.lines().last().expect("a line");
    assert!(last.starts_with("// Saves in this file"), "{last}");
    // It's no comment of somebody's that would be lost.
    let opened = storage::open(&place.file).expect("it opens");
    assert_eq!(opened.notices, []);
    // Nothing to save is no save.
    anna.perform(Action::Do(Command::Save));
    wait(&mut anna);
    assert_eq!(place.says(), says);
}

#[test]
fn what_a_colleague_saved_elsewhere_takes_nothing_out_of_what_a_crash_left() {
    let place = Place::new();
    let before = place.says();
    let mut boris = place.opened();
    let mut anna = place.open();
    write_and_save(&mut anna, "banner/tag", "MAIN SIDE EVENT");
    set(&mut anna, "subheadline", "Never saved words");
    drop(anna);
    // Boris has never seen what Anna saved, and a tool puts his in its place.
    fs::write(&place.file, &before).expect("it can be written");
    write_and_save(&mut boris, "headline", "Civil society in prisons");
    let anna = place.again();
    assert_eq!(tag(&anna), "MAIN SIDE EVENT");
    assert_eq!(anna.release().subheadline.as_str(), "Never saved words");
    assert_eq!(anna.release().headline.as_str(), "Civil society in prisons");
}

#[test]
fn whoever_writes_at_a_place_goes_on_in_words_of_their_own() {
    for is_writing in [true, false] {
        let place = Place::new();
        let [mut anna, mut boris] = two(&place);
        let headline: FieldPath = "headline".parse().expect("an address");
        let own = "Civil society joins the work in prisons from Monday";
        let other = "Civil society joins the work in prisons until Friday";
        write_and_save(&mut anna, "headline", own);
        if is_writing {
            anna.perform(Action::Caret(Some(Caret::at(headline, own.len()))));
        }
        // Boris has written at the same moment, and saves after her.
        set(&mut boris, "headline", other);
        until(&mut boris, "at odds", |boris| {
            !boris.release().conflicts.is_empty()
        });
        boris.perform(Action::Do(Command::Save));
        wait(&mut boris);
        until(&mut anna, "at odds", |anna| {
            !anna.release().conflicts.is_empty()
        });
        let release = anna.release();
        let conflict = release.conflicts.first().expect("it's there");
        let [_, mine, theirs] = choices(conflict, &now_at(release, conflict));
        let stands = if is_writing { own } else { other };
        assert_eq!(release.headline.as_str(), stands);
        if is_writing {
            let messages = anna.take_messages();
            // What isn't changed can be taken back.
            let is_kept = |message: &Message| matches!(message, Message::Kept(_));
            assert!(!messages.iter().any(is_kept), "{messages:?}");
        }
        let text = |text: &str| Content::Text(Lines::new(text));
        let sides = match is_writing {
            true => [text(own), text(other)],
            false => [text(other), text(own)],
        };
        assert_eq!([mine, theirs], sides);
        let is_in_file = anna.file_state() == FileState::Saved;
        assert_eq!(is_in_file, !is_writing);
        // What both have is one thing to settle, and settled by one it's settled.
        anna.perform(Action::Do(Command::Save));
        wait(&mut anna);
        until(&mut boris, "as Anna has it", |boris| {
            boris.release().headline.as_str() == stands
        });
        assert_eq!(boris.release().conflicts.len(), 1);
        let id = boris.release().conflicts.first().expect("one").id.clone();
        boris.perform(Action::Settle(id, Settlement::Theirs));
        boris.perform(Action::Do(Command::Save));
        wait(&mut boris);
        until(&mut anna, "settled", |anna| {
            anna.release().conflicts.is_empty()
        });
        assert_eq!(anna.release().headline, boris.release().headline);
    }
}
