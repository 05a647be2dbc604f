//! What nobody is told of good translations, and what everybody is of bad ones: words and sentences
//! of press releases with what translators make of them.

mod numbers;
mod sentences;
mod signs;
mod terms;
mod times;
mod words;

use communique::release::Fragment;
use communique::translate::checks::{Checked, FindingKind, TermWanted, check};
use communique::translate::{Text, UnitKind};

use super::editions::tag;

type Pair = (&'static str, &'static str, &'static str, &'static str);

fn kinds(
    from: &str,
    source: &str,
    into: &str,
    target: &str,
    terms: &[TermWanted],
) -> Vec<FindingKind> {
    let prose = |text: &str| Text::Prose(vec![Fragment::plain(text)]);
    let (from, into) = (tag(from), tag(into));
    let found = check(&Checked {
        source: &prose(source),
        from: &from,
        target: &prose(target),
        into: &into,
        kind: UnitKind::Paragraph,
        terms,
    });
    found.into_iter().map(|finding| finding.kind).collect()
}

/// All pairs that are told of, each with what is.
fn told(pairs: &[Pair]) -> Vec<String> {
    let told = pairs.iter().filter_map(|(from, source, into, target)| {
        let kinds = kinds(from, source, into, target, &[]);
        (!kinds.is_empty()).then(|| format!("{source} -> {target}: {kinds:?}"))
    });
    told.collect()
}

/// The pairs of which this isn't told: numbers of the source, and what stands in their place.
fn untold(pairs: &[(Pair, &str, &str)]) -> Vec<String> {
    let untold = pairs
        .iter()
        .filter_map(|((from, source, into, target), missing, instead)| {
            let list = |text: &str| -> Vec<String> {
                let parts = text.split('|').filter(|part| !part.is_empty());
                parts.map(str::to_owned).collect()
            };
            let wanted = FindingKind::Numbers {
                missing: list(missing),
                instead: list(instead),
            };
            let kinds = kinds(from, source, into, target, &[]);
            (kinds != [wanted]).then(|| format!("{source} -> {target}: {kinds:?}"))
        });
    untold.collect()
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
