//! What terms are called in each language, as a glossary says.
//!
//! [`Glossary::terms_in`] finds the terms that a text has: whole words, in whichever form a
//! plural or a capital gives them; of terms within each other the longest. Glossaries are read
//! from TBX and from tables ([`read_tbx`], [`read_table`]); the program's own is [`sample`].

mod table;
mod tbx;

use std::collections::HashMap;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::checks::TermWanted;
use crate::language::{Tag, WrittenIn, written_in};
pub use table::read_table;
pub use tbx::read_tbx;

/// How many letters of a plural or a case may stand behind a term.
const ENDING: usize = 2;

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
    fn in_language(&self, language: &Tag) -> &[String] {
        let mut exact = self.terms.iter().filter(|(tag, _)| tag == language);
        let mut alike = self
            .terms
            .iter()
            .filter(|(tag, _)| tag.language() == language.language());
        let found = exact.next().or_else(|| alike.next());
        found.map_or(&[], |(_, terms)| terms)
    }
}

/// A glossary: the concepts of one or of several files.
#[derive(Clone, Debug, Default)]
pub struct Glossary {
    concepts: Vec<Concept>,
    /// By language, the terms that begin with these letters, in small ones.
    beginnings: HashMap<String, HashMap<String, Vec<(usize, usize)>>>,
}

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

impl Glossary {
    /// A glossary of these concepts.
    pub fn new(concepts: Vec<Concept>) -> Self {
        let mut beginnings: HashMap<String, HashMap<String, Vec<(usize, usize)>>> = HashMap::new();
        for (place, concept) in concepts.iter().enumerate() {
            for (language, terms) in &concept.terms {
                let known = beginnings
                    .entry(language.language().to_owned())
                    .or_default();
                for (which, term) in terms.iter().enumerate() {
                    known
                        .entry(beginning(term))
                        .or_default()
                        .push((place, which));
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
        for (at, letter) in text.char_indices() {
            let is_start = is_word_start(before, letter);
            before = Some(letter);
            if at < end || !is_start {
                continue;
            }
            let rest = text.get(at..).unwrap_or_default();
            let candidates = known.get(&beginning(rest)).into_iter().flatten();
            let mut there: Vec<((usize, usize), usize, &Concept)> = candidates
                .filter_map(|(place, which)| {
                    let concept = self.concepts.get(*place)?;
                    let term = concept.in_language(from).get(*which)?;
                    let is_said = !concept.in_language(into).is_empty();
                    let length = is_said.then(|| length_at(rest, term))??;
                    // One that stands there as it is goes before one that has an ending.
                    Some(((length, term.len()), *which, concept))
                })
                .collect();
            // What is called so first of all goes before what may be called so, too.
            there.sort_by_key(|(_, which, _)| *which);
            let Some(longest) = there.iter().map(|(length, ..)| *length).max() else {
                continue;
            };
            end = at + longest.0;
            let mut wanted: Vec<String> = Vec::new();
            let mut notes: Vec<&str> = Vec::new();
            // What is called the same may be several things: any of their terms will do.
            for (.., concept) in there.iter().filter(|(length, ..)| *length == longest) {
                let new = concept.in_language(into).iter();
                let new: Vec<String> = new.filter(|term| !wanted.contains(term)).cloned().collect();
                wanted.extend(new);
                notes.extend(Some(concept.note.as_str()).filter(|note| !note.is_empty()));
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
}

/// What terms are looked up by: their first two letters, in small ones.
fn beginning(text: &str) -> String {
    let letters = text.chars().take(2).flat_map(char::to_lowercase);
    letters.collect()
}

/// Whether a letter begins a word. In Chinese, each may.
fn is_word_start(before: Option<char>, letter: char) -> bool {
    let is_chinese = |c: char| written_in(c) == Some(WrittenIn::Chinese);
    is_chinese(letter)
        || before.is_none_or(|before| !before.is_alphanumeric() || is_chinese(before))
}

/// How long a term is at the beginning of a text, in bytes; `None` where it isn't there.
///
/// A term in capitals, such as an acronym, has to be there in capitals; another in whatever
/// letters, with an ending or without.
fn length_at(text: &str, term: &str) -> Option<usize> {
    let is_name = term.chars().filter(|c| c.is_uppercase()).count() > 1
        && !term.contains(char::is_whitespace);
    let mut letters = text.char_indices();
    let mut length = 0;
    for wanted in term.chars() {
        let (at, letter) = letters.next()?;
        let is_same = match (is_name, wanted.is_whitespace()) {
            (_, true) => letter.is_whitespace(),
            (true, _) => letter == wanted,
            (false, _) => letter == wanted || letter.to_lowercase().eq(wanted.to_lowercase()),
        };
        if !is_same {
            return None;
        }
        length = at + letter.len_utf8();
    }
    let rest = text.get(length..)?;
    let last = text.get(..length)?.chars().next_back()?;
    if written_in(last) == Some(WrittenIn::Chinese) {
        return Some(length);
    }
    let ending: String = rest.chars().take_while(|c| c.is_alphanumeric()).collect();
    let letters = ending.chars().count();
    let may_have = term.chars().count() > ENDING + 1;
    let fits = letters == 0 || (may_have && letters <= ENDING && ending.chars().all(char::is_lowercase))
        // Letters without capitals: Arabic.
        || (may_have && letters <= ENDING && ending.chars().all(|c| !c.is_uppercase()));
    fits.then_some(length + ending.len())
}
