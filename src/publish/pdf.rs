//! A release as a PDF file: the pages that the window shows.

use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;

use crate::release::{FieldPath, Release};
use crate::typeset::{
    Accessibility, HouseStyle, LONGEST_STYLE, MissingLetters, PdfError, Problem, Typeset,
    Typesetter,
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

/// The release as a PDF file, in its own house style, which is one of `styles`.
///
/// The same release gives the same bytes.
///
/// # Errors
/// If the style can't be had or fails, or something stands against
/// accessibility that was asked for.
pub fn pdf(
    release: &Release,
    styles: &[HouseStyle],
    accessibility: Accessibility,
) -> Result<Vec<u8>, PdfFailure> {
    if !release.conflicts.is_empty() {
        return Err(PdfFailure::Unsettled(release.conflicts.len()));
    }
    let name = release.style.house.as_str();
    let style =
        HouseStyle::named(name, styles).ok_or_else(|| PdfFailure::NoSuchStyle(name.to_owned()))?;
    let typeset = match style.shipped {
        true => Typesetter::new().typeset(release, &style),
        false => typeset_in_time(release, &style)?,
    };
    match typeset.pages {
        Some(pages) if typeset.problems.is_empty() => {
            pages.pdf(release, accessibility).map_err(PdfFailure::from)
        }
        _ => Err(PdfFailure::Style {
            style: style.name,
            problems: typeset.problems,
        }),
    }
}

/// Typesets in a style that may run for ever, which is left to itself then.
fn typeset_in_time(release: &Release, style: &HouseStyle) -> Result<Typeset, PdfFailure> {
    let (release, own) = (release.clone(), style.clone());
    let (sender, done) = channel();
    let work = move || {
        // Nobody may be waiting any longer.
        let _ = sender.send(Typesetter::new().typeset(&release, &own));
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
