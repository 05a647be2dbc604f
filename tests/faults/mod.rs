//! What is left when the disk is full, pulled out, or the program killed at any step.

mod disk;
#[cfg(target_os = "linux")]
mod full_disk;
mod fuzzed;
mod gate;
mod hanging;
mod keeping;
#[cfg(unix)]
mod kills;
mod person;
mod process;
mod recovery;
mod saving;
mod two_people;
mod typist;

pub use gate::Gate;
