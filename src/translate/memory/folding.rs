//! What texts are compared by: their letters without what says nothing of how alike they are.

/// A text in small letters, with one blank where there are any, without the signs of Arabic that
/// are written or not as one likes.
pub(super) fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            // Tatweel and the marks of vowels.
            '\u{640}' | '\u{64b}'..='\u{652}' | '\u{670}' => {}
            'أ' | 'إ' | 'آ' => folded.push('ا'),
            'ى' => folded.push('ي'),
            'ة' => folded.push('ه'),
            letter if letter.is_whitespace() => {
                if !folded.is_empty() && !folded.ends_with(' ') {
                    folded.push(' ');
                }
            }
            letter => folded.extend(letter.to_lowercase()),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}
