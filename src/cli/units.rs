//! `communique units`: the texts of an edition as a file for translators' own tools.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::ValueEnum;

use super::{editions, output};
use crate::language::Tag;
use crate::session::{HandOut, UnitNames, handed_out};
use crate::storage;
use crate::texts::unit_about;
use crate::translate::exchange::ExchangeFormat;

/// What to hand out, and how.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The release.
    file: PathBuf,
    /// The language of the edition, such as fr.
    #[arg(long, value_name = "LANGUAGE")]
    language: Tag,
    /// The format.
    #[arg(long, value_name = "FORMAT")]
    format: FormatName,
    /// Where to write: a file, a folder, or ‘-’ for the standard output. Beside FILE if left out.
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,
    /// Put the source where nothing is translated, as OmegaT needs it.
    #[arg(long)]
    fill: bool,
}

/// A format's name on the command line.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum FormatName {
    /// XLIFF 1.2.
    Xliff1,
    /// XLIFF 2.1.
    Xliff2,
    /// PO, as gettext has it.
    Po,
    /// A table in a Word document.
    Docx,
}

impl From<FormatName> for ExchangeFormat {
    fn from(name: FormatName) -> Self {
        match name {
            FormatName::Xliff1 => Self::Xliff1,
            FormatName::Xliff2 => Self::Xliff2,
            FormatName::Po => Self::Po,
            FormatName::Docx => Self::Word,
        }
    }
}

/// Writes the file; answers whether it was.
///
/// # Errors
/// If nothing can be written to the streams.
pub fn run(arguments: &Arguments, out: &mut dyn Write, err: &mut dyn Write) -> io::Result<bool> {
    let Arguments { file, language, .. } = arguments;
    let release = match storage::open(file) {
        Ok(opened) => opened.release,
        Err(error) => {
            super::report(&error, err)?;
            return Ok(false);
        }
    };
    let edition = match editions::find(&release, language) {
        Ok(edition) => edition.id.clone(),
        Err(why) => {
            writeln!(err, "{}: {why}", file.display())?;
            return Ok(false);
        }
    };
    let format = ExchangeFormat::from(arguments.format);
    let beside = output::beside(file, Some(language), format.extension());
    let target = output::target(&beside, arguments.output.as_deref());
    if let Err(why) = output::check(&target, file) {
        writeln!(err, "{}: {why}", target.display())?;
        return Ok(false);
    }
    let wanted = HandOut {
        edition,
        format,
        is_filled: arguments.fill,
        names: UnitNames(unit_about),
    };
    match handed_out(&release, &wanted) {
        Ok(bytes) => output::put(&target, &bytes, out, err),
        Err(why) => {
            writeln!(err, "{}: {why}", file.display())?;
            Ok(false)
        }
    }
}
