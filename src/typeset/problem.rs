//! What went wrong in typesetting, with the place where it can be mended.

use std::fmt;
use std::sync::Arc;

use typst::World;
use typst::diag::SourceDiagnostic;
use typst::{WorldExt, syntax::FileId};

use super::desk::Desk;
use super::texts::{Text, number};
use crate::release::FieldPath;

/// Something that kept a release from being typeset or exported as it should.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What, in Typst's words.
    pub message: String,
    /// What can be done, in Typst's words; may be empty.
    pub hints: Vec<String>,
    /// Where.
    pub at: ProblemPlace,
}

/// Where a problem is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemPlace {
    /// Nowhere in particular.
    Unknown,
    /// In the text at this address.
    Field(FieldPath),
    /// In the house style, on this line, counted from 1.
    Style(usize),
    /// In what the house styles share, on this line, counted from 1.
    Shared(usize),
}

impl Problem {
    /// One whose place nobody knows.
    pub fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            hints: Vec::new(),
            at: ProblemPlace::Unknown,
        }
    }

    /// The engine itself failed, for whatever reason.
    pub fn failed() -> Self {
        Self::new("the typesetter failed on this release: please keep it, and report it")
    }

    pub(super) fn from_typst(
        diagnostic: &SourceDiagnostic,
        desk: &Desk,
        texts: &[Option<Arc<Text>>],
    ) -> Self {
        let hints = diagnostic.hints.iter();
        let here = place(diagnostic.span, desk, texts);
        // Where the style stumbles over something of the release, the calls
        // that led there say over what.
        let called = diagnostic
            .trace
            .iter()
            .map(|point| place(point.span, desk, texts))
            .find(|place| matches!(place, ProblemPlace::Field(_)));
        Self {
            message: diagnostic.message.to_string(),
            hints: hints.map(|hint| hint.v.to_string()).collect(),
            at: match (here, called) {
                (ProblemPlace::Field(path), _) => ProblemPlace::Field(path),
                (ProblemPlace::Unknown, Some(called)) => called,
                (here, _) => here,
            },
        }
    }
}

impl Problem {
    /// A problem of an export, which has only the pages.
    pub(super) fn from_export(diagnostic: &SourceDiagnostic, texts: &[Option<Arc<Text>>]) -> Self {
        let hints = diagnostic.hints.iter();
        let text = diagnostic.span.id().and_then(number);
        let text = text.and_then(|number| texts.get(number)?.as_ref());
        Self {
            message: diagnostic.message.to_string(),
            hints: hints.map(|hint| hint.v.to_string()).collect(),
            at: text.map_or(ProblemPlace::Unknown, |text| {
                ProblemPlace::Field(text.place.path.clone())
            }),
        }
    }
}

fn place(
    span: impl Into<typst::syntax::DiagSpan>,
    desk: &Desk,
    texts: &[Option<Arc<Text>>],
) -> ProblemPlace {
    let span = span.into();
    let Some(id) = span.id() else {
        return ProblemPlace::Unknown;
    };
    let text = number(id).and_then(|number| texts.get(number)?.as_ref());
    if let Some(text) = text {
        return ProblemPlace::Field(text.place.path.clone());
    }
    let line = || line_of(id, desk.range(span)?.start, desk);
    if desk.is_style(id) {
        return ProblemPlace::Style(line().unwrap_or(1));
    }
    if desk.is_shared(id) {
        return ProblemPlace::Shared(line().unwrap_or(1));
    }
    ProblemPlace::Unknown
}

fn line_of(id: FileId, offset: usize, desk: &Desk) -> Option<usize> {
    let source = desk.source(id).ok()?;
    let before = source.text().get(..offset)?;
    Some(before.matches('\n').count() + 1)
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.at {
            ProblemPlace::Unknown => {}
            ProblemPlace::Field(path) => write!(f, "in {path}: ")?,
            ProblemPlace::Style(line) => write!(f, "line {line}: ")?,
            ProblemPlace::Shared(line) => write!(f, "common.typ, line {line}: ")?,
        }
        f.write_str(&self.message)?;
        for hint in &self.hints {
            write!(f, " ({hint})")?;
        }
        Ok(())
    }
}
