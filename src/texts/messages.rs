//! What messages say.

use std::path::Path;

use jiff::Timestamp;

use super::fonts::without_letters;
use super::library::{library_has, not_forgotten, not_kept};
use super::{moment_name, pdf_failure, say, say_with, step_name, texts_not_brought};
use crate::language::{Tag, language_name};
use crate::session::{CopyKind, Instead, Message, PictureFailure};
use crate::storage::Notice;
use crate::storage::disk::Shared;

/// What a message says.
pub fn message(message: &Message) -> String {
    match message {
        Message::Opened(notice) => self::notice(notice),
        Message::ControlCharacters(count) => {
            say_with("message-control-characters", &[("count", (*count).into())])
        }
        Message::LeftOut(left_out) => say_with(
            "message-left-out",
            &[
                ("pictures", left_out.pictures.into()),
                ("tables", left_out.tables.into()),
                ("links", left_out.links.into()),
                ("struck", left_out.struck.into()),
                ("starts", left_out.starts.into()),
            ],
        ),
        Message::TooLong => say("message-too-long"),
        Message::TooLongLine => say("message-too-long-line"),
        Message::TooMuchText => say("message-too-much-text"),
        Message::TooMany => say("message-too-many"),
        Message::TooManyPixels => say("message-too-many-pixels"),
        Message::PicturesTooLarge => say("message-pictures-too-large"),
        Message::Refused(why) => say_with("message-refused", &[("why", why.to_string().into())]),
        Message::Brought {
            is_of_copy,
            changes,
            conflicts,
            embargo,
            compared: _,
        } => brought(*is_of_copy, *changes, *conflicts, *embargo),
        Message::NotIssued(count) => say_with("message-not-issued", &[("count", (*count).into())]),
        Message::Issued(at) => at_moment("message-issued", *at),
        Message::IssuedAlready(at) => at_moment("message-issued-already", *at),
        Message::AfterIssue(at) => at_moment("message-after-issue", *at),
        Message::CopyFound(copy) => {
            let name = copy.path.file_name().unwrap_or(copy.path.as_os_str());
            let id = match copy.kind {
                CopyKind::Leftover => "message-leftover-found",
                CopyKind::Beside => "message-copy-found",
                CopyKind::Held(at) => return at_moment("message-held-found", at),
            };
            say_with(id, &[("file", name.to_string_lossy().into_owned().into())])
        }
        Message::LeftInBin(folder) => {
            say_with("message-left-in-bin", &[("folder", shown(folder).into())])
        }
        Message::LeftStays(folder) => {
            say_with("message-left-stays", &[("folder", shown(folder).into())])
        }
        Message::LeftElsewhere(others) => {
            let count = others.files.len() + usize::from(others.has_new);
            say_with("message-left-elsewhere", &[("count", count.into())])
        }
        Message::WhoAreYou => say("message-who-are-you"),
        Message::PutBack(_) => say("message-put-back"),
        Message::FileGone(path, instead) => {
            let id = match instead {
                Instead::Nothing => "message-file-gone",
                Instead::Release => "message-file-replaced",
                Instead::Folder => "message-file-folder",
                Instead::Device => "message-file-device",
            };
            say_with(id, &[("file", shown(path).into())])
        }
        Message::SetAside(path) => say_with("message-set-aside", &[("file", shown(path).into())]),
        Message::SavedInPlace(path, shared) => {
            let id = match shared {
                Shared::Names => "message-saved-in-place-names",
                Shared::Owner => "message-saved-in-place-owner",
            };
            say_with(id, &[("file", shown(path).into())])
        }
        Message::FileUnclear(why) => {
            say_with("message-file-unclear", &[("why", why.as_str().into())])
        }
        Message::Recovered {
            changes, is_cut, ..
        } => {
            let mut said = say_with("message-recovered", &[("changes", (*changes).into())]);
            if *is_cut {
                said.push(' ');
                said.push_str(&say("message-recovered-cut"));
            }
            said
        }
        Message::OpenElsewhere(path) => {
            say_with("message-open-elsewhere", &[("file", shown(path).into())])
        }
        Message::NotRestored => say("message-not-restored"),
        Message::NotSettled => say("message-not-settled"),
        Message::NotBrought(Some(why)) => {
            say_with("message-not-brought", &[("why", why.to_string().into())])
        }
        Message::NotBrought(None) => say("message-not-brought-broke"),
        Message::Kept(labels) => {
            let mut steps: Vec<String> = Vec::new();
            for step in labels.iter().map(step_name) {
                if !steps.contains(&step) {
                    steps.push(step);
                }
            }
            say_with("message-kept", &[("steps", steps.join(", ").into())])
        }
        Message::NotUndone(label) => {
            say_with("message-not-undone", &[("step", step_name(label).into())])
        }
        Message::NotRedone(label) => {
            say_with("message-not-redone", &[("step", step_name(label).into())])
        }
        Message::Picture(file, failure) => picture_failure(file.as_deref(), failure),
        Message::ExportStopped(path) => {
            let file = path.display().to_string();
            say_with("message-export-stopped", &[("file", file.into())])
        }
        Message::PictureTooLate => say("message-picture-too-late"),
        Message::PictureWithoutPlace => say("message-picture-without-place"),
        Message::Exported(path) => say_with("message-exported", &[("file", shown(path).into())]),
        Message::AllTranslated(language) => {
            let language = language_name(language, &Tag::english());
            say_with("message-all-translated", &[("language", language.into())])
        }
        Message::WithoutLetters(language) => without_letters(language),
        Message::NotExported(what) => pdf_failure(&what.failure),
        Message::ExportOverRelease => say("message-export-over-release"),
        Message::TextsNotBrought(path, why) => {
            let why = texts_not_brought(why);
            say_with(
                "message-texts-not-brought",
                &[("file", name_of(path).into()), ("why", why.into())],
            )
        }
        Message::TextsLeft(path, count) => say_with(
            "message-texts-left",
            &[("file", shown(path).into()), ("count", (*count).into())],
        ),
        Message::BringingBroke(path) => {
            say_with("message-bringing-broke", &[("file", shown(path).into())])
        }
        Message::LibraryHas(path, kept) => library_has(&name_of(path), kept),
        Message::LibraryLacks(path, why) => say_with(
            "message-library-lacks",
            &[
                ("file", name_of(path).into()),
                ("why", not_kept(why).into()),
            ],
        ),
        Message::KeepingBroke(path) => {
            say_with("message-keeping-broke", &[("file", shown(path).into())])
        }
        Message::NotRemembered(why) => {
            say_with("message-not-remembered", &[("why", not_kept(why).into())])
        }
        Message::NotForgotten(why) => not_forgotten(why),
        Message::Failed(why) => say_with("message-failed", &[("why", why.as_str().into())]),
        Message::NoSuchTime(typed) => {
            say_with("message-no-such-time", &[("typed", typed.as_str().into())])
        }
        // The library's own words name the file and the remedy.
        Message::NotWritten(error) => error.to_string(),
        Message::NotSaved(failure) => failure.to_string(),
        Message::Saved(path) => say_with("message-saved", &[("file", shown(path).into())]),
    }
}

/// What somebody else has changed.
fn brought(is_of_copy: bool, changes: usize, conflicts: usize, embargo: bool) -> String {
    let id = match is_of_copy {
        true => "message-merged-in",
        false => "message-brought",
    };
    let mut said = say_with(id, &[("changes", changes.into())]);
    if conflicts > 0 {
        said.push(' ');
        said.push_str(&say_with(
            "message-brought-conflicts",
            &[("conflicts", conflicts.into())],
        ));
    }
    if embargo {
        said.push(' ');
        said.push_str(&say("message-brought-embargo"));
    }
    said
}

fn at_moment(id: &str, at: Timestamp) -> String {
    say_with(id, &[("moment", moment_name(at).into())])
}

fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    name.to_string_lossy().into_owned()
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// What was noticed on reading a file.
pub fn notice(notice: &Notice) -> String {
    match notice {
        Notice::Comments(lines) => say_with(
            "notice-comments",
            &[
                ("count", lines.len().into()),
                ("line", lines.first().copied().unwrap_or_default().into()),
            ],
        ),
        Notice::ControlCharacters(count) => {
            say_with("message-control-characters", &[("count", (*count).into())])
        }
        Notice::HiddenInImage(id) => {
            say_with("notice-hidden-in-image", &[("id", id.to_string().into())])
        }
        Notice::UnmarkedFootnote(id) => {
            say_with("notice-unmarked-footnote", &[("id", id.to_string().into())])
        }
        Notice::UnfitSetting(at, language) => say_with(
            "notice-unfit-setting",
            &[
                ("setting", super::field_label(at).into()),
                ("language", language_name(language, &Tag::english()).into()),
                ("at", at.to_string().into()),
            ],
        ),
        Notice::TwoVersions(conflicts) => {
            say_with("notice-two-versions", &[("conflicts", (*conflicts).into())])
        }
        Notice::OtherForm => say("notice-other-form"),
    }
}

fn picture_failure(file: Option<&Path>, failure: &PictureFailure) -> String {
    let why = match failure {
        PictureFailure::Unreadable(why) => why.clone(),
        // The library's own words name the limits and the remedy.
        PictureFailure::Unusable(error) => error.to_string(),
        PictureFailure::Broke => say("picture-broke"),
    };
    let name = file.and_then(Path::file_name);
    match name {
        Some(name) => {
            let name = name.to_string_lossy().into_owned();
            say_with(
                "message-picture-file",
                &[("file", name.into()), ("why", why.into())],
            )
        }
        None => say_with("message-picture", &[("why", why.into())]),
    }
}
