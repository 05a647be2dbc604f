//! From a release to its page: the only room that names `typst`.
//!
//! A [`Typesetter`] makes [`Pages`] of a release in a [`HouseStyle`]; pages
//! become pixels or a PDF, and answer which letter of which field stands
//! where. A release's text reaches Typst as virtual sources in which every
//! character that could be code is escaped, so that a text can never become
//! code. What Typst sees has no file system, no packages, no network and no
//! clock.

mod clusters;
mod code;
mod data;
mod desk;
mod escape;
mod fonts;
mod pages;
mod pdf;
mod printed_pictures;
mod problem;
mod raster;
mod style;
mod texts;
mod typesetter;
mod walk;

pub use escape::{Escaped, SetIn, escaped_line, escaped_paragraph};
pub use fonts::{Covered, font_file};
pub use pages::{MissingLetters, PageCaret, PageText, Pages, Spot};
pub use pdf::{Accessibility, PdfError};
pub use printed_pictures::silent_pictures;
pub use problem::{Problem, ProblemPlace};
pub use raster::Pixels;
pub use style::{HouseStyle, LONGEST_STYLE, USUAL_STYLE};
pub use typesetter::{Typeset, Typesetter};
pub use walk::Area;
