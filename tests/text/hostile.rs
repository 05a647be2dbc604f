//! Whatever comes: it's drawn somehow, nothing fails, and the text stays as it is.

use communique::widgets::text::{FieldCaret, FieldOutput, TextField, WantedCaret};
use egui::accesskit::Role;
use egui::{Context, Event, Id, Key, Modifiers, Pos2, RawInput, Rect, Vec2};

use super::install;
use unicode_segmentation::GraphemeCursor;

fn texts() -> Vec<(&'static str, String)> {
    let planes = (0..=16_u32).map(|plane| {
        let letters =
            (0..256).filter_map(|offset| char::from_u32(plane * 0x10000 + 0x40 + offset * 37));
        letters.filter(|c| !c.is_control()).collect::<String>()
    });
    vec![
        (
            "unpaired controls",
            "a\u{202e}b\u{2067}ج\u{2069}\u{2069}\u{202c}c\u{2068}\u{2068}د".to_owned(),
        ),
        ("nested controls", "\u{202b}a\u{202a}ب".repeat(200)),
        ("many marks", format!("a{}b", "\u{301}".repeat(10_000))),
        (
            "many marks of Arabic",
            format!("ب{}", "\u{64e}".repeat(10_000)),
        ),
        ("a megabyte without a blank", "x".repeat(1_000_000)),
        ("a megabyte of Arabic without a blank", "ب".repeat(500_000)),
        ("a hundred thousand lines", "\n".repeat(100_000)),
        ("every plane", planes.collect()),
        (
            "what isn't a letter",
            "\u{fffe}\u{ffff}\u{fffd}\u{fffc}\u{10ffff}".to_owned(),
        ),
        ("joiners", "\u{200d}\u{200c}".repeat(3_000)),
        ("flags", "🇫🇷".repeat(2_000) + "🇫"),
        ("separators", "a\u{2028}b\u{2029}c\u{85}d\u{b}e".to_owned()),
        ("nothing", String::new()),
    ]
}

fn input(events: Vec<Event>) -> RawInput {
    RawInput {
        screen_rect: Some(Rect::from_min_size(Pos2::ZERO, Vec2::new(400.0, 600.0))),
        events,
        ..RawInput::default()
    }
}

/// A frame with a field that says `text`.
fn frame(ctx: &Context, text: &str, caret: Option<usize>, events: Vec<Event>) -> FieldOutput {
    let mut found = None;
    let output = ctx.run_ui(input(events), |ui| {
        let field = TextField::lines(Id::unique("field"), text, "Text").caret(caret.map(|at| {
            WantedCaret {
                at: FieldCaret {
                    anchor: at,
                    head: at,
                },
                in_view: true,
            }
        }));
        egui::ScrollArea::vertical().show(ui, |ui| found = Some(field.show(ui)));
    });
    ctx.tessellate(output.shapes, output.pixels_per_point);
    found.expect("it's shown")
}

fn key(key: Key) -> Event {
    Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    }
}

/// Whether a caret may stand there.
fn is_between_graphemes(text: &str, at: usize) -> bool {
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    cursor.is_boundary(text, 0) == Ok(true)
}

fn go_through(ctx: &Context) {
    for (what, text) in texts() {
        for at in [0, text.len() / 2, text.len()] {
            let at = text.floor_char_boundary(at);
            frame(ctx, &text, Some(at), Vec::new());
            for pressed in [
                Key::ArrowRight,
                Key::ArrowDown,
                Key::End,
                Key::ArrowUp,
                Key::Home,
            ] {
                let output = frame(ctx, &text, None, vec![key(pressed)]);
                assert!(output.changes.is_empty(), "{what}: {:?}", output.changes);
                let caret = output.caret.expect("a caret");
                assert!(is_between_graphemes(&text, caret.head), "{what}");
            }
        }
    }
}

#[test]
fn any_text_is_drawn_and_moved_through() {
    let ctx = Context::default();
    install(&ctx);
    go_through(&ctx);
}

#[test]
fn any_text_is_drawn_by_fonts_that_have_nothing() {
    go_through(&Context::default());
}

/// What a screen reader is told that the field says.
fn said(ctx: &Context, text: &str, events: Vec<Event>) -> String {
    let output = ctx.run_ui(input(events), |ui| {
        let field = TextField::lines(Id::unique("field"), text, "Text");
        egui::ScrollArea::vertical().show(ui, |ui| field.show(ui));
    });
    let update = output.platform_output.accesskit_update.expect("a tree");
    let mut fields = update.nodes.into_iter().map(|(_, node)| node);
    let field = fields.find(|node| node.role() == Role::MultilineTextInput);
    let field = field.expect("the field");
    field.value().expect("it says something").to_owned()
}

#[test]
fn any_text_is_said_to_screen_readers() {
    let ctx = Context::default();
    install(&ctx);
    ctx.enable_accesskit();
    for (what, text) in texts() {
        frame(&ctx, &text, Some(0), Vec::new());
        let said = said(&ctx, &text, vec![key(Key::ArrowDown)]);
        assert_eq!(said, text, "{what}");
    }
}

#[test]
fn any_scale_is_drawn() {
    for scale in [0.5, 1.0, 1.25, 1.5, 2.0, 4.0] {
        let ctx = Context::default();
        install(&ctx);
        ctx.set_pixels_per_point(scale);
        for text in ["Un communiqué", "بيان صحفي 2396 (2017)", "新闻稿", "👩‍👩‍👧"]
        {
            frame(&ctx, text, Some(0), Vec::new());
            let output = frame(&ctx, text, None, vec![key(Key::End)]);
            let caret = output.caret.expect("a caret");
            assert_eq!(caret.head, text.len(), "{text} at {scale}");
            let height = output.response.rect.height();
            assert!((30.0..36.0).contains(&height), "{height} at {scale}");
        }
    }
}
