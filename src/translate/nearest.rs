//! Of what is said in several languages, what is said in one.

use crate::language::{Kinship, Tag, kinship};

/// What is said in a language and its script, the nearest territory's first, each with how near
/// that is.
pub(super) fn nearest<'a, T>(said: &'a [(Tag, T)], language: &Tag) -> Vec<(Kinship, &'a (Tag, T))> {
    let said = said.iter();
    let alike = said.filter_map(|one| Some((kinship(&one.0, language)?, one)));
    let mut alike: Vec<(Kinship, &(Tag, T))> = alike.collect();
    alike.sort_by_key(|(kinship, _)| *kinship);
    alike
}

/// The same of what is translated from another language. Where that is the same of another
/// territory, only what is said to be of this one's is its translation.
pub(super) fn nearest_translation<'a, T>(
    said: &'a [(Tag, T)],
    from: &Tag,
    into: &Tag,
) -> Vec<(Kinship, &'a (Tag, T))> {
    let mut alike = nearest(said, into);
    if kinship(from, into).is_some() {
        alike.retain(|(kinship, _)| *kinship == Kinship::Same);
    }
    alike
}
