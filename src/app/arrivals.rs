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

impl Picture {
    fn into_action(self, field: FieldPath) -> Action {
        match self {
            Self::File(path) => Action::PictureFile(field, path),
            Self::Pasted(image) => Action::PicturePixels {
                field,
                size: image.size,
                rgba: image.as_raw().to_vec(),
            },
        }
    }
}

/// The pictures that have arrived and aren't in their places yet.
#[derive(Debug, Default)]
pub(super) struct Arrivals {
    waiting: Vec<Picture>,
    since: Option<Instant>,
    pointer: Option<Pos2>,
}

impl Arrivals {
    /// Takes what has come with this frame. Answers a release to open.
    pub(super) fn receive(&mut self, ctx: &Context) -> Option<PathBuf> {
        let (dropped, pasted, moved, place) = ctx.input(|input| {
            let dropped: Vec<PathBuf> = input
                .raw
                .dropped_files
                .iter()
                .map(|file| file.path().to_owned())
                .collect();
            let events = input.events.iter();
            let pasted: Vec<Picture> = events
                .filter_map(|event| match event {
                    Event::PasteImage(image) => Some(Picture::Pasted(Arc::clone(image))),
                    _ => None,
                })
                .collect();
            let mut events = input.events.iter();
            let moved = events.any(|event| matches!(event, Event::PointerMoved(_)));
            (dropped, pasted, moved, input.pointer.latest_pos())
        });
        let (mut releases, pictures): (Vec<_>, Vec<_>) =
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
        releases.drain(..).next()
    }

    /// Whether something waits that was dropped or pasted on this ground.
    pub(super) fn take_on(&mut self, ground: Rect, field: &FieldPath) -> Vec<Action> {
        if !self.pointer.is_some_and(|pointer| ground.contains(pointer)) {
            return Vec::new();
        }
        let arrived = self.waiting.drain(..);
        arrived
            .map(|picture| picture.into_action(field.clone()))
            .collect()
    }

    /// A pasted picture goes where the caret is, if a picture belongs there.
    pub(super) fn take_at_caret(&mut self, session: &Session) -> Vec<Action> {
        let Some(field) = picture_field(session) else {
            return Vec::new();
        };
        let is_pasted = |picture: &mut Picture| matches!(picture, Picture::Pasted(_));
        self.waiting
            .extract_if(.., is_pasted)
            .map(|picture| picture.into_action(field.clone()))
            .collect()
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
