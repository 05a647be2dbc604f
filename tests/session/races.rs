//! Things that happen at once, and in the wrong moment: nothing is lost, and nothing counts as
//! saved that isn't.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use communique::jobs::no_wake;
use communique::release::{FieldPath, Part};
use communique::session::{
    Action, Command, Compared, FileState, Instead, Message, Recovery, Request, SaveFailure,
    Session, Wanted,
};
use communique::storage::disk::System;
use communique::storage::{self, Desk, SaveError, Who, read_journal};
use communique::typeset::HouseStyle;

use super::place::{Place, set, tag, until};
use super::wait;
use crate::faults::Gate;
use crate::support::sample_text;

/// What a session has said of this.
fn said<T>(session: &mut Session, of: impl Fn(Message) -> Option<T>) -> Option<T> {
    session.take_messages().into_iter().find_map(of)
}

#[test]
fn a_crash_after_a_merging_save_takes_nothing_of_the_colleagues_out() {
    // However far the save and the merge have got.
    for pause in [0, 5, 20, 60, 120, 250] {
        let scene = Place::new();
        let mut boris = scene.open();
        set(&mut boris, "headline", "Civil society in prisons");
        scene.colleague("SIDE EVENT", "MAIN EVENT");
        boris.perform(Action::Do(Command::Save));
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_millis(pause) {
            boris.poll();
            std::thread::sleep(Duration::from_millis(1));
        }
        until(&mut boris, "written", |_| {
            scene.says().contains("Civil society in prisons")
        });
        boris.poll();
        drop(boris);
        let desk = scene.desk();
        let has_journal = desk.has_journal(&System);
        drop(desk);
        let mut again = match has_journal {
            true => scene.again(),
            false => scene.open(),
        };
        assert_eq!(tag(&again), "MAIN EVENT", "after {pause} ms");
        again.perform(Action::Do(Command::Save));
        wait(&mut again);
        let says = scene.says();
        assert!(says.contains("MAIN EVENT") && says.contains("Civil society in prisons"));
    }
}

#[test]
fn somebody_who_never_stops_writing_gets_what_others_save() {
    let scene = Place::new();
    let mut session = scene.open();
    session.watch_file();
    session.poll();
    scene.colleague("SIDE EVENT", "MAIN EVENT");
    let mut written = String::from("Civil");
    let begun = Instant::now();
    while tag(&session) != "MAIN EVENT" {
        assert!(begun.elapsed() < Duration::from_secs(20), "never there");
        written.push('l');
        set(&mut session, "headline", &written);
        session.poll();
    }
    assert_eq!(session.release().headline.as_str(), written);
    let news: Vec<String> = session
        .news()
        .iter()
        .map(|news| news.at.to_string())
        .collect();
    assert_eq!(news, ["banner/tag"]);
    // What was written is one's own step, what came isn't.
    session.perform(Action::Do(Command::Undo));
    assert_eq!(tag(&session), "MAIN EVENT");
    assert_ne!(session.release().headline.as_str(), written);
}

#[test]
fn another_release_in_the_file_is_not_taken_for_this_one() {
    let scene = Place::new();
    let mut session = scene.open();
    session.watch_file();
    let headline = session.release().headline.clone();
    let other = sample_text("flood-warning-2026.ron");
    fs::write(&scene.file, &other).expect("it can be written");
    until(&mut session, "seen", Session::is_file_gone);
    assert_eq!(session.release().headline, headline);
    assert_eq!(session.file_state(), FileState::Unsaved);
    let messages = session.take_messages();
    let is_said = |message: &Message| matches!(message, Message::FileGone(_, Instead::Release));
    assert!(messages.iter().any(is_said), "{messages:?}");
    session.perform(Action::Do(Command::Save));
    wait(&mut session);
    assert_eq!(session.file_state(), FileState::Failed);
    assert_eq!(scene.says(), other);
}

#[test]
fn what_is_restored_while_it_is_saved_does_not_count_as_saved() {
    let scene = Place::new();
    let gate = Gate::of("saving");
    let mut session = scene.open_on(&scene.file, Arc::new(gate.clone()));
    let old = Arc::clone(session.release());
    set(&mut session, "headline", "Civil society in prisons");
    gate.close_after(0);
    session.perform(Action::Do(Command::Save));
    gate.wait_until_it_hangs();
    let seen = Arc::clone(session.release());
    let back = Compared::new(Arc::clone(&old), seen);
    session.perform(Action::Restore(Wanted::State(back)));
    until(&mut session, "restored", |session| !session.has_jobs());
    gate.open();
    wait(&mut session);
    assert_eq!(session.release().headline, old.headline);
    assert!(scene.says().contains("Civil society in prisons"));
    assert_eq!(session.file_state(), FileState::Unsaved);
}

#[test]
fn a_file_that_was_left_by_save_as_is_free_again() {
    let scene = Place::new();
    let mut session = scene.open();
    let other = scene.file.with_file_name("other.ron");
    session.perform(Action::SaveTo(other));
    wait(&mut session);
    until(&mut session, "free", |_| {
        scene.desk_of(&scene.file).is_some()
    });
}

#[test]
fn what_a_crash_left_of_a_file_that_is_replaced_is_offered_at_the_next_start() {
    let scene = Place::new();
    let other = scene.file.with_file_name("other.ron");
    fs::write(&other, scene.says()).expect("it can be written");
    let mut first = scene.open_on(&other, Arc::new(System));
    set(&mut first, "headline", "Never saved words");
    drop(first);
    let mut session = scene.open();
    set(&mut session, "subheadline", "Mine");
    session.perform(Action::SaveTo(other.clone()));
    wait(&mut session);
    set(&mut session, "subheadline", "Mine again");
    drop(session);
    let desks = Desk::left_without_file(&System, &scene.places().desks());
    let told = desks
        .iter()
        .map(|desk| read_journal(&System, &desk.journal()).expect("it's whole"));
    let heads: Vec<String> = told
        .map(|told| told.release.headline.as_str().to_owned())
        .collect();
    assert!(heads.contains(&"Never saved words".to_owned()), "{heads:?}");
}

/// The session that opens after a crash while the file can't be read.
fn without_file(scene: &Place) -> Session {
    let desk = scene.desk();
    let told = read_journal(&System, &desk.journal()).expect("a journal was left");
    let stamp = told.subject.standing.clone();
    let stamp = stamp.expect("it stands on a file");
    let (base, recovery) = Recovery::alone(told);
    let styles = HouseStyle::shipped();
    let mut session = Session::away(base, scene.file.clone(), stamp, styles, no_wake());
    session.keep_safe(scene.places(), Some(desk));
    session.watch_file();
    session.recover(recovery);
    session
}

#[test]
fn a_second_crash_while_the_file_is_away_leaves_the_work_with_its_file() {
    let scene = Place::new();
    let mut session = scene.open();
    set(&mut session, "headline", "Never saved words");
    drop(session);
    let place = scene.file.parent().expect("a folder").to_owned();
    let away = scene.folder.path().join("away");
    fs::rename(&place, &away).expect("it can be renamed");
    let session = without_file(&scene);
    assert_eq!(session.release().headline.as_str(), "Never saved words");
    drop(session);
    assert_eq!(scene.files_left(), std::slice::from_ref(&scene.file));

    // When the drive is back, what a colleague has made of it meanwhile is merged.
    let mut session = without_file(&scene);
    fs::rename(&away, &place).expect("it can be renamed");
    scene.colleague("SIDE EVENT", "MAIN EVENT");
    until(&mut session, "merged", |session| {
        tag(session) == "MAIN EVENT"
    });
    assert_eq!(session.release().headline.as_str(), "Never saved words");
    session.perform(Action::Do(Command::Save));
    wait(&mut session);
    let says = scene.says();
    assert!(says.contains("MAIN EVENT") && says.contains("Never saved words"));
}

#[test]
fn a_journal_that_says_nothing_new_goes() {
    let scene = Place::new();
    let mut session = scene.open();
    set(&mut session, "headline", "Civil society in prisons");
    let text = storage::write(session.release()).expect("it can be written");
    drop(session);
    fs::write(&scene.file, text).expect("it can be written");
    drop(scene.again());
    assert_eq!(scene.files_left(), Vec::<PathBuf>::new());
}

#[test]
fn git_marks_in_the_file_are_not_saved() {
    let scene = Place::new();
    let mut session = scene.open();
    session.watch_file();
    let lines = scene.says();
    let marked = lines.lines().map(|line| match line.contains("SIDE EVENT") {
        true => format!(
            "<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> other\n",
            line.replace("SIDE", "MAIN"),
            line.replace("SIDE", "OPEN")
        ),
        false => format!("{line}\n"),
    });
    fs::write(&scene.file, marked.collect::<String>()).expect("it can be written");
    until(&mut session, "merged", |session| {
        !session.release().conflicts.is_empty()
    });
    assert_eq!(session.file_state(), FileState::Unsaved);
    let messages = session.take_messages();
    let is_said = |message: &Message| matches!(message, Message::Opened(_));
    assert!(messages.iter().any(is_said), "{messages:?}");
}

#[test]
fn a_window_that_was_to_close_and_is_written_in_does_not_close_later() {
    let scene = Place::new();
    let gate = Gate::of("saving");
    let mut session = scene.open_on(&scene.file, Arc::new(gate.clone()));
    set(&mut session, "headline", "Civil society in prisons");
    scene.colleague("SIDE EVENT", "MAIN EVENT");
    gate.close_after(0);
    session.save_and_close();
    set(&mut session, "subheadline", "Typed meanwhile");
    gate.open();
    wait(&mut session);
    assert!(!session.take_requests().contains(&Request::Close));
    session.perform(Action::Do(Command::Save));
    wait(&mut session);
    assert_eq!(session.file_state(), FileState::Saved);
    assert!(!session.take_requests().contains(&Request::Close));
}

#[test]
fn what_came_meanwhile_where_it_could_not_be_saved_is_not_overwritten() {
    let scene = Place::new();
    let mut session = scene.open();
    let place = scene.folder.path().join("stick");
    let target = place.join("copy.ron");
    session.perform(Action::SaveTo(target.clone()));
    wait(&mut session);
    assert_eq!(session.file_state(), FileState::Failed);
    fs::create_dir(&place).expect("a folder");
    fs::write(&target, "somebody's, and nobody was asked").expect("it can be written");
    until(&mut session, "tried again", |session| {
        let failure = session.save_failure();
        matches!(
            failure,
            Some(SaveFailure::Write(SaveError::Unreadable { .. }))
        )
    });
    let there = fs::read_to_string(&target).expect("it's there");
    assert_eq!(there, "somebody's, and nobody was asked");
}

#[test]
fn what_comes_where_a_name_was_free_is_not_overwritten() {
    let scene = Place::new();
    let target = scene.folder.path().join("free.ron");
    let save = |gate: &Gate| {
        let mut session = scene.open_on(&scene.file, Arc::new(gate.clone()));
        session.perform(Action::SaveTo(target.clone()));
        session
    };
    let counting = Gate::of("saving");
    wait(&mut save(&counting));
    for left in 1..counting.steps() {
        fs::remove_file(&target).expect("it can go");
        let gate = Gate::of("saving");
        gate.close_after(left);
        let mut session = save(&gate);
        gate.wait_until_it_hangs();
        let has_come = !target.exists();
        if has_come {
            fs::write(&target, "somebody's, and nobody was asked").expect("it can be written");
        }
        gate.open();
        wait(&mut session);
        let there = fs::read_to_string(&target).expect("it's there");
        let is_theirs = there == "somebody's, and nobody was asked";
        assert_eq!(is_theirs, has_come, "after {left} steps");
    }
}

#[test]
fn closing_asks_while_a_save_that_has_failed_is_tried_again() {
    let scene = Place::new();
    let gate = Gate::of("saving");
    let mut session = scene.open_on(&scene.file, Arc::new(gate.clone()));
    let permissions = fs::metadata(&scene.file).expect("it's there").permissions();
    let mut read_only = permissions.clone();
    read_only.set_readonly(true);
    fs::set_permissions(&scene.file, read_only).expect("it can be marked");
    set(&mut session, "headline", "Civil society in prisons");
    session.perform(Action::Do(Command::Save));
    wait(&mut session);
    assert_eq!(session.file_state(), FileState::Failed);
    gate.close_after(0);
    until(&mut session, "tried again", |_| gate.waiting() > 0);
    assert!(!session.is_safe());
    // Whoever wants it saved now waits for it.
    session.save_and_close();
    assert!(session.is_writing());
    fs::set_permissions(&scene.file, permissions).expect("the mark can go");
    gate.open();
    until(&mut session, "saved", |session| {
        session.file_state() == FileState::Saved
    });
    assert!(scene.says().contains("Civil society in prisons"));
}

#[test]
fn a_file_that_is_gone_is_not_made_anew_by_itself() {
    let scene = Place::new();
    let mut session = scene.open();
    session.watch_file();
    let mut read_only = fs::metadata(&scene.file).expect("it's there").permissions();
    read_only.set_readonly(true);
    fs::set_permissions(&scene.file, read_only).expect("it can be marked");
    set(&mut session, "headline", "Civil society in prisons");
    session.perform(Action::Do(Command::Save));
    wait(&mut session);
    assert_eq!(session.file_state(), FileState::Failed);
    fs::remove_file(&scene.file).expect("it can go");
    until(&mut session, "missed", Session::is_file_gone);
    assert_eq!(session.wait(), None);
    session.poll();
    assert!(!session.is_writing() && !scene.file.exists());
}

#[cfg(unix)]
#[test]
fn a_link_to_a_drive_that_is_away_stays_a_link() {
    let scene = Place::new();
    let link = scene.folder.path().join("link.ron");
    std::os::unix::fs::symlink(&scene.file, &link).expect("a link");
    let mut session = scene.open_on(&link, Arc::new(System));
    set(&mut session, "headline", "Civil society in prisons");
    let place = scene.file.parent().expect("a folder");
    let away = scene.folder.path().join("away");
    fs::rename(place, &away).expect("it can be renamed");
    for _ in 0..2 {
        session.perform(Action::Do(Command::Save));
        wait(&mut session);
        assert_eq!(session.file_state(), FileState::Failed);
    }
    fs::rename(&away, place).expect("it can be renamed");
    session.perform(Action::Do(Command::Save));
    wait(&mut session);
    assert!(scene.says().contains("Civil society in prisons"));
}

#[cfg(unix)]
#[test]
fn ones_own_file_by_another_name_is_merged_not_replaced() {
    let scene = Place::new();
    let mut session = scene.open();
    let link = scene.folder.path().join("link.ron");
    std::os::unix::fs::symlink(&scene.file, &link).expect("a link");
    set(&mut session, "headline", "Civil society in prisons");
    scene.colleague("SIDE EVENT", "MAIN EVENT");
    session.perform(Action::SaveTo(link));
    wait(&mut session);
    let says = scene.says();
    assert!(says.contains("MAIN EVENT") && says.contains("Civil society in prisons"));
}

#[test]
fn a_crash_while_what_was_recovered_is_discarded_loses_nothing() {
    let scene = Place::new();
    let mut session = scene.open();
    set(&mut session, "headline", "Never saved words");
    drop(session);
    let mut session = scene.again();
    let compared = said(&mut session, |message| match message {
        Message::Recovered { compared, .. } => Some(compared),
        _ => None,
    });
    set(&mut session, "subheadline", "Half an hour of typing");
    let compared = compared.expect("it's said");
    session.perform(Action::Restore(Wanted::Without(compared)));
    // The program ends before that is done.
    drop(session);
    assert_eq!(scene.files_left(), std::slice::from_ref(&scene.file));
    let again = scene.again();
    assert_eq!(
        again.release().subheadline.as_str(),
        "Half an hour of typing"
    );
}

#[test]
fn what_is_discarded_while_it_is_saved_does_not_come_back() {
    let scene = Place::new();
    let gate = Gate::of("saving");
    let mut session = scene.open_on(&scene.file, Arc::new(gate.clone()));
    set(&mut session, "headline", "Saved words");
    gate.close_after(0);
    session.perform(Action::Do(Command::Save));
    set(&mut session, "headline", "Words that nobody wants");
    session.discard_and_close();
    gate.open();
    wait(&mut session);
    assert!(session.take_requests().contains(&Request::Close));
    drop(session);
    assert_eq!(scene.files_left(), Vec::<PathBuf>::new());
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_ones_presence_leads_to_nothing_that_is_written() {
    let scene = Place::new();
    let mut session = scene.open();
    session.watch_file();
    let who = |name: &str| Who {
        name: name.into(),
        ..Who::default()
    };
    session.show_presence(Some(who("Anna")));
    let place = scene.file.parent().expect("a folder");
    let own = || {
        let entries = fs::read_dir(place).expect("a folder").flatten();
        let mut paths = entries.map(|entry| entry.path());
        paths.find(|path| path.to_string_lossy().contains(".communique-open-"))
    };
    until(&mut session, "told", |_| own().is_some());
    std::thread::sleep(Duration::from_millis(100));
    let own = own().expect("it's there");
    let victim = scene.folder.path().join("victim");
    fs::write(&victim, "precious").expect("it can be written");
    fs::remove_file(&own).expect("it can go");
    std::os::unix::fs::symlink(&victim, &own).expect("a link");
    session.show_presence(Some(who("Maria")));
    until(&mut session, "told", |_| {
        fs::read_to_string(&own).is_ok_and(|text| text.contains("Maria"))
    });
    let there = fs::read_to_string(&victim).expect("it's there");
    assert_eq!(there, "precious");
}

#[test]
fn what_was_saved_long_ago_is_not_taken_out_by_whoever_was_away() {
    let scene = Place::new();
    let first = scene.says();
    let mut session = scene.open();
    session.watch_file();
    let fields = [
        "headline",
        "subheadline",
        "label",
        "banner/event",
        "banner/tag",
    ];
    let mut words = Vec::new();
    for round in 0..2 {
        for field in fields {
            let path: FieldPath = field.parse().expect("an address");
            let before = match session.release().part(&path) {
                Some(Part::Text(text, _)) => text.text().to_owned(),
                _ => panic!("no text at {field}"),
            };
            let word = format!("word{}", words.len());
            set(&mut session, field, format!("{before} {word}").trim());
            session.perform(Action::Do(Command::Save));
            wait(&mut session);
            assert_eq!(session.file_state(), FileState::Saved, "{round}");
            words.push(word);
        }
    }
    // A colleague has had the file since the first state.
    let theirs = first.replace("Kingdom of the Netherlands", "The Netherlands");
    fs::write(&scene.file, theirs).expect("it can be written");
    let is_there = |session: &Session| {
        let text = storage::write(session.release()).expect("it can be written");
        text.contains("The Netherlands")
    };
    until(&mut session, "merged", is_there);
    let text = storage::write(session.release()).expect("it can be written");
    let lost: Vec<&String> = words.iter().filter(|word| !text.contains(*word)).collect();
    assert_eq!(lost, Vec::<&String>::new());
}
