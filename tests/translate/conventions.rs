//! How an edition is printed where its language has more than one way, and what a file says of that
//! which the language hasn't.

use communique::language::{Conventions, Digits, Months, Setting, Spacing};
use communique::release::Release;
use communique::storage::{Notice, Opened, read};
use communique::texts::notice;
use communique::translate::EditionPage;

use super::editions::tag;
use crate::support::pages::pages_of_any;
use crate::support::whole_sample_text;

/// The sample with these conventions of its edition in a language.
fn with(language: &str, conventions: &str) -> Opened {
    let text = whole_sample_text("ct-week-2021.ron");
    let edition = format!("      language: \"{language}\",\n");
    assert_eq!(text.matches(&edition).count(), 1);
    let own = format!("{edition}      conventions: ({conventions}),\n");
    read(text.replace(&edition, &own).as_bytes()).expect("it opens")
}

fn printed(release: &Release, language: &str) -> String {
    let mut editions = release.editions.iter();
    let edition = editions.find(|edition| edition.language == tag(language));
    let page = EditionPage::new(release, edition.expect("it's there"));
    pages_of_any(&page.release)
}

fn unfit(opened: &Opened) -> Vec<&Notice> {
    let is_unfit = |notice: &&Notice| matches!(notice, Notice::UnfitSetting(..));
    opened.notices.iter().filter(is_unfit).collect()
}

#[test]
fn a_chinese_edition_has_the_numerals_that_it_wants_in_its_dates() {
    for (conventions, has, hasnt) in [
        ("", "2021年6月25日", "二〇二一年六月二十五日"),
        ("digits: Western", "2021年6月25日", "二〇二一年六月二十五日"),
        ("digits: Chinese", "二〇二一年六月二十五日", "2021年6月25日"),
    ] {
        let opened = with("zh", conventions);
        assert!(unfit(&opened).is_empty());
        let text = printed(&opened.release, "zh");
        assert!(
            text.contains(has) && !text.contains(hasnt),
            "{conventions}: {text}"
        );
    }
}

#[test]
fn what_a_language_hasnt_is_told_and_not_printed() {
    for (language, conventions, fields) in [
        ("zh", "digits: ArabicIndic", &["digits"][..]),
        ("fr", "digits: ArabicIndic", &["digits"]),
        ("ar", "digits: Chinese", &["digits"]),
        ("fr", "months: Levantine", &["months"]),
        (
            "zh",
            "spacing: France, months: Moroccan",
            &["months", "spacing"],
        ),
    ] {
        let opened = with(language, conventions);
        let told: Vec<String> = unfit(&opened).into_iter().map(notice).collect();
        assert_eq!(told.len(), fields.len(), "{told:?}");
        for (told, field) in told.iter().zip(fields) {
            assert!(told.contains(&format!("conventions/{field}")), "{told}");
        }
        let usual = with(language, "");
        assert_eq!(
            printed(&opened.release, language),
            printed(&usual.release, language)
        );
    }
    for (language, conventions) in [
        ("ar", "digits: ArabicIndic, months: Levantine"),
        ("fr", "spacing: France"),
        ("zh", "digits: Chinese"),
    ] {
        assert!(unfit(&with(language, conventions)).is_empty());
    }
}

#[test]
fn settings_are_those_of_their_language() {
    let all = Conventions {
        digits: Digits::ArabicIndic,
        months: Months::Levantine,
        spacing: Spacing::France,
        ..Conventions::default()
    };
    use Setting::{Digits as OfDigits, Months as OfMonths, Spacing as OfSpaces};
    for (language, unfit) in [
        ("ar", &[OfSpaces][..]),
        ("ar-EG", &[OfSpaces]),
        ("fr-CA", &[OfDigits, OfMonths]),
        ("zh-Hant", &[OfDigits, OfMonths, OfSpaces]),
    ] {
        assert_eq!(all.unfit(&tag(language)), unfit, "{language}");
        assert_eq!(Conventions::default().unfit(&tag(language)), []);
    }
    assert_eq!(all.digits_in(&tag("ar")), Digits::ArabicIndic);
    assert_eq!(all.digits_in(&tag("zh")), Digits::Western);
}
