//! What holds for every merge, whatever two people did.

use std::collections::{BTreeSet, HashSet};

use communique::compare::{Names, Settlement, between, merge, settle, settlements};
use communique::edit::{Edit, applied};
use communique::release::{Conflict, Content, FieldPath, Id, Item, List, Part, Release};
use communique::storage::{read, write};
use proptest::prelude::*;

use crate::support::arbitrary::{self, Wish};
use crate::support::words::{add_words, words_of};

/// Whether two releases are the same; if not, the lines in which their files differ.
fn same(left: &Release, right: &Release) -> Result<(), TestCaseError> {
    if left == right {
        return Ok(());
    }
    let [left, right] = [left, right].map(|release| write(release).expect("it can be written"));
    let only = |a: &str, b: &str| -> String {
        let lines: HashSet<&str> = b.lines().collect();
        let only: Vec<&str> = a.lines().filter(|line| !lines.contains(line)).collect();
        only.join("\n")
    };
    let (here, there) = (only(&left, &right), only(&right, &left));
    Err(TestCaseError::fail(format!(
        "only in the first:\n{here}\nonly in the second:\n{there}"
    )))
}

/// `base` after what somebody wished for, as far as it stays a release that can be opened.
fn changed(base: &Release, wishes: &[Wish]) -> Release {
    let mut release = base.clone();
    for wish in wishes {
        let edit = wish.edit(&release);
        let changed = edit.and_then(|edit| applied(&release, &edit).ok());
        release = changed
            .filter(|changed| changed.faults().is_empty())
            .unwrap_or(release);
    }
    release
}

/// A release in which two people have changed the same, here and there.
fn at_odds() -> impl Strategy<Value = Release> {
    let wishes = || proptest::collection::vec(arbitrary::wish(), 1..8);
    let all = (arbitrary::release(), wishes(), wishes());
    all.prop_map(|(base, ours, theirs)| {
        let (x, y) = (changed(&base, &ours), changed(&base, &theirs));
        let merged = merge(&base, &x, &y, &names("Anna", "Boris"));
        merged.expect("it merges").release
    })
}

/// `base` with some of its conflicts settled, and after what somebody wished for.
fn gone_on(
    base: &Release,
    settled: &[(prop::sample::Index, Settlement)],
    wishes: &[Wish],
) -> Release {
    let mut release = base.clone();
    for (which, settlement) in settled {
        let conflicts = release.conflicts.len();
        let conflict =
            (conflicts > 0).then(|| release.conflicts.iter().nth(which.index(conflicts)));
        if let Some(conflict) = conflict.flatten()
            && settlements(&release, conflict).contains(settlement)
        {
            let edit = settle(&release, &conflict.id, *settlement).expect("it can be settled so");
            release = applied(&release, &edit).expect("it applies");
        }
    }
    changed(&release, wishes)
}

fn settled() -> impl Strategy<Value = Vec<(prop::sample::Index, Settlement)>> {
    let settlement = prop::sample::select(
        &[
            Settlement::AsItStands,
            Settlement::Base,
            Settlement::Ours,
            Settlement::Theirs,
            Settlement::Both,
        ][..],
    );
    proptest::collection::vec((any::<prop::sample::Index>(), settlement), 0..3)
}

fn names(ours: &str, theirs: &str) -> Names {
    Names {
        ours: ours.into(),
        theirs: theirs.into(),
    }
}

fn words_in(content: &Content, words: &mut HashSet<String>) {
    content.walk(&mut |part| add_words(part, words));
}

/// Every word that is seen, or kept in a conflict.
fn words_kept(release: &Release) -> HashSet<String> {
    let mut words = words_of(release);
    for conflict in &release.conflicts {
        for content in conflict.contents() {
            words_in(content, &mut words);
        }
    }
    words
}

/// The conflict with its sides in an order that doesn't say whose is whose.
fn unlabelled(conflict: &Conflict) -> (Id, FieldPath, Content, Vec<String>) {
    let mut sides = vec![
        format!("{:?}", conflict.ours),
        format!("{:?}", conflict.theirs),
    ];
    sides.sort();
    let base = conflict.base.clone();
    (conflict.id.clone(), conflict.at.clone(), base, sides)
}

fn sorted(conflicts: &List<Conflict>) -> Vec<(Id, FieldPath, Content, Vec<String>)> {
    let mut all: Vec<_> = conflicts.iter().map(unlabelled).collect();
    all.sort_by(|a, b| a.0.cmp(&b.0));
    all
}

/// The release after each conflict is settled so that what `name` wrote stays.
fn settled_for(mut release: Release, name: &str) -> Release {
    while let Some(conflict) = release.conflicts.first() {
        let settlement = if conflict.ours.by.as_str() == name {
            Settlement::Ours
        } else {
            Settlement::Theirs
        };
        let id = conflict.id.clone();
        let possible = settlements(&release, conflict);
        let settlement = match possible.contains(&settlement) {
            true => settlement,
            false => Settlement::AsItStands,
        };
        let edit = settle(&release, &id, settlement).expect("it can be settled so");
        release = applied(&release, &edit).expect("it applies");
    }
    release
}

fn words_but_notes(release: &Release) -> HashSet<String> {
    let mut release = release.clone();
    release.footnotes = List::default();
    words_of(&release)
}

/// What an edit takes for whoever makes it: the texts, values and items that it changes. Where
/// paragraphs come and go that's the prose: there they stand beside each other as words do.
fn places_of(edit: &Edit) -> Vec<FieldPath> {
    match edit {
        Edit::Group(edits) => edits.iter().flat_map(places_of).collect(),
        Edit::Insert { list, item, .. } | Edit::Remove { list, item, .. }
            if matches!(**item, Item::Paragraph(_)) =>
        {
            vec![list.clone()]
        }
        edit => edit.touched(),
    }
}

fn ids_are_unique(release: &Release) -> bool {
    let mut unique = true;
    release.visit(&mut |_, part| {
        if let Part::List(list) = part {
            let ids = list.ids();
            let set: HashSet<&Id> = ids.iter().collect();
            unique &= set.len() == ids.len();
        }
    });
    unique
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_one_did_alone_comes_out_as_it_is(
        base in arbitrary::release(),
        wishes in proptest::collection::vec(arbitrary::wish(), 0..12),
    ) {
        let x = changed(&base, &wishes);
        let theirs = merge(&base, &base, &x, &Names::default()).expect("it merges");
        same(&theirs.release, &x)?;
        let ours = merge(&base, &x, &base, &Names::default()).expect("it merges");
        same(&ours.release, &x)?;
        prop_assert!(ours.edit.is_empty());
        let both = merge(&base, &x, &x, &Names::default()).expect("it merges");
        same(&both.release, &x)?;
        prop_assert!(both.edit.is_empty());
        let back = between(&x, &base).expect("there is a way");
        same(&applied(&x, &back).expect("that leads back"), &base)?;
    }

    #[test]
    fn so_it_does_where_there_are_conflicts(
        base in at_odds(),
        settled in settled(),
        wishes in proptest::collection::vec(arbitrary::wish(), 0..8),
    ) {
        let x = gone_on(&base, &settled, &wishes);
        prop_assert_eq!(x.faults(), Vec::new());
        let merged = |base, ours, theirs| merge(base, ours, theirs, &Names::default());
        for (base, other) in [(&base, &x), (&x, &base)] {
            same(&merged(base, base, other).expect("it merges").release, other)?;
            same(&merged(base, other, base).expect("it merges").release, other)?;
            same(&merged(base, other, other).expect("it merges").release, other)?;
        }
    }

    #[test]
    fn what_two_go_on_with_where_there_are_conflicts_stays_sound_and_whole(
        base in at_odds(),
        (our_settled, their_settled) in (settled(), settled()),
        our_wishes in proptest::collection::vec(arbitrary::wish(), 0..8),
        their_wishes in proptest::collection::vec(arbitrary::wish(), 0..8),
    ) {
        let x = gone_on(&base, &our_settled, &our_wishes);
        let y = gone_on(&base, &their_settled, &their_wishes);
        let merged = merge(&base, &x, &y, &names("Anna", "Boris")).expect("it merges");
        prop_assert_eq!(merged.release.faults(), Vec::new());
        same(&applied(&x, &merged.edit).expect("it applies"), &merged.release)?;
        let other = merge(&base, &y, &x, &names("Boris", "Anna")).expect("it merges");
        let places = |release: &Release| -> BTreeSet<FieldPath> {
            release.conflicts.iter().map(|one| one.at.clone()).collect()
        };
        prop_assert_eq!(places(&merged.release), places(&other.release));
        let (kept, before) = (words_kept(&merged.release), words_kept(&base));
        for side in [&x, &y] {
            for word in words_of(side).difference(&before) {
                prop_assert!(kept.contains(word), "‘{}’ is lost", word);
            }
        }
        let written = write(&merged.release).expect("it can be written");
        let back = read(written.as_bytes()).expect("and read");
        same(&back.release, &merged.release)?;
    }

    #[test]
    fn what_two_did_is_all_there_whoever_is_called_ours(
        base in arbitrary::release(),
        our_wishes in proptest::collection::vec(arbitrary::wish(), 1..10),
        their_wishes in proptest::collection::vec(arbitrary::wish(), 1..10),
    ) {
        let (x, y) = (changed(&base, &our_wishes), changed(&base, &their_wishes));
        let merged = merge(&base, &x, &y, &names("Anna", "Boris")).expect("it merges");
        same(&applied(&x, &merged.edit).expect("it applies"), &merged.release)?;
        prop_assert!(ids_are_unique(&merged.release));

        let kept = words_kept(&merged.release);
        let before = words_of(&base);
        for side in [&x, &y] {
            for word in words_of(side).difference(&before) {
                prop_assert!(kept.contains(word), "‘{}’ is lost", word);
            }
        }

        let other = merge(&base, &y, &x, &names("Boris", "Anna")).expect("it merges");
        prop_assert_eq!(sorted(&merged.release.conflicts), sorted(&other.release.conflicts));
        if merged.release.conflicts.is_empty() {
            same(&merged.release, &other.release)?;
        }
        for (name, side) in [("Anna", &x), ("Boris", &y)] {
            for merged in [&merged.release, &other.release] {
                // A note goes with its last mark.
                let settled = words_but_notes(&settled_for(merged.clone(), name));
                for word in words_but_notes(side).difference(&before) {
                    prop_assert!(settled.contains(word), "‘{}’ was settled away", word);
                }
            }
        }
    }

    #[test]
    fn a_sound_release_stays_sound(
        base in arbitrary::release(),
        our_wishes in proptest::collection::vec(arbitrary::wish(), 1..8),
        their_wishes in proptest::collection::vec(arbitrary::wish(), 1..8),
    ) {
        let (x, y) = (changed(&base, &our_wishes), changed(&base, &their_wishes));
        let merged = merge(&base, &x, &y, &Names::default()).expect("it merges");
        prop_assert_eq!(merged.release.faults(), Vec::new());
        let written = write(&merged.release).expect("it can be written");
        let back = read(written.as_bytes()).expect("and read");
        same(&back.release, &merged.release)?;
    }

    #[test]
    fn changes_of_different_places_are_never_at_odds(
        base in arbitrary::release(),
        wishes in proptest::collection::vec(arbitrary::wish(), 1..20),
    ) {
        let (mut x, mut y) = (base.clone(), base.clone());
        // Whoever is first in a place has it, and all that is in it.
        let mut taken: Vec<(FieldPath, bool)> = Vec::new();
        for (index, wish) in wishes.iter().enumerate() {
            let by_us = index.is_multiple_of(2);
            let side = if by_us { &mut x } else { &mut y };
            let Some(edit) = wish.edit(side) else { continue };
            let places = places_of(&edit);
            let is_theirs = |place: &FieldPath| {
                let mut theirs = taken.iter().filter(|(_, by)| *by != by_us);
                theirs.any(|(at, _)| at.is_within(place) || place.is_within(at))
            };
            if !places.iter().any(is_theirs)
                && let Ok(changed) = applied(side, &edit)
                && changed.faults().is_empty()
            {
                *side = changed;
                taken.extend(places.into_iter().map(|place| (place, by_us)));
            }
        }
        let merged = merge(&base, &x, &y, &Names::default()).expect("it merges");
        prop_assert_eq!(sorted(&merged.release.conflicts), Vec::new());
    }
}
