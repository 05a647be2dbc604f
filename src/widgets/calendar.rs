//! A month to choose a day from.

use egui::{Grid, RichText, Ui};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

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

    /// Draws the month of `shown`, which turning its leaves changes; answers the
    /// day that was clicked.
    pub fn show(self, ui: &mut Ui, shown: &mut Date) -> Option<Date> {
        ui.horizontal(|ui| {
            let mut turn = |ui: &mut Ui, sign: &str, name: &str, months: i32| {
                let button = ui.button(sign);
                button.widget_info(|| {
                    egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, name)
                });
                if button.clicked()
                    && let Ok(date) = shown.first_of_month().checked_add(months.months())
                {
                    *shown = date;
                }
            };
            turn(ui, "◀", self.previous, -1);
            turn(ui, "▶", self.next, 1);
            ui.strong((self.month_name)(*shown));
        });
        let first = shown.first_of_month();
        let lead = first.weekday().since(Weekday::Monday);
        let mut clicked = None;
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
                let button = ui.add_sized([26.0, 22.0], button);
                let name = (self.day_name)(date);
                button.widget_info(|| {
                    egui::WidgetInfo::selected(egui::accesskit::Role::Button, true, chosen, &name)
                });
                if button.clicked() {
                    clicked = Some(date);
                }
                if date.weekday() == Weekday::Sunday {
                    ui.end_row();
                }
            }
        });
        clicked
    }
}
