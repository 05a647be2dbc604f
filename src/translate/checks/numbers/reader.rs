//! A text to be read letter by letter, each by its place in it.

use std::ops::Range;

use crate::language::{Tag, is_direction_sign};
use crate::release::FOOTNOTE_CHAR;
use crate::translate::checks::addresses::addresses;

/// A text in a language.
pub(super) struct Reader<'a> {
    letters: Vec<char>,
    pub language: &'a Tag,
    pub is_chinese: bool,
    /// What digits of it aren't numbers: addresses of pages and mailboxes.
    addresses: Vec<Range<usize>>,
}

impl<'a> Reader<'a> {
    pub fn new(text: &str, language: &'a Tag) -> Self {
        // What says how the text runs stands within dates; vowel signs and tatweel are written
        // or not.
        let is_dress = |letter: char| matches!(letter, '\u{640}' | '\u{64b}'..='\u{652}');
        let letters = text.chars();
        let letters = letters.filter(|letter| !is_direction_sign(*letter) && !is_dress(*letter));
        let letters: Vec<char> = letters.collect();
        Self {
            addresses: addresses_in(&letters),
            letters,
            language,
            is_chinese: matches!(language.language(), "zh" | "ja"),
        }
    }

    pub fn len(&self) -> usize {
        self.letters.len()
    }

    pub fn letter(&self, place: usize) -> Option<char> {
        self.letters.get(place).copied()
    }

    /// The western digit of the one at a place.
    pub fn digit(&self, place: usize) -> Option<char> {
        let letter = self.letter(place)?;
        let value = match letter {
            '0'..='9' => return Some(letter),
            '٠'..='٩' => u32::from(letter) - 0x660,
            '۰'..='۹' => u32::from(letter) - 0x6f0,
            '०'..='९' => u32::from(letter) - 0x966,
            '０'..='９' => u32::from(letter) - 0xff10,
            _ => return None,
        };
        char::from_digit(value, 10)
    }

    /// The digits from a place on, with where they end.
    pub fn digits(&self, start: usize) -> (String, usize) {
        let digits: String = (start..).map_while(|place| self.digit(place)).collect();
        let end = start + digits.len();
        (digits, end)
    }

    /// Two digits that stand alone from a place on: minutes.
    pub fn two_digits(&self, start: usize) -> Option<(u8, usize)> {
        let is_more = self.digit(start + 2).is_some();
        let digits: String = [self.digit(start)?, self.digit(start + 1)?]
            .iter()
            .collect();
        digits
            .parse()
            .ok()
            .filter(|_| !is_more)
            .map(|value| (value, start + 2))
    }

    /// The place behind blanks, and behind marks of notes.
    pub fn behind_blanks(&self, start: usize) -> usize {
        let is_blank =
            |letter: char| (letter.is_whitespace() && letter != '\n') || letter == FOOTNOTE_CHAR;
        let blanks = (start..).map_while(|place| self.letter(place));
        start + blanks.take_while(|letter| is_blank(*letter)).count()
    }

    /// The word at a place, with where it ends.
    pub fn word(&self, start: usize) -> (String, usize) {
        let is_of_word =
            |letter: char| letter.is_alphabetic() || matches!(letter, '\u{300}'..='\u{36f}');
        let letters = (start..).map_while(|place| self.letter(place));
        let word = letters.take_while(|letter| is_of_word(*letter));
        let word: String = word.collect();
        let end = start + word.chars().count();
        (word, end)
    }

    /// Whether these words stand at a place, in whatever letters, and end there; `Some` with
    /// where.
    pub fn words_at(&self, start: usize, words: &str) -> Option<usize> {
        let mut place = start;
        for wanted in words.chars() {
            let letter = self.letter(place)?;
            let is_same = match wanted {
                ' ' => letter.is_whitespace(),
                '’' => matches!(letter, '’' | '\''),
                _ => letter == wanted || letter.to_lowercase().eq(std::iter::once(wanted)),
            };
            if !is_same {
                return None;
            }
            place += 1;
        }
        let is_end = self.is_chinese || !self.letter(place).is_some_and(char::is_alphabetic);
        is_end.then_some(place)
    }

    /// Whether these letters stand before a place.
    pub fn ends_with(&self, end: usize, words: &str) -> bool {
        let before = (0..end).rev().map_while(|place| self.letter(place));
        let mut before = before.skip_while(|letter| letter.is_whitespace());
        words
            .chars()
            .rev()
            .all(|wanted| before.next() == Some(wanted))
    }

    pub fn text(&self, range: Range<usize>) -> String {
        let letters = self.letters.get(range).unwrap_or_default();
        letters.iter().collect()
    }

    /// Where an address ends that a place is in.
    pub fn address_end(&self, place: usize) -> Option<usize> {
        let after = self
            .addresses
            .partition_point(|address| address.end <= place);
        let address = self.addresses.get(after)?;
        address.contains(&place).then_some(address.end)
    }
}

/// Where addresses of pages and mailboxes stand, in order.
fn addresses_in(letters: &[char]) -> Vec<Range<usize>> {
    let text: String = letters.iter().collect();
    let (mut at, mut place) = (0, 0);
    let ranges = addresses(&text).into_iter().map(|address| {
        let before = text.get(at..address.range.start).unwrap_or_default();
        let start = place + before.chars().count();
        at = address.range.end;
        // No address has another letter than those of ASCII.
        place = start + address.range.len();
        start..place
    });
    ranges.collect()
}
