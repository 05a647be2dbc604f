//! What somebody should look at in a translation, beside its source: what it lacks, and what
//! isn't as its language has it.
//!
//! [`check`] finds it; where a finding has a fix, [`mended`] makes an [`Edit`](crate::edit::Edit)
//! of it. Nothing here knows what is right: it says what is unlike, and keeps quiet about what
//! good translations differ in: how numbers, dates and times of day are written, which of its
//! language's marks quotations stand in, how wide no-break spaces are, whether a mark stands
//! before a note or behind it, in which form a word is. A check that cries wolf is one that nobody
//! reads: where a thing can't be told, it isn't.

mod addresses;
mod brackets;
mod copied;
mod doubled;
mod drawn_out;
mod endings;
mod flat;
mod foreign_signs;
mod formatting;
mod lengths;
mod lines;
mod links;
mod mending;
mod months;
mod numbers;
mod opening_signs;
mod quotations;
mod scripts;
mod sentences;
mod spacing;
mod terms;
mod untranslated;

use std::ops::Range;

use super::chips::SourceChip;
use super::said::{language_of, quote_of, said_in};
use super::units::{Unit, Wording};
use super::{State, Text, Translation, source_of};
use crate::language::{Conventions, Tag};
use crate::release::Release;
use flat::Flat;
pub use mending::{Mend, mended};
pub use terms::{has_term, missing_terms};

/// A text and its translation, to be looked at.
#[derive(Clone, Copy, Debug)]
pub struct Checked<'a> {
    /// What is translated.
    pub source: &'a Text,
    /// Its language.
    pub from: &'a Tag,
    /// The translation.
    pub target: &'a Text,
    /// Its language.
    pub into: &'a Tag,
    /// How its edition is printed.
    pub conventions: Conventions,
    /// How it's worded.
    pub wording: Wording,
    /// Whether the page puts quotation marks around it, as around what somebody said.
    pub is_quoted: bool,
    /// The terms of the glossary that its source has.
    pub terms: &'a [TermWanted],
}

/// A term that a source has, with what a glossary wants said for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermWanted {
    /// As the source has it.
    pub said: String,
    /// What may be said for it, the best first.
    pub wanted: Vec<String>,
}

/// Something in a translation that somebody should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What.
    pub kind: FindingKind,
    /// Where in the field of the translation, in bytes: whole characters.
    pub at: Option<Range<usize>>,
    /// What would mend it.
    pub fix: Vec<Mend>,
}

/// What is to be looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FindingKind {
    /// The source has these links and notes, and it hasn't.
    Lacks(Vec<SourceChip>),
    /// It has these more often than its source.
    HasMore(Vec<SourceChip>),
    /// A link leads to another page of the site that the source's leads to, or another mailbox.
    OtherPage {
        /// Where the source's leads to.
        ours: String,
        /// Where this one does.
        theirs: String,
    },
    /// The source has these numbers, and it has others or none in their place.
    Numbers {
        /// Those of the source.
        missing: Vec<String>,
        /// Those that only the translation has.
        instead: Vec<String>,
    },
    /// The source has bold or italic words, and it has none.
    FormattingLost,
    /// This quotation mark isn't one of its language, or not in its place.
    ForeignQuotes(String),
    /// These signs of a French text have other spaces beside them than its edition has there.
    Spacing(Vec<char>),
    /// The source quotes something, and it has no quotation marks.
    QuotesMissing,
    /// Quotation marks are opened and not closed, or closed and not opened.
    QuotesUnpaired,
    /// A quotation opens in marks of one style and closes in those of another.
    MixedQuotes {
        /// What opens it.
        open: char,
        /// What closes it.
        close: char,
    },
    /// This bracket has no other one.
    BracketUnpaired(String),
    /// This sign is of another script than its language's, which has another in its place.
    ForeignSign {
        /// As it stands there.
        sign: char,
        /// The language's.
        own: &'static str,
    },
    /// The source has these addresses, and it hasn't.
    Addresses(Vec<String>),
    /// It has another number of lines than its source.
    Lines {
        /// Those of the source.
        ours: usize,
        /// Its own.
        theirs: usize,
    },
    /// It ends with another sign than its source, or with one of another language; what its
    /// language would have here, if anything.
    Ending(Option<&'static str>),
    /// A question or an exclamation of Spanish isn't opened with this.
    Unopened(char),
    /// These words of Arabic are drawn out within.
    DrawnOut(Vec<String>),
    /// What stands as a month by two of its names has those of two months.
    TwoMonths(String),
    /// This word stands there twice.
    DoubledWord(String),
    /// It's far shorter than its source.
    Short,
    /// It's far longer than its source.
    Long,
    /// It says the same as its source.
    Untranslated,
    /// Most of its words are its source's.
    MostlyUntranslated,
    /// Much of it isn't in the script of its language: these words.
    OtherScript(Vec<String>),
    /// These words have letters of two scripts, which look alike.
    MixedScripts(Vec<String>),
    /// The source has this term, and it has none of what the glossary wants said.
    Term(TermWanted),
}

/// What somebody should look at in a translation, in the order in which it's told.
pub fn check(checked: &Checked<'_>) -> Vec<Finding> {
    if checked.target.is_blank() || checked.source.is_blank() {
        return Vec::new();
    }
    let source = Flat::new(checked.source);
    let target = Flat::new(checked.target);
    let mut findings = Vec::new();
    if untranslated::is_untranslated(checked, &source, &target) {
        findings.push(Finding::of(FindingKind::Untranslated));
        return findings;
    }
    if copied::is_mostly_copied(checked, &source, &target) {
        findings.push(Finding::of(FindingKind::MostlyUntranslated));
    }
    if matches!(checked.target, Text::Prose(_)) {
        findings.extend(links::look(checked, &target));
        findings.extend(formatting::look(checked, &source, &target));
    }
    findings.extend(numbers::look(
        (&source.text, checked.from),
        (&target.text, checked.into),
    ));
    findings.extend(months::look(checked, &source, &target));
    findings.extend(addresses::look(&source, &target));
    findings.extend(lines::look(checked.source, checked.target));
    let quotations = quotations::look(checked, &source, &target);
    let are_quotes_told = quotations.iter().any(|finding| !finding.fix.is_empty());
    findings.extend(quotations);
    findings.extend(brackets::look(&source, &target));
    let ending = endings::look(checked, &source, &target);
    let last = ending.as_ref().and_then(|ending| ending.at.as_ref());
    findings.extend(foreign_signs::look(checked, &source, &target, last));
    let told = spacing::Told {
        ending: last,
        quotes: are_quotes_told,
    };
    let spaces = spacing::look(checked, &source, &target, &told);
    findings.extend(ending);
    findings.extend(spaces);
    findings.extend(opening_signs::look(checked, &target));
    findings.extend(doubled::look(checked, &source, &target));
    findings.extend(drawn_out::look(checked, &target));
    findings.extend(lengths::look(checked, &source, &target));
    findings.extend(scripts::look(checked, &source, &target));
    findings.extend(terms::look(checked, &source, &target));
    findings
}

/// The words of a translation that aren't in the script of its language, where it's more than a
/// name.
pub(super) fn in_other_script(
    source: &Text,
    target: &Text,
    (from, into): (&Tag, &Tag),
) -> Vec<String> {
    let checked = Checked {
        source,
        from,
        target,
        into,
        conventions: Conventions::default(),
        wording: Wording::Sentences,
        is_quoted: false,
        terms: &[],
    };
    let found = scripts::look(&checked, &Flat::new(source), &Flat::new(target));
    let words = found.into_iter().find_map(|finding| match finding.kind {
        FindingKind::OtherScript(words) => Some(words),
        _ => None,
    });
    words.unwrap_or_default()
}

impl Finding {
    fn of(kind: FindingKind) -> Self {
        Self {
            kind,
            at: None,
            fix: Vec::new(),
        }
    }
}

/// What somebody should look at in an edition's translation of a text. What comes by itself, or
/// is said in the paragraph before, has nothing. `terms` finds the glossary's in a text of a
/// language.
pub fn findings(
    release: &Release,
    translation: &Translation<'_>,
    unit: &Unit,
    terms: &dyn Fn(&str, &Tag) -> Vec<TermWanted>,
) -> Vec<Finding> {
    let standing = translation.standing(unit);
    if standing.is_joined
        || standing.is_left_out
        || !matches!(standing.state, State::Draft | State::Final)
    {
        return Vec::new();
    }
    let (Some((source, from)), Some(target)) = (
        looked_at(release, translation, unit),
        translation.target(unit),
    ) else {
        return Vec::new();
    };
    let terms = terms(&source.plain(), &from);
    check(&Checked {
        source: &source,
        from: &from,
        target: &target,
        into: &translation.edition().language,
        conventions: translation.edition().conventions,
        wording: unit.wording(),
        is_quoted: quote_of(release, &unit.at).is_some(),
        terms: &terms,
    })
}

/// What a translation is looked at beside: what it's made of, with the paragraphs behind that
/// are said in it, too; and the language of that.
pub fn looked_at(
    release: &Release,
    translation: &Translation<'_>,
    unit: &Unit,
) -> Option<(Text, Tag)> {
    let kind = source_of(release, translation, unit);
    let source = said_in(release, &unit.at, &kind)?;
    let from = language_of(release, unit, &kind);
    Some((with_joined(translation, unit, source), from))
}

/// A source with the paragraphs behind it that are said in its translation.
fn with_joined(translation: &Translation<'_>, unit: &Unit, source: Text) -> Text {
    let Text::Prose(mut paragraphs) = source else {
        return source;
    };
    let joined = translation.joined_to(&unit.at).into_iter();
    paragraphs.extend(joined.map(|(paragraph, _)| paragraph.content.clone()));
    Text::Prose(paragraphs)
}
