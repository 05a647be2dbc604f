//! What people say of a release while it's being made: comments on its texts, and what a copy of
//! it brings of them. All of it is for those who work on the release; nothing is ever printed.

mod comments;
mod copies;

pub use comments::{begun, comments_on, is_on, noted, reply, resolve, set_aside, taken_out};
pub use copies::{CommentNews, news_of, taken, together};
