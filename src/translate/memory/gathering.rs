//! What of a release's translations is worth remembering.

use super::{MemorySource, MemoryUnit};
use crate::language::Tag;
use crate::release::{
    FieldPath, Fragment, ParagraphKind, Release, SegmentState, SourceKind, spelling,
};
use crate::translate::{Text, Translation, language_of, said_in, source_of};

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
            let kind = source_of(release, &translation, &unit);
            // What was translated back isn't a translation of what it's made of.
            if kind == SourceKind::Back {
                continue;
            }
            let now = said_in(release, &unit.at, &kind);
            let was = segment
                .source
                .as_ref()
                .and_then(|source| Some(now.as_ref()?.read_alike(&source.said)));
            let Some(source) = was.or(now).filter(|source| !source.is_blank()) else {
                continue;
            };
            units.push(MemoryUnit {
                texts: vec![
                    (language_of(release, &unit, &kind), spelled(&source)),
                    (edition.language.clone(), spelled(&target)),
                ],
            });
        }
    }
    MemorySource { title, units }
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
