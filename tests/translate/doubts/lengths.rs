//! Translations that are far longer or shorter than what they translate; and those that only say
//! names in full.

use communique::translate::checks::FindingKind;

use super::{assert_quiet, assert_told};

const PARAGRAPHS: &str = "Les participants se sont réunis dans la salle pour examiner les progrès accomplis depuis la dernière session.\nIls ont rappelé l’importance de la coopération entre les États Membres et la société civile, et ont appelé à redoubler d’efforts.\nLa prochaine réunion se tiendra au printemps.";

#[test]
fn what_is_far_longer_or_shorter_is_told() {
    assert_told([
        (
            ("en", "The participants met in the hall.", "fr", PARAGRAPHS),
            FindingKind::Long,
        ),
        (
            (
                "en",
                "The participants met in the hall to look at progress made since the last session.",
                "fr",
                PARAGRAPHS,
            ),
            FindingKind::Long,
        ),
        (
            (
                "en",
                "The meeting is over.",
                "zh",
                "会议已经结束。与会者回顾了自上届会议以来取得的进展，并强调会员国与民间社会合作的重要性。下次会议将于春季举行。",
            ),
            FindingKind::Long,
        ),
        (
            (
                "en",
                "WHO spoke.",
                "ru",
                "Всемирная организация здравоохранения выступила с подробным заявлением, в котором призвала государства-члены удвоить усилия, укрепить сотрудничество с гражданским обществом и выделить дополнительные средства на нужды наиболее уязвимых.",
            ),
            FindingKind::Long,
        ),
        (
            (
                "en",
                "The participants met in the hall to look at progress made since the last session.",
                "fr",
                "Ils se sont réunis.",
            ),
            FindingKind::Short,
        ),
        (
            (
                "en",
                "The participants met in the hall to look at progress made since the last session.",
                "zh",
                "他们开会。",
            ),
            FindingKind::Short,
        ),
    ]);
}

#[test]
fn names_may_be_written_out_or_shortened() {
    assert_quiet(&[
        (
            "en",
            "UNODC",
            "ru",
            "Управление Организации Объединенных Наций по наркотикам и преступности (УНП ООН)",
        ),
        (
            "en",
            "UNODC, UNICEF and WHO met.",
            "fr",
            "L’Office des Nations Unies contre la drogue et le crime, le Fonds des Nations Unies pour l’enfance et l’Organisation mondiale de la Santé se sont réunis.",
        ),
        (
            "en",
            "UNODC, UNICEF and WHO met.",
            "ar",
            "اجتمع مكتب الأمم المتحدة المعني بالمخدرات والجريمة ومنظمة الأمم المتحدة للطفولة ومنظمة الصحة العالمية.",
        ),
        (
            "fr",
            "L’Office des Nations Unies contre la drogue et le crime et l’Organisation mondiale de la Santé se sont réunis.",
            "en",
            "UNODC and WHO met.",
        ),
        (
            "en",
            "United Nations Interregional Crime and Justice Research Institute",
            "ru",
            "ЮНИКРИ",
        ),
        (
            "zh",
            "禁毒办",
            "en",
            "United Nations Office on Drugs and Crime",
        ),
        (
            "en",
            "The participants met in the hall.",
            "zh",
            "与会者在大厅开会。",
        ),
        (
            "en",
            "They met.",
            "es",
            "Las personas participantes se reunieron.",
        ),
        (
            "en",
            "Media advisory",
            "ru",
            "Информационное сообщение для представителей средств массовой информации",
        ),
        ("en", "Q&A", "fr", "Questions et réponses"),
    ]);
}
