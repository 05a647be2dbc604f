//! Prose as a field shows it: each paragraph with its looks, footnotes' marks as chips
//! with their numbers.

use std::ops::Range;
use std::sync::Arc;

use crate::release::{Id, MarkKind, Paragraph, Prose};
use crate::widgets::text::{Chip, Look, TextParagraph, TextSpan};

/// The paragraphs of `prose`; `number` says which number a footnote has.
pub(super) fn paragraphs<'a>(
    prose: &'a Prose,
    number: &dyn Fn(&Id) -> Option<usize>,
) -> Vec<(TextParagraph, &'a str)> {
    let signs = prose.signs();
    let paragraphs = prose.iter().zip(signs).map(|(paragraph, sign)| {
        let kind = TextParagraph {
            spans: spans(paragraph, number),
            marker: sign.map(Arc::from),
            level: paragraph.kind.level(),
        };
        (kind, paragraph.text())
    });
    paragraphs.collect()
}

fn spans(paragraph: &Paragraph, number: &dyn Fn(&Id) -> Option<usize>) -> Vec<TextSpan> {
    if paragraph.marks().is_empty() {
        return Vec::new();
    }
    let links: Vec<Range<usize>> = paragraph
        .marks()
        .iter()
        .filter(|mark| matches!(mark.kind, MarkKind::Link(_)))
        .map(|mark| mark.range())
        .collect();
    let mut spans = Vec::new();
    for stretch in paragraph.content.stretches() {
        let range = stretch.range.clone();
        let chip = stretch.footnote().map(|id| Chip {
            label: number(id)
                .map_or_else(|| Arc::from("?"), |number| Arc::from(number.to_string())),
        });
        let look = Look {
            strong: stretch.is_strong(),
            emphasis: stretch.is_emphasised(),
            link: link_at(&links, range.start),
            chip,
        };
        if look != Look::default() {
            spans.push(TextSpan { range, look });
        }
    }
    spans
}

fn link_at(links: &[Range<usize>], at: usize) -> Option<usize> {
    let index = links.partition_point(|link| link.end <= at);
    links.get(index)?.contains(&at).then_some(index)
}
