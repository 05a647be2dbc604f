//! Translating a long release: what each frame and each letter asks of its editions.

use std::time::{Duration, Instant};

use communique::edit::applied;
use communique::language::{Conventions, Tag};
use communique::release::{FieldPath, Fragment, Identified, Release, SegmentState, SourceKind};
use communique::translate::checks::{Checked, check};
use communique::translate::memory::{Memory, MemorySource, MemoryUnit};
use communique::translate::{
    EditionPage, Text, Translation, Wording, add_edition, leave_out, unit_at, write,
};
use communique::typeset::{HouseStyle, Typesetter};
use rapidfuzz::distance::levenshtein::BatchComparator;

use crate::edits::{FRAME, longer, sample};
use crate::frames::frame_with_caret;
use crate::table::{Table, median};

/// In which languages there are editions.
const LANGUAGES: [&str; 5] = ["ar", "zh", "fr", "ru", "es"];

pub fn measure(table: &Table) {
    measure_memory(table);
    measure_findings(table);
    let release = with_editions(longer(&sample(), 100));
    let edition = release.editions.last().expect("editions");
    let translation = median(|| {
        let begun = Instant::now();
        let translation = Translation::new(&release, edition);
        assert!(
            translation
                .segment(&edition.segments.first().expect("one").at)
                .is_some()
        );
        begun.elapsed()
    });
    let typeset = {
        let begun = Instant::now();
        let typeset = Typesetter::new().typeset(&release, &HouseStyle::usual());
        assert!(typeset.pages.is_some());
        begun.elapsed()
    };
    let peer = Some(("typesetting it", typeset));
    table.time(
        "a frame's translations, 100 pages",
        translation,
        FRAME,
        peer,
    );
    let section = release.sections.first().expect("a section");
    let block = section.blocks.first().expect("a block");
    let left_out = FieldPath::root().field("sections").item(&section.id);
    let left_out = left_out.field("blocks").item(block.id());
    let left_out = leave_out(&release, edition, &left_out, true).expect("it's printed");
    let shorter = applied(&release, &left_out).expect("it applies");
    let standing = median(|| {
        let begun = Instant::now();
        let edition = shorter.edition(&edition.id).expect("it's there");
        let translation = Translation::new(&shorter, edition);
        let unit = unit_at(
            &shorter,
            &edition.language,
            &FieldPath::root().field("headline"),
        );
        let standing = translation.standing(&unit.expect("it's translated"));
        assert!(!standing.is_left_out);
        begun.elapsed()
    });
    table.time("how one stands, something left out", standing, FRAME, peer);
    let progress = median(|| {
        let begun = Instant::now();
        for edition in &release.editions {
            let progress = Translation::new(&release, edition).progress();
            assert!(progress.final_units > 0);
        }
        begun.elapsed()
    });
    let limit = Duration::from_millis(100);
    table.time("progress of five editions", progress, limit, peer);
    let page = median(|| {
        let begun = Instant::now();
        let page = EditionPage::new(&release, edition);
        assert!(!page.release.headline.is_blank());
        begun.elapsed()
    });
    let limit = Duration::from_millis(20);
    table.time("an edition's page, 100 pages", page, limit, peer);
    let segments = edition.path().field("segments");
    let segment = edition.segments.nth(edition.segments.len() / 2);
    let segment = segment.expect("there are some");
    let field = segments.item(&segment.id).field("text").to_string();
    let short = frame_with_caret(&with_editions(sample()), None);
    let long = frame_with_caret(&release, Some(&field));
    let peer = Some(("writing the sample", short));
    table.time("a frame, translating 100 pages", long, FRAME, peer);
}

/// Looking at a paragraph of nothing but numbers, beside one of words as long as that.
fn measure_findings(table: &Table) {
    let tags = ["en", "fr"].map(|tag| Tag::parse(tag).expect("a tag"));
    let [from, into] = &tags;
    let took = |said: &str, other: &str| {
        let text = |said: &str| Text::Prose(vec![Fragment::plain(said)]);
        let (source, target) = (text(said), text(other));
        median(|| {
            let begun = Instant::now();
            let found = check(&Checked {
                source: &source,
                from,
                target: &target,
                into,
                conventions: Conventions::default(),
                wording: Wording::Sentences,
                is_quoted: false,
                terms: &[],
            });
            assert!(!found.is_empty());
            begun.elapsed()
        })
    };
    let numbers = |add: usize| -> String {
        let numbers = (0..4000).map(|number| format!("{} ", number * 7 + add));
        numbers.collect()
    };
    let words = |word: &str| format!("{word} ").repeat(20_000 / word.len());
    let of_numbers = took(&numbers(0), &numbers(3));
    let of_words = took(&(words("house") + "2021"), &words("maison"));
    let limit = Duration::from_millis(50);
    let peer = Some(("one of words", of_words));
    table.time(
        "what is wrong with 20 KB of numbers",
        of_numbers,
        limit,
        peer,
    );
}

/// How many units the memory has.
const UNITS: usize = 100_000;

/// Looking up what is like a sentence, beside comparing it with each.
fn measure_memory(table: &Table) {
    let sentences = sentences();
    let tags = [
        Tag::parse("en").expect("a tag"),
        Tag::parse("fr").expect("a tag"),
    ];
    let [from, into] = &tags;
    let units = sentences.iter().map(|sentence| MemoryUnit {
        texts: vec![
            (from.clone(), sentence.clone()),
            (into.clone(), format!("Traduit : {sentence}")),
        ],
    });
    let memory = Memory::new([MemorySource {
        title: "The bench".to_owned(),
        units: units.collect(),
    }]);
    let wanted: Vec<String> = sentences
        .iter()
        .step_by(UNITS / 20)
        .map(|one| changed(one))
        .collect();
    let text = |said: &str| Text::Prose(vec![Fragment::plain(said)]);
    let begun = Instant::now();
    assert!(!memory.suggest(&text(&wanted[0]), from, into).is_empty());
    let built = begun.elapsed();
    let mut next = wanted.iter().cycle();
    let looked_up = median(|| {
        let said = next.next().expect("it goes round");
        let begun = Instant::now();
        let found = memory.suggest(&text(said), from, into);
        assert!(found[0].score > 70);
        begun.elapsed()
    });
    let each = median(|| {
        let said: Vec<char> = next.next().expect("it goes round").chars().collect();
        let begun = Instant::now();
        let comparator = BatchComparator::new(said.iter().copied());
        let best = sentences
            .iter()
            .map(|other| comparator.normalized_similarity(other.chars()));
        assert!(best.fold(0.0, f64::max) > 0.7);
        begun.elapsed()
    });
    let peer = Some(("comparing each", each));
    let limit = Duration::from_millis(10);
    table.time("a look-up of 100,000 units", looked_up, limit, peer);
    let long = wanted.iter().filter(|one| one.len() > 120);
    let long: Vec<String> = long.map(|one| format!("The {one}there. ")).collect();
    let paragraphs = long.chunks_exact(5).map(<[String]>::concat);
    let paragraphs: Vec<String> = paragraphs.collect();
    let mut next = paragraphs.iter().cycle();
    let in_parts = median(|| {
        let said = next.next().expect("it goes round");
        let begun = Instant::now();
        let found = memory.suggest(&text(said), from, into);
        let is_of_all = |target: &str| target.matches("Traduit").count() == 5;
        assert!(found.iter().any(|one| is_of_all(&one.target)));
        begun.elapsed()
    });
    table.time("one for five sentences", in_parts, limit, peer);
    let limit = Duration::from_secs(4);
    table.time("the first, with its index", built, limit, peer);
    let found = median(|| {
        let begun = Instant::now();
        assert!(!memory.find("countering terrorism", from, into).is_empty());
        begun.elapsed()
    });
    let limit = Duration::from_millis(50);
    table.time("a search for words in them", found, limit, peer);
}

/// Sentences of forty to three hundred letters, of the sample's words.
fn sentences() -> Vec<String> {
    let text = communique::storage::write(&sample()).expect("it can be written");
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| word.len() > 1)
        .collect();
    // The same in each run.
    let mut drawn: u64 = 7;
    let mut draw = |most: usize| {
        drawn = drawn
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(drawn >> 33).expect("it's short") % most
    };
    let sentences = (0..UNITS).map(|_| {
        let length = 40 + draw(260);
        let mut sentence = String::new();
        while sentence.len() < length {
            sentence.push_str(words[draw(words.len())]);
            sentence.push(' ');
        }
        sentence
    });
    sentences.collect()
}

/// A sentence with a word in the place of another.
fn changed(sentence: &str) -> String {
    let mut words: Vec<&str> = sentence.split(' ').collect();
    let middle = words.len() / 2;
    words[middle] = "another";
    words.join(" ")
}

/// A release of which all is translated into five languages.
fn with_editions(mut release: Release) -> Release {
    for language in LANGUAGES {
        let tag = Tag::parse(language).expect("a tag");
        let added = add_edition(&release, &tag).expect("there is none");
        release = applied(&release, &added).expect("it applies");
        let edition = release.editions.last().expect("it's there");
        let translation = Translation::new(&release, edition);
        let edits = translation.units().into_iter().filter_map(|unit| {
            let text = Text::Prose(vec![Fragment::plain("Traduit, mot pour mot.")]);
            let how = (SegmentState::Final, &SourceKind::Release);
            write(&release, &translation, &unit, &text, how)
        });
        let mut edits: Vec<_> = edits.collect();
        // Each says that it's the first: so the last comes first.
        edits.reverse();
        for edit in edits {
            release = applied(&release, &edit).expect("it applies");
        }
    }
    release
}
