//! How fast the program is: what a person waits for, as medians, each beside
//! its limit and as a ratio to something that was measured in the same run.
//!
//! Nothing here fails for being slow: machines differ. What needs a program
//! that isn't installed says so and is left out.

mod edits;
mod fields;
mod frames;
mod memory;
mod process;
mod storage;
mod table;
mod translating;
mod window;

/// What measures a part.
type Measure = fn(&table::Table);

fn main() {
    // The program begins itself again where it needs a process of its own.
    let arguments: Vec<String> = std::env::args().collect();
    if arguments
        .iter()
        .any(|argument| argument == memory::ARGUMENT)
    {
        memory::run();
        return;
    }
    let table = table::Table::begin();
    let parts: [(&str, Measure); 8] = [
        ("edits", edits::measure),
        ("frames", frames::measure),
        ("fields", fields::measure),
        ("translating", translating::measure),
        ("process", process::measure),
        ("storage", storage::measure),
        ("window", window::measure),
        ("memory", memory::measure),
    ];
    let is_named = |name: &str| arguments.iter().any(|argument| argument == name);
    // `cargo bench -- fields` measures that part alone.
    let names_some = parts.iter().any(|(name, _)| is_named(name));
    for (name, measure) in parts {
        if !names_some || is_named(name) {
            measure(&table);
        }
    }
}
