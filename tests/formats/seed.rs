//! The sample of the Counter-Terrorism Week holds the release as it was given,
//! word for word. What was given is read here on its own, from the text of
//! the release as published, without any of the program's readers.

use communique::release::{Block, MarkKind, Paragraph, Prose, Release};
use communique::storage;

use crate::support::{sample_text, top};

/// The text as published, in Markdown.
fn given() -> String {
    let path = top().join("tests/support/ct-week-2021.md");
    std::fs::read_to_string(path).expect("the text as given")
}

fn sample() -> Release {
    storage::read(sample_text("ct-week-2021.ron").as_bytes())
        .expect("it opens")
        .release
}

/// Paragraphs with Markdown's marks taken off, blank lines left out.
fn given_paragraphs() -> Vec<String> {
    let plain = |line: &str| {
        let line = line.trim().trim_start_matches(['#', '-', ' ']);
        let line = line
            .replace("<sup>1</sup>", "")
            .replace(['*', '<', '>'], "");
        line.replace('\\', "*").trim().to_owned()
    };
    given()
        .lines()
        .map(plain)
        .filter(|line| !line.is_empty())
        .collect()
}

fn texts(prose: &Prose) -> Vec<String> {
    prose
        .iter()
        .map(|paragraph| paragraph.text().replace('\u{FFFC}', ""))
        .collect()
}

#[test]
fn the_sample_holds_the_release_as_given() {
    let release = sample();
    let mut written: Vec<String> = vec![format!("{} {}", release.banner.event, release.banner.tag)];
    for organizer in &release.organizers {
        written.extend(organizer.name.lines().map(str::to_owned));
    }
    written.push("Press release".into());
    written.push(release.headline.to_string());
    let mut opening = true;
    for section in &release.sections {
        if !section.heading.is_blank() {
            written.push(section.heading.to_string());
        }
        for block in &section.blocks {
            match block {
                Block::Prose(block) => {
                    let mut paragraphs = texts(&block.text);
                    if opening && let Some(first) = paragraphs.first_mut() {
                        *first = format!("New York, 25 June 2021 – {first}");
                        opening = false;
                    }
                    written.extend(paragraphs);
                }
                Block::Quote(quote) => {
                    let from = quote.translated_from.as_ref().map(|tag| tag.as_str());
                    let note = if from == Some("ru") {
                        " (translated from Russian)"
                    } else {
                        ""
                    };
                    written.push(format!("{}, {}{note}", quote.speaker, quote.title));
                    written.push(format!("“{}”", texts(&quote.words).join(" ")));
                }
                other => panic!("there is no such block in the release: {other:?}"),
            }
        }
    }
    for footnote in &release.footnotes {
        written.extend(texts(&footnote.text));
    }
    // Marks of emphasis apart, and the lines that pages repeat or cut.
    let given = given_paragraphs();
    for line in &written {
        assert!(
            given.contains(line),
            "not in the release as given: {line:?}\n{given:#?}"
        );
    }
    let foot = [
        "****",
        "For more information:",
        "Ms. Laurence Gerard",
        "Contacts of the press",
        "[www.un.org",
    ];
    let left: Vec<&String> = given
        .iter()
        .filter(|line| {
            !line.starts_with("2021 Counter")
                && !written.contains(line)
                && !foot.iter().any(|start| line.starts_with(start))
        })
        .collect();
    assert_eq!(left, Vec::<&String>::new(), "missing from the sample");
}

#[test]
fn its_foot_is_complete() {
    let release = sample();
    assert_eq!(release.end_mark.as_str(), "****");
    let people: Vec<_> = release
        .contacts
        .iter()
        .flat_map(|group| &group.people)
        .collect();
    let [gerard, partners] = people[..] else {
        panic!("two contacts: {people:?}");
    };
    assert_eq!(gerard.name.as_str(), "Ms. Laurence Gerard");
    assert_eq!(gerard.email.as_str(), "gerardl@un.org");
    assert_eq!(gerard.role.as_str(), "Public Information Officer");
    assert_eq!(gerard.organization.as_str(), "UNOCT");
    assert_eq!(
        partners.note.as_str(),
        "Contacts of the press officers of the main partners"
    );
    let link = release.links.first().expect("the web link");
    assert_eq!(
        link.text.as_str(),
        "www.un.org/counterterrorism/CTweek-sidevents"
    );
    assert_eq!(
        link.url.as_str(),
        "http://www.un.org/counterterrorism/CTweek-sidevents"
    );
}

#[test]
fn its_emphasis_and_its_footnote_stand_where_they_were() {
    let release = sample();
    let marked = |paragraph: &Paragraph| -> Vec<(String, bool)> {
        let marks = paragraph.marks().iter();
        marks
            .map(|mark| {
                let text = paragraph.text().get(mark.range()).unwrap_or_default();
                (text.to_owned(), mark.kind == MarkKind::Emphasis)
            })
            .collect()
    };
    let Some(Block::Prose(opening)) = release
        .sections
        .first()
        .and_then(|section| section.blocks.first())
    else {
        panic!("the opening is prose");
    };
    let lede = opening.text.first().expect("the lede");
    assert_eq!(marked(lede), [(release.headline.to_string(), true)]);
    let noted = opening.text.nth(2).expect("the third paragraph");
    assert!(noted.text().ends_with("acknowledged.\u{FFFC}"));
    let note = release
        .footnotes
        .first()
        .and_then(|note| note.text.first())
        .expect("the footnote");
    let url = "https://www.un.org/sc/ctc/wp-content/uploads/2017/08/CTED-Technical-Guide-2017-compressed.pdf";
    assert!(
        note.marks()
            .iter()
            .any(|mark| mark.kind == MarkKind::Link(url.into()))
    );
    assert!(marked(note).iter().any(|(text, emphasis)| *emphasis
        && text.starts_with("Technical Guide")
        && text.ends_with("(S/2017/716)")));
}
