//! Thumbnails of a release's pictures, made on a worker.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use egui::{ColorImage, Context, TextureHandle, TextureOptions};

use crate::images::{Thumbnail, thumbnail};
use crate::release::{Id, Image};

/// The longest side of a thumbnail, in pixels.
const SIDE: u32 = 160;

/// The thumbnails of a release's pictures.
pub struct Thumbnails {
    made: HashMap<Id, Entry>,
    sender: Sender<(Id, Arc<[u8]>, Option<Thumbnail>)>,
    done: Receiver<(Id, Arc<[u8]>, Option<Thumbnail>)>,
}

struct Entry {
    bytes: Arc<[u8]>,
    texture: Option<TextureHandle>,
}

impl Default for Thumbnails {
    fn default() -> Self {
        let (sender, done) = channel();
        Self {
            made: HashMap::new(),
            sender,
            done,
        }
    }
}

impl Thumbnails {
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

    fn make(&self, ctx: &Context, image: &Image) {
        let (sender, ctx) = (self.sender.clone(), ctx.clone());
        let (id, format, bytes) = (image.id.clone(), image.format, Arc::clone(&image.bytes));
        let work = move || {
            let made = thumbnail(format, &bytes, SIDE).ok();
            // Nobody waits for it any longer where the window was closed.
            let _ = sender.send((id, bytes, made));
            ctx.request_repaint();
        };
        // Without a thread there is no thumbnail, and nothing else is lost.
        let _ = std::thread::Builder::new()
            .name("thumbnail".into())
            .spawn(work);
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
