//! What tells the content of one file from that of another, whatever clocks say.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A digest of bytes (BLAKE3): nobody finds two contents that have the same.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Digest([u8; 32]);

impl Digest {
    /// That of `bytes`.
    pub fn of(bytes: &[u8]) -> Self {
        Self(*blake3::hash(bytes).as_bytes())
    }

    /// Its first letters, for names of files.
    pub fn short(&self) -> String {
        let bytes = self.0.iter().take(8);
        bytes.map(|byte| format!("{byte:02x}")).collect()
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.short())
    }
}
