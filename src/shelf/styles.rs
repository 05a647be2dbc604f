//! House styles of a person's own: `.typ` files in the settings folder's
//! `styles`, with the fonts that lie beside them.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use super::Folders;

/// The largest template and the largest font that are read, in bytes.
const LARGEST_TEMPLATE: u64 = 1024 * 1024;
const LARGEST_FONT: u64 = 32 * 1024 * 1024;

/// A template with its name and fonts, as it lies in the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StyleFile {
    /// Its file's name without `.typ`.
    pub name: String,
    /// The template.
    pub template: String,
    /// The fonts beside it.
    pub fonts: Vec<Arc<[u8]>>,
}

/// The person's own house styles, in the order of their names. What can't be
/// read isn't among them.
pub fn house_styles(folders: &Folders) -> Vec<StyleFile> {
    let folder = folders.styles();
    let mut files: Vec<_> = fs::read_dir(&folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .collect();
    files.sort();
    let has = |path: &Path, endings: &[&str]| {
        let extension = path
            .extension()
            .map(|extension| extension.to_ascii_lowercase());
        extension.is_some_and(|extension| endings.iter().any(|ending| extension == **ending))
    };
    let fonts: Vec<Arc<[u8]>> = files
        .iter()
        .filter(|path| has(path, &["ttf", "otf"]))
        .filter_map(|path| read(path, LARGEST_FONT))
        .map(Arc::from)
        .collect();
    let templates = files.iter().filter(|path| has(path, &["typ"]));
    templates
        .filter_map(|path| {
            let name = path.file_stem()?.to_str()?.to_owned();
            let template = String::from_utf8(read(path, LARGEST_TEMPLATE)?).ok()?;
            // What styles share comes with the program.
            (name != "common").then(|| StyleFile {
                name,
                template,
                fonts: fonts.clone(),
            })
        })
        .collect()
}

fn read(path: &Path, limit: u64) -> Option<Vec<u8>> {
    let metadata = fs::metadata(path).ok()?;
    (metadata.is_file() && metadata.len() <= limit)
        .then(|| fs::read(path).ok())
        .flatten()
}
