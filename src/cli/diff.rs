//! `communique diff`: what differs between two releases, field by field, in words.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::{lines, pieces};
use crate::compare::{differences, unknown_base};
use crate::release::Release;
use crate::storage;
use crate::texts;

/// How many characters of unchanged text are shown on either side of a change.
const CONTEXT: usize = 60;

/// What to compare.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The older file and the newer one; or the seven arguments that git gives a diff driver, and
    /// two more for a file that has another name now; or the one of a file that isn't merged.
    #[arg(required = true, num_args = 1..=9, value_name = "FILE")]
    files: Vec<PathBuf>,
}

/// What was asked for.
struct Asked<'a> {
    old: &'a Path,
    new: &'a Path,
    /// The name that git has for both.
    name: Option<&'a Path>,
    /// The name that it has now, if that's another.
    renamed: Option<&'a Path>,
    /// What git says of the rights that it had, and has.
    modes: Option<[&'a Path; 2]>,
}

impl Arguments {
    /// `None` where it's neither two files nor what git gives.
    fn asked(&self) -> Option<Asked<'_>> {
        match self.files.as_slice() {
            [old, new] => Some(Asked {
                old,
                new,
                name: None,
                renamed: None,
                modes: None,
            }),
            [name, old, _, before, new, _, after, rest @ ..] if rest.len() != 1 => Some(Asked {
                old,
                new,
                name: Some(name),
                renamed: rest.first().map(PathBuf::as_path),
                modes: Some([before, after]),
            }),
            _ => None,
        }
    }
}

/// How the two compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing differs, or git wanted to see it.
    Same,
    /// Something differs.
    Differs,
    /// They can't be compared.
    Trouble,
}

/// Tells what differs.
///
/// # Errors
/// If nothing can be written to the streams.
pub fn run(arguments: &Arguments, out: &mut dyn Write, err: &mut dyn Write) -> io::Result<Outcome> {
    if let [name] = arguments.files.as_slice()
        && std::env::var_os("GIT_DIFF_PATH_TOTAL").is_some()
    {
        writeln!(out, "{}: isn't merged yet", name.display())?;
        return Ok(Outcome::Same);
    }
    let Some(asked) = arguments.asked() else {
        writeln!(err, "give two files, or what git gives a diff driver")?;
        return Ok(Outcome::Trouble);
    };
    let mut releases = Vec::new();
    for file in [asked.old, asked.new] {
        match open(file, asked.name.is_some()) {
            Ok(release) => releases.push(release),
            Err(error) => {
                super::report(&error, err)?;
                let Some(name) = asked.name else {
                    return Ok(Outcome::Trouble);
                };
                // Git would stop, and show nothing of the files behind this one.
                match lines::patch(name, asked.old, asked.new) {
                    Ok(patch) => write!(out, "{patch}")?,
                    Err(error) => writeln!(out, "{}: {error}", name.display())?,
                }
                return Ok(Outcome::Same);
            }
        }
    }
    let [old, new] = releases.as_slice() else {
        return Ok(Outcome::Trouble);
    };
    if let Some(name) = asked.name {
        let file = name.display();
        match (old, new) {
            (None, Some(_)) => writeln!(out, "{file}: new")?,
            (Some(_), None) => writeln!(out, "{file}: deleted")?,
            _ => writeln!(out, "{file}")?,
        }
        if let Some(renamed) = asked.renamed {
            writeln!(out, "    now called {}", renamed.display())?;
        }
        if let Some([before, after]) = asked.modes.filter(|[before, after]| before != after)
            && old.is_some()
            && new.is_some()
        {
            let (before, after) = (before.display(), after.display());
            writeln!(out, "    mode {before}, now {after}")?;
        }
    }
    let (old, new) = match (old, new) {
        (Some(old), Some(new)) => (old, new),
        (None, None) => return Ok(Outcome::Same),
        (None, Some(new)) => (&unknown_base(new), new),
        (Some(old), None) => (old, &unknown_base(old)),
    };
    let found = match differences(old, new) {
        Ok(found) => found,
        Err(error) => {
            writeln!(err, "they can't be compared: {error}")?;
            return Ok(Outcome::Trouble);
        }
    };
    for difference in &found {
        tell(&texts::difference(old, new, difference), out)?;
    }
    // Git takes anything but 0 for a failure.
    if found.is_empty() || asked.name.is_some() {
        Ok(Outcome::Same)
    } else {
        Ok(Outcome::Differs)
    }
}

/// The release in a file; `None` where git says with the null device that there is none.
fn open(file: &Path, is_git: bool) -> Result<Option<Release>, storage::ReadError> {
    if is_git && (file == Path::new("/dev/null") || file == Path::new("nul")) {
        return Ok(None);
    }
    storage::open(file).map(|opened| Some(opened.release))
}

fn tell(told: &texts::ToldDifference, out: &mut dyn Write) -> io::Result<()> {
    match told.note.as_str() {
        "" => writeln!(out, "{}", told.place)?,
        note => writeln!(out, "{}: {note}", told.place)?,
    }
    pieces::tell(told.shortened(CONTEXT).pieces, out)?;
    writeln!(out)
}
