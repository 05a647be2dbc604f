//! What stands on a page, where, and to which letter of which field it belongs.

use communique::edit::{self, Document, Join, Label};
use communique::release::{
    Block, FOOTNOTE_CHAR, FieldPath, Footnote, Fragment, Line, Mark, MarkKind, Paragraph,
    ParagraphKind, Part, ProseBlock, Release, Section,
};
use communique::typeset::{HouseStyle, Pages, Spot, Typesetter};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use crate::support::arbitrary;
use crate::support::pages::{pages, sample, words};

const SAMPLES: [&str; 3] = [
    "ct-week-2021.ron",
    "flood-warning-2026.ron",
    "heat-waves-2026-ar.ron",
];

/// Every text with an address, as the page should show it.
fn texts(release: &Release) -> Vec<(FieldPath, String)> {
    let mut texts = Vec::new();
    release.visit(&mut |path, part| match part {
        Part::Text(text, _) => texts.push((path.clone(), text.text().to_owned())),
        Part::Paragraph(paragraph) => texts.push((path.clone(), paragraph.text().to_owned())),
        Part::Value(_) | Part::Node(_) | Part::List(_) => {}
    });
    texts
}

/// Texts that stand on a page in another form, or don't.
fn is_shown(path: &FieldPath) -> bool {
    let hidden = ["alternative_text", "house", "url", "original"];
    !path.segments().any(|segment| hidden.contains(&segment)) && path.last() != Some("email-url")
}

#[test]
fn every_letter_of_every_sample_is_found_on_the_page_and_back() {
    for name in SAMPLES {
        let release = sample(name);
        let pages = pages(&release);
        let (mut letters, mut astray) = (0, Vec::new());
        for (path, text) in texts(&release)
            .into_iter()
            .filter(|(path, _)| is_shown(path))
        {
            for (offset, letter) in text.grapheme_indices(true) {
                if letter.trim().is_empty() || letter.contains(FOOTNOTE_CHAR) {
                    continue;
                }
                letters += 1;
                if !leads_back(&pages, &path, offset, letter) {
                    astray.push(format!("{path}@{offset} {letter:?}"));
                }
            }
        }
        assert!(letters > 1500, "{name}: {letters}");
        assert!(
            astray.is_empty(),
            "{name}: {} of {letters}: {astray:#?}",
            astray.len()
        );
    }
}

/// Whether a click on the letter puts the caret before or behind it.
fn leads_back(pages: &Pages, path: &FieldPath, offset: usize, letter: &str) -> bool {
    let end = offset + letter.len();
    let areas = pages.areas_of(path, offset..end);
    areas.iter().any(|(page, area)| {
        let x = (area.left + area.right) / 2.0;
        let y = (area.top + area.bottom) / 2.0;
        match pages.spot_at(*page, x, y) {
            // A glyph of several letters, or one without width, shows all of them.
            Some(Spot {
                path: found,
                offset: Some(found_offset),
            }) => found == *path && found_offset.abs_diff(offset) <= 2 * letter.len().max(4),
            _ => false,
        }
    })
}

#[test]
fn a_click_and_the_caret_agree_on_which_side_of_a_letter() {
    for (name, path, word) in [
        ("ct-week-2021.ron", "headline", "Civil"),
        ("heat-waves-2026-ar.ron", "headline", "المدني"),
    ] {
        let release = sample(name);
        let pages = pages(&release);
        let path: FieldPath = path.parse().expect("an address");
        let start = release.headline.as_str().find(word).expect("the word");
        for (inside, letter) in word.grapheme_indices(true) {
            let offset = start + inside;
            let caret = pages.caret(&path, offset).expect("it's on the page");
            let y = (caret.top + caret.bottom) / 2.0;
            let right_to_left = name.contains("-ar");
            // A hair into the letter means before it, a hair short of it behind the last one.
            let nudge = if right_to_left { -0.4 } else { 0.4 };
            for x in [caret.x + nudge, caret.x - nudge] {
                let spot = pages.spot_at(caret.page, x, y).expect("a letter is there");
                assert_eq!(spot.path, path);
                assert_eq!(spot.offset, Some(offset), "{name} {letter:?}");
            }
        }
    }
}

#[test]
fn a_date_and_a_label_lead_to_their_fields() {
    let release = sample("ct-week-2021.ron");
    let pages = pages(&release);
    for path in ["dateline/date", "label"] {
        let path: FieldPath = path.parse().expect("an address");
        let (page, area) = *pages
            .areas_of(&path, 0..usize::MAX)
            .first()
            .expect("it's on the page");
        let spot = pages.spot_at(page, area.left + 3.0, (area.top + area.bottom) / 2.0);
        assert_eq!(spot, Some(Spot { path, offset: None }));
    }
}

#[test]
fn pages_hold_what_the_samples_say_in_reading_order() {
    let english = words(&pages(&sample("ct-week-2021.ron")));
    let order = [
        "2021 Counter-Terrorism Week",
        "UN Counter-Terrorism Centre (UNCCT)",
        "Press release",
        "Engagement of Civil Society",
        "New York",
        "25 June 2021",
        "The vital role of civil society",
        "Technical Guide",
        "H.E. Ms. Yoka M.G. Brandt",
        "(translated from Russian)",
        "****",
        "gerardl@un.org",
    ];
    let mut from = 0;
    for expected in order {
        let found = english[from..]
            .to_lowercase()
            .find(&expected.to_lowercase());
        from +=
            found.unwrap_or_else(|| panic!("{expected:?} is missing after {:?}", &english[..from]));
    }
    let arabic = words(&pages(&sample("heat-waves-2026-ar.ron")));
    for fixed in ["النقاط الرئيسية", "ملاحظات للمحررين", "نبذة عن"]
    {
        assert!(arabic.contains(fixed), "{fixed} isn't in {arabic}");
    }
    for expected in [
        "إشراك منظمات المجتمع المدني في حماية أشد الفئات ضعفاً من موجات الحر",
        "قراره 2396 (2017)",
        "(مترجم عن الفرنسية)",
        "12 أيار/مايو 2026",
    ] {
        assert!(arabic.contains(expected), "{expected}\n{arabic}");
    }
}

#[test]
fn a_letter_typed_changes_its_page_and_no_other() {
    let release = sample("ct-week-2021.ron");
    let style = HouseStyle::usual();
    let mut typesetter = Typesetter::new();
    let before = typesetter.typeset(&release, &style).pages.expect("pages");
    let path: FieldPath = "end_mark".parse().expect("an address");
    let mut document = Document::new(release);
    let typed = edit::splice(document.release(), &path, 4..4, Fragment::plain("*"));
    let typed = typed.expect("the end mark is there");
    document
        .apply(Label::Typing(path.clone()), typed, Join::Separate)
        .expect("it applies");
    let after = typesetter
        .typeset(document.release(), &style)
        .pages
        .expect("pages");
    let same: Vec<bool> = (0..3).map(|page| before.same_page(&after, page)).collect();
    assert_eq!(same, [true, true, false]);
    assert!(words(&after).contains("*****"));

    document.undo().expect("it can be taken back");
    let undone = typesetter
        .typeset(document.release(), &style)
        .pages
        .expect("pages");
    assert!((0..3).all(|page| before.same_page(&undone, page)));
}

#[test]
fn a_page_in_stripes_is_the_page_whole() {
    let pages = pages(&sample("ct-week-2021.ron"));
    let whole = pages.stripes(0, 1.0);
    assert_eq!(whole, vec![0..842_u32]);
    let whole = pages.render(0, 1.0, 0..842).expect("the page");
    let [above, below] =
        [0..300, 300..842].map(|stripe| pages.render(0, 1.0, stripe).expect("a stripe"));
    assert_eq!((above.width, above.height), (595, 300));
    let joined = [above.rgba, below.rgba].concat();
    let differing = joined
        .iter()
        .zip(&whole.rgba)
        .filter(|(a, b)| a.abs_diff(**b) > 2)
        .count();
    assert!(
        differing * 1000 < joined.len(),
        "{differing} of {}",
        joined.len()
    );
    let large = pages.stripes(0, 8.0);
    assert!(large.len() > 3, "{large:?}");
    assert_eq!((large[0].start, large[large.len() - 1].end), (0, 6735));
}

/// A release of one paragraph.
fn release_with(content: Fragment) -> Release {
    let mut release = Release::new(arbitrary::id("r"), "en".parse().expect("a tag"));
    let text = [Paragraph::new(arbitrary::id("p"), content)];
    let block = ProseBlock {
        id: arbitrary::id("b"),
        text: text.into_iter().collect(),
    };
    let section = Section {
        id: arbitrary::id("s"),
        blocks: [Block::Prose(block)].into_iter().collect(),
        ..Section::default()
    };
    release.sections = [section].into_iter().collect();
    release.footnotes = [Footnote {
        id: arbitrary::id("note"),
        ..Footnote::default()
    }]
    .into_iter()
    .collect();
    release
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gives_a_page(content in arbitrary::content()) {
        let release = release_with(content);
        let typeset = crate::support::pages::typeset(&release);
        prop_assert!(typeset.pages.is_some(), "{:?}", typeset.problems);
    }
}

#[test]
fn text_that_looks_like_code_stands_on_the_page_as_it_is() {
    let code = "#import \"x.typ\": * $x^2$ <label> @ref `raw` // no comment /* none */ #eval(\"1\") *b* _i_ - = + https://x.example \\ ~ --- ... \"q\"";
    let mut release = release_with(Fragment::plain(code));
    release.headline = Line::new(code);
    let words = words(&pages(&release));
    assert_eq!(words.matches(code).count(), 2, "{words}");
}

#[test]
fn a_footnote_marked_twice_is_printed_once() {
    let text = format!("One.{FOOTNOTE_CHAR} Two.{FOOTNOTE_CHAR}");
    let marks = text
        .match_indices(FOOTNOTE_CHAR)
        .map(|(at, c)| Mark::new(at..at + c.len(), MarkKind::Footnote(arbitrary::id("note"))));
    let content = Fragment::new(text.clone(), marks.collect());
    let mut release = release_with(content);
    release.footnotes = [Footnote {
        id: arbitrary::id("note"),
        text: [Paragraph::new(
            arbitrary::id("n"),
            Fragment::plain("Read on."),
        )]
        .into_iter()
        .collect(),
    }]
    .into_iter()
    .collect();
    let words = words(&pages(&release));
    assert_eq!(words.matches("Read on.").count(), 1, "{words}");
}

#[test]
fn letters_that_no_font_has_are_named() {
    let release = release_with(Fragment::plain("Tea \u{13000} and \u{1F600}."));
    let typeset = crate::support::pages::typeset(&release);
    let pages = typeset.pages.expect("pages");
    let missing = pages.missing_letters();
    assert_eq!(missing.len(), 1, "{missing:?}");
    assert_eq!(missing[0].letters, ['\u{13000}', '\u{1F600}']);
    let spot = missing[0].spot.as_ref().expect("its field");
    assert!(spot.path.to_string().contains("/text/"), "{spot:?}");
    assert_eq!(spot.offset, Some("Tea ".len()));
}

#[test]
fn a_word_without_an_end_stays_on_the_page() {
    let word = "W".repeat(600);
    let mut release = sample("ct-week-2021.ron");
    let places = [
        "headline",
        "banner/event",
        "banner/tag",
        "dateline/places",
        "end_mark",
    ];
    for path in places {
        let path: FieldPath = path.parse().expect("an address");
        let Some(Part::Text(text, _)) = release.part(&path) else {
            panic!("{path} is a text");
        };
        let all = 0..text.text().len();
        let edit = edit::splice(&release, &path, all, Fragment::plain(word.clone()));
        let mut document = Document::new(release);
        let edit = edit.expect("an edit");
        document
            .apply(Label::List, edit, Join::Separate)
            .expect("it applies");
        release = document.release().as_ref().clone();
    }
    let pages = pages(&release);
    for page in 0..pages.count() {
        let (width, _) = pages.size(page).expect("a size");
        for text in pages.page_texts(page) {
            let within = text.area.left > 30.0 && text.area.right < width - 30.0;
            assert!(within, "page {page}: {:?} {}", text.path, text.area.right);
        }
    }
    let headline = "headline".parse().expect("an address");
    let shown: usize = (0..pages.count())
        .flat_map(|page| pages.page_texts(page))
        .filter(|text| text.path.as_ref() == Some(&headline))
        .map(|text| text.words.matches('W').count())
        .sum();
    assert_eq!(shown, 600);
}

#[test]
fn a_paragraph_without_an_end_is_set_to_its_last_letter() {
    let text: String = (0..3_000).map(|n| format!("({n}), ")).collect();
    let release = release_with(Fragment::plain(text.trim_end()));
    let pages = pages(&release);
    let all = words(&pages);
    let shown: Vec<&str> = all
        .split_whitespace()
        .filter(|w| w.starts_with('('))
        .collect();
    let written: Vec<&str> = text.split_whitespace().collect();
    assert_eq!(shown, written);
    let texts = texts(&release).into_iter();
    let paragraph = texts.max_by_key(|(_, text)| text.len());
    let (path, _) = paragraph.expect("a paragraph");
    for (offset, letter) in text.trim_end().grapheme_indices(true).step_by(97) {
        let found = letter == " " || leads_back(&pages, &path, offset, letter);
        assert!(found, "{offset} {letter}");
    }
}

#[test]
fn what_is_marked_in_an_endless_paragraph_goes_on_beyond_where_it_is_divided() {
    let text: String = (0..3_000).map(|n| format!("({n}), ")).collect();
    let end = text.find("(1500)").expect("it's there");
    let start = end / 2;
    let text = format!(
        "{}{FOOTNOTE_CHAR}{}",
        text.get(..end).expect("a start"),
        text.get(end..).expect("an end"),
    );
    let note = end..end + FOOTNOTE_CHAR.len_utf8();
    let strong = Mark::new(10..text.len() - 10, MarkKind::Strong);
    let link = Mark::new(start..end, MarkKind::Link("https://www.un.org".into()));
    let note = Mark::new(note, MarkKind::Footnote(arbitrary::id("note")));
    let mut release = release_with(Fragment::new(text, vec![strong, link, note]));
    let said = Paragraph::new(
        arbitrary::id("said"),
        Fragment::plain("What the note says."),
    );
    let list = |id, text: &str| Paragraph {
        kind: ParagraphKind::Bullet(0),
        ..Paragraph::new(arbitrary::id(id), Fragment::plain(text))
    };
    let long: String = (0..3_000).map(|n| format!("[{n}], ")).collect();
    release.footnotes = [Footnote {
        id: arbitrary::id("note"),
        text: [said, list("one", "One."), list("two", &long)]
            .into_iter()
            .collect(),
    }]
    .into_iter()
    .collect();
    let all = words(&pages(&release));
    for n in 0..3_000 {
        assert!(
            all.contains(&format!("({n}),")) && all.contains(&format!("[{n}]")),
            "{n}"
        );
    }
    assert_eq!(all.matches("What the note says.").count(), 1);
    assert!(all.contains("• One."), "a list in a note is one");
}

#[test]
fn letters_that_no_font_has_stop_no_page_in_any_direction() {
    // Hebrew with a mark that stands alone, Syriac, tones of skin without a face.
    let texts = [
        "\u{5e0}\u{5d9}\u{5e7}\u{5d5}\u{5d3} \u{5b4}\u{5dc}\u{5d0} ",
        "\u{712}\u{730}\u{732} \u{718}\u{735}",
        "\u{1f3fb}\u{1f3fd} a \u{1f3fe}",
    ];
    for language in ["ar", "en"] {
        for text in texts {
            for length in (10..40).step_by(4) {
                let mut release = release_with(Fragment::plain(text.repeat(length)));
                release.language = language.parse().expect("a tag");
                let typeset = crate::support::pages::typeset(&release);
                assert!(typeset.pages.is_some(), "{language} {length} {text}");
            }
        }
    }
}

#[test]
fn what_no_line_is_broken_in_stays_on_the_page() {
    for row in ["=", "—", ". ", "a\u{a0}", "_", "W", "Ж", "?a=b&c"] {
        let text = row.repeat(400);
        let pages = pages(&release_with(Fragment::plain(text.trim_end())));
        for page in 0..pages.count() {
            let (width, _) = pages.size(page).expect("a size");
            for text in pages.page_texts(page) {
                assert!(text.area.right < width - 30.0, "{row}: {}", text.area.right);
            }
        }
    }
}

#[test]
fn the_figure_of_a_note_stands_behind_a_number_in_arabic_too() {
    let release = sample("heat-waves-2026-ar.ron");
    let pages = pages(&release);
    let all = texts(&release).into_iter();
    let marked = format!("2022.{FOOTNOTE_CHAR}");
    let (path, text) = { all }
        .find(|(_, text)| text.contains(&marked))
        .expect("a mark behind a number");
    let year = text.find(&marked).expect("it's there");
    let left = pages
        .areas_of(&path, year..year + 4)
        .into_iter()
        .map(|(_, area)| area.left)
        .fold(f32::INFINITY, f32::min);
    let behind = pages
        .caret(&path, year + marked.len())
        .expect("it's on the page");
    assert!(behind.x < left, "{} {left}", behind.x);
    // A click on it leads there.
    let y = (behind.top + behind.bottom) / 2.0;
    let spot = pages
        .spot_at(behind.page, behind.x + 1.0, y)
        .expect("the figure");
    assert_eq!(spot.path, path);
    let near = spot.offset.expect("a letter");
    assert!(near.abs_diff(year + marked.len()) <= 4, "{near}");
}

/// A release of one quote, set: where its speaker's name and title stand, from left to right.
fn credit(language: &str, speaker: &str, title: &str) -> ((f32, f32), (f32, f32)) {
    let text = format!(
        "(format: 3, id: \"r-aaaa\", language: \"{language}\", headline: \"H\", sections: [(id: \
         \"s-aaaa\", blocks: [Quote(id: \"q-aaaa\", words: [(\"p-aaaa\", \"W\")], speaker: \
         \"{speaker}\", title: \"{title}\")])])"
    );
    let release = communique::storage::read(text.as_bytes())
        .expect("it opens")
        .release;
    let pages = pages(&release);
    let quote: FieldPath = "sections/s-aaaa/blocks/q-aaaa".parse().expect("an address");
    let [name, title] = ["speaker", "title"].map(|field| {
        let areas = pages.areas_of(&quote.field(field), 0..usize::MAX);
        let left = areas
            .iter()
            .map(|(_, area)| area.left)
            .fold(f32::MAX, f32::min);
        let right = areas
            .iter()
            .map(|(_, area)| area.right)
            .fold(f32::MIN, f32::max);
        (left, right)
    });
    (name, title)
}

#[test]
fn a_speakers_name_neither_turns_its_title_nor_is_turned_by_it() {
    for (name, title) in [
        ("ياسر العبدالله", "2396 Director"),
        ("سعاد (CSOs)", "12 Street"),
    ] {
        let (name, title) = credit("en", name, title);
        assert!(name.1 <= title.0, "{name:?} stands before {title:?}");
    }
    for (name, title) in [
        ("Ms. Diallo", "2396 مديرة"),
        ("السيدة ديالو", "UN Women 12"),
    ] {
        let (name, title) = credit("ar", name, title);
        assert!(title.1 <= name.0, "{name:?} stands before {title:?}");
    }
}
