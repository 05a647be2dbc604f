//! What single letters are: which can't be drawn as they are, which have no italic,
//! which show nothing and yet do something.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;

/// How many characters of a grapheme are shaped: more marks on one letter are seen by
/// nobody, and cost a shaper ever more.
const MOST_MARKS: usize = 32;

/// `text` as it can be shaped, byte for byte as long: line and paragraph separators, tabs
/// and control characters are replaced, marks beyond [`MOST_MARKS`] are hidden.
pub(super) fn drawable(text: &str) -> Cow<'_, str> {
    let is_plain = |c: char| !is_replaced(c);
    let may_have_marks = text.len() > MOST_MARKS && !text.is_ascii();
    let piles = may_have_marks && text.graphemes(true).any(is_pile);
    if !piles && text.chars().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let mut drawn = String::with_capacity(text.len());
    for grapheme in text.graphemes(true) {
        for (index, c) in grapheme.chars().enumerate() {
            if index < MOST_MARKS {
                drawn.push(replacement(c));
            } else {
                drawn.push_str(hidden(c));
            }
        }
    }
    Cow::Owned(drawn)
}

fn is_pile(grapheme: &str) -> bool {
    grapheme.len() > MOST_MARKS && grapheme.chars().count() > MOST_MARKS
}

fn is_replaced(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}

/// What is shaped for `c`, of as many bytes.
fn replacement(c: char) -> char {
    match c {
        '\u{2028}' | '\u{2029}' => '\u{2424}',
        c if !c.is_control() => c,
        c if c.len_utf8() == 1 => ' ',
        _ => '\u{a0}',
    }
}

/// What shows nothing and goes with the letter before, of as many bytes as `c`.
fn hidden(c: char) -> &'static str {
    match c.len_utf8() {
        1 => " ",
        2 => "\u{34f}",
        3 => "\u{200d}",
        _ => "\u{e0100}",
    }
}

/// Whether a letter is of a script that isn't slanted: what is emphasised in it is bold.
pub(super) fn is_unslanted(c: char) -> bool {
    matches!(u32::from(c),
        // Hebrew, Arabic, Syriac, Thaana, N'Ko and what belongs to them.
        0x0590..=0x08FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFE | 0x1EE00..=0x1EEFF
        // Chinese, Japanese, Korean with their punctuation.
        | 0x1100..=0x11FF | 0x2E80..=0x9FFF | 0xA960..=0xA97F | 0xAC00..=0xD7FF
        | 0xF900..=0xFAFF | 0xFE30..=0xFE4F | 0xFF00..=0xFFEF | 0x20000..=0x3FFFF)
}

/// Whether a sign is half as wide in Latin text as it is in Chinese.
pub(super) fn is_shared_with_chinese(c: char) -> bool {
    matches!(c, '‘' | '’' | '“' | '”' | '—' | '…' | '·')
}

/// What can't be seen of a text and yet does something.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Unseen {
    /// A blank that isn't an ordinary one.
    Blank,
    /// A sign without width; which way it turns what follows, as -1, 0 or 1.
    Mark(f32),
}

/// What `c` does, if it's unusual and shows nothing.
pub(super) fn unseen(c: char) -> Option<Unseen> {
    match u32::from(c) {
        0x09 | 0xA0 | 0x1680 | 0x2000..=0x200A | 0x202F | 0x205F | 0x3000 => Some(Unseen::Blank),
        // Right to left: mark, Arabic letter mark, embedding, override, isolate.
        0x200F | 0x061C | 0x202B | 0x202E | 0x2067 => Some(Unseen::Mark(-1.0)),
        0x200E | 0x202A | 0x202D | 0x2066 => Some(Unseen::Mark(1.0)),
        // Soft hyphen, joiners, ends of embeddings and isolates, other controls.
        0xAD
        | 0x034F
        | 0x180E
        | 0x200B..=0x200D
        | 0x202C
        | 0x2060..=0x2064
        | 0x2068..=0x206F
        | 0xFEFF
        | 0xFFF9..=0xFFFB
        | 0xE0001..=0xE007F => Some(Unseen::Mark(0.0)),
        _ => None,
    }
}
