//! Translating: which edition and which text of it are at hand, which texts are listed, and what
//! a translator does with them.
//!
//! What there is to translate and how far it is is found on a worker, so that the list of a long
//! release keeps no letter waiting; what is at hand is looked up at once.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Weak};

use super::advice::Advising;
use super::along::Along;
use super::doubts::Doubts;
use super::overview::{Overview, UnitList, most_common, overview};
use super::{Caret, Request, Session};
use crate::edit::{Edit, Label};
use crate::jobs::{Latest, Wake};
use crate::release::{
    Edition, FieldPath, Id, Part, Prose, Release, SegmentState, SourceKind, Value, comments_list,
    editions_list,
};
use crate::translate::memory::Suggestion;
use crate::translate::{
    self, Need, Progress, Text, Translation, Unit, said_in, segment_path, target_field,
};

/// The stack of the worker, in bytes.
const STACK: usize = 4 * 1024 * 1024;

/// What a translator asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TranslateAction {
    /// To write the release, or to translate it.
    Turn(bool),
    /// To have this text at hand.
    Unit(FieldPath),
    /// These texts listed.
    List(UnitList),
    /// The text at hand said in the translation of the paragraph before, or by itself.
    Join(bool),
    /// The translation made of another text: the words as they were spoken, another edition.
    From(SourceKind),
    /// Nothing said of the text at hand.
    Clear,
    /// The translations of a text that were made of what it said before taken for ones of what it
    /// says now: its meaning hasn't changed.
    KeepMeaning(FieldPath, Text),
    /// The picture at an address shown by this edition in a version of its own, or as in the
    /// release.
    OwnImage(FieldPath, bool),
    /// The item that the text at hand is in printed by this edition, or left out.
    LeaveOut(FieldPath, bool),
    /// What was translated before, in the place of the translation at hand.
    Take(Suggestion),
    /// What is told of the translation at hand mended, by its place.
    Mend(usize),
    /// What a term of the source is called put in, by its place.
    InsertTerm(usize),
    /// The memory searched for words.
    SearchMemory(String),
}

/// A release, and the edition at hand.
type Job = (u64, Arc<Release>, Option<Id>);

/// The rows of an overview, by its number, that a list has.
type Listed = (u64, UnitList, Rc<[usize]>);

/// What translating needs.
pub(super) struct Translating {
    worker: Option<Latest<Job>>,
    results: Receiver<Overview>,
    pub(super) overview: Rc<Overview>,
    submitted: u64,
    last: (Weak<Release>, Option<Id>),
    pub(super) is_on: bool,
    edition: Option<Id>,
    pub(super) unit: Option<FieldPath>,
    pub(super) list: UnitList,
    /// The rows that are listed, of an overview by its number.
    pub(super) listed: RefCell<Option<Listed>>,
    pub(super) advising: Advising,
    pub(super) doubts: Doubts,
}

impl Translating {
    pub fn new(wake: Wake) -> Self {
        let (sender, results) = channel();
        Self {
            advising: Advising::new(Arc::clone(&wake)),
            doubts: Doubts::new(Arc::clone(&wake)),
            worker: start(sender, wake),
            results,
            overview: Rc::default(),
            submitted: 0,
            last: (Weak::new(), None),
            is_on: false,
            edition: None,
            unit: None,
            list: UnitList::default(),
            listed: RefCell::default(),
        }
    }

    /// Has the editions of `release` looked at, unless that was the last.
    pub fn look(&mut self, release: &Arc<Release>) {
        if release.editions.is_empty() && self.overview.progress.is_empty() {
            return;
        }
        let (last, edition) = &self.last;
        if Weak::as_ptr(last) == Arc::as_ptr(release) && *edition == self.edition {
            return;
        }
        self.last = (Arc::downgrade(release), self.edition.clone());
        self.submitted += 1;
        if let Some(worker) = &self.worker {
            worker.submit((self.submitted, Arc::clone(release), self.edition.clone()));
        }
    }

    /// Takes what the worker has found.
    pub fn poll(&mut self) {
        while let Ok(overview) = self.results.try_recv() {
            self.overview = Rc::new(overview);
        }
        self.advising.poll();
        self.doubts.poll();
    }

    /// Whether what is known is of an older state.
    pub fn is_behind(&self) -> bool {
        self.overview.number < self.submitted
            || self.advising.is_behind()
            || self.doubts.is_behind()
    }

    /// The edition and the text at hand.
    pub fn at_hand(&self) -> Option<(Id, FieldPath)> {
        self.edition.clone().zip(self.unit.clone())
    }
}

fn start(sender: Sender<Overview>, wake: Wake) -> Option<Latest<Job>> {
    let work = move |(number, release, edition): Job, _: &dyn Fn() -> bool| {
        // Nobody listens any longer where the window was closed.
        let _ = sender.send(overview(number, &release, edition.as_ref()));
        wake();
    };
    Latest::spawn("translations", STACK, work).ok()
}

impl Session {
    /// Whether the release is being translated, not written.
    pub fn is_translating(&self) -> bool {
        self.translating.is_on
    }

    /// The edition that is being translated.
    pub fn edition_at_hand(&self) -> Option<&Edition> {
        let id = self.translating.edition.as_ref()?;
        self.release().edition(id)
    }

    /// The text that a translator has at hand.
    pub fn unit_at_hand(&self) -> Option<Unit> {
        let at = self.translating.unit.as_ref()?;
        self.unit(at)
    }

    pub(super) fn unit(&self, at: &FieldPath) -> Option<Unit> {
        let edition = self.edition_at_hand()?;
        translate::unit_at(self.release(), &edition.language, at)
    }

    /// How far the editions are.
    pub fn overview(&self) -> &Overview {
        &self.translating.overview
    }

    /// Whether what is known of the editions is of an older state.
    pub fn is_overview_behind(&self) -> bool {
        self.translating.is_behind()
    }

    /// How far an edition is.
    pub fn progress_of(&self, edition: &Id) -> Option<Progress> {
        let mut known = self.translating.overview.progress.iter();
        let found = known.find(|(id, _)| id == edition);
        found.map(|(_, progress)| *progress)
    }

    pub(super) fn translate(&mut self, action: TranslateAction) {
        match action {
            TranslateAction::Turn(is_on) => self.turn_translating(is_on),
            TranslateAction::Unit(at) => self.take_unit(&at),
            TranslateAction::List(list) => self.list_units(list),
            TranslateAction::Join(true) => {
                self.change_unit(Label::JoinUnits, translate::join_previous);
            }
            TranslateAction::Join(false) => {
                self.change_unit(Label::PartUnits, translate::part_from_previous);
            }
            TranslateAction::From(from) => {
                self.change_unit(Label::TranslateFrom, |release, translation, unit| {
                    translate::made_of(release, translation, unit, &from)
                });
            }
            TranslateAction::Clear => {
                self.change_unit(Label::ClearUnit, translate::clear);
            }
            TranslateAction::Take(suggestion) => self.take_suggestion(&suggestion),
            TranslateAction::Mend(finding) => self.mend(finding),
            TranslateAction::InsertTerm(term) => self.insert_term(term),
            TranslateAction::SearchMemory(search) => self.search_memory(search),
            TranslateAction::OwnImage(at, is_own) => self.own_image(at, is_own),
            TranslateAction::KeepMeaning(at, was) => self.keep_meaning_of(at, &was),
            TranslateAction::LeaveOut(at, is_left_out) => {
                let edition = self.edition_at_hand();
                let edit = edition.and_then(|edition| {
                    translate::leave_out(self.release(), edition, &at, is_left_out)
                });
                let label = match is_left_out {
                    true => Label::LeaveOut,
                    false => Label::PrintAgain,
                };
                self.apply(edit.map(|edit| (label, edit)));
            }
        }
    }

    /// Brings the text at hand into sight.
    pub(super) fn show_unit(&mut self) {
        if let (Some(unit), Some(edition)) = (self.unit_at_hand(), self.edition_at_hand()) {
            let translation = Translation::new(self.release(), edition);
            let row = segment_path(&translation, &unit);
            self.requests.push(Request::ScrollTo(row));
        }
    }

    fn own_image(&mut self, at: FieldPath, is_own: bool) {
        let Some(edition) = self.edition_at_hand() else {
            return;
        };
        // To begin with it's the release's.
        let image = match self.release().part(&at) {
            Some(Part::Value(Value::Image(image))) if is_own => Some(image),
            _ => None,
        };
        let edit = translate::own_image(self.release(), edition, &at, image);
        self.apply(edit.map(|edit| (Label::Change(at), edit)));
    }

    pub(super) fn leave_translating(&mut self) {
        self.translating.is_on = false;
        self.set_caret(None);
    }

    fn turn_translating(&mut self, is_on: bool) {
        if !is_on {
            self.leave_translating();
            // What was at hand is gone on with where it's written.
            if let Some(at) = self.translating.unit.clone() {
                self.go_to(&at, None);
            }
            return;
        }
        self.translating.is_on = true;
        let shown = self.shown_edition().map(|edition| edition.id.clone());
        let known = self.edition_at_hand().map(|edition| edition.id.clone());
        let first = self.release().editions.first();
        let edition = shown.or(known).or(first.map(|edition| edition.id.clone()));
        let place = self.place().cloned();
        self.set_edition_at_hand(edition.clone());
        if edition.is_some() {
            self.show_edition(edition);
        }
        let here = place.and_then(|place| self.unit_within(&place));
        match here {
            Some(unit) => self.take_unit(&unit.at),
            None => self.take_first_unfinished(),
        }
    }

    /// Has this edition at hand from now on.
    pub(super) fn set_edition_at_hand(&mut self, edition: Option<Id>) {
        if self.translating.edition != edition {
            self.translating.edition = edition;
            let release = Arc::clone(self.release());
            self.translating.look(&release);
        }
    }

    /// The text that is at an address, or the first in it.
    fn unit_within(&self, at: &FieldPath) -> Option<Unit> {
        let edition = self.edition_at_hand()?;
        let units = translate::units(self.release(), &edition.language);
        units.into_iter().find(|unit| unit.at.is_within(at))
    }

    /// Has a text at hand, with the caret at the end of its translation.
    pub(super) fn take_unit(&mut self, at: &FieldPath) {
        let Some(unit) = self.unit(at) else {
            return;
        };
        self.translating.unit = Some(at.clone());
        if let Some(field) = self.target_of(&unit) {
            let end = self.length_of(&field);
            self.focus(Caret::at(field, end));
            self.show_unit();
        }
    }

    /// The field in which the translation of a text is written.
    pub fn target_of(&self, unit: &Unit) -> Option<FieldPath> {
        let edition = self.edition_at_hand()?;
        let translation = Translation::new(self.release(), edition);
        Some(target_field(&translation, unit))
    }

    /// What a field says, a line a paragraph.
    pub(super) fn text_of(&self, field: &FieldPath) -> String {
        match self.release().part(field) {
            Some(Part::Text(text, _)) => text.text().to_owned(),
            _ => self
                .release()
                .prose(field)
                .map_or_else(String::new, Prose::whole_text),
        }
    }

    pub(super) fn length_of(&self, field: &FieldPath) -> usize {
        match self.release().part(field) {
            Some(Part::Text(text, _)) => text.text().len(),
            _ => self
                .release()
                .prose(field)
                .map_or(0, |prose| prose.whole_length()),
        }
    }

    /// Shows what the caret is put into: a translation, or what is written in the form.
    pub(super) fn turn_to_caret(&mut self, field: &FieldPath) {
        if field.is_within(&comments_list()) {
            return self.turn_to_comment(field);
        }
        let segments: Vec<&str> = field.segments().collect();
        let ["editions", edition, list, id, ..] = segments.as_slice() else {
            self.translating.is_on = false;
            return;
        };
        let Some(edition) = self.release().editions.get(edition) else {
            return;
        };
        let at = match *list {
            "segments" => translate::translated_by(self.release(), edition, id),
            _ => None,
        };
        let id = edition.id.clone();
        self.translating.is_on = true;
        self.set_edition_at_hand(Some(id));
        self.translating.unit = at.or(self.translating.unit.take());
    }

    /// Goes to the text that a translation is of, where it's one.
    pub(super) fn go_to_translation(&mut self, path: &FieldPath, offset: Option<usize>) -> bool {
        let segments: Vec<&str> = path.segments().collect();
        let ["editions", edition, "segments", segment, ..] = segments.as_slice() else {
            return false;
        };
        let Some(edition) = self.release().editions.get(edition).cloned() else {
            return false;
        };
        let at = translate::translated_by(self.release(), &edition, segment);
        let Some(at) = at else {
            return false;
        };
        self.set_edition_at_hand(Some(edition.id.clone()));
        self.show_edition(Some(edition.id));
        self.take_unit(&at);
        if let Some(caret) = offset.and_then(|offset| self.caret_at(path, offset)) {
            self.focus(caret);
        }
        true
    }

    pub(super) fn change_unit(
        &mut self,
        label: impl FnOnce(FieldPath) -> Label,
        change: impl FnOnce(&Release, &Translation<'_>, &Unit) -> Option<Edit>,
    ) -> bool {
        let (Some(unit), Some(edition)) = (self.unit_at_hand(), self.edition_at_hand()) else {
            return false;
        };
        let translation = Translation::new(self.release(), edition);
        let edit = change(self.release(), &translation, &unit);
        let edit = edit.filter(|edit| !edit.is_empty());
        let changed = self.apply(edit.map(|edit| (label(unit.at.clone()), edit)));
        if changed && let Some(field) = self.target_of(&unit) {
            let end = self.length_of(&field);
            self.focus(Caret::at(field, end));
        }
        changed
    }

    /// Confirms the translation at hand, and goes to the next one that isn't finished.
    pub(super) fn confirm_unit(&mut self) {
        self.change_unit(Label::ConfirmUnit, translate::confirm);
        let is_done = self.unit_at_hand().zip(self.edition_at_hand());
        let is_done = is_done.is_some_and(|(unit, edition)| {
            let translation = Translation::new(self.release(), edition);
            !translation.standing(&unit).is_unfinished()
        });
        if is_done {
            self.go_along(Along::NextUnfinished);
        }
    }

    pub(super) fn keep_unit(&mut self) {
        self.change_unit(Label::StillRight, translate::still_right);
    }

    pub(super) fn copy_source(&mut self) {
        self.change_unit(Label::CopySource, |release, translation, unit| {
            let from = translate::source_of(release, translation, unit);
            let text = said_in(release, &unit.at, &from)?;
            let how = (SegmentState::Draft, &from);
            translate::write(release, translation, unit, &text, how)
        });
    }

    /// Puts the next link or footnote's mark of the source in at the caret that isn't in the
    /// translation yet.
    pub(super) fn insert_chip(&mut self) {
        let (Some(unit), Some(edition)) = (self.unit_at_hand(), self.edition_at_hand()) else {
            return;
        };
        let translation = Translation::new(self.release(), edition);
        let field = target_field(&translation, &unit);
        let at = self.caret.as_ref().filter(|caret| caret.field == field);
        let at = at.map_or_else(|| self.length_of(&field), |caret| caret.range().end);
        let inserted = translate::insert_chip(self.release(), &translation, &unit, at);
        let Some((edit, end)) = inserted else {
            return;
        };
        if self.apply(Some((Label::Paste(field.clone()), edit))) {
            self.focus(Caret::at(field, end));
        }
    }

    /// The texts in the field with the caret whose translations were made of something else, each
    /// with what that was: what most of them were made of.
    fn changed_meanings(&self) -> Vec<(FieldPath, Text)> {
        let Some(field) = self.place() else {
            return Vec::new();
        };
        let outdated = self.translating.overview.outdated.iter();
        let here = outdated.filter(|(at, _)| at.is_within(field));
        let most = here.filter_map(|(at, was)| Some((at.clone(), most_common(was)?)));
        most.collect()
    }

    pub(super) fn has_changed_meaning(&self) -> bool {
        !self.changed_meanings().is_empty()
    }

    /// Says for all translations of what has changed in the field with the caret that its meaning
    /// hasn't.
    pub(super) fn keep_meaning(&mut self) {
        for (at, was) in self.changed_meanings() {
            self.keep_meaning_of(at, &was);
        }
    }

    fn keep_meaning_of(&mut self, at: FieldPath, was: &Text) {
        let edit = translate::meaning_unchanged(self.release(), &at, was);
        self.apply(edit.map(|edit| (Label::MeaningUnchanged(at), edit)));
    }

    /// What leads to where the translation at hand can be typed into, or makes a draft of one that
    /// was confirmed: `None` where it's another field, or one that is being worked on.
    pub(super) fn lead_to_typing(&self, field: &FieldPath) -> Option<Edit> {
        if !field.is_within(&editions_list()) {
            return None;
        }
        let edition = self.edition_at_hand()?;
        let unit = self.unit_at_hand()?;
        let translation = Translation::new(self.release(), edition);
        if target_field(&translation, &unit) != *field {
            return None;
        }
        match translate::begin(self.release(), &translation, &unit) {
            Some(begun) => Some(begun),
            None => translate::reopen(self.release(), &translation, &unit),
        }
    }

    /// What a text comes to by itself, where nobody has translated it.
    pub fn said_by_itself(&self, unit: &Unit) -> Option<String> {
        match &unit.need {
            Need::Itself(said) => Some(said.clone()),
            Need::Nothing | Need::Spoken | Need::Translation => None,
        }
    }

    /// The text that a translator has at hand and whose translation has the caret.
    pub(super) fn source_at_caret(&self) -> Option<FieldPath> {
        let caret = self.caret.as_ref()?;
        let is_translation = caret.field.is_within(&editions_list());
        self.translating.unit.clone().filter(|_| is_translation)
    }

    /// What has the keyboard, as the page knows it: of a translation, the text that it's of.
    pub fn place_on_page(&self) -> Option<FieldPath> {
        let place = self.place()?;
        if let Some(comment) = self.release().comment_at(place) {
            return self.release().now_at(&comment.at);
        }
        if !place.is_within(&editions_list()) {
            return Some(place.clone());
        }
        let printed = self.preview.printed_at(place);
        match printed.is_within(&editions_list()) {
            true => self.translating.unit.clone(),
            false => Some(printed),
        }
    }
}
