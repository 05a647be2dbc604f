//! A paragraph as the stretches in which its marks are the same.

use std::ops::Range;

use super::{Fragment, Id, Mark, MarkKind};

/// A stretch of a text over which the same marks lie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch<'a> {
    /// The stretch, in bytes of the text.
    pub range: Range<usize>,
    /// The marks over it, in their order.
    pub marks: Vec<&'a MarkKind>,
}

impl<'a> Stretch<'a> {
    /// Whether it's strong.
    pub fn is_strong(&self) -> bool {
        self.marks.contains(&&MarkKind::Strong)
    }

    /// Whether it's emphasised.
    pub fn is_emphasised(&self) -> bool {
        self.marks.contains(&&MarkKind::Emphasis)
    }

    /// The address that it leads to.
    pub fn link(&self) -> Option<&'a str> {
        self.marks.iter().find_map(|kind| match kind {
            MarkKind::Link(url) => Some(url.as_str()),
            _ => None,
        })
    }

    /// The footnote whose mark it is.
    pub fn footnote(&self) -> Option<&'a Id> {
        self.marks.iter().find_map(|kind| match kind {
            MarkKind::Footnote(id) => Some(id),
            _ => None,
        })
    }
}

impl Fragment {
    /// Its stretches, in order and without gaps; none of an empty text.
    ///
    /// One pass over marks and text, however many marks there are: in a text
    /// that somebody else wrote there may be one at every letter.
    pub fn stretches(&self) -> Vec<Stretch<'_>> {
        let ends = self.marks().iter().flat_map(|mark| [mark.start, mark.end]);
        let mut cuts: Vec<usize> = ends.chain([0, self.len()]).collect();
        cuts.sort_unstable();
        cuts.dedup();
        let mut coming = self.marks().iter().peekable();
        let mut over: Vec<&Mark> = Vec::new();
        let mut stretches = Vec::with_capacity(cuts.len());
        for (&start, &end) in cuts.iter().zip(cuts.iter().skip(1)) {
            over.retain(|mark| mark.end > start);
            while let Some(mark) = coming.next_if(|mark| mark.start <= start) {
                over.push(mark);
            }
            over.sort_unstable();
            stretches.push(Stretch {
                range: start..end,
                marks: over.iter().map(|mark| &mark.kind).collect(),
            });
        }
        stretches
    }
}
