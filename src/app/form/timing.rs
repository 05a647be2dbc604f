//! When a release may be used: at once, or not before a moment.

use egui::{ComboBox, RichText, TextEdit, Ui};
use jiff::civil::{DateTime, Time};

use super::Form;
use super::card::widget_id;
use super::fields::{label, named};
use super::values::{choice, date_button, today};
use crate::app::theme;
use crate::language::{moment, zones};
use crate::release::{FieldPath, Timing};
use crate::session::Action;
use crate::texts::say;

/// Zones that are offered first: those of the seats of the United Nations.
const USUAL_ZONES: [&str; 5] = [
    "UTC",
    "America/New_York",
    "Europe/Zurich",
    "Europe/Vienna",
    "Africa/Nairobi",
];

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
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            label(ui, &say("embargo-date"));
            let name = named(form, path, &say("embargo-date-name"));
            let chosen = date_button(ui, form, &path.field("date"), &name, Some(until.date()));
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
        ui.vertical(|ui| {
            label(ui, &say("embargo-zone"));
            if let Some(zone) = zone_choice(ui, form, path, zone) {
                set(form, until, &zone);
            }
        });
    });
    let line = moment(until, zone, &form.session.release().language);
    let palette = theme::palette(ui);
    ui.label(RichText::new(line).size(theme::LABEL).color(palette.muted));
}

/// Hours and minutes as they're typed: '11', '11:30', '9.05'.
fn time_field(ui: &mut Ui, form: &mut Form<'_>, path: &FieldPath, now: Time) -> Option<Time> {
    let id = widget_id("time", path);
    let written = format!("{:02}:{:02}", now.hour(), now.minute());
    // What is being typed isn't yet a time at each letter.
    let mut text = form.state.time.clone().unwrap_or(written);
    let field = TextEdit::singleline(&mut text)
        .id(id)
        .desired_width(64.0)
        .margin(egui::Margin::symmetric(10, 7));
    let response = ui.add(field);
    form.control(&path.field("time"), &response);
    let name = say("embargo-time-name");
    ui.ctx()
        .accesskit_node_builder(id, |node| node.set_label(name.as_str()));
    if response.has_focus() {
        form.state.time = Some(text.clone());
        let parsed = parse_time(&text)?;
        return (parsed != now).then_some(parsed);
    }
    // What can't be a time stays, and is said.
    if parse_time(&text).is_some() {
        form.state.time = None;
    } else {
        let palette = theme::palette(ui);
        let wrong = RichText::new(say("embargo-time-wrong"));
        ui.label(wrong.size(theme::LABEL).color(palette.must));
    }
    None
}

fn parse_time(text: &str) -> Option<Time> {
    let text = text.trim();
    let (hour, minute) = match text.split_once([':', '.', 'h']) {
        Some((hour, minute)) => (hour, minute),
        None => (text, "0"),
    };
    let minute = if minute.is_empty() { "0" } else { minute };
    Time::new(hour.trim().parse().ok()?, minute.trim().parse().ok()?, 0, 0).ok()
}

fn zone_choice(ui: &mut Ui, form: &mut Form<'_>, path: &FieldPath, now: &str) -> Option<String> {
    let mut chosen = None;
    let combo = ComboBox::from_id_salt(widget_id("zone", path))
        .selected_text(now)
        .width(180.0)
        .height(320.0)
        .close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside)
        .show_ui(ui, |ui| {
            let search = TextEdit::singleline(&mut form.state.zone).hint_text(say("zone-search"));
            let search = ui.add(search);
            let name = say("zone-search");
            ui.ctx()
                .accesskit_node_builder(search.id, |node| node.set_label(name.as_str()));
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
            for zone in zones() {
                if zone.to_lowercase().contains(&wanted) {
                    offer(ui, zone);
                }
            }
        });
    let name = say("embargo-zone-name");
    ui.ctx().accesskit_node_builder(combo.response.id, |node| {
        node.set_label(name.as_str());
        node.set_value(now);
    });
    form.control(&path.field("zone"), &combo.response);
    chosen
}
