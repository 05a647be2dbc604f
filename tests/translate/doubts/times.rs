//! Times of day, dates and lists; and whatever of them is another.

use communique::translate::checks::FindingKind;

use super::{Pair, assert_quiet, assert_told, divided};

#[test]
fn times_dates_and_lists_are_the_same_however_they_are_written() {
    assert_quiet(&[
        ("en", "at 10.30 a.m. on Monday", "fr", "lundi à 10 h 30"),
        ("en", "at 10.30 a.m. on Monday", "fr", "lundi à 10h30"),
        (
            "en",
            "at 10.30 a.m. on Monday",
            "ru",
            "в понедельник в 10:30",
        ),
        (
            "en",
            "at 10.30 a.m. on Monday",
            "ru",
            "в понедельник в 10 ч. 30 м.",
        ),
        (
            "en",
            "at 10.30 a.m. on Monday",
            "es",
            "el lunes a las 10.30 horas",
        ),
        ("en", "at 10.30 a.m. on Monday", "zh", "星期一上午10时30分"),
        ("en", "at 10.30 a.m. on Monday", "zh", "星期一10:30"),
        (
            "en",
            "at 10.30 a.m. on Monday",
            "de",
            "am Montag um 10.30 Uhr",
        ),
        (
            "en",
            "at 10.30 a.m. on Monday",
            "ar",
            "يوم الاثنين الساعة ١٠/٣٠",
        ),
        ("en", "at 10:30 on Monday", "fr", "lundi à 10 h 30"),
        ("en", "at 10.30 on Monday", "fr", "lundi à 10 heures 30"),
        ("en", "at 3 p.m. today", "fr", "aujourd’hui à 15 h"),
        ("en", "at 3 p.m. today", "fr", "aujourd’hui à 15 heures"),
        (
            "en",
            "at 3 p.m. today",
            "fr",
            "aujourd’hui à 3 heures de l’après-midi",
        ),
        ("en", "at 3 p.m. today", "zh", "今天15时"),
        ("en", "at 3 p.m. today", "zh", "今天下午3时"),
        ("en", "at 3 p.m. today", "zh", "今天下午三点"),
        ("en", "at 3 p.m. today", "ru", "сегодня в 15.00"),
        ("en", "at 3 p.m. today", "ru", "сегодня в 3 часа дня"),
        ("en", "at 3 p.m. today", "es", "hoy a las 15.00 horas"),
        ("en", "at 3 p.m. today", "es", "hoy a las 3 de la tarde"),
        ("en", "at 3 p.m. today", "ar", "اليوم الساعة 3 بعد الظهر"),
        ("en", "at 3.30 p.m. today", "fr", "aujourd’hui à 15 h 30"),
        ("en", "at 11 a.m. (CET)", "ru", "в 11 ч. 00 м. (ЦЕВ)"),
        (
            "en",
            "from 3 to 5 p.m. today",
            "fr",
            "aujourd’hui de 15 à 17 heures",
        ),
        (
            "en",
            "for 24 hours on end",
            "fr",
            "pendant 24 heures de suite",
        ),
        ("fr", "à 15 heures précises", "en", "at 3 p.m. sharp"),
        ("zh", "下午3时开会", "en", "meets at 3 p.m."),
        ("en", "on 25 June 2021", "ru", "25.06.2021"),
        ("en", "on 25 June 2021", "fr", "le 25/06/2021"),
        ("en", "on 25 June 2021", "fr", "le 25 juin 2021"),
        ("en", "on 25 June 2021", "zh", "2021年6月25日"),
        ("en", "on 25 June 2021", "es", "el 25 de junio de 2021"),
        ("en", "on 25 June 2021", "ar", "في 25 حزيران/يونيه 2021"),
        (
            "en",
            "on 25 June 2021",
            "ar",
            "في 25\u{200f}/6\u{200f}/2021",
        ),
        ("en", "on 25 June 2021", "ar", "في ٢٥ حزيران/يونيه ٢٠٢١"),
        ("de", "am 25.06.2021", "en", "on 25 June 2021"),
        ("zh", "2021年6月25日", "en", "25 June 2021"),
        ("fr", "le 25/06/2021", "ru", "25.06.2021"),
        (
            "en",
            "resolutions 2396 and 2462",
            "zh",
            "第2396，2462号决议",
        ),
        ("en", "resolutions 2396, 2462", "zh", "第2396、2462号决议"),
        (
            "zh",
            "第2396，2462号决议",
            "en",
            "resolutions 2396 and 2462",
        ),
        ("en", "resolution 2396 (2017)", "zh", "第2396（2017）号决议"),
        ("en", "document S/2017/716", "ru", "документ S/2017/716"),
        (
            "en",
            "see https://un.org/en/2017/08/a.pdf",
            "fr",
            "voir https://un.org/fr/12345/b.pdf",
        ),
    ]);
}

#[test]
fn numbers_times_and_dates_that_differ_are_named() {
    let numbers = |(pair, missing, instead): (Pair, &str, &str)| {
        let (missing, instead) = (divided(missing), divided(instead));
        (pair, FindingKind::Numbers { missing, instead })
    };
    assert_told(
        [
            (
                ("en", "resolution 2396", "fr", "résolution 2369"),
                "2396",
                "2369",
            ),
            (
                ("en", "2.5 million people", "fr", "25 millions de personnes"),
                "2.5 million",
                "25 millions",
            ),
            (
                (
                    "en",
                    "2.5 million people",
                    "fr",
                    "2,5 milliards de personnes",
                ),
                "2.5 million",
                "2,5 milliards",
            ),
            (
                ("en", "2.5 million people", "zh", "25万人"),
                "2.5 million",
                "25万",
            ),
            (
                ("en", "2.5 million people", "ar", "2.5 مليار شخص"),
                "2.5 million",
                "2.5 مليار",
            ),
            (
                ("en", "3 billion dollars", "es", "3 billones de dólares"),
                "3 billion",
                "3 billones",
            ),
            (
                ("en", "3 billion dollars", "fr", "3 billions de dollars"),
                "3 billion",
                "3 billions",
            ),
            (
                ("es", "3 billones de dólares", "en", "3 billion dollars"),
                "3 billones",
                "3 billion",
            ),
            (
                ("en", "250 million people", "zh", "2亿500万人"),
                "250 million",
                "2亿500万",
            ),
            (
                ("en", "$1.5bn for health", "fr", "1,5 million pour la santé"),
                "1.5bn",
                "1,5 million",
            ),
            (
                ("en", "1,234 people", "fr", "1 243 personnes"),
                "1,234",
                "1 243",
            ),
            (("en", "0.5 per cent", "fr", "5 %"), "0.5", "5"),
            (("en", "in 2021", "fr", "en 2012"), "2021", "2012"),
            (("en", "in 2021", "fr", "cette année"), "2021", ""),
            (
                ("en", "at 10.30 a.m. today", "fr", "aujourd’hui à 10 h 45"),
                "10.30 a.m.",
                "10 h 45",
            ),
            (
                ("en", "at 10:30 a.m. today", "ru", "сегодня в 22:30"),
                "10:30 a.m.",
                "22:30",
            ),
            (
                ("en", "at 3 p.m. today", "fr", "aujourd’hui à 16 heures"),
                "3 p.m.",
                "16 heures",
            ),
            (
                ("en", "at 3 p.m. today", "zh", "今天上午3时"),
                "3 p.m.",
                "3时",
            ),
            (
                ("en", "on 25 June 2021", "fr", "le 25 juillet 2021"),
                "June",
                "juillet",
            ),
            (
                ("en", "on 25 June 2021", "ru", "25 июля 2021 года"),
                "June",
                "июля",
            ),
            (
                ("en", "on 25 June 2021", "ar", "25 تموز/يوليه 2021"),
                "June",
                "تموز",
            ),
            (
                ("en", "on 25 June 2021", "zh", "2021年7月25日"),
                "June",
                "7月",
            ),
            (
                ("en", "on 25 June 2021", "ru", "26.06.2021"),
                "25",
                "26.06.2021",
            ),
            (("en", "in 5 cities", "fr", "dans 6 villes"), "5", "6"),
            (
                ("en", "Article 7 says so", "ru", "Об этом гласит статья 8"),
                "7",
                "8",
            ),
            (("en", "during COVID-19", "ar", "خلال كوفيد-91"), "19", "91"),
            (
                (
                    "en",
                    "the COP26 leaders",
                    "fr",
                    "les dirigeants de la COP27",
                ),
                "26",
                "27",
            ),
        ]
        .map(numbers),
    );
}
