//! Languages and text on its way in.

use communique::language::{Direction, Tag, sanitize};
use proptest::prelude::*;

#[test]
fn tags_are_read_into_their_canonical_form_with_a_direction() {
    use Direction::{LeftToRight, RightToLeft};
    let cases = [
        ("en", "en", LeftToRight),
        ("EN-gb", "en-GB", LeftToRight),
        ("ar", "ar", RightToLeft),
        ("fa", "fa", RightToLeft),
        ("he-IL", "he-IL", RightToLeft),
        ("ru", "ru", LeftToRight),
        ("zh-hant-tw", "zh-Hant-TW", LeftToRight),
        ("az-Arab", "az-Arab", RightToLeft),
        ("iw", "he", RightToLeft),
    ];
    for (text, canonical, direction) in cases {
        let tag = Tag::parse(text).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(
            (tag.as_str(), tag.direction()),
            (canonical, direction),
            "{text}"
        );
    }
}

#[test]
fn what_is_no_tag_is_named() {
    for text in ["", "english please", "e", "und", "en--GB", "🇫🇷"] {
        let message = Tag::parse(text).expect_err(text).to_string();
        assert!(
            message.contains(text) && message.contains("pt-BR"),
            "{message}"
        );
    }
}

#[test]
fn only_control_characters_are_taken_out() {
    let cases = [
        ("plain", "plain", 0),
        ("tab\tand\nline", "tab\tand\nline", 0),
        ("a\r\nb\rc", "a\nb\nc", 0),
        (
            "bell\u{7} esc\u{1b} del\u{7f} c1\u{85}",
            "bell esc del c1",
            4,
        ),
        (
            "\u{200f}\u{2066}\u{feff}\u{ad}",
            "\u{200f}\u{2066}\u{feff}\u{ad}",
            0,
        ),
    ];
    for (text, clean, removed) in cases {
        assert_eq!(sanitize(text), (clean.into(), removed), "{text:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_a_tag_panic_and_tags_round_trip(text in any::<String>(), tag in "[a-zA-Z]{2,3}(-[a-zA-Z]{2})?") {
        let _ = Tag::parse(&text);
        if let Ok(tag) = Tag::parse(&tag) {
            prop_assert_eq!(Tag::parse(tag.as_str()), Ok(tag));
        }
    }
}
