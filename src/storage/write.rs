//! A release as text.

use ron::extensions::Extensions;
use ron::ser::PrettyConfig;

use super::Lineage;
use crate::release::Release;

/// RON as it's read and written here: an option's value without `Some(…)`, a
/// block's fields without a second pair of brackets.
pub(super) fn options() -> ron::Options {
    ron::Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME)
        .with_default_extension(Extensions::UNWRAP_VARIANT_NEWTYPES)
        .with_recursion_limit(super::limits::DEEPEST)
}

/// Writes `release` in the one form that it has: UTF-8, line feeds, a
/// paragraph a line.
///
/// # Errors
/// Where RON can't say it, which no release that [`read`](super::read) accepts
/// leads to.
pub fn write(release: &Release) -> Result<String, ron::Error> {
    let layout = PrettyConfig::new()
        .new_line("\n")
        .indentor("  ")
        // Escapes would make Arabic and typographic quotation marks unreadable.
        .escape_strings(false);
    let mut text = options().to_string_pretty(release, layout)?;
    text.push('\n');
    Ok(text)
}

/// Writes `release` as [`write`] does, with which saves it has come from behind it.
///
/// # Errors
/// As [`write`].
pub fn write_with(release: &Release, lineage: &Lineage) -> Result<String, ron::Error> {
    Ok(lineage.with_line(write(release)?))
}
