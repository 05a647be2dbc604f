//! Typing, selecting, cutting, pasting, composing and undoing, in any order: the text is
//! what a plain string would be, and no grapheme is ever split.

use communique::jobs::no_wake;
use communique::language::{Tag, sanitize};
use communique::release::{FieldPath, Prose, Release};
use communique::session::{Action, Command, Means, Session, TextChange};
use communique::typeset::HouseStyle;
use communique::widgets::text::{
    Editor, FlowStyle, Motion, Place, Selection, TextDirection, TextFonts, TextParagraph,
    TextShape, Unit,
};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use super::{editor, fonts, style};
use crate::support::arbitrary;

/// Something that a person does.
#[derive(Clone, Debug)]
enum Deed {
    Type(String),
    Paste(String),
    Select(usize, usize),
    Go(Motion, bool),
    Delete(bool, Unit),
    Compose(String),
    Commit(String),
    Cancel,
    DeleteAround(usize, usize),
    Press(f32, f32, Unit),
    Drag(f32, f32),
    Undo,
    Redo,
}

/// Texts that are hard on a field.
fn hard_text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-z ]{1,4}",
        2 => "[ابتلاميةن ]{1,4}",
        1 => "[安理会决议，。]{1,3}",
        1 => Just("\n".to_owned()),
        1 => Just("\u{2028}".to_owned()),
        1 => Just("e\u{301}\u{323}".to_owned()),
        1 => Just("\u{301}".to_owned()),
        1 => Just("لَلَا".to_owned()),
        1 => Just("👩‍👩‍👧".to_owned()),
        1 => Just("🇫".to_owned()),
        1 => Just("\u{200d}".to_owned()),
        1 => Just("\u{202e}\u{2067}".to_owned()),
        1 => Just("\u{2069}\u{200f}".to_owned()),
        1 => Just("\u{fffc}\u{7}\r\nq".to_owned()),
        1 => Just("(2396)".to_owned()),
        2 => arbitrary::text(),
    ]
}

fn deed() -> impl Strategy<Value = Deed> {
    let unit = prop_oneof![Just(Unit::Letter), Just(Unit::Word), Just(Unit::Line)];
    let motion = prop_oneof![
        Just(Motion::Left),
        Just(Motion::Right),
        Just(Motion::WordLeft),
        Just(Motion::WordRight),
        (-3_isize..4).prop_map(Motion::Lines),
        (-1_isize..2).prop_map(Motion::Paragraphs),
        Just(Motion::LineStart),
        Just(Motion::LineEnd),
        Just(Motion::LineLeft),
        Just(Motion::TextStart),
        Just(Motion::TextEnd),
    ];
    let (x, y) = (-20.0_f32..300.0, -20.0_f32..300.0);
    prop_oneof![
        6 => hard_text().prop_map(Deed::Type),
        2 => proptest::collection::vec(hard_text(), 1..4).prop_map(|texts| Deed::Paste(texts.concat())),
        2 => (any::<usize>(), any::<usize>()).prop_map(|(a, b)| Deed::Select(a, b)),
        3 => (motion, any::<bool>()).prop_map(|(motion, extend)| Deed::Go(motion, extend)),
        3 => (any::<bool>(), unit.clone()).prop_map(|(forwards, unit)| Deed::Delete(forwards, unit)),
        2 => hard_text().prop_map(Deed::Compose),
        2 => hard_text().prop_map(Deed::Commit),
        1 => Just(Deed::Cancel),
        1 => (0_usize..4, 0_usize..4).prop_map(|(a, b)| Deed::DeleteAround(a, b)),
        1 => (x.clone(), y.clone(), unit).prop_map(|(x, y, unit)| Deed::Press(x, y, unit)),
        1 => (x, y).prop_map(|(x, y)| Deed::Drag(x, y)),
        1 => Just(Deed::Undo),
        1 => Just(Deed::Redo),
    ]
}

fn narrow() -> FlowStyle {
    style(120.0, None)
}

fn perform(editor: &mut Editor, fonts: &mut TextFonts, deed: &Deed) {
    match deed {
        Deed::Type(text) | Deed::Paste(text) => editor.insert(text),
        Deed::Select(a, b) => {
            editor.end_composition();
            let length = editor.text().len() + 1;
            editor.select(Selection {
                anchor: a % length,
                head: Place::new(b % length),
            });
        }
        // As a field does: keys are the input method's as long as it composes.
        Deed::Go(motion, extend) if editor.composition().is_none() => {
            editor.go(fonts, *motion, *extend);
        }
        Deed::Delete(forwards, unit) if editor.composition().is_none() => {
            editor.delete(fonts, *forwards, *unit);
        }
        Deed::Go(..) | Deed::Delete(..) | Deed::Undo | Deed::Redo => {}
        Deed::Compose(text) => editor.compose(text, Some(0..1)),
        Deed::Commit(text) => editor.commit(text),
        Deed::Cancel => editor.cancel_composition(),
        Deed::DeleteAround(before, behind) => editor.delete_around(*before, *behind),
        Deed::Press(x, y, unit) => {
            editor.end_composition();
            let place = editor.flow_mut().place_at(fonts, *x, *y);
            editor.press(place, *unit, false);
        }
        Deed::Drag(x, y) => {
            editor.end_composition();
            let place = editor.flow_mut().place_at(fonts, *x, *y);
            editor.drag(place);
        }
    }
}

/// The text without what is being composed.
fn committed(editor: &Editor, model: &str) -> String {
    match editor.composition() {
        Some(composition) => {
            let text = editor.text();
            let behind = text.len() - composition.range.end;
            let replaced = &model[composition.range.start..model.len() - behind];
            let (head, tail) = (
                &text[..composition.range.start],
                &text[composition.range.end..],
            );
            format!("{head}{replaced}{tail}")
        }
        None => editor.text().to_owned(),
    }
}

/// Where the caret at `at` stands.
fn spot_at(editor: &mut Editor, fonts: &mut TextFonts, at: usize) -> (f32, f32) {
    editor.select(Selection::caret(Place::new(at)));
    let spot = editor.spot(fonts);
    (spot.x, spot.top)
}

fn is_between_graphemes(text: &str, at: usize) -> bool {
    at == text.len() || text.grapheme_indices(true).any(|(start, _)| start == at)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_field_is_a_plain_string(deeds in proptest::collection::vec(deed(), 1..40)) {
        let mut fonts = fonts();
        let mut editor = editor("", narrow());
        let mut model = String::new();
        for deed in &deeds {
            perform(&mut editor, &mut fonts, deed);
            for change in editor.take_changes() {
                let (clean, _) = sanitize(&change.inserted);
                let clean = clean.replace('\u{2028}', "\n");
                prop_assert!(model.get(change.range.clone()).is_some(), "{change:?} in {model:?}");
                model.replace_range(change.range, &clean);
            }
            prop_assert_eq!(committed(&editor, &model), model.as_str(), "after {:?}", deed);
            let selection = editor.selection();
            for at in [selection.anchor, selection.head.at] {
                prop_assert!(is_between_graphemes(editor.text(), at) || editor.composition().is_some(),
                    "{at} in {:?} after {deed:?}", editor.text());
            }
            // Wherever the caret is, it can be drawn.
            let spot = editor.spot(&mut fonts);
            prop_assert!(spot.x.is_finite() && spot.top >= 0.0 && spot.top <= editor.flow().height());
        }
    }

    #[test]
    fn a_field_of_prose_is_the_release_and_back(deeds in proptest::collection::vec(deed(), 1..30)) {
        let mut fonts = fonts();
        let mut editor = Editor::new(TextShape::Prose, narrow());
        let release = Release::new(arbitrary::id("r"), Tag::english());
        let mut session = Session::new(release.clone(), HouseStyle::shipped(), no_wake());
        let field = FieldPath::root().field("summary");
        for deed in &deeds {
            match deed {
                Deed::Undo => session.perform(Action::Do(Command::Undo)),
                Deed::Redo => session.perform(Action::Do(Command::Redo)),
                deed => perform(&mut editor, &mut fonts, deed),
            }
            let changes = editor.take_changes().into_iter();
            let changes: Vec<TextChange> = changes
                .map(|change| TextChange { range: change.range, inserted: change.inserted })
                .collect();
            if !changes.is_empty() {
                let shown = editor.text().to_owned();
                let composes = editor.composition().is_some();
                session.perform(Action::Type { field: field.clone(), changes, means: Means::Keys });
                let text = session.release().prose(&field).map(Prose::whole_text).unwrap_or_default();
                if !composes {
                    prop_assert_eq!(shown, text, "after {:?}", deed);
                }
            }
            let prose = session.release().prose(&field).cloned().unwrap_or_default();
            editor.with_source(|flow| {
                flow.set(prose.iter().map(|paragraph| (TextParagraph::default(), paragraph.text())));
            });
            if editor.composition().is_none() {
                prop_assert_eq!(editor.text(), prose.whole_text());
            }
        }
        while session.can(Command::Undo) {
            session.perform(Action::Do(Command::Undo));
        }
        prop_assert_eq!(session.release().as_ref(), &release);
    }

    #[test]
    fn what_is_laid_out_piece_by_piece_is_what_is_laid_out_at_once(
        deeds in proptest::collection::vec(deed(), 1..25),
    ) {
        let mut fonts = fonts();
        let mut changed = editor("", narrow());
        for deed in &deeds {
            perform(&mut changed, &mut fonts, deed);
            changed.spot(&mut fonts);
        }
        changed.end_composition();
        let text = changed.text().to_owned();
        let mut fresh = editor(&text, narrow());
        for (at, _) in text.grapheme_indices(true).chain([(text.len(), "")]) {
            let (x, top) = spot_at(&mut changed, &mut fonts, at);
            let (fresh_x, fresh_top) = spot_at(&mut fresh, &mut fonts, at);
            prop_assert!((x - fresh_x).abs() < 0.1, "{at} at {x}, {fresh_x} in {text:?}");
            // Above may stand what nobody has looked at.
            prop_assert!(top >= 0.0 && fresh_top >= 0.0);
        }
    }
}

/// A paragraph of several lines, and changes somewhere in it.
fn paragraph() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        8 => "[a-z]{1,9}",
        1 => "[a-z]{20,40}",
        1 => "[0-9]{1,4}",
        1 => Just("A/RES/72/1".to_owned()),
    ];
    let arabic = prop_oneof![8 => "[ابتلامية]{1,8}", 1 => Just("(CSOs)".to_owned())];
    let latin = proptest::collection::vec(word, 5..60).prop_map(|words| words.join(" "));
    let arabic = proptest::collection::vec(arabic, 5..60).prop_map(|words| words.join(" "));
    let chinese = "[安理会决议重申，。]{10,120}";
    prop_oneof![4 => latin, 2 => arabic, 1 => chinese]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_changed_paragraph_is_laid_out_as_a_new_one(
        start in paragraph(),
        changes in proptest::collection::vec((any::<usize>(), 0_usize..12, "[a-zا ]{0,14}"), 1..8),
    ) {
        let mut fonts = fonts();
        let mut changed = editor(&start, narrow());
        changed.spot(&mut fonts);
        for (at, length, inserted) in changes {
            let text = changed.text();
            let at = text.floor_char_boundary(at % (text.len() + 1));
            let end = text.floor_char_boundary((at + length).min(text.len())).max(at);
            changed.replace(at..end, &inserted);
            changed.spot(&mut fonts);
            let text = changed.text().to_owned();
            let mut fresh = editor(&text, narrow());
            for (at, _) in text.grapheme_indices(true).chain([(text.len(), "")]) {
                let (x, top) = spot_at(&mut changed, &mut fonts, at);
                let (fresh_x, fresh_top) = spot_at(&mut fresh, &mut fonts, at);
                prop_assert!((x - fresh_x).abs() < 0.1 && top == fresh_top,
                    "{at} at {x} {top}, not {fresh_x} {fresh_top}, in {text:?}");
            }
        }
    }
}

#[test]
fn what_is_selected_is_given_back_where_composing_is_given_up() {
    let mut editor = editor(
        "one two three",
        style(500.0, Some(TextDirection::LeftToRight)),
    );
    editor.select(Selection {
        anchor: 4,
        head: Place::new(7),
    });
    editor.compose("n", None);
    editor.compose("ni", Some(0..2));
    assert_eq!(editor.text(), "one ni three");
    assert!(editor.take_changes().is_empty(), "nothing has changed yet");
    editor.compose("", None);
    assert_eq!(editor.text(), "one two three");
    assert_eq!(editor.selection().range(), 4..7);
    editor.compose("ni", None);
    editor.commit("你");
    assert_eq!(editor.text(), "one 你 three");
    assert_eq!(editor.take_changes().len(), 1, "it's one change");
    assert_eq!(editor.selection().range(), 7..7);
}
