//! Typing, selecting, cutting, pasting, composing and undoing, in any order: the text is
//! what a plain string would be, and no grapheme is ever split.

use communique::jobs::no_wake;
use communique::language::{LINE_BREAK, Tag, sanitize};
use communique::release::{FieldPath, MarkKind, Paragraph, Prose, Release};
use communique::session::{Action, Caret, Command, Means, Session, TextChange, Typed};
use communique::typeset::HouseStyle;
use communique::widgets::text::{
    By, Change, Chip, Editor, FlowStyle, Look, Motion, Place, Selection, TextDirection, TextFonts,
    TextParagraph, TextShape, TextSpan, Unit,
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
    /// One of the session's commands, at the caret.
    Do(Command),
    /// Makes a link of what is selected.
    Link,
}

const COMMANDS: &[Command] = &[
    Command::Undo,
    Command::Redo,
    Command::Strong,
    Command::Emphasis,
    Command::BulletList,
    Command::NumberedList,
    Command::Footnote,
];

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
        Just(Motion::ParagraphUp),
        Just(Motion::ParagraphDown),
        Just(Motion::VisualLeft),
        Just(Motion::VisualRight),
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
        2 => proptest::sample::select(COMMANDS).prop_map(Deed::Do),
        1 => Just(Deed::Link),
    ]
}

fn narrow() -> FlowStyle {
    style(120.0, None)
}

fn perform(editor: &mut Editor, fonts: &mut TextFonts, deed: &Deed) {
    match deed {
        Deed::Type(text) => editor.insert(text, By::Typing),
        Deed::Paste(text) => editor.insert(text, By::Pasting),
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
        Deed::Go(..) | Deed::Delete(..) | Deed::Do(_) | Deed::Link => {}
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

/// A field of prose with the session behind it, as the window has them.
struct Typist {
    fonts: TextFonts,
    editor: Editor,
    session: Session,
    field: FieldPath,
    /// What the field was last told, as a field is: not again where that hasn't changed.
    seen: Option<u64>,
}

impl Typist {
    fn new() -> Self {
        let release = Release::new(arbitrary::id("r"), Tag::english());
        Self {
            fonts: fonts(),
            editor: Editor::new(TextShape::Prose, narrow()),
            session: Session::new(release, HouseStyle::shipped(), no_wake()),
            field: FieldPath::root().field("summary"),
            seen: None,
        }
    }

    fn prose(&self) -> Prose {
        let prose = self.session.release().prose(&self.field);
        prose.cloned().unwrap_or_default()
    }

    fn perform(&mut self, deed: &Deed) {
        let command = match deed {
            Deed::Do(command) => Some(Action::Do(*command)),
            Deed::Link => Some(Action::Link {
                field: self.field.clone(),
                range: self.editor.selection().range(),
                words: "words".to_owned(),
                url: Some("https://www.un.org/".to_owned()),
            }),
            _ => None,
        };
        match command {
            Some(command) => {
                self.editor.end_composition();
                self.tell();
                let selection = self.editor.selection();
                self.session.perform(Action::Caret(Some(Caret {
                    field: self.field.clone(),
                    anchor: selection.anchor,
                    head: selection.head.at,
                })));
                self.session.perform(command);
            }
            None => perform(&mut self.editor, &mut self.fonts, deed),
        }
        self.tell();
        let revision = self.session.document().state().number();
        if self.seen != Some(revision) {
            let prose = self.prose();
            self.editor.with_source(|flow| flow.set(shown(&prose)));
            self.seen = Some(revision);
        }
    }

    /// Tells the session what was changed in the field.
    fn tell(&mut self) {
        let changes = self.editor.take_changes().into_iter();
        let changes: Vec<Typed> = changes
            .map(|change| match change {
                Change::Text {
                    range, inserted, ..
                } => Typed::Text(TextChange { range, inserted }, Means::Keys),
                Change::Outdent(at) => Typed::Outdented(at),
            })
            .collect();
        if !changes.is_empty() {
            self.seen = None;
            let field = self.field.clone();
            self.session.perform(Action::Type { field, changes });
        }
    }

    /// What the letters of the field look like.
    fn looks(&self) -> Vec<Look> {
        let flow = self.editor.flow();
        let letters = flow.text().char_indices();
        let letters = letters.filter(|(_, letter)| *letter != '\n');
        letters
            .map(|(at, _)| {
                let look = flow.look_at(at).map(|(_, look)| look.clone());
                look.unwrap_or_default()
            })
            .collect()
    }
}

/// A prose as the form shows it.
fn shown(prose: &Prose) -> Vec<(TextParagraph, &str)> {
    let signs = prose.signs();
    let paragraphs = prose.iter().zip(signs).map(|(paragraph, sign)| {
        let looks = paragraph.content.stretches().into_iter().map(|stretch| {
            let look = look(paragraph, stretch.range.start);
            TextSpan {
                range: stretch.range,
                look,
            }
        });
        let kind = TextParagraph {
            spans: looks.filter(|span| span.look != Look::default()).collect(),
            marker: sign.map(Into::into),
            level: paragraph.kind.level(),
        };
        (kind, paragraph.text())
    });
    paragraphs.collect()
}

fn look(paragraph: &Paragraph, at: usize) -> Look {
    let mut look = Look::default();
    for mark in paragraph.marks() {
        if !mark.range().contains(&at) {
            continue;
        }
        match &mark.kind {
            MarkKind::Strong => look.strong = true,
            MarkKind::Emphasis => look.emphasis = true,
            MarkKind::Link(_) => look.link = Some(mark.start),
            MarkKind::Footnote(_) => look.chip = Some(Chip { label: "n".into() }),
        }
    }
    look
}

fn expected_looks(prose: &Prose) -> Vec<Look> {
    let letters = prose.iter().flat_map(|paragraph| {
        let letters = paragraph.text().char_indices();
        let letters = letters.filter(|(_, letter)| *letter != '\n');
        letters.map(|(at, _)| look(paragraph, at))
    });
    letters.collect()
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
                let Change::Text { range, inserted, .. } = &change else {
                    panic!("nothing is a list here");
                };
                let (clean, _) = sanitize(inserted);
                let clean = clean.replace(LINE_BREAK, "\n");
                prop_assert!(model.get(range.clone()).is_some(), "{change:?} in {model:?}");
                model.replace_range(range.clone(), &clean);
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
        let mut typist = Typist::new();
        let release = typist.session.release().as_ref().clone();
        for deed in &deeds {
            typist.perform(deed);
            if typist.editor.composition().is_none() {
                let prose = typist.prose();
                prop_assert_eq!(typist.editor.text(), prose.whole_text(), "after {:?}", deed);
                prop_assert_eq!(typist.looks(), expected_looks(&prose), "after {:?}", deed);
            }
        }
        typist.editor.end_composition();
        typist.tell();
        while typist.session.can(Command::Undo) {
            typist.session.perform(Action::Do(Command::Undo));
        }
        prop_assert_eq!(typist.session.release().as_ref(), &release);
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
        // Nothing is where it belongs before all that is above was looked at.
        for at in [0, text.len()] {
            for (at, _) in text.grapheme_indices(true).chain([(at, "")]) {
                spot_at(&mut changed, &mut fonts, at);
                spot_at(&mut fresh, &mut fonts, at);
            }
        }
        for (at, _) in text.grapheme_indices(true).chain([(text.len(), "")]) {
            let (x, top) = spot_at(&mut changed, &mut fonts, at);
            let (fresh_x, fresh_top) = spot_at(&mut fresh, &mut fonts, at);
            prop_assert!((x - fresh_x).abs() < 0.1 && (top - fresh_top).abs() < 0.1,
                "{at} at {x} {top}, not {fresh_x} {fresh_top}, in {text:?}");
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
            changed.select(Selection { anchor: at, head: Place::new(end) });
            changed.insert(&inserted, By::Typing);
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
