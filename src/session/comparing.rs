//! Two states of a release, kept to be compared: what somebody else has changed, what was
//! recovered, what an earlier version said.

use std::sync::Arc;

use crate::release::Release;

/// Two states of a release. Equal to itself and its copies alone.
#[derive(Clone, Debug)]
pub struct Compared(Arc<[Arc<Release>; 2]>);

impl Compared {
    /// The release as it was and as it is.
    pub fn new(before: Arc<Release>, after: Arc<Release>) -> Self {
        Self(Arc::new([before, after]))
    }

    /// As it was.
    pub fn before(&self) -> &Arc<Release> {
        let [before, _] = &*self.0;
        before
    }

    /// As it is.
    pub fn after(&self) -> &Arc<Release> {
        let [_, after] = &*self.0;
        after
    }
}

impl PartialEq for Compared {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}
