//! Texts handed out to translators and brought in from them: formats, what there is to be looked
//! at, and why something isn't brought in.

use super::values::segment_state_name;
use super::{say, say_with, sign_list};
use crate::language::{Tag, language_name, sanitize};
use crate::release::{FOOTNOTE_CHAR, Id, Release, SourceKind};
use crate::session::NotBrought;
use crate::translate::exchange::{
    Bringing, ExchangeFormat, Kept, Refusal, Refused, Remark, UnitChange, Why,
};
use crate::translate::{SourceChip, Translation, Unit, language_of, said_in};

/// How many words are named of those that are in another script.
const MOST_WORDS: usize = 5;

/// What a format is called.
pub fn format_name(format: ExchangeFormat) -> String {
    say(match format {
        ExchangeFormat::Xliff1 => "format-xliff1",
        ExchangeFormat::Xliff2 => "format-xliff2",
        ExchangeFormat::Po => "format-po",
        ExchangeFormat::Word => "format-word",
    })
}

/// For whom a format is.
pub fn format_hint(format: ExchangeFormat) -> String {
    say(match format {
        ExchangeFormat::Xliff1 => "format-xliff1-hint",
        ExchangeFormat::Xliff2 => "format-xliff2-hint",
        ExchangeFormat::Po => "format-po-hint",
        ExchangeFormat::Word => "format-word-hint",
    })
}

/// Why a file isn't brought in at all, and what can be done.
pub fn texts_not_brought(why: &NotBrought) -> String {
    match why {
        // What reads releases says itself what is wrong and where.
        NotBrought::Unreadable(why) => why.clone(),
        NotBrought::Refused(refusal) => self::refusal(refusal),
        NotBrought::Unfit(why) => say_with("message-refused", &[("why", why.to_string().into())]),
    }
}

pub(super) fn refusal(refusal: &Refusal) -> String {
    let of_language = |id: &str, written: &str| {
        let language = written_language(written);
        say_with(id, &[("language", language.into())])
    };
    match refusal {
        Refusal::Unknown => say("refusal-unknown"),
        Refusal::TooLarge(most) => say_with("refusal-too-large", &[("most", (*most).into())]),
        Refusal::Letters => say("refusal-letters"),
        Refusal::Damaged { line, what } => say_with(
            "refusal-damaged",
            &[("line", (*line).into()), ("what", what.as_str().into())],
        ),
        Refusal::Folder => say("refusal-folder"),
        Refusal::CutOff => say("refusal-cut-off"),
        Refusal::NoEditions => say("refusal-no-editions"),
        Refusal::NoneInLanguage(tag) => of_language("refusal-none-in-language", tag.as_str()),
        Refusal::Entities => say("refusal-entities"),
        Refusal::TooMuch => say("refusal-too-much"),
        Refusal::Package(what) => say_with("refusal-package", &[("what", what.as_str().into())]),
        Refusal::NoTable => say("refusal-no-table"),
        Refusal::SeveralFiles => say("refusal-several-files"),
        Refusal::NoLanguages => say("refusal-no-languages"),
        Refusal::NoLanguage => say("refusal-no-language"),
        Refusal::NoEdition(written) => of_language("refusal-no-edition", written),
        Refusal::OtherLanguage { is, wanted } => say_with(
            "refusal-other-language",
            &[
                ("is", written_language(is).into()),
                ("wanted", language_name(wanted, &Tag::english()).into()),
            ],
        ),
        Refusal::OtherSource(written) => of_language("refusal-other-source", written),
        Refusal::OtherRelease(id) => say_with("refusal-other-release", &[("id", shown(id).into())]),
        Refusal::Foreign => say("refusal-foreign"),
    }
}

/// A language's name; what was written where it's none.
fn written_language(written: &str) -> String {
    match Tag::parse(written) {
        Ok(tag) => language_name(&tag, &Tag::english()),
        Err(_) => format!("‘{}’", shown(written)),
    }
}

/// Why a text of a file can't be brought in.
pub fn text_refused(refused: &Refused) -> String {
    say(match &refused.why {
        Why::NotInRelease => "text-not-in-release",
        Why::Twice => "text-twice",
        Why::Cells => "text-cells",
        Why::NoAddress => "text-no-address",
        Why::Plurals => "text-plurals",
        Why::Spoken => "text-spoken",
        Why::NothingBefore => "text-nothing-before",
        Why::Protected => "text-protected",
        Why::Emptied => "text-emptied",
        Why::Language(language) => {
            let language = written_language(language);
            return say_with("text-other-language", &[("language", language.into())]);
        }
        Why::TooMany(most) => return say_with("text-too-many", &[("most", (*most).into())]),
        Why::TooLong(most) => return say_with("text-too-long", &[("most", (*most).into())]),
        Why::UnknownState(state) => {
            return say_with("text-unknown-state", &[("state", shown(state).into())]);
        }
    })
}

/// Why a text is left as it is here, unless somebody wants it otherwise.
pub fn kept_note(kept: Kept) -> String {
    say(match kept {
        Kept::ChangedHere => "kept-changed-here",
        Kept::NotChangedThere => "kept-not-changed-there",
        Kept::FurtherHere => "kept-further-here",
        Kept::ConfirmedInBoth => "kept-confirmed-in-both",
    })
}

/// What somebody should look at in a text that is brought in. `notes` are the footnotes in the
/// order of their numbers.
pub fn remark(notes: &[Id], remark: &Remark) -> String {
    let chips = |id: &str, chips: &[SourceChip]| {
        let names = chips.iter().map(|chip| chip_name(notes, chip));
        let names = names.collect::<Vec<_>>().join(", ");
        say_with(id, &[("chips", names.into())])
    };
    match remark {
        Remark::UnknownCode(code) => {
            say_with("remark-unknown-code", &[("code", shown(code).into())])
        }
        Remark::UnknownNote(id) => say_with("remark-unknown-note", &[("id", shown(id).into())]),
        Remark::Lacks(lacks) => chips("remark-lacks", lacks),
        Remark::HasMore(more) => chips("remark-has-more", more),
        Remark::LineBreaks(breaks, wanted) => say_with(
            "remark-line-breaks",
            &[("breaks", (*breaks).into()), ("wanted", (*wanted).into())],
        ),
        Remark::OldWords => say("remark-old-words"),
        Remark::Plain => say("remark-plain"),
        Remark::HalfTranslated => say("remark-half-translated"),
        Remark::SeveralTargets => say("remark-several-targets"),
        Remark::UnknownState(state) => {
            say_with("remark-unknown-state", &[("state", shown(state).into())])
        }
        Remark::OtherScript(words) => {
            let words: Vec<&str> = words.iter().take(MOST_WORDS).map(String::as_str).collect();
            let words = shown(&words.join(", "));
            say_with("remark-other-script", &[("words", words.into())])
        }
        Remark::SaysMore => say("remark-says-more"),
        Remark::SaysAgain => say("remark-says-again"),
        Remark::Deceptive(signs) => {
            say_with("remark-deceptive", &[("signs", sign_list(signs).into())])
        }
    }
}

/// What a translator is told of a text: its name, what was said where the release's words are
/// themselves a translation, and what else its translation says.
pub fn unit_about(translation: &Translation<'_>, notes: &[Id], unit: &Unit) -> String {
    let release = translation.release();
    let mut about = super::unit_name(release, notes, unit);
    let mut tell = |what: String, words: &str| about.push_str(&format!("\n{what}:\n{words}"));
    let spoken = SourceKind::Original;
    if let Some(words) = said_in(release, &unit.at, &spoken) {
        let language = language_of(release, unit, &spoken);
        let language = language_name(&language, &Tag::english());
        let heard = say_with("unit-as-spoken", &[("language", language.into())]);
        tell(heard, &words.plain());
    }
    let joined = translation.joined_to(&unit.at);
    let joined = joined.iter().map(|(paragraph, _)| paragraph.text());
    let joined: Vec<String> = joined.map(|text| text.replace(FOOTNOTE_CHAR, "")).collect();
    if !joined.is_empty() {
        tell(say("unit-says-too"), &joined.join("\n"));
    }
    about
}

/// How far a translation is once it's brought in: what was made of something else is out of date.
pub fn brought_state_name(change: &UnitChange) -> String {
    match change.moved_on {
        Some(_) => say("unit-out-of-date"),
        None => segment_state_name(change.state),
    }
}

/// A link or a footnote of a text: 'note 1', or the link's words.
pub fn chip_name(notes: &[Id], chip: &SourceChip) -> String {
    match chip {
        SourceChip::Footnote(id) => {
            let place = notes.iter().position(|note| note == id);
            let number = place.map_or(0, |place| place + 1);
            say_with("unit-note", &[("number", number.into())])
        }
        SourceChip::Link(words, _) => words.clone(),
    }
}

/// What bringing one language in comes to: 'French: 3 texts would change, 30 are as they are.'
pub fn bringing_note(bringing: &Bringing) -> String {
    let language = language_name(&bringing.language, &Tag::english());
    let mut told = say_with(
        "bringing",
        &[
            ("language", language.into()),
            ("changes", bringing.changes.len().into()),
            ("unchanged", bringing.unchanged.into()),
        ],
    );
    let mut add = |id: &str, count: usize| {
        if count > 0 {
            told.push(' ');
            told.push_str(&say_with(id, &[("count", count.into())]));
        }
    };
    add("bringing-untranslated", bringing.untranslated);
    add("bringing-refused", bringing.refused.len());
    add("bringing-missing", bringing.missing);
    let kept = bringing.changes.iter().filter(|one| one.kept.is_some());
    add("bringing-kept", kept.count());
    if let Some(written) = &bringing.written {
        let written = written_language(written);
        told.push(' ');
        told.push_str(&say_with(
            "bringing-written",
            &[("written", written.into())],
        ));
    }
    if bringing.adds_edition {
        told.push(' ');
        told.push_str(&say("bringing-adds-edition"));
    }
    told
}

/// How many letters are shown of what a file says: no address of a text is longer.
const MOST_SHOWN: usize = 200;

/// What a text that isn't brought in is called: what the release calls it, where it has it, else
/// its address or how its source begins.
pub fn refused_name(release: &Release, notes: &[Id], into: &Tag, refused: &Refused) -> String {
    let unit = refused.unit(release, into);
    let name = unit.map(|unit| super::unit_name(release, notes, &unit));
    let key = Some(refused_key(refused));
    let mut names = [name, key].into_iter().flatten();
    let name = names.find(|name| !name.is_empty());
    name.unwrap_or_else(|| format!("‘{}’", shown(&refused.source)))
}

/// What the file calls a text that isn't brought in, as it can be shown.
pub fn refused_key(refused: &Refused) -> String {
    shown(refused.key.trim())
}

/// What a file says, as it can be shown: its beginning, without what would do something to
/// whatever shows it.
fn shown(said: &str) -> String {
    let begins: String = said.chars().take(MOST_SHOWN).collect();
    let is_all = begins.len() == said.len();
    let clean = sanitize(&begins).0.replace('\n', " ");
    format!("{clean}{}", if is_all { "" } else { "…" })
}
