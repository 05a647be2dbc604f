//! Any bytes as a journal that is replayed.

#![no_main]

#[allow(dead_code, reason = "each target asks for one thing")]
#[path = "../../support/fuzzed.rs"]
mod fuzzed;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    fuzzed::replay(bytes);
});
