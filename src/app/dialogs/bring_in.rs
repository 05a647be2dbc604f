//! What a file with translations would bring: text by text, each with how it differs, what is to
//! be looked at and a box to leave it out; and what of the file can't be brought in, and why.

use std::collections::HashSet;
use std::sync::Arc;

use egui::{Frame, Margin, RichText, Role, ScrollArea, Sense, Ui, WidgetInfo};

use super::brought_comments::BroughtComments;
use super::{Outcome, buttons, default_button, told};
use crate::app::comparison::ShownPieces;
use crate::app::{keyboard, theme};
use crate::compare::pieces;
use crate::jobs::{Once, Progress, Wake};
use crate::language::{Tag, language_name};
use crate::release::{FieldPath, Id, Release};
use crate::session::{Action, Brought, BroughtPart};
use crate::texts::{
    bringing_note, brought_state_name, kept_note, refused_name, remark, say, say_with,
    text_refused, unit_name,
};
use crate::translate::exchange::{Bringing, UnitChange};
use crate::widgets::text::{TextDirection, Written};

/// How much of the window's height the list has at most.
const SHARE: f32 = 0.55;
/// How many texts are shown at first, and more each time.
const SHOWN: usize = 60;

/// What the dialog shows.
pub(in crate::app) struct BringIn {
    brought: Arc<Brought>,
    languages: Languages,
    /// What of it isn't wanted.
    left: HashSet<BroughtPart>,
    shown: usize,
}

enum Languages {
    Working(Once<(Vec<Language>, BroughtComments)>),
    Done(Vec<Language>, BroughtComments),
    /// What the system says.
    Failed(String),
}

/// What comes in one language, as it's drawn.
struct Language {
    tag: Tag,
    note: String,
    rows: Vec<Row>,
    /// What isn't brought in, and why.
    refused: Vec<String>,
}

struct Row {
    at: FieldPath,
    /// What comes together with it: all that is said in one translation.
    group: FieldPath,
    name: String,
    /// The name with the language's, where there are several.
    spoken: String,
    state: String,
    difference: ShownPieces,
    moved_on: Option<ShownPieces>,
    remarks: Vec<String>,
}

impl BringIn {
    /// Begins to show what a file brings to a release.
    pub fn begin(brought: Brought, release: Arc<Release>, wake: &Wake) -> Self {
        let brought = Arc::new(brought);
        let all = Arc::clone(&brought);
        let work = move || {
            let notes = release.footnote_order();
            let are_several = all.languages.len() > 1;
            let languages = all.languages.iter();
            let languages = languages.map(|one| Language::new(&release, &notes, one, are_several));
            let comments = BroughtComments::new(&release, &notes, &all.comments);
            (languages.collect(), comments)
        };
        let languages = match Once::spawn("comparing", Arc::clone(wake), work) {
            Ok(job) => Languages::Working(job),
            Err(error) => Languages::Failed(error.to_string()),
        };
        Self {
            left: brought.kept().collect(),
            brought,
            languages,
            shown: SHOWN,
        }
    }

    /// Whether it's being worked out what is to be shown.
    pub fn is_working(&self) -> bool {
        matches!(self.languages, Languages::Working(_))
    }

    fn poll(&mut self) {
        let Languages::Working(job) = &self.languages else {
            return;
        };
        self.languages = match job.poll() {
            Progress::Running => return,
            Progress::Done((languages, comments)) => Languages::Done(languages, comments),
            Progress::Failed => Languages::Failed(say("comparing-broke")),
        };
    }

    /// What is wanted.
    fn taken(&self) -> Vec<BroughtPart> {
        let all = self.brought.parts();
        all.filter(|one| !self.left.contains(one)).collect()
    }
}

impl Language {
    fn new(release: &Release, notes: &[Id], bringing: &Bringing, are_several: bool) -> Self {
        let tag = bringing.language.clone();
        let changes = bringing.changes.iter();
        let rows = changes.map(|change| {
            let name = unit_name(release, notes, &change.unit);
            Row::new(
                change,
                name,
                &Of {
                    release,
                    notes,
                    language: &tag,
                    is_only: !are_several,
                },
            )
        });
        let refused = bringing.refused.iter().map(|refused| {
            let name = refused_name(release, notes, &tag, refused);
            let why = text_refused(refused);
            say_with(
                "text-refused",
                &[("text", name.into()), ("why", why.into())],
            )
        });
        Self {
            note: bringing_note(bringing),
            rows: rows.collect(),
            refused: refused.collect(),
            tag,
        }
    }
}

/// What a row is of.
struct Of<'a> {
    release: &'a Release,
    notes: &'a [Id],
    language: &'a Tag,
    /// Whether nothing else comes than what is in that language.
    is_only: bool,
}

impl Row {
    fn new(change: &UnitChange, name: String, of: &Of<'_>) -> Self {
        let [before, after] = change.shown();
        let kept = change.kept.map(kept_note);
        let remarks = change.remarks.iter().map(|one| remark(of.notes, one));
        let moved_on = change.moved_on.as_ref();
        Self {
            at: change.unit.at.clone(),
            group: change.group().clone(),
            spoken: match of.is_only {
                true => name.clone(),
                false => format!("{name} ({})", language_name(of.language, &Tag::english())),
            },
            name,
            state: brought_state_name(change),
            difference: ShownPieces::new(pieces(&before, &after), of.language),
            moved_on: moved_on.map(|(was, now)| {
                let [was, now] = was.beside(now);
                ShownPieces::new(pieces(&was, &now), &change.from(of.release))
            }),
            remarks: kept.into_iter().chain(remarks).collect(),
        }
    }
}

/// Draws the dialog.
pub(super) fn show(ui: &mut Ui, state: &mut BringIn, outcome: &mut Outcome) {
    state.poll();
    let file = state.brought.file.file_name().unwrap_or_default();
    let file = file.to_string_lossy().into_owned();
    let id = match state.brought.count() {
        0 => "bring-in-nothing",
        _ if state.brought.is_copy => "bring-in-copy",
        _ if !state.brought.comments.is_empty() => "bring-in-noted",
        _ => "bring-in-text",
    };
    told(ui, &say_with(id, &[("file", file.into())]));
    match &state.languages {
        Languages::Working(_) => {
            ui.label(say("comparing"));
        }
        Languages::Failed(why) => {
            let why = say_with("not-compared", &[("why", why.as_str().into())]);
            ui.label(why);
        }
        Languages::Done(languages, comments) => {
            let all = (languages.as_slice(), comments);
            let more = list(ui, all, &mut state.left, state.shown);
            if more {
                state.shown += SHOWN;
            }
        }
    }
    let taken = state.brought.count().saturating_sub(state.left.len());
    buttons(ui, ("bring in", state.brought.count() > 0), |ui| {
        if state.brought.count() == 0 {
            if default_button(ui, &say("close")).clicked() {
                outcome.close();
            }
            return;
        }
        if ui.button(say("cancel")).clicked() {
            outcome.close();
        }
        let id = match state.brought.comments.is_empty() {
            true => "bring-in-do",
            false => "bring-in-do-with-comments",
        };
        let text = say_with(id, &[("count", taken.into())]);
        // Nobody brings in what isn't seen yet.
        let is_seen = matches!(state.languages, Languages::Done(..));
        ui.add_enabled_ui(is_seen && taken > 0, |ui| {
            if default_button(ui, &text).clicked() {
                let brought = Arc::clone(&state.brought);
                outcome.actions.push(Action::Bring(brought, state.taken()));
                outcome.close();
            }
        });
    });
}

/// Draws what comes, language by language, and what is said. Answers whether more of it is wanted.
fn list(
    ui: &mut Ui,
    (languages, comments): (&[Language], &BroughtComments),
    left: &mut HashSet<BroughtPart>,
    shown: usize,
) -> bool {
    let frame = Frame::new()
        .fill(theme::palette(ui).field)
        .corner_radius(theme::FIELD_CORNER)
        .inner_margin(Margin::symmetric(12, 8));
    let height = ui.ctx().content_rect().height() * SHARE;
    let drawn = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        theme::stand_out(ui);
        let area = ScrollArea::vertical()
            .max_height(height)
            .auto_shrink([false, true]);
        let more = area.show(ui, |ui| {
            let mut more = false;
            for language in languages {
                more |= language.show(ui, left, shown);
            }
            more |= comments.show(ui, left, shown);
            keyboard::follow(ui);
            more
        });
        more.inner
    });
    drawn.inner
}

impl Language {
    fn show(&self, ui: &mut Ui, left: &mut HashSet<BroughtPart>, shown: usize) -> bool {
        let palette = theme::palette(ui);
        let note = ui.label(RichText::new(&self.note).font(theme::bold_font(theme::TEXT)));
        crate::app::form::heading(ui, &note, &self.note);
        if self.rows.len() > 1 {
            self.show_all(ui, left);
        }
        for row in self.rows.iter().take(shown) {
            let was_taken = !left.contains(&self.key(row));
            if let Some(is_taken) = row.show(ui, was_taken) {
                self.take(&row.group, is_taken, left);
            }
        }
        let mut is_more = false;
        let more = self.rows.len().saturating_sub(shown);
        if more > 0 {
            let text = say_with("more-differences", &[("count", more.into())]);
            is_more |= ui.button(text).clicked();
        }
        if !self.refused.is_empty() {
            let text = RichText::new(say("bring-in-refused")).size(theme::LABEL);
            ui.label(text.color(palette.must));
        }
        for refused in self.refused.iter().take(shown) {
            told(ui, refused);
        }
        let more = self.refused.len().saturating_sub(shown);
        if more > 0 {
            let text = say_with("bring-in-more-refused", &[("count", more.into())]);
            is_more |= ui.button(text).clicked();
        }
        ui.add_space(theme::GRID * 2.0);
        is_more
    }

    fn key(&self, row: &Row) -> BroughtPart {
        BroughtPart::Text(self.tag.clone(), row.at.clone())
    }

    /// Takes what comes together, or leaves it.
    fn take(&self, group: &FieldPath, is_taken: bool, left: &mut HashSet<BroughtPart>) {
        let together = self.rows.iter().filter(|row| row.group == *group);
        for row in together {
            let key = self.key(row);
            match is_taken {
                true => left.remove(&key),
                false => left.insert(key),
            };
        }
    }

    /// The box for all of them.
    fn show_all(&self, ui: &mut Ui, left: &mut HashSet<BroughtPart>) {
        let keys = || {
            let rows = self.rows.iter();
            rows.map(|row| self.key(row))
        };
        let count = keys().filter(|key| left.contains(key)).count();
        let mut is_on = count == 0;
        let is_mixed = count > 0 && count < self.rows.len();
        let name = language_name(&self.tag, &Tag::english());
        let text = say_with("bring-in-all", &[("language", name.into())]);
        let all = egui::Checkbox::new(&mut is_on, text).indeterminate(is_mixed);
        if ui.add(all).clicked() {
            match is_on {
                true => keys().for_each(|key| {
                    left.remove(&key);
                }),
                false => left.extend(keys()),
            }
        }
    }
}

impl Row {
    /// Draws it. Answers whether it's wanted, if somebody has just said so.
    fn show(&self, ui: &mut Ui, was_taken: bool) -> Option<bool> {
        let palette = theme::palette(ui);
        let frame = Frame::new().inner_margin(Margin::symmetric(0, 6));
        let mut chosen = None;
        frame.show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            let mut is_taken = was_taken;
            ui.horizontal_wrapped(|ui| {
                let taken = ui.checkbox(&mut is_taken, "");
                taken.widget_info(|| {
                    WidgetInfo::selected(Role::CheckBox, true, is_taken, &self.spoken)
                });
                let name = Written::new(&self.name).direction(TextDirection::LeftToRight);
                let is_named = name.show_line(ui, Sense::click()).clicked();
                if is_named {
                    is_taken = !is_taken;
                }
                let state = RichText::new(&self.state).size(theme::LABEL);
                ui.label(state.color(palette.muted));
                if taken.clicked() || is_named {
                    chosen = Some(is_taken);
                }
            });
            self.difference.show(ui);
            if let Some(moved_on) = &self.moved_on {
                let told = RichText::new(say("unit-moved-on")).size(theme::LABEL);
                ui.label(told.color(palette.must));
                moved_on.show(ui);
            }
            for remark in &self.remarks {
                Written::new(remark)
                    .direction(TextDirection::LeftToRight)
                    .size(theme::LABEL)
                    .colour(palette.should)
                    .show(ui);
            }
        });
        chosen
    }
}
