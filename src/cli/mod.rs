//! Headless commands: what the program does without a window.
//!
//! Each command is a module that takes its checked arguments and writes to
//! the streams it's given. Results go to standard output, everything else to
//! standard error; the exit status is 0 where all went well, 1 where something
//! didn't, 2 where the arguments can't be understood.

mod export;
mod format;

use std::io::Write;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::storage::ReadError;

/// What was typed after the program's name.
#[derive(Debug, Parser)]
#[command(
    name = "communique",
    version,
    about = "An editor for press releases",
    arg_required_else_help = true
)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Bring files that were edited by hand into the form in which the program writes them.
    Format(format::Arguments),
    /// Make the files that are handed out: PDF.
    Export(export::Arguments),
}

/// Runs what the arguments say.
pub fn run(arguments: Arguments, out: &mut dyn Write, err: &mut dyn Write) -> ExitCode {
    let done = match arguments.command {
        Command::Format(arguments) => format::run(&arguments, out, err),
        Command::Export(arguments) => export::run(&arguments, out, err),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        // Whoever reads the output has stopped reading.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// Says why a file can't be opened, with the text around the place.
fn report(error: &ReadError, err: &mut dyn Write) -> std::io::Result<()> {
    writeln!(err, "{error}")?;
    match &error.place {
        Some(place) if !place.excerpt.is_empty() => writeln!(err, "    {}", place.excerpt),
        _ => Ok(()),
    }
}
