//! What ends sentences, stands between words and around them.

use communique::translate::checks::FindingKind;

use super::{assert_quiet, assert_told, divided};

#[test]
fn sentences_end_as_each_language_has_it() {
    assert_quiet(&[
        (
            "en",
            "And so it goes on and on…",
            "fr",
            "Et cela continue encore et encore...",
        ),
        (
            "en",
            "And so it goes on and on...",
            "zh",
            "就这样继续下去……",
        ),
        (
            "en",
            "The doors open at 10.30 a.m.",
            "fr",
            "Ouverture des portes à 10 h 30",
        ),
        (
            "en",
            "New York, 25 June 2021",
            "ru",
            "Нью-Йорк, 25 июня 2021 г.",
        ),
        (
            "en",
            "schools, clinics, markets, etc.",
            "zh",
            "学校、诊所、市场等",
        ),
        (
            "en",
            "The session is over now.",
            "hi",
            "सत्र अब समाप्त हो गया है।",
        ),
        ("en", "The session is over now.", "th", "การประชุมสิ้นสุดลงแล้ว"),
        (
            "en",
            "Is the session over now?",
            "el",
            "Τελείωσε η συνεδρίαση;",
        ),
    ]);
    let over = "The session is over now.";
    let ending = |(into, target, wanted)| {
        let pair = ("en", over, into, target);
        (pair, FindingKind::Ending(Some(wanted)))
    };
    assert_told(
        [
            ("fr", "La séance est terminée", "."),
            ("fr", "La séance est terminée ?", "."),
            ("zh", "会议现在结束.", "。"),
            ("ru", "Заседание завершено", "."),
        ]
        .map(ending),
    );
}

#[test]
fn what_is_asked_and_called_out_stays_so() {
    assert_quiet(&[
        (
            "en",
            "Join us this evening!",
            "ar",
            "انضموا إلينا هذا المساء!",
        ),
        (
            "en",
            "Join us this evening!",
            "fr",
            "Rejoignez-nous ce soir !",
        ),
        (
            "en",
            "Join us this evening!",
            "es",
            "¡Únanse a nosotros esta noche!",
        ),
        ("en", "Join us this evening!", "zh", "今晚请加入我们！"),
        ("en", "Is it over now?", "ar", "هل انتهى الأمر الآن؟"),
        ("en", "Is it over now?", "zh", "现在结束了吗？"),
        ("zh", "现在结束了吗？", "el", "Τελείωσε τώρα;"),
        ("el", "Τελείωσε τώρα;", "fr", "Est-ce fini maintenant ?"),
        ("en", "Is it really over?!", "fr", "Est-ce vraiment fini ?"),
        ("en", "Is it really over?!", "es", "¿¡De verdad se acabó!?"),
        (
            "en",
            "Dear friends, welcome!",
            "ru",
            "Дорогие друзья, добро пожаловать!",
        ),
        // A stop of Spanish behind what is called out or asked.
        (
            "en",
            "She said: “Never again!”",
            "es",
            "Dijo: «¡Nunca más!».",
        ),
        (
            "es",
            "Preguntó: «¿Y ahora qué?».",
            "en",
            "She asked: “What now?”",
        ),
        // A statement that is left unfinished.
        (
            "en",
            "And so it goes on and on…",
            "fr",
            "Et cela continue encore et encore.",
        ),
        // A salutation.
        (
            "en",
            "Dear colleagues and friends,",
            "ru",
            "Дорогие коллеги и друзья!",
        ),
        // Headings have no stop.
        (
            "en",
            "Join us at the opening gala",
            "fr",
            "Rejoignez-nous au gala d’ouverture",
        ),
    ]);
    let ending = |((from, source, into, target), wanted)| {
        let pair = (from, source, into, target);
        (pair, FindingKind::Ending(Some(wanted)))
    };
    let join = "Join us this evening!";
    assert_told(
        [
            (("en", join, "fr", "Rejoignez-nous ce soir."), "!"),
            (("en", join, "ar", "انضموا إلينا هذا المساء."), "!"),
            (("en", join, "zh", "今晚请加入我们。"), "！"),
            (("en", join, "ru", "Присоединяйтесь к нам вечером…"), "!"),
            (("en", join, "fr", "Vous joindrez-vous à nous ?"), "!"),
            (
                ("en", "Is it over now?", "fr", "C’est fini maintenant."),
                "?",
            ),
            (("en", "Is it over now?", "ru", "Теперь все кончено…"), "?"),
            (
                ("en", "It is over now.", "fr", "C’est fini maintenant !"),
                ".",
            ),
            (("en", "It is over now.", "es", "¡Ya se acabó!"), "."),
            (("en", "It is over now.", "zh", "现在结束了！"), "。"),
            (("zh", "现在结束了。", "ar", "لقد انتهى الأمر الآن!"), "."),
            (("el", "Τελείωσε τώρα;", "en", "It is over now."), "?"),
        ]
        .map(ending),
    );
}

#[test]
fn words_of_arabic_are_not_drawn_out_within() {
    let drawn_out = |(source, target, words): (_, _, &str)| {
        let words = divided(words);
        (("en", source, "ar", target), FindingKind::DrawnOut(words))
    };
    assert_told(
        [
            ("The meeting is over.", "انتهى الاجتمـاع.", "الاجتمـاع"),
            (
                "The meeting is over.",
                "انتهـــى الاجتمـاع.",
                "انتهـــى|الاجتمـاع",
            ),
            ("The meeting is over.", "انتهى الاجتمـاع.", "الاجتمـاع"),
        ]
        .map(drawn_out),
    );
    assert_quiet(&[
        ("en", "It was in 1445 AH.", "ar", "كان ذلك في عام 1445 هـ."),
        ("en", "It was in 1445 AH.", "ar", "كان ذلك في عام 1445هـ."),
        ("en", "the UNICEF report", "ar", "تقرير لـ«اليونيسف»"),
        ("en", "the UNICEF report", "ar", "التقرير الـUNICEF"),
        ("en", "the 20 countries", "ar", "البلدان الـ 20"),
        ("en", "– the schools", "ar", "ـ المدارس"),
        ("en", "The letter is drawn out.", "ar", "الحرف ممدود: سـَلام."),
    ]);
}

#[test]
fn a_month_by_two_names_is_one_month() {
    let months = |(from, source, target, written): (_, _, _, &str)| {
        let written = written.to_owned();
        (
            (from, source, "ar", target),
            FindingKind::TwoMonths(written),
        )
    };
    assert_told(
        [
            (
                "en",
                "on 25 June 2021",
                "في 25 حزيران/يوليه 2021",
                "حزيران/يوليه",
            ),
            (
                "en",
                "in June of that year",
                "في حزيران/يوليه من ذلك العام",
                "حزيران/يوليه",
            ),
            (
                "en",
                "on 5 October 2021",
                "في 5 تشرين الأول/نوفمبر 2021",
                "تشرين الأول/نوفمبر",
            ),
            ("zh", "2021年3月25日", "25 آذار/أبريل 2021", "آذار/أبريل"),
            (
                "fr",
                "le 25 mars 2021",
                "في 25 آذار / أبريل 2021",
                "آذار / أبريل",
            ),
        ]
        .map(months),
    );
    assert_quiet(&[
        ("en", "on 25 June 2021", "ar", "في 25 حزيران/يونيه 2021"),
        ("en", "on 25 June 2021", "ar", "في 25 حزيران/يونيو 2021"),
        (
            "en",
            "on 5 October 2021",
            "ar",
            "في 5 تشرين الأول/أكتوبر 2021",
        ),
        (
            "en",
            "on 5 January 2021",
            "ar",
            "في 5 كانون الثاني/يناير 2021",
        ),
        ("en", "on 5 April 2021", "ar", "في 5 نيسان/ابريل 2021"),
        ("en", "since last July", "ar", "منذ تموز/يوليوز الماضي"),
        // From one month to another.
        ("en", "in June/July 2021", "ar", "في يونيو/يوليو 2021"),
        ("en", "in June/July 2021", "ar", "في حزيران/تموز 2021"),
        ("en", "fathers and mothers", "ar", "أب/أم"),
    ]);
}

#[test]
fn signs_between_words_are_those_of_the_script() {
    let foreign = |((source, into, target), sign, own)| {
        let pair = ("en", source, into, target);
        (pair, FindingKind::ForeignSign { sign, own })
    };
    let over = "It is over, they said.";
    assert_told(
        [
            ((over, "ar", "قالوا, انتهى الأمر."), ',', "،"),
            ((over, "ar", "قالت منظمة WHO, انتهى الأمر."), ',', "،"),
            ((over, "ar", "في عام 2021, قالوا إنه انتهى."), ',', "،"),
            (
                ("It is over; they left.", "ar", "انتهى الأمر; وغادروا."),
                ';',
                "؛",
            ),
            (
                ("Is it over? They left.", "ar", "هل انتهى الأمر? لقد غادروا."),
                '?',
                "؟",
            ),
            ((over, "zh", "他们说,已经结束了。"), ',', "，"),
            ((over, "zh", "他们说, 已经结束了。"), ',', "，"),
            ((over, "zh", "2021年,他们说结束了。"), ',', "，"),
            ((over, "zh", "据WHO,已经结束了。"), ',', "，"),
            (
                ("It is over; they left.", "zh", "已经结束;他们走了。"),
                ';',
                "；",
            ),
            (
                ("It is over. They left.", "zh", "已经结束了.他们走了。"),
                '.',
                "。",
            ),
            (
                ("It is over. They left.", "zh", "已经结束了. 他们走了。"),
                '.',
                "。",
            ),
            (
                ("Is it over? They left.", "zh", "结束了吗?他们走了。"),
                '?',
                "？",
            ),
            (
                ("It is over! They left.", "zh", "结束了!他们走了。"),
                '!',
                "！",
            ),
            (("Contact: the office", "zh", "联系方式:办公室"), ':', "："),
        ]
        .map(foreign),
    );
    assert_quiet(&[
        (
            "en",
            "They reached 1,000 people.",
            "ar",
            "وصلوا إلى 1,000 شخص.",
        ),
        (
            "en",
            "They reached 1,000 people.",
            "zh",
            "他们惠及1,000人。",
        ),
        ("en", "It is at 10:30.", "zh", "会议10:30开始。"),
        ("en", "The ratio is 1:2.", "zh", "比例为1:2。"),
        (
            "en",
            "See www.un.org/a?b=1;c,d now.",
            "zh",
            "请见www.un.org/a?b=1;c,d。",
        ),
        (
            "en",
            "See https://un.org/a,b now.",
            "ar",
            "انظر https://un.org/a,b الآن.",
        ),
        (
            "en",
            "They are in Smith, Jones and Lee.",
            "zh",
            "见（Smith, Jones和Lee）。",
        ),
        (
            "en",
            "See “Smith, Jones: What next?”.",
            "ar",
            "انظر ”Smith, Jones: What next?“.",
        ),
        (
            "en",
            "It is by Acme Inc. of London.",
            "zh",
            "由伦敦Acme Inc.公司提供。",
        ),
        ("en", "It is 3.5 per cent.", "zh", "为3.5%。"),
        ("en", "And so on... they said.", "zh", "等等...他们说。"),
        (
            "en",
            "“How are you?” he said.",
            "zh",
            "“How are you?”他说。",
        ),
        (
            "en",
            "It is over, they said; is it?",
            "ar",
            "قالوا، انتهى الأمر؛ هل انتهى؟",
        ),
        (
            "en",
            "It is over, they said; is it?",
            "zh",
            "他们说，结束了；是吗？",
        ),
        (
            "en",
            "Schools, clinics and markets",
            "zh",
            "学校、诊所和市场",
        ),
        ("en", "Schools, clinics and markets", "ja", "学校,病院,市場"),
        (
            "en",
            "It is over, they said.",
            "ru",
            "Все кончено, сказали они.",
        ),
        (
            "en",
            "The Doctor came, they said.",
            "ar",
            "قالوا، جاء د. أحمد.",
        ),
    ]);
}

#[test]
fn brackets_are_in_pairs() {
    let unpaired = |((source, into, target), sign): ((_, _, _), &str)| {
        let pair = ("en", source, into, target);
        (pair, FindingKind::BracketUnpaired(sign.to_owned()))
    };
    let who = "The Organization (WHO) said so.";
    assert_told(
        [
            ((who, "fr", "L’Organisation (OMS l’a dit."), "("),
            ((who, "ru", "Организация ВОЗ) сказала это."), ")"),
            ((who, "zh", "组织（世卫组织说了。"), "（"),
            ((who, "ar", "قالت المنظمة (الصحة العالمية ذلك."), "("),
            ((who, "es", "La Organización (OMS] lo dijo."), "("),
            (("She read the report.", "zh", "她宣读了《报告。"), "《"),
        ]
        .map(unpaired),
    );
    assert_quiet(&[
        ("en", who, "fr", "L’Organisation (OMS) l’a dit."),
        ("en", who, "fr", "L’Organisation l’a dit."),
        ("en", who, "zh", "组织（世卫组织)说了。"),
        (
            "en",
            "(a) schools; (b) clinics",
            "fr",
            "a) les écoles ; b) les centres",
        ),
        (
            "en",
            "(a) schools; (b) clinics",
            "es",
            "a) escuelas; b) centros",
        ),
        (
            "en",
            "(i) schools; (iii) clinics",
            "es",
            "i) escuelas; iii) centros",
        ),
        ("en", "1. schools", "ar", "1) المدارس"),
        ("en", "(1) schools", "zh", "1）学校"),
        (
            "en",
            "(See the annex (A/75/1).)",
            "fr",
            "(Voir l’annexe [A/75/1].)",
        ),
    ]);
}

#[test]
fn questions_of_spanish_are_opened() {
    assert_told([(
        ("en", "Is it right?", "es", "Es correcto?"),
        FindingKind::Unopened('¿'),
    )]);
    assert_quiet(&[
        ("en", "Is it right?", "es", "¿Es correcto?"),
        ("en", "And so, is it right?", "es", "Y bien, ¿es correcto?"),
        ("en", "Stop!", "es", "¡Basta!"),
        ("en", "Is it right?", "fr", "Est-ce juste ?"),
    ]);
}

#[test]
fn what_leads_on_does_so_in_each_language_in_its_own_way() {
    assert_quiet(&[
        (
            "en",
            "Strengthening border security; and",
            "zh",
            "加强边境安全；",
        ),
        (
            "en",
            "Strengthening border security; and",
            "ar",
            "تعزيز أمن الحدود؛",
        ),
        (
            "en",
            "Strengthening border security; and",
            "fr",
            "Le renforcement de la sécurité aux frontières ; et",
        ),
        (
            "en",
            "Excellencies, ladies and gentlemen,",
            "es",
            "Excelencias, señoras y señores:",
        ),
        (
            "en",
            "Excellencies, ladies and gentlemen,",
            "zh",
            "各位阁下、女士们、先生们：",
        ),
        // A list within brackets.
        (
            "en",
            "They built much (including (a) schools and (b) clinics).",
            "fr",
            "Ils ont beaucoup construit (notamment a) les écoles et b) les centres).",
        ),
        // The dot of a name that isn't Chinese.
        (
            "en",
            "John Smith said so in the hall.",
            "zh",
            "约翰.史密斯在大厅里这样说。",
        ),
        (
            "fr",
            "L’agent lui a rendu son passeport.",
            "en",
            "The officer gave her her passport.",
        ),
    ]);
}
