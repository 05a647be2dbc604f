//! Text of one direction within text of another.

use std::borrow::Cow;

/// The first letter of the scripts that are written from right to left.
const FIRST_RIGHT_TO_LEFT: char = '\u{590}';

/// `text` so that it neither turns round what stands beside it nor is turned by that: within
/// a first strong isolate (UAX #9) where it may hold letters that run from right to left.
pub fn isolated(text: &str) -> Cow<'_, str> {
    if text.chars().any(|c| c >= FIRST_RIGHT_TO_LEFT) {
        format!("\u{2068}{text}\u{2069}").into()
    } else {
        text.into()
    }
}
