//! What commands, steps of the history and messages say.

use std::io;
use std::path::Path;

use jiff::Timestamp;

use super::{conflict_place, field_label, field_name, item_name, moment_name, say, say_with};
use crate::edit::Label;
use crate::publish::PdfFailure;
use crate::release::{FieldPath, Release};
use crate::session::{
    Command, Instead, KeepFailure, Message, PictureFailure, SaveFailure, Trouble,
};
use crate::storage::{Notice, SaveError, SystemRefusal};
use crate::typeset::{Problem, ProblemPlace, Spot};

/// The most letters of a field that are named.
const MOST_LETTERS: usize = 12;

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
        Label::Recover => say("step-recover"),
        Label::Discard => say("step-discard"),
        Label::TakeOut => say("step-take-out"),
        Label::Restore => say("step-restore"),
        Label::Issue => say("step-issue"),
        Label::Revise => say("step-revise"),
        Label::Strong => say("step-strong"),
        Label::Emphasis => say("step-emphasis"),
        Label::Link => say("step-link"),
        Label::List => say("step-list"),
    }
}

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
            changes,
            conflicts,
            embargo,
            compared: _,
        } => brought(*changes, *conflicts, *embargo),
        Message::NotIssued(count) => say_with("message-not-issued", &[("count", (*count).into())]),
        Message::Issued(at) => at_moment("message-issued", *at),
        Message::IssuedAlready(at) => at_moment("message-issued-already", *at),
        Message::AfterIssue(at) => at_moment("message-after-issue", *at),
        Message::CopyFound(copy) => {
            let name = copy.path.file_name().unwrap_or(copy.path.as_os_str());
            let id = match copy.is_leftover {
                true => "message-leftover-found",
                false => "message-copy-found",
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
        Message::Held(_) => say("message-held"),
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
        Message::SavedInPlace(path) => {
            say_with("message-saved-in-place", &[("file", shown(path).into())])
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
        Message::NotExported(_, failure) => pdf_failure(failure),
        Message::ExportOverRelease => say("message-export-over-release"),
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

/// Why a release wasn't saved, in a word or two.
pub fn failure_reason(failure: &SaveFailure) -> String {
    use io::ErrorKind as Kind;
    let of_system = |why: &SystemRefusal| match why.kind() {
        Kind::StorageFull | Kind::QuotaExceeded | Kind::FileTooLarge => "failure-full",
        Kind::PermissionDenied => "failure-denied",
        Kind::ReadOnlyFilesystem => "failure-read-only",
        Kind::InvalidFilename | Kind::InvalidInput => "failure-name",
        _ => "failure-system",
    };
    say(match failure {
        SaveFailure::NoThread { .. } | SaveFailure::Broke(_) => "failure-program",
        SaveFailure::Write(error) => match error {
            SaveError::Folder { why, .. }
            | SaveError::Write { why, .. }
            | SaveError::NotForced { why, .. }
            | SaveError::Torn { why, .. } => of_system(why),
            SaveError::NoFolder(_) => "failure-no-folder",
            SaveError::NotAFile { .. } => "failure-not-a-file",
            SaveError::ReadOnly(_) => "failure-read-only",
            SaveError::Gone(_) => "failure-gone",
            SaveError::Another(_) => "failure-another",
            SaveError::Unreadable { .. } => "failure-unreadable",
            SaveError::Busy(_) => "failure-busy",
            SaveError::TooLong { .. } | SaveError::TooMuch { .. } => "failure-too-long",
            SaveError::Unfaithful(_) | SaveError::Merge { .. } => "failure-program",
        },
    })
}

/// Why what isn't saved wouldn't survive a crash, and what can be done.
pub fn keep_failure(failure: &KeepFailure) -> String {
    match failure {
        KeepFailure::Nowhere => say("state-unsafe-nowhere"),
        KeepFailure::Slow => say("state-unsafe-slow"),
        KeepFailure::Refused(why) => say_with("state-unsafe-hint", &[("why", why.as_str().into())]),
    }
}

/// What somebody else has changed.
fn brought(changes: usize, conflicts: usize, embargo: bool) -> String {
    let mut said = say_with("message-brought", &[("changes", changes.into())]);
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

fn shown(path: &Path) -> String {
    path.display().to_string()
}

fn notice(notice: &Notice) -> String {
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

/// Why a PDF wasn't made.
pub fn pdf_failure(failure: &PdfFailure) -> String {
    match failure {
        PdfFailure::NoSuchStyle(style) => {
            say_with("pdf-no-such-style", &[("style", style.as_str().into())])
        }
        PdfFailure::Style { style, problems } => say_with(
            "pdf-style",
            &[
                ("style", style.as_str().into()),
                ("problems", problem_list(problems).into()),
            ],
        ),
        PdfFailure::SlowStyle(style) => {
            say_with("pdf-slow-style", &[("style", style.as_str().into())])
        }
        PdfFailure::Unsettled(count) => say_with("pdf-unsettled", &[("count", (*count).into())]),
        PdfFailure::AlternativeTexts(fields) => {
            say_with("pdf-alternative-texts", &[("count", fields.len().into())])
        }
        PdfFailure::MissingLetters(_) => say("pdf-missing-letters"),
        PdfFailure::Problems(problems) => say_with(
            "pdf-problems",
            &[("problems", problem_list(problems).into())],
        ),
    }
}

/// A field that has to be mended before a PDF is one for everybody.
pub struct PdfRemedy {
    /// What to do: 'Fill in Alternative text, UNODC'.
    pub text: String,
    /// Where; `None` where it's nowhere in the release.
    pub spot: Option<Spot>,
}

/// What to do about a PDF that wasn't made, a field each.
pub fn pdf_remedies(release: &Release, failure: &PdfFailure) -> Vec<PdfRemedy> {
    let notes = release.footnote_order();
    let name = |path: &FieldPath| field_name(release, &notes, path);
    match failure {
        PdfFailure::AlternativeTexts(fields) => {
            let fields = fields.iter().map(|field| PdfRemedy {
                text: say_with("pdf-fill-in", &[("field", name(field).into())]),
                spot: Some(Spot {
                    path: field.clone(),
                    offset: None,
                }),
            });
            fields.collect()
        }
        PdfFailure::MissingLetters(missing) => {
            let missing = missing.iter().map(|missing| {
                let letters = ("letters", letter_list(&missing.letters).into());
                let text = match &missing.spot {
                    Some(spot) => {
                        let field = ("field", name(&spot.path).into());
                        say_with("pdf-write-otherwise", &[field, letters])
                    }
                    None => say_with("pdf-style-letters", &[letters]),
                };
                let spot = missing.spot.clone();
                PdfRemedy { text, spot }
            });
            missing.collect()
        }
        PdfFailure::Unsettled(_) => {
            let list = FieldPath::root().field("conflicts");
            let conflicts = release.conflicts.iter().map(|conflict| PdfRemedy {
                text: say_with(
                    "pdf-settle",
                    &[("field", conflict_place(release, conflict).into())],
                ),
                spot: Some(Spot {
                    path: list.item(&conflict.id),
                    offset: None,
                }),
            });
            conflicts.collect()
        }
        PdfFailure::NoSuchStyle(_)
        | PdfFailure::Style { .. }
        | PdfFailure::SlowStyle(_)
        | PdfFailure::Problems(_) => Vec::new(),
    }
}

/// Letters with their numbers, as Unicode writes them: 'א (U+05D0)'. Of many, the first.
pub fn letter_list(letters: &[char]) -> String {
    let shown = letters.iter().take(MOST_LETTERS);
    let mut shown: Vec<String> = shown
        .map(|letter| format!("{letter} (U+{:04X})", u32::from(*letter)))
        .collect();
    if letters.len() > MOST_LETTERS {
        shown.push("…".to_owned());
    }
    shown.join(", ")
}

/// Signs that nobody sees, by their numbers: 'U+202E'. Of many, the first.
pub fn sign_list(signs: &[char]) -> String {
    let shown = signs.iter().take(MOST_LETTERS);
    let mut shown: Vec<String> = shown
        .map(|sign| format!("U+{:04X}", u32::from(*sign)))
        .collect();
    if signs.len() > MOST_LETTERS {
        shown.push("…".to_owned());
    }
    shown.join(", ")
}

fn problem_list(problems: &[Problem]) -> String {
    let problems: Vec<String> = problems.iter().map(problem).collect();
    problems.join("; ")
}

fn problem(problem: &Problem) -> String {
    // What Typst would do about it stands behind what it says.
    let message = match problem.hints.is_empty() {
        true => problem.message.clone(),
        false => say_with(
            "problem-with-hints",
            &[
                ("message", problem.message.as_str().into()),
                ("hints", problem.hints.join("; ").into()),
            ],
        ),
    };
    let message = message.as_str();
    match &problem.at {
        ProblemPlace::Unknown => message.to_owned(),
        ProblemPlace::Field(path) => say_with(
            "problem-in-field",
            &[
                ("field", field_label(path).into()),
                ("message", message.into()),
            ],
        ),
        ProblemPlace::Style(line) => say_with(
            "problem-on-line",
            &[("line", (*line).into()), ("message", message.into())],
        ),
        ProblemPlace::Shared(line) => say_with(
            "problem-in-common",
            &[("line", (*line).into()), ("message", message.into())],
        ),
    }
}

/// What goes wrong in typesetting.
pub fn trouble(trouble: &Trouble) -> String {
    let style = || ("style", trouble.style.as_str().into());
    if trouble.missing {
        return say_with("trouble-missing", &[style()]);
    }
    if trouble.too_slow {
        return say_with("trouble-too-slow", &[style()]);
    }
    say_with(
        "trouble-problems",
        &[
            style(),
            ("problems", problem_list(&trouble.problems).into()),
        ],
    )
}
