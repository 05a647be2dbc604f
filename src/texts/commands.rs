//! What commands and the steps of the history are called.

use super::{field_label, item_name, say, say_with};
use crate::edit::Label;
use crate::release::{CommentState, FieldPath};
use crate::session::Command;

/// What a command is called: 'Save as…'.
pub fn command_name(command: Command) -> String {
    say(&format!("command-{}", command.id()))
}

/// What a command does, in a sentence.
pub fn command_hint(command: Command) -> String {
    say(&format!("command-{}-hint", command.id()))
}

/// A command in a menu, with what it's about: 'Undo typing in Headline'.
pub fn menu_text(command: Command, step: Option<&Label>) -> String {
    match step {
        Some(label) => say_with(
            "menu-with-step",
            &[
                ("command", command_name(command).into()),
                ("step", step_name(label).into()),
            ],
        ),
        None => command_name(command),
    }
}

/// What a step of the history did: 'typing in Headline'.
pub fn step_name(label: &Label) -> String {
    let field = |id: &str, path: &FieldPath| say_with(id, &[("field", field_label(path).into())]);
    let item = |id: &str, kind| say_with(id, &[("item", item_name(kind).into())]);
    match label {
        Label::Typing(path) => field("step-typing", path),
        Label::Deleting(path) => field("step-deleting", path),
        Label::MoveText(path) => field("step-move-text", path),
        Label::Paste(path) => field("step-paste", path),
        Label::Cut(path) => field("step-cut", path),
        Label::Change(path) => field("step-change", path),
        Label::Begin(path) => field("step-begin", path),
        Label::Clear(path) => field("step-clear", path),
        Label::Settle(path) => field("step-settle", path),
        Label::Add(kind) => item("step-add", *kind),
        Label::Remove(kind) => item("step-remove", *kind),
        Label::Duplicate(kind) => item("step-duplicate", *kind),
        Label::Move(kind) => item("step-move", *kind),
        Label::Merge => say("step-merge"),
        Label::MergeCopy(_) => say("step-merge-copy"),
        Label::Recover => say("step-recover"),
        Label::Discard => say("step-discard"),
        Label::Restore => say("step-restore"),
        Label::Issue => say("step-issue"),
        Label::Revise => say("step-revise"),
        Label::ConfirmUnit(path) => field("step-confirm-unit", path),
        Label::StillRight(path) => field("step-still-right", path),
        Label::CopySource(path) => field("step-copy-source", path),
        Label::TakeSuggestion(path) => field("step-take-suggestion", path),
        Label::Mend(path) => field("step-mend", path),
        Label::JoinUnits(path) => field("step-join-units", path),
        Label::PartUnits(path) => field("step-part-units", path),
        Label::TranslateFrom(path) => field("step-translate-from", path),
        Label::ClearUnit(path) => field("step-clear-unit", path),
        Label::MeaningUnchanged(path) => field("step-meaning-unchanged", path),
        Label::BringIn(file) => say_with("step-bring-in", &[("file", file.as_str().into())]),
        Label::Resolve(CommentState::Resolved) => say("step-resolve"),
        Label::Resolve(CommentState::Open) => say("step-reopen"),
        Label::LeaveOut => say("step-leave-out"),
        Label::PrintAgain => say("step-print-again"),
        Label::Strong => say("step-strong"),
        Label::Emphasis => say("step-emphasis"),
        Label::Link => say("step-link"),
        Label::List => say("step-list"),
    }
}
