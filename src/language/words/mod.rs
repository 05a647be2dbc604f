//! The words that a page prints by itself, in the six languages of the
//! United Nations: 'Press release', 'Notes to editors', 'For more information'.
//!
//! A file a language, each with every word, which the compiler holds. The
//! wordings are those seen on pages of organizations where there are any;
//! where a language would have to decline a name that it can't know, a label
//! with a colon stands instead. A release may print any of them otherwise.

mod ar;
mod en;
mod es;
mod fr;
mod ru;
mod zh;

use super::{Conventions, Quoting, Tag, UN_LANGUAGES};

macro_rules! words {
    ($($(#[$doc:meta])* $word:ident $key:literal,)*) => {
        /// A word, or a phrase, that a page prints by itself.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Word {
            $($(#[$doc])* $word,)*
        }

        impl Word {
            /// All words, in the order of a page.
            pub const ALL: &[Self] = &[$(Self::$word,)*];

            /// What the word is called in files and house styles.
            pub fn key(self) -> &'static str {
                match self {
                    $(Self::$word => $key,)*
                }
            }
        }
    };
}

words! {
    /// The label of a press release.
    PressRelease "press-release",
    /// The label of a news release.
    NewsRelease "news-release",
    /// The label of a media advisory.
    MediaAdvisory "media-advisory",
    /// The label of a statement.
    Statement "statement",
    /// The label of a background note.
    BackgroundNote "background-note",
    /// The release line of one that may be used at once.
    ForImmediateRelease "for-immediate-release",
    /// The release line of one under embargo; `{when}` stands for the moment.
    EmbargoedUntil "embargoed-until",
    /// What stands before the languages in which there is a version.
    AvailableIn "available-in",
    /// The label of a release to which something was added.
    Updated "updated",
    /// The label of a release in which something was wrong.
    Corrected "corrected",
    /// The label of a release that shouldn't be used any longer.
    Withdrawn "withdrawn",
    /// What stands before the release that this one replaces.
    Replaces "replaces",
    /// What stands above the co-organizers.
    CoOrganizedBy "co-organized-by",
    /// What stands above the partners.
    InPartnershipWith "in-partnership-with",
    /// The heading of the key points.
    KeyPoints "key-points",
    /// The heading of what readers should do.
    CallToAction "call-to-action",
    /// The heading of the notes to editors.
    NotesToEditors "notes-to-editors",
    /// The heading of a boilerplate; `{name}` stands for the organization.
    About "about",
    /// The heading of the contacts.
    ForMoreInformation "for-more-information",
    /// What stands before a telephone number.
    Telephone "telephone",
    /// What stands before a number for outside office hours.
    OutOfHours "out-of-hours",
    /// What stands before an e-mail address.
    Email "email",
    /// What stands before the languages that somebody speaks.
    Languages "languages",
    /// What stands before the hours in which somebody can be reached.
    Hours "hours",
    /// The heading of what editors can print.
    MediaAssets "media-assets",
    /// What stands before who took a picture.
    Credit "credit",
    /// What stands before who may use a picture.
    Licence "licence",
    /// The words of a link to a picture's version for print.
    PrintVersion "print-version",
    /// The heading of the links.
    Web "web",
    /// The heading of the texts for social media.
    SocialMedia "social-media",
    /// The heading of the footnotes, where they need one.
    Footnotes "footnotes",
    /// The note that somebody spoke in another language, with its brackets; `{language}` stands
    /// for that.
    TranslatedFrom "translated-from",
    /// The note that words were translated back into the language in which they were spoken,
    /// with its brackets.
    TranslatedBack "translated-back",
    /// What opens a quotation, with the space that the language wants inside.
    QuoteOpen "quote-open",
    /// What closes a quotation, with the space that the language wants inside.
    QuoteClose "quote-close",
    /// What stands between the parts of a line: a comma.
    Comma "comma",
    /// What stands between a label and what it labels: a colon with its spaces.
    Colon "colon",
    /// What stands between the dateline and the text: a dash with its spaces.
    Dash "dash",
}

impl Word {
    /// Whether it stands by itself above or before something, as a heading or a label does.
    pub fn is_heading(self) -> bool {
        !matches!(
            self,
            Self::EmbargoedUntil
                | Self::About
                | Self::TranslatedFrom
                | Self::TranslatedBack
                | Self::QuoteOpen
                | Self::QuoteClose
                | Self::Comma
                | Self::Colon
                | Self::Dash
        )
    }

    /// Whether there are words of this language, and not only English ones.
    pub fn is_known_in(language: &Tag) -> bool {
        UN_LANGUAGES.contains(&language.language())
    }

    /// The word as it's printed in `language`, with the spaces that its conventions want.
    pub fn printed(self, language: &Tag, conventions: Conventions) -> String {
        let word = self.in_language(language);
        if !Self::is_known_in(language)
            && let Some((open, close)) = Quoting::of(language).and_then(|known| known.outer.first())
        {
            match self {
                Self::QuoteOpen => return open.to_string(),
                Self::QuoteClose => return close.to_string(),
                _ => {}
            }
        }
        conventions.spaced(word, language)
    }

    /// The word in `language`; in English where there is none of its own.
    pub fn in_language(self, language: &Tag) -> &'static str {
        match language.language() {
            "ar" => ar::word(self),
            "es" => es::word(self),
            "fr" => fr::word(self),
            "ru" => ru::word(self),
            "zh" => zh::word(self),
            _ => en::word(self),
        }
    }
}
