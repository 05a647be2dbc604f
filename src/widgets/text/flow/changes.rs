//! Taking over a text, and changing it: what stays as it was keeps its layout.

use std::ops::Range;

use super::{Flow, LINE_BREAK, Look, Paragraph, Slot, TextParagraph, TextSpan};
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
        let from = self
            .paragraph_at(which.start)
            .map_or(self.text.len(), |(start, _)| start);
        let to = match which
            .end
            .checked_sub(1)
            .and_then(|last| self.paragraph_at(last))
        {
            Some((start, paragraph)) if which.end > which.start => start + paragraph.length,
            _ => from,
        };
        let text = new
            .iter()
            .map(|(_, text)| text.as_str())
            .collect::<Vec<_>>()
            .join("\n");
        let old_text = self.text.get(from..to).unwrap_or_default();
        let (before, behind) = common_ends(old_text, &text);
        let old_length = old_text.len();
        let first_slot = self
            .slots
            .partition_point(|slot| slot.paragraph < which.start);
        let last_slot = self
            .slots
            .partition_point(|slot| slot.paragraph < which.end);
        let old: Vec<Slot> = self
            .slots
            .get(first_slot..last_slot)
            .unwrap_or_default()
            .to_vec();
        let old_looks = self.looks(which.clone(), from);
        // Where the same letters stood before, the text was changed around them.
        let moved = |at: usize| {
            if at <= before {
                Some(at)
            } else if at + behind >= old_length {
                Some(at + text.len() - old_length)
            } else {
                None
            }
        };
        let hints: Vec<usize> = old
            .iter()
            .filter_map(|slot| moved(slot.start - from))
            .collect();
        let mut slots = Vec::new();
        let mut start = 0;
        for (index, (_, paragraph)) in new.iter().enumerate() {
            self.push_slots(&mut slots, which.start + index, (start, paragraph), &hints);
            start += paragraph.len() + 1;
        }
        let mut new_looks: Vec<(Range<usize>, Look)> = Vec::new();
        let mut start = 0;
        for (kind, paragraph) in &new {
            new_looks.extend(kind.spans.iter().map(|span| {
                (
                    span.range.start + start..span.range.end + start,
                    span.look.clone(),
                )
            }));
            start += paragraph.len() + 1;
        }
        let depth = |kind: &TextParagraph| (kind.level, kind.marker.is_some());
        let old_depth = |slot: &Slot| self.kind(slot.paragraph).map(depth);
        let new_depth = |slot: &Slot| {
            let index = slot.paragraph.checked_sub(which.start)?;
            new.get(index).map(|(kind, _)| depth(kind))
        };
        let length = text.len();
        for slot in &mut slots {
            // Where it stood, if it's one that only moved.
            let stood = if slot.end() <= before {
                slot.start
            } else if slot.start + behind >= length {
                slot.start + old_length - length
            } else {
                slot.before = old_slot_around(&old, from, (before, behind), old_length)
                    .filter(|old| {
                        let start = old.start - from;
                        let end = old.end() - from;
                        let is_same = slot.start == start
                            && slot.end() == end + length - old_length
                            && old.base == slot.base
                            && old_depth(old) == new_depth(slot);
                        let kept = (start..before, old_length - behind..end);
                        let moved = length - behind..slot.end();
                        is_same
                            && look_alike(&old_looks, kept.0.clone(), &new_looks, kept.0)
                            && look_alike(&old_looks, kept.1, &new_looks, moved)
                    })
                    .and_then(|old| {
                        Some(Before {
                            block: old.laid.clone()?,
                            start: before - (old.start - from),
                            end: old.end() - from - (old_length - behind),
                        })
                    });
                continue;
            };
            let Ok(known) = old.binary_search_by_key(&(from + stood), |slot| slot.start) else {
                continue;
            };
            let Some(old) = old.get(known) else {
                continue;
            };
            let is_same = old.length == slot.length
                && old.base == slot.base
                && old_depth(old) == new_depth(slot)
                && look_alike(
                    &old_looks,
                    stood..stood + old.length,
                    &new_looks,
                    slot.start..slot.end(),
                );
            if is_same {
                slot.laid = old.laid.clone();
                slot.height = old.height;
                let new_sign = slot.paragraph.checked_sub(which.start);
                let new_sign = new_sign.and_then(|index| new.get(index));
                let new_sign = new_sign.map(|(kind, _)| &kind.marker);
                let old_sign = self.kind(old.paragraph).map(|kind| &kind.marker);
                if old.is_first == slot.is_first && old_sign == new_sign {
                    slot.spoken = old.spoken.clone();
                    slot.was_fed = old.is_fed;
                }
            }
        }
        let (from, to, text) = self.with_feeds(&which, (from, to), (text, new.len()));
        self.text.replace_range(from..to, &text);
        let paragraphs = new.into_iter().map(|(kind, text)| Paragraph {
            length: text.len(),
            kind,
        });
        self.paragraphs.splice(which, paragraphs);
        self.slots.splice(first_slot..last_slot, slots);
        self.renumber();
        self.stack(0);
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

/// The block in which all of a change is, whose text has `before` bytes before it that
/// stay, and `behind` behind it.
fn old_slot_around(
    old: &[Slot],
    from: usize,
    (before, behind): (usize, usize),
    length: usize,
) -> Option<&Slot> {
    let after = old.partition_point(|slot| slot.start - from <= before);
    let slot = old.get(after.checked_sub(1)?)?;
    (length - behind <= slot.end() - from).then_some(slot)
}

/// Whether two stretches have the same looks, as far as those bear on their layout.
fn look_alike(
    one: &[(Range<usize>, Look)],
    in_one: Range<usize>,
    other: &[(Range<usize>, Look)],
    in_other: Range<usize>,
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
