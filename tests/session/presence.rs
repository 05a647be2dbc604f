//! Who else has the file open.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use communique::session::Session;
use communique::storage::Who;

use super::place::{Place, until, wait_until};
use crate::support::files::age;

fn who(name: &str) -> Who {
    Who {
        name: name.into(),
        organization: "UNODC".into(),
        host: format!("{}-desk", name.to_lowercase()),
        colour: Some(name.len()),
    }
}

fn open(place: &Place, who: Option<Who>) -> Session {
    let mut session = place.opened();
    session.watch_file();
    session.show_presence(who);
    session
}

/// What somebody leaves beside the release, and what such files are called first.
fn own_file(place: &Place) -> (PathBuf, String) {
    wait_until("told", || place.beside().len() == 1);
    let [own] = place.beside().try_into().expect("one");
    let path = own.to_string_lossy().into_owned();
    let (begins, _) = path.rsplit_once('-').expect("its own letters");
    (own, begins.to_owned())
}

#[test]
fn two_people_see_each_other_and_nothing_is_left_when_they_go() {
    let place = Place::new();
    let anna = open(&place, Some(who("Anna")));
    wait_until("told", || place.beside().len() == 1);
    let boris = open(&place, Some(who("Boris")));
    wait_until("seen", || boris.others() == [who("Anna")]);
    wait_until("seen", || anna.others() == [who("Boris")]);
    // It isn't the release that says so.
    let text = place.says();
    assert!(!text.contains("Anna") && !text.contains("Boris"));
    drop(boris);
    wait_until("gone", || anna.others().is_empty());
    drop(anna);
    assert_eq!(place.beside(), Vec::<PathBuf>::new());
}

#[test]
fn what_somebody_changes_is_marked_in_their_colour() {
    let place = Place::new();
    let mut anna = open(&place, Some(who("Anna")));
    let _boris = open(&place, Some(who("Boris")));
    wait_until("seen", || anna.others() == [who("Boris")]);
    place.colleague("SIDE EVENT", "MAIN EVENT");
    until(&mut anna, "merged", |anna| !anna.news().is_empty());
    let mut news = anna.news().iter();
    assert!(news.all(|news| news.colour == who("Boris").colour));
}

#[test]
fn who_does_not_want_to_be_seen_is_not() {
    let place = Place::new();
    let mut anna = open(&place, Some(who("Anna")));
    wait_until("told", || place.beside().len() == 1);
    anna.show_presence(None);
    wait_until("gone", || place.beside().is_empty());
    anna.show_presence(Some(who("Anna")));
    let boris = open(&place, Some(who("Boris")));
    wait_until("seen", || boris.others() == [who("Anna")]);
    anna.show_presence(Some(who("Maria")));
    wait_until("renamed", || boris.others() == [who("Maria")]);
}

#[test]
fn what_a_crash_left_is_nobody_and_goes_after_a_day() {
    let place = Place::new();
    let anna = open(&place, Some(who("Anna")));
    let (own, begins) = own_file(&place);
    let left = |letters: &str, by: Duration, text: &str| {
        let path = format!("{begins}-{letters}");
        fs::write(&path, text).expect("it can be written");
        age(Path::new(&path), by);
        PathBuf::from(path)
    };
    // Somebody else's, and Anna's own of an earlier time.
    let text = fs::read_to_string(&own).expect("it's read");
    let recent = left(
        "aaaaaaaa",
        Duration::from_secs(3600),
        &text.replace("origin:\"", "origin:\"x"),
    );
    let old = left(
        "bbbbbbbb",
        Duration::from_secs(3 * 24 * 3600),
        &text.replace("origin:\"", "origin:\"x"),
    );
    let own_one = left("cccccccc", Duration::ZERO, &text);
    wait_until("swept", || !old.exists() && !own_one.exists());
    assert!(recent.exists());
    assert_eq!(anna.others(), []);
}

#[test]
fn what_others_put_there_is_only_told() {
    let place = Place::new();
    let anna = open(&place, Some(who("Anna")));
    let (_, begins) = own_file(&place);
    let write = |letters: &str, text: &[u8]| {
        let path = format!("{begins}-{letters}");
        fs::write(path, text).expect("it can be written");
    };
    write("aaaaaaaa", &[0xFF; 100]);
    write("bbbbbbbb", &vec![b'('; 1 << 20]);
    let long = "x".repeat(500);
    write(
        "cccccccc",
        format!("(who:(name:\"\u{202e}Eve\\u{{0}}\n{long}\",host:\"h\"),beat:1)").as_bytes(),
    );
    wait_until("seen", || !anna.others().is_empty());
    let [eve] = anna.others().try_into().expect("one");
    assert!(
        eve.name.starts_with("Eve x") && eve.name.chars().count() <= 60,
        "{eve:?}"
    );
}
