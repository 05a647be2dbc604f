//! What a copy of a release brings of comments: those that are new in it, what was answered there,
//! and which were resolved. What a translator's own tool has noted comes in the same way.
//!
//! Who takes nothing of it loses nothing: what is said here stays, and what the copy lacks isn't
//! taken out.

use super::comments::{add_reply, added};
use crate::edit::{self, Edit};
use crate::release::{Comment, CommentState, FieldPath, Identified, List, Release, Reply};

/// Something that a copy says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CommentNews {
    /// A comment, with its answers.
    Comment(Comment),
    /// An answer to this comment, which is here, too.
    Reply(Box<Comment>, Reply),
    /// That this comment, which is open here, is resolved.
    Resolved(Comment),
}

impl CommentNews {
    /// What tells it from the others.
    pub fn key(&self) -> FieldPath {
        match self {
            Self::Comment(comment) => comment.path(),
            Self::Reply(comment, reply) => comment.path().field("replies").item(reply.id()),
            Self::Resolved(comment) => comment.path().field("state"),
        }
    }

    /// The comment that it's about, or is.
    pub fn comment(&self) -> &Comment {
        match self {
            Self::Comment(comment) | Self::Resolved(comment) => comment,
            Self::Reply(comment, _) => comment,
        }
    }
}

/// What is said in a copy, whose comments are these, that isn't in the release; in their order.
pub fn news_of(release: &Release, there: &List<Comment>) -> Vec<CommentNews> {
    let mut news = Vec::new();
    for there in there.iter().filter(|comment| !comment.is_blank()) {
        let Some(here) = release.comments.get(there.id.as_str()) else {
            news.push(CommentNews::Comment(there.clone()));
            continue;
        };
        let replies = there.replies.iter().filter(|reply| !reply.text.is_blank());
        let new = replies.filter(|reply| here.replies.get(reply.id.as_str()).is_none());
        news.extend(new.map(|reply| CommentNews::Reply(Box::new(here.clone()), reply.clone())));
        if there.state == CommentState::Resolved && here.state == CommentState::Open {
            news.push(CommentNews::Resolved(here.clone()));
        }
    }
    news
}

/// What brings in those that are wanted of what is said in a copy; `None` where that's nothing.
///
/// # Errors
/// If it doesn't go together with the release, which is a mistake of this program.
pub fn taken(
    release: &Release,
    there: &List<Comment>,
    is_wanted: &dyn Fn(&CommentNews) -> bool,
) -> Result<Option<Edit>, edit::Refused> {
    let mut edits = Vec::new();
    let mut now = release.clone();
    let news = news_of(release, there).into_iter();
    for one in news.filter(is_wanted) {
        let edit = match one {
            CommentNews::Comment(comment) => Some(added(&now, comment)),
            CommentNews::Reply(comment, reply) => {
                let comment = now.comments.get(comment.id.as_str());
                comment.map(|comment| add_reply(comment, reply))
            }
            CommentNews::Resolved(comment) => {
                super::resolve(&now, &comment.id, CommentState::Resolved)
            }
        };
        if let Some(edit) = edit {
            edit::apply(&mut now, &edit)?;
            edits.push(edit);
        }
    }
    Ok((!edits.is_empty()).then_some(Edit::Group(edits)))
}

/// What is said now, and behind it what is said in another state alone.
pub fn together(now: &Release, other: &Release) -> List<Comment> {
    let known = now.comments.iter();
    let others = other.comments.iter();
    let new = others.filter(|comment| now.comments.get(comment.id.as_str()).is_none());
    known.chain(new).cloned().collect()
}
