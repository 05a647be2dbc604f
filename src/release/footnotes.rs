//! Footnotes: their numbers, and which marks and notes belong together.

use std::collections::HashSet;

use super::node::Node;
use super::{FieldPath, Id, Identified, Part, Release};

/// The address of the list of footnotes.
pub fn footnotes_list() -> FieldPath {
    FieldPath::root().field("footnotes")
}

/// A mark of a footnote in some text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FootnoteMark {
    /// The paragraph in which it stands.
    pub paragraph: FieldPath,
    /// Where in its text, in bytes.
    pub offset: usize,
    /// The footnote.
    pub footnote: Id,
}

impl Release {
    /// All marks of footnotes, in the order of the page. Marks within a
    /// footnote's own text aren't any: a note can't have notes.
    pub fn footnote_marks(&self) -> Vec<FootnoteMark> {
        marks(|visitor| self.visit(visitor))
    }

    /// Those that stand on the release's own page, and not on those of its editions.
    pub fn footnote_marks_of_page(&self) -> Vec<FootnoteMark> {
        marks(|visitor| self.visit_page(visitor))
    }

    /// The footnotes' ids in the order of their numbers, which is that of
    /// their first marks; those without a mark come last, in their own order.
    pub fn footnote_order(&self) -> Vec<Id> {
        let mut left: HashSet<&Id> = self.footnotes.iter().map(Identified::id).collect();
        let mut order: Vec<Id> = Vec::new();
        let mut add = |id: &Id| {
            if left.remove(id) {
                order.push(id.clone());
            }
        };
        for name in self.names() {
            if *name != "footnotes"
                && let Some(part) = Node::part(self, name)
            {
                part.walk(&mut |part| {
                    if let Part::Paragraph(paragraph) = part {
                        paragraph.content.footnotes().for_each(|(_, id)| add(id));
                    }
                });
            }
        }
        self.footnotes.iter().for_each(|footnote| add(&footnote.id));
        order
    }
}

/// The marks of footnotes in what `visit` visits.
fn marks<'a>(visit: impl FnOnce(&mut dyn FnMut(&FieldPath, &Part<'a>))) -> Vec<FootnoteMark> {
    let mut marks = Vec::new();
    let notes = footnotes_list();
    visit(&mut |path, part| {
        if let Part::Paragraph(paragraph) = part
            && !path.is_within(&notes)
        {
            let found = paragraph.content.footnotes();
            marks.extend(found.map(|(offset, id)| FootnoteMark {
                paragraph: path.clone(),
                offset,
                footnote: id.clone(),
            }));
        }
    });
    marks
}
