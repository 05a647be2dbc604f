//! Words of dates and numbers, as texts have them.

use communique::language::{Tag, month_named, number_stems, without_accents};

#[test]
fn months_are_recognised_in_the_form_of_a_date() {
    for (language, words, month) in [
        ("en", "June", Some((6, 1))),
        ("en", "may", None),
        ("fr", "août", Some((8, 1))),
        ("de", "März", Some((3, 1))),
        ("ru", "мая", Some((5, 1))),
        ("ar", "تشرين الثاني", Some((11, 2))),
        ("ar", "كانون الأول", Some((12, 2))),
        ("ar", "كانون الثاني", Some((1, 2))),
        ("ar", "ابريل", Some((4, 1))),
        ("ar", "يونيه", Some((6, 1))),
        ("zh", "六月", None),
    ] {
        let words: Vec<&str> = words.split(' ').collect();
        let found = Tag::parse(language).map(|tag| month_named(&words, &tag));
        assert_eq!(found, Ok(month), "{words:?}");
    }
}

#[test]
fn the_stems_of_numbers_are_as_words_are_looked_up() {
    for language in ["en", "fr", "es", "ru", "ar", "de"] {
        let tag = Tag::parse(language).expect("a tag");
        for number in 3..100 {
            let stems: Vec<&str> = number_stems(number, &tag).into_iter().flatten().collect();
            assert!(!stems.is_empty(), "{language} {number}");
            assert!(
                stems.iter().all(|stem| without_accents(stem) == *stem),
                "{stems:?}"
            );
        }
    }
}
