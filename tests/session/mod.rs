//! An open release without a window: what is typed, and what becomes of it.

mod copies;
mod held;
mod keeping;
mod place;
mod presence;
mod preview;
mod races;
mod seen;
mod sharing;
mod watching;

use communique::jobs::no_wake;
use communique::language::LINE_BREAK;
use communique::release::{FieldPath, Part, Prose, Release};
use communique::session::{Action, Command, FileState, Means, Request, Session, TextChange, Typed};
use communique::storage;
use communique::typeset::HouseStyle;
use proptest::prelude::*;

use crate::support::arbitrary;
use crate::support::pages::sample;

/// A stretch and what is typed in its place, for whatever length the text has.
fn change() -> impl Strategy<Value = (usize, usize, String)> {
    let inserted = prop_oneof![
        3 => "[a-z]{1,3}",
        2 => Just(String::new()),
        2 => Just("\n".to_owned()),
        1 => Just("one\ntwo\n\nthree".to_owned()),
        1 => Just(LINE_BREAK.to_string()),
        1 => arbitrary::text(),
    ];
    (any::<usize>(), any::<usize>(), inserted)
}

/// The change, cut to `text`.
fn fitted((a, b, inserted): &(usize, usize, String), text: &str) -> TextChange {
    let [a, b] = [a, b].map(|at| text.floor_char_boundary(at % (text.len() + 1)));
    // Most changes are of a few letters.
    let b = if a.abs_diff(b) > 6 { a } else { b };
    TextChange {
        range: a.min(b)..a.max(b),
        inserted: inserted.clone(),
    }
}

fn session(release: Release) -> Session {
    Session::new(release, HouseStyle::shipped(), no_wake())
}

fn prose_fields(release: &Release) -> Vec<FieldPath> {
    let mut fields = Vec::new();
    release.visit(&mut |path, part| {
        if let Part::List(list) = part
            && list.as_prose().is_some()
        {
            fields.push(path.clone());
        }
    });
    fields
}

fn text_of(session: &Session, field: &FieldPath) -> String {
    let prose = session.release().prose(field);
    prose.map(Prose::whole_text).unwrap_or_default()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn typing_into_plain_paragraphs_is_typing_into_a_text(
        changes in proptest::collection::vec(change(), 1..20),
    ) {
        let mut session = session(Release::new(arbitrary::id("r"), communique::language::Tag::english()));
        let field = FieldPath::root().field("summary");
        let mut expected = String::new();
        for typed in &changes {
            let change = fitted(typed, &expected);
            let (seen, _) = communique::language::sanitize(&change.inserted);
            let seen = seen.replace(LINE_BREAK, "\n");
            expected.replace_range(change.range.clone(), &seen);
            session.perform(Action::Type { field: field.clone(), changes: vec![Typed::Text(change, Means::Keys)] });
            prop_assert_eq!(text_of(&session, &field), expected.as_str());
        }
    }

    #[test]
    fn whatever_is_typed_anywhere_is_undone_and_can_be_saved(
        release in arbitrary::release(),
        at in any::<usize>(),
        changes in proptest::collection::vec(change(), 1..12),
    ) {
        let fields = prose_fields(&release);
        let Some(field) = fields.get(at % fields.len().max(1)).cloned() else { return Ok(()) };
        let mut session = session(release.clone());
        for typed in &changes {
            let text = text_of(&session, &field);
            session.perform(Action::Type { field: field.clone(), changes: vec![Typed::Text(fitted(typed, &text), Means::Keys)] });
            let text = storage::write(session.release()).expect("it can be written");
            let read = storage::read(text.as_bytes()).expect("and read").release;
            prop_assert_eq!(&read, session.release().as_ref());
        }
        let last = session.release().as_ref().clone();
        let mut steps = 0;
        while session.can(Command::Undo) {
            session.perform(Action::Do(Command::Undo));
            steps += 1;
        }
        prop_assert_eq!(session.release().as_ref(), &release);
        for _ in 0..steps {
            session.perform(Action::Do(Command::Redo));
        }
        prop_assert_eq!(session.release().as_ref(), &last);
    }

    #[test]
    fn every_place_of_a_prose_has_an_address_and_back(release in arbitrary::release()) {
        for field in prose_fields(&release) {
            let prose: &Prose = release.prose(&field).expect("prose");
            let text = prose.whole_text();
            for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
                let Some((path, offset)) = prose.address_at(&field, at) else {
                    prop_assert!(prose.is_empty());
                    continue;
                };
                let id = path.last().expect("a paragraph");
                prop_assert_eq!(prose.whole_offset(id, offset), Some(at));
            }
        }
    }

    #[test]
    fn copies_of_anything_have_ids_of_their_own(release in arbitrary::release(), at in any::<usize>()) {
        let mut items = Vec::new();
        release.visit(&mut |path, part| {
            if matches!(part, Part::Node(_)) && path.parent().is_some() {
                items.push(path.clone());
            }
        });
        let Some(item) = items.get(at % items.len().max(1)) else { return Ok(()) };
        let mut session = session(release);
        session.perform(Action::Duplicate(item.clone()));
        session.perform(Action::Duplicate(item.clone()));
        let text = storage::write(session.release()).expect("it can be written");
        prop_assert!(storage::read(text.as_bytes()).is_ok());
    }
}

#[test]
fn a_window_that_waits_to_close_stays_open_for_whoever_writes_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.ron");
    let release = sample("ct-week-2021.ron");
    let mut session = Session::new(release, HouseStyle::shipped(), no_wake());
    let headline: FieldPath = "headline".parse().expect("an address");
    session.perform(Action::SaveTo(path.clone()));
    wait(&mut session);
    assert_eq!(session.file_state(), FileState::Saved);
    // A PDF is being made when the window is closed, and somebody types meanwhile.
    let target = folder.path().join("a.pdf");
    let wanted = session.export_to(target);
    session.perform(Action::Export(wanted));
    session.close_when_written();
    session.perform(Action::SetText(headline, "News".into()));
    wait(&mut session);
    session.perform(Action::SaveTo(path));
    wait(&mut session);
    let requests = session.take_requests();
    assert!(!requests.contains(&Request::Close), "{requests:?}");
}

/// Until everything is written.
fn wait(session: &mut Session) {
    let begun = std::time::Instant::now();
    while session.is_writing() {
        assert!(begun.elapsed().as_secs() < 60, "it never ends");
        session.poll();
        std::thread::sleep(std::time::Duration::from_millis(1));
    }
    session.poll();
}

#[test]
fn what_is_being_written_is_written_before_the_rest_is_discarded() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.ron");
    let mut session = Session::new(sample("ct-week-2021.ron"), HouseStyle::shipped(), no_wake());
    session.perform(Action::SaveTo(path.clone()));
    let headline: FieldPath = "headline".parse().expect("an address");
    session.perform(Action::SetText(headline, "Not wanted".into()));
    session.discard_and_close();
    assert!(!session.take_requests().contains(&Request::Close));
    wait(&mut session);
    assert!(session.take_requests().contains(&Request::Close));
    let left: Vec<_> = std::fs::read_dir(folder.path())
        .expect("it's there")
        .collect();
    assert_eq!(left.len(), 1, "{left:?}");
    assert_eq!(
        storage::open(&path).expect("it opens").release,
        sample("ct-week-2021.ron")
    );
}
