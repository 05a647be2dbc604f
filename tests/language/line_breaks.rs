//! Where no line is broken, and where a quotation's full stop stands.

use communique::language::{Tag, full_stop, has_stops_behind_quotes, unparted};

fn tag(text: &str) -> Tag {
    Tag::parse(text).expect("a tag")
}

/// `text` with a '|' wherever a line mustn't be broken though it could be.
fn shown(text: &str, language: &str) -> String {
    let mut shown = text.to_owned();
    for at in unparted(text, &tag(language)).into_iter().rev() {
        shown.insert(at, '|');
    }
    shown
}

#[test]
fn what_belongs_together_is_not_parted() {
    let cases = [
        (
            "ru",
            "Открыл г-н Владимир Воронков",
            "Открыл г-|н |Владимир Воронков",
        ),
        ("ru", "(г-жа Мива Като)", "(г-|жа |Мива Като)"),
        ("ru", "Г-жой Йокой Брандт", "Г-|жой |Йокой Брандт"),
        (
            "ru",
            "д-ра Иванова и м-р Смит",
            "д-|ра |Иванова и м-|р |Смит",
        ),
        ("ru", "г-н посол", "г-|н посол"),
        ("ru", "женщина — это", "женщина |— это"),
        (
            "ru",
            "в 2021 г. и в 2019–2020 гг.",
            "в 2021 |г. и в 2019–2020 |гг.",
        ),
        ("ru", "на 5 % больше", "на 5 |% больше"),
        (
            "fr",
            "« oui », dit-il : non ?",
            "« |oui |», dit-il |: non |?",
        ),
        ("fr", "à 5 km, 20 % et 3 °C", "à 5 |km, 20 |% et 3 |°C"),
        ("en", "by 5 % of 300 km", "by 5 |% of 300 km"),
        ("ar", "بنسبة 5 %", "بنسبة 5 |%"),
    ];
    for (language, text, expected) in cases {
        assert_eq!(shown(text, language), expected);
    }
    let whole = [
        // Words with hyphens may be broken at them.
        ("ru", "Пресс-релиз, из-за, веб-сайт, кто-то, северо-запад"),
        ("ru", "а-ля-Россия и в 3-й раз"),
        ("ru", "г. Москва и 5 города"),
        ("ru", "с — и — то".split_at(2).0),
        ("fr", "le 5 mars et 3 mille"),
        ("en", "a well-to-do Mr. Smith — and others: why?"),
        ("zh", "2021年6月25日 — 5 月"),
    ];
    for (language, text) in whole {
        assert_eq!(shown(text, language), text);
    }
}

#[test]
fn a_full_stop_that_ends_a_text_is_told_from_others() {
    let ends = [
        ("Это важно.", Some("Это важно")),
        ("Это важно. ", Some("Это важно")),
        ("Es así.", Some("Es así")),
        ("Почему?", None),
        ("Хватит!", None),
        ("И тогда...", None),
        ("И тогда…", None),
        ("Мы должны помочь им.", Some("Мы должны помочь им")),
        ("Они придут через час.", Some("Они придут через час")),
        ("Decimos que no.", Some("Decimos que no")),
        ("в 2021 г.", None),
        ("и т. д.", None),
        ("Это важно", None),
        (".", None),
        ("", None),
    ];
    for (text, before) in ends {
        let found = full_stop(text).and_then(|at| text.get(..at));
        assert_eq!(found, before, "{text}");
    }
    let behind = ["ru", "uk", "be", "es", "es-MX"];
    assert!(
        behind
            .iter()
            .all(|language| has_stops_behind_quotes(&tag(language)))
    );
    let within = ["en", "fr", "ar", "zh", "de"];
    assert!(
        !within
            .iter()
            .any(|language| has_stops_behind_quotes(&tag(language)))
    );
}
