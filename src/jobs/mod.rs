//! Work off the window's thread: named threads whose newest job wins.
//!
//! Knows nothing of releases. A worker does one job at a time; a job that
//! hasn't begun when a newer one is handed in is dropped. Whoever hands jobs
//! in never waits. What comes of a job goes wherever its closure sends it,
//! usually into a channel, with a [`Wake`] to have it looked at.

mod latest;
mod once;

use std::sync::Arc;

pub use latest::Latest;
pub use once::{Once, Progress};

/// Has the window look for what has come of jobs. Cheap, and may be called
/// from any thread and as often as one likes.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// A wake-up for where nobody sleeps.
pub fn no_wake() -> Wake {
    Arc::new(|| {})
}
