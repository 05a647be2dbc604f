//! The words of French pages.

use super::Word;

pub(super) fn word(word: Word) -> &'static str {
    match word {
        Word::PressRelease => "Communiqué de presse",
        Word::NewsRelease => "Communiqué",
        Word::MediaAdvisory => "Avis aux médias",
        Word::Statement => "Déclaration",
        Word::BackgroundNote => "Note d’information",
        Word::ForImmediateRelease => "Pour diffusion immédiate",
        Word::EmbargoedUntil => "Sous embargo jusqu’au {when}",
        Word::AvailableIn => "Disponible en",
        Word::Updated => "Version mise à jour",
        Word::Corrected => "Version corrigée",
        Word::Withdrawn => "Communiqué retiré",
        Word::Replaces => "Remplace",
        Word::CoOrganizedBy => "Coorganisation",
        Word::InPartnershipWith => "En partenariat avec",
        Word::KeyPoints => "Points clés",
        Word::CallToAction => "Que faire ?",
        Word::NotesToEditors => "Note aux rédactions",
        Word::About => "À propos : {name}",
        Word::ForMoreInformation => "Pour plus d’informations",
        Word::Telephone => "Tél.",
        Word::OutOfHours => "Hors heures de bureau",
        Word::Email => "Courriel",
        Word::Languages => "Langues",
        Word::Hours => "Heures",
        Word::MediaAssets => "Pour les médias",
        Word::Credit => "Photo",
        Word::Licence => "Licence",
        Word::PrintVersion => "Version pour l’impression",
        Word::Web => "Web",
        Word::SocialMedia => "Réseaux sociaux",
        Word::Footnotes => "Notes de bas de page",
        Word::QuoteOpen => "«\u{a0}",
        Word::QuoteClose => "\u{a0}»",
        Word::Comma => ",",
        Word::Colon => "\u{a0}: ",
        Word::Dash => " – ",
    }
}
