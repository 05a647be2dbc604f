//! Whether a picture that lies in a file may be used as it is.

use std::io::Cursor;

use image::{ImageDecoder, ImageFormat, ImageReader};
use usvg::roxmltree::Node;

use super::PictureError;
use super::embedded::{check_pictures, embedded_pictures, is_data};
use super::limits::{
    DEEPEST_ELEMENT, LARGEST_PICTURE, LARGEST_SVG, LONGEST_SIDE, MOST_COPIES, MOST_ELEMENTS,
    MOST_PIXELS,
};
use super::profile::check_profiles;
use super::sizes::{has_huge_number, is_endless};
use super::strip::parse;

/// The kinds of pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum Format {
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
    /// SVG, as text.
    Svg,
}

/// A picture's size: in pixels, or an SVG's own units rounded up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dimensions {
    /// Its width.
    pub width: u32,
    /// Its height.
    pub height: u32,
}

/// Checks a picture without changing it: that it is of its format, within the
/// limits, and, of an SVG, that it refers to nothing outside itself. A raster isn't
/// decoded: its header is read, and a JPEG looked through for its end.
///
/// # Errors
/// If it can't be used; the error says why.
pub fn recheck(format: Format, bytes: &[u8]) -> Result<Dimensions, PictureError> {
    match format {
        Format::Png => raster(ImageFormat::Png, "a PNG", bytes),
        Format::Jpeg => raster(ImageFormat::Jpeg, "a JPEG", bytes),
        Format::Svg => svg(bytes),
    }
}

/// Checks a picture as [`recheck`] does, and a raster to its last pixel: the page
/// could show none of it, nor of anything else, if it were cut off.
///
/// # Errors
/// If it can't be used; the error says why.
pub fn recheck_whole(format: Format, bytes: &[u8]) -> Result<Dimensions, PictureError> {
    let dimensions = recheck(format, bytes)?;
    let raster = match format {
        Format::Png => ImageFormat::Png,
        Format::Jpeg => ImageFormat::Jpeg,
        Format::Svg => {
            let text = String::from_utf8_lossy(bytes);
            check_pictures(&text, recheck_whole)?;
            return Ok(dimensions);
        }
    };
    image::load_from_memory_with_format(bytes, raster)
        .map_err(|error| PictureError::Damaged(error.to_string()))?;
    Ok(dimensions)
}

/// How many bytes the pixels of a picture take once they're decoded, by its header; of a
/// drawing, those of the pictures in it. 0 of one that can't be used.
pub fn decoded_size(format: Format, bytes: &[u8]) -> u64 {
    let raster = match format {
        Format::Png => ImageFormat::Png,
        Format::Jpeg => ImageFormat::Jpeg,
        Format::Svg => {
            let pictures = std::str::from_utf8(bytes).map(embedded_pictures);
            let pictures = pictures.unwrap_or_default().into_iter();
            return pictures
                .map(|(format, bytes)| decoded_size(format, &bytes))
                .sum();
        }
    };
    let decoder = ImageReader::with_format(Cursor::new(bytes), raster).into_decoder();
    decoder.map_or(0, |decoder| decoder.total_bytes())
}

/// Whether a JPEG ends before its end is marked: decoders fill such a picture up with
/// grey and say nothing.
fn is_cut_off(jpeg: &[u8]) -> bool {
    const START_OF_SCAN: u8 = 0xDA;
    const END: [u8; 2] = [0xFF, 0xD9];
    // Segments before the picture itself say how long they are, and may hold a small
    // picture with an end of its own.
    let mut at = 2;
    let mut scans = jpeg;
    while let Some(&[0xFF, marker, high, low]) = jpeg.get(at..at + 4) {
        if marker == 0xFF {
            // A filler.
            at += 1;
            continue;
        }
        at += 2 + usize::from(u16::from_be_bytes([high, low]));
        if marker == START_OF_SCAN {
            scans = jpeg.get(at..).unwrap_or_default();
            break;
        }
    }
    !scans.windows(2).any(|bytes| bytes == END)
}

fn raster(
    format: ImageFormat,
    name: &'static str,
    bytes: &[u8],
) -> Result<Dimensions, PictureError> {
    within(bytes.len(), LARGEST_PICTURE)?;
    if image::guess_format(bytes).ok() != Some(format) {
        return Err(PictureError::NotA(name));
    }
    if format == ImageFormat::Png {
        check_profiles(bytes)?;
    }
    let (width, height) = ImageReader::with_format(Cursor::new(bytes), format)
        .into_dimensions()
        .map_err(|error| PictureError::Damaged(error.to_string()))?;
    within_limits(width, height)?;
    if format == ImageFormat::Jpeg && is_cut_off(bytes) {
        return Err(PictureError::Damaged("its end is missing".into()));
    }
    Ok(Dimensions { width, height })
}

/// Refuses a size that would fill the memory.
pub(super) fn within_limits(width: u32, height: u32) -> Result<(), PictureError> {
    let pixels = u64::from(width) * u64::from(height);
    if width > LONGEST_SIDE || height > LONGEST_SIDE || pixels > MOST_PIXELS {
        return Err(PictureError::TooLarge { width, height });
    }
    Ok(())
}

fn within(bytes: usize, limit: usize) -> Result<(), PictureError> {
    if bytes > limit {
        return Err(PictureError::TooManyBytes { bytes, limit });
    }
    Ok(())
}

fn svg(bytes: &[u8]) -> Result<Dimensions, PictureError> {
    within(bytes.len(), LARGEST_SVG)?;
    let text = std::str::from_utf8(bytes).map_err(|_| PictureError::NotA("an SVG in UTF-8"))?;
    if !text.contains("<svg") {
        return Err(PictureError::NotA("an SVG"));
    }
    let tree = parse_svg(text)?;
    let side = |length: f32| length.ceil().clamp(1.0, LONGEST_SIDE as f32) as u32;
    Ok(Dimensions {
        width: side(tree.size().width()),
        height: side(tree.size().height()),
    })
}

/// What is said of an address that leads out of a drawing.
const OUTSIDE: &str = "a reference to something outside it";

/// Reads an SVG that was looked at, reaching for nothing outside it.
pub(super) fn parse_svg(text: &str) -> Result<usvg::Tree, PictureError> {
    look_before_parsing(text)?;
    let nothing = usvg::ImageHrefResolver {
        resolve_data: usvg::ImageHrefResolver::default_data_resolver(),
        resolve_string: Box::new(|_, _| None),
    };
    let options = usvg::Options {
        image_href_resolver: nothing,
        ..usvg::Options::default()
    };
    usvg::Tree::from_str(text, &options).map_err(|error| PictureError::Damaged(error.to_string()))
}

/// Refuses what would cost the parser too much, and what no drawing needs.
fn look_before_parsing(text: &str) -> Result<(), PictureError> {
    let lower = text.to_ascii_lowercase();
    for (sign, what) in [
        ("<!entity", "entities"),
        ("data:image/svg", "an SVG within the SVG"),
        ("@import", "a style sheet from elsewhere"),
    ] {
        if lower.contains(sign) {
            return Err(PictureError::SvgForbidden(what));
        }
    }
    let mut addresses = lower.split("url(").skip(1);
    if addresses.any(|address| !is_own(address.trim_start_matches(['"', '\'']))) {
        return Err(PictureError::SvgForbidden(OUTSIDE));
    }
    look_at_elements(text)?;
    check_pictures(text, recheck)
}

/// Refuses elements that no drawing needs, whatever prefix they're written with,
/// more of them, more copies and deeper groups than one has.
fn look_at_elements(text: &str) -> Result<(), PictureError> {
    let document = parse(text)?;
    let (mut elements, mut copies) = (0, 0);
    for node in document.descendants().filter(Node::is_element) {
        elements += 1;
        if elements > MOST_ELEMENTS {
            return Err(PictureError::SvgTooComplex("elements"));
        }
        if node.ancestors().take(DEEPEST_ELEMENT + 2).count() > DEEPEST_ELEMENT + 1 {
            return Err(PictureError::SvgTooComplex("groups within groups"));
        }
        let forbidden = match node.tag_name().name().to_ascii_lowercase().as_str() {
            "script" => Some("a script"),
            "foreignobject" => Some("foreign objects"),
            "filter" => Some("filters"),
            // Each corner of a path would get a copy of one.
            "marker" => Some("markers"),
            "use" => {
                copies += 1;
                None
            }
            _ => None,
        };
        if let Some(what) = forbidden {
            return Err(PictureError::SvgForbidden(what));
        }
        let mut styles = node
            .children()
            .filter(Node::is_text)
            .filter_map(|text| text.text());
        let is_endless = node
            .attributes()
            .any(|attribute| is_endless(attribute.name(), attribute.value()))
            || node.tag_name().name() == "style" && styles.any(has_huge_number);
        if is_endless {
            return Err(PictureError::SvgForbidden(
                "shapes of a size that nothing has",
            ));
        }
        let reaches = node.attributes().any(|attribute| {
            attribute.name() == "href"
                && node.tag_name().name() != "a"
                && !is_own(attribute.value())
                && !is_data(attribute.value())
        });
        if reaches {
            return Err(PictureError::SvgForbidden(OUTSIDE));
        }
    }
    if copies > MOST_COPIES {
        return Err(PictureError::SvgTooComplex("copies"));
    }
    Ok(())
}

/// Whether an address leads to the drawing itself.
fn is_own(address: &str) -> bool {
    address.trim_start().starts_with('#')
}
