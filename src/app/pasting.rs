//! Copying and pasting with emphasis, links, lists and footnotes.
//!
//! The window is handed the text alone. What a web page or a word processor put beside it
//! is read on a thread of its own, as another program may take its time to hand it over;
//! what is typed meanwhile waits, so that it comes behind what is pasted.

use std::sync::Arc;
use std::time::Duration;

use egui::{Context, Event, RawInput, ViewportCommand};

use super::App;
use crate::import::{Pasted, from_html};
use crate::jobs::{Once, Progress};
use crate::session::Command;

/// How long another program may take; then the text alone is pasted.
const PATIENCE: Duration = Duration::from_millis(500);
/// How often it's looked whether it's there.
const LOOK: Duration = Duration::from_millis(8);

/// Reads what stands on the clipboard as a piece of a web page.
pub type ReadHtml = Arc<dyn Fn() -> Option<String> + Send + Sync>;

/// Puts a text on the clipboard with a piece of a web page beside it.
pub type WriteHtml = Arc<dyn Fn(&str, &str) + Send + Sync>;

/// What is being pasted and copied.
#[derive(Debug, Default)]
pub(super) struct Pasting {
    /// What was copied in the frame before, words and looks.
    copied: Option<(String, Arc<str>)>,
    /// What is being put on the clipboard.
    writing: Option<Once<()>>,
    /// The text, and what belongs to it.
    reading: Option<(String, Once<Option<Pasted>>)>,
    /// What came meanwhile.
    waiting: Vec<Event>,
    /// In how many frames comes what the window was asked for, if anything does.
    awaited: u8,
    plain: Plain,
}

/// In how many frames the window has handed over what it was asked for: it's told behind
/// this frame, looks behind the next, and the one after that has it.
const HANDED_OVER: u8 = 3;

/// Whether words are pasted alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Plain {
    #[default]
    No,
    /// The window was asked for them.
    Asked,
    /// They came with this frame.
    Now,
}

impl Pasting {
    /// Whether something is on its way.
    pub fn is_busy(&self) -> bool {
        let is_copying = self.copied.is_some() || self.writing.is_some();
        is_copying || self.reading.is_some() || self.awaited > 0
    }

    /// Whether what is pasted in this frame is words alone.
    pub fn is_plain(&self) -> bool {
        self.plain == Plain::Now
    }
}

impl App {
    /// Keeps what is pasted into prose back until it's known what belongs to it. To be
    /// called before a frame.
    pub(super) fn hold_pasted(&mut self, ctx: &Context, input: &mut RawInput) {
        if let Some((_, job)) = &self.pasting.reading {
            let progress = job.poll();
            let is_late = job.begun().elapsed() > PATIENCE;
            let pasted = match progress {
                Progress::Running if !is_late => {
                    self.pasting.waiting.append(&mut input.events);
                    ctx.request_repaint_after(LOOK);
                    return;
                }
                Progress::Done(pasted) => pasted,
                Progress::Running | Progress::Failed => None,
            };
            if let Some((text, _)) = self.pasting.reading.take() {
                if let Some(pasted) = pasted {
                    self.session.offer_pasted(&text, pasted);
                }
                let waiting = std::mem::take(&mut self.pasting.waiting);
                let came = std::mem::take(&mut input.events);
                input.events.push(Event::Paste(text));
                input.events.extend(waiting);
                input.events.extend(came);
            }
            return;
        }
        let pasting = &mut self.pasting;
        if pasting.awaited > 0 {
            pasting.awaited -= 1;
            ctx.request_repaint();
        }
        if pasting.awaited == 0 || pasting.plain == Plain::Now {
            pasting.plain = Plain::No;
        }
        let events = input.events.iter().enumerate();
        let mut pasted = events.filter_map(|(index, event)| match event {
            Event::Paste(text) => Some((index, text.clone())),
            _ => None,
        });
        let Some((index, text)) = pasted.next() else {
            return;
        };
        if self.pasting.plain == Plain::Asked {
            self.pasting.plain = Plain::Now;
            return;
        }
        let reads = self.dialogs.is_empty() && self.session.is_in_prose();
        let Some(read) = self.outside.read_html.clone().filter(|_| reads) else {
            return;
        };
        let own = self.session.copied_html();
        let work = move || {
            let html = read()?;
            // What was copied here is known better than it can be read.
            let is_own = own.is_some_and(|own| html.contains(&*own));
            (!is_own).then(|| from_html(&html)).flatten()
        };
        // Without a thread the text alone is pasted.
        if let Ok(job) = Once::spawn("pasting", Arc::clone(&self.wake), work) {
            self.pasting.waiting = input.events.split_off(index + 1);
            input.events.truncate(index);
            self.pasting.reading = Some((text, job));
            ctx.request_repaint_after(LOOK);
        }
    }

    /// Copies words, and their looks a frame later: the window puts the words alone on the
    /// clipboard once this frame is done.
    pub(super) fn copy(&mut self, ctx: &Context, text: String, html: Arc<str>) {
        ctx.copy_text(text.clone());
        self.pasting.copied = Some((text, html));
        ctx.request_repaint();
    }

    /// Puts the looks of what was copied beside it.
    pub(super) fn copy_looks(&mut self) {
        let writing = &mut self.pasting.writing;
        writing.take_if(|job| job.poll() != Progress::Running);
        if writing.is_some() {
            // One after the other: the newest is to stay.
            return;
        }
        let Some(write) = self.outside.write_html.clone() else {
            self.pasting.copied = None;
            return;
        };
        if let Some((text, html)) = self.pasting.copied.take() {
            let work = move || write(&text, &html);
            // Without a thread the words alone are there.
            self.pasting.writing = Once::spawn("copying", Arc::clone(&self.wake), work).ok();
        }
    }

    /// Has the window cut, copy or paste, as it does by keys.
    pub(super) fn use_clipboard(&mut self, ctx: &Context, command: Command) {
        let wanted = match command {
            Command::Cut => ViewportCommand::RequestCut,
            Command::Copy => ViewportCommand::RequestCopy,
            _ => ViewportCommand::RequestPaste,
        };
        if command == Command::PastePlain {
            self.pasting.plain = Plain::Asked;
        }
        self.pasting.awaited = HANDED_OVER;
        ctx.send_viewport_cmd(wanted);
        ctx.request_repaint();
    }
}

/// Whether the clipboard is the window's toolkit's alone.
fn is_closed() -> bool {
    cfg!(target_os = "linux") && std::env::var_os("WAYLAND_DISPLAY").is_some()
}

/// Writes the clipboard of this desktop, where that can be done.
pub(super) fn clipboard_writer() -> Option<WriteHtml> {
    if is_closed() {
        return None;
    }
    Some(Arc::new(|text, html| {
        // Where it fails, the words alone are there.
        if let Ok(mut clipboard) = arboard::Clipboard::new() {
            let _ = clipboard.set().html(html, Some(text));
        }
    }))
}

/// Reads the clipboard of this desktop. With Wayland only the window that has the keyboard
/// may, which nothing but the window's own toolkit can do: there it's the text alone.
pub(super) fn clipboard_reader() -> Option<ReadHtml> {
    if is_closed() {
        return None;
    }
    Some(Arc::new(|| {
        let mut clipboard = arboard::Clipboard::new().ok()?;
        clipboard.get().html().ok()
    }))
}
