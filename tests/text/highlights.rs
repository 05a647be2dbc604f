//! Stretches that are set off in a field, where the eye sees them.

use communique::widgets::text::{Highlight, Highlighted, TextField};
use egui::epaint::ClippedShape;
use egui::{Color32, Context, Id, Pos2, RawInput, Rect, Shape, Vec2};

use super::install;

const GROUND: Color32 = Color32::from_rgb(1, 2, 3);
const UNDERLINE: Color32 = Color32::from_rgb(4, 5, 6);
const WAVE: Color32 = Color32::from_rgb(7, 8, 9);

/// Where something of that colour is drawn in a field that says `text`, from left to right.
fn drawn(text: &str, range: std::ops::Range<usize>, by: Highlight, width: f32) -> Vec<Rect> {
    let ctx = Context::default();
    install(&ctx);
    let input = RawInput {
        screen_rect: Some(Rect::from_min_size(Pos2::ZERO, Vec2::new(width, 300.0))),
        ..RawInput::default()
    };
    let highlights = [Highlighted { range, by }];
    let output = ctx.run_ui(input, |ui| {
        let field = TextField::lines(Id::unique("field"), text, "Text");
        field.highlights(&highlights).show(ui);
    });
    let mut rects: Vec<Rect> = output.shapes.iter().filter_map(set_off).collect();
    rects.sort_by(|a, b| a.left().total_cmp(&b.left()));
    rects
}

fn set_off(clipped: &ClippedShape) -> Option<Rect> {
    match &clipped.shape {
        Shape::Rect(rect) if [GROUND, UNDERLINE].contains(&rect.fill) => Some(rect.rect),
        Shape::Path(path) if path.stroke.color == egui::epaint::ColorMode::Solid(WAVE) => {
            Some(Rect::from_points(&path.points))
        }
        _ => None,
    }
}

const WAYS: [Highlight; 3] = [
    Highlight::Ground(GROUND),
    Highlight::Underline(UNDERLINE),
    Highlight::Wave(WAVE),
];

#[test]
fn a_word_is_set_off_as_wide_as_it_is() {
    for by in WAYS {
        let whole = drawn("one word here", 0..13, by, 600.0);
        let word = drawn("one word here", 4..8, by, 600.0);
        let ([whole], [word]) = (&whole[..], &word[..]) else {
            panic!("{by:?}: {whole:?} {word:?}");
        };
        assert!(whole.left() + 5.0 < word.left(), "{by:?}");
        assert!(word.right() + 5.0 < whole.right(), "{by:?}");
        assert!(word.width() > 5.0, "{by:?}");
    }
}

#[test]
fn a_stretch_across_two_directions_is_set_off_in_two_parts() {
    // The last letter before the Arabic, and the Arabic's first, which stands at its right.
    let text = "ab عربي cd";
    for by in WAYS {
        let parts = drawn(text, 1..7, by, 600.0);
        let [latin, arabic] = &parts[..] else {
            panic!("{by:?}: {parts:?}");
        };
        let all = drawn(text, 3..11, by, 600.0);
        assert!(latin.right() < arabic.left(), "{by:?}: {parts:?}");
        assert!((arabic.right() - all[0].right()).abs() < 1.0, "{by:?}");
        assert!(arabic.left() > all[0].left() + 3.0, "{by:?}");
    }
}

#[test]
fn a_stretch_over_two_lines_is_set_off_on_both() {
    for by in WAYS {
        let parts = drawn("several words that need two lines", 0..33, by, 150.0);
        let mut tops: Vec<f32> = parts.iter().map(Rect::top).collect();
        tops.dedup();
        assert!(tops.len() >= 2, "{by:?}: {parts:?}");
    }
}

#[test]
fn nothing_is_set_off_beyond_the_text() {
    for by in WAYS {
        assert!(drawn("short", 50..90, by, 600.0).is_empty(), "{by:?}");
        assert!(drawn("", 0..5, by, 600.0).is_empty(), "{by:?}");
    }
}
