//! Any bytes as a file that is opened.

#![no_main]

#[allow(dead_code, reason = "each target asks for one thing")]
#[path = "../../support/fuzzed.rs"]
mod fuzzed;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzzed::load(bytes));
