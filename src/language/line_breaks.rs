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
        let is_long = stretch.len() > longest && stretch.chars().count() > longest;
        if is_long && stretch.chars().all(is_told_by_blanks) {
            found.push(start..start + stretch.len());
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
            0
        } else {
            count + 1
        };
        after_blank = c == ' ';
        count > longest
    })
}

/// Whether a character is of no script that does without blanks between words.
fn is_told_by_blanks(c: char) -> bool {
    !('\u{e00}'..'\u{1e00}').contains(&c)
}
