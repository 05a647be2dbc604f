//! Text in every script: laid out, drawn and edited as the best text fields do it.
//!
//! A field's text is a sequence of *blocks*, stretches without line feeds that are laid
//! out each for itself, and only once they're seen. Offsets are bytes of the text.

mod access;
mod atlas;
mod block;
mod caret;
mod direction;
mod editor;
mod engine;
mod field;
mod flow;
mod fonts;
mod installed;
mod keys;
mod labels;
mod letters;
mod marks;
mod missing;
mod paint;
mod patch;
mod segments;
mod steps;
mod written;

pub use direction::TextDirection;
pub use editor::{By, Change, Composition, Editor, Motion, Selection, TextShape, Unit};
pub use engine::{add_fonts, install_fonts, set_arrow_keys, take_wanted_letters};
pub use field::{
    Clicked, CopiedText, DroppedText, FieldCaret, FieldOutput, TextField, WantedCaret,
    is_composing, own_history, turn_round,
};
pub use flow::{Chip, Flow, FlowStyle, Look, Place, Spot, TextParagraph, TextSpan};
pub use fonts::{FontFile, FoundFont};
pub use installed::InstalledFonts;
pub use keys::ArrowKeys;
pub use labels::TextFonts;
pub use paint::{Highlight, Highlighted};
pub use written::Written;
