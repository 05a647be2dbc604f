//! What pages say by themselves in languages that the program has no words of, and in letters
//! that no font has.

use communique::edit::applied;
use communique::language::{MORE_LANGUAGES, Tag, UN_LANGUAGES};
use communique::publish::{Concessions, PdfFailure, pdf};
use communique::release::{
    FixedWordOverride, Id, LanguageVersion, Line, Part, Release, RevisionKind, Timing,
};
use communique::storage::read;
use communique::texts::{pdf_failure, pdf_remedies};
use communique::translate::add_edition;
use communique::typeset::{Covered, HouseStyle};
use jiff::civil::date;

use crate::support::foreign;
use crate::support::pages::{pages, pages_of_any, sample, typeset, words};

fn tag(text: &str) -> Tag {
    Tag::parse(text).expect("a tag")
}

/// The sample in another language, under embargo and updated.
fn embargoed(language: &str) -> Release {
    let mut release = sample("ct-week-2021.ron");
    release.editions = Default::default();
    release.language = tag(language);
    release.timing = Timing::Embargoed {
        until: date(2021, 6, 24).at(11, 0, 0, 0),
        zone: "Europe/Vienna".into(),
    };
    release.revision.kind = Some(RevisionKind::Updated);
    release.revision.date = Some(date(2021, 6, 26));
    release
}

fn with_word(mut release: Release, key: &str, text: &str) -> Release {
    let word = FixedWordOverride {
        id: Id::parse(key).expect("an id"),
        text: text.into(),
    };
    release.fixed_words = release.fixed_words.iter().cloned().chain([word]).collect();
    release
}

/// The words of a page without the signs that set texts apart.
fn said(release: &Release) -> String {
    let isolates = ['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'];
    words(&pages(release)).replace(isolates, "")
}

#[test]
fn what_is_said_together_is_of_one_language() {
    for language in ["de", "pl", "fa", "ja"] {
        let text = said(&embargoed(language));
        for english in [
            "Embargoed until Thursday, 24 June 2021, 11:00\u{a0}a.m. (CEST)",
            "Updated: 26 June 2021",
            "Press release · 25 June 2021",
            "(translated from Russian)",
        ] {
            let shown = text.to_lowercase().contains(&english.to_lowercase());
            assert!(shown, "{language}: {english} in {text}");
        }
    }
    // A date by itself is the language's own.
    assert!(said(&embargoed("de")).contains("25. Juni 2021"));
    let german = [
        ("embargoed-until", "Gesperrt bis {when}"),
        ("updated", "Ergänzt"),
        ("press-release", "Pressemitteilung"),
        ("translated-from", "(Übersetzung, Original: {language})"),
    ];
    let german = german.into_iter();
    let german = german.fold(embargoed("de"), |release, (key, text)| {
        with_word(release, key, text)
    });
    let text = said(&german);
    for own in [
        "Gesperrt bis Donnerstag, 24. Juni 2021 um 11:00 (UTC+2)",
        "Ergänzt: 26. Juni 2021",
        "Pressemitteilung · 25. Juni 2021",
        "(Übersetzung, Original: Russisch)",
    ] {
        let shown = text.to_lowercase().contains(&own.to_lowercase());
        assert!(shown, "{own} in {text}");
    }
}

#[test]
fn what_keeps_lines_whole_is_no_letter_of_the_page() {
    let text = "Открыл г-н Владимир Воронков, и это — 5 % и 2021 г. всего";
    let file = format!(
        r#"(format: 3, language: "ru", sections: [(blocks: [Prose(text: [("p-aaaa", "{text}")])])])"#
    );
    let release = read(file.as_bytes()).expect("it opens").release;
    let pages = pages(&release);
    let mut at = None;
    release.visit(&mut |path, part| {
        if matches!(part, Part::Paragraph(_)) {
            at = Some(path.clone());
        }
    });
    let at = at.expect("a paragraph");
    let carets = text
        .char_indices()
        .map(|(offset, _)| pages.caret(&at, offset).expect("a caret"));
    let carets: Vec<_> = carets.collect();
    let rises = carets.windows(2).all(|two| two[1].x > two[0].x + 1.0);
    assert!(rises, "{carets:?}");
    if foreign::has("pdftotext") {
        let made = pdf(
            &release,
            None,
            &HouseStyle::shipped(),
            Concessions::default(),
        );
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("release.pdf");
        std::fs::write(&path, made.expect("a PDF")).expect("it can be written");
        let copied = foreign::output("pdftotext", &[path.to_str().expect("plain letters"), "-"]);
        assert!(crate::support::text(&copied).contains(text));
    }
}

/// The languages that are offered and whose letters no font of the page has.
const WITHOUT_LETTERS: [&str; 15] = [
    "am", "bn", "he", "hi", "hy", "ka", "km", "ko", "lo", "my", "ne", "si", "ta", "th", "ti",
];

#[test]
fn it_is_known_of_which_languages_the_page_has_letters() {
    let covered = Covered::by_bundled();
    let languages = UN_LANGUAGES.iter().chain(MORE_LANGUAGES);
    let mut without: Vec<&str> = languages
        .copied()
        .filter(|language| !covered.has_letters_of(&tag(language)))
        .collect();
    without.sort_unstable();
    assert_eq!(without, WITHOUT_LETTERS);
}

#[test]
fn nothing_is_said_in_letters_that_no_font_has() {
    for language in WITHOUT_LETTERS {
        let mut release = embargoed(language);
        let version = |(nth, language): (usize, &str)| LanguageVersion {
            id: Id::parse(&format!("version-{nth}")).expect("an id"),
            language: Some(tag(language)),
            url: Line::default(),
        };
        let versions = ["hi", "fr", language].into_iter().enumerate();
        release.language_versions = versions.map(version).collect();
        let made = typeset(&release).pages.expect("pages");
        (0..made.count()).for_each(|page| made.look_at(page));
        assert_eq!(made.missing_letters(), [], "{language}");
        let text = pages_of_any(&release);
        assert!(text.contains("25 June 2021"), "{language}: {text}");
        assert!(
            text.contains("Hindi") && text.contains("Français"),
            "{language}: {text}"
        );
    }
}

#[test]
fn an_edition_whose_letters_no_font_has_says_so_before_it_is_handed_out() {
    let styles = HouseStyle::shipped();
    let failure = |language: &str| {
        let release = sample("ct-week-2021.ron");
        let added = add_edition(&release, &tag(language)).expect("there is none");
        let release = applied(&release, &added).expect("it applies");
        let id = release.editions.first().expect("an edition").id.clone();
        let made = pdf(&release, Some(&id), &styles, Concessions::default());
        let failure = made.expect_err("it isn't finished");
        (pdf_failure(&failure), failure)
    };
    let (text, hindi) = failure("hi");
    let PdfFailure::Incomplete {
        without_letters, ..
    } = hindi
    else {
        panic!("{text}");
    };
    assert_eq!(without_letters, Some(tag("hi")));
    for said in [
        "No font of the page has the letters of Hindi",
        ".ttf",
        "own.typ",
    ] {
        assert!(text.contains(said), "{said} in {text}");
    }
    for language in ["de", "fr", "uk", "vi"] {
        let (text, _) = failure(language);
        assert!(!text.contains("No font"), "{language}: {text}");
    }
}

#[test]
fn letters_that_nobody_can_write_otherwise_want_another_font() {
    let styles = HouseStyle::shipped();
    let remedies = |headline: &str| -> Vec<String> {
        let mut release = sample("ct-week-2021.ron");
        release.headline = headline.into();
        let made = pdf(&release, None, &styles, Concessions::default());
        let failure = made.expect_err("no font has them");
        let remedies = pdf_remedies(&release, &failure).into_iter();
        remedies.map(|remedy| remedy.text).collect()
    };
    let of_script = remedies("शांति");
    assert_eq!(of_script.len(), 2, "{of_script:?}");
    assert!(of_script[1].contains("own.typ"), "{of_script:?}");
    // A picture can be left out.
    let of_sign = remedies("Peace 😀");
    assert_eq!(of_sign.len(), 1, "{of_sign:?}");
}

#[test]
fn a_russian_quotation_has_its_full_stop_behind_the_mark() {
    let quoted = |language: &str, text: &str| {
        let block = format!(r#"Quote(words: [("p-aaaa", "{text}")], speaker: "A. B.")"#);
        let file =
            format!(r#"(format: 3, language: "{language}", sections: [(blocks: [{block}])])"#);
        let release = read(file.as_bytes()).expect("it opens").release;
        words(&pages(&release))
    };
    let cases = [
        ("ru", "Мы справимся.", "«Мы справимся».", "«Мы справимся.»"),
        ("ru", "Мы справимся!", "«Мы справимся!»", "»!"),
        ("ru", "Это 2021 г.", "«Это 2021 г.»", "г»."),
        ("es", "Podemos.", "“Podemos”.", "Podemos.”"),
        ("en", "We can.", "“We can.”", "”."),
        ("fr", "Nous pouvons.", "«\u{a0}Nous pouvons.\u{a0}»", "»."),
    ];
    for (language, text, there, not_there) in cases {
        let page = quoted(language, text);
        assert!(page.contains(there), "{language}: {there} in {page}");
        assert!(
            !page.contains(not_there),
            "{language}: {not_there} in {page}"
        );
    }
}

#[test]
fn a_full_stop_behind_the_mark_is_the_last_letter_of_its_field() {
    let file = r#"(format: 3, language: "ru", sections: [(blocks: [Quote(words: [("p-aaaa", "Мы справимся.")])])])"#;
    let release = read(file.as_bytes()).expect("it opens").release;
    let pages = pages(&release);
    let mut at = None;
    release.visit(&mut |path, part| {
        if matches!(part, Part::Paragraph(_)) {
            at = Some(path.clone());
        }
    });
    let at = at.expect("a paragraph");
    let stop = "Мы справимся".len();
    let [before, behind] =
        [stop, stop + 1].map(|offset| pages.caret(&at, offset).expect("a caret"));
    assert!(behind.x > before.x);
    let y = (behind.top + behind.bottom) / 2.0;
    let spot = pages
        .spot_at(behind.page, behind.x - 0.2, y)
        .expect("the stop");
    assert_eq!((spot.path, spot.offset), (at, Some(stop + 1)));
}

#[test]
fn no_line_ends_within_a_contraction_or_before_its_name() {
    let parted = |language: &str| {
        let lines = (20..70).map(|length| {
            let text = format!("{} г-н Владимир Воронков подчеркнул это", "а".repeat(length));
            let file = format!(
                r#"(format: 3, language: "{language}", sections: [(blocks: [Prose(text: [("p-aaaa", "{text}")])])])"#
            );
            let release = read(file.as_bytes()).expect("it opens").release;
            let pages = pages(&release);
            let mut at = None;
            release.visit(&mut |path, part| {
                if matches!(part, Part::Paragraph(_)) {
                    at = Some(path.clone());
                }
            });
            let at = at.expect("a paragraph");
            let line = |word: &str| {
                let offset = text.find(word).expect("it's there") + word.len();
                pages.caret(&at, offset - 1).expect("it's on the page").top
            };
            line("г") != line("Влад")
        });
        lines.filter(|is_parted| *is_parted).count()
    };
    assert_eq!(parted("ru"), 0);
    // Where nothing is known of that, lines are broken so.
    assert!(parted("bg") > 0);
}
