//! What arrives from other programs: files dropped on the window, a picture
//! pasted into it.
//!
//! A release is opened wherever it's dropped. A picture goes to the part that
//! it was dropped on, a pasted one to the part that the caret is in, or else
//! to the one under the pointer. What finds no place is never lost silently.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::{ColorImage, Context, Event, Pos2, Rect};

use crate::jobs::{Once, Progress, Wake};
use crate::release::{FieldPath, Part, Value};
use crate::session::{Action, Session};

/// How long to wait for the pointer's place. While something is dragged, the
/// program that it comes from has the pointer, and X11 and Windows tell its
/// place only after the drop.
const WAIT: Duration = Duration::from_millis(250);

/// A picture that looks for its place.
#[derive(Debug)]
enum Picture {
    File(PathBuf),
    Pasted(Arc<ColorImage>),
}

/// The pictures that have arrived and aren't in their places yet.
#[derive(Debug, Default)]
pub(super) struct Arrivals {
    waiting: Vec<Picture>,
    since: Option<Instant>,
    pointer: Option<Pos2>,
    /// Pasted pictures on their way into the form in which they're taken in.
    converted: Vec<Once<Action>>,
}

impl Arrivals {
    /// Takes what has come with this frame. Answers the releases to open.
    pub(super) fn receive(&mut self, ctx: &Context) -> Vec<PathBuf> {
        let (dropped, pasted, moved, place) = ctx.input(|input| {
            let dropped = input.raw.dropped_files.iter();
            let dropped: Vec<PathBuf> = dropped.map(|file| file.path().to_owned()).collect();
            let pasted = input.events.iter().filter_map(|event| match event {
                Event::PasteImage(image) => Some(Picture::Pasted(Arc::clone(image))),
                _ => None,
            });
            let pasted: Vec<Picture> = pasted.collect();
            let mut events = input.events.iter();
            let moved = events.any(|event| matches!(event, Event::PointerMoved(_)));
            (dropped, pasted, moved, input.pointer.latest_pos())
        });
        let (releases, pictures): (Vec<_>, Vec<_>) =
            dropped.into_iter().partition(|path| is_release(path));
        let is_pasted = !pasted.is_empty();
        self.waiting.extend(pictures.into_iter().map(Picture::File));
        self.waiting.extend(pasted);
        self.pointer = None;
        if self.waiting.is_empty() {
            self.since = None;
        } else {
            let since = *self.since.get_or_insert_with(Instant::now);
            let left = WAIT.saturating_sub(since.elapsed());
            if moved || is_pasted || left.is_zero() {
                self.pointer = place.or(Some(Pos2::new(-1.0, -1.0)));
            } else {
                ctx.request_repaint_after(left);
            }
        }
        releases
    }

    /// Takes what was dropped or pasted on this ground, for `field`. It holds one
    /// picture: where several come, the others find no place.
    pub(super) fn take_on(
        &mut self,
        ground: Rect,
        field: &FieldPath,
        wake: &Wake,
    ) -> Option<Action> {
        if !self.pointer.is_some_and(|pointer| ground.contains(pointer)) || self.waiting.is_empty()
        {
            return None;
        }
        let picture = self.waiting.remove(0);
        self.put(picture, field.clone(), wake)
    }

    /// A pasted picture goes where the caret is, if a picture belongs there.
    pub(super) fn take_at_caret(&mut self, session: &Session, wake: &Wake) {
        let Some(field) = picture_field(session) else {
            return;
        };
        let is_pasted = |picture: &mut Picture| matches!(picture, Picture::Pasted(_));
        let pasted: Vec<Picture> = self.waiting.extract_if(.., is_pasted).collect();
        for picture in pasted {
            self.put(picture, field.clone(), wake);
        }
    }

    fn put(&mut self, picture: Picture, field: FieldPath, wake: &Wake) -> Option<Action> {
        match picture {
            Picture::File(path) => Some(Action::PictureFile(field, path)),
            Picture::Pasted(image) => {
                let work = move || Action::PicturePixels {
                    field,
                    size: image.size,
                    rgba: image.as_raw().to_vec(),
                };
                let job = Once::spawn("pasting", Arc::clone(wake), work);
                // Without a thread nothing could be taken in either.
                self.converted.extend(job.ok());
                None
            }
        }
    }

    /// The pasted pictures that can be taken in now.
    pub(super) fn take_converted(&mut self) -> Vec<Action> {
        let mut actions = Vec::new();
        self.converted.retain(|job| match job.poll() {
            Progress::Running => true,
            Progress::Done(action) => {
                actions.push(action);
                false
            }
            // Copying pixels doesn't fail.
            Progress::Failed => false,
        });
        actions
    }

    /// Whether pasted pictures are on their way.
    pub(super) fn is_converting(&self) -> bool {
        !self.converted.is_empty()
    }

    /// Takes no picture now. Answers whether there were some.
    pub(super) fn refuse(&mut self) -> bool {
        let pictures = !self.waiting.is_empty();
        self.waiting.clear();
        pictures
    }

    /// Whether something found no place in this frame; it's gone then.
    pub(super) fn give_up(&mut self) -> bool {
        let placeless = self.pointer.is_some() && !self.waiting.is_empty();
        if placeless {
            self.waiting.clear();
        }
        placeless
    }
}

/// The field for the picture of the item that the caret is in.
fn picture_field(session: &Session) -> Option<FieldPath> {
    let item = session.current_item()?;
    ["logo", "image"]
        .into_iter()
        .map(|name| item.field(name))
        .find(|field| {
            matches!(
                session.release().part(field),
                Some(Part::Value(Value::Image(_)))
            )
        })
}

fn is_release(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("ron"))
}
