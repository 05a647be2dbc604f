//! Languages and text on its way in.

mod cldr;
mod line_breaks;
mod numerals;
mod others;
mod sentences;
mod word_forms;

use communique::language::{
    Conventions, Digits, Direction, MORE_LANGUAGES, Months, Spacing, Tag, UN_LANGUAGES, Word,
    is_whole_time, isolate, joined_by_blanks, language_name, long_date, moment, own_name, sanitize,
    time_of_day, translated_from, unbreakable,
};
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

#[test]
fn dates_are_printed_as_each_language_has_them() {
    let date = jiff::civil::date(2021, 6, 25);
    let cases = [
        ("en", "25 June 2021"),
        ("en-US", "June 25, 2021"),
        ("fr", "25 juin 2021"),
        ("es", "25 de junio de 2021"),
        ("ru", "25 июня 2021 года"),
        ("zh", "2021年6月25日"),
        ("ar", "25 حزيران/يونيه 2021"),
        ("ar-EG", "٢٥ يونيو ٢٠٢١"),
        ("de", "25. Juni 2021"),
    ];
    for (language, expected) in cases {
        assert_eq!(
            long_date(date, &tag(language), Conventions::default()),
            expected,
            "{language}"
        );
    }
    assert_eq!(
        long_date(
            jiff::civil::date(2026, 3, 1),
            &tag("fr"),
            Conventions::default()
        ),
        "1er mars 2026"
    );
    assert_eq!(
        long_date(
            jiff::civil::date(2026, 3, 11),
            &tag("fr"),
            Conventions::default()
        ),
        "11 mars 2026"
    );
}

#[test]
fn arabic_has_its_months_and_digits_as_a_release_wants_them() {
    let date = jiff::civil::date(2026, 8, 9);
    let cases = [
        (Months::Both, "9 آب/أغسطس 2026", "٩ آب/أغسطس ٢٠٢٦"),
        (Months::Egyptian, "9 أغسطس 2026", "٩ أغسطس ٢٠٢٦"),
        (Months::Levantine, "9 آب 2026", "٩ آب ٢٠٢٦"),
        (Months::Moroccan, "9 غشت 2026", "٩ غشت ٢٠٢٦"),
    ];
    for (months, western, arabic) in cases {
        for (digits, expected) in [(Digits::Western, western), (Digits::ArabicIndic, arabic)] {
            let conventions = Conventions {
                digits,
                months,
                ..Conventions::default()
            };
            assert_eq!(long_date(date, &tag("ar"), conventions), expected);
        }
    }
    let conventions = Conventions {
        digits: Digits::ArabicIndic,
        ..Conventions::default()
    };
    assert_eq!(
        moment(
            date.at(9, 5, 0, 0),
            "Europe/Vienna",
            &tag("ar"),
            conventions
        ),
        "يوم الأحد، ٩ آب/أغسطس ٢٠٢٦، الساعة ٩:٠٥ (بتوقيت وسط أوروبا)"
    );
}

#[test]
fn chinese_has_its_dates_in_its_own_numerals_where_a_release_wants_them() {
    let conventions = Conventions {
        digits: Digits::Chinese,
        ..Conventions::default()
    };
    for ((year, month, day), expected) in [
        ((2026, 11, 28), "二〇二六年十一月二十八日"),
        ((2030, 10, 10), "二〇三〇年十月十日"),
        ((1999, 1, 20), "一九九九年一月二十日"),
        ((2021, 12, 31), "二〇二一年十二月三十一日"),
    ] {
        let date = jiff::civil::date(year, month, day);
        for language in ["zh", "zh-Hans", "zh-TW"] {
            assert_eq!(long_date(date, &tag(language), conventions), expected);
        }
    }
    // Of others, only the digits that they have.
    let date = jiff::civil::date(2026, 11, 28);
    for language in ["ar", "fr", "ru"] {
        let usual = long_date(date, &tag(language), Conventions::default());
        assert_eq!(long_date(date, &tag(language), conventions), usual);
    }
    let arabic = Conventions {
        digits: Digits::ArabicIndic,
        ..Conventions::default()
    };
    assert_eq!(long_date(date, &tag("zh"), arabic), "2026年11月28日");
    for ((hour, minute), expected) in [
        ((9, 0), "二〇二六年十一月二十八日星期六九时（欧洲中部时间）"),
        (
            (11, 5),
            "二〇二六年十一月二十八日星期六十一时零五分（欧洲中部时间）",
        ),
        (
            (0, 30),
            "二〇二六年十一月二十八日星期六零时三十分（欧洲中部时间）",
        ),
    ] {
        let at = date.at(hour, minute, 0, 0);
        let said = moment(at, "Europe/Vienna", &tag("zh"), conventions);
        assert_eq!(said, expected);
    }
}

#[test]
fn french_has_its_spaces_as_a_release_wants_them() {
    let cases = [
        (Word::QuoteOpen, ["«\u{a0}", "«\u{a0}", "«"]),
        (Word::QuoteClose, ["\u{a0}»", "\u{a0}»", "»"]),
        (Word::Colon, ["\u{a0}: ", "\u{a0}: ", ": "]),
        (
            Word::CallToAction,
            ["Que faire?", "Que faire\u{202f}?", "Que faire?"],
        ),
        (
            Word::About,
            [
                "À propos\u{a0}: {name}",
                "À propos\u{a0}: {name}",
                "À propos: {name}",
            ],
        ),
    ];
    for (word, expected) in cases {
        for (spacing, expected) in Spacing::ALL.into_iter().zip(expected) {
            let conventions = Conventions {
                spacing,
                ..Conventions::default()
            };
            assert_eq!(word.printed(&tag("fr"), conventions), expected);
            // No other language has any.
            let english = word.printed(&tag("en"), conventions);
            assert_eq!(english, word.in_language(&tag("en")));
        }
    }
}

#[test]
fn an_embargo_names_day_hour_and_zone() {
    let at = jiff::civil::date(2019, 3, 5).at(11, 0, 0, 0);
    let cases = [
        (
            "en",
            "Europe/Vienna",
            "Tuesday, 5 March 2019, 11:00\u{a0}a.m. (CET)",
        ),
        (
            "en-US",
            "America/New_York",
            "Tuesday, March 5, 2019, 11:00\u{a0}a.m. (EST)",
        ),
        (
            "fr",
            "Europe/Vienna",
            "mardi 5 mars 2019, à 11\u{a0}heures (heure d’Europe centrale)",
        ),
        (
            "es",
            "America/New_York",
            "las 11.00 horas (hora de Nueva York) del martes 5 de marzo de 2019",
        ),
        (
            "ru",
            "Europe/Vienna",
            "5 марта 2019 года, 11:00 (центральноевропейское время)",
        ),
        (
            "zh",
            "Africa/Nairobi",
            "2019年3月5日星期二11:00（内罗毕时间）",
        ),
        (
            "ar",
            "Europe/Vienna",
            "يوم الثلاثاء، 5 آذار/مارس 2019، الساعة 11:00 (بتوقيت وسط أوروبا)",
        ),
        (
            "fr",
            "Asia/Kolkata",
            "mardi 5 mars 2019, à 11\u{a0}heures (UTC+5:30)",
        ),
        (
            "en",
            "Mars/Olympus",
            "Tuesday, 5 March 2019, 11:00\u{a0}a.m. (Mars/Olympus)",
        ),
    ];
    for (language, zone, expected) in cases {
        assert_eq!(
            moment(at, zone, &tag(language), Conventions::default()),
            expected,
            "{language}"
        );
    }
}

#[test]
fn the_six_languages_say_from_which_of_them_words_were_translated() {
    let cases = [
        ("ru", "en", "(translated from Russian)"),
        ("ru", "fr", "(traduit du russe)"),
        ("ar", "fr", "(traduit de l’arabe)"),
        ("en", "es", "(traducido del inglés)"),
        ("zh", "ru", "(перевод с китайского)"),
        ("es", "ar", "(مترجم عن الإسبانية)"),
        ("ru", "zh", "（译自俄文）"),
        ("sw", "en", "(translated from Swahili)"),
        ("sw", "fr", "(langue originale\u{a0}: swahili)"),
        ("uk", "ru", "(язык оригинала: украинский)"),
    ];
    for (from, language, expected) in cases {
        assert_eq!(translated_from(&tag(from), &tag(language)), expected);
    }
    for from in UN_LANGUAGES {
        for language in UN_LANGUAGES.iter().filter(|language| **language != from) {
            let phrase = translated_from(&tag(from), &tag(language));
            assert!(!phrase.contains(':'), "{from} in {language}: {phrase}");
        }
    }
}

#[test]
fn a_word_that_is_put_in_runs_into_no_other() {
    let cases = [
        ("fr", "", "États Membres", "", "États Membres"),
        ("fr", "les", "États Membres", "", " États Membres"),
        ("fr", "des ", "États Membres", "", "États Membres"),
        ("fr", "d’", "États Membres", "", "États Membres"),
        ("fr", "« ", "États Membres", " »", "États Membres"),
        ("en", "(", "UN", ")", "UN"),
        ("en", "said,", "UN", "agencies", " UN "),
        ("ru", "в", "ООН", ".", " ООН"),
        ("ar", "في", "الأمم المتحدة", "", " الأمم المتحدة"),
        ("ar", "قال و", "الأمم المتحدة", "", "الأمم المتحدة"),
        ("zh", "各", "会员国", "代表", "会员国"),
    ];
    for (language, before, word, behind, expected) in cases {
        let put_in = joined_by_blanks(before, word, behind, &tag(language));
        assert_eq!(put_in, expected, "{language}: {before}|{behind}");
    }
}

#[test]
fn languages_have_names() {
    assert_eq!(language_name(&tag("ru"), &tag("en")), "Russian");
    assert_eq!(language_name(&tag("en-US"), &tag("en")), "American English");
    assert_eq!(own_name(&tag("ru")), "Русский");
    assert_eq!(own_name(&tag("ar")), "العربية");
    for language in UN_LANGUAGES.iter().chain(MORE_LANGUAGES) {
        let name = language_name(&tag(language), &tag("en"));
        assert_ne!(name, *language, "{language} has no name");
    }
}

#[test]
fn every_fixed_word_is_there_in_every_language() {
    for language in UN_LANGUAGES {
        for word in Word::ALL {
            assert!(
                !word.in_language(&tag(language)).is_empty(),
                "{word:?} in {language}"
            );
        }
        for (word, slot) in [(Word::EmbargoedUntil, "{when}"), (Word::About, "{name}")] {
            assert!(
                word.in_language(&tag(language)).contains(slot),
                "{word:?} in {language}"
            );
        }
    }
}

fn tag(text: &str) -> Tag {
    Tag::parse(text).expect("a tag")
}

#[test]
fn a_time_of_day_is_read_as_people_type_it() {
    for (typed, is) in [
        ("14:30", Some((14, 30))),
        ("1430", Some((14, 30))),
        ("930", Some((9, 30))),
        ("9", Some((9, 0))),
        ("2.30 p.m.", Some((14, 30))),
        ("12 am", Some((0, 0))),
        ("12 noon", Some((12, 0))),
        ("15h", Some((15, 0))),
        ("14h30", Some((14, 30))),
        ("14:30 h", Some((14, 30))),
        ("2.30 p.m", Some((14, 30))),
        ("12:00 noon", Some((12, 0))),
        ("-0:30", None),
        ("+9:+5", None),
        ("14:053", None),
        ("24:00", None),
        ("13 pm", None),
        ("7:7x", None),
        ("", None),
    ] {
        let time = time_of_day(typed).map(|time| (time.hour(), time.minute()));
        assert_eq!(time, is, "{typed}");
    }
    for (typed, is_whole) in [
        ("1", false),
        ("14:3", false),
        ("14:30", true),
        ("930", true),
    ] {
        assert_eq!(is_whole_time(typed), is_whole, "{typed}");
    }
}

#[test]
fn only_what_has_no_place_for_a_break_is_unbreakable() {
    let unbroken = |text: &str| -> Vec<String> {
        let stretches = unbreakable(text, 10).into_iter();
        stretches.map(|stretch| text[stretch].to_owned()).collect()
    };
    assert_eq!(unbroken("some words, and some more"), [""; 0]);
    assert_eq!(
        unbroken("some incomprehensible words"),
        ["incomprehensible"]
    );
    assert_eq!(unbroken("a row ============ of signs"), ["============"]);
    assert_eq!(
        unbroken("10\u{a0}000\u{a0}000\u{a0}000 people"),
        ["10\u{a0}000\u{a0}000\u{a0}000"]
    );
    assert_eq!(
        unbroken("ends in sixteen-letters incomprehens"),
        ["incomprehens"]
    );
    // Chinese is broken nearly anywhere, Thai between words that only a dictionary tells.
    assert_eq!(unbroken(&"反恐怖主义".repeat(10)), [""; 0]);
    assert_eq!(unbroken(&"สวัสดี".repeat(10)), [""; 0]);
}

#[test]
fn a_name_that_could_turn_what_stands_beside_it_is_set_apart() {
    use Direction::{LeftToRight, RightToLeft};
    for (name, around, is_apart) in [
        ("Ms. Indira Aslanova", LeftToRight, false),
        ("السيد طارق", LeftToRight, true),
        ("Anna\u{200f}", LeftToRight, true),
        ("\u{202b}Anna", LeftToRight, true),
        ("السيد طارق", RightToLeft, false),
        ("Ms. Indira Aslanova", RightToLeft, true),
        ("السيد طارق\u{200e}", RightToLeft, true),
    ] {
        assert_eq!(isolate(name, around).is_some(), is_apart, "{name:?}");
    }
}
