//! Letters and signs, named one by one.

/// The most letters of a field that are named.
const MOST_LETTERS: usize = 12;

/// Letters with their numbers, as Unicode writes them: 'א (U+05D0)'. Of many, the first.
pub fn letter_list(letters: &[char]) -> String {
    let shown = letters.iter().take(MOST_LETTERS);
    let mut shown: Vec<String> = shown
        .map(|letter| format!("{letter} (U+{:04X})", u32::from(*letter)))
        .collect();
    if letters.len() > MOST_LETTERS {
        shown.push("…".to_owned());
    }
    shown.join(", ")
}

/// Signs that nobody sees, by their numbers: 'U+202E'. Of many, the first.
pub fn sign_list(signs: &[char]) -> String {
    let shown = signs.iter().take(MOST_LETTERS);
    let mut shown: Vec<String> = shown
        .map(|sign| format!("U+{:04X}", u32::from(*sign)))
        .collect();
    if signs.len() > MOST_LETTERS {
        shown.push("…".to_owned());
    }
    shown.join(", ")
}
