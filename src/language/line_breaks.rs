//! Where a line may be broken (UAX #14), and where it can't.

use std::ops::Range;

use icu::segmenter::LineSegmenter;
use icu::segmenter::options::LineBreakOptions;

/// The stretches of `text`, in bytes, that have more than `longest` characters in which a
/// line can't be broken: long words, rows of signs. Those in scripts whose words only a
/// dictionary tells apart aren't among them.
pub fn unbreakable(text: &str, longest: usize) -> Vec<Range<usize>> {
    if !may_be_unbreakable(text, longest) {
        return Vec::new();
    }
    let segmenter = LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());
    let mut start = 0;
    let mut found = Vec::new();
    for end in segmenter.segment_str(text) {
        let stretch = text.get(start..end).unwrap_or_default().trim_end();
        let mut at = start;
        for run in stretch.split_inclusive(is_told_by_dictionary) {
            if run.len() > longest && run.chars().count() > longest {
                found.push(at..at + run.len());
            }
            at += run.len();
        }
        start = end;
    }
    found
}

/// Whether there is no blank before a letter or figure, where most lines are broken, in
/// so many characters: that is cheaper to tell.
fn may_be_unbreakable(text: &str, longest: usize) -> bool {
    let (mut count, mut after_blank) = (0, false);
    text.chars().any(|c| {
        count = if after_blank && c.is_alphanumeric() {
            1
        } else {
            count + 1
        };
        after_blank = c == ' ';
        count > longest
    })
}

/// Whether a character is of a script that does without blanks between words: Thai, Lao,
/// Burmese, Khmer, those of the Tai (class SA of UAX #14).
fn is_told_by_dictionary(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{1950}'..='\u{19df}' | '\u{1a20}'..='\u{1aad}' | '\u{a9e0}'..='\u{a9ff}'
        | '\u{aa60}'..='\u{aadf}')
}
