//! What must hold in a release and can't be said by its types: ids that are
//! there and are unique, marks with notes, images that exist.

use std::collections::HashSet;

use super::{FieldPath, Id, Identified, Part, PartMut, Release, Timing, Value, footnotes_list};
use crate::language::is_zone;

/// Something that doesn't hold, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The place: an item, a paragraph or a field.
    pub at: FieldPath,
    /// What is wrong there.
    pub kind: FaultKind,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FaultKind {
    /// Two items of one collection have one id.
    #[error("the id ‘{0}’ stands twice in one list: give one of the two another id")]
    DuplicateId(Id),
    /// A mark names a footnote that isn't there.
    #[error(
        "the text refers to the footnote ‘{0}’, which isn't in the list of footnotes: add it there, or take [^{0}] out of the text"
    )]
    DanglingMark(Id),
    /// A footnote's text holds a mark of a footnote.
    #[error("a footnote can't have footnotes of its own: take [^{0}] out of it")]
    MarkInFootnote(Id),
    /// The embargo's time zone isn't one.
    #[error("there is no time zone ‘{0}’: write one like ‘Europe/Zurich’, or ‘UTC’")]
    UnknownZone(String),
    /// A field names an image that isn't there.
    #[error(
        "the image ‘{0}’ isn't in the list of images: add it there, or take the name out and choose the picture again in the window"
    )]
    MissingImage(Id),
}

impl Release {
    /// All that doesn't hold, in the order of the file.
    pub fn faults(&self) -> Vec<Fault> {
        let notes = footnotes_list();
        let known: HashSet<&Id> = self.footnotes.iter().map(Identified::id).collect();
        let mut faults = Vec::new();
        self.visit(&mut |path, part| {
            let mut fault = |at: &FieldPath, kind| {
                faults.push(Fault {
                    at: at.clone(),
                    kind,
                })
            };
            match part {
                Part::List(list) => {
                    let mut seen = HashSet::new();
                    for id in list.ids() {
                        if !seen.insert(id.clone()) {
                            fault(&path.item(&id), FaultKind::DuplicateId(id));
                        }
                    }
                }
                Part::Paragraph(paragraph) => {
                    for (_, id) in paragraph.content.footnotes() {
                        if path.is_within(&notes) {
                            fault(path, FaultKind::MarkInFootnote(id.clone()));
                        } else if !known.contains(id) {
                            fault(path, FaultKind::DanglingMark(id.clone()));
                        }
                    }
                }
                Part::Value(Value::Image(Some(id))) if self.images.get(id.as_str()).is_none() => {
                    fault(path, FaultKind::MissingImage(id.clone()));
                }
                Part::Value(Value::Timing(Timing::Embargoed { zone, .. })) if !is_zone(zone) => {
                    fault(path, FaultKind::UnknownZone(zone.clone()));
                }
                Part::Text(..) | Part::Value(_) | Part::Node(_) => {}
            }
        });
        faults
    }

    /// The footnotes that no text refers to, and which are therefore not printed.
    pub fn unmarked_footnotes(&self) -> Vec<Id> {
        let marks = self.footnote_marks().into_iter();
        let marked: HashSet<Id> = marks.map(|mark| mark.footnote).collect();
        let unmarked = |id: &&Id| !marked.contains(*id);
        let ids = self.footnotes.iter().map(Identified::id);
        ids.filter(unmarked).cloned().collect()
    }

    /// Gives each item that has no id the one that `draw` makes of its
    /// collection's address and its place there. Answers how many there were.
    pub fn draw_missing_ids(&mut self, draw: &mut dyn FnMut(&FieldPath, usize) -> Id) -> usize {
        let drawn = if self.id.is_unset() {
            self.id = draw(&FieldPath::root(), 0);
            1
        } else {
            0
        };
        drawn + draw_within(&FieldPath::root(), PartMut::Node(self), draw)
    }

    /// Has `clean` look at every text. It answers what should stand there
    /// instead, if anything. For what comes from outside, before it is opened.
    pub fn clean_texts(&mut self, clean: &mut dyn FnMut(&str) -> Option<String>) {
        clean_within(PartMut::Node(self), clean);
    }
}

fn draw_within(
    path: &FieldPath,
    part: PartMut<'_>,
    draw: &mut dyn FnMut(&FieldPath, usize) -> Id,
) -> usize {
    match part {
        PartMut::Node(node) => {
            let mut drawn = 0;
            for name in node.names() {
                if let Some(part) = node.part_mut(name) {
                    drawn += draw_within(&path.field(name), part, draw);
                }
            }
            drawn
        }
        PartMut::List(list) => {
            let mut drawn = list.name_unset(&mut |index| draw(path, index));
            list.each_mut(&mut |id, part| {
                drawn += draw_within(&path.item(id), part, draw);
            });
            drawn
        }
        PartMut::Text(_) | PartMut::Value(_) | PartMut::Paragraph(_) => 0,
    }
}

fn clean_within(part: PartMut<'_>, clean: &mut dyn FnMut(&str) -> Option<String>) {
    match part {
        PartMut::Node(node) => {
            for name in node.names() {
                if let Some(part) = node.part_mut(name) {
                    clean_within(part, clean);
                }
            }
        }
        PartMut::List(list) => list.each_mut(&mut |_, part| clean_within(part, clean)),
        PartMut::Text(text) => {
            if let Some(cleaned) = clean(text.text()) {
                let whole = 0..text.text().len();
                // A line has no line feed, which a lone carriage return becomes.
                if !text.splice(whole.clone(), &cleaned) {
                    text.splice(whole, &cleaned.replace('\n', " "));
                }
            }
        }
        PartMut::Paragraph(paragraph) => paragraph.content.clean(clean),
        PartMut::Value(_) => {}
    }
}
