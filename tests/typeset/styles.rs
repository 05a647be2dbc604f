//! House styles: those that are shipped, and what happens where one fails.

use communique::language::Tag;
use communique::release::Release;
use communique::typeset::{HouseStyle, ProblemPlace, Typesetter};

use crate::support::arbitrary;
use crate::support::pages::{sample, words};

fn own_style(template: &str) -> HouseStyle {
    HouseStyle {
        name: "mine".into(),
        template: template.into(),
        fonts: Vec::new(),
        shipped: false,
    }
}

#[test]
fn every_shipped_style_takes_every_sample_and_an_empty_release() {
    let mut typesetter = Typesetter::new();
    let empty = Release::new(arbitrary::id("empty"), Tag::english());
    let samples = [
        "ct-week-2021.ron",
        "flood-warning-2026.ron",
        "heat-waves-2026-ar.ron",
    ];
    let releases: Vec<Release> = samples.map(sample).into_iter().chain([empty]).collect();
    for style in HouseStyle::shipped() {
        for release in &releases {
            let typeset = typesetter.typeset(release, &style);
            assert_eq!(typeset.problems, [], "{} in {}", release.id, style.name);
            assert_eq!(typeset.warnings, [], "{} in {}", release.id, style.name);
            let pages = typeset.pages.expect("pages");
            let headline = release.headline.as_str();
            assert!(
                words(&pages).contains(headline),
                "{} in {}",
                release.id,
                style.name
            );
        }
    }
}

/// What somebody has after a minute: a label, a text, links that lead nowhere yet.
const BEGUN: &str = r#"(
  format: 3,
  label: "Notice",
  sections: [(blocks: [Prose(text: [("p-aaaa", "The first words.")])])],
  media_assets: [(caption: [("p-bbbb", "A picture")], url: "no address")],
  links: [(label: "Site", text: "Our event"), (text: "Bad", url: "javascript:alert(1)")],
)"#;

#[test]
fn a_release_that_is_only_begun_stands_in_every_shipped_style() {
    let opened = communique::storage::read(BEGUN.as_bytes()).expect("it opens");
    let release = opened.release;
    for style in HouseStyle::shipped() {
        let typeset = Typesetter::new().typeset(&release, &style);
        assert_eq!(typeset.problems, [], "{}", style.name);
        let pages = typeset.pages.expect("pages");
        pages.look_at(0);
        assert!(words(&pages).contains("Our event"), "{}", style.name);
        let text = communique::release::FieldPath::root().field("sections");
        let label = communique::release::FieldPath::root().field("label");
        let (_, label_bottom) = pages.extent_within(0, &label).expect("the label");
        let (text_top, _) = pages.extent_within(0, &text).expect("the text");
        // Without a headline between them the one isn't over the other.
        assert!(
            label_bottom <= text_top + 1.0,
            "{}: {label_bottom} {text_top}",
            style.name
        );
    }
}

#[test]
fn a_style_that_fails_says_where_and_a_shipped_one_stands_in() {
    let release = sample("ct-week-2021.ron");
    let typeset = Typesetter::new().typeset(
        &release,
        &own_style("#let release(data) = {\n  data.no-such\n}"),
    );
    assert_eq!(typeset.style, "un-side-event");
    assert!(words(&typeset.pages.expect("pages")).contains("Ms. Indira Aslanova"));
    let problem = typeset.problems.first().expect("what failed");
    assert_eq!(problem.at, ProblemPlace::Style(2));
    assert!(problem.message.contains("no-such"), "{}", problem.message);
}

#[test]
fn a_style_reaches_nothing_outside_its_memory() {
    let release = sample("ct-week-2021.ron");
    for (template, says) in [
        ("#let release(data) = read(\"/etc/passwd\")", "not found"),
        (
            "#let release(data) = read(\"../../../../etc/passwd\")",
            "escape",
        ),
        ("#let release(data) = image(\"/etc/hostname\")", "not found"),
        (
            "#import \"@preview/cetz:0.3.0\"\n#let release(data) = []",
            "not found",
        ),
        (
            "#let release(data) = [#datetime.today()]",
            "unable to get the current date",
        ),
    ] {
        let typeset = Typesetter::new().typeset(&release, &own_style(template));
        let problem = typeset
            .problems
            .first()
            .unwrap_or_else(|| panic!("{template} went through"));
        assert!(problem.to_string().contains(says), "{template}: {problem}");
    }
}

#[test]
fn a_style_of_ones_own_may_use_what_the_shipped_ones_share() {
    let readme = std::fs::read_to_string(crate::support::top().join("assets/styles/README.md"));
    let readme = readme.expect("the styles' README");
    let example = readme
        .split("```typst")
        .nth(1)
        .and_then(|rest| rest.split("```").next());
    let typeset = Typesetter::new().typeset(
        &sample("ct-week-2021.ron"),
        &own_style(example.expect("its example")),
    );
    assert_eq!(typeset.problems, []);
    assert_eq!(typeset.style, "mine");
}

/// Parts that were added and not filled in, and a table of which a row and the caption are.
const UNFILLED: &str = r#"(
  format: 3,
  headline: "Only this",
  sections: [(blocks: [
    Table(columns: [(id: "c-aaaa"), (id: "c-bbbb")], rows: [(cells: [(id: "c-aaaa")])]),
    Table(columns: [(id: "c-eeee")], rows: [(cells: [(id: "c-gone", text: "Astray")])]),
    Table(caption: "A table", columns: [(id: "c-cccc"), (id: "c-dddd")]),
  ])],
  contacts: [(people: [()])],
  media_assets: [()],
  end_mark: "",
)"#;

#[test]
fn what_was_not_filled_in_is_not_printed() {
    let opened = communique::storage::read(UNFILLED.as_bytes()).expect("it opens");
    for style in HouseStyle::shipped() {
        let typeset = Typesetter::new().typeset(&opened.release, &style);
        assert_eq!(typeset.problems, [], "{}", style.name);
        let words = words(&typeset.pages.expect("pages"));
        for word in ["For more information", "For the media", "Astray"] {
            assert!(!words.contains(word), "{word} in {}: {words}", style.name);
        }
        assert!(words.contains("A table"), "{words}");
    }
}

#[test]
fn a_style_of_one_line_is_a_shipped_one_with_other_fonts() {
    let release = sample("ct-week-2021.ron");
    for shipped in HouseStyle::shipped() {
        let one_line = format!("#import \"{}.typ\": release", shipped.name);
        let [own, usual] = [&own_style(&one_line), &shipped].map(|style| {
            let typeset = Typesetter::new().typeset(&release, style);
            assert_eq!(typeset.problems, [], "{}", shipped.name);
            words(&typeset.pages.expect("pages"))
        });
        assert_eq!(own, usual, "{}", shipped.name);
    }
}
