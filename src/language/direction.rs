//! Text of one direction within text of another.

use std::borrow::Cow;

use super::{Direction, is_direction_sign};

/// Signs that set a stretch apart from the text around it (UAX #9): one that runs as its
/// first letter does, one from right to left, and the end of both.
const FIRST_STRONG_ISOLATE: char = '\u{2068}';
const RIGHT_TO_LEFT_ISOLATE: char = '\u{2067}';
const END_OF_ISOLATE: char = '\u{2069}';

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
        format!("{FIRST_STRONG_ISOLATE}{text}{END_OF_ISOLATE}").into()
    } else {
        text.into()
    }
}

/// The signs between which `text` has to stand on a line with others that runs `around`, so
/// that neither turns the other; `None` where it runs as the line does.
///
/// From right to left a text of both directions runs as its release does, whatever it begins
/// with: an Arabic title may begin with the Latin name of an office.
pub fn isolate(text: &str, around: Direction) -> Option<(char, char)> {
    let is_turned = text.chars().any(is_right_to_left);
    // A sign at its end would turn what follows.
    let has_signs = text.chars().any(is_direction_sign);
    let is_latin = |c: char| c.is_alphabetic() && !is_right_to_left(c);
    let begin = match around {
        Direction::LeftToRight if is_turned || has_signs => FIRST_STRONG_ISOLATE,
        Direction::RightToLeft if !has_signs && !text.chars().any(is_latin) => return None,
        Direction::RightToLeft if is_turned => RIGHT_TO_LEFT_ISOLATE,
        Direction::RightToLeft => FIRST_STRONG_ISOLATE,
        Direction::LeftToRight => return None,
    };
    Some((begin, END_OF_ISOLATE))
}

/// Whether a letter is one of a script that runs from right to left.
pub fn is_right_to_left(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}
