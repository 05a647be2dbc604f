//! Terms of a glossary, in whichever form.

use communique::translate::checks::{FindingKind, TermWanted, has_term};

use super::kinds;
use crate::translate::editions::tag;

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
