//! Writing while others save the same file.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use communique::app::Start;
use egui::Event;

use crate::support::sample_text;
use crate::support::window::Window;

fn colleague(file: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(file).expect("it's there");
    assert!(text.contains(from), "there is no {from}");
    fs::write(file, text.replace(from, to)).expect("it can be written");
}

/// What is in the headline behind what is written letter by letter, a letter a frame, while a
/// colleague saves one change after the other.
fn written_meanwhile(changes: &[(&str, &str)]) -> (Window, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("release.ron");
    fs::write(&file, sample_text("ct-week-2021.ron")).expect("it can be written");
    let mut window = Window::begin_in(Start::File(file.clone()), folder);
    window.write("Headline", " ");
    let letters: Vec<char> = ('a'..='z').chain('0'..='9').collect();
    let mut written = String::new();
    let mut next = letters.iter().cycle();
    let mut type_one = |window: &mut Window| {
        let letter = next.next().expect("there is always one");
        written.push(*letter);
        window.harness().event(Event::Text(letter.to_string()));
        window.harness().step();
    };
    for (from, to) in changes {
        colleague(&file, from, to);
        // Without the name of its field.
        let (_, words) = to.rsplit_once('"').unwrap_or(("", to));
        let has_come = |window: &Window| window.written().contains(words);
        let begun = Instant::now();
        while !has_come(&window) {
            assert!(begun.elapsed() < Duration::from_secs(20), "it never comes");
            type_one(&mut window);
        }
        for _ in 0..5 {
            type_one(&mut window);
        }
    }
    window.settle();
    (window, written)
}

#[test]
fn what_is_written_while_others_change_other_fields_stays_in_its_order() {
    let (window, written) = written_meanwhile(&[
        ("SIDE EVENT", "MAIN EVENT"),
        ("MAIN EVENT", "OPEN EVENT"),
        ("OPEN EVENT", "LAST EVENT"),
    ]);
    let headline = window.release().headline.as_str();
    assert!(headline.ends_with(&written), "{headline}");
}

#[test]
fn what_is_written_while_others_change_the_same_field_stays_in_its_order() {
    let (window, written) = written_meanwhile(&[
        (
            "headline: \"Engagement of",
            "headline: \"Close engagement of",
        ),
        ("Close engagement of", "Very close engagement of"),
    ]);
    let headline = window.release().headline.as_str();
    assert!(
        headline.starts_with("Very close engagement of"),
        "{headline}"
    );
    assert!(headline.ends_with(&written), "{headline}");
}
