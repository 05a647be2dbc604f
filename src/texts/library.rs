//! What is kept for translating: what there is, and why something isn't.

use std::path::Path;

use super::exchange::refusal;
use super::{say, say_with};
use crate::shelf::{Kept, KeptFile, KeptKind, MOST_KEPT, NotKept, NotRead, StrangeKind};
use crate::translate::exchange::Refusal;
use crate::translate::glossary::Beyond;
use crate::translate::memory::LONGEST_TEXT;

/// What something is that's kept, and how much of it there is: 'A memory, 20 texts'.
pub fn kept_about(one: &KeptFile) -> String {
    match &one.count {
        Ok(count) => about(one.kind, *count),
        Err(NotRead::Unreadable(why)) => {
            say_with("library-unreadable", &[("why", why.as_str().into())])
        }
        Err(NotRead::Broke) => say("library-broke-at"),
        Err(NotRead::TooMuch) => say_with("library-beyond", &[("most", most().into())]),
    }
}

fn about(kind: KeptKind, count: usize) -> String {
    let id = match kind {
        KeptKind::Release => "library-release",
        KeptKind::Memory => "library-memory",
        KeptKind::Glossary => "library-glossary",
    };
    say_with(id, &[("count", count.into())])
}

/// What somebody should know of a file that was put there.
pub(super) fn library_has(file: &str, kept: &Kept) -> String {
    let about = about(kept.kind, kept.count);
    let id = match kept.has_replaced {
        true => "message-library-replaced",
        false => "message-library-has",
    };
    let mut said = say_with(id, &[("file", file.into()), ("about", about.into())]);
    if kept.too_long > 0 {
        let left_out = say_with(
            "message-library-too-long",
            &[
                ("count", kept.too_long.into()),
                ("most", (LONGEST_TEXT / 1024).into()),
            ],
        );
        said.push(' ');
        said.push_str(&left_out);
    }
    said
}

/// Why something isn't kept, and what can be done.
pub(super) fn not_kept(why: &NotKept) -> String {
    match why {
        NotKept::Unreadable(why) => {
            say_with("not-kept-unreadable", &[("why", why.as_str().into())])
        }
        // What reads releases says itself what is wrong and where.
        NotKept::Release(why) => why.clone(),
        NotKept::Empty => say("not-kept-empty"),
        NotKept::Unknown => say("not-kept-unknown"),
        NotKept::Refused(Refusal::TooLarge(most)) => {
            say_with("not-kept-too-large", &[("most", (*most).into())])
        }
        NotKept::Glossary(why) => beyond(why),
        NotKept::Strange(kind) => strange(*kind),
        NotKept::Refused(Refusal::Letters) => say("not-kept-letters"),
        NotKept::Refused(Refusal::TooMuch) => say("not-kept-too-much-in-it"),
        NotKept::Refused(other) => refusal(other),
        NotKept::NoTexts => say("not-kept-no-texts"),
        NotKept::TooMuch(sum) => say_with(
            "not-kept-too-much",
            &[("sum", (*sum).into()), ("most", most().into())],
        ),
        NotKept::Busy => say("not-kept-busy"),
        NotKept::Unwritten(place, why) => at_place("not-kept-unwritten", place, why),
        NotKept::Unmarked(place, why) => at_place("not-kept-unmarked", place, why),
    }
}

/// Why something wasn't forgotten as it should be, and what can be done.
pub(super) fn not_forgotten(why: &NotKept) -> String {
    match why {
        // It's gone.
        NotKept::Unmarked(..) => not_kept(why),
        why => say_with("message-not-forgotten", &[("why", not_kept(why).into())]),
    }
}

fn at_place(id: &str, place: &Path, why: &str) -> String {
    let place = place.display().to_string();
    say_with(id, &[("place", place.into()), ("why", why.into())])
}

/// What of a glossary is more than is read, where, and what can be done.
fn beyond(why: &Beyond) -> String {
    match why {
        Beyond::Columns { columns, most } => say_with(
            "not-kept-columns",
            &[("columns", (*columns).into()), ("most", (*most).into())],
        ),
        Beyond::Long { line } => say_with("not-kept-long-term", &[("line", (*line).into())]),
        Beyond::Terms { line, most } => say_with(
            "not-kept-terms",
            &[("line", (*line).into()), ("most", (*most).into())],
        ),
        Beyond::Languages { line, most } => say_with(
            "not-kept-languages",
            &[("line", (*line).into()), ("most", (*most).into())],
        ),
    }
}

/// What a file is that's quite another, and what can be done.
fn strange(kind: StrangeKind) -> String {
    say(match kind {
        StrangeKind::Pdf => "not-kept-pdf",
        StrangeKind::Picture => "not-kept-picture",
        StrangeKind::Word | StrangeKind::RichText => "not-kept-document",
        StrangeKind::Workbook => "not-kept-workbook",
        StrangeKind::OldOffice => "not-kept-office",
        StrangeKind::Archive => "not-kept-archive",
        StrangeKind::Texts => "not-kept-texts",
    })
}

/// The most that is kept, in MB.
fn most() -> u64 {
    MOST_KEPT / (1024 * 1024)
}
