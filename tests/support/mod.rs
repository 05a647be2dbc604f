//! What several tests need: the samples, arbitrary releases and edits.

pub mod arbitrary;
pub mod damage;
pub mod files;
pub mod fonts;
pub mod foreign;
pub mod fuzzed;
pub mod kept;
pub mod pages;
pub mod window;
pub mod words;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use communique::release::List;
use communique::storage;

/// The folder of the checkout.
pub fn top() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The sample releases' files, in the order of their names.
pub fn samples() -> Vec<PathBuf> {
    let folder = top().join("sample_releases");
    let entries = std::fs::read_dir(folder).expect("the samples are there");
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("the folder can be read").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "ron"))
        .collect();
    files.sort();
    assert!(files.len() >= 3, "three samples at least: {files:?}");
    files
}

/// The text of the sample called `name`, in its own language alone.
pub fn sample_text(name: &str) -> String {
    let text = whole_sample_text(name);
    if !text.contains("\n  editions: [") {
        return text;
    }
    let mut release = storage::read(text.as_bytes()).expect("it opens").release;
    release.editions = List::default();
    storage::write(&release).expect("it can be written")
}

/// The text of the sample called `name`, with its editions.
pub fn whole_sample_text(name: &str) -> String {
    let path = top().join("sample_releases").join(name);
    std::fs::read_to_string(path).expect("the sample is there")
}

/// What the program says on the command line, in a folder.
pub fn communique(arguments: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_communique"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("the program can be started")
}

/// Bytes as text.
pub fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
