//! A drive that doesn't answer for a while: the window lives, what is typed is safe, and the
//! save ends well once the drive is back.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use communique::jobs::no_wake;
use communique::session::{Action, FileState, Places, Session};
use communique::storage::disk::System;
use communique::storage::{Desk, DeskTaken, open, read, read_journal, write};
use tempfile::TempDir;

use super::gate::Gate;
use super::typist::{Typist, blank_style, in_blank_style, places, words_with};
use crate::support::sample_text;

/// How many times something is done while the drive hangs.
const TIMES: usize = 40;
/// What typed words begin with.
const SIGN: &str = "word";

struct Scene {
    _folder: TempDir,
    file: PathBuf,
    gate: Gate,
    typist: Typist,
    journal: PathBuf,
    longest_call: Duration,
}

impl Scene {
    /// A release that is open; its file is behind a gate, or what keeps it safe is.
    fn new(is_file_behind_gate: bool) -> Self {
        let folder = TempDir::new().expect("a folder");
        let file = folder.path().join("release.ron");
        let sample = sample_text("flood-warning-2026.ron");
        let sample = read(sample.as_bytes()).expect("a release").release;
        let text = write(&in_blank_style(sample)).expect("it can be written");
        fs::write(&file, text).expect("it can be written");
        let gate = Gate::of(if is_file_behind_gate {
            "saving"
        } else {
            "keeping"
        });
        let state = folder.path().join("state");
        let opened = open(&file).expect("it opens");
        let mut session = Session::opened(opened, file.clone(), vec![blank_style()], no_wake());
        let desk = match Desk::of_file(&System, &places(&state).desks(), &file) {
            Ok(DeskTaken::Ours(desk)) => desk,
            other => panic!("{other:?}"),
        };
        let journal = desk.journal();
        if is_file_behind_gate {
            session = session.on_disk(Arc::new(gate.clone()));
            session.keep_safe(places(&state), Some(desk));
        } else {
            let places = Places {
                disk: Arc::new(gate.clone()),
                folder: state,
            };
            session.keep_safe(places, Some(desk));
        }
        session.watch_file();
        Self {
            _folder: folder,
            file,
            gate,
            typist: Typist::new(session, SIGN, 1),
            journal,
            longest_call: Duration::ZERO,
        }
    }

    /// Does what a window does in a frame, for one more word.
    fn write(&mut self) {
        let fields = self.typist.fields(&|_| true);
        let field = self.typist.one_of(&fields).expect("a field");
        let begun = Instant::now();
        self.typist.type_word(&field);
        self.typist.session.poll();
        self.longest_call = self.longest_call.max(begun.elapsed());
    }

    fn save(&mut self) {
        let begun = Instant::now();
        self.typist.save();
        self.typist.session.poll();
        self.longest_call = self.longest_call.max(begun.elapsed());
    }

    /// Until what the journal says is what is seen.
    fn wait_until_kept(&mut self) {
        let begun = Instant::now();
        loop {
            let told = read_journal(&System, &self.journal).ok();
            if told.is_some_and(|told| told.release == **self.typist.session.release()) {
                return;
            }
            assert!(begun.elapsed() < Duration::from_secs(20), "it's never kept");
            self.typist.wait(Duration::from_millis(1));
        }
    }

    fn file_says(&self) -> usize {
        let release = open(&self.file).expect("it opens").release;
        words_with(SIGN, &release).len()
    }
}

#[test]
fn a_window_lives_while_the_drive_hangs_at_any_step_of_a_save() {
    let mut longest_call = Duration::ZERO;
    let steps = {
        let mut scene = Scene::new(true);
        scene.write();
        let before = scene.gate.steps();
        scene.save();
        scene.typist.wait_until_written();
        scene.gate.steps() - before
    };
    assert!(steps > 5, "the steps are counted");
    for step in 0..steps {
        let mut scene = Scene::new(true);
        scene.write();
        scene.gate.close_after(step);
        scene.save();
        scene.gate.wait_until_it_hangs();
        for _ in 0..TIMES {
            scene.write();
            assert_eq!(scene.typist.session.file_state(), FileState::Saving);
        }
        scene.save();
        scene.wait_until_kept();
        assert!(scene.gate.waiting() > 0, "it hangs still, at step {step}");
        scene.gate.open();
        scene.typist.wait_until_written();
        let state = scene.typist.session.file_state();
        assert_eq!(state, FileState::Saved, "it hung at step {step}");
        assert_eq!(scene.file_says(), 1 + TIMES, "it hung at step {step}");
        longest_call = longest_call.max(scene.longest_call);
    }
    println!("hung at {steps} steps; the longest frame took {longest_call:?}");
}

#[test]
fn that_the_drive_does_not_answer_is_said_until_it_does() {
    let mut scene = Scene::new(true);
    scene.write();
    scene.gate.close_after(0);
    scene.save();
    scene.gate.wait_until_it_hangs();
    assert!(!scene.typist.session.is_save_slow());
    // The window is drawn again when there's something to be said.
    let wait = scene.typist.session.wait().expect("something");
    assert!(wait <= Duration::from_secs(3), "{wait:?}");
    let begun = Instant::now();
    while !scene.typist.session.is_save_slow() {
        assert!(begun.elapsed() < Duration::from_secs(20), "it's never said");
        scene.typist.wait(Duration::from_millis(20));
    }
    scene.gate.open();
    scene.typist.wait_until_written();
    assert!(!scene.typist.session.is_save_slow());
    assert_eq!(scene.typist.session.file_state(), FileState::Saved);
}

#[test]
fn a_release_is_saved_while_the_drive_of_its_journal_hangs() {
    let mut scene = Scene::new(false);
    scene.gate.close_after(0);
    for _ in 0..TIMES {
        scene.write();
    }
    scene.gate.wait_until_it_hangs();
    scene.save();
    scene.typist.wait_until_written();
    assert_eq!(scene.typist.session.file_state(), FileState::Saved);
    assert_eq!(scene.file_says(), TIMES);
    scene.write();
    assert!(scene.gate.waiting() > 0, "it hangs still");
    scene.gate.open();
    scene.wait_until_kept();
    println!("the longest frame took {:?}", scene.longest_call);
}

#[test]
fn it_is_saved_elsewhere_while_its_own_drive_hangs() {
    // Asked for at once, and after saving again and again in vain.
    for saves in [1, 3] {
        let mut scene = Scene::new(true);
        let own = scene.file.parent().expect("a folder").to_owned();
        let elsewhere = TempDir::new().expect("a folder");
        let other = elsewhere.path().join("elsewhere.ron");
        let gate = scene.gate.clone().around(&own);
        scene.typist.session = scene.typist.session.on_disk(Arc::new(gate.clone()));
        scene.write();
        let before = scene.file_says();
        gate.close_after(0);
        for _ in 0..saves {
            scene.save();
        }
        gate.wait_until_it_hangs();
        let session = &mut scene.typist.session;
        session.perform(Action::SaveTo(other.clone()));
        let begun = Instant::now();
        while session.path() != Some(&other) || session.file_state() != FileState::Saved {
            assert!(
                begun.elapsed() < Duration::from_secs(20),
                "it waits for ever"
            );
            std::thread::sleep(Duration::from_millis(5));
            session.poll();
        }
        let held = open(&other).expect("it opens").release;
        assert_eq!(words_with(SIGN, &held).len(), 1);
        // What a colleague has saved there meanwhile isn't replaced once the drive is back.
        let theirs = fs::read_to_string(&scene.file).expect("it's there");
        fs::write(&scene.file, theirs.replace("flood", "FLOOD")).expect("it can be written");
        gate.open();
        for _ in 0..100 {
            std::thread::sleep(Duration::from_millis(5));
            session.poll();
        }
        assert_eq!(session.path(), Some(&*other));
        let own = fs::read_to_string(&scene.file).expect("it's there");
        assert!(own.contains("FLOOD"), "{before} words before");
    }
}
