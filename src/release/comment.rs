//! What people say to each other of a release's texts: for those who work on it, never printed.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::node::{as_node, node};
use super::{FieldPath, Id, Line, Lines, List, Release};
use crate::language::Tag;

/// What somebody says of a text, and what others answer.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Comment {
    /// Its id.
    #[serde(default)]
    pub id: Id,
    /// The text that it's about: a field, a paragraph. Where that is gone, the comment stays.
    pub at: FieldPath,
    /// Which version of that text.
    pub about: Subject,
    /// When it was begun, where that's known: of what another tool has noted it isn't.
    pub made: Option<Timestamp>,
    /// Who says it, as far as that is known.
    #[serde(default)]
    pub by: Line,
    /// Whether there is something to be done about it.
    #[serde(default)]
    pub state: CommentState,
    /// What is said.
    #[serde(default)]
    pub text: Lines,
    /// What is answered, the first first.
    #[serde(default)]
    pub replies: List<Reply>,
}
node!(Comment { id, at, about, made } [] by, state, text, replies);

/// An answer to a comment.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reply {
    /// Its id.
    #[serde(default)]
    pub id: Id,
    /// When it was begun, where that's known.
    pub made: Option<Timestamp>,
    /// Who says it, as far as that is known.
    #[serde(default)]
    pub by: Line,
    /// What is said.
    #[serde(default)]
    pub text: Lines,
}
node!(Reply { id, made } [] by, text);

as_node!(Comment, Reply);

/// Which version of a text a comment is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Subject {
    /// What the release says: it concerns all who translate it, too.
    Text,
    /// Its translation into this language.
    Translation(Tag),
}

/// Whether something is to be done about a comment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CommentState {
    /// It is.
    #[default]
    Open,
    /// It was.
    Resolved,
}

/// The address of the list of comments.
pub fn comments_list() -> FieldPath {
    FieldPath::root().field("comments")
}

impl Release {
    /// The comment that something at `path` is of: itself, an answer, a text of theirs.
    pub fn comment_at(&self, path: &FieldPath) -> Option<&Comment> {
        let mut segments = path.segments();
        match (segments.next(), segments.next()) {
            (Some("comments"), Some(id)) => self.comments.get(id),
            _ => None,
        }
    }
}

impl Comment {
    /// Its own address.
    pub fn path(&self) -> FieldPath {
        comments_list().item(&self.id)
    }

    /// Whether it says nothing yet, and nobody has answered.
    pub fn is_blank(&self) -> bool {
        self.text.is_blank() && self.replies.iter().all(|reply| reply.text.is_blank())
    }

    /// Whether something is to be done about it.
    pub fn is_open(&self) -> bool {
        self.state == CommentState::Open && !self.is_blank()
    }

    /// Whether those who work on the edition in this language are concerned.
    pub fn concerns(&self, language: &Tag) -> bool {
        match &self.about {
            Subject::Text => true,
            Subject::Translation(into) => into == language,
        }
    }
}
