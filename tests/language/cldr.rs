//! What the program prints by itself, beside what CLDR has and what pages of the United Nations
//! print where that's something else.

use communique::language::{
    Conventions, Months, Tag, UN_LANGUAGES, Word, language_name, long_date, translated_from,
};

use crate::support::foreign;

fn tag(text: &str) -> Tag {
    Tag::parse(text).expect("a tag")
}

/// The months of Arabic: in Egypt and the Gulf, in the Levant, in Morocco where that differs.
const ARABIC: [(&str, &str, &str); 12] = [
    ("يناير", "كانون الثاني", "يناير"),
    ("فبراير", "شباط", "فبراير"),
    ("مارس", "آذار", "مارس"),
    ("أبريل", "نيسان", "أبريل"),
    ("مايو", "أيار", "ماي"),
    ("يونيو", "حزيران", "يونيو"),
    ("يوليو", "تموز", "يوليوز"),
    ("أغسطس", "آب", "غشت"),
    ("سبتمبر", "أيلول", "شتنبر"),
    ("أكتوبر", "تشرين الأول", "أكتوبر"),
    ("نوفمبر", "تشرين الثاني", "نونبر"),
    ("ديسمبر", "كانون الأول", "دجنبر"),
];

/// A text with western digits in the place of those of Arabic.
fn western(text: &str) -> String {
    let digit = |c: char| match c {
        '٠'..='٩' => char::from_digit(u32::from(c) - 0x660, 10).unwrap_or(c),
        c => c,
    };
    text.chars().map(digit).collect()
}

/// What Babel says of a kind: locale, key, text.
fn by_babel(kind: &str) -> Vec<(String, String, String)> {
    let said = foreign::python("cldr.py", &[]);
    let said = String::from_utf8(said).expect("UTF-8");
    let lines = said.lines().filter_map(|line| {
        let cells: Vec<&str> = line.split('\t').collect();
        match cells.as_slice() {
            [of, locale, key, text] if *of == kind => {
                Some(((*locale).to_owned(), (*key).to_owned(), (*text).to_owned()))
            }
            _ => None,
        }
    });
    lines.collect()
}

#[test]
fn dates_are_those_of_cldr_but_where_the_united_nations_print_others() {
    if !foreign::has_library("babel") {
        return;
    }
    let known = by_babel("date");
    assert!(known.len() > 200);
    for (locale, key, text) in &known {
        let date: jiff::civil::Date = key.parse().expect("a date");
        // Babel has western digits everywhere.
        let printed = long_date(date, &tag(locale), Conventions::default());
        let printed = western(&printed);
        let expected = match locale.as_str() {
            // The day first, as the Editorial Manual has it.
            "en" => {
                let british = known
                    .iter()
                    .find(|(locale, other, _)| locale == "en-GB" && other == key);
                british.expect("it's there").2.clone()
            }
            // The year's word in full.
            "ru" => text.replace("\u{202f}г.", " года").replace(" г.", " года"),
            "fr" if date.day() == 1 => text.replacen("1 ", "1er ", 1),
            // By both names.
            "ar" => {
                let (egyptian, levantine, _) =
                    ARABIC[usize::try_from(date.month()).expect("it is") - 1];
                // In these the United Nations have another spelling.
                let egyptian = egyptian.replace("يونيو", "يونيه").replace("يوليو", "يوليه");
                format!("{} {levantine}/{egyptian} {}", date.day(), date.year())
            }
            _ => text.clone(),
        };
        assert_eq!(printed, expected, "{locale} {key}");
    }
}

#[test]
fn arabic_months_are_those_of_each_region() {
    for (index, (egyptian, levantine, moroccan)) in ARABIC.into_iter().enumerate() {
        let date = jiff::civil::date(2021, i8::try_from(index + 1).expect("it is"), 25);
        for (months, name) in [(Months::Egyptian, egyptian), (Months::Levantine, levantine)] {
            let conventions = Conventions {
                months,
                ..Conventions::default()
            };
            let printed = long_date(date, &tag("ar"), conventions);
            assert_eq!(printed, format!("25 {name} 2021"));
        }
        let conventions = Conventions {
            months: Months::Moroccan,
            ..Conventions::default()
        };
        assert_eq!(
            long_date(date, &tag("ar"), conventions),
            format!("25 {moroccan} 2021")
        );
    }
}

#[test]
fn languages_are_called_as_cldr_has_it_but_where_the_united_nations_do_otherwise() {
    if !foreign::has_library("babel") {
        return;
    }
    for (locale, key, text) in by_babel("language") {
        let name = language_name(&tag(&key), &tag(&locale));
        let expected = match (locale.as_str(), key.as_str()) {
            ("zh", "ar") => "阿拉伯文",
            ("zh", "en") => "英文",
            ("zh", "fr") => "法文",
            ("zh", "ru") => "俄文",
            ("zh", "es") => "西班牙文",
            ("ar" | "ar-EG" | "ar-LB" | "ar-MA", "en") => "الإنكليزية",
            _ => &text,
        };
        assert_eq!(name, expected, "{key} in {locale}");
    }
}

#[test]
fn from_each_language_into_each_it_is_said_as_that_language_says_it() {
    // From Arabic, Chinese, English, French, Russian, Spanish.
    const FROM: [&str; 6] = UN_LANGUAGES;
    let table: [(&str, [&str; 6]); 6] = [
        (
            "ar",
            [
                "",
                "(مترجم عن الصينية)",
                "(مترجم عن الإنكليزية)",
                "(مترجم عن الفرنسية)",
                "(مترجم عن الروسية)",
                "(مترجم عن الإسبانية)",
            ],
        ),
        (
            "zh",
            [
                "（译自阿拉伯文）",
                "",
                "（译自英文）",
                "（译自法文）",
                "（译自俄文）",
                "（译自西班牙文）",
            ],
        ),
        (
            "en",
            [
                "(translated from Arabic)",
                "(translated from Chinese)",
                "",
                "(translated from French)",
                "(translated from Russian)",
                "(translated from Spanish)",
            ],
        ),
        (
            "fr",
            [
                "(traduit de l’arabe)",
                "(traduit du chinois)",
                "(traduit de l’anglais)",
                "",
                "(traduit du russe)",
                "(traduit de l’espagnol)",
            ],
        ),
        (
            "ru",
            [
                "(перевод с арабского)",
                "(перевод с китайского)",
                "(перевод с английского)",
                "(перевод с французского)",
                "",
                "(перевод с испанского)",
            ],
        ),
        (
            "es",
            [
                "(traducido del árabe)",
                "(traducido del chino)",
                "(traducido del inglés)",
                "(traducido del francés)",
                "(traducido del ruso)",
                "",
            ],
        ),
    ];
    for (language, phrases) in table {
        for (from, phrase) in FROM.into_iter().zip(phrases) {
            if !phrase.is_empty() {
                assert_eq!(translated_from(&tag(from), &tag(language)), phrase);
            }
        }
    }
}

#[test]
fn labels_are_those_that_releases_print() {
    // Arabic, Chinese, English, French, Russian, Spanish.
    let table: [(Word, [&str; 6]); 5] = [
        (
            Word::PressRelease,
            [
                "بيان صحفي",
                "新闻稿",
                "Press release",
                "Communiqué de presse",
                "Пресс-релиз",
                "Comunicado de prensa",
            ],
        ),
        (
            Word::ForImmediateRelease,
            [
                "للنشر الفوري",
                "即时发布",
                "FOR IMMEDIATE RELEASE",
                "Pour diffusion immédiate",
                "Для немедленного распространения",
                "Para publicación inmediata",
            ],
        ),
        (
            Word::ForMoreInformation,
            [
                "لمزيد من المعلومات",
                "如需更多信息",
                "For more information",
                "Pour plus d’informations",
                "Дополнительная информация",
                "Para más información",
            ],
        ),
        (
            Word::NotesToEditors,
            [
                "ملاحظات للمحررين",
                "编者注",
                "Notes to editors",
                "Note aux rédactions",
                "Примечание для редакторов",
                "Notas para los editores",
            ],
        ),
        (
            Word::Footnotes,
            [
                "الحواشي",
                "脚注",
                "Footnotes",
                "Notes de bas de page",
                "Сноски",
                "Notas a pie de página",
            ],
        ),
    ];
    for (word, labels) in table {
        for (language, label) in UN_LANGUAGES.into_iter().zip(labels) {
            assert_eq!(
                word.in_language(&tag(language)),
                label,
                "{word:?} in {language}"
            );
        }
    }
}
