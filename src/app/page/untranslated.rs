//! What nobody has translated yet, marked on an edition's page. It's drawn over the page, never
//! in it.

use std::collections::HashMap;

use egui::{Color32, CornerRadius, Pos2, Rect, Ui, Vec2};

use super::{PageView, on_screen};
use crate::session::Session;
use crate::typeset::{Area, Pages};

/// The ground of what stands there in the release's language, on white paper whatever the theme.
const GROUND: Color32 = Color32::from_rgba_premultiplied(46, 32, 0, 46);
/// Where they are on some pages, as far as those were seen.
pub(super) struct Untranslated {
    pages: Pages,
    areas: HashMap<usize, Vec<Area>>,
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
    let Some(printed) = session.preview().printed() else {
        view.untranslated = None;
        return;
    };
    let is_known = |known: &&mut Untranslated| known.pages.is_same(pages);
    if view.untranslated.as_mut().filter(is_known).is_none() {
        view.untranslated = Some(Untranslated {
            pages: pages.clone(),
            areas: HashMap::new(),
        });
    }
    let Some(known) = &mut view.untranslated else {
        return;
    };
    for (page, sheet) in sheets.iter().enumerate() {
        let paper = on_screen(ui, *sheet, origin);
        if !paper.intersects(ui.clip_rect()) {
            continue;
        }
        if !known.areas.contains_key(&page)
            && let Some(areas) = pages.areas_on(page, &|at| printed.untranslated.contains(at))
        {
            known.areas.insert(page, areas);
        }
        for area in known.areas.get(&page).into_iter().flatten() {
            let marked = Rect::from_min_max(
                paper.min + Vec2::new(area.left, area.top) * view.scale,
                paper.min + Vec2::new(area.right, area.bottom) * view.scale,
            );
            if ui.is_rect_visible(marked) {
                ui.painter()
                    .rect_filled(marked, CornerRadius::same(2), GROUND);
            }
        }
    }
}
