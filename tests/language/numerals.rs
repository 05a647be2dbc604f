//! Numbers and months in words are known in whichever form a text has them.

use communique::language::{
    Cardinal, Tag, cardinal, month_named, number_stems, scale, scale_alone, without_accents,
};

fn tag(language: &str) -> Tag {
    Tag::parse(language).expect("a tag")
}

#[test]
fn words_that_multiply_are_known_in_each_form() {
    for (language, word, power) in [
        ("en", "millions", Some(6)),
        ("en", "billion", Some(9)),
        ("en", "miles", None),
        ("en", "bn", Some(9)),
        ("fr", "mille", Some(3)),
        ("fr", "milles", None),
        ("fr", "Milliards", Some(9)),
        ("fr", "billions", Some(12)),
        ("es", "mil", Some(3)),
        ("es", "millón", Some(6)),
        ("es", "billones", Some(12)),
        ("de", "Milliarden", Some(9)),
        ("de", "Mio", Some(6)),
        ("pt", "milhões", Some(6)),
        ("it", "miliardi", Some(9)),
        ("ru", "тыс", Some(3)),
        ("ru", "тысячами", Some(3)),
        ("ru", "тысячелетий", None),
        ("ru", "миллионной", Some(6)),
        ("ru", "миллионеров", None),
        ("uk", "мільйонів", Some(6)),
        ("uk", "мільярдів", Some(9)),
        ("ar", "آلاف", Some(3)),
        ("ar", "مليونًا", Some(6)),
        ("ar", "مليارات", Some(9)),
    ] {
        let found = scale(&without_accents(word), &tag(language));
        assert_eq!(found.map(|scale| scale.power), power, "{language} {word}");
    }
    let metres = scale("m", &tag("en")).expect("it may be millions");
    assert!(metres.may_be_unit);
    assert_eq!(
        scale_alone(&without_accents("بالملايين"), &tag("ar")),
        Some(6)
    );
    assert_eq!(scale_alone(&without_accents("مئات"), &tag("ar")), Some(2));
}

#[test]
fn numbers_in_words_are_known_by_how_they_begin() {
    for (language, number, words) in [
        ("en", 75, "seventy-fifth"),
        ("fr", 30, "trentième"),
        ("es", 20, "vigésima"),
        ("ru", 50, "пятидесятилетие"),
        ("ar", 40, "أربعين"),
        ("de", 12, "Zwölfte"),
        ("de", 30, "dreißig"),
    ] {
        let words = without_accents(words);
        let stems = number_stems(number, &tag(language)).into_iter().flatten();
        let found: Vec<&str> = stems.filter(|stem| words.starts_with(stem)).collect();
        assert!(!found.is_empty(), "{language} {number}");
    }
    for language in ["en", "fr", "es", "ru", "ar", "de"] {
        for number in 3..100 {
            let stems = number_stems(number, &tag(language));
            let stems: Vec<&str> = stems.into_iter().flatten().collect();
            assert!(!stems.is_empty(), "{language} {number}");
            let is_looked_up = stems.iter().all(|stem| without_accents(stem) == *stem);
            assert!(is_looked_up, "{stems:?}");
        }
    }
}

#[test]
fn months_are_known_in_the_form_of_a_date() {
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
        assert_eq!(month_named(&words, &tag(language)), month, "{words:?}");
    }
}

#[test]
fn a_word_is_a_number_where_it_is_nothing_else() {
    for (language, word, number) in [
        ("en", "six", 6),
        ("en", "Ninety", 90),
        ("fr", "huit", 8),
        ("fr", "vingts", 20),
        ("es", "dieciséis", 16),
        ("ru", "четырёх", 4),
        ("ru", "пятьюдесятью", 50),
        ("ar", "ثمانية", 8),
        ("ar", "عشرين", 20),
    ] {
        let said = cardinal(&without_accents(word), &tag(language));
        assert_eq!(said, Some(Cardinal::Number(number)), "{word}");
    }
    for (language, word) in [
        ("en", "once"),
        ("en", "sixth"),
        ("en", "one"),
        ("en", "second"),
        ("fr", "neuf"),
        ("fr", "une"),
        ("es", "once"),
        ("ru", "семью"),
        ("ru", "двести"),
        ("ar", "خمس"),
        ("ar", "عشرة"),
        ("zh", "三"),
        ("de", "acht"),
    ] {
        let said = cardinal(&without_accents(word), &tag(language));
        assert!(!matches!(said, Some(Cardinal::Number(_))), "{word}");
    }
}
