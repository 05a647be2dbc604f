//! The dual of Arabic, which says two of something without a number.

use super::accents::without_accents;

/// How many letters a word has at least that may stand in the dual.
const SHORTEST: usize = 4;
/// How the dual ends by itself, and where something behind it belongs to it.
const ENDINGS: [&str; 4] = ["ان", "ين", "تا", "تي"];
/// How it ends where the word behind it, with its article, belongs to it: 'مسؤولا الوزارة'.
const ENDINGS_BEFORE_ARTICLE: [char; 2] = ['ا', 'ي'];
/// What ends so and is something else.
const OTHERS: [&str; 4] = ["التي", "الذي", "الذين", "اللواتي"];

/// Whether a word of a text may stand in the dual. Plurals look like it: this is asked by who would
/// rather miss that two of something are lacking than tell of what is there.
pub fn may_have_dual(text: &str) -> bool {
    let bare = without_accents(text);
    let words = bare.split(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let next = words.iter().skip(1).map(Some).chain([None]);
    words.iter().zip(next).any(|(word, next)| {
        let is_long = word.chars().count() >= SHORTEST;
        let leads_on = next.is_some_and(|next| next.starts_with("ال"));
        let ends = ENDINGS.iter().any(|ending| word.ends_with(ending))
            || (leads_on && !word.starts_with("ال") && word.ends_with(ENDINGS_BEFORE_ARTICLE));
        is_long && ends && !OTHERS.contains(word)
    })
}
