//! What a translator is told of a translation: what is wrong with one, and nothing of what is
//! right.

use communique::edit::applied;
use communique::language::{Conventions, Tag};
use communique::release::{Fragment, Mark, MarkKind};
use communique::translate::checks::{
    Checked, Finding, FindingKind, TermWanted, check, findings, mended,
};
use communique::translate::glossary::{Glossary, sample};
use communique::translate::{Text, Wording};

use super::editions::{Desk, tag};

fn found(from: &str, source: &Text, into: &str, target: &Text) -> Vec<Finding> {
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

fn prose(text: &str) -> Text {
    Text::Prose(vec![Fragment::plain(text)])
}

fn kinds(source: &str, into: &str, target: &str) -> Vec<FindingKind> {
    let found = found("en", &prose(source), into, &prose(target));
    found.into_iter().map(|finding| finding.kind).collect()
}

/// What a translation says once all is mended that can be.
fn mended_text(source: &str, into: &str, target: &str) -> String {
    let found = found("en", &prose(source), into, &prose(target));
    let mut mends: Vec<_> = found.into_iter().flat_map(|finding| finding.fix).collect();
    mends.sort_by_key(|mend| std::cmp::Reverse(mend.range.start));
    let mut text = target.to_owned();
    for mend in mends {
        text.replace_range(mend.range, mend.with.text());
    }
    text
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
fn quotation_marks_of_another_language_are_put_right() {
    let source = "He called it “a very good day for all of us”, and left.";
    let curly = "Il a parlé d’“une très bonne journée pour nous tous”, et il est parti.";
    assert_eq!(
        kinds(source, "fr", curly),
        [FindingKind::ForeignQuotes("“".to_owned())]
    );
    let straight = "Il a parlé d’\"une très bonne journée pour nous tous\", et il est parti.";
    assert_eq!(
        kinds(source, "fr", straight),
        [FindingKind::ForeignQuotes("\"".to_owned())]
    );
    for wrong in [curly, straight] {
        assert_eq!(
            mended_text(source, "fr", wrong),
            "Il a parlé d’«\u{a0}une très bonne journée pour nous tous\u{a0}», et il est parti."
        );
    }
    let russian = "Он назвал это \"очень хорошим днём для всех\" и ушёл.";
    assert_eq!(
        mended_text(source, "ru", russian),
        "Он назвал это «очень хорошим днём для всех» и ушёл."
    );
    let within = "Он назвал это “очень «хорошим» днём для всех” и ушёл.";
    assert_eq!(
        mended_text(source, "ru", within),
        "Он назвал это «очень „хорошим“ днём для всех» и ушёл."
    );
    let close = "Il a parlé d’«une très bonne journée pour nous tous», et il est parti.";
    assert_eq!(
        mended_text(source, "fr", close),
        "Il a parlé d’«\u{a0}une très bonne journée pour nous tous\u{a0}», et il est parti."
    );
    for chinese in [
        "他称这是「我们所有人的好日子」，然后离开了。",
        "他称这是\"我们所有人的好日子\"，然后离开了。",
    ] {
        assert_eq!(
            mended_text(source, "zh", chinese),
            "他称这是“我们所有人的好日子”，然后离开了。"
        );
    }
    let none = "Il a parlé d’une très bonne journée pour nous tous, et il est parti.";
    assert_eq!(kinds(source, "fr", none), [FindingKind::QuotesMissing]);
    let open = "Il a parlé d’«\u{a0}une très bonne journée pour nous tous, et il est parti.";
    assert_eq!(kinds(source, "fr", open), [FindingKind::QuotesUnpaired]);
    // Feet and inches aren't quotations.
    assert_eq!(
        kinds(
            "It is 6\" wide, they said.",
            "fr",
            "Il mesure 6\" de large, ont-ils dit."
        ),
        []
    );
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
fn a_translation_ends_as_its_source_does() {
    for (source, into, target, right) in [
        ("Is it over?", "ar", "هل انتهى الأمر?", "هل انتهى الأمر؟"),
        ("It is over now.", "zh", "现在结束了.", "现在结束了。"),
        (
            "It is over now.",
            "fr",
            "C’est maintenant fini",
            "C’est maintenant fini.",
        ),
        (
            "This is only a heading",
            "fr",
            "Ceci n’est qu’un titre.",
            "Ceci n’est qu’un titre",
        ),
        (
            "They said it was “over”.",
            "fr",
            "Ils ont dit que c’était «\u{a0}fini\u{a0}»",
            "Ils ont dit que c’était «\u{a0}fini\u{a0}».",
        ),
        (
            "Is it really over?",
            "fr",
            "C’est vraiment fini.",
            "C’est vraiment fini?",
        ),
        (
            "It is really over.",
            "es",
            "¡De verdad se acabó!",
            "De verdad se acabó.",
        ),
        (
            "Is it really over?",
            "es",
            "¡De verdad se acabó!",
            "¿De verdad se acabó?",
        ),
    ] {
        let found = kinds(source, into, target);
        assert!(
            matches!(found.as_slice(), [FindingKind::Ending(_)]),
            "{target}: {found:?}"
        );
        assert_eq!(mended_text(source, into, target), right);
        assert_eq!(kinds(source, into, right), [], "{right}");
    }
}

#[test]
fn signs_and_addresses_are_put_right() {
    for (source, into, target, right) in [
        (
            "It is over, they said; is it?",
            "ar",
            "قالوا, انتهى الأمر; هل انتهى؟",
            "قالوا، انتهى الأمر؛ هل انتهى؟",
        ),
        (
            "It is over, they said. They left, too.",
            "zh",
            "他们说, 结束了. 他们,也走了。",
            "他们说，结束了。他们，也走了。",
        ),
        (
            "Write to press@un.org, please.",
            "fr",
            "Écrivez à pres@un.org, s’il vous plaît.",
            "Écrivez à press@un.org, s’il vous plaît.",
        ),
    ] {
        assert_eq!(mended_text(source, into, target), right);
        assert_eq!(kinds(source, into, right), [], "{right}");
    }
}

#[test]
fn mixed_marks_months_and_drawn_out_words_are_put_right() {
    for (source, into, target, right) in [
        ("He said “yes”.", "es", "Dijo «sí”.", "Dijo «sí»."),
        ("He said “yes”.", "es", "Dijo “sí».", "Dijo “sí”."),
        ("He said “yes”.", "ar", "قال ”نعم».", "قال ”نعم“."),
        ("He said “yes”.", "de", "Er sagte «ja“.", "Er sagte „ja“."),
        (
            "He said “yes ‘now’”.",
            "es",
            "Dijo «sí “ahora»”.",
            "Dijo «sí “ahora”».",
        ),
        (
            "on 5 October 2021",
            "ar",
            "في 5 تشرين الأول/نوفمبر 2021",
            "في 5 تشرين الأول/أكتوبر 2021",
        ),
        (
            "since July 2021",
            "ar",
            "منذ حزيران/يوليه 2021",
            "منذ تموز/يوليه 2021",
        ),
        (
            "The meeting is over.",
            "ar",
            "انتهـــى الاجتمـاع.",
            "انتهى الاجتماع.",
        ),
    ] {
        assert_eq!(mended_text(source, into, target), right);
        assert_eq!(kinds(source, into, right), [], "{right}");
    }
    // Which of two months is meant isn't known.
    let target = "في حزيران/يوليه الماضي";
    let found = found("en", &prose("last month"), "ar", &prose(target));
    let [finding] = found.as_slice() else {
        panic!("{found:?}");
    };
    assert!(finding.fix.is_empty());
}

#[test]
fn words_that_stand_twice_are_taken_out_once() {
    let (source, target) = ("They went to the house.", "Ils sont allés à à la maison.");
    assert_eq!(
        kinds(source, "fr", target),
        [FindingKind::DoubledWord("à".to_owned())]
    );
    assert_eq!(
        mended_text(source, "fr", target),
        "Ils sont allés à la maison."
    );
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
fn lost_italics_are_put_on_the_same_words_where_that_is_plain() {
    let text = "It said “the whole title of it” there.";
    let start = text.find("the").expect("it's there");
    let end = text.find('”').expect("it's there");
    let source = Text::Prose(vec![Fragment::new(
        text,
        vec![Mark::new(start..end, MarkKind::Emphasis)],
    )]);
    let target = prose("Il y était dit «\u{a0}tout son titre\u{a0}».");
    let found = found("en", &source, "fr", &target);
    let kinds: Vec<_> = found.iter().map(|finding| &finding.kind).collect();
    assert_eq!(kinds, [&FindingKind::FormattingLost]);
    let [mend] = found[0].fix.as_slice() else {
        panic!("{found:?}");
    };
    assert_eq!(mend.with.text(), "tout son titre");
    assert_eq!(mend.with.marks().len(), 1);
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
fn a_fix_changes_the_field() {
    let mut desk = Desk::of("ar");
    desk.translate("headline", "هل انتهى الأمر كله الآن?");
    desk.rewrite("headline", "in Prisons", "in Prisons?");
    desk.confirm("headline");
    let unit = desk.unit("headline");
    let found =
        desk.with(|translation| findings(&desk.release, translation, &unit, &|_, _| Vec::new()));
    let ending = found
        .iter()
        .find(|finding| matches!(finding.kind, FindingKind::Ending(_)));
    let fix = &ending.expect("it's the wrong sign").fix;
    let edit = desk.with(|translation| mended(&desk.release, translation, &unit, fix));
    let after = applied(&desk.release, &edit.expect("it can be mended")).expect("it applies");
    let segment = after
        .editions
        .first()
        .expect("one")
        .segments
        .first()
        .expect("one");
    assert_eq!(segment.line.to_string(), "هل انتهى الأمر كله الآن؟");
}

#[test]
fn a_fix_in_a_line_behind_others_changes_that_line() {
    let mut desk = Desk::of("ru");
    let organizer = desk.release.organizers.iter().nth(2).expect("three");
    let at = format!("organizers/{}/name", organizer.id);
    let said = "ОРГАНИЗАЦИЯ ОБЪЕДИНЕННЫХ НАЦИЙ\nКонтртеррористическое управление \"Мир\"\nКТЦ ООН";
    desk.translate(&at, said);
    let unit = desk.unit(&at);
    let found =
        desk.with(|translation| findings(&desk.release, translation, &unit, &|_, _| Vec::new()));
    let quotes = found
        .iter()
        .find(|finding| matches!(finding.kind, FindingKind::ForeignQuotes(_)));
    let fix = &quotes.expect("they're straight").fix;
    desk.change(desk.with(|translation| mended(&desk.release, translation, &unit, fix)));
    assert_eq!(desk.said(&at), said.replace("\"Мир\"", "«Мир»"));
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
fn an_address_of_another_site_is_not_overwritten() {
    let source = prose("See www.unhcr.org.");
    for (target, is_mended) in [
        ("Véase www.acnur.org.", false),
        ("Véase www.unhrc.org.", true),
    ] {
        let found = found("en", &source, "es", &prose(target));
        let address = found
            .iter()
            .find(|one| matches!(one.kind, FindingKind::Addresses(_)));
        let address = address.unwrap_or_else(|| panic!("{target}: {found:?}"));
        assert_eq!(!address.fix.is_empty(), is_mended, "{target}");
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
