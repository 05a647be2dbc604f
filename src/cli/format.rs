//! `communique format`: brings hand-edited files into the program's form.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::storage::{self, Notice};
use crate::texts;

/// What to format, and how.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Only say which files aren't in that form; change nothing.
    #[arg(long)]
    check: bool,
    /// Format files that have comments too, although the comments are lost.
    #[arg(long)]
    drop_comments: bool,
    /// The files.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
}

/// Formats the files; answers whether all of them are in the program's form
/// now, or, checking, were so before.
///
/// # Errors
/// If nothing can be written to the streams.
pub fn run(arguments: &Arguments, out: &mut dyn Write, err: &mut dyn Write) -> io::Result<bool> {
    let mut all_good = true;
    for file in &arguments.files {
        all_good &= format(file, arguments, out, err)?;
    }
    Ok(all_good)
}

fn format(
    file: &Path,
    arguments: &Arguments,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<bool> {
    let opened = match storage::open(file) {
        Ok(opened) => opened,
        Err(error) => {
            super::report(&error, err)?;
            return Ok(false);
        }
    };
    let mut changes = false;
    let mut comments = false;
    for notice in &opened.notices {
        match notice {
            Notice::OtherForm => changes = true,
            Notice::Comments(_) => comments = true,
            Notice::ControlCharacters(_)
            | Notice::TwoVersions(_)
            | Notice::HiddenInImage(_)
            | Notice::UnmarkedFootnote(_)
            | Notice::UnfitSetting(..) => {}
        }
        if *notice != Notice::OtherForm {
            writeln!(err, "{}: {}", file.display(), texts::notice(notice))?;
        }
    }
    if !changes {
        return Ok(true);
    }
    if arguments.check {
        writeln!(out, "{}", file.display())?;
        return Ok(false);
    }
    if comments && !arguments.drop_comments {
        writeln!(
            err,
            "{}: not changed, because its comments would be lost: to lose them, add --drop-comments",
            file.display()
        )?;
        return Ok(false);
    }
    match storage::save(file, &opened.release, &opened.lineage) {
        Ok(_) => {
            writeln!(out, "{}: formatted", file.display())?;
            Ok(true)
        }
        Err(error) => {
            writeln!(err, "{error}")?;
            Ok(false)
        }
    }
}
