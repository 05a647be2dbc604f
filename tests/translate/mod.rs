//! What a release says in its editions, and how far their translations are.

mod checks;
mod doubts;
mod editions;
mod exchange;
mod glossary;
mod laws;
mod memory;
mod merging;
mod strangers;
mod tools;
