//! What a release says in its editions, and how far their translations are.

mod checks;
mod conventions;
mod doubts;
mod editions;
mod exchange;
mod glossary;
mod hostile;
mod kept;
mod laws;
mod meanwhile;
mod memory;
mod mends;
mod merging;
mod sample;
mod sentences;
mod spoken;
mod strangers;
mod tmx;
mod tools;
mod word_tables;
