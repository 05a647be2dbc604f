//! In which forms words stand.

use communique::language::{Tag, arabic_forms, is_bent, is_bent_arabic, may_be_form};

fn tag(text: &str) -> Tag {
    Tag::parse(text).expect("a tag")
}

#[test]
fn words_are_bent_as_their_language_bends_them() {
    for (language, said, word) in [
        ("en", "states", "state"),
        ("en", "parties", "party"),
        ("en", "chairmen", "chairman"),
        ("en", "lives", "life"),
        ("fr", "nationaux", "national"),
        ("es", "resoluciones", "resolución"),
        ("ru", "беженцев", "беженцы"),
        ("ru", "насильственного", "насильственный"),
        ("de", "sicherheitsrates", "sicherheitsrat"),
    ] {
        assert!(is_bent(said, word, &tag(language), true), "{said}: {word}");
    }
    for (language, said, word) in [
        ("en", "stated", "state"),
        ("en", "statement", "state"),
        ("en", "as", "a"),
        ("fr", "étaient", "état"),
        ("ru", "советник", "совет"),
    ] {
        assert!(!is_bent(said, word, &tag(language), true), "{said}: {word}");
    }
    // 'Members State' is nothing.
    assert!(!is_bent("members", "member", &tag("en"), false));
}

#[test]
fn what_may_be_a_form_is_more_than_what_is_one_for_certain() {
    for (language, word, wanted) in [
        ("en", "organisations", "organization"),
        ("en", "life", "lives"),
        ("fr", "amicale", "amical"),
        ("ru", "детеи", "дети"),
        ("ar", "قرارات", "قرار"),
    ] {
        assert!(
            may_be_form(word, wanted, &tag(language)),
            "{word}: {wanted}"
        );
    }
    for (language, word, wanted) in [
        ("en", "stated", "state"),
        ("es", "capaz", "paz"),
        ("ru", "соответствии", "совет"),
    ] {
        assert!(
            !may_be_form(word, wanted, &tag(language)),
            "{word}: {wanted}"
        );
    }
}

#[test]
fn arabic_writes_particles_and_the_article_to_its_words() {
    for (word, bare) in [
        ("والقرار", "قرار"),
        ("بالقرار", "قرار"),
        ("للقرار", "قرار"),
        ("وللقرار", "قرار"),
        ("فبقرار", "قرار"),
    ] {
        assert!(
            arabic_forms(word, true).contains(&bare.to_owned()),
            "{word}"
        );
        assert!(is_bent_arabic(word, bare, true), "{word}");
    }
    // Within what is looked for, only the article stands before a word.
    assert!(is_bent_arabic("القرارات", "قرار", false));
    assert!(!is_bent_arabic("وقرار", "قرار", false));
    assert_eq!(arabic_forms("word", true), ["word"]);
}
