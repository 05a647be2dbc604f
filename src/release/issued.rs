//! What went out: states of a release that were issued, kept word for word.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::node::whole_node;
use super::{Id, Release};

/// A release as it was issued. It never changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Issued {
    /// Its id.
    pub id: Id,
    /// When it was marked as issued.
    pub at: Timestamp,
    /// What it said: without what was issued before it, without conflicts, and without
    /// images, which stay among those of the release that holds it.
    pub release: Box<Release>,
}

// What was issued isn't edited.
whole_node!(Issued);

impl Issued {
    /// `release` as it's issued at the moment `at`.
    pub fn of(release: &Release, id: Id, at: Timestamp) -> Self {
        let mut release = release.clone();
        release.issued = super::List::default();
        release.conflicts = super::List::default();
        release.images = super::List::default();
        Self {
            id,
            at,
            release: Box::new(release),
        }
    }

    /// What was issued, with those images of `holder` that it shows.
    pub fn with_images(&self, holder: &Release) -> Release {
        let mut release = (*self.release).clone();
        release.images = holder.images.clone();
        release
    }
}
