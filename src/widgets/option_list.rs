//! The options of an open list, to choose one of.

use egui::{Event, Id, Ui};

use super::opens_now;

/// For how long letters that are typed one after the other are one name, in seconds.
const PAUSE: f64 = 1.0;

/// Draws options; answers which was chosen, counted from 0.
///
/// The one that it is `now` has the keyboard when the list opens, and letters lead to the
/// first option that begins with them.
pub fn option_list<'a>(
    ui: &mut Ui,
    id: Id,
    now: Option<usize>,
    options: impl Iterator<Item = &'a str>,
) -> Option<usize> {
    let opens = opens_now(ui, id);
    let mut typed = typed_ahead(ui, id);
    let mut chosen = None;
    for (index, option) in options.enumerate() {
        let is_now = now == Some(index);
        let label = ui.selectable_label(is_now, option);
        let begins = |typed: &mut String| option.to_lowercase().starts_with(typed.as_str());
        if (opens && is_now) || typed.take_if(begins).is_some() {
            label.request_focus();
            label.scroll_to_me(None);
        }
        if label.clicked() {
            chosen = Some(index);
        }
    }
    chosen
}

/// What was typed to find an option, in small letters, if something was in this frame.
fn typed_ahead(ui: &Ui, id: Id) -> Option<String> {
    let (letters, now) = ui.input(|input| {
        let texts = input.events.iter().filter_map(|event| match event {
            Event::Text(text) => Some(text.as_str()),
            _ => None,
        });
        (texts.collect::<String>(), input.time)
    });
    // A blank chooses.
    if letters.trim().is_empty() {
        return None;
    }
    let id = id.with("typed ahead");
    let (before, at): (String, f64) = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let before = if now - at < PAUSE {
        before
    } else {
        String::new()
    };
    let typed = before + &letters.to_lowercase();
    ui.data_mut(|data| data.insert_temp(id, (typed.clone(), now)));
    Some(typed)
}
