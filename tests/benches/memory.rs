//! Memory after many edits, in a process of its own.

use std::process::Command;

use crate::edits::{Editor, sample};
use crate::process::memory;
use crate::table::Table;

/// Asks for the process that edits.
pub const ARGUMENT: &str = "--edit-and-tell-memory";
const FEW: usize = 100;
const MANY: usize = 10_000;

/// Edits, and prints the memory after few and after many edits, in KiB.
pub fn run() {
    let mut editor = Editor::new(sample());
    for edits in 1..=MANY {
        // Letters come and go, so that it's the edits that are many, not the text.
        if edits % 2 == 1 {
            editor.type_letter();
        } else {
            editor.delete_letter();
        }
        if edits == FEW || edits == MANY {
            let used = memory(std::process::id(), "VmRSS").unwrap_or(0);
            println!("{used}");
        }
    }
}

pub fn measure(table: &Table) {
    let program = std::env::current_exe().expect("this program");
    let output = Command::new(program)
        .arg(ARGUMENT)
        .output()
        .expect("it starts");
    assert!(output.status.success(), "{}", output.status);
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    let used: Vec<f64> = told
        .lines()
        .filter_map(|line| line.parse::<f64>().ok())
        .map(|kib| kib / 1024.0)
        .collect();
    let [few, many] = used.try_into().expect("two numbers");
    let over = if many > few * 1.5 { " OVER" } else { "" };
    table.row(
        "memory after 10,000 edits",
        &format!("{many:.0} MB"),
        &format!("1.5 times{over}"),
        &format!("{:.2} of that after 100", many / few),
    );
}
