//! What holds for every release and its editions.

use communique::edit::applied;
use communique::release::SourceKind;
use communique::release::{FOOTNOTE_CHAR, FieldPath, Part, Release};
use communique::storage::{read, write};
use communique::translate::{EditionPage, State, Text, Translation, is_same_but_spacing, said_in};
use proptest::prelude::*;

use crate::support::arbitrary;

/// The texts of a release's own that are out of date in its edition.
fn out_of_date(release: &Release) -> Vec<FieldPath> {
    let edition = release.editions.first().expect("an edition");
    let translation = Translation::new(release, edition);
    let units = translation.units().into_iter();
    let old = units.filter(|unit| translation.standing(unit).is_out_of_date);
    old.map(|unit| unit.at).collect()
}

fn said(release: &Release, at: &FieldPath) -> Option<Text> {
    said_in(release, at, &SourceKind::Release)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_was_translated_is_out_of_date_where_it_says_something_else_and_nowhere_else(
        before in arbitrary::release(),
        wishes in proptest::collection::vec(arbitrary::wish(), 1..12),
    ) {
        prop_assert_eq!(out_of_date(&before), Vec::<FieldPath>::new());
        let mut after = before.clone();
        for wish in &wishes {
            let touches_editions = |edit: &communique::edit::Edit| {
                let editions: FieldPath = "editions".parse().expect("an address");
                edit.touched().iter().any(|at| at.is_within(&editions))
            };
            let edit = wish.edit(&after).filter(|edit| !touches_editions(edit));
            let changed = edit.and_then(|edit| applied(&after, &edit).ok());
            after = changed.filter(|changed| changed.faults().is_empty()).unwrap_or(after);
        }
        let edition = after.editions.first().expect("an edition");
        let translation = Translation::new(&after, edition);
        for unit in translation.units() {
            let standing = translation.standing(&unit);
            let Some(segment) = translation.segment(&unit.at) else {
                continue;
            };
            if matches!(standing.state, State::Given | State::Empty) {
                continue;
            }
            let was = said(&before, &segment.at);
            let now = said(&after, &unit.at).expect("it's there");
            let is_same = was.is_some_and(|was| is_same_but_spacing(&was, &now));
            prop_assert_eq!(standing.is_out_of_date, !is_same, "{}", unit.at);
        }
    }

    #[test]
    fn what_nobody_has_translated_stands_on_the_page_as_it_is_and_nothing_else(
        release in arbitrary::release(),
        wishes in proptest::collection::vec(arbitrary::wish(), 0..12),
    ) {
        let mut release = release;
        for wish in &wishes {
            let changed = wish.edit(&release).and_then(|edit| applied(&release, &edit).ok());
            release = changed.filter(|changed| changed.faults().is_empty()).unwrap_or(release);
        }
        let Some(edition) = release.editions.first() else {
            return Ok(());
        };
        let page = EditionPage::new(&release, edition);
        let translation = Translation::new(&release, edition);
        for unit in translation.units() {
            let standing = translation.standing(&unit);
            // What is left out is on no page.
            if !standing.is_left_out {
                let is_empty = standing.state == State::Empty;
                prop_assert_eq!(page.untranslated.contains(&unit.at), is_empty, "{}", unit.at);
            }
        }
    }

    #[test]
    fn an_editions_page_is_whole_and_sound_and_leads_back(release in arbitrary::release()) {
        let edition = release.editions.first().expect("an edition");
        let page = EditionPage::new(&release, edition);
        prop_assert_eq!(page.release.faults(), Vec::new());
        let text = write(&page.release).expect("it can be written");
        let back = read(text.as_bytes()).expect("and read");
        prop_assert_eq!(&back.release, &page.release);
        // Whatever stands on it can be written somewhere.
        let mut lost = Vec::new();
        page.release.visit(&mut |path, part| {
            let text = match part {
                Part::Text(text, _) => text.text().to_owned(),
                Part::Paragraph(paragraph) => paragraph.text().to_owned(),
                _ => return,
            };
            let there = match release.part(&page.written(path)) {
                Some(Part::Text(text, _)) => Some(text.text().to_owned()),
                Some(Part::Paragraph(paragraph)) => Some(paragraph.text().to_owned()),
                _ => None,
            };
            let is_given = text.trim() == "完" || there.is_some();
            if !is_given || there.is_some_and(|there| there != text && !text.contains(FOOTNOTE_CHAR)) {
                lost.push(path.clone());
            }
        });
        prop_assert_eq!(lost, Vec::<FieldPath>::new());
    }
}
