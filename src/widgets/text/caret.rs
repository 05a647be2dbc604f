//! Where a caret stands in a line, and which place in the text a point is at.
//!
//! The rules are those of Chromium's text field, found from recordings of it
//! (`tests/text/`): a place in the text has one caret, at the letter behind it or at
//! the one before it, by which of them runs as the paragraph does.

use std::ops::Range;

use super::block::{Block, Cluster, Line};
use super::direction::TextDirection;

impl Line {
    /// Where the caret before the byte `at` stands, of those on this line; before its end,
    /// behind its last letter.
    pub fn caret_x(&self, at: usize, base: TextDirection) -> f32 {
        let base_is_rtl = base.is_rtl();
        let end_edge = if base_is_rtl {
            self.edges.0
        } else {
            self.edges.1
        };
        let start_edge = if base_is_rtl {
            self.edges.1
        } else {
            self.edges.0
        };
        let after = self.cluster_at(at);
        let before = at.checked_sub(1).and_then(|before| self.cluster_at(before));
        // Within a grapheme that is drawn with two fonts.
        if let Some(after) = after.filter(|after| after.start < at) {
            return after.leading();
        }
        match (before, after) {
            (Some(before), Some(after)) => {
                let same = before.is_rtl() == after.is_rtl();
                if same || after.is_rtl() == base_is_rtl {
                    after.leading()
                } else {
                    before.trailing()
                }
            }
            (None, Some(after)) => {
                if after.is_rtl() == base_is_rtl {
                    after.leading()
                } else {
                    start_edge
                }
            }
            (Some(before), None) => {
                if before.is_rtl() == base_is_rtl {
                    before.trailing()
                } else {
                    end_edge
                }
            }
            (None, None) => start_edge,
        }
    }

    /// The cluster that holds the byte `at`.
    pub fn cluster_at(&self, at: usize) -> Option<&Cluster> {
        let after = self.clusters.partition_point(|cluster| cluster.end <= at);
        self.clusters
            .get(after)
            .filter(|cluster| cluster.start <= at)
    }

    /// The place whose caret is nearest to `x`. `room` is how far carets may stand to the
    /// right.
    pub fn place_at(&self, x: f32, base: TextDirection, room: f32) -> usize {
        let starts = self.clusters.iter().map(|cluster| cluster.start);
        let places = starts.chain(std::iter::once(self.range.end));
        let distance = |at: &usize| (self.caret_x(*at, base).clamp(0.0, room) - x).abs();
        // Of two that are as near, the one that comes later.
        let nearest = places.max_by(|one, other| distance(other).total_cmp(&distance(one)));
        nearest.unwrap_or(self.range.start)
    }

    /// The stretches between x and x in which the bytes `range` stand, from left to
    /// right.
    pub fn stretches(&self, range: &Range<usize>) -> Vec<(f32, f32)> {
        let inside = |cluster: &&Cluster| cluster.start < range.end && range.start < cluster.end;
        let mut found: Vec<(f32, f32)> = self
            .clusters
            .iter()
            .filter(inside)
            .map(|cluster| (cluster.x, cluster.right()))
            .collect();
        found.sort_by(|one, other| one.0.total_cmp(&other.0));
        let mut joined: Vec<(f32, f32)> = Vec::new();
        for (left, right) in found {
            match joined.last_mut() {
                Some(last) if left <= last.1 + 0.5 => last.1 = last.1.max(right),
                _ => joined.push((left, right)),
            }
        }
        joined
    }
}

impl Block {
    /// The line on which a caret before the byte `at` stands; with `at_end`, the line
    /// that ends there where one is broken.
    pub fn line_of(&self, at: usize, at_end: bool) -> usize {
        let after = self.lines.partition_point(|line| line.range.end <= at);
        let last = self.lines.len().saturating_sub(1);
        let ends_here = at_end
            && after > 0
            && self
                .lines
                .get(after - 1)
                .is_some_and(|line| line.range.end == at);
        if ends_here {
            after - 1
        } else {
            after.min(last)
        }
    }
}
