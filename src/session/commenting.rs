//! Comments: begun, answered and resolved by who works here, and found where they're shown.
//!
//! What says nothing yet is taken out again as soon as it's left.

use std::collections::{BTreeMap, HashSet};
use std::rc::Rc;

use jiff::Timestamp;

use super::{Caret, Ids, Request, Session, field_of};
use crate::edit::{self, Edit, ItemKind, Label};
use crate::release::{Comment, CommentState, FieldPath, Id, Line, Subject, comments_list};
use crate::review;
use crate::translate;

/// What somebody asks for of comments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CommentAction {
    /// To say something of what is at hand.
    Begin(About),
    /// To answer the comment called so.
    Reply(Id),
    /// To say whether something is to be done about it.
    Resolve(Id, CommentState),
    /// To go back to the text that it's on.
    Leave(Id),
}

/// Which version of what is at hand something is said of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// What the release says.
    Source,
    /// Its translation, where somebody translates; what the release says, where somebody writes.
    AtHand,
}

/// What was begun in this window.
#[derive(Debug, Default)]
pub(super) struct Commenting {
    /// The comments and answers.
    begun: HashSet<Id>,
    /// The last of them, until it says something or is gone.
    blank: Option<FieldPath>,
    /// Where the caret was before, as long as it's in what is said.
    from: Option<Caret>,
}

/// What is said of what the release says, by where who writes it sees it.
#[derive(Debug, Default)]
pub struct Commented {
    /// What is said of each field; in the same order from one state to the next.
    pub of_fields: BTreeMap<FieldPath, Vec<Id>>,
    /// The fields of which something is said that is to be seen to, each once.
    pub open: Vec<FieldPath>,
    /// What is said of what has no field, mostly as it's gone.
    pub aside: Vec<Id>,
}

impl Commented {
    fn of(session: &Session) -> Self {
        let mut found = Self::default();
        let release = session.release();
        let comments = release.comments.iter();
        let mut open = HashSet::new();
        for comment in comments.filter(|one| one.about == Subject::Text) {
            let at = release.now_at(&comment.at);
            let Some(field) = at.and_then(|at| field_of(release, &at)) else {
                found.aside.push(comment.id.clone());
                continue;
            };
            if comment.is_open() && open.insert(field.clone()) {
                found.open.push(field.clone());
            }
            let here = found.of_fields.entry(field).or_default();
            here.push(comment.id.clone());
        }
        found
    }
}

impl Session {
    /// What is said of what the release says now.
    pub fn commented(&self) -> Rc<Commented> {
        let state = self.document.state();
        let mut known = self.commented.borrow_mut();
        match &*known {
            Some((of, known)) if *of == state => Rc::clone(known),
            _ => {
                let found = Rc::new(Commented::of(self));
                *known = Some((state, Rc::clone(&found)));
                found
            }
        }
    }

    pub(super) fn comment(&mut self, action: CommentAction) {
        match action {
            CommentAction::Begin(about) => self.begin_comment(about),
            CommentAction::Reply(to) => self.begin_reply(&to),
            CommentAction::Resolve(comment, state) => self.resolve(&comment, state),
            CommentAction::Leave(comment) => {
                let comment = self.release().comments.get(comment.as_str());
                if let Some(comment) = comment.cloned() {
                    self.go_back_from(&comment);
                }
            }
        }
    }

    /// Whether a comment or an answer is of who works here, and can be said otherwise: it bears
    /// that name, or was begun in this window.
    pub fn is_own(&self, id: &Id, by: &Line) -> bool {
        let name = &self.saving.names.ours;
        (!by.is_blank() && by.as_str() == name) || self.commenting.begun.contains(id)
    }

    /// What a comment that is begun now is on, and about.
    pub(super) fn to_be_commented(&self, about: About) -> Option<(FieldPath, Subject)> {
        if self.is_translating() {
            let language = &self.edition_at_hand()?.language;
            let unit = self.unit_at_hand()?;
            let about = match about {
                About::Source => Subject::Text,
                About::AtHand => Subject::Translation(language.clone()),
            };
            return Some((unit.at, about));
        }
        let at = match &self.caret {
            Some(caret) => self.address_of(&caret.field, caret.head)?.0,
            None => self.place()?.clone(),
        };
        field_of(self.release(), &at).map(|_| (at, Subject::Text))
    }

    /// Begins a comment on what is at hand, or goes on with one that says nothing yet.
    fn begin_comment(&mut self, about: About) {
        let Some((at, about)) = self.to_be_commented(about) else {
            return;
        };
        let release = self.release();
        let mut known = release.comments.iter();
        let begun = known.find(|one| {
            one.is_blank()
                && one.about == about
                && self.is_own(&one.id, &one.by)
                && review::is_on(release, one, &at)
        });
        let path = match begun.map(Comment::path) {
            Some(begun) => begun,
            None => {
                let id = Ids::new(release).draw("comment", "comment");
                let path = comments_list().item(&id);
                let (by, made) = (self.saving.names.ours.clone(), Timestamp::now());
                let edit = review::begun(release, id.clone(), (at, about), (&by, made));
                if !self.begin(id, (Label::Add(ItemKind::Comment), edit), &path) {
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
                let (by, made) = (self.saving.names.ours.clone(), Timestamp::now());
                let edit = review::reply(release, to, id.clone(), (&by, made));
                // Who answers isn't done with it.
                let open = review::resolve(release, to, CommentState::Open);
                let edit = edit.map(|edit| Edit::Group([edit].into_iter().chain(open).collect()));
                let Some(edit) = edit else {
                    return;
                };
                if !self.begin(id, (Label::Add(ItemKind::Reply), edit), &path) {
                    return;
                }
                path
            }
        };
        self.focus_on(path.field("text"));
    }

    /// Puts in what somebody begins to say. Answers whether that was possible.
    fn begin(&mut self, id: Id, labelled: (Label, Edit), path: &FieldPath) -> bool {
        let is_begun = self.apply(Some(labelled));
        if is_begun {
            self.commenting.begun.insert(id);
            self.commenting.blank = Some(path.clone());
            let from = self.caret.clone();
            let is_beside = |caret: &Caret| !caret.field.is_within(&comments_list());
            if let Some(from) = from.filter(is_beside) {
                self.commenting.from = Some(from);
            }
        }
        is_begun
    }

    pub(super) fn focus_on(&mut self, field: FieldPath) {
        let end = self.length_of(&field);
        self.focus(Caret::at(field, end));
    }

    fn resolve(&mut self, comment: &Id, state: CommentState) {
        let edit = review::resolve(self.release(), comment, state);
        if !self.apply(edit.map(|edit| (Label::Resolve(state), edit))) {
            return;
        }
        let comment = self.release().comments.get(comment.as_str()).cloned();
        let Some(comment) = comment else {
            return;
        };
        match state {
            // It's folded with the others.
            CommentState::Resolved => self.go_back_from(&comment),
            CommentState::Open => self.requests.push(Request::Reach(comment.path())),
        }
    }

    /// Goes back to the text that a comment is on, where that was left; beside those that are on
    /// none to the next one.
    pub(super) fn go_back_from(&mut self, comment: &Comment) {
        let at = self.release().now_at(&comment.at);
        let from = self.commenting.from.take().or_else(|| self.caret.clone());
        let is_back = match at {
            Some(at) if self.is_translating() => {
                let is_there = self.unit(&at).is_some();
                if is_there {
                    self.take_unit(&at);
                }
                is_there
            }
            Some(at) => {
                let is_there = field_of(self.release(), &at).is_some();
                match self.caret_at(&at, 0) {
                    _ if !is_there => {}
                    Some(caret) => self.focus(caret),
                    None => self.reveal(&at),
                }
                is_there
            }
            None => false,
        };
        if !is_back {
            match self.unit_at_hand().filter(|_| self.is_translating()) {
                Some(unit) if self.release().comments.is_empty() => self.take_unit(&unit.at),
                _ => self.requests.push(Request::Reach(comments_list())),
            }
            return;
        }
        let field = self.caret.as_ref().map(|caret| caret.field.clone());
        if let Some(from) = from.filter(|from| Some(&from.field) == field.as_ref()) {
            // It may say something else by now.
            let text = self.text_of(&from.field);
            let is_letter = |at: usize| text.is_char_boundary(at);
            if is_letter(from.anchor) && is_letter(from.head) {
                self.focus(from);
            }
        }
    }

    /// What was begun and undone is begun again.
    pub(super) fn begin_again(&mut self, label: &Label, edit: &Edit) {
        if let Label::Add(ItemKind::Comment | ItemKind::Reply) = label {
            let mut touched = edit.touched().into_iter();
            self.commenting.blank = touched.find(|at| at.is_within(&comments_list()));
        }
    }

    /// The field in which something is seen: what is at `path`, or what a comment there is on.
    pub fn seen_at(&self, path: &FieldPath) -> Option<FieldPath> {
        let Some(comment) = self.release().comment_at(path) else {
            return Some(path.clone());
        };
        let at = self.release().now_at(&comment.at)?;
        field_of(self.release(), &at)
    }

    /// Takes out what was begun here and says nothing, once it's left.
    pub(super) fn take_out_blank(&mut self) {
        let is_in_comment = |place: &FieldPath| place.is_within(&comments_list());
        if !self.place().is_some_and(is_in_comment) {
            self.commenting.from = None;
        }
        let Some(blank) = &self.commenting.blank else {
            return;
        };
        let says = |comment: &Comment| {
            let id = blank.last().unwrap_or_default();
            match comment.replies.get(id) {
                Some(reply) => !reply.text.is_blank(),
                None if comment.id.as_str() == id => !comment.is_blank(),
                // It's gone.
                None => true,
            }
        };
        if self.release().comment_at(blank).is_none_or(says) {
            // What is emptied later was said, and is taken out by hand.
            self.commenting.blank = None;
            return;
        }
        if self.place().is_none_or(|place| place.is_within(blank)) {
            return;
        }
        let blank = blank.clone();
        self.commenting.blank = None;
        let last = self.document.undoable();
        let is_last = last.is_some_and(|last| {
            matches!(last.label, Label::Add(ItemKind::Comment | ItemKind::Reply))
                && last.edit.touched().contains(&blank)
        });
        if is_last {
            self.document.withdraw();
        } else if let Some(removed) = edit::remove(self.release(), &blank) {
            let kind = match self.item_kind(&blank) {
                Some(kind) => kind,
                None => ItemKind::Comment,
            };
            self.apply(Some((Label::Remove(kind), removed)));
        }
    }

    /// Has the text at hand that a comment is on, where those who work on it see it.
    pub(super) fn turn_to_comment(&mut self, path: &FieldPath) {
        let Some(comment) = self.release().comment_at(path) else {
            return;
        };
        let at = self.release().now_at(&comment.at);
        let concerned = |language: &_| comment.concerns(language);
        let now = self.edition_at_hand();
        let now = now.filter(|edition| concerned(&edition.language));
        let edition = now.or_else(|| {
            let mut editions = self.release().editions.iter();
            editions.find(|edition| concerned(&edition.language))
        });
        let edition = edition.map(|edition| (edition.id.clone(), edition.language.clone()));
        let Some((id, language)) =
            edition.filter(|_| self.is_translating() || comment.about != Subject::Text)
        else {
            // What is said of the source is seen where that is written.
            self.translating.is_on = false;
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
