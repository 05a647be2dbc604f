//! Headless commands: what the program does without a window.
//!
//! Each command is a module that takes its checked arguments and writes to
//! the streams it's given. Results go to standard output, everything else to
//! standard error; the exit status is 0 where all went well, 1 where something
//! didn't, 2 where the arguments can't be understood. `diff` and `merge` have
//! those that `diff` and git expect of them.

mod bring;
mod diff;
mod editions;
mod export;
mod format;
mod lines;
mod merge;
mod output;
mod pieces;
mod units;

use std::io::Write;
use std::panic::{self, AssertUnwindSafe};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::storage::ReadError;

/// What was typed after the program's name.
#[derive(Debug, Parser)]
#[command(
    name = "communique",
    version,
    about = "An editor for press releases",
    args_conflicts_with_subcommands = true
)]
pub struct Arguments {
    /// A release to open in a window; the one that was open last if left out.
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
    /// Begin a new release.
    #[arg(long, conflicts_with = "file")]
    new: bool,
    #[command(subcommand)]
    command: Option<Command>,
}

/// What was asked for.
pub enum Asked {
    /// A window, with this file, with a new release, or with what was last open.
    Window {
        /// The file.
        file: Option<PathBuf>,
        /// Whether to begin a new release.
        new: bool,
    },
    /// A command without a window, which was run; how it ended.
    Done(ExitCode),
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Bring files that were edited by hand into the form in which the program writes them.
    Format(format::Arguments),
    /// Make the files that are handed out: PDF.
    Export(export::Arguments),
    /// Write the texts of an edition as a file for translators' own tools.
    Units(units::Arguments),
    /// Bring translations in from such a file, or from a copy of the release. Ends with 0 if all
    /// of them were, 1 if the file or some of its texts couldn't be.
    Bring(bring::Arguments),
    /// Tell what differs between two releases, field by field. Ends with 0 if nothing does,
    /// 1 if something does, 2 if they can't be compared.
    Diff(diff::Arguments),
    /// Merge two versions of a release that were made of a third. Ends with 0 if all went
    /// together, 1 if both changed the same somewhere (the result holds both), 129 if nothing
    /// was written, as git expects of a merge driver.
    Merge(merge::Arguments),
}

/// Runs what the arguments say, where that needs no window.
pub fn run(arguments: Arguments, out: &mut dyn Write, err: &mut dyn Write) -> Asked {
    let Some(command) = arguments.command else {
        return Asked::Window {
            file: arguments.file,
            new: arguments.new,
        };
    };
    let plain = |well: bool| u8::from(!well);
    let done = match command {
        Command::Format(arguments) => format::run(&arguments, out, err).map(plain),
        Command::Export(arguments) => export::run(&arguments, out, err).map(plain),
        Command::Units(arguments) => units::run(&arguments, out, err).map(plain),
        Command::Bring(arguments) => bring::run(&arguments, out, err).map(plain),
        Command::Diff(arguments) => diff::run(&arguments, out, err).map(|outcome| match outcome {
            diff::Outcome::Same => 0,
            diff::Outcome::Differs => 1,
            diff::Outcome::Trouble => 2,
        }),
        Command::Merge(arguments) => Ok(merge_status(&arguments, err)),
    };
    Asked::Done(match done {
        Ok(status) => ExitCode::from(status),
        // Whoever reads the output has stopped reading.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    })
}

/// With what git is told that nothing was written: a smaller number would be a conflict.
const NOT_MERGED: u8 = 129;

/// Reads what the program was begun with; or else tells what of it can't be understood, or what
/// was asked of it, and answers how to end.
///
/// # Errors
/// What to end with.
pub fn arguments() -> Result<Arguments, ExitCode> {
    Arguments::try_parse().map_err(|error| {
        // Nobody may listen.
        let _ = error.print();
        let is_merge = std::env::args_os()
            .nth(1)
            .is_some_and(|name| name == "merge");
        match error.exit_code() {
            0 => ExitCode::SUCCESS,
            _ if is_merge => ExitCode::from(NOT_MERGED),
            _ => ExitCode::from(2),
        }
    })
}

fn merge_status(arguments: &merge::Arguments, err: &mut dyn Write) -> u8 {
    let merged = panic::catch_unwind(AssertUnwindSafe(|| merge::run(arguments, err)));
    match merged {
        Ok(merge::Outcome::Merged) => 0,
        Ok(merge::Outcome::Conflicts) => 1,
        Ok(merge::Outcome::Trouble) | Err(_) => NOT_MERGED,
    }
}

/// Says why a file can't be opened, with the text around the place.
fn report(error: &ReadError, err: &mut dyn Write) -> std::io::Result<()> {
    writeln!(err, "{}", reported(error))
}

/// Why a file can't be opened, with the text around the place.
fn reported(error: &ReadError) -> String {
    match &error.place {
        Some(place) if !place.excerpt.is_empty() => format!("{error}\n    {}", place.excerpt),
        _ => error.to_string(),
    }
}
