//! What panels ask of a session, and what it asks of the world outside.

use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

use super::{
    Brought, BroughtPart, Command, CommentAction, ExportWanted, FoundCopy, HandOut, MovedText,
    NewRevision, TextChange, TranslateAction, Wanted,
};
use crate::compare::Settlement;
use crate::edit::ItemKind;
use crate::language::{Tag, Word};
use crate::release::{FieldPath, Id, Value};

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
    /// What such a copy has isn't wanted.
    LetCopyGo(Box<FoundCopy>),
    /// Notes that the release changes what went out before.
    Revise(NewRevision),
    /// What others have changed was seen.
    ForgetNews,
    /// Has pages typeset again that weren't, since that may have made the program end.
    ShowPages,
    /// Overrides fixed words, in the list of these.
    OverrideWords(FieldPath, Vec<Word>),
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
    /// Goes to what is printed somewhere on the newest pages.
    GoToPrinted(FieldPath, Option<usize>),
    /// Writes the file here, and keeps it here from then on.
    SaveTo(PathBuf),
    /// Makes a PDF.
    Export(ExportWanted),
    /// Adds an edition in a language, and shows its pages.
    AddEdition(Tag),
    /// Takes an edition out.
    RemoveEdition(Id),
    /// Shows the pages of an edition, or the release's own.
    ShowEdition(Option<Id>),
    /// What a translator does.
    Translate(TranslateAction),
    /// What is said of a text.
    Comment(CommentAction),
    /// Writes texts for translators' own tools.
    HandOut(PathBuf, HandOut),
    /// Looks at a file with translations, to show what would be brought in.
    LookAtTexts(PathBuf),
    /// Brings in this of it.
    Bring(Arc<Brought>, Vec<BroughtPart>),
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
    /// Which file to bring translations in from.
    ChooseTexts,
    /// What such a file would bring, shown.
    ShowBrought(Box<Brought>),
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
