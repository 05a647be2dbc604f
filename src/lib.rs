//! Communique: composing press releases beside their real, typeset page.
//!
//! The map of the house. Each room knows only those above it in this list;
//! `tests/tidy` holds that.
//!
//! - [`jobs`]: work off the window's thread. Knows nothing of releases.
//! - [`language`]: what each language needs: fixed words, dates, quotation
//!   marks, direction, counting. Knows nothing of releases.
//! - [`images`]: reading and checking pictures, within limits. Knows nothing
//!   of releases.
//! - [`release`]: the document, plain data and its addresses. No I/O, no
//!   window, no typesetting, no clock, no randomness.
//! - [`edit`]: the only way to change a release, with undo and redo.
//! - [`compare`]: how two releases differ, and what two people's changes of one come to.
//! - [`translate`]: a release in other languages: what there is to translate, how far it is,
//!   and what an edition's page says.
//! - [`review`]: what people say of a release while it's being made.
//! - [`import`]: what comes from other programs, as paragraphs.
//! - [`storage`]: a release as one RON file, and what keeps it from being lost: saving,
//!   journal, versions, others' changes.
//! - [`shelf`]: what people keep beside their releases: settings, styles, what was translated
//!   before.
//! - [`typeset`]: from a release to its page; the only room that names Typst.
//! - [`publish`]: the files that are handed out, a module a format.
//! - [`session`]: an open release: history, caret, live page, file; the
//!   commands and what they do. Knows no window.
//! - [`texts`]: words for people: labels, findings, errors.
//! - [`widgets`]: pieces of a window of our own, for any program.
//! - [`app`]: the window: panels, forms, dialogs, theme.
//! - [`cli`]: headless commands.
//!
//! Deliberately absent: any network access, any telemetry, any file outside
//! the paths that a person chose and the platform's own folders for settings,
//! data and caches.

#![warn(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    missing_docs
)]

pub mod app;
pub mod cli;
pub mod compare;
pub mod edit;
pub mod images;
pub mod import;
pub mod jobs;
pub mod language;
pub mod publish;
pub mod release;
pub mod review;
pub mod session;
pub mod shelf;
pub mod storage;
pub mod texts;
pub mod translate;
pub mod typeset;
pub mod widgets;
