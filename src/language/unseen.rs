//! Characters that show nothing.

use std::borrow::Cow;

use super::entry::sanitize;

/// Whether a character shows nothing where a font doesn't know it: joiners, signs that turn
/// the direction, selectors (Unicode's property `Default_Ignorable_Code_Point`).
pub fn is_ignorable(c: char) -> bool {
    matches!(u32::from(c),
        0xAD
        | 0x34F
        | 0x61C
        | 0x115F..=0x1160
        | 0x17B4..=0x17B5
        | 0x180B..=0x180F
        | 0x200B..=0x200F
        | 0x202A..=0x202E
        | 0x2060..=0x206F
        | 0x3164
        | 0xFE00..=0xFE0F
        | 0xFEFF
        | 0xFFA0
        | 0xFFF0..=0xFFF8
        | 0x1BCA0..=0x1BCA3
        | 0x1D173..=0x1D17A
        | 0xE0000..=0xE0FFF)
}

/// Whether a character only says which way others run.
pub fn is_direction_sign(c: char) -> bool {
    matches!(u32::from(c), 0x61C | 0x200E..=0x200F | 0x202A..=0x202E | 0x2066..=0x2069)
}

/// The signs in `text` that have it read otherwise than its letters are written, each once:
/// those that turn letters against their own direction, and tags, which nobody sees and
/// everybody copies. Tags that belong to a flag are none.
pub fn deceptive_signs(text: &str) -> Vec<char> {
    let mut signs = Vec::new();
    let mut tags_of_flag = None;
    for c in text.chars() {
        let is_tag = is_tag(c);
        tags_of_flag = match tags_of_flag {
            _ if c == BLACK_FLAG => Some(0),
            Some(tags) if is_tag => Some(tags + 1),
            _ => None,
        };
        let is_in_flag = tags_of_flag.is_some_and(|tags| tags <= TAGS_OF_FLAG);
        let is_deceptive = matches!(c, '\u{202d}' | '\u{202e}') || is_tag && !is_in_flag;
        if is_deceptive && !signs.contains(&c) {
            signs.push(c);
        }
    }
    signs
}

/// A text as a label shows it that stands between others: without signs that turn what is
/// around them, and without tags that belong to no flag.
pub fn unturned(text: &str) -> Cow<'_, str> {
    let is_turning = |c: char| matches!(u32::from(c), 0x202A..=0x202E | 0x2066..=0x2069);
    let mut is_after_flag = false;
    let mut is_left_out = |c: char| {
        is_after_flag = c == BLACK_FLAG || is_after_flag && is_tag(c);
        is_turning(c) || is_tag(c) && !is_after_flag
    };
    if !text.chars().any(|c| is_turning(c) || is_tag(c)) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter(|c| !is_left_out(*c)).collect())
}

/// A person's name as it's told, whoever wrote it: on one line, short, and with nothing in it
/// that turns or hides what stands beside it; nothing where it shows nothing.
pub fn told_name(name: &str) -> String {
    /// How many letters of it are told.
    const LONGEST: usize = 60;
    let clean = sanitize(name).0;
    let letters = clean
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c });
    let letters = letters.filter(|c| !is_direction_sign(*c) && !is_tag(*c));
    let told: String = letters.take(LONGEST).collect();
    match told.chars().all(|c| c == ' ' || is_ignorable(c)) {
        true => String::new(),
        false => told.trim().into(),
    }
}

/// Whether a character is one of those that once named languages.
pub fn is_tag(c: char) -> bool {
    matches!(c, '\u{e0000}'..='\u{e007f}')
}

/// What the flags of England, Scotland and Wales begin with, and how many tags say which it is.
pub const BLACK_FLAG: char = '\u{1f3f4}';
/// How many tags a flag has at most.
pub const TAGS_OF_FLAG: usize = 6;
