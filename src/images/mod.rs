//! Pictures: what may come in, and within which limits.
//!
//! The only room that names `image`, `usvg` and `svgtypes`. It takes bytes, reads no file,
//! and knows nothing of releases.

mod check;
mod embedded;
mod error;
mod hidden;
mod import;
mod limits;
mod profile;
mod sizes;
mod strip;
mod thumbnail;

pub use check::{Dimensions, Format, decoded_size, recheck, recheck_whole};
pub use error::PictureError;
pub use hidden::without_hidden;
pub use import::{Imported, import, import_pixels};
pub use limits::{LARGEST_PICTURE, LARGEST_SVG, LONGEST_SIDE, MOST_DECODED, MOST_PIXELS};
pub use thumbnail::{Thumbnail, thumbnail};
