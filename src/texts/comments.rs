//! What is said of comments: whose they are, when they were begun, and what they're about.

use jiff::Timestamp;

use super::items::shortened_name;
use super::{moment_name, say, say_with};
use crate::language::{Tag, language_name, told_name};
use crate::release::{Comment, Line, Subject};

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
pub fn comment_name(comment: &Comment) -> String {
    let first = comment.text.lines().find(|line| !line.trim().is_empty());
    match first {
        Some(first) => shortened_name(first.trim()),
        None => said_by(&comment.by, comment.made),
    }
}
