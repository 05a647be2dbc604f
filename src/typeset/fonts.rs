//! The fonts that come with the program: the only ones that pages use, but for
//! those that lie with a house style, so that pages are the same everywhere.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::Font;

macro_rules! bundled {
    ($($file:literal),* $(,)?) => {
        [$(($file, include_bytes!(concat!("../../assets/fonts/", $file))),)*]
    };
}

static FILES: [(&str, &[u8]); 17] = bundled![
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
        let files = FILES.iter().map(|(_, file)| Bytes::new(*file));
        files.flat_map(Font::iter).collect()
    });
    &FONTS
}

/// The bytes of the font in the file called `name`, for fields that should look
/// as the page does.
pub fn font_file(name: &str) -> Option<&'static [u8]> {
    let mut files = FILES.iter();
    files
        .find(|(file, _)| *file == name)
        .map(|(_, bytes)| *bytes)
}
