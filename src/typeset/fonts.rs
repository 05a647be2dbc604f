//! The fonts that come with the program: the only ones that pages use, but for
//! those that lie with a house style, so that pages are the same everywhere.

use std::collections::HashSet;
use std::fmt;
use std::sync::{Arc, LazyLock};

use typst::foundations::Bytes;
use typst::text::{Coverage, Font, is_default_ignorable};

use crate::language::{Tag, letters_of};

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

/// The characters that some font has.
pub struct Covered(HashSet<u32>);

impl Covered {
    /// Those of `fonts`.
    pub(super) fn by(fonts: &[Font]) -> Self {
        let fonts = fonts.iter().map(|font| &font.info().coverage);
        Self(fonts.flat_map(Coverage::iter).collect())
    }

    /// Those of the fonts that come with the program.
    pub fn by_bundled() -> Arc<Self> {
        static COVERED: LazyLock<Arc<Covered>> = LazyLock::new(|| Arc::new(Covered::by(bundled())));
        Arc::clone(&COVERED)
    }

    /// Whether fonts have all that shows a text.
    pub fn has_all(&self, text: &str) -> bool {
        text.chars().all(|c| self.contains(c))
    }

    /// Whether fonts have most of the letters that a language is written in, as CLDR has them.
    /// What languages' letters nobody knows is taken to be there.
    pub fn has_letters_of(&self, language: &Tag) -> bool {
        let letters = letters_of(language);
        let had = letters.iter().filter(|c| self.contains(**c)).count();
        2 * had >= letters.len()
    }

    /// Whether a font has what shows `c`, if anything does.
    pub(super) fn contains(&self, c: char) -> bool {
        let is_shown = || !c.is_whitespace() && !c.is_control() && !is_default_ignorable(c);
        c.is_ascii() || self.0.contains(&u32::from(c)) || !is_shown()
    }
}

impl fmt::Debug for Covered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Covered({} characters)", self.0.len())
    }
}

/// The bytes of the font in the file called `name`, for fields that should look
/// as the page does.
pub fn font_file(name: &str) -> Option<&'static [u8]> {
    let mut files = FILES.iter();
    files
        .find(|(file, _)| *file == name)
        .map(|(_, bytes)| *bytes)
}
