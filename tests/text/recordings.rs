//! Recordings of Chromium's text field, as tables.

use communique::widgets::text::Motion;
use serde::Deserialize;

/// From an offset, two keys: offset, x and line after both.
pub type TwoKeys = (usize, String, String, usize, Option<f32>, Option<usize>);
/// The line and x that were clicked; offset, x and line of the caret then.
pub type Click = (usize, f32, usize, Option<f32>, Option<usize>);

/// A string in a field, walked through.
#[derive(Default, Deserialize)]
pub struct Recorded {
    /// What it's called.
    pub id: String,
    /// The string.
    pub text: String,
    /// `auto`, `ltr` or `rtl`.
    pub dir: String,
    /// How wide the field is.
    pub width: f32,
    /// The caret's x and line at each offset.
    pub caret: Vec<(Option<f32>, Option<usize>)>,
    /// The offsets that ArrowRight leads to, from one end.
    pub right: Vec<usize>,
    /// Those that ArrowLeft leads to.
    pub left: Vec<usize>,
    /// Where Ctrl and ArrowRight leads from each offset.
    #[serde(default)]
    pub word_right_from: Vec<usize>,
    /// Where Ctrl and ArrowLeft leads.
    #[serde(default)]
    pub word_left_from: Vec<usize>,
    /// Offset, x and line after Home, from each offset.
    #[serde(default)]
    pub home: Vec<(usize, Option<f32>, Option<usize>)>,
    /// The same after End.
    #[serde(default)]
    pub end: Vec<(usize, Option<f32>, Option<usize>)>,
    /// The offset after ArrowUp, from each offset.
    #[serde(default)]
    pub up: Vec<usize>,
    /// The same after ArrowDown.
    #[serde(default)]
    pub down: Vec<usize>,
    /// From an offset, two keys: offset, x and line after both.
    #[serde(default)]
    pub after: Vec<TwoKeys>,
    /// The line and x that were clicked; offset, x and line of the caret then.
    #[serde(default)]
    pub click: Vec<Click>,
    /// The line and x that were clicked twice; what was selected.
    #[serde(default)]
    pub double_click: Vec<(usize, f32, usize, usize)>,
    /// How many units Backspace deletes at each offset.
    #[serde(default)]
    pub backspace: Vec<usize>,
    /// The same of Delete.
    #[serde(default)]
    pub delete: Vec<usize>,
}

#[derive(Deserialize)]
struct Recordings {
    cases: Vec<Recorded>,
}

/// The recordings.
pub fn recordings() -> Vec<Recorded> {
    let file = include_str!("recorded/chromium.json");
    let found: Recordings = serde_json::from_str(file).expect("the recordings");
    found.cases
}

/// Where the UTF-16 unit `unit` is in `text`, in bytes.
pub fn byte(text: &str, unit: usize) -> usize {
    let mut units = 0;
    for (at, c) in text.char_indices() {
        if units >= unit {
            return at;
        }
        units += c.len_utf16();
    }
    text.len()
}

/// Where the byte `byte` is, in UTF-16 units.
pub fn unit(text: &str, byte: usize) -> usize {
    text[..byte].encode_utf16().count()
}

#[derive(Deserialize)]
struct Earlier {
    strings: Vec<EarlierString>,
}

#[derive(Deserialize)]
struct EarlierString {
    id: String,
    text: String,
    width: f32,
    walks_u16_x_line: EarlierWalks,
}

#[derive(Deserialize)]
struct EarlierWalks {
    right: Vec<Step>,
    left: Vec<Step>,
}

/// An offset, and the x and line of the caret there.
pub type Step = (usize, f32, usize);
/// A walk by one key.
pub type Walk = (Motion, Vec<Step>);

/// The recordings that the rule for carets was found from, with their walks.
pub fn earlier_recordings() -> Vec<(Recorded, [Walk; 2])> {
    let file = include_str!("recorded/carets.json");
    let found: Earlier = serde_json::from_str(file).expect("the recordings");
    let strings = found.strings.into_iter();
    strings
        .map(|string| {
            let EarlierWalks { right, left } = string.walks_u16_x_line;
            let length = string.text.encode_utf16().count();
            let caret = (0..=length).map(|at| {
                let step = right.iter().find(|(offset, ..)| *offset == at);
                (step.map(|step| step.1), step.map(|step| step.2))
            });
            let case = Recorded {
                id: string.id,
                text: string.text,
                dir: "auto".to_owned(),
                width: string.width,
                caret: caret.collect(),
                ..Recorded::default()
            };
            (case, [(Motion::Right, right), (Motion::Left, left)])
        })
        .collect()
}
