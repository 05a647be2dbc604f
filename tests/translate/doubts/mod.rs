//! What nobody is told of good translations, and what everybody is of bad ones: words and sentences
//! of press releases with what translators make of them.

mod addresses;
mod headlines;
mod languages;
mod lengths;
mod lines;
mod links;
mod numbers;
mod quotations;
mod sentences;
mod short_texts;
mod signs;
mod small_numbers;
mod spacing;
mod terms;
mod times;
mod words;

use communique::language::Conventions;
use communique::release::Fragment;
use communique::translate::checks::{Checked, Finding, FindingKind, TermWanted, check};
use communique::translate::{Text, Wording};

use super::editions::tag;

type Pair = (&'static str, &'static str, &'static str, &'static str);

fn prose(text: &str) -> Text {
    Text::Prose(vec![Fragment::plain(text)])
}

/// What is found in a text and its translation, each with its language.
fn found(
    (from, source): (&str, &Text),
    (into, target): (&str, &Text),
    conventions: Conventions,
    terms: &[TermWanted],
) -> Vec<Finding> {
    let (from, into) = (tag(from), tag(into));
    check(&Checked {
        source,
        from: &from,
        target,
        into: &into,
        conventions,
        wording: Wording::Sentences,
        is_quoted: false,
        terms,
    })
}

/// What is told of them.
fn told(
    source: (&str, &Text),
    target: (&str, &Text),
    conventions: Conventions,
    terms: &[TermWanted],
) -> Vec<FindingKind> {
    let found = found(source, target, conventions, terms).into_iter();
    found.map(|finding| finding.kind).collect()
}

fn kinds(
    from: &str,
    source: &str,
    into: &str,
    target: &str,
    terms: &[TermWanted],
) -> Vec<FindingKind> {
    let conventions = Conventions::default();
    // The tables have plain spaces at the signs of French.
    let target = conventions.spaced(target, &tag(into));
    let (source, target) = (prose(source), prose(&target));
    told((from, &source), (into, &target), conventions, terms)
}

/// Nothing is told of any of these pairs.
#[track_caller]
fn assert_quiet(pairs: &[Pair]) {
    let told = pairs.iter().filter_map(|(from, source, into, target)| {
        let kinds = kinds(from, source, into, target, &[]);
        (!kinds.is_empty()).then(|| format!("{source} -> {target}: {kinds:?}"))
    });
    let told: Vec<String> = told.collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}

/// Of each of these pairs this is told, and nothing else.
#[track_caller]
fn assert_told(pairs: impl IntoIterator<Item = (Pair, FindingKind)>) {
    let others = pairs.into_iter().filter_map(|(pair, wanted)| {
        let (from, source, into, target) = pair;
        let kinds = kinds(from, source, into, target, &[]);
        (kinds != [wanted]).then(|| format!("{source} -> {target}: {kinds:?}"))
    });
    let others: Vec<String> = others.collect();
    assert!(others.is_empty(), "{}", others.join("\n"));
}

/// Words with `|` between them.
fn divided(words: &str) -> Vec<String> {
    let parts = words.split('|').filter(|part| !part.is_empty());
    parts.map(str::to_owned).collect()
}

#[test]
fn a_long_text_is_looked_at_in_no_time() {
    let numbers: String = (0..4000).map(|number| format!("{number} ")).collect();
    let others: String = (0..4000)
        .rev()
        .map(|number| format!("{} ", number + 7))
        .collect();
    let same = "7 ".repeat(10_000);
    let one = "7".repeat(20_000);
    let words = "خطوة".repeat(3_000);
    for text in [&numbers, &same, &one, &words] {
        let begun = std::time::Instant::now();
        for (from, into) in [
            ("en", "fr"),
            ("zh", "en"),
            ("en", "ar"),
            ("es", "zh"),
            ("en", "de"),
        ] {
            kinds(from, text, into, &others, &[]);
            kinds(from, &others, into, text, &[]);
        }
        // Ten times over, on a busy machine.
        assert!(
            begun.elapsed() < std::time::Duration::from_secs(2),
            "{:?}",
            begun.elapsed()
        );
    }
}
