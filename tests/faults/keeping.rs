//! The journal and the earlier versions, with a fault at each step and with damage anywhere.

use std::fs;
use std::path::Path;

use communique::edit::{Document, Edit, Join, Label};
use communique::release::{FieldPath, Release};
use communique::storage::disk::{Disk, System};
use communique::storage::{
    Digest, Journal, JournalError, Lineage, Stamp, Subject, Versions, read, read_journal, told,
};
use jiff::{Span, Timestamp};
use proptest::prelude::*;
use tempfile::TempDir;

use super::disk::{Fault, Faulty};
use crate::support::arbitrary;
use crate::support::sample_text;

fn subject() -> Subject {
    Subject {
        release: arbitrary::id("release-q2w3"),
        file: Some("/somewhere/release.ron".into()),
        standing: Some(Stamp {
            digest: Digest::of(b"what the file says"),
            lineage: Lineage::default(),
        }),
        lineage: Lineage::default(),
    }
}

fn first() -> Release {
    let text = sample_text("flood-warning-2026.ron");
    read(text.as_bytes()).expect("a release").release
}

/// What somebody types, and the release after each change.
fn typed(first: &Release) -> Vec<((Label, Edit), Release)> {
    let at = FieldPath::root().field("headline");
    let mut document = Document::new(first.clone());
    let words = ["Flood", " warning", " for", " the", " coast"];
    let changes = words.iter().map(|word| {
        let end = document.release().headline.as_str().len();
        let inserted = communique::release::Fragment::plain(*word);
        let edit = communique::edit::splice(document.release(), &at, end..end, inserted);
        let (label, edit) = (Label::Typing(at.clone()), edit.expect("a headline"));
        document
            .apply(label.clone(), edit.clone(), Join::Separate)
            .expect("it applies");
        ((label, edit), document.release().as_ref().clone())
    });
    changes.collect()
}

/// Writes a journal; answers how many changes were said to be safe.
fn keep(
    disk: &dyn Disk,
    path: &Path,
    first: &Release,
    changes: &[((Label, Edit), Release)],
) -> (usize, Result<(), JournalError>) {
    let mut journal = match Journal::begin(disk, path, &subject(), None, first) {
        Ok(journal) => journal,
        Err(error) => return (0, Err(error)),
    };
    for (index, (change, _)) in changes.iter().enumerate() {
        if let Err(error) = journal.add(std::slice::from_ref(change)) {
            return (index, Err(error));
        }
    }
    (changes.len(), Ok(()))
}

fn write_all(path: &Path, first: &Release, changes: &[((Label, Edit), Release)]) {
    keep(&System, path, first, changes)
        .1
        .expect("nothing fails");
}

#[test]
fn what_was_said_to_be_safe_is_recovered_after_any_fault() {
    let first = first();
    let changes = typed(&first);
    let counting = Faulty::counting();
    let folder = TempDir::new().expect("a folder");
    let (safe, kept) = keep(&counting, &folder.path().join("journal"), &first, &changes);
    assert!(kept.is_ok() && safe == changes.len());
    for fault in Fault::ALL {
        for step in 0..counting.steps() {
            let folder = TempDir::new().expect("a folder");
            let path = folder.path().join("journal");
            let disk = Faulty::at(step, fault);
            let (safe, kept) = keep(&disk, &path, &first, &changes);
            let what = format!("{fault:?} at step {step}");
            if let Err(error) = &kept {
                assert!(
                    error.to_string().contains("can't be kept safe"),
                    "{what}: {error}"
                );
            }
            let Ok(told) = read_journal(&System, &path) else {
                assert_eq!(safe, 0, "{what}");
                continue;
            };
            assert_eq!(told.subject, subject(), "{what}");
            assert_eq!(told.base, first, "{what}");
            let count = told.changes.len();
            assert!(
                count >= safe && count <= safe + 1,
                "{what}: {count} of {safe}"
            );
            let expected = count.checked_sub(1).and_then(|last| changes.get(last));
            let expected = expected.map_or(&first, |(_, release)| release);
            assert_eq!(told.release, *expected, "{what}");
        }
    }
}

#[test]
fn a_journal_that_is_begun_again_takes_the_place_of_the_old_one_or_not() {
    let first = first();
    let changes = typed(&first);
    let last = &changes.last().expect("changes").1;
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("journal");
    let counting = Faulty::counting();
    write_all(&path, &first, &changes);
    Journal::begin(&counting, &path, &subject(), Some(&first), last).expect("it's begun again");
    for fault in Fault::ALL {
        for step in 0..counting.steps() {
            write_all(&path, &first, &changes);
            let disk = Faulty::at(step, fault);
            let _ = Journal::begin(&disk, &path, &subject(), Some(&first), last);
            let told = read_journal(&System, &path).expect("one of the two is there");
            assert_eq!(
                (&told.base, &told.release),
                (&first, last),
                "{fault:?} at {step}"
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_edits_are_told_again(
        first in arbitrary::release(),
        wishes in proptest::collection::vec(arbitrary::wish(), 0..12),
    ) {
        let folder = TempDir::new().expect("a folder");
        let path = folder.path().join("journal");
        let mut journal = Journal::begin(&System, &path, &subject(), None, &first).expect("begun");
        let mut document = Document::new(first.clone());
        let mut changes = Vec::new();
        for wish in wishes {
            let Some(edit) = wish.edit(document.release()) else { continue };
            let label = Label::Change(FieldPath::root());
            if document.apply(label.clone(), edit.clone(), Join::Separate).is_ok() {
                changes.push((label, edit));
            }
        }
        journal.add(&changes).expect("they're kept");
        let told = read_journal(&System, &path).expect("it's read");
        prop_assert!(!told.is_cut);
        prop_assert_eq!(&told.changes, &changes);
        prop_assert_eq!(&told.release, document.release().as_ref());
    }

    #[test]
    fn damage_anywhere_leaves_what_came_before_it(
        cut in any::<prop::sample::Index>(),
        flips in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..4),
        junk in proptest::collection::vec(any::<u8>(), 0..40),
    ) {
        let first = first();
        let changes = typed(&first);
        let folder = TempDir::new().expect("a folder");
        let path = folder.path().join("journal");
        write_all(&path, &first, &changes);
        let mut bytes = fs::read(&path).expect("it's there");
        bytes.truncate(cut.index(bytes.len() + 1));
        for (at, flip) in flips {
            if !bytes.is_empty() {
                let at = at.index(bytes.len());
                bytes[at] ^= flip;
            }
        }
        bytes.extend(junk);
        if let Ok(told) = told(&bytes) {
            let count = told.changes.len();
            let known: Vec<(Label, Edit)> =
                changes.iter().take(count).map(|(change, _)| change.clone()).collect();
            prop_assert_eq!(told.changes, known);
        }
    }

    #[test]
    fn what_is_cut_off_is_no_damage_and_what_is_wrong_before_the_last_is(
        cut in any::<prop::sample::Index>(),
        flipped in any::<prop::sample::Index>(),
    ) {
        let first = first();
        let changes = typed(&first);
        let folder = TempDir::new().expect("a folder");
        let path = folder.path().join("journal");
        write_all(&path, &first, &changes);
        let bytes = fs::read(&path).expect("it's there");
        let torn = &bytes[..cut.index(bytes.len() + 1)];
        if let Ok(told) = told(torn) {
            prop_assert!(!told.is_damaged);
        }
        let mut damaged = bytes.clone();
        damaged[flipped.index(bytes.len())] ^= 0x10;
        if let Ok(told) = told(&damaged) {
            let is_before_last = told.changes.len() + 1 < changes.len();
            prop_assert_eq!(told.is_damaged, is_before_last);
        }
    }

    #[test]
    fn any_bytes_are_a_journal_or_said_not_to_be(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let mut behind_magic = b"communique journal 1\n".to_vec();
        behind_magic.extend(&bytes);
        prop_assert!(told(&bytes).is_err());
        prop_assert!(told(&behind_magic).is_err());
    }
}

#[test]
fn versions_are_kept_in_their_order_whatever_the_clock_says() {
    let folder = TempDir::new().expect("a folder");
    let versions = Versions::of(folder.path(), &arbitrary::id("release-q2w3"));
    let now: Timestamp = "2026-11-26T12:00:00Z".parse().expect("a moment");
    let years = Span::new().hours(24 * 365 * 40);
    let past = now.checked_sub(years).expect("a moment");
    for (text, at) in [("one", now), ("two", past), ("two", now), ("three", past)] {
        versions
            .keep(&System, text.as_bytes(), at)
            .expect("it's kept");
    }
    let all = versions.all(&System);
    let texts: Vec<Vec<u8>> = all
        .iter()
        .map(|version| version.bytes(&System).expect("it's read"))
        .collect();
    assert_eq!(texts, [&b"three"[..], b"two", b"one"]);
}

#[test]
fn fifty_versions_are_kept_for_thirty_days() {
    let folder = TempDir::new().expect("a folder");
    let versions = Versions::of(folder.path(), &arbitrary::id("release-q2w3"));
    let now: Timestamp = "2026-11-26T12:00:00Z".parse().expect("a moment");
    for minute in 0..60 {
        let at = now
            .checked_add(Span::new().minutes(minute))
            .expect("a moment");
        let text = format!("version {minute}");
        versions
            .keep(&System, text.as_bytes(), at)
            .expect("it's kept");
    }
    assert_eq!(versions.all(&System).len(), 50);
    let later = now
        .checked_add(Span::new().hours(24 * 31))
        .expect("a moment");
    versions
        .keep(&System, b"much later", later)
        .expect("it's kept");
    // Some stay, should the clock be wrong.
    assert_eq!(versions.all(&System).len(), 10);
}

#[test]
fn a_version_is_whole_or_not_there_after_any_fault() {
    let counting = Faulty::counting();
    let folder = TempDir::new().expect("a folder");
    let id = arbitrary::id("release-q2w3");
    let now: Timestamp = "2026-11-26T12:00:00Z".parse().expect("a moment");
    let versions = Versions::of(folder.path(), &id);
    versions.keep(&System, b"before", now).expect("it's kept");
    versions
        .keep(&counting, b"a new one", now)
        .expect("it's kept");
    for fault in Fault::ALL {
        for step in 0..counting.steps() {
            let folder = TempDir::new().expect("a folder");
            let versions = Versions::of(folder.path(), &id);
            versions.keep(&System, b"before", now).expect("it's kept");
            let kept = versions.keep(&Faulty::at(step, fault), b"a new one", now);
            let all = versions.all(&System);
            let texts: Vec<Vec<u8>> = all
                .iter()
                .map(|version| version.bytes(&System).expect("it's read"))
                .collect();
            let what = format!("{fault:?} at step {step}: {texts:?}");
            assert!(texts.iter().any(|text| text == b"before"), "{what}");
            assert!(
                texts
                    .iter()
                    .all(|text| text == b"before" || text == b"a new one"),
                "{what}"
            );
            if kept.is_ok() {
                assert_eq!(texts.len(), 2, "{what}");
            }
        }
    }
}
