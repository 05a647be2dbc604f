//! What a release says in its editions, and how far their translations are.

mod editions;
mod exchange;
mod laws;
mod merging;
mod strangers;
mod tools;
