//! What comes back after somebody has gone on here: nobody's newer work is undone, and what moved
//! on stays out of date.

use communique::edit::{applied, insert, remove};
use communique::release::{
    FieldPath, Fragment, Id, List, Paragraph, Release, Segment, SegmentState, Source, SourceKind,
};
use communique::translate::exchange::{
    Bringing, ExchangeFormat, Kept, Remark, UnitChange, Why, pack, parcels_of, read, write,
};

use communique::translate::{begin, clear, made_of};

use super::editions::{Desk, tag};

const BANNER: &str = "banner/event";
const PARAGRAPH: &str = "sections/opening-5acy/blocks/text-dp9c/text/p-as6w";

fn handed_out(release: &Release, format: ExchangeFormat) -> Vec<u8> {
    let edition = release.editions.first().expect("an edition");
    let parcel = pack(release, edition, &|_, unit| unit.at.to_string());
    write(&parcel, format, false).expect("it can be written")
}

fn brought(release: &Release, file: &[u8]) -> Bringing {
    let parcel = read(file).unwrap_or_else(|refusal| panic!("{refusal}"));
    Bringing::new(release, &parcel, None, false).unwrap_or_else(|refusal| panic!("{refusal}"))
}

fn only(bringing: &Bringing) -> &UnitChange {
    match bringing.changes.as_slice() {
        [only] => only,
        others => panic!("{others:#?}, {:#?}", bringing.refused),
    }
}

/// A file in which somebody has replaced some words.
fn replaced(file: &[u8], old: &str, new: &str) -> Vec<u8> {
    let text = std::str::from_utf8(file).expect("it's text");
    assert!(text.contains(old), "{text}");
    text.replace(old, new).into_bytes()
}

/// The formats that are text.
const TEXTS: [ExchangeFormat; 3] = [
    ExchangeFormat::Xliff1,
    ExchangeFormat::Xliff2,
    ExchangeFormat::Po,
];

fn begun() -> Desk {
    let mut desk = Desk::of("fr");
    desk.translate(BANNER, "Semaine 2021");
    desk
}

#[test]
fn what_was_changed_in_the_file_alone_comes() {
    let desk = begun();
    for format in TEXTS {
        let file = handed_out(&desk.release, format);
        let file = replaced(&file, "Semaine 2021", "La Semaine");
        let brought = brought(&desk.release, &file);
        assert_eq!(only(&brought).kept, None, "{format:?}");
    }
}

#[test]
fn what_was_changed_here_alone_stays() {
    for format in ExchangeFormat::ALL {
        let mut desk = begun();
        let file = handed_out(&desk.release, format);
        desk.translate(BANNER, "Une semaine entière");
        let brought = brought(&desk.release, &file);
        assert_eq!(
            only(&brought).kept,
            Some(Kept::NotChangedThere),
            "{format:?}"
        );
    }
}

#[test]
fn what_was_changed_on_both_sides_stays_unless_it_is_taken() {
    for format in TEXTS {
        let mut desk = begun();
        let file = handed_out(&desk.release, format);
        let file = replaced(&file, "Semaine 2021", "La Semaine");
        desk.translate(BANNER, "Une semaine entière");
        let brought = brought(&desk.release, &file);
        assert_eq!(only(&brought).kept, Some(Kept::ChangedHere), "{format:?}");
        desk.change(brought.edit(&desk.release, &|_| true));
        assert_eq!(desk.said(BANNER), "La Semaine");
    }
}

#[test]
fn what_is_confirmed_here_and_in_a_copy_stays_unless_it_is_taken() {
    let mut desk = begun();
    desk.confirm(BANNER);
    let mut copy = desk.clone();
    for (desk, said) in [(&mut desk, "La Semaine"), (&mut copy, "Semaine de 2021")] {
        desk.translate(BANNER, said);
        desk.confirm(BANNER);
    }
    let parcels = parcels_of(&copy.release);
    let parcel = parcels.first().expect("one language");
    let brought = Bringing::new(&desk.release, parcel, None, true).expect("it's of it");
    assert_eq!(only(&brought).kept, Some(Kept::ConfirmedInBoth));
    desk.change(brought.edit(&desk.release, &|_| true));
    assert_eq!(desk.said(BANNER), "Semaine de 2021");
}

#[test]
fn what_is_said_in_another_comes_with_that_alone() {
    const SECOND: &str = "sections/opening-5acy/blocks/text-dp9c/text/p-ttqs";
    let mut desk = Desk::of("fr");
    desk.translate(PARAGRAPH, "Un.");
    desk.translate(SECOND, "Deux.");
    let mut copy = desk.clone();
    copy.join(SECOND);
    // Here the first is confirmed, so that what the copy says of it is left unless it's wanted.
    desk.confirm(PARAGRAPH);
    let parcels = parcels_of(&copy.release);
    let [parcel] = parcels.as_slice() else {
        panic!("one language");
    };
    let brought = Bringing::new(&desk.release, parcel, None, true).expect("it's of it");
    let kept: Vec<bool> = brought
        .changes
        .iter()
        .map(|one| one.kept.is_some())
        .collect();
    assert_eq!(kept, [true, true], "{:#?}", brought.changes);
    let of_second = |change: &UnitChange| change.unit.at.to_string() == SECOND;
    let edit = brought.edit(&desk.release, &of_second);
    assert!(
        edit.is_none_or(|edit| edit.is_empty()),
        "the words would be nowhere"
    );
    desk.change(brought.edit(&desk.release, &|_| true));
    assert_eq!(desk.said(PARAGRAPH), "Un. Deux.");
    assert_eq!(desk.said(SECOND), "");
}

#[test]
fn whoever_changes_what_says_two_paragraphs_in_a_file_has_it_looked_at() {
    const SECOND: &str = "sections/opening-5acy/blocks/text-dp9c/text/p-ttqs";
    let mut desk = Desk::of("fr");
    desk.translate(PARAGRAPH, "Un.");
    desk.translate(SECOND, "Deux.");
    desk.join(SECOND);
    desk.confirm(PARAGRAPH);
    let file = handed_out(&desk.release, ExchangeFormat::Xliff1);
    let file = replaced(&file, "Un. Deux.", "Un.");
    let brought = brought(&desk.release, &file);
    let change = only(&brought);
    assert_eq!(change.remarks, [Remark::SaysMore]);
    assert_eq!(change.state, SegmentState::Draft);
}

#[test]
fn what_said_two_paragraphs_when_it_was_handed_out_doesnt_say_one_twice_by_itself() {
    for format in TEXTS {
        let mut desk = Desk::of("fr");
        desk.translate(PARAGRAPH, "Un.");
        desk.translate(SECOND, "Deux.");
        let parted = desk.clone();
        desk.join(SECOND);
        let file = handed_out(&desk.release, format);
        assert_eq!(brought(&desk.release, &file).changes, [], "{format:?}");
        let brought = brought(&parted.release, &replaced(&file, "Un. Deux.", "Un, deux."));
        let change = only(&brought);
        assert_eq!(change.kept, Some(Kept::ChangedHere), "{format:?}");
        assert!(change.remarks.contains(&Remark::SaysAgain), "{format:?}");
        assert_eq!(change.state, SegmentState::Draft);
    }
}

#[test]
fn what_was_confirmed_since_isnt_a_draft_again() {
    for format in ExchangeFormat::ALL {
        let mut desk = begun();
        let file = handed_out(&desk.release, format);
        desk.confirm(BANNER);
        assert_eq!(brought(&desk.release, &file).changes, [], "{format:?}");
    }
}

#[test]
fn what_a_translator_makes_a_draft_again_is_one() {
    let mut desk = begun();
    desk.confirm(BANNER);
    let file = handed_out(&desk.release, ExchangeFormat::Xliff1);
    let file = replaced(&file, "approved=\"yes\"", "approved=\"no\"");
    let file = replaced(&file, "state=\"final\"", "state=\"needs-translation\"");
    let brought = brought(&desk.release, &file);
    assert_eq!(only(&brought).state, SegmentState::Draft);
    assert_eq!(only(&brought).kept, None);
}

#[test]
fn what_is_confirmed_here_stays_where_a_copy_has_a_draft() {
    let mut desk = begun();
    let copy = desk.release.clone();
    desk.translate(BANNER, "Une semaine entière");
    desk.confirm(BANNER);
    let parcels = parcels_of(&copy);
    let parcel = parcels.first().expect("an edition");
    let brought = Bringing::new(&desk.release, parcel, None, true).expect("it's of it");
    assert_eq!(only(&brought).kept, Some(Kept::FurtherHere));
}

#[test]
fn what_was_out_of_date_when_it_was_handed_out_is_so_where_nothing_was_translated() {
    let mut desk = begun();
    desk.rewrite(BANNER, "2021", "The second 2021");
    let mut empty = desk.release.clone();
    let editions = desk.release.editions.iter().cloned();
    let editions = editions.map(|mut edition| {
        edition.segments = List::default();
        edition
    });
    empty.editions = editions.collect();
    for format in TEXTS {
        let file = handed_out(&desk.release, format);
        let brought = brought(&empty, &file);
        let (was, now) = only(&brought).moved_on.clone().expect("it moved on");
        assert_eq!(was.plain(), "2021 Counter-Terrorism Week", "{format:?}");
        assert_eq!(now.plain(), "The second 2021 Counter-Terrorism Week");
    }
}

/// The French edition's only segment, made of the Spanish edition's words.
fn made_of_spanish() -> Desk {
    let mut desk = begun();
    desk.confirm(BANNER);
    let source = Source {
        from: SourceKind::Edition(tag("es")),
        said: "Semana 2021".to_owned(),
    };
    let editions = desk.release.editions.iter().cloned();
    let editions = editions.map(|mut edition| {
        let segments = edition.segments.iter().cloned();
        let segments = segments.map(|segment| Segment {
            source: Some(source.clone()),
            ..segment
        });
        edition.segments = segments.collect();
        edition
    });
    desk.release.editions = editions.collect();
    desk
}

#[test]
fn what_was_made_of_another_edition_still_is() {
    let desk = made_of_spanish();
    for format in ExchangeFormat::ALL {
        let file = handed_out(&desk.release, format);
        assert_eq!(brought(&desk.release, &file).changes, [], "{format:?}");
    }
    for format in TEXTS {
        let mut desk = made_of_spanish();
        let file = handed_out(&desk.release, format);
        let file = replaced(&file, "Semaine 2021", "La Semaine");
        let brought = brought(&desk.release, &file);
        desk.change(brought.edit(&desk.release, &|_| true));
        let edition = desk.release.editions.first().expect("an edition");
        let segment = edition.segments.first().expect("a segment");
        let source = segment.source.clone().expect("it's known");
        assert_eq!(source.from, SourceKind::Edition(tag("es")), "{format:?}");
        assert_eq!(source.said, "Semana 2021");
    }
}

#[test]
fn an_emptied_translation_takes_none_out() {
    let desk = begun();
    for format in TEXTS {
        let file = handed_out(&desk.release, format);
        let file = replaced(&file, "Semaine 2021", "");
        let brought = brought(&desk.release, &file);
        assert_eq!(brought.changes, [], "{format:?}");
        let refused: Vec<&Why> = brought.refused.iter().map(|one| &one.why).collect();
        assert_eq!(refused, [&Why::Emptied], "{format:?}");
    }
}

#[test]
fn a_paragraph_that_was_moved_into_another_text_keeps_its_translation() {
    let mut desk = Desk::of("fr");
    desk.translate(PARAGRAPH, "Un paragraphe.");
    desk.confirm(PARAGRAPH);
    let file = handed_out(&desk.release, ExchangeFormat::Xliff1);
    let file = replaced(&file, "Un paragraphe.", "Le paragraphe.");
    // Somebody has put it into the notes to editors, in a text editor.
    let from: FieldPath = PARAGRAPH.parse().expect("an address");
    let (prose, id) = from.split_last().expect("a paragraph");
    let mut release = desk.release.clone();
    let prose = release.prose(&prose).expect("a text");
    let moved = prose.get(id).expect("it's there").clone();
    let removal = remove(&release, &from).expect("it's there");
    release = applied(&release, &removal).expect("it applies");
    let notes: FieldPath = "notes_to_editors".parse().expect("an address");
    desk.release = applied(&release, &insert(&notes, None, moved)).expect("it applies");
    let at = format!("notes_to_editors/{id}");
    assert_eq!(desk.said(&at), "Un paragraphe.");
    assert!(!desk.standing(&at).1);
    let brought = brought(&desk.release, &file);
    assert_eq!(only(&brought).unit.at.to_string(), at);
}

#[test]
fn a_draft_that_says_the_same_as_its_source_is_no_copy_of_it() {
    let mut desk = Desk::of("fr");
    desk.translate(BANNER, "2021 Counter-Terrorism Week");
    for format in ExchangeFormat::ALL {
        let file = handed_out(&desk.release, format);
        let brought = brought(&desk.release, &file);
        assert_eq!(
            (brought.changes, brought.refused),
            (vec![], vec![]),
            "{format:?}"
        );
    }
}

#[test]
fn what_was_improved_in_the_file_comes_though_the_source_has_moved_on() {
    for format in TEXTS {
        let mut desk = begun();
        desk.confirm(BANNER);
        let file = handed_out(&desk.release, format);
        let file = replaced(&file, "Semaine 2021", "La Semaine");
        desk.rewrite(BANNER, "2021", "The second 2021");
        let brought = brought(&desk.release, &file);
        assert_eq!(only(&brought).kept, None, "{format:?}");
        desk.change(brought.edit(&desk.release, &|_| true));
        assert_eq!(desk.said(BANNER), "La Semaine");
        assert!(desk.standing(BANNER).1, "{format:?}");
    }
}

const SECOND: &str = "sections/opening-5acy/blocks/text-dp9c/text/p-ttqs";

#[test]
fn what_was_joined_or_taken_out_here_doesnt_come_back_by_itself() {
    let mut desk = begun();
    desk.translate(PARAGRAPH, "Un.");
    desk.translate(SECOND, "Deux.");
    let file = handed_out(&desk.release, ExchangeFormat::Xliff1);
    desk.join(SECOND);
    let kept = |desk: &Desk| -> Vec<(String, Option<Kept>)> {
        let changes = brought(&desk.release, &file).changes.into_iter();
        changes
            .map(|change| (change.unit.at.to_string(), change.kept))
            .collect()
    };
    let stays = |at: &str| (at.to_owned(), Some(Kept::NotChangedThere));
    assert_eq!(kept(&desk), [stays(PARAGRAPH), stays(SECOND)]);
    let mut desk = begun();
    desk.translate(PARAGRAPH, "Un.");
    desk.translate(SECOND, "Deux.");
    let unit = desk.unit(SECOND);
    let cleared = desk.with(|translation| clear(&desk.release, translation, &unit));
    desk.change(cleared);
    assert_eq!(kept(&desk), [stays(SECOND)]);
}

#[test]
fn what_a_translation_is_made_of_may_be_said_before_it_says_anything() {
    let mut desk = Desk::of("fr");
    let quote = "sections/voices-huqk/blocks/aslanova-cc3j";
    let words = Paragraph::new(
        Id::parse("p-russ").expect("an id"),
        Fragment::plain("По-русски."),
    );
    let original = format!("{quote}/original").parse().expect("an address");
    desk.change(Some(insert(&original, None, words)));
    let unit = desk.unit(&format!("{quote}/words/p-qtsy"));
    let spoken = SourceKind::Original;
    let made = desk.with(|translation| made_of(&desk.release, translation, &unit, &spoken));
    desk.change(made);
    let begun = desk.with(|translation| begin(&desk.release, translation, &unit));
    if let Some(edit) = begun {
        desk.change(Some(edit));
    }
    let edition = desk.release.editions.first().expect("an edition");
    let source = edition.segments.first().and_then(|one| one.source.clone());
    assert_eq!(source.map(|source| source.from), Some(spoken));
}
