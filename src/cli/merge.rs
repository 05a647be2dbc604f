//! `communique merge`: two versions of a release as one, for git's merge driver and by hand.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::compare::{Merged, Names, merge};
use crate::release::Release;
use crate::storage::{self, Notice};
use crate::texts;

/// What to merge.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// What both were made of; an empty file where that isn't known.
    base: PathBuf,
    /// Our version.
    ours: PathBuf,
    /// Their version.
    theirs: PathBuf,
    /// Where to write the merged release; into our version if left out.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// What the file is called in messages, where git gives it another name for the merge.
    #[arg(long, value_name = "FILE")]
    name: Option<PathBuf>,
    /// Who made our version, for those who settle conflicts.
    #[arg(long, default_value = "ours", value_name = "NAME")]
    our_name: String,
    /// Who made theirs.
    #[arg(long, default_value = "theirs", value_name = "NAME")]
    their_name: String,
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// All went together.
    Merged,
    /// The merged release holds both sides of what didn't.
    Conflicts,
    /// Nothing was written.
    Trouble,
}

/// Merges.
///
/// # Errors
/// If nothing can be written to the streams.
pub fn run(arguments: &Arguments, err: &mut dyn Write) -> io::Result<Outcome> {
    let mut releases = Vec::new();
    for file in [&arguments.ours, &arguments.theirs] {
        match storage::open(file) {
            Ok(opened) => {
                for notice in opened.notices.iter().filter(|notice| is_loss(notice)) {
                    let name = arguments.name.as_deref().unwrap_or(file);
                    writeln!(err, "{}: {notice}", name.display())?;
                }
                releases.push(opened.release);
            }
            Err(error) => {
                super::report(&error, err)?;
                return Ok(Outcome::Trouble);
            }
        }
    }
    let [ours, theirs] = releases.as_slice() else {
        return Ok(Outcome::Trouble);
    };
    let base = match base(&arguments.base, ours) {
        Ok(base) => base,
        Err(error) => {
            super::report(&error, err)?;
            return Ok(Outcome::Trouble);
        }
    };
    let names = Names {
        ours: arguments.our_name.clone(),
        theirs: arguments.their_name.clone(),
    };
    let merged = match merge(&base, ours, theirs, &names) {
        Ok(merged) => merged,
        Err(error) => {
            writeln!(err, "they can't be merged ({error}): please report it")?;
            return Ok(Outcome::Trouble);
        }
    };
    let target = arguments.output.as_ref().unwrap_or(&arguments.ours);
    if let Err(error) = storage::save(target, &merged.release) {
        writeln!(err, "{error}")?;
        return Ok(Outcome::Trouble);
    }
    report(arguments.name.as_ref().unwrap_or(target), &merged, err)
}

/// Whether something that the file has won't be in what is written.
fn is_loss(notice: &Notice) -> bool {
    notice.is_change() || matches!(notice, Notice::Comments(_))
}

/// What both were made of: nothing, where git knows of none and gives an empty file.
fn base(file: &Path, ours: &Release) -> Result<Release, storage::ReadError> {
    match storage::open(file) {
        Ok(opened) => Ok(opened.release),
        Err(error) if matches!(error.reason, storage::Reason::Empty) => {
            Ok(Release::new(ours.id.clone(), ours.language.clone()))
        }
        Err(error) => Err(error),
    }
}

fn report(file: &Path, merged: &Merged, err: &mut dyn Write) -> io::Result<Outcome> {
    if merged.conflicts.is_empty() {
        return Ok(Outcome::Merged);
    }
    let file = file.display().to_string();
    let arguments = [
        ("file", file.into()),
        ("count", merged.conflicts.len().into()),
    ];
    writeln!(
        err,
        "{}",
        texts::say_with("merged-with-conflicts", &arguments)
    )?;
    for conflict in &merged.release.conflicts {
        if merged.conflicts.contains(&conflict.id) {
            let place = texts::conflict_place(&merged.release, conflict);
            writeln!(err, "    {place}")?;
        }
    }
    Ok(Outcome::Conflicts)
}
