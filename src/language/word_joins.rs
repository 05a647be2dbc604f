//! Blanks around a word that is put into a text.

use super::Tag;

/// Prefixes of Arabic, which are written together with the word behind them.
const ARABIC_PREFIXES: [&str; 8] = ["و", "ف", "ب", "ل", "ك", "س", "ال", "وال"];

/// A word as it's put in between what stands before it and behind it: with a blank where it'd run
/// into another word, or into the sign that ends one. In Chinese and Japanese nothing runs into
/// another.
pub fn joined_by_blanks(before: &str, word: &str, behind: &str, language: &Tag) -> String {
    if language.is_chinese() || language.language() == "ja" {
        return word.to_owned();
    }
    let last = before.chars().next_back();
    let has_prefix = language.language() == "ar" && {
        let letters = before.rsplit(|c: char| !c.is_alphabetic()).next();
        letters.is_some_and(|letters| ARABIC_PREFIXES.contains(&letters))
    };
    let follows = last.is_some_and(|c| c.is_alphanumeric() || ends_word(c)) && !has_prefix;
    let leads = behind.starts_with(|c: char| c.is_alphanumeric());
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
