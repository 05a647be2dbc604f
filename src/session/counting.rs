//! How long a release is.

use crate::language::count_words;
use crate::release::{FOOTNOTE_CHAR, Part, Release};

/// Fields that aren't printed as they stand.
const UNPRINTED: [&str; 5] = [
    "alternative_text",
    "url",
    "original",
    "house",
    "fixed_words",
];

/// How many words a release prints: those of its own texts, whatever its style
/// adds.
pub(super) fn word_count(release: &Release) -> usize {
    let mut words = 0;
    release.visit_page(&mut |path, part| {
        if path.segments().any(|segment| UNPRINTED.contains(&segment)) {
            return;
        }
        words += match part {
            Part::Text(text, _) => count_words(text.text()),
            Part::Paragraph(paragraph) => {
                count_words(&paragraph.text().replace(FOOTNOTE_CHAR, " "))
            }
            Part::Value(_) | Part::Node(_) | Part::List(_) => 0,
        };
    });
    words
}
