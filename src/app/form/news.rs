//! What others have changed, softly marked in the form until it was seen.

use std::collections::HashMap;

use egui::{Color32, RichText, Ui};

use super::Form;
use crate::app::theme;
use crate::release::FieldPath;
use crate::session::News;
use crate::texts::field_label;
use crate::widgets::text::{Highlight, Highlighted};

/// The ground of what is marked.
pub(super) fn ground(ui: &Ui) -> Color32 {
    theme::ground_of(theme::palette(ui).fine)
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
    let ranges = here.into_iter().filter_map(|News { at, range }| {
        let range = range.clone()?;
        let start = match at == path {
            true => 0,
            false => *starts.get(at.last()?)?,
        };
        Some(start + range.start..start + range.end)
    });
    let by = Highlight::Ground(ground(ui));
    let highlighted = ranges.map(|range| Highlighted { range, by });
    highlighted.collect()
}

/// Whether others have changed the value, or put the item there, at `path`.
pub(super) fn is_new(form: &Form<'_>, path: &FieldPath) -> bool {
    let news = form.session.news().iter();
    let mut here = news.filter(|news| news.range.is_none());
    here.any(|news| news.at == *path)
}

/// Whether others have changed something within the item at `path`.
pub(super) fn has_news(form: &Form<'_>, path: &FieldPath) -> bool {
    let mut news = form.session.news().iter();
    news.any(|news| news.at.is_within(path))
}

/// The label above the field at `path`, on a ground where others have changed its value.
pub(super) fn label(ui: &mut Ui, form: &Form<'_>, path: &FieldPath) {
    let palette = theme::palette(ui);
    let mut text = RichText::new(field_label(path))
        .size(theme::LABEL)
        .color(palette.muted);
    if is_new(form, path) {
        text = text.background_color(ground(ui));
    }
    ui.label(text);
}
