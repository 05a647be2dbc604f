//! Texts that go to translators' own tools and come back.

use communique::edit::applied;
use communique::language::Tag;
use communique::release::{
    Edition, Fragment, List, MarkKind, Release, Segment, Source, SourceKind, link_address,
};
use communique::translate::exchange::{
    Bringing, ExchangeFormat, Parcel, Refusal, pack, parcels_of, read, write,
};
use communique::translate::{State, Text, Translation};
use proptest::prelude::*;

use crate::support::arbitrary;

/// The texts of a release's first edition as a file.
fn handed_out(release: &Release, format: ExchangeFormat, is_filled: bool) -> Vec<u8> {
    let edition = release.editions.first().expect("an edition");
    let parcel = pack(release, edition, &|_, unit| {
        format!("The text at {}", unit.at)
    });
    write(&parcel, format, is_filled).expect("it can be written")
}

fn brought(release: &Release, file: &[u8]) -> Bringing {
    let parcel = read(file).unwrap_or_else(|refusal| panic!("{refusal}"));
    Bringing::new(release, &parcel, None, false).unwrap_or_else(|refusal| panic!("{refusal}"))
}

/// What is translated in the first edition, and how far it is.
fn translations(release: &Release) -> Vec<(String, Option<Text>, State, bool)> {
    let edition = release.editions.first().expect("an edition");
    let translation = Translation::new(release, edition);
    let units = translation.units().into_iter();
    let all = units.map(|unit| {
        let standing = translation.standing(&unit);
        let (target, state) = (translation.target(&unit), standing.state);
        (unit.at.to_string(), target, state, standing.is_out_of_date)
    });
    all.filter(|(_, _, state, _)| *state != State::Given)
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_brought_back_as_it_was_handed_out_changes_nothing(
        release in arbitrary::release(),
        is_filled in any::<bool>(),
        sources in proptest::collection::vec(source(), 0..6),
    ) {
        let release = made_of(release, sources);
        for format in ExchangeFormat::ALL {
            let file = handed_out(&release, format, is_filled);
            prop_assert_eq!(&file, &handed_out(&release, format, is_filled));
            let brought = brought(&release, &file);
            prop_assert_eq!(brought.refused, Vec::new(), "{:?}", format);
            prop_assert_eq!(brought.changes, Vec::new(), "{:?}", format);
        }
    }

    #[test]
    fn all_that_was_handed_out_is_in_the_file(release in arbitrary::release()) {
        let mut emptied = release.clone();
        let editions = release.editions.iter().cloned();
        let without = editions.map(|edition| Edition {
            segments: List::default(),
            ..edition
        });
        emptied.editions = without.collect();
        for format in ExchangeFormat::ALL {
            let file = handed_out(&release, format, false);
            let brought = brought(&emptied, &file);
            let edit = brought.edit(&emptied, &|_| true);
            let filled = match edit {
                Some(edit) => applied(&emptied, &edit).expect("it applies"),
                None => emptied.clone(),
            };
            prop_assert_eq!(filled.faults(), Vec::new());
            let sayings = |release: &Release| -> Vec<(String, Option<Text>)> {
                let all = translations(release).into_iter();
                all.map(|(at, target, ..)| (at, target.map(alive))).collect()
            };
            prop_assert_eq!(sayings(&filled), sayings(&release), "{:?}", format);
        }
    }

    #[test]
    fn a_copy_of_the_release_brings_all_its_translations(release in arbitrary::release()) {
        let mut emptied = release.clone();
        emptied.editions = List::default();
        let parcels = parcels_of(&release);
        let mut filled = emptied.clone();
        for parcel in &parcels {
            let brought = Bringing::new(&emptied, parcel, None, true).expect("it's of it");
            prop_assert_eq!(&brought.refused, &Vec::new());
            if let Some(edit) = brought.edit(&filled, &|_| true) {
                filled = applied(&filled, &edit).expect("it applies");
            }
        }
        prop_assume!(!filled.editions.is_empty());
        prop_assert_eq!(filled.faults(), Vec::new());
        prop_assert_eq!(translations(&filled), translations(&release));
    }

    #[test]
    fn whatever_a_file_says_is_read_or_refused(file in arbitrary::text(), cut in any::<u16>()) {
        let _ = read(file.as_bytes());
        let release = sample();
        for format in ExchangeFormat::ALL {
            let mut bytes = handed_out(&release, format, false);
            let at = usize::from(cut) % bytes.len();
            bytes.splice(at..at, file.bytes());
            let parcel: Result<Parcel, Refusal> = read(&bytes);
            if let Ok(parcel) = parcel
                && let Ok(brought) = Bringing::new(&release, &parcel, None, false)
                && let Some(edit) = brought.edit(&release, &|_| true)
            {
                let after = applied(&release, &edit).expect("it applies");
                prop_assert_eq!(after.faults(), Vec::new());
            }
        }
    }
}

/// What a translation is made of: what stands there, what stood there, what is said elsewhere.
fn source() -> impl Strategy<Value = Option<Source>> {
    let spanish = SourceKind::Edition(Tag::parse("es").expect("a tag"));
    let kinds = [
        SourceKind::Release,
        SourceKind::Original,
        SourceKind::Back,
        spanish,
    ];
    let source = (proptest::sample::select(kinds.to_vec()), arbitrary::text());
    proptest::option::of(source.prop_map(|(from, said)| Source { from, said }))
}

/// A release whose translations are made of these, as far as they go.
fn made_of(mut release: Release, sources: Vec<Option<Source>>) -> Release {
    let mut sources = sources.into_iter();
    let editions = release.editions.iter().cloned();
    let editions = editions.map(|mut edition| {
        let segments = edition.segments.iter().cloned();
        let segments = segments.map(|segment| match sources.next().flatten() {
            Some(source) => Segment {
                source: Some(source),
                ..segment
            },
            None => segment,
        });
        edition.segments = segments.collect();
        edition
    });
    release.editions = editions.collect();
    release
}

/// A text without links that lead nowhere: of what strangers send they're left out.
fn alive(text: Text) -> Text {
    let Text::Prose(paragraphs) = text else {
        return text;
    };
    let paragraphs = paragraphs.into_iter().map(|paragraph| {
        let marks = paragraph.marks().iter();
        let alive = marks.filter(|mark| match &mark.kind {
            MarkKind::Link(url) => link_address(url).is_some(),
            _ => true,
        });
        Fragment::new(paragraph.text(), alive.cloned().collect())
    });
    Text::Prose(paragraphs.collect())
}

/// The real release with a French edition in which something is translated.
fn sample() -> Release {
    let mut desk = super::editions::Desk::of("fr");
    desk.translate("banner/event", "Semaine de lutte contre le terrorisme 2021");
    desk.release
}
