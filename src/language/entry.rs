//! Text on its way in: what nothing can show or print is taken out.

use std::borrow::Cow;

/// What stands in a text for an object that isn't in it.
pub(super) const OBJECT: char = '\u{fffc}';

/// What stands in typed and pasted text for a new line within a paragraph (LINE SEPARATOR).
pub const LINE_BREAK: char = '\u{2028}';

/// The text with a line feed for each end of a paragraph and a [`LINE_BREAK`] for each forced
/// line break, however other programs write those: CR LF, CR, form feed, NEXT LINE and
/// PARAGRAPH SEPARATOR; vertical tab.
pub fn with_line_ends(text: &str) -> Cow<'_, str> {
    let is_other = |c: char| matches!(c, '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2029}');
    if !text.chars().any(is_other) {
        return Cow::Borrowed(text);
    }
    let text = text.replace("\r\n", "\n");
    let ends = text.chars().map(|c| match c {
        '\u{b}' => LINE_BREAK,
        c if is_other(c) => '\n',
        c => c,
    });
    Cow::Owned(ends.collect())
}

/// The text without control characters, and how many there were.
///
/// C0 and C1 controls, DEL and the sign for an object go, tab and line feed stay;
/// CR LF and a lone CR become a line feed, which isn't counted: a text that is owned
/// has changed. Any other text comes out as it went in, invisible characters that
/// change direction or join letters too.
pub fn sanitize(text: &str) -> (Cow<'_, str>, usize) {
    // Plain ASCII has none, which is seen many bytes at a time.
    let is_other = |byte: u8| byte >= 0x7f || (byte < b' ' && byte != b'\t' && byte != b'\n');
    if !text.bytes().fold(false, |odd, byte| odd | is_other(byte)) {
        return (Cow::Borrowed(text), 0);
    }
    let stays = |c: char| (!c.is_control() && c != OBJECT) || matches!(c, '\t' | '\n');
    if text.chars().all(stays) {
        return (Cow::Borrowed(text), 0);
    }
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let clean: String = text.chars().filter(|c| stays(*c)).collect();
    let removed = text.chars().count() - clean.chars().count();
    (Cow::Owned(clean), removed)
}
