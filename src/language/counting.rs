//! Counting words.

use unicode_segmentation::UnicodeSegmentation;

/// How many words a text has, by Unicode's rules (UAX #29). Chinese counts a word a
/// character, as its writers do; so does Japanese, but for katakana.
pub fn count_words(text: &str) -> usize {
    text.unicode_words().count()
}
