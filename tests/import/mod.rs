//! What is pasted from other programs.

use communique::import::{Pasted, from_html};
use communique::publish::html_piece;
use communique::release::{Fragment, Mark, MarkKind, ParagraphKind};
use proptest::prelude::*;

fn words() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        4 => "[a-z<>&\"']{1,6}",
        1 => "[ابتنهو]{1,5}",
        1 => "[安理会]{1,3}",
        1 => Just("«\u{a0}l’État\u{a0}»".to_owned()),
    ];
    let joint = prop_oneof![5 => Just(" "), 1 => Just("\n")];
    let more = proptest::collection::vec((joint, word.clone()), 0..5);
    (word, more).prop_map(|(first, more)| {
        let more = more
            .into_iter()
            .map(|(joint, word)| format!("{joint}{word}"));
        first + &more.collect::<String>()
    })
}

fn kind() -> impl Strategy<Value = ParagraphKind> {
    prop_oneof![
        2 => Just(ParagraphKind::Plain),
        1 => (0_u8..4).prop_map(ParagraphKind::Bullet),
        1 => (0_u8..4).prop_map(ParagraphKind::Numbered),
    ]
}

fn fragment() -> impl Strategy<Value = Fragment> {
    let mark = prop_oneof![
        Just(MarkKind::Strong),
        Just(MarkKind::Emphasis),
        Just(MarkKind::Link("https://www.un.org/a?b=1&c".to_owned())),
    ];
    let marks = proptest::collection::vec((any::<usize>(), any::<usize>(), mark), 0..3);
    (words(), marks).prop_map(|(text, marks)| {
        let place = |at: usize| text.floor_char_boundary(at % (text.len() + 1));
        let marks = marks.into_iter().map(|(a, b, kind)| {
            let (a, b) = (place(a), place(b));
            Mark::new(a.min(b)..a.max(b), kind)
        });
        let marks = marks.collect();
        Fragment::new(text.clone(), marks)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_handed_out_is_read_as_it_was(
        paragraphs in proptest::collection::vec((kind(), fragment()), 1..6),
    ) {
        let html = html_piece(&paragraphs, &[]);
        let read = from_html(&html).map(|pasted| pasted.paragraphs).unwrap_or_default();
        prop_assert_eq!(read, paragraphs, "{}", html);
    }

    #[test]
    fn whatever_stands_on_the_clipboard_is_read_or_refused(html in ".{0,400}") {
        let tags = html.replace('0', "<li><b>").replace('1', "</b></ul><a href='#x' name='y'>");
        for html in [html, tags] {
            if let Some(Pasted { paragraphs, .. }) = from_html(&html) {
                let is_clean = |text: &str| !text.contains(|c: char| c.is_control() && c != '\n' && c != '\t');
                let are_clean = paragraphs.iter().all(|(_, content)| is_clean(content.text()));
                prop_assert!(are_clean);
            }
        }
    }
}

#[test]
fn a_deep_piece_is_read() {
    let html = "<div><b><ul><li>".repeat(2_000) + "deep";
    let pasted = from_html(&html).expect("it says something");
    assert_eq!(pasted.paragraphs.len(), 1);
}
