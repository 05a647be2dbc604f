//! What says that a release ends, where its writer has said nothing else.

use super::Tag;

/// The usual end mark in `language`; ‘###’, which every press knows, where it has
/// none of its own.
pub fn usual_end_mark(language: &Tag) -> &'static str {
    match language.language() {
        "ar" => "انتهى",
        "es" | "fr" => "FIN",
        "ru" => "КОНЕЦ",
        "zh" => "完",
        _ => "###",
    }
}
