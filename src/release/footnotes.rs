//! Footnotes: their numbers, and which marks and notes belong together.

use super::{FieldPath, Id, Part, Release};

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
        let mut marks = Vec::new();
        let notes = FieldPath::root().field("footnotes");
        self.visit(&mut |path, part| {
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

    /// The footnotes' ids in the order of their numbers, which is that of
    /// their first marks; those without a mark come last, in their own order.
    pub fn footnote_order(&self) -> Vec<Id> {
        let marked = self.footnote_marks().into_iter().map(|mark| mark.footnote);
        let all = self.footnotes.iter().map(|footnote| footnote.id.clone());
        let mut order: Vec<Id> = Vec::new();
        for id in marked.chain(all) {
            if !order.contains(&id) && self.footnotes.get(id.as_str()).is_some() {
                order.push(id);
            }
        }
        order
    }
}
