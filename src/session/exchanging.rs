//! Texts on their way to translators and back: handed out as a file, brought in from one.
//!
//! Files are read and written on workers. What would be brought in is shown first; what is taken
//! of it is worked out once more of the release as it is by then.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use super::{Message, Request, Session};
use crate::edit::{self, Edit, Label};
use crate::jobs::{Once, Progress};
use crate::language::Tag;
use crate::release::{FieldPath, Id, Release};
use crate::storage::{self, ReadError, SaveError};
use crate::translate::Unit;
use crate::translate::exchange::{
    Bringing, ExchangeFormat, Parcel, Refusal, UnitChange, pack, parcels_of, read, write,
};

/// What texts are called for people, whose words this room doesn't know.
#[derive(Clone, Copy)]
pub struct UnitNames(pub fn(&Release, &[Id], &Unit) -> String);

impl fmt::Debug for UnitNames {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("UnitNames")
    }
}

impl PartialEq for UnitNames {
    /// They're the program's, always.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for UnitNames {}

/// Which texts are handed out, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandOut {
    /// The edition.
    pub edition: Id,
    /// The format.
    pub format: ExchangeFormat,
    /// Whether what nobody has translated comes with a copy of its source, as some tools want it.
    pub is_filled: bool,
    /// What the texts are called.
    pub names: UnitNames,
}

/// The texts of an edition as a file.
///
/// # Errors
/// Why there is none.
pub fn handed_out(release: &Release, wanted: &HandOut) -> Result<Vec<u8>, NotHandedOut> {
    let edition = release.edition(&wanted.edition);
    let edition = edition.ok_or(NotHandedOut::NoEdition)?;
    let notes = release.footnote_order();
    let UnitNames(name) = wanted.names;
    let parcel = pack(release, edition, &|unit| name(release, &notes, unit));
    write(&parcel, wanted.format, wanted.is_filled).map_err(NotHandedOut::Refused)
}

/// Why texts weren't handed out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotHandedOut {
    /// The edition isn't there any longer.
    #[error("there is no such edition any longer")]
    NoEdition,
    /// The release itself stands there.
    #[error("that is the release itself")]
    OverRelease,
    /// The format can't hold it.
    #[error("{0}")]
    Refused(Refusal),
    /// It couldn't be written.
    #[error("{0}")]
    Write(SaveError),
}

/// Why a file can't be brought in.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotBrought {
    /// It can't be read, or is a release that can't be opened; why not.
    #[error("{0}")]
    Unreadable(String),
    /// It isn't brought in.
    #[error("{0}")]
    Refused(#[from] Refusal),
}

/// What a file holds that may be brought in: texts in one language, or all translations of a copy
/// of the release.
#[derive(Clone, Debug, PartialEq)]
pub struct Brought {
    /// The file.
    pub file: PathBuf,
    /// Whether it's a copy of the release.
    pub is_copy: bool,
    /// Language by language.
    pub languages: Vec<Bringing>,
    parcels: Vec<Parcel>,
}

impl Brought {
    /// Looks at a file beside a release. Of a copy of the release all editions are looked at, and
    /// added where they aren't there; of a translator's file `wanted`, if anything, has to be its
    /// language.
    ///
    /// # Errors
    /// Why none of it can be brought in.
    pub fn look(release: &Release, file: &Path, wanted: Option<&Tag>) -> Result<Self, NotBrought> {
        let (parcels, is_copy) = parcels_in(file)?;
        let languages = bringings(release, &parcels, is_copy, wanted)?;
        Ok(Self {
            file: file.to_owned(),
            is_copy,
            languages,
            parcels,
        })
    }

    /// How many texts would change.
    pub fn count(&self) -> usize {
        self.languages.iter().map(|one| one.changes.len()).sum()
    }

    /// What brings in those that are `taken`, of the release as it is now.
    pub fn edit(
        &self,
        release: &Release,
        taken: &dyn Fn(&Tag, &FieldPath) -> bool,
    ) -> Option<Edit> {
        let bringings = bringings(release, &self.parcels, self.is_copy, None).ok()?;
        let mut edits = Vec::new();
        let mut brought = release.clone();
        for bringing in bringings {
            let is_taken = |change: &UnitChange| taken(&bringing.language, &change.unit.at);
            // An edition that comes stands behind those that have come.
            if let Some(edit) = bringing.edit(&brought, &is_taken) {
                brought = edit::applied(&brought, &edit).ok()?;
                edits.push(edit);
            }
        }
        (!edits.is_empty()).then_some(Edit::Group(edits))
    }
}

fn bringings(
    release: &Release,
    parcels: &[Parcel],
    is_copy: bool,
    wanted: Option<&Tag>,
) -> Result<Vec<Bringing>, Refusal> {
    let all = parcels
        .iter()
        .map(|parcel| Bringing::new(release, parcel, wanted, is_copy));
    match is_copy {
        // What is in another language than the wanted isn't looked at.
        true if wanted.is_some() => Ok(all
            .filter_map(|one| match one {
                Err(Refusal::OtherLanguage { .. }) => None,
                other => Some(other),
            })
            .collect::<Result<_, _>>()?),
        _ => all.collect(),
    }
}

/// The texts that a file holds, and whether it's a copy of a release.
fn parcels_in(file: &Path) -> Result<(Vec<Parcel>, bool), NotBrought> {
    let is_release = file
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("ron"));
    if is_release {
        let opened = storage::open(file).map_err(unreadable)?;
        return Ok((parcels_of(&opened.release), true));
    }
    let bytes = storage::bytes_of(file).map_err(unreadable)?;
    Ok((vec![read(&bytes)?], false))
}

fn unreadable(error: ReadError) -> NotBrought {
    NotBrought::Unreadable(error.to_string())
}

/// What is under way.
#[derive(Default)]
pub(super) struct Exchanging {
    handing: Vec<(PathBuf, Once<Result<(), NotHandedOut>>)>,
    looking: Option<(PathBuf, Once<Result<Brought, NotBrought>>)>,
}

impl Exchanging {
    /// Whether something is still to be written.
    pub fn is_writing(&self) -> bool {
        !self.handing.is_empty()
    }

    /// When each of what is under way was begun.
    pub fn begun(&self) -> impl Iterator<Item = Instant> + '_ {
        let handing = self.handing.iter().map(|(_, job)| job.begun());
        handing.chain(self.looking.iter().map(|(_, job)| job.begun()))
    }

    /// Whether anything is.
    pub fn is_busy(&self) -> bool {
        self.is_writing() || self.looking.is_some()
    }

    /// Abandons what is under way.
    pub fn abandon(&mut self) {
        *self = Self::default();
    }
}

impl Session {
    pub(super) fn hand_out(&mut self, target: PathBuf, wanted: HandOut) {
        let release = Arc::clone(self.release());
        let own = self.path().map(Path::to_owned);
        let path = target.clone();
        let work = move || {
            if own.is_some_and(|own| storage::is_same_file(&own, &path)) {
                return Err(NotHandedOut::OverRelease);
            }
            let bytes = handed_out(&release, &wanted)?;
            storage::replace_file(&path, &bytes).map_err(NotHandedOut::Write)
        };
        match Once::spawn("handing out", Arc::clone(&self.wake), work) {
            Ok(job) => self.exchanging.handing.push((target, job)),
            Err(error) => self.messages.push(Message::Failed(error.to_string())),
        }
    }

    pub(super) fn look_at_texts(&mut self, file: PathBuf) {
        let release = Arc::clone(self.release());
        let path = file.clone();
        let work = move || Brought::look(&release, &path, None);
        match Once::spawn("bringing in", Arc::clone(&self.wake), work) {
            Ok(job) => self.exchanging.looking = Some((file, job)),
            Err(error) => self.messages.push(Message::Failed(error.to_string())),
        }
    }

    /// The file that is being looked at, to be brought in.
    pub fn file_looked_at(&self) -> Option<&Path> {
        let (file, _) = self.exchanging.looking.as_ref()?;
        Some(file)
    }

    pub(super) fn bring_texts(&mut self, brought: &Brought, taken: &[(Tag, FieldPath)]) {
        let is_taken = |language: &Tag, at: &FieldPath| {
            taken
                .iter()
                .any(|(own, path)| own == language && path == at)
        };
        let edit = brought.edit(self.release(), &is_taken);
        let name = brought.file.file_name().unwrap_or_default();
        let name = name.to_string_lossy().into_owned();
        self.apply(edit.map(|edit| (Label::BringIn(name), edit)));
    }

    pub(super) fn poll_exchanging(&mut self) {
        let messages = &mut self.messages;
        self.exchanging.handing.retain(|(target, job)| {
            let message = match job.poll() {
                Progress::Running => return true,
                Progress::Done(Ok(())) => Message::Exported(target.clone()),
                Progress::Done(Err(NotHandedOut::OverRelease)) => Message::ExportOverRelease,
                Progress::Done(Err(NotHandedOut::Write(error))) => Message::NotWritten(error),
                Progress::Done(Err(why)) => Message::Failed(why.to_string()),
                Progress::Failed => Message::ExportStopped(target.clone()),
            };
            messages.push(message);
            false
        });
        let Some((file, job)) = &self.exchanging.looking else {
            return;
        };
        let file = file.clone();
        match job.poll() {
            Progress::Running => return,
            Progress::Done(Ok(brought)) => {
                self.requests.push(Request::ShowBrought(Box::new(brought)));
            }
            Progress::Done(Err(why)) => {
                self.messages
                    .push(Message::TextsNotBrought(file, Box::new(why)));
            }
            Progress::Failed => self.messages.push(Message::BringingBroke(file)),
        }
        self.exchanging.looking = None;
    }
}
