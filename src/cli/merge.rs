//! `communique merge`: two versions of a release as one, for git's merge driver and by hand.

use std::fmt::Display;
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::compare::{Merged, Names, merge, unknown_base};
use crate::release::Release;
use crate::storage;
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
    #[arg(
        long,
        default_value = "",
        hide_default_value = true,
        value_name = "NAME"
    )]
    our_name: String,
    /// Who made theirs.
    #[arg(
        long,
        default_value = "",
        hide_default_value = true,
        value_name = "NAME"
    )]
    their_name: String,
}

/// Tells something.
type Say<'a> = dyn FnMut(&dyn Display) + 'a;

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

/// Merges. What can't be said to `err`, since nobody listens there, changes nothing of it: git
/// takes what this ends with for what is in the file.
pub fn run(arguments: &Arguments, err: &mut dyn Write) -> Outcome {
    let mut say = |text: &dyn Display| drop(writeln!(err, "{text}"));
    match merged(arguments, &mut say) {
        Ok(merged) => {
            let target = arguments.output.as_ref().unwrap_or(&arguments.ours);
            report(arguments.name.as_ref().unwrap_or(target), &merged, &mut say)
        }
        Err(why) => {
            say(&why);
            Outcome::Trouble
        }
    }
}

/// What the two come to, once it's written; or else why nothing was.
fn merged(arguments: &Arguments, say: &mut Say<'_>) -> Result<Merged, String> {
    let mut read = |file: &Path| -> Result<Release, String> {
        let opened = storage::open(file).map_err(|error| super::reported(&error))?;
        for notice in opened.notices.iter().filter(|notice| notice.is_loss()) {
            let name = arguments.name.as_deref().unwrap_or(file);
            say(&format!("{}: {}", name.display(), texts::notice(notice)));
        }
        Ok(opened.release)
    };
    let (ours, theirs) = (read(&arguments.ours)?, read(&arguments.theirs)?);
    let base = base(&arguments.base, &ours).map_err(|error| super::reported(&error))?;
    let names = Names {
        ours: arguments.our_name.clone(),
        theirs: arguments.their_name.clone(),
    };
    let merged = merge(&base, &ours, &theirs, &names)
        .map_err(|error| format!("they can't be merged ({error}): please report it"))?;
    let target = arguments.output.as_ref().unwrap_or(&arguments.ours);
    storage::save(target, &merged.release).map_err(|error| error.to_string())?;
    Ok(merged)
}

/// What both were made of: nothing, where git knows of none and gives an empty file.
fn base(file: &Path, ours: &Release) -> Result<Release, storage::ReadError> {
    match storage::open(file) {
        Ok(opened) => Ok(opened.release),
        Err(error) if matches!(error.reason, storage::Reason::Empty) => Ok(unknown_base(ours)),
        Err(error) => Err(error),
    }
}

fn report(file: &Path, merged: &Merged, say: &mut Say<'_>) -> Outcome {
    if merged.conflicts.is_empty() {
        return Outcome::Merged;
    }
    let file = file.display().to_string();
    let arguments = [
        ("file", file.into()),
        ("count", merged.conflicts.len().into()),
    ];
    say(&texts::say_with("merged-with-conflicts", &arguments));
    for conflict in &merged.release.conflicts {
        if merged.conflicts.contains(&conflict.id) {
            let place = texts::conflict_place(&merged.release, conflict);
            say(&format!("    {place}"));
        }
    }
    Outcome::Conflicts
}
