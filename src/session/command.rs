//! What a person can ask for: one list that feeds menus, shortcuts and the list
//! of shortcuts.

/// A key with the keys held down with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Shortcut {
    /// Ctrl, or ⌘ on a Mac.
    pub command: bool,
    /// Shift.
    pub shift: bool,
    /// Alt.
    pub alt: bool,
    /// The key's name: 'S', 'F1', '+'.
    pub key: &'static str,
}

const fn key(key: &'static str) -> Shortcut {
    Shortcut {
        command: false,
        shift: false,
        alt: false,
        key,
    }
}

const fn ctrl(name: &'static str) -> Shortcut {
    Shortcut {
        command: true,
        ..key(name)
    }
}

const fn ctrl_shift(name: &'static str) -> Shortcut {
    Shortcut {
        shift: true,
        ..ctrl(name)
    }
}

const fn ctrl_alt(name: &'static str) -> Shortcut {
    Shortcut {
        alt: true,
        ..ctrl(name)
    }
}

const fn alt(name: &'static str) -> Shortcut {
    Shortcut {
        alt: true,
        ..key(name)
    }
}

const fn alt_shift(name: &'static str) -> Shortcut {
    Shortcut {
        shift: true,
        ..alt(name)
    }
}

impl Command {
    /// Whether the keys that are shown are known to every field by itself, in dialogs too:
    /// they're left to the field.
    pub fn is_of_fields(self) -> bool {
        matches!(self, Self::Cut | Self::Copy | Self::Paste | Self::SelectAll)
    }

    /// Whether its keys mean something else where nothing is translated.
    pub fn is_of_translating(self) -> bool {
        matches!(
            self,
            Self::ConfirmUnit
                | Self::StillRight
                | Self::NextUnit
                | Self::PreviousUnit
                | Self::NextUnfinished
                | Self::PreviousUnfinished
                | Self::CopySource
                | Self::InsertChip
                | Self::InsertTerm
                | Self::Mend
        )
    }
}

macro_rules! commands {
    ($($(#[$doc:meta])* $command:ident $id:literal [$($shortcut:expr),*],)*) => {
        /// Something that a person can ask for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Command {
            $($(#[$doc])* $command,)*
        }

        impl Command {
            /// All commands, in the order of the menus.
            pub const ALL: &[Self] = &[$(Self::$command,)*];

            /// What its name and its explanation are found under.
            pub fn id(self) -> &'static str {
                match self {
                    $(Self::$command => $id,)*
                }
            }

            /// The keys that ask for it, the one to be shown first.
            pub fn shortcuts(self) -> &'static [Shortcut] {
                match self {
                    $(Self::$command => const { &[$($shortcut,)*] },)*
                }
            }
        }
    };
}

commands! {
    /// Begins a new release, in a window of its own.
    New "new" [ctrl("N")],
    /// Opens a release's file.
    Open "open" [ctrl("O")],
    /// Writes the file.
    Save "save" [ctrl("S")],
    /// Writes another file, which is the release's from then on.
    SaveAs "save-as" [ctrl_shift("S")],
    /// Shows earlier states.
    Versions "versions" [],
    /// Keeps what is seen as a state that went out.
    MarkIssued "mark-issued" [],
    /// Notes that the release changes what went out before.
    NoteRevision "note-revision" [],
    /// Shows the editions in other languages, to add one or change how it's printed.
    Editions "editions" [],
    /// Writes texts of an edition for translators' own tools.
    HandOut "hand-out" [],
    /// Brings translations in, from such a tool's file or a copy of the release.
    BringIn "bring-in" [],
    /// Shows what is kept for translating: what was translated before, glossaries.
    Library "library" [],
    /// Makes a PDF.
    ExportPdf "export-pdf" [ctrl_shift("E")],
    /// Shows a PDF in the system's viewer, from which it can be printed.
    Print "print" [ctrl("P")],
    /// Closes the window.
    Quit "quit" [ctrl("Q")],
    /// Takes the last step back.
    Undo "undo" [ctrl("Z")],
    /// Does it again.
    Redo "redo" [ctrl_shift("Z"), ctrl("Y")],
    /// Puts what is selected on the clipboard, and takes it out.
    Cut "cut" [ctrl("X"), Shortcut { shift: true, ..key("Delete") }],
    /// Puts what is selected on the clipboard.
    Copy "copy" [ctrl("C"), ctrl("Insert")],
    /// Puts in what is on the clipboard.
    Paste "paste" [ctrl("V"), Shortcut { shift: true, ..key("Insert") }],
    /// Pastes the words alone, without their looks.
    PastePlain "paste-plain" [ctrl_shift("V")],
    /// Selects all of a text.
    SelectAll "select-all" [ctrl("A")],
    /// Makes what is selected bold, or no longer.
    Strong "strong" [ctrl("B")],
    /// Makes what is selected italic, or no longer.
    Emphasis "emphasis" [ctrl("I")],
    /// Makes a link of what is selected, or changes it.
    Link "link" [ctrl("K")],
    /// Puts a footnote in at the caret.
    Footnote "footnote" [ctrl_alt("F")],
    /// From a footnote's mark to its text, and back.
    FollowFootnote "follow-footnote" [ctrl_alt("J")],
    /// Makes a list with dots of the paragraphs, or takes them out of it.
    BulletList "bullet-list" [ctrl_shift("8")],
    /// Makes a list with numbers of the paragraphs, or takes them out of it.
    NumberedList "numbered-list" [ctrl_shift("7")],
    /// Moves items of a list a level in.
    Indent "indent" [ctrl("CloseBracket")],
    /// Moves items of a list a level out.
    Outdent "outdent" [ctrl("OpenBracket")],
    /// Begins a new line in the same paragraph.
    LineBreak "line-break" [Shortcut { shift: true, ..key("Enter") }],
    /// Puts a copy of the item behind it.
    Duplicate "duplicate" [ctrl("D")],
    /// Moves the item up. Some desktops keep the first keys for themselves.
    MoveUp "move-up" [alt_shift("Up"), alt("Up")],
    /// Moves the item down.
    MoveDown "move-down" [alt_shift("Down"), alt("Down")],
    /// Takes the item out.
    Remove "remove" [ctrl_shift("Delete")],
    /// Shows the form of the release's parts.
    Write "write" [ctrl_alt("W")],
    /// Shows what there is to translate, source beside translation.
    Translate "translate" [ctrl_alt("T")],
    /// Confirms the translation at hand, and goes to the next that isn't finished.
    ConfirmUnit "confirm-unit" [ctrl("Enter")],
    /// Says that a translation is right still, though its source has changed.
    StillRight "still-right" [ctrl_shift("Enter")],
    /// Goes to the next text to translate.
    NextUnit "next-unit" [ctrl("Down")],
    /// Goes to the one before.
    PreviousUnit "previous-unit" [ctrl("Up")],
    /// Goes to the next that isn't finished.
    NextUnfinished "next-unfinished" [ctrl_shift("Down")],
    /// Goes to the one before that isn't finished.
    PreviousUnfinished "previous-unfinished" [ctrl_shift("Up")],
    /// Puts what is to be translated into its translation.
    CopySource "copy-source" [ctrl_shift("O")],
    /// Puts the next link or footnote's mark of the source in that isn't there yet.
    InsertChip "insert-chip" [ctrl("T")],
    /// Puts the next term of the glossary in that isn't there yet.
    InsertTerm "insert-term" [ctrl_shift("G")],
    /// Mends the first of what is told of the translation at hand.
    Mend "mend" [ctrl_shift("M")],
    /// Says something of the translation at hand, for those who work on the release.
    Comment "comment" [ctrl_alt("M")],
    /// Says something of what is translated.
    CommentSource "comment-source" [],
    /// Says that the meaning of the text at the caret hasn't changed, for all translations.
    MeaningUnchanged "meaning-unchanged" [],
    /// Fits pages to the pane's width.
    FitWidth "fit-width" [ctrl("0")],
    /// Fits a page into the pane.
    FitPage "fit-page" [ctrl("9")],
    /// Shows pages larger.
    ZoomIn "zoom-in" [ctrl("Plus"), ctrl("Equals")],
    /// Shows pages smaller.
    ZoomOut "zoom-out" [ctrl("Minus")],
    /// Shows the outline, or hides it.
    ToggleOutline "toggle-outline" [key("F9")],
    /// Leads to the pane beside the form, or back from it.
    TurnPane "turn-pane" [key("F6")],
    /// Shows what is otherwise not seen of texts, or hides it.
    ToggleMarks "toggle-marks" [key("F8")],
    /// Has arrows lead to what stands beside the caret, or on and back in the text.
    ToggleVisualArrows "toggle-visual-arrows" [],
    /// Turns the direction of the text at hand round.
    TurnText "turn-text" [ctrl_shift("X")],
    /// Shows the page, or hides it.
    TogglePage "toggle-page" [key("F10")],
    /// Asks who works with the program.
    Person "person" [],
    /// Has others know that the file is open here, or not.
    TogglePresence "toggle-presence" [],
    /// Lists the shortcuts.
    Shortcuts "shortcuts" [key("F1")],
    /// Says what program this is.
    About "about" [],
}
