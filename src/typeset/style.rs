//! House styles: Typst templates that decide how a release looks.

use std::sync::Arc;
use std::time::Duration;

use typst::foundations::Bytes;
use typst::text::Font;

use super::Covered;
use crate::language::Tag;
use crate::shelf::StyleFile;

/// How long a style of a person's own may take for a release. It may run for ever.
pub const LONGEST_STYLE: Duration = Duration::from_secs(10);

/// A house style with the files that it's made of.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct HouseStyle {
    /// What a release calls it; of a file, its name without `.typ`.
    pub name: String,
    /// The template.
    pub template: Arc<str>,
    /// The fonts that lie beside it.
    pub fonts: Vec<Arc<[u8]>>,
    /// Whether it comes with the program. One that doesn't may fail or run for
    /// ever, and then a shipped one stands in.
    pub shipped: bool,
}

/// What the shipped styles share; a person's own may import it too.
pub(super) const COMMON: &str = include_str!("../../assets/styles/common.typ");

/// The name of the style that a release has unless it says another.
pub const USUAL_STYLE: &str = "un-side-event";

/// The shipped ones by their names; a person's own may import them too.
pub(super) const SHIPPED: [(&str, &str); 3] = [
    (
        USUAL_STYLE,
        include_str!("../../assets/styles/un-side-event.typ"),
    ),
    (
        "corporate",
        include_str!("../../assets/styles/corporate.typ"),
    ),
    (
        "statement",
        include_str!("../../assets/styles/statement.typ"),
    ),
];

impl HouseStyle {
    /// The styles that come with the program, the usual one first.
    pub fn shipped() -> Vec<Self> {
        let styles = SHIPPED.iter().map(|(name, template)| Self {
            name: (*name).to_owned(),
            template: (*template).into(),
            fonts: Vec::new(),
            shipped: true,
        });
        styles.collect()
    }

    /// The shipped styles, and a person's own behind them. One that is called like a
    /// shipped one isn't among them: a release that names it looks alike everywhere.
    pub fn with_own(own: Vec<StyleFile>) -> Vec<Self> {
        let mut styles = Self::shipped();
        let is_new = |own: &StyleFile| SHIPPED.iter().all(|(name, _)| *name != own.name);
        styles.extend(own.into_iter().filter(is_new).map(|own| Self {
            name: own.name,
            template: own.template.into(),
            fonts: own.fonts,
            shipped: false,
        }));
        styles
    }

    /// The usual style.
    pub fn usual() -> Self {
        let (name, template) = SHIPPED[0];
        Self {
            name: name.to_owned(),
            template: template.into(),
            fonts: Vec::new(),
            shipped: true,
        }
    }

    /// The fonts that its pages are set in: its own, and those that come with the program.
    pub(super) fn all_fonts(&self) -> Vec<Font> {
        let own = self.fonts.iter().map(|file| Bytes::new(file.to_vec()));
        let own = own.flat_map(Font::iter);
        own.chain(super::fonts::bundled().iter().cloned()).collect()
    }

    /// Whether its pages have the letters of a language: most of those that CLDR has for it.
    pub fn has_letters_of(&self, language: &Tag) -> bool {
        let has_own = || Covered::by(&self.all_fonts()).has_letters_of(language);
        Covered::by_bundled().has_letters_of(language) || !self.fonts.is_empty() && has_own()
    }

    /// The style called `name` of those given; the usual one where the name is
    /// empty, `None` where there is no such style.
    pub fn named(name: &str, styles: &[Self]) -> Option<Self> {
        if name.is_empty() {
            return Some(Self::usual());
        }
        styles.iter().find(|style| style.name == name).cloned()
    }
}
