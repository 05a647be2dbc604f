//! The sample's editions: complete, and nothing to look at in any, beside the release or each other.

use communique::language::{Tag, UN_LANGUAGES};
use communique::release::SourceKind;
use communique::storage::read;
use communique::translate::Translation;
use communique::translate::checks::{Checked, check, findings};
use communique::translate::glossary::{Glossary, sample};

use super::editions::tag;
use crate::support::whole_sample_text;

#[test]
fn the_samples_editions_are_complete_and_have_nothing_to_look_at() {
    let text = whole_sample_text("ct-week-2021.ron");
    let release = read(text.as_bytes()).expect("it opens").release;
    let glossary = Glossary::new(sample());
    let mut languages: Vec<&str> = UN_LANGUAGES.to_vec();
    languages.retain(|language| *language != "en");
    let editions: Vec<&str> = release
        .editions
        .iter()
        .map(|edition| edition.language.as_str())
        .collect();
    assert_eq!(editions, languages);
    let mut told = Vec::new();
    for edition in &release.editions {
        let translation = Translation::new(&release, edition);
        let progress = translation.progress();
        assert_eq!(
            (progress.final_units, progress.out_of_date),
            (progress.units, 0),
            "{:?}",
            edition.language
        );
        for unit in translation.units() {
            let terms = |text: &str, from: &Tag| {
                let found = glossary.terms_in(text, from, &edition.language);
                found.into_iter().map(|found| found.term).collect()
            };
            let found = findings(&release, &translation, &unit, &terms);
            told.extend(
                found
                    .into_iter()
                    .map(|one| (edition.language.to_string(), unit.at.to_string(), one.kind)),
            );
        }
    }
    assert_eq!(told, []);
}

#[test]
fn what_ms_aslanova_said_in_russian_is_told_as_translated_back() {
    let text = whole_sample_text("ct-week-2021.ron");
    let release = read(text.as_bytes()).expect("it opens").release;
    let mut editions = release.editions.iter();
    let russian = editions.find(|edition| edition.language == tag("ru"));
    let mut segments = russian.expect("it's there").segments.iter();
    let words = segments.find(|segment| segment.at.to_string().contains("aslanova-cc3j/words"));
    let source = words.and_then(|segment| segment.source.clone());
    assert_eq!(source.expect("it's known").from, SourceKind::Back);
}

#[test]
fn the_samples_editions_have_nothing_to_look_at_beside_each_other() {
    let text = whole_sample_text("ct-week-2021.ron");
    let release = read(text.as_bytes()).expect("it opens").release;
    let editions: Vec<_> = release.editions.iter().collect();
    let pairs = { editions.iter() }.flat_map(|one| editions.iter().map(move |other| (one, other)));
    let mut told = Vec::new();
    for (one, other) in pairs.filter(|(one, other)| one.id != other.id) {
        let [here, there] = [one, other].map(|edition| Translation::new(&release, edition));
        for unit in here.units() {
            let (Some(source), Some(target)) = (here.target(&unit), there.target(&unit)) else {
                continue;
            };
            let found = check(&Checked {
                source: &source,
                from: &one.language,
                target: &target,
                into: &other.language,
                conventions: other.conventions,
                wording: unit.wording(),
                is_quoted: false,
                terms: &[],
            });
            let (from, into) = (one.language.as_str(), other.language.as_str());
            let found = found.into_iter().map(|finding| finding.kind);
            told.extend(found.map(|kind| (from, into, unit.at.to_string(), kind)));
        }
    }
    assert_eq!(told, []);
}
