//! What texts are compared by: their letters without what says nothing of how alike they are.

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

fn folded_letter(letter: char) -> impl Iterator<Item = char> {
    let same = match letter {
        // Tatweel and the marks of vowels.
        '\u{640}' | '\u{64b}'..='\u{652}' | '\u{670}' => None,
        'أ' | 'إ' | 'آ' => Some('ا'),
        'ى' => Some('ي'),
        'ة' => Some('ه'),
        letter => Some(letter),
    };
    same.into_iter().flat_map(char::to_lowercase)
}
