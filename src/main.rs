//! The program: arguments into a window or a headless command.

use std::io::{stderr, stdout};
use std::process::ExitCode;

use communique::app::{self, Start};
use communique::cli::{self, Asked};

fn main() -> ExitCode {
    let arguments = match cli::arguments() {
        Ok(arguments) => arguments,
        Err(code) => return code,
    };
    let start = match cli::run(arguments, &mut stdout().lock(), &mut stderr().lock()) {
        Asked::Done(code) => return code,
        Asked::Window {
            file: Some(file), ..
        } => Start::File(file),
        Asked::Window { new: true, .. } => Start::New,
        Asked::Window { .. } => Start::Last,
    };
    match app::run(start) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("no window could be opened: {error}");
            ExitCode::FAILURE
        }
    }
}
