//! What becomes of words where several people write at one place, save in turn and settle it.

use std::collections::BTreeSet;

use communique::compare::{Names, Settlement, choices, merge, now_at, turned};
use communique::edit::{Edit, applied};
use communique::release::{Content, FieldPath, Fragment, Part, Release};
use communique::storage::read;
use proptest::prelude::*;

use super::merging::{after, settled};

const HEADLINE: &str = "headline";
const PARAGRAPH: &str = "sections/opening-a2b3/blocks/text-c4d5/text/p-3";
/// A line, and two paragraphs of one prose.
const PLACES: [&str; 3] = [
    HEADLINE,
    PARAGRAPH,
    "sections/opening-a2b3/blocks/text-c4d5/text/p-1",
];

/// Somebody who has the file open.
#[derive(Clone)]
struct Person {
    name: &'static str,
    /// The state of the file that was seen last.
    seen: Release,
    open: Release,
    /// The word that was written last, and where.
    last: Option<(&'static str, String)>,
}

/// Several people at one file.
struct Desk {
    file: Release,
    people: Vec<Person>,
}

impl Desk {
    /// Of two people.
    fn new() -> Self {
        Self::of(2)
    }

    /// Of so many of three people.
    fn of(count: usize) -> Self {
        let file = after(&[]);
        let person = |name| Person {
            name,
            seen: file.clone(),
            open: file.clone(),
            last: None,
        };
        let names = ["Anna", "Boris", "Chen"].into_iter();
        Self {
            people: names.take(count).map(person).collect(),
            file,
        }
    }

    /// Somebody sees what the file holds.
    fn look(&mut self, who: usize) {
        let names = Names {
            ours: self.people[who].name.into(),
            ..Names::default()
        };
        let person = &mut self.people[who];
        if person.seen != self.file {
            let merged = merge(&person.seen, &person.open, &self.file, &names);
            person.open = merged.expect("it merges").release;
            assert_eq!(person.open.faults(), Vec::new());
            person.seen = self.file.clone();
        }
    }

    /// The same while they write where they have written last.
    fn look_writing(&mut self, who: usize) {
        let before = self.people[who].open.clone();
        self.look(who);
        let person = &mut self.people[who];
        if let Some((at, _)) = &person.last {
            let at = match path(at) {
                line if *at == HEADLINE => line,
                paragraph => paragraph.parent().expect("a prose"),
            };
            if let Some(turned) = turned(&before, &person.open, &at) {
                assert_eq!(turned.faults(), Vec::new());
                person.open = turned;
            }
        }
    }

    fn save(&mut self, who: usize) {
        self.look(who);
        self.file = self.people[who].open.clone();
        self.people[who].seen = self.file.clone();
    }

    fn write(&mut self, who: usize, at: &str, behind: usize, word: &str) {
        let person = &mut self.people[who];
        person.open = written(&person.open, at, behind, word);
    }

    /// Somebody goes on with a word, if it's there; answers whether it is.
    fn write_on(&mut self, who: usize, at: &str, word: &str) -> bool {
        let person = &mut self.people[who];
        let text = text_at(&person.open, at);
        let ends = text
            .match_indices(word)
            .map(|(start, _)| start + word.len());
        let is_end = |end: &usize| !text[*end..].starts_with(char::is_alphanumeric);
        let Some(offset) = ends.into_iter().find(is_end) else {
            return false;
        };
        person.open = put(&person.open, at, offset, "x");
        true
    }

    /// Somebody takes a word out, behind so many others.
    fn cut(&mut self, who: usize, at: &str, behind: usize) {
        let person = &mut self.people[who];
        let text = text_at(&person.open, at);
        let starts: Vec<usize> = text.match_indices(' ').map(|(start, _)| start).collect();
        let Some(start) = starts.get(behind).copied() else {
            return;
        };
        let end = *starts.get(behind + 1).unwrap_or(&text.len());
        let edit = Edit::Splice {
            at: path(at),
            offset: start,
            removed: Fragment::plain(&text[start..end]),
            inserted: Fragment::default(),
        };
        person.open = applied(&person.open, &edit).expect("it can be cut");
    }

    fn settle(&mut self, who: usize, settlement: Settlement) {
        let person = &mut self.people[who];
        if let Some(conflict) = person.open.conflicts.first() {
            person.open = settled(&person.open, conflict, settlement);
        }
    }

    /// Somebody takes a step, with `word` if one is to be written. Answers the word before and
    /// after, where one was written on.
    fn take(&mut self, who: usize, step: &Step, word: &str) -> Option<(String, String)> {
        match step {
            Step::Write(at, behind) => {
                self.write(who, at, *behind, word);
                self.people[who].last = Some((*at, word.to_owned()));
            }
            Step::WriteOn => {
                let (at, before) = self.people[who].last.clone()?;
                if self.write_on(who, at, &before) {
                    let after = format!("{before}x");
                    self.people[who].last = Some((at, after.clone()));
                    return Some((before, after));
                }
            }
            Step::Save => self.save(who),
            Step::Look => self.look(who),
            Step::LookWriting => self.look_writing(who),
            Step::KeepBoth => self.settle(who, Settlement::Both),
            Step::Choose(settlement) => self.settle(who, *settlement),
            Step::Cut(at, behind) => self.cut(who, at, *behind),
        }
        None
    }

    /// Until all have what the file has.
    fn meet(&mut self) {
        for _ in 0..2 {
            (0..self.people.len()).for_each(|who| self.save(who));
        }
        assert!(self.people.iter().all(|one| one.open == self.file));
    }
}

fn path(at: &str) -> FieldPath {
    at.parse().expect("an address")
}

fn text_at(release: &Release, at: &str) -> String {
    match release.part(&path(at)) {
        Some(Part::Text(text, _)) => text.text().to_owned(),
        Some(Part::Paragraph(paragraph)) => paragraph.text().to_owned(),
        _ => panic!("there is no text at {at}"),
    }
}

/// The release with a word more: behind so many of those at `at`.
fn written(release: &Release, at: &str, behind: usize, word: &str) -> Release {
    let text = text_at(release, at);
    let ends: Vec<usize> = text.match_indices(' ').map(|(end, _)| end).collect();
    let offset = *ends.get(behind).unwrap_or(&text.len());
    put(release, at, offset, &format!(" {word}"))
}

fn put(release: &Release, at: &str, offset: usize, letters: &str) -> Release {
    let edit = Edit::Splice {
        at: path(at),
        offset,
        removed: Fragment::default(),
        inserted: Fragment::plain(letters),
    };
    applied(release, &edit).expect("it can be written")
}

/// The words of all that a release says, without what its conflicts keep.
fn words_in(release: &Release) -> BTreeSet<String> {
    let mut said = release.clone();
    said.conflicts = Default::default();
    let words = crate::support::words::words_of(&said).into_iter();
    words.collect()
}

/// Those that somebody has the choice of in a conflict, too, as ours or theirs.
fn words_to_be_had(release: &Release) -> BTreeSet<String> {
    let mut words = words_in(release);
    for conflict in &release.conflicts {
        let [_, ours, theirs] = choices(conflict, &now_at(release, conflict));
        for content in [ours, theirs] {
            content.walk(&mut |part| {
                let text = match part {
                    Part::Text(text, _) => text.text(),
                    Part::Paragraph(paragraph) => paragraph.text(),
                    _ => "",
                };
                words.extend(text.split_whitespace().map(str::to_owned));
            });
        }
    }
    words
}

fn text_of(content: &Content) -> &str {
    match content {
        Content::Text(text) => text.as_str(),
        other => panic!("no text: {other:?}"),
    }
}

const LAST: usize = usize::MAX;

#[test]
fn two_who_write_on_at_the_end_of_one_line_and_save_in_turn_have_one_thing_to_settle() {
    for at in [HEADLINE, PARAGRAPH] {
        let mut desk = Desk::new();
        for (anna, boris) in [("a1", "b1"), ("a2", "b2"), ("a3", "b3")] {
            // Nobody waits for the other.
            desk.write(0, at, LAST, anna);
            desk.write(1, at, LAST, boris);
            desk.save(0);
            desk.write(0, at, LAST, &format!("{anna}on"));
            desk.save(1);
            desk.write(1, at, LAST, &format!("{boris}on"));
            desk.look(0);
            desk.look(1);
        }
        let open = &desk.people[0].open;
        assert_eq!(open.conflicts.len(), 1, "{:#?}", open.conflicts);
        let conflict = open.conflicts.first().expect("it's there");
        let both = settled(open, conflict, Settlement::Both);
        let said = words_in(&both);
        for word in ["a1", "a1on", "b1", "b1on", "a2", "b2", "a3on", "b3"] {
            assert!(said.contains(word), "{word}: {said:?}");
        }
    }
}

#[test]
fn keeping_both_keeps_what_was_written_since() {
    let mut desk = Desk::new();
    desk.write(0, HEADLINE, LAST, "a1");
    desk.write(1, HEADLINE, LAST, "b1");
    desk.save(0);
    desk.save(1);
    desk.write(1, HEADLINE, LAST, "b2");
    desk.settle(1, Settlement::Both);
    assert!(
        text_at(&desk.people[1].open, HEADLINE).ends_with("prisons a1 b1 b2"),
        "{}",
        text_at(&desk.people[1].open, HEADLINE)
    );
}

#[test]
fn keeping_ones_own_keeps_what_was_written_since() {
    for at in [HEADLINE, PARAGRAPH] {
        let mut desk = Desk::new();
        desk.write(0, at, LAST, "from");
        desk.write(1, at, LAST, "until");
        desk.save(1);
        desk.look(0);
        desk.write(0, at, LAST, "Monday");
        let before = text_at(&desk.people[0].open, at);
        desk.settle(0, Settlement::Ours);
        assert_eq!(text_at(&desk.people[0].open, at), before);
        assert!(before.ends_with("from Monday"));
        assert!(desk.people[0].open.conflicts.is_empty());
    }
}

#[test]
fn what_is_shown_of_each_choice_is_what_it_comes_to() {
    let mut desk = Desk::new();
    desk.write(0, HEADLINE, LAST, "from");
    desk.write(1, HEADLINE, LAST, "until");
    desk.save(1);
    desk.look(0);
    desk.write(0, HEADLINE, LAST, "Monday");
    desk.write(0, HEADLINE, 1, "now");
    let open = &desk.people[0].open;
    let conflict = open.conflicts.first().expect("it's there");
    let shown = choices(conflict, &now_at(open, conflict));
    let expected = [
        "Civil society now joins the work in prisons",
        "Civil society now joins the work in prisons from Monday",
        "Civil society now joins the work in prisons until",
    ];
    assert_eq!(shown.each_ref().map(text_of), expected);
    let choices = [Settlement::Base, Settlement::Ours, Settlement::Theirs];
    for (settlement, expected) in choices.into_iter().zip(expected) {
        let settled = settled(open, conflict, settlement);
        assert_eq!(text_at(&settled, HEADLINE), expected);
    }
}

#[test]
fn two_who_settle_one_thing_in_two_ways_are_at_odds_again() {
    for (anna, boris) in [
        (Settlement::AsItStands, Settlement::Theirs),
        (Settlement::Theirs, Settlement::Ours),
        (Settlement::Ours, Settlement::Base),
    ] {
        let mut desk = Desk::new();
        desk.write(0, HEADLINE, LAST, "a1");
        desk.write(1, HEADLINE, LAST, "b1");
        desk.meet();
        desk.settle(0, anna);
        desk.settle(1, boris);
        let decided = [0, 1].map(|who: usize| text_at(&desk.people[who].open, HEADLINE));
        desk.meet();
        let file = &desk.file;
        assert_eq!(file.conflicts.len(), 1, "{anna:?} {boris:?}");
        let conflict = file.conflicts.first().expect("it's there");
        let sides = [&conflict.ours.says, &conflict.theirs.says].map(text_of);
        for decided in &decided {
            assert!(sides.contains(&decided.as_str()), "{sides:?} {decided}");
        }
    }
}

#[test]
fn a_word_that_stands_beside_it_too_changes_nothing_of_what_is_to_be_settled() {
    let file = r#"(
  format: 3, id: "release-a2b3", language: "en", kind: PressRelease,
  summary: [("p-1", "Ladeb "), ("p-2", "Aslanova")],
  conflicts: [(
    id: "conflict-c4d5", at: "summary",
    base: Paragraphs([("p-1", " Muster "), ("p-2", "Aslanova")]),
    ours: (by: "Anna", says: Paragraphs([("p-1", "Ladeb "), ("p-2", "Aslanova")])),
    theirs: (by: "Boris", says: Paragraphs([("p-1", " Muster Aslanova")])),
  )],
)"#;
    let base = read(file.as_bytes()).expect("it can be read").release;
    let conflict = base.conflicts.first().expect("it's there");
    let [as_it_stands, both] = [Settlement::AsItStands, Settlement::Both]
        .map(|settlement| settled(&base, conflict, settlement));
    for (ours, theirs) in [(&as_it_stands, &both), (&both, &as_it_stands)] {
        let merged = merge(&base, ours, theirs, &Names::default()).expect("it merges");
        assert_eq!(merged.release.conflicts.len(), 1, "{:?}", merged.release);
    }
}

#[test]
fn two_who_settle_one_thing_alike_are_done() {
    let mut desk = Desk::new();
    desk.write(0, HEADLINE, LAST, "a1");
    desk.write(1, HEADLINE, LAST, "b1");
    desk.meet();
    desk.settle(0, Settlement::Theirs);
    desk.settle(1, Settlement::Theirs);
    desk.meet();
    assert!(desk.file.conflicts.is_empty());
}

#[test]
fn whoever_writes_something_else_altogether_has_both_to_choose() {
    let mut desk = Desk::new();
    desk.write(0, HEADLINE, LAST, "from");
    desk.write(1, HEADLINE, LAST, "until");
    desk.save(0);
    desk.save(1);
    // A letter more is still one's own.
    assert!(desk.write_on(1, HEADLINE, "until"));
    let shown = |open: &Release| {
        let conflict = open.conflicts.first().expect("it's there");
        choices(conflict, &now_at(open, conflict)).map(|content| text_of(&content).to_owned())
    };
    let [_, ours, theirs] = shown(&desk.people[1].open);
    assert!(ours.ends_with("untilx") && theirs.ends_with("from"));
    let open = &desk.people[1].open;
    let edit = Edit::Splice {
        at: path(HEADLINE),
        offset: 0,
        removed: Fragment::plain(text_at(open, HEADLINE)),
        inserted: Fragment::plain("Another headline"),
    };
    let open = applied(open, &edit).expect("it can be written");
    let [_, ours, theirs] = shown(&open);
    assert!(ours.ends_with("until") && theirs.ends_with("from"));
    // And what it says itself isn't lost by keeping both.
    let conflict = open.conflicts.first().expect("it's there");
    let both = text_at(&settled(&open, conflict, Settlement::Both), HEADLINE);
    for words in ["Another headline", "until", "from"] {
        assert!(both.contains(words), "{both}");
    }
}

#[test]
fn what_was_only_turned_about_is_settled_for_all_by_who_settles_it() {
    let mut desk = Desk::new();
    let [_, first, second] = PLACES;
    for (who, words) in [(0, ["a1", "a2"]), (1, ["b1", "b2"])] {
        desk.take(who, &Step::Write(first, LAST), words[0]);
        desk.take(who, &Step::Write(second, LAST), words[1]);
    }
    desk.save(0);
    desk.save(1);
    // Anna writes there, so that her own words stand.
    desk.look_writing(0);
    assert_eq!(desk.people[0].open.conflicts.len(), 2);
    assert!(text_at(&desk.people[0].open, first).ends_with(" a1"));
    desk.settle(1, Settlement::AsItStands);
    desk.settle(1, Settlement::AsItStands);
    desk.save(1);
    desk.look(0);
    let open = &desk.people[0].open;
    assert_eq!(open.conflicts.len(), 0);
    assert!(text_at(open, first).ends_with(" b1") && text_at(open, second).ends_with(" b2"));
}

#[test]
fn a_word_is_kept_that_was_there_before_once() {
    let mut desk = Desk::of(3);
    let [anna, boris, chen] = [0, 1, 2];
    desk.write(anna, HEADLINE, LAST, "in Bonn");
    desk.write(boris, HEADLINE, LAST, "on Monday");
    desk.save(boris);
    desk.look(chen);
    let on = text_at(&desk.people[chen].open, HEADLINE)
        .matches(' ')
        .count()
        - 1;
    desk.write(chen, HEADLINE, on, "the");
    desk.save(chen);
    desk.save(anna);
    desk.write(boris, HEADLINE, LAST, "at noon");
    desk.save(boris);
    desk.meet();
    let mut said = vec![text_at(&desk.file, HEADLINE)];
    for conflict in &desk.file.conflicts {
        let [_, ours, theirs] = choices(conflict, &now_at(&desk.file, conflict));
        said.extend([ours, theirs].map(|content| text_of(&content).to_owned()));
    }
    for words in ["the Monday", "at noon", "in Bonn"] {
        let is_there = said.iter().any(|said| said.contains(words));
        assert!(is_there, "{words}: {said:?}");
    }
}

/// One step of somebody's.
#[derive(Clone, Debug)]
enum Step {
    /// A word, behind so many others at this place.
    Write(&'static str, usize),
    /// A letter more of the word that was written last.
    WriteOn,
    Save,
    Look,
    /// With the caret where somebody has written last.
    LookWriting,
    KeepBoth,
    /// Whoever chooses has seen what goes by it.
    Choose(Settlement),
    /// Takes a word out, behind so many others at this place.
    Cut(&'static str, usize),
}

fn place() -> impl Strategy<Value = &'static str> {
    prop::sample::select(&PLACES[..])
}

fn steps(people: usize) -> impl Strategy<Value = Vec<(usize, Step)>> {
    let step = prop_oneof![
        6 => (place(), prop_oneof![3 => Just(LAST), 1 => 0..12_usize])
            .prop_map(|(at, behind)| Step::Write(at, behind)),
        3 => Just(Step::WriteOn),
        3 => Just(Step::Save),
        1 => Just(Step::Look),
        2 => Just(Step::LookWriting),
        2 => Just(Step::KeepBoth),
        2 => prop::sample::select(&[
            Settlement::AsItStands,
            Settlement::Ours,
            Settlement::Theirs,
            Settlement::Base,
        ][..]).prop_map(Step::Choose),
        1 => (place(), 6..14_usize).prop_map(|(at, behind)| Step::Cut(at, behind)),
    ];
    proptest::collection::vec((0..people, step), 1..50)
}

/// Takes the steps of several people. Whatever one of them has written is there for themself at
/// any time and for all in the end, in the release or as a choice, but for what somebody left
/// out who saw it.
fn nothing_is_lost(people: usize, steps: &[(usize, Step)]) -> Result<(), TestCaseError> {
    let mut desk = Desk::of(people);
    let mut written: Vec<BTreeSet<String>> = vec![BTreeSet::new(); people];
    for (number, (who, step)) in steps.iter().enumerate() {
        let who = *who;
        let before = words_to_be_had(&desk.people[who].open);
        // None is the beginning of another.
        let word = format!("w{number:02}");
        let longer = desk.take(who, step, &word);
        match step {
            Step::Write(..) => drop(written[who].insert(word)),
            Step::WriteOn => {
                if let Some((before, after)) = longer {
                    written[who].remove(&before);
                    written[who].insert(after);
                }
            }
            Step::Choose(_) | Step::Cut(..) => {
                let after = words_to_be_had(&desk.people[who].open);
                for gone in before.difference(&after) {
                    for words in &mut written {
                        words.remove(gone);
                    }
                }
            }
            Step::Save | Step::Look | Step::LookWriting | Step::KeepBoth => {}
        }
        let there = words_to_be_had(&desk.people[who].open);
        for word in &written[who] {
            prop_assert!(there.contains(word), "{word} isn't in {there:?}");
        }
    }
    desk.meet();
    let there = words_to_be_had(&desk.file);
    for word in written.iter().flatten() {
        prop_assert!(there.contains(word), "{word} isn't in {there:?}");
    }
    // Whoever keeps both of all has all.
    let mut all = desk.file.clone();
    while let Some(conflict) = all.conflicts.first() {
        all = settled(&all, &conflict.clone(), Settlement::Both);
    }
    let there = words_in(&all);
    for word in written.iter().flatten() {
        prop_assert!(there.contains(word), "{word} isn't in {there:?}");
    }
    Ok(())
}

#[test]
fn what_one_settles_while_the_other_cuts_beside_it_is_to_be_had() {
    let place = PLACES[2];
    let (write, cut) = (
        |behind| Step::Write(place, behind),
        |behind| Step::Cut(place, behind),
    );
    let headline = || (0, Step::Write(HEADLINE, LAST));
    let steps = [
        (1, write(LAST)),
        (1, write(0)),
        headline(),
        headline(),
        (1, Step::Save),
        (1, cut(11)),
        (0, write(11)),
        (1, cut(7)),
        (1, cut(13)),
        headline(),
        (0, Step::Save),
        (1, Step::Save),
        (1, cut(11)),
        (0, write(LAST)),
        headline(),
        headline(),
        (0, Step::Save),
        (0, Step::KeepBoth),
        headline(),
        (1, cut(6)),
    ];
    nothing_is_lost(2, &steps).expect("all is there");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_two_write_save_and_keep_in_turn_is_there(steps in steps(2)) {
        nothing_is_lost(2, &steps)?;
    }

    #[test]
    fn whatever_three_write_save_and_keep_in_turn_is_there(steps in steps(3)) {
        nothing_is_lost(3, &steps)?;
    }

    #[test]
    fn what_one_did_alone_comes_out_as_it_is_with_whatever_conflicts(steps in steps(3)) {
        let mut desk = Desk::of(3);
        for (number, (who, step)) in steps.iter().enumerate() {
            desk.take(*who, step, &format!("w{number:02}"));
        }
        // The states of three that have met, each with conflicts of their own.
        let states: Vec<&Release> = desk.people.iter().map(|one| &one.open).collect();
        let names = Names::default();
        for base in &states {
            for other in &states {
                let merged = |ours, theirs| merge(base, ours, theirs, &names).expect("it merges");
                prop_assert_eq!(&merged(other, base).release, *other);
                prop_assert_eq!(&merged(base, other).release, *other);
                prop_assert_eq!(&merged(other, other).release, *other);
            }
        }
    }
}
