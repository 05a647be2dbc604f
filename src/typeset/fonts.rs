//! The fonts that come with the program: the only ones that pages use, but for
//! those that lie with a house style, so that pages are the same everywhere.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::Font;

macro_rules! bundled {
    ($($file:literal),* $(,)?) => {
        [$(include_bytes!(concat!("../../assets/fonts/", $file)) as &'static [u8],)*]
    };
}

static FILES: [&[u8]; 17] = bundled![
    "NotoSerif-Regular.ttf",
    "NotoSerif-Bold.ttf",
    "NotoSerif-Italic.ttf",
    "NotoSerif-BoldItalic.ttf",
    "NotoSans-Regular.ttf",
    "NotoSans-Bold.ttf",
    "NotoSans-Italic.ttf",
    "NotoSans-BoldItalic.ttf",
    "NotoNaskhArabic-Regular.ttf",
    "NotoNaskhArabic-Bold.ttf",
    "NotoSansArabic-Regular.ttf",
    "NotoSansArabic-Bold.ttf",
    "NotoSerifCJKsc-Regular.otf",
    "NotoSerifCJKsc-Bold.otf",
    "NotoSansCJKsc-Regular.otf",
    "NotoSansCJKsc-Bold.otf",
    "CommuniqueSymbols-Regular.ttf",
];

/// The fonts, read once.
pub(super) fn bundled() -> &'static [Font] {
    static FONTS: LazyLock<Vec<Font>> = LazyLock::new(|| {
        let files = FILES.iter().map(|file| Bytes::new(*file));
        files.flat_map(Font::iter).collect()
    });
    &FONTS
}
