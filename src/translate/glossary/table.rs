//! Glossaries as tables: a column a language, a row a concept; what says the same stands in one
//! cell with `|` between. What parts the cells is found out: a comma, a semicolon, a tab.

use csv::ReaderBuilder;

use super::Concept;
use crate::language::{Tag, UN_LANGUAGES, language_name};
use crate::translate::exchange::{Refusal, letters_of};

/// The largest file that's read, in bytes, and the most concepts.
const LARGEST: usize = 32 * 1024 * 1024;
const MOST: usize = 200_000;

/// The concepts of a table. Its first row names the languages by their tags, such as `fr`,
/// those of the United Nations by their names, too; what
/// else it names is the note, or passed over.
///
/// # Errors
/// Why it can't be read.
pub fn read_table(bytes: &[u8]) -> Result<Vec<Concept>, Refusal> {
    if bytes.len() > LARGEST {
        return Err(Refusal::TooLarge(LARGEST / (1024 * 1024)));
    }
    let text = letters_of(bytes).ok_or(Refusal::Letters)?;
    let head = text.lines().next().unwrap_or_default();
    let most = |sign: &u8| head.bytes().filter(|byte| byte == sign).count();
    let separator = [b',', b';', b'\t'].into_iter().max_by_key(most);
    let mut reader = ReaderBuilder::new()
        .delimiter(separator.unwrap_or(b','))
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let damaged = |error: csv::Error| Refusal::Damaged {
        line: error
            .position()
            .and_then(|position| u32::try_from(position.line()).ok())
            .unwrap_or(1),
        what: error.to_string(),
    };
    let heads = reader.headers().map_err(damaged)?.clone();
    let columns: Vec<Option<Tag>> = heads.iter().map(language).collect();
    let note = heads.iter().position(is_note);
    if columns.iter().flatten().count() < 2 {
        return Err(Refusal::NoLanguages);
    }
    let mut concepts = Vec::new();
    for row in reader.records() {
        let row = row.map_err(damaged)?;
        let mut terms = Vec::new();
        for (cell, column) in row.iter().zip(&columns) {
            let Some(language) = column else {
                continue;
            };
            let said = cell
                .split('|')
                .map(str::trim)
                .filter(|term| !term.is_empty());
            let said: Vec<String> = said.map(str::to_owned).collect();
            if !said.is_empty() {
                terms.push((language.clone(), said));
            }
        }
        if terms.len() > 1 {
            let note = note.and_then(|place| row.get(place)).unwrap_or_default();
            concepts.push(Concept {
                terms,
                note: note.to_owned(),
            });
        }
        if concepts.len() > MOST {
            return Err(Refusal::TooMuch);
        }
    }
    Ok(concepts)
}

/// The language that a column is in, if it names one.
fn language(head: &str) -> Option<Tag> {
    let head = head.trim().trim_start_matches('\u{feff}').replace('_', "-");
    let is_note = is_note(&head);
    let is_tag = head
        .split('-')
        .next()
        .is_some_and(|first| (2..=3).contains(&first.len()));
    let by_name = || {
        let mut tags = UN_LANGUAGES.iter().filter_map(|tag| Tag::parse(tag).ok());
        tags.find(|tag| language_name(tag, &Tag::english()).eq_ignore_ascii_case(head.trim()))
    };
    let by_tag = Tag::parse(&head).ok().filter(|_| is_tag && !is_note);
    by_tag.or_else(by_name)
}

fn is_note(head: &str) -> bool {
    matches!(
        head.trim().to_lowercase().as_str(),
        "note" | "notes" | "comment" | "comments" | "definition"
    )
}
