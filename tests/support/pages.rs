//! Pages of releases, for tests that look at them.

use communique::release::Release;
use communique::storage;
use communique::typeset::{HouseStyle, Pages, Typeset, Typesetter};

use super::sample_text;

/// The release in the sample called `name`.
pub fn sample(name: &str) -> Release {
    storage::read(sample_text(name).as_bytes())
        .expect("a sample opens")
        .release
}

/// What comes of typesetting `release` in its own style.
pub fn typeset(release: &Release) -> Typeset {
    let styles = HouseStyle::shipped();
    let style = HouseStyle::named(release.style.house.as_str(), &styles).expect("a shipped style");
    Typesetter::new().typeset(release, &style)
}

/// The pages of `release`, made without anything to complain of.
pub fn pages(release: &Release) -> Pages {
    let typeset = typeset(release);
    assert_eq!(typeset.problems, [], "{}", release.id);
    assert_eq!(typeset.warnings, [], "{}", release.id);
    let pages = typeset.pages.expect("pages");
    (0..pages.count()).for_each(|page| pages.look_at(page));
    pages
}

/// The paragraphs on the pages, in reading order.
pub fn paragraphs(pages: &Pages) -> Vec<String> {
    let texts = (0..pages.count()).flat_map(|page| pages.page_texts(page));
    texts.map(|text| text.words).collect()
}

/// All words on the pages, in reading order, blanks between them.
pub fn words(pages: &Pages) -> String {
    paragraphs(pages).join(" ")
}

/// The words on the pages of a release whose letters need not be in the fonts.
pub fn pages_of_any(release: &Release) -> String {
    let typeset = typeset(release);
    assert_eq!(typeset.problems, [], "{}", release.id);
    let pages = typeset.pages.expect("pages");
    (0..pages.count()).for_each(|page| pages.look_at(page));
    words(&pages)
}
