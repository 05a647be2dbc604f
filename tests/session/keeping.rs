//! What a crash doesn't take.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use communique::jobs::no_wake;
use communique::release::Release;
use communique::session::{
    Action, BegunFor, Command, Compared, FileState, Looked, Message, Session, Wanted, look,
};
use communique::storage::disk::System;
use communique::storage::{self, Desk, DeskTaken, Versions, read_journal};
use communique::typeset::HouseStyle;

use super::place::{Place, opened, set, until, wait_until};
use super::wait;
use crate::support::sample_text;

/// What the journals that were left tell.
fn left(place: &Place) -> Vec<(Desk, storage::Told)> {
    let of_files = place.files_left().into_iter();
    let of_files = of_files.map(|file| place.desk_of(&file).expect("it's nobody's"));
    let without = Desk::left_without_file(&System, &place.places().desks());
    let desks = of_files.chain(without);
    let told = desks.map(|desk| {
        let told = read_journal(&System, &desk.journal()).expect("it's whole");
        (desk, told)
    });
    told.collect()
}

/// The session that opens after a crash, how many things it brought back, and what they are.
fn recovered(place: &Place) -> (Session, usize, Option<Compared>) {
    let mut session = place.again();
    let mut messages = session.take_messages().into_iter();
    let told = messages.find_map(|message| match message {
        Message::Recovered {
            changes, compared, ..
        } => Some((changes, compared)),
        _ => None,
    });
    match told {
        Some((count, compared)) => (session, count, Some(compared)),
        None => (session, 0, None),
    }
}

/// Until what the journal says is this.
fn until_kept(journal: &Path, release: &Release) {
    wait_until("kept", || {
        let told = read_journal(&System, journal);
        told.is_ok_and(|told| told.release == *release)
    });
}

#[test]
fn what_is_typed_is_in_the_journal_at_once() {
    let scene = Place::new();
    let desk = scene.desk();
    let journal = desk.journal();
    drop(desk);
    let mut session = scene.open();
    for words in ["A", "A new", "A new headline"] {
        set(&mut session, "headline", words);
        until_kept(&journal, session.release());
    }
    session.perform(Action::Do(Command::Undo));
    until_kept(&journal, session.release());
}

#[test]
fn what_was_not_saved_is_brought_back_after_a_crash() {
    let scene = Place::new();
    let mut session = scene.open();
    set(&mut session, "banner/tag", "MAIN EVENT");
    set(&mut session, "headline", "Civil society in prisons");
    let unsaved = session.release().as_ref().clone();
    drop(session);

    let (mut session, count, _) = recovered(&scene);
    assert_eq!(count, 2);
    assert_eq!(session.release().as_ref(), &unsaved);
    assert_eq!(session.file_state(), FileState::Unsaved);
    let file = storage::open(&scene.file).expect("it opens").release;
    assert_ne!(file, unsaved);
    // It's one step, and another crash takes nothing of it either.
    session.perform(Action::Do(Command::Undo));
    assert_eq!(session.release().as_ref(), &file);
    session.perform(Action::Do(Command::Redo));
    set(&mut session, "subheadline", "More");
    let unsaved = session.release().as_ref().clone();
    drop(session);
    let (session, count, _) = recovered(&scene);
    assert_eq!(count, 3);
    assert_eq!(session.release().as_ref(), &unsaved);
}

#[test]
fn what_was_changed_before_a_crash_in_what_went_out_is_offered_as_a_revision_after_it() {
    let scene = Place::new();
    let mut session = scene.open();
    session.perform(Action::Do(Command::MarkIssued));
    session.perform(Action::Do(Command::Save));
    wait(&mut session);
    set(&mut session, "headline", "Civil society in prisons");
    drop(session);
    let mut session = scene.again();
    let messages = session.take_messages();
    let is_offer = |message: &Message| matches!(message, Message::AfterIssue(_));
    assert!(messages.iter().any(is_offer), "{messages:?}");
}

#[test]
fn what_was_being_saved_in_a_crash_is_not_somebody_elses() {
    let scene = Place::new();
    let mut session = scene.open();
    set(&mut session, "headline", "Civil");
    let saved = storage::write(session.release()).expect("it can be written");
    set(&mut session, "headline", "Civil society in prisons");
    let unsaved = session.release().as_ref().clone();
    drop(session);
    // The file is new, and nobody has heard of it.
    fs::write(&scene.file, saved).expect("it can be written");
    let (session, count, _) = recovered(&scene);
    assert_eq!(count, 1);
    assert_eq!(session.release().as_ref(), &unsaved);
}

#[test]
fn what_a_crash_left_is_not_brought_into_another_release() {
    let scene = Place::new();
    let mut session = scene.open();
    set(&mut session, "headline", "Civil society in prisons");
    let unsaved = session.release().as_ref().clone();
    drop(session);
    let other = sample_text("flood-warning-2026.ron");
    fs::write(&scene.file, &other).expect("it can be written");

    let begin = |looked: Looked| {
        let found = looked.found.expect("something is there").expect("it opens");
        let begun = found.begin(HouseStyle::shipped(), no_wake(), Some(scene.places()));
        begun.expect("nobody has it").0
    };
    let places = scene.places();
    let looked = look(BegunFor::File, Some(&scene.file), Some(&places), "");
    assert!(looked.others.has_new);
    let session = begin(looked);
    let text = storage::write(session.release()).expect("it can be written");
    assert_eq!(text, other);
    assert_eq!(session.file_state(), FileState::Saved);
    let looked = look(BegunFor::New, None, Some(&places), "");
    let session = begin(looked);
    assert_eq!(session.release().as_ref(), &unsaved);
}

#[cfg(unix)]
#[test]
fn a_file_whose_name_is_no_text_is_kept_safe_too() {
    use std::os::unix::ffi::OsStringExt;
    let scene = Place::new();
    let name = std::ffi::OsString::from_vec(b"caf\xe9.ron".to_vec());
    let file = scene.file.with_file_name(name);
    fs::rename(&scene.file, &file).expect("it can be renamed");
    let mut session = scene.open_on(&file, std::sync::Arc::new(System));
    set(&mut session, "headline", "Civil society in prisons");
    let unsaved = session.release().as_ref().clone();
    assert_eq!(session.unsafe_because(), None);
    drop(session);
    assert_eq!(scene.files_left(), [file]);
    let mut left = left(&scene);
    assert_eq!(left.pop().expect("a journal").1.release, unsaved);
}

#[test]
fn what_somebody_saved_after_the_crash_is_merged_and_not_written() {
    let scene = Place::new();
    let mut session = scene.open();
    set(&mut session, "banner/tag", "MAIN EVENT");
    drop(session);
    let text = fs::read_to_string(&scene.file).expect("it's there");
    let changed = text.replace("\"UNODC\",", "\"UN Office\",");
    assert_ne!(text, changed);
    fs::write(&scene.file, &changed).expect("it can be written");

    let (mut session, count, _) = recovered(&scene);
    assert_eq!(count, 1);
    assert_eq!(session.release().banner.tag.as_str(), "MAIN EVENT");
    let names: Vec<&str> = session
        .release()
        .organizers
        .iter()
        .map(|organizer| organizer.name.as_str())
        .collect();
    assert!(
        names.iter().any(|name| name.contains("UN Office")),
        "{names:?}"
    );
    assert_eq!(
        fs::read_to_string(&scene.file).expect("it's there"),
        changed
    );
    session.perform(Action::Do(Command::Save));
    wait(&mut session);
    assert_eq!(session.file_state(), FileState::Saved);
    assert!(
        fs::read_to_string(&scene.file)
            .expect("it's there")
            .contains("MAIN EVENT")
    );
}

#[test]
fn nothing_is_left_of_what_was_saved_but_versions() {
    let scene = Place::new();
    let before = fs::read(&scene.file).expect("the file");
    let mut session = scene.open();
    set(&mut session, "banner/tag", "MAIN EVENT");
    session.perform(Action::Do(Command::Save));
    wait(&mut session);
    let id = session.release().id.clone();
    drop(session);
    assert!(left(&scene).is_empty());
    let versions = Versions::of(&scene.places().versions(), &id);
    let all = versions.all(&System);
    let kept = all.iter().map(|version| version.bytes(&System));
    let kept: Vec<Vec<u8>> = kept.map(|kept| kept.expect("it's read")).collect();
    assert_eq!(kept, [fs::read(&scene.file).expect("the file"), before]);
}

#[test]
fn undoing_to_what_was_saved_leaves_no_journal() {
    let scene = Place::new();
    let mut session = scene.open();
    set(&mut session, "banner/tag", "MAIN EVENT");
    session.perform(Action::Do(Command::Undo));
    drop(session);
    assert!(left(&scene).is_empty());
}

#[test]
fn changes_that_are_discarded_are_in_the_bin() {
    let scene = Place::new();
    let mut session = scene.open();
    set(&mut session, "banner/tag", "MAIN EVENT");
    session.discard_and_close();
    drop(session);
    assert!(left(&scene).is_empty());
    let bin = fs::read_dir(scene.places().bin()).expect("a bin");
    let journals: Vec<PathBuf> = bin.map(|entry| entry.expect("an entry").path()).collect();
    let [journal] = journals.as_slice() else {
        panic!("{journals:?}");
    };
    let told = read_journal(&System, journal).expect("it's whole");
    assert_eq!(told.release.banner.tag.as_str(), "MAIN EVENT");
}

#[test]
fn a_release_that_was_never_saved_is_left_too() {
    let scene = Place::new();
    let release = Release::new(
        crate::support::arbitrary::id("new"),
        communique::language::Tag::english(),
    );
    let mut session = Session::new(release.clone(), HouseStyle::shipped(), no_wake());
    session.keep_safe(scene.places(), None);
    set(&mut session, "headline", "News");
    drop(session);
    let left = left(&scene);
    let [(_, told)] = left.as_slice() else {
        panic!("{}", left.len());
    };
    assert_eq!(
        (&told.base, told.release.headline.as_str()),
        (&release, "News")
    );
    assert_eq!(told.subject.file, None);
}

#[test]
#[cfg(unix)]
fn a_window_on_another_name_of_a_file_finds_the_first() {
    let scene = Place::new();
    let link = scene.folder.path().join("link.ron");
    fs::hard_link(&scene.file, &link).expect("another name");
    let desks = scene.places().desks();
    let first = Desk::of_file(&System, &desks, &scene.file).expect("a desk");
    let DeskTaken::Ours(first) = first else {
        panic!("it's nobody's");
    };
    let second = Desk::of_file(&System, &desks, &link).expect("a desk");
    let DeskTaken::Theirs(called) = second else {
        panic!("it's the same file");
    };
    storage::call(&System, &called).expect("it can be called");
    assert!(first.is_called(&System));
    assert!(!first.is_called(&System));
    drop(first);
    let second = Desk::of_file(&System, &desks, &link).expect("a desk");
    assert!(matches!(second, DeskTaken::Ours(_)));
}

#[test]
fn a_release_that_is_saved_elsewhere_is_at_the_desk_of_its_new_file() {
    let scene = Place::new();
    let mut session = scene.open();
    set(&mut session, "headline", "News");
    let other = scene.folder.path().join("other.ron");
    session.perform(Action::SaveTo(other.clone()));
    wait(&mut session);
    // The first file's is free again, as soon as that is seen to.
    let begun = Instant::now();
    while matches!(
        Desk::of_file(&System, &scene.places().desks(), &scene.file),
        Ok(DeskTaken::Theirs(_))
    ) {
        assert!(begun.elapsed() < Duration::from_secs(10), "it's never free");
        std::thread::sleep(Duration::from_millis(1));
    }
    set(&mut session, "headline", "Newer");
    drop(session);
    let left = left(&scene);
    let [(_, told)] = left.as_slice() else {
        panic!("{}", left.len());
    };
    assert_eq!(told.subject.file.as_deref(), Some(&*other));
    assert_eq!(told.base.headline.as_str(), "News");
    assert_eq!(told.release.headline.as_str(), "Newer");
}

#[test]
fn what_was_recovered_can_be_taken_back_although_more_was_typed_since() {
    let scene = Place::new();
    let mut session = scene.open();
    set(&mut session, "banner/tag", "MAIN EVENT");
    set(&mut session, "headline", "Civil society in prisons");
    drop(session);

    let file = storage::open(&scene.file).expect("it opens").release;
    let (mut session, _, compared) = recovered(&scene);
    let compared = compared.expect("it's said");
    set(&mut session, "subheadline", "More");
    session.perform(Action::Restore(Wanted::Without(compared)));
    until(&mut session, "restored", |session| !session.has_jobs());
    assert_eq!(session.release().banner.tag, file.banner.tag);
    assert_eq!(session.release().headline, file.headline);
    assert_eq!(session.release().subheadline.as_str(), "More");
    // It's one step, and the journal that it came from is in the bin.
    session.perform(Action::Do(Command::Undo));
    assert_eq!(session.release().banner.tag.as_str(), "MAIN EVENT");
    drop(session);
    let mut bin = fs::read_dir(scene.places().bin()).expect("a bin");
    assert!(bin.next().is_some());
}

#[test]
fn what_can_be_kept_only_later_is_on_the_desk_of_its_file() {
    let scene = Place::new();
    let places = scene.places();
    // A file stands where the folder for it would be.
    fs::write(&places.folder, "").expect("it can be written");
    let mut session = opened(&scene.file);
    session.keep_safe(places.clone(), None);
    set(&mut session, "headline", "Civil society");
    until(&mut session, "told", |session| {
        session.unsafe_because().is_some()
    });
    fs::remove_file(&places.folder).expect("it can go");
    until(&mut session, "safe", |session| {
        session.unsafe_because().is_none()
    });
    drop(session);
    let (session, _, _) = recovered(&scene);
    assert_eq!(session.release().headline.as_str(), "Civil society");
}
