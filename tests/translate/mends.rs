//! What mends a translation: what is put right, and that it is right then.

use communique::edit::applied;
use communique::release::{Fragment, Mark, MarkKind};
use communique::translate::Text;
use communique::translate::checks::{FindingKind, findings, mended};

use super::checks::{found, kinds, prose};
use super::editions::Desk;

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
