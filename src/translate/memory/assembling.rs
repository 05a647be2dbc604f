//! What is offered for a text: what was said for one like it, and, where memories have its
//! sentences one by one, as other tools do, what was said for those.

use super::sentences::{by_paragraph, joined};
use super::{LEAST_ALIKE, Memory, Suggestion, best};
use crate::language::Tag;
use crate::translate::Text;

/// How alike a sentence of a text has to be to be suggested, of 100: less, it's more work to put
/// it in and change it than to write it.
const LEAST_ALIKE_SENTENCE: u8 = 70;
/// How many suggestions there are for a sentence.
const MOST_OF_SENTENCE: usize = 2;
/// In how many sentences memories are searched for.
const MOST_SENTENCES: usize = 24;

/// What several memories have for what is most like `source` in another language, the most alike
/// first. Of a text of several sentences, what there is for one of them is offered where that's
/// more like it than anything for the whole, which is made of the best for each where all of
/// them are known.
pub fn suggested(memories: &[&Memory], source: &Text, from: &Tag, into: &Tag) -> Vec<Suggestion> {
    let alike = |text: &str, least: u8| {
        let memories = memories.iter();
        let found = memories.flat_map(|memory| memory.alike(text, least, from, into));
        best(found.collect::<Vec<_>>())
    };
    let whole = alike(&source.plain(), LEAST_ALIKE);
    let highest = |suggestions: &[Suggestion]| suggestions.first().map_or(0, |one| one.score);
    if highest(&whole) == 100 {
        return whole;
    }
    let paragraphs = by_paragraph(&source.paragraphs());
    let count: usize = paragraphs.iter().map(Vec::len).sum();
    if count < 2 {
        return whole;
    }
    let mut left = MOST_SENTENCES;
    let mut of_sentence = |sentence: &Text| {
        if left == 0 {
            return Vec::new();
        }
        left -= 1;
        let mut found = alike(&sentence.plain(), LEAST_ALIKE_SENTENCE);
        found.truncate(MOST_OF_SENTENCE);
        for one in &mut found {
            one.part = Some(sentence.clone());
        }
        found
    };
    let found = paragraphs.iter().map(|sentences| {
        let found = sentences.iter().map(&mut of_sentence);
        found.collect::<Vec<_>>()
    });
    let found: Vec<_> = found.collect();
    let assembled = assembled(&found, from, into);
    let whole = best(whole.into_iter().chain(assembled));
    let highest = highest(&whole);
    let sentences = found.into_iter().flatten().flatten();
    let sentences = sentences.filter(|one| one.score > highest);
    best(whole.into_iter().chain(sentences))
}

/// The best for each sentence as one; `None` where there is none for one of them. It's as alike
/// as they are in the mean, each by its length.
fn assembled(found: &[Vec<Vec<Suggestion>>], from: &Tag, into: &Tag) -> Option<Suggestion> {
    let firsts = found.iter().map(|sentences| {
        let best = sentences.iter().map(|found| found.first());
        best.collect::<Option<Vec<&Suggestion>>>()
    });
    let paragraphs: Vec<Vec<&Suggestion>> = firsts.collect::<Option<_>>()?;
    let said = |of: fn(&Suggestion) -> Text, language: &Tag| {
        let paragraphs = paragraphs.iter();
        let said =
            paragraphs.map(|sentences| sentences.iter().map(|one| of(one)).collect::<Vec<_>>());
        joined(&said.collect::<Vec<_>>(), language)
    };
    let all = || paragraphs.iter().flatten();
    let length: usize = all().map(|one| one.source.len()).sum();
    let sum: usize = { all() }
        .map(|one| usize::from(one.score) * one.source.len())
        .sum();
    let mut whole = Suggestion {
        source: said(|one| Text::Line(one.source.clone()), from).plain(),
        target: said(|one| one.text_like(&Text::Prose(Vec::new())), into).said(),
        score: u8::try_from(sum / length.max(1)).unwrap_or(100),
        part: None,
        other: all().find_map(|one| one.other.clone()),
        places: Vec::new(),
    };
    for one in all() {
        whole.stands_also_in(one.places.clone());
    }
    Some(whole)
}
