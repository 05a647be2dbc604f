//! What a release keeps beside what stands on its page, in conflicts and in the states that
//! were issued: what those refer to, and how they're brought into order.

use std::collections::HashSet;
use std::sync::Arc;

use super::soundness::{Wanted, clean_within, draw_within};
use super::{Content, FieldPath, Id, Node, Part, PartMut, Release, Value, conflicts_list};

impl Release {
    /// The images that conflicts and issued states show: they stay, whatever the page shows.
    pub fn kept_images(&self) -> HashSet<Id> {
        let in_conflicts = self.conflicts.iter().flat_map(|conflict| {
            let contents = conflict.contents().into_iter();
            contents.flat_map(|content| content.images())
        });
        let mut kept: HashSet<Id> = in_conflicts.collect();
        for issued in &self.issued {
            let state: &dyn Node = &*issued.release;
            Part::Node(state).walk(&mut |part| {
                if let Part::Value(Value::Image(Some(id))) = part {
                    kept.insert(id.clone());
                }
            });
        }
        kept
    }

    /// The footnotes whose marks stand in conflicts: they stay, whoever settles them.
    pub fn kept_footnotes(&self) -> HashSet<Id> {
        let conflicts = self.conflicts.iter();
        let contents = conflicts.flat_map(|conflict| conflict.contents());
        contents
            .flat_map(|content| content.footnotes())
            .cloned()
            .collect()
    }

    /// Gives each item in what is kept that has no id one, as
    /// [`draw_missing_ids`](Self::draw_missing_ids) does.
    pub(super) fn draw_in_kept(&mut self, draw: &mut dyn FnMut(&FieldPath, usize) -> Id) -> usize {
        let mut drawn = 0;
        let list = conflicts_list();
        for conflict in self.conflicts.iter_mut() {
            let at = list.item(&conflict.id);
            for content in conflict.contents_mut() {
                drawn += draw_in_content(content, &at, draw);
            }
        }
        for issued in self.issued.iter_mut() {
            drawn += Arc::make_mut(&mut issued.release).draw_missing_ids(draw);
        }
        drawn
    }

    /// Has `clean` look at every text in what is kept.
    pub(super) fn clean_kept(&mut self, clean: &mut dyn FnMut(&str) -> Option<String>) {
        for conflict in self.conflicts.iter_mut() {
            for name in conflict.names_mut() {
                clean_within(PartMut::Text(name), clean);
            }
            for content in conflict.contents_mut() {
                clean_content(content, clean);
            }
        }
        for issued in self.issued.iter_mut() {
            Arc::make_mut(&mut issued.release).clean_texts(clean);
        }
    }
}

fn draw_in_content(
    content: &mut Content,
    at: &FieldPath,
    draw: &mut dyn FnMut(&FieldPath, usize) -> Id,
) -> usize {
    let mut drawn = 0;
    match content {
        Content::Paragraphs(paragraphs) => {
            let unset = paragraphs.iter_mut().enumerate();
            for (index, paragraph) in unset.filter(|(_, paragraph)| paragraph.id.is_unset()) {
                paragraph.id = draw(at, index);
                drawn += 1;
            }
        }
        Content::Item(item) => {
            for wanted in [Wanted::AllButCells, Wanted::Cells] {
                drawn += draw_within(at, item.part_mut(), wanted, draw);
            }
        }
        Content::Nothing | Content::Text(_) | Content::Value(_) => {}
    }
    drawn
}

fn clean_content(content: &mut Content, clean: &mut dyn FnMut(&str) -> Option<String>) {
    match content {
        Content::Text(text) => clean_within(PartMut::Text(text), clean),
        Content::Paragraphs(paragraphs) => {
            for paragraph in paragraphs {
                clean_within(PartMut::Paragraph(paragraph), clean);
            }
        }
        Content::Item(item) => clean_within(item.part_mut(), clean),
        Content::Nothing | Content::Value(_) => {}
    }
}
