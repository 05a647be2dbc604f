//! A release as a PDF file: the pages that the window shows.

use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;

use super::Concessions;
use crate::language::{Tag, Word};
use crate::release::{FieldPath, Id, Release};
use crate::translate::{EditionPage, Standing, Translation, Unit, Untranslated, unknown_words};
use crate::typeset::{
    HouseStyle, LONGEST_STYLE, MissingLetters, PdfError, Problem, Typeset, Typesetter,
};

/// The stack of the thread that typesets in a person's own style, in bytes.
const STACK: usize = 32 * 1024 * 1024;

/// Why no PDF was made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PdfFailure {
    /// The release's house style isn't among those known.
    #[error("there is no house style ‘{0}’")]
    NoSuchStyle(String),
    /// So many conflicts are open: what the release says there isn't settled.
    #[error(
        "two people changed the same in {0} places, which aren't settled: open the release and settle them"
    )]
    Unsettled(usize),
    /// The edition isn't one of the release's.
    #[error("there is no edition ‘{0}’")]
    NoSuchEdition(Id),
    /// What an edition isn't done with.
    #[error(
        "the edition isn't finished: {} of its texts aren't translated and confirmed, and {} words of its page are English",
        .units.len(), .words.len()
    )]
    Incomplete {
        /// The edition.
        edition: Id,
        /// The texts, and how each stands.
        units: Vec<(Unit, Standing)>,
        /// What the page prints by itself, in English since nobody has said it in the edition's
        /// language.
        words: Vec<Word>,
        /// The edition's language, where no font of the page has its letters.
        without_letters: Option<Tag>,
    },
    /// The house style fails; what it says.
    #[error("the house style ‘{style}’ fails: {}", said(.problems))]
    Style {
        /// The style.
        style: String,
        /// What fails.
        problems: Vec<Problem>,
    },
    /// The house style, one of a person's own, takes too long.
    #[error("the house style ‘{0}’ takes more than {limit} seconds", limit = LONGEST_STYLE.as_secs())]
    SlowStyle(String),
    /// Pictures lack alternative texts: the fields that they belong into.
    #[error("pictures have no alternative text")]
    AlternativeTexts(Vec<FieldPath>),
    /// Letters that no font has.
    #[error("no font has some of the letters")]
    MissingLetters(Vec<MissingLetters>),
    /// Anything else that the standard or the engine doesn't allow.
    #[error("{}", said(.0))]
    Problems(Vec<Problem>),
}

/// The release as a PDF file, or the edition of it called so, in its own house style, which is
/// one of `styles`.
///
/// The same release gives the same bytes.
///
/// # Errors
/// If the style can't be had or fails, or something is missing that nobody has conceded. The
/// fields that are named are those in which it's written.
pub fn pdf(
    release: &Release,
    edition: Option<&Id>,
    styles: &[HouseStyle],
    concessions: Concessions,
) -> Result<Vec<u8>, PdfFailure> {
    let unsettled = release.unsettled().count();
    if unsettled > 0 {
        return Err(PdfFailure::Unsettled(unsettled));
    }
    let Some(id) = edition else {
        return pdf_of(release, None, styles, concessions);
    };
    let edition = release.edition(id);
    let edition = edition.ok_or_else(|| PdfFailure::NoSuchEdition(id.clone()))?;
    let units = Translation::new(release, edition).unfinished();
    let words = unknown_words(release, edition);
    let is_finished = units.is_empty() && words.is_empty();
    if !is_finished && !concessions.incomplete {
        let style = HouseStyle::named(release.style.house.as_str(), styles);
        let has_letters = style.is_none_or(|style| style.has_letters_of(&edition.language));
        return Err(PdfFailure::Incomplete {
            edition: id.clone(),
            units,
            words,
            without_letters: (!has_letters).then(|| edition.language.clone()),
        });
    }
    let page = EditionPage::new(release, edition);
    let made = pdf_of(&page.release, Some(&page.untranslated), styles, concessions);
    made.map_err(|failure| failure.written(&page))
}

/// A release's own pages.
fn pdf_of(
    release: &Release,
    untranslated: Option<&Untranslated>,
    styles: &[HouseStyle],
    concessions: Concessions,
) -> Result<Vec<u8>, PdfFailure> {
    let name = release.style.house.as_str();
    let style =
        HouseStyle::named(name, styles).ok_or_else(|| PdfFailure::NoSuchStyle(name.to_owned()))?;
    let typeset = match style.shipped {
        true => Typesetter::new().typeset_with(release, untranslated, &style),
        false => typeset_in_time(release, untranslated, &style)?,
    };
    match typeset.pages {
        Some(pages) if typeset.problems.is_empty() => {
            let accessibility = concessions.accessibility();
            pages.pdf(release, accessibility).map_err(PdfFailure::from)
        }
        _ => Err(PdfFailure::Style {
            style: style.name,
            problems: typeset.problems,
        }),
    }
}

/// Typesets in a style that may run for ever, which is left to itself then.
fn typeset_in_time(
    release: &Release,
    untranslated: Option<&Untranslated>,
    style: &HouseStyle,
) -> Result<Typeset, PdfFailure> {
    let (release, own) = (release.clone(), style.clone());
    let untranslated = untranslated.cloned();
    let (sender, done) = channel();
    let work = move || {
        // Nobody may be waiting any longer.
        let mut typesetter = Typesetter::new();
        let typeset = typesetter.typeset_with(&release, untranslated.as_ref(), &own);
        let _ = sender.send(typeset);
    };
    let begun = thread::Builder::new()
        .name("house style".into())
        .stack_size(STACK)
        .spawn(work);
    let slow = || PdfFailure::SlowStyle(style.name.clone());
    begun.map_err(|error| PdfFailure::Problems(vec![Problem::new(error.to_string())]))?;
    match done.recv_timeout(LONGEST_STYLE) {
        Ok(typeset) => Ok(typeset),
        Err(RecvTimeoutError::Timeout) => Err(slow()),
        Err(RecvTimeoutError::Disconnected) => Err(PdfFailure::Problems(vec![Problem::failed()])),
    }
}

impl PdfFailure {
    /// The same, with the fields in which is written what stands on an edition's page.
    fn written(mut self, page: &EditionPage) -> Self {
        match &mut self {
            Self::AlternativeTexts(fields) => {
                for field in fields {
                    *field = page.written(field);
                }
            }
            Self::MissingLetters(letters) => {
                let spots = letters.iter_mut();
                for spot in spots.filter_map(|missing| missing.spot.as_mut()) {
                    spot.path = page.written(&spot.path);
                }
            }
            _ => {}
        }
        self
    }
}

impl From<PdfError> for PdfFailure {
    fn from(error: PdfError) -> Self {
        match error {
            PdfError::AlternativeTexts(fields) => Self::AlternativeTexts(fields),
            PdfError::MissingLetters(letters) => Self::MissingLetters(letters),
            PdfError::Problems(problems) => Self::Problems(problems),
        }
    }
}

fn said(problems: &[Problem]) -> String {
    let said: Vec<String> = problems.iter().map(ToString::to_string).collect();
    said.join("; ")
}
