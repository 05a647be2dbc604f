//! The pictures that a release prints, and what keeps them from being read by
//! everybody.

use super::{MissingLetters, Problem, Spot};
use crate::images::Format;
use crate::release::{Block, FieldPath, Id, Identified, Line, Release};

/// A picture where it's printed.
struct Printed<'a> {
    /// The item that shows it, and the name of its field there.
    item: FieldPath,
    field: &'static str,
    image: &'a Id,
    alternative_text: &'a Line,
}

fn printed(release: &Release) -> Vec<Printed<'_>> {
    let root = FieldPath::root();
    let list = root.field("organizers");
    let organizers = release.organizers.iter().filter_map(|organizer| {
        Some(Printed {
            item: list.item(&organizer.id),
            field: "logo",
            image: organizer.logo.as_ref()?,
            alternative_text: &organizer.alternative_text,
        })
    });
    let sections = root.field("sections");
    let pictures = release.sections.iter().flat_map(|section| {
        let list = sections.item(&section.id).field("blocks");
        section.blocks.iter().filter_map(move |block| match block {
            Block::Picture(picture) => Some(Printed {
                item: list.item(block.id()),
                field: "image",
                image: picture.image.as_ref()?,
                alternative_text: &picture.alternative_text,
            }),
            _ => None,
        })
    });
    let list = root.field("media_assets");
    let assets = release.media_assets.iter().filter_map(|asset| {
        Some(Printed {
            item: list.item(&asset.id),
            field: "image",
            image: asset.image.as_ref()?,
            alternative_text: &asset.alternative_text,
        })
    });
    organizers.chain(pictures).chain(assets).collect()
}

/// The fields in which an alternative text is missing for a picture that is
/// printed.
pub fn silent_pictures(release: &Release) -> Vec<FieldPath> {
    let silent = printed(release).into_iter();
    silent
        .filter(|picture| picture.alternative_text.is_blank())
        .map(|picture| picture.item.field("alternative_text"))
        .collect()
}

/// The pictures whose words have letters that no font has, as far as `problems` are
/// about that: Typst says what the words are, not where, and in a sentence of its own
/// (here that of 0.15).
pub(super) fn unwritable_pictures(release: &Release, problems: &[Problem]) -> Vec<MissingLetters> {
    let words = problems.iter().filter_map(|problem| {
        let (_, after) = problem.message.split_once("the text ")?;
        let (words, _) = after.split_once(" could not be displayed")?;
        let words = words.trim_matches(['`', '"']);
        (!words.is_empty()).then_some(words)
    });
    let mut missing = Vec::new();
    for words in words {
        let holds = |picture: &Printed<'_>| {
            let image = release.images.get(picture.image.as_str());
            image.is_some_and(|image| {
                let text = std::str::from_utf8(&image.bytes).unwrap_or_default();
                image.format == Format::Svg && text.contains(words)
            })
        };
        let pictures = printed(release).into_iter().filter(holds);
        missing.extend(pictures.map(|picture| MissingLetters {
            letters: words.chars().collect(),
            spot: Some(Spot {
                path: picture.item.field(picture.field),
                offset: None,
            }),
        }));
    }
    missing
}
