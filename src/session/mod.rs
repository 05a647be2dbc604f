//! An open release: what is seen, what can be done with it, and what is under
//! way.
//!
//! A [`Session`] holds the document with its history, the file, the live page
//! and where the caret is. Panels read it and answer [`Action`]s; whatever they
//! want of the world outside (a file chosen, a window closed) comes back as a
//! [`Request`]. It knows nothing of any window, so that whole journeys run
//! without one, and nothing in it waits.

mod action;
mod advice;
mod along;
mod anew;
mod clipboard;
mod closing;
mod command;
mod commenting;
mod company;
mod comparing;
mod copies;
mod counting;
mod doubts;
mod earlier;
mod editing;
mod editions;
mod exchanging;
mod exporting;
mod finding;
mod footnotes;
mod ids;
mod incoming;
mod issuing;
mod items;
mod keeper;
mod keeping;
mod limits;
mod marking;
mod message;
mod moving;
mod navigating;
mod news;
mod overview;
mod parts;
mod performing;
mod pictures;
mod preview;
mod recovery;
mod reopening;
mod save;
mod saver;
mod saving;
mod settling;
mod tables;
mod terms;
mod translating;
mod undoing;
mod wanted;
mod watching;
mod writing;

use std::cell::RefCell;
use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

pub use action::{Action, Caret, Means, Request, Typed};
pub use advice::{Advice, Library};
pub use command::{Command, Shortcut};
pub use commenting::{About, CommentAction, Commented};
pub use comparing::Compared;
pub use copies::{CopyKind, FoundCopy};
pub use earlier::{
    EarlierFailure, EarlierKind, EarlierState, earlier_states, read_earlier, sizes_of_change,
};
pub use exchanging::{
    Brought, BroughtPart, HandOut, NotBrought, NotHandedOut, UnitNames, handed_out,
};
pub use exporting::{ExportWanted, NotExported};
pub use finding::{BegunFor, Found, LeftOver, Looked, Others, look};
pub use ids::Ids;
pub use issuing::NewRevision;
pub use items::Step;
pub use keeper::{KeepFailure, Places};
pub use marking::ListKind;
pub use message::Message;
pub use moving::MovedText;
pub use news::News;
pub use overview::{Overview, UnitFilter, UnitList, UnitRow};
pub use parts::{BLOCKS, Group, PARTS, PartName, field_of, first_field, new_release};
pub use pictures::{PictureFailure, TakenIn};
pub use preview::{Drawn, Preview, SLOW, Stripe, Trouble};
pub use recovery::Recovery;
pub use save::{FileState, SaveFailure};
pub use translating::TranslateAction;
pub use wanted::Wanted;
pub use watching::Instead;
pub use writing::{TextChange, TypingStyle};

use crate::edit::{Document, StateId};
use crate::jobs::Wake;
use crate::release::{FieldPath, Id, MarkKind, Part, Release, dead_addresses, editions_list};
use crate::storage::{self, Known, Notice, Stamp};
use crate::typeset::{HouseStyle, PageCaret};
use clipboard::Clip;
use closing::Closing;
use company::Company;
use copies::Copies;
use exchanging::Exchanging;
use exporting::Export;
use footnotes::FootnoteOrder;
use incoming::Incoming;
use keeper::Keeper;
use news::Unseen;
use pictures::Taking;
use saver::Saver;
use translating::Translating;
use undoing::{Begun, Carets};
use wanted::Pending;
use watching::Watching;

/// An open release.
pub struct Session {
    wake: Wake,
    document: Document,
    saving: Saver,
    preview: Preview,
    translating: Translating,
    exchanging: Exchanging,
    caret: Option<Caret>,
    /// What a control is for that has the keyboard where no text has it.
    control: Option<FieldPath>,
    carets: Carets,
    typing_style: Option<TypingStyle>,
    /// The state that the last letter of a value that is being typed has led to.
    typed_value: Option<StateId>,
    shown: Vec<FieldPath>,
    /// The parts that were added and say nothing yet, in the order in which that was
    /// done, each with the state of the document before.
    begun: Vec<Begun>,
    /// Those of them whose places were taken back, for a redo, each with the state in which
    /// that was done.
    taken_back: Vec<(StateId, FieldPath)>,
    requests: Vec<Request>,
    messages: Vec<Message>,
    exports: Vec<Export>,
    takings: Vec<Taking>,
    incoming: VecDeque<Incoming>,
    keeper: Option<Keeper>,
    /// Why nothing is kept, where it should be.
    unkept: Option<KeepFailure>,
    watching: Watching,
    company: Company,
    copies: Copies,
    wanted: VecDeque<Pending>,
    /// Whether it was said that what is changed after the issue is a revision.
    has_offered_revision: bool,
    /// What was begun here of comments.
    commenting: commenting::Commenting,
    /// What is said of the release's fields.
    commented: RefCell<Option<(StateId, Rc<Commented>)>>,
    /// What is known of the fonts of the style.
    letters: RefCell<editions::LettersKnown>,
    /// What the release said when that was noted last.
    noted: Option<Arc<Release>>,
    /// What others have changed and nobody has seen yet.
    news: Vec<News>,
    unseen: Option<Unseen>,
    news_number: u64,
    closing: Closing,
    clip: Option<Clip>,
    /// The order of the footnotes in a state of the document.
    footnote_order: RefCell<Option<(StateId, FootnoteOrder)>>,
    /// The addresses that lead nowhere in a state of the document.
    dead_addresses: RefCell<Option<(StateId, Rc<[FieldPath]>)>>,
}

impl Session {
    /// A session of a new release.
    pub fn new(release: Release, styles: Vec<HouseStyle>, wake: Wake) -> Self {
        Self::with_file(release, None, Vec::new(), styles, wake)
    }

    /// A session of a release that was read from the file at `path`.
    pub fn opened(
        opened: storage::Opened,
        path: PathBuf,
        styles: Vec<HouseStyle>,
        wake: Wake,
    ) -> Self {
        let file = Some((path, opened.stamp()));
        let mut session = Self::with_file(opened.release, file, opened.notices, styles, wake);
        session.saving.volume = opened.volume;
        session.saving.resolved = opened.resolved;
        session
    }

    /// A session of a release whose file at `path`, which was known to hold it in this state,
    /// can't be read at the moment.
    pub fn away(
        release: Release,
        path: PathBuf,
        stamp: Stamp,
        styles: Vec<HouseStyle>,
        wake: Wake,
    ) -> Self {
        let file = Some((path, stamp));
        let mut session = Self::with_file(release, file, Vec::new(), styles, wake);
        session.saving.lose();
        session
    }

    fn with_file(
        release: Release,
        file: Option<(PathBuf, Stamp)>,
        notices: Vec<Notice>,
        styles: Vec<HouseStyle>,
        wake: Wake,
    ) -> Self {
        let mut document = Document::new(release);
        // So that what is being worked out and marked stands on what is written meanwhile.
        document.remember_edits();
        let (path, stamp) = file.unzip();
        let known = stamp.map(|stamp| Known::new(stamp, Arc::clone(document.release())));
        let mut saving = Saver::new(Arc::clone(&wake), path, known, document.state());
        if notices.iter().any(Notice::is_change) {
            saving.mark_unsaved();
        }
        let preview = Preview::new(Arc::clone(&wake), styles);
        let translating = Translating::new(Arc::clone(&wake));
        let mut session = Self {
            wake,
            document,
            saving,
            preview,
            translating,
            caret: None,
            control: None,
            carets: Carets::default(),
            typing_style: None,
            typed_value: None,
            shown: Vec::new(),
            begun: Vec::new(),
            taken_back: Vec::new(),
            requests: Vec::new(),
            messages: notices.into_iter().map(Message::Opened).collect(),
            exports: Vec::new(),
            exchanging: Exchanging::default(),
            takings: Vec::new(),
            incoming: VecDeque::new(),
            keeper: None,
            unkept: None,
            watching: Watching::default(),
            company: Company::default(),
            copies: Copies::default(),
            wanted: VecDeque::new(),
            commenting: commenting::Commenting::default(),
            commented: RefCell::default(),
            letters: RefCell::default(),
            has_offered_revision: false,
            noted: None,
            news: Vec::new(),
            unseen: None,
            news_number: 0,
            closing: Closing::No,
            clip: None,
            footnote_order: RefCell::default(),
            dead_addresses: RefCell::default(),
        };
        session.take_noted();
        session
    }

    /// The release as it is now.
    pub fn release(&self) -> &Arc<Release> {
        self.document.release()
    }

    /// The document with its history.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// The live page.
    pub fn preview(&self) -> &Preview {
        &self.preview
    }

    /// The live page, for whoever draws it.
    pub fn preview_mut(&mut self) -> &mut Preview {
        &mut self.preview
    }

    /// Where the caret is.
    pub fn caret(&self) -> Option<&Caret> {
        self.caret.as_ref()
    }

    /// The file that the release is kept in.
    pub fn path(&self) -> Option<&Path> {
        self.saving.path()
    }

    /// How the file stands to what is seen.
    pub fn file_state(&self) -> FileState {
        match self.saving.state(self.document.state()) {
            // It isn't all there before what was found in the file is here too.
            FileState::Unsaved if self.is_bringing() => FileState::Saving,
            state => state,
        }
    }

    /// Whether the drive takes unusually long to save.
    pub fn is_save_slow(&self) -> bool {
        self.saving.is_slow()
    }

    /// Whether something would be lost if the program ended now.
    pub fn is_dirty(&self) -> bool {
        self.saving.is_dirty(self.document.state())
    }

    /// Whether there is nothing to be asked before closing: all is saved, or is
    /// being saved.
    pub fn is_safe(&self) -> bool {
        !self.is_dirty() || self.saving.is_being_saved(self.document.state())
    }

    /// Whether something is being written that the program's end would cut off.
    pub fn is_writing(&self) -> bool {
        self.file_state() == FileState::Saving
            || !self.exports.is_empty()
            || self.exchanging.is_writing()
    }

    /// Whether the place of a part is shown: it's used, or was asked for.
    pub fn shows(&self, part: &PartName) -> bool {
        part.always
            || self.shown.contains(&part.path())
            || part.is_used(self.release())
            || self.is_at_odds(&part.path())
    }

    /// Whether there is something to be settled in the part at `path`.
    pub fn is_at_odds(&self, path: &FieldPath) -> bool {
        let mut conflicts = self.release().conflicts.iter();
        conflicts.any(|conflict| conflict.at.is_within(path))
    }

    /// Whether something takes longer than a moment that somebody has asked for and can abandon:
    /// an export, a picture, an earlier state, a conflict, texts for translators or from them.
    pub fn is_busy(&self) -> bool {
        let exports = self.exports.iter().map(|export| export.job.begun());
        let takings = self.takings.iter().map(|taking| taking.job.begun());
        let wanted = self.wanted.iter().map(Pending::since);
        let exchanging = self.exchanging.begun();
        let mut begun = exports.chain(takings).chain(wanted).chain(exchanging);
        begun.any(|begun| begun.elapsed() >= SLOW)
    }

    /// Whether something of that kind is under way.
    pub fn has_jobs(&self) -> bool {
        !self.exports.is_empty()
            || !self.takings.is_empty()
            || !self.wanted.is_empty()
            || self.exchanging.is_busy()
    }

    /// Abandons what is under way of that kind.
    pub fn abandon_jobs(&mut self) {
        self.exports.clear();
        self.takings.clear();
        self.wanted.clear();
        self.exchanging.abandon();
    }

    /// The footnotes in the order of their numbers.
    pub fn footnote_order(&self) -> Rc<[Id]> {
        self.numbered_footnotes().ids
    }

    fn numbered_footnotes(&self) -> FootnoteOrder {
        let state = self.document.state();
        let mut known = self.footnote_order.borrow_mut();
        match &*known {
            Some((of, order)) if *of == state => order.clone(),
            _ => {
                let order = FootnoteOrder::of(self.release());
                *known = Some((state, order.clone()));
                order
            }
        }
    }

    /// The fields of addresses that say something to which nothing leads.
    pub fn dead_addresses(&self) -> Rc<[FieldPath]> {
        let state = self.document.state();
        let mut known = self.dead_addresses.borrow_mut();
        match &*known {
            Some((of, dead)) if *of == state => Rc::clone(dead),
            _ => {
                let dead: Rc<[FieldPath]> = dead_addresses(self.release()).into();
                *known = Some((state, Rc::clone(&dead)));
                dead
            }
        }
    }

    /// The number of a footnote.
    pub fn footnote_number(&self, id: &Id) -> Option<usize> {
        self.numbered_footnotes().numbers.get(id).copied()
    }

    /// What has the keyboard: the caret's field, or the part that a control without
    /// a text is for.
    pub fn place(&self) -> Option<&FieldPath> {
        let field = self.caret.as_ref().map(|caret| &caret.field);
        field.or(self.control.as_ref())
    }

    /// Where on the page the caret stands.
    pub fn page_caret(&self) -> Option<PageCaret> {
        let caret = self.caret.as_ref()?;
        let place = self.address_of(&caret.field, caret.head);
        let place = place.map(|(path, offset)| (self.preview.printed_at(&path), offset));
        let is_printed = |(path, _): &(FieldPath, usize)| !path.is_within(&editions_list());
        // Where nothing is translated yet, what is to be stands there.
        let source = || Some((self.source_at_caret()?, 0));
        let (path, offset) = place.filter(is_printed).or_else(source)?;
        self.preview.pages()?.caret(&path, offset)
    }

    /// The address and byte of the byte `at` of a field.
    pub fn address_of(&self, field: &FieldPath, at: usize) -> Option<(FieldPath, usize)> {
        match self.release().part(field)? {
            Part::Text(text, _) => {
                let at = text.text().floor_char_boundary(at);
                Some((field.clone(), at))
            }
            Part::List(list) => list.as_prose()?.address_at(field, at),
            _ => None,
        }
    }

    /// The caret before the byte `offset` of the text at `path`, which is a
    /// plain text, a paragraph or prose.
    pub fn caret_at(&self, path: &FieldPath, offset: usize) -> Option<Caret> {
        match self.release().part(path)? {
            Part::Text(text, _) => {
                text.text().get(..offset)?;
                Some(Caret::at(path.clone(), offset))
            }
            Part::Paragraph(paragraph) => {
                let field = path.parent()?;
                let prose = self.release().prose(&field)?;
                let at = prose.whole_offset(paragraph.id.as_str(), offset)?;
                Some(Caret::at(field, at))
            }
            Part::List(list) if list.as_prose().is_some() => Some(Caret::at(path.clone(), 0)),
            _ => None,
        }
    }

    /// Whether what is selected is marked so, or typed letters will be.
    pub fn is_marked(&self, kind: &MarkKind) -> bool {
        match (self.typing_style, kind) {
            (Some(style), MarkKind::Strong) => return style.strong,
            (Some(style), MarkKind::Emphasis) => return style.emphasis,
            _ => {}
        }
        let Some(caret) = &self.caret else {
            return false;
        };
        if caret.range().is_empty() {
            let style = self.style_at(caret);
            return match kind {
                MarkKind::Strong => style.strong,
                MarkKind::Emphasis => style.emphasis,
                MarkKind::Link(_) | MarkKind::Footnote(_) => false,
            };
        }
        let prose = self.release().prose(&caret.field);
        prose.is_some_and(|prose| marking::is_selection_marked(prose, &caret.range(), kind))
    }

    /// What kind of list the caret's paragraphs are.
    pub fn list_kind(&self) -> Option<ListKind> {
        let caret = self.caret.as_ref()?;
        let prose = self.release().prose(&caret.field)?;
        marking::list_kind(prose, &caret.range())
    }

    /// Whether the caret is in prose.
    pub fn is_in_prose(&self) -> bool {
        let caret = self.caret.as_ref();
        caret.is_some_and(|caret| self.release().prose(&caret.field).is_some())
    }

    /// The item at the keyboard's place that can be moved, copied and removed.
    pub fn current_item(&self) -> Option<FieldPath> {
        self.item_around(self.place()?.clone())
    }

    /// The item that keys move: where the one that the caret is in has nothing beside
    /// it, the one around it.
    fn item_to_move(&self) -> Option<FieldPath> {
        let mut item = self.current_item()?;
        loop {
            let list = item.parent()?;
            let is_alone = match self.release().part(&list) {
                Some(Part::List(items)) => items.ids().len() == 1,
                _ => false,
            };
            match self.item_around(list).filter(|_| is_alone) {
                Some(around) => item = around,
                None => return Some(item),
            }
        }
    }

    /// The innermost item that `path` is in, or is.
    fn item_around(&self, mut path: FieldPath) -> Option<FieldPath> {
        while let Some(parent) = path.parent() {
            let is_list = matches!(self.release().part(&parent), Some(Part::List(list)) if list.as_prose().is_none());
            // A cell belongs to its row.
            if is_list && parent.last() != Some("cells") {
                return Some(path);
            }
            path = parent;
        }
        None
    }
}
