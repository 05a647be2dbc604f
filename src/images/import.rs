//! Taking a picture in: what is stored is made anew from what is seen, so that
//! nothing comes along that isn't: no camera's place and time, no thumbnail, no
//! script.

use std::io::Cursor;

use image::codecs::jpeg::{JpegDecoder, JpegEncoder};
use image::codecs::png::{PngDecoder, PngEncoder};
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageEncoder, ImageFormat, RgbaImage};

use super::check::{parse_svg, within_limits};
use super::embedded::made_anew;
use super::strip::stripped;
use super::{Dimensions, Format, PictureError, recheck};

/// How good JPEGs are that are written again, of 100.
const JPEG_QUALITY: u8 = 92;

/// A picture as it's stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// Its format.
    pub format: Format,
    /// Its bytes; of an SVG, its text.
    pub bytes: Vec<u8>,
    /// Its size.
    pub dimensions: Dimensions,
}

/// Takes in a picture from a file's bytes, whatever the file is called.
///
/// Rasters are written again as they are seen: turned upright, with their
/// colour profile, without any other data. Drawings are reduced to their
/// shapes; words in a drawing stay words, which the page sets in its own fonts.
///
/// # Errors
/// If it can't be used; the error says why.
pub fn import(bytes: &[u8]) -> Result<Imported, PictureError> {
    let format = kind_of(bytes)?;
    let dimensions = recheck(format, bytes)?;
    match format {
        Format::Png => raster(PngDecoder::new(Cursor::new(bytes)), format),
        Format::Jpeg => raster(JpegDecoder::new(Cursor::new(bytes)), format),
        Format::Svg => drawing(bytes, dimensions),
    }
}

/// Takes in a picture from its pixels: four bytes a pixel, the colours
/// multiplied by the last, as windows have them. It's stored as a PNG.
///
/// # Errors
/// If it can't be used; the error says why.
pub fn import_pixels(size: [usize; 2], mut rgba: Vec<u8>) -> Result<Imported, PictureError> {
    let [width, height] = size.map(|side| u32::try_from(side).unwrap_or(u32::MAX));
    within_limits(width, height)?;
    for pixel in rgba.chunks_exact_mut(4) {
        if let [red, green, blue, alpha @ 1..=254] = pixel {
            let alpha = u16::from(*alpha);
            for colour in [red, green, blue] {
                let whole = (u16::from(*colour) * 255 + alpha / 2) / alpha;
                *colour = u8::try_from(whole).unwrap_or(u8::MAX);
            }
        }
    }
    let picture = RgbaImage::from_raw(width, height, rgba)
        .ok_or_else(|| PictureError::Damaged("pixels are missing".into()))?;
    let opaque = picture.pixels().all(|pixel| pixel.0[3] == 255);
    let picture = DynamicImage::ImageRgba8(picture);
    let picture = if opaque {
        DynamicImage::ImageRgb8(picture.into_rgb8())
    } else {
        picture
    };
    let mut bytes = Vec::new();
    picture
        .write_with_encoder(PngEncoder::new(&mut bytes))
        .map_err(|error| PictureError::Damaged(error.to_string()))?;
    let dimensions = recheck(Format::Png, &bytes)?;
    Ok(Imported {
        format: Format::Png,
        bytes,
        dimensions,
    })
}

pub(super) fn kind_of(bytes: &[u8]) -> Result<Format, PictureError> {
    match image::guess_format(bytes) {
        Ok(ImageFormat::Png) => return Ok(Format::Png),
        Ok(ImageFormat::Jpeg) => return Ok(Format::Jpeg),
        Ok(_) => return Err(PictureError::UnknownKind),
        Err(_) => {}
    }
    let start = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    if String::from_utf8_lossy(start).contains("<svg") {
        Ok(Format::Svg)
    } else {
        Err(PictureError::UnknownKind)
    }
}

fn raster<D: ImageDecoder>(
    decoder: image::ImageResult<D>,
    format: Format,
) -> Result<Imported, PictureError> {
    let damaged = |error: image::ImageError| PictureError::Damaged(error.to_string());
    let mut decoder = decoder.map_err(damaged)?;
    let profile = decoder.icc_profile().ok().flatten();
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(damaged)?;
    picture.apply_orientation(orientation);
    let mut bytes = Vec::new();
    match format {
        Format::Jpeg => {
            let mut encoder = JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY);
            write(&mut encoder, profile);
            picture.write_with_encoder(encoder).map_err(damaged)?;
        }
        _ => {
            let mut encoder = PngEncoder::new(&mut bytes);
            write(&mut encoder, profile);
            // PDF takes 8 bits a colour from everybody; 16 only from new readers.
            let picture = if picture.color().has_alpha() {
                DynamicImage::ImageRgba8(picture.into_rgba8())
            } else if picture.color().has_color() {
                DynamicImage::ImageRgb8(picture.into_rgb8())
            } else {
                DynamicImage::ImageLuma8(picture.into_luma8())
            };
            picture.write_with_encoder(encoder).map_err(damaged)?;
        }
    }
    let dimensions = recheck(format, &bytes)?;
    Ok(Imported {
        format,
        bytes,
        dimensions,
    })
}

/// Hands the colour profile on. A format that has no room for it does without.
fn write(encoder: &mut impl ImageEncoder, profile: Option<Vec<u8>>) {
    if let Some(profile) = profile {
        let _ = encoder.set_icc_profile(profile);
    }
}

fn drawing(bytes: &[u8], dimensions: Dimensions) -> Result<Imported, PictureError> {
    let text = std::str::from_utf8(bytes).map_err(|_| PictureError::NotA("an SVG in UTF-8"))?;
    let text = made_anew(text)?;
    let bytes = if text.contains("<text") || text.contains(":text") {
        // Words would become shapes, and nothing where their font is missing.
        stripped(&text)?.into_bytes()
    } else {
        let options = usvg::WriteOptions {
            coordinates_precision: 4,
            transforms_precision: 6,
            ..usvg::WriteOptions::default()
        };
        parse_svg(&text)?.to_string(&options).into_bytes()
    };
    // Lines end with a line feed alone, as everywhere in a release's file.
    let bytes = String::from_utf8_lossy(&bytes)
        .replace("\r\n", "\n")
        .replace('\r', "\n");
    recheck(Format::Svg, bytes.as_bytes())?;
    Ok(Imported {
        format: Format::Svg,
        bytes: bytes.into_bytes(),
        dimensions,
    })
}
