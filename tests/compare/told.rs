//! How differences are told.

use communique::compare::{Change, Piece, differences, pieces};
use communique::edit::applied;
use communique::texts;
use proptest::prelude::*;

use super::merging::after;
use crate::support::arbitrary;

/// The differences as a reader sees them.
fn told(changes: &[(&str, &str)]) -> Vec<String> {
    let (old, new) = (after(&[]), after(changes));
    let found = differences(&old, &new).expect("they can be compared");
    let told = found.iter().map(|one| texts::difference(&old, &new, one));
    told.map(|one| {
        let pieces: Vec<String> = one
            .pieces
            .iter()
            .map(|piece| match piece {
                Piece::Kept(text) => text.clone(),
                Piece::Gone(text) => format!("[-{text}-]"),
                Piece::New(text) => format!("{{+{text}+}}"),
            })
            .collect();
        format!("{}|{}|{}", one.place, one.note, pieces.concat())
    })
    .collect()
}

#[test]
fn each_kind_of_difference_has_its_words() {
    assert_eq!(
        told(&[("joins the work", "leads the work")]),
        ["Headline||Civil society [-joins-]{+leads+} the work in prisons"]
    );
    assert_eq!(
        told(&[("Trust takes years.", "**Trust** takes years.")]),
        ["Words, Aslanova|emphasis or links changed|Trust takes years."]
    );
    assert_eq!(
        told(&[("kind: PressRelease", "kind: Statement")]),
        ["Kind||[-Press release-] {+Statement+}"]
    );
    assert_eq!(
        told(&[("12-01T10", "12-01T12")]),
        [
            "Timing||[-Embargo: 1 Dec 2026, 10:00 (Europe/Zurich)-] {+Embargo: 1 Dec 2026, 12:00 (Europe/Zurich)+}"
        ]
    );
    let quote = "        Quote(
          id: \"aslanova-j2k3\",
          words: [
            (\"p-5\", \"Trust takes years.\"),
          ],
          speaker: \"Ms. Indira Aslanova\",
        ),
";
    assert_eq!(
        told(&[(quote, "")]),
        ["Quote, Ms. Indira Aslanova|removed|[-Trust takes years.\nMs. Indira Aslanova-]"]
    );
    let there = "        Prose(
          id: \"more-n6p7\",";
    assert_eq!(
        told(&[(quote, ""), (there, &format!("{quote}{there}"))]),
        ["Quote, Ms. Indira Aslanova|moved|"]
    );
    assert_eq!(
        told(&[(
            "            (\"p-3\", \"The next meeting is in May.\"),\n",
            ""
        )]),
        ["Text, Opening|removed|[-The next meeting is in May.-]"]
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn there_is_a_difference_exactly_where_something_was_changed(
        old in arbitrary::release(),
        wish in arbitrary::wish(),
    ) {
        prop_assert_eq!(differences(&old, &old).expect("compared"), Vec::new());
        let Some(new) = wish.edit(&old).and_then(|edit| applied(&old, &edit).ok()) else {
            return Ok(());
        };
        let found = differences(&old, &new).expect("they can be compared");
        prop_assert_eq!(found.is_empty(), old == new);
        for one in &found {
            texts::difference(&old, &new, one);
            if let Change::Text(before, now) = &one.change {
                let pieces = pieces(before, now);
                let side = |skipped: fn(&Piece) -> bool| -> String {
                    let kept = pieces.iter().filter(|piece| !skipped(piece));
                    kept.map(|piece| match piece {
                        Piece::Kept(text) | Piece::Gone(text) | Piece::New(text) => text.as_str(),
                    })
                    .collect()
                };
                prop_assert_eq!(&side(|piece| matches!(piece, Piece::New(_))), before);
                prop_assert_eq!(&side(|piece| matches!(piece, Piece::Gone(_))), now);
            }
        }
    }
}
