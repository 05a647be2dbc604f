//! Texts and their sentences: taken apart, paired with those of a translation, put in and
//! together.

use std::borrow::Cow;
use std::ops::Range;

use super::index::Pair;
use crate::language::{Tag, between_sentences, sentences};
use crate::release::{Fragment, spelling};
use crate::translate::Text;

/// The sentences of each paragraph of a text, with their marks and notes.
pub(super) fn by_paragraph(paragraphs: &[Fragment]) -> Vec<Vec<Text>> {
    let of_one = |paragraph: &Fragment| {
        let found = sentences(paragraph.text()).into_iter();
        let found = found.filter_map(|at| paragraph.slice(at));
        let texts = found.map(|sentence| Text::Prose(vec![sentence]));
        texts.filter(|text| !text.is_blank()).collect()
    };
    paragraphs.iter().map(of_one).collect()
}

/// What each sentence of a text is translated to, where its translation has as many: most
/// translators leave sentences as they are.
pub(super) fn sentence_pairs<'a>(pair: &Pair<'a>) -> Vec<Pair<'a>> {
    let sources = sentences(&pair.source);
    if sources.len() < 2 {
        return Vec::new();
    }
    let lines = pair.target.split('\n').map(|line| spelling::read(line).1);
    let paragraphs = by_paragraph(&lines.collect::<Vec<_>>());
    let targets: Vec<Text> = paragraphs.into_iter().flatten().collect();
    if targets.len() != sources.len() {
        return Vec::new();
    }
    let pairs = sources.into_iter().zip(targets);
    let pairs = pairs.filter_map(|(source, target)| {
        Some(Pair {
            place: pair.place,
            source: pair.source.get(source)?.to_owned(),
            target: Cow::Owned(target.said()),
            target_plain: target.plain(),
            other: pair.other,
            is_of_longer: true,
        })
    });
    pairs.collect()
}

/// Sentences of a language as the paragraphs that they're of.
pub(super) fn joined(paragraphs: &[Vec<Text>], language: &Tag) -> Text {
    let paragraphs = paragraphs.iter().map(|sentences| {
        let mut one = Fragment::default();
        for sentence in sentences {
            let end = one.len();
            let sentence = one_paragraph(&sentence.paragraphs());
            let parted = parted(
                one.text(),
                &(end..end),
                sentence,
                between_sentences(language),
            );
            parted.map(|parted| one.splice(end..end, &parted));
        }
        one
    });
    Text::Prose(paragraphs.collect())
}

/// A text with a sentence in the place of what stands there, in bytes from its beginning; blanks
/// part it from what is beside it. Answers where it ends, too; `None` where there is no such
/// place.
pub fn put_in(
    text: &Text,
    place: Range<usize>,
    sentence: &Text,
    language: &Tag,
) -> Option<(Text, usize)> {
    let mut paragraphs = match text {
        Text::Prose(paragraphs) if paragraphs.is_empty() => vec![Fragment::default()],
        Text::Prose(paragraphs) => paragraphs.clone(),
        Text::Line(text) | Text::Lines(text) => vec![Fragment::plain(text)],
    };
    let sentence = match text {
        Text::Prose(_) => one_paragraph(&sentence.paragraphs()),
        Text::Line(_) | Text::Lines(_) => Fragment::plain(sentence.plain()),
    };
    let mut start = 0;
    for paragraph in &mut paragraphs {
        let end = start + paragraph.len();
        if place.start <= end {
            // What is selected beyond the paragraph stays.
            let within = place.start - start..place.end.clamp(place.start, end) - start;
            let put = parted(
                paragraph.text(),
                &within,
                sentence,
                between_sentences(language),
            )?;
            let last = place.start + put.len();
            paragraph.splice(within, &put).then_some(())?;
            let text = match text {
                Text::Prose(_) => Text::Prose(paragraphs),
                Text::Line(_) => Text::Line(one_paragraph(&paragraphs).text().to_owned()),
                Text::Lines(_) => Text::Lines(one_paragraph(&paragraphs).text().to_owned()),
            };
            return Some((text, last));
        }
        start = end + 1;
    }
    None
}

/// Paragraphs as one, with blanks between them.
fn one_paragraph(paragraphs: &[Fragment]) -> Fragment {
    let mut paragraphs = paragraphs.iter();
    let mut one = paragraphs.next().cloned().unwrap_or_default();
    for paragraph in paragraphs {
        one.splice(one.len()..one.len(), &Fragment::plain(" "));
        one.splice(one.len()..one.len(), paragraph);
    }
    one
}

/// A sentence with the blanks that part it from what stands around its place.
fn parted(
    text: &str,
    place: &Range<usize>,
    mut sentence: Fragment,
    blank: &str,
) -> Option<Fragment> {
    let opens = |c: char| c.is_whitespace() || matches!(c, '(' | '[' | '«' | '“' | '‘' | '„');
    let closes = |c: char| c.is_whitespace() || matches!(c, ')' | ']' | '»' | '”' | '’');
    let before = text.get(..place.start)?.chars().next_back();
    let after = text.get(place.end..)?.chars().next();
    if before.is_some_and(|c| !opens(c)) {
        sentence.splice(0..0, &Fragment::plain(blank));
    }
    if after.is_some_and(|c| !closes(c)) {
        sentence.splice(sentence.len()..sentence.len(), &Fragment::plain(blank));
    }
    Some(sentence)
}
