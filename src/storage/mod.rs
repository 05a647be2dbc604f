//! Releases as files: one RON text a release, with everything in it.
//!
//! [`read`] and [`write`] are each other's inverse: writing what was read from
//! a file that [`write`] made gives the same bytes, and a changed word changes
//! one line. What can't be understood is refused with its place and a remedy,
//! never dropped. [`open`] and [`save`] do the same with files; a save leaves
//! the old file or the new one, whole.

mod bases;
mod bin;
mod copies;
mod desk;
mod digest;
pub mod disk;
mod error;
mod formats;
mod journal;
mod leftovers;
mod letters;
mod limits;
mod markers;
mod places;
mod presence;
mod put;
mod read;
mod remedies;
mod save;
mod versions;
mod watch;
mod write;

pub use bases::{KeptStates, Own, base_of, base_of_copy};
pub use bin::{Discarded, discarded};
pub use copies::{Copy, copies_beside};
pub use desk::{Desk, DeskTaken, call};
pub use digest::Digest;
pub use error::{Place, ReadError, Reason};
pub use journal::{Journal, JournalError, Subject, Told, read_journal, told};
pub use limits::{
    LARGEST_FIELD, LARGEST_FILE, LARGEST_LINE, MOST_ITEMS, MOST_TEXT, Taken, counted_in,
};
pub use markers::read_merging;
pub use presence::{Presence, Who};
pub use read::{Notice, Opened, open, open_merging, read};
pub use save::{
    Brought, Known, MOST_SEEN, SaveError, Saved, Standing, SystemRefusal, is_same_file,
    replace_file, save, save_on,
};
pub use versions::{Version, Versions};
pub use watch::{Sighting, Watch};
pub use write::write;
