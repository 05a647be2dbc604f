//! Comments: begun, answered and resolved by who works here, and found where they're shown.

use jiff::Timestamp;

use super::{Caret, Ids, Session};
use crate::edit::{Edit, ItemKind, Label};
use crate::release::{Comment, CommentState, FieldPath, Id, Line, Subject, comments_list};
use crate::review;
use crate::translate;

/// What somebody asks for of comments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CommentAction {
    /// To say something of the text at hand: of its translation, or of what is translated.
    Begin(About),
    /// To answer the comment called so.
    Reply(Id),
    /// To say whether something is to be done about it.
    Resolve(Id, CommentState),
}

/// Which version of the text at hand something is said of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// What is translated.
    Source,
    /// Its translation.
    Translation,
}

impl Session {
    pub(super) fn comment(&mut self, action: CommentAction) {
        match action {
            CommentAction::Begin(about) => self.begin_comment(about),
            CommentAction::Reply(to) => self.begin_reply(&to),
            CommentAction::Resolve(comment, state) => {
                let edit = review::resolve(self.release(), &comment, state);
                self.apply(edit.map(|edit| (Label::Resolve(state), edit)));
            }
        }
    }

    /// Whether a comment or an answer is of who works here, and can be said otherwise: it bears
    /// that name, or was begun in this window.
    pub fn is_own(&self, id: &Id, by: &Line) -> bool {
        let name = &self.saving.names.ours;
        (!by.is_blank() && by.as_str() == name) || self.begun_comments.contains(id)
    }

    /// Begins a comment on the text at hand, or goes on with one that says nothing yet.
    fn begin_comment(&mut self, about: About) {
        let (Some(unit), Some(edition)) = (self.unit_at_hand(), self.edition_at_hand()) else {
            return;
        };
        let language = edition.language.clone();
        let about = match about {
            About::Source => Subject::Text,
            About::Translation => Subject::Translation(language.clone()),
        };
        let release = self.release();
        let begun = {
            let mut known = review::comments_on(release, &unit.at, &language);
            known.find(|one| one.is_blank() && one.about == about && self.is_own(&one.id, &one.by))
        };
        let path = match begun.map(Comment::path) {
            Some(begun) => begun,
            None => {
                let id = Ids::new(release).draw("comment", "comment");
                let path = comments_list().item(&id);
                self.begun_comments.insert(id.clone());
                let release = self.release();
                let (by, made) = (self.saving.names.ours.clone(), Timestamp::now());
                let edit = review::begun(release, id, (unit.at, about), (&by, made));
                if !self.apply(Some((Label::Add(ItemKind::Comment), edit))) {
                    return;
                }
                path
            }
        };
        self.focus_on(path.field("text"));
    }

    fn begin_reply(&mut self, to: &Id) {
        let release = self.release();
        let Some(comment) = release.comments.get(to.as_str()) else {
            return;
        };
        let replies = comment.path().field("replies");
        let mut known = comment.replies.iter();
        let begun = known.find(|one| one.text.is_blank() && self.is_own(&one.id, &one.by));
        let path = match begun {
            Some(begun) => replies.item(&begun.id),
            None => {
                let id = Ids::new(release).draw("reply", "reply");
                let path = replies.item(&id);
                self.begun_comments.insert(id.clone());
                let release = self.release();
                let (by, made) = (self.saving.names.ours.clone(), Timestamp::now());
                let edit = review::reply(release, to, id, (&by, made));
                // Who answers isn't done with it.
                let open = review::resolve(release, to, CommentState::Open);
                let edit = edit.map(|edit| Edit::Group([edit].into_iter().chain(open).collect()));
                if !self.apply(edit.map(|edit| (Label::Add(ItemKind::Reply), edit))) {
                    return;
                }
                path
            }
        };
        self.focus_on(path.field("text"));
    }

    fn focus_on(&mut self, field: FieldPath) {
        let end = self.length_of(&field);
        self.focus(Caret::at(field, end));
    }

    /// Has the text at hand that a comment is on, in an edition that it concerns.
    pub(super) fn turn_to_comment(&mut self, path: &FieldPath) {
        let Some(comment) = self.release().comment_at(path) else {
            return;
        };
        let at = self.release().now_at(&comment.at);
        let concerned = |language: &_| comment.concerns(language);
        let now = self.edition_at_hand();
        let edition = now
            .filter(|edition| concerned(&edition.language))
            .or_else(|| {
                let mut editions = self.release().editions.iter();
                editions.find(|edition| concerned(&edition.language))
            });
        let Some((id, language)) =
            edition.map(|edition| (edition.id.clone(), edition.language.clone()))
        else {
            return;
        };
        self.translating.is_on = true;
        self.set_edition_at_hand(Some(id));
        let is_there = |at: &FieldPath| translate::unit_at(self.release(), &language, at).is_some();
        if let Some(at) = at.filter(is_there) {
            self.translating.unit = Some(at);
        }
    }
}
