//! What values are called: 'Co-organizer', '12 May 2026'.

use super::moments::date_time_name;
use super::{say, say_with};
use crate::language::{
    BackTranslations, Conventions, Digits, Months, Spacing, Tag, Word, long_date, own_name,
};
use crate::release::{
    Align, CommentState, Kind, Paper, ParagraphKind, RevisionKind, Role, SegmentState, Timing,
    Value,
};

/// What a value is called, where it stands by itself.
pub fn value_name(value: &Value) -> String {
    let english = Tag::english();
    match value {
        Value::Language(tag) | Value::OptionalLanguage(Some(tag)) => own_name(tag),
        Value::OptionalLanguage(None) | Value::Date(None) | Value::Colour(None) => {
            say("value-none")
        }
        Value::Kind(kind) => kind_name(*kind),
        Value::Date(Some(date)) => long_date(*date, &english, Conventions::default()),
        Value::Timing(timing) => timing_name(timing),
        Value::Revision(kind) => revision_name(*kind),
        Value::Role(role) => role_name(*role),
        Value::Image(Some(_)) => say("value-picture"),
        Value::Image(None) => say("value-no-picture"),
        Value::Paper(paper) => paper_name(*paper),
        Value::Colour(Some(colour)) => colour.to_string(),
        Value::Align(align) => align_name(*align),
        Value::Paragraph(kind) => paragraph_name(*kind),
        Value::Digits(digits) => digits_name(*digits),
        Value::Months(months) => months_name(*months),
        Value::Spacing(spacing) => spacing_name(*spacing),
        Value::BackTranslations(said) => back_translations_name(*said),
        Value::Segment(state) => segment_state_name(*state),
        Value::Comment(state) => comment_state_name(*state),
        Value::Source(source) => {
            let said = source.as_ref().map(|source| source.said.as_str());
            said.unwrap_or_default().to_owned()
        }
    }
}

/// What a kind of document is called.
pub fn kind_name(kind: Kind) -> String {
    say(match kind {
        Kind::PressRelease => "kind-press-release",
        Kind::NewsRelease => "kind-news-release",
        Kind::MediaAdvisory => "kind-media-advisory",
        Kind::Statement => "kind-statement",
        Kind::BackgroundNote => "kind-background-note",
    })
}

/// When a release may be used.
pub fn timing_name(timing: &Timing) -> String {
    match timing {
        Timing::Unstated => say("timing-unstated"),
        Timing::Immediate => say("timing-immediate"),
        Timing::Embargoed { until, zone } => {
            let until = date_time_name(*until);
            say_with(
                "status-embargo",
                &[("until", until.into()), ("zone", zone.as_str().into())],
            )
        }
    }
}

/// What a revision is called; `None` for none.
pub fn revision_name(kind: Option<RevisionKind>) -> String {
    say(match kind {
        None => "revision-none",
        Some(RevisionKind::Updated) => "revision-updated",
        Some(RevisionKind::Corrected) => "revision-corrected",
        Some(RevisionKind::Withdrawn) => "revision-withdrawn",
    })
}

/// What an organization's part is called.
pub fn role_name(role: Role) -> String {
    say(match role {
        Role::Organizer => "role-organizer",
        Role::CoOrganizer => "role-co-organizer",
        Role::Partner => "role-partner",
    })
}

/// What a paper is called.
pub fn paper_name(paper: Paper) -> String {
    say(match paper {
        Paper::A4 => "paper-a4",
        Paper::UsLetter => "paper-us-letter",
    })
}

/// Where a column sets its text.
pub fn align_name(align: Align) -> String {
    say(match align {
        Align::Start => "align-start",
        Align::Center => "align-center",
        Align::End => "align-end",
    })
}

/// What digits are called.
pub fn digits_name(digits: Digits) -> String {
    say(match digits {
        Digits::Western => "digits-western",
        Digits::ArabicIndic => "digits-arabic-indic",
        Digits::Chinese => "digits-chinese",
    })
}

/// What a set of names of months is called.
pub fn months_name(months: Months) -> String {
    say(match months {
        Months::Both => "months-both",
        Months::Egyptian => "months-egyptian",
        Months::Levantine => "months-levantine",
        Months::Moroccan => "months-moroccan",
    })
}

/// What a way to set French signs is called.
pub fn spacing_name(spacing: Spacing) -> String {
    say(match spacing {
        Spacing::UnitedNations => "spacing-united-nations",
        Spacing::France => "spacing-france",
        Spacing::EuropeanUnion => "spacing-european-union",
    })
}

/// Whether it's said that words were translated back.
pub fn back_translations_name(said: BackTranslations) -> String {
    say(match said {
        BackTranslations::Unsaid => "back-translations-unsaid",
        BackTranslations::Said => "back-translations-said",
    })
}

/// How far a translation is.
pub fn segment_state_name(state: SegmentState) -> String {
    say(match state {
        SegmentState::Draft => "unit-draft",
        SegmentState::Final => "unit-final",
        SegmentState::Joined => "unit-joined",
    })
}

/// Whether something is to be done about a comment.
fn comment_state_name(state: CommentState) -> String {
    say(match state {
        CommentState::Open => "comment-open",
        CommentState::Resolved => "comment-resolved",
    })
}

fn paragraph_name(kind: ParagraphKind) -> String {
    let (id, level) = match kind {
        ParagraphKind::Plain => ("paragraph-plain", 0),
        ParagraphKind::Bullet(level) => ("paragraph-bullet", level),
        ParagraphKind::Numbered(level) => ("paragraph-numbered", level),
    };
    say_with(id, &[("level", level.into())])
}

/// What a fixed word is called.
pub fn word_name(word: Word) -> String {
    say(&format!("word-{}", word.key()))
}
