//! What is left when the disk is full, pulled out, or the program killed at any step.

mod disk;
mod fuzzed;
mod keeping;
#[cfg(unix)]
mod kills;
mod process;
mod saving;
mod typist;
