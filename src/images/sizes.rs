//! How large a drawing's shapes are. An arc is drawn as curves, the more of them the larger
//! it is, and one of a size that no drawing has would never be done.

use svgtypes::{PathParser, PathSegment};

/// The largest number that says how large something is: more than a mile in points, and
/// arcs of that size take some twenty curves.
const LARGEST: f64 = 1e7;
/// The attributes that say how large something is, or what others are measured by.
const SIZES: &[&str] = &[
    "viewBox",
    "width",
    "height",
    "x",
    "y",
    "cx",
    "cy",
    "r",
    "rx",
    "ry",
    "font-size",
    "style",
];

/// Whether an attribute makes a shape larger than any drawing's.
pub(super) fn is_endless(name: &str, value: &str) -> bool {
    match name {
        "d" => has_endless_arc(value),
        name => SIZES.contains(&name) && has_huge_number(value),
    }
}

/// Whether a number in an attribute or a style sheet is larger than any size.
pub(super) fn has_huge_number(text: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '#' | '_');
    // A sign stands before a number or its exponent: what is left is as large.
    let words = text.split(|c: char| !is_part(c) && !matches!(c, '+' | '-'));
    words.into_iter().any(|word| {
        // Colours and names aren't numbers, whatever is in them.
        let number = word.trim_start_matches(['+', '-']);
        let is_number = number.starts_with(|c: char| c.is_ascii_digit() || c == '.');
        is_number && leading_number(number) > LARGEST
    })
}

/// The number that a word begins with, whatever unit follows.
fn leading_number(word: &str) -> f64 {
    let ends = word.char_indices().map(|(at, c)| at + c.len_utf8());
    let numbers = ends.filter_map(|end| word.get(..end)?.parse::<f64>().ok());
    numbers.last().unwrap_or_default()
}

fn has_endless_arc(path: &str) -> bool {
    let (mut here, mut start) = ((0.0, 0.0), (0.0, 0.0));
    // What can't be read isn't drawn from there on.
    for segment in PathParser::from(path).map_while(Result::ok) {
        let from = here;
        let to = |abs: bool, x: f64, y: f64| match abs {
            true => (x, y),
            false => (from.0 + x, from.1 + y),
        };
        match segment {
            PathSegment::MoveTo { abs, x, y } => {
                here = to(abs, x, y);
                start = here;
            }
            PathSegment::HorizontalLineTo { abs, x } => here = (to(abs, x, 0.0).0, from.1),
            PathSegment::VerticalLineTo { abs, y } => here = (from.0, to(abs, 0.0, y).1),
            PathSegment::LineTo { abs, x, y }
            | PathSegment::CurveTo { abs, x, y, .. }
            | PathSegment::SmoothCurveTo { abs, x, y, .. }
            | PathSegment::Quadratic { abs, x, y, .. }
            | PathSegment::SmoothQuadratic { abs, x, y } => here = to(abs, x, y),
            PathSegment::EllipticalArc {
                abs, rx, ry, x, y, ..
            } => {
                here = to(abs, x, y);
                let across = f64::hypot(here.0 - from.0, here.1 - from.1);
                // Radii that don't reach grow until they do (SVG 2, 9.5.1).
                let (short, long) = (rx.abs().min(ry.abs()), rx.abs().max(ry.abs()));
                let growth = (across / 2.0 / short).max(1.0);
                let is_line = short == 0.0 || across == 0.0;
                if !is_line && !(long * growth <= LARGEST) {
                    return true;
                }
            }
            PathSegment::ClosePath { .. } => here = start,
        }
    }
    false
}
