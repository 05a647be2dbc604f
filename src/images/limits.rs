//! How large a picture may be: enough for any in print, too little to fill
//! the memory.

/// The largest file of a picture, in bytes.
pub const LARGEST_PICTURE: usize = 20 * 1024 * 1024;
/// The longest side, in pixels.
pub const LONGEST_SIDE: u32 = 8192;
/// The most pixels.
pub const MOST_PIXELS: u64 = 40_000_000;
/// What the pixels of all pictures of a release take together once they're decoded, in
/// bytes: so much memory, and half as much again, a page with all of them takes.
pub const MOST_DECODED: u64 = 200 * 1024 * 1024;
/// The largest SVG, in bytes of text: logos have some thousands.
pub const LARGEST_SVG: usize = 2 * 1024 * 1024;
/// The most elements of an SVG.
pub(super) const MOST_ELEMENTS: usize = 50_000;
/// The most nodes of its XML: elements, and what stands between them.
pub(super) const MOST_NODES: u32 = 200_000;
/// How deeply an SVG's elements may stand in one another.
pub(super) const DEEPEST_ELEMENT: usize = 64;
/// How many copies an SVG may make of its elements: copies of copies multiply.
pub(super) const MOST_COPIES: usize = 256;
