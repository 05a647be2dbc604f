//! The samples are of the shapes that they're there to show.

use communique::release::{Block, Paper, Release, Timing};
use communique::storage;

use crate::support::sample_text;

fn sample(name: &str) -> Release {
    storage::read(sample_text(name).as_bytes())
        .unwrap_or_else(|error| panic!("{name}: {error}"))
        .release
}

#[test]
fn every_logo_is_there_with_an_alternative_text_and_shows_no_flag() {
    for name in [
        "ct-week-2021.ron",
        "flood-warning-2026.ron",
        "heat-waves-2026-ar.ron",
    ] {
        for organizer in &sample(name).organizers {
            assert!(organizer.logo.is_some(), "{name}: {}", organizer.id);
            assert!(
                !organizer.alternative_text.is_blank(),
                "{name}: {}",
                organizer.id
            );
            assert!(!organizer.alternative_text.as_str().contains("flag"));
        }
    }
}

#[test]
fn the_corporate_release_is_in_ap_form() {
    let release = sample("flood-warning-2026.ron");
    assert_eq!(release.timing, Timing::Immediate);
    assert_eq!(release.boilerplates.len(), 2);
    assert_eq!(release.end_mark.as_str(), "###");
    assert_eq!(release.style.paper, Paper::UsLetter);
    assert!(!release.subheadline.is_blank());
}

#[test]
fn the_arabic_release_has_acronyms_numbers_a_note_and_a_translated_quote() {
    let release = sample("heat-waves-2026-ar.ron");
    let text = sample_text("heat-waves-2026-ar.ron");
    for piece in ["(CSOs)", "2396 (2017)", "23.5%", "12\u{a0}400"] {
        assert!(text.contains(piece), "{piece}");
    }
    assert_eq!(release.footnote_marks().len(), 1);
    let translated = release.sections.iter().flat_map(|section| &section.blocks).any(|block| {
        matches!(block, Block::Quote(quote)
            if quote.translated_from.as_ref().is_some_and(|tag| tag.as_str() == "fr") && !quote.original.is_blank())
    });
    assert!(translated);
}
