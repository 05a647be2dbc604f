//! Text of one direction within text of another.

use std::borrow::Cow;

/// Whether a letter may run from right to left, or turn those around it: from the first
/// letter of Hebrew on, signs that turn the direction among them.
pub fn may_turn(letter: char) -> bool {
    !matches!(u32::from(letter),
        0..0x590
        | 0x2000..=0x200E
        | 0x2010..=0x2029
        | 0x202F..=0x2065
        | 0x2070..=0xD7FF)
}

/// `text` so that it neither turns round what stands beside it nor is turned by that: within
/// a first strong isolate (UAX #9) where it may hold letters that run from right to left.
pub fn isolated(text: &str) -> Cow<'_, str> {
    if text.chars().any(may_turn) {
        format!("\u{2068}{text}\u{2069}").into()
    } else {
        text.into()
    }
}
