//! What of a release's translations is worth remembering.

use std::collections::HashSet;

use super::{MemorySource, MemoryUnit};
use crate::language::Tag;
use crate::release::{
    FieldPath, Fragment, ParagraphKind, Release, SegmentState, SourceKind, spelling,
};
use crate::translate::{Text, Translation, Unit, language_of, said_in, source_of};

/// The translations of a release that somebody has confirmed, each with what it was made of: all
/// `but` those of one text.
pub fn remembered(release: &Release, title: String, but: Option<&FieldPath>) -> MemorySource {
    let mut units = Vec::new();
    for edition in &release.editions {
        let translation = Translation::new(release, edition);
        let units_of = translation.units().into_iter();
        for unit in units_of.filter(|unit| Some(&unit.at) != but) {
            let Some(segment) = translation.segment(&unit.at) else {
                continue;
            };
            let Some(target) = translation
                .target(&unit)
                .filter(|_| segment.state == SegmentState::Final)
            else {
                continue;
            };
            let made = segment.source.as_ref();
            // As it was then, which may be gone by now.
            let from = match made {
                Some(made) => made.from.clone(),
                None => source_of(release, &translation, &unit),
            };
            // What was translated back isn't a translation of what it's made of.
            if from == SourceKind::Back {
                continue;
            }
            let source = match made {
                Some(made) => Some(target.read_alike(&made.said)),
                None => said_in(release, &unit.at, &from),
            };
            let source = source.filter(|source| !source.is_blank());
            let Some(source) = source.map(|source| with_joined(&translation, &unit, source)) else {
                continue;
            };
            units.push(MemoryUnit {
                texts: vec![
                    (language_of(release, &unit, &from), spelled(&source)),
                    (edition.language.clone(), spelled(&target)),
                ],
            });
        }
    }
    MemorySource { title, units }
}

/// What a translation was made of, with what the paragraphs were that it says, too.
fn with_joined(translation: &Translation<'_>, unit: &Unit, source: Text) -> Text {
    let Text::Prose(mut paragraphs) = source else {
        return source;
    };
    for (paragraph, segment) in translation.joined_to(&unit.at) {
        let now = Text::Prose(vec![paragraph.content.clone()]);
        let was = segment
            .source
            .as_ref()
            .map(|made| now.read_alike(&made.said));
        paragraphs.extend(was.unwrap_or(now).paragraphs());
    }
    Text::Prose(paragraphs)
}

/// What was remembered of another copy of a release that this one has no confirmed translation of.
pub fn lacking(release: &Release, remembered_of_copy: &MemorySource) -> MemorySource {
    let now = remembered(release, String::new(), None);
    let confirmed: HashSet<(&Tag, &str, &Tag)> = now.units.iter().flat_map(said_in_both).collect();
    let units = remembered_of_copy.units.iter();
    let units = units.filter(|unit| said_in_both(unit).all(|one| !confirmed.contains(&one)));
    MemorySource {
        title: remembered_of_copy.title.clone(),
        units: units.cloned().collect(),
    }
}

/// What a unit says in its first language, and the others that it's said in.
fn said_in_both(unit: &MemoryUnit) -> impl Iterator<Item = (&Tag, &str, &Tag)> {
    let mut texts = unit.texts.iter();
    let first = texts.next();
    texts.filter_map(move |(into, _)| {
        let (from, said) = first?;
        Some((from, said.as_str(), into))
    })
}

/// A text in the spelling of prose, whatever kind it is.
pub(super) fn spelled(text: &Text) -> String {
    let paragraphs = text.paragraphs();
    let lines = paragraphs
        .iter()
        .map(|one| spelling::write(ParagraphKind::Plain, one));
    lines.collect::<Vec<_>>().join("\n")
}

/// A plain text of another program in that spelling; `None` where it says nothing.
pub(super) fn spelled_plain(language: &Tag, text: &str) -> Option<(Tag, String)> {
    let text = crate::language::sanitize(text.trim()).0;
    let lines = text
        .split('\n')
        .map(|line| spelling::write(ParagraphKind::Plain, &Fragment::plain(line)));
    let said = lines.collect::<Vec<_>>().join("\n");
    (!said.is_empty()).then(|| (language.clone(), said))
}
