//! What a translator has noted beside a text, in the tool that it was translated in.

use roxmltree::Node;

use super::xml::text_of;
use crate::language::{sanitize, told_name};

/// How many notes of one text are read.
pub(super) const MOST: usize = 20;
/// How long one may be, in bytes; what is longer is cut.
const LONGEST: usize = 10_000;

/// Something that was noted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Note {
    /// By whom, where the file says.
    pub by: String,
    /// What.
    pub text: String,
}

impl Note {
    /// What a file says, as far as it can be shown; `None` if that's nothing.
    pub(super) fn new(by: &str, text: &str) -> Option<Self> {
        let text = sanitize(text.trim()).0;
        let end = text.floor_char_boundary(LONGEST);
        let (kept, rest) = text.split_at(end);
        let more = if rest.is_empty() { "" } else { "…" };
        (!kept.trim().is_empty()).then(|| Self {
            by: told_name(by),
            text: format!("{kept}{more}"),
        })
    }
}

/// The notes of a text in XLIFF that aren't this program's own, which `is_own` tells: elements of
/// their own, or what is noted of some of its words.
pub(super) fn notes_in(unit: Node<'_, '_>, is_own: &dyn Fn(Node<'_, '_>) -> bool) -> Vec<Note> {
    let noted = unit.descendants().filter_map(|node| {
        match node.tag_name().name() {
            "note" if !is_own(node) => {
                // These say what kind of person it was, not who.
                let by = node.attribute("from").unwrap_or_default();
                let is_kind = ["translator", "reviewer", "developer"].contains(&by);
                Note::new(if is_kind { "" } else { by }, &text_of(node))
            }
            "mrk" | "sm" => {
                let is_comment = node.attribute("type") == Some("comment");
                let said = node.attribute("value").filter(|_| is_comment);
                Note::new("", said.or(node.attribute("comment"))?)
            }
            _ => None,
        }
    });
    noted.take(MOST).collect()
}
