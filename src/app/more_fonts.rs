//! Letters that the program's own fonts don't have are looked for in the machine's, on a
//! worker, and then drawn with those: in fields and names, never on the page.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};

use egui::Context;

use crate::widgets::text::{FoundFont, InstalledFonts, add_fonts, take_wanted_letters};

/// What finds the fonts of the machine. Called on a thread of its own.
pub type FindFonts = Arc<dyn Fn() -> InstalledFonts + Send + Sync>;

/// The search for letters that no font had.
#[derive(Default)]
pub struct MoreFonts {
    worker: Option<Worker>,
    /// How many searches haven't been answered.
    open: usize,
}

struct Worker {
    wanted: Sender<Vec<char>>,
    found: Receiver<Vec<FoundFont>>,
}

impl MoreFonts {
    /// Has letters looked for that no font had in the last frame, and adds the fonts that
    /// were found.
    pub fn run(&mut self, ctx: &Context, find: &FindFonts) {
        let wanted = take_wanted_letters(ctx);
        if !wanted.is_empty() {
            let worker = self.worker.get_or_insert_with(|| worker(ctx, find));
            // Without a worker they stay as they are, and nothing else is lost.
            self.open += usize::from(worker.wanted.send(wanted).is_ok());
        }
        if let Some(worker) = &self.worker {
            loop {
                match worker.found.try_recv() {
                    Ok(found) => {
                        self.open = self.open.saturating_sub(1);
                        if !found.is_empty() {
                            add_fonts(ctx, found);
                        }
                    }
                    Err(TryRecvError::Empty) => break,
                    // A fault in a font's reader costs the search, and nothing else.
                    Err(TryRecvError::Disconnected) => {
                        self.open = 0;
                        break;
                    }
                }
            }
        }
    }

    /// Whether letters are being looked for.
    pub fn is_busy(&self) -> bool {
        self.open > 0
    }
}

fn worker(ctx: &Context, find: &FindFonts) -> Worker {
    let (wanted, searches) = channel::<Vec<char>>();
    let (sender, found) = channel();
    let (ctx, find) = (ctx.clone(), Arc::clone(find));
    let work = move || {
        let fonts = find();
        for letters in searches {
            if sender.send(fonts.find(&letters)).is_err() {
                return;
            }
            ctx.request_repaint();
        }
    };
    let _ = std::thread::Builder::new()
        .name("installed fonts".into())
        .spawn(work);
    Worker { wanted, found }
}
