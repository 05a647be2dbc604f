//! The words of English pages.

use super::Word;

pub(super) fn word(word: Word) -> &'static str {
    match word {
        Word::PressRelease => "Press release",
        Word::NewsRelease => "News release",
        Word::MediaAdvisory => "Media advisory",
        Word::Statement => "Statement",
        Word::BackgroundNote => "Background note",
        Word::ForImmediateRelease => "FOR IMMEDIATE RELEASE",
        Word::EmbargoedUntil => "Embargoed until {when}",
        Word::AvailableIn => "Available in",
        Word::Updated => "Updated",
        Word::Corrected => "Corrected",
        Word::Withdrawn => "Withdrawn",
        Word::Replaces => "Replaces",
        Word::CoOrganizedBy => "Co-organized by",
        Word::InPartnershipWith => "In partnership with",
        Word::KeyPoints => "Key points",
        Word::CallToAction => "What you can do",
        Word::NotesToEditors => "Notes to editors",
        Word::About => "About {name}",
        Word::ForMoreInformation => "For more information",
        Word::Telephone => "Tel.",
        Word::OutOfHours => "Out of hours",
        Word::Email => "E-mail",
        Word::Languages => "Languages",
        Word::Hours => "Hours",
        Word::MediaAssets => "For the media",
        Word::Credit => "Photo",
        Word::Licence => "Licence",
        Word::PrintVersion => "Version for print",
        Word::Web => "Web",
        Word::SocialMedia => "Social media",
        Word::Footnotes => "Footnotes",
        Word::QuoteOpen => "“",
        Word::QuoteClose => "”",
        Word::Comma => ",",
        Word::Colon => ": ",
        Word::Dash => " – ",
    }
}
