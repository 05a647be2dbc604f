//! Writing a real release from an empty one, through the forms alone.

use communique::publish::{Concessions, pdf};
use communique::release::Block;
use communique::typeset::HouseStyle;
use egui::{Key, Modifiers};

use crate::support::foreign;
use crate::support::pages::{pages, paragraphs, sample};
use crate::support::window::{CTRL, Window};

/// The release as it was given, in parts: what somebody has before them who
/// writes it.
struct Given {
    paragraphs: Vec<String>,
    note: String,
}

fn given() -> Given {
    let path = crate::support::top().join("tests/support/ct-week-2021.md");
    let text = std::fs::read_to_string(path).expect("the release as given");
    let plain = |line: &str| {
        let line = line
            .replace("<sup>1</sup>", "¹")
            .replace(['*', '<', '>'], "");
        line.trim_start_matches(['#', '-', ' ']).trim().to_owned()
    };
    let lines: Vec<String> = text
        .lines()
        .map(plain)
        .filter(|line| !line.is_empty())
        .collect();
    let note = lines
        .iter()
        .find(|line| line.starts_with('¹'))
        .expect("the footnote");
    Given {
        note: note.trim_start_matches('¹').trim().to_owned(),
        paragraphs: lines.clone(),
    }
}

impl Given {
    /// The line that begins so.
    fn line(&self, start: &str) -> String {
        let found = self.paragraphs.iter().find(|line| line.starts_with(start));
        found
            .unwrap_or_else(|| panic!("no line begins with {start:?}"))
            .clone()
    }

    /// The paragraphs from the one that begins so to the one that begins so.
    fn between(&self, first: &str, last: &str) -> Vec<String> {
        let from = self
            .paragraphs
            .iter()
            .position(|line| line.starts_with(first))
            .expect("the first");
        let to = self
            .paragraphs
            .iter()
            .position(|line| line.starts_with(last))
            .expect("the last");
        let lines = self.paragraphs[from..=to].iter();
        lines
            .filter(|line| !line.starts_with("2021 Counter") && !line.starts_with("---"))
            .cloned()
            .collect()
    }
}

/// Puts the caret before or behind the first `words` in the field of `name` and
/// selects them.
fn select(window: &mut Window, name: &str, words: &str) {
    window.focus(name);
    let text = window.value(name);
    let start = text
        .find(words)
        .unwrap_or_else(|| panic!("{words:?} isn't in {text:?}"));
    let before = text[..start].chars().count();
    window.ctrl(Key::Home);
    for _ in 0..before {
        window.harness().key_press(Key::ArrowRight);
    }
    for _ in 0..words.chars().count() {
        window
            .harness()
            .key_press_modifiers(Modifiers::SHIFT, Key::ArrowRight);
    }
    window.settle();
}

fn head(window: &mut Window, given: &Given) {
    window.menu(&["Insert", "Banner"]);
    window.write("Event", "2021 Counter-Terrorism Week");
    window.write("Kind of event", "SIDE EVENT");
    window.write("Headline", &given.line("Engagement of Civil"));
    window.write("Places", "New York");
    window.press("Date");
    for _ in 0..7 * 12 {
        if window.shows("June 2021") {
            break;
        }
        window.press("Previous month");
    }
    window.press("25 June 2021");
}

fn organizers(window: &mut Window) {
    let original = sample("ct-week-2021.ron");
    for (index, organizer) in original.organizers.iter().enumerate() {
        if index == 0 {
            window.menu(&["Insert", "Organizer"]);
        } else {
            window.press("Add an organizer");
        }
        let owner = format!("Organizer {}", index + 1);
        window.write(&format!("Name, {owner}"), organizer.name.as_str());
        let name = organizer.name.lines().next().expect("a name").to_owned();
        let logo = organizer
            .logo
            .as_ref()
            .and_then(|id| original.images.get(id.as_str()));
        let file = window.folder.path().join(format!("logo-{index}.svg"));
        std::fs::write(&file, &logo.expect("a logo").bytes).expect("it can be written");
        window.press(&format!("Choose Logo, {name}"));
        window.give_path(&file, "Open");
        window.write(
            &format!("Alternative text, {name}"),
            organizer.alternative_text.as_str(),
        );
    }
}

fn opening(window: &mut Window, given: &Given) {
    let mut lines = given.between("New York, 25 June", "Event participants");
    if let Some(first) = lines.first_mut() {
        *first = first.replace("New York, 25 June 2021 – ", "");
    }
    window.write("Text, Opening", "");
    window.paste(&lines.join("\n").replace('¹', ""));
    let headline = given.line("Engagement of Civil");
    select(window, "Text, Opening", &headline);
    window.ctrl(Key::I);
    select(window, "Text, Opening", "become increasingly acknowledged.");
    window.keys(Modifiers::NONE, Key::ArrowRight);
    window.keys(CTRL | Modifiers::ALT, Key::F);
    let (before, rest) = given.note.split_once("Technical Guide").expect("the title");
    let (title, rest) = rest.split_once(", available from ").expect("the source");
    let url = rest.trim_end_matches('.');
    window.type_text(before);
    window.ctrl(Key::I);
    window.type_text(&format!("Technical Guide{title}"));
    window.ctrl(Key::I);
    window.type_text(", available from ");
    window.ctrl(Key::K);
    window.write("Address of the link", url);
    window.press("Set link");
    window.type_text(".");
}

fn sections(window: &mut Window, given: &Given) {
    window.press("Add a section");
    window.write(
        "Heading, Section 2",
        &given.line("Supporting the Management"),
    );
    let owner = "Supporting the Management of VEPs and the Preve…";
    window.write(
        &format!("Text, {owner}"),
        &given.line("To support Member States"),
    );
    window.press("Add a section");
    window.write("Heading, Section 3", "QUOTES FROM PARTICIPANTS");
    let quotes = [
        ("H.E. Ms. Yoka M.G. Brandt", "“Let me stress", "Brandt"),
        ("H.E. Mr. Tarek Ladeb", "“It is not enough", "Ladeb"),
        ("Ms. Indira Aslanova", "“Civil society has", "Aslanova"),
    ];
    for (index, (speaker, start, short)) in quotes.into_iter().enumerate() {
        window.menu(&["Add to QUOTES FROM PARTICIPANTS", "Quote"]);
        let owner = format!("Quote {}", index + 1);
        let quoted = given.line(start);
        window.write(&format!("Words, {owner}"), quoted.trim_matches(['“', '”']));
        let line = given.line(speaker);
        let title = line.strip_prefix(&format!("{speaker}, ")).expect("a title");
        let title = title.replace(" (translated from Russian)", "");
        window.write(&format!("Title, {owner}"), &title);
        window.write(&format!("Speaker, {owner}"), speaker);
        if line.contains("translated from Russian") {
            window.choose(&format!("Translated from, {short}"), "Russian");
        }
    }
    // A new section begins with a place for text, which this one has no use for.
    window.press("Open Text 1");
    window.press("Remove Text 1");
}

fn foot(window: &mut Window) {
    window.menu(&["Insert", "End mark"]);
    assert_eq!(window.value("End mark"), "###");
    window.type_text("****");
    window.menu(&["Insert", "Group of contacts"]);
    window.press("Open Contact 1");
    window.write("Name, Contact 1", "Ms. Laurence Gerard");
    window.write("Role, Gerard", "Public Information Officer");
    window.write("Organization, Gerard", "UNOCT");
    window.write("E-mail, Gerard", "gerardl@un.org");
    window.press("Add a contact to Group of contacts 1");
    window.write(
        "Note, Contact 2",
        "Contacts of the press officers of the main partners",
    );
    window.menu(&["Insert", "Link"]);
    window.write(
        "Address, Link 1",
        "http://www.un.org/counterterrorism/CTweek-sidevents",
    );
    let owner = "http://www.un.org/counterterrorism/CTweek-sidev…";
    window.write(
        &format!("Words, {owner}"),
        "www.un.org/counterterrorism/CTweek-sidevents",
    );
}

#[test]
fn the_counter_terrorism_week_release_is_written_through_forms_alone() {
    let given = given();
    let mut window = Window::new();
    head(&mut window, &given);
    organizers(&mut window);
    opening(&mut window, &given);
    sections(&mut window, &given);
    foot(&mut window);

    let written = window.release().clone();
    let original = sample("ct-week-2021.ron");
    let (mine, theirs) = (paragraphs(&pages(&written)), paragraphs(&pages(&original)));
    for (mine, theirs) in mine.iter().zip(&theirs) {
        assert_eq!(mine, theirs);
    }
    assert_eq!(mine.len(), theirs.len());
    assert_eq!(written.images.len(), 4);
    let emphasis =
        |release: &communique::release::Release| {
            let mut marks = Vec::new();
            for section in &release.sections {
                for block in &section.blocks {
                    if let Block::Prose(block) = block {
                        marks.extend(block.text.iter().flat_map(|paragraph| {
                            paragraph.marks().iter().map(|mark| (mark.start, mark.end))
                        }));
                    }
                }
            }
            for note in &release.footnotes {
                marks.extend(note.text.iter().flat_map(|paragraph| {
                    paragraph.marks().iter().map(|mark| (mark.start, mark.end))
                }));
            }
            marks
        };
    assert_eq!(emphasis(&written), emphasis(&original));

    if foreign::has("pdftotext") {
        let styles = HouseStyle::shipped();
        let text = |release| {
            let bytes = pdf(release, None, &styles, Concessions::default()).expect("a PDF");
            let file = window.folder.path().join("release.pdf");
            std::fs::write(&file, bytes).expect("it can be written");
            let text = foreign::output("pdftotext", &[file.to_str().expect("plain"), "-"]);
            String::from_utf8(text).expect("UTF-8")
        };
        let (written, original) = (text(&written), text(&original));
        assert_eq!(written, original);
    }
}
