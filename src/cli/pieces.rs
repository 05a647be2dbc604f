//! How a text differs from another, where there are no colours: `[-gone-]` and `{+new+}`.

use std::io::{self, Write};

use crate::compare::Piece;

/// Writes it, line by line, set in.
///
/// # Errors
/// If nothing can be written.
pub(super) fn tell(pieces: Vec<Piece>, out: &mut dyn Write) -> io::Result<()> {
    let mut text = String::new();
    for piece in pieces {
        match piece {
            Piece::Kept(kept) => text.push_str(&kept),
            Piece::Gone(gone) => text.push_str(&format!("[-{gone}-]")),
            Piece::New(new) => text.push_str(&format!("{{+{new}+}}")),
        }
    }
    for line in text.lines() {
        writeln!(out, "    {line}")?;
    }
    Ok(())
}
