//! Comments: begun, answered, resolved, and found by what they're about.

use jiff::Timestamp;

use crate::edit::{self, Edit};
use crate::language::Tag;
use crate::release::{
    Comment, CommentState, FieldPath, Id, Identified, Line, Lines, List, Release, Reply, Subject,
    comments_list, within_holder,
};

/// What is said of a text, as somebody begins it.
pub fn begun(
    release: &Release,
    id: Id,
    (at, about): (FieldPath, Subject),
    (by, made): (&str, Timestamp),
) -> Edit {
    let comment = Comment {
        id,
        at,
        about,
        made: Some(made),
        by: Line::new(by),
        state: CommentState::Open,
        text: Lines::default(),
        replies: List::default(),
    };
    added(release, comment)
}

/// Puts a comment behind the others.
pub(super) fn added(release: &Release, comment: Comment) -> Edit {
    let last = release.comments.last().map(|last| last.id().clone());
    edit::insert(&comments_list(), last, comment)
}

/// How many letters of a noted comment's id come from what it says: so many that hardly any two
/// meet.
const LETTERS: usize = 12;

/// What was noted elsewhere of a translation, as a comment. It's called by what it says, and where
/// that is in whatever section: whoever brings it in, and when, it's the same.
pub fn noted((at, into): (&FieldPath, &Tag), (by, text): (&str, &str)) -> Comment {
    let place = within_holder(at).map_or_else(|| at.to_string(), |within| within.join("/"));
    let seeds = [&place, into.as_str(), by, text];
    Comment {
        id: Id::drawn("comment", LETTERS, &seeds),
        at: at.clone(),
        about: Subject::Translation(into.clone()),
        made: None,
        by: Line::new(by),
        state: CommentState::Open,
        text: Lines::new(text),
        replies: List::default(),
    }
}

/// An answer to the comment called `to`, as somebody begins it, and the comment open again; `None`
/// where there is no such comment.
pub fn reply(release: &Release, to: &Id, id: Id, (by, made): (&str, Timestamp)) -> Option<Edit> {
    let comment = release.comments.get(to.as_str())?;
    let reply = Reply {
        id,
        made: Some(made),
        by: Line::new(by),
        text: Lines::default(),
    };
    Some(add_reply(comment, reply))
}

pub(super) fn add_reply(comment: &Comment, reply: Reply) -> Edit {
    let last = comment.replies.last().map(|last| last.id().clone());
    edit::insert(&comment.path().field("replies"), last, reply)
}

/// Whether something is to be done about a comment, said; `None` where there is no such comment.
pub fn resolve(release: &Release, comment: &Id, state: CommentState) -> Option<Edit> {
    let comment = release.comments.get(comment.as_str())?;
    edit::set(release, &comment.path().field("state"), state)
}

/// The comments on a text, for those who work on the edition in this language.
pub fn comments_on<'a>(
    release: &'a Release,
    at: &'a FieldPath,
    language: &'a Tag,
) -> impl Iterator<Item = &'a Comment> {
    let comments = release.comments.iter();
    comments.filter(move |comment| comment.concerns(language) && is_on(release, comment, at))
}

/// The comments that concern an edition and are on none of the texts that `is_listed`: on what is
/// gone, mostly.
pub fn set_aside<'a>(
    release: &'a Release,
    language: &'a Tag,
    is_listed: &'a dyn Fn(&FieldPath) -> bool,
) -> impl Iterator<Item = &'a Comment> {
    let comments = release.comments.iter();
    let is_seen = |comment: &Comment| release.now_at(&comment.at).is_some_and(|at| is_listed(&at));
    comments.filter(move |comment| comment.concerns(language) && !is_seen(comment))
}

/// What takes out all that was said of translations into a language.
pub fn taken_out(release: &Release, language: &Tag) -> Vec<Edit> {
    let about = Subject::Translation(language.clone());
    // From behind, so that what each stands behind stays true.
    let comments = release.comments.iter().rev();
    let said = comments.filter(|comment| comment.about == about);
    let removals = said.map(|comment| edit::remove(release, &comment.path()));
    removals.flatten().collect()
}

/// Whether a comment is on the text at `at`, perhaps carried there since.
pub fn is_on(release: &Release, comment: &Comment, at: &FieldPath) -> bool {
    // Most are on another text, which is told by its name.
    comment.at == *at
        || comment.at.last() == at.last() && release.now_at(&comment.at).as_ref() == Some(at)
}
