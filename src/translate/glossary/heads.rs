//! What the columns of a table of terms hold, by what they're headed: in any of the languages of
//! the United Nations, with a language's own name, or with its tag.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::language::{
    MORE_LANGUAGES, Tag, UN_LANGUAGES, language_name, language_names, own_name, without_accents,
};

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

/// What columns of notes are headed.
const NOTES: &[&str] = &[
    "note",
    "notes",
    "comment",
    "comments",
    "definition",
    "remark",
    "remarks",
    "description",
    "remarque",
    "remarques",
    "commentaire",
    "commentaires",
    "nota",
    "notas",
    "comentario",
    "comentarios",
    "observaciones",
    "definición",
    "descripción",
    "примечание",
    "примечания",
    "комментарий",
    "комментарии",
    "определение",
    "описание",
    "ملاحظة",
    "ملاحظات",
    "تعليق",
    "تعليقات",
    "تعريف",
    "التعريف",
    "备注",
    "注释",
    "说明",
    "定义",
];

/// What columns of numbers are headed that are tags of languages, too.
const NUMBERS: &[&str] = &["id", "no", "nr"];

/// Words that stand beside a language's name in a head: 'English term', 'Term (EN)', 'Langue
/// source : anglais'.
const BESIDE: &[&str] = &[
    "term",
    "terms",
    "source",
    "target",
    "language",
    "terme",
    "termes",
    "cible",
    "langue",
    "término",
    "términos",
    "idioma",
    "lengua",
    "термин",
    "термины",
    "язык",
    "مصطلح",
    "المصطلح",
    "المصطلحات",
    "اللغة",
    "باللغة",
    "术语",
    "语言",
];

/// What says in a head that Chinese is in traditional characters.
const TRADITIONAL: &[&str] = &[
    "tradition",
    "tradicion",
    "традицион",
    "تقليدي",
    "繁",
    "正體",
];

/// The names of languages, as words are looked up.
static NAMES: LazyLock<HashMap<String, Tag>> = LazyLock::new(|| {
    let parsed = |tag: &&str| Tag::parse(tag).ok();
    let tags = UN_LANGUAGES.iter().chain(MORE_LANGUAGES);
    let tags: Vec<Tag> = tags.filter_map(parsed).collect();
    let inside: Vec<Tag> = UN_LANGUAGES.iter().filter_map(parsed).collect();
    let own = tags.iter().map(|tag| (own_name(tag), tag));
    let others = inside.iter().flat_map(|inside| {
        let named = move |tag| language_names(tag, inside).into_iter();
        tags.iter()
            .flat_map(move |tag| named(tag).map(move |name| (name, tag)))
    });
    let mut names = HashMap::new();
    // Where two have one name, it's that of the one that calls itself so.
    for (name, tag) in own.chain(others) {
        for name in forms(&without_accents(&name)) {
            names.entry(name).or_insert_with(|| tag.clone());
        }
    }
    names
});

/// A name in the forms in which a table may be headed by it: Arabic has it with the article and
/// without.
fn forms(name: &str) -> Vec<String> {
    let mut forms = vec![name.to_owned()];
    if let Some(bare) = name.strip_prefix("ال") {
        forms.extend(bare.strip_suffix('ه').map(str::to_owned));
        forms.push(bare.to_owned());
    }
    forms
}

fn is_among(words: &[&str], word: &str) -> bool {
    words.iter().any(|one| without_accents(one) == word)
}

/// What the column headed so holds; `cells` are those below.
pub(super) fn head<'a>(head: &str, mut cells: impl Iterator<Item = &'a str>) -> Head {
    let head = head.trim().trim_start_matches('\u{feff}').trim();
    let bare = without_accents(head);
    if is_among(NOTES, &bare) {
        return Head::Note;
    }
    // 'No' is Norwegian, and the head of a column of numbers.
    let is_number = |cell: &str| cell.is_empty() || cell.contains(|c: char| c.is_numeric());
    if NUMBERS.contains(&bare.as_str()) && cells.all(is_number) {
        return Head::Other;
    }
    match language(&bare).or_else(|| language_beside(&bare)) {
        Some(tag) => Head::Terms(tag),
        None => Head::Other,
    }
}

/// The language that a head names by its tag or its name.
fn language(head: &str) -> Option<Tag> {
    if let Some(tag) = NAMES.get(head) {
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

/// The language that is named beside other words, or twice: 'English (synonyms)', 'Term (fr)',
/// '英文/英语'. A column of two languages holds the terms of none.
fn language_beside(head: &str) -> Option<Tag> {
    let beside = ['(', ')', '（', '）', '[', ']', ':', '：', ',', '，', '、'];
    let mut named = head.split(['/', '／', '|']).map(|head| {
        let mut parts = head.split(beside).map(|part| {
            let words = part.split_whitespace();
            let words: Vec<&str> = words.filter(|word| !is_among(BESIDE, word)).collect();
            words.join(" ")
        });
        parts.find_map(|part| language(&part))
    });
    let tag = named.next()??;
    let is_other = |other: Option<Tag>| other.is_some_and(|other| other != tag);
    if named.any(is_other) {
        return None;
    }
    let is_traditional = TRADITIONAL.iter().any(|word| head.contains(word));
    match tag.as_str() {
        "zh" if is_traditional => Tag::parse("zh-Hant").ok(),
        _ => Some(tag),
    }
}
