//! Saving, with a fault at each of its steps.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::thread;
use std::time::Duration;

use communique::release::Release;
use communique::storage::disk::{Disk, Shared, System};
use communique::storage::{
    Lineage, SaveError, Saved, Standing, Writer, read, save, save_on, write,
};
use tempfile::TempDir;

use super::disk::{Fault, Faulty};
use crate::support::files::{age, known};
use crate::support::sample_text;

/// A file, what was seen of it, and what is to be saved.
struct Scene {
    folder: TempDir,
    file: PathBuf,
    old: Vec<u8>,
    standing: Standing,
    wanted: Arc<Release>,
}

fn release(text: &str) -> Arc<Release> {
    Arc::new(read(text.as_bytes()).expect("a release").release)
}

impl Scene {
    fn new() -> Self {
        let folder = TempDir::new().expect("a folder");
        let file = folder.path().join("release.ron");
        let old = sample_text("ct-week-2021.ron");
        fs::write(&file, &old).expect("it can be written");
        let known = known(&old);
        let wanted = release(&old.replace("SIDE EVENT", "MAIN EVENT"));
        Self {
            folder,
            file,
            old: old.into_bytes(),
            standing: Standing {
                seen: vec![known],
                ..Standing::default()
            },
            wanted,
        }
    }

    fn save(&self, disk: &Faulty) -> Result<Saved, SaveError> {
        save_on(disk, &self.file, &self.wanted, &self.standing)
    }

    fn now(&self) -> Vec<u8> {
        fs::read(&self.file).expect("the file is there")
    }

    fn wanted(&self) -> Vec<u8> {
        write(&self.wanted).expect("it can be written").into_bytes()
    }

    fn others(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.folder.path()).expect("the folder");
        let paths = entries.map(|entry| entry.expect("an entry").path());
        paths.filter(|path| *path != self.file).collect()
    }
}

/// Each fault at each step of a save that begins as `prepare` leaves it.
fn at_each_step(
    prepare: &dyn Fn() -> Scene,
    wrap: &dyn Fn(Faulty) -> Faulty,
    allowed: &dyn Fn(&Scene) -> Vec<Vec<u8>>,
) {
    let counting = Faulty::counting();
    let scene = prepare();
    scene.save(&wrap(counting.clone())).expect("nothing fails");
    assert!(counting.steps() > 5, "the steps are counted");
    assert_eq!(scene.others(), Vec::<PathBuf>::new());
    for fault in Fault::ALL {
        for step in 0..counting.steps() {
            let scene = prepare();
            let before = scene.now();
            let disk = Faulty::at(step, fault);
            let saved = scene.save(&wrap(disk.clone()));
            assert!(disk.has_failed(), "step {step} is made");
            let now = scene.now();
            let what = format!("{fault:?} at step {step}");
            let is_old = now == before;
            let new = allowed(&scene);
            assert!(is_old || new.contains(&now), "{what}: neither old nor new");
            match saved {
                Ok(_) => assert!(new.contains(&now), "{what}: said to be saved"),
                Err(error) => {
                    let said = error.to_string();
                    let file = scene.file.to_string_lossy();
                    let folder = scene.folder.path().to_string_lossy();
                    assert!(
                        said.contains(&*file) || said.contains(&*folder),
                        "{what}: {said}"
                    );
                    // What a crash has left of somebody's turn is nobody's after a while.
                    for left in scene.others() {
                        age(&left, Duration::from_secs(60));
                    }
                    // Somewhere else is always possible, and so is trying again.
                    let elsewhere = scene.folder.path().join("elsewhere.ron");
                    save(&elsewhere, &scene.wanted, &Lineage::default()).expect("elsewhere works");
                    scene
                        .save(&wrap(Faulty::counting()))
                        .expect("so does trying again");
                    assert!(allowed(&scene).contains(&scene.now()), "{what}");
                }
            }
            if fault != Fault::Kill {
                let left = scene.others();
                let is_ours = |path: &&PathBuf| path.ends_with("elsewhere.ron");
                let left: Vec<&PathBuf> = left.iter().filter(|path| !is_ours(path)).collect();
                assert!(left.len() <= 1, "{what} leaves {left:?}");
            }
        }
    }
}

#[test]
fn what_a_crash_cut_off_is_swept_wherever_that_was() {
    let scene = Scene::new();
    let left = |name: &str| {
        let name = format!(".communique-0123456789abcdef-{name}.saving");
        scene.folder.path().join(name)
    };
    let wanted = scene.wanted();
    let text = String::from_utf8(wanted.clone()).expect("text");
    // Also where a bracket closes that isn't the last one.
    let closing = text.find("),\n").expect("a bracket closes") + 1;
    for (index, end) in [0, 1, 100, closing, text.len() - 3].into_iter().enumerate() {
        fs::write(left(&format!("cut{index}")), &wanted[..end]).expect("it can be written");
    }
    fs::write(left("whole"), &wanted).expect("it can be written");
    for path in scene.others() {
        age(&path, Duration::from_secs(2 * 24 * 60 * 60));
    }
    scene.save(&Faulty::counting()).expect("nothing fails");
    // It may be somebody's only copy.
    assert_eq!(scene.others(), [left("whole")]);
}

#[test]
fn the_file_is_the_old_or_the_new_one_at_each_step() {
    at_each_step(&Scene::new, &|disk| disk, &|scene| vec![scene.wanted()]);
    at_each_step(&Scene::new, &Faulty::plain, &|scene| vec![scene.wanted()]);
}

/// Somebody else has saved meanwhile.
fn changed_by_another() -> Scene {
    let scene = Scene::new();
    let theirs = String::from_utf8(scene.old.clone()).expect("text");
    let theirs = theirs.replace("Kingdom of the Netherlands", "The Netherlands");
    fs::write(&scene.file, theirs).expect("it can be written");
    scene
}

#[test]
fn what_another_saved_is_merged_at_each_step() {
    let merged = |scene: &Scene| {
        let text = String::from_utf8(scene.wanted()).expect("text");
        let both = text.replace("Kingdom of the Netherlands", "The Netherlands");
        vec![both.into_bytes()]
    };
    at_each_step(&changed_by_another, &|disk| disk, &merged);
    at_each_step(&changed_by_another, &Faulty::plain, &merged);
}

#[test]
fn what_a_save_has_tried_to_write_is_nobody_elses() {
    let counting = Faulty::counting();
    Scene::new().save(&counting).expect("nothing fails");
    for fault in Fault::ALL {
        for step in 0..counting.steps() {
            let mut scene = Scene::new();
            scene.standing.writer = Some(Writer::default());
            let first = String::from_utf8(scene.old.clone()).expect("text");
            let first = first.replace("SIDE EVENT", "MAIN EVENT");
            let saved = scene.save(&Faulty::at(step, fault));
            if saved.is_ok() || fault == Fault::Kill {
                continue;
            }
            // The same words are changed once more.
            scene.wanted = release(&first.replace("MAIN EVENT", "OPEN EVENT"));
            let saved = scene.save(&Faulty::counting()).expect("it's saved");
            let what = format!("{fault:?} at step {step}");
            assert!(!saved.is_merged, "{what}");
            let now = String::from_utf8(scene.now()).expect("text");
            assert!(
                now.contains("OPEN EVENT") && !now.contains("MAIN EVENT"),
                "{what}"
            );
        }
    }
}

/// A scene whose file has a second name.
fn linked() -> (Scene, PathBuf) {
    let scene = Scene::new();
    let names = scene.folder.path().join("names");
    fs::create_dir(&names).expect("a folder");
    let other = names.join("second.ron");
    fs::hard_link(&scene.file, &other).expect("a second name");
    (scene, other)
}

#[test]
fn a_file_with_two_names_keeps_both_and_that_is_said() {
    let (scene, other) = linked();
    let saved = scene.save(&Faulty::counting()).expect("it's saved");
    assert_eq!(saved.rewritten, Some(Shared::Names));
    assert_eq!(fs::read(&other).expect("it's there"), scene.wanted());
    fs::remove_file(other).expect("it can go");
    let saved = scene.save(&Faulty::counting()).expect("it's saved");
    assert_eq!(saved.rewritten, None);
}

#[test]
fn a_file_that_is_written_into_is_to_be_had_whole_at_each_step() {
    let counting = Faulty::counting();
    linked().0.save(&counting).expect("nothing fails");
    for fault in Fault::ALL {
        for step in 0..counting.steps() {
            let (scene, other) = linked();
            let disk = Faulty::at(step, fault);
            let saved = scene.save(&disk);
            assert!(disk.has_failed(), "step {step} is made");
            let what = format!("{fault:?} at step {step}");
            let now = scene.now();
            assert_eq!(now, fs::read(&other).expect("it's there"), "{what}");
            if saved.is_ok() {
                assert_eq!(now, scene.wanted(), "{what}: said to be saved");
            } else if fault == Fault::Kill && now != scene.old && now != scene.wanted() {
                let beside = scene.others().into_iter().filter(|path| path.is_file());
                let mut beside = beside.map(|path| fs::read(path).expect("it's there"));
                assert!(beside.any(|held| held == scene.wanted()), "{what}: torn");
            } else {
                assert!(now == scene.old || now == scene.wanted(), "{what}: torn");
            }
        }
    }
}

fn is_turn(path: &Path) -> bool {
    path.to_string_lossy().contains("-turn-")
}

/// A scene in which a crash has left somebody's turn, a while ago.
fn with_turn_left() -> (Scene, PathBuf) {
    let counting = Faulty::counting();
    linked().0.save(&counting).expect("nothing fails");
    for step in 0..counting.steps() {
        let (scene, other) = linked();
        let _ = scene.save(&Faulty::at(step, Fault::Kill));
        let others = scene.others();
        if let Some(turn) = others.iter().find(|path| is_turn(path))
            && scene.now() == scene.old
        {
            age(turn, Duration::from_secs(60));
            return (scene, other);
        }
    }
    panic!("a save that takes turns makes a file for that")
}

#[test]
fn what_a_crash_left_of_somebodys_turn_is_taken_by_one_at_a_time() {
    let (scene, _) = with_turn_left();
    let theirs = String::from_utf8(scene.old.clone()).expect("text");
    let theirs = theirs.replace("Kingdom of the Netherlands", "The Netherlands");
    let (theirs, standing) = (release(&theirs), scene.standing.clone());
    let (file, left) = (scene.file.clone(), AtomicUsize::new(1));
    let rival = Arc::new(Mutex::new(None));
    let running = Arc::clone(&rival);
    // We have seen that nobody has the turn any more; then somebody takes it, and writes for a
    // while.
    let disk = Faulty::counting().with_rival_before_taking(move || {
        if left.fetch_sub(1, Ordering::Relaxed) != 1 {
            return;
        }
        let (begun, writes) = mpsc::channel();
        let slow = Faulty::counting().with_rival(move || {
            let _ = begun.send(());
            thread::sleep(Duration::from_millis(300));
        });
        let (file, theirs, standing) = (file.clone(), Arc::clone(&theirs), standing.clone());
        let save = move || save_on(&slow, &file, &theirs, &standing).is_ok();
        *running.lock().expect("nobody panics") = Some(thread::spawn(save));
        writes.recv().expect("it writes");
    });
    let saved = scene.save(&disk).expect("it's saved");
    let rival = rival.lock().expect("nobody panics").take();
    assert!(rival.expect("it ran").join().expect("no panic"));
    let now = String::from_utf8(scene.now()).expect("text");
    assert!(now.contains("MAIN EVENT") && now.contains("\"The Netherlands\""));
    assert!(saved.is_merged);
    assert!(!scene.others().iter().any(|path| is_turn(path)));
}

/// A rival who saves once, in the moment before the two files change places or one is written
/// into.
fn with_rival(disk: Faulty, scene: &Scene) -> Faulty {
    let theirs = String::from_utf8(scene.old.clone()).expect("text");
    let theirs = theirs.replace("Kingdom of the Netherlands", "The Netherlands");
    let (file, left) = (scene.file.clone(), AtomicUsize::new(1));
    let beside = scene.file.with_extension("theirs");
    disk.with_rival(move || {
        if left.fetch_sub(1, Ordering::Relaxed) == 1 {
            fs::write(&beside, &theirs).expect("it can be written");
            fs::rename(&beside, &file).expect("it can be renamed");
        }
    })
}

#[test]
fn who_replaces_a_file_while_it_is_written_into_is_merged() {
    let (scene, _) = linked();
    let disk = with_rival(Faulty::counting(), &scene);
    let saved = scene.save(&disk).expect("it's saved");
    let now = String::from_utf8(scene.now()).expect("text");
    assert!(now.contains("MAIN EVENT") && now.contains("\"The Netherlands\""));
    assert!(saved.is_merged);
}

#[test]
fn what_came_between_is_to_be_had_at_each_step() {
    let counting = Faulty::counting();
    let scene = Scene::new();
    let saved = scene.save(&with_rival(counting.clone(), &scene));
    assert!(saved.expect("nothing fails").is_merged);
    for fault in Fault::ALL {
        for step in 0..counting.steps() {
            let scene = Scene::new();
            let disk = Faulty::at(step, fault);
            let saved = scene.save(&with_rival(disk.clone(), &scene));
            let what = format!("{fault:?} at step {step}");
            let beside = scene.others().into_iter();
            let held = beside.chain([scene.file.clone()]);
            let held = held.map(|path| fs::read_to_string(path).unwrap_or_default());
            let held: Vec<String> = held.collect();
            let whole = |word: &str| {
                let mut whole = held.iter().filter(|text| read(text.as_bytes()).is_ok());
                whole.any(|text| text.contains(word))
            };
            // What others had in it isn't in what is open.
            let tried = scene.standing.tried.states();
            assert!(
                tried.iter().all(|tried| tried.release == scene.wanted),
                "{what}"
            );
            // The step may come before theirs.
            let has_come = held.iter().any(|text| text.contains("\"The Netherlands\""));
            assert!(!has_come || whole("\"The Netherlands\""), "{what}: torn");
            let now = scene.now();
            assert!(read(&now).is_ok(), "{what}: the file is torn");
            if saved.is_ok() {
                let now = String::from_utf8(now).expect("text");
                assert!(now.contains("MAIN EVENT"), "{what}: said to be saved");
            }
        }
    }
}

#[test]
fn who_saves_in_the_same_moment_is_merged() {
    let scene = Scene::new();
    let disk = with_rival(Faulty::counting(), &scene);
    let saved = scene.save(&disk).expect("it's saved");
    let now = String::from_utf8(scene.now()).expect("text");
    assert!(now.contains("MAIN EVENT") && now.contains("\"The Netherlands\""));
    assert!(saved.is_merged);
    assert_eq!(scene.others(), Vec::<PathBuf>::new());
}

#[test]
fn a_file_whose_drive_is_away_is_not_made_where_the_drive_was() {
    let mut scene = Scene::new();
    fs::remove_file(&scene.file).expect("it can go");
    scene.standing.is_gone = true;
    let folder = scene.folder.path().to_owned();
    let here = System.look(&folder).expect("it's there").volume;
    for (volume, is_saved) in [(here, true), (here.map(|volume| volume + 1), !cfg!(unix))] {
        scene.standing.volume = volume;
        let _ = fs::remove_file(&scene.file);
        let saved = scene.save(&Faulty::counting());
        assert_eq!(saved.is_ok(), is_saved, "{saved:?}");
        let is_no_drive = matches!(saved, Err(SaveError::NoDrive(_)));
        assert!(is_saved || is_no_drive && !scene.file.exists());
    }
}

#[test]
fn an_older_copy_that_somebody_has_changed_takes_nothing_out() {
    // We saved twice; then a sync tool put back what somebody made of the first.
    let mut scene = Scene::new();
    let first = String::from_utf8(scene.old.clone()).expect("text");
    let second = first.replace(
        "2021 Counter-Terrorism Week",
        "2021 Counter-Terrorism Week in May",
    );
    scene.standing.writer = Some(Writer::default());
    scene.wanted = release(&second);
    let saved = scene.save(&Faulty::counting()).expect("it's saved");
    (scene.standing.seen, scene.standing.lineage) = (saved.seen, saved.lineage);
    scene.wanted = release(&second.replace("SIDE EVENT", "MAIN EVENT"));
    let theirs = first.replace("Kingdom of the Netherlands", "The Netherlands");
    fs::write(&scene.file, theirs).expect("it can be written");
    scene.save(&Faulty::counting()).expect("it's saved");
    let now = String::from_utf8(scene.now()).expect("text");
    for word in [
        "\"2021 Counter-Terrorism Week in May\"",
        "MAIN EVENT",
        "\"The Netherlands\"",
    ] {
        assert!(now.contains(word), "{word}");
    }
}

#[test]
fn what_is_gone_or_no_release_is_said_and_left_alone() {
    let scene = Scene::new();
    fs::remove_file(&scene.file).expect("it can go");
    let error = scene.save(&Faulty::counting()).expect_err("it's gone");
    assert!(matches!(error, SaveError::Gone(_)), "{error}");

    for (torn, says) in [
        ("", "empty"),
        ("\0\0\0", "NUL"),
        ("(format: 3, head", "line 1"),
    ] {
        let scene = Scene::new();
        fs::write(&scene.file, torn).expect("it can be written");
        let error = scene
            .save(&Faulty::counting())
            .expect_err("it can't be merged");
        assert!(error.to_string().contains(says), "{error}");
        assert_eq!(scene.now(), torn.as_bytes());
    }
    let scene = Scene::new();
    fs::remove_file(&scene.file).expect("it can go");
    fs::create_dir(&scene.file).expect("a folder");
    let error = scene.save(&Faulty::counting()).expect_err("it's a folder");
    assert!(error.to_string().contains("a folder"), "{error}");
}
