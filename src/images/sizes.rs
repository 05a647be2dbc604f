//! How large a drawing's shapes are. An arc is drawn as curves, the more of them the larger
//! it is, and one of a size that no drawing has would never be done.

use std::cmp::Ordering;

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
    let is_part = |c: char| c.is_ascii_alphanumeric() || "+-.#_".contains(c);
    // Colours and names aren't numbers, whatever is in them.
    let words = text.split(|c: char| !is_part(c));
    words.into_iter().any(starts_with_huge_number)
}

/// Whether one of the numbers that a word begins with is: they need no blank between them
/// where a sign or a second point stands there.
fn starts_with_huge_number(word: &str) -> bool {
    let mut rest = word;
    loop {
        let (number, behind) = split_number(rest.trim_start_matches(['+', '-']));
        if number.is_empty() {
            return false;
        }
        if number.parse::<f64>().is_ok_and(|number| number > LARGEST) {
            return true;
        }
        rest = behind;
    }
}

/// The number, without a sign, that a text begins with, and what follows.
fn split_number(text: &str) -> (&str, &str) {
    let without_digits =
        |text: &'_ str| -> usize { text.trim_start_matches(|c: char| c.is_ascii_digit()).len() };
    let mut left = without_digits(text);
    let behind = |left: usize| text.get(text.len() - left..).unwrap_or_default();
    if let Some(fraction) = behind(left).strip_prefix('.') {
        left = without_digits(fraction);
    }
    if let Some(exponent) = behind(left).strip_prefix(['e', 'E']) {
        let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
        let ends = without_digits(exponent);
        // Or else it's a unit, as in ‘1em’.
        if ends < exponent.len() {
            left = ends;
        }
    }
    text.split_at(text.len() - left)
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
                if !is_line && (long * growth).partial_cmp(&LARGEST) != Some(Ordering::Less) {
                    return true;
                }
            }
            PathSegment::ClosePath { .. } => here = start,
        }
    }
    false
}
