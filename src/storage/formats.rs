//! The versions of the file format, and how what an earlier one wrote becomes the current.
//!
//! - Format 1: the release.
//! - Format 2: conflicts that nobody has settled yet, and the states that were issued.
//! - Format 3: editions in other languages, the conventions of a release's own, and
//!   comments.
//!
//! A format that only adds parts is read as the current one, as a file that doesn't use
//! them. Only where parts of an earlier one have another form does it need a reader of its
//! own.

use crate::release::{FORMAT, Release};

/// Makes a release of the current format of what was read.
pub(super) fn upgrade(release: &mut Release) {
    release.format = FORMAT;
}
