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
        match letter {
            // Tatweel only draws a word out.
            '\u{640}' => {}
            'ى' => bare.push('ي'),
            'ة' => bare.push('ه'),
            'ß' => bare.push_str("ss"),
            letter if category.get(letter) == GeneralCategory::NonspacingMark => {}
            letter => bare.extend(letter.to_lowercase()),
        }
    }
    bare
}
