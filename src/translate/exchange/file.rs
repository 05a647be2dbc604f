//! The formats: which there are, a parcel as a file of one, and a file of whichever as a parcel.

use super::parcel::Parcel;
use super::xml::{LARGEST, decoded, document};
use super::{Refusal, po, word, xliff1, xliff2};

/// A format that other tools read and write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ExchangeFormat {
    /// XLIFF 1.2, which most tools know.
    Xliff1,
    /// XLIFF 2.1.
    Xliff2,
    /// PO, as gettext has it.
    Po,
    /// A table in a Word document, for whoever has no such tool.
    Word,
}

impl ExchangeFormat {
    /// All of them, in the order in which they're offered.
    pub const ALL: [Self; 4] = [Self::Xliff1, Self::Xliff2, Self::Po, Self::Word];

    /// How names of such files end.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Xliff1 => "xlf",
            Self::Xliff2 => "xliff",
            Self::Po => "po",
            Self::Word => "docx",
        }
    }
}

/// How the names end of files that are read.
pub const FORMATS_READ: &[&str] = &["xlf", "xliff", "xml", "po", "docx", "ron"];

/// A parcel as a file. Where nothing is translated yet, some tools want a copy of the source:
/// with `is_filled` they get it.
pub fn write(parcel: &Parcel, format: ExchangeFormat, is_filled: bool) -> Result<Vec<u8>, Refusal> {
    Ok(match format {
        ExchangeFormat::Xliff1 => xliff1::write(parcel, is_filled).into_bytes(),
        ExchangeFormat::Xliff2 => xliff2::write(parcel, is_filled).into_bytes(),
        ExchangeFormat::Po => po::write(parcel, is_filled).into_bytes(),
        ExchangeFormat::Word => word::write(parcel)?,
    })
}

/// Takes a file apart, whichever format it has.
///
/// # Errors
/// Why it can't be read.
pub fn read(bytes: &[u8]) -> Result<Parcel, Refusal> {
    if bytes.len() > LARGEST {
        return Err(Refusal::TooLarge(LARGEST / (1024 * 1024)));
    }
    if bytes.starts_with(b"PK") {
        return word::read(bytes);
    }
    let text = decoded(bytes)?;
    let begins = text.trim_start();
    if !begins.starts_with('<') {
        let is_po = begins
            .lines()
            .any(|line| line.trim_start().starts_with("msgid"));
        return match is_po {
            true => po::read(&text),
            false => Err(Refusal::Unknown),
        };
    }
    let tree = document(&text)?;
    let root = tree.root_element();
    match (root.tag_name().name(), root.attribute("version")) {
        ("xliff", Some(version)) if version.starts_with("2.") => xliff2::read(root),
        ("xliff", _) => xliff1::read(root),
        _ => Err(Refusal::Unknown),
    }
}
