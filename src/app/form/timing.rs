//! When a release may be used: at once, or not before a moment.

use egui::{ComboBox, Ui};
use jiff::civil::{DateTime, Time};

use super::Form;
use super::card::widget_id;
use super::fields::{label, named, remark};
use super::values::{choice, date_button, today};
use crate::app::theme;
use crate::edit::StateId;
use crate::language::{is_whole_time, moment, time_of_day, zones};
use crate::release::{FieldPath, Timing};
use crate::session::Action;
use crate::texts::say;
use crate::widgets::opens_now;
use crate::widgets::text::{TextDirection, TextField, Written};

/// Zones that are offered first: those of the seats of the United Nations.
const USUAL_ZONES: [&str; 5] = [
    "UTC",
    "America/New_York",
    "Europe/Zurich",
    "Europe/Vienna",
    "Africa/Nairobi",
];

/// How wide the field of a time is, in points.
const TIME_FIELD: f32 = 84.0;
/// Times and zones are written so in every language.
const LATIN: TextDirection = TextDirection::LeftToRight;

/// In a narrower form the zone stands below day and time, in points.
const ROOM_FOR_ZONE: f32 = 450.0;

/// The change that what was typed as a time asks for, before the field is left.
pub(super) fn finished_time(typed: Option<&TypedTime>, timing: &Timing) -> Option<Action> {
    let Timing::Embargoed { until, zone } = timing else {
        return None;
    };
    // What was typed is no longer so where the time was changed otherwise.
    let typed = typed.filter(|typed| typed.now == until.time())?;
    let time = time_of_day(&typed.text)?;
    let timing = Timing::Embargoed {
        until: until.date().to_datetime(time),
        zone: zone.clone(),
    };
    let path = FieldPath::root().field("timing");
    (time != until.time()).then(|| Action::SetTyped(path, timing.into()))
}

/// What was typed as a time and is none.
pub(super) fn no_time(typed: Option<&TypedTime>) -> Option<&str> {
    let text = typed?.text.as_str();
    is_no_time(text).then_some(text)
}

/// Forgets what was typed as the time of an embargo that is gone.
pub(super) fn forget_time(form: &mut Form<'_>) {
    if !matches!(form.session.release().timing, Timing::Embargoed { .. }) {
        form.state.time = None;
    }
}

/// The fields.
pub(super) fn show(ui: &mut Ui, form: &mut Form<'_>) {
    let path = FieldPath::root().field("timing");
    let now = form.session.release().timing.clone();
    let kind = match &now {
        Timing::Unstated => 0,
        Timing::Immediate => 1,
        Timing::Embargoed { .. } => 2,
    };
    let options: Vec<(usize, String)> = ["timing-unstated", "timing-immediate", "timing-embargoed"]
        .iter()
        .enumerate()
        .map(|(index, id)| (index, say(id)))
        .collect();
    if let Some(chosen) = choice(ui, form, &path, &kind, &options) {
        let timing = match chosen {
            0 => Timing::Unstated,
            1 => Timing::Immediate,
            _ => Timing::Embargoed {
                until: today().at(11, 0, 0, 0),
                zone: "UTC".to_owned(),
            },
        };
        form.actions.push(Action::Set(path.clone(), timing.into()));
    }
    if let Timing::Embargoed { until, zone } = &now {
        embargo(ui, form, &path, *until, zone);
    }
}

fn embargo(ui: &mut Ui, form: &mut Form<'_>, path: &FieldPath, until: DateTime, zone: &str) {
    let timing = |until: DateTime, zone: &str| {
        let zone = zone.to_owned();
        Timing::Embargoed { until, zone }.into()
    };
    let set = |form: &mut Form<'_>, until: DateTime, zone: &str| {
        let set = Action::Set(path.clone(), timing(until, zone));
        form.actions.push(set);
    };
    let zone_field = |ui: &mut Ui, form: &mut Form<'_>| {
        ui.vertical(|ui| {
            label(ui, &say("embargo-zone"));
            if let Some(zone) = zone_choice(ui, form, path, zone) {
                set(form, until, &zone);
            }
        });
    };
    let has_room = ui.available_width() >= ROOM_FOR_ZONE;
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            label(ui, &say("embargo-date"));
            let name = named(form, path, &say("embargo-date-name"));
            let now = (Some(until.date()), false);
            let chosen = date_button(ui, form, &path.field("date"), &name, now);
            if let Some(Some(date)) = chosen {
                set(form, date.to_datetime(until.time()), zone);
            }
        });
        ui.vertical(|ui| {
            label(ui, &say("embargo-time"));
            if let Some(time) = time_field(ui, form, path, until.time()) {
                let until = until.date().to_datetime(time);
                let set = Action::SetTyped(path.clone(), timing(until, zone));
                form.actions.push(set);
            }
        });
        if has_room {
            zone_field(ui, form);
        }
    });
    if !has_room {
        zone_field(ui, form);
    }
    if no_time(form.state.time.as_ref()).is_some() {
        remark(ui, &say("embargo-time-wrong"));
    }
    let release = form.session.release();
    let line = moment(until, zone, &release.language, release.conventions);
    let palette = theme::palette(ui);
    Written::new(&line)
        .size(theme::LABEL)
        .colour(palette.muted)
        .show(ui);
}

/// A time as it's typed, until the field is left.
#[derive(Debug)]
pub(super) struct TypedTime {
    text: String,
    /// The time before it was typed at.
    before: Time,
    /// The time that the release has by it.
    now: Time,
    /// The state of the document when the field last had the keyboard.
    state: StateId,
    /// Whether somebody was told that it would be lost.
    is_warned_of: bool,
}

impl TypedTime {
    pub(super) fn is_warned_of(&self) -> bool {
        self.is_warned_of
    }

    pub(super) fn keep(&mut self) {
        self.before = self.now;
    }

    pub(super) fn warn(&mut self) {
        self.is_warned_of = true;
    }

    /// Whether it's none, and nothing was done since it was typed.
    pub(super) fn is_none_and_last(&self, state: StateId) -> bool {
        self.state == state && is_no_time(&self.text)
    }
}

/// An hour and minutes: '14:30', '1430', '2.30 pm'. The release has them as soon as
/// they're all there; what can't be a time, or isn't one yet, leaves it as it was.
fn time_field(ui: &mut Ui, form: &mut Form<'_>, path: &FieldPath, now: Time) -> Option<Time> {
    let id = widget_id("time", path);
    // What was typed is no longer so where the time was changed otherwise.
    form.state.time.take_if(|typed| typed.now != now);
    let before = form.state.time.as_ref().map_or(now, |typed| typed.before);
    let written = || format!("{:02}:{:02}", now.hour(), now.minute());
    let known = form.state.time.as_ref();
    let mut text = known.map_or_else(written, |typed| typed.text.clone());
    let is_warned_of = known.is_some_and(|typed| typed.is_warned_of);
    let mut state = known.map(|typed| typed.state).unwrap_or_default();
    let name = say("embargo-time-name");
    let shown = text.clone();
    let field = TextField::line(id, &shown, &name).width(TIME_FIELD);
    let output = field.direction(Some(LATIN)).with_history().show(ui);
    output.apply_to(&mut text);
    let response = output.response;
    form.control(&path.field("time"), &response);
    if response.has_focus() {
        state = form.session.document().state();
    }
    let parsed = time_of_day(&text);
    if response.has_focus() {
        let time = parsed.filter(|_| is_whole_time(&text)).unwrap_or(before);
        form.state.time = Some(TypedTime {
            text,
            before,
            now: time,
            state,
            is_warned_of: is_warned_of && !response.changed(),
        });
        return (time != now).then_some(time);
    }
    // What can't be a time stays, and is said below.
    if !is_no_time(&text) {
        form.state.time = None;
    }
    parsed.filter(|time| *time != now)
}

/// Whether something was typed that is no time of day.
fn is_no_time(text: &str) -> bool {
    !text.trim().is_empty() && time_of_day(text).is_none()
}

fn zone_choice(ui: &mut Ui, form: &mut Form<'_>, path: &FieldPath, now: &str) -> Option<String> {
    let mut chosen = None;
    let combo = ComboBox::from_id_salt(widget_id("zone", path))
        .selected_text(now)
        .width(180.0)
        .height(320.0)
        .close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside)
        .show_ui(ui, |ui| {
            let name = say("zone-search");
            let id = widget_id("zone-search", path);
            // Down leads to the zones below it.
            let shown = form.state.zone.clone();
            let field = TextField::line(id, &shown, &name).hint(&name);
            let field = field.direction(Some(LATIN)).with_history_alone();
            let search = field.left_by_arrows().show(ui);
            search.apply_to(&mut form.state.zone);
            if opens_now(ui, widget_id("zones", path)) {
                search.response.request_focus();
            }
            let takes_first = search.is_entered;
            let wanted = form.state.zone.to_lowercase().replace(' ', "_");
            let mut offer = |ui: &mut Ui, zone: &str| {
                if ui.selectable_label(zone == now, zone).clicked() {
                    chosen = Some(zone.to_owned());
                    ui.close();
                }
            };
            if wanted.is_empty() {
                USUAL_ZONES.iter().for_each(|zone| offer(ui, zone));
                ui.separator();
            }
            let found = zones().iter();
            let mut found = found
                .filter(|zone| zone.to_lowercase().contains(&wanted))
                .peekable();
            if found.peek().is_none() {
                ui.weak(say("zone-none"));
            }
            found.for_each(|zone| offer(ui, zone));
            if takes_first && !wanted.is_empty() {
                let mut zones = zones().iter();
                let first = zones.find(|zone| zone.to_lowercase().contains(&wanted));
                chosen = first.map(|zone| (*zone).to_owned());
                ui.close();
            }
        });
    if chosen.is_some() {
        combo.response.request_focus();
    }
    let name = say("embargo-zone-name");
    ui.ctx().accesskit_node_builder(combo.response.id, |node| {
        node.set_label(name.as_str());
        node.set_value(now);
    });
    form.control(&path.field("zone"), &combo.response);
    chosen
}
