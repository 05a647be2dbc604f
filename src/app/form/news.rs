//! What others have changed, softly marked in the form until it was seen.

use std::collections::HashMap;

use egui::{Color32, RichText, Ui};

use super::Form;
use crate::app::theme;
use crate::release::FieldPath;
use crate::session::News;
use crate::texts::field_label;
use crate::widgets::text::{Highlight, Highlighted};

/// The ground of what somebody has marked who has this colour.
pub(super) fn ground(ui: &Ui, colour: Option<usize>) -> Color32 {
    theme::ground_of(theme::person(colour).unwrap_or(theme::palette(ui).fine))
}

/// The stretches of the field at `path` that others have changed.
pub(super) fn stretches(ui: &Ui, form: &Form<'_>, path: &FieldPath) -> Vec<Highlighted> {
    let news = form.session.news();
    if news.is_empty() {
        return Vec::new();
    }
    let here: Vec<&News> = news.iter().filter(|news| news.at.is_within(path)).collect();
    if here.is_empty() {
        return Vec::new();
    }
    let mut starts: HashMap<&str, usize> = HashMap::new();
    if let Some(prose) = form.session.release().prose(path) {
        let mut start = 0;
        for paragraph in prose {
            starts.insert(paragraph.id.as_str(), start);
            // Between two paragraphs stands a line feed.
            start += paragraph.text().len() + 1;
        }
    }
    let highlighted = here.into_iter().filter_map(|news| {
        let News { at, range, colour } = news;
        let range = range.clone()?;
        let start = match at == path {
            true => 0,
            false => *starts.get(at.last()?)?,
        };
        Some(Highlighted {
            range: start + range.start..start + range.end,
            by: Highlight::Ground(ground(ui, *colour)),
        })
    });
    highlighted.collect()
}

/// What others have done to the value, or the item, at `path`, if they have.
pub(super) fn of<'a>(form: &Form<'a>, path: &FieldPath) -> Option<&'a News> {
    let mut whole = form
        .session
        .news()
        .iter()
        .filter(|news| news.range.is_none());
    whole.find(|news| news.at == *path)
}

/// What others have done within the item at `path`, if they have.
pub(super) fn within<'a>(form: &Form<'a>, path: &FieldPath) -> Option<&'a News> {
    let mut news = form.session.news().iter();
    news.find(|news| news.at.is_within(path))
}

/// The label above the field at `path`, on a ground where others have changed its value.
pub(super) fn label(ui: &mut Ui, form: &Form<'_>, path: &FieldPath) {
    let palette = theme::palette(ui);
    let mut text = RichText::new(field_label(path))
        .size(theme::LABEL)
        .color(palette.muted);
    if let Some(news) = of(form, path) {
        text = text.background_color(ground(ui, news.colour));
    }
    ui.label(text);
}
