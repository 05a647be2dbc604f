//! How fast the program is: what a person waits for, as medians, each beside
//! its limit and as a ratio to something that was measured in the same run.
//!
//! Nothing here fails for being slow: machines differ. What needs a program
//! that isn't installed says so and is left out.

mod edits;
mod frames;
mod memory;
mod process;
mod table;
mod window;

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
    edits::measure(&table);
    frames::measure(&table);
    process::measure(&table);
    window::measure(&table);
    memory::measure(&table);
}
