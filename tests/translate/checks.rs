//! What a translator is told of a translation: what is wrong with one, and nothing of what is
//! right.

use communique::language::{Conventions, Tag};
use communique::release::{Fragment, Mark, MarkKind};
use communique::translate::checks::{Checked, Finding, FindingKind, TermWanted, check, findings};
use communique::translate::glossary::{Glossary, sample};
use communique::translate::{Text, Wording};

use super::editions::{Desk, tag};

pub(super) fn found(from: &str, source: &Text, into: &str, target: &Text) -> Vec<Finding> {
    let (from, into) = (tag(from), tag(into));
    check(&Checked {
        source,
        from: &from,
        target,
        into: &into,
        conventions: Conventions::default(),
        wording: Wording::Sentences,
        is_quoted: false,
        terms: &[],
    })
}

pub(super) fn prose(text: &str) -> Text {
    Text::Prose(vec![Fragment::plain(text)])
}

pub(super) fn kinds(source: &str, into: &str, target: &str) -> Vec<FindingKind> {
    let found = found("en", &prose(source), into, &prose(target));
    found.into_iter().map(|finding| finding.kind).collect()
}

#[test]
fn good_translations_are_left_alone() {
    let source = "WHO said that 2.5 million people, “the most vulnerable”, had been reached.";
    for (into, target) in [
        (
            "fr",
            "L’OMS a déclaré que 2,5 millions de personnes, «\u{a0}les plus vulnérables\u{a0}», avaient été atteintes.",
        ),
        (
            "fr",
            "L’OMS a déclaré que 2,5 millions de personnes, «\u{202f}les plus vulnérables\u{202f}», avaient été atteintes.",
        ),
        (
            "es",
            "La OMS afirmó que se había llegado a 2,5 millones de personas, «las más vulnerables».",
        ),
        (
            "es",
            "La OMS afirmó que se había llegado a 2,5 millones de personas, “las más vulnerables”.",
        ),
        (
            "ru",
            "ВОЗ заявила, что помощь получили 2,5 млн человек, «наиболее уязвимых».",
        ),
        (
            "ar",
            "قالت منظمة الصحة العالمية إنه تم الوصول إلى 2.5 مليون شخص، هم ”الأكثر ضعفا“.",
        ),
        (
            "ar",
            "قالت منظمة الصحة العالمية إنه تم الوصول إلى ٢٫٥ مليون شخص، هم «الأكثر ضعفا».",
        ),
        ("zh", "世卫组织说，援助已惠及250万“最脆弱”的人。"),
    ] {
        assert_eq!(kinds(source, into, target), [], "{target}");
    }
    // What is opened in each paragraph and closed in the last alone.
    let (source, target) = (
        "“We have seen it all before, and we shall see it again.",
        "«\u{a0}Nous avons déjà vu tout cela, et nous le reverrons encore.",
    );
    assert_eq!(kinds(source, "fr", target), []);
    assert_eq!(
        kinds(
            "We gather here today.",
            "fr",
            "Nous nous réunissons ici aujourd’hui."
        ),
        []
    );
    assert_eq!(kinds("Is that right?", "fr", "Est-ce juste?"), []);
    assert_eq!(kinds("Is that right?", "es", "¿Es correcto?"), []);
    assert_eq!(
        kinds("(See the annex below.)", "zh", "（见下文附件。）"),
        []
    );
    assert_eq!(
        kinds(
            "He said: “It is right.”",
            "fr",
            "Il a dit\u{a0}: «\u{a0}C’est juste\u{a0}»."
        ),
        []
    );
    assert_eq!(
        kinds("Bit by bit it grew.", "zh", "它慢慢慢慢地成长了。"),
        []
    );
    assert_eq!(
        kinds("Ms. Indira Aslanova", "fr", "Ms. Indira Aslanova"),
        []
    );
    assert_eq!(
        kinds(
            "UNODC and UNICEF, New York",
            "ar",
            "UNODC and UNICEF, New York"
        ),
        []
    );
    assert_eq!(
        kinds(
            "It’s in the “Guide”.",
            "ru",
            "Это в «Руководстве \u{201e}Для всех\u{201c}»."
        ),
        []
    );
}

#[test]
fn numbers_that_got_lost_are_named() {
    let found = kinds(
        "Resolution 2396 (2017) said so.",
        "fr",
        "La résolution 2369 (2017) l’a dit.",
    );
    let wanted = FindingKind::Numbers {
        missing: vec!["2396".to_owned()],
        instead: vec!["2369".to_owned()],
    };
    assert_eq!(found, [wanted]);
}

#[test]
fn marks_within_what_somebody_said_are_those_of_quotations_within_others() {
    let mut desk = Desk::of("fr");
    let quote = "sections/voices-huqk/blocks/brandt-6scd/words/p-idmj";
    let foreign = |desk: &mut Desk, at: &str, target: &str| {
        desk.translate(at, target);
        let unit = desk.unit(at);
        let found = desk
            .with(|translation| findings(&desk.release, translation, &unit, &|_, _| Vec::new()));
        let mut kinds = found.into_iter().map(|finding| finding.kind);
        kinds.any(|kind| matches!(kind, FindingKind::ForeignQuotes(_)))
    };
    let body = "sections/opening-5acy/blocks/text-dp9c/text/p-ttqs";
    assert!(!foreign(&mut desk, quote, "Je parle de “responsabilité”."));
    assert!(foreign(&mut desk, body, "Je parle de “responsabilité”."));
    assert!(foreign(&mut desk, quote, "Je parle de \"responsabilité\"."));
}

#[test]
fn what_was_left_as_it_was_is_told() {
    let source = "Participants noted that governments bear the primary responsibility.";
    assert_eq!(kinds(source, "fr", source), [FindingKind::Untranslated]);
    let half = "المشاركون noted that governments bear the primary responsibility.";
    assert!(
        matches!(kinds(source, "ar", half).as_slice(), [FindingKind::OtherScript(words)] if words.len() > 3)
    );
}

#[test]
fn letters_that_only_look_right_are_told() {
    // A Latin C begins the Russian word.
    let found = kinds("The session is over now.", "ru", "Cессия завершена.");
    assert_eq!(
        found,
        [FindingKind::MixedScripts(vec!["Cессия".to_owned()])]
    );
}

#[test]
fn what_is_far_too_long_or_short_is_told() {
    let source = "The vital role of civil society organizations in the rehabilitation of inmates was highlighted.";
    assert_eq!(kinds(source, "fr", "Le rôle."), [FindingKind::Short]);
    let long = "Le rôle vital des organisations de la société civile dans la réadaptation des détenus a été souligné. ".repeat(4);
    assert_eq!(kinds(source, "fr", long.trim()), [FindingKind::Long]);
    assert_eq!(
        kinds(
            source,
            "zh",
            "会议强调民间社会组织在改造囚犯方面的重要作用。"
        ),
        []
    );
}

#[test]
fn terms_of_the_glossary_count_in_any_form() {
    let term = |wanted: &[&str]| TermWanted {
        said: "WHO".to_owned(),
        wanted: wanted.iter().map(|one| (*one).to_owned()).collect(),
    };
    let found = |into: &str, target: &str, terms: &[TermWanted]| {
        let (source, target) = (prose("It is for all of WHO to say."), prose(target));
        let (from, into) = (tag("en"), tag(into));
        let checked = Checked {
            source: &source,
            from: &from,
            target: &target,
            into: &into,
            conventions: Conventions::default(),
            wording: Wording::Sentences,
            is_quoted: false,
            terms,
        };
        check(&checked)
            .into_iter()
            .map(|finding| finding.kind)
            .collect::<Vec<_>>()
    };
    let russian = [term(&["ВОЗ", "Всемирная организация здравоохранения"])];
    assert_eq!(
        found(
            "ru",
            "Решать Всемирной организации здравоохранения.",
            &russian
        ),
        []
    );
    assert_eq!(found("ru", "Решать ВОЗ.", &russian), []);
    assert_eq!(
        found("ru", "Решать WHO и только.", &russian),
        [FindingKind::Term(russian[0].clone())]
    );
    let arabic = [term(&["منظمة الصحة العالمية"])];
    assert_eq!(found("ar", "والأمر لمنظمة الصحة العالمية.", &arabic), []);
    let chinese = [term(&["世卫组织"])];
    assert_eq!(found("zh", "这要由世卫组织来说。", &chinese), []);
}

#[test]
fn two_that_are_translated_as_one_are_looked_at_together() {
    let body = "sections/opening-5acy/blocks/text-dp9c/text";
    let (first, second) = (format!("{body}/p-ttqs"), format!("{body}/p-mmcg"));
    let mut desk = Desk::of("fr");
    desk.translate(&first, "La résolution 2396 (2017) en dit long.");
    let found = |desk: &Desk| {
        let unit = desk.unit(&first);
        desk.with(|translation| findings(&desk.release, translation, &unit, &|_, _| Vec::new()))
    };
    let alone = found(&desk);
    assert!(
        alone
            .iter()
            .any(|finding| finding.kind == FindingKind::Short)
    );
    assert!(
        !alone
            .iter()
            .any(|finding| matches!(finding.kind, FindingKind::Lacks(_)))
    );
    desk.join(&second);
    // The second has a footnote, which is now this translation's to have.
    let together = found(&desk);
    assert!(
        together
            .iter()
            .any(|finding| matches!(finding.kind, FindingKind::Lacks(_)))
    );
}

#[test]
fn what_has_no_slant_loses_none() {
    let source = Fragment::new(
        "It appeared in The Lancet.",
        vec![Mark::new(15..25, MarkKind::Emphasis)],
    );
    for (into, target, is_told) in [
        ("zh", "该文发表在《柳叶刀》上。", false),
        ("ar", "نُشر ذلك في مجلة ”ذا لانسيت“.", false),
        ("fr", "L’article a paru dans le Lancet.", true),
    ] {
        let found = found(
            "en",
            &Text::Prose(vec![source.clone()]),
            into,
            &prose(target),
        );
        let mut kinds = found.iter().map(|finding| &finding.kind);
        let lost = kinds.any(|kind| *kind == FindingKind::FormattingLost);
        assert_eq!(lost, is_told, "{into}");
    }
}

#[test]
fn a_link_to_the_page_in_its_own_language_lacks_nothing() {
    let linked = |text: &str, url: &str| {
        let mark = Mark::new(4..10, MarkKind::Link(url.to_owned()));
        Text::Prose(vec![Fragment::new(text, vec![mark])])
    };
    let source = linked("See the report.", "https://www.un.org/en/report");
    for (url, is_told) in [
        ("https://www.un.org/fr/report", false),
        ("https://example.org/fr/report", true),
    ] {
        let target = linked("Voir le rapport.", url);
        let found = found("en", &source, "fr", &target);
        assert_eq!(!found.is_empty(), is_told, "{found:?}");
    }
}

#[test]
fn acronyms_within_names_are_no_terms() {
    let glossary = Glossary::new(sample());
    let tags = ["en", "zh"].map(|tag| Tag::parse(tag).expect("a tag"));
    let found = |text: &str| glossary.terms_in(text, &tags[0], &tags[1]).len();
    assert_eq!(found("The UN said so."), 1);
    assert_eq!(found("UN-Women and @UN_News said so."), 0);
    // What is a term of its own isn't its last word.
    let found = glossary.terms_in("They spoke of conflict resolution.", &tags[0], &tags[1]);
    let found: Vec<&str> = found.iter().map(|one| one.term.said.as_str()).collect();
    assert_eq!(found, ["conflict resolution"]);
}
