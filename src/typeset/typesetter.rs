//! From a release to its pages.

use std::panic::{AssertUnwindSafe, catch_unwind};

use typst::comemo;
use typst_layout::PagedDocument;

use super::data::main_source;
use super::desk::Desk;
use super::{HouseStyle, Pages, Problem};
use crate::release::Release;
use crate::translate::Untranslated;

/// For how many runs Typst keeps what it didn't need again, and for how many of a
/// release that has more pages than so: each takes a quarter of a megabyte a page.
const KEPT_RUNS: usize = 8;
const KEPT_RUNS_OF_LONG: usize = 1;
const LONG: usize = 200;

/// What came of typesetting.
#[derive(Clone)]
pub struct Typeset {
    /// The pages; none where not even the usual style could make any.
    pub pages: Option<Pages>,
    /// The style that made them.
    pub style: String,
    /// What failed: in the release's own style, where another one stands in.
    pub problems: Vec<Problem>,
    /// What Typst finds odd, and typeset nevertheless.
    pub warnings: Vec<Problem>,
}

/// Typesets a release again and again, each time only what has changed.
pub struct Typesetter {
    desk: Desk,
}

impl Default for Typesetter {
    fn default() -> Self {
        Self::new()
    }
}

impl Typesetter {
    /// One that hasn't typeset anything.
    pub fn new() -> Self {
        Self { desk: Desk::new() }
    }

    /// Typesets `release` in `style`; where that fails and isn't a shipped
    /// style, in the usual one.
    pub fn typeset(&mut self, release: &Release, style: &HouseStyle) -> Typeset {
        self.typeset_with(release, None, style)
    }

    /// The same for what an edition prints, of which some may be in another language.
    pub fn typeset_with(
        &mut self,
        release: &Release,
        untranslated: Option<&Untranslated>,
        style: &HouseStyle,
    ) -> Typeset {
        let mut typeset = self.attempt(release, untranslated, style);
        if typeset.pages.is_none() && !style.shipped {
            let instead = self.attempt(release, untranslated, &HouseStyle::usual());
            typeset.pages = instead.pages;
            typeset.style = instead.style;
        }
        typeset
    }

    /// Lets go of what the last runs didn't need again. To be called now and
    /// then, or memory grows with every change. `pages` is how many there are.
    pub fn forget_unused(&mut self, pages: usize) {
        let is_long = pages > LONG;
        comemo::evict(if is_long {
            KEPT_RUNS_OF_LONG
        } else {
            KEPT_RUNS
        });
    }

    fn attempt(
        &mut self,
        release: &Release,
        untranslated: Option<&Untranslated>,
        style: &HouseStyle,
    ) -> Typeset {
        self.desk.set_style(style);
        let code = main_source(release, untranslated, &mut self.desk);
        self.desk.set_main(&code);
        let texts = self.desk.texts.snapshot();
        let mut typeset = Typeset {
            pages: None,
            style: style.name.clone(),
            problems: Vec::new(),
            warnings: Vec::new(),
        };
        // A fault of the engine costs this page, not the program.
        let compiled = catch_unwind(AssertUnwindSafe(|| {
            typst::compile::<PagedDocument>(&self.desk)
        }));
        let Ok(compiled) = compiled else {
            typeset.problems.push(Problem::failed());
            return typeset;
        };
        let problem = |diagnostic| Problem::from_typst(diagnostic, &self.desk, &texts);
        typeset.warnings = compiled.warnings.iter().map(problem).collect();
        match compiled.output {
            Ok(document) => typeset.pages = Some(Pages::new(document, texts)),
            Err(errors) => typeset.problems = errors.iter().map(problem).collect(),
        }
        typeset
    }
}
