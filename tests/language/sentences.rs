//! Sentences end where a reader ends them, and each letter is in one.

use communique::language::sentences;
use proptest::prelude::*;

/// The sentences of a text, parted by bars.
fn parted(text: &str) -> String {
    let found = sentences(text).into_iter();
    found.map(|at| &text[at]).collect::<Vec<_>>().join(" | ")
}

#[test]
fn sentences_end_with_their_stops_and_not_with_those_of_abbreviations() {
    let cases = [
        "He came. | She left! | Why? | “Because.” | He said so.",
        "Mr. Voronkov and Dr. J. F. Smith met in St. Petersburg. | They agreed.",
        "See resolution No. 5 and art. 3 of it, p. 7. | It says no. | No. | Then they left.",
        "Tools, data etc. are there, e.g. in the U.S. Congress. | Ltd. companies, too.",
        "On Sept. 5 at 10 a.m. they met. | It took 3.5 hours.",
        "M. Voronkov l’a dit. | Mme. Brandt aussi : « Oui ! » a-t-elle ajouté. | « Non ! » | Il part. | C’est tout ce qui est. | Merci.",
        "El Sr. Pérez llegó. | ¿Quién? | ¡Él!",
        "В 2021 г. Россия приняла закон (ст. 5, п. 2), см. Приложение, и т.д. и т.п. Он действует. | Это всё.",
        "А. С. Пушкин родился в г. Москве. | Он писал.",
        "安理会今天开会。 | 谁来了？ | 大家！",
        "وصل د. أحمد. | هل غادر؟ | نعم.",
        "1. First of all. | 2. Second.",
        "“Come!” she said. | “Now.”",
        "One line | Another line",
        "What was said.\u{fffc} | What is more\u{fffc}. | The end.\u{fffc}\u{fffc}",
        "And so on... and on. | Or… perhaps.",
        "ประชุมสมัชชา และสภา",
        "",
    ];
    for case in cases {
        let text = case.replace("One line | ", "One line\n");
        let text = match text.contains('。') {
            true => text.replace(" | ", ""),
            false => text.replace(" | ", " "),
        };
        assert_eq!(parted(&text), case);
    }
}

#[test]
fn a_text_of_nothing_but_stops_is_taken_apart_in_time() {
    let begun = std::time::Instant::now();
    for text in [
        "1. ",
        "! ",
        ". a",
        "».",
        "A. ",
        "ا.",
        "一.",
        "一.二.三.",
        "一.。",
        "Wa.",
    ] {
        let text = text.repeat(100_000);
        assert!(!sentences(&text).is_empty());
    }
    assert!(begun.elapsed().as_secs() < 10, "{:?}", begun.elapsed());
}

proptest! {
    #[test]
    fn all_letters_are_in_one_sentence_and_in_their_order(text in ".{0,60}|[a-z.!?\u{fffc} \n]{0,60}") {
        let found = sentences(&text);
        let mut end = 0;
        for at in &found {
            prop_assert!(at.start >= end && at.start < at.end);
            prop_assert_eq!(text[end..at.start].trim(), "");
            end = at.end;
        }
        prop_assert_eq!(text[end..].trim(), "");
    }
}
