//! Glossaries as tables: a column a language, a row a concept; what says the same stands in one
//! cell with `|`, `;` or a line's end between. What parts the cells is found out: a comma, a
//! semicolon, a tab.

use csv::{Position, ReaderBuilder, StringRecord};

use super::Concept;
use super::heads::{Head, head};
use super::letters::Letters;
use super::limits::{BadGlossary, Beyond, MOST_COLUMNS, check_cell, checked};
use crate::translate::exchange::Refusal;

/// The largest file that's read, in bytes, and the most concepts.
const LARGEST: usize = 32 * 1024 * 1024;
const MOST: usize = 200_000;

/// The concepts of a table. Its first row names the languages by their tags, such as `fr`, or by
/// their names; what else it names is the note, or passed over.
///
/// # Errors
/// Why it can't be read.
pub fn read_table(bytes: &[u8]) -> Result<Vec<Concept>, BadGlossary> {
    if bytes.len() > LARGEST {
        return Err(Refusal::TooLarge(LARGEST / (1024 * 1024)).into());
    }
    let letters = Letters::of(bytes).ok_or(Refusal::Letters)?;
    let (separator, text) = separated(&letters.text);
    let mut reader = ReaderBuilder::new()
        .delimiter(separator)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let damaged = |error: csv::Error| Refusal::Damaged {
        line: line(error.position()),
        what: error.to_string(),
    };
    let heads = reader.headers().map_err(damaged)?.clone();
    if heads.len() > MOST_COLUMNS {
        let columns = heads.len();
        let most = MOST_COLUMNS;
        return Err(Beyond::Columns { columns, most }.into());
    }
    let mut rows: Vec<StringRecord> = Vec::new();
    for row in reader.records() {
        rows.push(row.map_err(damaged)?);
        if rows.len() > MOST {
            return Err(Refusal::TooMuch.into());
        }
    }
    let columns = heads.iter().enumerate();
    let columns = columns.map(|(place, named)| {
        let cells = rows.iter().filter_map(|row| row.get(place));
        head(named, cells)
    });
    let columns: Vec<Head> = columns.collect();
    let is_strange =
        |head: &Head| matches!(head, Head::Terms(language) if !letters.may_be_of(language));
    if columns.iter().any(is_strange) {
        return Err(Refusal::Letters.into());
    }
    let concepts = rows.iter().map(|row| concept(row, &columns));
    checked(concepts.collect::<Result<_, _>>()?)
}

/// The line of a place in a table, from 1.
fn line(position: Option<&Position>) -> u32 {
    let line = position.and_then(|position| u32::try_from(position.line()).ok());
    line.unwrap_or(1)
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

/// What a row says.
fn concept(row: &StringRecord, columns: &[Head]) -> Result<Concept, Beyond> {
    let mut concept = Concept::default();
    let line = || line(row.position());
    for (cell, column) in row.iter().zip(columns) {
        match column {
            Head::Terms(language) => {
                check_cell(cell, line)?;
                let said = cell.split(['|', ';', '\n']).map(str::trim);
                let said = said.filter(|term| !term.is_empty());
                concept.call_within(language, said.map(str::to_owned), line)?;
            }
            Head::Note if concept.note.is_empty() => concept.note_within(cell, line)?,
            Head::Note | Head::Other => {}
        }
    }
    Ok(concept)
}
