//! House rules that a machine can hold.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::top;

/// The rooms, lowest first. Each knows only those before it; rooms on one
/// line don't see each other.
const LAYERS: &[&[&str]] = &[
    &["jobs", "language", "images"],
    &["release"],
    &["edit"],
    &["compare"],
    &["search", "checks", "translate", "review", "import"],
    &["storage", "shelf"],
    &["typeset"],
    &["publish"],
    &["session"],
    &["texts"],
    &["widgets"],
    &["cli", "app"],
];

/// Crates that these rooms alone may name.
const HOMES: &[(&str, &[&str])] = &[
    ("icu", &["language"]),
    ("image", &["images"]),
    ("usvg", &["images"]),
    ("resvg", &["images"]),
    ("svgtypes", &["images"]),
    ("ron", &["storage", "shelf"]),
    ("typst", &["typeset"]),
    ("typst_layout", &["typeset"]),
    ("typst_pdf", &["typeset"]),
    ("typst_render", &["typeset"]),
    ("data_url", &["images"]),
    ("rfd", &["app"]),
    ("arboard", &["app"]),
    ("parley", &["widgets"]),
    ("swash", &["widgets"]),
    ("unicode_bidi", &["widgets"]),
    ("scraper", &["import"]),
    ("ego_tree", &["import"]),
    ("egui", &["widgets", "app"]),
    ("eframe", &["app"]),
    ("fluent_bundle", &["texts"]),
    ("unic_langid", &["texts"]),
    ("zbus", &["app"]),
    ("clap", &["cli"]),
    ("etcetera", &["shelf"]),
    ("imara_diff", &["compare"]),
    ("notify", &["storage"]),
    ("rustix", &["storage"]),
    ("blake3", &["storage"]),
    ("crc32fast", &["storage"]),
    ("quick_xml", &["translate"]),
    ("rapidfuzz", &["translate"]),
    ("zip", &["translate"]),
];

const TOP_LEVEL: &[&str] = &[
    "Cargo.toml",
    "Cargo.lock",
    "LICENSE",
    "README.md",
    "assets",
    "sample_releases",
    "src",
    "tests",
];

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("its entries too").path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// The room that a file of `src` belongs to; `None` for `lib.rs` and `main.rs`.
fn room(file: &Path) -> Option<String> {
    let inner = file.strip_prefix(top().join("src")).ok()?;
    let first = inner.iter().next()?.to_str()?;
    (inner.iter().count() > 1).then(|| first.to_owned())
}

fn layer(room: &str) -> usize {
    let found = LAYERS.iter().position(|layer| layer.contains(&room));
    found.unwrap_or_else(|| panic!("the room {room} has no place among the layers"))
}

/// The lines that are code, numbered from 1.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = text
        .lines()
        .enumerate()
        .map(|(index, line)| (index + 1, line));
    lines.filter(|(_, line)| !line.trim_start().starts_with("//"))
}

#[test]
fn arrows_between_rooms_go_one_way() {
    let mut wrong = Vec::new();
    for file in rust_files(&top().join("src")) {
        let Some(from) = room(&file) else { continue };
        let text = fs::read_to_string(&file).expect("a source file");
        for (number, line) in code(&text) {
            for named in line.split("crate::").skip(1) {
                if named.starts_with('{') {
                    wrong.push(format!("{}:{number}: a room a line", file.display()));
                }
                let to: String = named
                    .chars()
                    .take_while(|c| c.is_alphanumeric() || *c == '_')
                    .collect();
                let known = LAYERS.iter().any(|layer| layer.contains(&&*to));
                if known && to != from && layer(&to) >= layer(&from) {
                    wrong.push(format!("{}:{number}: {from} names {to}", file.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_engine_is_named_in_its_rooms_only() {
    let mut wrong = Vec::new();
    for file in rust_files(&top().join("src")) {
        let Some(room) = room(&file) else { continue };
        let text = fs::read_to_string(&file).expect("a source file");
        for (number, line) in code(&text) {
            for (engine, homes) in HOMES {
                let names = line.match_indices(&format!("{engine}::")).any(|(at, _)| {
                    !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':')
                });
                if names && !homes.contains(&&*room) {
                    wrong.push(format!(
                        "{}:{number}: {engine} belongs to {homes:?}",
                        file.display()
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_opens_with_what_it_is_for() {
    let files = ["src", "tests"]
        .map(|folder| rust_files(&top().join(folder)))
        .concat();
    let silent: Vec<_> = files
        .iter()
        .filter(|file| {
            !fs::read_to_string(file)
                .expect("a source file")
                .starts_with("//! ")
        })
        .collect();
    assert!(silent.is_empty(), "no head: {silent:#?}");
}

#[test]
fn the_map_of_the_house_names_every_room() {
    let map = fs::read_to_string(top().join("src/lib.rs")).expect("lib.rs");
    for entry in fs::read_dir(top().join("src")).expect("src") {
        let path = entry.expect("its entries").path();
        if path.is_dir() {
            let name = path
                .file_name()
                .expect("a name")
                .to_string_lossy()
                .into_owned();
            assert!(
                map.contains(&format!("//! - [`{name}`]")),
                "lib.rs doesn't describe {name}"
            );
            layer(&name);
        }
    }
}

#[test]
fn the_top_level_holds_what_it_should() {
    let strangers: Vec<String> = fs::read_dir(top())
        .expect("the top level")
        .map(|entry| {
            entry
                .expect("its entries")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .filter(|name| !name.starts_with('.') && name != "target" && !TOP_LEVEL.contains(&&**name))
        .collect();
    assert_eq!(strangers, Vec::<String>::new());
}
