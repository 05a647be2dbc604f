//! The order of letters on a line, by the examples of Unicode's bidirectional algorithm
//! (UAX #9) and by what releases print, as a screen reader is told where each letter is.

use communique::widgets::text::{TextDirection, TextField};
use egui::accesskit::{Node, NodeId, Role, TextDirection as Run};
use egui::{Context, Id, Pos2, RawInput, Rect, Vec2};

use super::install;

/// Letters that run from right to left and join no ligature, for A to Z, as the examples of
/// UAX #9 write them.
const CAPITALS: &str = "بتثجحخدذرزسشصضطظعغفقكمنهوي";

fn written(example: &str) -> String {
    let arabic = |c: char| {
        let index = (c as usize).checked_sub('A' as usize)?;
        CAPITALS
            .chars()
            .nth(index)
            .filter(|_| c.is_ascii_uppercase())
    };
    example.chars().map(|c| arabic(c).unwrap_or(c)).collect()
}

fn read_back(text: &str) -> String {
    let capital = |c: char| {
        let index = CAPITALS.chars().position(|arabic| arabic == c)?;
        char::from_u32('A' as u32 + index as u32)
    };
    text.chars().map(|c| capital(c).unwrap_or(c)).collect()
}

/// A letter with where it stands, and which way it runs.
struct Letter {
    left: f64,
    letter: String,
    is_rtl: bool,
}

/// The letters of a field that says `text`, in the order of the text.
fn letters(text: &str, direction: TextDirection) -> Vec<Letter> {
    let ctx = Context::default();
    install(&ctx);
    ctx.enable_accesskit();
    let input = RawInput {
        screen_rect: Some(Rect::from_min_size(Pos2::ZERO, Vec2::new(1200.0, 200.0))),
        ..RawInput::default()
    };
    let mut tree = Vec::new();
    // The first frame only finds out what there is.
    for _ in 0..2 {
        let output = ctx.run_ui(input.clone(), |ui| {
            let field = TextField::line(Id::unique("field"), text, "Text");
            field.direction(Some(direction)).show(ui);
        });
        let update = output.platform_output.accesskit_update;
        tree = update.expect("a tree").nodes;
    }
    let node = |id: &NodeId| tree.iter().find(|(known, _)| known == id);
    let nodes = tree.iter().map(|(_, node)| node);
    let field = nodes.clone().find(|node| node.role() == Role::TextInput);
    let runs = field.expect("the field").children().iter();
    let runs: Vec<&Node> = runs.filter_map(node).map(|(_, node)| node).collect();
    let said: String = runs.iter().filter_map(|run| run.value()).collect();
    assert_eq!(said, text, "runs come in the order of the text");
    runs.into_iter().flat_map(letters_of).collect()
}

fn letters_of(run: &Node) -> Vec<Letter> {
    let bounds = run.bounds().expect("it's laid out");
    let is_rtl = run.text_direction() == Some(Run::RightToLeft);
    let value = run.value().unwrap_or_default();
    let positions = run.character_positions().expect("places");
    let widths = run.character_widths().expect("widths");
    let mut at = 0;
    let lengths = run.character_lengths().iter().enumerate();
    lengths
        .map(|(index, length)| {
            let letter = value[at..at + usize::from(*length)].to_owned();
            at += usize::from(*length);
            let (before, width) = (f64::from(positions[index]), f64::from(widths[index]));
            let left = match is_rtl {
                true => bounds.x1 - before - width,
                false => bounds.x0 + before,
            };
            Letter {
                left,
                letter,
                is_rtl,
            }
        })
        .collect()
}

/// The letters as they stand from left to right, without signs that turn the direction.
fn shown(text: &str, direction: TextDirection) -> String {
    let mut letters = letters(text, direction);
    letters.sort_by(|one, other| one.left.total_cmp(&other.left));
    let is_seen = |c: &char| !matches!(u32::from(*c), 0x202A..=0x202E | 0x2066..=0x2069);
    let letters = letters.iter().flat_map(|letter| letter.letter.chars());
    read_back(&letters.filter(is_seen).collect::<String>())
}

/// For each letter in the order of the text, whether its level is odd: '1' or '0'.
fn parities(text: &str, direction: TextDirection) -> String {
    let letters = letters(text, direction);
    letters
        .iter()
        .map(|letter| if letter.is_rtl { '1' } else { '0' })
        .collect()
}

use TextDirection::{LeftToRight as Ltr, RightToLeft as Rtl};

#[test]
fn lines_stand_as_in_the_examples_of_uax_9() {
    // Rule L2, its examples 1 to 4; mirrored signs are drawn mirrored where they run from
    // right to left, and are themselves here.
    let nested = "DID YOU SAY ’\u{2066}he said “\u{2067}car MEANS CAR\u{2069}”\u{2069}‘?";
    let cases = [
        (Ltr, "car means CAR.", "car means RAC."),
        (Rtl, "car MEANS CAR.", ".RAC SNAEM car"),
        (
            Ltr,
            "he said “\u{2067}car MEANS CAR\u{2069}.”",
            "he said “RAC SNAEM car.”",
        ),
        (Rtl, nested, "?‘he said “RAC SNAEM car”’ YAS UOY DID"),
        // Rule N0: which way brackets run.
        (
            Ltr,
            "smith (fabrikam ARABIC) HEBREW",
            "smith (fabrikam CIBARA) WERBEH",
        ),
        (Rtl, "ARABIC book(s)", "book(s) CIBARA"),
        (Rtl, "AB(CD[&ef]!)gh", "gh)!]ef&[DC(BA"),
        // Rule X6a: an isolate is one sign for what is around it.
        (Ltr, "a \u{2068}ABC\u{2069} 123", "a CBA 123"),
        (Ltr, "a ABC 123", "a 123 CBA"),
        // Rule X4: an override turns what has a direction of its own.
        (Ltr, "a\u{202e}bcd\u{202c}e", "adcbe"),
    ];
    for (direction, example, expected) in cases {
        assert_eq!(shown(&written(example), direction), expected, "{example}");
    }
}

#[test]
fn levels_are_those_of_the_examples_of_uax_9() {
    let cases = [
        (Ltr, "car means CAR.", "00000000001110"),
        // 22211111111111.
        (Rtl, "car MEANS CAR.", "00011111111111"),
        // 0000000000 0 222111111111 0 00, the isolate's ends among them.
        (
            Ltr,
            "he said “\u{2067}car MEANS CAR\u{2069}.”",
            "00000000000001111111111000",
        ),
    ];
    for (direction, example, expected) in cases {
        let parities = parities(&written(example), direction);
        assert_eq!(parities, expected, "{example}");
    }
}

#[test]
fn numbers_and_abbreviations_stand_in_arabic_as_they_are_read() {
    let cases = [
        ("قرار 2396 (2017)", ")2017( 2396 رارق"),
        ("المدني (CSOs) وفقا", "اقفو )CSOs( يندملا"),
        ("نسبة 50%", "%50 ةبسن"),
        ("في 2017/12/21 و", "و 2017/12/21 يف"),
        ("بين 1,500.75 و2", "2و 1,500.75 نيب"),
        ("الأرقام ١٢٣ هي", "يه ١٢٣ ماقرألا"),
        ("A/RES/72/1 و", "و A/RES/72/1"),
    ];
    for (text, expected) in cases {
        let mut letters = letters(text, Rtl);
        letters.sort_by(|one, other| one.left.total_cmp(&other.left));
        let shown: String = letters
            .iter()
            .map(|letter| letter.letter.as_str())
            .collect();
        assert_eq!(shown, expected, "{text}");
    }
}
