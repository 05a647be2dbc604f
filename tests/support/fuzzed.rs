//! What must hold whatever bytes come: asked by the fuzz targets, and by the tests that stand
//! in for them where there is no fuzzer.

use std::time::{Duration, Instant};

use communique::compare::{Merged, Names, merge};
use communique::edit::applied;
use communique::release::Release;
use communique::storage::{Notice, read, told, write};

/// Longer than anything small takes, however busy the machine.
const ENDLESS: Duration = Duration::from_secs(20);

/// Loads a file: it ends in a message, or in a release that can be saved and opened again.
pub fn load(file: &[u8]) {
    within_time("loading", || {
        let _ = loaded(file);
    });
}

/// Merges three files, which stand in `files` one behind the other with a NUL byte between
/// them, whoever made which of which.
pub fn merge_three(files: &[u8]) {
    let mut files = files.split(|byte| *byte == 0);
    let mut next = || loaded(files.next()?);
    if let (Some(base), Some(ours), Some(theirs)) = (next(), next(), next()) {
        within_time("merging", || merged(&base, &ours, &theirs));
    }
}

/// Replays a journal: it's read as far as it's whole, and says how it came to what it says.
/// Answers how many changes were replayed.
pub fn replay(journal: &[u8]) -> Option<usize> {
    within_time("replaying", || {
        let told = match told(journal) {
            Ok(told) => told,
            Err(why) => {
                is_for_people(&why);
                return None;
            }
        };
        is_sound(&told.base);
        // Nothing but the changes leads there: taken back, they lead to a sound release.
        let mut first = told.release.clone();
        for (_, edit) in told.changes.iter().rev() {
            first = applied(&first, &edit.inverse()).expect("what was done can be undone");
        }
        is_sound(&first);
        Some(told.changes.len())
    })
}

/// The release in a file, if there is one.
fn loaded(file: &[u8]) -> Option<Release> {
    match read(file) {
        Ok(opened) => {
            is_sound(&opened.release);
            Some(opened.release)
        }
        Err(error) => {
            is_for_people(&error.to_string());
            None
        }
    }
}

/// Merges what two made of `base`, or what has nothing to do with it.
fn merged(base: &Release, ours: &Release, theirs: &Release) {
    for (ours, theirs) in [(ours, theirs), (theirs, ours)] {
        let merged = merge(base, ours, theirs, &Names::default());
        let Merged { edit, release, .. } = merged.expect("any two can be merged");
        is_sound(&release);
        let led = applied(ours, &edit).expect("it leads from ours");
        are_same(&led, &release);
    }
    for other in [ours, theirs] {
        for (ours, theirs) in [(base, other), (other, base), (other, other)] {
            let merged = merge(base, ours, theirs, &Names::default());
            let merged = merged.expect("any two can be merged");
            // What one did alone comes out as it is. A release stays the one that it is.
            let mut expected = other.clone();
            expected.id = ours.id.clone();
            are_same(&merged.release, &expected);
        }
    }
}

/// A release that can be saved, and opened again as the same.
fn is_sound(release: &Release) {
    assert_eq!(release.faults(), []);
    let text = write(release).expect("it can be written");
    let again = read(text.as_bytes()).unwrap_or_else(|error| panic!("{error} in\n{text}"));
    are_same(&again.release, release);
    let is_known = |notice: &Notice| {
        matches!(
            notice,
            Notice::UnmarkedFootnote(_) | Notice::UnfitSetting(..)
        )
    };
    assert!(again.notices.iter().all(is_known), "{:?}", again.notices);
}

/// Two releases that are one; if they aren't, the lines in which their files differ.
fn are_same(one: &Release, other: &Release) {
    if one != other {
        let [one, other] = [one, other].map(|release| write(release).expect("a file"));
        let only = |these: &str, those: &str| -> Vec<String> {
            let those: Vec<&str> = those.lines().collect();
            let these = these.lines().filter(|line| !those.contains(line));
            these.map(str::to_owned).collect()
        };
        panic!("{:#?} and {:#?}", only(&one, &other), only(&other, &one));
    }
}

/// What is said can be shown, and isn't that the program failed.
fn is_for_people(message: &str) {
    assert!(!message.trim().is_empty());
    assert!(!message.contains("made the reader fail"), "{message}");
    assert!(!message.contains(char::is_control), "{message:?}");
}

fn within_time<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let begun = Instant::now();
    let done = work();
    let took = begun.elapsed();
    assert!(took < ENDLESS, "{what} took {took:?}");
    done
}
