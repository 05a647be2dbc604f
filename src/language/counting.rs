//! Counting words.

use unicode_segmentation::UnicodeSegmentation;

/// How many words a text has, by Unicode's rules (UAX #29). Chinese and
/// Japanese count a word a character, which is how their writers count.
pub fn count_words(text: &str) -> usize {
    text.unicode_words().count()
}
