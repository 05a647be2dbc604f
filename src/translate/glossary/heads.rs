//! What the columns of a table of terms hold, by what they're headed.

use std::sync::LazyLock;

use crate::language::{MORE_LANGUAGES, Tag, UN_LANGUAGES, language_name, own_name};

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Head {
    /// Terms of a language.
    Terms(Tag),
    /// What there is to know.
    Note,
    /// Something that nobody asks for.
    Other,
}

/// What columns of notes are headed, in small letters.
const NOTES: &[&str] = &[
    "note",
    "notes",
    "comment",
    "comments",
    "definition",
    "remark",
    "remarks",
    "description",
];

/// What columns of numbers are headed that are tags of languages, too.
const NUMBERS: &[&str] = &["id", "no", "nr"];

/// Words that stand beside a language's name in a head: 'English term', 'Term (EN)'.
const BESIDE: &[&str] = &["term", "terms", "term(s)", "source", "target"];

/// The names of languages, in English and in themselves, in small letters.
static NAMES: LazyLock<Vec<(String, Tag)>> = LazyLock::new(|| {
    let tags = UN_LANGUAGES.iter().chain(MORE_LANGUAGES);
    let tags = tags.filter_map(|tag| Tag::parse(tag).ok());
    let named = tags.flat_map(|tag| {
        let names = [language_name(&tag, &Tag::english()), own_name(&tag)];
        names.map(|name| (name.to_lowercase(), tag.clone()))
    });
    named.collect()
});

/// What the column headed so holds; `cells` are those below.
pub(super) fn head<'a>(head: &str, mut cells: impl Iterator<Item = &'a str>) -> Head {
    let head = head.trim().trim_start_matches('\u{feff}').trim();
    let lower = head.to_lowercase();
    if NOTES.contains(&lower.as_str()) {
        return Head::Note;
    }
    // 'No' is Norwegian, and the head of a column of numbers.
    let is_number = |cell: &str| cell.is_empty() || cell.contains(|c: char| c.is_numeric());
    if NUMBERS.contains(&lower.as_str()) && cells.all(is_number) {
        return Head::Other;
    }
    match language(&lower).or_else(|| language_beside(&lower)) {
        Some(tag) => Head::Terms(tag),
        None => Head::Other,
    }
}

/// The language that a head names by its tag or its name.
fn language(head: &str) -> Option<Tag> {
    let name = |name: &str| {
        let mut names = NAMES.iter();
        names.find(|(known, _)| known == name)
    };
    if let Some((_, tag)) = name(head) {
        return Some(tag.clone());
    }
    let first = head.split(['-', '_']).next().unwrap_or_default();
    let tag = Tag::parse_foreign(head).ok()?;
    // Few letters may be any word: 'by', 'ref'.
    let is_known = || {
        let alone = Tag::parse(tag.language()).ok();
        alone.is_some_and(|alone| language_name(&alone, &Tag::english()) != alone.as_str())
    };
    ((2..=3).contains(&first.len()) && is_known()).then_some(tag)
}

/// The language that is named beside other words: 'English (synonyms)', 'Term (fr)'.
fn language_beside(head: &str) -> Option<Tag> {
    if head.contains("chinese") && head.contains("traditional") {
        return Tag::parse("zh-Hant").ok();
    }
    let parts = head.split(['(', ')', '[', ']', ':', ',']);
    let mut parts = parts.map(|part| {
        let words = part.split_whitespace();
        let words: Vec<&str> = words.filter(|word| !BESIDE.contains(word)).collect();
        words.join(" ")
    });
    parts.find_map(|part| language(&part))
}
