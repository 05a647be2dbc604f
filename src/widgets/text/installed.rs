//! The fonts that are installed on the machine, for letters that a program's own don't have.

use std::collections::BTreeSet;
use std::panic::catch_unwind;
use std::path::Path;
use std::sync::Arc;

use fontdb::{Database, FaceInfo, ID, Source, Stretch, Style, Weight};
use swash::FontRef;

use super::fonts::FoundFont;

/// The largest file that is read, in bytes: fonts of coloured signs are the largest.
const MOST_BYTES: u64 = 256 * 1024 * 1024;
/// What fonts are called that have a frame for each letter there is.
const LAST_RESORT: [&str; 2] = ["Last Resort", "LastResort"];

/// The fonts that are installed on a machine. Everything here takes its time.
pub struct InstalledFonts {
    known: Database,
}

impl InstalledFonts {
    /// Those of this machine.
    pub fn of_machine() -> Self {
        let mut known = Database::new();
        known.load_system_fonts();
        Self { known }
    }

    /// Those in a folder.
    pub fn in_folder(folder: &Path) -> Self {
        let mut known = Database::new();
        known.load_fonts_dir(folder);
        Self { known }
    }

    /// As few of them as have all of `letters` that any of them has. Upright ones of
    /// ordinary weight come first, then those that have the most of the letters.
    pub fn find(&self, letters: &[char]) -> Vec<FoundFont> {
        let faces = self.known.faces();
        let faces = faces.filter(|face| !is_last_resort(face));
        let mut able: Vec<(&FaceInfo, BTreeSet<char>)> = faces
            .filter_map(|face| {
                let had = self.letters_of(face.id, letters);
                (!had.is_empty()).then_some((face, had))
            })
            .collect();
        let mut found = Vec::new();
        while let Some(best) = able.iter().min_by(|one, other| rank(one).cmp(&rank(other))) {
            let (face, had) = (best.0, best.1.clone());
            if let Some(font) = read(face) {
                found.push(font);
                for (_, left) in &mut able {
                    left.retain(|letter| !had.contains(letter));
                }
            }
            able.retain(|(other, left)| other.id != face.id && !left.is_empty());
        }
        found
    }

    /// Those of `letters` that a font has; none of a font that can't be read.
    fn letters_of(&self, id: ID, letters: &[char]) -> BTreeSet<char> {
        let look = |bytes: &[u8], index: u32| {
            // A damaged font has no letters.
            let had = catch_unwind(|| {
                let font = FontRef::from_index(bytes, index as usize)?;
                let charmap = font.charmap();
                let had = letters.iter().filter(|letter| charmap.map(**letter) != 0);
                Some(had.copied().collect())
            });
            had.ok().flatten().unwrap_or_default()
        };
        self.known.with_face_data(id, look).unwrap_or_default()
    }
}

/// The less, the sooner a font is taken.
fn rank((face, had): &(&FaceInfo, BTreeSet<char>)) -> impl Ord + use<> {
    let name = face.families.first().map(|(name, _)| name.clone());
    (
        face.style != Style::Normal,
        face.stretch != Stretch::Normal,
        face.weight.0.abs_diff(Weight::NORMAL.0),
        usize::MAX - had.len(),
        face.monospaced,
        name,
        face.index,
    )
}

fn is_last_resort(face: &FaceInfo) -> bool {
    let mut names = face.families.iter();
    names.any(|(name, _)| LAST_RESORT.iter().any(|last| name.contains(last)))
}

fn read(face: &FaceInfo) -> Option<FoundFont> {
    let bytes = match &face.source {
        Source::File(path) => {
            let length = std::fs::metadata(path).ok()?.len();
            (length <= MOST_BYTES).then(|| std::fs::read(path).ok())??
        }
        Source::Binary(bytes) | Source::SharedFile(_, bytes) => (**bytes).as_ref().to_vec(),
    };
    Some(FoundFont {
        bytes: Arc::new(bytes),
        index: face.index,
    })
}
