//! Headlines, headings, roles and captions: short texts that aren't names.

use communique::language::Conventions;
use communique::release::{FieldPath, Fragment};
use communique::translate::checks::{Checked, FindingKind, check};
use communique::translate::{Need, Text, Unit, UnitKind};

use super::super::editions::tag;

/// What is told of the text of a field and its translation.
fn told(
    field: &str,
    (from, source): (&str, &str),
    (into, target): (&str, &str),
) -> Vec<FindingKind> {
    let is_prose = field.contains("/p-");
    let unit = Unit {
        at: field.parse::<FieldPath>().expect("an address"),
        kind: if is_prose {
            UnitKind::Paragraph
        } else {
            UnitKind::Line
        },
        need: Need::Translation,
        words: 1,
    };
    let text = |text: &str| match is_prose {
        true => Text::Prose(vec![Fragment::plain(text)]),
        false => Text::Line(text.to_owned()),
    };
    let found = check(&Checked {
        source: &text(source),
        from: &tag(from),
        target: &text(target),
        into: &tag(into),
        conventions: Conventions::default(),
        wording: unit.wording(),
        is_quoted: false,
        terms: &[],
    });
    found.into_iter().map(|finding| finding.kind).collect()
}

const HEADING: &str = "sections/opening-5acy/heading";
const ROLE: &str = "sections/voices-huqk/blocks/brandt-6scd/title";
const SPEAKER: &str = "sections/voices-huqk/blocks/brandt-6scd/speaker";
const CAPTION: &str = "sections/opening-5acy/blocks/picture-abcd/caption/p-abcd";
const SEEN: &str = "sections/opening-5acy/blocks/picture-abcd/alternative_text";

#[test]
fn a_copy_of_a_headline_is_told() {
    for (field, from, text, into) in [
        ("headline", "en", "Bridges Reopen in Three Valleys", "fr"),
        ("headline", "en", "BRIDGES REOPEN IN THREE VALLEYS", "fr"),
        ("headline", "en", "Bridges reopen in three valleys", "es"),
        (
            "headline",
            "en",
            "Flooded Kembe Valley Celebrates Reopening",
            "fr",
        ),
        ("headline", "en", "Bridges Reopen Again", "ar"),
        ("headline", "ru", "Мосты снова открыты", "fr"),
        ("headline", "ar", "إعادة فتح الجسور", "en"),
        ("headline", "zh", "三座桥梁重新开放", "en"),
        ("headline", "fr", "Les ponts rouvrent dans la vallée", "en"),
        (
            "subheadline",
            "en",
            "UNICEF and WHO Ready for the Rains",
            "fr",
        ),
        (HEADING, "en", "Voices from the Field", "fr"),
        (HEADING, "en", "What Comes Next in Kembe", "es"),
        (HEADING, "en", "Notes to Editors", "ru"),
        (ROLE, "en", "Minister of Public Works", "fr"),
        (ROLE, "en", "Minister of Public Works", "zh"),
        (ROLE, "fr", "Ministre de la Santé", "en"),
        (CAPTION, "en", "Crossing with her Children, Kembe", "fr"),
        (SEEN, "en", "A woman crossing the bridge", "fr"),
    ] {
        let found = told(field, (from, text), (into, text));
        assert_eq!(found, [FindingKind::Untranslated], "{field}: {text}");
    }
}

#[test]
fn what_is_rightly_the_same_in_both_is_left_alone() {
    for (field, from, text, into) in [
        ("headline", "en", "UNICEF Ghana", "fr"),
        ("headline", "en", "COVID-19", "fr"),
        (HEADING, "en", "Documentation", "fr"),
        (HEADING, "en", "Contact", "fr"),
        (HEADING, "en", "Communication", "fr"),
        (HEADING, "en", "Télévision Ghana", "fr"),
        (ROLE, "fr", "Chef de cabinet", "en"),
        (ROLE, "en", "Director-General", "es"),
        (ROLE, "en", "Consultant, UNICEF", "fr"),
        (SPEAKER, "en", "Ms. Indira Aslanova", "fr"),
        (SPEAKER, "en", "Sisters of the Good Shepherd", "fr"),
        (SEEN, "en", "Indira Aslanova", "fr"),
        (SEEN, "en", "Bank of Ghana", "fr"),
        (SEEN, "en", "Médecins Sans Frontières", "es"),
        (CAPTION, "en", "The New York Times", "fr"),
        (CAPTION, "en", "Kembe, Ghana, 2026", "fr"),
        (
            "contacts/press-abcd/people/jane-abcd/role",
            "en",
            "UNICEF",
            "fr",
        ),
        (
            "contacts/press-abcd/people/jane-abcd/name",
            "en",
            "Jane van der Berg",
            "fr",
        ),
        ("links/site-abcd/text", "en", "www.un.org/en/about-us", "fr"),
        ("links/site-abcd/text", "en", "+1 917 555 0100", "fr"),
    ] {
        assert_eq!(
            told(field, (from, text), (into, text)),
            [],
            "{field}: {text}"
        );
    }
}

#[test]
fn a_headline_asks_and_exclaims_as_its_source_does() {
    for (field, from, source, into, target) in [
        ("headline", "en", "Who Pays?", "fr", "Qui paie"),
        (
            "headline",
            "en",
            "Is it over in the valleys?",
            "fr",
            "C’est fini dans les vallées",
        ),
        ("headline", "en", "Act Now!", "fr", "Agir maintenant"),
        ("headline", "zh", "洪水退了吗？", "en", "Has the flood gone"),
        ("headline", "zh", "立即行动！", "en", "Act now"),
        ("headline", "en", "What Now?", "ar", "ماذا الآن"),
        ("headline", "en", "What Now?", "es", "Y ahora qué"),
        (HEADING, "en", "Why?", "ru", "Почему"),
        (CAPTION, "en", "Whose bridge?", "fr", "Le pont de qui"),
    ] {
        let found = told(field, (from, source), (into, target));
        assert!(
            matches!(found.as_slice(), [FindingKind::Ending(Some(_))]),
            "{source} -> {target}: {found:?}"
        );
    }
    for (field, from, source, into, target) in [
        ("headline", "en", "Who Pays?", "fr", "Qui paie?"),
        ("headline", "en", "What Now?", "ar", "ماذا الآن؟"),
        ("headline", "en", "What Now?", "zh", "现在怎么办？"),
        ("headline", "en", "What Now?", "es", "¿Y ahora qué?"),
        (
            "headline",
            "zh",
            "洪水退了吗？",
            "en",
            "Has the Flood Gone?",
        ),
        ("organizers/yahoo-abcd/name", "en", "Yahoo!", "ar", "ياهو"),
        (SPEAKER, "en", "Jane Doe, Jr.", "fr", "Jane Doe"),
        (HEADING, "en", "Contacts:", "fr", "Contacts"),
    ] {
        assert_eq!(
            told(field, (from, source), (into, target)),
            [],
            "{source} -> {target}"
        );
    }
}

#[test]
fn a_headline_of_one_word_for_seven_is_far_too_short() {
    let source = "Bridges Reopen in Three Valleys after the Flood";
    for (field, into, target) in [
        ("headline", "fr", "Trois ponts"),
        ("headline", "ru", "Три моста"),
        ("headline", "zh", "三桥"),
        (HEADING, "es", "Tres puentes"),
        (CAPTION, "ar", "ثلاثة جسور"),
    ] {
        let found = told(field, ("en", source), (into, target));
        assert_eq!(found, [FindingKind::Short], "{target}");
    }
    for (field, from, source, into, target) in [
        (
            "headline",
            "en",
            source,
            "fr",
            "Trois vallées retrouvent leurs ponts",
        ),
        (
            "headline",
            "en",
            source,
            "zh",
            "洪灾后三个山谷的桥梁重新开放",
        ),
        (
            HEADING,
            "en",
            "Frequently Asked Questions",
            "zh",
            "常见问题",
        ),
        (HEADING, "en", "Frequently Asked Questions", "en-GB", "FAQ"),
        (
            HEADING,
            "en",
            "About the United Nations Office on Drugs and Crime",
            "fr",
            "À propos de l’ONUDC",
        ),
        (
            HEADING,
            "en",
            "About the United Nations Office on Drugs and Crime",
            "zh",
            "关于毒罪办",
        ),
        (
            ROLE,
            "en",
            "Deputy Spokesperson for the Secretary-General",
            "zh",
            "秘书长副发言人",
        ),
        (
            ROLE,
            "en",
            "Chief Executive Officer of the company",
            "fr",
            "PDG",
        ),
        (SEEN, "en", "For further information", "zh", "更多信息"),
        (
            SPEAKER,
            "en",
            "Dr. Tedros Adhanom Ghebreyesus",
            "zh",
            "谭德塞",
        ),
    ] {
        assert_eq!(
            told(field, (from, source), (into, target)),
            [],
            "{source} -> {target}"
        );
    }
}
