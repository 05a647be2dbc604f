//! Texts as sequences of words, so that what is alike in two of them can be found.
//!
//! A word here is what stands between two word boundaries of UAX #29: a word, a run of
//! blanks, a sign. The mark of a footnote is a word of its own, told from others by its
//! note; so is the start of a paragraph, told by its id. With these, splitting a paragraph is
//! putting a word in and joining two is taking one out, and what happens to the words around
//! goes on being seen.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::release::{FOOTNOTE_CHAR, Fragment, Id, Paragraph};

/// A piece of a text that is compared as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Word<'a> {
    /// The start of the paragraph called so.
    Start(&'a Id),
    /// Letters, blanks or a sign.
    Letters(&'a str),
    /// The mark of this footnote.
    Note(&'a Id),
}

impl Word<'_> {
    /// Whether it says something, so that what stands before and after it is apart.
    pub fn parts(self) -> bool {
        match self {
            Self::Start(_) => true,
            Self::Letters(letters) => letters.chars().any(char::is_alphanumeric),
            Self::Note(_) => false,
        }
    }
}

/// Where a word stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    /// Which paragraph; 0 in a text without any.
    pub paragraph: usize,
    /// Where in its text, in bytes; empty for a start.
    pub range: Range<usize>,
}

/// A text as words, each with its place.
#[derive(Clone, Debug, Default)]
pub(super) struct Words<'a> {
    pub words: Vec<Word<'a>>,
    pub spots: Vec<Spot>,
}

impl<'a> Words<'a> {
    /// Those of a plain text.
    pub fn of_text(text: &'a str) -> Self {
        let mut words = Self::default();
        words.add_letters(text, 0, 0);
        words
    }

    /// Those of a text with marks, which belong to their words.
    pub fn of_fragment(fragment: &'a Fragment) -> Self {
        let mut words = Self::default();
        words.add_fragment(fragment, 0);
        words
    }

    /// Those of paragraphs.
    pub fn of_paragraphs(paragraphs: &[&'a Paragraph]) -> Self {
        let mut words = Self::default();
        for (index, paragraph) in paragraphs.iter().enumerate() {
            words.add(Word::Start(&paragraph.id), index, 0..0);
            words.add_fragment(&paragraph.content, index);
        }
        words
    }

    fn add(&mut self, word: Word<'a>, paragraph: usize, range: Range<usize>) {
        self.words.push(word);
        self.spots.push(Spot { paragraph, range });
    }

    fn add_fragment(&mut self, fragment: &'a Fragment, paragraph: usize) {
        let text = fragment.text();
        let mut start = 0;
        for (at, note) in fragment.footnotes() {
            let before = text.get(start..at).unwrap_or_default();
            self.add_letters(before, paragraph, start);
            start = at + FOOTNOTE_CHAR.len_utf8();
            self.add(Word::Note(note), paragraph, at..start);
        }
        self.add_letters(text.get(start..).unwrap_or_default(), paragraph, start);
    }

    fn add_letters(&mut self, text: &'a str, paragraph: usize, start: usize) {
        for (at, letters) in text.split_word_bound_indices() {
            let range = start + at..start + at + letters.len();
            self.add(Word::Letters(letters), paragraph, range);
        }
    }

    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// The words at `range`.
    pub fn at(&self, range: Range<usize>) -> &[Word<'a>] {
        self.words.get(range).unwrap_or_default()
    }

    /// Whether one of the words at `range` says something.
    pub fn parts(&self, range: Range<usize>) -> bool {
        self.at(range).iter().any(|word| word.parts())
    }

    /// Whether there is nothing at `range`, or blanks alone.
    pub fn says_nothing(&self, range: Range<usize>) -> bool {
        let is_blank = |word: &Word<'_>| match word {
            Word::Letters(letters) => letters.chars().all(char::is_whitespace),
            Word::Start(_) | Word::Note(_) => false,
        };
        self.at(range).iter().all(is_blank)
    }

    /// The bytes of a single text that the words at `range` take.
    pub fn bytes(&self, range: Range<usize>) -> Range<usize> {
        let end = self.spots.last().map_or(0, |spot| spot.range.end);
        let start = self.spots.get(range.start);
        let start = start.map_or(end, |spot| spot.range.start);
        let last = range.end.checked_sub(1).filter(|_| !range.is_empty());
        let last = last.and_then(|last| self.spots.get(last));
        start..last.map_or(start, |spot| spot.range.end)
    }
}
