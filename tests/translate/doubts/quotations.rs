//! What quotations stand in: the marks of each language, those within others; and
//! quotations that lost their marks.

use communique::translate::checks::FindingKind;

use super::{assert_quiet, assert_told};

fn foreign(sign: &str) -> FindingKind {
    FindingKind::ForeignQuotes(sign.to_owned())
}

#[test]
fn marks_of_each_language_are_left_alone() {
    assert_quiet(&[
        ("en", "He said “yes”.", "fr", "Il a dit « oui »."),
        ("en", "He said “yes”.", "fr", "Il a dit «\u{a0}oui\u{a0}»."),
        (
            "en",
            "He said “yes”.",
            "fr",
            "Il a dit «\u{202f}oui\u{202f}».",
        ),
        ("en", "He said “yes”.", "es", "Dijo “sí”."),
        ("en", "He said “yes”.", "es", "Dijo «sí»."),
        ("en", "He said “yes”.", "ru", "Он сказал «да»."),
        ("en", "He said “yes”.", "zh", "他说“是”。"),
        ("en", "He said “yes”.", "zh-TW", "他說「是」。"),
        ("en", "He said “yes”.", "ar", "قال ”نعم“."),
        ("en", "He said “yes”.", "ar", "قال “نعم”."),
        ("en", "He said “yes”.", "ar", "قال «نعم»."),
        ("en", "He said “yes”.", "ar", "قال \"نعم\"."),
        ("en", "He said “yes”.", "de", "Er sagte „ja“."),
        // Within others.
        (
            "en",
            "“They call it ‘the valley’ here,” he said.",
            "fr",
            "« Ici, on l’appelle “la vallée” », a-t-il dit.",
        ),
        (
            "en",
            "“They call it ‘the valley’ here,” he said.",
            "fr",
            "« Ici, on l’appelle « la vallée » », a-t-il dit.",
        ),
        (
            "en",
            "“They call it ‘the valley’ here,” he said.",
            "ru",
            "«Здесь это называют „долиной“», – сказал он.",
        ),
        (
            "en",
            "“They call it ‘the valley’ here,” he said.",
            "ru",
            "«Здесь это называют “долиной”», – сказал он.",
        ),
        (
            "en",
            "“They call it ‘the valley’ here,” he said.",
            "es",
            "«Aquí lo llaman “el valle”», dijo.",
        ),
        (
            "en",
            "“They call it ‘the valley’ here,” he said.",
            "zh",
            "他说：“这里称之为‘山谷’。”",
        ),
        (
            "fr",
            "« Ici, on l’appelle “la vallée” », a-t-il dit.",
            "en",
            "“They call it ‘the valley’ here,” he said.",
        ),
        // Feet and inches.
        (
            "en",
            "It is 6\" wide, they said.",
            "fr",
            "Il mesure 6\" de large, ont-ils dit.",
        ),
        (
            "en",
            "They adopted the “Agenda 2030” in 2015.",
            "ar",
            "اعتمدوا \"خطة 2030\" في عام 2015.",
        ),
    ]);
}

#[test]
fn marks_of_another_language_are_told() {
    let yes = "He said “yes”.";
    assert_told([
        (("en", yes, "fr", "Il a dit “oui”."), foreign("“")),
        (("en", yes, "fr", "Il a dit \"oui\"."), foreign("\"")),
        (("en", yes, "ru", "Он сказал “да”."), foreign("“")),
        (("en", yes, "ru", "Он сказал „да“."), foreign("„")),
        (("en", yes, "ru", "Он сказал \"да\"."), foreign("\"")),
        (("en", yes, "es", "Dijo \"sí\"."), foreign("\"")),
        (("en", yes, "zh", "他说「是」。"), foreign("「")),
        (("en", yes, "zh", "他说\"是\"。"), foreign("\"")),
        (("en", yes, "zh-Hans", "他说『是』。"), foreign("『")),
        (("en", yes, "zh", "他说«是»。"), foreign("«")),
        (("en", yes, "ar", "قال „نعم“."), foreign("„")),
        (
            ("fr", "Il a dit « oui ».", "en", "He said «yes»."),
            foreign("«"),
        ),
        (
            ("ru", "Он сказал «да».", "en", "He said «yes»."),
            foreign("«"),
        ),
        (
            (
                "en",
                "They adopted the “Agenda 2030” in 2015.",
                "fr",
                "Ils ont adopté l’\"Agenda 2030\" en 2015.",
            ),
            foreign("\""),
        ),
    ]);
}

#[test]
fn a_quotation_closes_as_it_opens() {
    let mixed = |((source, into, target), open, close)| {
        let pair = ("en", source, into, target);
        (pair, FindingKind::MixedQuotes { open, close })
    };
    let yes = "He said “yes”.";
    let valley = "“They call it ‘the valley’ here,” he said.";
    assert_told(
        [
            ((yes, "es", "Dijo «sí”."), '«', '”'),
            ((yes, "es", "Dijo “sí»."), '“', '»'),
            ((yes, "ar", "قال «نعم“."), '«', '“'),
            ((yes, "ar", "قال ”نعم»."), '”', '»'),
            ((yes, "ar", "قال «نعم\"."), '«', '"'),
            ((yes, "zh-TW", "他說「是”。"), '「', '”'),
            // Within another.
            (
                (valley, "es", "«Aquí lo llaman “el valle»», dijo."),
                '“',
                '»',
            ),
            (
                (
                    valley,
                    "fr",
                    "« Ici, on l’appelle “la vallée » », a-t-il dit.",
                ),
                '“',
                '»',
            ),
            // Of a language whose marks aren't known.
            ((yes, "tr", "«Evet” dedi."), '«', '”'),
        ]
        .map(mixed),
    );
    assert_told([
        // What is of no use in the language is told as that.
        (("en", yes, "fr", "Il a dit « oui”."), foreign("”")),
        (("en", yes, "ru", "Он сказал «да”."), foreign("”")),
        (("en", yes, "en-GB", "He said “yes\"."), foreign("\"")),
    ]);
    assert_quiet(&[
        ("en", yes, "sv", "Han sade ”ja”."),
        ("en", yes, "cs", "Řekl „ano“."),
        ("en", yes, "hu", "Azt mondta: „igen”."),
        ("en", yes, "de", "Er sagte »ja«."),
        ("en", valley, "ar", "قال: «هنا يسمونه \"الوادي\"»."),
        ("en", valley, "ar", "قال: ”هنا يسمونه «الوادي»“."),
        ("en", valley, "zh-TW", "他說：「這裡稱之為『山谷』。」"),
        // Inches within.
        ("en", "He said “6\" wide”.", "es", "Dijo «6\" de ancho»."),
    ]);
}

#[test]
fn what_is_quoted_stands_in_marks() {
    let lost = |pair| (pair, FindingKind::QuotesMissing);
    let vulnerable = "It reached “the most vulnerable” of all.";
    assert_told(
        [
            (
                "en",
                vulnerable,
                "fr",
                "Elle a atteint les plus vulnérables de tous.",
            ),
            (
                "en",
                vulnerable,
                "es",
                "Llegó a las personas más vulnerables de todas.",
            ),
            (
                "en",
                vulnerable,
                "ru",
                "Она охватила самых уязвимых из всех.",
            ),
            (
                "en",
                vulnerable,
                "ar",
                "وقد وصلت إلى أشد الناس ضعفا على الإطلاق.",
            ),
            ("en", vulnerable, "zh", "它惠及最弱势群体。"),
            (
                "en",
                "“We cannot wait,” she said.",
                "fr",
                "Nous ne pouvons pas attendre, a-t-elle dit.",
            ),
            (
                "zh",
                "她说：“我们不能再等待世界采取行动。”",
                "en",
                "She said that we cannot wait for the world to act.",
            ),
            (
                "fr",
                "Elle parle d’« une très bonne journée » pour tous.",
                "ru",
                "Она говорит об очень хорошем дне для всех.",
            ),
            (
                "ar",
                "وقالت: ”لا يمكننا أن ننتظر أكثر من ذلك“.",
                "en",
                "She said that we cannot wait any longer.",
            ),
        ]
        .map(lost),
    );
    assert_quiet(&[
        // Names.
        (
            "en",
            "They adopted the “Agenda 2030” in 2015.",
            "fr",
            "Ils ont adopté l’Agenda 2030 en 2015.",
        ),
        (
            "en",
            "The “Youth Engagement and Skills” project began.",
            "es",
            "Comenzó el proyecto Participación y Competencias de los Jóvenes.",
        ),
        (
            "ru",
            "В работе участвовали «Врачи без границ».",
            "en",
            "Doctors Without Borders took part in it.",
        ),
        ("ru", "Он приехал в «Газпром».", "en", "He came to Gazprom."),
        (
            "en",
            "It is called “soft power”.",
            "fr",
            "C’est le soft power.",
        ),
        (
            "zh",
            "他谈到“一带一路”倡议。",
            "en",
            "He spoke of the Belt and Road Initiative.",
        ),
        // Set apart in another way.
        (
            "en",
            "She read “The Engagement of Civil Society in Our Time”.",
            "zh",
            "她宣读了《我们时代的民间社会参与》。",
        ),
        (
            "en",
            vulnerable,
            "en-GB",
            "It reached ‘the most vulnerable’ of all.",
        ),
        (
            "en",
            "“We cannot wait any longer,” she said.",
            "ru",
            "— Мы не можем больше ждать, — сказала она.",
        ),
        (
            "en",
            "They met “the people of this valley” there.",
            "ar",
            "التقوا هناك \"بأهالي هذا الوادي\".",
        ),
    ]);
}

#[test]
fn marks_go_by_what_stands_beside_them() {
    let quoted = "“We support the ‘Agenda 2030’,” he said.";
    assert_quiet(&[
        // Behind an elision, and what opens a question.
        (
            "en",
            quoted,
            "fr",
            "« Nous soutenons l’“Agenda 2030” », a-t-il dit.",
        ),
        (
            "en",
            "“‘Never again’ is our motto!” he said.",
            "es",
            "«¡“Nunca más” es nuestro lema!», dijo.",
        ),
        (
            "fr",
            "« Nous soutenons l’“Agenda 2030” », a-t-il dit.",
            "en",
            quoted,
        ),
        (
            "en",
            "They support “the ‘Agenda 2030’”.",
            "ru",
            "Они поддерживают «Повестку дня на период до 2030 года».",
        ),
        // A quotation of several paragraphs that ends in this one.
        (
            "en",
            "We must act now,” she said.",
            "fr",
            "Nous devons agir maintenant », a-t-elle dit.",
        ),
        // Behind the strokes of an address.
        (
            "zh",
            "它以“https://”开头。",
            "en",
            "It begins with “https://”.",
        ),
        // Two that end side by side.
        (
            "en",
            "“He worked for ‘Memorial’.”",
            "ru",
            "«Он работал в «Мемориале».",
        ),
    ]);
}
