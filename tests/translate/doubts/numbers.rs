//! Numbers in digits and in words.

use communique::translate::checks::FindingKind;

use super::{assert_quiet, assert_told, divided, kinds};

#[test]
fn numbers_are_the_same_however_they_are_grouped_and_scaled() {
    assert_quiet(&[
        (
            "en",
            "2.5 million people",
            "fr",
            "2,5 millions de personnes",
        ),
        ("en", "2.5 million people", "zh", "250万人"),
        ("en", "2.5 million people", "ru", "2,5 миллиона человек"),
        ("en", "2.5 million people", "ru", "2,5 млн человек"),
        ("en", "2.5 million people", "ar", "2.5 مليون شخص"),
        ("en", "2.5 million people", "ar", "٢٫٥ مليون شخص"),
        ("en", "2.5 million people", "de", "2,5 Mio. Menschen"),
        ("en", "2.5 billion", "es", "2 500 millones"),
        ("en", "2.5 billion", "es", "2500 millones"),
        ("en", "2.5 billion", "es", "2.500 millones"),
        ("en", "3 billion dollars", "es", "3.000 millones de dólares"),
        ("en", "3 billion dollars", "es", "3 mil millones de dólares"),
        (
            "en",
            "3 billion dollars",
            "es",
            "3 mil\u{a0}millones de dólares",
        ),
        (
            "en",
            "3 billion dollars",
            "es",
            "3\u{202f}mil\u{202f}millones de dólares",
        ),
        (
            "en",
            "3.5 billion pesos",
            "es",
            "3 mil 500 millones de pesos",
        ),
        ("en", "2.5 million pesos", "es", "2 millones 500 mil pesos"),
        ("en", "2 trillion dollars", "es", "2 billones de dólares"),
        ("en", "2 trillion dollars", "fr", "2 billions de dollars"),
        (
            "en",
            "2 trillion dollars",
            "fr",
            "2 mille milliards de dollars",
        ),
        ("en", "3 billion dollars", "fr", "3 milliards de dollars"),
        ("en", "3 billion dollars", "de", "3 Milliarden Dollar"),
        ("en", "3 billion dollars", "ru", "3 млрд долларов"),
        ("en", "3 billion dollars", "ar", "3 مليارات دولار"),
        ("en", "3 billion dollars", "ar", "3 بلايين دولار"),
        ("en", "3 billion dollars", "zh", "30亿美元"),
        ("en", "250 million people", "zh", "2亿5000万人"),
        ("en", "250 million people", "zh", "2.5亿人"),
        ("en", "35,000 people", "zh", "3万5千人"),
        ("en", "35,000 people", "zh", "三万五千人"),
        ("en", "1.2 trillion dollars", "zh", "1.2万亿美元"),
        ("en", "over 100,000 people", "zh", "10多万人"),
        (
            "en",
            "$1.5bn for health",
            "fr",
            "1,5 milliard de dollars pour la santé",
        ),
        ("en", "$1.5bn for health", "fr", "1,5 Md$ pour la santé"),
        (
            "en",
            "$1.5m for health",
            "es",
            "1,5 millones de dólares para la salud",
        ),
        ("en", "$1.5M for health", "zh", "150万美元用于卫生"),
        ("en", "250k followers", "ru", "250 тыс. подписчиков"),
        ("en", "a length of 1.5m", "fr", "une longueur de 1,5 m"),
        ("en", "1,234,567 people", "fr", "1 234 567 personnes"),
        (
            "en",
            "1,234,567 people",
            "fr",
            "1\u{202f}234\u{202f}567 personnes",
        ),
        ("en", "1,234,567 people", "es", "1.234.567 personas"),
        ("en", "1,234,567 people", "de", "1.234.567 Menschen"),
        ("en", "1,234.50", "fr", "1 234,50"),
        ("en", "12,000 people", "ru", "12 тыс. человек"),
        ("en", "12,000 people", "ru", "12 тысяч человек"),
        ("en", "12,000 people", "zh", "1.2万人"),
        ("en", "12,000 people", "ar", "12 ألف شخص"),
        ("en", "10,000 people", "ar", "10 آلاف شخص"),
        ("en", "5 to 10 million children", "zh", "500万至1000万儿童"),
        ("en", "15–20 million children", "zh", "1500万至2000万儿童"),
        (
            "en",
            "between $15 million and $20 million",
            "fr",
            "entre 15 et 20 millions de dollars",
        ),
        ("en", "2 million people", "ar", "مليوني شخص"),
        ("en", "2 million people", "fr", "deux millions de personnes"),
        ("en", "1,000 people", "fr", "mille personnes"),
        ("en", "100,000 people", "ar", "مائة ألف شخص"),
        ("en", "in 1.5 million homes", "ar", "في 1,5 مليون منزل"),
        ("en", "₹12,34,567 in all", "fr", "1 234 567 roupies en tout"),
        ("en", "1’234’567 francs", "de", "1.234.567 Franken"),
        (
            "en",
            "half of the 3 billion",
            "ru",
            "половина из трёх миллиардов",
        ),
        ("ru", "12 тыс. человек", "fr", "12 000 personnes"),
        ("fr", "10 milliers de personnes", "zh", "1万人"),
        // Typed as they're seen from right to left.
        ("en", "12,400 people", "ar", "400 12 شخص"),
        ("en", "125,400 people", "ar", "400 125 شخص"),
        ("ar", "400\u{a0}25 شخص", "en", "25,400 people"),
        // What only looks like a scale.
        ("en", "10 miles away", "es", "a 10 millas de distancia"),
        ("en", "10 kilometres away", "zh", "10千米之外"),
        ("en", "25 kilograms of flour", "zh", "25千克面粉"),
        ("en", "20 percentage points", "zh", "20个百分点"),
        ("fr", "à 200 milles marins", "en", "200 nautical miles away"),
        ("es", "1 billón de dólares", "en", "1 trillion dollars"),
        ("fr", "3 milliards d’euros", "en", "3 billion euros"),
        ("ru", "2,5 млрд рублей", "en", "2.5 billion roubles"),
        ("zh", "2亿5000万人", "en", "250 million people"),
        ("ar", "2.5 مليون شخص", "en", "2.5 million people"),
    ]);
}

#[test]
fn numbers_may_be_said_in_words() {
    assert_quiet(&[
        ("en", "in the 21st century", "fr", "au XXIe siècle"),
        ("en", "in the 21st century", "zh", "在二十一世纪"),
        (
            "en",
            "in the 21st century",
            "ar",
            "في القرن الحادي والعشرين",
        ),
        ("en", "the 1990s", "zh", "20世纪90年代"),
        ("en", "the 1990s", "fr", "les années 90"),
        ("en", "the 1990s", "ar", "تسعينيات القرن الماضي"),
        ("zh", "20世纪90年代", "en", "the 1990s"),
        ("en", "three of 5 cities", "fr", "trois villes sur cinq"),
        ("en", "the past 20 years", "ar", "السنوات العشرين الماضية"),
        (
            "en",
            "the past 30 years",
            "fr",
            "les trente dernières années",
        ),
        ("en", "its 75th session", "ru", "семьдесят пятая сессия"),
        ("en", "its 75th session", "zh", "第七十五届会议"),
        ("en", "its 75th session", "ar", "دورتها الخامسة والسبعون"),
        ("en", "the G20 leaders", "ru", "лидеры «Группы двадцати»"),
        ("en", "the G20 leaders", "zh", "二十国集团领导人"),
        ("en", "during COVID-19", "zh", "新冠疫情期间"),
        (
            "en",
            "in 2021 and again in 2021",
            "fr",
            "en 2021, à deux reprises",
        ),
        ("en", "2020/21 season", "fr", "saison 2020/2021"),
        ("en", "70 per cent of them", "zh", "其中七成"),
        ("en", "15 per cent", "fr", "15 %"),
        ("en", "0.5 per cent", "fr", "0,5 %"),
    ]);
}

#[test]
fn numbers_have_halves_and_hundreds_have_names() {
    assert_quiet(&[
        (
            "en",
            "It reached 1.5 million people.",
            "fr",
            "Elle a touché un million et demi de personnes.",
        ),
        (
            "en",
            "It reached 1.5 million people.",
            "es",
            "Llegó a un millón y medio de personas.",
        ),
        (
            "en",
            "It reached 1.5 million people.",
            "ru",
            "Она охватила полтора миллиона человек.",
        ),
        (
            "zh",
            "惠及50万人。",
            "en",
            "It reached half a million people.",
        ),
        (
            "en",
            "Some 100 people came.",
            "es",
            "Acudió un centenar de personas.",
        ),
        (
            "en",
            "It is its 100th anniversary.",
            "ru",
            "Это её столетие.",
        ),
        ("en", "It took 15 minutes.", "fr", "Cela a pris 15 mn."),
        (
            "en",
            "It rose by 0.5 percentage points.",
            "ar",
            "ارتفع بمقدار نصف نقطة مئوية.",
        ),
        (
            "en",
            "It took 2.5 hours.",
            "fr",
            "Cela a pris deux heures et demie.",
        ),
    ]);
}

#[test]
fn small_numbers_that_are_others_are_told() {
    for (source, into, target, missing) in [
        (
            "The rate was 5 per cent.",
            "fr",
            "Le taux était de 50 %.",
            "5",
        ),
        ("It was on 4 May 1999.", "fr", "C’était le 5 mai 1999.", "4"),
        (
            "They trained 2,500 officers of 12 States.",
            "fr",
            "Ils ont formé 2500 agents de 13 États.",
            "12",
        ),
    ] {
        let found = kinds("en", source, into, target, &[]);
        let told = found.iter().any(|kind| {
            matches!(kind, FindingKind::Numbers { missing: told, .. } if told.iter().any(|one| one.trim_end_matches('%') == missing.trim_end_matches('%')))
        });
        assert!(told, "{source} -> {target}: {found:?}");
    }
    assert_quiet(&[
        (
            "en",
            "It was in the 1980s.",
            "zh",
            "那是在二十世纪八十年代。",
        ),
        ("en", "It takes 12 months.", "fr", "Il faut un an."),
        (
            "en",
            "It is held every 3 months.",
            "fr",
            "Elle a lieu chaque trimestre.",
        ),
        ("en", "It was on 4 May 1999.", "ru", "Это было 04.05.1999."),
    ]);
}

#[test]
fn numbers_in_words_that_are_others_are_told() {
    let numbers = |((from, source, into, target), missing, instead): ((_, _, _, _), _, _)| {
        let (missing, instead) = (divided(missing), divided(instead));
        let pair = (from, source, into, target);
        (pair, FindingKind::Numbers { missing, instead })
    };
    assert_told(
        [
            (
                ("en", "It has six members.", "fr", "Il compte huit membres."),
                "six",
                "huit",
            ),
            (
                ("en", "It has six members.", "fr", "Il compte 8 membres."),
                "six",
                "8",
            ),
            (
                ("en", "It has 6 members.", "fr", "Il compte huit membres."),
                "6",
                "huit",
            ),
            (
                ("en", "It has six members.", "ru", "В нем восемь членов."),
                "six",
                "восемь",
            ),
            (
                ("en", "It has six members.", "zh", "它有八个成员。"),
                "six",
                "八",
            ),
            (
                ("en", "Three people died.", "zh", "四人死亡。"),
                "Three",
                "四",
            ),
            (
                ("en", "It has six members.", "ar", "له ثمانية أعضاء."),
                "six",
                "ثمانية",
            ),
            (
                ("en", "It has six members.", "es", "Tiene ocho miembros."),
                "six",
                "ocho",
            ),
            (
                (
                    "fr",
                    "Il compte dix-sept membres.",
                    "en",
                    "It has sixteen members.",
                ),
                "dix-sept",
                "sixteen",
            ),
            (
                (
                    "ru",
                    "В нем двадцать пять членов.",
                    "es",
                    "Tiene treinta y cinco miembros.",
                ),
                "двадцать пять",
                "treinta y cinco",
            ),
            (
                ("ar", "له ثلاثة أعضاء.", "en", "It has five members."),
                "ثلاثة",
                "five",
            ),
            (
                ("zh", "它有三个成员。", "en", "It has five members."),
                "三",
                "five",
            ),
            (
                (
                    "en",
                    "Two million people fled.",
                    "ru",
                    "Бежали два миллиарда человек.",
                ),
                "Two million",
                "два миллиарда",
            ),
            (
                (
                    "en",
                    "Two million people fled.",
                    "fr",
                    "Trois millions de personnes ont fui.",
                ),
                "Two million",
                "Trois millions",
            ),
            (
                (
                    "en",
                    "Two million people fled.",
                    "ru",
                    "Бежали 2 млрд человек.",
                ),
                "Two million",
                "2 млрд",
            ),
            (
                (
                    "es",
                    "Huyeron dos mil millones de personas.",
                    "en",
                    "Two million people fled.",
                ),
                "dos mil millones",
                "Two million",
            ),
            (
                ("en", "Two million people fled.", "zh", "二十万人逃离。"),
                "Two million",
                "二十万",
            ),
        ]
        .map(numbers),
    );
}

#[test]
fn numbers_in_words_are_the_same_in_whatever_way_a_language_says_them() {
    assert_quiet(&[
        (
            "en",
            "Six countries and eight cities",
            "fr",
            "Huit villes et six pays",
        ),
        (
            "en",
            "Six countries and eight cities",
            "fr",
            "6 pays et 8 villes",
        ),
        (
            "en",
            "Six countries and eight cities",
            "ru",
            "Шесть стран и восемь городов",
        ),
        (
            "en",
            "Six countries and eight cities",
            "ar",
            "ست دول وثماني مدن",
        ),
        (
            "en",
            "Six countries and eight cities",
            "zh",
            "六个国家和八个城市",
        ),
        (
            "en",
            "Six countries and eight cities",
            "es",
            "Seis países y ocho ciudades",
        ),
        (
            "en",
            "Two countries and three cities",
            "ar",
            "بلدان وثلاث مدن",
        ),
        ("en", "the eleven members", "es", "los once miembros"),
        ("es", "los once miembros", "en", "the eleven members"),
        ("en", "nine new members", "fr", "neuf nouveaux membres"),
        (
            "fr",
            "quatre-vingt-dix-sept membres",
            "en",
            "ninety-seven members",
        ),
        (
            "fr",
            "soixante-quinze membres",
            "ru",
            "семьдесят пять членов",
        ),
        ("fr", "soixante-quinze membres", "zh", "七十五个成员"),
        ("es", "treinta y cinco miembros", "ar", "خمسة وثلاثون عضوا"),
        ("en", "thirteen members", "ar", "ثلاثة عشر عضوا"),
        ("en", "twelve members", "ar", "اثنا عشر عضوا"),
        ("en", "a dozen members", "fr", "douze membres"),
        ("en", "two dozen members", "fr", "vingt-quatre membres"),
        ("en", "the twenty-first century", "zh", "二十一世纪"),
        ("en", "the fifth of the six", "ru", "пятый из шести"),
        ("en", "three or four cities", "zh", "三四个城市"),
        ("en", "a dozen people", "zh", "十二人"),
        ("en", "both leaders", "zh", "两人"),
        ("en", "five of the twelve people", "zh", "十二人中的五人"),
        ("en", "one in ten people", "zh", "十人中的一人"),
        // In other measures.
        ("en", "for two weeks", "fr", "pendant quinze jours"),
        ("en", "for two weeks", "es", "durante quince días"),
        ("en", "for two decades", "fr", "pendant vingt ans"),
        ("en", "for two days", "ru", "в течение 48 часов"),
        ("en", "for two years", "fr", "pendant vingt-quatre mois"),
        (
            "en",
            "at three o’clock in the afternoon",
            "fr",
            "à quinze heures",
        ),
        ("en", "one in five women", "fr", "20 % des femmes"),
        ("en", "four fifths of all women", "fr", "80 % des femmes"),
        ("en", "a fifth of the people", "ar", "خمس السكان"),
        ("en", "five years and one half", "fr", "cinq ans et demi"),
        // Large ones.
        ("en", "Two million people", "ru", "Два миллиона человек"),
        ("en", "Two million people", "ru", "2 млн человек"),
        ("en", "Two million people", "ar", "مليونا شخص"),
        ("en", "Two million people", "zh", "两百万人"),
        ("en", "Two million people", "zh", "200万人"),
        ("en", "Two million people", "es", "2.000.000 de personas"),
        (
            "en",
            "Two billion people",
            "es",
            "Dos mil millones de personas",
        ),
        (
            "en",
            "Two billion people",
            "fr",
            "Deux milliards de personnes",
        ),
        (
            "en",
            "Two trillion dollars",
            "es",
            "Dos billones de dólares",
        ),
        (
            "en",
            "Two hundred thousand people",
            "fr",
            "Deux cent mille personnes",
        ),
        (
            "en",
            "Two and a half million people",
            "fr",
            "Deux millions et demi de personnes",
        ),
        (
            "en",
            "Two to three million people",
            "ru",
            "Два-три миллиона человек",
        ),
        ("en", "Two to three million people", "zh", "200万至300万人"),
        ("en", "Three thousand people", "ar", "ثلاثة آلاف شخص"),
        ("en", "Ten thousand people", "zh", "一万人"),
        (
            "ru",
            "Полтора миллиона человек",
            "en",
            "One and a half million people",
        ),
        // Names.
        (
            "en",
            "the Five Eyes and four others",
            "fr",
            "les Five Eyes et quatre autres",
        ),
        (
            "en",
            "the six Gulf States",
            "pt",
            "os seis Estados do Golfo, 8 vezes",
        ),
    ]);
}
