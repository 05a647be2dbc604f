//! The words of Spanish pages.

use super::Word;

pub(super) fn word(word: Word) -> &'static str {
    match word {
        Word::PressRelease => "Comunicado de prensa",
        Word::NewsRelease => "Nota de prensa",
        Word::MediaAdvisory => "Aviso a los medios",
        Word::Statement => "Declaración",
        Word::BackgroundNote => "Nota informativa",
        Word::ForImmediateRelease => "Para publicación inmediata",
        Word::EmbargoedUntil => "Embargado hasta {when}",
        Word::AvailableIn => "Disponible en",
        Word::Updated => "Versión actualizada",
        Word::Corrected => "Versión corregida",
        Word::Withdrawn => "Comunicado retirado",
        Word::Replaces => "Sustituye a",
        Word::CoOrganizedBy => "Coorganización",
        Word::InPartnershipWith => "En colaboración con",
        Word::KeyPoints => "Puntos clave",
        Word::CallToAction => "Qué puede hacer",
        Word::NotesToEditors => "Notas para los editores",
        Word::About => "Acerca de: {name}",
        Word::ForMoreInformation => "Para más información",
        Word::Telephone => "Tel.",
        Word::OutOfHours => "Fuera de horario",
        Word::Email => "Correo electrónico",
        Word::Languages => "Idiomas",
        Word::Hours => "Horario",
        Word::MediaAssets => "Para los medios",
        Word::Credit => "Foto",
        Word::Licence => "Licencia",
        Word::PrintVersion => "Versión para imprenta",
        Word::Web => "Web",
        Word::SocialMedia => "Redes sociales",
        Word::Footnotes => "Notas a pie de página",
        Word::QuoteOpen => "“",
        Word::QuoteClose => "”",
        Word::Comma => ",",
        Word::Colon => ": ",
        Word::Dash => " – ",
    }
}
