//! Who else has the file open.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

use communique::jobs::no_wake;
use communique::session::Session;
use communique::storage::{self, Who};
use communique::typeset::HouseStyle;
use tempfile::TempDir;

use crate::support::sample_text;

fn shared() -> (TempDir, PathBuf) {
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join("release.ron");
    fs::write(&file, sample_text("ct-week-2021.ron")).expect("it can be written");
    (folder, file)
}

fn who(name: &str) -> Who {
    Who {
        name: name.into(),
        organization: "UNODC".into(),
        host: format!("{}-desk", name.to_lowercase()),
    }
}

fn open(file: &Path, who: Option<Who>) -> Session {
    let opened = storage::open(file).expect("it opens");
    let styles = HouseStyle::shipped();
    let mut session = Session::opened(opened, file.to_owned(), styles, no_wake());
    session.watch_file();
    session.show_presence(who);
    session
}

/// Until this is so.
fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !is_so() {
        assert!(begun.elapsed() < Duration::from_secs(20), "never {what}");
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// The files beside the release.
fn beside(folder: &TempDir) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder.path()).expect("a folder");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths
        .filter(|path| !path.ends_with("release.ron"))
        .collect()
}

#[test]
fn two_people_see_each_other_and_nothing_is_left_when_they_go() {
    let (folder, file) = shared();
    let anna = open(&file, Some(who("Anna")));
    until("told", || beside(&folder).len() == 1);
    let boris = open(&file, Some(who("Boris")));
    until("seen", || boris.others() == [who("Anna")]);
    until("seen", || anna.others() == [who("Boris")]);
    // It isn't the release that says so.
    let text = fs::read_to_string(&file).expect("it's there");
    assert!(!text.contains("Anna") && !text.contains("Boris"));
    drop(boris);
    until("gone", || anna.others().is_empty());
    drop(anna);
    assert_eq!(beside(&folder), Vec::<PathBuf>::new());
}

#[test]
fn who_does_not_want_to_be_seen_is_not() {
    let (folder, file) = shared();
    let mut anna = open(&file, Some(who("Anna")));
    until("told", || beside(&folder).len() == 1);
    anna.show_presence(None);
    until("gone", || beside(&folder).is_empty());
    anna.show_presence(Some(who("Anna")));
    let boris = open(&file, Some(who("Boris")));
    until("seen", || boris.others() == [who("Anna")]);
    anna.show_presence(Some(who("Maria")));
    until("renamed", || boris.others() == [who("Maria")]);
}

#[test]
fn what_a_crash_left_is_nobody_and_goes_after_a_day() {
    let (folder, file) = shared();
    let anna = open(&file, Some(who("Anna")));
    until("told", || beside(&folder).len() == 1);
    let [own] = beside(&folder).try_into().expect("one");
    let name = own
        .file_name()
        .expect("a name")
        .to_string_lossy()
        .into_owned();
    let stem = name.rsplit_once('-').expect("its own letters").0.to_owned();
    let left = |letters: &str, age: Duration, text: &str| {
        let path = folder.path().join(format!("{stem}-{letters}"));
        fs::write(&path, text).expect("it can be written");
        let file = fs::File::options()
            .write(true)
            .open(&path)
            .expect("it opens");
        let then = SystemTime::now() - age;
        file.set_modified(then).expect("a time can be set");
        path
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
    until("swept", || !old.exists() && !own_one.exists());
    assert!(recent.exists());
    assert_eq!(anna.others(), []);
}

#[test]
fn what_others_put_there_is_only_told() {
    let (folder, file) = shared();
    let anna = open(&file, Some(who("Anna")));
    until("told", || beside(&folder).len() == 1);
    let [own] = beside(&folder).try_into().expect("one");
    let name = own
        .file_name()
        .expect("a name")
        .to_string_lossy()
        .into_owned();
    let stem = name.rsplit_once('-').expect("its own letters").0;
    let write = |letters: &str, text: &[u8]| {
        let path = folder.path().join(format!("{stem}-{letters}"));
        fs::write(path, text).expect("it can be written");
    };
    write("aaaaaaaa", &[0xFF; 100]);
    write("bbbbbbbb", &vec![b'('; 1 << 20]);
    let long = "x".repeat(500);
    write(
        "cccccccc",
        format!("(who:(name:\"\u{202e}Eve\\u{{0}}\n{long}\",host:\"h\"),beat:1)").as_bytes(),
    );
    until("seen", || !anna.others().is_empty());
    let [eve] = anna.others().try_into().expect("one");
    assert!(
        eve.name.starts_with("Eve x") && eve.name.chars().count() <= 60,
        "{eve:?}"
    );
}
