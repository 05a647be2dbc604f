//! Bringing back what a crash left, with a fault at each step: it's brought back, or it's where
//! it was, or in the bin.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use communique::jobs::no_wake;
use communique::release::Release;
use communique::session::{Action, BegunFor, Places, Session, look};
use communique::storage::disk::{Disk, System};
use communique::storage::{discarded, read_journal};
use tempfile::TempDir;

use super::disk::{Fault, Faulty};
use super::typist::{blank_style, left_without_file};
use crate::support::sample_text;

const WORDS: &str = "Never saved words";

/// A file, and a person's own folder, in which a crash has left what wasn't saved.
struct Scene {
    _folder: TempDir,
    file: PathBuf,
    state: PathBuf,
}

impl Scene {
    fn new() -> Self {
        let folder = TempDir::new().expect("a folder");
        let file = folder.path().join("release.ron");
        let text = sample_text("flood-warning-2026.ron");
        let text = text.replace("house: \"corporate\"", "house: \"blank\"");
        fs::write(&file, text).expect("it can be written");
        let scene = Self {
            state: folder.path().join("state"),
            _folder: folder,
            file,
        };
        let mut session = scene.begun(Arc::new(System)).expect("it opens");
        set(&mut session, "headline", WORDS);
        scene
    }

    fn places(&self, disk: Arc<dyn Disk>) -> Places {
        Places {
            disk,
            folder: self.state.clone(),
        }
    }

    /// The session of a program that is begun for the file.
    fn begun(&self, disk: Arc<dyn Disk>) -> Option<Session> {
        let places = self.places(disk);
        let looked = look(BegunFor::File, Some(&self.file), Some(&places), "");
        let found = looked.found?.ok()?;
        let begun = found.begin(vec![blank_style()], no_wake(), Some(places));
        Some(begun.expect("no other window has it").0)
    }

    /// Another release comes into the file.
    fn replaced(self) -> Self {
        let other = sample_text("ct-week-2021.ron");
        fs::write(&self.file, other).expect("it can be written");
        self
    }

    /// Whether the words are to be had.
    fn has_words(&self) -> bool {
        let says = |release: &Release| release.headline.as_str() == WORDS;
        let session = self.begun(Arc::new(System));
        let is_there = session.as_ref().is_some_and(|it| says(it.release()));
        drop(session);
        let places = self.places(Arc::new(System));
        let binned = discarded(&System, &places.bin()).into_iter();
        let mut binned = binned.filter_map(|one| read_journal(&System, &one.path).ok());
        let mut elsewhere = left_without_file(&places).into_iter();
        is_there
            || binned.any(|told| says(&told.release))
            || elsewhere.any(|told| says(&told.release))
    }
}

fn set(session: &mut Session, field: &str, text: &str) {
    let field = field.parse().expect("an address");
    session.perform(Action::SetText(field, text.into()));
}

/// Each fault at each step of a program that is begun for the file, in which something is
/// written before it ends as by a crash.
fn at_each_step(prepare: &dyn Fn() -> Scene) {
    let run = |scene: &Scene, disk: &Faulty| {
        if let Some(mut session) = scene.begun(Arc::new(disk.clone())) {
            set(&mut session, "subheadline", "And these");
        }
    };
    let counting = Faulty::counting();
    run(&prepare(), &counting);
    assert!(counting.steps() > 5, "the steps are counted");
    for fault in Fault::ALL {
        for step in 0..counting.steps() {
            let scene = prepare();
            run(&scene, &Faulty::at(step, fault));
            assert!(scene.has_words(), "{fault:?} at step {step}");
        }
    }
}

#[test]
fn what_a_crash_left_is_to_be_had_at_each_step() {
    at_each_step(&Scene::new);
}

#[test]
fn what_a_crash_left_of_a_file_that_holds_another_release_is_to_be_had_at_each_step() {
    at_each_step(&|| Scene::new().replaced());
}

#[test]
fn a_journal_that_cannot_be_read_now_stays_and_that_is_said() {
    let scene = Scene::new();
    let desks = scene.places(Arc::new(System)).desks();
    let desk = fs::read_dir(&desks).expect("a folder").flatten();
    let with_journal = |path: &Path| path.join("journal").is_file();
    let mut desks = desk
        .map(|entry| entry.path())
        .filter(|path| with_journal(path));
    let journal = desks.next().expect("a desk").join("journal");
    let kept = fs::read(&journal).expect("it's there");
    // What can't be read at all, whoever it's read by.
    fs::remove_file(&journal).expect("it can go");
    fs::create_dir(&journal).expect("a folder");
    let places = scene.places(Arc::new(System));
    let looked = look(BegunFor::File, Some(&scene.file), Some(&places), "");
    assert_eq!(looked.others.stays.as_deref(), journal.parent());
    let found = looked.found.expect("it's looked for").expect("it opens");
    let (mut session, _) = found
        .begin(vec![blank_style()], no_wake(), Some(places))
        .expect("no other window has it");
    set(&mut session, "subheadline", "And these");
    drop(session);
    fs::remove_dir(&journal).expect("nothing is in it");
    fs::write(&journal, kept).expect("it can be written");
    assert!(scene.has_words());
}
