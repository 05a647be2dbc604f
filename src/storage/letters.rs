//! Letters for names that nobody else has.

/// So many letters and digits, drawn by chance.
pub(super) fn letters(count: usize) -> String {
    std::iter::repeat_with(fastrand::alphanumeric)
        .take(count)
        .collect()
}
