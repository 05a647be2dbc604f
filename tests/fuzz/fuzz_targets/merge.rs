//! Any three files, a NUL byte between them, as one release that two changed.

#![no_main]

#[allow(dead_code, reason = "each target asks for one thing")]
#[path = "../../support/fuzzed.rs"]
mod fuzzed;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzzed::merge_three(bytes));
