//! Text in every script: laid out, drawn and edited as the best text fields do it.
//!
//! A field's text is a sequence of *blocks*, stretches without line feeds that are laid
//! out each for itself, and only once they're seen. Offsets are bytes of the text.

mod block;
mod caret;
mod direction;
mod editor;
mod flow;
mod fonts;
mod letters;
mod segments;
mod steps;

pub use direction::TextDirection;
pub use editor::{Change as TextEdit, Composition, Editor, Motion, Selection, TextShape, Unit};
pub use flow::{Chip, Flow, FlowStyle, Look, Place, Spot, TextParagraph, TextSpan};
pub use fonts::{FontFile, TextFonts};
