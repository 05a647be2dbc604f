//! Every change can be taken back, exactly, and small changes are small.

use std::collections::HashMap;

use communique::compare::{Names, merge};
use communique::edit::{self, Document, Edit, Join, Label};
use communique::language::Tag;
use communique::release::{
    Block, Cell, Column, FOOTNOTE_CHAR, FieldPath, Footnote, Fragment, Mark, MarkKind, Paragraph,
    Part, Prose, Release, Row, Section, Table,
};
use proptest::prelude::*;

use crate::support::arbitrary::{self, Wish, id};
use crate::support::words::words_of;

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_edits_undone_give_the_first_release_and_redone_the_last(
        first in arbitrary::release(),
        wishes in proptest::collection::vec(arbitrary::wish(), 1..25),
    ) {
        let mut document = Document::new(first.clone());
        let steps = apply_all(&mut document, &wishes);
        let last = document.release().as_ref().clone();
        for _ in 0..steps {
            prop_assert!(undo(&mut document));
        }
        prop_assert!(!undo(&mut document));
        prop_assert_eq!(document.release().as_ref(), &first);
        for _ in 0..steps {
            prop_assert!(redo(&mut document));
        }
        prop_assert_eq!(document.release().as_ref(), &last);
    }

    #[test]
    fn an_edit_and_its_inverse_cancel_out_and_survive_a_journal(
        release in arbitrary::release(),
        wish in arbitrary::wish(),
    ) {
        let Some(edit) = wish.edit(&release) else { return Ok(()) };
        prop_assert_eq!(edit.inverse().inverse(), edit.clone());
        let written = ron::to_string(&edit).expect("an edit can be written");
        let read: Edit = ron::from_str(&written).expect("and read back");
        prop_assert_eq!(read, edit);
    }

    #[test]
    fn undo_takes_back_ones_own_and_nothing_of_what_was_merged_in(
        first in arbitrary::release(),
        wishes in proptest::collection::vec(arbitrary::wish(), 0..10),
        their_wishes in proptest::collection::vec(arbitrary::wish(), 1..8),
        later in proptest::collection::vec(arbitrary::wish(), 0..4),
        undone in 0..4_usize,
    ) {
        let mut document = Document::new(first.clone());
        let mut sound = apply_soundly(&mut document, &wishes);
        for _ in 0..undone {
            undo(&mut document);
        }
        let mut theirs = Document::new(first.clone());
        sound &= apply_soundly(&mut theirs, &their_wishes);
        let theirs = theirs.release().as_ref().clone();
        let merged = merge(&first, document.release(), &theirs, &Names::default());
        let merged = merged.expect("it merges");
        let mut lost = document.merge_in(&merged.edit).expect("it applies").len();
        prop_assert_eq!(document.release().as_ref(), &merged.release);
        sound &= apply_soundly(&mut document, &later);
        let last = document.release().as_ref().clone();
        let mut back = 0;
        loop {
            match document.undo() {
                Ok(None) => break,
                Ok(Some(_)) => back += 1,
                Err(_) => lost += 1,
            }
            prop_assert!(!sound || is_sound(document.release()));
        }
        if lost == 0 && sound && merged.conflicts.is_empty() {
            let left = words_of(document.release());
            for word in words_of(&theirs).difference(&words_of(&first)) {
                prop_assert!(left.contains(word), "‘{}’ was taken back", word);
            }
            for _ in 0..back {
                prop_assert!(matches!(document.redo(), Ok(Some(_))));
            }
            prop_assert_eq!(document.release().as_ref(), &last);
        }
    }

    #[test]
    fn what_was_merged_for_an_older_state_loses_no_letter_on_a_newer_one(
        first in arbitrary::release(),
        their_wishes in proptest::collection::vec(arbitrary::wish(), 1..8),
        written in proptest::collection::vec(arbitrary::wish(), 1..6),
    ) {
        let mut theirs = Document::new(first.clone());
        apply_all(&mut theirs, &their_wishes);
        let merged = merge(&first, &first, theirs.release(), &Names::default());
        let merged = merged.expect("it merges");
        let mut document = Document::new(first.clone());
        document.remember_edits();
        apply_all(&mut document, &written);
        let before = document.release().as_ref().clone();
        let made: Vec<Edit> = document.take_edits().into_iter().map(|(_, edit)| edit).collect();
        let Some((edit, _)) = edit::rebased(&merged.edit, &made) else { return Ok(()) };
        if document.merge_in(&edit).is_err() {
            prop_assert_eq!(document.release().as_ref(), &before);
            return Ok(());
        }
        let [was, ours, theirs, left] =
            [&first, &before, theirs.release(), document.release()].map(letters_of);
        for letter in [&ours, &theirs, &left].into_iter().flat_map(HashMap::keys) {
            let [was, ours, theirs, left] = [&was, &ours, &theirs, &left]
                .map(|letters| letters.get(letter).copied().unwrap_or_default());
            prop_assert_eq!(left, ours + theirs - was, "of ‘{}’", letter);
        }
    }

    #[test]
    fn a_group_that_fails_half_way_changes_nothing(
        release in arbitrary::release(),
        wishes in proptest::collection::vec(arbitrary::wish(), 1..6),
    ) {
        let mut document = Document::new(release.clone());
        let mut edits: Vec<Edit> = Vec::new();
        for wish in &wishes {
            if let Some(edit) = wish.edit(document.release())
                && document.apply(label(), edit.clone(), Join::Separate).is_ok()
            {
                edits.push(edit);
            }
        }
        edits.push(Edit::Move {
            list: FieldPath::root().field("sections"),
            id: id("nowhere"),
            from: None,
            to: Some(id("anywhere")),
        });
        let mut document = Document::new(release.clone());
        prop_assert!(document.apply(label(), Edit::Group(edits), Join::Separate).is_err());
        prop_assert_eq!(document.release().as_ref(), &release);
        prop_assert!(document.undoable().is_none());
    }
}

/// Takes a step back that nobody else has touched; answers whether there was one.
fn undo(document: &mut Document) -> bool {
    document.undo().expect("it can be taken back").is_some()
}

fn redo(document: &mut Document) -> bool {
    document.redo().expect("it can be done again").is_some()
}

fn apply_all(document: &mut Document, wishes: &[Wish]) -> usize {
    let mut steps = 0;
    for wish in wishes {
        let Some(edit) = wish.edit(document.release()) else {
            continue;
        };
        let counts = !edit.is_empty();
        if document.apply(label(), edit, Join::Separate).is_ok() && counts {
            steps += 1;
        }
    }
    steps
}

/// Applies them; whether all held each time that must.
fn apply_soundly(document: &mut Document, wishes: &[Wish]) -> bool {
    let mut sound = is_sound(document.release());
    for wish in wishes {
        apply_all(document, std::slice::from_ref(wish));
        sound &= is_sound(document.release());
    }
    sound
}

/// Whether all that a release refers to is there.
fn is_sound(release: &Release) -> bool {
    let mut columns = release.referred_columns().into_iter();
    let has_columns = columns.all(|(list, id)| release.part(&list.item(&id)).is_some());
    has_columns && release.faults().is_empty()
}

/// How often each letter stands in a release.
fn letters_of(release: &Release) -> HashMap<char, i64> {
    let mut letters = HashMap::new();
    release.visit(&mut |_, part| {
        let text = match part {
            Part::Text(text, _) => text.text(),
            Part::Paragraph(paragraph) => paragraph.text(),
            _ => "",
        };
        for letter in text.chars() {
            *letters.entry(letter).or_default() += 1;
        }
    });
    letters
}

fn label() -> Label {
    Label::List
}

fn summary_of(text: &str) -> (Release, FieldPath) {
    let release = Release {
        summary: [Paragraph::new(id("p-a"), Fragment::plain(text))]
            .into_iter()
            .collect(),
        ..Release::default()
    };
    let path = FieldPath::root().field("summary").item(&id("p-a"));
    (release, path)
}

fn text_at(release: &Release, path: &FieldPath) -> String {
    match release.part(path) {
        Some(Part::Paragraph(paragraph)) => paragraph.text().to_owned(),
        Some(Part::Text(text, _)) => text.text().to_owned(),
        _ => panic!("no text at {path}"),
    }
}

#[test]
fn a_letter_typed_into_a_megabyte_is_an_edit_of_some_bytes() {
    let (release, path) = summary_of(&"word ".repeat(200_000));
    let edit = edit::splice(&release, &path, 500_000..500_000, Fragment::plain("x"))
        .expect("the place is there");
    let written = ron::to_string(&edit).expect("an edit can be written");
    assert!(
        written.len() < 200,
        "{} bytes: {written:.200}",
        written.len()
    );
}

#[test]
fn typing_a_word_is_one_step_and_so_is_deleting_it() {
    let (release, path) = summary_of("Hello ");
    let mut document = Document::new(release);
    for (index, letter) in "world".chars().enumerate() {
        let at = 6 + index;
        let edit = edit::splice(document.release(), &path, at..at, Fragment::plain(letter))
            .expect("the place is there");
        document
            .apply(Label::Typing(path.clone()), edit, Join::IfContiguous)
            .expect("it applies");
    }
    for at in (6..11).rev() {
        let edit = edit::splice(document.release(), &path, at..at + 1, Fragment::default())
            .expect("the place is there");
        document
            .apply(Label::Deleting(path.clone()), edit, Join::IfContiguous)
            .expect("it applies");
    }
    assert_eq!(text_at(document.release(), &path), "Hello ");
    assert!(undo(&mut document));
    assert_eq!(text_at(document.release(), &path), "Hello world");
    assert!(undo(&mut document));
    assert_eq!(text_at(document.release(), &path), "Hello ");
    assert!(!undo(&mut document));
}

#[test]
fn long_typing_is_divided_between_words() {
    let (release, path) = summary_of("");
    let mut document = Document::new(release);
    let typed = "All of these words are typed without a pause. ".repeat(6);
    for (at, letter) in typed.char_indices() {
        let edit = edit::splice(document.release(), &path, at..at, Fragment::plain(letter))
            .expect("the place is there");
        document
            .apply(Label::Typing(path.clone()), edit, Join::IfContiguous)
            .expect("it applies");
    }
    let mut steps = 0;
    while undo(&mut document) {
        steps += 1;
        let left = text_at(document.release(), &path);
        assert!(
            left.is_empty() || left.ends_with(' '),
            "cut inside a word: {left:?}"
        );
    }
    assert!(
        (2..=4).contains(&steps),
        "{steps} steps for {} letters",
        typed.len()
    );
}

#[test]
fn undoing_to_what_was_saved_is_being_saved_again() {
    let (release, path) = summary_of("text");
    let mut document = Document::new(release);
    let saved = document.state();
    let edit = edit::splice(document.release(), &path, 0..0, Fragment::plain("a "))
        .expect("the place is there");
    document
        .apply(label(), edit, Join::Separate)
        .expect("it applies");
    assert_ne!(document.state(), saved);
    assert!(undo(&mut document));
    assert_eq!(document.state(), saved);
}

#[test]
fn an_edit_made_for_another_text_is_refused() {
    let (before, path) = summary_of("The first words");
    let (after, _) = summary_of("The other words");
    let edit = edit::splice(&before, &path, 4..9, Fragment::plain("last")).expect("it's there");
    let mut document = Document::new(after.clone());
    let refused = document
        .apply(label(), edit, Join::Separate)
        .expect_err("it has changed");
    assert_eq!(refused.to_string(), "‘summary/p-a’ has changed since");
    assert_eq!(document.release().as_ref(), &after);
}

#[test]
fn a_line_takes_no_line_feed_and_plain_text_no_marks() {
    let release = Release::default();
    let headline = FieldPath::root().field("headline");
    for (wrong, what) in [
        (Fragment::plain("two\nlines"), "a line feed"),
        (
            Fragment::new("bold", vec![Mark::new(0..4, MarkKind::Strong)]),
            "a mark",
        ),
    ] {
        let edit = edit::splice(&release, &headline, 0..0, wrong).expect("it's there");
        let mut document = Document::new(release.clone());
        assert!(
            document.apply(label(), edit, Join::Separate).is_err(),
            "{what}"
        );
    }
}

#[test]
fn a_copy_has_ids_of_its_own_throughout() {
    let mut release = Release::default();
    let words: Prose = [Paragraph::new(id("p-a"), Fragment::plain("words"))]
        .into_iter()
        .collect();
    release.boilerplates = [communique::release::Boilerplate {
        id: id("about"),
        text: words,
        ..Default::default()
    }]
    .into_iter()
    .collect();
    let path = FieldPath::root().field("boilerplates").item(&id("about"));
    let mut drawn = 0;
    let edit = edit::duplicate(&release, &path, &mut |old| {
        drawn += 1;
        id(&format!("{old}-copy"))
    })
    .expect("it's there");
    let mut document = Document::new(release);
    document
        .apply(label(), edit, Join::Separate)
        .expect("it applies");
    let copy = document.release().boilerplates.last().expect("the copy");
    assert_eq!((copy.id.as_str(), drawn), ("about-copy", 2));
    assert!(copy.text.get("p-a-copy").is_some());
}

/// A paragraph that says this, with a mark of the footnote behind it.
fn marked(name: &str, text: &str) -> Paragraph {
    let text = format!("{text}{FOOTNOTE_CHAR}");
    let mark = text.len() - FOOTNOTE_CHAR.len_utf8()..text.len();
    let marks = vec![Mark::new(mark, MarkKind::Footnote(id("note-q2w3")))];
    Paragraph::new(id(name), Fragment::new(text, marks))
}

/// A release with a table of one column, and the addresses of its columns and rows.
fn with_table() -> (Release, FieldPath, FieldPath) {
    let mut release = Release::new(id("release-q2w3"), Tag::parse("en").expect("a tag"));
    let table = Table {
        id: id("table-q2w3"),
        columns: [column("first")].into_iter().collect(),
        ..Table::default()
    };
    let section = Section {
        id: id("section-q2w3"),
        blocks: [Block::Table(table)].into_iter().collect(),
        ..Section::default()
    };
    release.sections = [section].into_iter().collect();
    let table = path("sections/section-q2w3/blocks/table-q2w3");
    (release, table.field("columns"), table.field("rows"))
}

fn column(name: &str) -> Column {
    Column {
        id: id(name),
        ..Column::default()
    }
}

/// A row with a word in this column.
fn row(name: &str, column: &str) -> Row {
    let cell = Cell {
        id: id(column),
        text: "Fairhollow".into(),
    };
    Row {
        id: id(name),
        cells: [cell].into_iter().collect(),
    }
}

fn path(text: &str) -> FieldPath {
    text.parse().expect("an address")
}

/// A document in which `own` was made and then `theirs` merged in.
fn merged(first: Release, own: Edit, theirs: impl Fn(&Release) -> Edit) -> Document {
    let mut document = Document::new(first);
    let made = document.apply(label(), own, Join::Separate);
    made.expect("it can be made");
    let saved = document.release().as_ref().clone();
    let theirs = edit::applied(&saved, &theirs(&saved)).expect("it can be made");
    let merged = merge(&saved, &saved, &theirs, &Names::default()).expect("it merges");
    document.merge_in(&merged.edit).expect("it applies");
    document
}

#[test]
fn what_others_refer_to_by_now_stays_when_it_is_undone() {
    let note = Footnote {
        id: id("note-q2w3"),
        ..Footnote::default()
    };
    let summary = path("summary");
    let own = Edit::Group(vec![
        edit::insert(&path("footnotes"), None, note),
        edit::insert(&summary, None, marked("p-mine", "Mine")),
    ]);
    let first = Release::new(id("release-q2w3"), Tag::parse("en").expect("a tag"));
    let theirs = |_: &Release| edit::insert(&path("notes_to_editors"), None, marked("p-t", "T"));
    let mut document = merged(first, own, theirs);
    for _ in 0..2 {
        assert!(matches!(document.undo(), Ok(Some(_))));
        assert_eq!(document.release().faults(), []);
        assert!(document.release().summary.is_empty());
        assert!(matches!(document.redo(), Ok(Some(_))));
        assert_eq!(document.release().faults(), []);
        assert_eq!(document.release().footnotes.len(), 1);
    }

    let (first, columns, rows) = with_table();
    let own = edit::insert(&columns, Some(id("first")), column("second"));
    let theirs = |_: &Release| edit::insert(&rows, None, row("row-theirs", "second"));
    let mut document = merged(first, own, theirs);
    assert!(matches!(document.undo(), Ok(Some(_))));
    let column = columns.item(&id("second"));
    assert!(document.release().part(&column).is_some());
}

#[test]
fn a_column_that_one_takes_out_stays_where_the_other_has_put_words_in_it() {
    let (first, columns, rows) = with_table();
    let second = edit::insert(&columns, Some(id("first")), column("second"));
    let first = edit::applied(&first, &second).expect("it can be made");
    let column = columns.item(&id("second"));
    let without = edit::remove(&first, &column).expect("it's there");
    let without = edit::applied(&first, &without).expect("it can be made");
    let with = edit::insert(&rows, None, row("row-theirs", "second"));
    let with = edit::applied(&first, &with).expect("it can be made");
    for (ours, theirs) in [(&without, &with), (&with, &without)] {
        let merged = merge(&first, ours, theirs, &Names::default()).expect("it merges");
        assert!(merged.release.part(&column).is_some());
        assert!(merged.release.conflicts.is_empty());
        assert_eq!(edit::applied(ours, &merged.edit), Ok(merged.release));
    }
}
