//! The document's own laws: addresses, marks, spelling, footnotes.

use communique::release::{
    FOOTNOTE_CHAR, FieldPath, Fragment, Mark, MarkKind, ParagraphKind, Part, spelling,
};
use proptest::prelude::*;

use crate::support::arbitrary;

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_paragraph_written_and_read_is_the_same(
        kind in arbitrary::paragraph_kind(),
        content in arbitrary::content(),
    ) {
        let line = spelling::write(kind, &content);
        prop_assert!(!line.contains('\n'), "one line: {line:?}");
        prop_assert_eq!(spelling::read(&line), (kind, content), "{}", line);
    }

    #[test]
    fn any_line_is_read_and_its_spelling_is_then_settled(line in arbitrary::text()) {
        let (kind, content) = spelling::read(&line);
        let written = spelling::write(kind, &content);
        prop_assert_eq!(spelling::read(&written), (kind, content));
    }

    #[test]
    fn cutting_a_stretch_and_putting_it_back_changes_nothing(
        content in arbitrary::content(), a in any::<usize>(), b in any::<usize>(),
    ) {
        let text = content.text();
        let [a, b] = [a, b].map(|at| {
            let at = at % (text.len() + 1);
            (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
        });
        let range = a.min(b)..a.max(b);
        let piece = content.slice(range.clone()).expect("whole characters");
        let mut cut = content.clone();
        prop_assert!(cut.splice(range.clone(), &Fragment::default()));
        prop_assert!(cut.splice(range.start..range.start, &piece));
        prop_assert_eq!(cut, content);
    }

    #[test]
    fn every_place_of_a_release_has_an_address_that_reads_back(release in arbitrary::release()) {
        let mut paths = Vec::new();
        release.visit(&mut |path, _| paths.push(path.clone()));
        for path in paths {
            let text = path.to_string();
            let read: FieldPath = text.parse().expect("an address");
            prop_assert_eq!(&read, &path);
            prop_assert!(release.part(&read).is_some(), "nothing at {}", text);
        }
    }

    #[test]
    fn no_text_makes_an_address_panic(text in any::<String>()) {
        if let Ok(path) = text.parse::<FieldPath>() {
            prop_assert_eq!(path.to_string(), text);
        }
    }
}

/// A hand-written line, what it means, and how it's written then.
#[test]
fn hand_written_spelling_is_understood() {
    use ParagraphKind::{Bullet, Numbered, Plain};
    let cases: &[(&str, ParagraphKind, &str, &str)] = &[
        ("plain", Plain, "plain", "plain"),
        ("- point", Bullet(0), "point", "- point"),
        ("  - deeper", Bullet(1), "deeper", "  - deeper"),
        ("7. seventh", Numbered(0), "seventh", "1. seventh"),
        ("1) first", Numbered(0), "first", "1. first"),
        (r"\- a dash", Plain, "- a dash", r"\- a dash"),
        ("2026. A year", Numbered(0), "A year", "1. A year"),
        ("****", Plain, "****", r"\*\*\*\*"),
        ("a ** b", Plain, "a ** b", r"a \*\* b"),
        ("one _ two", Plain, "one _ two", r"one \_ two"),
        ("[…] cut", Plain, "[…] cut", r"\[…] cut"),
        ("[](x)", Plain, "[](x)", r"\[](x)"),
        (r"a\nb", Plain, "a\nb", r"a\nb"),
        (r"C:\path", Plain, r"C:\path", r"C:\\path"),
        (
            "他说**“引语。”**然后",
            Plain,
            "他说“引语。”然后",
            "他说**“引语。”**然后",
        ),
    ];
    for (line, kind, text, written) in cases {
        let (read_kind, content) = spelling::read(line);
        assert_eq!(
            (read_kind, content.text()),
            (*kind, *text),
            "reading {line:?}"
        );
        assert_eq!(
            spelling::write(read_kind, &content),
            *written,
            "writing {line:?}"
        );
    }
}

#[test]
fn marks_are_where_they_were_spelt() {
    let (_, content) = spelling::read("a **b _c** d_ [**e** f](https://x.example/\\(y\\))[^n-1]");
    let marks: Vec<(&str, &MarkKind)> = content
        .marks()
        .iter()
        .map(|mark| (&content.text()[mark.range()], &mark.kind))
        .collect();
    let link = MarkKind::Link("https://x.example/(y)".into());
    let note = MarkKind::Footnote(arbitrary::id("n-1"));
    assert_eq!(
        marks,
        [
            ("b c", &MarkKind::Strong),
            ("c d", &MarkKind::Emphasis),
            ("e", &MarkKind::Strong),
            ("e f", &link),
            ("\u{FFFC}", &note),
        ]
    );
}

#[test]
fn a_footnote_character_and_its_mark_go_together() {
    let stray = Fragment::plain(format!("a{FOOTNOTE_CHAR}b"));
    assert_eq!(stray.text(), "ab");
    let unmarked = Fragment::new(
        "ab",
        vec![Mark::new(0..1, MarkKind::Footnote(arbitrary::id("n")))],
    );
    assert_eq!(unmarked.marks(), []);
}

#[test]
fn footnotes_are_numbered_in_the_order_of_the_page() {
    let mut release = communique::release::Release::default();
    let prose = |line: &str| {
        let (kind, content) = spelling::read(line);
        let id = arbitrary::id("p-a");
        [communique::release::Paragraph { id, kind, content }]
            .into_iter()
            .collect()
    };
    release.disclaimer = prose("last[^c-1]");
    release.summary = prose("first[^b-1] and again[^b-1]");
    release.footnotes = ["a-1", "b-1", "c-1"]
        .map(|note| communique::release::Footnote {
            id: arbitrary::id(note),
            text: Default::default(),
        })
        .into_iter()
        .collect();
    let order: Vec<String> = release
        .footnote_order()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(order, ["b-1", "c-1", "a-1"]);
    assert_eq!(release.unmarked_footnotes(), [arbitrary::id("a-1")]);
    assert!(matches!(
        release.part(&"summary/p-a/kind".parse().expect("an address")),
        Some(Part::Value(_))
    ));
}
