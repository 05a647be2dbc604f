//! Why a picture can't be used.

/// Why a picture can't be used, with what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    /// It isn't what it's said to be.
    #[error("it isn't {0}: insert the picture again from its file")]
    NotA(&'static str),
    /// It's of no kind that a release can hold.
    #[error("it's neither a PNG, a JPEG nor an SVG: save it as one of these")]
    UnknownKind,
    /// It can't be read to its end.
    #[error("it's damaged ({}): insert it again from its file", .0.replace(char::is_control, "\u{fffd}"))]
    Damaged(String),
    /// Its file is too large.
    #[error("it has {bytes} bytes, and at most {limit} are allowed: make it smaller")]
    TooManyBytes {
        /// Its size.
        bytes: usize,
        /// The largest allowed.
        limit: usize,
    },
    /// It has too many pixels.
    #[error("it has {width} × {height} pixels, and at most {limit} a side and 40 million in all are allowed: make it smaller", limit = super::LONGEST_SIDE)]
    TooLarge {
        /// Its width.
        width: u32,
        /// Its height.
        height: u32,
    },
    /// Its colour profile is more than one can be.
    #[error("its colour profile is too large: save it again without one, or as sRGB")]
    ProfileTooLarge,
    /// An SVG with too much in it.
    #[error("this SVG has too many {0}: simplify it in a drawing program")]
    SvgTooComplex(&'static str),
    /// An SVG with something that a drawing has no need of.
    #[error("this SVG holds {0}, which isn't allowed: export it again as a plain SVG")]
    SvgForbidden(&'static str),
}
