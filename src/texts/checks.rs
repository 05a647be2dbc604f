//! What somebody should look at in a translation, and what would mend it.

use super::{chip_name, say, say_with};
use crate::release::Id;
use crate::translate::SourceChip;
use crate::translate::checks::{Finding, FindingKind};

/// What a finding says. `notes` are the footnotes in the order of their numbers.
pub fn finding(notes: &[Id], finding: &Finding) -> String {
    let chips = |id: &str, chips: &[SourceChip]| {
        let names = chips.iter().map(|chip| chip_name(notes, chip));
        let names = names.collect::<Vec<_>>().join(", ");
        say_with(id, &[("chips", names.into())])
    };
    let word = |id: &str, word: &str| say_with(id, &[("word", word.into())]);
    match &finding.kind {
        FindingKind::Lacks(lacks) => chips("unit-lacks", lacks),
        FindingKind::HasMore(more) => chips("finding-has-more", more),
        FindingKind::OtherPage { ours, theirs } => say_with(
            "finding-other-page",
            &[
                ("ours", ours.as_str().into()),
                ("theirs", theirs.as_str().into()),
            ],
        ),
        FindingKind::Numbers { missing, instead } => {
            let id = match instead.is_empty() {
                true => "finding-numbers-missing",
                false => "finding-numbers-differ",
            };
            say_with(
                id,
                &[
                    ("missing", missing.join(", ").into()),
                    ("instead", instead.join(", ").into()),
                ],
            )
        }
        FindingKind::FormattingLost => say("finding-formatting-lost"),
        FindingKind::ForeignQuotes(sign) => word("finding-foreign-quotes", sign),
        FindingKind::Spacing(signs) => {
            let signs: Vec<String> = signs.iter().map(char::to_string).collect();
            word("finding-spacing", &signs.join(" "))
        }
        FindingKind::QuotesMissing => say("finding-quotes-missing"),
        FindingKind::QuotesUnpaired => say("finding-quotes-unpaired"),
        FindingKind::MixedQuotes { open, close } => say_with(
            "finding-mixed-quotes",
            &[
                ("open", open.to_string().into()),
                ("close", close.to_string().into()),
            ],
        ),
        FindingKind::BracketUnpaired(sign) => word("finding-bracket-unpaired", sign),
        FindingKind::ForeignSign { sign, own } => say_with(
            "finding-foreign-sign",
            &[("word", sign.to_string().into()), ("own", (*own).into())],
        ),
        FindingKind::Addresses(missing) => word("finding-addresses", &missing.join(", ")),
        FindingKind::Lines { ours, theirs } => say_with(
            "finding-lines",
            &[("ours", (*ours).into()), ("theirs", (*theirs).into())],
        ),
        FindingKind::Unopened(sign) => word("finding-unopened", &sign.to_string()),
        FindingKind::Ending(Some(sign)) => word("finding-ending", sign),
        FindingKind::Ending(None) => say("finding-ending-none"),
        FindingKind::DrawnOut(words) => word("finding-drawn-out", &listed(words)),
        FindingKind::TwoMonths(months) => word("finding-two-months", months),
        FindingKind::DoubledWord(doubled) => word("finding-doubled", doubled),
        FindingKind::Short => say("finding-short"),
        FindingKind::Long => say("finding-long"),
        FindingKind::Untranslated => say("finding-untranslated"),
        FindingKind::MostlyUntranslated => say("finding-mostly-untranslated"),
        FindingKind::OtherScript(words) => word("finding-other-script", &listed(words)),
        FindingKind::MixedScripts(words) => word("finding-mixed-scripts", &listed(words)),
        FindingKind::Term(term) => say_with(
            "finding-term",
            &[
                ("said", term.said.as_str().into()),
                ("wanted", term.wanted.join(", ").into()),
            ],
        ),
    }
}

/// What mends a finding; `None` where nothing does.
pub fn fix_name(finding: &Finding) -> Option<String> {
    if finding.fix.is_empty() {
        return None;
    }
    let with = finding.fix.first().map(|mend| mend.with.text());
    let with = with.unwrap_or_default().trim().to_owned();
    Some(match &finding.kind {
        FindingKind::ForeignQuotes(_) | FindingKind::MixedQuotes { .. } => say("fix-quotes"),
        FindingKind::Spacing(_) => say("fix-spaces"),
        FindingKind::Ending(None) | FindingKind::DrawnOut(_) => say("fix-take-out"),
        FindingKind::Ending(Some(_))
        | FindingKind::ForeignSign { .. }
        | FindingKind::Unopened(_)
        | FindingKind::TwoMonths(_)
        | FindingKind::Addresses(_) => say_with("fix-put", &[("with", with.into())]),
        FindingKind::OtherPage { ours, .. } => {
            say_with("fix-link", &[("address", ours.as_str().into())])
        }
        FindingKind::DoubledWord(_) => say("fix-once"),
        FindingKind::FormattingLost => say("fix-formatting"),
        _ => say("fix"),
    })
}

/// Some words: not more than can be taken in.
fn listed(words: &[String]) -> String {
    const MOST: usize = 5;
    let shown: Vec<&str> = words.iter().take(MOST).map(String::as_str).collect();
    match words.len() > MOST {
        true => format!("{}, …", shown.join(", ")),
        false => shown.join(", "),
    }
}
