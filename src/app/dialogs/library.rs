//! What is kept for translating: what was translated before, glossaries; to be added to and
//! taken out of.

use std::path::PathBuf;
use std::sync::Arc;

use egui::{Frame, Margin, RichText, ScrollArea, Sense, Ui, WidgetInfo};

use super::{Outcome, Wish, buttons, default_button, told};
use crate::app::form::NEAR;
use crate::app::{keyboard, theme};
use crate::shelf::{KeptFile, KeptKind};
use crate::texts::{kept_about, say, say_with};
use crate::widgets::text::{TextDirection, Written};
use crate::widgets::{LongList, RowEnd};

/// How much of the window's height the list has at most.
const SHARE: f32 = 0.45;

/// What somebody asks for in the dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::app) enum LibraryChoice {
    /// Another tool's file.
    Import,
    /// This file taken out.
    Forget(PathBuf),
    /// All that is remembered of releases taken out.
    ForgetReleases,
    /// Translations of releases remembered, or not.
    Remember(bool),
    /// The program's own glossary used, or not.
    UseSample(bool),
}

/// What is kept, as it's shown: there may be thousands, so its words are made once.
#[derive(Clone, Debug, Default)]
pub(in crate::app) struct LibraryRows {
    rows: Vec<LibraryRow>,
    /// How many texts are remembered of releases.
    texts: usize,
}

#[derive(Clone, Debug)]
struct LibraryRow {
    file: PathBuf,
    kind: KeptKind,
    title: String,
    about: String,
    is_read: bool,
    /// What takes it out is called so by a screen reader.
    forget: String,
}

impl LibraryRows {
    /// The rows of what is kept.
    pub fn of(kept: Vec<KeptFile>) -> Self {
        let releases = kept.iter().filter(|one| one.kind == KeptKind::Release);
        let texts = releases.filter_map(|one| one.count.as_ref().ok()).sum();
        let row = |one: KeptFile| LibraryRow {
            about: kept_about(&one),
            is_read: one.count.is_ok(),
            forget: say_with("library-forget-of", &[("title", one.title.as_str().into())]),
            file: one.file,
            kind: one.kind,
            title: one.title,
        };
        Self {
            rows: kept.into_iter().map(row).collect(),
            texts,
        }
    }

    /// The files of what is remembered of releases.
    pub fn releases(&self) -> impl Iterator<Item = &PathBuf> {
        let releases = self.rows.iter();
        let releases = releases.filter(|row| row.kind == KeptKind::Release);
        releases.map(|row| &row.file)
    }
}

/// What the dialog shows, as it is now.
#[derive(Clone, Debug, Default)]
pub(in crate::app) struct LibraryShown {
    /// What is kept.
    pub kept: Arc<LibraryRows>,
    /// What came of what was last asked for.
    pub said: Vec<String>,
    /// Whether more of it may be coming.
    pub is_busy: bool,
    /// Whether translations of releases are remembered.
    pub remembers: bool,
    /// Whether the program's own glossary is used.
    pub uses_sample: bool,
    /// Whether what is remembered of releases is to be forgotten, once that's confirmed.
    pub is_forgetting: bool,
    /// How high its rows are.
    pub list: LongList,
}

impl LibraryShown {
    /// Has it show what there is now.
    pub fn follow(&mut self, now: Self) {
        let list = match Arc::ptr_eq(&self.kept, &now.kept) {
            true => std::mem::take(&mut self.list),
            false => LongList::default(),
        };
        *self = Self {
            is_forgetting: self.is_forgetting,
            list,
            ..now
        };
    }
}

/// Draws the dialog.
pub(super) fn show(ui: &mut Ui, shown: &mut LibraryShown, outcome: &mut Outcome) {
    let LibraryShown {
        kept,
        said,
        is_busy,
        list,
        ..
    } = shown;
    told(ui, &say("library-text"));
    let palette = theme::palette(ui);
    for said in said.iter() {
        let said = Written::new(said).direction(TextDirection::LeftToRight);
        said.colour(palette.should).show(ui);
    }
    let mut ask = |choice: LibraryChoice| outcome.wish = Some(Wish::Library(choice));
    let frame = Frame::new()
        .fill(theme::palette(ui).field)
        .corner_radius(theme::FIELD_CORNER)
        .inner_margin(Margin::symmetric(12, 8));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        let height = ui.ctx().content_rect().height() * SHARE;
        let area = ScrollArea::vertical()
            .max_height(height)
            .auto_shrink([false, true]);
        area.show(ui, |ui| {
            if kept.rows.is_empty() {
                let muted = theme::palette(ui).muted;
                let id = if *is_busy {
                    "library-reading"
                } else {
                    "library-empty"
                };
                ui.label(RichText::new(say(id)).color(muted));
            }
            let forget = say("library-forget");
            list.show(ui, kept.rows.len(), NEAR, |ui, place| {
                if let Some(one) = kept.rows.get(place) {
                    row(ui, one, &forget, &mut ask);
                }
            });
            keyboard::follow(ui);
        });
    });
    theme::stand_out(ui);
    let mut remembers = shown.remembers;
    if ui
        .checkbox(&mut remembers, say("library-remembers"))
        .clicked()
    {
        ask(LibraryChoice::Remember(remembers));
    }
    let told = RichText::new(say("library-remembers-text")).size(theme::LABEL);
    ui.label(told.color(theme::palette(ui).muted));
    if forgets(ui, kept, &mut shown.is_forgetting) {
        ask(LibraryChoice::ForgetReleases);
    }
    let mut uses = shown.uses_sample;
    if ui.checkbox(&mut uses, say("library-sample")).clicked() {
        ask(LibraryChoice::UseSample(uses));
    }
    let mut is_closed = false;
    buttons(ui, "library", |ui| {
        if ui.button(say("library-import")).clicked() {
            ask(LibraryChoice::Import);
        }
        is_closed = default_button(ui, &say("close")).clicked();
    });
    if is_closed {
        outcome.close();
    }
}

/// What takes back what is remembered of releases, where there is anything. Answers whether
/// that's wanted and confirmed.
fn forgets(ui: &mut Ui, kept: &LibraryRows, is_forgetting: &mut bool) -> bool {
    let releases = kept.releases().count();
    if releases == 0 {
        *is_forgetting = false;
        return false;
    }
    let name = match is_forgetting {
        true => say_with(
            "library-forget-releases-really",
            &[("count", kept.texts.into()), ("releases", releases.into())],
        ),
        false => say("library-forget-releases"),
    };
    let is_pressed = ui.button(name).clicked();
    let is_meant = is_pressed && *is_forgetting;
    *is_forgetting ^= is_pressed;
    is_meant
}

fn row(ui: &mut Ui, one: &LibraryRow, forget: &str, ask: &mut dyn FnMut(LibraryChoice)) {
    let palette = theme::palette(ui);
    let colour = match one.is_read {
        true => palette.muted,
        false => palette.should,
    };
    ui.horizontal(|ui| {
        let end = RowEnd::new(ui, ("kept", &one.file));
        end.before(ui, |ui| {
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                Written::new(&one.title).show_line(ui, Sense::hover());
                ui.label(RichText::new(&one.about).size(theme::LABEL).color(colour));
            });
        });
        end.show(ui, |ui| {
            let button = ui.button(forget);
            button.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &one.forget));
            if button.clicked() {
                ask(LibraryChoice::Forget(one.file.clone()));
            }
        });
    });
    ui.add_space(theme::GRID);
}
