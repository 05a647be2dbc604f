//! The words of Russian pages.

use super::Word;

pub(super) fn word(word: Word) -> &'static str {
    match word {
        Word::PressRelease => "Пресс-релиз",
        Word::NewsRelease => "Новостной релиз",
        Word::MediaAdvisory => "Анонс для СМИ",
        Word::Statement => "Заявление",
        Word::BackgroundNote => "Справочная информация",
        Word::ForImmediateRelease => "Для немедленного распространения",
        Word::EmbargoedUntil => "Эмбарго: не подлежит опубликованию до {when}",
        Word::AvailableIn => "Другие языки",
        Word::Updated => "Обновленная версия",
        Word::Corrected => "Исправленная версия",
        Word::Withdrawn => "Пресс-релиз отозван",
        Word::Replaces => "Заменяет",
        Word::CoOrganizedBy => "Соорганизаторы",
        Word::InPartnershipWith => "Партнеры",
        Word::KeyPoints => "Главное",
        Word::CallToAction => "Что можно сделать",
        Word::NotesToEditors => "Примечание для редакторов",
        Word::About => "Справка: {name}",
        Word::ForMoreInformation => "Дополнительная информация",
        Word::Telephone => "Тел.",
        Word::OutOfHours => "В нерабочее время",
        Word::Email => "Эл. почта",
        Word::Languages => "Языки",
        Word::Hours => "Часы работы",
        Word::MediaAssets => "Материалы для СМИ",
        Word::Credit => "Фото",
        Word::Licence => "Лицензия",
        Word::PrintVersion => "Версия для печати",
        Word::Web => "Веб-сайт",
        Word::SocialMedia => "Социальные сети",
        Word::Footnotes => "Сноски",
        Word::QuoteOpen => "«",
        Word::QuoteClose => "»",
        Word::Comma => ",",
        Word::Colon => ": ",
        Word::Dash => "\u{a0}— ",
    }
}
