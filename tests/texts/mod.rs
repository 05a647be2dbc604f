//! Everything that the program says is there, and nothing else.

use std::collections::BTreeSet;
use std::fs;

use communique::edit::ItemKind;
use communique::language::Word;
use communique::release::{Part, Release};
use communique::session::{Command, PARTS};
use communique::texts::{command_hint, command_name, field_label, has, item_name, part_label};
use proptest::prelude::*;

use crate::support::{arbitrary, pages, top};

/// The ids of all texts.
fn ids() -> Vec<String> {
    let text = fs::read_to_string(top().join("assets/texts/en.ftl")).expect("the texts");
    let ids = text.lines().filter_map(|line| {
        let id = line.split_once(" =")?.0;
        let plain = id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        plain.then(|| id.to_owned())
    });
    ids.collect()
}

/// The source of the rooms that say something.
fn source() -> String {
    let mut source = String::new();
    let mut folders = vec![top().join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the folder can be read") {
            let path = entry.expect("its entries too").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                source.push_str(&fs::read_to_string(path).expect("a source"));
            }
        }
    }
    source
}

/// Ids that are put together while the program runs.
fn put_together() -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    for command in Command::ALL {
        ids.insert(format!("command-{}", command.id()));
        ids.insert(format!("command-{}-hint", command.id()));
    }
    for part in PARTS {
        ids.insert(format!("part-{}", part.field.replace('_', "-")));
    }
    for word in Word::ALL {
        ids.insert(format!("word-{}", word.key()));
    }
    for what in ["row", "column"] {
        for act in ["move-back", "move-on", "remove"] {
            ids.insert(format!("{act}-{what}"));
        }
    }
    ids
}

#[test]
fn every_text_that_is_said_is_there() {
    let source = source();
    for call in ["say(", "say_with("] {
        for (at, _) in source.match_indices(call) {
            let rest = source[at + call.len()..].trim_start();
            let Some(id) = rest
                .strip_prefix('"')
                .and_then(|rest| rest.split('"').next())
            else {
                continue;
            };
            assert!(has(id), "{id} is said, and isn't there");
        }
    }
    for id in put_together() {
        assert!(has(&id), "{id} is said, and isn't there");
    }
    for command in Command::ALL {
        assert!(!command_name(*command).is_empty() && !command_hint(*command).is_empty());
    }
}

#[test]
fn no_text_is_there_that_is_never_said() {
    let source = source();
    let put_together = put_together();
    let unused: Vec<String> = ids()
        .into_iter()
        .filter(|id| !source.contains(&format!("\"{id}\"")))
        .filter(|id| !put_together.contains(id) && !id.starts_with("field-"))
        .collect();
    assert_eq!(unused, Vec::<String>::new());
}

#[test]
fn no_text_is_there_twice() {
    let ids = ids();
    let once: BTreeSet<&String> = ids.iter().collect();
    assert!(ids.len() > 300 && once.len() == ids.len());
}

/// Every field's address has a label that isn't an id.
fn labels_of(release: &Release) -> BTreeSet<String> {
    let mut missing = BTreeSet::new();
    release.visit(&mut |path, part| {
        let field = match part {
            Part::Text(..) | Part::Value(_) => true,
            Part::List(list) => list.as_prose().is_some(),
            Part::Node(_) | Part::Paragraph(_) => false,
        };
        let label = field_label(path);
        if field && (label.starts_with("field-") || label.is_empty()) {
            missing.insert(format!("{path}: {label}"));
        }
    });
    missing
}

#[test]
fn every_part_and_item_is_called_something() {
    for part in PARTS {
        assert!(
            !part_label(part.field).starts_with("part-"),
            "{}",
            part.field
        );
    }
    for kind in ItemKind::ALL {
        assert!(!item_name(*kind).starts_with("item-"), "{kind:?}");
    }
    for name in [
        "ct-week-2021.ron",
        "flood-warning-2026.ron",
        "heat-waves-2026-ar.ron",
    ] {
        assert_eq!(labels_of(&pages::sample(name)), BTreeSet::new(), "{name}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_field_has_a_label(release in arbitrary::release()) {
        prop_assert_eq!(labels_of(&release), BTreeSet::new());
    }
}
