//! The words of Arabic pages.

use super::Word;

pub(super) fn word(word: Word) -> &'static str {
    match word {
        Word::PressRelease => "بيان صحفي",
        Word::NewsRelease => "خبر صحفي",
        Word::MediaAdvisory => "تنويه لوسائل الإعلام",
        Word::Statement => "تصريح",
        Word::BackgroundNote => "مذكرة معلومات أساسية",
        Word::ForImmediateRelease => "للنشر الفوري",
        Word::EmbargoedUntil => "لا يُنشر ولا يُذاع قبل {when}",
        Word::AvailableIn => "متاح باللغات",
        Word::Updated => "نسخة محدَّثة",
        Word::Corrected => "نسخة مصوَّبة",
        Word::Withdrawn => "سُحب هذا البيان",
        Word::Replaces => "يحل محل",
        Word::CoOrganizedBy => "بالاشتراك في التنظيم",
        Word::InPartnershipWith => "بالشراكة مع",
        Word::KeyPoints => "النقاط الرئيسية",
        Word::CallToAction => "ما يمكن عمله",
        Word::NotesToEditors => "ملاحظات للمحررين",
        Word::About => "نبذة عن {name}",
        Word::ForMoreInformation => "لمزيد من المعلومات",
        Word::Telephone => "هاتف",
        Word::OutOfHours => "خارج ساعات العمل",
        Word::Email => "بريد إلكتروني",
        Word::Languages => "اللغات",
        Word::Hours => "ساعات العمل",
        Word::MediaAssets => "مواد لوسائل الإعلام",
        Word::Credit => "الصورة",
        Word::Licence => "الترخيص",
        Word::PrintVersion => "نسخة للطباعة",
        Word::Web => "الموقع الشبكي",
        Word::SocialMedia => "وسائل التواصل الاجتماعي",
        Word::Footnotes => "الحواشي",
        // As pages of the United Nations and CLDR have them: each turned the other way than in English.
        Word::TranslatedFrom => "(اللغة الأصلية: {language})",
        Word::TranslatedBack => "(ترجمة عكسية)",
        Word::QuoteOpen => "”",
        Word::QuoteClose => "“",
        Word::Comma => "،",
        Word::Colon => ": ",
        Word::Dash => " – ",
    }
}
