//! What went out: states of a release that were issued, kept word for word.

use std::sync::Arc;

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
    /// What it said: without what was issued before it, without comments and conflicts, and
    /// without images, which stay among those of the release that holds it.
    #[serde(with = "shared")]
    pub release: Arc<Release>,
}

// What was issued isn't edited.
whole_node!(Issued);

impl Issued {
    /// `release` as it's issued at the moment `at`.
    pub fn of(release: &Release, id: Id, at: Timestamp) -> Self {
        let mut release = release.clone();
        release.issued = super::List::default();
        release.comments = super::List::default();
        release.conflicts = super::List::default();
        release.images = super::List::default();
        Self {
            id,
            at,
            release: Arc::new(release),
        }
    }

    /// What was issued, with those images of `holder` that it shows.
    pub fn with_images(&self, holder: &Release) -> Release {
        let mut release = (*self.release).clone();
        release.images = holder.images.clone();
        release
    }
}

/// Written and read as what is shared: it's the same whoever else has it.
mod shared {
    use std::sync::Arc;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::Release;

    pub fn serialize<S: Serializer>(
        release: &Arc<Release>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        release.as_ref().serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Arc<Release>, D::Error> {
        Release::deserialize(deserializer).map(Arc::new)
    }
}
