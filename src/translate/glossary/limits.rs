//! How much a glossary may hold, and why one isn't read: what is far beyond what people call
//! things would only be slow to look through.

use super::Concept;
use crate::language::Tag;
use crate::translate::exchange::Refusal;

/// The most columns of a table.
pub(super) const MOST_COLUMNS: usize = 500;
/// The longest term, in bytes.
const LONGEST_TERM: usize = 2 * 1024;
/// The longest note or cell, in bytes.
const LONGEST_NOTE: usize = 64 * 1024;
/// The most terms of a concept in a language, and the most languages.
const MOST_TERMS: usize = 100;
const MOST_LANGUAGES: usize = 200;
/// The most terms in all.
const MOST_IN_ALL: usize = 1_000_000;

/// Why a glossary isn't read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadGlossary {
    /// It's none, or isn't whole.
    #[error("{0}")]
    Refused(#[from] Refusal),
    /// It has more in it than is read.
    #[error("{0}")]
    Beyond(#[from] Beyond),
}

/// What of a glossary is more than is read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Beyond {
    /// It's a table of more columns than are read.
    #[error("it has {columns} columns, and {most} is the most")]
    Columns {
        /// How many there are.
        columns: usize,
        /// How many there may be.
        most: usize,
    },
    /// What stands in this line for a term or a note is longer than any.
    #[error("line {line}: a term or a note is too long")]
    Long {
        /// The line, from 1.
        line: u32,
    },
    /// What stands in this line has more terms than anything is called by.
    #[error("line {line}: it has more than {most} terms in a language")]
    Terms {
        /// The line, from 1.
        line: u32,
        /// How many there may be.
        most: usize,
    },
    /// What stands in this line is called something in more languages than are read.
    #[error("line {line}: it's in more than {most} languages")]
    Languages {
        /// The line, from 1.
        line: u32,
        /// How many there may be.
        most: usize,
    },
}

/// Sees that a cell of a table, in this line, is no longer than any.
///
/// # Errors
/// If it is: mostly, a quotation mark is missing.
pub(super) fn check_cell(cell: &str, line: impl Fn() -> u32) -> Result<(), Beyond> {
    match cell.len() > LONGEST_NOTE {
        true => Err(Beyond::Long { line: line() }),
        false => Ok(()),
    }
}

impl Concept {
    /// Has it called so in a language, too, as the glossary has it in this line: which that is is
    /// asked where it's told alone, since a reader may have to count for it.
    ///
    /// # Errors
    /// If that's more than anything is called by, or longer.
    pub(super) fn call_within(
        &mut self,
        language: &Tag,
        terms: impl Iterator<Item = String>,
        line: impl Fn() -> u32,
    ) -> Result<(), Beyond> {
        let too_many = || Beyond::Terms {
            line: line(),
            most: MOST_TERMS,
        };
        let terms: Vec<String> = terms.take(MOST_TERMS + 1).collect();
        if terms.iter().any(|term| term.len() > LONGEST_TERM) {
            return Err(Beyond::Long { line: line() });
        }
        if terms.len() > MOST_TERMS {
            return Err(too_many());
        }
        self.call(language, terms.into_iter());
        let is_beyond = self.terms.iter().any(|(_, terms)| terms.len() > MOST_TERMS);
        match (is_beyond, self.terms.len() > MOST_LANGUAGES) {
            (true, _) => Err(too_many()),
            (_, true) => Err(Beyond::Languages {
                line: line(),
                most: MOST_LANGUAGES,
            }),
            _ => Ok(()),
        }
    }

    /// Has this to know about it, as the glossary has it in this line.
    ///
    /// # Errors
    /// If that's longer than any.
    pub(super) fn note_within(&mut self, note: &str, line: impl Fn() -> u32) -> Result<(), Beyond> {
        check_cell(note, line)?;
        self.note = note.to_owned();
        Ok(())
    }
}

/// The concepts that are called something in two languages.
///
/// # Errors
/// If there are none, or too many terms in all.
pub(super) fn checked(mut concepts: Vec<Concept>) -> Result<Vec<Concept>, BadGlossary> {
    concepts.retain(|concept| concept.terms.len() > 1);
    let terms = concepts.iter().flat_map(|concept| &concept.terms);
    let count: usize = terms.map(|(_, terms)| terms.len()).sum();
    match (concepts.is_empty(), count > MOST_IN_ALL) {
        (true, _) => Err(Refusal::NoLanguages.into()),
        (_, true) => Err(Refusal::TooMuch.into()),
        _ => Ok(concepts),
    }
}
