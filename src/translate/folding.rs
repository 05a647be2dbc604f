//! What texts are compared by: their letters without what says nothing of how alike they are.

use crate::language::bare_arabic;

/// A text in small letters, with one blank where there are any, without the signs of Arabic that
/// are written or not as one likes.
pub(super) fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            letter if letter.is_whitespace() => {
                if !folded.is_empty() && !folded.ends_with(' ') {
                    folded.push(' ');
                }
            }
            letter => folded.extend(folded_letter(letter)),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// The letters of a word in the same way.
pub(super) fn folded_letters(word: &str) -> impl Iterator<Item = char> {
    word.chars().flat_map(folded_letter)
}

/// A letter in the same way: none, one, or the several that its small form has.
pub(super) fn folded_letter(letter: char) -> impl Iterator<Item = char> {
    bare_arabic(letter).into_iter().flat_map(char::to_lowercase)
}
