//! `communique export`: makes the files that are handed out, without a window.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::{editions, output};
use crate::language::Tag;
use crate::publish::{self, Concessions, Format, PdfFailure};
use crate::release::Release;
use crate::shelf::{Folders, house_styles};
use crate::storage::{self, Notice};
use crate::texts::{notice, pdf_failure, pdf_remedies};
use crate::typeset::HouseStyle;

/// What to export, and how.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The format.
    #[arg(long, value_name = "FORMAT")]
    to: FormatName,
    /// Where to write: a file, a folder where there are several files, or ‘-’ for the standard
    /// output. Beside each FILE if left out.
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,
    /// The edition in this language, such as fr; the release itself in its own.
    #[arg(long, value_name = "LANGUAGE")]
    edition: Option<Tag>,
    /// Export an edition even where some of it isn't translated and confirmed.
    #[arg(long, requires = "edition")]
    allow_incomplete: bool,
    /// Make a PDF even where something keeps it from being readable by everybody (PDF/UA-1).
    #[arg(long)]
    allow_inaccessible: bool,
    /// The releases.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
}

/// A format's name on the command line.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum FormatName {
    Pdf,
}

impl From<FormatName> for Format {
    fn from(name: FormatName) -> Self {
        match name {
            FormatName::Pdf => Self::Pdf,
        }
    }
}

/// Exports the files; answers whether all of them were.
///
/// # Errors
/// If nothing can be written to the streams.
pub fn run(arguments: &Arguments, out: &mut dyn Write, err: &mut dyn Write) -> io::Result<bool> {
    let several = arguments.files.len() > 1;
    if several && arguments.output.as_ref().is_some_and(|path| !path.is_dir()) {
        writeln!(
            err,
            "several files are exported into a folder: name one with --output, or leave it out"
        )?;
        return Ok(false);
    }
    let format = Format::from(arguments.to);
    let targets = arguments.files.iter();
    let targets: Vec<PathBuf> = targets
        .map(|file| {
            let edition = arguments.edition.as_ref();
            let beside = output::beside(file, edition, format.extension());
            output::target(&beside, arguments.output.as_deref())
        })
        .collect();
    let own = Folders::of_platform().as_ref().map(house_styles);
    let styles = HouseStyle::with_own(own.unwrap_or_default());
    let mut all_good = true;
    for (index, (file, target)) in arguments.files.iter().zip(&targets).enumerate() {
        if targets.iter().take(index).any(|other| other == target) {
            writeln!(
                err,
                "{}: another of the files goes to {} already: export it elsewhere",
                file.display(),
                target.display()
            )?;
            all_good = false;
            continue;
        }
        all_good &= export(file, target, arguments, &styles, out, err)?;
    }
    Ok(all_good)
}

fn export(
    file: &Path,
    target: &Path,
    arguments: &Arguments,
    styles: &[HouseStyle],
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<bool> {
    let release = match storage::open(file) {
        Ok(opened) => {
            for noticed in &opened.notices {
                // How the file is laid out doesn't matter to what is made of it.
                if !matches!(noticed, Notice::OtherForm | Notice::Comments(_)) {
                    writeln!(err, "{}: {}", file.display(), notice(noticed))?;
                }
            }
            opened.release
        }
        Err(error) => {
            super::report(&error, err)?;
            return Ok(false);
        }
    };
    if let Err(why) = output::check(target, file) {
        writeln!(err, "{}: {why}", target.display())?;
        return Ok(false);
    }
    let edition = match &arguments.edition {
        None => None,
        Some(language) => match editions::find(&release, language) {
            Ok(edition) => Some(&edition.id),
            // What is in its own language is the release itself.
            Err(_) if *language == release.language => None,
            Err(why) => {
                writeln!(err, "{}: {why}", file.display())?;
                return Ok(false);
            }
        },
    };
    let concessions = Concessions {
        inaccessible: arguments.allow_inaccessible,
        incomplete: arguments.allow_incomplete,
    };
    let made = match Format::from(arguments.to) {
        Format::Pdf => publish::pdf(&release, edition, styles, concessions),
    };
    let bytes = match made {
        Ok(bytes) => bytes,
        Err(failure) => {
            report(file, &release, &failure, err)?;
            return Ok(false);
        }
    };
    output::put(target, &bytes, out, err)
}

/// Says why no PDF was made, and what to do about it.
fn report(
    file: &Path,
    release: &Release,
    failure: &PdfFailure,
    err: &mut dyn Write,
) -> io::Result<()> {
    writeln!(err, "{}: {}", file.display(), pdf_failure(failure))?;
    for remedy in pdf_remedies(release, failure) {
        match remedy.spot {
            // What nobody has begun to translate isn't in the file yet.
            Some(spot) if release.part(&spot.path).is_some() => {
                writeln!(err, "    {} ({})", remedy.text, spot.path)?;
            }
            _ => writeln!(err, "    {}", remedy.text)?,
        }
    }
    match failure {
        PdfFailure::AlternativeTexts(_) | PdfFailure::MissingLetters(_) => {
            writeln!(err, "    or export it as it is with --allow-inaccessible")
        }
        PdfFailure::Incomplete { .. } => {
            writeln!(err, "    or export it as it is with --allow-incomplete")
        }
        PdfFailure::NoSuchStyle(_)
        | PdfFailure::NoSuchEdition(_)
        | PdfFailure::Unsettled(_)
        | PdfFailure::Style { .. }
        | PdfFailure::SlowStyle(_)
        | PdfFailure::Problems(_) => Ok(()),
    }
}
