//! Languages beyond the six: their dates, moments and letters.

use communique::language::{
    Conventions, MORE_LANGUAGES, Tag, UN_LANGUAGES, letters_of, long_date, moment,
};
use jiff::civil::date;

fn tag(text: &str) -> Tag {
    Tag::parse(text).expect("a tag")
}

#[test]
fn a_moment_is_wholly_in_its_language() {
    let at = date(2021, 6, 24).at(11, 5, 0, 0);
    let cases = [
        ("de", "Donnerstag, 24. Juni 2021 um 11:05 (UTC+2)"),
        ("it", "giovedì 24 giugno 2021 alle ore 11:05 (UTC+2)"),
        ("pt", "quinta-feira, 24 de junho de 2021 às 11:05 (UTC+2)"),
        ("ja", "2021年6月24日木曜日 11:05 (UTC+2)"),
        ("fa", "پنجشنبه ۲۴ ژوئن ۲۰۲۱ ساعت ۱۱:۰۵ (UTC+2)"),
    ];
    for (language, expected) in cases {
        let said = moment(at, "Europe/Vienna", &tag(language), Conventions::default());
        assert_eq!(said, expected, "{language}");
    }
    for language in MORE_LANGUAGES
        .iter()
        .filter(|language| !language.starts_with("en"))
    {
        let said = moment(at, "Europe/Vienna", &tag(language), Conventions::default());
        assert!(!said.contains("a.m."), "{language}: {said}");
    }
}

#[test]
fn every_language_that_is_offered_has_names_of_months_and_letters() {
    for language in UN_LANGUAGES.iter().chain(MORE_LANGUAGES) {
        let language = tag(language);
        let said = long_date(date(2021, 6, 25), &language, Conventions::default());
        assert!(!said.contains("M06"), "{language:?}: {said}");
        assert!(!letters_of(&language).is_empty(), "{language:?}");
    }
}
