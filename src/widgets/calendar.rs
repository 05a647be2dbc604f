//! A month to choose a day from.

use egui::{EventFilter, Grid, Key, Modifiers, RichText, Ui};
use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

/// The day at hand in a calendar, whose month is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DayCursor {
    day: Date,
    /// Whether the keyboard is to go to it.
    takes_keyboard: bool,
}

impl DayCursor {
    /// This day, which gets the keyboard as soon as it's drawn.
    pub fn at(day: Date) -> Self {
        Self {
            day,
            takes_keyboard: true,
        }
    }

    /// Goes on by so much, if there is such a day.
    fn go(&mut self, by: Span, takes_keyboard: bool) {
        if let Ok(day) = self.day.checked_add(by) {
            self.day = day;
            self.takes_keyboard = takes_keyboard;
        }
    }
}

/// Where keys lead from a day, as in other calendars.
fn steps(day: Date) -> [(Key, Span); 8] {
    let since_monday = i64::from(day.weekday().since(Weekday::Monday));
    [
        (Key::ArrowLeft, -1.day()),
        (Key::ArrowRight, 1.day()),
        (Key::ArrowUp, -7.days()),
        (Key::ArrowDown, 7.days()),
        (Key::PageUp, -1.month()),
        (Key::PageDown, 1.month()),
        (Key::Home, (-since_monday).days()),
        (Key::End, (6 - since_monday).days()),
    ]
}

/// A month with its days, one of them chosen.
pub struct Calendar<'a> {
    chosen: Option<Date>,
    month_name: &'a dyn Fn(Date) -> String,
    day_name: &'a dyn Fn(Date) -> String,
    weekdays: [&'a str; 7],
    previous: &'a str,
    next: &'a str,
}

impl<'a> Calendar<'a> {
    /// A calendar with `chosen` in it. `month_name` says what a day's month is
    /// called, `day_name` what the day itself is, for those who don't see where
    /// it stands; `weekdays` are short names from Monday on.
    pub fn new(
        chosen: Option<Date>,
        month_name: &'a dyn Fn(Date) -> String,
        day_name: &'a dyn Fn(Date) -> String,
        weekdays: [&'a str; 7],
        (previous, next): (&'a str, &'a str),
    ) -> Self {
        Self {
            chosen,
            month_name,
            day_name,
            weekdays,
            previous,
            next,
        }
    }

    /// Draws the month of the day at hand, which keys and turning its leaves change;
    /// answers the day that was chosen.
    pub fn show(self, ui: &mut Ui, cursor: &mut DayCursor) -> Option<Date> {
        ui.horizontal(|ui| {
            let mut turn = |ui: &mut Ui, sign: &str, name: &str, months: i32| {
                let button = ui.button(sign);
                button.widget_info(|| {
                    egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, name)
                });
                if button.clicked() {
                    cursor.go(months.months(), false);
                }
            };
            turn(ui, "◀", self.previous, -1);
            turn(ui, "▶", self.next, 1);
            ui.strong((self.month_name)(cursor.day));
        });
        let first = cursor.day.first_of_month();
        let lead = first.weekday().since(Weekday::Monday);
        let (mut clicked, mut by_keys) = (None, false);
        Grid::new("days").spacing([2.0, 2.0]).show(ui, |ui| {
            for name in self.weekdays {
                ui.label(RichText::new(name).small().weak());
            }
            ui.end_row();
            for _ in 0..lead {
                ui.label("");
            }
            for day in 0..first.days_in_month() {
                let Ok(date) = first.checked_add(i32::from(day).days()) else {
                    break;
                };
                let chosen = self.chosen == Some(date);
                let button = egui::Button::selectable(chosen, date.day().to_string());
                // By its day, or what has the keyboard would be another when a leaf is turned.
                let of_day = ui.push_id(date.to_string(), |ui| ui.add_sized([26.0, 22.0], button));
                let button = of_day.inner;
                let name = (self.day_name)(date);
                button.widget_info(|| {
                    egui::WidgetInfo::selected(egui::accesskit::Role::Button, true, chosen, &name)
                });
                if button.clicked() {
                    clicked = Some(date);
                }
                if cursor.day == date && std::mem::take(&mut cursor.takes_keyboard) {
                    button.request_focus();
                }
                if button.has_focus() {
                    cursor.day = date;
                    by_keys = by_keys || led_on(ui, button.id, cursor);
                }
                if date.weekday() == Weekday::Sunday {
                    ui.end_row();
                }
            }
        });
        if by_keys {
            ui.ctx().request_repaint();
        }
        clicked
    }
}

/// Takes the keys that lead from the day that has the keyboard to another. Answers
/// whether there were any.
fn led_on(ui: &Ui, button: egui::Id, cursor: &mut DayCursor) -> bool {
    let arrows = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(button, arrows));
    let mut is_led = false;
    for (key, by) in steps(cursor.day) {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            cursor.go(by, true);
            is_led = true;
        }
    }
    is_led
}
