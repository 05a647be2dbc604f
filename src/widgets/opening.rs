//! When a list that opens over the window is drawn for the first time.

use egui::{Id, Ui};

/// Whether the list known by `id`, which is being drawn, wasn't open before. To be
/// asked once a pass.
pub fn opens_now(ui: &Ui, id: Id) -> bool {
    let id = id.with("drawn in pass");
    let now = ui.ctx().cumulative_pass_nr();
    let last = ui.data(|data| data.get_temp::<u64>(id));
    ui.data_mut(|data| data.insert_temp(id, now));
    last.is_none_or(|last| last + 1 < now)
}
