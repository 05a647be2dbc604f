//! What there is to be said, the newest first: each until it's dismissed, or no longer so.

use std::mem;
use std::sync::Arc;

use crate::edit::Label;
use crate::session::{Action, Command, Compared, Instead, Message, SaveFailure, Session, Wanted};
use crate::storage::{Notice, SaveError};

/// What was said and still holds.
#[derive(Debug, Default)]
pub(super) struct Messages(Vec<Message>);

/// Something by which what was said may no longer be so.
pub(super) enum Happening<'a> {
    /// Somebody has asked for this, while an undo takes that back.
    Asked(&'a Action, Option<&'a Label>),
    /// The release was saved.
    Saved,
    /// What else a crash had left was opened.
    OpenedOthers,
    /// Somebody has said who works here.
    Introduced,
    /// What was saved is remembered for translating.
    Remembered,
    /// No time is typed that is none.
    TimeIsRight,
}

impl Messages {
    /// What was said, the newest first.
    pub fn said(&self) -> &[Message] {
        &self.0
    }

    /// Says something, once.
    pub fn say(&mut self, message: Message) {
        let message = self.with_earlier(message);
        self.0
            .retain(|said| *said != message && !is_outdated(said, &message));
        // The newest stands where it's seen.
        self.0.insert(0, message);
    }

    /// Takes back one of them, which somebody has read.
    pub fn dismiss(&mut self, index: usize) -> Option<Message> {
        (index < self.0.len()).then(|| self.0.remove(index))
    }

    /// Takes back what is no longer so since this has happened.
    pub fn forget(&mut self, happening: &Happening<'_>) {
        self.0.retain(|said| !is_over(said, happening));
    }

    /// Takes back what was said of what is settled by now, and of a file that is there again.
    pub fn forget_settled(&mut self, session: &Session) {
        let open = session.release().conflicts.len();
        let stands = session.stands_instead();
        self.0.retain_mut(|message| match message {
            Message::NotIssued(_) => open > 0,
            Message::CopyFound(copy) => !session.has_taken_in(copy),
            Message::AllTranslated(language) => session.edition_at_hand().is_some_and(|edition| {
                let progress = session.progress_of(&edition.id).unwrap_or_default();
                let is_done = progress.final_units == progress.units;
                edition.language == *language && (is_done || session.is_overview_behind())
            }),
            Message::WithoutLetters(language) => {
                let mut editions = session.release().editions.iter();
                editions.any(|edition| edition.language == *language)
                    && !session.prints_letters_of(language)
            }
            Message::FileGone(_, instead) => stands == Some(*instead),
            Message::Brought { conflicts, .. } => {
                *conflicts = open.min(*conflicts);
                true
            }
            _ => true,
        });
    }

    /// What others have changed now with what they had changed before, which nobody has seen
    /// yet.
    fn with_earlier(&mut self, mut message: Message) -> Message {
        let is_brought = |said: &Message| matches!(said, Message::Brought { .. });
        let Message::Brought {
            is_of_copy,
            changes: _,
            conflicts,
            embargo,
            compared,
        } = &mut message
        else {
            return message;
        };
        let index = self.0.iter().position(is_brought);
        if let Some(Message::Brought {
            is_of_copy: was_of_copy,
            changes: _,
            conflicts: open,
            embargo: moved,
            compared: all,
        }) = index.map(|index| self.0.remove(index))
        {
            *is_of_copy &= was_of_copy;
            *conflicts += open;
            *embargo |= moved;
            *compared = few([all, mem::take(compared)].concat());
        }
        message
    }
}

/// Whether what was said is no longer so since there is this to be said.
fn is_outdated(said: &Message, new: &Message) -> bool {
    let is_same_kind = mem::discriminant(said) == mem::discriminant(new);
    match new {
        Message::LeftOut(_) | Message::ControlCharacters(_) | Message::NotSaved(_)
            if is_same_kind =>
        {
            true
        }
        Message::Issued(_) | Message::IssuedAlready(_) | Message::AfterIssue(_) => {
            matches!(
                said,
                Message::Issued(_) | Message::IssuedAlready(_) | Message::AfterIssue(_)
            )
        }
        Message::Brought { .. } => is_of_file(said),
        Message::FileGone(_, Instead::Nothing) => {
            is_of_file(said)
                || matches!(
                    said,
                    Message::NotSaved(SaveFailure::Write(SaveError::NotAFile { .. }))
                )
        }
        // It says the same, and what came of it.
        Message::NotSaved(SaveFailure::Write(SaveError::Unreadable { .. })) => {
            matches!(said, Message::FileUnclear(_))
        }
        new => is_of_file(new) && is_of_file(said),
    }
}

/// Whether what was said is no longer so since this has happened.
fn is_over(said: &Message, happening: &Happening<'_>) -> bool {
    match happening {
        Happening::Asked(Action::PictureFile(..) | Action::PicturePixels { .. }, _) => {
            matches!(said, Message::Picture(..))
        }
        Happening::Asked(Action::Restore(wanted), _) => match (said, wanted) {
            (Message::Recovered { compared, .. }, Wanted::Without(gone)) => compared == gone,
            (Message::PutBack(_), Wanted::State(_)) => true,
            _ => false,
        },
        Happening::Asked(Action::BringCopy(copy), _) => {
            matches!(said, Message::CopyFound(of) if of == copy)
        }
        Happening::Asked(Action::Revise(_), _) => matches!(said, Message::AfterIssue(_)),
        Happening::Asked(Action::Do(Command::Undo), Some(Label::Issue)) => {
            matches!(said, Message::Issued(_))
        }
        Happening::Asked(Action::Do(Command::Undo), Some(Label::Recover)) => {
            matches!(said, Message::Recovered { .. })
        }
        Happening::Asked(Action::Do(Command::Undo), Some(Label::MergeCopy(_))) => {
            let Message::Brought { is_of_copy, .. } = said else {
                return false;
            };
            *is_of_copy
        }
        Happening::Asked(..) => false,
        Happening::Saved => {
            is_of_file(said)
                || matches!(
                    said,
                    Message::NotSaved(_)
                        | Message::Recovered { .. }
                        | Message::Opened(
                            Notice::OtherForm | Notice::Comments(_) | Notice::TwoVersions(_)
                        )
                )
        }
        Happening::OpenedOthers => matches!(said, Message::LeftElsewhere(_)),
        Happening::Introduced => matches!(said, Message::WhoAreYou),
        Happening::Remembered => matches!(said, Message::NotRemembered(_)),
        Happening::TimeIsRight => matches!(said, Message::NoSuchTime(_)),
    }
}

/// Whether it says how the file stands.
fn is_of_file(message: &Message) -> bool {
    matches!(
        message,
        Message::FileGone(..) | Message::FileUnclear(_) | Message::PutBack(_)
    )
}

/// Joins the oldest pairs of states, so that few are kept: each of them is a release.
fn few(mut compared: Vec<Compared>) -> Vec<Compared> {
    const MOST: usize = 12;
    while compared.len() > MOST {
        let second = compared.remove(1);
        if let Some(first) = compared.first_mut() {
            *first = Compared::new(Arc::clone(first.before()), Arc::clone(second.after()));
        }
    }
    compared
}
