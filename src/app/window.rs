//! Opening the window on the screen.

use std::io;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::thread;

use eframe::{CreationContext, NativeOptions};
use egui::{Context, RawInput, Ui, Vec2, ViewportBuilder};

use super::pasting::{clipboard_reader, clipboard_writer};
use super::{App, Outside, Start};
use crate::shelf::{Folders, Settings, WindowPlace};
use crate::texts::say;
use crate::widgets::text::InstalledFonts;

/// A window's size where none is remembered, in points.
const USUAL: (f32, f32) = (1440.0, 900.0);
/// The smallest window that can be worked in.
const SMALLEST: Vec2 = Vec2::new(420.0, 320.0);

/// Opens a window and stays until it's closed.
///
/// # Errors
/// If the system gives no window; what it says.
pub fn run(start: Start) -> Result<(), String> {
    let folders = Folders::of_platform();
    let settings = folders.as_ref().map(Settings::read).unwrap_or_default();
    let place = settings.window.unwrap_or(WindowPlace {
        size: USUAL,
        maximized: false,
    });
    let viewport = ViewportBuilder::default()
        .with_title(say("program"))
        .with_app_id("communique")
        .with_inner_size(Vec2::new(place.size.0, place.size.1).max(SMALLEST))
        .with_min_inner_size(SMALLEST)
        .with_maximized(place.maximized)
        .with_clamp_size_to_monitor_size(true)
        .with_drag_and_drop(true);
    let options = NativeOptions {
        viewport,
        persist_window: false,
        system_font_fallback: false,
        ..NativeOptions::default()
    };
    let outside = Outside {
        folders,
        settings,
        host: gethostname::gethostname().to_string_lossy().into_owned(),
        system_dialogs: true,
        open_window: Arc::new(open_window),
        view: Arc::new(|path| open::that_detached(path)),
        find_fonts: Some(Arc::new(InstalledFonts::of_machine)),
        read_html: clipboard_reader(),
        write_html: clipboard_writer(),
    };
    let create = |creation: &CreationContext<'_>| {
        let app = App::new(&creation.egui_ctx, start, outside);
        Ok(Box::new(Window { app, place: None }) as Box<dyn eframe::App>)
    };
    eframe::run_native("communique", options, Box::new(create)).map_err(|error| error.to_string())
}

/// Another window is another process: what befalls one leaves the other alone.
fn open_window(path: Option<&Path>) -> io::Result<()> {
    let mut command = Command::new(std::env::current_exe()?);
    match path {
        Some(path) => command.arg(path),
        None => command.arg("--new"),
    };
    let mut window = command.spawn()?;
    // Somebody has to wait for it, or it stays among the processes when it ends.
    thread::Builder::new()
        .name("window".into())
        .spawn(move || window.wait())
        .map(drop)
}

/// The app in its window.
struct Window {
    app: App,
    place: Option<WindowPlace>,
}

impl eframe::App for Window {
    fn raw_input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        self.app.before_frame(ctx, input);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.app.frame(ui);
        let viewport = ui.input(|input| input.viewport().clone());
        if let Some(inner) = viewport.inner_rect {
            self.place = Some(WindowPlace {
                size: (inner.width(), inner.height()),
                maximized: viewport.maximized.unwrap_or(false),
            });
        }
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.app.leave(self.place);
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}
