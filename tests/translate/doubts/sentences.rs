//! Whole sentences of releases, with translations of them as they're published.

use communique::translate::checks::FindingKind;

use super::kinds;

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
                "وقد وصل البرنامج الذي يبلغ عمره عشرين عاما وتبلغ قيمته 3.2 مليار دولار إلى مليون فتاة منذ منتصف سنوات الألفين.",
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
    (
        "“We owe it to ‘those left behind’ to act,” said John Smith, head of the World Food Programme (WFP) in Rome.",
        &[
            (
                "fr",
                "«\u{a0}Nous devons agir pour “ceux qui sont laissés pour compte”\u{a0}», a déclaré John Smith, qui dirige le Programme alimentaire mondial (PAM) à Rome.",
            ),
            (
                "es",
                "«Debemos actuar por “los que se quedan atrás”», dijo John Smith, jefe del Programa Mundial de Alimentos (PMA) en Roma.",
            ),
            (
                "ru",
                "«Мы обязаны действовать ради „тех, кто остался позади“», – заявил Джон Смит, глава Всемирной продовольственной программы (ВПП) в Риме.",
            ),
            (
                "ar",
                "وقال جون سميث، رئيس برنامج الأغذية العالمي في روما: ”من واجبنا أن نعمل من أجل ’الذين تخلفوا عن الركب‘“.",
            ),
            (
                "zh",
                "世界粮食计划署（粮食署）驻罗马负责人约翰·史密斯说：“我们有责任为‘掉队者’采取行动。”",
            ),
        ],
    ),
    (
        "The report, Global Trends 2023, is available at https://www.unhcr.org/en/global-trends; journalists may write to press@unhcr.org.",
        &[
            (
                "fr",
                "Le rapport, intitulé «\u{202f}Tendances mondiales 2023\u{202f}», est disponible à l’adresse https://www.unhcr.org/fr/tendances ; les journalistes peuvent écrire à press@unhcr.org.",
            ),
            (
                "es",
                "El informe, titulado “Tendencias globales 2023”, puede consultarse en https://www.unhcr.org/es/tendencias; los periodistas pueden escribir a press@unhcr.org.",
            ),
            (
                "ru",
                "С докладом «Глобальные тенденции, 2023 год» можно ознакомиться на сайте www.unhcr.org/ru; журналисты могут писать по адресу press@unhcr.org.",
            ),
            (
                "ar",
                "التقرير المعنون ”الاتجاهات العالمية لعام 2023“ متاح على الموقع https://www.unhcr.org/ar/trends؛ ويمكن للصحفيين الكتابة إلى press@unhcr.org.",
            ),
            (
                "zh",
                "报告《2023年全球趋势》可在https://www.unhcr.org/cn/trends查阅；记者可致函press@unhcr.org。",
            ),
        ],
    ),
    (
        "The Committee (a) welcomed the report; (b) asked UNODC, UNDP and UN-Women to “scale up” their work; and (c) thanked the host, Kenya.",
        &[
            (
                "fr",
                "Le Comité a) s’est félicité du rapport ; b) a demandé à l’ONUDC, au PNUD et à ONU-Femmes d’intensifier leur action ; et c) a remercié le pays hôte, le Kenya.",
            ),
            (
                "es",
                "El Comité: a) acogió con beneplácito el informe; b) pidió a la UNODC, el PNUD y ONU-Mujeres que “ampliaran” su labor; y c) dio las gracias al anfitrión, Kenya.",
            ),
            (
                "ru",
                "Комитет a) приветствовал доклад; b) просил УНП ООН, ПРООН и Структуру «ООН-женщины» «расширить» работу; и c) поблагодарил принимающую страну, Кению.",
            ),
            (
                "ar",
                "رحبت اللجنة بالتقرير (أ)؛ وطلبت (ب) إلى مكتب الأمم المتحدة المعني بالمخدرات والجريمة وبرنامج الأمم المتحدة الإنمائي وهيئة الأمم المتحدة للمرأة ”توسيع“ عملها؛ وشكرت (ج) كينيا، البلد المضيف.",
            ),
            (
                "zh",
                "委员会（a）对报告表示欢迎；（b）请禁毒办、开发署和妇女署“扩大”工作；（c）感谢东道国肯尼亚。",
            ),
        ],
    ),
    (
        "What happens next? “Nobody knows,” the Minister of Health said. “But we are ready!”",
        &[
            (
                "fr",
                "Et maintenant ? « Nul ne le sait, a dit la Ministre de la santé. Mais nous sommes prêts ! »",
            ),
            (
                "es",
                "¿Y ahora qué? “Nadie lo sabe”, dijo la Ministra de Salud. “¡Pero estamos preparados!”",
            ),
            (
                "ru",
                "Что дальше? «Этого никто не знает, – сказала министр здравоохранения. – Но мы готовы!»",
            ),
            (
                "ar",
                "ماذا بعد؟ قالت وزيرة الصحة: ”لا أحد يعلم. ولكننا مستعدون!“",
            ),
            (
                "zh",
                "接下来会怎样？卫生部长说：“没有人知道。但我们准备好了！”",
            ),
        ],
    ),
    (
        "Follow the debate live on UN Web TV, with #GlobalGoals.",
        &[
            (
                "fr",
                "Suivez le débat en direct sur UN Web TV, avec #GlobalGoals.",
            ),
            (
                "es",
                "Siga el debate en directo por UN Web TV, con #GlobalGoals.",
            ),
            (
                "ru",
                "Следите за прямой трансляцией на UN Web TV с тегом #GlobalGoals.",
            ),
            (
                "ar",
                "تابعوا المناقشة مباشرة على UN Web TV، مع #GlobalGoals.",
            ),
            ("zh", "请在UN Web TV上关注辩论直播，话题标签#GlobalGoals。"),
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
