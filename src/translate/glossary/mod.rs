//! What terms are called in each language, as a glossary says.
//!
//! [`Glossary::terms_in`] finds the terms that a text has: whole words, in whichever form a
//! plural, a case or capitals give them, and no word that only begins like one; in scripts
//! without blanks between words, wherever they stand; of terms within each other the longest.
//! Glossaries are read from TBX and from tables ([`read_tbx`], [`read_table`]); the program's
//! own is [`sample`].

mod forms;
mod heads;
mod letters;
mod limits;
mod table;
mod tbx;

use std::collections::HashMap;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::checks::TermWanted;
use super::nearest::nearest_translation;
use crate::language::{Kinship, Tag, is_spaceless, kinship};
use forms::{Said, Whole, length_at};
pub use limits::{BadGlossary, Beyond};
pub use table::read_table;
pub use tbx::read_tbx;

/// Something, with what it's called in several languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Concept {
    /// In each language its terms, the preferred one first.
    pub terms: Vec<(Tag, Vec<String>)>,
    /// What there is to know about it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl Concept {
    /// Has it called so in a language, too.
    fn call(&mut self, language: &Tag, terms: impl Iterator<Item = String>) {
        for term in terms {
            let known = self.terms.iter_mut().find(|(tag, _)| tag == language);
            match known {
                Some((_, terms)) if terms.contains(&term) => {}
                Some((_, terms)) => terms.push(term),
                None => self.terms.push((language.clone(), vec![term])),
            }
        }
    }

    /// What it's called in the language that's translated into, the best first: in that
    /// territory where it's called something there, else in any.
    fn called(&self, from: &Tag, into: &Tag) -> Vec<&String> {
        let mut called = nearest_translation(&self.terms, from, into);
        if called.iter().any(|(kinship, _)| *kinship == Kinship::Same) {
            called.retain(|(kinship, _)| *kinship == Kinship::Same);
        }
        called.iter().flat_map(|(_, (_, terms))| terms).collect()
    }
}

/// A glossary: the concepts of one or of several files.
#[derive(Clone, Debug, Default)]
pub struct Glossary {
    concepts: Vec<Concept>,
    /// By language, the terms whose first word begins with these letters.
    beginnings: HashMap<String, HashMap<String, Vec<Place>>>,
}

/// Where a term is: in which concept, which of its languages, which term of that.
type Place = (usize, usize, usize);

/// A term in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermFound {
    /// Where in the text, in bytes.
    pub at: Range<usize>,
    /// As the text has it, and what the glossary wants said.
    pub term: TermWanted,
    /// What there is to know about it.
    pub note: String,
}

/// The glossary that comes with the program: names and terms of the United Nations.
pub fn sample() -> Vec<Concept> {
    const SAMPLE: &str = include_str!("../../../assets/glossaries/united-nations.csv");
    // What can't be read is missing, which a test would find.
    read_table(SAMPLE.as_bytes()).unwrap_or_default()
}

/// A term that stands at some place.
struct Candidate<'a> {
    /// How long it is there, in bytes.
    length: usize,
    whole: Whole,
    /// Whether it's the concept's first of all, its second…
    which: usize,
    concept: &'a Concept,
}

impl Glossary {
    /// A glossary of these concepts.
    pub fn new(concepts: Vec<Concept>) -> Self {
        let mut beginnings: HashMap<String, HashMap<String, Vec<Place>>> = HashMap::new();
        for (place, concept) in concepts.iter().enumerate() {
            for (of, (language, terms)) in concept.terms.iter().enumerate() {
                let known = beginnings
                    .entry(language.language().to_owned())
                    .or_default();
                for (which, term) in terms.iter().enumerate() {
                    if let Some(beginning) = forms::beginning_of(term) {
                        let there = known.entry(beginning).or_default();
                        there.push((place, of, which));
                    }
                }
            }
        }
        Self {
            concepts,
            beginnings,
        }
    }

    /// How many concepts there are.
    pub fn len(&self) -> usize {
        self.concepts.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.concepts.is_empty()
    }

    /// The terms that a text has and that are said somehow in another language, in order.
    pub fn terms_in(&self, text: &str, from: &Tag, into: &Tag) -> Vec<TermFound> {
        let Some(known) = self.beginnings.get(from.language()) else {
            return Vec::new();
        };
        let mut found: Vec<TermFound> = Vec::new();
        let mut end = 0;
        let mut before: Option<char> = None;
        let is_in_capitals = forms::is_in_capitals(text);
        for (at, letter) in text.char_indices() {
            let is_start = is_word_start(before, letter);
            let is_of_name = matches!(before, Some('@' | '_'));
            before = Some(letter);
            if at < end || !is_start || is_of_name {
                continue;
            }
            let rest = text.get(at..).unwrap_or_default();
            let said = Said::new(rest, from, is_in_capitals);
            let there = self.candidates(known, &said, into);
            // One that stands there as it is goes before one that is bent.
            let Some(longest) = there.iter().map(|one| (one.length, one.whole)).max() else {
                continue;
            };
            // 'UN-Women' and 'UN_News' are names of their own.
            if is_part_of_name(rest, longest.0) {
                continue;
            }
            end = at + longest.0;
            let mut wanted: Vec<String> = Vec::new();
            let mut notes: Vec<&str> = Vec::new();
            // What is called the same may be several things: any of their terms will do.
            let longest = there
                .iter()
                .filter(|one| (one.length, one.whole) == longest);
            for Candidate { concept, .. } in longest {
                for term in concept.called(from, into) {
                    if !wanted.contains(term) {
                        wanted.push(term.clone());
                    }
                }
                let note = Some(concept.note.as_str()).filter(|note| !note.is_empty());
                notes.extend(note.filter(|note| !notes.contains(note)));
            }
            found.push(TermFound {
                at: at..end,
                term: TermWanted {
                    said: text.get(at..end).unwrap_or_default().to_owned(),
                    wanted,
                },
                note: notes.join("\n"),
            });
        }
        found
    }

    /// The terms that stand where `said` does and are called something in `into`: what is called
    /// so first of all before what may be called so, too.
    fn candidates(
        &self,
        known: &HashMap<String, Vec<Place>>,
        said: &Said<'_>,
        into: &Tag,
    ) -> Vec<Candidate<'_>> {
        let mut there: Vec<Candidate<'_>> = Vec::new();
        let beginnings = said.beginnings().into_iter();
        for (place, of, which) in beginnings.filter_map(|one| known.get(&one)).flatten() {
            let candidate = || {
                let concept = self.concepts.get(*place)?;
                let (language, terms) = concept.terms.get(*of)?;
                let (length, whole) = length_at(said, terms.get(*which)?)?;
                let is_known = kinship(language, said.language).is_some();
                let is_said = is_known && !concept.called(said.language, into).is_empty();
                is_said.then_some(Candidate {
                    length,
                    whole,
                    which: *which,
                    concept,
                })
            };
            there.extend(candidate());
        }
        there.sort_by_key(|one| one.which);
        there
    }
}

/// Whether a letter begins a word: in scripts without blanks between words, each may.
/// Whether an acronym of this length, at a text's beginning, is the first part of a name.
fn is_part_of_name(text: &str, length: usize) -> bool {
    let (acronym, behind) = text.split_at_checked(length).unwrap_or_default();
    let mut behind = behind.chars();
    forms::is_in_capitals(acronym)
        && matches!(behind.next(), Some('-' | '_'))
        && behind.next().is_some_and(char::is_uppercase)
}

fn is_word_start(before: Option<char>, letter: char) -> bool {
    letter.is_alphanumeric()
        && (is_spaceless(letter)
            || before.is_none_or(|before| !before.is_alphanumeric() || is_spaceless(before)))
}
