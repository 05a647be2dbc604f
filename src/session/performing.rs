//! Doing what is asked: actions of panels, commands of the menus.

use std::path::Path;

use super::along::Along;
use super::{
    About, Action, Command, CommentAction, ListKind, Message, Request, Session, Step,
    TranslateAction, editions, pictures,
};
use crate::edit::{self, Edit, Label};
use crate::language::{LINE_BREAK, sanitize};
use crate::release::{FieldPath, MarkKind, comments_list, footnotes_list};

impl Session {
    /// Whether a command can be asked for now.
    pub fn can(&self, command: Command) -> bool {
        use Command as C;
        match command {
            C::Undo => self.undoable().is_some(),
            C::Redo => self.redoable().is_some(),
            C::Strong | C::Emphasis | C::Link | C::BulletList | C::NumberedList | C::LineBreak => {
                self.is_in_prose()
            }
            C::Cut | C::Copy => {
                let caret = self.caret.as_ref();
                caret.is_some_and(|caret| !caret.range().is_empty())
            }
            C::Paste | C::PastePlain | C::SelectAll | C::TurnText => self.caret.is_some(),
            C::Indent | C::Outdent => self.list_kind().is_some(),
            C::Footnote => {
                let caret = self.caret.as_ref();
                self.is_in_prose() && caret.is_some_and(|caret| !is_footnote(&caret.field))
            }
            C::FollowFootnote => self.footnote_target().is_some(),
            C::Remove => self.current_item().is_some(),
            C::Duplicate => {
                let item = self.current_item();
                item.is_some_and(|item| self.can_be_copied(&item))
            }
            C::NoteRevision => !self.release().issued.is_empty(),
            C::ConfirmUnit
            | C::StillRight
            | C::NextUnit
            | C::PreviousUnit
            | C::NextUnfinished
            | C::PreviousUnfinished
            | C::CopySource
            | C::InsertChip
            | C::InsertTerm
            | C::Mend => self.is_translating() && self.edition_at_hand().is_some(),
            C::Comment => self.to_be_commented(About::AtHand).is_some(),
            C::CommentSource => {
                self.is_translating() && self.to_be_commented(About::Source).is_some()
            }
            C::MeaningUnchanged => self.has_changed_meaning(),
            C::HandOut => !self.release().editions.is_empty(),
            C::MoveUp => self.can_move(Step::Up),
            C::MoveDown => self.can_move(Step::Down),
            C::New
            | C::Open
            | C::Save
            | C::SaveAs
            | C::Versions
            | C::MarkIssued
            | C::Editions
            | C::BringIn
            | C::Library
            | C::Write
            | C::Translate
            | C::ExportPdf
            | C::Print
            | C::Quit
            | C::FitWidth
            | C::FitPage
            | C::ZoomIn
            | C::ZoomOut
            | C::ToggleOutline
            | C::TurnPane
            | C::ToggleMarks
            | C::ToggleVisualArrows
            | C::TogglePage
            | C::Person
            | C::TogglePresence
            | C::Shortcuts
            | C::About => true,
        }
    }

    fn can_move(&self, step: Step) -> bool {
        let item = self.item_to_move();
        // What was said first stands first.
        item.filter(|item| !is_footnote(item) && !item.is_within(&comments_list()))
            .is_some_and(|item| self.place_beside(&item, step).is_some())
    }

    /// Does what a panel asks for.
    pub fn perform(&mut self, action: Action) {
        let before = self.document.state();
        match action {
            Action::Do(command) => self.command(command),
            Action::Type { field, changes } => self.type_changes(&field, changes),
            Action::MoveText(moved) => self.move_text(&moved),
            Action::Copied(field, range) => self.remember_copied(&field, &range),
            Action::SetText(field, text) => self.set_text(field, text),
            Action::Caret(caret) => self.set_caret(caret),
            Action::At(path) => self.set_control(path),
            Action::Set(path, value) => {
                let fitted = editions::fitted(self.release(), &path, &value);
                let set = edit::set(self.release(), &path, value);
                let set = match fitted.is_empty() {
                    true => set,
                    false => set.map(|set| Edit::Group([set].into_iter().chain(fitted).collect())),
                };
                self.apply(set.map(|edit| (Label::Change(path), edit)));
            }
            Action::SetTyped(path, value) => self.set_typed(path, value),
            Action::Add { list, kind, after } => self.add(&list, kind, after),
            Action::ShowPart(path) => self.show_part(path),
            Action::ClearPart(path) => self.clear_part(path),
            Action::Duplicate(path) => self.duplicate(&path),
            Action::Remove(path) => self.remove(&path),
            Action::Move(path, after) => {
                let moved = edit::move_item(self.release(), &path, after);
                let kind = self.item_kind(&path);
                self.apply(
                    moved
                        .zip(kind)
                        .map(|(edit, kind)| (Label::Move(kind), edit)),
                );
            }
            Action::Link {
                field,
                range,
                words,
                url,
            } => {
                let url = url.map(|url| sanitize(&url).0.into_owned());
                self.link(&field, range, &words, url);
            }
            Action::Settle(id, settlement) => self.settle(&id, settlement),
            Action::Restore(wanted) => self.want(wanted),
            Action::BringCopy(copy) => self.bring_copy(&copy),
            Action::LetCopyGo(copy) => self.let_copy_go(&copy),
            Action::Revise(revision) => self.revise(&revision),
            Action::ShowPages => self.preview.turn_on(self.document.release()),
            Action::ForgetNews => self.forget_news(),
            Action::OverrideWords(list, words) => self.override_words(&list, &words),
            Action::PictureFile(field, path) => {
                let file = Some(path.clone());
                self.take_picture(field, file, move || pictures::take_in_file(&path));
            }
            Action::PicturePixels { field, size, rgba } => {
                let work = move || pictures::take_in_pixels(size, rgba);
                self.take_picture(field, None, work);
            }
            Action::GoTo(path, offset) => self.go_to(&path, offset),
            Action::GoToPrinted(path, offset) => {
                let path = self.preview.written_at(&path);
                self.go_to(&path, offset);
            }
            Action::SaveTo(path) => self.save_to(path),
            Action::Export(wanted) => self.export(wanted),
            Action::AddEdition(language) => self.add_edition(&language),
            Action::RemoveEdition(id) => self.remove_edition(&id),
            Action::ShowEdition(id) => self.show_edition(id),
            Action::Translate(action) => self.translate(action),
            Action::Comment(action) => self.comment(action),
            Action::HandOut(target, wanted) => self.hand_out(target, wanted),
            Action::LookAtTexts(file) => self.look_at_texts(file),
            Action::Bring(brought, taken) => self.bring_texts(brought, taken),
        }
        self.take_out_blank();
        self.offer_revision(before);
        self.preview.show(self.document.release());
        self.translating.look(self.document.release());
        self.look_at_unit_at_hand();
        self.look_for_doubts();
        self.keep_changes();
    }

    pub(super) fn command(&mut self, command: Command) {
        use Command as C;
        if !self.can(command) {
            return;
        }
        match command {
            C::New => self.requests.push(Request::NewWindow),
            C::Open => self.requests.push(Request::ChooseOpen),
            C::Save => match self.saving.target().map(Path::to_owned) {
                Some(path) => self.save_to(path),
                None => self.requests.push(Request::ChooseSave),
            },
            C::SaveAs => self.requests.push(Request::ChooseSave),
            C::ExportPdf | C::Print if self.release().unsettled().next().is_some() => {
                self.refuse_unsettled();
            }
            C::ExportPdf => self.requests.push(Request::ChooseExport),
            C::Print => self.requests.push(Request::Print),
            C::BringIn => self.requests.push(Request::ChooseTexts),
            C::Quit => self.requests.push(Request::AskToClose),
            C::Undo => self.undo(),
            C::Redo => self.redo(),
            C::Strong => self.toggle(&MarkKind::Strong),
            C::Emphasis => self.toggle(&MarkKind::Emphasis),
            C::Link => self.ask_link(),
            C::Footnote => self.insert_footnote(),
            C::FollowFootnote => {
                if let Some((path, offset)) = self.footnote_target() {
                    self.go_to(&path, Some(offset));
                }
            }
            C::BulletList => self.toggle_list(ListKind::Bullets),
            C::NumberedList => self.toggle_list(ListKind::Numbers),
            C::Indent => self.indent(true),
            C::Outdent => self.indent(false),
            C::MarkIssued => self.issue(),
            C::Write => self.translate(TranslateAction::Turn(false)),
            C::Translate => self.translate(TranslateAction::Turn(true)),
            C::ConfirmUnit => self.confirm_unit(),
            C::StillRight => self.keep_unit(),
            C::NextUnit => self.go_along(Along::Next),
            C::PreviousUnit => self.go_along(Along::Previous),
            C::NextUnfinished => self.go_along(Along::NextUnfinished),
            C::PreviousUnfinished => self.go_along(Along::PreviousUnfinished),
            C::CopySource => self.copy_source(),
            C::InsertChip => self.insert_chip(),
            C::InsertTerm => self.insert_next_term(),
            C::Mend => self.mend_next(),
            C::Comment => self.comment(CommentAction::Begin(About::AtHand)),
            C::CommentSource => self.comment(CommentAction::Begin(About::Source)),
            C::MeaningUnchanged => self.keep_meaning(),
            C::Cut | C::Copy | C::Paste | C::PastePlain => {
                self.requests.push(Request::Clipboard(command));
            }
            C::SelectAll => self.select_all(),
            C::LineBreak => self.type_at_caret(&LINE_BREAK.to_string()),
            C::Duplicate => {
                if let Some(path) = self.current_item() {
                    self.duplicate(&path);
                }
            }
            C::Remove => {
                if let Some(path) = self.current_item() {
                    self.remove(&path);
                }
            }
            C::MoveUp => self.move_current(Step::Up),
            C::MoveDown => self.move_current(Step::Down),
            C::FitWidth | C::FitPage | C::ZoomIn | C::ZoomOut => {
                self.requests.push(Request::Zoom(command));
            }
            C::ToggleOutline
            | C::TurnPane
            | C::TogglePage
            | C::ToggleMarks
            | C::ToggleVisualArrows
            | C::TurnText
            | C::Versions
            | C::Editions
            | C::HandOut
            | C::Library
            | C::NoteRevision
            | C::Person
            | C::TogglePresence
            | C::Shortcuts
            | C::About => {
                self.requests.push(Request::Window(command));
            }
        }
    }

    /// What is wanted of the world outside since this was last asked.
    pub fn take_requests(&mut self) -> Vec<Request> {
        std::mem::take(&mut self.requests)
    }

    /// What there is to be said since this was last asked.
    pub fn take_messages(&mut self) -> Vec<Message> {
        std::mem::take(&mut self.messages)
    }

    /// Takes what workers have done. Answers whether there are new pages.
    pub fn poll(&mut self) -> bool {
        if let Some(ended) = self.saving.poll() {
            self.saved(ended);
        }
        self.poll_incoming();
        self.poll_file();
        self.poll_wanted();
        self.retry_save();
        self.poll_exports();
        self.poll_exchanging();
        self.poll_pictures();
        let new_pages = self.preview.poll();
        self.preview.show(self.document.release());
        self.translating.poll();
        self.translating.look(self.document.release());
        self.look_at_unit_at_hand();
        self.look_for_doubts();
        self.keep_changes();
        self.close_if_done();
        new_pages
    }
}

fn is_footnote(item: &FieldPath) -> bool {
    item.is_within(&footnotes_list())
}
