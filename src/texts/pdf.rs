//! Why a PDF wasn't made, or the page isn't as it should be, and what can be done.

use super::fonts::{add_font, without_letters};
use super::{
    conflict_place, field_label, field_name, letter_list, say, say_with, unit_name, word_name,
};
use crate::language::Word;
use crate::publish::PdfFailure;
use crate::release::{FieldPath, Id, Release};
use crate::session::Trouble;
use crate::translate::{Standing, State, Translation, Unit, target_field};
use crate::typeset::{Problem, ProblemPlace, Spot};

/// Why a PDF wasn't made.
pub fn pdf_failure(failure: &PdfFailure) -> String {
    match failure {
        PdfFailure::NoSuchStyle(style) => {
            say_with("pdf-no-such-style", &[("style", style.as_str().into())])
        }
        PdfFailure::Style { style, problems } => say_with(
            "pdf-style",
            &[
                ("style", style.as_str().into()),
                ("problems", problem_list(problems).into()),
            ],
        ),
        PdfFailure::SlowStyle(style) => {
            say_with("pdf-slow-style", &[("style", style.as_str().into())])
        }
        PdfFailure::Unsettled(count) => say_with("pdf-unsettled", &[("count", (*count).into())]),
        PdfFailure::NoSuchEdition(id) => {
            say_with("pdf-no-such-edition", &[("edition", id.as_str().into())])
        }
        PdfFailure::Incomplete {
            units,
            words,
            without_letters: lacking,
            ..
        } => {
            let told = [
                ("pdf-incomplete", units.len()),
                ("pdf-words-unsaid", words.len()),
            ];
            let told = told.into_iter().filter(|(_, count)| *count > 0);
            let told = told.map(|(id, count)| say_with(id, &[("count", count.into())]));
            let lacking = lacking.as_ref().map(without_letters);
            told.chain(lacking).collect::<Vec<_>>().join(" ")
        }
        PdfFailure::AlternativeTexts(fields) => {
            say_with("pdf-alternative-texts", &[("count", fields.len().into())])
        }
        PdfFailure::MissingLetters(_) => say("pdf-missing-letters"),
        PdfFailure::Problems(problems) => say_with(
            "pdf-problems",
            &[("problems", problem_list(problems).into())],
        ),
    }
}

/// A field that has to be mended before a PDF is one for everybody.
pub struct PdfRemedy {
    /// What to do: 'Fill in Alternative text, UNODC'.
    pub text: String,
    /// Where; `None` where it's nowhere in the release.
    pub spot: Option<Spot>,
}

/// What to do about a PDF that wasn't made, a field each.
pub fn pdf_remedies(release: &Release, failure: &PdfFailure) -> Vec<PdfRemedy> {
    let notes = release.footnote_order();
    let name = |path: &FieldPath| field_name(release, &notes, path);
    match failure {
        PdfFailure::AlternativeTexts(fields) => {
            let fields = fields.iter().map(|field| PdfRemedy {
                text: say_with("pdf-fill-in", &[("field", name(field).into())]),
                spot: Some(Spot {
                    path: field.clone(),
                    offset: None,
                }),
            });
            fields.collect()
        }
        PdfFailure::MissingLetters(missing) => {
            // Nobody can write otherwise what a language is written in.
            let mut letters = missing.iter().flat_map(|missing| &missing.letters);
            let other_font = letters.any(|c| c.is_alphabetic()).then(|| PdfRemedy {
                text: say_with("pdf-add-font", &[("how", add_font().into())]),
                spot: None,
            });
            let missing = missing.iter().map(|missing| {
                let letters = ("letters", letter_list(&missing.letters).into());
                let text = match &missing.spot {
                    Some(spot) => {
                        let field = ("field", name(&spot.path).into());
                        say_with("pdf-write-otherwise", &[field, letters])
                    }
                    None => say_with("pdf-style-letters", &[letters]),
                };
                let spot = missing.spot.clone();
                PdfRemedy { text, spot }
            });
            missing.chain(other_font).collect()
        }
        PdfFailure::Unsettled(_) => {
            let conflicts = release.conflicts.iter().map(|conflict| PdfRemedy {
                text: say_with(
                    "pdf-settle",
                    &[("field", conflict_place(release, conflict).into())],
                ),
                spot: Some(Spot {
                    path: conflict.path(),
                    offset: None,
                }),
            });
            conflicts.collect()
        }
        PdfFailure::Incomplete {
            edition,
            units,
            words,
            without_letters: _,
        } => {
            let units = unfinished(release, edition, units).into_iter();
            units.chain(unsaid(release, edition, words)).collect()
        }
        PdfFailure::NoSuchStyle(_)
        | PdfFailure::NoSuchEdition(_)
        | PdfFailure::Style { .. }
        | PdfFailure::SlowStyle(_)
        | PdfFailure::Problems(_) => Vec::new(),
    }
}

/// What there is to do of an edition, a text each.
fn unfinished(release: &Release, edition: &Id, units: &[(Unit, Standing)]) -> Vec<PdfRemedy> {
    let Some(edition) = release.edition(edition) else {
        return Vec::new();
    };
    let translation = Translation::new(release, edition);
    let notes = release.footnote_order();
    let units = units.iter().map(|(unit, standing)| {
        let id = match standing {
            Standing {
                is_out_of_date: true,
                ..
            } => "pdf-look-again",
            Standing {
                state: State::Empty,
                ..
            } => "pdf-translate",
            _ => "pdf-confirm",
        };
        let field = unit_name(release, &notes, unit);
        PdfRemedy {
            text: say_with(id, &[("field", field.into())]),
            spot: Some(Spot {
                path: target_field(&translation, unit),
                offset: None,
            }),
        }
    });
    units.collect()
}

/// The words that the page of an edition prints in English, each where it can be said otherwise.
fn unsaid(release: &Release, edition: &Id, words: &[Word]) -> Vec<PdfRemedy> {
    let Some(edition) = release.edition(edition) else {
        return Vec::new();
    };
    let list = edition.path().field("fixed_words");
    let words = words.iter().map(|word| {
        let begun = edition.fixed_words.get(word.key());
        PdfRemedy {
            text: say_with("pdf-say-word", &[("word", word_name(*word).into())]),
            spot: Some(Spot {
                path: begun.map_or_else(|| list.clone(), |begun| list.item(&begun.id)),
                offset: None,
            }),
        }
    });
    words.collect()
}

fn problem_list(problems: &[Problem]) -> String {
    let problems: Vec<String> = problems.iter().map(problem).collect();
    problems.join("; ")
}

fn problem(problem: &Problem) -> String {
    // What Typst would do about it stands behind what it says.
    let message = match problem.hints.is_empty() {
        true => problem.message.clone(),
        false => say_with(
            "problem-with-hints",
            &[
                ("message", problem.message.as_str().into()),
                ("hints", problem.hints.join("; ").into()),
            ],
        ),
    };
    let message = message.as_str();
    match &problem.at {
        ProblemPlace::Unknown => message.to_owned(),
        ProblemPlace::Field(path) => say_with(
            "problem-in-field",
            &[
                ("field", field_label(path).into()),
                ("message", message.into()),
            ],
        ),
        ProblemPlace::Style(line) => say_with(
            "problem-on-line",
            &[("line", (*line).into()), ("message", message.into())],
        ),
        ProblemPlace::Shared(line) => say_with(
            "problem-in-common",
            &[("line", (*line).into()), ("message", message.into())],
        ),
    }
}

/// What goes wrong in typesetting.
pub fn trouble(trouble: &Trouble) -> String {
    let style = || ("style", trouble.style.as_str().into());
    if trouble.missing {
        return say_with("trouble-missing", &[style()]);
    }
    if trouble.too_slow {
        return say_with("trouble-too-slow", &[style()]);
    }
    say_with(
        "trouble-problems",
        &[
            style(),
            ("problems", problem_list(&trouble.problems).into()),
        ],
    )
}
