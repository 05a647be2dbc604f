//! What a release says in its editions, and how far their translations are.

mod checks;
mod editions;
mod exchange;
mod laws;
mod merging;
mod strangers;
mod tools;
