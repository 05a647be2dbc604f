//! Colour profiles of PNGs: they're packed, and what they unpack to is bounded before anything
//! else reads the picture, since decoders unpack them whole.

use std::io::{self, Read};

use flate2::read::ZlibDecoder;

use super::PictureError;

/// The most bytes of a profile: those of printers, the largest, have four million.
const LARGEST: u64 = 8 * 1024 * 1024;

/// Checks that the profiles of a PNG aren't more than a profile can be.
///
/// # Errors
/// If they are.
pub(super) fn check_profiles(png: &[u8]) -> Result<(), PictureError> {
    let mut left = LARGEST;
    for profile in profiles(png) {
        let mut unpacked = ZlibDecoder::new(profile).take(left + 1);
        // What can't be unpacked is no profile, and decoders say so.
        let length = io::copy(&mut unpacked, &mut io::sink()).unwrap_or_default();
        left = left
            .checked_sub(length)
            .ok_or(PictureError::ProfileTooLarge)?;
    }
    Ok(())
}

/// The packed profiles of a PNG, as far as its chunks can be told.
fn profiles(png: &[u8]) -> Vec<&[u8]> {
    const SIGNATURE: usize = 8;
    const CHECKSUM: usize = 4;
    let mut found = Vec::new();
    let mut rest = png.get(SIGNATURE..).unwrap_or_default();
    while let Some((head, behind)) = rest.split_at_checked(8) {
        let (length, name) = head.split_at(4);
        let length = length.try_into().map_or(0, u32::from_be_bytes) as usize;
        let content = behind.get(..length).unwrap_or(behind);
        if name == b"iCCP" {
            // A name, a zero, and how it's packed.
            let end = content.iter().position(|byte| *byte == 0);
            found.extend(end.and_then(|end| content.get(end + 2..)));
        }
        rest = behind
            .get(length.saturating_add(CHECKSUM)..)
            .unwrap_or_default();
    }
    found
}
