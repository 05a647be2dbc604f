//! Texts on their way to translators' own tools and back: XLIFF 1.2 and 2.1, PO, a table in Word.
//!
//! [`pack`] makes a [`Parcel`] of an edition's texts, [`write`] a file of it in one of the
//! formats; [`read`] takes such a file, or what another program made of it, apart again, and
//! [`Bringing`] says what would change if its translations were brought in, as an
//! [`Edit`](crate::edit::Edit). A copy of the release itself, which a translator sends back, is a
//! parcel too ([`parcels_of`]). Guarantees: what is written and brought back unchanged changes
//! nothing; whatever comes back is brought in, or refused with the reason; a text that says
//! something else now than when it was handed out is brought in as out of date.
//!
//! Files of strangers are read within limits: so many bytes, elements and steps deep, no
//! entities of their own, and nothing outside them.

mod arrival;
mod beside;
mod bring;
mod codes;
mod content;
mod file;
mod handed;
mod notes;
mod parcel;
mod po;
mod refusal;
mod tied;
mod word;
mod xliff1;
mod xliff2;
mod xml;

pub use arrival::Remark;
pub use bring::{Bringing, Kept, MOST_PIECES, UnitChange};
pub use file::{ExchangeFormat, FORMATS_READ, read, write};
pub use notes::Note;
pub use parcel::{Parcel, Refused, Why, pack, parcels_of};
pub use refusal::Refusal;
pub(super) use xml::{decoded, document, letters_of, text_of};
