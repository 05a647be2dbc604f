//! What a revision changes, written for those who read the release.

use super::differences::is_kind_of_paragraph;
use super::{difference, say_with};
use crate::compare::{Change, Difference, Piece};
use crate::edit::ItemKind;
use crate::language::{Tag, Word};
use crate::release::{FieldPath, Release};

/// The most lines that are written; more are counted, or an ellipsis says that there are more.
const MOST: usize = 12;
/// The most letters of what is quoted.
const LONGEST: usize = 240;
/// Parts of a release that aren't on its page, or say by themselves that they've changed.
const UNTOLD: [&str; 9] = [
    "editions",
    "comments",
    "issued",
    "conflicts",
    "images",
    "revision",
    "style",
    "id",
    "format",
];

/// What differs between what was issued and what goes out now, a line a change, quoted in the
/// marks of the release's own language. Where that isn't English, without the names of fields.
pub fn revision_note(issued: &Release, now: &Release, differences: &[Difference]) -> String {
    let told = differences.iter().filter(|found| is_told(now, found));
    let mut lines: Vec<String> = told.map(|found| line(issued, now, found)).collect();
    lines.retain(|line| !line.is_empty());
    lines.dedup();
    let more = lines.len().saturating_sub(MOST);
    lines.truncate(MOST);
    if more > 0 {
        lines.push(match is_english(now) {
            true => say_with("revision-more", &[("count", more.into())]),
            false => "…".to_owned(),
        });
    }
    lines.join("\n")
}

fn is_english(release: &Release) -> bool {
    release.language.language() == "en"
}

fn is_told(now: &Release, found: &Difference) -> bool {
    let first = found.at.segments().next().unwrap_or_default();
    !UNTOLD.contains(&first)
        && !matches!(
            found.change,
            Change::Looks | Change::Moved(_) | Change::Replaced(_)
        )
        && !is_detail(now, &found.at)
}

/// How something is set, and not what it says.
fn is_detail(now: &Release, at: &FieldPath) -> bool {
    at.last() == Some("align") || is_kind_of_paragraph(now, at)
}

fn line(issued: &Release, now: &Release, found: &Difference) -> String {
    let told = difference(issued, now, found);
    let (gone, new) = words(&told.pieces);
    let quoted = |text: &str| quoted(text, &now.language);
    // Of a picture that gives way to another nothing can be quoted.
    let is_wordless = gone == new;
    if !is_english(now) {
        return match (gone.as_str(), new.as_str()) {
            _ if is_wordless => String::new(),
            ("", new) => format!("+ {}", quoted(new)),
            (gone, "") => format!("− {}", quoted(gone)),
            (gone, new) => format!("{} → {}", quoted(gone), quoted(new)),
        };
    }
    let place = ("place", told.place.into());
    let is_item = match &found.change {
        Change::Added(item) | Change::Removed(item) => {
            ItemKind::from(&**item) != ItemKind::Paragraph
        }
        _ => false,
    };
    let (id, arguments) = match (gone.as_str(), new.as_str()) {
        ("", "") => return String::new(),
        _ if is_wordless => ("revision-another", vec![place]),
        ("", _) if is_item => ("revision-item-added", vec![place]),
        (_, "") if is_item => ("revision-item-removed", vec![place]),
        ("", new) => ("revision-added", vec![place, ("new", quoted(new).into())]),
        (gone, "") => (
            "revision-removed",
            vec![place, ("old", quoted(gone).into())],
        ),
        (gone, new) => {
            let (old, new) = (("old", quoted(gone).into()), ("new", quoted(new).into()));
            ("revision-replaced", vec![place, old, new])
        }
    };
    say_with(id, &arguments)
}

/// What was taken out and put in, from the first to the last of it.
fn words(pieces: &[Piece]) -> (String, String) {
    let is_change = |piece: &Piece| !matches!(piece, Piece::Kept(_));
    let first = pieces.iter().position(is_change).unwrap_or(pieces.len());
    let last = pieces
        .iter()
        .rposition(is_change)
        .map_or(0, |last| last + 1);
    let (mut gone, mut new) = (String::new(), String::new());
    for piece in pieces.get(first..last).unwrap_or_default() {
        match piece {
            Piece::Kept(text) => {
                gone.push_str(text);
                new.push_str(text);
            }
            Piece::Gone(text) => gone.push_str(text),
            Piece::New(text) => new.push_str(text),
        }
    }
    // What only stands between two that were put in was there before.
    if !pieces.iter().any(|piece| matches!(piece, Piece::Gone(_))) {
        gone.clear();
    }
    if !pieces.iter().any(|piece| matches!(piece, Piece::New(_))) {
        new.clear();
    }
    (gone.trim().to_owned(), new.trim().to_owned())
}

/// A text in the quotation marks of a language, on one line, cut where it's long.
fn quoted(text: &str, language: &Tag) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text,
    };
    let [open, close] = [Word::QuoteOpen, Word::QuoteClose].map(|word| word.in_language(language));
    format!("{open}{text}{close}")
}
