//! What the fuzz targets ask for, of files and journals that were whole once.

use std::fmt;
use std::sync::LazyLock;

use communique::compare::{Names, merge};
use communique::edit::{Document, Edit, Join, Label};
use communique::release::{FieldPath, Issued, Release};
use communique::storage::disk::System;
use communique::storage::{Digest, Journal, Lineage, Stamp, Subject, read, told, write};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use tempfile::TempDir;

use crate::support::arbitrary::{self, Wish};
use crate::support::damage::{Damage, damage, gentle_damage};
use crate::support::kept::with_all_that_is_kept;
use crate::support::{fuzzed, samples};

/// Files of releases: the samples, one whose texts two people changed so that they're at
/// odds, one that was issued before, and one that keeps all kinds of things.
static FILES: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let mut files: Vec<String> = samples()
        .iter()
        .map(|path| std::fs::read_to_string(path).expect("the sample can be read"))
        .collect();
    let release = |text: &str| read(text.as_bytes()).expect("it opens").release;
    let first = files[0].clone();
    let [ours, theirs] =
        ["Anna's words", "Boris' words"].map(|words| first.replace("SIDE EVENT", words));
    let merged = merge(
        &release(&first),
        &release(&ours),
        &release(&theirs),
        &Names::default(),
    );
    let merged = merged.expect("it merges");
    assert!(!merged.conflicts.is_empty());
    let mut issued = release(&files[1]);
    let at = "2026-11-26T12:00:00Z".parse().expect("a moment");
    let state = Issued::of(&issued, arbitrary::id("issued-q2w3"), at);
    issued.issued = [state].into_iter().collect();
    for release in [merged.release, issued] {
        files.push(write(&release).expect("it can be written"));
    }
    files.push(with_all_that_is_kept());
    files.into_iter().map(String::into_bytes).collect()
});

/// A file's bytes.
#[derive(Clone)]
struct File(Vec<u8>);

impl fmt::Debug for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&String::from_utf8_lossy(&self.0))
    }
}

/// A file, and what happens to it.
fn damaged(damage: impl Strategy<Value = Damage>, most: usize) -> impl Strategy<Value = File> {
    let files = (any::<Index>(), any::<Index>(), vec(damage, 0..most));
    files.prop_map(|(file, other, damages)| {
        let [file, other] = [file, other].map(|index| -> &'static Vec<u8> { index.get(&FILES) });
        let damaged = damages
            .iter()
            .fold(file.clone(), |file, damage| damage.done_to(&file, other));
        File(damaged)
    })
}

/// A journal of these wishes, and how many changes are in it.
fn journal(first: &Release, wishes: &[Wish]) -> (Vec<u8>, Vec<(Label, Edit)>) {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("journal");
    let subject = Subject {
        release: first.id.clone(),
        file: Some("/somewhere/release.ron".into()),
        standing: Some(Stamp {
            digest: Digest::of(b"what the file says"),
            lineage: Lineage::default(),
        }),
        lineage: Lineage::default(),
    };
    let mut journal = Journal::begin(&System, &path, &subject, None, first).expect("it's begun");
    let mut document = Document::new(first.clone());
    let mut changes = Vec::new();
    for wish in wishes {
        let before = document.clone();
        let Some(edit) = wish.edit(document.release()) else {
            continue;
        };
        let label = Label::Change(FieldPath::root());
        if document
            .apply(label.clone(), edit.clone(), Join::Separate)
            .is_err()
        {
            continue;
        }
        if document.release().faults().is_empty() {
            changes.push((label, edit));
        } else {
            document = before;
        }
    }
    journal.add(&changes).expect("they're kept");
    (std::fs::read(&path).expect("it's there"), changes)
}

/// The records of a journal, its first line left out.
fn records(journal: &[u8]) -> Vec<Vec<u8>> {
    let first_line = journal
        .iter()
        .position(|byte| *byte == b'\n')
        .expect("a line");
    let mut rest = &journal[first_line + 1..];
    let mut records = Vec::new();
    while let Some((length, _)) = rest.split_first_chunk::<4>() {
        // A length, a checksum and a number stand before what is counted.
        let (record, behind) = rest.split_at(16 + u32::from_le_bytes(*length) as usize);
        records.push(record.to_vec());
        rest = behind;
    }
    records
}

/// A record with what happens to what it says, sealed as if it had been written so.
fn resealed(record: &[u8], number: usize, damage: &Damage, other: &[u8]) -> Vec<u8> {
    const SAYS: usize = 17;
    let payload = damage.done_to(&record[SAYS..], other);
    let mut rest = (number as u64).to_le_bytes().to_vec();
    rest.push(record[SAYS - 1]);
    rest.extend(&payload);
    let length = u32::try_from(payload.len() + 1).expect("a short record");
    let mut sealed = length.to_le_bytes().to_vec();
    sealed.extend(crc32fast::hash(&rest).to_le_bytes());
    sealed.extend(rest);
    sealed
}

const MAGIC: &[u8] = b"communique journal 1\n";

/// How many cases of each: all that there is time for while somebody waits for the tests.
const CASES: u32 = 400;

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        max_shrink_iters: 200,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config(CASES))]

    #[test]
    fn any_damaged_file_is_refused_with_a_message_or_loads_whole(file in damaged(damage(), 6)) {
        fuzzed::load(&file.0);
    }

    #[test]
    fn any_bytes_are_refused_with_a_message(bytes in vec(any::<u8>(), 0..2_000)) {
        fuzzed::load(&bytes);
        fuzzed::load(&[b"(format: 3, headline: \"", &bytes[..], b"\")"].concat());
    }

    #[test]
    fn any_three_files_merge_into_one_that_can_be_opened(
        base in damaged(gentle_damage(), 5),
        ours in damaged(gentle_damage(), 5),
        theirs in damaged(gentle_damage(), 5),
    ) {
        fuzzed::merge_three(&[base.0, ours.0, theirs.0].join(&0));
    }

    #[test]
    fn any_two_changed_files_of_one_merge_into_one_that_can_be_opened(
        (file, other) in (any::<Index>(), any::<Index>()),
        damages in vec(vec(gentle_damage(), 0..4), 2),
    ) {
        let [base, other] = [file, other].map(|index| -> &'static Vec<u8> { index.get(&FILES) });
        let changed = damages.iter().map(|damages| {
            damages.iter().fold(base.clone(), |file, damage| {
                let changed = damage.done_to(&file, other);
                // What can't be opened is never merged.
                if read(&changed).is_ok() { changed } else { file }
            })
        });
        let three: Vec<Vec<u8>> = [base.clone()].into_iter().chain(changed).collect();
        fuzzed::merge_three(&three.join(&0));
    }
}

proptest! {
    #![proptest_config(config(CASES / 4))]

    #[test]
    fn any_damaged_journal_is_read_up_to_the_damage(
        first in any::<Index>(),
        wishes in vec(arbitrary::wish(), 0..10),
        damages in vec(damage(), 1..4),
        order in vec(any::<Index>(), 0..3),
    ) {
        let first = read(first.get(&FILES[..]) as &Vec<u8>).expect("it opens").release;
        let (whole, changes) = journal(&first, &wishes);
        prop_assert_eq!(fuzzed::replay(&whole), Some(changes.len()));

        let damaged = damages.iter().fold(whole.clone(), |bytes, damage| {
            damage.done_to(&bytes, &whole)
        });
        let mut moved = records(&whole);
        for at in order {
            let record = moved.remove(at.index(moved.len()));
            moved.insert(at.index(moved.len() + 1), record);
        }
        let moved = [MAGIC.to_vec(), moved.concat()].concat();
        for damaged in [damaged, moved] {
            let count = fuzzed::replay(&damaged);
            let Some(count) = count else { continue };
            let told = told(&damaged).expect("it was replayed");
            prop_assert_eq!(&told.changes[..], &changes[..count]);
            prop_assert_eq!(told.release.faults(), Vec::new());
            prop_assert!(told.base == first);
        }
    }

    #[test]
    fn any_journal_that_was_made_up_is_replayed_or_not(
        first in any::<Index>(),
        wishes in vec(arbitrary::wish(), 1..10),
        damages in vec((any::<Index>(), gentle_damage()), 1..6),
    ) {
        let first = read(first.get(&FILES[..]) as &Vec<u8>).expect("it opens").release;
        let (whole, _) = journal(&first, &wishes);
        let mut records = records(&whole);
        for (at, damage) in damages {
            let number = at.index(records.len());
            let other = records[at.index(records.len())][17..].to_vec();
            records[number] = resealed(&records[number], number, &damage, &other);
        }
        fuzzed::replay(&[MAGIC.to_vec(), records.concat()].concat());
    }
}
