//! The live page: the newest wins, the last good one stays.

use std::time::{Duration, Instant};

use communique::jobs::no_wake;
use communique::language::{Conventions, Digits, Months, Tag};
use communique::publish::{self, Concessions, PdfFailure};
use communique::release::FieldPath;
use communique::session::{Action, Command, Means, Message, Session, TextChange, Typed};
use communique::typeset::HouseStyle;

use crate::support::pages::sample;

const PATIENCE: Duration = Duration::from_secs(60);

fn wait_for_pages(session: &mut Session) {
    session.poll();
    let begun = Instant::now();
    while session.preview().is_behind() {
        session.poll();
        assert!(begun.elapsed() < PATIENCE, "no pages");
        std::thread::sleep(Duration::from_millis(1));
    }
}

fn first_page(session: &Session) -> String {
    let pages = session.preview().pages().expect("pages");
    let texts = pages.page_texts(0).into_iter().map(|text| text.words);
    texts.collect::<Vec<_>>().join(" ")
}

fn type_headline(session: &mut Session, at: usize, text: &str) {
    let change = TextChange {
        range: at..at,
        inserted: text.to_owned(),
    };
    let changes = vec![Typed::Text(change, Means::Keys)];
    let field = FieldPath::root().field("headline");
    session.perform(Action::Type { field, changes });
}

#[test]
fn a_hundred_letters_typed_at_once_end_in_the_last() {
    let mut session = Session::new(
        sample("flood-warning-2026.ron"),
        HouseStyle::shipped(),
        no_wake(),
    );
    for at in 0..100 {
        type_headline(&mut session, at, "x");
        session.poll();
    }
    wait_for_pages(&mut session);
    assert!(first_page(&session).contains(&"x".repeat(20)));
}

#[test]
fn a_style_that_takes_too_long_gives_way_to_a_shipped_one() {
    let slow = HouseStyle {
        name: "slow".into(),
        template: "#let release(data) = { for i in range(9000) { for j in range(9000) { let x = i * j } } }"
            .to_owned()
            .into(),
        ..HouseStyle::usual()
    };
    let slow = HouseStyle {
        shipped: false,
        ..slow
    };
    let mut styles = HouseStyle::shipped();
    styles.push(slow);
    let mut session = Session::new(sample("flood-warning-2026.ron"), styles, no_wake());
    wait_for_pages(&mut session);
    let house = "style/house".parse().expect("an address");
    session.perform(Action::SetText(house, "slow".into()));
    // The last good pages stay.
    assert!(session.preview().pages().is_some());
    wait_for_pages(&mut session);
    assert!(first_page(&session).contains("Harrow & Vane"));
    let trouble = session.preview().trouble().expect("it's said");
    assert!(trouble.too_slow && trouble.style == "slow", "{trouble:?}");
    // Nor is a PDF made in it, and nobody waits for that.
    let release = std::sync::Arc::clone(session.release());
    let made = publish::pdf(
        &release,
        None,
        session.preview().styles(),
        Concessions::default(),
    );
    assert_eq!(made, Err(PdfFailure::SlowStyle("slow".into())));
    let folder = tempfile::tempdir().expect("a folder");
    let target = folder.path().join("a.pdf");
    let wanted = session.export_to(target.clone());
    session.perform(Action::Export(wanted));
    assert!(!session.has_jobs());
    let said = session.take_messages();
    let is_told = |message: &Message| match message {
        Message::NotExported(what) => {
            what.target == target && what.failure == PdfFailure::SlowStyle("slow".into())
        }
        _ => false,
    };
    assert!(said.iter().any(is_told), "{said:?}");
    // It isn't tried again with the next letter.
    let begun = Instant::now();
    type_headline(&mut session, 0, "News: ");
    wait_for_pages(&mut session);
    assert!(first_page(&session).contains("News: Harrow"));
    assert!(begun.elapsed() < Duration::from_secs(9));
}

#[test]
fn a_release_that_is_written_in_another_language_leaves_settings_that_it_hasnt() {
    let mut release = sample("heat-waves-2026-ar.ron");
    release.conventions.digits = Digits::ArabicIndic;
    release.conventions.months = Months::Levantine;
    let before = release.clone();
    let mut session = Session::new(release, HouseStyle::shipped(), no_wake());
    let language = FieldPath::root().field("language");
    let french = Tag::parse("fr").expect("a tag");
    session.perform(Action::Set(language, french.into()));
    assert_eq!(session.release().conventions, Conventions::default());
    session.perform(Action::Do(Command::Undo));
    assert_eq!(**session.release(), before);
}
