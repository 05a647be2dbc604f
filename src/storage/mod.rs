//! Releases as files, and what keeps them from being lost.
//!
//! A release is one RON text with everything in it. [`read`] and [`write`](fn@write) are each other's
//! inverse: writing what was read from a file that [`write`](fn@write) made gives the same bytes, and a
//! changed word changes one line. What can't be understood is refused with its place and a
//! remedy, never dropped.
//!
//! [`save_on`] leaves the old file or the new one, whole, and merges what somebody else has
//! put there since; a [`Watch`] tells when somebody does, a [`Lineage`] what they knew by then,
//! and [`copies_beside`] what sync tools made of two people's saves. In the person's own folder
//! a [`Desk`] says which window has a release, with the [`Journal`] of what isn't saved;
//! [`Versions`] keeps what was, and the bin what was [`discarded`].
//!
//! What is written goes through a [`disk::Disk`], step by step, so that each step can be made
//! to fail. Opening a file that somebody chose, and the lock of a desk, are the system's own.

mod base;
mod bin;
mod bounds;
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
mod lineage;
mod markers;
mod missing_ids;
mod parse;
mod places;
mod presence;
mod put;
mod read;
mod remedies;
mod save;
mod save_error;
mod turn;
mod versions;
mod watch;
mod write;

pub use base::base_of;
pub use bin::{Discarded, discarded};
pub use copies::{CopyBeside, copies_beside};
pub use desk::{Desk, DeskName, DeskTaken, call};
pub use digest::Digest;
pub use error::{Place, ReadError, Reason};
pub use journal::{Journal, JournalError, Subject, Told, read_journal, told};
pub use limits::{
    LARGEST_FIELD, LARGEST_FILE, LARGEST_LINE, MOST_CONFLICTS, MOST_EDITIONS, MOST_IN_EDITION,
    MOST_ITEMS, MOST_TEXT, Taken, counted_in,
};
pub use lineage::{Lineage, Stamp, Writer};
pub use markers::read_merging;
pub use presence::{Presence, Who};
pub use read::{Notice, Opened, bytes_of, open, open_merging, read};
pub use save::{
    Known, MOST_SEEN, Saved, Standing, Tried, is_same_file, replace_file, save, save_on,
};
pub use save_error::{SaveError, SystemRefusal};
pub use versions::{OlderStates, Version, Versions};
pub use watch::{Sighting, Watch};
pub use write::{write, write_with};
