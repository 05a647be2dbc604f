//! Fields whose values are chosen: languages, dates, one of a few.

use std::sync::LazyLock;

use egui::{ComboBox, Popup, RichText, Ui, WidgetInfo};
use jiff::civil::Date;

use super::buttons::small_button;
use super::card::widget_id;
use super::fields::field_name;
use super::{Form, below, news};
use crate::app::{keyboard, theme};
use crate::language::{Conventions, MORE_LANGUAGES, Tag, UN_LANGUAGES, language_name, long_date};
use crate::release::{FieldPath, Part, Value};
use crate::session::Action;
use crate::texts::{month_name, say, say_with};
use crate::widgets::{Calendar, DayCursor, option_list};

/// A box to choose one of several from. `options` are values with their names;
/// answers the one that was chosen.
pub(super) fn choice<T: Clone + PartialEq>(
    ui: &mut Ui,
    form: &mut Form<'_>,
    path: &FieldPath,
    now: &T,
    options: &[(T, String)],
) -> Option<T> {
    news::label(ui, form, path);
    let name = field_name(form, path);
    let shown = options.iter().find(|(value, _)| value == now);
    let shown = shown.map_or_else(String::new, |(_, name)| name.clone());
    let mut chosen = None;
    ui.spacing_mut().interact_size.y = theme::FIELD_HEIGHT;
    ui.spacing_mut().button_padding.x = theme::FIELD_MARGIN;
    let combo = ComboBox::from_id_salt(widget_id("choice", path))
        .selected_text(&shown)
        .width(choice_width(ui))
        .height(360.0)
        .show_ui(ui, |ui| {
            let at = options.iter().position(|(value, _)| value == now);
            let names = options.iter().map(|(_, name)| name.as_str());
            let index = option_list(ui, widget_id("choices", path), at, names);
            if let Some((value, _)) = index.and_then(|index| options.get(index)) {
                chosen = Some(value.clone());
                ui.close();
            }
            keyboard::follow(ui);
        });
    name_combo(ui, &combo.response, &name, &shown);
    form.control(path, &combo.response);
    if chosen.is_some() {
        combo.response.request_focus();
    }
    below::at_field(ui, form, path);
    chosen
}

/// How wide a box is: as wide as there is room in a narrow form, else not all of it.
fn choice_width(ui: &Ui) -> f32 {
    const USUAL: f32 = 280.0;
    const NARROW: f32 = 340.0;
    let room = ui.available_width();
    if room < NARROW { room } else { USUAL }
}

fn name_combo(ui: &Ui, response: &egui::Response, name: &str, value: &str) {
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_label(name);
        node.set_value(value);
    });
}

/// The names of languages, those of the United Nations first, the others by name.
pub(super) fn languages() -> &'static [(Tag, String)] {
    static LANGUAGES: LazyLock<Vec<(Tag, String)>> = LazyLock::new(|| {
        let named = |tag: &&str| {
            let tag = Tag::parse(tag).ok()?;
            let name = language_name(&tag, &Tag::english());
            Some((tag, name))
        };
        let mut languages: Vec<(Tag, String)> = UN_LANGUAGES.iter().filter_map(named).collect();
        let mut more: Vec<(Tag, String)> = MORE_LANGUAGES.iter().filter_map(named).collect();
        more.sort_by(|(_, one), (_, other)| one.cmp(other));
        languages.append(&mut more);
        languages
    });
    &LANGUAGES
}

/// A language that may be left open.
pub(super) fn optional_language(ui: &mut Ui, form: &mut Form<'_>, path: &FieldPath, none: &str) {
    let Some(Part::Value(Value::OptionalLanguage(now))) = form.session.release().part(path) else {
        return;
    };
    let mut options: Vec<(Option<Tag>, String)> = vec![(None, none.to_owned())];
    options.extend(
        with_other(now.as_ref())
            .into_iter()
            .map(|(tag, name)| (Some(tag), name)),
    );
    if let Some(chosen) = choice(ui, form, path, &now, &options) {
        form.actions.push(Action::Set(path.clone(), chosen.into()));
    }
}

/// The offered languages, with the one that a release has if it's another.
pub(super) fn with_other(now: Option<&Tag>) -> Vec<(Tag, String)> {
    let mut options = languages().to_vec();
    if let Some(now) = now
        && !options.iter().any(|(tag, _)| tag == now)
    {
        options.push((now.clone(), language_name(now, &Tag::english())));
    }
    options
}

/// A day, typed or chosen from a calendar.
pub(super) fn date(ui: &mut Ui, form: &mut Form<'_>, path: &FieldPath) {
    let Some(Part::Value(Value::Date(now))) = form.session.release().part(path) else {
        return;
    };
    news::label(ui, form, path);
    let name = field_name(form, path);
    if let Some(chosen) = date_button(ui, form, path, &name, (now, true)) {
        form.actions.push(Action::Set(path.clone(), chosen.into()));
    }
    below::at_field(ui, form, path);
}

/// A button that says a day and opens a calendar, in which the day can be taken out
/// where it `may_be_none`; answers what was chosen.
pub(super) fn date_button(
    ui: &mut Ui,
    form: &mut Form<'_>,
    path: &FieldPath,
    name: &str,
    (now, may_be_none): (Option<Date>, bool),
) -> Option<Option<Date>> {
    let english = Tag::english();
    let shown = match now {
        Some(date) => long_date(date, &english, Conventions::default()),
        None => say("no-date"),
    };
    let palette = theme::palette(ui);
    let text = RichText::new(&shown).color(if now.is_some() {
        palette.ink
    } else {
        palette.muted
    });
    let usual = ui.spacing().button_padding.x;
    ui.spacing_mut().button_padding.x = theme::FIELD_MARGIN;
    let size = egui::Vec2::new(150.0, theme::FIELD_HEIGHT);
    let button = ui.add(egui::Button::new(text).min_size(size));
    ui.spacing_mut().button_padding.x = usual;
    button.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, name));
    form.control(path, &button);
    ui.ctx()
        .accesskit_node_builder(button.id, |node| node.set_value(shown.as_str()));
    let mut chosen: Option<Option<Date>> = None;
    let day_name = |date: Date| long_date(date, &Tag::english(), Conventions::default());
    let weekdays = say("weekdays");
    let mut weekdays = weekdays.split(' ');
    let weekdays = std::array::from_fn(|_| weekdays.next().unwrap_or_default());
    let (previous, next) = (say("previous-month"), say("next-month"));
    if button.clicked() {
        form.state.calendar = DayCursor::at(now.unwrap_or_else(today));
    }
    Popup::from_toggle_button_response(&button)
        .id(widget_id("calendar", path))
        .close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside)
        .accessible_name(say_with("calendar-of", &[("field", name.into())]))
        .show(|ui| {
            let calendar = Calendar::new(now, &month_name, &day_name, weekdays, (&previous, &next));
            if let Some(date) = calendar.show(ui, &mut form.state.calendar) {
                chosen = Some(Some(date));
                ui.close();
            }
            ui.horizontal(|ui| {
                if small_button(ui, &say("today"), &say("today")).clicked() {
                    chosen = Some(Some(today()));
                    ui.close();
                }
                if may_be_none
                    && now.is_some()
                    && small_button(ui, &say("clear-date"), &say("clear-date")).clicked()
                {
                    chosen = Some(None);
                    ui.close();
                }
            });
        });
    if chosen.is_some() {
        button.request_focus();
    }
    chosen
}

/// The day that it is here.
pub(in crate::app) fn today() -> Date {
    jiff::ZonedDateTime::now().date()
}
