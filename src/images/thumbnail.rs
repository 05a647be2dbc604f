//! Small pictures of pictures, for forms.

use image::ImageFormat;
use resvg::tiny_skia::{Pixmap, Transform};

use super::check::parse_svg;
use super::{Format, PictureError, recheck};

/// A small picture of a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thumbnail {
    /// Its width in pixels.
    pub width: usize,
    /// Its height in pixels.
    pub height: usize,
    /// Red, green, blue and alpha of each pixel, row by row, multiplied by
    /// alpha.
    pub rgba: Vec<u8>,
}

/// Makes a picture's thumbnail, at most `side` pixels wide and high.
///
/// # Errors
/// If the picture can't be read.
pub fn thumbnail(format: Format, bytes: &[u8], side: u32) -> Result<Thumbnail, PictureError> {
    recheck(format, bytes)?;
    match format {
        Format::Png => raster(ImageFormat::Png, bytes, side),
        Format::Jpeg => raster(ImageFormat::Jpeg, bytes, side),
        Format::Svg => drawing(bytes, side),
    }
}

fn raster(format: ImageFormat, bytes: &[u8], side: u32) -> Result<Thumbnail, PictureError> {
    let picture = image::load_from_memory_with_format(bytes, format)
        .map_err(|error| PictureError::Damaged(error.to_string()))?;
    let small = picture.thumbnail(side, side).into_rgba8();
    let (width, height) = (small.width() as usize, small.height() as usize);
    let mut rgba = small.into_raw();
    for pixel in rgba.chunks_exact_mut(4) {
        if let [red, green, blue, alpha] = pixel {
            for colour in [red, green, blue] {
                *colour = (u16::from(*colour) * u16::from(*alpha) / 255) as u8;
            }
        }
    }
    Ok(Thumbnail {
        width,
        height,
        rgba,
    })
}

fn drawing(bytes: &[u8], side: u32) -> Result<Thumbnail, PictureError> {
    let text = std::str::from_utf8(bytes).map_err(|_| PictureError::NotA("an SVG in UTF-8"))?;
    let tree = parse_svg(text)?;
    let (width, height) = (tree.size().width(), tree.size().height());
    let scale = side as f32 / width.max(height);
    let pixels = |length: f32| ((length * scale).ceil() as u32).clamp(1, side);
    let mut pixmap = Pixmap::new(pixels(width), pixels(height))
        .ok_or_else(|| PictureError::Damaged("it has no size".into()))?;
    resvg::render(
        &tree,
        Transform::from_scale(scale, scale),
        &mut pixmap.as_mut(),
    );
    Ok(Thumbnail {
        width: pixmap.width() as usize,
        height: pixmap.height() as usize,
        rgba: pixmap.take(),
    })
}
