//! What others have changed, softly marked on the page. It's drawn over the page, never in it.

use egui::{Color32, CornerRadius, Pos2, Rect, Ui, Vec2};

use super::{PageView, on_screen};
use crate::app::theme;
use crate::session::{News, Session};
use crate::typeset::{Area, Pages};

/// The most stretches that are marked.
const MOST: usize = 200;
/// How much of a colour the marks have, on white paper whatever the theme.
const STRENGTH: f32 = 0.2;

/// Where they are on some pages.
pub(super) struct NewsAreas {
    pages: Pages,
    /// Which of the session's marks they are.
    number: u64,
    areas: Vec<(usize, Area, Color32)>,
}

impl NewsAreas {
    fn of(session: &Session, pages: &Pages) -> Self {
        let areas = session.news().iter().take(MOST).flat_map(|news| {
            let News { at, range, colour } = news;
            let at = session.preview().printed_at(at);
            let areas = range.clone().map(|range| pages.areas_of(&at, range));
            let colour = theme::person(*colour).unwrap_or(theme::NEWS_ON_PAPER);
            let colour = colour.gamma_multiply(STRENGTH);
            let areas = areas.unwrap_or_default().into_iter();
            areas.map(move |(page, area)| (page, area, colour))
        });
        Self {
            pages: pages.clone(),
            number: session.news_number(),
            areas: areas.collect(),
        }
    }
}

/// Draws them.
pub(super) fn show(
    ui: &Ui,
    view: &mut PageView,
    session: &Session,
    pages: &Pages,
    sheets: &[Rect],
    origin: Pos2,
) {
    if session.news().is_empty() {
        view.news = None;
        return;
    }
    let number = session.news_number();
    let is_known = |known: &&NewsAreas| known.number == number && known.pages.is_same(pages);
    if view.news.as_ref().filter(is_known).is_none() {
        view.news = Some(NewsAreas::of(session, pages));
    }
    let areas = view.news.as_ref().map_or(&[][..], |known| &known.areas);
    for (page, area, colour) in areas {
        let Some(sheet) = sheets.get(*page) else {
            continue;
        };
        let paper = on_screen(ui, *sheet, origin);
        let marked = Rect::from_min_max(
            paper.min + Vec2::new(area.left, area.top) * view.scale,
            paper.min + Vec2::new(area.right, area.bottom) * view.scale,
        );
        if ui.is_rect_visible(marked) {
            ui.painter()
                .rect_filled(marked, CornerRadius::same(2), *colour);
        }
    }
}
