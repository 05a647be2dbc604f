//! What was translated before is found again: by how alike it is, by its words.

use communique::release::{Fragment, Mark, MarkKind, SegmentState};
use communique::translate::memory::{
    Memory, MemorySource, MemoryUnit, remembered, suggested, together,
};

use communique::translate::{Text, remove_edition};

use super::editions::{Desk, tag};
use super::spoken::made_of_french;

const BRANDT: &str = "sections/voices-huqk/blocks/brandt-6scd/words/p-idmj";
const ASLANOVA: &str = "sections/voices-huqk/blocks/aslanova-cc3j/words/p-qtsy";

pub(super) fn prose(text: &str) -> Text {
    Text::Prose(vec![Fragment::plain(text)])
}

fn memory(pairs: &[(&str, &str)]) -> Memory {
    let units = pairs.iter().map(|(english, french)| MemoryUnit {
        texts: vec![
            (tag("en"), (*english).to_owned()),
            (tag("fr"), (*french).to_owned()),
        ],
    });
    Memory::new([MemorySource {
        title: "Last year".to_owned(),
        units: units.collect(),
    }])
}

fn scores(memory: &Memory, text: &str) -> Vec<(String, u8)> {
    let found = memory.suggest(&prose(text), &tag("en"), &tag("fr"));
    found
        .into_iter()
        .map(|one| (one.target, one.score))
        .collect()
}

#[test]
fn what_is_alike_is_offered_the_most_alike_first() {
    let memory = memory(&[
        (
            "Let us stress the importance we attach to accountability.",
            "Insistons sur la responsabilité.",
        ),
        (
            "Let me stress the importance we attach to it.",
            "Permettez-moi d’insister.",
        ),
        ("Something else altogether happened there.", "Autre chose."),
    ]);
    let found = scores(
        &memory,
        "Let me stress the importance we attach to accountability.",
    );
    let targets: Vec<&str> = found.iter().map(|(target, _)| target.as_str()).collect();
    assert_eq!(
        targets,
        [
            "Insistons sur la responsabilité.",
            "Permettez-moi d’insister."
        ]
    );
    assert!(found[0].1 >= 90 && found[0].1 < 100, "{found:?}");
    let same = scores(&memory, "Something else altogether happened there.");
    assert_eq!(same, [("Autre chose.".to_owned(), 100)]);
    let cased = scores(&memory, "SOMETHING else  altogether happened there.");
    assert_eq!(cased, [("Autre chose.".to_owned(), 99)]);
    assert_eq!(
        scores(&memory, "Nothing of the kind is known here at all, so far."),
        []
    );
}

#[test]
fn among_many_of_the_same_words_the_most_alike_is_found() {
    const WORDS: &[&str] = &[
        "the",
        "states",
        "council",
        "meeting",
        "of",
        "and",
        "support",
        "security",
        "to",
        "human",
        "rights",
        "nations",
        "report",
        "new",
        "that",
        "efforts",
        "in",
        "for",
        "with",
        "programme",
        "members",
        "global",
        "office",
        "counter",
        "terrorism",
        "week",
        "prevention",
        "victims",
    ];
    // The same in each run.
    let mut drawn: u64 = 11;
    let mut draw = |most: usize| {
        drawn = drawn
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from(drawn >> 33).expect("it's short") % most
    };
    let mut sentence = || {
        (0..24)
            .map(|_| WORDS[draw(WORDS.len())])
            .collect::<Vec<_>>()
    };
    let sentences: Vec<Vec<&str>> = (0..20_000).map(|_| sentence()).collect();
    let pairs = sentences.iter().enumerate();
    let pairs: Vec<(String, String)> = pairs
        .map(|(number, words)| (words.join(" "), format!("Phrase {number}")))
        .collect();
    let pairs: Vec<(&str, &str)> = pairs
        .iter()
        .map(|(a, b)| (a.as_str(), b.as_str()))
        .collect();
    let memory = memory(&pairs);
    for (number, words) in sentences.iter().enumerate().step_by(997) {
        for every in [3, 6, 12] {
            let words = words
                .iter()
                .enumerate()
                .map(|(place, word)| match place % every {
                    0 => "elsewhere",
                    _ => word,
                });
            let found = scores(&memory, &words.collect::<Vec<_>>().join(" "));
            assert_eq!(found[0].0, format!("Phrase {number}"), "{every}: {found:?}");
        }
    }
}

#[test]
fn arabic_is_alike_whatever_vowels_it_is_written_with() {
    let units = vec![MemoryUnit {
        texts: vec![
            (tag("ar"), "إنَّ الأمـم المتّحدة قرّرت ذلك".to_owned()),
            (tag("en"), "The UN decided so.".to_owned()),
        ],
    }];
    let memory = Memory::new([MemorySource {
        title: String::new(),
        units,
    }]);
    let found = memory.suggest(&prose("ان الامم المتحدة قررت ذلك"), &tag("ar"), &tag("en"));
    assert_eq!(found[0].score, 99);
    // Both ways: what it was translated into is a source as well.
    let back = memory.suggest(&prose("The UN decided so."), &tag("en"), &tag("ar"));
    assert_eq!(back[0].score, 100);
}

#[test]
fn one_translation_is_offered_once_and_territories_are_alike() {
    let memory = memory(&[
        ("Thank you all.", "Merci."),
        ("Thank you, all.", "Merci."),
        ("Thank you all!", "Merci à tous."),
    ]);
    assert_eq!(scores(&memory, "Thank you all.").len(), 2);
    let swiss = memory.suggest(&prose("Thank you all."), &tag("en-GB"), &tag("fr-CH"));
    assert_eq!(swiss[0].target, "Merci.");
}

/// What is offered for a text in the one language in the other: what, how alike, and in which
/// language where that's of another territory.
fn offered(
    units: &[&[(&str, &str)]],
    text: &str,
    from: &str,
    into: &str,
) -> Vec<(String, u8, Option<String>)> {
    let units = units.iter().map(|texts| MemoryUnit {
        texts: texts
            .iter()
            .map(|(language, text)| (tag(language), (*text).to_owned()))
            .collect(),
    });
    let memory = Memory::new([MemorySource {
        title: "Last year".to_owned(),
        units: units.collect(),
    }]);
    let found = memory.suggest(&prose(text), &tag(from), &tag(into));
    let found = found.into_iter().map(|one| {
        let other = one.other.map(|language| language.to_string());
        (one.target, one.score, other)
    });
    found.collect()
}

#[test]
fn another_territory_is_offered_lower_and_named_another_script_never() {
    let units: &[&[(&str, &str)]] = &[
        &[("en", "Thank you all."), ("pt-PT", "Obrigado a todos.")],
        &[("en-GB", "Thank you all."), ("pt-BR", "Valeu, pessoal.")],
        &[("en", "Thank you all."), ("zh-Hant", "謝謝大家。")],
    ];
    let brazilian = [
        ("Valeu, pessoal.".to_owned(), 100, None),
        ("Obrigado a todos.".to_owned(), 98, Some("pt-PT".to_owned())),
    ];
    for into in ["pt-BR", "pt"] {
        assert_eq!(offered(units, "Thank you all.", "en", into), brazilian);
    }
    assert_eq!(offered(units, "Thank you all.", "en", "zh"), []);
    for into in ["zh-Hant", "zh-TW"] {
        let found = offered(units, "Thank you all.", "en-US", into);
        assert_eq!(found[0], ("謝謝大家。".to_owned(), 100, None));
    }
    // Of several, the nearest.
    let both: &[&[(&str, &str)]] = &[&[("en", "Hi."), ("fr-CA", "Allô."), ("fr-FR", "Salut.")]];
    assert_eq!(offered(both, "Hi.", "en", "fr")[0].0, "Salut.");
    assert_eq!(offered(both, "Hi.", "en", "fr-CA")[0].0, "Allô.");
    assert_eq!(offered(both, "Hi.", "en", "fr-CH")[0].1, 98);
}

#[test]
fn a_text_isnt_offered_as_its_own_translation() {
    let alone: &[&[(&str, &str)]] = &[&[("en", "The colour of it."), ("fr", "Sa couleur.")]];
    assert_eq!(offered(alone, "The colour of it.", "en", "en-US"), []);
    let both: &[&[(&str, &str)]] = &[&[
        ("en-GB", "The colour of it."),
        ("en-US", "The color of it."),
    ]];
    let found = offered(both, "The colour of it.", "en-GB", "en-US");
    assert_eq!(found[0].0, "The color of it.");
}

#[test]
fn what_stands_in_several_places_is_found_once_with_all_of_them() {
    let source = |title: &str, french: &[&str]| MemorySource {
        title: title.to_owned(),
        units: french
            .iter()
            .map(|french| MemoryUnit {
                texts: vec![
                    (tag("en"), "We met again.".to_owned()),
                    (tag("fr"), (*french).to_owned()),
                ],
            })
            .collect(),
    };
    let memory = Memory::new([
        source(
            "June",
            &["Nous nous sommes revus.", "Nous nous sommes revus."],
        ),
        source("July", &["Nous nous sommes revus.", "Revus."]),
    ]);
    let own = Memory::new([source("", &["Nous nous sommes revus."])]);
    let find = |memory: &Memory| memory.find("met again", &tag("en"), &tag("fr"));
    let found = find(&memory);
    let places: Vec<(&str, Vec<String>)> = found
        .iter()
        .map(|one| (one.target.as_str(), one.places.clone()))
        .collect();
    assert_eq!(
        places,
        [
            (
                "Nous nous sommes revus.",
                vec!["June".to_owned(), "July".to_owned()]
            ),
            ("Revus.", vec!["July".to_owned()])
        ]
    );
    let all = together(find(&own).into_iter().chain(found));
    assert_eq!(all.len(), 2, "{all:?}");
    assert_eq!(all[0].places, ["", "June", "July"]);
    // However often it's there, it leaves room for what else is like it.
    let often: Vec<&str> = vec!["Nous nous sommes revus."; 500];
    let often = Memory::new([source("Often", &often), source("Once", &["Revus."])]);
    let offered = often.suggest(&prose("We met again."), &tag("en"), &tag("fr"));
    assert_eq!(offered.len(), 2, "{offered:?}");
}

#[test]
fn words_are_found_in_both_languages() {
    let memory = memory(&[
        (
            "The Security Council met.",
            "Le Conseil de sécurité s’est réuni.",
        ),
        (
            "The Council met in the Security wing of the building.",
            "Le Conseil s’est réuni.",
        ),
        ("Nobody came.", "Personne n’est venu."),
    ]);
    let found = |words: &str| {
        let found = memory.find(words, &tag("en"), &tag("fr"));
        found.into_iter().map(|one| one.source).collect::<Vec<_>>()
    };
    assert_eq!(
        found("security council"),
        [
            "The Security Council met.",
            "The Council met in the Security wing of the building."
        ]
    );
    assert_eq!(found("personne"), ["Nobody came."]);
    assert_eq!(found("  "), Vec::<String>::new());
}

#[test]
fn a_releases_confirmed_translations_are_remembered_with_what_they_were_made_of() {
    let mut desk = Desk::of("ru");
    desk.translate(BRANDT, "Позвольте подчеркнуть.");
    desk.confirm(BRANDT);
    desk.translate("headline", "Черновик");
    // What is translated back isn't a translation of what it's made of.
    desk.translate(ASLANOVA, "Обратно.");
    desk.confirm(ASLANOVA);
    desk.rewrite(BRANDT, "Let me stress", "Let us stress");
    let source = remembered(&desk.release, "The week".to_owned(), None);
    assert_eq!(source.units.len(), 1, "{:?}", source.units);
    let texts = &source.units[0].texts;
    assert!(
        texts[0].1.starts_with("Let me stress"),
        "as it was translated"
    );
    assert_eq!(texts[1], (tag("ru"), "Позвольте подчеркнуть.".to_owned()));
}

#[test]
fn bold_words_come_back_bold() {
    let marked = Fragment::new("Un mot gras.", vec![Mark::new(3..6, MarkKind::Strong)]);
    let mut desk = Desk::of("fr");
    let unit = desk.unit(BRANDT);
    let text = Text::Prose(vec![marked.clone()]);
    let how = (
        SegmentState::Final,
        &communique::release::SourceKind::Release,
    );
    let edit = desk.with(|translation| {
        communique::translate::write(&desk.release, translation, &unit, &text, how)
    });
    desk.change(edit);
    let memory = Memory::new([remembered(&desk.release, "It".to_owned(), None)]);
    let source = desk.with(|_| {
        communique::translate::said_in(
            &desk.release,
            &unit.at,
            &communique::release::SourceKind::Release,
        )
    });
    let source = source.expect("a text");
    let found = memory.suggest(&source, &tag("en"), &tag("fr"));
    assert_eq!(found[0].score, 100);
    assert_eq!(found[0].text_like(&source), text);
    assert_eq!(
        found[0].text_like(&Text::Line(String::new())),
        Text::Line("Un mot gras.".to_owned())
    );
}

#[test]
fn what_several_memories_have_is_offered_as_the_best_of_them_has_it() {
    let unit = |into: &str| MemorySource {
        title: into.to_owned(),
        units: vec![MemoryUnit {
            texts: vec![
                (tag("en"), "Thank you all.".to_owned()),
                (tag(into), "Obrigado a todos.".to_owned()),
            ],
        }],
    };
    let [european, brazilian] = ["pt-PT", "pt-BR"].map(|into| Memory::new([unit(into)]));
    for memories in [[&european, &brazilian], [&brazilian, &european]] {
        let found = suggested(
            &memories,
            &prose("Thank you all."),
            &tag("en"),
            &tag("pt-BR"),
        );
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].score, found[0].other.as_ref()), (100, None));
        assert_eq!(found[0].places.len(), 2);
    }
}

#[test]
fn what_is_said_of_two_paragraphs_is_remembered_of_both() {
    const BODY: &str = "sections/opening-5acy/blocks/text-dp9c/text";
    let mut desk = Desk::of("fr");
    let (first, second) = (format!("{BODY}/p-as6w"), format!("{BODY}/p-ttqs"));
    desk.translate(&first, "Les prix ont augmenté et les salaires ont baissé.");
    desk.join(&second);
    desk.confirm(&first);
    let memory = remembered(&desk.release, String::new(), None);
    let [unit] = memory.units.as_slice() else {
        panic!("{memory:?}");
    };
    let said = &unit.texts.first().expect("a source").1;
    assert!(
        said.contains("highlighted") && said.contains("reflected the concern"),
        "{said}"
    );
}

#[test]
fn what_was_made_of_an_edition_that_is_gone_is_remembered_as_of_its_language() {
    let mut desk = made_of_french();
    let french = desk
        .release
        .editions
        .first()
        .expect("it's there")
        .id
        .clone();
    desk.change(remove_edition(&desk.release, &french));
    let memory = remembered(&desk.release, String::new(), None);
    let [unit] = memory.units.as_slice() else {
        panic!("{memory:?}");
    };
    let (language, said) = unit.texts.first().expect("a source");
    assert_eq!((language, said.as_str()), (&tag("fr"), "Permettez-moi."));
}
