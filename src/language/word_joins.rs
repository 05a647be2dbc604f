//! Blanks around a word that is put into a text.

use super::{Tag, is_spaceless};

/// Prefixes of Arabic, which are written together with the word behind them.
const ARABIC_PREFIXES: [&str; 8] = ["و", "ف", "ب", "ل", "ك", "س", "ال", "وال"];

/// A word as it's put in between what stands before it and behind it: with a blank where it'd run
/// into another word, or into the sign that ends one. Letters of scripts without blanks, such as
/// Chinese and Thai, run into nothing.
pub fn joined_by_blanks(before: &str, word: &str, behind: &str, language: &Tag) -> String {
    let is_of_blanks = |letter: Option<char>| letter.is_some_and(|c| !is_spaceless(c));
    let [begins, ends] = [word.chars().next(), word.chars().next_back()].map(is_of_blanks);
    let last = before.chars().next_back();
    let has_prefix = language.language() == "ar" && {
        let letters = before.rsplit(|c: char| !c.is_alphabetic()).next();
        letters.is_some_and(|letters| ARABIC_PREFIXES.contains(&letters))
    };
    let is_word = |c: char| c.is_alphanumeric() && !is_spaceless(c);
    let follows = begins && !has_prefix && last.is_some_and(|c| is_word(c) || ends_word(c));
    let leads = ends && behind.starts_with(is_word);
    let blank = |is_wanted| if is_wanted { " " } else { "" };
    format!("{}{word}{}", blank(follows), blank(leads))
}

/// Whether a sign ends a word or what is said of several. A straight quotation mark may begin
/// one, and an apostrophe stands within them.
fn ends_word(sign: char) -> bool {
    matches!(
        sign,
        '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '»' | '”' | '…' | '%' | '،' | '؛' | '؟'
    )
}
