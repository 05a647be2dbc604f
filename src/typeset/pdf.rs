//! Pages as a PDF file.

use std::panic::{AssertUnwindSafe, catch_unwind};

use typst::foundations::Smart;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::clusters::divided;
use super::printed_pictures::{silent_pictures, unwritable_pictures};
use super::{MissingLetters, Pages, Problem};
use crate::release::{FieldPath, Release};

/// Whether a PDF must be one that everybody can read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accessibility {
    /// It conforms to PDF/UA-1, or it isn't made.
    Required,
    /// It has tags as far as they go.
    BestEffort,
}

/// Why no PDF was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PdfError {
    /// Pictures without alternative text: the fields that it belongs into.
    AlternativeTexts(Vec<FieldPath>),
    /// Letters that no font has.
    MissingLetters(Vec<MissingLetters>),
    /// Anything else that the standard or the engine doesn't allow.
    Problems(Vec<Problem>),
}

impl Pages {
    /// The pages as a PDF file of `release`, which they were made from. The
    /// same pages give the same bytes.
    ///
    /// # Errors
    /// If accessibility is required and something stands against it, or the
    /// engine fails.
    pub fn pdf(
        &self,
        release: &Release,
        accessibility: Accessibility,
    ) -> Result<Vec<u8>, PdfError> {
        let standards = match accessibility {
            Accessibility::Required => {
                let silent = silent_pictures(release);
                if !silent.is_empty() {
                    return Err(PdfError::AlternativeTexts(silent));
                }
                let missing = self.missing_letters();
                if !missing.is_empty() {
                    return Err(PdfError::MissingLetters(missing));
                }
                PdfStandards::new(&[PdfStandard::Ua_1])
            }
            Accessibility::BestEffort => PdfStandards::new(&[]),
        };
        let failed = |message: &str| PdfError::Problems(vec![Problem::new(message)]);
        let options = PdfOptions {
            ident: Smart::Custom(release.id.to_string()),
            creator: Smart::Custom(Some("Communique".into())),
            timestamp: None,
            page_ranges: None,
            standards: standards.map_err(|error| failed(error.message()))?,
            tagged: true,
            pretty: false,
        };
        let made = catch_unwind(AssertUnwindSafe(|| {
            typst_pdf::pdf(&divided(self.document()), &options)
        }));
        match made {
            Ok(Ok(bytes)) => Ok(bytes),
            Ok(Err(errors)) => {
                let problems = errors.iter();
                let problems: Vec<Problem> = problems
                    .map(|error| Problem::from_export(error, self.texts()))
                    .collect();
                let missing = unwritable_pictures(release, &problems);
                Err(match missing.is_empty() {
                    true => PdfError::Problems(problems),
                    false => PdfError::MissingLetters(missing),
                })
            }
            Err(_) => Err(PdfError::Problems(vec![Problem::failed()])),
        }
    }
}
