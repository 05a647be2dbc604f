//! Why a file isn't brought in at all.

use crate::language::Tag;

/// Why a file isn't brought in at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It's none of the formats.
    #[error("it's neither XLIFF, PO, a Word table nor a release")]
    Unknown,
    /// It's a folder.
    #[error("it's a folder")]
    Folder,
    /// It's larger than any such file.
    #[error("it has more than {0} MB")]
    TooLarge(usize),
    /// Its letters are in a coding that isn't read.
    #[error("its letters aren't in UTF-8 or UTF-16")]
    Letters,
    /// Something in it isn't as its format has it; where, and what its reader says.
    #[error("line {line}: {what}")]
    Damaged {
        /// The line, from 1.
        line: u32,
        /// What is wrong.
        what: String,
    },
    /// It ends before its end.
    #[error("it's cut off before its end")]
    CutOff,
    /// It declares entities, with which a small file can become a huge one.
    #[error("it declares entities of its own")]
    Entities,
    /// It holds more than is read: elements, steps deep.
    #[error("it holds more than a release can")]
    TooMuch,
    /// It isn't a document of Word, or a part of it is missing.
    #[error("it isn't a whole Word document: {0}")]
    Package(String),
    /// There is no table in it with addresses of texts.
    #[error("there is no table in it with the texts of a release")]
    NoTable,
    /// It holds files of several releases or languages.
    #[error("it holds files of several releases or languages")]
    SeveralFiles,
    /// It names fewer than two languages.
    #[error("it has no terms in two languages")]
    NoLanguages,
    /// It doesn't say into which language its texts are translated.
    #[error("it doesn't say into which language it's translated")]
    NoLanguage,
    /// It's in a language that the release has no edition in.
    #[error("it's a translation into ‘{0}’, in which the release has no edition")]
    NoEdition(String),
    /// It's in another language than is wanted.
    #[error("it's a translation into ‘{is}’, not into ‘{wanted}’")]
    OtherLanguage {
        /// Its own.
        is: String,
        /// What is wanted.
        wanted: Tag,
    },
    /// It's a copy of the release without an edition in the language that is wanted.
    #[error("it has no edition in ‘{0}’")]
    NoneInLanguage(Tag),
    /// It's translated from another language than the release is in.
    #[error("it's translated from ‘{0}’, which isn't the release's language")]
    OtherSource(String),
    /// It's of another release.
    #[error("it's of another release, ‘{0}’")]
    OtherRelease(String),
    /// It's a copy of the release in which nothing is translated.
    #[error("it's a copy of the release without any edition")]
    NoEditions,
    /// Nothing in it is a text of the release.
    #[error("none of its texts is one of this release")]
    Foreign,
}
