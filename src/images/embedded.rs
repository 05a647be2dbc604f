//! Pictures of pixels that lie within a drawing, as addresses of the kind
//! `data:image/png;base64,…`.

use std::borrow::Cow;
use std::ops::Range;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use data_url::DataUrl;
use usvg::roxmltree::Node;

use super::limits::MOST_PIXELS;
use super::strip::parse;
use super::{Dimensions, Format, PictureError, import};

/// What is said of a picture in a drawing that isn't one of the kinds that are
/// taken.
const UNKNOWN: &str = "a picture that is neither a PNG nor a JPEG";

/// A picture in a drawing.
struct Embedded {
    /// Where its address stands in the drawing's text.
    place: Range<usize>,
    /// What the address holds.
    bytes: Vec<u8>,
}

/// The pictures of a drawing.
fn pictures(text: &str) -> Result<Vec<Embedded>, PictureError> {
    let document = parse(text)?;
    let elements = document.descendants().filter(Node::is_element);
    let mut found = Vec::new();
    for attribute in elements.flat_map(|element| element.attributes()) {
        let address = attribute.value();
        if attribute.name() == "href" && is_data(address) {
            found.push(Embedded {
                place: attribute.range_value(),
                bytes: decoded(address)?,
            });
        }
    }
    Ok(found)
}

/// The rasters in a drawing, as far as they can be read.
pub(super) fn embedded_pictures(text: &str) -> Vec<(Format, Vec<u8>)> {
    // Hardly any drawing has some.
    if !text.contains("data:") {
        return Vec::new();
    }
    let pictures = pictures(text).unwrap_or_default().into_iter();
    let known = pictures.filter_map(|picture| Some((kind_of(&picture.bytes).ok()?, picture.bytes)));
    known.collect()
}

/// Whether an address holds what it leads to.
pub(super) fn is_data(address: &str) -> bool {
    let start = address.trim_start().get(..5);
    start.is_some_and(|start| start.eq_ignore_ascii_case("data:"))
}

fn decoded(address: &str) -> Result<Vec<u8>, PictureError> {
    let unknown = || PictureError::SvgForbidden(UNKNOWN);
    let url = DataUrl::process(address).map_err(|_| unknown())?;
    let mime = url.mime_type();
    let is_known = ["png", "jpeg", "jpg"]
        .iter()
        .any(|kind| mime.matches("image", kind));
    if !is_known {
        return Err(unknown());
    }
    let (bytes, _) = url
        .decode_to_vec()
        .map_err(|error| PictureError::Damaged(error.to_string()))?;
    Ok(bytes)
}

/// Checks the pictures in a drawing by `check`, and that all of them together aren't too
/// large.
pub(super) fn check_pictures(
    text: &str,
    check: fn(Format, &[u8]) -> Result<Dimensions, PictureError>,
) -> Result<(), PictureError> {
    let mut pixels = 0;
    for Embedded { bytes, .. } in pictures(text)? {
        let size = check(kind_of(&bytes)?, &bytes)?;
        pixels += u64::from(size.width) * u64::from(size.height);
        if pixels > MOST_PIXELS {
            let (width, height) = (size.width, size.height);
            return Err(PictureError::TooLarge { width, height });
        }
    }
    Ok(())
}

fn kind_of(bytes: &[u8]) -> Result<Format, PictureError> {
    match import::kind_of(bytes)? {
        Format::Svg => Err(PictureError::SvgForbidden(UNKNOWN)),
        raster => Ok(raster),
    }
}

/// The drawing with its pictures made anew from what is seen of them, as those in a
/// file are.
pub(super) fn made_anew(text: &str) -> Result<Cow<'_, str>, PictureError> {
    with_pictures(text, |_, bytes| {
        let picture = import(bytes)?;
        Ok(Some((picture.format, picture.bytes)))
    })
}

/// The drawing with what `change` makes of its pictures, where it makes something of them.
pub(super) fn with_pictures(
    text: &str,
    mut change: impl FnMut(Format, &[u8]) -> Result<Option<(Format, Vec<u8>)>, PictureError>,
) -> Result<Cow<'_, str>, PictureError> {
    let mut made = String::new();
    let mut at = 0;
    for Embedded { place, bytes } in pictures(text)? {
        let Some((format, bytes)) = change(kind_of(&bytes)?, &bytes)? else {
            continue;
        };
        let kind = match format {
            Format::Jpeg => "jpeg",
            _ => "png",
        };
        made.push_str(text.get(at..place.start).unwrap_or_default());
        made.push_str("data:image/");
        made.push_str(kind);
        made.push_str(";base64,");
        STANDARD.encode_string(&bytes, &mut made);
        at = place.end;
    }
    if at == 0 {
        return Ok(Cow::Borrowed(text));
    }
    made.push_str(text.get(at..).unwrap_or_default());
    Ok(Cow::Owned(made))
}
