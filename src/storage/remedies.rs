//! What RON says of a text that isn't a release, in words that lead to a remedy.

use ron::Error as E;

/// The fields that hold a day or a time.
const DATED: [&str; 3] = ["date", "issue_date", "until"];

/// What `error` says, with a remedy. `field` is the one that it's about, where that
/// is known, and `rest` is the text from there on.
pub(super) fn explained(error: &ron::Error, field: &str, rest: &str) -> String {
    let dated = DATED.contains(&field);
    match error {
        E::ExpectedString | E::ExpectedByteString | E::Message(_) if dated => {
            "there is no such day or time: write a day as \"2021-06-25\", a moment as \"2021-06-25T11:00:00\"".into()
        }
        // Of our own words, each with its remedy.
        E::Message(message) => message.clone(),
        E::ExpectedString | E::ExpectedByteString => {
            "a text belongs here: put it between quotation marks, \"like this\"".into()
        }
        E::ExpectedArray => {
            "a list belongs here: put what is in it between square brackets, [\"like this\", \"and this\"]".into()
        }
        E::ExpectedStructLike
        | E::ExpectedNamedStructLike(_)
        | E::ExpectedDifferentStructName { .. }
        | E::ExpectedStructName(_) => {
            "a group of fields belongs here: put them between round brackets, (like: \"this\")".into()
        }
        E::ExpectedInteger | E::ExpectedFloat => {
            "a number belongs here: write its digits, without quotation marks".into()
        }
        E::ExpectedMapColon => {
            "a colon is missing between the field's name and what it says: put it there".into()
        }
        E::InvalidValueForType { expected, .. } => format!("this can't stand here: write {expected}"),
        E::ExpectedDifferentLength { expected, .. } => {
            format!("this has too much or too little in it: write {expected}")
        }
        E::UnexpectedChar(letter) => {
            format!("‘{letter}’ can't stand here: take it out, or look for an earlier copy")
        }
        E::InvalidIdentifier(name) | E::SuggestRawIdentifier(name) => {
            format!("‘{name}’ isn't the name of a field: compare it with the lines around it, or look for an earlier copy")
        }
        E::InvalidEscape(_) => {
            "a \\ in a text stands before \", \\ or n only: write \\\\ for the sign itself".into()
        }
        E::MissingStructField { field, .. } => {
            format!("the field ‘{field}’ is missing here: add it")
        }
        E::ExpectedComma if rest.starts_with('.') => {
            "a whole number belongs here: take away its point and what follows".into()
        }
        E::ExpectedComma => {
            "a comma is missing before this, or a quotation mark stands within a text: put a comma there, or \\ before the quotation mark".into()
        }
        E::ExpectedIdentifier if rest.starts_with('"') => {
            "a word without quotation marks belongs here: take them away".into()
        }
        E::ExpectedIdentifier => {
            "the name of a field, or a word, belongs here: compare it with the lines around it, or look for an earlier copy".into()
        }
        E::NoSuchStructField {
            expected, found, ..
        } => format!(
            "there is no field ‘{found}’ here: {}",
            offered(found, expected)
        ),
        E::NoSuchEnumVariant {
            expected, found, ..
        } => format!("‘{found}’ can't stand here: {}", offered(found, expected)),
        E::DuplicateStructField { field, .. } => {
            format!("the field ‘{field}’ stands here twice: keep one of them")
        }
        E::ExceededRecursionLimit => {
            "brackets stand deeper in one another than in any release: look for an earlier copy"
                .into()
        }
        E::Eof => "the file ends before its brackets are closed: part of it is missing, so look for an earlier copy".into(),
        E::ExpectedStringEnd => "this text's closing quotation mark is missing: put it there, or look for an earlier copy".into(),
        E::IntegerOutOfBounds => "this number is too large or too small here: write the right one".into(),
        E::TrailingCharacters => {
            "something follows the release's last bracket: take it out".into()
        }
        other => format!("{other}: mend it here, or look for an earlier copy of the file"),
    }
}

/// The names that could stand here: the one that was likely meant, or all.
fn offered(found: &str, expected: &[&str]) -> String {
    match expected.iter().max_by_key(|name| alike(name, found)) {
        Some(nearest) if alike(nearest, found) * 2 >= nearest.len().max(found.len()) => {
            format!("did you mean ‘{nearest}’?")
        }
        Some(_) => format!("possible are {}", expected.join(", ")),
        None => "nothing can".into(),
    }
}

/// How many letters two names share at their beginnings and ends: a slip in the
/// midst of a name leaves most of it.
fn alike(name: &str, other: &str) -> usize {
    let same = |(a, b): &(char, char)| a.eq_ignore_ascii_case(b);
    let start = name.chars().zip(other.chars()).take_while(same).count();
    let ends = name.chars().rev().zip(other.chars().rev());
    let end = ends.take_while(same).count();
    let shorter = name.chars().count().min(other.chars().count());
    (start + end).min(shorter)
}
