//! What is said of comments: whose they are, when they were begun, and what they're about.

use jiff::Timestamp;

use super::items::shortened_name;
use super::{moment_name, say, say_with};
use crate::language::told_name;
use crate::release::{Comment, Line, Subject};

/// Who said something, and when: 'Anna, 28 Nov 2026, 18:14'.
pub fn said_by(by: &Line, made: Timestamp) -> String {
    let name = match told_name(by.as_str()) {
        name if name.is_empty() => say("comment-by-nobody"),
        name => name,
    };
    let told = [("name", name.into()), ("moment", moment_name(made).into())];
    say_with("comment-said-by", &told)
}

/// The same, with what the comment is about: the source, or its translation into `language`.
pub fn comment_about(comment: &Comment, language: Option<&str>) -> String {
    let said = said_by(&comment.by, comment.made);
    match (&comment.about, language) {
        (Subject::Translation(_), Some(language)) => say_with(
            "comment-on-translation",
            &[("said", said.into()), ("language", language.into())],
        ),
        _ => say_with("comment-on-source", &[("said", said.into())]),
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
