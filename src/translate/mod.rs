//! A release in other languages: what there is to translate, how far it is, and what an
//! edition's page says.
//!
//! A [`Unit`] is a text that a translator has before them: a field of plain text, or a
//! paragraph. Each has its [`Standing`] in an [`Edition`](crate::release::Edition), found by
//! its address; and [`EditionPage`] is the release as that edition prints it, always whole:
//! what nobody has translated yet stands there in the release's own language. Everything here
//! reads a release and answers [`Edit`](crate::edit::Edit)s; nothing changes one.

mod changes;
pub mod checks;
mod chips;
pub mod exchange;
mod folding;
pub mod glossary;
pub mod memory;
mod nearest;
mod page;
mod page_words;
mod said;
mod sites;
mod standing;
mod units;

pub use changes::{
    add_edition, begin, can_be_joined, clear, confirm, join_previous, leave_out, made_of,
    meaning_unchanged, own_image, part_from_previous, remove_edition, reopen, segment_path,
    source_of, still_right, target_field, translated_by, usual_source, write,
};
pub use chips::{SourceChip, chips, fitted, insert_chip, missing_chips};
pub use page::{EditionPage, Untranslated};
pub use page_words::unknown_words;
pub use said::{Text, is_same_but_spacing, language_of, said_in};
pub use standing::{Progress, Standing, State, Translation};
pub use units::{Need, Unit, UnitKind, Wording, unit_at, units};
