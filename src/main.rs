//! The program: arguments into a window or a headless command.

use std::io::{stderr, stdout};
use std::process::ExitCode;

use clap::Parser;
use communique::cli;

fn main() -> ExitCode {
    let arguments = cli::Arguments::parse();
    cli::run(arguments, &mut stdout().lock(), &mut stderr().lock())
}
