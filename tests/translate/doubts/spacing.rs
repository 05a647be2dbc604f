//! The spaces at the signs of French: those of the edition's setting, told where others stand, and
//! all of a text put right at once.

use communique::language::{Conventions, Spacing};
use communique::release::{Fragment, Mark, MarkKind};
use communique::translate::Text;
use communique::translate::checks::{Finding, FindingKind};

use super::{kinds, prose};

fn found(spacing: Spacing, source: &str, target: &str) -> Vec<Finding> {
    let conventions = Conventions {
        spacing,
        ..Conventions::default()
    };
    super::found(
        ("en", &prose(source)),
        ("fr", &prose(target)),
        conventions,
        &[],
    )
}

/// What a text says once all that is told of it is mended.
fn mended(found: &[Finding], target: &str) -> String {
    let mut mends: Vec<_> = found.iter().flat_map(|finding| &finding.fix).collect();
    mends.sort_by_key(|mend| std::cmp::Reverse(mend.range.start));
    let mut text = target.to_owned();
    for mend in mends {
        text.replace_range(mend.range.clone(), mend.with.text());
    }
    text
}

/// `_` stands for a no-break space, `'` for a narrow one.
fn with_spaces(text: &str) -> String {
    text.replace('_', "\u{a0}").replace('\'', "\u{202f}")
}

const SOURCE: &str = "He asked: “What now?”; they left! Why?";

#[test]
fn other_spaces_than_the_editions_are_put_right_at_once() {
    let typed = [
        "Il a demandé : « Et maintenant ? » ; ils sont partis ! Pourquoi ?",
        "Il a demandé: «Et maintenant?»; ils sont partis! Pourquoi?",
        "Il a demandé_: «_Et maintenant_?_»_; ils sont partis_! Pourquoi_?",
        "Il a demandé': «'Et maintenant'?'»'; ils sont partis'! Pourquoi'?",
        "Il a demandé  : « Et maintenant?» ;  ils sont partis ! Pourquoi?",
    ]
    .map(with_spaces);
    for (spacing, right) in [
        (
            Spacing::UnitedNations,
            "Il a demandé_: «_Et maintenant?_»; ils sont partis! Pourquoi?",
        ),
        (
            Spacing::France,
            "Il a demandé_: «_Et maintenant'?_»'; ils sont partis'! Pourquoi'?",
        ),
        (
            Spacing::EuropeanUnion,
            "Il a demandé: «Et maintenant?»; ils sont partis! Pourquoi?",
        ),
    ] {
        for typed in &typed {
            let typed = typed.replace(";  ", "; ");
            let told = found(spacing, SOURCE, &typed);
            let kinds: Vec<_> = told.iter().map(|finding| &finding.kind).collect();
            let is_told = matches!(kinds.as_slice(), [] | [FindingKind::Spacing(_)]);
            assert!(is_told, "{spacing:?}, {typed}: {kinds:?}");
            let after = mended(&told, &typed);
            assert_eq!(found(spacing, SOURCE, &after), [], "{after}");
            // How wide a no-break space is, is a matter of taste, and signs of the United Nations
            // have one or none.
            let bare = |text: &str| -> String {
                let text = text.replace('\u{202f}', "\u{a0}");
                match spacing {
                    Spacing::UnitedNations => {
                        [":", ";", "!", "?"].iter().fold(text, |text, sign| {
                            text.replace(&format!("\u{a0}{sign}"), sign)
                        })
                    }
                    _ => text,
                }
            };
            assert_eq!(
                bare(&after),
                bare(&with_spaces(right)),
                "{spacing:?}, {typed}"
            );
        }
    }
}

#[test]
fn each_sign_is_told_by_each_setting() {
    use Spacing::{EuropeanUnion, France, UnitedNations};
    for (written, source, told_by) in [
        (
            "Contact : Jane",
            "Contact: Jane",
            &[UnitedNations, France, EuropeanUnion][..],
        ),
        ("Contact_: Jane", "Contact: Jane", &[EuropeanUnion]),
        ("Contact: Jane", "Contact: Jane", &[France]),
        (
            "Et alors ?",
            "So what?",
            &[UnitedNations, France, EuropeanUnion],
        ),
        ("Et alors'?", "So what?", &[EuropeanUnion]),
        ("Et alors?", "So what?", &[France]),
        (
            "Assez !",
            "Enough!",
            &[UnitedNations, France, EuropeanUnion],
        ),
        ("Assez!", "Enough!", &[France]),
        (
            "l’un ; l’autre",
            "one; the other",
            &[UnitedNations, France, EuropeanUnion],
        ),
        ("l’un; l’autre", "one; the other", &[France]),
        (
            "dire « oui »",
            "say “yes”",
            &[UnitedNations, France, EuropeanUnion],
        ),
        ("dire «oui»", "say “yes”", &[UnitedNations, France]),
        ("dire «_oui_»", "say “yes”", &[EuropeanUnion]),
        (
            "dire «_oui»",
            "say “yes”",
            &[UnitedNations, France, EuropeanUnion],
        ),
    ] {
        for spacing in Spacing::ALL {
            let told = found(spacing, source, &with_spaces(written));
            let is_told = told_by.contains(&spacing);
            assert_eq!(
                !told.is_empty(),
                is_told,
                "{spacing:?}, {written}: {told:?}"
            );
            let is_spacing = |one: &Finding| matches!(one.kind, FindingKind::Spacing(_));
            assert!(told.iter().all(is_spacing), "{told:?}");
        }
    }
}

#[test]
fn addresses_times_figures_and_names_are_left_alone() {
    for text in [
        "11:00",
        "de 11:00 à 12:30",
        "un rapport de 3:1",
        "https://example.org/a?b=c;d!e",
        "http://example.org:8080/a",
        "mailto:press@un.org",
        "urn:isbn:978",
        "R&D &amp; co",
        "std::vec",
        "(!)",
        "[?]",
        ":-) ;-)",
        "Yahoo!",
        "«_?_»",
        "Jean 3:16",
    ] {
        let text = with_spaces(text);
        for spacing in [Spacing::UnitedNations, Spacing::France] {
            assert_eq!(found(spacing, &text, &text), [], "{spacing:?}: {text}");
        }
    }
    // Other languages have no such setting.
    assert_eq!(
        kinds("en", "He said “yes”.", "ru", "Он сказал «да».", &[]),
        []
    );
    assert_eq!(kinds("en", "So what?", "es", "¿Y qué?", &[]), []);
}

#[test]
fn bold_words_stay_bold_where_their_spaces_are_set() {
    let text = "Contact : Jane";
    let target = Fragment::new(text, vec![Mark::new(0..9, MarkKind::Strong)]);
    let mark = Mark::new(0..8, MarkKind::Strong);
    let source = Text::Prose(vec![Fragment::new("Contact: Jane", vec![mark])]);
    let target = Text::Prose(vec![target]);
    let told = super::found(
        ("en", &source),
        ("fr", &target),
        Conventions::default(),
        &[],
    );
    let [finding] = told.as_slice() else {
        panic!("{told:?}");
    };
    let [mend] = finding.fix.as_slice() else {
        panic!("{finding:?}");
    };
    assert_eq!((mend.range.clone(), mend.with.text()), (7..8, "\u{a0}"));
    assert_eq!(mend.with.marks(), [Mark::new(0..2, MarkKind::Strong)]);
}

#[test]
fn a_link_with_a_sign_in_it_stays_one() {
    let said = "Voir le rapport : synthèse.";
    let start = said.find("rapport").expect("it's there");
    let url = "https://example.org/a".to_owned();
    let mark = Mark::new(start..said.len() - 1, MarkKind::Link(url.clone()));
    let target = Text::Prose(vec![Fragment::new(said, vec![mark])]);
    let source = "See the report: a summary.";
    let start = source.find("report").expect("it's there");
    let mark = Mark::new(start..source.len() - 1, MarkKind::Link(url));
    let source = Text::Prose(vec![Fragment::new(source, vec![mark])]);
    let found = super::found(
        ("en", &source),
        ("fr", &target),
        Conventions::default(),
        &[],
    );
    let [finding] = found.as_slice() else {
        panic!("{found:?}");
    };
    let mut fragment = Fragment::new(said, target.paragraphs()[0].marks().to_vec());
    for mend in finding.fix.iter().rev() {
        assert!(fragment.splice(mend.range.clone(), &mend.with));
    }
    assert_eq!(fragment.text(), "Voir le rapport\u{a0}: synthèse.");
    assert_eq!(fragment.marks().len(), 1, "{:?}", fragment.marks());
}
