//! Small numbers in digits: told where they're others or left out, whatever may say them.

use communique::translate::checks::FindingKind;

use super::{assert_quiet, assert_told, divided, kinds};

const VALLEYS: &str = "Bridges reopened in 3 valleys.";

#[test]
fn small_numbers_that_are_others_or_left_out_are_told() {
    let numbers = |((from, source, into, target), missing, instead): ((_, _, _, _), _, _)| {
        let (missing, instead) = (divided(missing), divided(instead));
        let pair = (from, source, into, target);
        (pair, FindingKind::Numbers { missing, instead })
    };
    assert_told(
        [
            // Others.
            (
                ("en", VALLEYS, "fr", "Des ponts rouverts dans 2 vallées."),
                "3",
                "2",
            ),
            (
                ("en", VALLEYS, "fr", "Des ponts rouverts dans 4 vallées."),
                "3",
                "4",
            ),
            (
                ("en", VALLEYS, "es", "Reabren puentes en 2 valles."),
                "3",
                "2",
            ),
            (
                ("en", VALLEYS, "ru", "Мосты открыты в 2 долинах."),
                "3",
                "2",
            ),
            (("en", VALLEYS, "zh", "2个山谷的桥梁重新开放。"), "3", "2"),
            (
                ("en", VALLEYS, "ar", "أعيد فتح الجسور في 5 أودية."),
                "3",
                "5",
            ),
            (
                (
                    "fr",
                    "Des ponts rouverts dans 2 vallées.",
                    "en",
                    "Bridges reopened in 3 valleys.",
                ),
                "2",
                "3",
            ),
            (
                (
                    "zh",
                    "3个山谷的桥梁重新开放。",
                    "en",
                    "Bridges reopened in 2 valleys.",
                ),
                "3",
                "2",
            ),
            (
                (
                    "ar",
                    "أعيد فتح الجسور في 3 أودية.",
                    "fr",
                    "Des ponts rouverts dans 2 vallées.",
                ),
                "3",
                "2",
            ),
            (
                (
                    "en",
                    "1 person was hurt.",
                    "fr",
                    "2 personnes ont été blessées.",
                ),
                "1",
                "2",
            ),
            (
                ("en", "2 bridges were rebuilt.", "ar", "أعيد بناء 3 جسور."),
                "2",
                "3",
            ),
            (
                ("en", "Phase 2 has begun.", "fr", "La phase 3 a commencé."),
                "2",
                "3",
            ),
            // Another one in words.
            (
                ("en", VALLEYS, "fr", "Des ponts rouverts dans deux vallées."),
                "3",
                "deux",
            ),
            (("en", VALLEYS, "zh", "两个山谷的桥梁重新开放。"), "3", "两"),
            (
                ("en", VALLEYS, "ru", "Мосты открыты в двух долинах."),
                "3",
                "двух",
            ),
            // The other of two is said in words here.
            (
                (
                    "en",
                    "Help for 3 valleys and five towns.",
                    "fr",
                    "De l’aide pour des vallées et 5 villes.",
                ),
                "3",
                "",
            ),
            // Left out.
            (
                ("en", VALLEYS, "fr", "Des ponts rouverts dans des vallées."),
                "3",
                "",
            ),
            (
                ("en", VALLEYS, "es", "Reabren puentes en los valles."),
                "3",
                "",
            ),
            (("en", VALLEYS, "ru", "Мосты открыты в долинах."), "3", ""),
            (("en", VALLEYS, "ar", "أعيد فتح الجسور في الأودية."), "3", ""),
            (("en", VALLEYS, "zh", "山谷的桥梁重新开放。"), "3", ""),
            (
                (
                    "ru",
                    "Мосты открыты в 3 долинах.",
                    "en",
                    "Bridges reopened in the valleys.",
                ),
                "3",
                "",
            ),
            (
                (
                    "en",
                    "2 bridges were rebuilt.",
                    "fr",
                    "Des ponts ont été reconstruits.",
                ),
                "2",
                "",
            ),
            (
                ("en", "2 bridges were rebuilt.", "zh", "桥梁已重建。"),
                "2",
                "",
            ),
            (
                ("en", "It has 12 members.", "fr", "Il compte des membres."),
                "12",
                "",
            ),
            // A unit of time doesn't excuse what counts none.
            (
                (
                    "en",
                    "Help reached 3 valleys this week.",
                    "fr",
                    "L’aide a atteint 30 vallées cette semaine.",
                ),
                "3",
                "30",
            ),
        ]
        .map(numbers),
    );
}

#[test]
fn small_numbers_may_be_in_words() {
    assert_quiet(&[
        (
            "en",
            VALLEYS,
            "fr",
            "Des ponts rouverts dans trois vallées.",
        ),
        ("en", VALLEYS, "fr", "Trois vallées retrouvent leurs ponts."),
        ("en", VALLEYS, "es", "Reabren puentes en tres valles."),
        ("en", VALLEYS, "ru", "Мосты открыты в трех долинах."),
        ("en", VALLEYS, "ru", "Мосты открыты в трёх долинах."),
        ("en", VALLEYS, "ar", "أعيد فتح الجسور في ثلاثة أودية."),
        ("en", VALLEYS, "ar", "أعيد فتح الجسور في ٣ أودية."),
        ("en", VALLEYS, "zh", "三个山谷的桥梁重新开放。"),
        ("en", VALLEYS, "zh", "3个山谷的桥梁重新开放。"),
        (
            "zh",
            "3个山谷的桥梁重新开放。",
            "en",
            "Bridges reopened in three valleys.",
        ),
        (
            "ar",
            "أعيد فتح الجسور في 3 أودية.",
            "en",
            "Bridges reopened in three valleys.",
        ),
        (
            "en",
            "The 3rd bridge is open.",
            "fr",
            "Le troisième pont est ouvert.",
        ),
        ("en", "The 3rd bridge is open.", "zh", "第三座桥已开放。"),
        ("en", "It took 2 to 3 days.", "zh", "花了两三天。"),
        ("en", "The 3rd bridge is open.", "ar", "الجسر الثالث مفتوح."),
        ("en", "Phase 2 has begun.", "ru", "Начался второй этап."),
        (
            "en",
            "Chapter 4 is new.",
            "fr",
            "Le chapitre IV est nouveau.",
        ),
        (
            "en",
            "It took 12 eggs.",
            "fr",
            "Il a fallu une douzaine d’œufs.",
        ),
        (
            "en",
            "2 of 3 agreed.",
            "fr",
            "Les deux tiers étaient d’accord.",
        ),
        ("en", "1 in 4 agreed.", "fr", "Un quart était d’accord."),
        (
            "en",
            "1 in 5 women agreed.",
            "fr",
            "20\u{a0}% des femmes étaient d’accord.",
        ),
        (
            "fr",
            "20\u{a0}% des femmes sont d’accord.",
            "en",
            "1 in 5 women agrees.",
        ),
    ]);
}

#[test]
fn two_are_both_a_pair_or_a_dual() {
    let bridges = "2 bridges were rebuilt.";
    assert_quiet(&[
        ("en", bridges, "ar", "أعيد بناء جسرين."),
        ("en", bridges, "ar", "أعيد بناء الجسرين."),
        ("en", bridges, "ar", "أعيد بناء جسري المدينة."),
        ("en", bridges, "fr", "Les deux ponts ont été reconstruits."),
        ("en", bridges, "es", "Se reconstruyeron ambos puentes."),
        ("en", bridges, "ru", "Оба моста восстановлены."),
        ("en", bridges, "zh", "两座桥已重建。"),
        ("en", "The 2 sides met.", "zh", "双方举行了会晤。"),
        (
            "ar",
            "أعيد بناء 2 من الجسور.",
            "en",
            "Both bridges were rebuilt.",
        ),
        (
            "fr",
            "2 personnes sur 4 l’ont dit.",
            "en",
            "Half of the four said so.",
        ),
        (
            "en",
            "It lasted 2 weeks.",
            "fr",
            "Cela a duré une quinzaine.",
        ),
    ]);
}

#[test]
fn small_numbers_may_be_in_other_measures() {
    assert_quiet(&[
        ("en", "It lasted 7 days.", "fr", "Cela a duré une semaine."),
        ("en", "It lasted 7 days.", "zh", "持续了一周。"),
        ("en", "It lasted 2 weeks.", "fr", "Cela a duré 14 jours."),
        ("en", "It lasted 2 weeks.", "es", "Duró 15 días."),
        ("en", "It lasted 2 days.", "ru", "Это длилось 48 часов."),
        (
            "en",
            "It lasted 10 years.",
            "fr",
            "Cela a duré une décennie.",
        ),
        (
            "en",
            "It lasted 10 years.",
            "ar",
            "استمر ذلك عقدا من الزمن.",
        ),
        ("en", "It lasted 6 months.", "ru", "Это длилось полгода."),
        (
            "en",
            "It lasted 2 weeks.",
            "fr",
            "Cela a duré quinze jours.",
        ),
        ("en", "It lasted 2 weeks.", "es", "Duró quince días."),
        (
            "en",
            "About 10 countries joined.",
            "fr",
            "Une dizaine de pays ont adhéré.",
        ),
        (
            "en",
            "About 10 countries joined.",
            "es",
            "Se sumó una decena de países.",
        ),
        ("en", "A 5-year plan.", "fr", "Un plan quinquennal."),
        ("en", "A 5-year plan.", "es", "Un plan quinquenal."),
        ("en", "A 10-year plan.", "fr", "Un plan décennal."),
        ("en", "A 10-year plan.", "es", "Un plan decenal."),
        (
            "ru",
            "Число выросло в 2 раза.",
            "es",
            "El número se duplicó.",
        ),
        ("ru", "Число выросло в 2 раза.", "zh", "人数增加一倍。"),
        ("en", "A 2-fold increase.", "ru", "Рост вдвое."),
        ("en", "A 3-fold increase.", "ru", "Рост втрое."),
        ("en", "It lasted 12 months.", "es", "Duró un año."),
        ("en", "Every 3 months it meets.", "zh", "每季度开会。"),
        (
            "en",
            "It is open from 3 to 5 p.m.",
            "fr",
            "C’est ouvert de 15 à 17 heures.",
        ),
        (
            "en",
            "It is open from 3 to 5 p.m.",
            "zh",
            "开放时间为15时至17时。",
        ),
    ]);
}

#[test]
fn telephone_numbers_are_grouped_as_each_country_has_them() {
    assert_quiet(&[
        (
            "en",
            "Call +41 22 917 1234 or (after 5 p.m.) +1 (212) 555-0142.",
            "fr",
            "Appelez le +41 22 917 12 34 ou (après 17 heures) le +1 212 555 01 42.",
        ),
        (
            "en",
            "Call +41 22 917 1234.",
            "ru",
            "Звоните: +41-22-917-12-34.",
        ),
    ]);
    let another = "Appelez le +41 22 917 12 35.";
    let told = kinds("en", "Call +41 22 917 1234.", "fr", another, &[]);
    assert!(
        matches!(told.as_slice(), [FindingKind::Numbers { .. }]),
        "{told:?}"
    );
}

#[test]
fn numbers_of_names_lists_and_dates_arent_counted() {
    assert_quiet(&[
        (
            "en",
            "The G7 met.",
            "ru",
            "«Большая семерка» провела встречу.",
        ),
        ("en", "The G7 met.", "fr", "Le G7 s’est réuni."),
        ("en", "COVID-19 is over.", "zh", "新冠疫情已经结束。"),
        ("en", "Phase 1 has begun.", "fr", "La phase 1 a commencé."),
        (
            "en",
            "Phase 1 has begun.",
            "fr",
            "La première phase a commencé.",
        ),
        ("en", "5G is here.", "fr", "La 5G est là."),
        (
            "en",
            "They have a 4x4 car.",
            "fr",
            "Ils ont une voiture tout-terrain.",
        ),
        (
            "en",
            "The 3Rs matter.",
            "zh",
            "减量、再利用和再循环很重要。",
        ),
        ("en", "2. Background", "fr", "B. Contexte"),
        (
            "en",
            "(2) Justice for all.",
            "ru",
            "b) Справедливость для всех.",
        ),
        ("en", "three (3) valleys", "fr", "trois vallées"),
        (
            "en",
            "It was on 4/5/2021.",
            "ru",
            "Это было 4 мая 2021 года.",
        ),
        ("en", "It was on 2021-05-04.", "zh", "那是在2021年5月4日。"),
        (
            "en",
            "It was on 4 May 2021.",
            "zh",
            "那是在二〇二一年五月四日。",
        ),
        ("en", "It was on 9/11.", "fr", "C’était le 11 septembre."),
        (
            "en",
            "On 1 May they met.",
            "ru",
            "Они встретились первого мая.",
        ),
        ("en", "See section 3.2 of it.", "fr", "Voir la section 3.2."),
        ("en", "It was 3–1 for them.", "es", "Ganaron por 3 a 1."),
        (
            "en",
            "It is 5 feet high.",
            "fr",
            "Il fait 1,5 mètre de haut.",
        ),
    ]);
}
