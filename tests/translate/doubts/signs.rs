//! What ends sentences, and what quotations stand in.

use communique::translate::checks::FindingKind;

use super::{kinds, told};

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
