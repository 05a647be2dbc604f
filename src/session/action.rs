//! What panels ask of a session, what it asks of the world outside, and what it
//! has to say.

use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;

use super::{
    Command, Compared, FoundCopy, MovedText, NewRevision, Others, PictureFailure, SaveFailure,
    TextChange, Wanted,
};
use crate::compare::Settlement;
use crate::edit::{ItemKind, Label, Refused};
use crate::import::LeftOut;
use crate::publish::{Accessibility, PdfFailure};
use crate::release::{FieldPath, Id, Value};
use crate::storage::{Notice, SaveError};

/// Where the caret is: a field, and what is selected in it, in bytes of
/// the field's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caret {
    /// The field: a plain text, or prose.
    pub field: FieldPath,
    /// Where the selection was begun.
    pub anchor: usize,
    /// Where the caret is.
    pub head: usize,
}

impl Caret {
    /// A caret without a selection.
    pub fn at(field: FieldPath, head: usize) -> Self {
        Self {
            field,
            anchor: head,
            head,
        }
    }

    /// What is selected.
    pub fn range(&self) -> Range<usize> {
        self.anchor.min(self.head)..self.anchor.max(self.head)
    }
}

/// What a text is changed by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Means {
    /// Keys, one after the other, which join into a step.
    Keys,
    /// Pasting.
    Pasting,
    /// Pasting of words alone, whatever belonged to them where they were copied.
    PastingWords,
    /// Cutting.
    Cutting,
}

/// What somebody did in a field of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typed {
    /// Changed its text.
    Text(TextChange, Means),
    /// Took back the sign of the list's item that begins at this byte of the field's text:
    /// it's one level less of an item.
    Outdented(usize),
}

/// What a panel asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// A command of the list.
    Do(Command),
    /// Changes of a field's text, one after the other.
    Type {
        /// The field: a plain text, or prose.
        field: FieldPath,
        /// The changes.
        changes: Vec<Typed>,
    },
    /// Selected text moved or copied by hand.
    MoveText(MovedText),
    /// This was copied or cut: a stretch of a field, in bytes.
    Copied(FieldPath, Range<usize>),
    /// Puts a text in the place of a field's whole text.
    SetText(FieldPath, String),
    /// The caret is here now; `None` where it's in no field.
    Caret(Option<Caret>),
    /// A control without a text has the keyboard now; the part that it's for.
    At(FieldPath),
    /// Sets a value.
    Set(FieldPath, Value),
    /// Sets a value that is being typed, letter by letter: one step.
    SetTyped(FieldPath, Value),
    /// Adds a new item behind another, at the end where it doesn't say.
    Add {
        /// The list.
        list: FieldPath,
        /// What.
        kind: ItemKind,
        /// Behind which.
        after: Option<Id>,
    },
    /// Shows the place of a part that the release doesn't use yet.
    ShowPart(FieldPath),
    /// Empties a part, and hides its place.
    ClearPart(FieldPath),
    /// Puts a copy of an item behind it.
    Duplicate(FieldPath),
    /// Takes an item out.
    Remove(FieldPath),
    /// Moves an item within its list: behind another, or to the start.
    Move(FieldPath, Option<Id>),
    /// Makes a link of what is selected in a field; without an address, takes
    /// links off it. Where nothing is selected, `words` are put in.
    Link {
        /// The field.
        field: FieldPath,
        /// What is selected, in bytes.
        range: Range<usize>,
        /// What to put in where nothing is.
        words: String,
        /// The address.
        url: Option<String>,
    },
    /// Settles a conflict.
    Settle(Id, Settlement),
    /// Brings an earlier state back, or takes back what was recovered.
    Restore(Wanted),
    /// Merges a copy of the file in.
    BringCopy(Box<FoundCopy>),
    /// Notes that the release changes what went out before.
    Revise(NewRevision),
    /// What others have changed was seen.
    ForgetNews,
    /// Has pages typeset again that weren't, since that may have made the program end.
    ShowPages,
    /// Overrides a fixed word.
    OverrideWord(&'static str),
    /// Takes a picture in from a file, for a field.
    PictureFile(FieldPath, PathBuf),
    /// Takes a picture in from its pixels, for a field.
    PicturePixels {
        /// The field.
        field: FieldPath,
        /// Width and height, in pixels.
        size: [usize; 2],
        /// Four bytes a pixel, the colours multiplied by the last.
        rgba: Vec<u8>,
    },
    /// Goes to a place: shows its field, with the caret before a byte of it.
    GoTo(FieldPath, Option<usize>),
    /// Writes the file here, and keeps it here from then on.
    SaveTo(PathBuf),
    /// Makes a PDF here.
    ExportTo(PathBuf, Accessibility),
    /// Makes a PDF here, as readable as it can be, and shows it.
    PrintVia(PathBuf),
}

/// What a session wants of the world outside.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// A window with a new release.
    NewWindow,
    /// Which file to open.
    ChooseOpen,
    /// Where to save.
    ChooseSave,
    /// Where to put the PDF.
    ChooseExport,
    /// An address for a link: the field, what is selected, the address that it
    /// has now.
    AskLink {
        /// The field.
        field: FieldPath,
        /// What is selected, in bytes.
        range: Range<usize>,
        /// The address now.
        url: Option<String>,
    },
    /// The caret put here, and its field shown.
    Focus(Caret),
    /// The caret put here, where the letters are that it was at; nothing else moves.
    FollowCaret(Caret),
    /// This on the clipboard.
    Copy {
        /// The words alone.
        text: String,
        /// The words with their looks, as a piece of a web page.
        html: Arc<str>,
    },
    /// Cut, copy or paste in the field with the caret.
    Clipboard(Command),
    /// This part of the form shown, without a caret.
    Reveal(FieldPath),
    /// This part of the form brought into view as it is, folded or open.
    ScrollTo(FieldPath),
    /// The keyboard given to this part's first control, which is in view.
    Reach(FieldPath),
    /// A name for a PDF that is only shown, from which it can be printed.
    Print,
    /// A file shown in the system's own program for it.
    OpenInViewer(PathBuf),
    /// The page shown otherwise: fit to width or page, larger, smaller.
    Zoom(Command),
    /// A panel or a dialog of the window.
    Window(Command),
    /// The window closed, after whoever has unsaved changes was asked.
    AskToClose,
    /// The window closed: nothing is to be asked any more.
    Close,
}

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
    /// What somebody else had saved was merged in.
    Brought {
        /// How many things differ by it.
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
    /// A crash left more than what is open here.
    LeftElsewhere(Others),
    /// Others have the file open, and don't know who works here.
    WhoAreYou,
    /// The file isn't there any more.
    FileGone(PathBuf),
    /// What somebody else had saved at the same moment can't be read, and is kept here.
    SetAside(PathBuf),
    /// The file has several names or is somebody else's, so that it's written into.
    SavedInPlace(PathBuf),
    /// Another release is in the file now.
    FileReplaced(PathBuf),
    /// The file holds something else now, which can't be read; why not.
    FileUnclear(String),
    /// So many things weren't saved before a crash, and are back: without them, and with.
    Recovered(usize, Compared),
    /// Another window has this file, and was asked to come to the front.
    OpenElsewhere(PathBuf),
    /// Bringing an earlier state back made the program fail, and changed nothing.
    NotRestored,
    /// What somebody else had saved can't be merged, which is a mistake of this program.
    NotBrought(String),
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
    NotExported(PathBuf, PdfFailure),
    /// A PDF would have taken the place of the release itself.
    ExportOverRelease,
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
