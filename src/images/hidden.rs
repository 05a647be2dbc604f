//! Taking out of a picture that lies in a file what isn't seen of it: a camera's place and
//! time, a thumbnail, somebody's notes, what stands behind its end. What is seen stays as
//! it is, byte for byte, but where a photo lies on its side.

use std::borrow::Cow;

use image::metadata::Orientation;

use super::embedded::with_pictures;
use super::{Format, PictureError, import};

/// The picture without what isn't seen; `None` of one in which all is. For one that was
/// checked.
///
/// # Errors
/// If it can't be used; the error says why.
pub fn without_hidden(format: Format, bytes: &[u8]) -> Result<Option<Vec<u8>>, PictureError> {
    let clean = match format {
        Format::Png => png(bytes),
        Format::Jpeg => jpeg(bytes),
        Format::Svg => return drawing(bytes),
    };
    match clean {
        Some(clean) if clean.orientation == Orientation::NoTransforms => {
            Ok((clean.bytes != bytes).then_some(clean.bytes))
        }
        // Made anew, it's upright.
        _ => import(bytes).map(|made| Some(made.bytes)),
    }
}

/// A raster without what isn't seen, and how it was to be turned.
struct Clean {
    bytes: Vec<u8>,
    orientation: Orientation,
}

/// The chunks of a PNG by which it's seen as it is.
const SEEN: [&[u8; 4]; 13] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP",
    b"sBIT", b"bKGD", b"pHYs",
];

fn png(bytes: &[u8]) -> Option<Clean> {
    const SIGNATURE: usize = 8;
    // A length, a name and a checksum.
    const AROUND: usize = 12;
    let (signature, mut rest) = bytes.split_at_checked(SIGNATURE)?;
    let mut clean = Clean {
        bytes: signature.to_vec(),
        orientation: Orientation::NoTransforms,
    };
    loop {
        let length = u32::from_be_bytes(*rest.first_chunk()?) as usize;
        let (chunk, behind) = rest.split_at_checked(length.checked_add(AROUND)?)?;
        rest = behind;
        let name: &[u8; 4] = chunk.get(4..)?.first_chunk()?;
        if SEEN.contains(&name) {
            clean.bytes.extend_from_slice(chunk);
        }
        match name {
            b"eXIf" => clean.turn(chunk.get(8..8 + length)?),
            b"IEND" => return Some(clean),
            _ => {}
        }
    }
}

fn jpeg(bytes: &[u8]) -> Option<Clean> {
    const START: [u8; 2] = [0xFF, 0xD8];
    const END: u8 = 0xD9;
    const START_OF_SCAN: u8 = 0xDA;
    let mut rest = bytes.strip_prefix(&START)?;
    let mut clean = Clean {
        bytes: START.to_vec(),
        orientation: Orientation::NoTransforms,
    };
    loop {
        let (&marker, behind) = rest.strip_prefix(&[0xFF])?.split_first()?;
        if marker == END {
            clean.bytes.extend_from_slice(&[0xFF, END]);
            return Some(clean);
        }
        if marker == 0xFF {
            // A filler.
            rest = rest.get(1..)?;
            continue;
        }
        let length = usize::from(u16::from_be_bytes(*behind.first_chunk()?));
        let (segment, behind) = behind.split_at_checked(length)?;
        let content = segment.get(2..)?;
        rest = behind;
        if let Some(exif) = content.strip_prefix(b"Exif\0\0")
            && marker == 0xE1
        {
            clean.turn(exif);
        }
        clean.push_segment(marker, content);
        if marker == START_OF_SCAN {
            let end = end_of_scan(rest);
            clean.bytes.extend_from_slice(rest.get(..end)?);
            rest = rest.get(end..)?;
        }
    }
}

/// Where the next marker stands that isn't one of the scan itself.
fn end_of_scan(scan: &[u8]) -> usize {
    let is_end = |pair: &[u8]| {
        let is_within = |next: &u8| matches!(next, 0x00 | 0xD0..=0xD7);
        pair.first() == Some(&0xFF) && !pair.get(1).is_none_or(is_within)
    };
    let end = scan.windows(2).position(is_end);
    end.unwrap_or(scan.len())
}

impl Clean {
    fn turn(&mut self, exif: &[u8]) {
        if let Some(orientation) = Orientation::from_exif_chunk(exif) {
            self.orientation = orientation;
        }
    }

    /// Adds a segment of a JPEG, if it's one by which the picture is seen as it is.
    fn push_segment(&mut self, marker: u8, content: &[u8]) {
        const JFIF: &[u8] = b"JFIF\0";
        const ADOBE: &[u8] = b"Adobe";
        let seen: Vec<u8> = match marker {
            // A small picture may follow; its sizes are the last two bytes that stay.
            0xE0 if content.starts_with(JFIF) => {
                let measures = content.iter().take(12).copied();
                measures.chain([0, 0]).collect()
            }
            0xE2 if content.starts_with(b"ICC_PROFILE\0") => content.to_vec(),
            // How its colours are written.
            0xEE if content.starts_with(ADOBE) => content.iter().take(12).copied().collect(),
            // Programs' own, and comments.
            0xE0..=0xEF | 0xFE => return,
            _ => content.to_vec(),
        };
        // No longer than it was.
        let length = u16::try_from(seen.len() + 2).unwrap_or(u16::MAX);
        self.bytes.extend_from_slice(&[0xFF, marker]);
        self.bytes.extend_from_slice(&length.to_be_bytes());
        self.bytes.extend_from_slice(&seen);
    }
}

/// A drawing is text that everybody can read in the file, its author's words too. Only the
/// rasters in it hide something.
fn drawing(bytes: &[u8]) -> Result<Option<Vec<u8>>, PictureError> {
    let text = std::str::from_utf8(bytes).map_err(|_| PictureError::NotA("an SVG in UTF-8"))?;
    let clean = with_pictures(text, |format, bytes| {
        let clean = without_hidden(format, bytes)?;
        Ok(clean.map(|bytes| (format, bytes)))
    })?;
    Ok(match clean {
        Cow::Borrowed(_) => None,
        Cow::Owned(clean) => Some(clean.into_bytes()),
    })
}
