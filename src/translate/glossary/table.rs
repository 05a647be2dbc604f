//! Glossaries as tables: a column a language, a row a concept; what says the same stands in one
//! cell with `|`, `;` or a line's end between. What parts the cells is found out: a comma, a
//! semicolon, a tab.

use csv::{ReaderBuilder, StringRecord};

use super::Concept;
use super::heads::{Head, head};
use crate::translate::exchange::{Refusal, letters_of};

/// The largest file that's read, in bytes, and the most concepts.
const LARGEST: usize = 32 * 1024 * 1024;
const MOST: usize = 200_000;

/// The concepts of a table. Its first row names the languages by their tags, such as `fr`, or by
/// their names; what else it names is the note, or passed over.
///
/// # Errors
/// Why it can't be read.
pub fn read_table(bytes: &[u8]) -> Result<Vec<Concept>, Refusal> {
    if bytes.len() > LARGEST {
        return Err(Refusal::TooLarge(LARGEST / (1024 * 1024)));
    }
    let text = letters_of(bytes).ok_or(Refusal::Letters)?;
    let (separator, text) = separated(&text);
    let mut reader = ReaderBuilder::new()
        .delimiter(separator)
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
    let mut rows: Vec<StringRecord> = Vec::new();
    for row in reader.records() {
        rows.push(row.map_err(damaged)?);
        if rows.len() > MOST {
            return Err(Refusal::TooMuch);
        }
    }
    let columns = heads.iter().enumerate();
    let columns = columns.map(|(place, named)| {
        let cells = rows.iter().filter_map(|row| row.get(place));
        head(named, cells)
    });
    let columns: Vec<Head> = columns.collect();
    let concepts: Vec<Concept> = rows
        .iter()
        .filter_map(|row| concept(row, &columns))
        .collect();
    match concepts.is_empty() {
        true => Err(Refusal::NoLanguages),
        false => Ok(concepts),
    }
}

/// What parts the cells, and the table without what some programs write before its first row.
fn separated(text: &str) -> (u8, &str) {
    let text = text.trim_start_matches(['\u{feff}', '\r', '\n']);
    // As Excel writes and reads it.
    if let Some(rest) = text.strip_prefix("sep=")
        && let Some(separator) = rest.bytes().next().filter(u8::is_ascii)
        && let Some((_, table)) = rest.split_once('\n')
    {
        return (separator, table);
    }
    let head = text.lines().next().unwrap_or_default();
    let most = |sign: &u8| head.bytes().filter(|byte| byte == sign).count();
    let separator = [b',', b';', b'\t'].into_iter().max_by_key(most);
    (separator.unwrap_or(b','), text)
}

/// What a row says; `None` where it says it in fewer than two languages.
fn concept(row: &StringRecord, columns: &[Head]) -> Option<Concept> {
    let mut concept = Concept::default();
    for (cell, column) in row.iter().zip(columns) {
        match column {
            Head::Terms(language) => {
                let said = cell.split(['|', ';', '\n']).map(str::trim);
                let said = said.filter(|term| !term.is_empty());
                concept.call(language, said.map(str::to_owned));
            }
            Head::Note if concept.note.is_empty() => concept.note = cell.to_owned(),
            Head::Note | Head::Other => {}
        }
    }
    (concept.terms.len() > 1).then_some(concept)
}
