//! Texts that stayed in their source's language, or are in another than their edition's; and names,
//! which may.

use communique::language::Conventions;
use communique::release::{Fragment, Mark, MarkKind};
use communique::translate::Text;
use communique::translate::checks::FindingKind;

use super::{assert_quiet, assert_told, divided, told};

#[test]
fn sentences_that_stayed_as_they_were_are_told() {
    let same = |(from, into, text)| ((from, text, into, text), FindingKind::Untranslated);
    let hall = "The participants met in the hall.";
    assert_told(
        [
            ("en", "ru", hall),
            ("en", "zh", hall),
            ("en", "ar", hall),
            ("en", "fr", hall),
            ("en", "es", hall),
            ("en", "fr", "She agreed."),
            (
                "en",
                "ru",
                "The Secretary-General of the United Nations agrees.",
            ),
            ("en", "fr", "Is the session over?"),
            ("en", "fr", "“We cannot wait any longer,” she said."),
            ("en", "ar", "Climate change and health"),
            ("en", "ru", "For more information"),
            (
                "en",
                "zh",
                "John Smith, spokesperson for the Office, said so.",
            ),
            ("fr", "ar", "Les participants se sont réunis."),
            ("fr", "en", "Les participants se sont réunis."),
            ("es", "fr", "Los participantes se reunieron en la sala."),
            ("ru", "en", "Участники собрались в зале."),
            ("ru", "ar", "Изменение климата"),
            ("ar", "en", "اجتمع المشاركون في القاعة."),
            ("ar", "zh", "منظمة الصحة العالمية"),
            ("ar", "fr", "رحب بالنتيجة."),
            ("en", "fr", "“Never again.”"),
            ("zh", "en", "与会者在大厅开会。"),
            ("zh", "fr", "世界卫生组织"),
        ]
        .map(same),
    );
    assert_told([
        // But for its signs.
        (
            ("en", hall, "fr", "The participants met in the hall"),
            FindingKind::Untranslated,
        ),
        (
            (
                "en",
                "They said “no” again.",
                "fr",
                "They said « no » again.",
            ),
            FindingKind::Untranslated,
        ),
    ]);
}

#[test]
fn copies_in_which_a_few_words_are_others_are_told() {
    let mostly = |pair| (pair, FindingKind::MostlyUntranslated);
    let ended = "The meeting ended on Monday afternoon in Vienna.";
    assert_told(
        [
            (
                "en",
                ended,
                "fr",
                "The meeting ended on lundi afternoon in Vienna.",
            ),
            (
                "en",
                ended,
                "fr",
                "The meeting ended on lundi après-midi in Vienna.",
            ),
            (
                "en",
                ended,
                "es",
                "La meeting ended on Monday afternoon in Viena.",
            ),
            (
                "en",
                "The participants met in the hall.",
                "fr",
                "The participants met in the salle.",
            ),
            (
                "fr",
                "Les participants se sont réunis dans la grande salle de Vienne.",
                "en",
                "Les participants se sont réunis in la grande salle de Vienna.",
            ),
            (
                "es",
                "Los participantes se reunieron ayer en la sala grande.",
                "fr",
                "Los participantes se reunieron hier en la sala grande.",
            ),
            (
                "ru",
                "Участники собрались в большом зале и приняли решение.",
                "uk",
                "Учасники собрались в большом зале и приняли решение.",
            ),
            (
                "en",
                "“We cannot wait any longer for the others,” she said.",
                "fr",
                "« We cannot wait any longer for les autres », she said.",
            ),
        ]
        .map(mostly),
    );
    assert_quiet(&[
        (
            "en",
            ended,
            "fr",
            "La réunion s’est achevée lundi après-midi à Vienne.",
        ),
        // Much the same in both.
        (
            "en",
            "Impact, innovation, transformation and communication: a new vision",
            "fr",
            "Impact, innovation, transformation et communication : une nouvelle vision",
        ),
        (
            "es",
            "La delegación de la República presentó la resolución sobre el tema.",
            "pt",
            "A delegação da República apresentou a resolução sobre o tema.",
        ),
        (
            "fr",
            "Agence nationale pour la protection civile, Paris, France",
            "es",
            "Agence nationale pour la protection civile, París, Francia",
        ),
        // Names, titles, addresses.
        (
            "en",
            "The Bill and Melinda Gates Foundation and Interpol",
            "fr",
            "The Bill and Melinda Gates Foundation et Interpol",
        ),
        (
            "en",
            "Office of the United Nations High Commissioner for Human Rights, Geneva",
            "fr",
            "Office of the United Nations High Commissioner for Human Rights, Genève",
        ),
        (
            "en",
            "The film “The Long Walk Home to the Valley of our Fathers” was shown.",
            "fr",
            "Le film « The Long Walk Home to the Valley of our Fathers » a été projeté.",
        ),
        (
            "en",
            "See Smith et al., The Lancet, vol. 3, p. 12, and Jones, Nature, vol. 5.",
            "fr",
            "Voir Smith et al., The Lancet, vol. 3, p. 12, et Jones, Nature, vol. 5.",
        ),
        (
            "fr",
            "Palais des Nations, avenue de la Paix, Genève, Suisse, salle XX",
            "en",
            "Palais des Nations, avenue de la Paix, Geneva, Switzerland, room XX",
        ),
        (
            "en",
            "Jane Doe, UNICEF New York, +1 917 555 0100, jdoe@unicef.org, in New York",
            "fr",
            "Jane Doe, UNICEF New York, +1 917 555 0100, jdoe@unicef.org, à New York",
        ),
    ]);
    // It's another edition of the same language.
    assert_quiet(&[("en-US", ended, "en-GB", ended)]);
}

#[test]
fn a_cited_title_in_italics_is_no_copy() {
    let cited = |from: &str, title: &str, behind: &str| {
        let text = format!("{from}{title}{behind}");
        let italics = Mark::new(from.len()..from.len() + title.len(), MarkKind::Emphasis);
        Text::Prose(vec![Fragment::new(&text, vec![italics])])
    };
    let title = "Global report on the state of health in the towns and villages of our world";
    let source = cited("They read the ", title, " there.");
    let target = cited("Ils ont lu le ", title, " là-bas.");
    let conventions = Conventions::default();
    assert_eq!(told(("en", &source), ("fr", &target), conventions, &[]), []);
}

#[test]
fn names_may_stay_as_they_are() {
    let names = [
        "World Health Organization",
        "John Smith",
        "COVID-19",
        "Microsoft Teams",
        "press@un.org",
        "https://www.un.org/en/about-us/our-work",
        "www.un.org/en/about-us",
        "United Nations Office on Drugs and Crime",
        "Office of the United Nations High Commissioner for Human Rights",
        "The Bill and Melinda Gates Foundation",
        "Ministry of Foreign Affairs of the Republic of Kenya",
        "Médecins Sans Frontières",
        "Ludwig van Beethoven",
        "María José de la Cruz y García",
        "Siemens AG, Nestlé S.A. and Acme Inc.",
        "Tel.: +41 22 917 1234",
        "UNODC/CTED",
        "UN Photo/Eskinder Debebe",
        "#LeaveNoOneBehind",
        "#leavenoonebehind",
        "@unodc",
        "adidas",
        "iPhone 15 Pro",
        "A/RES/75/291",
        "Room XX, Palais des Nations",
        "Doctors Without Borders",
    ];
    for into in ["fr", "es", "ru", "ar", "zh"] {
        assert_quiet(&names.map(|name| ("en", name, into, name)));
    }
    assert_quiet(&[
        ("fr", "Le Monde diplomatique", "ru", "Le Monde diplomatique"),
        ("ru", "Иван Петров", "en", "Иван Петров"),
        ("zh", "张三丰", "en", "张三丰"),
        ("zh", "世界保健機関本部", "ja", "世界保健機関本部"),
        ("en", "Yahoo!", "fr", "Yahoo!"),
        // The same in both.
        (
            "en",
            "Impact, innovation, transformation",
            "fr",
            "Impact, innovation, transformation",
        ),
        ("en", "3 participants", "fr", "3 participants"),
        ("es", "Total general", "pt", "Total general"),
    ]);
}

#[test]
fn publications_are_cited_by_their_titles() {
    let text = "World Health Organization, Global report on urban health (Geneva, 2016).";
    let cited = |title: &str| {
        let start = text.find(title).expect("it's there");
        let italics = Mark::new(start..start + title.len(), MarkKind::Emphasis);
        let text = Text::Prose(vec![Fragment::new(text, vec![italics])]);
        let conventions = Conventions::default();
        told(("en", &text), ("ru", &text), conventions, &[])
    };
    assert_eq!(cited("Global report on urban health"), []);
    assert_eq!(cited("World Health"), [FindingKind::Untranslated]);
    assert_eq!(cited(text), [FindingKind::Untranslated]);
}

#[test]
fn texts_in_another_script_are_told() {
    let other = |((source, into, target), words): ((_, _, _), &str)| {
        let pair = ("en", source, into, target);
        (pair, FindingKind::OtherScript(divided(words)))
    };
    assert_told(
        [
            (
                ("The meeting is over.", "ru", "The session has ended."),
                "session|has|ended",
            ),
            (
                ("The meeting is over.", "ar", "Заседание завершено."),
                "завершено",
            ),
            (
                ("The meeting is over", "zh", "La séance est levée"),
                "séance|est|levée",
            ),
            (
                ("The meeting is over.", "fr", "Заседание завершено."),
                "завершено",
            ),
            (
                ("The meeting is over.", "es", "انتهى الاجتماع."),
                "انتهى|الاجتماع",
            ),
            (("Climate change", "ru", "Global warming"), "warming"),
            (
                (
                    "The participants met in the hall.",
                    "ru",
                    "Участники met in the hall.",
                ),
                "met|the|hall",
            ),
        ]
        .map(other),
    );
    assert_quiet(&[
        ("en", "the Organization", "ru", "World Health Organization"),
        ("en", "the platform", "ar", "Microsoft Teams"),
        ("en", "WHO", "zh", "WHO"),
        ("en", "by e-mail", "ru", "E-mail: press@un.org"),
        ("en", "the journal", "zh", "Nature Medicine"),
        ("en", "the Office", "ar", "UNODC"),
        ("en", "on the web", "ar", "www.un.org/ar/press-releases"),
        (
            "en",
            "See https://www.un.org/en/press/about-us/archive",
            "zh",
            "见https://www.un.org/zh/press/about-us/archive",
        ),
        (
            "en",
            "See un.org/press/releases/archive",
            "ar",
            "انظر un.org/press/releases/archive",
        ),
        // What the source has in that script as well.
        (
            "ru",
            "Акция «Save the date and come»",
            "ar",
            "Save the date and come",
        ),
        (
            "en",
            "Doctors Without Borders (MSF)",
            "ru",
            "«Врачи без границ» (Médecins sans frontières)",
        ),
    ]);
}
