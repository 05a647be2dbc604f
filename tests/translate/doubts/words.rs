//! Words that stand twice, and letters of other scripts in them.

use communique::translate::checks::FindingKind;

use super::{assert_quiet, kinds};

#[test]
fn words_that_a_language_doubles_are_left_alone() {
    assert_quiet(&[
        (
            "en",
            "We gather here today.",
            "fr",
            "Nous nous réunissons ici aujourd’hui.",
        ),
        (
            "en",
            "You may ask the question.",
            "fr",
            "Vous vous posez peut-être la question.",
        ),
        (
            "en",
            "Those who carry the burden know.",
            "de",
            "Das wissen die die Last Tragenden.",
        ),
        ("en", "We go on step by step.", "ar", "نمضي قدما خطوة خطوة."),
        (
            "en",
            "It grew little by little.",
            "zh",
            "它慢慢慢慢地成长了。",
        ),
        (
            "en",
            "Each and every one is needed.",
            "hi",
            "हर एक अलग अलग ज़रूरी है।",
        ),
        (
            "fr",
            "M. Boutros-Ghali a pris la parole.",
            "en",
            "Boutros Boutros-Ghali took the floor.",
        ),
    ]);
    for (into, target, word) in [
        ("fr", "Ils sont allés à à la maison.", "à"),
        ("en", "They went to the the house.", "the"),
        ("es", "Fueron a la la casa.", "la"),
        ("ru", "Они вернулись в в дом.", "в"),
        ("ar", "ذهبوا إلى إلى البيت.", "إلى"),
        ("de", "Sie gingen nach nach Hause.", "nach"),
    ] {
        let found = kinds("pt", "Foram para casa.", into, target, &[]);
        assert_eq!(
            found,
            [FindingKind::DoubledWord(word.to_owned())],
            "{target}"
        );
    }
}

#[test]
fn signs_of_the_sciences_are_no_slips() {
    assert_quiet(&[
        (
            "en",
            "It needs 5 kilohms and a growth factor.",
            "fr",
            "Il faut 5 kΩ et du TGFβ.",
        ),
        (
            "en",
            "The iPhonе was shown there.",
            "ru",
            "Там показали iPhonе.",
        ),
    ]);
    let found = kinds(
        "en",
        "The session is over now.",
        "ru",
        "Cессия завершена.",
        &[],
    );
    assert_eq!(
        found,
        [FindingKind::MixedScripts(vec!["Cессия".to_owned()])]
    );
}
