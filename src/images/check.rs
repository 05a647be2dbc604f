//! Whether a picture that lies in a file may be used as it is.

use std::io::Cursor;

use image::{ImageFormat, ImageReader};

use super::PictureError;
use super::limits::{
    DEEPEST_ELEMENT, LARGEST_PICTURE, LARGEST_SVG, LONGEST_SIDE, MOST_COPIES, MOST_ELEMENTS,
    MOST_PIXELS,
};

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
/// limits, and, of an SVG, that it refers to nothing outside itself. Of a
/// raster only the header is read.
///
/// # Errors
/// If it can't be used; the error says why.
pub fn recheck(format: Format, bytes: &[u8]) -> Result<Dimensions, PictureError> {
    match format {
        Format::Png => raster(ImageFormat::Png, "PNG", bytes),
        Format::Jpeg => raster(ImageFormat::Jpeg, "JPEG", bytes),
        Format::Svg => svg(bytes),
    }
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
    let (width, height) = ImageReader::with_format(Cursor::new(bytes), format)
        .into_dimensions()
        .map_err(|error| PictureError::Damaged(error.to_string()))?;
    within_limits(width, height)?;
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
    let text = std::str::from_utf8(bytes).map_err(|_| PictureError::NotA("SVG in UTF-8"))?;
    if !text.contains("<svg") {
        return Err(PictureError::NotA("SVG"));
    }
    let tree = parse_svg(text)?;
    let side = |length: f32| length.ceil().clamp(1.0, LONGEST_SIDE as f32) as u32;
    Ok(Dimensions {
        width: side(tree.size().width()),
        height: side(tree.size().height()),
    })
}

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
        ("<script", "a script"),
        ("<foreignobject", "foreign objects"),
        ("data:image/svg", "an SVG within the SVG"),
        ("@import", "a style sheet from elsewhere"),
        ("<filter", "filters"),
    ] {
        if lower.contains(sign) {
            return Err(PictureError::SvgForbidden(what));
        }
    }
    if refers_elsewhere(&lower) {
        return Err(PictureError::SvgForbidden(
            "a reference to something outside it",
        ));
    }
    if lower.matches("<use").count() > MOST_COPIES {
        return Err(PictureError::SvgTooComplex("copies"));
    }
    let (mut depth, mut elements) = (0_usize, 0_usize);
    for tag in text.split('<').skip(1) {
        if tag.starts_with('/') {
            depth = depth.saturating_sub(1);
        } else if !tag.starts_with(['!', '?']) {
            elements += 1;
            let empty = tag
                .split('>')
                .next()
                .is_some_and(|inside| inside.ends_with('/'));
            depth += usize::from(!empty);
        }
        if depth > DEEPEST_ELEMENT {
            return Err(PictureError::SvgTooComplex("groups within groups"));
        }
        if elements > MOST_ELEMENTS {
            return Err(PictureError::SvgTooComplex("elements"));
        }
    }
    Ok(())
}

/// Whether a picture or a copy is taken from anywhere but the drawing itself.
/// Links to web pages are none: nothing follows them.
fn refers_elsewhere(lower: &str) -> bool {
    let own = |address: &str| {
        let address = address.trim_start_matches(['"', '\'', ' ', '\n', '\t']);
        address.starts_with('#')
            || address.starts_with("data:image/png")
            || address.starts_with("data:image/jpeg")
    };
    let pulls = lower.split('<').skip(1).filter(|tag| {
        [
            "image",
            "use",
            "feimage",
            "pattern",
            "lineargradient",
            "radialgradient",
        ]
        .iter()
        .any(|name| tag.starts_with(name))
    });
    let by_element = pulls
        .flat_map(|tag| tag.split("href=").skip(1))
        .any(|address| !own(address));
    by_element || lower.split("url(").skip(1).any(|address| !own(address))
}
