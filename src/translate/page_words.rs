//! What an edition's page prints by itself and nobody has said in its language: the program has
//! words of its own in six languages, and English ones stand in all others.

use super::EditionPage;
use crate::language::{Word, is_written_alike};
use crate::release::{
    Block, Contact, Edition, Line, Prose, Release, RevisionKind, Role, Timing, link_address,
};

/// The words that the page of an edition prints in English, since neither the program nor the
/// edition has any in its language; in the order of a page. A person's own house style may print
/// others.
pub fn unknown_words(release: &Release, edition: &Edition) -> Vec<Word> {
    if Word::is_known_in(&edition.language) {
        return Vec::new();
    }
    let is_said = |word: &Word| {
        let own = edition.fixed_words.get(word.key());
        own.is_some_and(|own| !own.text.is_blank())
    };
    let page = EditionPage::new(release, edition);
    let printed = Printed {
        release: &page.release,
    };
    let words = Word::ALL.iter().copied();
    words
        .filter(|word| printed.has(*word) && !is_said(word))
        .collect()
}

struct Printed<'a> {
    release: &'a Release,
}

impl Printed<'_> {
    fn has(&self, word: Word) -> bool {
        let release = self.release;
        let says = |prose: &Prose| !prose.is_blank();
        match word {
            Word::PressRelease
            | Word::NewsRelease
            | Word::MediaAdvisory
            | Word::Statement
            | Word::BackgroundNote => release.label.is_blank() && release.kind.word() == word,
            Word::ForImmediateRelease => release.timing == Timing::Immediate,
            Word::EmbargoedUntil => matches!(release.timing, Timing::Embargoed { .. }),
            Word::AvailableIn => !release.language_versions.is_empty(),
            Word::Updated => release.revision.kind == Some(RevisionKind::Updated),
            Word::Corrected => release.revision.kind == Some(RevisionKind::Corrected),
            Word::Withdrawn => release.revision.kind == Some(RevisionKind::Withdrawn),
            Word::Replaces => {
                release.revision.kind.is_some() && !release.revision.replaces.is_blank()
            }
            Word::CoOrganizedBy => self.has_organizer(Role::CoOrganizer),
            Word::InPartnershipWith => self.has_organizer(Role::Partner),
            Word::KeyPoints => self.has_block(
                |block| matches!(block, Block::KeyPoints(points) if points.heading.is_blank()),
            ),
            Word::CallToAction => says(&release.call_to_action),
            Word::NotesToEditors => says(&release.notes_to_editors),
            Word::About => {
                let mut all = release.boilerplates.iter();
                all.any(|one| !one.organization.is_blank())
            }
            Word::ForMoreInformation => self.has_contact(|_| true),
            Word::Telephone => self.has_contact(|contact| !contact.telephone.is_blank()),
            Word::OutOfHours => self.has_contact(|contact| !contact.out_of_hours.is_blank()),
            Word::Languages => self.has_contact(|contact| !contact.languages.is_blank()),
            Word::Hours => self.has_contact(|contact| !contact.hours.is_blank()),
            Word::MediaAssets => !release.media_assets.is_empty(),
            Word::Credit => self.has_credit(|credit, _| !credit.is_blank()),
            Word::Licence => self.has_credit(|_, licence| !licence.is_blank()),
            Word::PrintVersion => {
                let mut all = release.media_assets.iter();
                all.any(|asset| link_address(asset.url.as_str()).is_some())
            }
            Word::Web => !release.links.is_empty(),
            Word::SocialMedia => says(&release.social_posts),
            Word::TranslatedFrom => self.has_quote_spoken(false),
            Word::TranslatedBack => self.has_quote_spoken(true),
            // No page prints them, or they're signs that languages share.
            Word::Email
            | Word::Footnotes
            | Word::QuoteOpen
            | Word::QuoteClose
            | Word::Comma
            | Word::Colon
            | Word::Dash => false,
        }
    }

    fn has_organizer(&self, role: Role) -> bool {
        let mut all = self.release.organizers.iter();
        all.any(|organizer| organizer.role == role)
    }

    fn has_block(&self, is_it: impl Fn(&Block) -> bool) -> bool {
        let sections = self.release.sections.iter();
        sections.flat_map(|section| &section.blocks).any(is_it)
    }

    fn has_contact(&self, is_it: impl Fn(&Contact) -> bool) -> bool {
        let groups = self.release.contacts.iter();
        groups.flat_map(|group| &group.people).any(is_it)
    }

    fn has_credit(&self, is_it: impl Fn(&Line, &Line) -> bool) -> bool {
        let mut assets = self.release.media_assets.iter();
        assets.any(|asset| is_it(&asset.credit, &asset.licence))
            || self.has_block(|block| match block {
                Block::Picture(picture) => is_it(&picture.credit, &picture.licence),
                _ => false,
            })
    }

    /// Whether somebody is quoted whose words are a translation: of what was spoken in the
    /// edition's own language, or in another.
    fn has_quote_spoken(&self, in_its_language: bool) -> bool {
        let own = &self.release.language;
        self.has_block(|block| match block {
            // Where the words are known as they were spoken, nothing is said of them.
            Block::Quote(quote) if !in_its_language || quote.original.is_blank() => {
                let from = quote.translated_from.as_ref();
                from.is_some_and(|from| is_written_alike(from, own) == in_its_language)
            }
            _ => false,
        })
    }
}
