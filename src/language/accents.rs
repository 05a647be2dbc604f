//! What words are compared by, where it doesn't matter how they're dressed.

use icu::normalizer::DecomposingNormalizerBorrowed;
use icu::properties::CodePointMapData;
use icu::properties::props::GeneralCategory;

/// A text in small letters without accents, vowel signs and whatever else is written or not as
/// one likes: 'État' as 'etat', 'المسؤولة' as 'المسووله'.
pub fn without_accents(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let category = CodePointMapData::<GeneralCategory>::new();
    let decomposed = DecomposingNormalizerBorrowed::new_nfd().normalize_iter(text.chars());
    let mut bare = String::with_capacity(text.len());
    for letter in decomposed {
        match bare_arabic(letter) {
            None => {}
            Some('ß') => bare.push_str("ss"),
            Some(letter) if category.get(letter) == GeneralCategory::NonspacingMark => {}
            Some(letter) => bare.extend(letter.to_lowercase()),
        }
    }
    bare
}

/// A letter of Arabic in the form that it's compared in, any other as it is: `None` for tatweel,
/// which only draws a word out, and for the marks of vowels.
pub fn bare_arabic(letter: char) -> Option<char> {
    match letter {
        '\u{640}' | '\u{64b}'..='\u{652}' | '\u{670}' => None,
        'أ' | 'إ' | 'آ' => Some('ا'),
        'ى' => Some('ي'),
        'ة' => Some('ه'),
        letter => Some(letter),
    }
}
