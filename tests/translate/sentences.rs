//! Memories of sentences serve paragraphs, and remembered paragraphs serve sentences.

use communique::release::Fragment;
use communique::translate::Text;
use communique::translate::memory::{
    Memory, MemorySource, MemoryUnit, Suggestion, put_in, suggested,
};

use super::editions::tag;

const PARAGRAPH: &str =
    "Mr. Voronkov opened the meeting. He thanked the Member States. They agreed to meet again.";

fn prose(text: &str) -> Text {
    Text::Prose(vec![Fragment::plain(text)])
}

fn memory(title: &str, into: &str, pairs: &[(&str, &str)]) -> Memory {
    let units = pairs.iter().map(|(english, other)| MemoryUnit {
        texts: vec![
            (tag("en"), (*english).to_owned()),
            (tag(into), (*other).to_owned()),
        ],
    });
    Memory::new([MemorySource {
        title: title.to_owned(),
        units: units.collect(),
    }])
}

/// What is offered: for which sentence, what, how alike.
fn offered(found: &[Suggestion]) -> Vec<(Option<String>, &str, u8)> {
    let found = found.iter();
    found
        .map(|one| {
            let part = one.part.as_ref().map(Text::plain);
            (part, one.target.as_str(), one.score)
        })
        .collect()
}

#[test]
fn a_paragraph_whose_sentences_are_all_known_is_offered_as_one_and_they_where_theyre_better() {
    let memory = memory(
        "Agency",
        "fr",
        &[
            (
                "Mr. Voronkov opened the meeting.",
                "M. Voronkov a ouvert la réunion.",
            ),
            (
                "He thanked all Member States.",
                "Il a remercié **tous** les États.",
            ),
            ("They agreed to meet again.", "Ils se reverront."),
            ("Something else altogether.", "Autre chose."),
        ],
    );
    let found = memory.suggest(&prose(PARAGRAPH), &tag("en"), &tag("fr"));
    let whole =
        "M. Voronkov a ouvert la réunion. Il a remercié **tous** les États. Ils se reverront.";
    let offered = offered(&found);
    assert_eq!(offered.len(), 3, "{offered:?}");
    assert_eq!(
        offered[0],
        (
            Some("Mr. Voronkov opened the meeting.".to_owned()),
            "M. Voronkov a ouvert la réunion.",
            100
        )
    );
    assert_eq!(offered[1].1, "Ils se reverront.");
    // What is no better than the whole is in it.
    assert_eq!((offered[2].0.as_deref(), offered[2].1), (None, whole));
    assert!((90..100).contains(&offered[2].2), "{offered:?}");
    assert_eq!(
        found[2].source,
        "Mr. Voronkov opened the meeting. He thanked all Member States. They agreed to meet again."
    );
    assert_eq!(found[2].places, ["Agency"]);
}

#[test]
fn a_sentence_alone_is_offered_for_itself_from_whichever_memory() {
    let agency = memory(
        "Agency",
        "fr",
        &[("He thanked the Member States.", "Il a remercié les États.")],
    );
    let desk = memory(
        "Desk",
        "fr",
        &[("They agreed to meet once more.", "Ils se reverront.")],
    );
    let found = suggested(&[&agency, &desk], &prose(PARAGRAPH), &tag("en"), &tag("fr"));
    let parts: Vec<_> = found
        .iter()
        .map(|one| (one.places[0].as_str(), one.score))
        .collect();
    assert_eq!(parts[0], ("Agency", 100));
    assert_eq!(parts[1].0, "Desk");
    assert!(
        found.iter().all(|one| one.part.is_some()),
        "one isn't known"
    );
    let all = memory(
        "Rest",
        "fr",
        &[("Mr. Voronkov opened the meeting.", "M. Voronkov a ouvert.")],
    );
    let found = suggested(
        &[&agency, &desk, &all],
        &prose(PARAGRAPH),
        &tag("en"),
        &tag("fr"),
    );
    let whole: Vec<_> = found.iter().filter(|one| one.part.is_none()).collect();
    assert_eq!(whole.len(), 1);
    assert_eq!(
        whole[0].target,
        "M. Voronkov a ouvert. Il a remercié les États. Ils se reverront."
    );
    assert_eq!(whole[0].places, ["Rest", "Agency", "Desk"]);
}

#[test]
fn a_paragraph_that_is_known_as_it_is_leaves_its_sentences_out() {
    let memory = memory(
        "Agency",
        "fr",
        &[
            (PARAGRAPH, "Tout. Oui. Encore."),
            ("He thanked the Member States.", "Merci."),
        ],
    );
    let found = memory.suggest(&prose(PARAGRAPH), &tag("en"), &tag("fr"));
    assert_eq!(offered(&found), [(None, "Tout. Oui. Encore.", 100)]);
}

#[test]
fn chinese_sentences_are_put_together_without_blanks() {
    let memory = memory(
        "Agency",
        "zh",
        &[("He came.", "他来了。"), ("She left.", "她走了。")],
    );
    let found = memory.suggest(&prose("He came. She left."), &tag("en"), &tag("zh"));
    assert_eq!(found[0].target, "他来了。她走了。");
    assert_eq!((found[0].part.as_ref(), found[0].score), (None, 100));
    let back = memory.suggest(&prose("他来了。她走了。"), &tag("zh"), &tag("en"));
    assert_eq!(back[0].target, "He came. She left.");
}

#[test]
fn a_sentence_finds_itself_in_a_paragraph_that_has_as_many_in_both_languages() {
    let memory = memory(
        "Last year",
        "fr",
        &[
            (
                "We met in Geneva. Nobody was surprised at that.",
                "Nous nous sommes vus à Genève. **Nul** n’en fut surpris.",
            ),
            (
                "It was late already. We left the hall together.",
                "Il était tard, et nous sommes partis.",
            ),
        ],
    );
    let found = |text: &str| {
        let found = memory.suggest(&prose(text), &tag("en"), &tag("fr"));
        let found = found.into_iter().map(|one| (one.target, one.score));
        found.collect::<Vec<_>>()
    };
    // Which sentence is which is known by their number alone.
    let nobody = found("Nobody was surprised at that.");
    assert_eq!(nobody[0], ("**Nul** n’en fut surpris.".to_owned(), 98));
    let other = found("We left the hall together.");
    assert!(
        other
            .iter()
            .all(|(target, score)| target.contains("tard") && *score < 98),
        "{other:?}"
    );
    // A search finds the whole, once.
    assert_eq!(memory.find("surprised", &tag("en"), &tag("fr")).len(), 1);
}

#[test]
fn a_sentence_is_put_in_where_the_caret_is_parted_from_what_is_there() {
    let put = |text: &str, at: std::ops::Range<usize>, language: &str| {
        let (text, end) = put_in(&prose(text), at, &prose("Neu."), &tag(language))?;
        let said = text.said();
        Some(format!("{}|{}", &said[..end], &said[end..]))
    };
    let cases = [
        ("", 0..0, "de", "Neu.|"),
        ("Alt.", 4..4, "de", "Alt. Neu.|"),
        ("Alt. ", 5..5, "de", "Alt. Neu.|"),
        ("Alt.", 0..0, "de", "Neu. |Alt."),
        ("Eins. Drei.", 6..6, "de", "Eins. Neu. |Drei."),
        ("Eins. Zwei. Drei.", 6..11, "de", "Eins. Neu.| Drei."),
        ("»«", 2..2, "de", "» Neu. |«"),
        ("„“", 3..3, "de", "„Neu. |“"),
        ("他来了。", 12..12, "zh", "他来了。Neu.|"),
    ];
    for (text, at, language, is) in cases {
        assert_eq!(put(text, at, language).as_deref(), Some(is), "{text}");
    }
    assert_eq!(put("Alt.", 9..9, "de"), None);
    let two = Text::Prose(vec![Fragment::plain("Eins."), Fragment::plain("Zwei.")]);
    let (text, end) = put_in(&two, 6..6, &prose("Neu."), &tag("de")).expect("a place");
    assert_eq!((text.said().as_str(), end), ("Eins.\nNeu. Zwei.", 11));
    let line = put_in(
        &Text::Line("Eins".to_owned()),
        4..4,
        &prose("**Zwei**"),
        &tag("de"),
    );
    assert_eq!(line, Some((Text::Line("Eins **Zwei**".to_owned()), 13)));
}
