//! Characters that show nothing.

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
