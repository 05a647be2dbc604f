//! The words that a release says, wherever they stand.

use std::collections::HashSet;

use communique::release::{Part, Release};
use unicode_segmentation::UnicodeSegmentation;

/// All words of a release.
pub fn words_of(release: &Release) -> HashSet<String> {
    let mut words = HashSet::new();
    release.visit(&mut |_, part| add_words(part, &mut words));
    words
}

/// Adds the words of a part by itself.
pub fn add_words(part: &Part<'_>, words: &mut HashSet<String>) {
    let text = match part {
        Part::Text(text, _) => text.text(),
        Part::Paragraph(paragraph) => paragraph.text(),
        _ => "",
    };
    words.extend(text.unicode_words().map(str::to_owned));
}
