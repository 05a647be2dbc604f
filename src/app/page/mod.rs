//! The live page: paper on a ground, zoomed and scrolled, with the caret's
//! field marked beside it.

mod news;
mod paper;
mod untranslated;

use std::collections::HashMap;

use egui::{
    Color32, ColorImage, Context, CornerRadius, CursorIcon, Pos2, Rect, ScrollArea, Sense, Shadow,
    TextureOptions, Ui, Vec2, WidgetInfo,
};

use news::NewsAreas;
use paper::Paper;
use untranslated::Untranslated;

use super::theme;
use crate::release::FieldPath;
use crate::session::{Action, Caret, Command, Session, Stripe};
use crate::shelf::Zoom;
use crate::texts::{say, say_with, trouble};
use crate::typeset::{PageText, Pages};

/// The ground around paper, in points.
const MARGIN: f32 = 24.0;
/// The ground between two pages.
const GAP: f32 = 18.0;
/// Points on screen for a point on paper at 100 %: screens count 96 to the inch.
const FULL_SIZE: f32 = 96.0 / 72.0;
/// The smallest and the largest share of full size.
const ZOOMS: std::ops::RangeInclusive<f32> = 0.5..=4.0;
/// The shares that are offered.
pub(super) const OFFERED: [f32; 8] = [0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0];

/// What the pane remembers between frames.
#[derive(Default)]
pub struct PageView {
    zoom: Zoom,
    /// Points on screen for a point on paper, as it was last drawn.
    scale: f32,
    offset: Vec2,
    wanted_offset: Option<Vec2>,
    /// Where the pane's top was on the screen, in points.
    pane_top: Option<f32>,
    /// Whether somebody has clicked where there is nothing to go to, in this frame.
    clicked_nothing: bool,
    papers: HashMap<usize, Paper>,
    texts: HashMap<usize, (Pages, Vec<PageText>)>,
    /// The caret that the page has followed.
    followed: Option<Caret>,
    /// Whether the caret has moved and the page should see to it.
    follow: bool,
    current: usize,
    /// Whether the whole of that page should be seen.
    whole: bool,
    news: Option<NewsAreas>,
    untranslated: Option<Untranslated>,
}

impl PageView {
    /// A view at this zoom.
    pub fn new(zoom: Zoom) -> Self {
        let mut view = Self::default();
        view.set_zoom(zoom);
        view
    }

    /// Whether somebody has clicked where there is nothing to go to. To be asked once.
    pub fn take_clicked_nothing(&mut self) -> bool {
        std::mem::take(&mut self.clicked_nothing)
    }

    /// How large pages are shown.
    pub fn zoom(&self) -> Zoom {
        self.zoom
    }

    /// Shows them so large.
    pub fn set_zoom(&mut self, zoom: Zoom) {
        self.zoom = match zoom {
            Zoom::Share(share) if !share.is_finite() => Zoom::default(),
            Zoom::Share(share) => Zoom::Share(share.clamp(*ZOOMS.start(), *ZOOMS.end())),
            fit => fit,
        };
    }

    /// The share of full size at which pages are shown now.
    pub fn share(&self) -> f32 {
        self.scale / FULL_SIZE
    }

    /// The page in the middle of the pane, counted from 0.
    pub fn current(&self) -> usize {
        self.current
    }

    /// Does what a command asks.
    pub fn zoom_by(&mut self, command: Command) {
        let now = self.share();
        match command {
            Command::FitWidth => self.zoom = Zoom::FitWidth,
            Command::FitPage => {
                self.zoom = Zoom::FitPage;
                self.whole = true;
            }
            Command::ZoomIn => {
                let next = OFFERED.iter().find(|share| **share > now + 0.01);
                self.zoom_to(next.copied());
            }
            Command::ZoomOut => {
                let next = OFFERED.iter().rev().find(|share| **share < now - 0.01);
                self.zoom_to(next.copied());
            }
            _ => {}
        }
    }

    /// Shows pages at this share of full size, where there is one to go to.
    fn zoom_to(&mut self, share: Option<f32>) {
        if let Some(share) = share {
            self.set_zoom(Zoom::Share(share));
        }
    }
}

/// Draws the pane.
pub(super) fn show(
    ui: &mut Ui,
    view: &mut PageView,
    session: &mut Session,
    actions: &mut Vec<Action>,
) {
    take_drawn(ui.ctx(), view, session);
    if let Some(wrong) = session.preview().trouble() {
        let palette = theme::palette(ui);
        egui::Frame::new()
            .inner_margin(egui::Margin::symmetric(14, 8))
            .fill(palette.pane)
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.label(egui::RichText::new(trouble(wrong)).color(palette.should));
            });
    }
    if session.preview().is_off() {
        turned_off(ui, actions);
        return;
    }
    let Some(pages) = session.preview().pages().cloned() else {
        ui.centered_and_justified(|ui| ui.label(say("page-coming")));
        return;
    };
    let pane = ui.available_rect_before_wrap();
    let old_scale = view.scale;
    view.scale = scale(view, &pages, pane.size());
    zoom_by_wheel(ui, view, pane);
    keep_place(view, old_scale, pane);
    let is_in_use = session.caret().is_some() || view.offset.y > 0.0;
    keep_on_screen(view, pane, is_in_use);
    follow_caret(view, session, &pages, pane);
    let sheets = sheets(&pages, view.scale, pane.width());
    show_whole(view, &sheets, pane);
    let size = sheets.iter().fold(Vec2::ZERO, |size, sheet| {
        Vec2::new(
            size.x.max(sheet.right() + MARGIN - 10.0),
            size.y.max(sheet.bottom() + MARGIN),
        )
    });
    // A page that fits needs no bar at its foot.
    let wide = size.x > pane.width();
    let mut area = ScrollArea::new([wide, true])
        .id_salt("page")
        .auto_shrink([false, false]);
    if let Some(offset) = view.wanted_offset.take() {
        area = area.scroll_offset(offset);
    }
    let asked = actions.len();
    let output = area.show_viewport(ui, |ui, viewport| {
        let (rect, _) = ui.allocate_exact_size(size.max(viewport.size()), Sense::hover());
        let origin = rect.min;
        look_for_stripes(ui, view, session, &pages, &sheets, viewport);
        for (page, sheet) in sheets.iter().enumerate() {
            if sheet.expand(8.0).intersects(viewport) {
                draw_sheet(ui, view, page, *sheet, origin);
                page_texts(ui, view, &pages, page, *sheet, origin);
                click(ui, view, &pages, page, *sheet, origin, actions);
            }
        }
        untranslated::show(ui, view, session, &pages, &sheets, origin);
        news::show(ui, view, session, &pages, &sheets, origin);
        mark_field(ui, view, session, &pages, &sheets, origin);
        let middle = viewport.center().y;
        let passed = sheets
            .iter()
            .take_while(|sheet| sheet.top() <= middle)
            .count();
        view.current = passed.saturating_sub(1);
    });
    view.offset = output.state.clamped_offset();
    let is_clicked = ui.input(|input| input.pointer.any_click()) && ui.rect_contains_pointer(pane);
    view.clicked_nothing = is_clicked && actions.len() == asked;
    if session.preview().is_slow() {
        updating(ui, pane);
    }
}

/// Says why no page is shown, and offers to.
fn turned_off(ui: &mut Ui, actions: &mut Vec<Action>) {
    ui.vertical_centered(|ui| {
        ui.add_space(ui.available_height() * 0.3);
        ui.set_max_width((ui.available_width() - 48.0).clamp(0.0, 360.0));
        ui.label(say("page-off"));
        ui.add_space(theme::GRID * 2.0);
        if ui.button(say("page-on")).clicked() {
            actions.push(Action::ShowPages);
        }
    });
}

fn scale(view: &PageView, pages: &Pages, pane: Vec2) -> f32 {
    let (width, height) = pages.size(0).unwrap_or((595.0, 842.0));
    // A scroll bar may come and go: the room for it is always kept.
    let room = (pane - Vec2::splat(2.0 * MARGIN) - Vec2::new(10.0, 0.0)).max(Vec2::splat(50.0));
    match view.zoom {
        Zoom::FitWidth => (room.x / width).clamp(0.2, 4.0 * FULL_SIZE),
        Zoom::FitPage => (room.x / width)
            .min(room.y / height)
            .clamp(0.1, 4.0 * FULL_SIZE),
        Zoom::Share(share) => share * FULL_SIZE,
    }
}

fn zoom_by_wheel(ui: &Ui, view: &mut PageView, pane: Rect) {
    let over = ui.rect_contains_pointer(pane);
    let factor = ui.input(|input| input.zoom_delta());
    // Fitted to a small pane they're smaller than any offered size, and can't be
    // made smaller yet.
    let least = factor < 1.0 && view.share() <= *ZOOMS.start();
    if over && !least && (factor - 1.0).abs() > f32::EPSILON {
        let share = view.share() * factor;
        view.set_zoom(Zoom::Share(share));
        if let Zoom::Share(share) = view.zoom {
            view.scale = share * FULL_SIZE;
        }
    }
}

/// What is in the middle stays there when pages are zoomed, what is at the top when
/// they follow the pane's width; a page that is fitted stays whole.
fn keep_place(view: &mut PageView, old_scale: f32, pane: Rect) {
    let is_zoomed = old_scale > 0.0 && (old_scale - view.scale).abs() > 1e-4;
    if is_zoomed && view.zoom == Zoom::FitPage {
        view.whole = true;
    } else if is_zoomed && view.zoom == Zoom::FitWidth {
        view.wanted_offset = Some(view.offset * (view.scale / old_scale));
    } else if is_zoomed {
        let half = pane.size() / 2.0;
        let ratio = view.scale / old_scale;
        let middle = (view.offset + half) * ratio;
        view.wanted_offset = Some((middle - half).max(Vec2::ZERO));
    }
}

/// What is seen stays where it is on the screen when a bar above the pane comes or goes.
fn keep_on_screen(view: &mut PageView, pane: Rect, is_in_use: bool) {
    let was = view.pane_top.replace(pane.top());
    let moved = was.map_or(0.0, |was| pane.top() - was);
    if moved.abs() > 0.5 && is_in_use && view.zoom != Zoom::FitPage {
        let offset = view.wanted_offset.unwrap_or(view.offset) + Vec2::new(0.0, moved);
        view.wanted_offset = Some(offset.max(Vec2::ZERO));
    }
}

/// Puts the page at hand into the middle of the pane, if the whole of it should be
/// seen.
fn show_whole(view: &mut PageView, sheets: &[Rect], pane: Rect) {
    if !std::mem::take(&mut view.whole) {
        return;
    }
    if let Some(sheet) = sheets.get(view.current) {
        let above = (pane.height() - sheet.height()) / 2.0;
        let top = (sheet.top() - above).max(0.0);
        view.wanted_offset = Some(Vec2::new(view.offset.x, top));
    }
}

/// Where pages lie on the ground, from its upper left corner.
fn sheets(pages: &Pages, scale: f32, pane: f32) -> Vec<Rect> {
    let sizes = (0..pages.count()).filter_map(|page| pages.size(page));
    let mut top = MARGIN;
    sizes
        .map(|(width, height)| {
            let size = Vec2::new(width, height) * scale;
            let left = ((pane - 10.0 - size.x) / 2.0).max(MARGIN);
            let sheet = Rect::from_min_size(Pos2::new(left, top), size);
            top = sheet.bottom() + GAP;
            sheet
        })
        .collect()
}

/// Scrolls to the caret's place when it has moved there and isn't in sight.
fn follow_caret(view: &mut PageView, session: &Session, pages: &Pages, pane: Rect) {
    if session.caret() != view.followed.as_ref() {
        view.followed = session.caret().cloned();
        view.follow = true;
    }
    if !view.follow || session.preview().is_behind() {
        return;
    }
    let Some(caret) = session.page_caret() else {
        return;
    };
    view.follow = false;
    let sheets = sheets(pages, view.scale, pane.width());
    let Some(sheet) = sheets.get(caret.page) else {
        return;
    };
    let top = sheet.top() + caret.top * view.scale;
    let bottom = sheet.top() + caret.bottom * view.scale;
    let seen = view.offset.y..=view.offset.y + pane.height();
    if seen.contains(&top) && seen.contains(&bottom) {
        return;
    }
    if view.zoom == Zoom::FitPage {
        view.current = caret.page;
        view.whole = true;
    } else {
        let wanted = (top - pane.height() / 3.0).max(0.0);
        view.wanted_offset = Some(Vec2::new(view.offset.x, wanted));
    }
}

/// Tells the session which stripes are seen, and which of them aren't there yet.
fn look_for_stripes(
    ui: &Ui,
    view: &mut PageView,
    session: &mut Session,
    pages: &Pages,
    sheets: &[Rect],
    viewport: Rect,
) {
    let pixels = view.scale * ui.ctx().pixels_per_point();
    let (mut visible, mut missing) = (Vec::new(), Vec::new());
    view.papers.retain(|page, _| {
        let sheet = sheets.get(*page);
        sheet.is_some_and(|sheet| sheet.expand(viewport.height()).intersects(viewport))
    });
    view.texts.retain(|page, _| {
        sheets
            .get(*page)
            .is_some_and(|sheet| sheet.intersects(viewport))
    });
    for (page, sheet) in sheets.iter().enumerate() {
        if !sheet.intersects(viewport) {
            continue;
        }
        let paper = view.papers.entry(page).or_default();
        paper.settle(pages, page, pixels);
        for rows in pages.stripes(page, pixels) {
            let [top, bottom] = [rows.start, rows.end]
                .map(|row| sheet.top() + row as f32 / ui.ctx().pixels_per_point());
            if bottom < viewport.top() || viewport.bottom() < top {
                continue;
            }
            let stripe = Stripe {
                page,
                scale: pixels,
                rows: rows.clone(),
            };
            if !paper.has(pages, page, pixels, &rows) {
                missing.push(stripe.clone());
            }
            visible.push(stripe);
        }
    }
    // While newer pages are being made, those bring their own pictures.
    if session.preview().is_behind() {
        missing.clear();
    }
    session.preview_mut().look_at(visible, missing);
}

fn take_drawn(ctx: &Context, view: &mut PageView, session: &mut Session) {
    for drawn in session.preview_mut().take_drawn() {
        let size = [drawn.pixels.width, drawn.pixels.height];
        let picture = ColorImage::from_rgba_premultiplied(size, &drawn.pixels.rgba);
        let name = format!("page {}", drawn.stripe.page + 1);
        let texture = ctx.load_texture(name, picture, TextureOptions::LINEAR);
        let paper = view.papers.entry(drawn.stripe.page).or_default();
        paper.take(&drawn, texture);
        paper.promote();
    }
}

/// A place on the ground, on a whole pixel so that pages are sharp.
fn on_screen(ui: &Ui, sheet: Rect, origin: Pos2) -> Rect {
    let pixels = ui.ctx().pixels_per_point();
    let at = sheet.min + origin.to_vec2();
    let at = Pos2::new(
        (at.x * pixels).round() / pixels,
        (at.y * pixels).round() / pixels,
    );
    Rect::from_min_size(at, sheet.size())
}

fn draw_sheet(ui: &Ui, view: &PageView, page: usize, sheet: Rect, origin: Pos2) {
    let paper = on_screen(ui, sheet, origin);
    let shadow = Shadow {
        offset: [0, 1],
        blur: 8,
        spread: 0,
        color: Color32::from_black_alpha(40),
    };
    ui.painter().add(shadow.as_shape(paper, CornerRadius::ZERO));
    ui.painter()
        .rect_filled(paper, CornerRadius::ZERO, Color32::WHITE);
    if let Some(shown) = view.papers.get(&page) {
        shown.paint(ui, page, paper);
    }
}

/// The page's text, for those who hear it.
fn page_texts(ui: &Ui, view: &mut PageView, pages: &Pages, page: usize, sheet: Rect, origin: Pos2) {
    let known = view
        .texts
        .get(&page)
        .filter(|(known, _)| known.is_same(pages));
    if known.is_none() {
        view.texts
            .insert(page, (pages.clone(), pages.page_texts(page)));
    }
    let Some((_, texts)) = view.texts.get(&page) else {
        return;
    };
    let paper = on_screen(ui, sheet, origin);
    for (index, text) in texts.iter().enumerate() {
        let area = Rect::from_min_max(
            paper.min + Vec2::new(text.area.left, text.area.top) * view.scale,
            paper.min + Vec2::new(text.area.right, text.area.bottom) * view.scale,
        );
        let response = ui.interact(
            area,
            ui.scope_id().with(("text", page, index)),
            Sense::hover(),
        );
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &text.words));
    }
}

fn click(
    ui: &Ui,
    view: &PageView,
    pages: &Pages,
    page: usize,
    sheet: Rect,
    origin: Pos2,
    actions: &mut Vec<Action>,
) {
    let paper = on_screen(ui, sheet, origin);
    let response = ui.interact(paper, ui.scope_id().with(("paper", page)), Sense::CLICK);
    let name = say_with(
        "page-number",
        &[("page", (page + 1).into()), ("pages", pages.count().into())],
    );
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Image, true, &name));
    let Some(pointer) = response.hover_pos() else {
        return;
    };
    let at = (pointer - paper.min) / view.scale;
    let spot = pages.spot_at(page, at.x, at.y);
    if spot.is_some() {
        ui.ctx().set_cursor_icon(CursorIcon::Text);
    }
    if response.clicked()
        && let Some(spot) = spot
    {
        actions.push(Action::GoToPrinted(spot.path, spot.offset));
    }
}

/// A bar beside the paper marks what the caret is in.
fn mark_field(
    ui: &Ui,
    view: &PageView,
    session: &Session,
    pages: &Pages,
    sheets: &[Rect],
    origin: Pos2,
) {
    let Some(place) = session.place_on_page() else {
        return;
    };
    let palette = theme::palette(ui);
    let block = session.current_item();
    let is_there = |block: &FieldPath| place.is_within(block) && is_small(block);
    let path = block.filter(is_there).unwrap_or_else(|| place.clone());
    for (page, sheet) in sheets.iter().enumerate() {
        let is_seen = on_screen(ui, *sheet, origin).intersects(ui.clip_rect());
        let extent = is_seen.then(|| pages.extent_within(page, &path)).flatten();
        let Some((top, bottom)) = extent else {
            continue;
        };
        let paper = on_screen(ui, *sheet, origin);
        let x = paper.left() + (44.0 * view.scale).min(40.0);
        let bar = Rect::from_min_max(
            Pos2::new(x, paper.top() + top * view.scale),
            Pos2::new(x + 3.0, paper.top() + bottom * view.scale),
        );
        // On white paper whatever the theme.
        let colour = if ui.visuals().dark_mode {
            Color32::from_rgb(0x2b, 0x8f, 0xc9)
        } else {
            palette.accent
        };
        ui.painter().rect_filled(bar, 1.5, colour);
    }
}

/// Items that are marked as a whole: a quote with its speaker, a contact; not
/// a section.
fn is_small(item: &crate::release::FieldPath) -> bool {
    item.segments().len() != 2 || !item.segments().any(|segment| segment == "sections")
}

/// A quiet sign that newer pages are being made.
fn updating(ui: &Ui, pane: Rect) {
    let palette = theme::palette(ui);
    let text = say("page-updating");
    let font = egui::FontId::proportional(theme::LABEL);
    let galley = ui.painter().layout_no_wrap(text, font, palette.muted);
    let at = pane.right_top() + Vec2::new(-galley.size().x - 22.0, 8.0);
    let ground = Rect::from_min_size(at, galley.size()).expand2(Vec2::new(8.0, 4.0));
    ui.painter().rect_filled(
        ground,
        CornerRadius::same(theme::FIELD_CORNER),
        palette.pane,
    );
    ui.painter().galley(at, galley, palette.muted);
}
