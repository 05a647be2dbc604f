//! Two translators at one file.

use communique::compare::{Names, merge};
use communique::release::{Release, SegmentState};
use communique::storage::{read, write};
use communique::translate::{State, Translation, add_edition};

use super::editions::{Desk, tag};

const BRANDT: &str = "sections/voices-huqk/blocks/brandt-6scd/words/p-idmj";
const LADEB: &str = "sections/voices-huqk/blocks/ladeb-nbug/words/p-tkwz";

fn merged(base: &Desk, ours: &Desk, theirs: &Desk) -> Desk {
    let all = [[ours, theirs], [theirs, ours]].map(|[ours, theirs]| {
        let merged = merge(
            &base.release,
            &ours.release,
            &theirs.release,
            &Names::default(),
        );
        let release = merged.expect("it merges").release;
        assert_eq!(release.faults(), Vec::new());
        release
    });
    let [release, other] = all;
    let conflicts = |release: &Release| release.conflicts.len();
    assert_eq!(conflicts(&release), conflicts(&other));
    Desk {
        release,
        id: base.id.clone(),
    }
}

fn said(desk: &Desk, at: &str) -> String {
    let unit = desk.unit(at);
    let target = desk.with(|translation| translation.target(&unit));
    target.map(|text| text.plain()).unwrap_or_default()
}

#[test]
fn two_who_add_the_same_edition_work_on_one() {
    let mut base = Desk::of("fr");
    base.release.editions = Default::default();
    let added = |text: [&str; 2]| {
        let mut desk = base.clone();
        let edit = add_edition(&desk.release, &tag("fr"));
        desk.change(edit);
        desk.translate(text[0], text[1]);
        desk
    };
    let (ours, theirs) = (added([BRANDT, "Un."]), added([LADEB, "Deux."]));
    let both = merged(&base, &ours, &theirs);
    assert_eq!(both.release.conflicts.len(), 0);
    assert_eq!(both.release.editions.len(), 1);
    assert_eq!(
        (said(&both, BRANDT), said(&both, LADEB)),
        ("Un.".into(), "Deux.".into())
    );
}

#[test]
fn two_who_translate_the_same_have_one_thing_to_settle() {
    let base = Desk::of("fr");
    let (mut ours, mut theirs) = (base.clone(), base.clone());
    ours.translate(BRANDT, "Permettez-moi d’insister.");
    theirs.translate(BRANDT, "Laissez-moi souligner cela.");
    let both = merged(&base, &ours, &theirs);
    assert_eq!(
        both.release.conflicts.len(),
        1,
        "{:#?}",
        both.release.conflicts
    );
}

#[test]
fn what_one_confirms_while_the_other_writes_on_is_a_draft() {
    let mut base = Desk::of("fr");
    base.translate(BRANDT, "Permettez-moi de dire.");
    let (mut ours, mut theirs) = (base.clone(), base.clone());
    ours.translate(BRANDT, "Permettez-nous de dire.");
    ours.confirm(BRANDT);
    theirs.translate(BRANDT, "Permettez-moi de dire ceci.");
    theirs.confirm(BRANDT);
    let both = merged(&base, &ours, &theirs);
    assert_eq!(said(&both, BRANDT), "Permettez-nous de dire ceci.");
    assert_eq!(both.standing(BRANDT), (State::Draft, false));
    let one = merged(&base, &ours, &base);
    assert_eq!(one.standing(BRANDT), (State::Final, false));
}

#[test]
fn a_source_that_one_changes_while_the_other_confirms_makes_that_out_of_date() {
    let mut base = Desk::of("fr");
    base.translate(BRANDT, "Permettez-moi de dire.");
    let (mut ours, mut theirs) = (base.clone(), base.clone());
    ours.rewrite(BRANDT, "Let me stress", "Let us stress");
    theirs.confirm(BRANDT);
    let both = merged(&base, &ours, &theirs);
    assert_eq!(both.release.conflicts.len(), 0);
    assert_eq!(both.standing(BRANDT), (State::Final, true));
    let edition = both.release.edition(&both.id).expect("it's there");
    let segment = Translation::new(&both.release, edition)
        .segment(&BRANDT.parse().expect("an address"))
        .expect("it's translated")
        .clone();
    assert_eq!(segment.state, SegmentState::Final);
}

#[test]
fn a_translation_that_one_gives_to_another_text_in_the_file_is_that_texts_for_both() {
    let mut base = Desk::of("fr");
    base.translate(BRANDT, "Un.");
    let moved = || {
        let text = write(&base.release).expect("it can be written");
        let text = text.replace(&format!("at: \"{BRANDT}\""), &format!("at: \"{LADEB}\""));
        let release = read(text.as_bytes()).expect("it opens").release;
        Desk {
            release,
            id: base.id.clone(),
        }
    };
    let mut theirs = base.clone();
    theirs.translate("headline", "Un titre");
    let both = merged(&base, &moved(), &theirs);
    assert_eq!(both.release.conflicts.len(), 0);
    assert_eq!(
        (said(&both, BRANDT), said(&both, LADEB)),
        (String::new(), "Un.".into())
    );
    assert_eq!(said(&both, "headline"), "Un titre");
}
