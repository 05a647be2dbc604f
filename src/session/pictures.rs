//! Pictures of a release: taken in, put where they belong, gone when nothing
//! shows them any longer.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Ids;
use super::writing::Labelled;
use super::{Message, Session};
use crate::edit::{self, Edit, Label};
use crate::images::{Imported, LARGEST_PICTURE, PictureError, import, import_pixels};
use crate::jobs::{Once, Progress};
use crate::release::{FieldPath, Id, Image, Part, Release, Value};

/// Why a picture wasn't taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PictureFailure {
    /// Its file can't be read; what the system says.
    Unreadable(String),
    /// It can't be used.
    Unusable(PictureError),
    /// Reading it made the program fail.
    Broke,
}

/// A picture that was read, and what to call it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenIn {
    /// Its file's name without the ending; empty for one without a file.
    pub name: String,
    /// The picture.
    pub picture: Imported,
}

/// Takes in the picture in the file at `path`.
pub(super) fn take_in_file(path: &Path) -> Result<TakenIn, PictureFailure> {
    let unreadable = |error: std::io::Error| PictureFailure::Unreadable(error.to_string());
    // Looked at before it's opened: opening a pipe would wait for its writer.
    let metadata = path.metadata().map_err(unreadable)?;
    if !metadata.is_file() {
        return Err(PictureFailure::Unusable(PictureError::UnknownKind));
    }
    let bytes = usize::try_from(metadata.len()).unwrap_or(usize::MAX);
    if bytes > LARGEST_PICTURE {
        return Err(PictureFailure::Unusable(PictureError::TooManyBytes {
            bytes,
            limit: LARGEST_PICTURE,
        }));
    }
    let bytes = std::fs::read(path).map_err(unreadable)?;
    let name = path
        .file_stem()
        .map(|stem| stem.to_string_lossy().into_owned());
    let picture = import(&bytes).map_err(PictureFailure::Unusable)?;
    Ok(TakenIn {
        name: name.unwrap_or_default(),
        picture,
    })
}

/// Takes in a picture that has no file.
pub(super) fn take_in_pixels(size: [usize; 2], rgba: Vec<u8>) -> Result<TakenIn, PictureFailure> {
    let picture = import_pixels(size, rgba).map_err(PictureFailure::Unusable)?;
    Ok(TakenIn {
        name: String::new(),
        picture,
    })
}

/// Puts a picture into the field at `path`. One that the release has already
/// isn't stored again.
pub(super) fn put(release: &Release, path: &FieldPath, taken: TakenIn) -> Option<Labelled> {
    let mut images = release.images.iter();
    let known = images
        .find(|image| image.format == taken.picture.format && *image.bytes == *taken.picture.bytes);
    let mut edits = Vec::new();
    let id = match known {
        Some(image) => image.id.clone(),
        None => {
            let image = Image {
                id: Ids::new(release).draw(&taken.name, "picture"),
                format: taken.picture.format,
                bytes: taken.picture.bytes.into(),
            };
            let id = image.id.clone();
            let last = release.images.last().map(|image| image.id.clone());
            edits.push(edit::insert(&images_list(), last, image));
            id
        }
    };
    edits.push(edit::set(release, path, Some(id))?);
    Some((Label::Change(path.clone()), Edit::Group(edits)))
}

fn images_list() -> FieldPath {
    FieldPath::root().field("images")
}

/// The edit, and with it the images that nothing shows after it.
pub(super) fn with_orphaned_images(release: &Release, edit: Edit) -> Edit {
    let mut lost = Vec::new();
    let mut gained = Vec::new();
    references(&edit, &mut lost, &mut gained);
    if lost.is_empty() {
        return edit;
    }
    let mut shown = Vec::new();
    shown_in(Part::Node(release), &mut shown);
    let kept = release.kept_images();
    let count = |ids: &[Id], id: &Id| ids.iter().filter(|other| *other == id).count();
    let mut gone: Vec<&Id> = lost
        .iter()
        .filter(|id| !kept.contains(*id))
        .filter(|id| count(&shown, id) + count(&gained, id) <= count(&lost, id))
        .collect();
    gone.sort_by_key(|id| std::cmp::Reverse(release.images.position(id.as_str())));
    gone.dedup();
    let removals: Vec<Edit> = gone
        .into_iter()
        .filter_map(|id| edit::remove(release, &images_list().item(id)))
        .collect();
    if removals.is_empty() {
        return edit;
    }
    Edit::Group(std::iter::once(edit).chain(removals).collect())
}

/// The images that an edit takes from where they're shown, and brings there.
fn references(edit: &Edit, lost: &mut Vec<Id>, gained: &mut Vec<Id>) {
    match edit {
        Edit::Set { from, to, .. } => {
            if let Value::Image(Some(id)) = from {
                lost.push(id.clone());
            }
            if let Value::Image(Some(id)) = to {
                gained.push(id.clone());
            }
        }
        Edit::Insert { item, .. } => shown_in(item.part(), gained),
        Edit::Remove { item, .. } => shown_in(item.part(), lost),
        Edit::Group(edits) => {
            for edit in edits {
                references(edit, lost, gained);
            }
        }
        Edit::Splice { .. } | Edit::Mark { .. } | Edit::Move { .. } => {}
    }
}

fn shown_in(part: Part<'_>, ids: &mut Vec<Id>) {
    part.walk(&mut |part| {
        if let Part::Value(Value::Image(Some(id))) = part {
            ids.push(id.clone());
        }
    });
}

/// A picture that is being taken in.
pub(super) struct Taking {
    field: FieldPath,
    /// The file that it's in, where there is one.
    file: Option<PathBuf>,
    pub job: Once<Result<TakenIn, PictureFailure>>,
}

impl Session {
    pub(super) fn take_picture(
        &mut self,
        field: FieldPath,
        file: Option<PathBuf>,
        work: impl FnOnce() -> Result<TakenIn, PictureFailure> + Send + 'static,
    ) {
        match Once::spawn("taking a picture in", Arc::clone(&self.wake), work) {
            Ok(job) => self.takings.push(Taking { field, file, job }),
            Err(error) => {
                let failure = PictureFailure::Unreadable(error.to_string());
                self.messages.push(Message::Picture(file, failure));
            }
        }
    }

    pub(super) fn poll_pictures(&mut self) {
        let mut done = Vec::new();
        self.takings.retain(|taking| {
            let taken = match taking.job.poll() {
                Progress::Running => return true,
                Progress::Done(taken) => taken,
                Progress::Failed => Err(PictureFailure::Broke),
            };
            done.push((taking.field.clone(), taking.file.clone(), taken));
            false
        });
        for (field, file, taken) in done {
            match taken {
                Ok(taken) => match put(self.release(), &field, taken) {
                    None => self.messages.push(Message::PictureTooLate),
                    edit => {
                        self.apply(edit);
                    }
                },
                Err(failure) => self.messages.push(Message::Picture(file, failure)),
            }
        }
    }
}
