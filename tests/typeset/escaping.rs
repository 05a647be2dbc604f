//! The page holds the text, and nothing in a text is code.

use std::sync::{Arc, LazyLock};

use communique::language::Tag;
use communique::release::{Fragment, Mark, MarkKind};
use communique::typeset::{Covered, Escaped, SetIn, escaped_line, escaped_paragraph};
use proptest::prelude::*;
use typst::syntax::{SyntaxKind, SyntaxNode, parse};

use crate::support::arbitrary;

/// Languages that keep words together each in its own way.
static LANGUAGES: LazyLock<[Tag; 4]> =
    LazyLock::new(|| ["en", "fr", "ru", "ar"].map(|language| Tag::parse(language).expect("a tag")));

/// An English page in the program's own fonts.
fn setting() -> SetIn<'static> {
    set_in(0)
}

/// A page in one of the languages.
fn set_in(language: usize) -> SetIn<'static> {
    static FONTS: LazyLock<Arc<Covered>> = LazyLock::new(Covered::by_bundled);
    SetIn {
        fonts: &FONTS,
        language: &LANGUAGES[language],
    }
}

/// The letters of a text without what only keeps lines from being broken.
fn unbound(text: &str) -> String {
    text.replace('\u{2060}', "")
}

/// The text that Typst reads in a source, as far as it is text.
fn read_text(node: &SyntaxNode, text: &mut String) {
    match node.kind() {
        // The line's end in the source, which a line break has behind it.
        SyntaxKind::Space if node.leaf_text() == "\n" && text.ends_with('\n') => {}
        SyntaxKind::Text | SyntaxKind::Space => text.push_str(node.leaf_text()),
        SyntaxKind::Linebreak => text.push('\n'),
        SyntaxKind::Escape => {
            let code = node.leaf_text().strip_prefix('\\').expect("an escape");
            let number = code
                .strip_prefix("u{")
                .and_then(|code| code.strip_suffix('}'));
            match number {
                Some(number) => {
                    let value = u32::from_str_radix(number, 16).expect("a number");
                    text.push(char::from_u32(value).expect("a character"));
                }
                None => text.push_str(code),
            }
        }
        SyntaxKind::Markup | SyntaxKind::ContentBlock => {
            node.children().for_each(|child| read_text(child, text));
        }
        SyntaxKind::FuncCall | SyntaxKind::Args => {
            node.children().for_each(|child| read_text(child, text));
        }
        SyntaxKind::Ident | SyntaxKind::Hash | SyntaxKind::Semicolon => {}
        SyntaxKind::LeftBracket | SyntaxKind::RightBracket => {}
        SyntaxKind::LeftParen | SyntaxKind::RightParen | SyntaxKind::Str => {}
        // A place where a long word may be broken.
        SyntaxKind::Numeric if node.leaf_text() == ".001pt" => {}
        kind => panic!("{kind:?} in {:?}", node.full_text()),
    }
}

fn text_of(escaped: &Escaped) -> String {
    let root = parse(escaped.source());
    let (errors, _) = root.errors_and_warnings();
    assert!(errors.is_empty(), "{errors:?} in {}", escaped.source());
    let mut text = String::new();
    read_text(&root, &mut text);
    text
}

/// Line ends and tabs are set as what they mean, and directions that were begun are
/// ended.
fn as_set(text: &str) -> String {
    let line_ends = ['\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];
    let set = text.replace(line_ends, "\n").replace('\t', " ");
    let mut open: Vec<char> = Vec::new();
    let is_apart = |c: &char| matches!(c, '\u{2066}'..='\u{2068}');
    let is_override = |c: &char| matches!(c, '\u{202d}'..='\u{202e}');
    let mut turned: String = set
        .chars()
        .map(|c| match c {
            '\u{202a}'..='\u{202b}' | '\u{202d}'..='\u{202e}' | '\u{2066}'..='\u{2068}' => {
                open.push(c);
                if is_override(&c) { '\u{2060}' } else { c }
            }
            '\u{202c}' => match open.pop_if(|begun| !is_apart(begun)) {
                Some(begun) if is_override(&begun) => '\u{2060}',
                _ => c,
            },
            // What ends nothing does nothing.
            '\u{2069}' => match open.iter().rposition(is_apart) {
                Some(at) => {
                    open.truncate(at);
                    c
                }
                None => '\u{2060}',
            },
            c => c,
        })
        .collect();
    let begun = open.iter().rev().filter(|begun| !is_override(begun));
    turned.extend(begun.map(|begun| {
        if is_apart(begun) {
            '\u{2069}'
        } else {
            '\u{202c}'
        }
    }));
    turned.replace(|c| matches!(c, '\u{e0000}'..='\u{e007f}'), "\u{2060}")
}

#[test]
fn a_direction_does_not_reach_beyond_its_field() {
    for (text, ends) in [
        ("New \u{202b}York", "\u{202c}"),
        ("\u{2067}a\u{202b}b", "\u{202c}\u{2069}"),
        ("\u{2067}a\u{202b}b\u{2069}", ""),
        ("\u{202c}plain", ""),
    ] {
        let set = text_of(&escaped_line(text, 40, setting()));
        assert_eq!(set.strip_prefix(text), Some(ends), "{text:?}");
    }
    // Nor does it end what stands around it.
    for text in ["\u{2069}plain", "\u{2068}a\u{2069}\u{2069}plain"] {
        let set = text_of(&escaped_line(text, 40, setting()));
        assert!(set.ends_with("\u{2060}plain"), "{text:?}");
    }
}

#[test]
fn no_text_spells_another_than_is_written() {
    let england = "\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}";
    for (text, set) in [
        ("invoice\u{202e}fdp.exe", "invoice\u{2060}fdp.exe"),
        ("\u{202d}123\u{202c} 4", "\u{2060}123\u{2060} 4"),
        (
            "\u{202e}evil \u{2066}word",
            "\u{2060}evil \u{2066}word\u{2069}",
        ),
        ("a\u{e0061}\u{e0062}b", "a\u{2060}\u{2060}b"),
        (england, england),
        (
            &format!("{england}\u{e0061}"),
            &format!("{england}\u{2060}"),
        ),
    ] {
        let escaped = escaped_line(text, 40, setting());
        let letters = |text: &str| text.replace('\u{200b}', "");
        assert_eq!(letters(&text_of(&escaped)), set, "{text:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_just_text(text in prop_oneof![arbitrary::text(), any::<String>(), r"[#$\\/*_=+\-@<>\[\](){}`~:;.a0 \n]{0,20}"]) {
        let escaped = escaped_line(&text, 40, setting());
        prop_assert_eq!(unbound(&text_of(&escaped)), unbound(&as_set(&text)), "{}", escaped.source());
    }

    #[test]
    fn any_paragraph_is_its_text_under_its_marks(content in arbitrary::content()) {
        let notes = content.footnotes().map(|_| "#note;".to_owned());
        let escaped = escaped_paragraph(&content, &notes.collect::<Vec<_>>(), setting());
        let text = content.text().replace('\u{FFFC}', "");
        prop_assert_eq!(unbound(&text_of(&escaped)), unbound(&as_set(&text)), "{}", escaped.source());
    }

    #[test]
    fn every_letter_is_found_both_ways(content in arbitrary::content(), language in 0_usize..4) {
        let notes = content.footnotes().map(|_| "#note;".to_owned());
        let escaped = escaped_paragraph(&content, &notes.collect::<Vec<_>>(), set_in(language));
        for (at, c) in content.text().char_indices() {
            let source = escaped.source_offset(at);
            prop_assert_eq!(escaped.text_offset(source), at, "{:?} in {}", c, escaped.source());
        }
        let end = content.text().len();
        prop_assert_eq!(escaped.text_offset(escaped.source().len()), end);
    }

    #[test]
    fn letters_of_words_that_are_kept_together_are_found_both_ways(
        text in "[a-cжгн\\-.«»:;!?0-9 %—\u{a0}\u{202f}\u{2060}]{0,30}",
        language in 0_usize..4,
    ) {
        let content = Fragment::plain(&*text);
        let escaped = escaped_paragraph(&content, &[], set_in(language));
        for (at, c) in content.text().char_indices() {
            let source = escaped.source_offset(at);
            prop_assert_eq!(escaped.text_offset(source), at, "{:?} in {}", c, escaped.source());
        }
        let end = content.text().len();
        prop_assert_eq!(escaped.text_offset(escaped.source().len()), end);
    }
}

#[test]
fn no_stretch_is_longer_than_typst_can_count() {
    let text = "a".repeat(200_000);
    let escaped = escaped_line(&text, 40, setting());
    let root = parse(escaped.source());
    let longest = root.children().map(|node| node.len()).max();
    assert!(
        longest.is_some_and(|longest| longest < 65_000),
        "{longest:?}"
    );
    assert_eq!(text_of(&escaped), text);
}

#[test]
fn no_letter_has_more_marks_than_anybody_reads() {
    let text = format!("e{} is one letter", "\u{301}".repeat(200));
    let escaped = escaped_line(&text, 40, setting());
    let root = parse(escaped.source());
    let pieces = root.children().map(|node| node.leaf_text().chars().count());
    assert!(pieces.max().is_some_and(|longest| longest < 70));
    assert_eq!(text_of(&escaped), text);
}

#[test]
fn only_addresses_that_lead_somewhere_known_are_links() {
    for (url, links) in [
        ("https://www.un.org/", true),
        ("mailto:gerardl@un.org", true),
        ("tel:+12125550142", true),
        ("HTTP://WWW.UN.ORG", true),
        ("javascript:alert(1)", false),
        ("file:///etc/passwd", false),
        // As in the list of links.
        ("www.un.org", true),
        ("www.un.org:8080/a", true),
        ("press@un.org", true),
        ("@un.org", false),
        ("mailto:@un.org", false),
        ("mailto:press@un.org?subject=Re:%20a/b", true),
        ("mailto:a@un.org,b@un.org?cc=c@un.org", true),
        ("com.example.app://open", false),
        ("http:/un.org", false),
        ("http://intranet/page", true),
        ("https://un.org:99999/", false),
        ("https://www.", false),
        ("tel:+31 20 123", true),
        ("tel:", false),
        ("ftp://un.org/a", false),
        ("//un.org", false),
        ("javascript:a.b", false),
        ("https://", false),
        ("", false),
        ("https://x.example/\u{7}", false),
        ("java\u{200b}script:alert(1)", false),
        ("https:\u{202e}//un.org/", true),
    ] {
        let content = Fragment::new("here", vec![Mark::new(0..4, MarkKind::Link(url.into()))]);
        let escaped = escaped_paragraph(&content, &[], setting());
        assert_eq!(escaped.source().contains("#link"), links, "{url}");
        let unseen = ['\u{200b}', '\u{202e}'];
        assert!(!escaped.source().contains(unseen), "{url:?}");
        assert_eq!(text_of(&escaped), "here");
    }
}
