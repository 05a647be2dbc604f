//! What nobody is told of good translations, and what everybody is of bad ones: sentences of press
//! releases with what translators make of them.

use communique::release::Fragment;
use communique::translate::checks::{Checked, FindingKind, TermWanted, check, has_term};
use communique::translate::{Text, UnitKind};

use super::editions::tag;

type Pair = (&'static str, &'static str, &'static str, &'static str);

fn kinds(
    from: &str,
    source: &str,
    into: &str,
    target: &str,
    terms: &[TermWanted],
) -> Vec<FindingKind> {
    let prose = |text: &str| Text::Prose(vec![Fragment::plain(text)]);
    let (from, into) = (tag(from), tag(into));
    let found = check(&Checked {
        source: &prose(source),
        from: &from,
        target: &prose(target),
        into: &into,
        kind: UnitKind::Paragraph,
        terms,
    });
    found.into_iter().map(|finding| finding.kind).collect()
}

/// All pairs that are told of, each with what is.
fn told(pairs: &[Pair]) -> Vec<String> {
    let told = pairs.iter().filter_map(|(from, source, into, target)| {
        let kinds = kinds(from, source, into, target, &[]);
        (!kinds.is_empty()).then(|| format!("{source} -> {target}: {kinds:?}"))
    });
    told.collect()
}

/// The pairs of which this isn't told: numbers of the source, and what stands in their place.
fn untold(pairs: &[(Pair, &str, &str)]) -> Vec<String> {
    let untold = pairs
        .iter()
        .filter_map(|((from, source, into, target), missing, instead)| {
            let list = |text: &str| -> Vec<String> {
                let parts = text.split('|').filter(|part| !part.is_empty());
                parts.map(str::to_owned).collect()
            };
            let wanted = FindingKind::Numbers {
                missing: list(missing),
                instead: list(instead),
            };
            let kinds = kinds(from, source, into, target, &[]);
            (kinds != [wanted]).then(|| format!("{source} -> {target}: {kinds:?}"))
        });
    untold.collect()
}

/// A sentence of a release, with good translations of it.
type Sentence = (&'static str, &'static [(&'static str, &'static str)]);

const SENTENCES: &[Sentence] = &[
    (
        "GENEVA, 25 June 2021 – The World Health Organization (WHO) today released US$ 8.5 million from its fund, after 12,400 cases were reported in 3 provinces.",
        &[
            (
                "fr",
                "GENÈVE, 25 juin 2021 – L’Organisation mondiale de la Santé (OMS) a débloqué aujourd’hui 8,5 millions de dollars de son fonds, après que 12 400 cas ont été signalés dans trois provinces.",
            ),
            (
                "es",
                "GINEBRA, 25 de junio de 2021 – La Organización Mundial de la Salud (OMS) liberó hoy 8,5 millones de dólares de su fondo, tras notificarse 12.400 casos en tres provincias.",
            ),
            (
                "ru",
                "ЖЕНЕВА, 25 июня 2021 г. – Всемирная организация здравоохранения (ВОЗ) сегодня выделила из своего фонда 8,5 млн долларов США, после того как в трех провинциях было выявлено 12 400 случаев.",
            ),
            (
                "ar",
                "جنيف، 25 حزيران/يونيه 2021 – أفرجت منظمة الصحة العالمية اليوم عن 8.5 ملايين دولار من صندوقها، بعد الإبلاغ عن 400 12 حالة في ثلاث مقاطعات.",
            ),
            (
                "zh",
                "2021年6月25日，日内瓦——世界卫生组织（世卫组织）今天从其基金中拨出850万美元，此前三个省份报告了1.24万例病例。",
            ),
            (
                "de",
                "GENF, 25. Juni 2021 – Die Weltgesundheitsorganisation (WHO) hat heute 8,5 Millionen US-Dollar aus ihrem Fonds freigegeben, nachdem in drei Provinzen 12.400 Fälle gemeldet worden waren.",
            ),
        ],
    ),
    (
        "The report is embargoed until Tuesday, 5 March 2024, at 11 a.m. CET (10:00 GMT).",
        &[
            (
                "fr",
                "Le rapport est sous embargo jusqu’au mardi 5 mars 2024 à 11 heures, heure d’Europe centrale (10 h 00 GMT).",
            ),
            (
                "es",
                "El informe está sujeto a embargo hasta el martes 5 de marzo de 2024 a las 11.00 horas (CET), 10.00 GMT.",
            ),
            (
                "ru",
                "Доклад не подлежит распространению до вторника, 5 марта 2024 года, 11 ч. 00 м. по центральноевропейскому времени (10:00 по Гринвичу).",
            ),
            (
                "ar",
                "يُحظر نشر التقرير حتى يوم الثلاثاء 5 آذار/مارس 2024، الساعة 11 صباحًا بتوقيت وسط أوروبا (10:00 بتوقيت غرينتش).",
            ),
            (
                "zh",
                "报告在2024年3月5日星期二上午11时（欧洲中部时间，格林尼治时间10时）之前不得发表。",
            ),
        ],
    ),
    (
        "“We cannot wait any longer for the world to act,” she said, “because 258 million people in 58 countries go hungry every day.”",
        &[
            (
                "fr",
                "« Nous ne pouvons plus attendre que le monde agisse, a-t-elle déclaré, car 258 millions de personnes dans 58 pays souffrent chaque jour de la faim. »",
            ),
            (
                "es",
                "«No podemos esperar más a que el mundo actúe», dijo, «porque 258 millones de personas en 58 países pasan hambre cada día».",
            ),
            (
                "ru",
                "«Мы не можем больше ждать, пока мир начнет действовать, – сказала она, – ведь 258 млн человек в 58 странах ежедневно голодают».",
            ),
            (
                "ar",
                "وقالت: ”لا يمكننا أن ننتظر أكثر من ذلك حتى يتحرك العالم، لأن 258 مليون شخص في 58 بلدا يعانون الجوع كل يوم“.",
            ),
            (
                "zh",
                "她说：“我们不能再等待世界采取行动，因为58个国家的2.58亿人每天都在挨饿。”",
            ),
        ],
    ),
    (
        "Between 1990 and 2015, extreme poverty fell from 36 per cent to 10 per cent; by 2030, some 7.5% may remain.",
        &[
            (
                "fr",
                "Entre 1990 et 2015, l’extrême pauvreté est passée de 36 % à 10 % ; d’ici à 2030, quelque 7,5 % pourraient subsister.",
            ),
            (
                "es",
                "Entre 1990 y 2015 la pobreza extrema se redujo del 36 % al 10 %; para 2030 podría persistir en torno al 7,5 %.",
            ),
            (
                "ru",
                "В период с 1990 по 2015 год доля крайне бедных сократилась с 36 до 10 процентов; к 2030 году она может составить около 7,5 процента.",
            ),
            (
                "ar",
                "بين عامي 1990 و2015، انخفض الفقر المدقع من 36 في المائة إلى 10 في المائة؛ وبحلول عام 2030 قد يبقى نحو 7.5 في المائة.",
            ),
            (
                "zh",
                "1990年至2015年期间，极端贫困率从36%降至10%；到2030年，可能仍有7.5%左右。",
            ),
        ],
    ),
    (
        "Media accreditation closes at 5.30 p.m. on 1 May; the briefing runs from 10 a.m. to 12.30 p.m. in Room XX.",
        &[
            (
                "fr",
                "L’accréditation des médias se termine le 1er mai à 17 h 30 ; le point de presse se tiendra de 10 heures à 12 h 30 en salle XX.",
            ),
            (
                "es",
                "La acreditación de los medios se cierra el 1 de mayo a las 17.30 horas; la sesión informativa será de 10.00 a 12.30 horas en la sala XX.",
            ),
            (
                "ru",
                "Аккредитация СМИ завершается 1 мая в 17:30; брифинг пройдет с 10:00 до 12:30 в зале XX.",
            ),
            (
                "ar",
                "يُغلق باب اعتماد وسائل الإعلام في 1 أيار/مايو الساعة 17:30؛ وتُعقد الإحاطة من الساعة 10:00 إلى الساعة 12:30 في القاعة XX.",
            ),
            (
                "zh",
                "媒体认证于5月1日下午5时30分截止；通报会于上午10时至中午12时30分在第二十会议室举行。",
            ),
        ],
    ),
    (
        "The Security Council adopted resolutions 2178 (2014), 2396 (2017) and 2482 (2019) by 15 votes to none.",
        &[
            (
                "fr",
                "Le Conseil de sécurité a adopté les résolutions 2178 (2014), 2396 (2017) et 2482 (2019) par 15 voix contre zéro.",
            ),
            (
                "es",
                "El Consejo de Seguridad aprobó las resoluciones 2178 (2014), 2396 (2017) y 2482 (2019) por 15 votos contra ninguno.",
            ),
            (
                "ru",
                "Совет Безопасности 15 голосами «за» при отсутствии голосов «против» принял резолюции 2178 (2014), 2396 (2017) и 2482 (2019).",
            ),
            (
                "ar",
                "اتخذ مجلس الأمن القرارات 2178 (2014) و2396 (2017) و2482 (2019) بأغلبية 15 صوتا مقابل لا شيء.",
            ),
            (
                "zh",
                "安全理事会以15票对零票通过了第2178（2014）、2396（2017）和2482（2019）号决议。",
            ),
        ],
    ),
    (
        "The 20-year-old programme, worth $3.2 billion, has reached 1 million girls since the mid-2000s.",
        &[
            (
                "fr",
                "Ce programme, vieux de vingt ans et doté de 3,2 milliards de dollars, a bénéficié à un million de filles depuis le milieu des années 2000.",
            ),
            (
                "es",
                "El programa, que cumple veinte años y cuenta con 3.200 millones de dólares, ha llegado a un millón de niñas desde mediados de la década de 2000.",
            ),
            (
                "ru",
                "Этой двадцатилетней программой стоимостью 3,2 млрд долларов с середины 2000-х годов охвачен миллион девочек.",
            ),
            (
                "ar",
                "وقد وصل البرنامج الذي يبلغ عمره عشرين عاما وتبلغ قيمته 3.2 مليار دولار إلى مليون فتاة منذ منتصف العقد الأول من القرن الحالي.",
            ),
            (
                "zh",
                "这项已有20年历史、价值32亿美元的方案自2000年代中期以来已惠及100万名女童。",
            ),
        ],
    ),
    (
        "For more information, call +41 22 917 1234 or write to press2@un.org; see also www.un.org/en/2021/06/a.",
        &[
            (
                "fr",
                "Pour plus d’informations, appelez le +41 22 917 1234 ou écrivez à press2@un.org ; voir aussi www.un.org/fr/a.",
            ),
            (
                "ru",
                "За дополнительной информацией обращайтесь по телефону +41 22 917 1234 или по адресу press2@un.org; см. также www.un.org/ru/a.",
            ),
            (
                "zh",
                "如需更多信息，请致电+41 22 917 1234或写信至press2@un.org；另见www.un.org/zh/a。",
            ),
        ],
    ),
    (
        "The conference, its third session and the 50th anniversary were attended by 193 States, etc.",
        &[
            (
                "fr",
                "La conférence, sa troisième session et le cinquantième anniversaire ont réuni 193 États, etc.",
            ),
            (
                "ar",
                "وحضر المؤتمر ودورته الثالثة والذكرى السنوية الخمسين 193 دولة وما إلى ذلك.",
            ),
            (
                "ru",
                "В конференции, ее третьей сессии и праздновании пятидесятой годовщины участвовали 193 государства и т.д.",
            ),
            ("zh", "193个国家等出席了会议、其第三届会议和五十周年庆典。"),
        ],
    ),
];

#[test]
fn good_translations_of_whole_sentences_are_left_alone() {
    let mut all = Vec::new();
    for (source, translations) in SENTENCES {
        for (into, target) in *translations {
            for found in [
                kinds("en", source, into, target, &[]),
                kinds(into, target, "en", source, &[]),
            ] {
                if !found.is_empty() {
                    all.push(format!("{into}: {target}\n{found:?}"));
                }
            }
        }
    }
    assert!(all.is_empty(), "{}", all.join("\n\n"));
}

#[test]
fn a_digit_of_a_good_translation_that_is_another_is_told() {
    let mut untold = Vec::new();
    for (source, translations) in SENTENCES {
        for (into, target) in *translations {
            // The first number of three digits or more.
            let is_digit = |c: &char| c.is_ascii_digit();
            let mut digits = target.char_indices().filter(|(_, c)| is_digit(c));
            let at = digits.find(|(at, _)| {
                let rest = target[*at..].chars().take_while(is_digit).count();
                let before = target[..*at].chars().next_back();
                rest >= 3 && before.is_none_or(|c| !c.is_ascii_digit())
            });
            let Some((at, digit)) = at else { continue };
            let other = if digit == '7' { "4" } else { "7" };
            let mut wrong = (*target).to_owned();
            wrong.replace_range(at..=at, other);
            let found = kinds("en", source, into, &wrong, &[]);
            if !found
                .iter()
                .any(|kind| matches!(kind, FindingKind::Numbers { .. }))
            {
                untold.push(format!("{into}: {wrong}"));
            }
        }
    }
    assert!(untold.is_empty(), "{}", untold.join("\n\n"));
}

#[test]
fn numbers_are_the_same_however_they_are_grouped_and_scaled() {
    assert_eq!(
        told(&[
            (
                "en",
                "2.5 million people",
                "fr",
                "2,5 millions de personnes"
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
                "3 mil\u{a0}millones de dólares"
            ),
            (
                "en",
                "3 billion dollars",
                "es",
                "3\u{202f}mil\u{202f}millones de dólares"
            ),
            (
                "en",
                "3.5 billion pesos",
                "es",
                "3 mil 500 millones de pesos"
            ),
            ("en", "2.5 million pesos", "es", "2 millones 500 mil pesos"),
            ("en", "2 trillion dollars", "es", "2 billones de dólares"),
            ("en", "2 trillion dollars", "fr", "2 billions de dollars"),
            (
                "en",
                "2 trillion dollars",
                "fr",
                "2 mille milliards de dollars"
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
                "1,5 milliard de dollars pour la santé"
            ),
            ("en", "$1.5bn for health", "fr", "1,5 Md$ pour la santé"),
            (
                "en",
                "$1.5m for health",
                "es",
                "1,5 millones de dólares para la salud"
            ),
            ("en", "$1.5M for health", "zh", "150万美元用于卫生"),
            ("en", "250k followers", "ru", "250 тыс. подписчиков"),
            ("en", "a length of 1.5m", "fr", "une longueur de 1,5 m"),
            ("en", "1,234,567 people", "fr", "1 234 567 personnes"),
            (
                "en",
                "1,234,567 people",
                "fr",
                "1\u{202f}234\u{202f}567 personnes"
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
                "entre 15 et 20 millions de dollars"
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
                "половина из трёх миллиардов"
            ),
            ("ru", "12 тыс. человек", "fr", "12 000 personnes"),
            ("fr", "10 milliers de personnes", "zh", "1万人"),
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
        ]),
        [""; 0]
    );
}

#[test]
fn numbers_may_be_said_in_words() {
    assert_eq!(
        told(&[
            ("en", "in the 21st century", "fr", "au XXIe siècle"),
            ("en", "in the 21st century", "zh", "在二十一世纪"),
            (
                "en",
                "in the 21st century",
                "ar",
                "في القرن الحادي والعشرين"
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
                "les trente dernières années"
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
                "en 2021, à deux reprises"
            ),
            ("en", "2020/21 season", "fr", "saison 2020/2021"),
            ("en", "70 per cent of them", "zh", "其中七成"),
            ("en", "15 per cent", "fr", "15 %"),
            ("en", "0.5 per cent", "fr", "0,5 %"),
        ]),
        [""; 0]
    );
}

#[test]
fn times_dates_and_lists_are_the_same_however_they_are_written() {
    assert_eq!(
        told(&[
            ("en", "at 10.30 a.m. on Monday", "fr", "lundi à 10 h 30"),
            ("en", "at 10.30 a.m. on Monday", "fr", "lundi à 10h30"),
            (
                "en",
                "at 10.30 a.m. on Monday",
                "ru",
                "в понедельник в 10:30"
            ),
            (
                "en",
                "at 10.30 a.m. on Monday",
                "ru",
                "в понедельник в 10 ч. 30 м."
            ),
            (
                "en",
                "at 10.30 a.m. on Monday",
                "es",
                "el lunes a las 10.30 horas"
            ),
            ("en", "at 10.30 a.m. on Monday", "zh", "星期一上午10时30分"),
            ("en", "at 10.30 a.m. on Monday", "zh", "星期一10:30"),
            (
                "en",
                "at 10.30 a.m. on Monday",
                "de",
                "am Montag um 10.30 Uhr"
            ),
            (
                "en",
                "at 10.30 a.m. on Monday",
                "ar",
                "يوم الاثنين الساعة ١٠/٣٠"
            ),
            ("en", "at 10:30 on Monday", "fr", "lundi à 10 h 30"),
            ("en", "at 10.30 on Monday", "fr", "lundi à 10 heures 30"),
            ("en", "at 3 p.m. today", "fr", "aujourd’hui à 15 h"),
            ("en", "at 3 p.m. today", "fr", "aujourd’hui à 15 heures"),
            (
                "en",
                "at 3 p.m. today",
                "fr",
                "aujourd’hui à 3 heures de l’après-midi"
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
                "aujourd’hui de 15 à 17 heures"
            ),
            (
                "en",
                "for 24 hours on end",
                "fr",
                "pendant 24 heures de suite"
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
                "في 25\u{200f}/6\u{200f}/2021"
            ),
            ("en", "on 25 June 2021", "ar", "في ٢٥ حزيران/يونيه ٢٠٢١"),
            ("de", "am 25.06.2021", "en", "on 25 June 2021"),
            ("zh", "2021年6月25日", "en", "25 June 2021"),
            ("fr", "le 25/06/2021", "ru", "25.06.2021"),
            (
                "en",
                "resolutions 2396 and 2462",
                "zh",
                "第2396，2462号决议"
            ),
            ("en", "resolutions 2396, 2462", "zh", "第2396、2462号决议"),
            (
                "zh",
                "第2396，2462号决议",
                "en",
                "resolutions 2396 and 2462"
            ),
            ("en", "resolution 2396 (2017)", "zh", "第2396（2017）号决议"),
            ("en", "document S/2017/716", "ru", "документ S/2017/716"),
            (
                "en",
                "see https://un.org/en/2017/08/a.pdf",
                "fr",
                "voir https://un.org/fr/12345/b.pdf"
            ),
        ]),
        [""; 0]
    );
}

#[test]
fn numbers_times_and_dates_that_differ_are_named() {
    assert_eq!(
        untold(&[
            (
                ("en", "resolution 2396", "fr", "résolution 2369"),
                "2396",
                "2369"
            ),
            (
                ("en", "2.5 million people", "fr", "25 millions de personnes"),
                "2.5 million",
                "25 millions"
            ),
            (
                (
                    "en",
                    "2.5 million people",
                    "fr",
                    "2,5 milliards de personnes"
                ),
                "2.5 million",
                "2,5 milliards"
            ),
            (
                ("en", "2.5 million people", "zh", "25万人"),
                "2.5 million",
                "25万"
            ),
            (
                ("en", "2.5 million people", "ar", "2.5 مليار شخص"),
                "2.5 million",
                "2.5 مليار"
            ),
            (
                ("en", "3 billion dollars", "es", "3 billones de dólares"),
                "3 billion",
                "3 billones"
            ),
            (
                ("en", "3 billion dollars", "fr", "3 billions de dollars"),
                "3 billion",
                "3 billions"
            ),
            (
                ("es", "3 billones de dólares", "en", "3 billion dollars"),
                "3 billones",
                "3 billion"
            ),
            (
                ("en", "250 million people", "zh", "2亿500万人"),
                "250 million",
                "2亿500万"
            ),
            (
                ("en", "$1.5bn for health", "fr", "1,5 million pour la santé"),
                "1.5bn",
                "1,5 million"
            ),
            (
                ("en", "1,234 people", "fr", "1 243 personnes"),
                "1,234",
                "1 243"
            ),
            (("en", "0.5 per cent", "fr", "5 %"), "0.5", "5"),
            (("en", "in 2021", "fr", "en 2012"), "2021", "2012"),
            (("en", "in 2021", "fr", "cette année"), "2021", ""),
            (
                ("en", "at 10.30 a.m. today", "fr", "aujourd’hui à 10 h 45"),
                "10.30 a.m.",
                "10 h 45"
            ),
            (
                ("en", "at 10:30 a.m. today", "ru", "сегодня в 22:30"),
                "10:30 a.m.",
                "22:30"
            ),
            (
                ("en", "at 3 p.m. today", "fr", "aujourd’hui à 16 heures"),
                "3 p.m.",
                "16 heures"
            ),
            (
                ("en", "at 3 p.m. today", "zh", "今天上午3时"),
                "3 p.m.",
                "3时"
            ),
            (
                ("en", "on 25 June 2021", "fr", "le 25 juillet 2021"),
                "June",
                "juillet"
            ),
            (
                ("en", "on 25 June 2021", "ru", "25 июля 2021 года"),
                "June",
                "июля"
            ),
            (
                ("en", "on 25 June 2021", "ar", "25 تموز/يوليه 2021"),
                "June",
                "تموز"
            ),
            (
                ("en", "on 25 June 2021", "zh", "2021年7月25日"),
                "June",
                "7月"
            ),
            (
                ("en", "on 25 June 2021", "ru", "26.06.2021"),
                "25",
                "26.06.2021"
            ),
            (("en", "in 5 cities", "fr", "dans 6 villes"), "5", "6"),
            (
                ("en", "Article 7 says so", "ru", "Об этом гласит статья 8"),
                "7",
                "8"
            ),
            (("en", "during COVID-19", "ar", "خلال كوفيد-91"), "19", "91"),
            (
                (
                    "en",
                    "the COP26 leaders",
                    "fr",
                    "les dirigeants de la COP27"
                ),
                "26",
                "27"
            ),
        ]),
        [""; 0]
    );
}

#[test]
fn sentences_end_as_each_language_has_it() {
    assert_eq!(
        told(&[
            (
                "en",
                "And so it goes on and on…",
                "fr",
                "Et cela continue encore et encore..."
            ),
            (
                "en",
                "And so it goes on and on...",
                "zh",
                "就这样继续下去……"
            ),
            (
                "en",
                "The doors open at 10.30 a.m.",
                "fr",
                "Ouverture des portes à 10 h 30"
            ),
            (
                "en",
                "New York, 25 June 2021",
                "ru",
                "Нью-Йорк, 25 июня 2021 г."
            ),
            (
                "en",
                "schools, clinics, markets, etc.",
                "zh",
                "学校、诊所、市场等"
            ),
            (
                "en",
                "The session is over now.",
                "hi",
                "सत्र अब समाप्त हो गया है।"
            ),
            ("en", "The session is over now.", "th", "การประชุมสิ้นสุดลงแล้ว"),
            (
                "en",
                "Is the session over now?",
                "el",
                "Τελείωσε η συνεδρίαση;"
            ),
            (
                "en",
                "Join us this evening!",
                "ar",
                "انضموا إلينا هذا المساء."
            ),
        ]),
        [""; 0]
    );
    let ending =
        |into: &str, target: &str| kinds("en", "The session is over now.", into, target, &[]);
    for (into, target) in [
        ("fr", "La séance est terminée"),
        ("fr", "La séance est terminée ?"),
        ("zh", "会议现在结束."),
        ("ru", "Заседание завершено"),
    ] {
        let found = ending(into, target);
        assert!(
            matches!(found.as_slice(), [FindingKind::Ending(_)]),
            "{target}: {found:?}"
        );
    }
}

#[test]
fn quotations_are_told_from_inches_and_titles() {
    assert_eq!(
        told(&[
            (
                "en",
                "It is 6\" wide, they said.",
                "fr",
                "Il mesure 6\" de large, ont-ils dit."
            ),
            (
                "en",
                "She read “The Engagement of Civil Society in Our Time”.",
                "zh",
                "她宣读了《我们时代的民间社会参与》。"
            ),
            (
                "en",
                "They met “the people of this valley” there.",
                "ar",
                "التقوا هناك \"بأهالي هذا الوادي\"."
            ),
            (
                "en",
                "They adopted the “Agenda 2030” in 2015.",
                "ar",
                "اعتمدوا \"خطة 2030\" في عام 2015."
            ),
        ]),
        [""; 0]
    );
    let quoted = kinds(
        "en",
        "They adopted the “Agenda 2030” in 2015.",
        "fr",
        "Ils ont adopté l’\"Agenda 2030\" en 2015.",
        &[],
    );
    assert_eq!(quoted, [FindingKind::ForeignQuotes("\"".to_owned())]);
}

#[test]
fn words_that_a_language_doubles_are_left_alone() {
    assert_eq!(
        told(&[
            (
                "en",
                "We gather here today.",
                "fr",
                "Nous nous réunissons ici aujourd’hui."
            ),
            (
                "en",
                "You may ask the question.",
                "fr",
                "Vous vous posez peut-être la question."
            ),
            (
                "en",
                "Those who carry the burden know.",
                "de",
                "Das wissen die die Last Tragenden."
            ),
            ("en", "We go on step by step.", "ar", "نمضي قدما خطوة خطوة."),
            (
                "en",
                "It grew little by little.",
                "zh",
                "它慢慢慢慢地成长了。"
            ),
            (
                "en",
                "Each and every one is needed.",
                "hi",
                "हर एक अलग अलग ज़रूरी है।"
            ),
            (
                "fr",
                "M. Boutros-Ghali a pris la parole.",
                "en",
                "Boutros Boutros-Ghali took the floor."
            ),
        ]),
        [""; 0]
    );
    for (into, target, word) in [
        ("fr", "Ils sont allés à à la maison.", "à"),
        ("en", "They went to the the house.", "the"),
        ("es", "Fueron a la la casa.", "la"),
        ("ru", "Они вернулись в в дом.", "в"),
        ("ar", "ذهبوا إلى إلى البيت.", "إلى"),
        ("de", "Sie gingen nach nach Hause.", "nach"),
    ] {
        let found = kinds("pt", "Foram para casa.", into, target, &[]);
        assert_eq!(
            found,
            [FindingKind::DoubledWord(word.to_owned())],
            "{target}"
        );
    }
}

#[test]
fn terms_are_found_in_any_form_and_as_words_alone() {
    for (language, term, text) in [
        ("en", "Member State", "It was said by Member States."),
        ("en", "organization", "an organisation of its own"),
        ("en", "UN", "the UN’s own"),
        ("fr", "État Membre", "aux États membres"),
        ("fr", "droits de l’homme", "les droits de l’homme"),
        ("fr", "OMS", "selon l’OMS"),
        ("fr", "communiqué de presse", "deux communiqués de presse"),
        ("es", "resolución", "las resoluciones"),
        ("de", "Sicherheitsrat", "des Sicherheitsrates"),
        ("de", "Klimawandel", "die Klimawandelfolgen"),
        (
            "ru",
            "Организация Объединенных Наций",
            "Организацией Объединённых Наций",
        ),
        ("ru", "Совет Безопасности", "в Совете Безопасности"),
        ("ru", "беженцы", "для беженцев"),
        ("ru", "права человека", "соблюдение прав человека"),
        (
            "ru",
            "насильственный экстремизм",
            "насильственного экстремизма",
        ),
        ("ru", "ООН", "резолюция ООН"),
        ("ar", "منظمة الصحة العالمية", "والأمر لمنظمة الصحة العالمية"),
        ("ar", "مجلس الأمن", "بمجلس الأمن"),
        ("ar", "المجتمع المدني", "للمجتمع المدني"),
        ("ar", "لجنة مكافحة الإرهاب", "للجنة مكافحة الإرهاب"),
        ("ar", "قرار", "والقرارات"),
        ("ar", "دولة عضو", "الدول الأعضاء"),
        ("ar", "الأمم المتحدة", "الامم المتّحدة"),
        ("zh", "常驻代表", "常驻联合国代表"),
        ("zh", "UNODC", "由UNODC主办"),
    ] {
        assert!(has_term(text, term, &tag(language)), "{term}: {text}");
    }
    for (language, term, text) in [
        ("en", "UN", "the fund was unable to"),
        ("en", "State", "as stated in the status report"),
        ("en", "WHO", "those who know"),
        ("fr", "ONU", "un bonus connu"),
        ("fr", "État", "ils étaient là"),
        ("es", "paz", "capaz de todo"),
        ("ru", "Совет", "в соответствии"),
        ("ru", "ООН", "сооноры"),
        ("ar", "مجلس الأمن", "في الجلسة الأولى"),
        ("zh", "安理会", "大会"),
    ] {
        assert!(!has_term(text, term, &tag(language)), "{term}: {text}");
    }
}

#[test]
fn a_line_of_capitals_says_nothing_of_acronyms() {
    let who = TermWanted {
        said: "WHO".to_owned(),
        wanted: vec!["OMS".to_owned()],
    };
    let terms = [who.clone()];
    let told = |source: &str, target: &str| kinds("en", source, "fr", target, &terms);
    assert_eq!(
        told("THOSE WHO SPEAK FOR ALL", "CEUX QUI PARLENT POUR TOUS"),
        []
    );
    assert_eq!(
        told("This is what WHO says.", "Voici ce que dit l’organisation."),
        [FindingKind::Term(who)]
    );
}

#[test]
fn what_is_wanted_for_two_terms_is_told_once() {
    let term = |said: &str| TermWanted {
        said: said.to_owned(),
        wanted: vec!["OMS".to_owned()],
    };
    let terms = [term("WHO"), term("World Health Organization")];
    let source = "The World Health Organization (WHO) says so.";
    let found = kinds("en", source, "fr", "L’Organisation le dit ainsi.", &terms);
    assert_eq!(found, [FindingKind::Term(term("WHO"))]);
}

#[test]
fn signs_of_the_sciences_are_no_slips() {
    assert_eq!(
        told(&[
            (
                "en",
                "It needs 5 kilohms and a growth factor.",
                "fr",
                "Il faut 5 kΩ et du TGFβ."
            ),
            (
                "en",
                "The iPhonе was shown there.",
                "ru",
                "Там показали iPhonе."
            ),
        ]),
        [""; 0]
    );
    let found = kinds(
        "en",
        "The session is over now.",
        "ru",
        "Cессия завершена.",
        &[],
    );
    assert_eq!(
        found,
        [FindingKind::MixedScripts(vec!["Cессия".to_owned()])]
    );
}

#[test]
fn a_long_text_is_looked_at_in_no_time() {
    let numbers: String = (0..4000).map(|number| format!("{number} ")).collect();
    let others: String = (0..4000)
        .rev()
        .map(|number| format!("{} ", number + 7))
        .collect();
    let same = "7 ".repeat(10_000);
    let one = "7".repeat(20_000);
    let words = "خطوة".repeat(3_000);
    for text in [&numbers, &same, &one, &words] {
        let begun = std::time::Instant::now();
        for (from, into) in [
            ("en", "fr"),
            ("zh", "en"),
            ("en", "ar"),
            ("es", "zh"),
            ("en", "de"),
        ] {
            kinds(from, text, into, &others, &[]);
            kinds(from, &others, into, text, &[]);
        }
        // Ten times over, on a busy machine.
        assert!(
            begun.elapsed() < std::time::Duration::from_secs(2),
            "{:?}",
            begun.elapsed()
        );
    }
}
