//! How two people's changes of one release come together.

mod laws;
mod merging;
mod settling;
mod told;
