//! What a release says in its editions, and how far their translations are.

mod checks;
mod doubts;
mod editions;
mod exchange;
mod glossary;
mod hostile;
mod kept;
mod laws;
mod meanwhile;
mod memory;
mod merging;
mod sample;
mod sentences;
mod strangers;
mod tools;
mod word_tables;
