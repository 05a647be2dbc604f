//! The pane beside the texts to translate: how far each edition is, which texts are listed.

use egui::{CornerRadius, Margin, Rect, RichText, ScrollArea, Sense, Ui, Vec2, WidgetInfo};

use super::keyboard::Beside;
use super::{keyboard, theme};
use crate::language::{Tag, language_name};
use crate::release::Edition;
use crate::session::{Action, Session, TranslateAction, UnitFilter, UnitList};
use crate::texts::{say, say_with};
use crate::translate::Progress;
use crate::widgets::text::TextField;

/// How high a bar is, in points.
const BAR: f32 = 4.0;

/// Draws it.
pub(super) fn show(
    ui: &mut Ui,
    session: &Session,
    keyboard: &mut Beside,
    actions: &mut Vec<Action>,
) {
    ScrollArea::vertical()
        .id_salt("translator")
        .auto_shrink([false, false])
        .content_margin(Margin::symmetric(14, 14))
        .show(ui, |ui| {
            theme::stand_out(ui);
            heading(ui, &say("translator-editions"));
            for edition in &session.release().editions {
                self::edition(ui, session, edition, keyboard, actions);
            }
            ui.add_space(theme::GRID * 3.0);
            heading(ui, &say("translator-texts"));
            list(ui, session, keyboard, actions);
            keyboard::follow(ui);
        });
}

fn heading(ui: &mut Ui, text: &str) {
    let muted = theme::palette(ui).muted;
    let label = ui.label(RichText::new(text).size(theme::LABEL).color(muted));
    super::form::heading(ui, &label, text);
}

/// An edition, and how far it is.
fn edition(
    ui: &mut Ui,
    session: &Session,
    edition: &Edition,
    keyboard: &mut Beside,
    actions: &mut Vec<Action>,
) {
    let at_hand = session.edition_at_hand();
    let is_at_hand = at_hand.is_some_and(|at_hand| at_hand.id == edition.id);
    let name = language_name(&edition.language, &Tag::english());
    let progress = session.progress_of(&edition.id).unwrap_or_default();
    let button = egui::Button::selectable(is_at_hand, &name);
    let button = ui.add(button.min_size(Vec2::new(ui.available_width(), 0.0)));
    let told = told(progress);
    let spoken = format!("{name}: {told}");
    button.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, is_at_hand, &spoken));
    if is_at_hand {
        keyboard.begin_with(&button);
    }
    if button.clicked() {
        actions.push(Action::ShowEdition(Some(edition.id.clone())));
    }
    bar(ui, progress);
    let palette = theme::palette(ui);
    let open = session.overview().comments.iter();
    let open = open.filter(|(id, _)| *id == edition.id);
    let open: usize = open.map(|(_, open)| open).sum();
    ui.label(RichText::new(told).size(theme::LABEL).color(palette.muted));
    if open > 0 {
        let told = say_with("progress-comments", &[("count", open.into())]);
        ui.label(RichText::new(told).size(theme::LABEL).color(palette.accent));
    }
    ui.add_space(theme::GRID);
}

/// How far an edition is, in words.
pub(super) fn told(progress: Progress) -> String {
    let mut told = say_with(
        "progress",
        &[
            ("units", progress.units.into()),
            ("final", progress.final_units.into()),
            ("words", progress.words.into()),
            ("finalwords", progress.final_words.into()),
        ],
    );
    if progress.out_of_date > 0 {
        let out_of_date = ("count", progress.out_of_date.into());
        told.push_str(&say_with("progress-out-of-date", &[out_of_date]));
    }
    told
}

/// How much of the words is confirmed.
fn bar(ui: &mut Ui, progress: Progress) {
    let palette = theme::palette(ui);
    let size = Vec2::new(ui.available_width(), BAR);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let corner = CornerRadius::same(2);
    ui.painter().rect_filled(rect, corner, palette.hairline);
    let share = progress.final_words as f32 / progress.words.max(1) as f32;
    let done = Vec2::new(rect.width() * share.clamp(0.0, 1.0), rect.height());
    let done = Rect::from_min_size(rect.min, done);
    ui.painter().rect_filled(done, corner, palette.fine);
}

/// Which texts are listed.
fn list(ui: &mut Ui, session: &Session, keyboard: &mut Beside, actions: &mut Vec<Action>) {
    let now = session.unit_list();
    let progress = session
        .edition_at_hand()
        .and_then(|edition| session.progress_of(&edition.id))
        .unwrap_or_default();
    let rows = session.overview().rows.iter();
    let comments = rows.filter(|row| row.comments > 0).count();
    let mut wanted: Option<UnitList> = None;
    for filter in UnitFilter::ALL {
        let (id, count) = match filter {
            UnitFilter::All => ("filter-all", session.overview().rows.len()),
            UnitFilter::Empty => ("filter-empty", progress.empty),
            UnitFilter::Draft => ("filter-draft", progress.drafts),
            UnitFilter::OutOfDate => ("filter-out-of-date", progress.out_of_date),
            UnitFilter::Final => ("filter-final", progress.final_units),
            UnitFilter::WithComments => ("filter-with-comments", comments),
            UnitFilter::LeftOut => ("filter-left-out", progress.left_out),
        };
        // Few editions leave anything out.
        if filter == UnitFilter::LeftOut && count == 0 && now.filter != filter {
            continue;
        }
        let text = say_with(id, &[("count", count.into())]);
        let choice = ui.radio(now.filter == filter, text);
        if now.filter == filter {
            keyboard.begin_with(&choice);
        }
        if choice.clicked() {
            wanted = Some(UnitList {
                filter,
                ..now.clone()
            });
        }
    }
    ui.add_space(theme::GRID);
    let mut quotes_first = now.quotes_first;
    if ui
        .checkbox(&mut quotes_first, say("quotes-first"))
        .clicked()
    {
        wanted = Some(UnitList {
            quotes_first,
            ..now.clone()
        });
    }
    ui.add_space(theme::GRID);
    let name = say("translator-search");
    let id = egui::Id::unique("search texts");
    let output = TextField::line(id, &now.search, &name)
        .hint(&name)
        .with_history()
        .show(ui);
    let mut search = now.search.clone();
    output.apply_to(&mut search);
    if search != now.search {
        wanted = Some(UnitList {
            search,
            ..now.clone()
        });
    }
    actions.extend(wanted.map(|list| Action::Translate(TranslateAction::List(list))));
}
