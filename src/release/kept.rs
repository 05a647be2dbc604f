//! What a release keeps beside what stands on its page, in conflicts and in the states that
//! were issued: what those refer to, and how they're brought into order.

use std::collections::HashSet;
use std::sync::Arc;

use super::soundness::{Wanted, clean_within, draw_within};
use super::{
    Content, FieldPath, Id, Identified, Image, Issued, Item, Node, Part, PartMut, Release, Value,
    conflicts_list,
};

impl Release {
    /// The images that conflicts and issued states show: they stay, whatever the page shows.
    pub fn kept_images(&self) -> HashSet<Id> {
        let in_conflicts = self.conflicts.iter().flat_map(|conflict| {
            let contents = conflict.contents().into_iter();
            contents.flat_map(|content| content.images())
        });
        let mut kept: HashSet<Id> = in_conflicts.collect();
        for (_, issued) in self.all_issued() {
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

    /// All states that were issued, each with the address where it's kept: the conflict's, for
    /// those that are in one.
    pub fn all_issued(&self) -> impl Iterator<Item = (FieldPath, &Issued)> {
        let list = FieldPath::root().field("issued");
        let own = self.issued.iter();
        let own = own.map(move |issued| (list.item(&issued.id), issued));
        let in_conflicts = self.items_in_conflicts();
        own.chain(in_conflicts.filter_map(|(at, item)| match item {
            Item::Issued(issued) => Some((at, issued)),
            _ => None,
        }))
    }

    /// The items that conflicts hold as a whole, each with the conflict's address.
    pub(super) fn items_in_conflicts(&self) -> impl Iterator<Item = (FieldPath, &Item)> {
        self.conflicts.iter().flat_map(|conflict| {
            let items = conflict.contents().into_iter();
            items.filter_map(|content| match content {
                Content::Item(item) => Some((conflict.path(), &**item)),
                _ => None,
            })
        })
    }

    /// Has `see` look at each image, in conflicts too, with the address where it's kept.
    pub fn each_image_mut(&mut self, see: &mut dyn FnMut(&FieldPath, &mut Image)) {
        let list = FieldPath::root().field("images");
        for image in self.images.iter_mut() {
            see(&list.item(&image.id), image);
        }
        self.each_item_in_conflicts_mut(&mut |at, item| {
            if let Item::Image(image) = item {
                see(at, image);
            }
        });
    }

    /// Has `see` look at each state that was issued, in conflicts too.
    fn each_issued_mut(&mut self, see: &mut dyn FnMut(&mut Release)) {
        for issued in self.issued.iter_mut() {
            see(Arc::make_mut(&mut issued.release));
        }
        self.each_item_in_conflicts_mut(&mut |_, item| {
            if let Item::Issued(issued) = item {
                see(Arc::make_mut(&mut issued.release));
            }
        });
    }

    fn each_item_in_conflicts_mut(&mut self, see: &mut dyn FnMut(&FieldPath, &mut Item)) {
        for conflict in self.conflicts.iter_mut() {
            let at = conflict.path();
            for content in conflict.contents_mut() {
                if let Content::Item(item) = content {
                    see(&at, item);
                }
            }
        }
    }

    /// Gives each item in what is kept that has no id one, as
    /// [`draw_missing_ids`](Self::draw_missing_ids) does.
    pub(super) fn draw_in_kept(&mut self, draw: &mut dyn FnMut(&FieldPath, usize) -> Id) -> usize {
        let mut drawn = 0;
        let list = conflicts_list();
        for conflict in self.conflicts.iter_mut() {
            let at = list.item(&conflict.id);
            // An item is the one that the conflict is about.
            let id = conflict.at.last().and_then(|last| Id::parse(last).ok());
            for content in conflict.contents_mut() {
                drawn += draw_in_content(content, (&at, id.as_ref()), draw);
            }
        }
        self.each_issued_mut(&mut |issued| drawn += issued.draw_missing_ids(draw));
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
        self.each_issued_mut(&mut |issued| issued.clean_texts(clean));
    }
}

fn draw_in_content(
    content: &mut Content,
    (at, own): (&FieldPath, Option<&Id>),
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
            if item.id().is_unset() {
                *item.id_mut() = own.cloned().unwrap_or_else(|| draw(at, 0));
                drawn += 1;
            }
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
