//! Which saves a file has come from, as its last line tells.

use std::collections::BTreeSet;

use communique::storage::{Lineage, Notice, Writer, read, write, write_with};
use proptest::prelude::*;

use crate::support::sample_text;

/// A state of a file, and all those that it was made of, itself among them.
type State = (Lineage, BTreeSet<usize>);

#[derive(Clone, Debug)]
enum Step {
    Save,
    /// Merges one of the states that there are.
    Take(prop::sample::Index),
}

fn steps() -> impl Strategy<Value = Vec<(usize, Step)>> {
    let step = prop_oneof![
        2 => Just(Step::Save),
        1 => any::<prop::sample::Index>().prop_map(Step::Take),
    ];
    proptest::collection::vec((0..4_usize, step), 1..60)
}

proptest! {
    #[test]
    fn a_state_includes_those_that_it_was_made_of_and_no_others(steps in steps()) {
        let writers: [Writer; 4] = Default::default();
        let mut open: [State; 4] = Default::default();
        let mut states: Vec<State> = Vec::new();
        for (who, step) in steps {
            let (lineage, made_of) = &mut open[who];
            match step {
                Step::Save => {
                    *lineage = writers[who].saves(lineage);
                    made_of.insert(states.len());
                    states.push((lineage.clone(), made_of.clone()));
                }
                Step::Take(index) if !states.is_empty() => {
                    let (other, others) = index.get(&states);
                    lineage.join(other);
                    made_of.extend(others);
                }
                Step::Take(_) => {}
            }
        }
        for (later, made_of) in &states {
            for (number, (earlier, _)) in states.iter().enumerate() {
                prop_assert_eq!(later.includes(earlier), made_of.contains(&number));
            }
            prop_assert!(later.includes(&Lineage::default()));
        }
        // And a file tells it again.
        let release = read(sample_text("ct-week-2021.ron").as_bytes()).expect("it opens").release;
        if let Some((lineage, _)) = states.last() {
            let text = write_with(&release, lineage).expect("it can be written");
            let opened = read(text.as_bytes()).expect("it opens");
            prop_assert_eq!(&opened.lineage, lineage);
            prop_assert_eq!(opened.notices, []);
            prop_assert_eq!(opened.release, release);
        }
    }
}

fn saved(earlier: &Lineage) -> (String, Lineage) {
    let release = read(sample_text("ct-week-2021.ron").as_bytes());
    let lineage = Writer::default().saves(earlier);
    let text = write_with(&release.expect("it opens").release, &lineage);
    (text.expect("it can be written"), lineage)
}

#[test]
fn what_was_just_taken_in_is_known_however_many_have_saved_before() {
    let mut mine = Lineage::default();
    for _ in 0..900 {
        mine = Writer::default().saves(&mine);
    }
    let theirs = Writer::default().saves(&Lineage::default());
    let both = mine.joined(&theirs);
    assert!(both == theirs.joined(&mine) && both.includes(&mine) && both.includes(&theirs));
    mine.join(&theirs);
    assert!(mine.includes(&theirs));
    assert!(Writer::default().saves(&mine).includes(&theirs));
}

#[test]
fn what_another_program_has_changed_is_another_state_for_everybody() {
    let (text, lineage) = saved(&Lineage::default());
    let changed = text.replace("SIDE EVENT", "MAIN EVENT");
    let told = |text: &str| read(text.as_bytes()).expect("it opens").lineage;
    let other = told(&changed);
    assert!(other.includes(&lineage) && !lineage.includes(&other));
    assert_eq!(told(&changed), other);
    // They change it where it is, and don't tell: each counts as made of what was there.
    assert!(told(&text.replace("SIDE EVENT", "OPEN EVENT")).includes(&other));
    assert!(!told(&saved(&lineage).0.replace("SIDE EVENT", "OPEN EVENT")).includes(&other));
    // Line ends are no change of anybody's words.
    let windows = told(&text.replace('\n', "\r\n"));
    assert_eq!(windows, lineage);
    // Whoever saves it then has made it of that.
    let release = read(changed.as_bytes()).expect("it opens").release;
    let again = write_with(&release, &Writer::default().saves(&other));
    assert!(told(&again.expect("it can be written")).includes(&other));
}

#[test]
fn a_line_that_is_damaged_tells_less_and_keeps_nobody_out() {
    let (text, lineage) = saved(&saved(&Lineage::default()).1);
    let plain = write(&read(text.as_bytes()).expect("it opens").release);
    let plain = plain.expect("it can be written");
    let line = text.strip_prefix(&plain).expect("a line behind it");
    let long = line.replace('=', &format!("{} =", "a-1 ".repeat(100_000)));
    let many: Vec<String> = (0..1_000_000).map(|name| format!("n{name}-1")).collect();
    let many = line.replace("apart:", &format!("apart: {}", many.join(" ")));
    for (damaged, is_told) in [
        (String::new(), false),
        (line.trim_end().to_owned(), true),
        (
            line.replace("apart:", "apart: - -- x- -1 é-9 a-99999999999999999999"),
            true,
        ),
        (line.replace('=', "=0"), true),
        (long, true),
        (many, true),
    ] {
        let opened = read(format!("{plain}{damaged}").as_bytes()).expect("it opens");
        assert_eq!(opened.lineage.includes(&lineage), is_told, "{damaged:.300}");
        assert_eq!(opened.notices, [], "{damaged:.300}");
    }
    // What somebody has noted below it is a comment, and tells nothing else.
    let opened = read(format!("{text}\n// Checked, AB\n").as_bytes()).expect("it opens");
    assert_eq!(opened.lineage, lineage);
    let noted = text.lines().count() + 2;
    assert_eq!(opened.notices, [Notice::Comments(vec![noted])]);
    assert!(read(format!("{text}(\n").as_bytes()).is_err());
    // One that isn't the last is a comment, as any other.
    let opened = read(format!("{line}{plain}").as_bytes()).expect("it opens");
    assert!(matches!(
        opened.notices.as_slice(),
        [Notice::Comments(_), ..]
    ));
}
