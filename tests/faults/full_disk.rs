//! A disk that is full for real: a small one, which a process of its own has to itself.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use communique::release::{FieldPath, Prose, Release};
use communique::session::{Action, FileState, Means, Message, TextChange, Typed};
use communique::storage::disk::System;
use communique::storage::{Desk, DeskTaken, open, read, read_journal, write};
use communique::texts::keep_failure;
use tempfile::TempDir;

use super::process::{Process, say, task};
use super::typist::{Typist, begun_for, files_in, in_blank_style, places};
use crate::support::sample_text;

/// A process that begins this way has a user and mounts of its own, which end with it.
const APART: &[&str] = &["unshare", "--map-root-user", "--mount"];

/// Whether a disk can be mounted here that only one process has.
fn can_mount() -> bool {
    let folder = TempDir::new().expect("a folder");
    let mounted = Command::new(APART[0])
        .args(&APART[1..])
        .args(["mount", "-t", "tmpfs", "tmpfs"])
        .arg(folder.path())
        .output();
    mounted.is_ok_and(|mounted| mounted.status.success())
}

#[test]
fn a_full_disk_takes_nothing() {
    if !can_mount() {
        use std::io::Write;
        // Past the test runner's capture, which would keep it quiet.
        let said =
            "\nSKIPPED: the test of a full disk mounts a small one, which isn't allowed here\n";
        std::io::stderr().write_all(said.as_bytes()).ok();
        return;
    }
    let folder = TempDir::new().expect("a folder");
    let test = "faults::full_disk::a_person_at_a_small_disk";
    let mut person = Process::begin_by(APART, test, folder.path());
    let said: Vec<String> = person.said.by_ref().collect();
    let status = person.child.wait().expect("it ends");
    assert!(status.success(), "{said:?}");
    assert_eq!(said, ["elsewhere", "on the same disk"]);
}

#[test]
#[ignore = "a process that another test begins apart from others"]
fn a_person_at_a_small_disk() {
    let Some(folder) = task() else { return };
    let folder = PathBuf::from(folder);
    for (name, is_state_there) in [("elsewhere", false), ("on the same disk", true)] {
        let scene = Scene::new(&folder.join(name), is_state_there);
        scene.run();
        say(name);
    }
}

struct Scene {
    /// The folder of the small disk.
    small: PathBuf,
    /// A folder of another.
    large: PathBuf,
    state: PathBuf,
    file: PathBuf,
    ballast: PathBuf,
}

impl Scene {
    fn new(folder: &Path, is_state_there: bool) -> Self {
        let (small, large) = (folder.join("small"), folder.join("large"));
        for folder in [&small, &large] {
            fs::create_dir_all(folder).expect("it can be made");
        }
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=1m", "tmpfs"])
            .arg(&small)
            .status();
        assert!(mounted.expect("it can be begun").success());
        let file = small.join("release.ron");
        let sample = sample_text("flood-warning-2026.ron");
        let sample = read(sample.as_bytes()).expect("a release").release;
        let text = write(&in_blank_style(sample)).expect("it can be written");
        fs::write(&file, text).expect("it can be written");
        let ballast = small.join("ballast");
        fs::write(&ballast, vec![b'.'; 700 * 1024]).expect("it can be written");
        let state = if is_state_there { &small } else { &large }.join("state");
        Self {
            small,
            large,
            state,
            file,
            ballast,
        }
    }

    fn is_state_on_small(&self) -> bool {
        self.state.starts_with(&self.small)
    }

    fn run(&self) {
        let places = places(&self.state);
        let mut typist = Typist::new(begun_for(&self.file, &places), "word", 1);
        let journal = self.journal();

        let saved = self.write_until_full(&mut typist);
        self.check_failed(&mut typist, &saved);
        self.check_kept(&mut typist, &journal);

        // Room is made.
        fs::remove_file(&self.ballast).expect("it can go");
        typist.save();
        typist.wait_until_written();
        assert_eq!(typist.session.file_state(), FileState::Saved);
        self.check_holds(&self.file, typist.session.release());
        assert_eq!(typist.session.unsafe_because(), None);

        // Full again; saved elsewhere.
        let saved = self.write_until_full(&mut typist);
        self.check_failed(&mut typist, &saved);
        let elsewhere = self.large.join("elsewhere.ron");
        typist.session.perform(Action::SaveTo(elsewhere.clone()));
        typist.wait_until_written();
        assert_eq!(typist.session.file_state(), FileState::Saved);
        self.check_holds(&elsewhere, typist.session.release());
        assert_eq!(fs::read(&self.file).expect("it's there"), saved);
    }

    fn journal(&self) -> PathBuf {
        let desks = places(&self.state).desks();
        match Desk::of_file(&System, &desks, &self.file).expect("a desk") {
            DeskTaken::Ours(desk) => desk.journal(),
            DeskTaken::Theirs(folder) => folder.join("journal"),
        }
    }

    /// Writes and saves until that can't be done any more; answers what was saved last.
    fn write_until_full(&self, typist: &mut Typist) -> Vec<u8> {
        loop {
            let saved = fs::read(&self.file).expect("it's there");
            write_much(typist);
            typist.save();
            typist.wait_until_written();
            match typist.session.file_state() {
                FileState::Saved => {}
                FileState::Failed => return saved,
                state => panic!("{state:?}"),
            }
        }
    }

    /// The file is as it was, and it was said why and what to do.
    fn check_failed(&self, typist: &mut Typist, saved: &[u8]) {
        assert_eq!(fs::read(&self.file).expect("it's there"), saved);
        assert!(typist.session.is_dirty());
        let messages = typist.session.take_messages();
        let said = messages.iter().find_map(|message| match message {
            Message::NotSaved(failure) => Some(failure.to_string()),
            _ => None,
        });
        let said = said.expect("it's said");
        let place = self.small.to_string_lossy();
        assert!(said.contains(&*place), "{said}");
        assert!(said.contains("make room, or save it elsewhere"), "{said}");
        let others = files_in(&self.small).into_iter();
        let others: Vec<PathBuf> = others
            .filter(|path| *path != self.file && *path != self.ballast)
            .collect();
        assert!(others.is_empty(), "{others:?}");
    }

    /// What wasn't saved is safe, or it's said that it isn't and memory has it.
    fn check_kept(&self, typist: &mut Typist, journal: &Path) {
        let wanted = typist.session.release().as_ref().clone();
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_secs(20) {
            typist.wait(Duration::from_millis(1));
            let told = read_journal(&System, journal).ok();
            if told.is_some_and(|told| told.release == wanted) {
                return;
            }
            if self.is_state_on_small() && typist.session.unsafe_because().is_some() {
                let said = typist
                    .session
                    .unsafe_because()
                    .map(|why| keep_failure(&why));
                let said = said.unwrap_or_default();
                assert!(said.contains("would be lost"), "{said}");
                assert_eq!(**typist.session.release(), wanted);
                return;
            }
        }
        panic!("it's neither kept nor said that it isn't");
    }

    fn check_holds(&self, file: &Path, release: &Release) {
        assert_eq!(open(file).expect("it opens").release, *release);
    }
}

/// Writes some pages.
fn write_much(typist: &mut Typist) {
    let summary = FieldPath::root().field("summary");
    let prose = typist.session.release().prose(&summary);
    let end = prose.map(Prose::whole_text).unwrap_or_default().len();
    let change = TextChange {
        range: end..end,
        inserted: "a few more words ".repeat(1000),
    };
    typist.session.perform(Action::Type {
        field: summary,
        changes: vec![Typed::Text(change, Means::Keys)],
    });
}
