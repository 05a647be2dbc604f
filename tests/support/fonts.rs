//! Fonts that are made for a test.

use communique::typeset::font_file;

/// A font that has `letter`: one of the program's own, a sign of which is known by another
/// name. The letter is beyond U+00A0 and before U+2160.
pub fn with_letter(letter: char) -> Vec<u8> {
    const SIGN: u16 = 0x2022;
    let mut font = font_file("CommuniqueSymbols-Regular.ttf")
        .expect("a bundled font")
        .to_vec();
    let letter = u16::try_from(u32::from(letter)).expect("a letter of the first plane");
    let word = |font: &[u8], at: usize| u16::from_be_bytes([font[at], font[at + 1]]);
    let long = |font: &[u8], at: usize| {
        let bytes: [u8; 4] = font[at..at + 4].try_into().expect("four bytes");
        u32::from_be_bytes(bytes) as usize
    };
    let tables = usize::from(word(&font, 4));
    let map = (0..tables)
        .map(|index| 12 + 16 * index)
        .find(|at| &font[*at..*at + 4] == b"cmap")
        .map(|at| long(&font, at + 8))
        .expect("it has a map of its letters");
    let table = map + long(&font, map + 8);
    assert_eq!(word(&font, table), 4, "a map of stretches");
    let doubled = usize::from(word(&font, table + 6));
    let ends = table + 14;
    let segment = (0..doubled)
        .step_by(2)
        .find(|at| word(&font, ends + at) == SIGN)
        .expect("the sign is a stretch");
    let (start, delta) = (
        ends + doubled + 2 + segment,
        ends + 2 * doubled + 2 + segment,
    );
    let mut put = |at: usize, value: u16| font[at..at + 2].copy_from_slice(&value.to_be_bytes());
    put(ends + segment, letter);
    put(start, letter);
    let shift = SIGN.wrapping_sub(letter);
    let old = word(&font, delta);
    font[delta..delta + 2].copy_from_slice(&old.wrapping_add(shift).to_be_bytes());
    font
}
