//! Translating a long release: what each frame and each letter asks of its editions.

use std::time::{Duration, Instant};

use communique::edit::applied;
use communique::language::Tag;
use communique::release::{Fragment, Release, SegmentState, SourceKind};
use communique::translate::{EditionPage, Text, Translation, add_edition, write};
use communique::typeset::{HouseStyle, Typesetter};

use crate::edits::{FRAME, longer, sample};
use crate::frames::frame_with_caret;
use crate::table::{Table, median};

/// In which languages there are editions.
const LANGUAGES: [&str; 5] = ["ar", "zh", "fr", "ru", "es"];

pub fn measure(table: &Table) {
    let release = with_editions(longer(&sample(), 100));
    let edition = release.editions.last().expect("editions");
    let translation = median(|| {
        let begun = Instant::now();
        let translation = Translation::new(&release, edition);
        assert!(
            translation
                .segment(&edition.segments.first().expect("one").at)
                .is_some()
        );
        begun.elapsed()
    });
    let typeset = {
        let begun = Instant::now();
        let typeset = Typesetter::new().typeset(&release, &HouseStyle::usual());
        assert!(typeset.pages.is_some());
        begun.elapsed()
    };
    let peer = Some(("typesetting it", typeset));
    table.time(
        "a frame's translations, 100 pages",
        translation,
        FRAME,
        peer,
    );
    let progress = median(|| {
        let begun = Instant::now();
        for edition in &release.editions {
            let progress = Translation::new(&release, edition).progress();
            assert!(progress.final_units > 0);
        }
        begun.elapsed()
    });
    let limit = Duration::from_millis(100);
    table.time("progress of five editions", progress, limit, peer);
    let page = median(|| {
        let begun = Instant::now();
        let page = EditionPage::new(&release, edition);
        assert!(!page.release.headline.is_blank());
        begun.elapsed()
    });
    let limit = Duration::from_millis(20);
    table.time("an edition's page, 100 pages", page, limit, peer);
    let segments = edition.path().field("segments");
    let segment = edition.segments.nth(edition.segments.len() / 2);
    let segment = segment.expect("there are some");
    let field = segments.item(&segment.id).field("text").to_string();
    let short = frame_with_caret(&with_editions(sample()), None);
    let long = frame_with_caret(&release, Some(&field));
    let peer = Some(("writing the sample", short));
    table.time("a frame, translating 100 pages", long, FRAME, peer);
}

/// A release of which all is translated into five languages.
fn with_editions(mut release: Release) -> Release {
    for language in LANGUAGES {
        let tag = Tag::parse(language).expect("a tag");
        let added = add_edition(&release, &tag).expect("there is none");
        release = applied(&release, &added).expect("it applies");
        let edition = release.editions.last().expect("it's there");
        let translation = Translation::new(&release, edition);
        let edits = translation.units().into_iter().filter_map(|unit| {
            let text = Text::Prose(vec![Fragment::plain("Traduit, mot pour mot.")]);
            let how = (SegmentState::Final, &SourceKind::Release);
            write(&release, &translation, &unit, &text, how)
        });
        let mut edits: Vec<_> = edits.collect();
        // Each says that it's the first: so the last comes first.
        edits.reverse();
        for edit in edits {
            release = applied(&release, &edit).expect("it applies");
        }
    }
    release
}
