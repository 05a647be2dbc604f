//! The edition that somebody asks for by its language.

use crate::language::Tag;
use crate::release::{Edition, Release};

/// The edition of a release in a language.
///
/// # Errors
/// That there is none, and in which languages there are some.
pub(super) fn find<'a>(release: &'a Release, language: &Tag) -> Result<&'a Edition, String> {
    let mut editions = release.editions.iter();
    let found = editions.find(|edition| edition.language == *language);
    found.ok_or_else(|| {
        let editions = release.editions.iter();
        let editions: Vec<&str> = editions.map(|edition| edition.language.as_str()).collect();
        match editions.as_slice() {
            [] => format!("there is no edition ‘{language}’: the release has none"),
            editions => format!(
                "there is no edition ‘{language}’: the release has {}",
                editions.join(", ")
            ),
        }
    })
}
