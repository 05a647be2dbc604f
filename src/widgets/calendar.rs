//! A month to choose a day from.

use egui::{
    EventFilter, Key, Label, Modifiers, Rect, Response, RichText, Sense, TextWrapMode, Ui,
    UiBuilder, Vec2,
};
use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

/// How many days a week has.
const COLUMNS: usize = 7;
/// How many weeks a month touches at the most: room is kept for all of them.
const MOST_WEEKS: usize = 6;
/// From one day to the next, and from one week to the next, in points.
const STEP: Vec2 = Vec2::new(30.0, 26.0);

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
        let lead = usize::try_from(first.weekday().since(Weekday::Monday)).unwrap_or(0);
        let size = Vec2::new(COLUMNS as f32, (1 + MOST_WEEKS) as f32) * STEP;
        let (area, _) = ui.allocate_exact_size(size, Sense::hover());
        for (column, name) in self.weekdays.into_iter().enumerate() {
            let label = Label::new(RichText::new(name).small().weak());
            let head = UiBuilder::new().max_rect(place(area, 0, column));
            ui.new_child(head).add_sized(STEP - Vec2::splat(2.0), label);
        }
        let (mut clicked, mut is_led) = (None, false);
        for day in 0..first.days_in_month() {
            let Ok(date) = first.checked_add(i32::from(day).days()) else {
                break;
            };
            let at = lead + usize::try_from(day).unwrap_or(0);
            let place = place(area, 1 + at / COLUMNS, at % COLUMNS);
            let button = self.day(ui, place, date);
            if button.clicked() {
                clicked = Some(date);
            }
            if cursor.day == date && std::mem::take(&mut cursor.takes_keyboard) {
                button.request_focus();
            }
            if button.has_focus() && !is_led {
                cursor.day = date;
                is_led = led_on(ui, button.id, cursor);
            }
        }
        if is_led {
            ui.ctx().request_repaint();
        }
        clicked
    }

    fn day(&self, ui: &mut Ui, place: Rect, date: Date) -> Response {
        let chosen = self.chosen == Some(date);
        let button = egui::Button::selectable(chosen, date.day().to_string());
        let button = button.wrap_mode(TextWrapMode::Extend);
        // By its day, or what has the keyboard would be another when a leaf is turned.
        let of_day = UiBuilder::new().max_rect(place).id_salt(date.to_string());
        let button = ui.new_child(of_day).add_sized(place.size(), button);
        let name = (self.day_name)(date);
        button.widget_info(|| {
            egui::WidgetInfo::selected(egui::accesskit::Role::Button, true, chosen, &name)
        });
        button
    }
}

/// Where a day or a weekday's name stands.
fn place(area: Rect, row: usize, column: usize) -> Rect {
    let at = area.min + Vec2::new(column as f32, row as f32) * STEP;
    Rect::from_min_size(at, STEP - Vec2::splat(2.0))
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
