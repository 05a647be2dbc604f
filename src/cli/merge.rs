//! `communique merge`: two versions of a release as one, for git's merge driver and by hand.

use std::fmt::Display;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::lines::{self, Merged};
use crate::compare::{self, Names, unknown_base};
use crate::release::Release;
use crate::storage::{self, Opened, ReadError, SaveError};
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
    let target = arguments.output.as_ref().unwrap_or(&arguments.ours);
    let name = arguments.name.as_ref().unwrap_or(target);
    let why = match merged(arguments, &mut say) {
        Ok(merged) => return report(name, &merged, &mut say),
        Err(why) => why,
    };
    say(&why);
    // Git would merge nothing at all, of this file and of all others.
    let is_gits = arguments.name.is_some() && !matches!(why, NotMerged::Otherwise(_));
    if !is_gits {
        return Outcome::Trouble;
    }
    let Arguments {
        base, ours, theirs, ..
    } = arguments;
    match lines::merge([base, ours, theirs], target, &names(arguments)) {
        Ok(merged) => {
            let id = match merged {
                Merged::Whole | Merged::Marked => "merged-by-lines",
                Merged::LeftAsItWas => "not-merged-by-lines",
            };
            let file = ("file", name.display().to_string().into());
            say(&texts::say_with(id, &[file]));
            match merged {
                Merged::Whole => Outcome::Merged,
                Merged::Marked | Merged::LeftAsItWas => Outcome::Conflicts,
            }
        }
        Err(why) => {
            say(&why);
            Outcome::Trouble
        }
    }
}

/// Why nothing was merged as releases are.
#[derive(Debug, thiserror::Error)]
enum NotMerged {
    /// One of the files isn't a release, or they're two, or they come to none that could be
    /// written.
    #[error("{0}")]
    Unreadable(String),
    /// Something else went wrong.
    #[error("{0}")]
    Otherwise(String),
}

/// What the two come to, once it's written; or else why nothing was.
fn merged(arguments: &Arguments, say: &mut Say<'_>) -> Result<compare::Merged, NotMerged> {
    let named = |error: ReadError| {
        let file = arguments.name.clone().or(error.file);
        NotMerged::Unreadable(super::reported(&ReadError { file, ..error }))
    };
    let mut read = |file: &Path| -> Result<Opened, NotMerged> {
        let opened = storage::open(file).map_err(named)?;
        for notice in opened.notices.iter().filter(|notice| notice.is_loss()) {
            let name = arguments.name.as_deref().unwrap_or(file);
            say(&format!("{}: {}", name.display(), texts::notice(notice)));
        }
        Ok(opened)
    };
    let (ours, theirs) = (read(&arguments.ours)?, read(&arguments.theirs)?);
    let lineage = ours.lineage.joined(&theirs.lineage);
    let (ours, theirs) = (ours.release, theirs.release);
    if ours.id != theirs.id {
        let [ours, theirs] = [&arguments.ours, &arguments.theirs].map(|file| file.display());
        let why = format!("{ours} and {theirs} are two releases, not two versions of one");
        return Err(NotMerged::Unreadable(why));
    }
    let base = base(&arguments.base, &ours).map_err(named)?;
    let names = names(arguments);
    let other = |why: String| NotMerged::Otherwise(why);
    let merged = compare::merge(&base, &ours, &theirs, &names).map_err(|error| {
        let why = format!("they can't be merged ({error}): please report it");
        NotMerged::Unreadable(why)
    })?;
    let target = arguments.output.as_ref().unwrap_or(&arguments.ours);
    storage::save(target, &merged.release, &lineage).map_err(|error| match error {
        // Nothing was written: the two are too much together.
        SaveError::TooLong { .. } | SaveError::TooMuch { .. } | SaveError::Unfaithful(_) => {
            NotMerged::Unreadable(error.to_string())
        }
        error => other(error.to_string()),
    })?;
    if merged.release.timing != ours.timing {
        let name = arguments.name.as_ref().unwrap_or(target);
        let changed = texts::say("message-brought-embargo");
        say(&format!("{}: {changed}", name.display()));
    }
    Ok(merged)
}

fn names(arguments: &Arguments) -> Names {
    Names {
        ours: name_of(&arguments.our_name),
        theirs: name_of(&arguments.their_name),
    }
}

/// A name as it was given; nothing where git is too old to know it.
fn name_of(given: &str) -> String {
    match given {
        "%X" | "%Y" => String::new(),
        given => given.to_owned(),
    }
}

/// What both were made of: nothing, where git knows of none and gives an empty file.
fn base(file: &Path, ours: &Release) -> Result<Release, ReadError> {
    match storage::open(file) {
        Ok(opened) => Ok(opened.release),
        Err(error) if matches!(error.reason, storage::Reason::Empty) => Ok(unknown_base(ours)),
        Err(error) => Err(error),
    }
}

fn report(file: &Path, merged: &compare::Merged, say: &mut Say<'_>) -> Outcome {
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
