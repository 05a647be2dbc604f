//! Quotes in the editions: printed as they were spoken, or as they were translated out of the
//! release or of another edition, wherever they're carried.

use communique::release::{Block, Fragment, Id, Quote, Release, SegmentState, SourceKind};
use communique::storage::{read, write as written};
use communique::translate::{
    Need, State, Text, add_edition, made_of, remove_edition, still_right, translated_by, unit_at,
    usual_source, write,
};

use super::editions::{ASLANOVA, BRANDT, Desk, path, tag};
use crate::support::sample_text;

pub(super) fn quote<'a>(release: &'a Release, id: &str) -> &'a Quote {
    let sections = release.sections.iter();
    let mut blocks = sections.flat_map(|section| section.blocks.iter());
    let found = blocks.find_map(|block| match block {
        Block::Quote(quote) if quote.id == *id => Some(quote),
        _ => None,
    });
    found.expect("the quote")
}

#[test]
fn a_quote_is_printed_as_it_was_spoken_in_that_language_and_translated_in_others() {
    let mut desk = Desk::of("ru");
    // The words as she spoke them aren't known: they're translated back.
    let unit = desk.unit(ASLANOVA);
    assert_eq!(unit.need, Need::Translation);
    assert_eq!(
        usual_source(&desk.release, &unit, &tag("ru")),
        SourceKind::Back
    );
    desk.translate(ASLANOVA, "Гражданское общество сильно.");
    let text = written(&desk.release).expect("it can be written");
    assert!(text.contains("from: Back"), "marked so in the file");
    let brandt = desk.unit(BRANDT);
    assert_eq!(
        usual_source(&desk.release, &brandt, &tag("ru")),
        SourceKind::Release
    );

    let original = path("sections/voices-huqk/blocks/aslanova-cc3j/original");
    let paragraph = communique::release::Paragraph::new(
        Id::parse("p-oooo").expect("an id"),
        Fragment::plain("Как она сказала."),
    );
    desk.change(Some(communique::edit::insert(&original, None, paragraph)));
    assert_eq!(desk.unit(ASLANOVA).need, Need::Spoken);
    assert_eq!(desk.standing(ASLANOVA), (State::Given, false));
}

/// The Russian edition is made of the French one.
pub fn made_of_french() -> Desk {
    let mut desk = Desk::of("fr");
    desk.translate(BRANDT, "Permettez-moi.");
    desk.confirm(BRANDT);
    desk.change(add_edition(&desk.release, &tag("ru")));
    let french = desk.id.clone();
    desk.id = desk
        .release
        .editions
        .last()
        .expect("the Russian one")
        .id
        .clone();
    let unit = desk.unit(BRANDT);
    let from = SourceKind::Edition(tag("fr"));
    desk.change(desk.with(|translation| {
        let text = Text::Prose(vec![Fragment::plain("Позвольте мне.")]);
        write(
            &desk.release,
            translation,
            &unit,
            &text,
            (SegmentState::Final, &from),
        )
    }));
    assert_eq!(desk.standing(BRANDT), (State::Final, false));
    assert!(desk.release.edition(&french).is_some());
    desk
}

#[test]
fn what_was_made_of_an_edition_that_is_gone_is_made_of_the_release_from_then_on() {
    let mut desk = made_of_french();
    let french = desk
        .release
        .editions
        .first()
        .expect("the French one")
        .id
        .clone();
    desk.change(remove_edition(&desk.release, &french));
    assert_eq!(desk.standing(BRANDT), (State::Final, true));
    let unit = desk.unit(BRANDT);
    desk.change(desk.with(|translation| still_right(&desk.release, translation, &unit)));
    assert_eq!(desk.standing(BRANDT), (State::Final, false));
    desk.rewrite(BRANDT, "Let me stress", "Let us stress");
    assert_eq!(desk.standing(BRANDT), (State::Final, true));
}

#[test]
fn whoever_makes_it_of_something_else_has_it_to_confirm_anew() {
    let mut desk = made_of_french();
    let unit = desk.unit(BRANDT);
    let from = usual_source(&desk.release, &unit, &tag("ru"));
    desk.change(desk.with(|translation| made_of(&desk.release, translation, &unit, &from)));
    assert_eq!(desk.standing(BRANDT), (State::Draft, false));
}

#[test]
fn a_quote_that_is_carried_into_another_section_keeps_its_translation() {
    let mut desk = Desk::of("fr");
    desk.translate(BRANDT, "Permettez-moi.");
    desk.confirm(BRANDT);
    desk.carry_brandt();
    let there = "sections/opening-5acy/blocks/brandt-6scd/words/p-idmj";
    assert_eq!(desk.standing(there), (State::Final, false));
    let page = desk.page();
    let brandt = quote(&page.release, "brandt-6scd");
    assert_eq!(brandt.words.whole_text(), "Permettez-moi.");
    // What is typed into it leads back to where the quote is now.
    let edition = desk.release.edition(&desk.id).expect("it's there");
    let segment = edition.segments.first().expect("its translation");
    assert_eq!(segment.at, path(BRANDT), "it was translated there");
    let by = translated_by(&desk.release, edition, segment.id.as_str());
    assert_eq!(by, Some(path(there)));
    desk.rewrite(there, "Let me stress", "Let us stress");
    assert_eq!(desk.standing(there), (State::Final, true));
}

#[test]
fn an_edition_made_of_another_stays_so_where_the_quote_is_carried() {
    let mut desk = made_of_french();
    desk.carry_brandt();
    let there = "sections/opening-5acy/blocks/brandt-6scd/words/p-idmj";
    assert_eq!(desk.standing(there), (State::Final, false));
}

#[test]
fn words_are_printed_as_spoken_in_the_script_they_are_written_in_alone() {
    let text = sample_text("ct-week-2021.ron").replacen(
        "translated_from: \"ru\"",
        "translated_from: \"zh-Hans\", original: [(\"p-abcd\", \"请允许我强调\")]",
        1,
    );
    let release = read(text.as_bytes()).expect("it opens").release;
    for (language, is_spoken) in [("zh-Hans", true), ("zh-CN", true), ("zh-Hant", false)] {
        let unit = unit_at(&release, &tag(language), &path(ASLANOVA)).expect("a text");
        assert_eq!(unit.need == Need::Spoken, is_spoken, "{language}");
    }
}
