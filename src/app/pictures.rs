//! Thumbnails of a release's pictures, made on a worker.

use std::collections::HashMap;
use std::panic::catch_unwind;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use egui::{ColorImage, Context, TextureHandle, TextureOptions};

use crate::images::{Format, Thumbnail, thumbnail};
use crate::release::{Id, Image, List};

/// The longest side of a thumbnail, in pixels.
const SIDE: u32 = 160;

/// The stack of the thread that makes them, in bytes: drawings stand deep in one
/// another.
const STACK: usize = 8 * 1024 * 1024;

/// The thumbnails of a release's pictures.
pub struct Thumbnails {
    made: HashMap<Id, Entry>,
    worker: Option<Sender<Job>>,
    sender: Sender<Made>,
    done: Receiver<Made>,
}

type Job = (Id, Format, Arc<[u8]>);
type Made = (Id, Arc<[u8]>, Option<Thumbnail>);

struct Entry {
    bytes: Arc<[u8]>,
    texture: Option<TextureHandle>,
}

impl Default for Thumbnails {
    fn default() -> Self {
        let (sender, done) = channel();
        Self {
            made: HashMap::new(),
            worker: None,
            sender,
            done,
        }
    }
}

impl Thumbnails {
    /// Forgets those of images that the release doesn't hold any longer.
    pub fn keep(&mut self, images: &List<Image>) {
        if self.made.len() > images.len() {
            self.made.retain(|id, _| images.get(id.as_str()).is_some());
        }
    }

    /// The thumbnail of an image; none while it's being made, or where the image
    /// can't be read.
    pub fn of(&mut self, ctx: &Context, image: &Image) -> Option<TextureHandle> {
        self.take_done(ctx);
        let known = self.made.get(&image.id);
        if let Some(entry) = known.filter(|entry| Arc::ptr_eq(&entry.bytes, &image.bytes)) {
            return entry.texture.clone();
        }
        self.made.insert(
            image.id.clone(),
            Entry {
                bytes: Arc::clone(&image.bytes),
                texture: None,
            },
        );
        self.make(ctx, image);
        None
    }

    fn make(&mut self, ctx: &Context, image: &Image) {
        let job = (image.id.clone(), image.format, Arc::clone(&image.bytes));
        let worker = self.worker.get_or_insert_with(|| worker(ctx, &self.sender));
        // Without a worker there is no thumbnail, and nothing else is lost.
        let _ = worker.send(job);
    }

    fn take_done(&mut self, ctx: &Context) {
        while let Ok((id, bytes, made)) = self.done.try_recv() {
            let entry = self.made.get_mut(&id);
            let entry = entry.filter(|entry| Arc::ptr_eq(&entry.bytes, &bytes));
            if let (Some(entry), Some(made)) = (entry, made) {
                let size = [made.width, made.height];
                let picture = ColorImage::from_rgba_premultiplied(size, &made.rgba);
                let name = format!("thumbnail {id}");
                entry.texture = Some(ctx.load_texture(name, picture, TextureOptions::LINEAR));
            }
        }
    }
}

/// A thread that makes one thumbnail after the other, until nobody wants any.
fn worker(ctx: &Context, made: &Sender<Made>) -> Sender<Job> {
    let (sender, jobs) = channel::<Job>();
    let (ctx, made) = (ctx.clone(), made.clone());
    let work = move || {
        for (id, format, bytes) in jobs {
            // A fault of a decoder costs this thumbnail, not those behind it.
            let made_of = catch_unwind(|| thumbnail(format, &bytes, SIDE).ok());
            let thumbnail = made_of.ok().flatten();
            if made.send((id, bytes, thumbnail)).is_err() {
                return;
            }
            ctx.request_repaint();
        }
    };
    let _ = std::thread::Builder::new()
        .name("thumbnails".into())
        .stack_size(STACK)
        .spawn(work);
    sender
}
