//! What is said of comments: whose they are, when they were begun, and what they're about.

use jiff::Timestamp;

use super::items::{begins_alike, field_name, in_edition, shortened_name, text_name, told_apart};
use super::{moment_name, say, say_with};
use crate::language::{Tag, language_name, told_name};
use crate::release::{Comment, FieldPath, Id, Line, Lines, Release, Reply, Subject};
use crate::review::is_on;

/// Who said something, and when, where that's known: 'Anna, 28 Nov 2026, 18:14'.
pub fn said_by(by: &Line, made: Option<Timestamp>) -> String {
    let name = match told_name(by.as_str()) {
        name if name.is_empty() => say("comment-by-nobody"),
        name => name,
    };
    let Some(made) = made else {
        return name;
    };
    let told = [("name", name.into()), ("moment", moment_name(made).into())];
    say_with("comment-said-by", &told)
}

/// The same, with what the comment is about: the source, or its translation into a language.
pub fn comment_about(comment: &Comment) -> String {
    let said = said_by(&comment.by, comment.made);
    match &comment.about {
        Subject::Translation(into) => {
            let language = language_name(into, &Tag::english());
            say_with(
                "comment-on-translation",
                &[("said", said.into()), ("language", language.into())],
            )
        }
        Subject::Text => say_with("comment-on-source", &[("said", said.into())]),
    }
}

/// What a comment is called beside others: its first words, or whose it is.
pub fn comment_name(release: &Release, comment: &Comment) -> String {
    let name = begins(&comment.text, || said_by(&comment.by, comment.made));
    let own = first_line(&comment.text);
    let others = release.comments.iter();
    let before = others.take_while(|other| other.id != comment.id);
    // Most differ in their first letters.
    let namesakes = before.filter(|other| match (own, first_line(&other.text)) {
        (Some(own), Some(other)) => begins_alike(own, other),
        (None, None) => (&other.by, other.made) == (&comment.by, comment.made),
        _ => false,
    });
    told_apart(name, namesakes.count())
}

fn first_line(text: &Lines) -> Option<&str> {
    text.lines().find(|line| !line.trim().is_empty())
}

/// What an answer is called beside the others to the same comment.
pub fn reply_name(comment: &Comment, reply: &Reply) -> String {
    let name = |reply: &Reply| begins(&reply.text, || said_by(&reply.by, reply.made));
    let own = name(reply);
    let before = comment.replies.iter().take_while(|one| one.id != reply.id);
    let namesakes = before.filter(|other| name(other) == own).count();
    told_apart(own, namesakes)
}

/// The first words of what somebody says, or what stands for them.
fn begins(text: &Lines, otherwise: impl FnOnce() -> String) -> String {
    first_line(text).map_or_else(otherwise, |first| shortened_name(first.trim()))
}

/// What a comment's field, or that of an answer to it, is called: 'Comment on Words, Ladeb
/// (French)'.
pub(super) fn comment_field_name(
    release: &Release,
    notes: &[Id],
    comment: &Comment,
    path: &FieldPath,
) -> String {
    let place = comment_place(release, notes, comment);
    let now = release.now_at(&comment.at);
    let others = release.comments.iter();
    let before = others.take_while(|other| other.id != comment.id);
    let beside = before.filter(|other| {
        other.about == comment.about
            && match &now {
                Some(now) => is_on(release, other, now),
                None => comment_place(release, notes, other) == place,
            }
    });
    let mut segments = path.segments().skip(2);
    let (id, namesakes) = match (segments.next(), segments.next()) {
        (Some("replies"), Some(reply)) => {
            let of_others: usize = beside.map(|other| other.replies.len()).sum();
            let before = comment.replies.position(reply).unwrap_or_default();
            ("field-reply-on", of_others + before)
        }
        _ => ("field-comment-on", beside.count()),
    };
    told_apart(say_with(id, &[("place", place.into())]), namesakes)
}

/// What a comment is on: 'Words, Ladeb (French)', 'Text, paragraph 2'.
pub fn comment_place(release: &Release, notes: &[Id], comment: &Comment) -> String {
    let place = match release.now_at(&comment.at) {
        Some(at) => text_name(release, notes, &at),
        None => gone_place(release, notes, &comment.at),
    };
    let editions = &release.editions;
    let edition = match &comment.about {
        Subject::Text => None,
        Subject::Translation(into) => editions.iter().find(|one| one.language == *into),
    };
    match edition {
        Some(edition) => in_edition(edition, place),
        None => place,
    }
}

/// What is said of a place where nothing is any longer, mostly a paragraph that was joined to
/// another: of which field it was.
fn gone_place(release: &Release, notes: &[Id], at: &FieldPath) -> String {
    let prose = at.parent().and_then(|prose| release.now_at(&prose));
    match prose.filter(|prose| release.prose(prose).is_some()) {
        Some(prose) => {
            let field = field_name(release, notes, &prose);
            say_with("comment-on-gone-paragraph", &[("field", field.into())])
        }
        None => say("comment-on-gone"),
    }
}
