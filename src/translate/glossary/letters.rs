//! The letters of a table, in whatever coding a spreadsheet wrote them.
//!
//! Excel marks UTF-16 and, where it's asked for, UTF-8; its plain CSV is in the coding of the
//! machine, which says nothing of itself. That of Western Europe (Windows-1252) is read where
//! nothing speaks against it: neither a language of the table that can't be written in it, nor
//! words that no language has. Any other isn't guessed.

use crate::language::Tag;
use crate::translate::exchange::letters_of;

/// The letters of a table.
pub(super) struct Letters {
    /// They.
    pub text: String,
    /// Whether they were taken for those of Windows-1252.
    pub is_western: bool,
}

/// What 0x80 to 0x9f are in Windows-1252; five of them are nothing.
const SIGNS: [Option<char>; 32] = [
    Some('€'),
    None,
    Some('‚'),
    Some('ƒ'),
    Some('„'),
    Some('…'),
    Some('†'),
    Some('‡'),
    Some('ˆ'),
    Some('‰'),
    Some('Š'),
    Some('‹'),
    Some('Œ'),
    None,
    Some('Ž'),
    None,
    None,
    Some('‘'),
    Some('’'),
    Some('“'),
    Some('”'),
    Some('•'),
    Some('–'),
    Some('—'),
    Some('˜'),
    Some('™'),
    Some('š'),
    Some('›'),
    Some('œ'),
    None,
    Some('ž'),
    Some('Ÿ'),
];

/// The languages that are written in Windows-1252.
const WESTERN: &[&str] = &[
    "en", "fr", "es", "de", "it", "pt", "nl", "da", "sv", "no", "nb", "nn", "fi", "is", "fo", "ca",
    "gl", "eu", "ga", "gd", "lb", "af", "id", "ms", "sw", "sq",
];
/// How many letters with accents stand one after the other in no word of theirs.
const IN_NO_WORD: usize = 3;

impl Letters {
    /// Those of these bytes; `None` where it can't be told which they are.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        if let Some(text) = letters_of(bytes) {
            return Some(Self {
                text,
                is_western: false,
            });
        }
        let text = western(bytes).filter(|text| are_words(text))?;
        Some(Self {
            text,
            is_western: true,
        })
    }

    /// Whether a language may be written in them.
    pub fn may_be_of(&self, language: &Tag) -> bool {
        !self.is_western || WESTERN.contains(&language.language())
    }
}

fn western(bytes: &[u8]) -> Option<String> {
    let letters = bytes.iter().map(|byte| match byte {
        b'\t' | b'\r' | b'\n' | 0x20..=0x7e => Some(char::from(*byte)),
        0x80..=0x9f => SIGNS.get(usize::from(byte - 0x80)).copied().flatten(),
        0xa0..=0xff => Some(char::from(*byte)),
        _ => None,
    });
    letters.collect()
}

/// Whether these may be words: Cyrillic ones, read so, are of accented letters alone, and what
/// Macs write has signs and capitals within words.
fn are_words(text: &str) -> bool {
    let mut accented = 0;
    let mut before = ' ';
    for letter in text.chars() {
        let is_accented = !letter.is_ascii() && letter.is_alphabetic();
        accented = if is_accented { accented + 1 } else { 0 };
        let is_capital_within = is_accented && letter.is_uppercase() && before.is_lowercase();
        let is_sign_within = before.is_alphabetic()
            && matches!(
                letter,
                '†' | '‡' | 'ˆ' | '‰' | '˜' | '•' | '¤' | '¦' | '¬' | '¶' | '¸'
            );
        if accented >= IN_NO_WORD || is_capital_within || is_sign_within {
            return false;
        }
        before = letter;
    }
    true
}
