//! The form: every part of the release as fields, in the order of the page.
//!
//! It's drawn from the session and answers actions; nothing here changes a
//! release. What a release doesn't use takes no room but an 'Add…'.

mod below;
mod blocks;
mod buttons;
mod card;
mod chips;
mod comments;
mod conflicts;
mod contacts;
mod far;
mod fields;
mod foot;
mod head;
mod news;
mod outdated;
mod picture;
mod prose;
mod reading;
mod sections;
mod shown;
mod sides;
mod table;
mod timing;
mod translation;
mod values;

use egui::{Color32, ScrollArea, Sense, Ui};

pub(super) use far::NEAR;
pub(super) use values::today;

use super::arrivals::Arrivals;
use super::pictures::Thumbnails;
use super::{dragging, keyboard, theme};
use crate::edit::StateId;
use crate::jobs::Wake;
use crate::language::Tag;
use crate::release::{FieldPath, Release, comments_list};
use crate::session::{Action, Caret, Group, PARTS, PartName, Session, first_field};
use crate::texts::{part_label, say, say_with};
use crate::widgets::text::{TextDirection, Written};
use crate::widgets::{DayCursor, RowEnd};

/// What the form remembers between frames.
#[derive(Debug, Default)]
pub struct FormState {
    heights: far::Heights,
    conflicts: conflicts::Cards,
    below: below::Below,
    /// The open cards: at most one of a list and those around it.
    open: Option<FieldPath>,
    /// Where the caret should go, and for how many frames that was tried.
    focus: Option<(Caret, u8)>,
    /// Whether its field is brought into view.
    brings_caret: bool,
    /// Whether the field with the caret was in view when it was last drawn.
    sees_caret: bool,
    /// What a field has scrolled to.
    scrolls_to: Option<egui::Rect>,
    /// How wide the form was when it was last drawn.
    width: f32,
    /// For how many frames what is above the caret may still change its height.
    settling: u8,
    /// What should be scrolled to, and for how many frames that was tried.
    reveal: Option<(FieldPath, u8)>,
    /// What of the form that stands in.
    reveal_in: Option<FieldPath>,
    /// Where in the form it's to stand; no further than needed where it doesn't say.
    reveal_at: Option<egui::Align>,
    /// The part whose first control should have the keyboard, and for how many
    /// frames that was tried.
    reach: Option<(FieldPath, u8)>,
    /// The day that is at hand in an open calendar.
    calendar: DayCursor,
    /// What is typed as an embargo's time, until it's one.
    time: Option<timing::TypedTime>,
    /// What is typed into the field that searches time zones.
    zone: String,
    /// What is read, to be kept in its place.
    reading: reading::Reading,
    /// The link or footnote's mark that was clicked.
    chip: Option<chips::OpenChip>,
    /// The field whose selected text is being dragged.
    dragged_text: Option<FieldPath>,
    /// The field whose file dialog was asked for.
    wanted_picture: Option<FieldPath>,
}

/// In how many frames a form has its heights that has another width.
const SETTLING: u8 = 3;
/// The widest that fields are, in points: longer lines are hard to read.
const WIDEST: f32 = 820.0;

/// How often a place is tried that isn't there yet: a card opens in one frame
/// and has its size in the next.
const TRIES: u8 = 6;

impl FormState {
    /// Puts the caret here, as soon as the field is drawn.
    pub fn focus(&mut self, caret: Caret) {
        self.open_around(&caret.field);
        self.reveal = None;
        self.focus = Some((caret, 0));
        self.brings_caret = true;
    }

    /// Puts the caret back here, and leaves what is seen as it is.
    pub fn focus_in_place(&mut self, caret: Caret) {
        // What is on its way there comes into view still.
        let coming = self.focus.as_ref().filter(|_| self.brings_caret);
        let is_coming = coming.is_some_and(|(coming, _)| coming.field == caret.field);
        self.focus(caret);
        self.brings_caret = is_coming;
    }

    /// What was typed and would only be taken over when its field is left.
    pub fn unfinished(&self, release: &Release) -> Option<Action> {
        timing::finished_time(self.time.as_ref(), &release.timing)
    }

    /// Takes the embargo's time as it is now for the one that was there before, whatever
    /// is typed at it further: it's to be saved.
    pub fn keep_time(&mut self) {
        if let Some(time) = &mut self.time {
            time.keep();
        }
    }

    /// What was typed as an embargo's time and is none.
    pub fn no_time(&self) -> Option<&str> {
        timing::no_time(self.time.as_ref())
    }

    /// Whether an undo takes back what was typed as an embargo's time and is none: it was
    /// the last that was done, which led to this state of the document.
    pub fn can_take_back_time(&self, state: StateId) -> bool {
        let time = self.time.as_ref();
        time.is_some_and(|time| time.is_none_and_last(state))
    }

    /// Whether somebody was told that what they typed as a time would be lost.
    pub fn is_warned_of_time(&self) -> bool {
        let time = self.time.as_ref();
        time.is_some_and(timing::TypedTime::is_warned_of)
    }

    /// Remembers that somebody was told so.
    pub fn warn_of_time(&mut self) {
        if let Some(time) = &mut self.time {
            time.warn();
        }
    }

    /// Takes it back.
    pub fn take_back_time(&mut self) {
        self.time = None;
    }

    /// Goes nowhere any more.
    pub fn stay(&mut self) {
        self.focus = None;
        self.reach = None;
    }

    /// Shows this part.
    pub fn reveal(&mut self, path: FieldPath) {
        self.open_around(&path);
        self.reveal = Some((path, 0));
        self.reveal_in = None;
        self.reveal_at = Some(egui::Align::TOP);
    }

    /// Shows what stands below a field: what is to be settled, what is said of it.
    pub fn reveal_below(&mut self, path: FieldPath, within: FieldPath) {
        self.reveal(path);
        self.open_around(&within);
        self.reveal_in = Some(within);
    }

    /// Brings this part into view, and leaves it folded or open.
    pub fn scroll_to(&mut self, path: FieldPath) {
        self.reveal = Some((path, 0));
        self.reveal_at = None;
    }

    /// Gives the keyboard to this part's first control.
    pub fn reach(&mut self, path: FieldPath) {
        self.reach = Some((path, 0));
    }

    /// Has the cards around this field open. What is said of one is in none of its own.
    pub fn open_around(&mut self, path: &FieldPath) {
        if !path.is_within(&comments_list()) {
            self.open = Some(path.clone());
        }
    }

    fn is_open(&self, card: &FieldPath) -> bool {
        self.open.as_ref().is_some_and(|open| open.is_within(card))
    }

    /// The field for which a picture should be chosen, once.
    pub fn take_wanted_picture(&mut self) -> Option<FieldPath> {
        self.wanted_picture.take()
    }

    /// Whether a place is still being gone to.
    pub fn is_going(&self) -> bool {
        self.focus.is_some() || self.reveal.is_some() || self.reach.is_some()
    }

    fn tried(&mut self) {
        if let Some((_, tries)) = &mut self.focus {
            *tries += 1;
        }
        if let Some((_, tries)) = &mut self.reveal {
            *tries += 1;
        }
        if let Some((_, tries)) = &mut self.reach {
            *tries += 1;
        }
        self.focus.take_if(|(_, tries)| *tries >= TRIES);
        self.reveal.take_if(|(_, tries)| *tries >= TRIES);
    }

    /// The part whose first control should have had the keyboard and that has none.
    fn take_unreached(&mut self) -> Option<FieldPath> {
        let unreached = self.reach.take_if(|(_, tries)| *tries >= TRIES)?;
        Some(unreached.0)
    }
}

/// The id of the field of the text at `path`.
pub(super) fn field_id(path: &FieldPath) -> egui::Id {
    card::widget_id("field", path)
}

/// The languages that are offered.
pub(super) fn languages() -> &'static [(Tag, String)] {
    values::languages()
}

/// The languages to choose a release's from, with its own.
pub(super) fn languages_with(now: &Tag) -> Vec<(Tag, String)> {
    values::with_other(Some(now))
}

/// Below a part, in points.
const PART_GAP: f32 = theme::GRID * 4.0;

/// What the form is drawn with.
pub(super) struct Form<'a> {
    pub session: &'a Session,
    pub state: &'a mut FormState,
    pub thumbnails: &'a mut Thumbnails,
    pub arrivals: &'a mut Arrivals,
    pub wake: &'a Wake,
    /// Whether fields show blanks and where paragraphs and emphasis end.
    pub shows_marks: bool,
    /// Whether what is pasted in this frame is words alone.
    pub pastes_words: bool,
    pub actions: &'a mut Vec<Action>,
}

impl Form<'_> {
    /// Knows a control of the part at `path`: gives it the keyboard, if it was
    /// meant, and says so when it has it.
    fn control(&mut self, path: &FieldPath, control: &egui::Response) {
        let meant = |(wanted, _): &mut (FieldPath, u8)| path.is_within(wanted);
        if self.state.reach.take_if(meant).is_some() {
            control.request_focus();
            control.scroll_to_me(None);
        }
        self.at(path, control);
    }

    /// Says so when a control of the part at `path` has the keyboard that isn't the
    /// one to begin with.
    fn at(&mut self, path: &FieldPath, control: &egui::Response) {
        let is_going = self.state.focus.is_some() || self.state.reach.is_some();
        let is_known = self.session.caret().is_none() && self.session.place() == Some(path);
        if control.has_focus() && !is_going && !is_known {
            self.actions.push(Action::At(path.clone()));
        }
    }

    /// Whether the keyboard is in this part, or is going there.
    fn is_wanted(&self, path: &FieldPath) -> bool {
        let place = self.session.place();
        let place = place.and_then(|place| self.session.seen_at(place));
        let place = place.as_ref();
        let focus = self.state.focus.as_ref().map(|(caret, _)| &caret.field);
        let reveal = self.state.reveal.as_ref().map(|(path, _)| path);
        let reach = self.state.reach.as_ref().map(|(path, _)| path);
        let within = reveal.and(self.state.reveal_in.as_ref());
        let mut wanted = [place, focus, reveal, within, reach].into_iter().flatten();
        wanted.any(|wanted| wanted.is_within(path))
    }
}

/// Draws the form.
pub(super) fn show(ui: &mut Ui, form: &mut Form<'_>) {
    keep_caret_in_view(ui, form);
    if form.session.is_translating() {
        translation::show(ui, form);
        return go_on(ui, form);
    }
    form.state.heights.begin();
    // Fields keep their places by their addresses, so the form may change above them.
    ScrollArea::vertical()
        .id_salt("form")
        .auto_shrink([false, false])
        // A scroll that takes its time would go on while somebody types.
        .animated(false)
        .content_margin(egui::Margin::symmetric(26, 16))
        .show(ui, |ui| {
            reading::begin(ui, form);
            let spare = (ui.available_width() - WIDEST).max(0.0);
            let column = ui.available_rect_before_wrap();
            let column = column.shrink2(egui::Vec2::new(spare / 2.0, 0.0));
            ui.scope_builder(egui::UiBuilder::new().max_rect(column), |ui| {
                ui.spacing_mut().item_spacing.y = theme::GRID * 2.0;
                conflicts::show(ui, form);
                head::show(ui, form);
                sections::show(ui, form);
                foot::show(ui, form);
                foot::footnotes(ui, form);
                comments::show_aside(ui, form);
                ui.add_space(ui.clip_rect().height() * 0.4);
            });
            reading::end(ui, form);
            dragging::scroll_at_edge(ui);
            keyboard::follow(ui);
        });
    go_on(ui, form);
}

/// Goes on to where it's being gone to.
fn go_on(ui: &Ui, form: &mut Form<'_>) {
    if form.state.is_going() {
        form.state.tried();
        // A part of nothing but texts.
        let unreached = form.state.take_unreached();
        let release = form.session.release();
        let text = unreached.and_then(|path| first_field(release, &path));
        form.actions
            .extend(text.map(|field| Action::GoTo(field, None)));
        ui.ctx().request_repaint();
    }
}

/// In a form of another width fields have other heights, and what was seen may be
/// far away.
fn keep_caret_in_view(ui: &Ui, form: &mut Form<'_>) {
    let width = ui.available_width();
    let before = std::mem::replace(&mut form.state.width, width);
    let is_seen = std::mem::take(&mut form.state.sees_caret);
    if is_seen && (before - width).abs() > 0.5 {
        form.state.settling = SETTLING;
    }
    if form.state.settling == 0 || form.state.is_going() {
        return;
    }
    form.state.settling -= 1;
    let caret = form.session.caret().cloned();
    let is_here = |caret: &Caret| ui.memory(|memory| memory.has_focus(field_id(&caret.field)));
    if let Some(caret) = caret.filter(is_here) {
        form.state.focus(caret);
        ui.ctx().request_repaint();
    }
}

/// A sentence of the program's in small letters, whatever words are in it.
fn quietly(ui: &mut Ui, text: &str, colour: Color32) {
    Written::new(text)
        .direction(TextDirection::LeftToRight)
        .size(theme::LABEL)
        .colour(colour)
        .show(ui);
}

/// The heading of a group of parts.
fn group_heading(ui: &mut Ui, text: &str) {
    ui.add_space(PART_GAP);
    group_title(ui, text);
}

fn group_title(ui: &mut Ui, text: &str) {
    let title = Written::new(text).bold().size(theme::HEADING);
    let response = title.show_line(ui, Sense::hover());
    heading(ui, &response, text);
}

/// Makes what was shown as `text` one of the headings that a screen reader finds.
pub(super) fn heading(ui: &Ui, response: &egui::Response, text: &str) {
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(egui::accesskit::Role::Heading);
        node.set_label(text);
    });
}

/// 'Add…' with the parts of a group that aren't shown.
fn add_part(ui: &mut Ui, form: &mut Form<'_>, group: Group) {
    let missing: Vec<&PartName> = PARTS
        .iter()
        .filter(|part| part.group == group && !form.session.shows(part))
        .collect();
    if missing.is_empty() {
        return;
    }
    let id = match group {
        Group::Head => "add-to-head",
        _ => "add-to-foot",
    };
    buttons::add_menu(ui, &say(id), |ui| {
        for part in missing {
            if ui.button(part_label(part.field)).clicked() {
                form.actions.push(Action::ShowPart(part.path()));
                ui.close();
            }
        }
    });
}

/// A part that can be left out: its label with 'Remove' beside it, then what
/// `contents` draws.
fn optional_part(
    ui: &mut Ui,
    form: &mut Form<'_>,
    field: &'static str,
    contents: impl FnOnce(&mut Ui, &mut Form<'_>),
) {
    let Some(part) = PARTS.iter().find(|part| part.field == field) else {
        return;
    };
    if !form.session.shows(part) {
        return;
    }
    let path = part.path();
    let shown = ui
        .scope(|ui| {
            let label = part_label(field);
            ui.horizontal(|ui| {
                let end = RowEnd::new(ui, "part");
                let text = egui::RichText::new(&label);
                end.before(ui, |ui| ui.label(text.font(theme::bold_font(theme::TEXT))));
                if part.always {
                    return;
                }
                end.show(ui, |ui| {
                    let name = say_with("remove-part", &[("part", label.as_str().into())]);
                    if buttons::item_button(ui, form, &path, &say("remove"), &name) {
                        form.actions.push(Action::ClearPart(path.clone()));
                    }
                });
            });
            contents(ui, form);
            ui.add_space(theme::GRID);
        })
        .response;
    reveal_here(ui, form, &path, &shown);
}

/// Scrolls to what was asked for, if it's this.
///
/// What is inside is drawn first, so the innermost part that there is takes it;
/// a card that opens only now is waited for.
fn reveal_here(ui: &Ui, form: &mut Form<'_>, path: &FieldPath, shown: &egui::Response) {
    let wanted = form.state.reveal.take_if(|(wanted, tries)| {
        *wanted == *path || (*tries + 1 >= TRIES && wanted.is_within(path))
    });
    if wanted.is_some() {
        ui.scroll_to_rect(shown.rect, form.state.reveal_at);
    }
}
