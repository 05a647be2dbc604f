//! Pages and mailboxes by their addresses: which site each is on, and which two may be one page in
//! two languages.
//!
//! A site says in many ways in which language a page is: `/fr/`, `fr.`, `?lang=fr`, `_fr.pdf`.
//! Where two addresses differ in that, the rest may differ as well, since the words of an address
//! are often translated; where they don't, they're of one page only if all of it is the same.

use crate::language::{MORE_LANGUAGES, UN_LANGUAGES};

/// What languages are called in addresses besides by their tags.
const LANGUAGE_NAMES: &[&str] = &[
    "eng",
    "fra",
    "fre",
    "esp",
    "spa",
    "rus",
    "ara",
    "arb",
    "chi",
    "zho",
    "cmn",
    "deu",
    "ger",
    "por",
    "ita",
    "english",
    "french",
    "francais",
    "français",
    "spanish",
    "espanol",
    "español",
    "russian",
    "russkij",
    "arabic",
    "chinese",
    "zhongwen",
    "german",
    "deutsch",
    "portuguese",
    "italiano",
];

/// What the question for a language is called.
const LANGUAGE_KEYS: &[&str] = &[
    "lang", "language", "locale", "hl", "lg", "lng", "ln", "langid", "langue", "idioma",
];

/// By which letter documents of the United Nations say their language at the end of their names.
const DOCUMENT_LETTERS: &[&str] = &["a", "c", "e", "f", "r", "s"];

/// Sites whose pages are many people's, or documents each with a number of its own in each
/// language: another page may be the account, the film or the document of that language.
const SHARED: &[&str] = &[
    "x.com",
    "twitter.com",
    "facebook.com",
    "instagram.com",
    "linkedin.com",
    "threads.net",
    "youtube.com",
    "youtu.be",
    "vimeo.com",
    "tiktok.com",
    "flickr.com",
    "soundcloud.com",
    "weibo.com",
    "t.me",
    "vk.com",
    "bsky.app",
    "bit.ly",
    "t.co",
    "tinyurl.com",
    "goo.gl",
    "docs.google.com",
    "forms.gle",
    "forms.office.com",
    "documents.un.org",
    "documents-dds-ny.un.org",
    "digitallibrary.un.org",
    "undocs.org",
];

/// What an address leads to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Page {
    /// The site that it's on, or the host of a mailbox.
    pub site: String,
    /// All that says in which language it is.
    pub language: String,
    /// What is left of the address.
    pub rest: String,
}

impl Page {
    pub fn of(address: &str) -> Self {
        let address = address.trim();
        let bare = strip_scheme(address, "mailto:").unwrap_or(address);
        let end = bare.find('?').unwrap_or(bare.len());
        let mailbox = bare.get(..end).and_then(|mailbox| mailbox.split_once('@'));
        match mailbox {
            Some((name, host)) if !address.contains("://") && !name.contains('/') => Self {
                site: host.to_lowercase(),
                language: String::new(),
                rest: format!("{}@", name.to_lowercase()),
            },
            _ => Self::of_web(address),
        }
    }

    fn of_web(address: &str) -> Self {
        let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
        let (host, rest) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
        let mut page = Self {
            site: host.to_lowercase(),
            language: String::new(),
            rest: String::new(),
        };
        page.take_host();
        let (rest, fragment) = rest.split_once('#').unwrap_or((rest, ""));
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        let mut segments = path.split('/').filter(|segment| !segment.is_empty());
        let mut segment = segments.next();
        while let Some(this) = segment {
            segment = segments.next();
            page.take_segment(this, segment.is_none());
        }
        for asked in query.split('&').filter(|asked| !asked.is_empty()) {
            page.take_query(asked);
        }
        // Where on a page it leads to doesn't matter; some sites have their pages behind it.
        if fragment.starts_with(['/', '!']) {
            page.rest.push_str(fragment.trim_end_matches('/'));
        }
        page.rest = page.rest.to_lowercase();
        page
    }

    fn take_host(&mut self) {
        if let Some(bare) = self.site.strip_prefix("www.") {
            self.site = bare.to_owned();
        }
        if let Some((first, others)) = self.site.split_once('.')
            && others.contains('.')
            && is_language(first)
        {
            self.language.push_str(first);
            self.site = others.to_owned();
        }
    }

    fn take_segment(&mut self, segment: &str, is_last: bool) {
        if is_language(segment) {
            self.language.push_str(&segment.to_lowercase());
            return;
        }
        self.rest.push('/');
        match language_of_file(segment).filter(|_| is_last) {
            Some((before, language, behind)) => {
                self.language.push_str(&language.to_lowercase());
                self.rest.extend([before, behind]);
            }
            None => self.rest.push_str(segment),
        }
    }

    fn take_query(&mut self, asked: &str) {
        let (key, value) = asked.split_once('=').unwrap_or((asked, ""));
        let key = key.to_lowercase();
        if LANGUAGE_KEYS.contains(&&*key) || (value.is_empty() && is_language(&key)) {
            let said = if value.is_empty() { &key } else { value };
            self.language.push_str(&said.to_lowercase());
        } else if !key.starts_with("utm_") {
            self.rest.push('?');
            self.rest.push_str(asked);
        }
    }

    /// Whether all of it but a year is the same, as in the reports of two years.
    fn is_of_another_year(&self, other: &Self) -> bool {
        let pieces = |rest: &str| -> Vec<String> {
            let pieces = rest.split(|c: char| !c.is_alphanumeric());
            pieces.map(str::to_owned).collect()
        };
        let (ours, theirs) = (pieces(&self.rest), pieces(&other.rest));
        let is_year = |piece: &str| {
            let digits = piece.bytes().all(|letter| letter.is_ascii_digit());
            digits && piece.len() == 4 && (piece.starts_with("19") || piece.starts_with("20"))
        };
        let mut pairs = ours.iter().zip(&theirs);
        ours.len() == theirs.len()
            && self.rest != other.rest
            && pairs.all(|(ours, theirs)| ours == theirs || (is_year(ours) && is_year(theirs)))
    }

    /// Whether it may be the same page as another, in whichever language.
    pub fn may_be(&self, other: &Self) -> bool {
        let is_alike = || {
            self.rest == other.rest
                || (self.language != other.language && !self.is_of_another_year(other))
        };
        self.site == other.site && (is_alike() || SHARED.contains(&&*self.site))
    }
}

/// An address without its scheme, in whatever letters that is; `None` where it has another.
fn strip_scheme<'a>(address: &'a str, scheme: &str) -> Option<&'a str> {
    let (start, rest) = address.split_at_checked(scheme.len())?;
    start.eq_ignore_ascii_case(scheme).then_some(rest)
}

/// Whether part of an address says a language: 'fr', 'zh-hans', 'pt_BR', 'english'.
fn is_language(part: &str) -> bool {
    let part = part.to_lowercase();
    let mut pieces = part.split(['-', '_']);
    let first = pieces.next().unwrap_or_default();
    let is_region = |piece: &str| {
        (2..=4).contains(&piece.len()) && piece.bytes().all(|letter| letter.is_ascii_alphanumeric())
    };
    let is_tag = UN_LANGUAGES
        .iter()
        .chain(MORE_LANGUAGES)
        .any(|tag| *tag == first);
    (is_tag && pieces.all(is_region)) || LANGUAGE_NAMES.contains(&&*part)
}

/// The language that the name of a page or a file says, with what stands before and behind it:
/// 'report_fr.pdf', 'index.es.html', 'press-release-fr', 'Report_FR_2024.pdf', 'A_75_1_F.pdf'.
fn language_of_file(name: &str) -> Option<(&str, &str, &str)> {
    language_at_end(name).or_else(|| language_within(name))
}

/// The same of one among others: one of two letters in capitals, or of the same kind as the last.
fn language_within(name: &str) -> Option<(&str, &str, &str)> {
    let signs = name.match_indices(['_', '-']);
    let mut pieces = signs.map(|(at, _)| at + 1).filter_map(|start| {
        let rest = name.get(start..)?;
        let end = rest.find(['_', '-', '.']).unwrap_or(rest.len());
        let piece = rest.get(..end)?;
        let is_last = end == rest.len();
        let is_said = is_language(piece) && piece.len() == 2;
        let is_shown = is_last || piece.bytes().all(|letter| letter.is_ascii_uppercase());
        let (before, behind) = (name.get(..start - 1)?, rest.get(end..)?);
        (is_said && is_shown).then_some((before, piece, behind))
    });
    pieces.next()
}

/// The same of what stands at the end, before what says what kind of file it is.
fn language_at_end(name: &str) -> Option<(&str, &str, &str)> {
    let (stem, ending) = name.split_at(name.rfind('.')?);
    let at = stem.rfind(['_', '-', '.', '('])?;
    let (before, sign) = stem.split_at(at);
    let language = sign.get(1..)?.trim_end_matches(')');
    let is_letter = DOCUMENT_LETTERS.contains(&&*language.to_lowercase())
        && matches!(ending, ".pdf" | ".doc" | ".docx");
    (is_language(language) || is_letter).then_some((before, language, ending))
}
