//! What a session has to say to whoever works with it.

use std::path::PathBuf;

use jiff::Timestamp;

use super::{
    Compared, FoundCopy, Instead, NotBrought as NotTaken, NotExported, Others, PictureFailure,
    SaveFailure,
};
use crate::edit::{Label, Refused};
use crate::import::LeftOut;
use crate::language::Tag;
use crate::shelf::{Kept, NotKept};
use crate::storage::disk::Shared;
use crate::storage::{Notice, SaveError};

/// Something that a person should know, said once.
#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    /// Of the file that was opened.
    Opened(Notice),
    /// So many control characters were taken out of what was typed or pasted.
    ControlCharacters(usize),
    /// This was left out of what was pasted.
    LeftOut(LeftOut),
    /// What was typed or pasted is more than a field of prose holds.
    TooLong,
    /// What was typed or pasted is more than a field of lines holds.
    TooLongLine,
    /// All texts together would be more than a release can have.
    TooMuchText,
    /// There would be more items than a release can have.
    TooMany,
    /// The pictures together would take too much memory.
    TooManyPixels,
    /// The pictures would be larger than a file can hold.
    PicturesTooLarge,
    /// An edit was refused.
    Refused(Refused),
    /// What somebody else had saved was merged in, or what was in a copy.
    Brought {
        /// Whether all of it was in copies.
        is_of_copy: bool,
        /// How many things differ by it, and by what came before and nobody has seen.
        changes: usize,
        /// How many of them are at odds with what was changed here.
        conflicts: usize,
        /// Whether it changed until when the release is embargoed.
        embargo: bool,
        /// The release before and after, each time that it was.
        compared: Vec<Compared>,
    },
    /// The file says again what it said before: what is seen, and what it says.
    PutBack(Compared),
    /// It can't be marked as issued: so many conflicts are open.
    NotIssued(usize),
    /// It was marked as issued, at this moment.
    Issued(Timestamp),
    /// It was marked so before, as it is.
    IssuedAlready(Timestamp),
    /// It was issued at this moment, and has been changed since.
    AfterIssue(Timestamp),
    /// Beside the file is a copy of it with more in it.
    CopyFound(Box<FoundCopy>),
    /// What a crash left couldn't be brought back, and is in this folder.
    LeftInBin(PathBuf),
    /// What a crash left can't be read or put away now, and stays in this folder.
    LeftStays(PathBuf),
    /// A crash left more than what is open here.
    LeftElsewhere(Others),
    /// Others have the file open, and don't know who works here.
    WhoAreYou,
    /// The file isn't there any more; what is.
    FileGone(PathBuf, Instead),
    /// What somebody else had saved at the same moment can't be read, and is kept here.
    SetAside(PathBuf),
    /// The file has several names or is somebody else's, so that it's written into.
    SavedInPlace(PathBuf, Shared),
    /// The file holds something else now, which can't be read; why not.
    FileUnclear(String),
    /// What wasn't saved before a crash is back.
    Recovered {
        /// How many things it changes.
        changes: usize,
        /// The release without it, and with it.
        compared: Compared,
        /// Whether there was more, which can't be read.
        is_cut: bool,
    },
    /// Another window has this file, and was asked to come to the front.
    OpenElsewhere(PathBuf),
    /// Bringing an earlier state back made the program fail, and changed nothing.
    NotRestored,
    /// Settling a conflict made the program fail, and changed nothing.
    NotSettled,
    /// What somebody else had saved can't be merged, which is a mistake of this program;
    /// what was refused, where nothing broke.
    NotBrought(Option<Refused>),
    /// Steps that can't be taken back any more, since somebody else changed the same letters.
    Kept(Vec<Label>),
    /// A step can't be taken back: somebody else has changed what it changed.
    NotUndone(Label),
    /// Nor can this one be done again.
    NotRedone(Label),
    /// A picture wasn't taken in: its file, where it has one, and why.
    Picture(Option<PathBuf>, PictureFailure),
    /// Making this PDF ended in a fault of the program.
    ExportStopped(PathBuf),
    /// The place for a picture was gone before it was taken in.
    PictureTooLate,
    /// A picture was dropped or pasted where none belongs.
    PictureWithoutPlace,
    /// A PDF was made.
    Exported(PathBuf),
    /// A PDF wasn't made: what was wanted, and what stands against it.
    NotExported(Box<NotExported>),
    /// There is an edition now in a language whose letters no font of the page has.
    WithoutLetters(Tag),
    /// All of an edition in this language is translated and confirmed.
    AllTranslated(Tag),
    /// A PDF would have taken the place of the release itself.
    ExportOverRelease,
    /// A file isn't brought in; why not.
    TextsNotBrought(PathBuf, Box<NotTaken>),
    /// So many texts of a file were left, since they were changed here after they were chosen.
    TextsLeft(PathBuf, usize),
    /// Looking at such a file ended in a fault of the program.
    BringingBroke(PathBuf),
    /// A file was put to what is kept for translating, and somebody should know how.
    LibraryHas(PathBuf, Kept),
    /// A file wasn't put to it; why not.
    LibraryLacks(PathBuf, Box<NotKept>),
    /// Putting it there ended in a fault of the program.
    KeepingBroke(PathBuf),
    /// What was saved isn't remembered for translating; why not.
    NotRemembered(Box<NotKept>),
    /// Something that was kept for translating is kept still; why.
    NotForgotten(Box<NotKept>),
    /// Something couldn't be written, shown or opened; what the system says.
    Failed(String),
    /// What is typed as an embargo's time is none: it's as it was.
    NoSuchTime(String),
    /// A PDF couldn't be written into its file.
    NotWritten(SaveError),
    /// The file was saved.
    Saved(PathBuf),
    /// It wasn't.
    NotSaved(SaveFailure),
}
