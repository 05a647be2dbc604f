//! What each language needs, and what any text needs on its way in.
//!
//! The only room that names `icu`. It knows nothing of releases.

mod entry;
mod tag;

pub use entry::sanitize;
pub use tag::{BadTag, Direction, Tag};
