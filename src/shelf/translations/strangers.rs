//! What a file is that's neither a memory nor a glossary, by its first bytes: its letters aren't
//! at fault, and whoever chose it is told what they chose.

/// A kind of file that holds no texts that could be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StrangeKind {
    /// A PDF.
    Pdf,
    /// A picture.
    Picture,
    /// A document of Word.
    Word,
    /// A workbook of Excel.
    Workbook,
    /// A document of older Office programs: of Word, or of Excel.
    OldOffice,
    /// A document in RTF.
    RichText,
    /// Packed files.
    Archive,
    /// Texts for a translator: PO.
    Texts,
}

/// What files of each kind begin with.
const BEGINNINGS: &[(&[u8], StrangeKind)] = &[
    (b"%PDF", StrangeKind::Pdf),
    (b"\x89PNG\r\n", StrangeKind::Picture),
    (b"\xff\xd8\xff", StrangeKind::Picture),
    (b"GIF8", StrangeKind::Picture),
    (b"II*\0", StrangeKind::Picture),
    (b"MM\0*", StrangeKind::Picture),
    (b"\xd0\xcf\x11\xe0", StrangeKind::OldOffice),
    (b"{\\rtf", StrangeKind::RichText),
    (b"PK\x03\x04", StrangeKind::Archive),
    (b"PK\x05\x06", StrangeKind::Archive),
    (b"\x1f\x8b", StrangeKind::Archive),
    (b"7z\xbc\xaf", StrangeKind::Archive),
    (b"Rar!", StrangeKind::Archive),
];

/// What tells archives that are documents: names of files in them, which aren't packed.
const WITHIN: &[(&[u8], StrangeKind)] = &[
    (b"word/", StrangeKind::Word),
    (b"opendocument.text", StrangeKind::Word),
    (b"xl/", StrangeKind::Workbook),
    (b"opendocument.spreadsheet", StrangeKind::Workbook),
];

/// What a file is that begins so; `None` where it may be text.
pub(super) fn strange_kind(bytes: &[u8]) -> Option<StrangeKind> {
    let mut beginnings = BEGINNINGS.iter();
    let Some((_, kind)) = beginnings.find(|(beginning, _)| bytes.starts_with(beginning)) else {
        return is_po(bytes).then_some(StrangeKind::Texts);
    };
    if !bytes.starts_with(b"PK") {
        return Some(*kind);
    }
    let mut within = WITHIN.iter();
    let has = |name: &[u8]| bytes.windows(name.len()).any(|here| here == name);
    let document = within.find(|(name, _)| has(name));
    Some(document.map_or(*kind, |(_, kind)| *kind))
}

/// Whether a file is one of PO: its first words that are no comment say so.
fn is_po(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut lines = bytes.split(|byte| matches!(byte, b'\n' | b'\r'));
    let is_said = |line: &&[u8]| !line.trim_ascii().is_empty() && !line.starts_with(b"#");
    let first = lines.find(is_said).unwrap_or_default();
    [&b"msgid "[..], b"msgctxt "]
        .iter()
        .any(|word| first.starts_with(word))
}
