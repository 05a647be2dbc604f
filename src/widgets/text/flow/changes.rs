//! Taking over a text, and changing it: what stays as it was keeps its layout.

use std::ops::Range;

use super::{Flow, Look, Paragraph, Slot, TextParagraph, TextSpan};
use crate::language::LINE_BREAK;
use crate::widgets::text::patch::Before;

/// Paragraphs as they were before something was composed in them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::widgets::text) struct SavedParagraphs {
    first: usize,
    paragraphs: Vec<(TextParagraph, String)>,
}

impl Flow {
    /// The paragraphs in which `range` stands.
    pub(in crate::widgets::text) fn saved(&self, range: Range<usize>) -> SavedParagraphs {
        let first = self.paragraph_of(range.start);
        let last = self.paragraph_of(range.end);
        let paragraphs = (first..=last).filter_map(|index| {
            let (start, paragraph) = self.paragraph_at(index)?;
            let text = self.text.get(start..start + paragraph.length)?;
            Some((paragraph.kind.clone(), text.to_owned()))
        });
        SavedParagraphs {
            first,
            paragraphs: paragraphs.collect(),
        }
    }

    /// Puts paragraphs back in whose place a single one stands.
    pub(in crate::widgets::text) fn restore(&mut self, saved: &SavedParagraphs) {
        let which = saved.first..saved.first + 1;
        self.splice(which, saved.paragraphs.clone());
    }

    /// Takes over a text, given paragraph by paragraph.
    pub fn set<'a>(&mut self, paragraphs: impl IntoIterator<Item = (TextParagraph, &'a str)>) {
        let new: Vec<(TextParagraph, &str)> = paragraphs.into_iter().collect();
        let new = if new.is_empty() {
            vec![(TextParagraph::default(), "")]
        } else {
            new
        };
        let mut start = 0;
        let mut old: Vec<(Range<usize>, &TextParagraph)> = Vec::with_capacity(new.len());
        for paragraph in &self.paragraphs {
            old.push((start..start + paragraph.length, &paragraph.kind));
            start += paragraph.length + 1;
        }
        let same = |old: &(Range<usize>, &TextParagraph), new: &(TextParagraph, &str)| {
            self.text.get(old.0.clone()) == Some(new.1) && *old.1 == new.0
        };
        let pairs = old.iter().zip(&new);
        let before = pairs.take_while(|(old, new)| same(old, new)).count();
        let most = old.len().min(new.len()) - before;
        let pairs = old.iter().rev().zip(new.iter().rev()).take(most);
        let behind = pairs.take_while(|(old, new)| same(old, new)).count();
        let (from, to) = (before, old.len() - behind);
        let until = new.len() - behind;
        if from == to && before == until {
            return;
        }
        let changed = new.into_iter().take(until).skip(before);
        let changed = changed
            .map(|(kind, text)| (kind, text.to_owned()))
            .collect();
        self.splice(from..to, changed);
    }

    /// Puts `inserted` in the place of `range` until the text is given anew: each line
    /// feed begins a paragraph where paragraphs are parts of the text, and [`LINE_BREAK`] is
    /// a line within one.
    pub fn replace(&mut self, range: Range<usize>, inserted: &str, has_paragraphs: bool) {
        let first = self.paragraph_of(range.start);
        let last = self.paragraph_of(range.end);
        let Some((first_start, _)) = self.paragraph_at(first) else {
            return;
        };
        let Some((last_start, last_paragraph)) = self.paragraph_at(last) else {
            return;
        };
        let last_end = last_start + last_paragraph.length;
        let head = self.text.get(first_start..range.start).unwrap_or_default();
        let tail = self.text.get(range.end..last_end).unwrap_or_default();
        let tail_spans = cut(
            &last_paragraph.kind.spans,
            range.end - last_start..last_paragraph.length,
        );
        let Some(kind) = self
            .paragraphs
            .get(first)
            .map(|paragraph| paragraph.kind.clone())
        else {
            return;
        };
        let head_length = range.start - first_start;
        let typed_look = kind
            .spans
            .iter()
            .find(|span| span.range.start < head_length && head_length <= span.range.end)
            .map(|span| Look {
                chip: None,
                ..span.look.clone()
            });
        let mut new = vec![(
            TextParagraph {
                spans: cut(&kind.spans, 0..head_length),
                ..kind.clone()
            },
            head.to_owned(),
        )];
        let mut lines = if has_paragraphs {
            inserted.split('\n').collect::<Vec<_>>()
        } else {
            vec![inserted]
        }
        .into_iter();
        if let (Some(line), Some((kind, text))) = (lines.next(), new.last_mut()) {
            push(kind, text, line, typed_look.as_ref());
        }
        for line in lines {
            let mut next = TextParagraph {
                spans: Vec::new(),
                ..kind.clone()
            };
            let mut text = String::new();
            push(&mut next, &mut text, line, typed_look.as_ref());
            new.push((next, text));
        }
        if let Some((kind, text)) = new.last_mut() {
            let by = text.len();
            text.push_str(tail);
            kind.spans
                .extend(tail_spans.into_iter().map(|span| TextSpan {
                    range: span.range.start + by..span.range.end + by,
                    look: span.look,
                }));
        }
        self.splice(first..last + 1, new);
    }

    /// Puts paragraphs in the place of others, keeping what is laid out of both.
    pub(super) fn splice(&mut self, which: Range<usize>, new: Vec<(TextParagraph, String)>) {
        let (from, to) = self.bytes_of(&which);
        let texts: Vec<&str> = new.iter().map(|(_, text)| text.as_str()).collect();
        let text = texts.join("\n");
        let first = self
            .slots
            .partition_point(|slot| slot.paragraph < which.start);
        let last = self
            .slots
            .partition_point(|slot| slot.paragraph < which.end);
        let (slots, count) = {
            let change = Change::new(
                self,
                (which.clone(), first..last),
                (from, to),
                (&new, &text),
            );
            let hints = change.hints();
            let mut slots = Vec::new();
            let mut start = 0;
            for (index, (_, paragraph)) in new.iter().enumerate() {
                self.push_slots(&mut slots, which.start + index, (start, paragraph), &hints);
                start += paragraph.len() + 1;
            }
            slots.iter_mut().for_each(|slot| change.keep(slot));
            (slots, new.len())
        };
        let (from, to, text) = self.with_feeds(&which, (from, to), (text, count));
        self.text.replace_range(from..to, &text);
        let paragraphs = new.into_iter().map(|(kind, text)| Paragraph {
            length: text.len(),
            kind,
        });
        self.paragraphs.splice(which, paragraphs);
        self.slots.splice(first..last, slots);
        self.renumber();
        self.stack(0);
    }

    /// Where paragraphs stand in the text, without the line feed behind the last.
    fn bytes_of(&self, which: &Range<usize>) -> (usize, usize) {
        let first = self.paragraph_at(which.start);
        let from = first.map_or(self.text.len(), |(start, _)| start);
        let last = which.end.checked_sub(1).filter(|_| !which.is_empty());
        let last = last.and_then(|last| self.paragraph_at(last));
        let to = last.map_or(from, |(start, paragraph)| start + paragraph.length);
        (from, to)
    }

    /// What is replaced in the text, with the line feed that comes or goes with whole
    /// paragraphs: `count` of them stand in the place of `which`.
    fn with_feeds(
        &self,
        which: &Range<usize>,
        (from, to): (usize, usize),
        (text, count): (String, usize),
    ) -> (usize, usize, String) {
        let is_at_end = which.end == self.paragraphs.len();
        if which.is_empty() && count > 0 && !self.paragraphs.is_empty() {
            return match is_at_end {
                true => (self.text.len(), self.text.len(), format!("\n{text}")),
                false => (from, to, format!("{text}\n")),
            };
        }
        if count == 0 && !which.is_empty() {
            return match is_at_end {
                true => (from.saturating_sub(1), to, text),
                false => (from, to + 1, text),
            };
        }
        (from, to, text)
    }

    /// The looks of these paragraphs, counted from the byte `from`.
    fn looks(&self, which: Range<usize>, from: usize) -> Vec<(Range<usize>, Look)> {
        let mut looks = Vec::new();
        for index in which {
            let Some((start, paragraph)) = self.paragraph_at(index) else {
                continue;
            };
            let start = start - from;
            looks.extend(paragraph.kind.spans.iter().map(|span| {
                (
                    span.range.start + start..span.range.end + start,
                    span.look.clone(),
                )
            }));
        }
        looks
    }
}

/// Paragraphs that come in the place of others, with what both have in common. Bytes are
/// counted from the first of them.
struct Change<'a> {
    flow: &'a Flow,
    which: Range<usize>,
    new: &'a [(TextParagraph, String)],
    /// What is replaced, as it's laid out, and where it begins in the whole text.
    old: &'a [Slot],
    from: usize,
    /// How many bytes stay at the start, and at the end.
    before: usize,
    behind: usize,
    old_length: usize,
    length: usize,
    old_looks: Vec<(Range<usize>, Look)>,
    new_looks: Vec<(Range<usize>, Look)>,
}

impl<'a> Change<'a> {
    fn new(
        flow: &'a Flow,
        (which, slots): (Range<usize>, Range<usize>),
        (from, to): (usize, usize),
        (new, text): (&'a [(TextParagraph, String)], &str),
    ) -> Self {
        let old_text = flow.text.get(from..to).unwrap_or_default();
        let (before, behind) = common_ends(old_text, text);
        let mut new_looks = Vec::new();
        let mut start = 0;
        for (kind, paragraph) in new {
            new_looks.extend(kind.spans.iter().map(|span| {
                let range = span.range.start + start..span.range.end + start;
                (range, span.look.clone())
            }));
            start += paragraph.len() + 1;
        }
        Self {
            old: flow.slots.get(slots).unwrap_or_default(),
            old_looks: flow.looks(which.clone(), from),
            new_looks,
            from,
            before,
            behind,
            old_length: old_text.len(),
            length: text.len(),
            flow,
            which,
            new,
        }
    }

    /// Where what has stayed was divided.
    fn hints(&self) -> Vec<usize> {
        let starts = self.old.iter().map(|slot| slot.start - self.from);
        let moved = starts.filter_map(|at| {
            if at <= self.before {
                Some(at)
            } else if at + self.behind >= self.old_length {
                Some(at + self.length - self.old_length)
            } else {
                None
            }
        });
        moved.collect()
    }

    /// Takes over into a new stretch what is known of the old one: its layout where it's the
    /// same, else what it was before it was changed.
    fn keep(&self, slot: &mut Slot) {
        // Where it stood, if it's one that only moved.
        let stood = if slot.end() <= self.before {
            slot.start
        } else if slot.start + self.behind >= self.length {
            slot.start + self.old_length - self.length
        } else {
            slot.before = self.changed(slot);
            return;
        };
        let start = self.from + stood;
        let known = self.old.binary_search_by_key(&start, |slot| slot.start);
        let Some(old) = known.ok().and_then(|known| self.old.get(known)) else {
            return;
        };
        let is_same = old.length == slot.length
            && old.base == slot.base
            && self.have_one_depth(old, slot)
            && look_alike(
                (&self.old_looks, stood..stood + old.length),
                (&self.new_looks, slot.start..slot.end()),
            );
        if !is_same {
            return;
        }
        slot.laid = old.laid.clone();
        slot.height = old.height;
        let new_sign = self.kind(slot).map(|kind| &kind.marker);
        let old_sign = self.flow.kind(old.paragraph).map(|kind| &kind.marker);
        if old.is_first == slot.is_first && old_sign == new_sign {
            slot.spoken = old.spoken.clone();
            slot.was_fed = old.is_fed;
        }
    }

    /// What a stretch was before, if it was one and all that was changed is in it.
    fn changed(&self, slot: &Slot) -> Option<Before> {
        let after = self
            .old
            .partition_point(|slot| slot.start - self.from <= self.before);
        let old = self.old.get(after.checked_sub(1)?)?;
        let (start, end) = (old.start - self.from, old.end() - self.from);
        let resumes = self.old_length - self.behind;
        let is_same = resumes <= end
            && slot.start == start
            && slot.end() == end + self.length - self.old_length
            && old.base == slot.base
            && self.have_one_depth(old, slot);
        let moved = self.length - self.behind..slot.end();
        let looks_same = is_same
            && look_alike(
                (&self.old_looks, start..self.before),
                (&self.new_looks, start..self.before),
            )
            && look_alike((&self.old_looks, resumes..end), (&self.new_looks, moved));
        looks_same.then_some(())?;
        Some(Before {
            block: old.laid.clone()?,
            start: self.before - start,
            end: end - resumes,
        })
    }

    /// What the paragraph of a new stretch is.
    fn kind(&self, slot: &Slot) -> Option<&TextParagraph> {
        let index = slot.paragraph.checked_sub(self.which.start)?;
        self.new.get(index).map(|(kind, _)| kind)
    }

    fn have_one_depth(&self, old: &Slot, new: &Slot) -> bool {
        let depth = |kind: &TextParagraph| (kind.level, kind.marker.is_some());
        self.flow.kind(old.paragraph).map(depth) == self.kind(new).map(depth)
    }
}

/// Spans as far as they stand in `range`, counted from its start.
pub(super) fn cut(spans: &[TextSpan], range: Range<usize>) -> Vec<TextSpan> {
    let inside = spans.iter().filter_map(|span| {
        let start = span.range.start.max(range.start);
        let end = span.range.end.min(range.end);
        (start < end).then(|| TextSpan {
            range: start - range.start..end - range.start,
            look: span.look.clone(),
        })
    });
    inside.collect()
}

fn push(kind: &mut TextParagraph, text: &mut String, line: &str, look: Option<&Look>) {
    let start = text.len();
    text.push_str(&line.replace(LINE_BREAK, "\n"));
    if let Some(look) = look.filter(|_| start < text.len()) {
        kind.spans.push(TextSpan {
            range: start..text.len(),
            look: look.clone(),
        });
    }
}

/// How many bytes two texts share at their start, and how many of the others at their end.
fn common_ends(one: &str, other: &str) -> (usize, usize) {
    let (one_bytes, other_bytes) = (one.as_bytes(), other.as_bytes());
    let same = |(a, b): &(&u8, &u8)| a == b;
    let pairs = one_bytes.iter().zip(other_bytes);
    let mut before = pairs.take_while(same).count();
    while !one.is_char_boundary(before) || !other.is_char_boundary(before) {
        before -= 1;
    }
    let most = one.len().min(other.len()) - before;
    let pairs = one_bytes
        .iter()
        .rev()
        .zip(other_bytes.iter().rev())
        .take(most);
    let mut behind = pairs.take_while(same).count();
    while !one.is_char_boundary(one.len() - behind) {
        behind -= 1;
    }
    (before, behind)
}

/// Whether two stretches have the same looks, as far as those bear on their layout.
fn look_alike(
    (one, in_one): (&[(Range<usize>, Look)], Range<usize>),
    (other, in_other): (&[(Range<usize>, Look)], Range<usize>),
) -> bool {
    bearing(one, in_one) == bearing(other, in_other)
}

/// The looks in `range` that bear on the layout, counted from its start.
fn bearing(looks: &[(Range<usize>, Look)], range: Range<usize>) -> Vec<(Range<usize>, Look)> {
    let first = looks.partition_point(|(span, _)| span.end <= range.start);
    let looks = looks.iter().skip(first);
    let inside = looks.take_while(|(span, _)| span.start < range.end);
    let inside = inside.filter_map(|(span, look)| {
        let start = span.start.max(range.start);
        let end = span.end.min(range.end);
        let look = Look {
            link: None,
            ..look.clone()
        };
        let bears = start < end && look != Look::default();
        bears.then_some((start - range.start..end - range.start, look))
    });
    inside.collect()
}
