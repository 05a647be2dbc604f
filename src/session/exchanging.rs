//! Texts on their way to translators and back: handed out as a file, brought in from one.
//!
//! Files are read and written on workers. What would be brought in is shown first; what is taken
//! of it is worked out on a worker too, once more of the release as it is by then.

use std::cell::Cell;
use std::collections::HashSet;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use super::{Message, Request, Session};
use crate::edit::{self, Edit, Label};
use crate::jobs::{Once, Progress};
use crate::language::Tag;
use crate::release::{Comment, FieldPath, Id, List, Release};
use crate::review::{self, CommentNews, news_of};
use crate::storage::{self, LARGEST_FIELD, LARGEST_LINE, ReadError, SaveError};
use crate::translate::exchange::{
    Bringing, ExchangeFormat, MOST_PIECES, Parcel, Refusal, UnitChange, Why, pack, parcels_of,
    read, write,
};
use crate::translate::{Translation, Unit, UnitKind};

/// What texts are called for people, whose words this room doesn't know.
#[derive(Clone, Copy)]
pub struct UnitNames(pub fn(&Translation<'_>, &[Id], &Unit) -> String);

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
    let name = |translation: &Translation<'_>, unit: &Unit| name(translation, &notes, unit);
    let parcel = pack(release, edition, &name);
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
    /// It doesn't go together with the release: a fault of this program.
    #[error("{0}")]
    Unfit(#[from] edit::Refused),
}

/// Something that a file brings.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum BroughtPart {
    /// A translation into this language of this text.
    Text(Tag, FieldPath),
    /// What is said of a text, by what tells it from others.
    Comment(FieldPath),
}

/// What a file holds that may be brought in: texts in one language, or all translations of a copy
/// of the release, and what is said of its texts there.
#[derive(Clone, Debug, PartialEq)]
pub struct Brought {
    /// The file.
    pub file: PathBuf,
    /// Whether it's a copy of the release.
    pub is_copy: bool,
    /// Language by language.
    pub languages: Vec<Bringing>,
    /// What it says of the release's texts that isn't said here.
    pub comments: Vec<CommentNews>,
    parcels: Vec<Parcel>,
    /// All comments that it holds.
    said: List<Comment>,
}

impl Brought {
    /// Looks at a file beside a release. Of a copy of the release all editions are looked at, and
    /// added where they aren't there; of a translator's file `wanted`, if anything, has to be its
    /// language.
    ///
    /// # Errors
    /// Why none of it can be brought in.
    pub fn look(release: &Release, file: &Path, wanted: Option<&Tag>) -> Result<Self, NotBrought> {
        let Held {
            parcels,
            said,
            is_copy,
        } = held_in(release, file)?;
        let concerns = |one: &&Comment| wanted.is_none_or(|wanted| one.concerns(wanted));
        let said = said.iter().filter(concerns).cloned();
        let languages = match bringings(release, &parcels, is_copy, wanted) {
            Err(Refusal::NoneInLanguage(_)) if said.clone().next().is_some() => Vec::new(),
            bringings => bringings?,
        };
        let is_seen = |one: &Comment| {
            let mut editions = release.editions.iter();
            let is_here = editions.any(|edition| one.concerns(&edition.language));
            is_here || languages.iter().any(|of| one.concerns(&of.language))
        };
        let said = said.filter(is_seen);
        let said: List<Comment> = said.chain(noted_in(&languages)).collect();
        let comments = news_of(release, &said);
        Ok(Self {
            file: file.to_owned(),
            is_copy,
            languages,
            comments,
            parcels,
            said,
        })
    }

    /// All that it would bring.
    pub fn parts(&self) -> impl Iterator<Item = BroughtPart> + '_ {
        let texts = self.texts().map(|(part, _)| part);
        let comments = self.comments.iter();
        texts.chain(comments.map(|one| BroughtPart::Comment(one.key())))
    }

    fn texts(&self) -> impl Iterator<Item = (BroughtPart, &UnitChange)> + '_ {
        self.languages.iter().flat_map(|one| {
            let changes = one.changes.iter();
            changes.map(|change| (part_of(&one.language, change), change))
        })
    }

    /// How much it would bring.
    pub fn count(&self) -> usize {
        let texts = self.languages.iter().map(|one| one.changes.len());
        texts.sum::<usize>() + self.comments.len()
    }

    /// What is left as it is here, unless somebody wants it otherwise.
    pub fn kept(&self) -> impl Iterator<Item = BroughtPart> + '_ {
        let kept = self.texts().filter(|(_, change)| change.kept.is_some());
        kept.map(|(part, _)| part)
    }

    /// What brings in the texts and comments that are `taken`, of the release as it is now; `None`
    /// if that changes nothing.
    ///
    /// # Errors
    /// If nothing of it can be brought into the release as it is now.
    pub fn edit(
        &self,
        release: &Release,
        taken: &dyn Fn(&Tag, &UnitChange) -> bool,
        is_comment_taken: &dyn Fn(&CommentNews) -> bool,
    ) -> Result<Option<Edit>, NotBrought> {
        // What isn't taken may be in a language that has gone since.
        let wanted = match self.languages.as_slice() {
            [only] => Some(&only.language),
            _ => None,
        };
        let bringings = match self.languages.is_empty() {
            true => Vec::new(),
            false => bringings(release, &self.parcels, self.is_copy, wanted)?,
        };
        let mut edits = Vec::new();
        let mut brought = release.clone();
        for bringing in bringings {
            let is_taken = |change: &UnitChange| taken(&bringing.language, change);
            // An edition that comes stands behind those that have come.
            if let Some(edit) = bringing.edit(&brought, &is_taken) {
                brought = edit::applied(&brought, &edit)?;
                edits.push(edit);
            }
        }
        edits.extend(review::taken(&brought, &self.said, is_comment_taken)?);
        Ok((!edits.is_empty()).then_some(Edit::Group(edits)))
    }
}

/// What was noted beside translations, as comments that are made now.
fn noted_in(languages: &[Bringing]) -> Vec<Comment> {
    let mut known = HashSet::new();
    let noted = languages.iter().flat_map(|one| {
        let notes = one.notes.iter();
        notes.map(|(at, note)| review::noted((at, &one.language), (&note.by, &note.text)))
    });
    noted.filter(|one| known.insert(one.id.clone())).collect()
}

fn part_of(language: &Tag, change: &UnitChange) -> BroughtPart {
    BroughtPart::Text(language.clone(), change.unit.at.clone())
}

fn bringings(
    release: &Release,
    parcels: &[Parcel],
    is_copy: bool,
    wanted: Option<&Tag>,
) -> Result<Vec<Bringing>, Refusal> {
    let mut bringings = Vec::new();
    for parcel in parcels {
        let mut bringing = match Bringing::new(release, parcel, wanted, is_copy) {
            // What is in another language than the wanted isn't looked at.
            Err(Refusal::OtherLanguage { .. }) if is_copy => continue,
            other => other?,
        };
        bringing.refuse(&too_long);
        bringings.push(bringing);
    }
    match wanted {
        Some(wanted) if bringings.is_empty() => Err(Refusal::NoneInLanguage(wanted.clone())),
        _ => Ok(bringings),
    }
}

/// Refuses what is longer than a text may be.
fn too_long(change: &UnitChange) -> Option<Why> {
    let most = match change.unit.kind {
        UnitKind::Paragraph => LARGEST_FIELD,
        UnitKind::Line | UnitKind::Lines => LARGEST_LINE,
    };
    match change.pieces() > MOST_PIECES {
        true => Some(Why::TooMany(MOST_PIECES)),
        false => (change.length() > most).then_some(Why::TooLong(most)),
    }
}

/// What a file holds.
struct Held {
    parcels: Vec<Parcel>,
    said: List<Comment>,
    /// Whether it's a copy of the release.
    is_copy: bool,
}

fn held_in(release: &Release, file: &Path) -> Result<Held, NotBrought> {
    if file.is_dir() {
        return Err(Refusal::Folder.into());
    }
    let is_release = file
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("ron"));
    if is_release {
        let copy = storage::open(file).map_err(unreadable)?.release;
        if copy.id != release.id {
            return Err(Refusal::OtherRelease(copy.id.to_string()).into());
        }
        if copy.editions.is_empty() && copy.comments.is_empty() {
            return Err(Refusal::NoEditions.into());
        }
        return Ok(Held {
            parcels: parcels_of(&copy),
            said: copy.comments,
            is_copy: true,
        });
    }
    let bytes = storage::bytes_of(file).map_err(unreadable)?;
    Ok(Held {
        parcels: vec![read(&bytes)?],
        said: List::default(),
        is_copy: false,
    })
}

fn unreadable(error: ReadError) -> NotBrought {
    // Whoever tells it names the file.
    let error = ReadError {
        file: None,
        ..error
    };
    NotBrought::Unreadable(error.to_string())
}

/// What is under way.
#[derive(Default)]
pub(super) struct Exchanging {
    handing: Vec<(PathBuf, Once<Result<(), NotHandedOut>>)>,
    looking: Option<(PathBuf, Once<Result<Brought, NotBrought>>)>,
    bringing: Option<Taking>,
}

/// What is taken of a file, while it's worked out what that changes.
struct Taking {
    brought: Arc<Brought>,
    taken: Arc<HashSet<BroughtPart>>,
    /// What it's worked out of.
    release: Arc<Release>,
    job: Once<Result<(Option<Edit>, usize), NotBrought>>,
}

/// What brings in those that are wanted of a file, and how many of them are left after all: what
/// has been changed here since somebody chose them.
fn taken_of(
    brought: &Brought,
    release: &Release,
    wanted: &HashSet<BroughtPart>,
) -> Result<(Option<Edit>, usize), NotBrought> {
    let known: HashSet<BroughtPart> = brought.kept().collect();
    let left = Cell::new(0);
    let is_taken = |language: &Tag, change: &UnitChange| {
        let key = part_of(language, change);
        let is_new = change.kept.is_some() && !known.contains(&key);
        let is_wanted = wanted.contains(&key);
        left.set(left.get() + usize::from(is_wanted && is_new));
        is_wanted && !is_new
    };
    let is_said = |one: &CommentNews| wanted.contains(&BroughtPart::Comment(one.key()));
    let edit = brought.edit(release, &is_taken, &is_said)?;
    Ok((edit, left.get()))
}

impl Exchanging {
    /// Whether something is still to be written.
    pub fn is_writing(&self) -> bool {
        !self.handing.is_empty()
    }

    /// When each of what is under way was begun.
    pub fn begun(&self) -> impl Iterator<Item = Instant> + '_ {
        let handing = self.handing.iter().map(|(_, job)| job.begun());
        let looking = self.looking.iter().map(|(_, job)| job.begun());
        let bringing = self.bringing.iter().map(|taking| taking.job.begun());
        handing.chain(looking).chain(bringing)
    }

    /// Whether anything is.
    pub fn is_busy(&self) -> bool {
        self.is_writing() || self.looking.is_some() || self.bringing.is_some()
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

    pub(super) fn bring_texts(&mut self, brought: Arc<Brought>, taken: Vec<BroughtPart>) {
        self.take_of(brought, Arc::new(taken.into_iter().collect()));
    }

    fn take_of(&mut self, brought: Arc<Brought>, taken: Arc<HashSet<BroughtPart>>) {
        let release = Arc::clone(self.release());
        let (of, all, wanted) = (release.clone(), brought.clone(), taken.clone());
        let work = move || taken_of(&all, &of, &wanted);
        match Once::spawn("bringing in", Arc::clone(&self.wake), work) {
            Ok(job) => {
                self.exchanging.bringing = Some(Taking {
                    brought,
                    taken,
                    release,
                    job,
                });
            }
            Err(error) => self.messages.push(Message::Failed(error.to_string())),
        }
    }

    fn poll_bringing(&mut self) {
        let Some(taking) = self.exchanging.bringing.take() else {
            return;
        };
        let file = taking.brought.file.clone();
        match taking.job.poll() {
            Progress::Running => self.exchanging.bringing = Some(taking),
            Progress::Done(Ok((edit, left))) => {
                // Somebody has typed meanwhile: what is brought in goes into what there is now.
                if !Arc::ptr_eq(&taking.release, self.release()) {
                    self.take_of(taking.brought, taking.taken);
                    return;
                }
                let name = file.file_name().unwrap_or_default();
                let name = name.to_string_lossy().into_owned();
                self.apply(edit.map(|edit| (Label::BringIn(name), edit)));
                if left > 0 {
                    self.messages.push(Message::TextsLeft(file, left));
                }
            }
            Progress::Done(Err(why)) => {
                let why = Box::new(why);
                self.messages.push(Message::TextsNotBrought(file, why));
            }
            Progress::Failed => self.messages.push(Message::BringingBroke(file)),
        }
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
        self.poll_bringing();
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
